"""Table three as pdftotext prints narrow columns of labels: merged ones beside pieces of rows."""

from itertools import zip_longest

import pytest

from nianbao.imports import read_report
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.form.shape import Row
from tests.imports.portal import portal_report

REPORT = portal_report()
TABLE = FORM_2021.table("requests")
TITLE = "马家渡镇人民政府2024年政府信息公开工作年度报告"


def _pieces(text: str, width: int) -> list[str]:
    return [text[at : at + width] for at in range(0, len(text), width)]


def _columns(row: Row) -> list[str]:
    """The labels of a row in the three columns of the table, outermost first."""
    return [label.text for label in (*row.under, row.label)]


def _lines(widths: tuple[int, int, int], last: int) -> list[str]:
    """The rows as lines: what is left of a merged label goes on beside the rows beneath."""
    lines: list[str] = []
    waiting: dict[int, list[str]] = {}
    shown: set[tuple[int, str]] = set()
    for row in TABLE.rows.values():
        labels = _columns(row)
        figures = [str(REPORT.figure(ref) or 0) for ref in TABLE.cells if ref.row == row.key]
        for at, text in enumerate(labels[:-1]):
            if (at, text) not in shown:
                shown.add((at, text))
                waiting[at] = _pieces(text, widths[at])
        own = _pieces(labels[-1], sum(widths) if len(labels) == 1 else widths[len(labels) - 1])
        own = own if len(own) <= last else _pieces(labels[-1], -(-len(labels[-1]) // last))
        for place, piece in enumerate(own):
            beside = [waiting[at].pop(0) for at in sorted(waiting) if waiting[at]]
            behind = figures if place == 0 else []
            lines.append("   ".join([*beside, piece, *behind]))
    rest = zip_longest(*waiting.values(), fillvalue="")
    return [*lines, *("   ".join(filter(None, texts)) for texts in rest if any(texts))]


def _read(widths: tuple[int, int, int], last: int) -> tuple[list[str], list[str]]:
    head = "三、收到和处理政府信息公开申请情况"
    lines = [TITLE, "一、总体情况", "全年公开20条。", head, *_lines(widths, last)]
    reading = read_report("\n".join([*lines, "六、其他需要报告的事项", "没有。"]))
    named = {ref for one in reading.findings for ref in one.cells}
    wrong = [
        str(ref)
        for ref in TABLE.cells
        if reading.printed.get(ref) != (REPORT.figure(ref) or 0) and ref not in named
    ]
    missing = [str(ref) for ref in TABLE.cells if ref not in reading.printed]
    return wrong, missing


@pytest.mark.parametrize("widths", [(2, 4, 7), (2, 3, 5), (3, 3, 4), (2, 3, 3)])
def test_no_row_is_lost_beside_a_merged_label(widths: tuple[int, int, int]) -> None:
    assert _read(widths, 99) == ([], [])


@pytest.mark.parametrize("last", [2, 3, 4])
@pytest.mark.parametrize("widths", [(1, 2, 3), (2, 2, 3), (4, 5, 6), (2, 5, 9)])
def test_what_can_not_be_told_apart_is_not_guessed(widths: tuple[int, int, int], last: int) -> None:
    wrong, _ = _read(widths, last)
    assert wrong == []


@pytest.mark.parametrize("short", ["commercial", ""])
@pytest.mark.parametrize("wide", [1, 2, 5])
@pytest.mark.parametrize("digits", [1, 2, 3])
def test_figures_broken_in_narrow_cells_are_not_guessed(digits: int, wide: int, short: str) -> None:
    """`short` is the column whose figures had room in their cells."""
    true = {ref: 4000 + 7 * at for at, ref in enumerate(TABLE.cells)}
    true |= {ref: 61 for ref in TABLE.cells if ref.column == short}
    lines: list[str] = []
    for row in TABLE.rows.values():
        label = _pieces("".join(_columns(row)[-1:]), wide)
        figures = [_pieces(str(true[ref]), digits) for ref in TABLE.cells if ref.row == row.key]
        for at, cells in enumerate(zip_longest(label, *figures, fillvalue="")):
            lines.append("  ".join(filter(None, cells)) if at else "  ".join(cells))
    head = "三、收到和处理政府信息公开申请情况"
    before, behind = [TITLE, "一、总体情况", "全年公开35条。"], ["六、其他需要报告的事项", "无。"]
    reading = read_report("\n".join([*before, head, *lines, *behind]))
    named = {ref for one in reading.findings for ref in one.cells}
    assert [
        (str(ref), figure)
        for ref, figure in reading.printed.items()
        if figure != true[ref] and ref not in named
    ] == []
