"""Figures without any name the form knows -> cells, counted from one cell of a table.

- Leading columns of words (at least two letters, never a figure) are passed over, and so are
  lines without a figure: heads, groups, empty lines. Where a block with its empty lines is just
  as tall as the table, they hold their places.
- Columns count on the table's columns, totals included; what falls on a total is left to the
  program.
- Lines count on the table's rows, totals included, when the block is as tall as all rows that
  follow, or stops before the total. When it is as tall as the typed rows that follow, the copied
  table had no total row.
- A table printed side by side may come as one line: it goes on in the next row, on typed cells
  only if it has as many figures as there are typed cells.
- A block as large as the whole table begins where the table begins.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from nianbao.imports.cells import is_figure_like, read_cell
from nianbao.imports.column_names import NamedColumns, by_column_names, column_of
from nianbao.imports.fitting import closes
from nianbao.imports.labels import row_key
from nianbao.imports.pasted_block import TOLD, PastedBlock, cell_in_table
from nianbao.imports.pasted_lines import head_apart
from nianbao.imports.source import CellRow, SourceBlock, TextLine
from nianbao.report.form.figures import CellRef, Figure
from nianbao.report.form.names import row_name
from nianbao.report.form.shape import FigureTable
from nianbao.report.text import late

_WORDS_LIMIT = 24
"""Characters of a pasted text that are told."""
_LEVEL = r"[1-9]\.\d{1,2}(?:\.\d{1,2})?"
"""What numbers rows, 3.1 3.2, where several begin so: counts have no decimals."""
_NUMBER = re.compile(r"^[\d.．、()（）\s]+")


@dataclass
class _PlacedCells:
    """The text for each cell, the words before its row, and sentences about what has no cell."""

    texts: list[tuple[CellRef, str]] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    beyond: list[str] = field(default_factory=list)
    passed: int = 0
    """Lines without figures between those with them, that took no row."""


def _lay_out(table: FigureTable, rows: Sequence[CellRow], start: CellRef) -> _PlacedCells:
    """Lay the figures of rows on the cells of a table from `start` on, right and down."""
    placed = _PlacedCells()
    labels, lines = _without_labels(rows)
    if sum(map(_has_figures, lines)) == 1 and table.side_by_side:
        line = next(line for line in lines if _has_figures(line))
        wide = sum(map(bool, line))
        if len(line) not in (len(table.cells), len(table.typed_cells)) and _is_headed(table, rows):
            placed.beyond.append(f"表头下面有{wide}个数，应有{len(table.cells)}个，没有填。")
            return placed
        _place_side_by_side(table, line, start, placed)
        return placed
    start = _start(table, lines, start)
    keys = list(table.rows)
    keys = keys[keys.index(start.row) :]
    columns = max(len(block.columns) for block in table.blocks)
    if flat := _one_by_one(lines, len(keys), columns):
        if len(flat) == len(table.cells) and closes(table, table.cells, flat):
            placed.texts += zip(table.cells, flat, strict=True)
        else:
            placed.beyond.append(f"{len(flat)}个数排成了一列或一行，看不出各在哪一格，没有填。")
        return placed
    typed = [key for key in keys if any(ref.row == key for ref in table.typed_cells)]
    if len(lines) not in (len(keys), len(typed)):
        kept = [at for at, line in enumerate(lines) if _has_figures(line)]
        placed.passed = len(
            [at for at in range(len(lines)) if at not in kept and at > min(kept, default=at)]
        )
        labels, lines = [labels[at] for at in kept], [lines[at] for at in kept]
    keys = typed if len(lines) == len(typed) and not _has_total(table, keys, lines) else keys
    first = [ref.column for ref in table.cells if ref.row == start.row].index(start.column)
    outside = 0
    for key, label, line in zip(keys, labels, lines, strict=False):
        refs = [ref for ref in table.cells if ref.row == key][first:]
        placed.texts += zip(refs, line, strict=False)
        outside += sum(map(bool, line[len(refs) :]))
        placed.names[key] = label
    below = sum(map(any, lines[len(keys) :]))
    placed.beyond += [f"有{outside}格超出了表格右边，没有填。"] if outside else []
    placed.beyond += [f"有{below}行超出了表格下边，没有填。"] if below else []
    return placed


def _has_total(table: FigureTable, keys: Sequence[str], lines: Sequence[Sequence[str]]) -> bool:
    """Whether lines hold the total of the rows above it, the last row of the table being blank.

    There are as many then as without the row of the total: only the sums can tell.
    """
    rows = [[ref for ref in table.cells if ref.row == key] for key in keys[: len(lines)]]
    texts = {
        ref: text
        for row, line in zip(rows, lines, strict=True)
        for ref, text in zip(row, line, strict=False)
    }
    held = {
        ref: read_cell(text, table.columns[ref].unit, is_total=True).figure or 0
        for ref, text in texts.items()
    }
    totals = [
        (ref, one.sides(ref)[0])
        for one in table.balances
        for ref in held
        if ref in table.derived_cells and ref.row in one.right
    ]
    equal = all(held[ref] == sum(held.get(part, 0) for part in left) for ref, left in totals)
    is_any = any(held[ref] for ref, _ in totals)
    return is_any and equal and closes(table, list(texts), list(texts.values()))


def _is_headed(table: FigureTable, rows: Sequence[CellRow]) -> bool:
    """Whether the names of columns stand above a line of figures."""
    words = (word for row in rows for cell in row.cells for word in cell.split())
    columns = [column for block in table.blocks for column in block.columns]
    return sum(column_of(columns, word) is not None for word in words) >= len(columns)


def _start(table: FigureTable, lines: Sequence[Sequence[str]], start: CellRef) -> CellRef:
    """Where a block begins: where the table does if it has as many rows and columns."""
    tall = sum(map(_has_figures, lines))
    wide = max((len(line) for line in lines), default=0)
    typed_rows = {ref.row for ref in table.typed_cells}
    typed_columns = {ref.column for ref in table.typed_cells}
    if tall in (len(table.rows), len(typed_rows)) and tall > 1 and wide >= len(typed_columns) > 1:
        return table.cells[0]
    return start


def _one_by_one(lines: Sequence[Sequence[str]], rows: int, columns: int) -> list[str]:
    """The figures of a table that came one a line, or all in one: more than it has rows left."""
    filled = [[text for text in line if text] for line in lines if any(line)]
    in_column = len(filled) > rows and all(len(line) == 1 for line in filled)
    in_line = len(filled) == 1 and len(filled[0]) > columns
    flat = [text for line in filled for text in line]
    return flat if (in_column or in_line) and all(map(is_figure_like, flat)) else []


def _place_side_by_side(
    table: FigureTable, line: Sequence[str], start: CellRef, placed: _PlacedCells
) -> None:
    """Fill row after row from one line."""
    whole = len(line) in (len(table.cells), len(table.typed_cells))
    refs = table.cells if whole else table.cells[table.cells.index(start) :]
    typed = [ref for ref in refs if ref not in table.derived_cells]
    refs = tuple(typed) if len(line) == len(typed) else refs
    last = refs[min(len(line), len(refs)) - 1]
    ends_row = last == [ref for ref in refs if ref.row == last.row][-1]
    if last.row != refs[0].row and not ends_row:
        wide = f"一行有{len(line)}个数，排到“{row_name(table.rows[last.row])}”行中间就完了"
        placed.beyond.append(f"{wide}，看不出少了哪一个，没有填。")
        return
    placed.texts += zip(refs, line, strict=False)
    if outside := sum(map(bool, line[len(refs) :])):
        placed.beyond.append(f"有{outside}格超出了表格右边，没有填。")


def _without_labels(rows: Sequence[CellRow]) -> tuple[list[str], list[list[str]]]:
    """The words in front of each row, and the rows behind them; no heads, no empty end."""
    lines = [list(row.cells) for row in rows]
    while lines and not any(lines[-1]):
        lines.pop()
    heads = next((at for at, line in enumerate(lines) if _has_figures(line)), len(lines))
    lines = lines[heads:]
    labels = [""] * len(lines)
    while lines and _is_label_column([line[0] for line in lines if line]):
        labels = [(line[0] if line else "") or old for line, old in zip(lines, labels, strict=True)]
        lines = [line[1:] for line in lines]
    return labels, lines


def _has_figures(line: Sequence[str]) -> bool:
    """Whether a line holds a figure, or what might be meant for one."""
    return any(text and not _is_label(text) for text in line)


def _is_label_column(cells: Sequence[str]) -> bool:
    return any(map(_is_label, cells)) and not any(is_figure_like(text) for text in cells if text)


def _is_label(words: str) -> bool:
    """Whether words name a row or a column: two letters at least, digits only as its number."""
    bare = _NUMBER.sub("", words)
    letters = sum(character.isalpha() for character in bare)
    digits = any(character.isdigit() for character in bare)
    return letters > 1 and not digits and not is_figure_like(words)


def place_in_order(
    table: FigureTable, blocks: Sequence[SourceBlock], start: CellRef
) -> PastedBlock:
    """Read a block from the cell `start` on, right and down."""
    if any(isinstance(one, CellRow) and not one.cells for one in blocks):
        blocks = [one for one in blocks if one.text]
        if len(blocks) not in (1, len(table.cells)):
            words = f"{len(blocks)}格一行一格、竖线隔开，看不出哪几格是一行，没有填。"
            return PastedBlock(unused=(words,))
    above, below = head_apart(table, blocks)
    spaced, unclear = _spaced(below)
    if unclear:
        words = f"原文第{unclear.number}行“{unclear.text[:_WORDS_LIMIT]}”看不出是几个数，没有填。"
        return PastedBlock(unused=(words,))
    return _place(table, by_column_names(table, [*above, *spaced]), start)


def _place(table: FigureTable, columns: NamedColumns, start: CellRef) -> PastedBlock:
    rows = [row for row in columns.blocks if isinstance(row, CellRow)]
    if len(rows) > 1 and all(late(_LEVEL).fullmatch(row.cells[0]) for row in rows if row.cells):
        return PastedBlock(unused=("第一列像是行号，没有行名，看不出是哪几行，没有填。",))
    if columns.named:
        of_row = [ref for ref in table.cells if ref.row == start.row]
        rows = [_bare(row, len(of_row)) for row in rows]
        start = of_row[0]
    placed = _lay_out(table, rows, start)
    changes: dict[CellRef, Figure] = {}
    stated: dict[CellRef, Figure] = {}
    notes: dict[str, str] = {}
    problems: list[str] = []
    doubts: list[str] = []
    for ref, words in placed.texts:
        if not words:
            continue
        is_total = ref in table.derived_cells
        cell = read_cell(words, table.columns[ref].unit, is_total=is_total)
        if cell.odd:
            problems.append(
                f"{cell_in_table(table, ref)}：“{cell.odd[:_WORDS_LIMIT]}”不是数字，没有填。"
            )
        elif is_total:
            stated[ref] = cell.figure
        else:
            changes[ref] = cell.figure
            if cell.note:
                notes[str(ref)] = cell.note
            if cell.in_two:
                doubts.append(f"{cell_in_table(table, ref)}：“{cell.tidied}”中间有空格。")
            if cell.mark:
                place = cell_in_table(table, ref)
                doubts.append(f"{place}：“{words[:_WORDS_LIMIT]}”里的“{cell.mark}”当作注释的序号。")
    unused = [*_shortened(problems), *placed.beyond]
    if columns.unread:
        unused.append(f"列名和下面的数对不上，有{len(columns.unread)}行没有填。")
    unknown = [words for words in placed.names.values() if words and not row_key(table, words)]
    unused += _unknown_names(unknown)
    first = next(iter(changes), start)
    way = f"没有认得的行名，只按位置放，从{cell_in_table(table, first)}起；请逐格看准。"
    if placed.passed:
        way += f"中间有{placed.passed}行没有数，没有占行。"
    return PastedBlock(changes, notes, placed.names, way, tuple(unused), tuple(doubts), stated)


def _unknown_names(names: Sequence[str]) -> list[str]:
    """A sentence about words before rows that no row of the table has."""
    if not names:
        return []
    first = "、".join(f"“{one[:12]}”" for one in names[:3])
    return [f"行名{first}{'等' if len(names) > 3 else ''}不是表里的行，没有按它放。"]


def _bare(row: CellRow, wide: int) -> CellRow:
    """A row laid out by the names of its columns, without the empty place of its label."""
    if len(row.cells) == wide + 1 and not row.cells[0]:
        return CellRow(row.number, row.cells[1:], row.text)
    return row


def _spaced(blocks: Sequence[SourceBlock]) -> tuple[list[SourceBlock], TextLine | None]:
    """The blocks with a row for each line; figures kept apart by spaces are cells of it.

    `149 812` is one number or two: as many as on the other lines. A line that none of them
    explains comes too.
    """
    rows: list[SourceBlock] = []
    sure: set[int] = set()
    unclear: list[tuple[int, TextLine]] = []
    for block in blocks:
        if isinstance(block, CellRow):
            rows.append(block)
            continue
        parts = tuple(block.text.split())
        apart = len(parts) > 1 and all(map(is_figure_like, parts[1:]))
        if apart and is_figure_like(block.text):
            unclear.append((len(rows), block))
        elif parts:
            sure.add(len(parts) if apart else 1)
        rows.append(CellRow(block.number, parts if apart else (block.text.strip(),), block.text))
    if not unclear:
        return rows, None
    if sure == {1}:
        for at, line in unclear:
            rows[at] = CellRow(line.number, (line.text.strip(),), line.text)
        return rows, None
    return rows, next((one for _, one in unclear if {len(one.text.split())} != sure), None)


def _shortened(problems: Sequence[str]) -> list[str]:
    more = len(problems) - TOLD
    return [*problems[:TOLD], f"另有{more}格也不是数字，没有填。"] if more > 0 else list(problems)
