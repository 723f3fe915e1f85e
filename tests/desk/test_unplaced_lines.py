"""The lines that a reader left out are put into the report or not wanted, a step for undo each."""

from dataclasses import replace

import pytest

from nianbao.desk.address import address_of_change
from nianbao.desk.reading_in_hand import ReadingInHand
from nianbao.desk.unplaced_lines import (
    UnplacedLines,
    destinations,
    held_by,
    suggestion,
    with_them,
)
from nianbao.imports import read_report
from nianbao.report.document import Report
from nianbao.report.field import PREFACE, TITLE, FieldRef
from nianbao.report.finding import UNPLACED, Finding, Severity
from nianbao.report.office import Office
from nianbao.report.text import LINE_LIMIT
from tests.samples.stray import STRAY

PROBLEMS, OTHER = FieldRef("problems"), FieldRef("other_matters")
SECOND = FieldRef("overview", 1)
MENU, FIRST, NEXT, LAST = 0, 1, 2, 3
"""Indices of the lines that are left: a menu above, two lines in section two, one in three."""


def in_hand(text: str = STRAY) -> ReadingInHand:
    reading = read_report(text)
    return ReadingInHand(reading, reading.report(), Office())


def told(report: Report) -> str:
    """What the finding about lines says; empty where there is none."""
    messages = [one.message for one in report.import_findings if one.rule == UNPLACED]
    assert len(messages) <= 1
    return "".join(messages)


def test_the_lines_are_those_of_the_reading_in_the_order_of_the_source() -> None:
    lines = in_hand().unplaced
    assert [number for number, _ in lines.lines] == [1, 9, 10, 12, 18]
    assert lines.open == {FIRST, NEXT, LAST}
    assert lines.unwanted == {MENU, 4}
    assert lines.open_numbers == {9, 10, 12}


@pytest.mark.parametrize(
    ("into", "at_start", "after"),
    [
        (PROBLEMS, False, "更新不及时。\n本年制发规范性文件2件\n依托县政府门户网站公开"),
        (PROBLEMS, True, "本年制发规范性文件2件\n依托县政府门户网站公开\n更新不及时。"),
        (SECOND, False, "全年收到申请3件。\n本年制发规范性文件2件\n依托县政府门户网站公开"),
        (PREFACE, True, "本年制发规范性文件2件\n依托县政府门户网站公开"),
        ("disclosure", False, "本年制发规范性文件2件\n依托县政府门户网站公开"),
    ],
)
def test_lines_become_paragraphs_of_a_place(
    into: FieldRef | str, at_start: bool, after: str
) -> None:
    held = in_hand()
    shown = with_them(held.report, into, held.unplaced.words([NEXT, FIRST]), at_start=at_start)
    held.put_lines([NEXT, FIRST], into, at_start=at_start)
    assert held_by(held.report, into) == after == "\n".join(piece.text for piece in shown)
    assert [piece.text for piece in shown if piece.is_new] == held.unplaced.words(
        [FIRST, NEXT]
    ).split("\n")
    assert held.unplaced.open == {LAST}
    assert "原文有1行没有放进报告：第12行" in told(held.report)


def test_words_go_before_the_first_sub_head() -> None:
    held = in_hand()
    place = next(one for one in destinations(held.report, "") if "小标题前面" in one.label)
    held.put_lines([LAST], place.at)
    parts = held.report.prose.overview.parts
    assert [part.heading for part in parts] == ["", "主动公开情况", "依申请公开情况"]
    assert parts[0].text == "收到申请3件，均已答复"
    assert next(one for one in destinations(held.report, "") if "小标题前面" in one.label).at == (
        FieldRef("overview", 0)
    )


def test_every_place_can_be_filled_and_a_long_line_is_no_title() -> None:
    held = in_hand()
    there = destinations(held.report, "短")
    assert [one.label.partition("、")[0] for one in there] == (
        ["标题", "导语（第一部分前面）", "一", "一", "一", "二", "三", "四", "五", "六"]
    )
    for one in there:
        held = in_hand()
        held.put_lines([FIRST], one.at)
        assert FIRST not in held.unplaced.open
        assert address_of_change(held.first, held.report, "").page
    assert TITLE not in [one.at for one in destinations(held.report, "长" * (LINE_LIMIT + 1))]


