"""Table three cut into tables of some columns each, and with a column of part sums."""

from itertools import pairwise

import pytest

from nianbao.exports.grid import Grid
from nianbao.imports import read_report
from nianbao.report.finding import Severity
from tests.imports.portal import portal_report
from tests.samples.documents import document, rows_of

REPORT = portal_report()
LABELS = 3
WAYS = ("\t", " | ", "\n")
Rows = list[list[str]]


def _text(parts: list[Rows], way: str = "\t") -> str:
    """The report as text, its table three as these tables."""
    lines: list[str] = []
    for piece in document(REPORT, 0).pieces:
        if not isinstance(piece, Grid):
            lines.append(piece.text)
            continue
        for rows in parts if piece.width == 10 else [rows_of(piece)]:
            lines += [way.join(row if way == "\t" else filter(None, row)) for row in rows]
    return "\n".join(lines)


def _rows() -> Rows:
    pieces = document(REPORT, 0).pieces
    return rows_of(next(one for one in pieces if isinstance(one, Grid) and one.width == 10))


def _cut(*places: int, labels: int = LABELS) -> list[Rows]:
    ends = [0, *places, 7]
    return [
        [[*row[:labels], *row[LABELS + start : LABELS + end]] for row in _rows()]
        for start, end in pairwise(ends)
    ]


@pytest.mark.parametrize("places", [(3,), (1,), (6,), (2, 5)])
@pytest.mark.parametrize("way", ["\t", " | "])
def test_columns_cut_into_several_tables_are_one(places: tuple[int, ...], way: str) -> None:
    reading = read_report(_text(_cut(*places), way))
    assert reading.report().figures == REPORT.figures
    assert not [one for one in reading.findings if one.severity is not Severity.INFO]


def test_parts_in_another_order_or_with_other_rows_are_not_joined() -> None:
    """The totals prove nothing: they stand where the heads say another order."""
    first, second = _cut(3)
    for parts in ([second, first], [first, [row for row in second if row[2] != "2.重复申请"]]):
        reading = read_report(_text(parts))
        told = {ref for one in reading.findings for ref in one.cells}
        report = reading.report()
        wrong = {ref for ref, value in REPORT.figures.items() if report.figures.get(ref) != value}
        assert wrong <= told


def _with_part_sum(*, first: bool, head: str) -> Rows:
    rows: Rows = []
    for row in _rows():
        labels, values = row[:LABELS], row[LABELS:]
        figures = [int(text) for text in values if text.isdigit()]
        part = str(sum(figures[1:6])) if len(figures) == 7 else head * ("商业企业" in values)
        at = 1 if first else 6
        rows.append([*labels, *values[:at], part, *values[at:]])
    return rows


@pytest.mark.parametrize("first", [False, True])
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("head", ["小计", ""])
def test_a_column_of_part_sums_is_left_out_and_told(first: bool, way: str, head: str) -> None:
    reading = read_report(_text([_with_part_sum(first=first, head=head)], way))
    assert reading.report().figures == REPORT.figures
    assert any("小计" in one.message for one in reading.findings)


def test_a_column_that_is_no_part_sum_in_every_row_is_not_left_out() -> None:
    rows = _with_part_sum(first=False, head="")
    rows[-1][LABELS + 6] = str(int(rows[-1][LABELS + 6]) + 1)
    reading = read_report(_text([rows]))
    told = {ref for one in reading.findings for ref in one.cells}
    report = reading.report()
    wrong = {ref for ref, value in REPORT.figures.items() if report.figures.get(ref) != value}
    assert wrong <= told
