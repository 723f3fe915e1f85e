"""A report as plain values and back; a broken record is told and never half read."""

import copy
import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nianbao.report.document import Report
from nianbao.report.errors import RecordError
from nianbao.report.field import FieldRef
from nianbao.report.finding import Finding, Severity, Span
from nianbao.report.form.figures import CellRef, Figure, Unit
from nianbao.report.record import (
    from_record,
    plain_finding,
    print_of,
    read_finding,
    read_plain_figure,
    to_record,
)
from tests.examples import of_whole
from tests.reports import NAMED, full_report, reports_with_facts, zero_report

TOTAL = CellRef("requests", "granted", "total")
FEES = CellRef("disclosure", "fees", "amount")
STOCK = CellRef("disclosure", "normative_documents", "in_force")


@of_whole(40)
@given(reports_with_facts())
def test_round_trip_through_json(report: Report) -> None:
    record = json.loads(json.dumps(to_record(report)))
    assert from_record(record) == report


@pytest.mark.parametrize(
    ("cells", "expected", "actual"),
    [
        ((STOCK,), -8, 9),
        ((STOCK,), Decimal("-0.5"), 9),
        ((FEES,), Decimal(1), 12),
        ((), Decimal(0), Decimal("0.0003")),
        ((TOTAL,), 0, 123456789012345678901),
        ((FEES,), None, Decimal("12345678901234567890.0001")),
    ],
)
def test_a_finding_speaks_of_any_figure_and_is_read_as_it_was(
    cells: tuple[CellRef, ...], expected: Figure, actual: Figure
) -> None:
    """A sum may go below 0, words may say anything: no unit of a cell bounds them."""
    finding = Finding(
        "Y02", Severity.WARNING, "数", "disclosure", cells, None, expected, actual, "问过了"
    )
    plain = json.loads(json.dumps(plain_finding(finding)))
    assert read_finding(zero_report().form, plain) == finding


def test_stated_totals_and_readers_findings_survive() -> None:
    findings = (
        Finding("N08", Severity.WARNING, "多一个数", "requests", (TOTAL,), None, 13, 14),
        Finding("N02", Severity.ERROR, "费", "disclosure", (FEES,), None, None, Decimal("0.5")),
        Finding("S02", Severity.INFO, "字", "overview", (), Span(FieldRef("overview", 0), 0, 4)),
    )
    report = replace(full_report(), stated={TOTAL: 1}, import_findings=findings)
    assert from_record(json.loads(json.dumps(to_record(report)))) == report


def test_the_shape_is_frozen() -> None:
    record = to_record(full_report())
    assert list(record) == [
        "form",
        "office",
        "year",
        "figures",
        "stated",
        "prose",
        "notes",
        "reading",
        "dismissed",
    ]
    assert record["figures"]["disclosure.fees.amount"] == "4068.208"
    assert "requests.received.total" not in record["figures"]
    finding = Finding("A01", Severity.ERROR, "话", "requests", (TOTAL,), None, 13, None)
    assert plain_finding(finding) == {
        "rule": "A01",
        "severity": "error",
        "message": "话",
        "section": "requests",
        "cells": ["requests.granted.total"],
        "span": None,
        "expected": 13,
        "actual": None,
    }


