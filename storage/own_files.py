"""What no command may write over: the data file and all that this program keeps beside it.

Every way out of the library (an export, a pack, a copy) asks here before it writes.
"""

import contextlib
import os
import re
from collections.abc import Iterator
from pathlib import Path

from nianbao.storage.errors import DISK_ERRORS, StorageError, cannot_write, shown
from nianbao.storage.lock import lock_files
from nianbao.storage.paths import BACKUPS, FINALS, HISTORY, companion_path

_DATA_FILE = re.compile(rb'\s*\{\s*"meta"\s*:\s*\{\s*"1"\s*:\s*\{\s*"schema"')
"""How a data file begins, a backup or a history, whoever's it is."""
_BEGINNING = 200


def refuse_own(data: Path, target: Path) -> None:
    """Raise StorageError when writing to `target` would touch what belongs to a library.

    That is the data file `data`, its lock and owner, all in the folders of its backups, history
    and final copies, by whatever name, link or case; and any other file that begins as a data
    file does. A target that is not there yet, anywhere else, is free.
    """
    try:
        if _is_own(data, target):
            raise StorageError(
                f"“{shown(target)}”是程序自己存东西的地方，没有写，原来的没有动。",
                "请换一个文件名或文件夹。",
            )
        if target.is_file() and _DATA_FILE.match(_beginning(target)):
            raise StorageError(
                f"“{shown(target)}”是年报的数据文件或备份，没有写，原来的没有动。",
                "请换一个文件名。",
            )
    except DISK_ERRORS as error:
        raise cannot_write(target, error) from error


def own_paths(data: Path) -> frozenset[Path]:
    """The paths of what belongs to a library, there or not: no clerk looks for these."""
    return frozenset(_own(data))


def _is_own(data: Path, target: Path) -> bool:
    """Whether the target is one of the library's files or folders, or lies in one of these.

    Where one of them is not there yet names decide, in any case: some disks tell none apart.
    """
    real, own = Path(os.path.realpath(target)), list(_own(data))
    names = {os.path.realpath(path).casefold() for path in own}
    marks = set(map(_mark, own)) - {None}
    places = (real, *(above for above in real.parents if not above.is_file()))
    if any(str(place).casefold() in names or _mark(place) in marks for place in places):
        return True
    return _is_linked(real) and any(
        _mark(Path(place, name)) == _mark(real)
        for folder in own
        for place, _, inside in os.walk(folder)
        for name in inside
    )


def _own(data: Path) -> Iterator[Path]:
    """What belongs to a library, there or not; also beside the link where the data file is one."""
    for name in {data.absolute(), Path(os.path.realpath(data))}:
        yield name
        yield from lock_files(name)
        for what in (BACKUPS, HISTORY, FINALS):
            yield companion_path(name, what)


def _mark(path: Path) -> tuple[int, int] | None:
    """What two names of one file or folder share; None where nothing can be seen."""
    with contextlib.suppress(OSError):
        found = path.stat()
        return found.st_dev, found.st_ino
    return None


def _is_linked(path: Path) -> bool:
    """Whether a file has a second name."""
    return path.is_file() and path.stat().st_nlink > 1


def _beginning(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_BEGINNING)
