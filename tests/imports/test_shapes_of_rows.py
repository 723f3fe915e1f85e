"""Rows in the shapes that pages, sheets and copies give them: each proved on its own.

Every shape is drawn from one report with 200 figures that all differ, so a figure in a wrong
cell shows.
"""

from collections.abc import Callable, Sequence

import pytest

from nianbao.exports.grid import Grid
from nianbao.imports import read_report
from nianbao.report.checks import run_checks
from nianbao.report.document import Report
from nianbao.report.form.figures import CellRef
from tests.imports.portal import portal_report
from tests.samples.documents import document, lines_of

Row = list[str]
REPORT = portal_report()
HEAD = "甲镇2021年政府信息公开工作年度报告\n"
FOUR = "四、政府信息公开行政复议、行政诉讼情况"
DISPUTES = ("行政复议", "未经复议直接起诉", "复议后起诉")


def _rows() -> list[Row]:
    """The lines of the report; a row of a table has its labels' columns and its figures."""
    return lines_of(document(REPORT, 0))


def _cells(row: Row) -> Row:
    return [text for text in row if text]


def _pipes_alone(row: Row) -> str:
    return "\n|\n".join(_cells(row)) + ("\n|" if len(row) > 1 else "")


def _pipe_after_each(row: Row) -> str:
    return "\n".join(f"{text} |" for text in _cells(row)) if len(row) > 1 else row[0]


def _one_pipe_between(row: Row) -> str:
    return " | ".join(_cells(row))


def _labels_then_pipes(row: Row) -> str:
    return f"| {' | '.join(_cells(row))} |" if len(row) > 1 else row[0]


def _padded_line(row: Row) -> str:
    return "\t".join(row) + "\t" * (16 - len(row))


def _with_unit(row: Row) -> str:
    return "\t".join(f"{text}件" if text.isdigit() else text for text in row)


def _with_decimals(row: Row) -> str:
    return "\t".join(f"{text}.00" if text.isdigit() else text for text in row)


DRAWN: dict[str, Callable[[Row], str]] = {
    drawing.__name__: drawing
    for drawing in (
        _pipes_alone,
        _pipe_after_each,
        _one_pipe_between,
        _labels_then_pipes,
        _padded_line,
        _with_unit,
        _with_decimals,
    )
}


def _read(text: str) -> Report:
    return read_report(text).report("甲镇", 2021)


def _told(report: Report) -> set[CellRef]:
    return {ref for finding in run_checks(report) for ref in finding.cells}


@pytest.mark.parametrize("name", DRAWN)
def test_every_figure_of_a_drawing_is_read(name: str) -> None:
    report = _read("\n".join(map(DRAWN[name], _rows())))
    assert report.figures == REPORT.figures
    assert not report.stated


@pytest.mark.parametrize("name", DRAWN)
def test_drawings_may_change_from_table_to_table_and_within_one(name: str) -> None:
    """Every other row of every table is drawn in another way."""
    plain = DRAWN["_labels_then_pipes"]
    lines = [(DRAWN[name] if at % 2 else plain)(row) for at, row in enumerate(_rows())]
    report = _read("\n".join(lines))
    wrong = {ref for ref in REPORT.figures if report.figures.get(ref) != REPORT.figures[ref]}
    assert wrong <= _told(report)
    if name not in ("_pipes_alone", "_pipe_after_each"):
        assert not wrong


def _three_rows(start: str, *lines: Sequence[str]) -> str:
    rows = "\n".join(start.join(line) for line in lines)
    return f"{HEAD}三、收到和处理政府信息公开申请情况\n{rows}\n{FOUR}\n"


NEW, LAST = "一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量"
GRANTED, OUTCOMES = "（一）予以公开", "（七）总计"


@pytest.mark.parametrize("mark", ["\t", " | "])
@pytest.mark.parametrize("at", range(6))
def test_one_class_filled_in_a_row_of_seven_cells(mark: str, at: int) -> None:
    values = ["5" if place in (at, 6) else "" for place in range(7)]
    report = _read(_three_rows(mark, (NEW, *values), (LAST, *["0"] * 7), (GRANTED, *values)))
    row = [ref for ref in report.form.table("requests").cells if ref.row == "received"]
    assert [report.figure(ref) for ref in row] == [int(text) if text else None for text in values]


