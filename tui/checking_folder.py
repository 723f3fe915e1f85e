"""`nianbao check FOLDER`: every report file in a folder and all folders below it.

Two passes, both in all cores: the first notes whose report each file holds, so that in the
second each report is checked beside last year's. No more than names are kept of the files.
"""

import argparse
import os
import sys
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from report.document import Report
from report.errors import ReportError
from storage.errors import cannot_read, shown
from storage.library import Library
from tui.check_output import Output, Tally, output
from tui.checking_one import Checked, Job, Named, Unread, check_one, name_of
from tui.last_year import LastYears
from tui.progress import with_progress
from tui.workers import Each, workers

SUFFIXES = frozenset({".txt", ".md", ".markdown", ".json"})
"""Endings of the files that are read as reports."""


@dataclass(slots=True)
class _Found:
    """Report files in order, how many others there are, and the folders that can't be read."""

    files: list[Path] = field(default_factory=list)
    skipped: int = 0
    closed: list[Unread] = field(default_factory=list)


class _Beside:
    """What a report is checked beside: the office's settings, last year's report.

    The library is read now, before anything is printed; raises StorageError.
    """

    def __init__(self, library: Library) -> None:
        self.office = library.office()
        self.files: dict[tuple[str, int], Path] = {}
        self._last_years = LastYears(library)

    def before(self, named: Named) -> Path | Report | None:
        """Last year's report: its file in the folder, else itself; None where there is none."""
        last = (named.office, named.year - 1)
        if last in self.files:
            return self.files[last]
        return self._last_years.load((named.office, named.year))


def check_folder(library: Library, options: argparse.Namespace) -> bool:
    """Check the reports of `options.file`, a folder; whether one of them has an error.

    `--office` and `--year` choose among them. Raises ReportError when no file can be read.
    """
    if options.previous is not None:
        raise ReportError(
            "核对文件夹时不能写“--previous”；", "上年的报告放在同一个文件夹里，程序自己会找。"
        )
    folder: Path = options.file
    found = _find(folder)
    if not found.files and not found.closed:
        raise ReportError(
            f"文件夹“{shown(folder)}”里没有报告文件，", "要有 .txt、.md 或 .json 的文件。"
        )
    beside = _Beside(library)
    tally = Tally(skipped=found.skipped)
    told = output(tally, json=options.json, csv=options.csv)
    with (
        workers(len(found.files)) as each,
        closing(_results(options, found, beside, each)) as results,
    ):
        for one in results:
            _tell(told, tally, folder, one)
    told.end()
    if not tally.reports:
        raise _nothing_read(folder, tally)
    return tally.wrong > 0


def _results(
    options: argparse.Namespace, found: _Found, beside: _Beside, each: Each
) -> Generator[Checked | Unread, None, None]:
    """What comes of every file, in order; a report that was not asked for gives nothing."""
    yield from found.closed
    number = len(found.files)
    names = list(with_progress(each(name_of, found.files), "正在读", number))
    for one in names:
        if isinstance(one, Named):
            beside.files.setdefault((one.office, one.year), one.path)
    chosen = [one for one in names if isinstance(one, Named) and _wanted(options, one)]
    work = partial(check_one, folder=options.file, office=beside.office, today=date.today())
    results = each(work, (Job(one.path, beside.before(one)) for one in chosen))
    # Where the lines themselves run over the terminal, they tell how far it is.
    shown_apart = not sys.stdout.isatty()
    progress = with_progress(results, "正在核对", len(chosen), shown=shown_apart)
    with closing(progress) as checked:
        for one in names:
            if isinstance(one, Unread):
                yield one
            elif _wanted(options, one):
                yield next(checked)


def _wanted(options: argparse.Namespace, named: Named) -> bool:
    return options.office in (None, named.office) and options.year in (None, named.year)


def _find(folder: Path) -> _Found:
    """The files of a folder, by their path; raises StorageError when it can't be opened."""
    found = _Found()

    def closed(error: OSError) -> None:
        path = Path(error.filename)
        if path == folder:
            raise cannot_read(folder, error)
        found.closed.append(Unread(path, str(cannot_read(path, error))))

    for place, _, names in os.walk(folder, onerror=closed):
        for name in names:
            path = Path(place, name)
            if path.suffix.lower() in SUFFIXES and path.is_file():
                found.files.append(path)
            else:
                found.skipped += 1
    found.files.sort()
    found.closed.sort(key=lambda one: one.path)
    return found


def _tell(told: Output, tally: Tally, folder: Path, one: Checked | Unread) -> None:
    if isinstance(one, Checked):
        tally.add(one)
        told.report(one)
    else:
        tally.unread += 1
        told.unread(f"{one.path.relative_to(folder).as_posix()}：{one.sentence}")


def _nothing_read(folder: Path, tally: Tally) -> ReportError:
    if tally.unread:
        return ReportError(f"文件夹“{shown(folder)}”里没有一份读得出的报告。")
    return ReportError(
        f"文件夹“{shown(folder)}”里没有要找的报告；", "请核对 --office 和 --year 的写法。"
    )
