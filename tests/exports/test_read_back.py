"""Markdown and HTML read back by parsers: the structure is ours, the words are the clerk's."""

import json

from hypothesis import given

from nianbao.exports import write_section
from nianbao.exports.html import write_html
from nianbao.exports.json_export import write_json
from nianbao.exports.markdown import write_markdown
from nianbao.exports.plain_text import write_plain_text
from nianbao.report.document import Report
from tests.exports.parsed import (
    assert_figures,
    expected_pieces,
    read_html,
    read_markdown,
    read_plain_text,
)
from tests.reports import hostile_report, reports, zero_report


@given(reports())
def test_markdown_holds_exactly_what_the_report_says(report: Report) -> None:
    pieces, tables = read_markdown(write_markdown(report))
    assert pieces == expected_pieces(report, captions=True)
    assert_figures(report, tables)


@given(reports())
def test_html_holds_exactly_what_the_report_says(report: Report) -> None:
    pieces, tables = read_html(write_html(report))
    assert pieces == expected_pieces(report, captions=False)
    assert_figures(report, tables)


def test_hostile_words() -> None:
    report = hostile_report()
    assert read_markdown(write_markdown(report))[0] == expected_pieces(report, captions=True)
    assert read_html(write_html(report))[0] == expected_pieces(report, captions=False)
    words = [text for tag, text in expected_pieces(report, captions=False) if tag != "table"]
    assert read_plain_text(write_plain_text(report))[0] == words


@given(reports())
def test_plain_text_tables_hold_every_figure(report: Report) -> None:
    text = "".join(write_section(report, table.key, "text") for table in report.form.tables)
    tables = read_plain_text(text)[1]
    assert [{len(row) for row in table} for table in tables] == [{4}, {10}, {15}]
    assert_figures(report, tables)


LONG = "长段落，[不换行]。" * 10_000


def test_a_paragraph_of_100000_characters() -> None:
    report = zero_report().with_prose("problems", LONG)
    assert len(LONG) == 100_000
    assert ("p", LONG) in read_markdown(write_markdown(report))[0]
    assert ("p", LONG) in read_html(write_html(report))[0]
    assert f"\n\n{LONG}\n\n" in write_plain_text(report)
    assert json.loads(write_json(report))["prose"]["problems"] == LONG
