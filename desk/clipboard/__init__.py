"""Copying: each way in turn until one works, and words that say which one it was.

No library does it: those that are kept up put text alone on a clipboard, those that put HTML
are old or compiled. What is left is small: a program is fed, a dozen calls of Windows made.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from nianbao.desk.clipboard.last_resorts import BesideFile, TerminalClipboard
from nianbao.desk.clipboard.programs import LINUX, MacClipboard
from nianbao.desk.clipboard.way import Copied, CopyError, Rich, Way
from nianbao.report.errors import ReportError

__all__ = ["Copied", "CopyError", "Rich", "Way", "copy", "ways"]


def ways(
    send: Callable[[str], None], data_file: Path | None, otherwise: str = ""
) -> tuple[Way, ...]:
    """All ways, the best first; `send` asks the terminal, the last writes beside the data file.

    Without a data file there is no last one. No terminal tells whether it copied: `otherwise` is
    what the clerk can do here instead, as words that go on a sentence; nothing where it is empty.
    """
    from nianbao.desk.clipboard.windows import WindowsClipboard

    desktop = (WindowsClipboard(), MacClipboard(), *LINUX)
    last = (BesideFile(data_file),) if data_file else ()
    return (*desktop, TerminalClipboard(send, otherwise), *last)


def copy(rich: Rich, ways: Sequence[Way]) -> Copied:
    """Copy by the first way that works; the words begin with what did not. It may take seconds.

    Raises CopyError when none works.
    """
    failed = ""
    for way in ways:
        if not way.available():
            continue
        try:
            copied = way.copy(rich)
        except ReportError as error:
            failed += str(error)
        else:
            return replace(copied, words=failed + copied.words)
    raise CopyError(f"没有复制成。{failed}")