@pytest.mark.parametrize("padding", [1, 2, 3])
@pytest.mark.parametrize("at", range(6))
def test_rows_padded_to_one_width_keep_their_places(padding: int, at: int) -> None:
    values = ["5" if place in (at, 6) else "" for place in range(7)]
    end = [""] * padding
    under = ("三、本年度办理结果", GRANTED, *values, *end[1:])
    report = _read(_three_rows("\t", (NEW, *values, *end), under, (OUTCOMES, *values, *end)))
    typed = {ref.column for ref in report.figures if ref.row == "received"}
    wanted = [ref.column for ref in report.form.table("requests").cells if ref.row == "received"]
    assert typed in ({wanted[at]}, set())
    assert typed or any(ref.row == "received" for ref in _told(report))
    assert all(report.figures[ref] == 5 for ref in report.figures)


def test_a_figure_outside_the_places_is_never_cut_away() -> None:
    lines = (NEW, "", "", "1", "2", "0", "0", "0", "0", "3"), (GRANTED, "", "7", *[""] * 6, "7")
    report = _read(_three_rows("\t", *lines))
    assert report.figures[CellRef("requests", "received", "natural_person")] == 1
    assert not any(ref.row == "granted" for ref in report.figures)
    assert any(f.rule == "N08" and f.cells[0].row == "granted" for f in report.import_findings)


def _page(*rows: str) -> str:
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return (
        f"<h1>{HEAD}</h1><p>三、收到和处理政府信息公开申请情况</p><table>{body}</table>"
        "<p>四、政府信息公开行政复议、行政诉讼情况</p>"
    )


@pytest.mark.parametrize("wide", range(7))
def test_a_place_that_a_span_covers_is_no_blank(wide: int) -> None:
    """One column is two wide in every row, because a head row has a border there."""
    spans = "".join(
        f"<td{' colspan=2' if at == wide else ''}>{figure}</td>"
        for at, figure in enumerate((3, 1, 0, 2, 0, 0, 6))
    )
    head = f"<td>申请人情况</td>{'<td>总计</td>' * 8}"
    report = _read(_page(head, f"<td>{NEW}</td>{spans}", f"<td>{LAST}</td>{spans}"))
    for row in ("received", "brought_forward"):
        figures = [report.figure(ref) for ref in report.form.cells if ref[:2] == ("requests", row)]
        assert figures == [3, 1, 0, 2, 0, 0, 6]


def test_a_figure_that_reaches_into_the_next_row_is_none_of_it() -> None:
    full = "<td>1</td>" * 5 + "<td>5</td>"
    report = _read(_page(f"<td>{NEW}</td><td rowspan=2>0</td>{full}", f"<td>{LAST}</td>{full}"))
    assert not any(ref.row == "brought_forward" for ref in report.figures)
    assert any(f.rule == "N08" for f in report.import_findings)


@pytest.mark.parametrize("blanks", [(1,), (1, 2, 5), (0, 2, 4), tuple(range(1, 15)), (14,)])
@pytest.mark.parametrize("with_heads", [False, True])
def test_table_four_with_blanks_for_zero(blanks: tuple[int, ...], with_heads: bool) -> None:
    values = ["" if at in blanks else "0" for at in range(15)]
    heads = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 3
    rows = [heads, values] if with_heads else [values]
    cells = ("".join(f"<td>{text or '&nbsp;'}</td>" for text in row) for row in rows)
    body = "".join(f"<tr>{row}</tr>" for row in cells)
    title = "<p>四、政府信息公开行政复议、行政诉讼情况</p>"
    report = _read(
        f"<h1>{HEAD}</h1>{title}<table>{body}</table><p>五、存在的主要问题及改进情况</p>"
    )
    cells_read = report.form.table("challenges").cells
    typed = {ref for ref, text in zip(cells_read, values, strict=True) if text}
    assert {ref for ref in report.figures if ref.table == "challenges"} == {
        ref for ref in typed if ref not in report.form.derived_cells
    }


