"""Opening the screens: on a library, or on a sample report in a temporary place."""

import gc
import os
import shutil
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, cast

from nianbao.report.errors import ReportError
from nianbao.storage.errors import BrokenFileError
from nianbao.storage.library import Library

if TYPE_CHECKING:  # looks for itself whether Textual is to hurry: see _hurry
    from nianbao.tui.library.shelf import Shelf

SAMPLE = "sample_report.txt"
_ABSENT = cast(ModuleType, None)
"""Python's own sign for a module that is not there."""


def open_library(data: Path, log_beside: Path | None = None) -> int:
    """Run the screens on a data file; gives the exit status.

    Details of a crash lie beside that file, or `log_beside` another. Raises ReportError when there
    is no terminal, it is too small, or the file can't be read; a damaged file is left to the
    screens, which offer to recover it.
    """
    _hurry()
    _require_terminal()
    _load_textual()
    library = Library(data.absolute())
    with library.claimed():
        shelf, damage = _first_look(library)
        _run_screens(library, shelf, damage, log_beside or library.path)
    return 0


def _run_screens(
    library: Library, shelf: "Shelf | None", damage: BrokenFileError | None, beside: Path
) -> None:
    """Run the app over a net; raises CrashError when it ended over an error of its own."""
    from nianbao.tui.app import NianbaoApp
    from nianbao.tui.report.crash_net import CrashNet

    app = NianbaoApp(library, damage, shelf)
    with CrashNet(app, beside):
        app.run()


def _hurry() -> None:
    """Let Textual paint up to 240 times a second: at 60 a key just after a paint waits 16 ms.

    It looks when it is loaded, and nothing of it is before the screens are opened. Rubbish is
    looked for from the first quiet moment on (tui.terminal.quiet_moments): a start makes little.
    """
    os.environ.setdefault("TEXTUAL_FPS", "240")
    gc.disable()
    if "ssl" not in sys.modules:
        _load_asyncio_without_tls()
    if "_hashlib" not in sys.modules:
        _sum_without_openssl()


def _load_textual() -> None:
    """Load it before what is ours, which alone is looked at when rubbish is."""
    import_module("textual.app")
    gc.freeze()


def _load_asyncio_without_tls() -> None:
    """Nothing here speaks to a network; TLS is a quarter of what asyncio takes to load."""
    sys.modules["ssl"] = _ABSENT
    try:
        import_module("asyncio")
    finally:
        del sys.modules["ssl"]


def _sum_without_openssl() -> None:
    """Let sums of files be made by Python itself, if it can: OpenSSL takes 4 MB."""
    for sums in ("_sha2", "_sha256"):  # as they are called since 3.12, and before
        with suppress(ImportError):
            import_module(sums)
            sys.modules["_hashlib"] = _ABSENT
            return


def _first_look(library: Library) -> "tuple[Shelf | None, BrokenFileError | None]":
    """What the first screen shows, so that it is painted once; or why it can't be read."""
    from nianbao.tui.library.shelf import shelf_of

    try:
        return shelf_of(library), None
    except BrokenFileError as error:
        return None, error


def open_demo() -> int:
    """Run the screens on the sample report in a temporary folder that is removed at the end."""
    _hurry()
    _require_terminal()
    from importlib.resources import files
    from tempfile import TemporaryDirectory

    from nianbao.desk.open_report import store
    from nianbao.imports import read_report

    report = read_report(files("nianbao.tui").joinpath(SAMPLE).read_bytes(), ".txt").report()
    with TemporaryDirectory(prefix="nianbao-") as folder:
        data = Path(folder) / "nianbao.json"
        library = Library(data)
        store(library, report)
        return open_library(data, Path(folder).with_name("nianbao.json"))  # not in what goes


def _require_terminal() -> None:
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        raise ReportError("这里不是终端，画面打不开，", "请在终端窗口里直接运行 nianbao。")
    if os.environ.get("TERM") == "dumb":
        raise ReportError("这个终端显示不了画面（TERM=dumb），", "请换一个终端窗口。")
    require_glyphs(sys.stdin.fileno())
    from nianbao.tui.terminal.too_small import LEAST_COLUMNS, LEAST_ROWS

    size = shutil.get_terminal_size()
    if size.columns < LEAST_COLUMNS or size.lines < LEAST_ROWS:
        raise ReportError(
            f"终端窗口太小（{size.columns}列{size.lines}行），",
            f"请放大到至少{LEAST_COLUMNS}列{LEAST_ROWS}行，80列24行更好。",
        )


def require_glyphs(fileno: int) -> None:
    """Raise ReportError on the bare console of Linux where its font has no Chinese.

    What can't be seen is said in English as well.
    """
    if os.environ.get("TERM") != "linux":
        return
    from nianbao.tui.terminal.bare_console import lacks_chinese

    if lacks_chinese(fileno):
        raise ReportError(
            "No Chinese glyphs on this console, use a terminal window of the desktop: "
            "这个控制台没有中文字形，",
            "请到桌面里的终端窗口打开。",
        )
