"""Sheets: numbers as they are shown, what is hidden, what merged cells cover, what text may be."""

import io
import zipfile
from collections.abc import Callable, Sequence
from decimal import Decimal

import pytest

from nianbao.imports import Certainty, ImportRefusedError, Reading, read_report
from nianbao.imports.sheets.number_formats import shown_number
from nianbao.report.form.figures import CellRef
from nianbao.report.form.form_2021 import FORM_2021
from tests.imports.told import told
from tests.samples.sheets import archive, open_document, rows_xml, workbook

FEE = CellRef("disclosure", "fees", "amount")
RECEIVED = CellRef("requests", "received", "total")
TITLE = "青河县柳林镇人民政府2023年政府信息公开工作年度报告"
HEAD = "三、收到和处理政府信息公开申请情况"
COLUMNS = ["", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
NEW = ["一、本年新收政府信息公开申请数量", 5, 0, 0, 0, 0, 0, 5]
OLD = ["二、上年结转政府信息公开申请数量", 1, 0, 0, 0, 0, 0, 1]
ROWS: list[Sequence[object]] = [[TITLE], [HEAD], COLUMNS, NEW, OLD]

SHOWN = (
    ("50", "", "50"),
    ("50", "0.00", "50"),
    ("1295", "#,##0", "1295"),
    ("0.30000000000000004", "", "0.3"),
    ("3.14159265", "0.00", "3.14"),
    ("12.5", "0", "13"),
    ("0.5", "0%", "50%"),
    ("123456", '0.0,"千"', "123.5千"),
    ("12", '0"件"', "12件"),
    ("12", "0_ ;[Red]-0 ", "12"),
    ("-12", "0_);[Red](0)", "-12"),
    ("0", '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', "0"),
    ("7", "G/通用格式", "7"),
    ("45291", "yyyy-m-d", "2023-12-31"),
    ("45291", 'yyyy"年"m"月"d"日"', "2023年12月31日"),
    ("0.5", "[h]:mm", "12:0"),
    ("45664.3958333333", "yyyy-m-d h:mm", "2025-1-7 9:30"),
    ("1e5", "0", "100000"),
    ("1.5E-3", "0.0000", "0.0015"),
    ("2023", "@", "2023"),
    ("5", "[>100]0;0.0", "5"),
    ("4068.208", '"￥"#,##0.000', "￥4068.208"),
    ("78", ";;;", ""),
    ("-3", "0;;0", ""),
    ("0", "0;-0;;@", "0"),
    ("5", '[=0]"";0', "5"),
    ("5", "[>9];0", "5"),
    ("5", '"";0', ""),
)


@pytest.mark.parametrize(("value", "code", "shown"), SHOWN)
def test_a_number_is_read_as_it_is_shown(value: str, code: str, shown: str) -> None:
    assert shown_number(Decimal(value), code) == shown


def test_a_number_that_its_format_hides_is_left_out_and_told() -> None:
    styles = (
        '<styleSheet><numFmts><numFmt numFmtId="170" formatCode=";;;"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>'
    )
    rows = [[TITLE], ["六、其他需要报告的事项"], ["没有。"], ['<c s="1"><v>78</v></c>']]
    reading = read(rows, styles=styles)
    assert reading.prose.other_matters == "没有。"
    assert "存78，显示空白" in told(reading)


def read(rows: Sequence[Sequence[object]], more: str = "", **parts: str) -> Reading:
    styles = {f"xl/{name}.xml": xml for name, xml in parts.items()}
    return read_report(workbook(rows_xml(rows) + more, parts=styles), ".xlsx")


def test_texts_shared_rich_and_pronounced() -> None:
    runs = "<r><t>5</t></r><r><t>0</t></r>"
    pronounced = "<t>甲_x000D_</t><rPh><t>ジア</t></rPh>"
    shared = f"<sst><si>{runs}</si><si>{pronounced}</si></sst>"
    row = [NEW[0], '<c t="s"><v>0</v></c>', *NEW[2:7], "<c><v>50</v></c>"]
    words = ["六、其他需要报告的事项"], ['<c t="s"><v>1</v></c>'], ['<c t="s"><v>9</v></c>']
    reading = read([*ROWS[:3], row, OLD, *words], sharedStrings=shared)
    assert reading.printed[RECEIVED] == 50
    assert reading.prose.other_matters == "甲"


STRUCK, RAISED = "<rPr><strike/></rPr>", '<rPr><vertAlign val="superscript"/></rPr>'


@pytest.mark.parametrize(
    ("runs", "says"),
    [
        (f"<r>{STRUCK}<t>48</t></r><r><t>50</t></r>", "第4行的“48”等1处是划掉的"),
        (f"<r><t>50</t></r><r>{RAISED}<t>1</t></r>", "第4行“50”后面的“1”等1处右上角"),
        (f"<r><t>50</t></r><r>{RAISED}<t>①</t></r>", "第4行“50”后面的“①”等1处右上角"),
        ('<r><rPr><strike val="0"/></rPr><t>50</t></r>', ""),
    ],
)
@pytest.mark.parametrize("is_shared", [True, False])
def test_struck_and_raised_digits_are_no_part_of_a_figure(
    runs: str, says: str, is_shared: bool
) -> None:
    inline = f'<c t="inlineStr"><is>{runs}</is></c>'
    cell = '<c t="s"><v>0</v></c>' if is_shared else inline
    shared = f"<sst><si>{runs}</si></sst>"
    reading = read([*ROWS[:3], [*NEW[:7], cell], OLD], sharedStrings=shared)
    assert reading.printed[RECEIVED] == 50
    assert says in told(reading)
    assert ("划掉" in told(reading) or "右上角" in told(reading)) is bool(says)


WHOLE = (
    ("<v>48</v>", None, "“48”等1处"),
    ('t="str"><f>A1</f><v>48</v>', None, "“48”等1处"),
    ('t="inlineStr"><is><t>48</t></is>', None, "“48”等1处"),
    ('t="inlineStr"><is><r><t>48</t></r><r><rPr><b/></rPr><t>50</t></r></is>', 50, "“48”等1处"),
    ('t="inlineStr"><is><r><rPr><b/></rPr><t>50</t></r></is>', 50, ""),
)


@pytest.mark.parametrize(("cell", "figure", "says"), WHOLE)
def test_a_struck_cell_is_not_read_but_for_runs_with_looks_of_their_own(
    cell: str, figure: int | None, says: str
) -> None:
    styles = (
        "<styleSheet><fonts><font/><font><strike/></font></fonts>"
        '<cellXfs><xf fontId="0"/><xf fontId="1"/></cellXfs></styleSheet>'
    )
    begin = '<c s="1" ' if cell.startswith("t=") else '<c s="1">'
    reading = read([*ROWS[:3], [*NEW[:7], f"{begin}{cell}</c>"], OLD], styles=styles)
    assert reading.printed.get(RECEIVED) == figure
    assert says in told(reading)
    assert ("划掉" in told(reading)) is bool(says)


def test_rounded_numbers_are_told() -> None:
    styles = (
        '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="0.0"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>'
    )
    rows = [
        [TITLE],
        ["二、主动公开政府信息情况"],
        ["第二十条第（八）项"],
        ["信息内容", "本年收费金额（单位：万元）"],
        ["行政事业性收费", '<c s="1"><v>3.14</v></c>'],
    ]
    reading = read(rows, styles=styles)
    assert str(reading.printed[FEE]) == "3.1"
    assert "存3.14，显示3.1" in told(reading)


def test_formulas_are_read_by_what_they_came_to() -> None:
    total = "<c><f>SUM(B4:G4)</f><v>5</v></c>"
    assert read([*ROWS[:3], [*NEW[:7], total], OLD]).printed[RECEIVED] == 5
    reading = read([*ROWS[:3], [*NEW[:7], "<c><f>SUM(B4:G4)</f></c>"], OLD])
    assert reading.certainty(RECEIVED) is Certainty.MISSING
    assert "公式" in told(reading)
    broken = read([*ROWS[:3], [*NEW[:7], '<c t="e"><f>X</f><v>#REF!</v></c>'], OLD])
    assert broken.certainty(RECEIVED) is Certainty.MISSING


def test_what_is_hidden_is_not_read_and_told() -> None:
    sheet = rows_xml([*ROWS[:4], NEW, OLD], {3: 'hidden="1"'})
    columns = '<cols><col min="9" max="9" hidden="1"/></cols>'
    hidden = rows_xml([["六、其他需要报告的事项"], ["旧的话。"]])
    data = workbook(columns + sheet, hidden, names=("表", "底稿"), states=("visible", "hidden"))
    reading = read_report(data, ".xlsx")
    assert reading.printed[RECEIVED] == 5
    assert reading.prose.other_matters == ""
    assert "“底稿”" in told(reading)
    assert "1行是隐藏的" in told(reading)


def test_a_merged_cell_shows_its_words_where_it_is_seen() -> None:
    rows = [*ROWS[:2], ["", *COLUMNS], ["藏", *NEW], ["", *OLD]]
    more = '<cols><col min="1" max="1" hidden="true"/></cols>'
    merged = '<mergeCells><mergeCell ref="A2:I2"/></mergeCells>'
    reading = read_report(workbook(more + rows_xml(rows) + merged), ".xlsx")
    assert reading.printed[RECEIVED] == 5


def test_a_sheet_for_each_table_named_by_its_head() -> None:
    other = rows_xml([["无。"]])
    data = workbook(
        rows_xml([[TITLE]]),
        rows_xml(ROWS[2:]),
        other,
        names=("封面", HEAD, "六、其他需要报告的事项"),
    )
    reading = read_report(data, ".xlsx")
    assert (reading.printed[RECEIVED], reading.prose.other_matters) == (5, "无。")
    assert reading.found == {"requests", "other_matters"}


@pytest.mark.parametrize("name", ["序号", "行 次"])
def test_a_column_that_counts_the_rows_is_no_column_of_figures(name: str) -> None:
    counted: list[Sequence[object]] = [[name, *COLUMNS], [1, *NEW], [2, *OLD]]
    assert read([*ROWS[:2], *counted]).printed[RECEIVED] == 5
    counts: tuple[object, ...] = (name, 1, 2)
    between: list[Sequence[object]] = [
        [row[0], one, *row[1:]] for row, one in zip(ROWS[2:], counts, strict=True)
    ]
    assert read([*ROWS[:2], *between]).printed[RECEIVED] == 5


def test_words_beside_the_head_of_their_section() -> None:
    words = "问题：更新慢。\n改进：每周一查。"
    reading = read(
        [*ROWS, ["五、存在的主要问题及改进情况", words], ["六、其他需要报告的事项", "无。"]]
    )
    assert (reading.prose.problems, reading.prose.other_matters) == (words, "无。")


def test_table_four_is_known_by_its_heads_alone() -> None:
    names = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    over = [*names, "未经复议直接起诉", *[""] * 4, "复议后起诉"]
    figures: Sequence[object] = [1, 0, 0, 0, 1, 2, 0, 0, 0, 2, 0, 3, 0, 0, 3]
    sheet = [["行政复议", *[""] * 4, "行政诉讼"], over, [*[""] * 5, *names * 2], figures]
    reading = read([*ROWS, *sheet, ["六、其他需要报告的事项"], ["无。"]])
    challenges = FORM_2021.table("challenges")
    assert [reading.printed[ref] for ref in challenges.cells] == figures
    assert reading.printed[RECEIVED] == 5


CSV = (
    ",",
    "\t",
    ";",
    "|",
)


@pytest.mark.parametrize("mark", CSV)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_text_with_any_mark_between_cells(mark: str, encoding: str) -> None:
    rows = [[str(cell) for cell in row] for row in ROWS]
    rows[3][0] = '"一、本年新收政府信息\n公开申请数量"'
    rows[3][1], rows[3][7] = ('"1,295"', '="1295"') if mark == "," else ("1,295", "1295")
    text = "\r\n".join(mark.join(row) for row in rows)
    for suffix in (".csv", ".xls", ".tsv"):
        assert read_report(text.encode(encoding), suffix).printed[RECEIVED] == 1295


def test_a_sentence_with_commas_is_not_torn() -> None:
    lines = ["六、其他需要报告的事项", "公开信息1,295条,其中动态50条。", '开展"公开日"活动。']
    text = "\n".join([*lines, *(",".join(map(str, row)) for row in ROWS[1:])])
    assert read_report(text, ".csv").prose.other_matters == "\n".join(lines[1:])


def test_a_quotation_without_an_end_takes_nothing_along() -> None:
    lines = [",".join(map(str, row)) for row in ROWS]
    text = "\n".join([*lines[:2], '"青河县,,,', *lines[2:], *["甲,1,2"] * 60])
    assert read_report(text.encode(), ".csv").printed[RECEIVED] == 5


def open_cell(text: str, value: float | None = None, more: str = "") -> str:
    kind = "" if value is None else f'office:value-type="float" office:value="{value}"'
    note = "<office:annotation><text:p>批</text:p></office:annotation>"
    return f"<table:table-cell {kind} {more}>{note}<text:p>{text}</text:p></table:table-cell>"


def open_row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def test_an_open_sheet_with_repeated_cells_notes_and_groups() -> None:
    hide = '<style:table-properties table:display="false"/>'
    styles = f'<style:style xmlns:style="s" style:name="h">{hide}</style:style>'
    row = open_row(
        open_cell(str(NEW[0])),
        open_cell("1,295.00", 1295),
        open_cell("-", 0, 'table:number-columns-repeated="4"'),
        open_cell("TRUE", 1),
        open_cell("1,295", 1295),
        "<table:table-cell table:number-columns-repeated='9999'/>",
    )
    rest = open_row("<table:table-cell/>", more="table:number-rows-repeated='1048000'")
    grouped = f"<table:table-row-group>{row}</table:table-row-group>"
    body = f"{open_row(open_cell(HEAD))}{grouped}{rest}"
    shown = f'<table:table table:name="甲">{body}</table:table>'
    hidden = f'<table:table table:name="乙" table:style-name="h">{body}</table:table>'
    reading = read_report(open_document("spreadsheet", hidden + shown, styles), ".ods")
    assert reading.printed[RECEIVED] == 1295
    assert reading.printed[CellRef("requests", "received", "legal_service")] == 0
    assert reading.certainty(CellRef("requests", "received", "other")) is Certainty.MISSING
    assert "“乙”" in told(reading)


def test_struck_and_raised_words_of_an_open_sheet() -> None:
    looks = {"s": 'text-line-through-style="solid"', "u": 'text-position="super 58%"'}
    styles = "".join(
        f'<style:style xmlns:style="s" style:name="{name}"><style:text-properties style:{look}/>'
        "</style:style>"
        for name, look in looks.items()
    )
    figure = '<text:span text:style-name="s">48</text:span>50<text:span text:style-name="u">1'
    cells = map(open_cell, [str(NEW[0]), *["0"] * 6, f"{figure}</text:span>"])
    body = f"<table:table>{open_row(open_cell(HEAD))}{open_row(*cells)}</table:table>"
    reading = read_report(open_document("spreadsheet", body, styles), ".ods")
    assert reading.printed[RECEIVED] == 50
    assert "第2行的“48”等1处是划掉的" in told(reading)
    assert "第2行“50”后面的“1”等1处右上角" in told(reading)


CELLS = '<c r="A1"><v>1</v></c>' * 250_000
MERGED = '<mergeCell ref="A1:XFD20000"/>'
BOMB = '<!DOCTYPE a [<!ENTITY b "c">]><workbook>&b;</workbook>'
REPEATED = open_row(
    open_cell("1", 1, 'table:number-columns-repeated="99999999"'),
    more='table:number-rows-repeated="999999999"',
)
HOSTILE: tuple[tuple[Callable[[], bytes], str], ...] = (
    (lambda: workbook("<sheetData>" + " " * 26_000_000 + "</sheetData>"), "24MB"),
    (lambda: workbook(f"<sheetData><row>{CELLS}</row></sheetData>"), "太多"),
    (lambda: workbook("<a>" * 300 + "</a>" * 300), "太多"),
    (
        lambda: workbook(f"{rows_xml([['甲', '乙']])}<mergeCells>{MERGED}</mergeCells>"),
        "合并的格太多",
    ),
    (
        lambda: workbook(
            '<sheetData><row r="999999"><c r="A999999"><v>1</v></c></row></sheetData>'
        ),
        "太大",
    ),
    (lambda: archive({"xl/workbook.xml": BOMB}), "定义"),
    (lambda: archive({"xl/workbook.xml": "<workbook"}), "坏了"),
    (lambda: archive({str(place): "" for place in range(5001)}), "太多"),
    (lambda: workbook(rows_xml([["甲"]]))[:-40], "坏了"),
    (lambda: open_document("spreadsheet", f"<table:table>{REPEATED}</table:table>"), "太大"),
)


@pytest.mark.parametrize(
    ("other", "is_told"),
    [
        (TITLE, False),
        ("表二", False),
        ("柳林镇2023年政府信息公开年报", False),
        (TITLE.replace("2023", "2022"), True),
    ],
)
def test_two_reports_in_one_workbook_are_told(other: str, is_told: bool) -> None:
    sheets = rows_xml(ROWS), rows_xml([[other], *ROWS[1:]])
    assert (
        "“甲”是2023年的、“乙”是2022年的"
        in told(read_report(workbook(*sheets, names=["甲", "乙"]), ".xlsx"))
    ) is is_told


@pytest.mark.parametrize(("make", "why"), HOSTILE, ids=[why for _, why in HOSTILE])
def test_sheets_made_to_do_harm_are_refused(make: Callable[[], bytes], why: str) -> None:
    with pytest.raises(ImportRefusedError, match=why):
        read_report(make(), ".xlsx")


@pytest.mark.parametrize("path", ["xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels"])
def test_a_workbook_without_a_part(path: str) -> None:
    whole = zipfile.ZipFile(io.BytesIO(workbook(rows_xml(ROWS))))
    parts = {name: whole.read(name) for name in whole.namelist() if name != path}
    with pytest.raises(ImportRefusedError):
        read_report(archive(parts), ".xlsx").report()


def test_names_of_several_lines_are_told_in_one() -> None:
    more: Sequence[Sequence[object]] = (["法律\n顾问"], [3], [4])
    rows = [[*row, *end] for row, end in zip(ROWS[2:], more, strict=True)]
    xml = rows_xml([*ROWS[:2], *rows])
    names, states = ["甲&#10;乙", "丙&#10;丁"], ["visible", "hidden"]
    reading = read_report(workbook(xml, xml, names=names, states=states), ".xlsx")
    assert "“甲 乙”“法律 顾问”" in told(reading)
    assert "“丙 丁”" in told(reading)
    assert "\n" not in told(reading)
