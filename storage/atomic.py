"""A file is replaced whole or not at all, whenever the program or the power goes.

Only calls of `os` are used, each one system call: the fault harness fails every one of them.
"""

import contextlib
import errno
import os
import re
import stat
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from nianbao.storage.errors import DISK_ERRORS, cannot_write

REPLACE_PAUSES = (0.01, 0.03, 0.1, 0.3) if os.name == "nt" else ()
"""Seconds to wait before trying again: on Windows a virus scanner holds a new file open."""

_NO_FOLDER_SYNC = (
    errno.EINVAL,
    errno.ENOTSUP,
    errno.ENOSYS,
    errno.EACCES,
    errno.EPERM,
    errno.EBADF,
)
"""What a file system answers that can't sync folders, or won't let one be opened."""

_OWN_FOLDER, _OWN_FILE = 0o700, 0o600
"""What the user alone may look into."""
_TEMPORARY = re.compile(r"\..{1,40}\.tmp-[0-9a-f]{8}", re.DOTALL)
_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def write_atomically(
    path: Path,
    content: bytes,
    *,
    private: bool = False,
    before_replace: Callable[[Path], None] | None = None,
) -> None:
    """Make `content` the whole content of the file, or leave what was there untouched.

    When it returns, the file survives a power cut. A link is followed and the file it names
    replaced; an existing file keeps its mode. What is `private` nobody but the user may read, where
    the system has such a thing: of the mode only what is the user's stays. `before_replace` is
    called with the finished temporary file at the last moment; what it raises stops the
    replacement. Raises StorageError when the file can't be written, or it is not sure that it would
    survive a power cut.
    """
    with _replaced(path) as (temporary, mode):
        _write_new(temporary, content, _OWN_FILE if private else 0o666)
        if private and mode is not None:
            mode &= _OWN_FOLDER  # a stricter one stays
        if mode is not None:
            with contextlib.suppress(OSError):  # a stick has no modes, and takes reports
                os.chmod(temporary, mode)  # noqa: PTH101 - see the module's rule
        if before_replace:
            before_replace(temporary)


@contextlib.contextmanager
def streamed_atomically(path: Path, *, private: bool = False) -> Iterator[BinaryIO]:
    """A file to write to, which takes the name when all of it is on the disk: for what is large.

    What is `private` is new, and nobody but the user may read it.

    What is raised meanwhile leaves what was there untouched. Raises StorageError where the file
    can't be written.
    """
    with _replaced(path) as (temporary, mode):
        mode = mode or (_OWN_FILE if private else 0o666)
        with os.fdopen(os.open(temporary, _NEW_FILE, mode), "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())


@contextlib.contextmanager
def _replaced(path: Path) -> Iterator[tuple[Path, int | None]]:
    """Where to write what then takes the place of a file, and that file's mode, None without one.

    What is raised meanwhile leaves the file untouched and nothing beside it. Raises StorageError.
    """
    try:
        target = Path(os.path.realpath(path))
        mode = _mode_of(path)
        temporary = _temporary_name(target)
        try:
            yield temporary, mode
            _replace(temporary, target)
        except BaseException:
            with contextlib.suppress(*DISK_ERRORS):
                os.unlink(temporary)  # noqa: PTH108
            raise
        sync_folder(target.parent)
    except DISK_ERRORS as error:
        raise cannot_write(path, error) from error


def write_folder_atomically(path: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a new folder, which gets its name when all of them are on disk.

    Raises OSError; then there is no such folder.
    """
    unfinished = _temporary_name(path)
    os.mkdir(unfinished, _OWN_FOLDER)  # noqa: PTH102
    try:
        for name, content in files.items():
            _write_new(unfinished / name, content, _OWN_FILE)
        sync_folder(unfinished)
        os.rename(unfinished, path)  # noqa: PTH104
    except BaseException:
        _remove(unfinished)
        raise
    sync_folder(path.parent)


def make_own_folder(folder: Path) -> None:
    """Make a folder, and those above it, unless it is there; raises OSError."""
    try:
        folder.mkdir(_OWN_FOLDER, exist_ok=True)
    except FileNotFoundError:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(_OWN_FOLDER, exist_ok=True)


def close_folder(folder: Path) -> None:
    """Let nobody but the user look into a folder, where it is there and the system can do that."""
    with contextlib.suppress(OSError):
        mode = stat.S_IMODE(folder.stat().st_mode)
        if mode & ~_OWN_FOLDER:
            folder.chmod(mode & _OWN_FOLDER)


def sweep(path: Path) -> None:
    """Remove what killed programs left behind while they wrote this file.

    Only for the one writer of the file: another one's temporary file would be taken from it.
    """
    with contextlib.suppress(*DISK_ERRORS):
        target = Path(os.path.realpath(path))
        prefix = _temporary_prefix(target)
        _sweep(target.parent, lambda name: name.startswith(prefix))


def sweep_folder(folder: Path) -> None:
    """The same for every file and folder in a folder that only this program writes to."""
    _sweep(folder, _TEMPORARY.fullmatch)


def _sweep(folder: Path, is_left: Callable[[str], object]) -> None:
    with contextlib.suppress(*DISK_ERRORS):
        for name in filter(is_left, os.listdir(folder)):  # noqa: PTH208
            _remove(folder / name)


def _remove(left: Path) -> None:
    """Remove a file, or a folder of files, as far as that goes."""
    with contextlib.suppress(*DISK_ERRORS):
        if left.is_dir() and not left.is_symlink():
            for name in os.listdir(left):  # noqa: PTH208
                os.unlink(left / name)  # noqa: PTH108
            os.rmdir(left)  # noqa: PTH106
        else:
            os.unlink(left)  # noqa: PTH108


def sync_folder(folder: Path) -> None:
    """Have the names in a folder survive a power cut, too; raises OSError when the disk fails.

    Windows and some network shares have no such thing: there the system's word for the
    replaced file has to do (SQLite decides the same way).
    """
    if os.name == "nt":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise


def _temporary_prefix(target: Path) -> str:
    """How the names of this file's temporary files begin: short, whatever the file is called."""
    return f".{target.name[:40]}.tmp-"


def _temporary_name(target: Path) -> Path:
    return target.with_name(f"{_temporary_prefix(target)}{os.urandom(4).hex()}")


def _write_new(temporary: Path, content: bytes, mode: int) -> None:
    """Write a file that is not there yet, down to the disk."""
    descriptor = os.open(temporary, _NEW_FILE, mode)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(descriptor, rest) :]  # a disk may take less than it is given
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _mode_of(path: Path) -> int | None:
    """The mode of the file that is there, None if none is; a read-only file is refused.

    The file system would let a read-only file be replaced, but its owner said not to. It would
    also put a file in the place of a device or a pipe.
    """
    try:
        found = path.stat().st_mode
    except FileNotFoundError:
        return None
    mode = stat.S_IMODE(found)
    if stat.S_ISDIR(found):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(found):
        raise OSError(errno.ENODEV, os.strerror(errno.ENODEV))
    if not mode & 0o222 or not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return mode


def _replace(temporary: Path, target: Path) -> None:
    for pause in REPLACE_PAUSES:
        try:
            os.replace(temporary, target)  # noqa: PTH105
        except PermissionError:
            time.sleep(pause)
        else:
            return
    os.replace(temporary, target)  # noqa: PTH105
