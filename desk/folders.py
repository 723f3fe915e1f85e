"""What is in a folder, for a clerk who looks for a report: folders, files that can be read."""

import os
import sys
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from string import ascii_uppercase

from nianbao.imports.formats import READABLE_SUFFIXES
from nianbao.storage.errors import DISK_ERRORS, cannot_read

LISTED_AT_MOST = 1000
"""Entries listed at most: a path can be typed for the rest."""


@dataclass(frozen=True, slots=True)
class FolderEntry:
    """A folder, or a file with its size in bytes and when it was changed."""

    path: Path
    is_folder: bool = True
    size: int = 0
    changed: datetime | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """A folder's entries, folders first, and how many are not among them.

    `folder` is None for the list of drives.
    """

    folder: Path | None
    entries: tuple[FolderEntry, ...]
    others: int = 0
    beyond: int = 0


def list_folder(
    folder: Path,
    *,
    every: bool = False,
    own: Collection[Path] = (),
    endings: Collection[str] = READABLE_SUFFIXES,
) -> Listing:
    """The folders in a folder and its files with these endings, newest first; `every` file if so.

    Folders stand in the order of their names. What is `own` is left out, and what begins with a
    dot. `others` counts files with other endings, `beyond` what is more than LISTED_AT_MOST.
    Raises StorageError when the folder can't be opened.
    """
    try:
        with os.scandir(folder) as found:
            entries = [entry for entry in map(_entry, found) if entry and entry.path not in own]
    except DISK_ERRORS as error:
        raise cannot_read(folder, error) from error
    wanted = [
        entry
        for entry in entries
        if every or entry.is_folder or entry.path.suffix.lower() in endings
    ]
    wanted.sort(key=_order)
    others, beyond = len(entries) - len(wanted), max(0, len(wanted) - LISTED_AT_MOST)
    return Listing(folder, tuple(wanted[:LISTED_AT_MOST]), others, beyond)


def has_above(folder: Path) -> bool:
    """Whether something is above a folder; looks at no disk."""
    return folder.parent != folder or sys.platform == "win32"


def list_above(
    folder: Path,
    *,
    every: bool = False,
    own: Collection[Path],
    endings: Collection[str] = READABLE_SUFFIXES,
) -> Listing:
    """What is above a folder, listed; the folder itself where nothing is. Raises StorageError."""
    higher = above(folder)
    if isinstance(higher, Listing):
        return higher
    return list_folder(higher or folder, every=every, own=own, endings=endings)


def above(
    folder: Path, system: str = sys.platform, exists: Callable[[Path], bool] = os.path.exists
) -> Path | Listing | None:
    """What is above a folder: its parent, above a drive of Windows the drives, else nothing."""
    if folder.parent != folder:
        return folder.parent
    if system == "win32":
        return Listing(None, tuple(map(FolderEntry, _drives(exists))))
    return None


def _order(entry: FolderEntry) -> tuple[bool, float, str]:
    """Folders first, by name; files by their age."""
    newness = entry.changed.timestamp() if entry.changed else 0.0
    return not entry.is_folder, -newness, entry.path.name.lower()


def _drives(exists: Callable[[Path], bool]) -> Iterator[Path]:
    for letter in ascii_uppercase:
        if exists(path := Path(f"{letter}:\\")):
            yield path


def _entry(found: "os.DirEntry[str]") -> FolderEntry | None:
    """An entry of a folder; None for a hidden one, or one that is neither file nor folder."""
    path = Path(found.path)
    if found.name.startswith("."):
        return None
    try:
        if found.is_dir():
            return FolderEntry(path)
        told = found.stat()
    except DISK_ERRORS:  # a link to nowhere
        return None
    if not found.is_file():
        return None
    return FolderEntry(
        path, False, told.st_size, datetime.fromtimestamp(told.st_mtime).astimezone()
    )