@pytest.mark.parametrize(
    "names", [DISPUTES, ("行政复议", *(f"行政诉讼（{one}）" for one in DISPUTES[1:]))]
)
@pytest.mark.parametrize("mark", ["| {} |", "{}"])
def test_table_four_as_three_tables(names: Sequence[str], mark: str) -> None:
    head = mark.format(" | ".join(["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]))
    lines = [f"{HEAD}四、政府信息公开行政复议、行政诉讼情况"]
    for at, name in enumerate(names):
        figures = (at + 1, 2, 0, 3, at + 6)
        lines += [name, head, mark.format(" | ".join(map(str, figures)))]
    report = _read("\n".join([*lines, "五、存在的主要问题及改进情况", "无。"]))
    rows = report.form.table("challenges").rows
    got = [report.figure(CellRef("challenges", row, "upheld")) for row in rows]
    assert got == [1, 2, 3]
    assert not report.stated


@pytest.mark.parametrize("last", [["总 计"], ["总", "计"], ["合 计"], ["总计"]])
def test_table_four_with_its_head_in_pieces(last: list[str]) -> None:
    pieces = ["结果", "维持", "结果", "纠正", "其他", "结果", "尚未", "审结", *last]
    figures = "1 0 0 1 2 0 0 1 0 1 0 0 0 0 0"
    for joiner in ("\n", " "):
        head = joiner.join(pieces * 3)
        report = _read(f"{HEAD}四、政府信息公开行政复议、行政诉讼情况\n{head}\n{figures}\n")
        assert report.figures[CellRef("challenges", "reconsideration", "upheld")] == 1
        assert report.figures[CellRef("challenges", "litigation_direct", "other")] == 1


def _without(row_words: str) -> Report:
    rows = [row for row in _rows() if row_words not in row]
    return _read("\n".join(map("\t".join, rows)))


@pytest.mark.parametrize("words", ["2.重复申请", "（一）予以公开", "1.属于国家秘密"])
def test_a_printed_total_stays_where_a_row_is_missing(words: str) -> None:
    report = _without(words)
    whole = REPORT.all_figures
    totals = [ref for ref in REPORT.form.cells if ref[:2] == ("requests", "outcomes_total")]
    assert [report.figure(ref) for ref in totals] == [whole[ref] for ref in totals]
    message = next(f.message for f in report.import_findings if "读到的相加" in f.message)
    assert f"印出{whole[totals[-1]]}" in message
    assert "没有读到的那一行" in message


def test_a_missing_row_is_offered_and_filling_it_ends_the_finding() -> None:
    report = _without("2.重复申请")
    row = {
        ref: figure for ref, figure in REPORT.figures.items() if ref[1] == "not_processed_repeated"
    }
    message = next(f.message for f in report.import_findings if "读到的相加" in f.message)
    assert f"自然人{next(iter(row.values()))}" in message
    mended = report.with_figures(row)
    assert mended.figures == REPORT.figures
    assert not mended.stated
    assert not any("读到的相加" in f.message for f in mended.import_findings)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("2.重复申请", "2.重复申清"),
        ("行政强制", "行政强治"),
        ("3.危及“三安全一稳定”", "3.危急“三安全一稳”"),
        ("2.没有现成信息需要另行制作", "2.没有现成信息需另行制做"),
    ],
)
def test_a_misprinted_label_between_its_neighbours_is_read_and_told(right: str, wrong: str) -> None:
    rows = [[text.replace(right, wrong) for text in row] for row in _rows()]
    report = _read("\n".join(map("\t".join, rows)))
    assert report.figures == REPORT.figures
    assert any(wrong in finding.message for finding in report.import_findings)


@pytest.mark.parametrize("words", ["2.另外一类申请", "重复", "2.要求重新申请公开"])
def test_a_label_that_is_no_misprint_is_not_read(words: str) -> None:
    rows = [[text.replace("2.重复申请", words) for text in row] for row in _rows()]
    report = _read("\n".join(map("\t".join, rows)))
    assert not any(ref.row == "not_processed_repeated" for ref in report.figures)
    assert any(words in finding.message for finding in report.import_findings)


@pytest.mark.parametrize("label", ["（六）其他处理", "(六)其它处理"])
def test_one_row_for_the_whole_of_other_outcomes(label: str) -> None:
    rows = [row for row in _rows() if not any("申请人" in text for text in row[2:3])]
    at = next(at for at, row in enumerate(rows) if "3.其他" in row)
    rows[at] = ["", label, "", *rows[at][3:]]
    report = _read("\n".join(map("\t".join, rows)))
    for ref, figure in REPORT.figures.items():
        if ref.row == "closed_other":
            assert report.figures[ref] == figure
    assert any("没有分项" in finding.message for finding in report.import_findings)


def test_a_line_of_table_four_that_moved_by_a_place_is_told() -> None:
    """A figure is gone, and an empty cell at the end makes up the number."""
    rows = _rows()
    line = next(row for row in rows if len(_cells(row)) == 15)
    at = rows.index(line)
    moved = [*_cells(line)[:6], *_cells(line)[7:], ""]
    report = _read("\n".join("\t".join(row) for row in [*rows[:at], moved, *rows[at + 1 :]]))
    told = {ref for finding in report.import_findings for ref in finding.cells}
    assert set(REPORT.form.table("challenges").cells) <= told


def test_figures_without_a_label_never_take_the_one_behind_them() -> None:
    rows = [row for row in _rows() if row]
    at = next(place for place, row in enumerate(rows) if "（一）予以公开" in row)
    rows[at] = [text for text in rows[at] if text != "（一）予以公开"]
    report = _read("\n".join(" ".join(_cells(row)) for row in rows))
    wrong = {ref for ref, figure in report.figures.items() if figure != REPORT.figures[ref]}
    assert wrong == set()


def test_two_rows_run_together_are_told_and_not_read() -> None:
    rows = _rows()
    at = next(place for place, row in enumerate(rows) if "行政规范性文件" in row)
    whole = _cells(rows[at])
    rows[at : at + 2] = [[*whole[:2], "".join(whole[2:4]), *_cells(rows[at + 1])]]
    report = _read("\n".join(map("\t".join, rows)))
    row = [ref for ref in REPORT.form.cells if ref.row == "normative_documents"]
    assert not set(row) & set(report.figures)
    assert any(
        "像是两行连在了一起" in finding.message and set(row) <= set(finding.cells)
        for finding in report.import_findings
    )


def _spread(piece: Grid) -> list[Row]:
    """The lines of a table whose merged cells are repeated in every place they cover."""
    rows: list[Row] = [[] for _ in piece.rows]
    width = sum(cell.colspan for cell in piece.rows[0])
    covered: dict[tuple[int, int], str] = {}
    for line, row in enumerate(piece.rows):
        cells = iter(row)
        for column in range(width):
            if (line, column) not in covered and (cell := next(cells, None)):
                covered |= {
                    (line + down, column + right): cell.text
                    for down in range(cell.rowspan)
                    for right in range(cell.colspan)
                }
            rows[line].append(covered.get((line, column), ""))
    return rows


def test_a_source_that_repeats_merged_cells_repeats_their_figures() -> None:
    lines: list[str] = []
    for piece in document(REPORT, 0).pieces:
        rows = _spread(piece) if isinstance(piece, Grid) else [[piece.text]]
        lines += ["\t".join(row) for row in rows]
    text = "\n".join(lines)
    assert read_report(text).report("甲镇", 2021).figures == REPORT.figures
    licences = next(line for line in lines if line.startswith("行政许可\t"))
    figure = licences.split("\t")[1]
    odd = text.replace(licences, f"行政许可\t{figure}\t{figure}\t1{figure}")
    cell = CellRef("disclosure", "licensing", "decisions")
    report = read_report(odd).report("甲镇", 2021)
    assert cell not in report.figures
    assert any(cell in found.cells for found in report.import_findings)


def _swapped(columns: tuple[int, int], layout: str) -> str:
    """The report with two columns of table three in each other's place, heads and figures."""
    rows = [list(row) for row in _rows()]
    start = next(at for at, row in enumerate(rows) if "自然人" in row)
    one, two = (rows[start + 1].index(name) for name in ("商业企业", "科研机构"))
    one, two = one + columns[0], one + columns[1]
    end = next(at for at, row in enumerate(rows) if row[0].startswith("四、政府信息"))
    for row in rows[start + 1 : end]:
        if len(row) > two:
            row[one], row[two] = row[two], row[one]
    drawn = (_cells(row) if layout == "\n" or len(row) == 1 else row for row in rows)
    return "\n".join(layout.join(row) for row in drawn)


@pytest.mark.parametrize("columns", [(0, 1), (1, 4), (2, 3)])
def test_columns_in_another_order_go_by_their_names_or_are_told(columns: tuple[int, int]) -> None:
    for layout in ("\t", "|", "\n"):
        report = read_report(_swapped(columns, layout)).report("甲镇", 2021)
        told = {cell for finding in report.import_findings for cell in finding.cells}
        for cell, figure in REPORT.figures.items():
            assert report.figures.get(cell) in (figure, None), (layout, cell)
            assert cell in report.figures or cell in told
        by_name = CellRef("requests", "granted", "commercial") in report.figures
        assert by_name or layout != "\t"


def test_side_by_side_columns_in_another_order_are_told() -> None:
    names, figures = ["结果纠正", "结果维持", "其他结果", "尚未审结", "总计"], "1 2 0 0 3 " * 3
    for joiner in ("\t", "\n"):
        head = joiner.join(names * 3)
        report = _read(f"{HEAD}{FOUR}\n{head}\n{figures.strip().replace(' ', joiner)}\n")
        cell = CellRef("challenges", "reconsideration", "upheld")
        assert cell not in report.figures
        assert any(cell in found.cells for found in report.import_findings)


def test_a_blank_in_a_run_of_table_four_does_not_move_it() -> None:
    for figures in ("2|/||/|2|0|-|无|-|—|0|无|无|无|/", "—|3||-|3|6|0|0|3|9|0||0|0|0"):
        row = figures.split("|")
        for text in ("│" + "│".join(row) + "│", "\n".join(row)):
            report = _read(f"{HEAD}{FOUR}\n{text}\n")
            told = {cell for found in report.import_findings for cell in found.cells}
            cells = [ref for ref in report.form.table("challenges").cells if ref.column != "total"]
            for at, ref in enumerate(cells):
                printed = row[at + at // 4]
                wanted = int(printed) if printed.isdigit() else None
                assert report.figures.get(ref) == wanted or ref in told, (text, ref)


@pytest.mark.parametrize("layout", ["\t", " ", "\n"])
def test_a_fee_in_yuan_is_told_and_not_taken_for_ten_thousands(layout: str) -> None:
    text = "\n".join(layout.join(_cells(row)) for row in _rows())
    assert "单位：万元" in text
    cell = CellRef("disclosure", "fees", "amount")
    report = read_report(text.replace("单位：万元", "单位：元")).report("甲镇", 2021)
    assert cell not in report.figures
    assert any(cell in found.cells for found in report.import_findings)
    assert {**report.figures, cell: REPORT.figures[cell]} == REPORT.figures


BROKEN = "（六）\n{six}\n其他处\n理\n（七）\n{seven}\n总计\n四、结\n{four}\n转下年\n度继续\n办理"


def test_a_number_alone_begins_another_label() -> None:
    """其他处理 behind the figures of its row and before （七） is no label of the row （七）."""
    six, seven, four = ("1 2 0 0 0 0 3", "5 6 0 0 0 0 11", "0 0 0 0 0 0 0")
    lines = BROKEN.format(six=six, seven=seven, four=four)
    head = "甲镇2019年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"
    reading = read_report(f"{head}{NEW} 5 6 0 0 0 0 11\n{lines}", year=2019)
    filled = {ref.row for ref, cell in reading.printed.items() if cell}
    assert reading.printed[CellRef("requests", "closed_other", "commercial")] == 2
    assert reading.printed[CellRef("requests", "outcomes_total", "commercial")] == 6
    assert filled == {"received", "closed_other", "outcomes_total"}


def test_a_label_that_goes_on_beneath_is_no_shorter_one() -> None:
    first = "2.其他\n1 0 0 0 0 0 1\n法律行\n政法规\n禁止公\n开"
    rows = f"{first}\n3.危及\n2 0 0 0 0 0 2\n“三安\n全一稳\n定”"
    report = _read(f"{HEAD}三、收到和处理政府信息公开申请情况\n{rows}\n")
    typed = {ref.row: figure for ref, figure in report.figures.items() if figure}
    assert typed == {"withheld_barred_by_law": 1, "withheld_security_stability": 2}


def test_names_that_came_apart_from_their_figures_make_all_doubtful() -> None:
    """Rows of figures without names between those with one: none is sure any more."""
    zeros = " ".join(["0"] * 7)
    nameless = f"\n{zeros}\n{zeros}\n"
    rows = f"{NEW} 1 0 0 0 0 0 1{nameless}{GRANTED} {zeros}{nameless}{OUTCOMES} {zeros}"
    text = f"{HEAD}三、收到和处理政府信息公开申请情况\n{rows}\n{FOUR}\n"
    report = _read(text.replace(" ", "\t"))
    assert report.figures.keys() <= _told(report)
