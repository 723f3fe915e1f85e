"""`nianbao rollup FOLDER`: a county's reports put together, as lines or as JSON."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import Any

from nianbao.cli import DONE, FOUND_ERRORS
from nianbao.cli.printing import one_line, print_json, say
from nianbao.cli.progress import wipe
from nianbao.cli.rollup_papers import Demanded
from nianbao.desk.files import is_folder
from nianbao.desk.rollup.decided import decided_in
from nianbao.desk.rollup.rolling import RolledUp, RollupJob, load_roster, read_sheet, run_rollup
from nianbao.desk.rollup.telling import RollupProgress
from nianbao.report.errors import ReportError
from nianbao.report.finding import SEVERITIES, Finding, Severity
from nianbao.report.form.figures import print_figure
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.form.names import cell_name
from nianbao.report.record import plain_figure, plain_finding
from nianbao.report.rollup.deductions import read_deductions
from nianbao.report.rollup.handed import CELLS
from nianbao.report.rollup.rollup import Rollup
from nianbao.report.rollup.who import ASIDES, Aside, OfficeLine, Presence
from nianbao.storage.errors import shown
from nianbao.storage.library import Library

_PAUSE = 0.25
_WIDTH = 40


def rollup(data: Path, options: argparse.Namespace) -> int:
    """Roll a folder up; FOUND_ERRORS where somebody is missing or something is to be asked."""
    for folder in (options.folder, options.previous):
        if folder is not None and not is_folder(folder):
            raise ReportError(f"“{shown(folder)}”不是文件夹，", "请写各单位报告所在的文件夹。")
    roster = decided_in(options.to).applied(load_roster(options.roster))
    deduct: Path | None = options.deduct
    job = RollupJob(
        options.folder,
        roster,
        options.year,
        options.to,
        Library(data).office(),
        options.previous,
        tuple(filter(None, (options.roster, deduct, options.sent_back))),
        deductions=read_deductions(read_sheet(deduct), roster) if deduct else (),
        long=options.long,
        bom=not options.no_bom,
    )
    demanded = Demanded(options, job)
    try:
        done = run_rollup(job, _Line().tell)
        done = replace(done, files=(*done.files, *demanded.write(done)))
    finally:
        wipe()
    if options.json:
        print_json(_plain(done))
    else:
        _print(done)
    return FOUND_ERRORS if _is_open(done.rollup) else DONE


class _Line:
    """The line on standard error that tells how far it is, where that is a terminal."""

    def __init__(self) -> None:
        self._told = 0.0

    def tell(self, progress: RollupProgress) -> None:
        """Rewrite it, a few times a second."""
        if sys.stderr.isatty() and monotonic() - self._told >= _PAUSE:
            self._told = monotonic()
            words = f"{progress.words} {progress.done}/{progress.of}"
            sys.stderr.write(f"\r{' ' * _WIDTH}\r{words}")
            sys.stderr.flush()


def _is_open(found: Rollup) -> bool:
    """Whether the county has something to ask or to wait for before the sum is whole."""
    asked = [one for one in found.aside if one.why not in (Aside.COPY, Aside.COMBINED)]
    empty = any(line.handed and line.handed.is_empty for line in found.found)
    return bool(found.missing or found.twice or asked or found.unread or empty)


def _print(done: RolledUp) -> None:
    found = done.rollup
    say(
        f"{found.year}年：名单上{len(found.lines)}个单位，已报{len(found.found)}，"
        f"未报{len(found.missing)}，有两份的{len(found.twice)}；"
        f"另有{len(found.aside)}份没有计入，{len(found.unread)}个文件读不出。"
    )
    for line in found.lines:
        if line.words:
            say(one_line(f"  {line.words}"))
    for one in found.aside:
        say(one_line(f"  {ASIDES[one.why]}  {one.words}"))
    for file in found.unread:
        say(one_line(f"  读不出  {file.file}：{file.sentence}"))
    for words in found.remarks:
        say(one_line(f"  {words}"))
    for less in found.sums.deductions:
        place = f"{cell_name(FORM_2021, less.ref)}扣减{print_figure(less.figure)}"
        say(one_line(f"  {less.office.name}：{place}（{less.reason}）"))
    _print_findings(found)
    say("写好了：")
    for path in done.files:
        say(f"  {path}")


def _print_findings(found: Rollup) -> None:
    errors = sum(line.handed.counts[0] for line in found.found if line.handed)
    warnings = sum(line.handed.counts[1] for line in found.found if line.handed)
    say(f"各单位报告里共{errors}个错误，{warnings}个提醒，写在 findings.csv。")
    told = [("汇总", finding) for finding in found.of_sum]
    for line in found.found:
        name = line.office.name
        told += [(name, finding) for finding in found.across.get(name, ())]
    for name, finding in sorted(told, key=lambda one: list(Severity).index(one[1].severity)):
        _print_finding(name, finding)


def _print_finding(name: str, finding: Finding) -> None:
    say(one_line(f"  {SEVERITIES[finding.severity]} {finding.rule} {name}：{finding.message}"))


def _plain(done: RolledUp) -> dict[str, Any]:
    found, sums = done.rollup, done.rollup.sums
    return {
        "year": found.year,
        "offices": [_plain_line(found, line) for line in found.lines],
        "aside": [
            {
                "why": str(one.why),
                "file": one.handed.origin.place,
                "office": one.handed.office,
                "year": one.handed.year,
                "candidates": [office.name for office in one.candidates],
                "words": one.words,
            }
            for one in found.aside
        ],
        "unread": [{"file": one.file, "words": one.sentence} for one in found.unread],
        "sums": {
            "reports": sums.reports,
            "groups": {one.group: one.reports for one in sums.by_group},
            "figures": {str(ref): plain_figure(sums.figure(ref)) for ref in CELLS},
            "deductions": [
                {
                    "office": one.office.name,
                    "cell": str(one.ref),
                    "figure": plain_figure(one.figure),
                    "reason": one.reason,
                }
                for one in sums.deductions
            ],
            "blanks": {str(ref): number for ref in CELLS if (number := sums.blanks(ref))},
        },
        "findings": [plain_finding(one) for one in found.of_sum],
        "remarks": list(found.remarks),
        "files": [str(path) for path in done.files],
    }


def _plain_line(found: Rollup, line: OfficeLine) -> dict[str, Any]:
    handed, office = line.handed, line.office
    files = [one.origin.place for one in line.choices] if line.presence is Presence.TWICE else []
    errors, warnings = handed.counts if handed else (0, 0)
    return {
        "office": office.name,
        "kind": office.kind,
        "code": office.code,
        "county": office.county,
        "presence": str(line.presence),
        "file": handed.origin.place if handed else None,
        "choices": files,
        "errors": errors,
        "warnings": warnings,
        "words": line.words,
        "across": [plain_finding(one) for one in found.across.get(office.name, ())],
    }
