"""The command line: frozen words, one Chinese sentence for every failure.

Only the screens import Textual; the subcommands start in the time Python needs.
"""

import argparse
import contextlib
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from nianbao.cli import COULD_NOT
from nianbao.report.errors import ReportError

TARGETS = (
    "markdown",
    "text",
    "html",
    "page",
    "docx",
    "json",
    "review",
    "review-text",
    "review-word",
)

_NOTHING_TYPED = "库里已有的报告都在。"
_LAST_WORDS = "程序出了没有料到的错，已经停下；连说明也出了错，请重新安装程序。"
_VERIFY = "发布后核对：网站上的页面和库里的报告比"
_ROLLUP = "县里汇总：一个文件夹的报告，谁没报、合计、雷同"
_REGISTER = "台账：登记、列出、读入、导出、算表、到期"
_COMPLAINTS = (
    (r"unrecognized arguments: (.*)", "不认识“{}”。"),
    (r"argument (?:\S+/)?(\S+): expected one argument", "“{}”后面要写内容。"),
    (r"argument 命令: invalid choice: '(.*?)' .*", "没有“{}”这个命令。"),
    (r"argument (\S+): invalid choice: .*", "“{}”后面的写法不对。"),
    (r"argument (\S+): invalid int value: .*", "“{}”后面要写数字。"),
    (r"the following arguments are required: (.*)", "还缺少“{}”。"),
)


_HEADINGS = (
    ("usage: ", "用法："),
    ("positional arguments:", "参数："),
    ("options:", "选项："),
    ("show this help message and exit", "显示这些说明"),
)


