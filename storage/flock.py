"""The system's lock on a file where the standard library has it: on all systems but Windows.

filelock takes the same lock, but brings a library of cryptography: 4 MB, and 8 ms of a start.
"""

import errno
import os
import sys
from pathlib import Path


class TakenError(Exception):
    """Another program has the lock."""


class Flock:
    """The lock on a file, which is made if need be; nothing is ever written into it.

    Raises TakenError, or OSError where the file system has no locks or gives no file.
    """

    def __init__(self, path: Path) -> None:
        if sys.platform == "win32":
            raise OSError(errno.ENOSYS, "no flock on Windows")
        from fcntl import LOCK_EX, LOCK_NB, flock

        # Under its name may lie a link to another file, or a FIFO that never opens.
        flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK
        self._file = os.open(path, flags, 0o644)
        try:
            flock(self._file, LOCK_EX | LOCK_NB)
        except OSError as error:
            os.close(self._file)
            if error.errno in (errno.EACCES, errno.EAGAIN):
                raise TakenError from error
            raise

    def release(self) -> None:
        """Let others have it: the system takes it back when the file is closed."""
        os.close(self._file)