def test_a_title_takes_words_on_its_line() -> None:
    held = in_hand()
    held.put_lines([FIRST, LAST], TITLE)
    assert held.report.title == "本年制发规范性文件2件收到申请3件，均已答复"
    held.put_lines([NEXT], TITLE, at_start=True)
    assert held.report.title.startswith("依托县政府门户网站公开本年制发")


def test_the_finding_goes_with_the_last_line_and_comes_back_with_undo() -> None:
    held = in_hand()
    held.put_lines([FIRST, NEXT], "disclosure")
    held.turn_lines([LAST])
    assert not told(held.report)
    assert not held.unplaced.open
    assert held.unplaced.unwanted == {MENU, LAST, 4}
    assert held.undo_lines()
    assert "第12行" in told(held.report)
    assert held.undo_lines()
    assert held.report is held.first
    assert held.unplaced == UnplacedLines.of(held.reading)
    assert not held.undo_lines()
    assert held.redo_lines()
    assert held.redo_lines()
    assert not held.redo_lines()
    assert (told(held.report), held.report.notes["disclosure"][:2]) == ("", "本年")


def test_other_findings_of_the_same_rule_stay() -> None:
    reading = read_report(STRAY)
    struck = Finding(UNPLACED, Severity.WARNING, "网页里有1处划去的文字，没有读入。", "overview")
    reading = replace(reading, findings=(struck, *reading.findings))
    held = ReadingInHand(reading, reading.report(), Office())
    held.put_lines([FIRST, NEXT, LAST], OTHER)
    assert [one for one in held.report.import_findings if one.rule == UNPLACED] == [struck]
    held.turn_lines([MENU])
    assert struck in held.report.import_findings
    held.set_prose(FieldRef("overview", 0), "全年公开信息21条。")
    assert len([one for one in held.report.import_findings if one.rule == UNPLACED]) == 2


def test_lines_that_are_not_wanted_come_back() -> None:
    held = in_hand()
    held.turn_lines([MENU])
    assert "原文有4行没有放进报告：第1行“网站首页”" in told(held.report)
    held.turn_lines([MENU, LAST])
    assert held.unplaced.open == {FIRST, NEXT}
    held.turn_lines([MENU, LAST])
    assert held.unplaced.open == {MENU, FIRST, NEXT, LAST}


def test_a_menu_can_be_put_into_a_field_after_all() -> None:
    held = in_hand()
    held.put_lines([MENU], OTHER)
    assert held.report.prose.other_matters == "未收取信息处理费。\n网站首页"
    assert held.unplaced.unwanted == {4}


def test_undo_of_lines_leaves_what_was_typed_alone() -> None:
    held = in_hand()
    held.turn_lines([LAST])
    held.set_prose(PROBLEMS, "人手不足。")
    assert held.unplaced.unwanted == {MENU, LAST, 4}
    assert not held.undo_lines()
    assert held.undo() is not None
    assert held.undo_lines()
    assert held.unplaced.open == {FIRST, NEXT, LAST}
    assert held.redo_lines()
    assert held.unplaced.open == {FIRST, NEXT}


def test_what_is_written_in_section_one_does_not_hide_the_lines() -> None:
    held = in_hand()
    held.set_prose(FieldRef("overview", 0), "全年公开信息21条。")
    assert "原文有3行没有放进报告" in told(held.report)
    held.change(held.report.with_overview(held.report.prose.overview))
    assert "原文有3行没有放进报告" in told(held.report)


@pytest.mark.parametrize(
    ("number", "into", "at_start"),
    [
        (1, PREFACE, False),
        (3, FieldRef("overview", 0), True),
        (5, FieldRef("overview", 0), False),
        (7, SECOND, False),
        (9, "disclosure", False),
        (12, "requests", False),
        (14, PROBLEMS, True),
        (18, OTHER, False),
    ],
)
def test_a_line_belongs_where_it_stood(number: int, into: FieldRef | str, at_start: bool) -> None:
    held = in_hand()
    assert suggestion(held.reading, held.report, number) == (into, at_start)
