"""The report files of a folder and of all folders below it, for commands that do one thing to each.

Two passes, both in all cores: the first reads each file and notes whose report it holds, so that
in the second each report is checked beside last year's. No more than names are kept in memory.
"""

import argparse
import errno
import os
import stat
import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from nianbao.cli.one_file import FileJob, Named, Unread, name_of
from nianbao.cli.progress import with_progress
from nianbao.cli.readings import KeptReadings
from nianbao.desk.files import is_folder
from nianbao.desk.previous import PreviousFinder
from nianbao.desk.workers import Each
from nianbao.imports.formats import READABLE, READABLE_SUFFIXES
from nianbao.report.document import Report
from nianbao.report.errors import ReportError
from nianbao.report.office import Office
from nianbao.storage.errors import cannot_read, shown
from nianbao.storage.library import Library

_Done = TypeVar("_Done")


@dataclass(slots=True)
class ReportFiles:
    """Report files in order, how many others there are, and the folders that can't be read."""

    folder: Path
    files: list[Path] = field(default_factory=list)
    skipped: int = 0
    closed: list[Unread] = field(default_factory=list)

    def place(self, path: Path) -> str:
        """Where a file stands in the folder, in the way all systems understand."""
        return path.relative_to(self.folder).as_posix()

    def named(self, each: Each, readings: KeptReadings) -> list[Named | Unread]:
        """Whose report each file holds, told on standard error meanwhile; what was read is kept."""
        names: list[Named | Unread] = []
        for one, packed in with_progress(each(name_of, self.files), "正在读", len(self.files)):
            if isinstance(one, Named):
                names.append(replace(one, kept=readings.keep(packed)))
            else:
                names.append(one)
        return names


class Surroundings:
    """What a report is checked beside: the office's settings, last year's report.

    The library is read now, before anything is printed; raises StorageError.
    """

    def __init__(self, library: Library) -> None:
        self.office: Office = library.office()
        self._files: dict[tuple[str, int], Named] = {}
        self._last_years = PreviousFinder(library)

    def add(self, names: Iterable[Named | Unread]) -> None:
        """Let the files of the folder be last year's for one another."""
        for one in names:
            if isinstance(one, Named):
                self._files.setdefault((one.office, one.year), one)

    def job(self, named: Named) -> FileJob:
        """A file and last year's report: its file in the folder, else itself, or None."""
        last = (named.office, named.year - 1)
        previous: Named | Report | None = self._files.get(last)
        return FileJob(named, previous or self._last_years.load((named.office, named.year)))


def find_reports(folder: Path, library: Library) -> ReportFiles:
    """The files of a folder, by their path, less the library's own.

    Raises StorageError when it can't be opened, ReportError when no file in it is a report's.
    """
    found = ReportFiles(folder)

    def closed(error: OSError) -> None:
        path = Path(error.filename)
        if path == folder:
            raise cannot_read(folder, error)
        found.closed.append(Unread(path, str(cannot_read(path, error))))

    for place, folders, names in os.walk(folder, onerror=closed):
        folders[:] = [name for name in folders if not _is_of(library, Path(place, name))]
        for name in names:
            path = Path(place, name)
            if _is_of(library, path):
                continue
            try:
                if path.suffix.lower() in READABLE_SUFFIXES and _is_file(path):
                    found.files.append(path)
                else:
                    found.skipped += 1
            except OSError as error:  # a folder whose names can be seen, and nothing else
                found.closed.append(Unread(path, str(cannot_read(path, error))))
    found.files.sort()
    found.closed.sort(key=lambda one: one.path)
    if not found.files and not found.closed:
        raise ReportError(f"文件夹“{shown(folder)}”里没有报告文件，", f"能读的是{READABLE}。")
    return found


def _is_file(path: Path) -> bool:
    """Whether a path is a file; a link to nowhere is none.

    Raises OSError where its folder doesn't tell: `Path.is_file` hides that since Python 3.14.
    """
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ELOOP):
            return False
        raise


def done_in_order(
    names: Iterable[Named | Unread],
    options: argparse.Namespace,
    results: Callable[[Iterable[Named]], Iterator[_Done]],
    words: str,
) -> Generator[_Done | Unread, None, None]:
    """What comes of every file, in order; a report that was not asked for gives nothing."""
    chosen = [one for one in names if isinstance(one, Named) and _wanted(options, one)]
    # Where the lines themselves run over the terminal, they tell how far it is.
    shown_apart = not sys.stdout.isatty()
    told = with_progress(results(chosen), words, len(chosen), shown=shown_apart)
    with closing(told) as done:
        for one in names:
            if isinstance(one, Unread):
                yield one
            elif _wanted(options, one):
                yield next(done)


def nothing_read(folder: Path, unread: int) -> ReportError:
    """Why nothing came of a folder."""
    if unread:
        return ReportError(f"文件夹“{shown(folder)}”里没有一份读得出的报告。")
    return ReportError(
        f"文件夹“{shown(folder)}”里没有要找的报告；", "请核对 --office 和 --year 的写法。"
    )


def _wanted(options: argparse.Namespace, named: Named) -> bool:
    return options.office in (None, named.office) and options.year in (None, named.year)


def _is_of(library: Library, path: Path) -> bool:
    """Whether a path is the data file, or one of the folders that stand beside it."""
    data = library.path.absolute()
    path = path.absolute()
    return path == data or (
        path.parent == data.parent and path.name.startswith(f"{data.stem}-") and is_folder(path)
    )
