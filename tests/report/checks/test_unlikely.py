"""Y03, F01, and what A07, X14 and the rules on words do where tables are blank or of others."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from nianbao.report.checks import run_checks
from nianbao.report.document import Report
from nianbao.report.facts import Fact, Item
from nianbao.report.finding import Finding, Severity
from nianbao.report.form.figures import CellRef
from tests.report.checks.telling import told
from tests.reports import zero_report

Pending = Mapping[str, int]


def _with(cells: Mapping[str, int | None], report: Report | None = None) -> Report:
    base = report or zero_report()
    return base.with_figures({CellRef(*place.split(".")): value for place, value in cells.items()})


def _of(rule: str, report: Report, last: Report | None = None) -> list[Finding]:
    return [finding for finding in run_checks(report, last) if finding.rule == rule]


def _last(cells: Mapping[str, int | None]) -> Report:
    return replace(_with(cells), year=zero_report().year - 1)


REVIEWS, DIRECT, AFTER = (
    f"challenges.{row}." for row in ("reconsideration", "litigation_direct", "litigation_after")
)


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ({REVIEWS + "pending": 3}, {REVIEWS + "upheld": 1}),
        ({REVIEWS + "pending": 1}, {}),
        ({REVIEWS + "pending": 4, REVIEWS + "upheld": 2}, {REVIEWS + "corrected": 2}),
        ({DIRECT + "pending": 2}, {DIRECT + "other": 1}),
        ({AFTER + "pending": 2}, {AFTER + "upheld": 1}),
        ({AFTER + "pending": 1}, {DIRECT + "upheld": 1}),
        ({DIRECT + "pending": 5}, {DIRECT + "upheld": 2, DIRECT + "pending": 2}),
        ({REVIEWS + "pending": 10}, {REVIEWS + "upheld": 9}),
    ],
)
def test_y03_finds(before: Pending, now: Pending) -> None:
    (finding,) = _of("Y03", _with(now), _last(before))
    assert finding.severity is Severity.INFO
    assert finding.cells[0].column == "total"
    assert "上年尚未审结" in finding.message


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ({REVIEWS + "pending": 3}, {REVIEWS + "upheld": 3}),
        ({REVIEWS + "pending": 3}, {REVIEWS + "upheld": 2, REVIEWS + "pending": 1}),
        ({REVIEWS + "pending": 1}, {REVIEWS + "upheld": 5}),
        ({REVIEWS + "upheld": 3}, {}),
        ({DIRECT + "pending": 1}, {DIRECT + "corrected": 1}),
        ({AFTER + "pending": 2}, {AFTER + "pending": 2}),
        ({REVIEWS + "pending": 3}, {REVIEWS + "upheld": None}),
        ({REVIEWS + "pending": 3, REVIEWS + "other": None}, {REVIEWS + "upheld": 3}),
        ({}, {}),
    ],
)
def test_y03_leaves_alone(before: Pending, now: Mapping[str, int | None]) -> None:
    assert _of("Y03", _with(now), _last(before)) == []
    assert _of("Y03", _with({}), None) == []


def _listed(*lines: tuple[str, int | None]) -> Report:
    items = tuple(Item(name, number) for name, number in lines)
    return replace(zero_report(), facts=(Fact("标准目录", "条", None, items),))


@pytest.mark.parametrize(
    "lines",
    [
        (("救灾", 15), ("养老", 24), ("合计", 39)),
        (("合计", 39), ("救灾", 15), ("养老", 24)),
        (("救灾", 1), ("养老", 2), ("总计", 3)),
        (("网站", 12), ("公众号", 8), ("公开栏", 20), ("小计", 40)),
        (("一季度", 10), ("二季度", 20), ("三季度", 5), ("全年", 35)),
        (("全部信息", 60), ("动态", 35), ("公告", 15), ("财政", 10)),
        (("共计", 7), ("甲村", 3), ("乙村", 4)),
        (("甲类", 6), ("总数", 13), ("乙类", 7)),
    ],
)
def test_f01_finds(lines: tuple[tuple[str, int], ...]) -> None:
    (finding,) = _of("F01", _listed(*lines))
    assert finding.severity is Severity.WARNING
    assert "标准目录" in finding.message


@pytest.mark.parametrize(
    "lines",
    [
        (("救灾", 15), ("养老", 24), ("就业", 38)),
        (("救灾", 15), ("养老", 15)),
        (("甲村", 1), ("乙村", 2), ("丙村", 3)),
        (("网站", 12), ("公众号", 20), ("公开栏", 8), ("大喇叭", 16)),
        (("救灾", 0), ("养老", 0), ("合计", 0)),
        (("救灾", 15), ("养老", None), ("合计", 15)),
        (("救灾", 15), ("养老", 24), ("合计", 40)),
        (("救灾", 20), ("养老", 20), ("就业", 0)),
        (),
    ],
)
def test_f01_leaves_alone(lines: tuple[tuple[str, int | None], ...]) -> None:
    assert _of("F01", _listed(*lines)) == []


@pytest.mark.parametrize("office", ["民权县自然资源局", "民权县人民政府", "民权县政务服务中心"])
def test_a07_is_left_to_townships(office: str) -> None:
    text = "全年审批宅基地23件。"
    assert len(told("A07", text, zero_report())) == 1
    assert told("A07", text, replace(zero_report(), office=office)) == []


SOME_BLANK: Mapping[str, int | None] = {
    "requests.received.natural_person": 10,
    "requests.received.other": None,
    "requests.granted.natural_person": 8,
    "requests.withheld_third_party.natural_person": 1,
    "requests.withheld_internal_affairs.other": None,
    "requests.granted.other": None,
    "requests.carried_forward.natural_person": 1,
    "requests.carried_forward.research": None,
    "challenges.reconsideration.upheld": 2,
    "challenges.reconsideration.pending": None,
}
"""Every total lacks a part: 10, 9, 1 and 2 are sums of what is filled in."""
SENTENCES = (
    "全年收到政府信息公开申请13件。",
    "收到申请13件，办结14件，结转下年度3件。",
    "申请办结14件，其中予以公开9件、不予公开3件。",
    "没有收到政府信息公开申请。",
    "申请均已按时办结。",
    "发生行政复议3件，行政复议纠错1件。",
    "收到申请13件，其中自然人10件、法人3件。",
)
RULES_OF_TABLES = ("X01", "X02", "X03", "X05", "X06", "X07", "X08", "X13")


@pytest.mark.parametrize("text", SENTENCES)
def test_no_rule_reckons_with_a_sum_that_lacks_a_part(text: str) -> None:
    report = _with(SOME_BLANK).with_prose("overview.parts.1.heading", "依申请公开")
    report = report.with_prose("overview.parts.1.text", text)
    found = [f for f in run_checks(report) if f.rule in RULES_OF_TABLES]
    assert all(f.rule == "X05" and "纠正" in f.message for f in found), found


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("X01", "全年收到政府信息公开申请31件。"),
        ("X02", "申请办结41件。"),
        ("X03", "申请结转下年度6件。"),
        ("X07", "没有收到政府信息公开申请。"),
        ("X06", "收到的申请均已按时办结。"),
    ],
)
def test_a_printed_total_stands_for_parts_that_are_blank(rule: str, text: str) -> None:
    printed = {
        CellRef("requests", row, "total"): value
        for row, value in {
            "received": 13,
            "brought_forward": 2,
            "outcomes_total": 14,
            "carried_forward": 1,
        }.items()
    }
    rows = [ref for ref in zero_report().figures if ref.table == "requests"]
    blank = zero_report().with_figures(dict.fromkeys(rows))
    assert told(rule, text, blank) == []
    assert len(told(rule, text, replace(blank, stated=printed))) == 1
    lawful = "收到申请13件，上年结转2件，办结14件，结转下年度1件。"
    assert told(rule, lawful, replace(blank, stated=printed)) == []
