"""What is exported and read back is the same report."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nianbao.exports.json_export import write_json
from nianbao.exports.markdown import write_markdown
from nianbao.exports.options import PrintOptions
from nianbao.exports.plain_text import write_plain_text
from nianbao.imports import read_report
from nianbao.imports.characters import fold_characters
from nianbao.imports.decoding import UNREAD
from nianbao.imports.titles import tells_office
from nianbao.report.document import Report
from nianbao.report.facts import Fact
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.prose import Part, overview
from tests.examples import of_whole
from tests.imports.plain import tamed
from tests.reports import HOSTILE, NAMED, hostile_report, reports, reports_with_facts, zero_report

SLOW = of_whole(50)


def read_back(text: str, report: Report, suffix: str = "") -> Report:
    """What is read; office and year are options where a title of the clerk's own may lack them."""
    reading = read_report(text, suffix)
    if report.prose.title is None:
        return reading.report()
    return reading.report(report.office, report.year)


def with_stated(report: Report, data: st.DataObject) -> Report:
    """The report as if some printed totals were wrong."""
    cells = data.draw(st.lists(st.sampled_from(sorted(report.form.derived_cells)), max_size=3))
    stated = {cell: (report.figure(cell) or 0) + 1 for cell in cells}
    return replace(report, stated=stated)


@SLOW
@given(reports_with_facts(), st.data())
def test_json(report: Report, data: st.DataObject) -> None:
    report = with_stated(report, data)
    for suffix in ("", ".json"):
        assert read_report(write_json(report), suffix).report() == report


def test_json_keeps_codes_and_tells_of_facts_it_cannot_read() -> None:
    report = zero_report().with_prose("problems", "专区只有{专区}个。")
    report = replace(report, facts=(Fact("专区", "个", 40),))
    plain = json.loads(write_json(report))
    assert plain["prose"]["problems"] == "专区只有{专区}个。"
    assert plain["facts"] == [{"name": "专区", "unit": "个", "number": 40}]
    odd = [7, {"name": "甲 乙"}, {"name": "甲", "unit": "", "number": -1}, {"unit": ""}]
    plain["facts"] += [*odd, {"name": "专区", "unit": "", "number": 1}]
    read = read_report(json.dumps(plain)).report()
    assert read.facts == report.facts
    assert [finding.message[:7] for finding in read.import_findings] == ["文件里第2个常"] + [
        f"文件里第{at}个常" for at in (3, 4, 5)
    ]
    plain["facts"] = "专区"
    assert read_report(json.dumps(plain)).report().facts == ()


def is_everyday(report: Report) -> bool:
    """Whether nothing of a report is folded, or told, as a text is read: characters, bare numbers.

    A line that is a number alone may be a page's, one of © is: told, and not taken. A sub-head
    without any word, or one that ends as a sentence does, is read as a line of the text. An office
    that begins with a label (标题) is asked for.
    """
    if not tells_office(FORM_2021, report.generated_title, report.office):
        return False
    heads = [part.heading for part in report.prose.overview.parts if part.heading]
    if any(head.endswith("。") or not any(map(str.isalnum, head)) for head in heads):
        return False
    lines = write_plain_text(report).split("\n")
    if any(UNREAD in line or "©" in line or line.strip().isdecimal() for line in lines):
        return False
    return all(fold_characters(line) == line for line in lines)


@SLOW
@given(reports().filter(is_everyday))
def test_markdown(report: Report) -> None:
    assert read_back(write_markdown(report), report, ".md") == report
    assert read_back(write_markdown(report), report) == report


@SLOW
@given(reports().filter(is_everyday).map(tamed), st.sampled_from(("", ".txt")))
def test_plain_text(report: Report, suffix: str) -> None:
    assert read_back(write_plain_text(report), report, suffix) == report


@SLOW
@given(reports().filter(is_everyday).map(lambda report: tamed(report, aligned=True)))
def test_aligned_plain_text(report: Report) -> None:
    assert read_back(write_plain_text(report, options=PrintOptions(aligned=True)), report) == report


