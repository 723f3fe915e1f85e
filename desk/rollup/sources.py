"""The files of a folder that may hold reports: single reports, libraries and packs."""

import os
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from nianbao.imports.formats import READABLE_SUFFIXES
from nianbao.report.errors import ReportError
from nianbao.report.returning import RETURN_NAME
from nianbao.report.rollup.who import UnreadFile
from nianbao.storage.errors import DISK_ERRORS, cannot_read, shown
from nianbao.storage.paths import BACKUPS, FINALS, HISTORY, companion_path

PACK_SUFFIX = ".zip"
_UNFINISHED = ("~$", ".")
"""What the names of files begin with that a program has only for a while, and hidden ones."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file: its path in the folder with `/` everywhere, and what tells that it has changed."""

    file: str
    size: int
    changed: int


@dataclass(slots=True)
class SourceFiles:
    """The files of a folder and all folders below it, by their path.

    `skipped` are the names of files of other kinds, `closed` what the system does not show.
    """

    folder: Path
    files: list[SourceFile] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    closed: list[UnreadFile] = field(default_factory=list)


def find_sources(folder: Path, apart: Collection[Path]) -> SourceFiles:
    """The files of a folder; `apart` are files and folders that are none of them.

    What stands beside a library as its backups, history and final copies is left out. Raises
    StorageError where the folder can't be opened.
    """
    found = SourceFiles(folder)
    left_out = {os.path.realpath(path) for path in apart}

    def closed(error: OSError) -> None:
        path = Path(error.filename)
        if path == folder:
            raise cannot_read(folder, error)
        found.closed.append(UnreadFile(_place(folder, path), str(cannot_read(path, error))))

    for place, folders, names in os.walk(folder, onerror=closed):
        beside = {
            companion_path(Path(place, name), what).name
            for name in names
            for what in (BACKUPS, HISTORY, FINALS)
        }
        folders[:] = [
            name
            for name in folders
            if not name.startswith(_UNFINISHED)
            and name not in beside
            and os.path.realpath(Path(place, name)) not in left_out
        ]
        for name in names:
            path = Path(place, name)
            if not name.startswith(_UNFINISHED) and os.path.realpath(path) not in left_out:
                _take(found, path)
    found.files.sort(key=lambda one: one.file)
    found.skipped.sort()
    found.closed.sort(key=lambda one: one.file)
    return found


def required(found: SourceFiles) -> SourceFiles:
    """The same; raises ReportError where there is nothing to read."""
    if not found.files and not found.closed:
        raise ReportError(f"文件夹“{shown(found.folder)}”里没有报告文件。")
    return found


def _take(found: SourceFiles, path: Path) -> None:
    place = _place(found.folder, path)
    is_report = path.suffix.lower() in (*READABLE_SUFFIXES, PACK_SUFFIX)
    if not is_report or path.name.startswith(f"{RETURN_NAME}-"):
        found.skipped.append(place)
        return
    try:
        told = path.stat()
    except FileNotFoundError:  # a link to nowhere
        found.skipped.append(place)
    except DISK_ERRORS as error:
        found.closed.append(UnreadFile(place, str(cannot_read(path, error))))
    else:
        found.files.append(SourceFile(place, told.st_size, told.st_mtime_ns))


def _place(folder: Path, path: Path) -> str:
    return path.relative_to(folder).as_posix()
