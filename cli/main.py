"""The command line: frozen words, one Chinese sentence for every failure.

Only the screens import Textual; the subcommands start in the time Python needs.
"""

import contextlib
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from nianbao.cli import COULD_NOT
from nianbao.desk.kept_patterns import kept_patterns
from nianbao.desk.shared_methods import share_methods
from nianbao.report.errors import ReportError

if TYPE_CHECKING:  # the screens open without a parser, and so they come sooner
    from argparse import Namespace

_NOTHING_TYPED = "库里已有的报告都在。"
_LAST_WORDS = "程序出了没有料到的错，已经停下；连说明也出了错，请重新安装程序。"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit status.

    What is told on a standard error that is closed goes nowhere: not on standard output.
    """
    words = sys.argv[1:] if arguments is None else list(arguments)
    if sys.stderr is not None:
        return _main(words)
    with (
        Path(os.devnull).open("w", encoding="utf-8") as nowhere,
        contextlib.redirect_stderr(nowhere),
    ):
        return _main(words)


def _main(words: list[str]) -> int:
    data = None
    try:
        share_methods()
        _prepare_streams()
        with kept_patterns():
            data, run = _asked_for(words)
            status = run()
        sys.stdout.flush()
        return status
    except ReportError as error:
        _complain(error)
    except OSError as error:
        _complain_of_system(error)
    except KeyboardInterrupt:
        print("已中断。", file=sys.stderr)
    except Exception as error:  # nobody foresaw it: told in words, the details in a file
        from nianbao.desk.crash import crash_error

        _complain(crash_error(_data_file(data), error, _NOTHING_TYPED))
    return COULD_NOT


def _asked_for(words: list[str]) -> tuple[str | None, Callable[[], int]]:
    """The data file that is named, if one is, and what is to be done."""
    match words:
        case []:
            return None, partial(_open_screens, None)
        case ["--data", data] if data and not data.startswith("-"):
            return data, partial(_open_screens, data)
    from nianbao.cli.arguments import read_arguments

    options = read_arguments(words)
    return options.data, partial(_run, options)


def _data_file(named: str | None) -> Path:
    from nianbao.storage.paths import default_data_file

    return Path(named) if named else default_data_file(os.environ)


def _require_file(data: Path) -> None:
    """Say so where the data file is called as a folder is: nothing could lie beside `/`."""
    if os.path.isdir(data) or not data.name:  # noqa: PTH112 - which raises over a wild name
        raise ReportError(
            f"“{data}”是一个文件夹，不是数据文件，", "请在 --data 后面写明文件名，如 nianbao.json。"
        )


def _open_screens(named: str | None) -> int:
    from nianbao.tui.start import open_library

    _require_chinese_names()
    data = _data_file(named)
    _require_file(data)
    return open_library(data)


def _run(options: "Namespace") -> int:
    if options.version:
        from nianbao.desk.version import version_words

        print(version_words())
        return 0
    _require_chinese_names()
    if options.command == "demo":
        from nianbao.tui.start import open_demo

        return open_demo()
    if options.command is None:
        return _open_screens(options.data)
    data = _data_file(options.data)
    _require_file(data)
    from nianbao.cli import carrying, commands

    if options.command == "verify":  # the readers and writers come with it, the others do without
        from nianbao.cli.verifying import verify

        return verify(data, options)
    if options.command == "rollup":
        from nianbao.cli.rollup import rollup

        return rollup(data, options)
    if options.command == "register":
        from nianbao.cli.register import register

        return register(data, options)
    run = {
        "import": commands.import_report,
        "check": commands.check,
        "export": commands.export,
        "list": commands.list_reports,
        "backup": carrying.backup,
        "pack": carrying.pack,
        "unpack": carrying.unpack,
    }[options.command]
    return run(data, options)


def _require_chinese_names() -> None:
    """Backups, history and exports have Chinese names: say so at once, not when one is written."""
    from nianbao.desk.terminal_encoding import has_chinese_names

    if not has_chinese_names():
        raise ReportError(
            f"系统的语言设置（{sys.getfilesystemencoding()}）里没有中文，写不成中文的文件名。",
            "请先运行 export LC_ALL=C.UTF-8，再打开 nianbao。",
        )


def _prepare_streams() -> None:
    """UTF-8 into pipes and files; on a terminal its own, what that lacks is shown as `?`.

    Raises ReportError where standard output is closed: the data file would get its number.
    """
    if sys.stdout is None:
        raise ReportError("标准输出是关着的，结果没有地方写；", "请不要关掉它，再试一次。")
    from nianbao.desk.terminal_encoding import terminal_encoding

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            if stream.isatty():
                stream.reconfigure(encoding=terminal_encoding(), errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", newline="\n", errors="replace")


def _complain_of_system(error: OSError) -> None:
    """Say what the system refused; nothing where who reads the output has simply gone away."""
    from nianbao.storage.errors import cannot_write, not_foreseen

    if not _output_failed() and not isinstance(error, BrokenPipeError):
        _complain(not_foreseen(error))
    elif not isinstance(error, BrokenPipeError):
        _complain(cannot_write(Path("标准输出"), error))


def _output_failed() -> bool:
    """Whether standard output takes no more; it is given up then, or Python tries at its end."""
    try:
        sys.stdout.flush()
    except OSError:
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return True
    return False


def _complain(error: ReportError) -> None:
    try:
        from nianbao.report.text import clean_marks

        words = clean_marks(str(error)).replace("\n", " ")
    except Exception:  # what tells of an error may be what is wrong
        words = _LAST_WORDS
    print(words, file=sys.stderr)
