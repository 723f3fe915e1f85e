"""What a pasted block would fill: text with tabs in, figures by cell and plain words out. Pure.

How lines and cells find their place, counted from the cell under the cursor:

- Leading columns of words (at least two letters, never a figure) are row labels and are passed
  over; so are lines of nothing but words at the top: they are heads.
- Columns count on the screen's columns, totals included. What falls on a total is passed over:
  the program computes it.
- Lines count on the screen's rows, totals included, when the block is as tall as all rows that
  follow, or stops before the total. When it is as tall as the typed rows that follow, the
  copied table had no total row, and total rows take no line.
- A table printed side by side may come as one line: it goes on in the next row, on typed cells
  only if it has as many figures as there are typed cells.
- An empty cell leaves the figure as it is; `-`, `/` and `无` make it blank.
"""

import re
from dataclasses import dataclass, field

from report.errors import FigureError
from report.form.figures import CellRef, Figure, Unit, parse_figure
from report.form.names import column_name, row_name
from report.form.shape import FigureTable
from report.text import clean_marks

TOLD = 20
"""Cells that are no figures are told one by one up to this many; the rest are counted."""

_LINE_END = re.compile("\r\n|\r|\n")
_NUMBER = re.compile(r"^[\d.．、()（）\s]+")


@dataclass(frozen=True)
class PastedBlock:
    """What a pasted text means for a table.

    `changes` are typed cells with their new figures (None makes one blank); `problems` are
    sentences about cells that hold no figure and about what runs off the table's edge.
    """

    changes: dict[CellRef, Figure] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


def read_block(text: str, table: FigureTable, start: CellRef) -> PastedBlock:
    """Read tab-separated lines as figures from the cell `start` on, right and down.

    Never raises on the text; what can't be read is told in `problems`, and its cell is left
    out of `changes`.
    """
    lines = _figure_lines(_split(text))
    targets, beyond = _targets(lines, table, start)
    changes: dict[CellRef, Figure] = {}
    problems: list[str] = []
    for ref, words in targets:
        if not words or ref in table.derived_cells:
            continue
        try:
            changes[ref] = parse_figure(words, table.columns[ref].unit)
        except FigureError as error:
            problems.append(f"{_cell_name(table, ref)}：{error}")
    if not changes and not problems and not beyond:
        problems.append("粘贴的内容里没有可以填的数字。")
    return PastedBlock(changes, (*_shortened(problems), *beyond))


# --- What is a label and what a figure


def _split(text: str) -> list[list[str]]:
    """The lines of a text as cells, cleaned; empty lines at the end are dropped."""
    rows = _LINE_END.split(text)
    lines = [[clean_marks(cell).strip() for cell in row.split("\t")] for row in rows]
    while lines and not any(lines[-1]):
        lines.pop()
    return lines


def _figure_lines(lines: list[list[str]]) -> list[list[str]]:
    """The lines without the labels in front of them and the heads above them."""
    while lines and _is_label_column([line[0] for line in lines if line]):
        lines = [line[1:] for line in lines]
    heads = 0
    while heads < len(lines) and _is_head(lines[heads]):
        heads += 1
    return lines[heads:]


def _is_label_column(cells: list[str]) -> bool:
    return any(map(_is_label, cells)) and not any(map(_is_figure, cells))


def _is_head(line: list[str]) -> bool:
    return any(map(_is_label, line)) and not any(map(_is_figure, line))


def _is_label(words: str) -> bool:
    """Whether words name a row or a column: two letters at least, digits only as its number."""
    bare = _NUMBER.sub("", words)
    letters = sum(character.isalpha() for character in bare)
    digits = any(character.isdigit() for character in bare)
    return letters > 1 and not digits and not _is_figure(words)


def _is_figure(words: str) -> bool:
    """Whether words are a figure or a mark for none; an empty cell is neither."""
    try:
        parse_figure(words.removesuffix(Unit.COUNT.value), Unit.MONEY)
    except FigureError:
        return False
    return bool(words)


# --- Where figures go


def _targets(
    lines: list[list[str]], table: FigureTable, start: CellRef
) -> tuple[list[tuple[CellRef, str]], list[str]]:
    """The cell each figure goes to, and sentences about figures that have none."""
    if len(lines) == 1 and table.side_by_side:
        return _targets_side_by_side(lines[0], table, start)
    rows = list(table.rows)
    rows = rows[rows.index(start.row) :]
    typed = [row for row in rows if any(ref.row == row for ref in table.typed_cells)]
    rows = typed if len(lines) == len(typed) else rows
    first = [ref.column for ref in table.cells if ref.row == start.row].index(start.column)
    targets: list[tuple[CellRef, str]] = []
    outside = 0
    for row, line in zip(rows[: len(lines)], lines[: len(rows)], strict=True):
        refs = [ref for ref in table.cells if ref.row == row][first:]
        targets += zip(refs[: len(line)], line[: len(refs)], strict=True)
        outside += sum(map(bool, line[len(refs) :]))
    below = sum(map(any, lines[len(rows) :]))
    problems = [f"有{outside}格超出了表格右边，没有填。"] if outside else []
    problems += [f"有{below}行超出了表格下边，没有填。"] if below else []
    return targets, problems


def _targets_side_by_side(
    line: list[str], table: FigureTable, start: CellRef
) -> tuple[list[tuple[CellRef, str]], list[str]]:
    """Fill row after row from one line."""
    refs = table.cells[table.cells.index(start) :]
    typed = [ref for ref in refs if ref not in table.derived_cells]
    refs = tuple(typed) if len(line) == len(typed) else refs
    outside = sum(map(bool, line[len(refs) :]))
    problems = [f"有{outside}格超出了表格右边，没有填。"] if outside else []
    return list(zip(refs[: len(line)], line[: len(refs)], strict=True)), problems


# --- Words


def _cell_name(table: FigureTable, ref: CellRef) -> str:
    return f"{row_name(table.rows[ref.row])}行“{column_name(table, ref)}”列"


def _shortened(problems: list[str]) -> list[str]:
    more = len(problems) - TOLD
    return [*problems[:TOLD], f"另有{more}格也不是数字，没有填。"] if more > 0 else problems
