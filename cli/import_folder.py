"""`nianbao import FOLDER`: every report file in a folder is stored, by the rules for one file.

So many at a time are one write of the data file, and what is printed as stored is on the disk.
"""

import argparse
import sys
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from datetime import date
from functools import partial
from itertools import islice

from nianbao.cli.one_file import Named, Read, Unread, checked, read_one
from nianbao.cli.output import JsonArray, ReportLines, Tally
from nianbao.cli.printing import plain_lines, print_lines_left, say
from nianbao.cli.readings import KeptReadings
from nianbao.cli.report_folder import (
    ReportFiles,
    Surroundings,
    done_in_order,
    find_reports,
    nothing_read,
)
from nianbao.desk.earlier_versions import keep_version
from nianbao.desk.open_report import save_imported
from nianbao.desk.workers import Each, workers
from nianbao.exports.json_export import plain_report
from nianbao.report.errors import ReportError
from nianbao.report.record import plain_finding
from nianbao.storage.errors import AlreadyThereError, ReadOnlyError
from nianbao.storage.library import Library
from nianbao.storage.stored import named

TOGETHER = 50
"""Reports stored in one write of the data file."""


def import_folder(library: Library, options: argparse.Namespace) -> None:
    """Store the reports of `options.file`, a folder; `--office` and `--year` choose among them.

    Raises ReportError at the end when a file could not be stored, StorageError at once when
    the data file can't be written: what was printed as stored is stored all the same.
    """
    found = find_reports(options.file, library)
    tally = Tally(skipped=found.skipped)
    told = JsonArray() if options.json else ReportLines(tally)
    with library.claimed():
        if library.read_only:
            raise ReadOnlyError(library.read_only)
        around = Surroundings(library)
        with (
            workers(len(found.files)) as each,
            closing(_results(options, library, found, around, each)) as results,
        ):
            while some := list(islice(results, TOGETHER)):
                _store(library, [one for one in some if isinstance(one, Read)])
                for one in some:
                    _tell(told, tally, found, one)
    if isinstance(told, JsonArray):
        told.end()
    else:
        say(_summary(tally, library))
    if not tally.reports and not tally.unread:
        raise nothing_read(found.folder, tally.unread)
    if tally.unread:
        raise ReportError(f"{tally.unread}个文件没有导入；", "原因写在它们的那一行。")


def _results(
    options: argparse.Namespace,
    library: Library,
    found: ReportFiles,
    around: Surroundings,
    each: Each,
) -> Generator[Read | Unread, None, None]:
    """What was read of every file, in order; a report that was not asked for gives nothing."""
    yield from found.closed
    with KeptReadings() as readings:
        named = found.named(each, readings)
        names = list(_once(found, named, library, replace=options.replace))
        around.add(names)
        work = partial(read_one, office=around.office, today=date.today())
        yield from done_in_order(
            names, options, lambda chosen: each(work, map(around.job, chosen)), "正在导入"
        )


def _once(
    found: ReportFiles, names: Iterable[Named | Unread], library: Library, *, replace: bool
) -> Iterator[Named | Unread]:
    """Each report once: the first file counts, and none that is there already without `replace`."""
    there = {(line.office, line.year) for line in library.summaries()}
    first: dict[tuple[str, int], str] = {}
    for one in names:
        if isinstance(one, Unread):
            yield one
            continue
        key = (one.office, one.year)
        if key in first:
            yield Unread(one.path, f"和“{first[key]}”是同一份报告（{named(key)}），只导入前一个。")
        elif key in there and not replace:
            there_already = AlreadyThereError(f"{named(key)}已经在库里。", "原来的没有动。")
            yield Unread(one.path, str(there_already))
        else:
            first[key] = found.place(one.path)
            yield one


def _tell(
    told: JsonArray | ReportLines, tally: Tally, found: ReportFiles, one: Read | Unread
) -> None:
    if isinstance(one, Unread):
        tally.unread += 1
        told.unread(f"{found.place(one.path)}：{one.sentence}")
        return
    line = checked(one.report, one.findings, found.place(one.path))
    tally.add(line)
    if isinstance(told, JsonArray):
        findings = list(map(plain_finding, one.findings))
        plain = {"file": line.file, **plain_report(one.report), "findings": findings}
        told.element({**plain, "unplaced": plain_lines(one.unplaced)})
    else:
        told.report(line)
    print_lines_left(one.unplaced, f"{line.file}：")


def _summary(tally: Tally, library: Library) -> str:
    return (
        f"共导入{tally.reports}份报告，{tally.wrong}份有错误；{tally.unread}个文件没有导入，"
        f"跳过{tally.skipped}个别的文件。存在 {library.path}"
    )


def _store(library: Library, reports: Iterable[Read]) -> None:
    with library.together():
        for one in reports:
            if words := keep_version(library, one.report.office, one.report.year):
                say(words, sys.stderr)
            save_imported(library, one.report, one.findings)
    library.forget()
