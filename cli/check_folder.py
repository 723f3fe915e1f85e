"""`nianbao check FOLDER`: every report file in a folder and all folders below it."""

import argparse
from collections.abc import Generator
from contextlib import closing
from datetime import date
from functools import partial

from nianbao.cli.one_file import Checked, Unread, check_one
from nianbao.cli.output import Tally, output
from nianbao.cli.readings import KeptReadings
from nianbao.cli.report_folder import (
    ReportFiles,
    Surroundings,
    done_in_order,
    find_reports,
    nothing_read,
)
from nianbao.desk.workers import Each, workers
from nianbao.report.errors import ReportError
from nianbao.storage.library import Library


def check_folder(library: Library, options: argparse.Namespace) -> bool:
    """Check the reports of `options.file`, a folder; whether one of them has an error.

    `--office` and `--year` choose among them. Raises ReportError when no file can be read, or
    no error was found but not all of them could be read: then it is not known that there is none.
    """
    if options.previous is not None:
        raise ReportError(
            "核对文件夹时不能写“--previous”；", "上年的报告放在同一个文件夹里，程序自己会找。"
        )
    found = find_reports(options.file, library)
    around = Surroundings(library)
    tally = Tally(skipped=found.skipped)
    told = output(tally, json=options.json, csv=options.csv)
    with (
        workers(len(found.files)) as each,
        closing(_results(options, found, around, each)) as results,
    ):
        for one in results:
            if isinstance(one, Checked):
                tally.add(one)
                told.report(one)
            else:
                tally.unread += 1
                told.unread(f"{found.place(one.path)}：{one.sentence}")
    told.end()
    if not tally.reports:
        raise nothing_read(found.folder, tally.unread)
    if tally.unread and not tally.wrong:
        raise ReportError(f"{tally.unread}个文件没有核对；", "原因写在它们的那一行。")
    return tally.wrong > 0


def _results(
    options: argparse.Namespace, found: ReportFiles, around: Surroundings, each: Each
) -> Generator[Checked | Unread, None, None]:
    """What comes of every file, in order; a report that was not asked for gives nothing."""
    yield from found.closed
    with KeptReadings() as readings:
        names = found.named(each, readings)
        around.add(names)
        work = partial(check_one, folder=found.folder, office=around.office, today=date.today())
        yield from done_in_order(
            names, options, lambda chosen: each(work, map(around.job, chosen)), "正在核对"
        )