class _Parser(argparse.ArgumentParser):
    """A parser whose help and whose one sentence are Chinese."""

    def format_help(self) -> str:
        """The help, argparse's own headings in Chinese."""
        words = super().format_help()
        for english, chinese in _HEADINGS:
            words = words.replace(english, chinese)
        return words

    def error(self, message: str) -> NoReturn:
        say = f"命令写得不对：{message}"
        for pattern, words in _COMPLAINTS:
            if match := re.fullmatch(pattern, message, re.DOTALL):
                say = words.format(match[1])
                break
        raise ReportError(say, "用 nianbao --help 看写法。")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit status."""
    options = argparse.Namespace(data=None)
    try:
        _prepare_streams()
        options = _parse(arguments)
        status = _run(options)
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

        _complain(crash_error(_data_file(options), error, _NOTHING_TYPED))
    return COULD_NOT


def _data_file(options: argparse.Namespace) -> Path:
    from nianbao.storage.paths import default_data_file

    return Path(options.data) if options.data else default_data_file(os.environ)


def _require_file(data: Path) -> None:
    """Say so where the data file is called as a folder is: nothing could lie beside `/`."""
    if os.path.isdir(data) or not data.name:  # noqa: PTH112 - which raises over a wild name
        raise ReportError(
            f"“{data}”是一个文件夹，不是数据文件，", "请在 --data 后面写明文件名，如 nianbao.json。"
        )


def _run(options: argparse.Namespace) -> int:
    if options.version:
        from nianbao.desk.version import version_words

        print(version_words())
        return 0
    _require_chinese_names()
    if options.command == "demo":
        from nianbao.tui.start import open_demo

        return open_demo()
    data = _data_file(options)
    _require_file(data)
    if options.command is None:
        from nianbao.tui.start import open_library

        return open_library(data)
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


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    match list(sys.argv[1:] if arguments is None else arguments):
        case []:
            return argparse.Namespace(data=None, version=False, command=None)
        case ["--data", data] if not data.startswith("-"):  # no parser: the screens come sooner
            return argparse.Namespace(data=data, version=False, command=None)
    from nianbao.desk.terminal_encoding import word_as_typed

    parser = _Parser(prog="nianbao", description="政府信息公开工作年度报告：填写、核对、导出。")
    parser.add_argument("--data", metavar="FILE", help="数据文件（不写就用默认位置）")
    parser.add_argument("--version", action="store_true", help="显示程序版本和数据格式")
    common = _Parser(add_help=False)
    common.add_argument(
        "--data", metavar="FILE", default=argparse.SUPPRESS, help="数据文件（不写就用默认位置）"
    )
    which = _Parser(add_help=False)
    which.add_argument("--office", metavar="NAME", type=word_as_typed, help="单位全称")
    which.add_argument("--year", metavar="YYYY", type=int, help="报告年份")
    plain = _Parser(add_help=False)
    plain.add_argument("--json", action="store_true", help="输出 JSON")
    commands = parser.add_subparsers(dest="command", metavar="命令", parser_class=_Parser)

    importing = commands.add_parser(
        "import", parents=[common, which, plain], help="读入一份报告，存进库里"
    )
    importing.add_argument("file", metavar="FILE", type=Path, help="报告的文件，或文件夹")
    importing.add_argument("--replace", action="store_true", help="库里有这一年的就换掉")

    checking = commands.add_parser(
        "check", parents=[common, which, plain], help="核对一个文件、一个文件夹，或库里的报告"
    )
    checking.add_argument("file", metavar="FILE", type=Path, nargs="?", help="报告的文件，或文件夹")
    checking.add_argument("--csv", action="store_true", help="输出 CSV，可以用 Excel、WPS 打开")
    checking.add_argument("--previous", metavar="FILE", type=Path, help="上一年报告的文件")

    exporting = commands.add_parser("export", parents=[common, which], help="导出一份报告")
    exporting.add_argument("--to", choices=TARGETS, required=True, help="导出成什么格式")
    exporting.add_argument("--output", metavar="PATH", help="写到哪里；- 是标准输出")
    exporting.add_argument("--aligned", action="store_true", help="纯文本的表格按列对齐")
    commands.add_parser("list", parents=[common, plain], help="列出库里的报告")
    verifying = commands.add_parser("verify", parents=[common, which, plain], help=_VERIFY)
    _add_carrying(commands, common)
    verifying.add_argument("file", metavar="FILE", type=Path, help="存下来的网页，或别的文件")
    _add_rollup(commands.add_parser("rollup", parents=[common, plain], help=_ROLLUP))
    registers = commands.add_parser("register", parents=[common], help=_REGISTER)
    _add_register(registers, common, which, plain)
    commands.add_parser("demo", parents=[common], help="用样本报告打开界面，不动你的数据")
    return parser.parse_args(arguments)


def _add_carrying(commands: "argparse._SubParsersAction[_Parser]", common: _Parser) -> None:
    backing_up = commands.add_parser("backup", parents=[common], help="把数据文件拷到U盘")
    backing_up.add_argument(
        "--to", metavar="FOLDER", type=Path, required=True, help="U盘上或别处的文件夹"
    )
    packing = commands.add_parser("pack", parents=[common], help="打成一个文件，带到别的电脑")
    packing.add_argument("--to", metavar="FILE", type=Path, required=True, help="写成哪个文件")
    packing.add_argument(
        "--without-names", action="store_true", help="台账里的姓名、联系方式不打进去"
    )
    unpacking = commands.add_parser(
        "unpack", parents=[common], help="放进别的电脑打的包，已有的报告不动"
    )
    unpacking.add_argument("file", metavar="FILE", type=Path, help="打包的文件")
    unpacking.add_argument("--replace", action="store_true", help="不一样的报告换成包里的")


def _add_register(registers: argparse.ArgumentParser, *shared: _Parser) -> None:
    of = _Parser(add_help=False)
    of.add_argument(
        "--register",
        choices=("requests", "reviews", "documents", "publications"),
        default="requests",
        help="哪本台账：依申请公开（不写就是它）、复议诉讼、文件和决定、公开工作",
    )
    actions = registers.add_subparsers(
        dest="action", metavar="做什么", parser_class=_Parser, required=True
    )
    listing = actions.add_parser("list", parents=[*shared, of], help="列出台账，不带姓名")
    listing.add_argument("--open", action="store_true", help="只列没有办结的")
    adding = actions.add_parser("add", parents=[*shared, of], help="登记一条")
    adding.add_argument("values", metavar="名称=内容", nargs="+", help="如 收到日期=2026-03-10")
    importing = actions.add_parser("import", parents=[*shared, of], help="读入 Excel、WPS 的台账")
    importing.add_argument("file", metavar="FILE", type=Path, help=".xlsx、.ods、.csv 文件")
    importing.add_argument("--replace", action="store_true", help="编号一样、内容不同的也换成新的")
    importing.add_argument("--doubles", action="store_true", help="像是重复的也放进去")
    importing.add_argument("--dry-run", action="store_true", help="只看，不存")
    exporting = actions.add_parser("export", parents=[*shared[:2], of], help="导出台账")
    exporting.add_argument(
        "--to", choices=("xlsx", "csv", "docx", "text"), required=True, help="导出成什么格式"
    )
    exporting.add_argument("--personal", action="store_true", help="带上姓名、联系方式、备注")
    exporting.add_argument("--output", metavar="PATH", help="写到哪里；- 是标准输出")
    actions.add_parser("tables", parents=shared, help="台账算出的表二、表三、表四")
    actions.add_parser("check", parents=shared, help="台账里有问题的：超期、条款、文号、日期先后")
    due = actions.add_parser("due", parents=shared, help="要办的，先到期的在前")
    due.add_argument("--on", metavar="DATE", help="看哪一天的，不写就是今天")


def _add_rollup(rolling: argparse.ArgumentParser) -> None:
    rolling.add_argument("folder", metavar="FOLDER", type=Path, help="各单位报告所在的文件夹")
    rolling.add_argument(
        "--roster", metavar="FILE", type=Path, required=True, help="单位名单（CSV）"
    )
    rolling.add_argument("--year", metavar="YYYY", type=int, required=True, help="报告年份")
    rolling.add_argument("--previous", metavar="FOLDER", type=Path, help="上一年报告的文件夹")
    rolling.add_argument(
        "--to", metavar="OUTPUT", type=Path, required=True, help="结果写到哪个文件夹"
    )
    rolling.add_argument(
        "--deduct",
        metavar="FILE",
        type=Path,
        help="从合计里扣减的（CSV：单位、格、数、理由）",
    )
    rolling.add_argument("--long", action="store_true", help="另写一行一格的长表")
    rolling.add_argument("--no-bom", action="store_true", help="CSV 前面不加记号（给 Spark 用）")
    rolling.add_argument(
        "--papers", action="store_true", help="另写汇总表、缺报名单、评分表（Word、CSV 等）"
    )
    rolling.add_argument(
        "--return",
        metavar="FILE",
        type=Path,
        dest="sent_back",
        help="意见表（CSV：单位、部分、意见），给表里的单位写退回意见",
    )
    rolling.add_argument("--due", metavar="DATE", help="退回的在哪天以前改好")


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
