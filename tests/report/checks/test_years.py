"""Y01, Y02, Y04–Y06: this year's report beside last year's."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from nianbao.report.checks import run_checks
from nianbao.report.document import Report
from nianbao.report.facts import Fact, Item
from nianbao.report.finding import Finding, Severity
from nianbao.report.form.figures import CellRef, Figure
from nianbao.report.office import Office
from nianbao.report.years.likeness import repetition, section_likeness
from tests.report.checking import ref, report_with
from tests.reports import zero_report

Figures = Mapping[str, Figure]
MADE, ENDED, STOCK = (
    f"disclosure.normative_documents.{column}" for column in ("issued", "repealed", "in_force")
)
PENALTIES, LICENSING = "disclosure.penalties.decisions", "disclosure.licensing.decisions"


def compared(rule: str, now: Report, then: Report) -> list[Finding]:
    """The findings of one rule, with last year's report beside this year's."""
    then = replace(then, year=now.year - 1)
    return [finding for finding in run_checks(now, then) if finding.rule == rule]


@pytest.mark.parametrize(
    ("then", "now", "columns"),
    [
        ({"carried_forward.other": 2}, {}, ["other"]),
        ({}, {"brought_forward.commercial": 1}, ["commercial"]),
        ({"carried_forward.other": 2}, {"brought_forward.other": 3}, ["other"]),
        (
            {"carried_forward.natural_person": 1},
            {"brought_forward.research": 1},
            ["natural_person", "research"],
        ),
        (
            {"carried_forward.legal_service": 12},
            {"brought_forward.legal_service": 21},
            ["legal_service"],
        ),
        (
            {"carried_forward.public_benefit": 100},
            {"brought_forward.public_benefit": 10},
            ["public_benefit"],
        ),
    ],
)
def test_y01_finds(then: Figures, now: Figures, columns: list[str]) -> None:
    findings = compared("Y01", report_with(now), report_with(then))
    assert [finding.cells for finding in findings] == [
        (CellRef("requests", "brought_forward", column),) for column in columns
    ]
    assert all(finding.severity is Severity.WARNING for finding in findings)


def test_y01_tells_a_printed_total_where_no_class_differs() -> None:
    then = report_with({"carried_forward.other": 2}, {"carried_forward.total": 3})
    (finding,) = compared("Y01", report_with({"brought_forward.other": 2}), then)
    assert (str(finding.cells[0]), finding.expected, finding.actual) == (
        "requests.brought_forward.total",
        3,
        2,
    )


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ({}, {}),
        ({"carried_forward.other": 2}, {"brought_forward.other": 2}),
        ({"brought_forward.other": 5}, {}),
        ({"carried_forward.other": None}, {"brought_forward.other": 2}),
        ({"carried_forward.other": 2}, {"brought_forward.other": None, "carried_forward.other": 9}),
        ({"received.other": 7}, {"received.other": 8}),
    ],
)
def test_y01_leaves_alone(then: Figures, now: Figures) -> None:
    assert compared("Y01", report_with(now), report_with(then)) == []


IN_FORCE: list[tuple[int, int, int, int]] = [
    (10, 2, 1, 12),
    (10, 0, 0, 9),
    (0, 3, 0, 0),
    (5, 1, 1, 6),
    (12, 0, 2, 12),
    (3, 4, 0, 4),
]
IN_FORCE_FINE: list[tuple[int, int, int, int]] = [
    (10, 2, 1, 11),
    (0, 0, 0, 0),
    (10, 0, 0, 10),
    (0, 3, 0, 3),
    (5, 0, 5, 0),
    (12, 1, 1, 12),
]


def stocks(before: int, made: int, ended: int, now: int) -> tuple[Report, Report]:
    return report_with({MADE: made, ENDED: ended, STOCK: now}), report_with({STOCK: before})


@pytest.mark.parametrize("row", IN_FORCE)
def test_y02_finds(row: tuple[int, int, int, int]) -> None:
    (finding,) = compared("Y02", *stocks(*row))
    before, made, ended, now = row
    assert (finding.expected, finding.actual) == (before + made - ended, now)
    assert finding.cells[0] == ref(STOCK)


@pytest.mark.parametrize("row", [(0, 0, 8, 9), (5, 2, 8, 0)])
def test_y02_says_that_more_ended_than_there_were(row: tuple[int, int, int, int]) -> None:
    """Nobody has fewer than no documents: 应是-8件 means nothing to a clerk."""
    (finding,) = compared("Y02", *stocks(*row))
    before, made, ended, now = row
    assert (finding.expected, finding.actual) == (before + made - ended, now)
    assert f"减本年废止8件，不够减，填的是{now}件；" in finding.message


@pytest.mark.parametrize("row", IN_FORCE_FINE)
def test_y02_leaves_alone(row: tuple[int, int, int, int]) -> None:
    assert compared("Y02", *stocks(*row)) == []


@pytest.mark.parametrize("blank", [MADE, ENDED, STOCK])
def test_y02_waits_for_blanks(blank: str) -> None:
    now, then = stocks(10, 2, 1, 12)
    assert compared("Y02", now.with_figure(ref(blank), None), then) == []


@pytest.mark.parametrize(
    ("then", "now"), [(11, 110), (110, 11), (12, 5000), (200, 20), (15, 150), (9999, 11)]
)
def test_y04_finds(then: int, now: int) -> None:
    (finding,) = compared("Y04", report_with({PENALTIES: now}), report_with({PENALTIES: then}))
    assert finding.severity is Severity.INFO
    assert (finding.expected, finding.actual) == (then, now)


@pytest.mark.parametrize(
    ("then", "now"), [(10, 110), (11, 109), (1, 5000), (0, 300), (300, 0), (200, 21), (50, 50)]
)
def test_y04_leaves_alone(then: int, now: int) -> None:
    assert not compared("Y04", report_with({PENALTIES: now}), report_with({PENALTIES: then}))


@pytest.mark.parametrize(
    "figures",
    [
        {PENALTIES: 36},
        {LICENSING: 3, PENALTIES: 2, "disclosure.compulsion.decisions": 1},
        {MADE: 1, PENALTIES: 12},
        {"received.other": 3, "granted.other": 2, "carried_forward.other": 1},
        {"received.natural_person": 14, "granted.natural_person": 14},
        {f"challenges.reconsideration.{name}": 1 for name in ("upheld", "corrected", "pending")},
    ],
)
def test_y05_finds(figures: Figures) -> None:
    (finding,) = compared("Y05", report_with(figures), report_with(figures))
    assert set(finding.cells) == set(map(ref, figures))


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ({}, {}),
        ({STOCK: 26}, {STOCK: 26}),
        ({PENALTIES: 36}, {PENALTIES: 37}),
        ({"received.other": 1, "granted.other": 1}, {"received.other": 1, "granted.other": 1}),
        ({PENALTIES: 36, LICENSING: 5}, {PENALTIES: 5, LICENSING: 36}),
        ({"challenges.reconsideration.upheld": 1}, {"challenges.reconsideration.upheld": 1}),
        ({PENALTIES: 36}, {PENALTIES: None}),
    ],
)
def test_y05_leaves_alone(then: Figures, now: Figures) -> None:
    assert compared("Y05", report_with(now), report_with(then)) == []


def test_all_are_silent_unless_the_year_before_is_there() -> None:
    now = report_with({"brought_forward.other": 3, PENALTIES: 36, STOCK: 4})
    for gap in (0, 2, -1):
        then = replace(now, year=now.year - gap)
        assert not [f for f in run_checks(now, then) if f.rule.startswith("Y")]
    assert not [f for f in run_checks(now) if f.rule.startswith("Y")]


def alike(now: Report, then: Report) -> list[Finding]:
    """What Y06 says of section five."""
    return [found for found in compared("Y06", now, then) if found.section == "problems"]


FIRST = "部分村干部对信息公开的认识不够到位，更新公示栏不及时。"
SECOND = "个别站所报送材料质量不高，缺少图解和案例。"
THIRD = "我镇每季度组织一次业务培训，由党政办逐项核对。"
FOURTH = "新聘两名专职人员，按月通报各村更新情况。"
FIFTH = "镇纪委随机抽查，发现问题当场督促纠正。"


def five(*sentences: str) -> Report:
    return zero_report().with_prose("problems", "".join(sentences))


@pytest.mark.parametrize(
    ("then", "now", "repeated"),
    [
        ([FIRST, SECOND, THIRD], [FIRST, SECOND, THIRD], 3),
        ([FIRST, SECOND, THIRD], [FIRST, SECOND, FOURTH], 2),
        ([FIRST, THIRD], [THIRD, FIRST], 2),
        ([FIRST + "\n", THIRD], [FIRST, THIRD], 2),
        (
            [FIRST, "全年开展培训3次，参训干部120人次，覆盖各村。"],
            [FIRST, "全年开展培训5次，参训干部98人次，覆盖各村。"],
            2,
        ),
        ([FIRST, SECOND], [FIRST.replace("，", ","), SECOND.replace("质量", " 质量 ")], 2),
    ],
)
def test_y06_finds_section_five(then: list[str], now: list[str], repeated: int) -> None:
    (finding,) = alike(five(*now), five(*then))
    assert f"{repeated}句话" in finding.message
    assert finding.span is not None
    assert str(finding.span.field) == "problems"


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ([FIRST, SECOND], [THIRD, FOURTH]),
        ([FIRST, SECOND, THIRD], [FIRST, FOURTH, FIFTH]),
        (["公开不够及时。"], ["公开不够及时。"]),
        ([FIRST], []),
        ([], [FIRST, SECOND]),
        (
            ["没有收到政府信息公开申请。", "坚持以公开为常态、不公开为例外。", SECOND],
            ["没有收到政府信息公开申请。", "坚持以公开为常态、不公开为例外。", THIRD],
        ),
        (
            ["认真落实《中华人民共和国政府信息公开条例》《河南省政务公开条例》。", FIRST],
            ["认真落实《中华人民共和国政府信息公开条例》《河南省政务公开条例》。", FOURTH],
        ),
    ],
)
def test_y06_leaves_alone(then: list[str], now: list[str]) -> None:
    assert alike(five(*now), five(*then)) == []


def one(*sentences: str) -> Report:
    report = zero_report()
    for place in range(5):
        report = report.with_prose(f"overview.parts.{place}.text", "".join(sentences[place:][:1]))
    return report


def test_y06_asks_more_of_section_one_than_of_section_five() -> None:
    old = (FIRST, SECOND, THIRD, FOURTH, FIFTH)
    assert compared("Y06", one(*old), one(*old))
    assert (
        compared("Y06", one(*old[:4], "本年改用图解发布惠农政策，群众反响较好。"), one(*old[:3]))
        == []
    )


@pytest.mark.parametrize(("above", "is_told"), [(0, True), (1, False)])
def test_y06_tells_from_the_very_percent_the_office_allows(above: int, is_told: bool) -> None:
    now, then = five(FIRST, SECOND, FOURTH), five(FIRST, SECOND, THIRD)
    then = replace(then, year=now.year - 1)
    (paragraph,) = [one for one in repetition(now, then) if str(one.place.field) == "problems"]
    assert 0 < paragraph.percent < 100
    office = Office(problems_alike=paragraph.percent + above)
    found = run_checks(now, previous=then, office=office)
    assert any(one.rule == "Y06" and one.section == "problems" for one in found) is is_told


def test_the_meter_and_the_rule_count_what_is_printed() -> None:
    listed = Fact("清单", "条", items=(Item("救灾领域标准目录", 15), Item("养老领域标准目录", 10)))
    told = f"{FIRST}分别是：救灾领域标准目录15条、养老领域标准目录10条。"
    now = replace(five(FIRST, "分别是：{清单明细}。"), facts=(listed,))
    then = replace(five(told), year=now.year - 1)
    (finding,) = alike(now, then)
    (paragraph,) = [one for one in repetition(now, then) if str(one.place.field) == "problems"]
    assert paragraph.percent == 100
    assert "有100%的文字、2句话" in finding.message
    text = now.prose.problems
    assert [text[s.start : s.end] for s in paragraph.repeated] == [FIRST, "分别是：{清单明细}。"]


def test_the_meter_shows_the_sentences_of_each_paragraph() -> None:
    text = f"{FIRST}{FOURTH}\n{SECOND}\n{FIFTH}"
    now = zero_report().with_prose("problems", text)
    last = five(FIRST, SECOND)
    paragraphs = section_likeness(now.form, now.prose, last.prose, "problems")
    shown = [[text[s.start : s.end] for s in paragraph.repeated] for paragraph in paragraphs]
    assert shown == [[FIRST], [SECOND], []]
    assert [paragraph.percent for paragraph in paragraphs][1:] == [100, 0]
    assert 40 < paragraphs[0].percent < 70
    assert [text[p.place.start : p.place.end] for p in paragraphs] == text.split("\n")
