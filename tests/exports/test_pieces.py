"""Pieces: what there is to copy, and that each reads as it does in the whole, in every format."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nianbao.exports import WRITERS
from nianbao.exports.options import PrintOptions
from nianbao.exports.pieces import Piece, pieces
from nianbao.report.document import Report
from nianbao.report.form.shape import FigureTable
from nianbao.report.text import no_formula
from tests.exports.parsed import (
    assert_figures,
    expected_pieces,
    read_html,
    read_markdown,
    read_plain_text,
)
from tests.reports import HOSTILE, full_report, hostile_report, reports, zero_report

SIGNED = PrintOptions(signed=True, day=date(2025, 1, 8))


def by_key(report: Report, options: PrintOptions = SIGNED) -> dict[str, Piece]:
    return {piece.key: piece for piece in pieces(report, options)}


def test_every_piece_has_a_name_and_stands_in_order() -> None:
    sections = full_report().form.sections
    names = ["标题", "导语"]
    for section, table in zip(sections, ("", "表二", "表三", "表四", "", ""), strict=True):
        names += [section.title.text, *([table] if table else [])]
    found = pieces(full_report(), SIGNED)
    assert [piece.name for piece in found] == [*names, "落款", "正文（不带标题）", "全文"]
    assert len({piece.key for piece in found}) == len(found)


def test_what_is_not_printed_is_no_piece() -> None:
    keys = [piece.key for piece in pieces(zero_report())]
    assert "preface" not in keys
    assert "signature" not in keys
    assert "preface" not in by_key(full_report(), PrintOptions(preface=False))


@given(reports())
def test_pieces_are_the_whole_one_behind_the_other(report: Report) -> None:
    *parts, body, whole = pieces(report, SIGNED)
    assert whole.elements == (*parts[0].elements, *body.elements)
    parts = [part for part in parts if not part.key.endswith(".table")]
    assert whole.html() == "".join(part.html() for part in parts)
    assert whole.text() == "\n".join(part.text() for part in parts)
    assert whole.markdown() == "\n".join(part.markdown() for part in parts)
    assert whole.tabbed() == "".join(part.tabbed() for part in parts)


def test_without_habits_the_whole_is_the_export() -> None:
    whole = pieces(full_report())[-1]
    for target, text in (
        ("html", whole.html()),
        ("text", whole.text()),
        ("markdown", whole.markdown()),
    ):
        assert text == WRITERS[target](full_report())


def test_a_table_alone_is_a_table_and_nothing_else() -> None:
    for section in full_report().form.sections:
        if isinstance(section, FigureTable):
            piece = by_key(full_report())[f"{section.key}.table"]
            assert read_html(piece.html())[0] == [("table", "")]
            assert read_plain_text(piece.text())[0] == []


def test_an_office_that_aligns_its_tables_pastes_them_aligned() -> None:
    piece = by_key(full_report(), PrintOptions(aligned=True))["requests.table"]
    assert "│" in piece.text()
    assert "\t" in piece.tabbed()


@pytest.mark.parametrize("make", [full_report, hostile_report])
def test_a_sheet_takes_every_figure_and_paragraph(make: Callable[[], Report]) -> None:
    report = make()
    rows = [line.split("\t") for line in by_key(report)["whole"].tabbed()[:-1].split("\n")]
    tables = [row for row in rows if len(row) > 1]
    bare = replace(report, notes={})
    assert_figures(bare, [[[_unquoted(cell) for cell in row] for row in tables]])
    words = [_unquoted(row[0]) for row in rows if len(row) == 1]
    for _, text in expected_pieces(report, captions=False):
        assert text in ("", *words)


def test_a_note_stands_under_its_table_where_a_sheet_sums() -> None:
    report = full_report().with_note("challenges.litigation_after.pending", "含上年1件")
    found = by_key(report)
    (fee,) = (line for line in found["disclosure.table"].tabbed().split("\n") if "注：" in line)
    assert fee == "注：行政事业性收费·第二十条第（八）项·本年收费金额（单位：万元）：城镇污水处理费"
    assert found["requests.table"].tabbed().split("\n")[-2] == (
        "注：3.危及“三安全一稳定”·申请人情况·法人或其他组织·商业企业：含上年2件"
    )
    assert found["challenges.table"].tabbed().split("\n")[-2] == (
        "注：行政诉讼·复议后起诉·尚未审结：含上年1件"
    )
    for line in found["requests.table"].tabbed().split("\n")[4:-2]:
        assert all(cell.isdigit() for cell in line.split("\t")[3:])


def _unquoted(cell: str) -> str:
    return cell[1:] if cell.startswith("'") else cell


@given(reports())
def test_no_row_of_a_sheet_is_a_formula(report: Report) -> None:
    for line in by_key(report)["whole"].tabbed()[:-1].split("\n"):
        for cell in line.split("\t"):
            assert cell == "-" or cell.lstrip()[:1] not in tuple("=+-@＝＋－＠")


@given(st.text())
def test_words_that_are_no_formula_keep_all_their_characters(words: str) -> None:
    assert no_formula(words) in (words, f"'{words}")


@pytest.mark.parametrize("words", HOSTILE)
def test_a_hostile_section_is_one_section(words: str) -> None:
    report = zero_report().with_prose("problems", f"{words}\n{words}")
    heading = report.form.section("problems").title.text
    piece = by_key(report)["problems"]
    expected = [("h2", heading), ("p", words), ("p", words)]
    assert read_html(piece.html())[0] == expected
    assert read_markdown(piece.markdown())[0] == expected
    assert read_plain_text(piece.text())[0] == [heading, words, words]


def test_habits_change_what_is_printed_and_no_more() -> None:
    report = full_report()
    habits = replace(SIGNED, numbering="1、", preface=False, fee_note="保留4位小数", fee_decimals=4)
    words, tables = read_html(by_key(report, habits)["whole"].html())
    plain, _ = read_html(by_key(report, PrintOptions())["whole"].html())
    assert [text for tag, text in words if tag == "h3"] == [
        f"{place}、{part.heading}" for place, part in enumerate(report.prose.overview.parts, 1)
    ]
    assert words[-2:] == [("p", report.office), ("p", "2025年1月8日")]
    assert not {("p", text) for text in report.prose.preface.split("\n")}.intersection(words)
    assert [one for one in words[:-2] if one[0] != "h3"] == [
        one for place, one in enumerate(plain) if one[0] != "h3" and place not in (1, 2)
    ]
    assert tables[0][-1][-1] == "4068.2080（城镇污水处理费）"
    assert tables[0][-2][-1].endswith("，保留4位小数）")


def test_without_numbers_only_the_words_of_the_sub_heads_stay() -> None:
    words, _ = read_html(by_key(full_report(), PrintOptions(numbering=""))["whole"].html())
    heads = [part.heading for part in full_report().prose.overview.parts]
    assert [text for tag, text in words if tag == "h3"] == heads
