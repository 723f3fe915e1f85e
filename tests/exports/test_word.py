"""Word: every figure and paragraph read back, the layout of the standard, bytes that stay."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from docx import Document
from docx.shared import Mm, Pt
from hypothesis import given

from nianbao.exports.grid import cover
from nianbao.exports.layout import lay_out_table
from nianbao.exports.options import PrintOptions
from nianbao.exports.word import write_word
from nianbao.report.document import Report
from tests.examples import of_whole
from tests.exports.parsed import Piece, Table, expected_pieces
from tests.exports.word_read import read_word
from tests.reports import NAMED, full_report, hostile_report, reports

_SIDES = ("top", "bottom", "left", "right")


def expected(report: Report) -> tuple[list[Piece], list[Table]]:
    pieces = [(tag, text.lstrip("\u3000")) for tag, text in expected_pieces(report, captions=False)]
    grids = [lay_out_table(report, table) for table in report.form.tables]
    covered = [cover(grid.rows, grid.width) for grid in grids]
    return pieces, [[[one.cell.text for one in line] for line in lines] for lines in covered]


@pytest.mark.parametrize("make", [*NAMED.values(), hostile_report])
def test_every_cell_and_paragraph_is_read_back(make: Callable[[], Report]) -> None:
    assert read_word(write_word(make())) == expected(make())


@of_whole(30)
@given(reports())
def test_any_report_is_read_back(report: Report) -> None:
    assert read_word(write_word(report)) == expected(report)


def test_the_paper_is_that_of_the_standard() -> None:
    section = Document(BytesIO(write_word(full_report()))).sections[0]
    lengths = (
        section.page_width,
        section.page_height,
        section.top_margin,
        section.bottom_margin,
        section.left_margin,
        section.right_margin,
    )
    for length, millimetres in zip(lengths, (210, 297, 37, 35, 28, 26), strict=True):
        assert length is not None
        assert abs(length - Mm(millimetres)) < Mm(0.1)


@pytest.mark.parametrize(
    ("name", "font", "size"),
    [
        ("Title", "方正小标宋简体", 22),
        ("Heading 1", "黑体", 16),
        ("Heading 2", "楷体_GB2312", 16),
        ("Cell", "宋体", 9),
    ],
)
def test_the_type_is_that_of_the_standard(name: str, font: str, size: int) -> None:
    xml = Document(BytesIO(write_word(full_report()))).styles[name].element.xml
    assert f'w:eastAsia="{font}"' in xml
    assert f'<w:sz w:val="{size * 2}"/>' in xml


def test_a_title_of_two_lines_is_broken_behind_its_year() -> None:
    def title(report: Report) -> str:
        return Document(BytesIO(write_word(report))).paragraphs[0].text

    assert title(full_report()) == "睢县西陵寺镇人民政府2023年\n政府信息公开工作年度报告"
    short = "甲镇2023年政府信息公开工作年度报告"
    assert title(replace(full_report(), office="甲镇")) == short
    spaced = full_report().title.replace("2023年", "2023 年 ")
    assert title(full_report().with_prose("title", spaced)).startswith(
        "睢县西陵寺镇人民政府2023 年\n政府"
    )
    own = "一个没有年份而又特别长的、一行放不下的标题，照样印出来"
    assert title(full_report().with_prose("title", own)) == own


def test_a_note_has_a_line_of_its_own_and_no_figure_is_broken() -> None:
    cell = full_report().form.tables[2].cells[0]
    report = full_report().with_figure(cell, 123456789).with_note(str(cell), "含上年2件")
    tables = Document(BytesIO(write_word(report))).tables
    first = tables[2].rows[-1].cells[0]
    assert first.text == "123456789\n（含上年2件）"
    for table in tables:
        for row in table.rows:
            for one in row.cells:
                figure = one.text.partition("\n")[0]
                if figure.replace(".", "").isdecimal():
                    size = one.paragraphs[0].runs[0].font.size or Pt(9)
                    assert one.width is not None
                    assert len(figure) * size / 2 <= one.width - Pt(2.8)


def test_a_line_in_front_of_a_web_address_is_not_stretched() -> None:
    texts = {
        "见县政府网站“年报”栏（http://www.example.gov.cn/zwgk/nb/）。": "left",
        "共受理12345678901234567890件。": "left",
        "全文见网站 www.example.gov.cn 的专栏。": None,
        "统计期限为2023年1月1日至12月31日。": None,
    }
    report = full_report().with_prose("problems", "\n".join(texts))
    found = {one.text: one._p.xml for one in Document(BytesIO(write_word(report))).paragraphs}
    for text, side in texts.items():
        assert re.findall(r'<w:jc w:val="(\w+)"/>', found[text]) == [side] * bool(side), text


def test_a_head_is_broken_in_even_lines() -> None:
    (table,) = Document(BytesIO(write_word(full_report()))).tables[1:2]
    heads = {one.text: one for row in table.rows[:3] for one in row.cells}
    for words, characters in (("商业企业", 2), ("科研机构", 2), ("法律服务机构", 3), ("自然人", 3)):
        cell = heads[words]
        look = cell.paragraphs[0].paragraph_format
        assert cell.width is not None
        room = cell.width - Pt(2.8) - (look.left_indent or 0) - (look.right_indent or 0)
        assert room // Pt(9) == characters, words


def test_the_file_tells_its_title_and_office_and_nobody_else() -> None:
    told = Document(BytesIO(write_word(full_report()))).core_properties
    assert (told.title, told.author) == (full_report().title, full_report().office)
    assert not told.last_modified_by
    with ZipFile(BytesIO(write_word(full_report()))) as file:
        assert "dcterms" not in file.read("docProps/core.xml").decode("utf-8")


def test_a_line_has_room_for_28_characters_and_a_page_for_22_lines() -> None:
    document = Document(BytesIO(write_word(full_report())))
    paper, body = document.sections[0]._sectPr.xml, document.styles["Normal"].element.xml

    def twips(pattern: str, xml: str) -> int:
        found = re.search(pattern, xml)
        assert found, pattern
        return int(found[1])

    margins = {side: twips(rf'w:pgMar.* w:{side}="(\d+)"', paper) for side in _SIDES}
    wide = twips(r'w:pgSz w:w="(\d+)"', paper) - margins["left"] - margins["right"]
    tall = twips(r'w:pgSz.* w:h="(\d+)"', paper) - margins["top"] - margins["bottom"]
    closer = twips(r'<w:rPr>\s*<w:spacing w:val="(-?\d+)"', body)
    pitch = twips(r'<w:docGrid w:type="lines" w:linePitch="(\d+)"', paper)
    assert wide // (320 + closer) == 28
    assert tall // pitch == tall // 560 == 22


def test_no_mark_hangs_behind_a_line_in_libreoffice() -> None:
    """It drops one that hangs; told that marks may hang it keeps them in, Word as it always does.

    `python -m tests.imports.by_libreoffice` prints such lines.
    """
    body = Document(BytesIO(write_word(full_report()))).styles["Normal"].element.xml
    assert re.search(r'<w:overflowPunct w:val="1"/>\s*<w:spacing', body)


def test_digits_are_latin_and_quotation_marks_chinese() -> None:
    document = Document(BytesIO(write_word(full_report())))
    for name in ("Title", "Heading 1", "Heading 2", "Cell"):
        assert "w:ascii" not in document.styles[name].element.xml
    assert 'w:ascii="Times New Roman"' in document.styles.element.xml
    runs = [run._r.xml for paragraph in document.paragraphs for run in paragraph.runs]
    assert all('w:hint="eastAsia"' in run for run in runs)


def test_the_body_is_that_of_the_standard() -> None:
    styles = Document(BytesIO(write_word(full_report()))).styles
    defaults = styles.element.xml.partition("</w:docDefaults>")[0]
    assert 'w:eastAsia="仿宋_GB2312"' in defaults
    assert '<w:sz w:val="32"/>' in defaults
    look = styles["Normal"].paragraph_format
    assert look.line_spacing == Pt(28)
    assert look.first_line_indent == Pt(32)


def test_pages_are_numbered_outside() -> None:
    document = Document(BytesIO(write_word(full_report())))
    assert document.settings.odd_and_even_pages_header_footer
    section = document.sections[0]
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        xml = footer.paragraphs[0]._p.xml
        assert re.findall(r">([^<>\s][^<>]*|[^<>]*[^<>\s])</w:t>", xml) == ["— ", "1", " —"]
        assert 'w:instr=" PAGE "' in xml
        assert f'<w:jc w:val="{side}"/>' in xml


def test_tables_stay_on_their_page_and_repeat_their_heads() -> None:
    for table in Document(BytesIO(write_word(full_report()))).tables:
        rows = [row._tr.xml for row in table.rows]
        assert all("<w:cantSplit/>" in row for row in rows)
        assert all("<w:keepNext/>" in row for row in rows[:-1])
        assert "<w:keepNext/>" not in rows[-1]
    requests = Document(BytesIO(write_word(full_report()))).tables[1]
    assert ["<w:tblHeader/>" in row._tr.xml for row in requests.rows] == [True] * 3 + [False] * 25


def test_tables_fit_between_the_margins() -> None:
    for table in Document(BytesIO(write_word(full_report()))).tables:
        widths = [column.width or 0 for column in table.columns]
        assert Mm(153) < sum(widths) <= Mm(156)
        assert all(cell.width for row in table.rows for cell in row.cells)


def test_the_signature_stands_at_the_end() -> None:
    options = PrintOptions(signed=True, day=date(2025, 1, 8))
    pieces, _ = read_word(write_word(full_report(), options=options))
    assert pieces[-2:] == [("p", full_report().office), ("p", "2025年1月8日")]


def test_the_same_report_gives_the_same_bytes() -> None:
    data = write_word(full_report())
    assert write_word(full_report()) == data
    with ZipFile(BytesIO(data)) as file:
        entries = {(entry.date_time, entry.create_system) for entry in file.infolist()}
    assert entries == {((1980, 1, 1, 0, 0, 0), 0)}  # no clock, no system


def test_the_file_holds_words_and_nothing_active() -> None:
    with ZipFile(BytesIO(write_word(hostile_report()))) as file:
        assert file.testzip() is None
        for name in file.namelist():
            text = file.read(name).decode("utf-8")
            ElementTree.fromstring(text)
            assert "TargetMode" not in text
            assert "<!" not in text
        assert not [name for name in file.namelist() if not name.endswith((".xml", ".rels"))]
