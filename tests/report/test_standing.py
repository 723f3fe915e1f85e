"""Where a report stands: which steps are allowed, what each needs, what is kept of it."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nianbao.report.errors import StandingError
from nianbao.report.finding import Finding, Severity
from nianbao.report.office import due_year
from nianbao.report.standing import (
    STEPS_KEPT,
    Standing,
    Step,
    blocking,
    first_standing,
    hand_on,
    make_final,
    plain_standing,
    publish,
    read_address,
    read_day,
    read_standing,
    send_back,
)
from nianbao.report.state import ALLOWED, LOCKED, OPEN, State
from nianbao.report.text import clean_line, clean_text

AT, BY = "2025-01-10T09:30:00+08:00", "张三@办公室"
PAGE = "https://www.beiguan.gov.cn/2024/nb.html"

D, R, F, P, B = State.DRAFT, State.REVIEW, State.FINAL, State.PUBLISHED, State.RETURNED
WAYS = {(D, R), (D, F), (R, D), (R, F), (F, P), (F, B), (F, D), (P, B), (P, D)}
WAYS |= {(B, R), (B, F), (B, D)}

TO: dict[State, Callable[[Standing], Standing]] = {
    D: lambda standing: hand_on(standing, D, at=AT, by=BY, words="写错了"),
    R: lambda standing: hand_on(standing, R, at=AT, by=BY),
    F: lambda standing: make_final(standing, (), at=AT, by=BY),
    P: lambda standing: publish(standing, "2025-1-20", PAGE, at=AT, by=BY),
    B: lambda standing: send_back(standing, {"overview": "太短"}, at=AT, by=BY),
}
"""How each state is reached."""


@pytest.mark.parametrize(("before", "after"), list(product(State, State)))
def test_only_the_allowed_steps_are_taken(before: State, after: State) -> None:
    assert (after in ALLOWED[before]) == ((before, after) in WAYS)
    standing = Standing(before)
    if (before, after) in WAYS:
        taken = TO[after](standing)
        assert taken.state is after
        assert (taken.steps[-1].at, taken.steps[-1].by) == (AT, BY)
    else:
        with pytest.raises(StandingError):
            TO[after](standing)


def test_locked_and_open_share_all_states() -> None:
    assert set(LOCKED) | set(OPEN) == set(State)
    assert [state for state in State if Standing(state).locked] == [F, P]


@pytest.mark.parametrize("state", [State.FINAL, State.PUBLISHED])
@pytest.mark.parametrize("words", ["", " \n　"])
def test_a_locked_report_is_opened_again_only_with_a_reason(state: State, words: str) -> None:
    standing = Standing(state, "2025-01-20", PAGE)
    with pytest.raises(StandingError, match="为什么"):
        hand_on(standing, State.DRAFT, at=AT, by=BY, words=words)
    opened = hand_on(standing, State.DRAFT, at=AT, by=BY, words="数字有误\n")
    assert opened.steps == (Step(State.DRAFT, AT, BY, "数字有误"),)
    assert (opened.published_on, opened.address) == ("2025-01-20", PAGE)


def test_final_published_and_returned_are_not_reached_by_handing_on() -> None:
    for state in (State.FINAL, State.PUBLISHED, State.RETURNED):
        with pytest.raises(ValueError, match="own way"):
            hand_on(Standing(), state, at=AT, by=BY)


def found(rule: str, severity: Severity, *, blocks: bool = False) -> Finding:
    return Finding(rule, severity, "不对", "requests", blocks=blocks)


def test_errors_and_blanks_stop_a_report_from_being_final() -> None:
    stops = (found("A01", Severity.ERROR), found("N03", Severity.WARNING, blocks=True))
    others = (found("N01", Severity.WARNING), found("N08", Severity.INFO))
    assert blocking([*others, *stops]) == stops
    with pytest.raises(StandingError, match="2处"):
        make_final(Standing(), [*stops, *others], at=AT, by=BY)
    assert make_final(Standing(), others, at=AT, by=BY).state is State.FINAL


def test_a_publication_keeps_day_and_page() -> None:
    taken = publish(Standing(State.FINAL), "2025年1月20日", f" {PAGE} ", at=AT, by=BY)
    assert (taken.published_on, taken.address) == ("2025-01-20", PAGE)
    assert taken.steps[-1].words == f"2025-01-20 {PAGE}"
    assert publish(Standing(State.FINAL), "20250120", "无", at=AT, by=BY).address == ""


def test_what_the_county_said_is_kept_until_the_report_is_published_again() -> None:
    said = {"overview": " 太短\x00 ", "requests": "", "problems": "　"}
    returned = send_back(Standing(State.PUBLISHED), said, at=AT, by=BY, words="一：太短")
    assert returned.returned == {"overview": "太短"}
    assert returned.steps[-1].words == "一：太短"
    final = make_final(returned, (), at=AT, by=BY)
    assert final.returned == {"overview": "太短"}
    assert publish(final, "2025-01-20", "无", at=AT, by=BY).returned == {}
    for nothing in ({}, {"overview": " "}):
        with pytest.raises(StandingError, match="意见"):
            send_back(Standing(State.FINAL), nothing, at=AT, by=BY)


DAYS = {
    "2026-1-20": "2026-01-20",
    "2026-01-20": "2026-01-20",
    "2026年1月20日": "2026-01-20",
    " 2026 年 1 月 20 号 ": "2026-01-20",
    "20260120": "2026-01-20",
    "２０２６／１／２０": "2026-01-20",
    "2026.1.20": "2026-01-20",
}


@pytest.mark.parametrize(("typed", "day"), DAYS.items())
def test_a_day_is_read_as_clerks_write_it(typed: str, day: str) -> None:
    assert read_day(typed) == day


NO_YEAR = {
    "1月20日": "2027-01-20",
    "1 月 20 号": "2027-01-20",
    "1.20": "2027-01-20",
    "０120": "2027-01-20",
    "11-25": "2026-11-25",
    "12/31": "2026-12-31",
    "2026-1-20": "2026-01-20",
}


@pytest.mark.parametrize(("typed", "day"), NO_YEAR.items())
def test_a_day_without_its_year_is_the_nearest_one(typed: str, day: str) -> None:
    assert read_day(typed, date(2026, 11, 29)) == day


def test_a_day_only_some_years_have_is_found_in_one_that_is_near() -> None:
    assert read_day("2月29日", date(2028, 11, 1)) == "2028-02-29"
    with pytest.raises(StandingError, match="不是日期"):
        read_day("2月29日", date(2026, 3, 1))


@pytest.mark.parametrize("typed", ["1月", "2月30日", "13.1", "2026-1", "20", "1-2-3", "1320"])
def test_what_is_no_day_is_refused_beside_today_too(typed: str) -> None:
    with pytest.raises(StandingError, match="不是日期"):
        read_day(typed, date(2026, 11, 29))


@pytest.mark.parametrize("typed", ["", "今天", "1-20", "26-1-20", "2026-2-30", "2026012", "[/x]"])
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(StandingError, match="不是日期"):
        read_day(typed)


@given(st.text())
def test_any_text_is_a_day_or_a_sentence(typed: str) -> None:
    with suppress(StandingError):
        assert date.fromisoformat(read_day(typed))


@pytest.mark.parametrize("typed", [PAGE, "HTTP://a.cn", f"  {PAGE}?id=1 "])
def test_an_address_is_taken_as_it_is(typed: str) -> None:
    assert read_address(typed) == typed.strip()


@pytest.mark.parametrize(
    "typed", ["", " ", "www.a.cn", "ftp://a.cn", "http://", "https:///x", "无网"]
)
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(StandingError, match="网址"):
        read_address(typed)


def test_the_log_is_bounded() -> None:
    standing = Standing()
    for _ in range(STEPS_KEPT):
        standing = hand_on(standing, State.REVIEW, at=AT, by=BY)
        standing = hand_on(standing, State.DRAFT, at=AT, by="李四")
    assert len(standing.steps) == STEPS_KEPT
    assert standing.steps[-1].by == "李四"


@pytest.mark.parametrize(("year", "state"), [(2023, "published"), (2024, "draft"), (2025, "draft")])
def test_an_old_report_that_is_read_in_is_published(year: int, state: str) -> None:
    standing = first_standing(year, due_year(date(2025, 1, 10)), at=AT, by=BY)
    assert (standing.state, standing.published_on, standing.address) == (state, "", "")
    assert len(standing.steps) == (state == "published")


@pytest.mark.parametrize(("month", "year"), [(1, 2024), (6, 2024), (7, 2025), (12, 2025)])
def test_the_year_due_changes_in_summer(month: int, year: int) -> None:
    assert due_year(date(2025, month, 30)) == year


TEXTS = st.text().map(clean_text)
ONE_LINES = st.text().map(clean_line)
ISO_DAYS = st.just("") | st.dates().map(str)
STEPS = st.builds(Step, st.sampled_from(State), ONE_LINES, ONE_LINES, TEXTS)
STANDINGS = st.builds(
    Standing,
    st.sampled_from(State),
    ISO_DAYS,
    ONE_LINES,
    st.dictionaries(TEXTS, TEXTS, max_size=4),
    st.lists(STEPS, max_size=4).map(tuple),
)


@given(STANDINGS)
def test_a_standing_comes_back_from_its_plain_values(standing: Standing) -> None:
    assert read_standing(plain_standing(standing)) == standing


def test_an_old_document_has_a_state_and_no_more() -> None:
    assert read_standing({"state": "final"}) == Standing(State.FINAL)
    assert read_standing({}) == Standing()


@pytest.mark.parametrize(
    "day", ["2026-02-30", "20260120", "2026-W01-1", "昨天", 20260120, [], None]
)
def test_a_day_that_is_none_is_left_out(day: object) -> None:
    assert read_standing({"state": "published", "published_on": day}).published_on == ""


VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.integers() | st.text(max_size=5) | st.sampled_from(State).map(str),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@given(STANDINGS, st.sampled_from(list(plain_standing(Standing()))), VALUES)
def test_damage_costs_only_what_is_damaged(standing: Standing, name: str, value: Any) -> None:
    damaged = read_standing({**plain_standing(standing), name: value})
    default = Standing()
    for other in plain_standing(standing).keys() - {name}:
        assert getattr(damaged, other) == getattr(standing, other)
    if not isinstance(value, (str, dict, list)):
        assert damaged == replace(standing, **{name: getattr(default, name)})
