"""The whole reports with what their numbers are bound to, as `links.txt` writes it down.

A line is a passage with its numbers in brackets (`…` skips words), `::`, and either one sum of
cells a number (`received+brought`, `-` for none) or one relation of all of them (`sum`).
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from nianbao.report.document import Report
from nianbao.report.field import FieldRef
from tests.mutations.cases import ALIKE, Case, Link
from tests.reports import seed_report, zero_report
from tests.samples.whole import last_years, whole_reports

_LINES = Path(__file__).parent / "links.txt"
_MARK = re.compile(r"\[([^\]]+)\]")


@cache
def linked_cases() -> tuple[Case, ...]:
    """The whole reports, the sample and the report of nothing."""
    reports = {**whole_reports(), "beiguan_2021": seed_report(), "zero": zero_report()}
    links = {name: tuple(_links(report, _lines()[name])) for name, report in reports.items()}
    cases = []
    for name, report in reports.items():
        last = last_years(report)
        last_name = next((other for other, one in reports.items() if one is last), "")
        cases.append(Case(name, report, last, links[name], links.get(last_name, ())))
    return tuple(cases)


@cache
def _lines() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    name = ""
    for line in _LINES.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            name = line.removeprefix("== ")
            found[name] = []
        elif line:
            found[name].append(line)
    return found


def _links(report: Report, lines: list[str]) -> Iterator[Link]:
    for line in lines:
        passage, _, relation = line.rpartition(" :: ")
        field, marks = _find(report, passage)
        if relation in ALIKE:
            yield Link(field, marks, relation, len(marks))
            continue
        names = relation.split(", ")
        assert len(names) == len(marks), line
        for mark, name in zip(marks, names, strict=True):
            if name != "-":
                yield Link(field, (mark,), name)


def _find(report: Report, passage: str) -> tuple[FieldRef, tuple[tuple[int, int], ...]]:
    """The one field that holds a passage, and where its bracketed words stand."""
    pieces = re.split(r"(\[[^\]]+\]|…)", passage)
    pattern = "".join(
        r"[^\n]*?" if piece == "…" else f"({re.escape(mark[1])})" if mark else re.escape(piece)
        for piece in pieces
        for mark in [_MARK.fullmatch(piece)]
    )
    found = [
        (name, match)
        for section in report.form.prose_sections()
        for name in report.prose.fields(section.key)
        for match in re.finditer(pattern, report.prose.text(name))
    ]
    assert len(found) == 1, (report.office, report.year, passage, len(found))
    name, match = found[0]
    return name, tuple(match.span(group) for group in range(1, match.re.groups + 1))