@pytest.mark.parametrize("name", NAMED)
def test_named_reports(name: str) -> None:
    report = NAMED[name]()
    for text in (
        write_json(report),
        write_markdown(report),
        write_plain_text(report),
        write_plain_text(report, options=PrintOptions(aligned=True)),
    ):
        assert read_back(text, report) == report


def test_hostile_words() -> None:
    report = hostile_report()
    assert read_report(write_json(report)).report() == report
    assert read_report(write_markdown(report)).report(report.office, report.year) == report
    plain = tamed(report)
    assert read_report(write_plain_text(plain)).report(report.office, report.year) == plain


@pytest.mark.parametrize("words", ["无", "公开", "本年公开", "不予受理", "理"])
def test_a_note_that_stands_within_a_label_is_kept(words: str) -> None:
    report = replace(zero_report(), notes={"requests": words})
    for text in (write_markdown(report), write_plain_text(report)):
        assert read_back(text, report) == report


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_paragraphs_in_plain_text(words: str) -> None:
    report = zero_report().with_prose("problems", f"甲。\n{words}\n乙。")
    assert read_report(write_plain_text(report), ".txt").report() == report


@pytest.mark.parametrize(
    "title",
    ["{{ }}", "{", "# 标题", "[bold]年报", "甲镇|2024", "a\u202eb", "年报🎉", "=1+1", "## x"],
)
def test_odd_titles(title: str) -> None:
    report = zero_report().with_prose("title", title)
    for text in (write_json(report), write_markdown(report), write_plain_text(report)):
        assert read_report(text).report(report.office, report.year) == report


@pytest.mark.parametrize("place", ["preface", "overview.parts.0.text", "problems", "other_matters"])
@pytest.mark.parametrize("words", ["甲│乙", "1│2│3", "## 甲", "# 甲", "│", "甲：", "```", "$$"])
def test_paragraphs_that_look_like_marks(place: str, words: str) -> None:
    report = zero_report().with_prose(place, f"甲。\n{words}\n乙。")
    for text in (write_markdown(report), write_plain_text(report)):
        assert read_report(text).report() == report
    if "│" in words:
        assert (
            read_report(write_plain_text(report, options=PrintOptions(aligned=True))).report()
            == report
        )


@pytest.mark.parametrize("office", ['"', "（", "《甲》", "2021年甲", "第１中学", "甲 1", "年", "“"])
def test_odd_offices(office: str) -> None:
    report = replace(zero_report(), office=office)
    for text in (write_json(report), write_markdown(report), write_plain_text(report)):
        assert read_report(text).report() == report


def test_a_paragraph_of_100000_characters() -> None:
    long = "长段落，[不换行]|#<b>。" * 7_143
    for place in ("preface", "overview.parts.0.text", "problems", "other_matters"):
        report = zero_report().with_prose(place, long)
        for text in (write_json(report), write_markdown(report), write_plain_text(report)):
            assert read_report(text).report() == report


@pytest.mark.parametrize("text", ["1.<", "（一）甲", "1、", "1、甲", "0、", "（一）"])
def test_a_first_paragraph_that_looks_like_a_sub_head(text: str) -> None:
    """Markdown marks sub-heads, so it is none; in plain text a number alone is none."""
    head = Part("主动公开", "乙。")
    for parts in ((Part("", text),), (Part("", text), head)):
        report = zero_report().with_overview(overview("（一）", parts))
        assert read_report(write_markdown(report)).report() == report
        if len(text) == 2 or (text == "（一）" and head not in parts):
            assert read_report(write_plain_text(report)).report() == report


def test_a_report_without_any_part() -> None:
    report = zero_report()
    report = report.with_overview(replace(report.prose.overview, parts=()))
    for write in (write_json, write_markdown, write_plain_text):
        assert read_report(write(report)).report() == report
