"""Whole reports, made up and checked by hand: towns, a street office, a bureau, most for two years.

They are lawful: a county reviewer would send none of them back. What a rule says of them is a
false alarm.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from nianbao.imports import read_report
from nianbao.report.document import Report

FOLDER = Path(__file__).parent / "whole_reports"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))


@cache
def whole_report(name: str) -> Report:
    """The report in the file of this name: `linxi_2022`."""
    return read_report((FOLDER / f"{name}.txt").read_bytes()).report()


def whole_reports() -> Mapping[str, Report]:
    """All of them by the names of their files."""
    return {name: whole_report(name) for name in NAMES}


def last_years(report: Report) -> Report | None:
    """The report of the same office for the year before, where there is one."""
    wanted = (report.office, report.year - 1)
    others = whole_reports().values()
    return next((other for other in others if (other.office, other.year) == wanted), None)
