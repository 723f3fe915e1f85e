"""A file is replaced whole or not at all, whenever the program or the power goes."""

import contextlib
import errno
import os
import stat
import time
from collections.abc import Callable
from pathlib import Path

from storage.errors import cannot_write

REPLACE_PAUSES = (0.01, 0.03, 0.1, 0.3) if os.name == "nt" else ()
"""Seconds to wait before trying again: on Windows a virus scanner holds a new file open."""


def write_atomically(
    path: Path, content: bytes, *, before_replace: Callable[[Path], None] | None = None
) -> None:
    """Make `content` the whole content of the file, or leave what was there untouched.

    A link is followed and the file it names replaced; an existing file keeps its mode.
    `before_replace` is called with the finished temporary file at the last moment; what it
    raises stops the replacement. Raises StorageError when the file can't be written.
    """
    target = Path(os.path.realpath(path))
    try:
        mode = _mode_of(target)
        temporary = target.with_name(f".nianbao-{os.urandom(6).hex()}.tmp")
        try:
            with temporary.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            if mode is not None:
                with contextlib.suppress(OSError):  # a stick has no modes, and takes reports
                    temporary.chmod(mode)
            if before_replace:
                before_replace(temporary)
            _replace(temporary, target)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise cannot_write(path, error) from error
    _sync_folder(target.parent)


def _mode_of(target: Path) -> int | None:
    """The mode of the file that is there, None if none is; a read-only file is refused.

    The file system would let a read-only file be replaced, but its owner said not to.
    """
    try:
        mode = stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        return None
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not mode & 0o222 or not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return mode


def _replace(temporary: Path, target: Path) -> None:
    for pause in REPLACE_PAUSES:
        try:
            os.replace(temporary, target)  # noqa: PTH105 - tests make this very call fail
        except PermissionError:
            time.sleep(pause)
        else:
            return
    os.replace(temporary, target)  # noqa: PTH105


def _sync_folder(folder: Path) -> None:
    """Ask that the new name survive a power cut, too.

    A failure is not told: the file is replaced and whole, and network shares and Windows
    can't do this at all (SQLite decides the same way).
    """
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
