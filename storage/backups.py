"""Backups beside the data file: copies byte for byte, each of which is a data file itself.

The rule: newer is whatever has the higher running number, because clocks jump. Nothing but our
own backups is ever removed, and never the newest one that can be read. Deleting the whole folder
loses no report of today.
"""

import contextlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from nianbao.storage import machine
from nianbao.storage.atomic import make_own_folder, write_atomically
from nianbao.storage.contents import Contents, contents_of, read_content, tables_of
from nianbao.storage.data_file import whole_file
from nianbao.storage.document_numbers import with_given_numbers
from nianbao.storage.errors import DISK_ERRORS, StorageError, cannot_read, cannot_write, shown
from nianbao.storage.own_files import refuse_own
from nianbao.storage.paths import BACKUPS, companion_path, free_path
from nianbao.storage.retention import kept_numbers
from nianbao.storage.schema import Tables

_NAME = re.compile(r"nianbao-([0-9]{6,18})-([0-9]{8}-[0-9]{6})\.json")
_TIME = "%Y%m%d-%H%M%S"


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: its running number, the machine's local time when it was made, its bytes."""

    number: int
    time: datetime
    size: int
    path: Path


class Backups:
    """The backups of one data file. Every method that touches files raises StorageError.

    May be used from any thread; none of it waits for a lock, and all of it waits for the disk.
    """

    def __init__(self, data: Path) -> None:
        self._data = data
        self.folder = companion_path(data, BACKUPS)

    def list(self) -> tuple[Backup, ...]:
        """All backups, the newest first; files that are none of ours are passed over."""
        return tuple(sorted(self._found(), key=lambda one: (-one.number, one.path.name)))

    def newest(self) -> Backup | None:
        """The newest backup."""
        return next(iter(self.list()), None)

    def newest_good(self) -> Backup | None:
        """The newest backup that can be read."""
        return next((one for one in self.list() if not self.contents(one).damage), None)

    def contents(self, backup: Backup) -> Contents:
        """What a backup holds. Never raises: damage is part of it."""
        return contents_of(backup.path)

    def present(self) -> Contents:
        """What the data file holds now. Never raises either."""
        return contents_of(self._data)

    def is_of_today(self) -> bool:
        """Whether the newest backup bears today's date."""
        newest = self.newest()
        return newest is not None and newest.time.date() == machine.now().date()

    def take(self) -> Backup | None:
        """Make a backup of the data file as it stands, then remove those that need not stay.

        None when there is no data file, or when the newest backup holds the same bytes.
        """
        newest = self.newest()
        backup = self.keep_present()
        if backup is None or backup == newest:
            return None
        self._prune()
        return backup

    def restore(self, backup: Backup) -> Backup | None:
        """Make a backup the data file; gives the one that undoes this, None if no file was there.

        What the data file holds now, damaged or not, is kept as a backup first. Raises
        BrokenFileError or NewerSchemaError, and changes nothing, when the one chosen can't be
        read as a data file. Document numbers that were given out since stay given out.
        """
        content = read_content(backup.path)
        if content is None:
            raise StorageError(f"备份“{shown(backup.path)}”不见了。", "请另选一份。")
        tables = tables_of(content, backup.path)
        present = self.keep_present()
        content = self._with_given_numbers(content, tables)
        write_atomically(self._data, content, private=True)
        return present

    def _with_given_numbers(self, content: bytes, tables: Tables) -> bytes:
        """What a backup holds, and the document numbers of the data file that are above its."""
        with contextlib.suppress(StorageError):
            now = read_content(self._data)
            raised = with_given_numbers(tables, tables_of(now, self._data)) if now else None
            return whole_file(raised) if raised else content
        return content

    def copy_to(self, folder: Path) -> Path:
        """Copy the data file into a folder, such as a USB stick's; gives the path of the copy.

        It is read back from the medium before this returns. No copy stays when that fails.
        Raises StorageError.
        """
        content = read_content(self._data)
        if content is None:
            raise StorageError(f"还没有数据文件“{shown(self._data)}”。", "没有可以备份的内容。")
        tables_of(content, self._data)
        name = f"nianbao-备份-{machine.now():{_TIME}}.json"
        path = free_path(folder.absolute(), name)
        refuse_own(self._data, path)
        write_verified(path, content)
        return path

    def keep_present(self) -> Backup | None:
        """The backup that holds what the data file does, made now if the newest does not.

        None when there is no data file. None of the older ones goes. Raises StorageError.
        """
        content = read_content(self._data, damaged=True)
        if content is None:
            return None
        newest = self.newest()
        if newest and newest.size == len(content):
            with contextlib.suppress(StorageError):
                if read_content(newest.path, damaged=True) == content:
                    return newest
        number = newest.number + 1 if newest else 1
        time = machine.now().replace(tzinfo=None)
        path = self.folder / f"nianbao-{number:06}-{time:{_TIME}}.json"
        try:
            make_own_folder(self.folder)
        except DISK_ERRORS as error:
            raise cannot_write(self.folder, error) from error
        write_atomically(path, content, private=True)
        return Backup(number, time, len(content), path)

    def _prune(self) -> None:
        """Remove what need not stay; a file that can't be removed now goes some other time."""
        backups = self.list()
        kept = kept_numbers((one.number, one.time) for one in backups)
        going = [one for one in backups if one.number not in kept]
        if not going:
            return
        good = self.newest_good()
        for one in going:
            if one != good:
                with contextlib.suppress(*DISK_ERRORS):
                    one.path.unlink()

    def _found(self) -> Iterator[Backup]:
        try:
            for path in self.folder.iterdir():
                if (name := _NAME.fullmatch(path.name)) and path.is_file():
                    with contextlib.suppress(ValueError, FileNotFoundError):
                        time = datetime.fromisoformat(name[2].replace("-", "T"))
                        yield Backup(int(name[1]), time, path.stat().st_size, path)
        except FileNotFoundError:
            return
        except DISK_ERRORS as error:
            raise cannot_read(self.folder, error) from error


def keep_old_file(data: Path) -> None:
    """Back a data file up as an older program wrote it; raises StorageError, which says why."""
    try:
        Backups(data).take()
    except StorageError as error:
        words = f"数据文件是旧版程序写的，改动以前要先备份，没有备份成：{error.message}"
        raise StorageError(words, error.hint) from error


def write_verified(path: Path, content: bytes) -> None:
    """Write a new file and read it back from the medium; raises StorageError.

    No file stays when that fails.
    """
    write_atomically(path, content, private=True)
    try:
        if _read_back(path) != content:
            raise StorageError(
                f"拷到“{shown(path)}”的内容读回来不一样，没有留下。",
                "这个盘可能坏了，请换一个。",
            )
    except BaseException:
        with contextlib.suppress(*DISK_ERRORS):
            path.unlink()
        raise


def _read_back(path: Path) -> bytes:
    """The content of a file as the medium has it, not as the system remembers it, where it can."""
    try:
        with path.open("rb") as file:
            if hasattr(os, "posix_fadvise"):
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
            return file.read()
    except DISK_ERRORS as error:
        raise cannot_read(path, error) from error
