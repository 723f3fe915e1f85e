"""Likely causes in the messages of A01–A04: named where one is specific, and only there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nianbao.report.checks import run_checks
from nianbao.report.checks.arithmetic import RULES
from nianbao.report.checks.causes import swapped
from nianbao.report.document import Report
from nianbao.report.finding import Severity
from tests.report.checking import Figures, report_with

R, B = "received.", "brought_forward."
G, P = "granted.", "granted_in_part."
N, M, OTHER = "natural_person", "commercial", "other"

Case = tuple[Figures, Figures, str]


TOLD: list[Case] = [
    (
        {R + N: 12, B + N: 1, G + N: 14, R + M: 5, G + M: 4},
        {},
        "“商业企业”列恰好少1件，可能归错类别",
    ),
    ({R + N: 8, G + N: 5, R + OTHER: 5, G + OTHER: 8}, {}, "“其他”列恰好多3件，可能归错类别"),
    ({R + N: 21, G + N: 8, P + N: 4}, {}, "的21如果是12就相等了，两个数字可能写反了"),
    (
        {R + N: 30, B + N: 7, G + N: 25, P + N: 5},
        {},
        "“二、上年结转政府信息公开申请数量”行恰好是7件，可能漏算了",
    ),
    ({R + N: 30, G + N: 24, P + N: 6, "closed_other." + N: 4}, {}, "可能重复算了"),
    (
        {G + N: 6, G + M: 2, R + N: 6, R + M: 2},
        {G + "total": 6},
        "“商业企业”列恰好是2件，可能漏算了",
    ),
    (
        {G + N: 6, G + M: 2, R + N: 6, R + M: 2},
        {G + "total": 10},
        "“商业企业”列恰好是2件，可能重复算了",
    ),
    ({G + N: 13, G + M: 5}, {G + "total": 36}, "“自然人”列的13如果是31就相等了"),
    ({G + N: 1, G + M: 4}, {G + "total": 14}, "“自然人”列的1和后一列的4可能是一个数14被拆成了两格"),
    (
        {G + N: 3, P + N: 4, "closed_other." + N: 8},
        {"outcomes_total." + N: 11},
        "“（二）部分公开”行恰好是4件，可能漏算了",
    ),
]
"""Figures, printed totals, and the cause that is named."""

CAUSE = "可能"


def messages(report: Report, previous: Report | None = None) -> list[str]:
    return [f.message for f in run_checks(report, previous) if f.rule.startswith("A")]


@pytest.mark.parametrize(("figures", "stated", "cause"), TOLD)
def test_names_the_cause(figures: Figures, stated: Figures, cause: str) -> None:
    said = messages(report_with(figures, stated))
    assert any(cause in message for message in said), said
    assert all(message.count(CAUSE) <= 1 for message in said)


NOT_TOLD: list[tuple[Figures, Figures]] = [
    ({R + N: 5, G + N: 4}, {}),
    ({R + N: 30, G + N: 24}, {}),
    ({R + N: 8, G + N: 5, R + OTHER: 9, G + OTHER: 5}, {}),
    ({R + N: 8, G + N: 5, R + OTHER: 5, G + OTHER: 8, R + M: 5, G + M: 8}, {}),
    ({G + N: 3, G + M: 3, R + N: 3, R + M: 3}, {G + "total": 9}),
    ({G + N: 7, G + M: 1, R + N: 7, R + M: 1}, {G + "total": 7}),
]
"""Off, but by nothing that points at one cell."""


@pytest.mark.parametrize(("figures", "stated"), NOT_TOLD)
def test_names_no_cause_where_none_is_specific(figures: Figures, stated: Figures) -> None:
    report = report_with(figures, stated)
    total = [message for message in messages(report) if "自然人列：" in message or stated]
    assert total
    assert not any(CAUSE in message for message in total)


def test_last_years_figure_left_standing() -> None:
    last = report_with({R + N: 17, G + N: 17})
    this = report_with({R + N: 17, G + N: 11, P + N: 4})
    said = messages(this, last)
    assert any("“一、本年新收政府信息公开申请数量”行和上年的一样，可能忘了改" in m for m in said)
    assert not any("忘了改" in message for message in messages(this))


def test_a_message_reads_from_place_to_cause() -> None:
    report = report_with({R + N: 12, B + N: 1, G + N: 14, R + M: 5, G + M: 4})
    first, _ = messages(report)
    assert first == (
        "表三·自然人列：一12＋二1＝13，三14＋四0＝14，多1件；"
        "“商业企业”列恰好少1件，可能归错类别；两边应当相等，请核对这一列。"
    )


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_swapped_means_the_same_digits_two_neighbours_apart(one: int, other: int) -> None:
    if swapped(one, other):
        assert sorted(str(one)) == sorted(str(other))
        assert (one - other) % 9 == 0


@given(st.integers(10, 10**6), st.data())
def test_every_swap_is_known(number: int, data: st.DataObject) -> None:
    digits = list(str(number))
    place = data.draw(st.integers(0, len(digits) - 2))
    digits[place : place + 2] = reversed(digits[place : place + 2])
    other = "".join(digits)
    changed = other != str(number) and not other.startswith("0")
    assert swapped(number, int(other)) is changed


def test_rules_have_words_for_the_clerk() -> None:
    assert [rule.id for rule in RULES] == ["A01", "A02", "A03", "A04"]
    for rule in RULES:
        assert rule.check
        assert rule.severity is Severity.ERROR
        assert rule.help.endswith("。")
