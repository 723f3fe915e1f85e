"""What `nianbao verify` does: the page that was published beside the report of the library."""

import argparse
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from nianbao.cli import DONE, FOUND_ERRORS
from nianbao.cli.printing import print_json, say
from nianbao.desk.files import read_file
from nianbao.desk.previous import PreviousFinder
from nianbao.desk.proof import Mismatch, Proof, prove
from nianbao.desk.proof.keeping import page_check
from nianbao.exports.options import options_of
from nianbao.imports import Reading
from nianbao.report.document import Report
from nianbao.report.errors import ReportError
from nianbao.report.state import State
from nianbao.report.words.codes import filled
from nianbao.storage.library import Library


def verify(data: Path, options: argparse.Namespace) -> int:
    """Compare a published page with its report; exit status 1 where they differ.

    The result is kept where the report is published. Raises ReportError to fail.
    """
    library = Library(data)
    reading = read_file(options.file, options.year)
    report = _report_of(library, reading, options)
    previous = PreviousFinder(library).load(report.key)
    printed = filled(report, previous)
    proof = prove(printed, reading, options_of(library.office(), date.today()), previous)
    kept = library.standing(*report.key).state is State.PUBLISHED
    if kept:
        _keep(library, report, printed, proof, options.file.name)
    if options.json:
        print_json(_plain(report, proof, kept=kept))
    else:
        _print(report, proof)
    return FOUND_ERRORS if proof.differences else DONE


def _report_of(library: Library, reading: Reading, options: argparse.Namespace) -> Report:
    """The report the page is of: as told by the options, by the page, or the only one."""
    keys = [(line.office, line.year) for line in library.summaries()]
    office, year = options.office or reading.office, options.year or reading.year
    fitting = [key for key in keys if office in (None, key[0]) and year in (None, key[1])]
    if not fitting and options.office is None:  # its title may be wrong, and that is to be told
        fitting = [key for key in keys if year in (None, key[1])]
    if len(fitting) != 1:
        raise ReportError(
            "库里没有和它比的报告。" if not fitting else "看不出和库里哪一份报告比，",
            "请用 --office 写明单位，用 --year 写明年份。",
        )
    return library.load(*fitting[0])


def _keep(library: Library, report: Report, printed: Report, proof: Proof, page: str) -> None:
    from nianbao.desk.open_report import findings_of

    with library.claimed():
        standing = library.standing(*report.key)
        checked = replace(standing, checked=page_check(proof, printed, page))
        library.save(report, findings_of(library, report), standing=checked)


def _print(report: Report, proof: Proof) -> None:
    say(f"{report.office}{report.year}年：{proof.verdict}")
    for one in proof.differences:
        say(f"  {one.message}")
        say(f"    {one.advice}")
    if proof.remarks:
        say(f"只是样子不同的{len(proof.remarks)}处，可以不管：")
    for one in proof.remarks:
        say(f"  {one.message}")


def _plain(report: Report, proof: Proof, *, kept: bool) -> dict[str, Any]:
    return {
        "office": report.office,
        "year": report.year,
        "equal": not proof.differences,
        "kept": kept,
        "differences": [_plain_one(one) for one in proof.differences],
        "remarks": [_plain_one(one) for one in proof.remarks],
    }


def _plain_one(one: Mismatch) -> dict[str, str]:
    return {
        "kind": str(one.kind),
        "section": one.section,
        "place": one.place,
        "message": one.message,
        "expected": one.expected,
        "published": one.published,
        "advice": one.advice,
    }
