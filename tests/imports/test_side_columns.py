"""Columns that the form does not have beside its own: numbers of the rows, remarks."""

from itertools import count

import pytest

from nianbao.exports.grid import Grid
from nianbao.imports import read_report
from nianbao.report.finding import Severity
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.form.names import row_name
from nianbao.report.form.numbering import chinese_number
from tests.imports.portal import portal_report
from tests.samples.documents import document, lines_of, rows_of

REPORT = portal_report()
NUMBERS = ("{0}", "{0:02d}", "{0}.", "（{0}）", "{1}", "{1}、", "（{1}）")
REMARK = "含网上申请，见附件"
WAYS = ("\t", " | ", "\n", " ")
"""A cell for each place of the grid; and only the cells that hold something, in three ways."""


def _beside(number: str, name: str, remark: str, between: str) -> str:
    """The report with a number before and a remark behind each row of its tables."""
    lines: list[str] = []
    for piece in document(REPORT, 0).pieces:
        if not isinstance(piece, Grid):
            lines.append(piece.text)
            continue
        counted, is_named = count(1), False
        for row in rows_of(piece):
            figures = _has_figures(row)
            at = next(counted) if figures else 0
            before = number.format(at, chinese_number(at)) if figures else name * (not is_named)
            behind = remark if figures else "备注" if remark and not is_named else ""
            is_named = True
            cells = [before] * bool(name) + row + [behind] * bool(remark)
            shown = cells if between == "\t" else [text for text in cells if text]
            lines.append(between.join(shown))
    return "\n".join(lines)


@pytest.mark.parametrize("between", WAYS)
def test_numbers_of_rows_and_remarks_are_no_figures(between: str) -> None:
    for number in NUMBERS:
        for name, remark in (("序号", ""), ("", REMARK), ("行 次", REMARK), ("编号", "无")):
            text = _beside(number, name, remark, between)
            reading = read_report(text)
            report = reading.report()
            assert report.figures == REPORT.figures, (number, name, remark)
            assert not report.stated
            told = [one for one in reading.findings if one.severity is not Severity.INFO]
            assert not told, (number, name, remark, told)
            words = "".join(reading.notes.values())
            assert words.count(REMARK) == (_rows() if remark == REMARK else 0)


def _has_figures(row: list[str]) -> bool:
    return any(text.replace(".", "").isdigit() for text in row)


def _rows() -> int:
    """How many printed rows of the tables hold figures."""
    grids = [piece for piece in document(REPORT, 0).pieces if isinstance(piece, Grid)]
    return sum(_has_figures(row) for grid in grids for row in rows_of(grid))


def test_a_remark_is_told_with_the_name_of_its_row() -> None:
    reading = read_report(_beside("{0}", "序号", REMARK, "\t"))
    table = FORM_2021.table("requests")
    names = [line.partition("：")[0] for line in reading.notes["requests"].split("\n")]
    assert names == [row_name(row) for row in table.rows.values()]
    assert any("备注" in one.message for one in reading.findings)


def test_a_figure_that_moved_before_a_label_is_no_number_of_a_row() -> None:
    """The last figure of a row that came to stand before the next label is never dropped unseen."""
    first = "一、本年新收政府信息公开申请数量\t1\t0\t0\t0\t0\t0"
    rows = f"{first}\n1\t二、上年结转政府信息公开申请数量\t0\t0\t0\t0\t0\t0\t0"
    text = f"甲镇2021年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n{rows}\n"
    reading = read_report(text)
    told = {ref.row for finding in reading.findings for ref in finding.cells}
    assert {"received", "brought_forward"} <= told


def _with_units(unit: str, money: str, head: str) -> str:
    """The report with the measure of each row between its label and its figures."""
    lines: list[str] = []
    for row in lines_of(document(REPORT, 0)):
        first = next((at for at, text in enumerate(row) if _has_figures([text])), 0)
        if len(row) > 1 and first:
            is_fee = "收费" in "".join(row)
            row = [*row[:first], money if is_fee else unit, *row[first:]]
        elif len(row) > 1 and any(row[-2:]) and not _has_figures(row):
            row = [row[0], head, *row[1:]]
        lines.append("\t".join(row))
    return "\n".join(lines)


@pytest.mark.parametrize(("unit", "money"), [("件", "万元"), ("件次", "万元"), ("宗", "万元")])
def test_a_column_of_measures_is_no_figure(unit: str, money: str) -> None:
    reading = read_report(_with_units(unit, money, "单位"))
    assert reading.report().figures == REPORT.figures
    assert not [one for one in reading.findings if one.severity is not Severity.INFO]


def test_a_fee_in_another_measure_is_not_taken_for_one_of_the_form() -> None:
    reading = read_report(_with_units("件", "元", "单位"))
    told = [one for one in reading.findings if one.severity is not Severity.INFO]
    assert any("fees" in str(cell) for one in told for cell in one.cells)