JUNK: list[Any] = [None, True, -1, 1.5, "x", "", [], {}, [1], {"a": 1}, "9" * 5000, 10**30]


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The paths of everything in nested plain values."""
    children = value.items() if isinstance(value, dict) else enumerate(value)
    found = [path]
    for key, child in children if isinstance(value, (dict, list)) else ():
        deeper = isinstance(child, (dict, list))
        found += _places(child, (*path, key)) if deeper else [(*path, key)]
    return found


RECORDS = [to_record(make()) for make in NAMED.values()]
REPORT = replace(
    full_report(), import_findings=(Finding("N08", Severity.WARNING, "多", "requests", (TOTAL,)),)
)
RECORDS.append(to_record(REPORT))
PLACES = [(number, path) for number, r in enumerate(RECORDS) for path in _places(r) if path]


@of_whole(300)
@given(st.sampled_from(PLACES), st.sampled_from(JUNK), st.booleans())
def test_a_broken_record_is_told(place: tuple[int, tuple[Any, ...]], junk: Any, cut: bool) -> None:
    number, (*above, last) = place
    record = copy.deepcopy(RECORDS[number])
    holder: Any = record
    for key in above:
        holder = holder[key]
    if cut:
        del holder[last]
    else:
        holder[last] = junk
    try:
        report = from_record(record)
    except RecordError as error:
        words = str(error)
    else:
        words = ""
        assert from_record(to_record(report)) == report
    assert len(words) < 150


WRONG_LEAVES: list[tuple[str, Any]] = [
    ("reading.0.rule", None),
    ("reading.0.rule", ["N08"]),
    ("reading.0.message", 5),
    ("reading.0.section", "nowhere"),
    ("reading.0.section", ["requests"]),
    ("reading.0.cells", "requests"),
    ("reading.0.cells.0", "requests.granted.nobody"),
    ("reading.0.cells.0", 7),
    ("reading.0.severity", "dreadful"),
    ("reading.0.expected", 10**100),
    ("reading.0.expected", "十三"),
    ("reading.0.actual", "1E+99999999"),
    ("reading.0.actual", True),
    ("reading.0.dismissed", 5),
    ("reading.0.span", {"field": "overview.parts.0.text", "start": -1, "end": 2}),
    ("reading.0.span", {"field": "overview.parts.0.text", "start": 3, "end": 2}),
    ("reading.0.span", {"field": "overview.parts.0.text", "start": "0", "end": 2}),
    ("reading.0.span", {"field": "nowhere", "start": 0, "end": 2}),
    ("reading.0.span", {"field": f"overview.parts.{'9' * 5000}.text", "start": 0, "end": 2}),
    ("dismissed.A06|x.reason", 5),
    ("dismissed.A06|x", None),
    ("notes.requests", 5),
    ("notes.nowhere", "注"),
    ("prose.title", 0),
    ("prose.title", []),
    ("prose.overview.parts.0.text", "字" * 1_000_001),
    ("figures.requests.received.other", True),
    ("figures.requests.received.other", 10**12),
    ("year", True),
    ("office", None),
    ("facts", {}),
]


@pytest.mark.parametrize(("place", "junk"), WRONG_LEAVES, ids=lambda one: repr(one)[:40])
def test_every_leaf_is_looked_at(place: str, junk: Any) -> None:
    record = to_record(REPORT) | {"dismissed": {"A06|x": {"reason": "对", "by": "", "at": ""}}}
    assert from_record(copy.deepcopy(record))
    holder: Any = copy.deepcopy(record)
    changed, names = holder, place.split(".")
    if names[0] == "figures":
        names = ["figures", ".".join(names[1:])]
    for name in names[:-1]:
        holder = holder[int(name) if isinstance(holder, list) else name]
    holder[int(names[-1]) if isinstance(holder, list) else names[-1]] = junk
    with pytest.raises(RecordError, match="不完整或已损坏"):
        from_record(changed)


@pytest.mark.parametrize("record", [{}, {"form": "2021"}, {"form": []}, {"form": "2099"}])
def test_records_of_nothing(record: dict[str, Any]) -> None:
    with pytest.raises(RecordError):
        from_record(record)


@pytest.mark.parametrize(
    "plain", ["1E+99999999", "1e5", "-1", "NaN", "Infinity", "１２", "1_0", " 1", ""]
)
def test_money_is_a_plain_decimal(plain: str) -> None:
    with pytest.raises(ValueError, match="万元"):
        read_plain_figure(plain, Unit.MONEY)


@pytest.mark.parametrize("plain", ["1", 1.0, True, -1, [], {}])
def test_counts_are_integers(plain: object) -> None:
    with pytest.raises(ValueError, match="件"):
        read_plain_figure(plain, Unit.COUNT)


def test_the_print_of_a_report_is_of_all_that_is_printed_and_is_kept_by_files() -> None:
    """Files hold prints of releases before: one that changes calls every check of a page stale."""
    report = zero_report()
    assert print_of(report) == "915e2de3b147a267"
    cell = report.form.cells[0]
    others = {
        print_of(report.with_figure(cell, 1)),
        print_of(report.with_note(str(cell), "批注")),
        print_of(report.with_prose("title", "年报")),
        print_of(report.with_prose("problems", "一是人少。")),
    }
    assert len(others - {print_of(report)}) == 4
    found = Finding("S02", Severity.INFO, "字", "overview")
    assert print_of(replace(report, import_findings=(found,))) == print_of(report)
