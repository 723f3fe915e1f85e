"""Rows that a page cut in two, rows that share a cell, labels that stand among others' pieces."""

import pytest

from nianbao.exports.grid import Grid
from nianbao.imports import read_report
from nianbao.imports.reading import Reading
from nianbao.report.finding import Severity
from tests.imports.portal import portal_report
from tests.samples.documents import document, figures_start, rows_of

REPORT = portal_report()
CUT = ("6.属", "4.无正当理由", "3.其", "1.申请人无正当理由逾期不补正、行政机关")


def _page(table: str) -> str:
    """The report as a page, its table three as given."""
    out = ["<html><body>"]
    for piece in document(REPORT, 0).pieces:
        if not isinstance(piece, Grid):
            out.append(f"<p>{piece.text}</p>")
        elif piece.width == 10:
            out.append(table)
        else:
            rows = ("".join(f"<td>{text}</td>" for text in row) for row in rows_of(piece))
            out.append("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
    return "\n".join(out)


def _requests() -> Grid:
    pieces = document(REPORT, 0).pieces
    return next(one for one in pieces if isinstance(one, Grid) and one.width == 10)


def _doubts(reading: Reading) -> list[str]:
    return [one.message for one in reading.findings if one.severity is not Severity.INFO]


def _cut_row(row: list[str], *, figures_below: bool) -> list[list[str]]:
    """A row as two, where its label is one of those to be cut."""
    for place, text in enumerate(row):
        piece = next((one for one in CUT if text.startswith(one) and text != one), None)
        if piece is None:
            continue
        before, figures = row[:place], row[place + 1 :]
        blank = [""] * len(figures)
        upper, lower = (blank, figures) if figures_below else (figures, blank)
        return [[*before, piece, *upper], [*[""] * place, text[len(piece) :], *lower]]
    return [row]


@pytest.mark.parametrize("figures_below", [False, True])
def test_a_row_that_a_page_cut_is_one(figures_below: bool) -> None:
    rows = [
        part for row in rows_of(_requests()) for part in _cut_row(row, figures_below=figures_below)
    ]
    lines = ("".join(f"<td>{text}</td>" for text in row) for row in rows)
    table = "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"
    reading = read_report(_page(table))
    assert reading.report().figures == REPORT.figures
    assert not _doubts(reading)
    assert not reading.notes.get("requests")


def test_a_piece_that_is_no_rest_of_a_label_stays_untold_of_nothing() -> None:
    table = (
        "<table><tr><td>6.属</td><td>1</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td>"
        "<td>1</td></tr><tr><td>于他人代为申请的</td></tr></table>"
    )
    reading = read_report(_page(table))
    assert not any(ref.table == "requests" and value for ref, value in reading.printed.items())
    assert any("6.属" in words for words in _doubts(reading))


def _grouped(mark: str, *, lost: bool = False) -> str:
    """Table three with the rows of each group as lines of one cell; one line may be lost."""
    out: list[str] = []
    rows = rows_of(_requests())
    at = 0
    while at < len(rows):
        row = rows[at]
        size = 1
        if row[1].startswith(("（三）", "（四）", "（五）")):
            while not rows[at + size][1]:
                size += 1
        group = rows[at : at + size]
        cells = [mark.join(text for text in column if text) for column in zip(*group, strict=True)]
        if lost and size > 1:
            cells[4] = cells[4].partition(mark)[2]
        out.append("".join(f"<td>{text}</td>" for text in cells))
        at += size
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in out) + "</table>"


@pytest.mark.parametrize("mark", ["<br>", "<br/>\n", "</p><p>"])
def test_rows_of_a_group_in_one_cell_are_rows(mark: str) -> None:
    reading = read_report(_page(_grouped(mark)))
    assert reading.report().figures == REPORT.figures
    assert not _doubts(reading)


def test_rows_in_one_cell_with_a_figure_lost_are_told() -> None:
    reading = read_report(_page(_grouped("<br>", lost=True)))
    told = {ref for one in reading.findings for ref in one.cells}
    report = reading.report()
    wrong = {ref for ref, value in REPORT.figures.items() if report.figures.get(ref) != value}
    assert wrong
    assert wrong <= told


def test_a_label_above_rows_may_stand_in_pieces_among_theirs() -> None:
    """As the words of a PDF come whose columns are narrow."""
    lines: list[str] = []
    for piece in document(REPORT, 0).pieces:
        if not isinstance(piece, Grid):
            lines.append(piece.text)
            continue
        for row in piece.rows:
            start = figures_start(row)
            texts = [cell.text for cell in row]
            label = texts[start - 1] if 0 < start < len(row) else ""
            if "逾期未按收费通知要求" not in label:
                lines.append(" ".join(filter(None, texts)))
                continue
            figures = " ".join(texts[start:])
            lines += ["（六）其", label[:13], "他处理", f"{label[13:25]} {figures}", label[25:]]
    reading = read_report("\n".join(lines))
    assert reading.report().figures == REPORT.figures
    assert not reading.notes.get("requests")
