"""Tables of a Word file: cells merged in every way, tables that only place things, notes."""

import random
import re

import pytest

from nianbao.imports import Reading, read_report
from nianbao.report.form.figures import CellRef
from nianbao.report.form.form_2021 import FORM_2021
from tests.imports.test_word_numbers import level, num, pattern
from tests.imports.test_word_words import RAISED, box, field, para, run, told
from tests.reports import full_report
from tests.samples.documents import document
from tests.samples.word import paragraph, word_pieces, zipped

REPORT = full_report()
SPLIT = '</w:t></w:r><w:r><w:rPr><w:sz w:val="32"/></w:rPr><w:t>'
WHOLE = "".join(word_pieces(document(REPORT, 0), styled=False)).replace(SPLIT, "")
TABLES = re.findall("<w:tbl>.*?</w:tbl>", WHOLE, re.DOTALL)
ISSUED = CellRef("disclosure", "normative_documents", "issued")
VALUE = REPORT.figure(ISSUED)
CELL = re.search("行政规范性文件.*?</w:tc>(<w:tc>.*?</w:tc>)", WHOLE, re.DOTALL)
assert CELL is not None
FIGURE = CELL[1]
"""The cell of one figure, as it stands in the file."""


def read(body: str, **parts: str) -> Reading:
    return read_report(zipped(body, parts=parts), ".docx")


def wrong(reading: Reading) -> list[CellRef]:
    """The cells that were not read as they are printed."""
    printed = {ref: REPORT.stated.get(ref, REPORT.figure(ref)) for ref in cells()}
    return [ref for ref, figure in printed.items() if reading.printed.get(ref) != figure]


def cells() -> list[CellRef]:
    return [ref for table in FORM_2021.tables for ref in table.cells]


def with_cell(inside: str) -> str:
    """The file with other XML in the cell of one figure."""
    before, _, after = WHOLE.partition(FIGURE)
    return before + f"<w:tc>{inside}</w:tc>" + after


