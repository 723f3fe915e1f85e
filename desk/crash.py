"""What is left of an error nobody foresaw: a sentence for the clerk, and a file of details.

The rule: the file names kinds of errors, modules, functions and lines, and nothing of the report,
of who sits here, or of how this machine's folders are called; so it can be handed on as it is.
"""

import errno
import os
import platform
import re
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path
from traceback import walk_tb

from nianbao.desk.version import VERSION
from nianbao.report.errors import ReportError
from nianbao.storage import machine
from nianbao.storage.errors import shown

_LOG_LIMIT = 200_000
"""Bytes of the file: a fuller one is begun anew."""
_CAUSES = 5
"""Errors behind an error that are told at most."""
_FRAMES = 60
"""The innermost frames of one error that are told."""
_PACKAGES = re.compile(r".*[/\\](?:site-packages|dist-packages|python3\.\d+|Lib)[/\\]")
_OWN = re.compile(r".*[/\\](nianbao[/\\](?:report|imports|exports|storage|desk|cli|tui)[/\\].*)")


class CrashError(ReportError):
    """The program has ended over an error of its own; words for the clerk."""


class ThreadError(Exception):
    """An error of another thread, of which its kind and its frames are known and no more."""

    def __init__(self, kind: str, frames: list[str]) -> None:
        super().__init__()
        self.kind = kind
        self.frames = frames


def crash_error(data: Path, error: BaseException, unsaved: str) -> CrashError:
    """Keep the details of an error beside a data file, and give the words that tell of it.

    `unsaved` says what could not be saved, empty when all is. Never raises.
    """
    log = keep_details(data, error)
    kept = unsaved or "打好的内容已经存好。"
    told = f"详细情况记在“{shown(log)}”，里面没有报告的内容，可以交给维护的人。" if log else ""
    return CrashError(f"程序出了没有料到的错，已经停下；{kept}", told)


def keep_details(data: Path, error: BaseException) -> Path | None:
    """Write the details of an error to the end of a file beside a data file; gives its path.

    Where that can't be written it goes to the folder of temporary files; None where it can't
    either. Never raises.
    """
    text = details(error).encode("utf-8", "replace")
    name = f"{data.stem or 'nianbao'}-出错记录.txt"
    own = [data.parent] if data.name else []
    for folder in (*own, Path(tempfile.gettempdir())):
        path = folder / name
        try:
            _append(path, text)
        except (OSError, ValueError):
            continue
        return path
    return None


def details(error: BaseException) -> str:
    """What is known of an error, without a word that was typed and without names of folders."""
    system = f"{platform.system()} {platform.machine()} Python {platform.python_version()}"
    head = f"{machine.now().isoformat()} nianbao {VERSION} {system}"
    return "\n".join([head, *_chain(error), "", ""])


def place_of_code(filename: str, line: int | None, function: str) -> str:
    """Where code stands: from the package on, or the file's bare name."""
    path = _OWN.sub(r"\1", filename)
    if path == filename:
        path = _PACKAGES.sub("", filename)
    if path == filename:
        path = Path(filename.replace("\\", "/")).name
    return f"  {path}:{line or 0} {function}"


def _chain(error: BaseException) -> Iterator[str]:
    shown_one: BaseException | None = error
    for _ in range(_CAUSES):
        if shown_one is None:
            return
        if isinstance(shown_one, ThreadError):
            yield shown_one.kind
            yield from shown_one.frames[-_FRAMES:]
        else:
            yield _kind(shown_one)
            frames = [
                place_of_code(frame.f_code.co_filename, line, frame.f_code.co_name)
                for frame, line in walk_tb(shown_one.__traceback__)
            ]
            yield from frames[-_FRAMES:]
        shown_one = _inner(shown_one) or shown_one.__cause__ or shown_one.__context__


def _inner(error: BaseException) -> BaseException | None:
    """What an error of Textual's workers wraps."""
    inner = getattr(error, "error", None)
    return inner if isinstance(inner, BaseException) else None


def _kind(error: BaseException) -> str:
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    number = error.errno if isinstance(error, OSError) else None
    return f"{kind} {errno.errorcode.get(number, number)}" if number else kind


def _append(path: Path, text: bytes) -> None:
    """Add to a file; raises OSError, also for a link or a FIFO, which would never open."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
    if os.path.lexists(path):
        found = path.lstat()
        if not stat.S_ISREG(found.st_mode) or found.st_nlink > 1:
            raise OSError(errno.ENODEV, os.strerror(errno.ENODEV))
    full = path.is_file() and path.stat().st_size + len(text) > _LOG_LIMIT
    descriptor = os.open(path, flags | (os.O_TRUNC if full else 0), 0o600)
    with os.fdopen(descriptor, "ab") as file:
        file.write(text)
