"""What `check` prints of many reports: lines, JSON or CSV, each report as soon as it is checked.

Nothing is kept but the counts, so that memory does not grow with the number of reports.
"""

import sys
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from textwrap import indent

from nianbao.cli.one_file import Checked, checked
from nianbao.cli.printing import json_text, one_line, say
from nianbao.cli.progress import wipe
from nianbao.exports.tidy import BOM, csv_text
from nianbao.report.document import Report
from nianbao.report.finding import SEVERITIES, Finding
from nianbao.report.record import plain_finding

CSV_HEAD = ("文件", "单位", "年份", "规则", "程度", "部分", "内容", "放过的理由")


@dataclass(slots=True)
class Tally:
    """What was counted; `rules` counts findings that are not put aside."""

    reports: int = 0
    wrong: int = 0
    unread: int = 0
    skipped: int = 0
    rules: Counter[str] = field(default_factory=Counter)

    def add(self, report: Checked) -> None:
        """Count a report and its findings."""
        self.reports += 1
        self.wrong += report.counts[0] > 0
        self.rules.update(finding.rule for finding in report.findings if not finding.dismissed)


class Output(ABC):
    """Prints the reports one after another, and what can't be read."""

    @abstractmethod
    def report(self, report: Checked) -> None:
        """Print a report that was checked."""

    def unread(self, words: str) -> None:
        """Tell of a file that can't be read: where it stands, and why."""
        wipe()
        say(one_line(words), sys.stderr)

    @abstractmethod
    def end(self) -> None:
        """Print what is left to say; nothing more comes."""


class ReportLines(Output):
    """One line a report, and a summary."""

    def __init__(self, tally: Tally) -> None:
        self._tally = tally

    def report(self, report: Checked) -> None:
        """Counts, year, office, file."""
        errors, warnings = report.counts
        counts = f"错误{errors:>3} 提醒{warnings:>3}"
        say(one_line(f"{counts}  {report.year}年  {report.office}  {report.file}"))

    def unread(self, words: str) -> None:
        """A line in its place among the reports."""
        say(one_line(words))

    def end(self) -> None:
        """How many reports, and the rules by how often they were broken."""
        tally = self._tally
        say(
            f"共{tally.reports}份报告，{tally.wrong}份有错误；"
            f"{tally.unread}个文件读不出，跳过{tally.skipped}个别的文件。"
        )
        for rule, times in sorted(tally.rules.items(), key=lambda pair: (-pair[1], pair[0])):
            say(f"  {rule} {times}处")


class JsonArray(Output):
    """A JSON array with an element for each report."""

    def __init__(self) -> None:
        self._before = "["

    def element(self, element: object) -> None:
        """Print one element, written as if the array were printed whole."""
        sys.stdout.write(f"{self._before}\n{indent(json_text(element), '  ')}")
        self._before = ","

    def report(self, report: Checked) -> None:
        """Whose report it is, the counts, the findings."""
        errors, warnings = report.counts
        self.element(
            {
                "file": report.file,
                "office": report.office,
                "year": report.year,
                "errors": errors,
                "warnings": warnings,
                "findings": list(map(plain_finding, report.findings)),
            }
        )

    def end(self) -> None:
        """The end of the array."""
        print("[]" if self._before == "[" else "\n]")


class CsvTable(Output):
    """One row a finding (RFC 4180), as Excel and WPS open it: UTF-8 with a mark in front."""

    def __init__(self) -> None:
        if not sys.stdout.isatty():
            sys.stdout.write(BOM)
        sys.stdout.write(csv_text([CSV_HEAD]))

    def report(self, report: Checked) -> None:
        """A row for each finding."""
        sys.stdout.write(csv_text(self._row(report, finding) for finding in report.findings))

    def end(self) -> None:
        """A table needs no end."""

    def _row(self, report: Checked, finding: Finding) -> tuple[str, ...]:
        return (
            report.file,
            report.office,
            str(report.year),
            finding.rule,
            SEVERITIES[finding.severity],
            report.section_title(finding),
            finding.message,
            finding.dismissed,
        )


def print_csv(reports: Iterable[tuple[Report, Sequence[Finding]]], file: str) -> None:
    """Reports and their findings as one table; `file` is where they were read."""
    table = CsvTable()
    for report, findings in reports:
        table.report(checked(report, findings, file))


def output(tally: Tally, *, json: bool, csv: bool) -> Output:
    """The output that the options ask for; the tally is for a summary at its end."""
    return JsonArray() if json else CsvTable() if csv else ReportLines(tally)