def table(*rows: str, properties: str = "") -> str:
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def cell(inside: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


HALF = WHOLE.index("<w:tbl>")
LAYOUTS = {
    "one cell": table(row(cell(WHOLE))),
    "a cell in a cell": table(row(cell(table(row(cell(WHOLE + para(""))))))),
    "a row for each part": table(row(cell(WHOLE[:HALF])), row(cell(WHOLE[HALF:]))),
    "beside a margin": table(row(cell(para("")), cell(WHOLE), cell(para("")))),
    "the words above it": WHOLE[:HALF] + table(row(cell(WHOLE[HALF:]))),
    "in a content control": f"<w:sdt><w:sdtContent>{WHOLE}</w:sdtContent></w:sdt>",
    "a text box": para(box(WHOLE)),
    "rows in content controls": WHOLE.replace("<w:tr>", "<w:sdt><w:sdtContent><w:tr>").replace(
        "</w:tr>", "</w:tr></w:sdtContent></w:sdt>"
    ),
    "cells in content controls": WHOLE.replace("<w:tc>", "<w:sdt><w:sdtContent><w:tc>").replace(
        "</w:tc>", "</w:tc></w:sdtContent></w:sdt>"
    ),
    "inserted rows": WHOLE.replace("<w:tr>", "<w:tr><w:trPr><w:ins/></w:trPr>"),
    "merged without a value": WHOLE.replace("<w:vMerge/>", '<w:vMerge w:val="continue"/>'),
    "a narrow grid": WHOLE.replace("<w:tbl>", "<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid>"),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_figure_is_read(name: str) -> None:
    reading = read(LAYOUTS[name])
    assert not wrong(reading)
    assert reading.report().prose == read(WHOLE).report().prose


def test_a_head_beside_its_words_is_a_head() -> None:
    heads = [section.title.text for section in FORM_2021.sections]
    rows = [row(cell(para(run(head))), cell(para(run(f"{head}的话。")))) for head in heads]
    prose = read(paragraph(REPORT.title) + table(*rows)).prose
    assert prose.overview.parts[0].text == f"{heads[0]}的话。"
    assert (prose.problems, prose.other_matters) == (f"{heads[4]}的话。", f"{heads[5]}的话。")


def test_a_long_note_in_a_table_leaves_it_one_of_figures() -> None:
    note = row(cell(para(run("注：")), ""), cell(para(run("本表由党政办填报，" * 80))))
    reading = read(WHOLE.replace("</w:tbl>", note + "</w:tbl>", 1))
    assert not wrong(reading)


def gone(properties: str, figure: str) -> str:
    """A row with another figure, which has these properties."""
    old = FIGURE.replace(str(VALUE), figure)
    start = WHOLE.rindex("<w:tr>", 0, WHOLE.index(FIGURE))
    end = WHOLE.index("</w:tr>", start) + len("</w:tr>")
    doubled = WHOLE[start:end].replace(FIGURE, old)
    doubled = doubled.replace("<w:tr>", f"<w:tr><w:trPr>{properties}</w:trPr>")
    return WHOLE[:start] + doubled + WHOLE[start:]


@pytest.mark.parametrize("properties", ["<w:del/>", "<w:hidden/>"])
def test_a_row_that_is_not_seen_is_not_read(properties: str) -> None:
    reading = read(gone(properties, "77"))
    assert not wrong(reading)
    assert ISSUED not in {ref for finding in reading.findings for ref in finding.cells}


SHOWN = str(VALUE)
FIGURES = {
    "plain": run(SHOWN),
    "hidden digit": run("9", "<w:vanish/>") + run(SHOWN),
    "struck digit": run("9", "<w:strike/>") + run(SHOWN),
    "deleted digit": "<w:del><w:r><w:delText>9</w:delText></w:r></w:del>" + run(SHOWN),
    "formula": field("=SUM(ABOVE)", run(SHOWN)),
    "form field": f"<w:sdt><w:sdtPr/><w:sdtContent>{run(SHOWN)}</w:sdtContent></w:sdt>",
    "line end": f"<w:r><w:t>\n{SHOWN}\n</w:t></w:r>",
    "comment": run(SHOWN) + '<w:r><w:commentReference w:id="1"/></w:r>',
}


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_is_what_is_seen(name: str) -> None:
    assert not wrong(read(with_cell(para(FIGURES[name]))))


@pytest.mark.parametrize("mark", ["1", "①", "[2]", "*", "注1", "a"])
def test_n01_tells_a_raised_mark_behind_a_figure(mark: str) -> None:
    reading = read(with_cell(para(run(SHOWN) + run(mark, RAISED))))
    assert not wrong(reading)
    [finding] = [one for one in reading.findings if ISSUED in one.cells]
    assert (finding.rule, finding.severity) == ("N01", "warning")
    assert f"右上角的小字“{mark}”" in finding.message
    assert reading.certainty(ISSUED) == "guessed"


def test_t01_tells_raised_marks_in_words() -> None:
    body = paragraph("六、其他需要报告的事项") + para(
        run("公开316") + run("1", RAISED) + run("条。")
    )
    reading = read(body)
    assert reading.prose.other_matters == "公开316条。"
    assert "第2行“公开316”后面的“1”" in told(reading, "T01")[0]


def test_a_small_table_in_a_cell_is_its_words() -> None:
    inner = table(row(cell(para(run(SHOWN)))))
    assert not wrong(read(with_cell(inner + para(""))))


ACROSS = {
    "on a line of its own": ("", "", [("甲", "乙"), ("丙", "丁")]),
    "goes on": ('<w:vMerge w:val="restart"/>', "<w:vMerge/>", [("甲", "乙"), ("", "丁")]),
    "goes on from nothing": ("", "<w:vMerge/>", [("甲", "乙"), ("丙", "丁")]),
}


@pytest.mark.parametrize("name", ACROSS)
def test_cells_merged_downwards(name: str) -> None:
    first, second, read_rows = ACROSS[name]
    rows = (
        row(cell(para(run("甲")), first), cell(para(run("乙")))),
        row(cell(para(run("丙")), second), cell(para(run("丁")))),
    )
    body = paragraph("一、总体情况") + table(*rows)
    shown = ["  ".join(filter(None, texts)) for texts in read_rows]
    assert [text for _, text in read(body).source[1:]] == shown


def test_rows_that_begin_further_right_keep_their_columns() -> None:
    """What a merged label covers is left out of the row by some programs."""
    merged = re.compile(r"<w:tc><w:tcPr><w:gridSpan w:val=\"1\"/><w:vMerge/></w:tcPr>.*?</w:tc>")
    table_three = TABLES[1]
    rows: list[str] = []
    for one in re.findall("<w:tr>.*?</w:tr>", table_three, re.DOTALL):
        kept = one
        count = 0
        while (match := merged.match(kept, len("<w:tr>"))) and len(rows) > 2:
            kept = "<w:tr>" + kept[match.end() :]
            count += 1
        before = f'<w:trPr><w:gridBefore w:val="{count}"/></w:trPr>' if count else ""
        rows.append(kept.replace("<w:tr>", "<w:tr>" + before))
    assert sum("gridBefore" in one for one in rows) > 10
    assert not wrong(read(WHOLE.replace(table_three, f"<w:tbl>{''.join(rows)}</w:tbl>")))


def test_the_numbers_of_rows_that_word_counts_are_no_figures() -> None:
    counted = cell(para("", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'))
    numbering = pattern(0, level(0, "%1", "decimal")) + num(1, 0)
    assert not wrong(read(WHOLE.replace("<w:tr>", "<w:tr>" + counted), numbering=numbering))
    words = cell(para(run("甲"))) + counted
    body = paragraph("一、总体情况") + table(row(words), row(words))
    shown = [text for _, text in read(body, numbering=numbering).source[1:]]
    assert shown == ["甲  1", "甲  2"]


def test_cells_merged_to_the_right_in_the_old_way() -> None:
    def split(match: re.Match[str]) -> str:
        more = '<w:tc><w:tcPr><w:hMerge w:val="continue"/></w:tcPr><w:p/></w:tc>'
        first = match[0].replace(match[1], '<w:hMerge w:val="restart"/>')
        return first + more * (int(match[2]) - 1)

    spanned = r'<w:tc><w:tcPr>(<w:gridSpan w:val="([2-9])"/>)</w:tcPr>.*?</w:tc>'
    assert not wrong(read(re.sub(spanned, split, WHOLE, flags=re.DOTALL)))


def note(number: str, inside: str, kind: str = "footnote") -> str:
    mark = run("", RAISED).replace("<w:t", "<w:footnoteRef/><w:t")
    return f'<w:{kind} w:id="{number}">{para(mark + inside)}</w:{kind}>'


def reference(number: str, kind: str = "footnote") -> str:
    return f'<w:r><w:rPr>{RAISED}</w:rPr><w:{kind}Reference w:id="{number}"/></w:r>'


def test_a_note_to_a_figure_is_its_note() -> None:
    reading = read(
        with_cell(para(run(SHOWN) + reference("2"))), footnotes=note("2", run("含修订1件"))
    )
    assert not wrong(reading)
    assert reading.notes[str(ISSUED)] == "含修订1件"


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_s16_tells_the_words_of_other_notes(kind: str) -> None:
    notes = f'<w:{kind} w:type="separator" w:id="0">{para(run("线"))}</w:{kind}>'
    notes += note("2", run("指网站。"), kind) + note("3", run("没有用到。"), kind)
    body = paragraph("六、其他需要报告的事项")
    body += para(run("无。") + reference("2", kind) + reference("2", kind)) + para(run("完。"))
    reading = read(body, **{f"{kind}s": notes})
    assert reading.prose.other_matters == "无。\n完。"
    assert [text for _, text in reading.unplaced] == ["指网站。"]
    assert "“指网站。”" in told(reading, "S16")[0]


def test_a_note_that_refers_to_itself() -> None:
    body = paragraph("六、其他需要报告的事项") + para(run("无。") + reference("2"))
    reading = read(body, footnotes=note("2", run("见注。") + reference("2")))
    assert [text for _, text in reading.unplaced] == ["见注。"]


PAGE = "<html><body>" + "".join(
    f"<p>{words}</p>" for words in (REPORT.title, "六、其他需要报告的事项", "没有。")
)
CHUNK = '<w:altChunk r:id="rel1"/>'


def test_a_page_put_in_whole_is_read_in_its_place() -> None:
    data = zipped(CHUNK * 2, files={"chunk.htm": PAGE.encode()})
    reading = read_report(data, ".docx")
    assert (reading.year, reading.prose.other_matters) == (REPORT.year, "没有。")


def test_nothing_of_a_page_put_in_whole_is_lost() -> None:
    menu = "<ul><li>网站首页</li></ul><p>本站另有一句要紧的话。</p>"
    page = PAGE.replace("<body>", f"<body>{menu}<div>").replace("没有。", "共8<sup>1</sup>件。")
    page = page.replace("</p><p>六", "</p><p style='display:none'>暗</p><p>一、总体情况</p><p>六")
    reading = read_report(zipped(CHUNK, files={"chunk.htm": page.encode()}), ".docx")
    assert reading.prose.other_matters == "共8件。"
    assert "后面的“1”" in told(reading, "T01")[0]
    lines = [text for _, text in (*reading.unplaced, *reading.furniture)]
    assert {"网站首页", "本站另有一句要紧的话。"} <= set(lines)
    assert "嵌入的网页里没有显示的内容1处" in "".join(told(reading, "S16"))


@pytest.mark.parametrize("chunk", [b"{\\rtf1 a}", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"", b"\xff"])
def test_another_file_put_in_whole_is_told(chunk: bytes) -> None:
    data = zipped(WHOLE + CHUNK, files={"chunk": chunk})
    assert "嵌入的文件1个" in told(read_report(data, ".docx"), "S16")[0]
    with pytest.raises(Exception, match="只有嵌入的文件1个"):
        read_report(zipped(CHUNK, files={"chunk": chunk}), ".docx")


def test_the_samples_read_with_styles_by_name() -> None:
    for seed in range(4):
        shown = document(REPORT, seed)
        body = "".join(word_pieces(shown, styled=bool(random.Random(seed).getrandbits(1))))
        assert not wrong(read(body))
