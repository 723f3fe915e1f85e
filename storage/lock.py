"""One writer for a data file: the first program that opens it; others are told who that is.

The system holds the lock and lets go of it when its owner dies, however that happens. Where a
file system has no locks, a marker takes their place, which names its owner: one that died on
this machine is passed over. Who has it is told by a file of its own beside the data file,
since a locked file can't be read on Windows.
"""

import contextlib
import errno
import json
import os
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from nianbao.storage import machine
from nianbao.storage.atomic import make_own_folder
from nianbao.storage.bounded import load_json, read_regular
from nianbao.storage.errors import DISK_ERRORS, StorageError, cannot_write
from nianbao.storage.flock import Flock, TakenError

if TYPE_CHECKING:
    from filelock import BaseFileLock

_NO_LOCKS = (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL)
"""What file systems answer that have no locks: some network shares."""
_OWNER_LIMIT = 10_000
"""Bytes of the file that tells the owner."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Who writes to a data file. `since` is ISO 8601 with the offset from UTC."""

    user: str = ""
    pid: int = 0
    since: str = ""

    def sentence(self) -> str:
        """That another window has the file, and since when, in one sentence."""
        if not self.since:
            return "数据文件正被另一个窗口使用，这里只能看，不能改。"
        since = self.since[:16].replace("T", " ")
        return f"数据文件正被另一个窗口使用（{since}打开），这里只能看，不能改。"


class WriterLock:
    """The right to write to one data file, held until it is released or the program ends."""

    def __init__(self, data: Path) -> None:
        target = data
        with contextlib.suppress(UnicodeEncodeError):
            target = Path(os.path.realpath(data))  # by whatever name it is opened
        self._path, self._owner_path = lock_files(target)
        self._lock: Flock | BaseFileLock | None = None
        self.is_taken = False
        """Whether it was refused because another program has it."""

    def acquire(self) -> str:
        """Take the lock; gives `""`, or the sentence that says why it can't be had."""
        self.is_taken = False
        if self._lock is not None:
            return ""
        try:
            make_own_folder(self._path.parent)
            try:
                self._lock = _system_lock(self._path)
            except OSError as error:
                if error.errno not in _NO_LOCKS:
                    raise
                self._lock = _of_filelock(_marker_lock(), self._path)
        except TakenError:
            if not os.path.lexists(self._path):  # Windows calls what may not be made taken
                refused = PermissionError(errno.EACCES, os.strerror(errno.EACCES))
                return f"{cannot_write(self._path.parent, refused)}在这之前只能看，不能改。"
            self.is_taken = True
            return self._read_owner().sentence()
        except DISK_ERRORS as error:
            place = self._path if _is_there(self._path) else self._path.parent
            return f"{cannot_write(place, error)}在这之前只能看，不能改。"
        self._tell_owner()
        return ""

    def release(self) -> None:
        """Let others write."""
        if self._lock is not None:
            with contextlib.suppress(*DISK_ERRORS):
                self._owner_path.unlink()
            self._lock.release()
            self._lock = None

    def _read_owner(self) -> Owner:
        try:
            return Owner(**load_json(read_regular(self._owner_path, _OWNER_LIMIT)))
        except (OSError, ValueError, TypeError, StorageError):
            return Owner()

    def _tell_owner(self) -> None:
        owner = Owner(machine.user(), os.getpid(), machine.now().isoformat())
        with contextlib.suppress(OSError):  # others will not know the name, but wait all the same
            # A new file: under its name may lie a link to another one, or a FIFO that never opens.
            self._owner_path.unlink(missing_ok=True)
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
            with os.fdopen(os.open(self._owner_path, flags, 0o600), "wb") as file:
                file.write(json.dumps(asdict(owner), ensure_ascii=False).encode())


def lock_files(target: Path) -> tuple[Path, Path]:
    """The lock of a data file and the file that tells its owner; `target` is no link."""
    names = (f".{target.name}.lock", f".{target.name}.owner")
    return target.with_name(names[0]), target.with_name(names[1])


def _is_there(path: Path) -> bool:
    try:
        return os.path.lexists(path)
    except UnicodeEncodeError:
        return False


def _system_lock(path: Path) -> "Flock | BaseFileLock":
    """Take the system's lock; raises TakenError, or OSError where there are no locks."""
    if sys.platform == "win32":
        from filelock import FileLock

        return _of_filelock(FileLock, path)
    return Flock(path)


def _of_filelock(kind: "type[BaseFileLock]", path: Path) -> "BaseFileLock":
    from filelock import Timeout

    lock = kind(str(path), thread_local=False)  # another thread may release it
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise TakenError from error
    return lock


def _marker_lock() -> "type[BaseFileLock]":
    from filelock import SoftFileLock  # most of filelock: loaded only where it is needed

    return SoftFileLock
