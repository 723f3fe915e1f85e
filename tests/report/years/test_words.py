"""Last year's paragraphs find their place again, whatever became of the sub-heads."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nianbao.report.document import Report, new_report
from nianbao.report.field import FieldRef
from nianbao.report.prose import Overview, Part
from nianbao.report.years.carry import begin_year
from nianbao.report.years.words import (
    draft_of,
    left_over,
    match_heads,
    matched_fields,
    paragraphs_beside,
    with_paragraph,
)
from tests.reports import OFFICE, full_report, lines, reports, seed_report

FIRST, SECOND = FieldRef("overview", 0), FieldRef("overview", 1)
ASPECTS = [part.heading for part in new_report(OFFICE, 2024).prose.overview.parts]
HEADS = [
    "主动公开政府信息情况",
    "依申请公开情况",
    "政府信息管理",
    "平台建设",
    "监督保障",
]


def with_heads(report: Report, *heads: str) -> Report:
    return report.with_overview(Overview("1、", tuple(Part(head, f"{head}。") for head in heads)))


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        (HEADS, HEADS, [0, 1, 2, 3, 4]),
        (HEADS, HEADS[::-1], [4, 3, 2, 1, 0]),
        (HEADS, ASPECTS, [0, 1, 2, 3, 4]),
        (HEADS, ["（一）主动公开", "2.依申请公开工作", "组织领导"], [0, 1, None]),
        (HEADS, ["主动公开", "依申请公开", "信息的整理和保存", "平台", "保障"], [0, 1, 2, 3, 4]),
        (["甲乙丙", "丁戊己"], ["子丑寅", "丁戊己"], [0, 1]),
        (["甲乙丙", "丁戊己"], ["丁戊己", "子丑寅"], [1, None]),
        (["", "甲乙丙"], ["甲乙丙"], [1]),
        (["甲乙丙"], ["", "甲乙丙"], [None, 0]),
        ([""], ["甲乙丙", "丁戊己"], [None, None]),
        (["其他", "其他"], ["其他", "其他"], [0, 1]),
    ],
)
def test_sub_heads_renamed_and_moved(
    old: list[str], new: list[str], wanted: list[int | None]
) -> None:
    matched = match_heads(tuple(old), tuple(new))
    assert [matched.get(place) for place in range(len(new))] == wanted


@given(st.lists(lines(), max_size=8), st.lists(lines(), max_size=8))
def test_each_place_is_matched_once(old: list[str], new: list[str]) -> None:
    matched = match_heads(tuple(old), tuple(new))
    assert len(set(matched.values())) == len(matched)
    assert set(matched) <= set(range(len(new)))
    assert set(matched.values()) <= set(range(len(old)))


@given(st.lists(lines(1), max_size=8, unique=True), st.randoms())
def test_order_does_not_matter_to_the_same_heads(heads: list[str], random: Random) -> None:
    moved = random.sample(heads, len(heads))
    matched = match_heads(tuple(heads), tuple(moved))
    assert [heads[matched[place]] for place in range(len(moved))] == moved


@given(reports())
def test_a_new_year_has_a_draft_under_every_field(last: Report) -> None:
    this = begin_year(last)
    fields = matched_fields(last, this)
    for name in map(FieldRef, ("preface", "problems", "other_matters")):
        assert fields[name] == name
        assert draft_of(last, this, name) == last.prose.text(name)
    if len(last.prose.overview.headed()) == len(this.prose.overview.parts):
        headed = [part.text for part in last.prose.overview.parts if part.heading]
        drafts = [draft_of(last, this, name) for name in this.prose.fields("overview")]
        assert sorted(drafts) == sorted(headed)
    assert all(not this.prose.text(name) for name in fields)


def test_the_seed_next_year() -> None:
    last = seed_report()
    this = begin_year(last)
    parts = last.prose.overview.parts
    assert [draft_of(last, this, name) for name in this.prose.fields("overview")] == [
        part.text for part in parts
    ]
    assert left_over(last, this, "overview") == ()


def test_what_has_no_place_now_is_left_over() -> None:
    last = with_heads(full_report(), "主动公开", "厕所革命")
    this = with_heads(new_report(OFFICE, 2024), "主动公开情况")
    assert left_over(last, this, "overview") == (SECOND,)
    assert draft_of(last, this, FIRST) == "主动公开。"
    assert left_over(last, this, "problems") == ()
    silent = last.with_prose(SECOND, "")
    assert left_over(silent, this, "overview") == ()


def test_a_section_without_sub_heads_is_left_over_whole() -> None:
    last = replace(full_report()).with_overview(Overview("", (Part("", "只有一段"),)))
    this = new_report(OFFICE, 2024)
    assert left_over(last, this, "overview") == (FIRST,)
    assert draft_of(last, this, FIRST) == ""


@given(reports())
def test_all_of_a_years_words_are_beside_some_field(last: Report) -> None:
    this = begin_year(last)
    for section in this.form.prose_sections():
        shown = {
            paragraph.text
            for name in this.prose.fields(section.key)
            for paragraph in paragraphs_beside(last, this, name)
        }
        for name in last.prose.fields(section.key):
            assert shown >= set(filter(None, last.prose.text(name).split("\n")))


@pytest.mark.parametrize(
    ("text", "line", "wanted"),
    [
        ("", 0, "新"),
        ("甲", 0, "甲\n新"),
        ("甲\n乙", 0, "甲\n新\n乙"),
        ("甲\n\n乙", 1, "甲\n新\n乙"),
        ("甲\n", 1, "甲\n新"),
    ],
)
def test_a_paragraph_is_put_behind_the_one_in_hand(text: str, line: int, wanted: str) -> None:
    assert with_paragraph(text, line, "新") == wanted
