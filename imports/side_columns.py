"""Columns that the form does not have: numbers of rows before the labels, remarks behind figures.

Numbers are taken off where they count the rows, remarks where a head names them and no figure
stands in their column; all else is left as it was printed.
"""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from nianbao.imports.cells import MEASURES, is_figure_like
from nianbao.imports.counted_lines import NUMBER_NAMES, CountedLines
from nianbao.imports.labels import core
from nianbao.imports.loose import parted
from nianbao.imports.places import label_place, trim
from nianbao.imports.source import CellRow, SourceBlock
from nianbao.report.form.figures import BLANK_MARKS
from nianbao.report.form.numbering import split_number
from nianbao.report.form.shape import FigureTable
from nianbao.report.text import plain_digits

_UNIT_NAMES = frozenset(("单位", "计量单位"))
REMARK_NAMES = frozenset(("备注", "说明", "备考", "附注"))
_MOST_ROWS = 99
_ENOUGH = 3
"""Rows that must be counted from 1 on before numbers that no head names are believed."""


@dataclass
class SideColumns:
    """A table's blocks without such columns; remarks by their line and the label of their row."""

    blocks: list[SourceBlock]
    remarks: list[tuple[int, str, str]] = field(default_factory=list)
    has_remarks: bool = False


def without_side_columns(table: FigureTable, blocks: Sequence[SourceBlock]) -> SideColumns:
    """The blocks of a table without its columns of numbers and of remarks."""
    names = {core(text) for block in blocks for text in _texts(block)}
    found = SideColumns(list(blocks), has_remarks=bool(names & REMARK_NAMES))
    is_named = bool(names & NUMBER_NAMES)
    if is_named or found.has_remarks:
        found.blocks = [part for block in blocks for part in parted(block)]
    found.blocks = _without_numbers(table, found.blocks, is_named=is_named)
    found.blocks = _without_units(table, found.blocks)
    if found.has_remarks:
        found.blocks = _without_remarks(table, found)
    return found


def number_alone(text: str) -> int:
    """The number that a text is, and nothing else: 3, 03, 三、, （3）, ③. 0 for any other."""
    words = plain_digits(text.strip())
    if len(words) == 1 and unicodedata.category(words) == "No":
        return int(unicodedata.numeric(words))
    if words.isascii() and words.isdigit():
        return int(words) if int(words) <= _MOST_ROWS else 0
    for text in (words, f"{words}、"):
        style, number, rest = split_number(text)
        if style and not rest:
            return number
    return 0


def _texts(block: SourceBlock) -> Iterator[str]:
    """The cells of a row, also of one that is a line with pipes or spaces between them."""
    if isinstance(block, CellRow):
        yield from block.cells
    else:
        words = block.text.replace("|", " ").replace("｜", " ").split()
        yield from words
        yield from (one + other for one, other in pairwise(words))


def _without_numbers(
    table: FigureTable, blocks: list[SourceBlock], *, is_named: bool
) -> list[SourceBlock]:
    places = _number_places(table, blocks, is_named=is_named)
    if not places:
        lines = CountedLines(table, blocks, number_alone) if is_named else None
        return lines.without_numbers() if lines and lines.are_counted else blocks
    same = set(places.values())
    column = same.pop() if len(same) == 1 else None
    return [
        _without_place(block, places.get(at, column), _is_number_name)
        if isinstance(block, CellRow) and (at in places or column is not None)
        else block
        for at, block in enumerate(blocks)
    ]


def _number_places(
    table: FigureTable, blocks: Sequence[SourceBlock], *, is_named: bool
) -> dict[int, int]:
    """In which cell of each row its number stands, where these numbers count the rows."""
    found: dict[int, int] = {}
    numbers: list[int] = []
    labelled = 0
    for at, block in enumerate(blocks):
        if not isinstance(block, CellRow):
            continue
        labelled += label_place(table, block.own_cells) is not None
        first = next((i for i, text in enumerate(block.cells) if text), 0)
        number = number_alone(block.cells[first]) if block.cells else 0
        rest = [text for i, text in enumerate(block.cells) if i > first and i not in block.covered]
        if number and _is_row(table, rest):
            labelled += label_place(table, block.own_cells) is None
            found[at] = first
            numbers.append(number)
    enough = 1 if is_named else max(_ENOUGH, labelled)
    return found if len(found) >= enough and _counts_on(numbers) else {}


def _without_units(table: FigureTable, blocks: list[SourceBlock]) -> list[SourceBlock]:
    """The blocks without a column that names the measure of every row behind its label."""
    rows = [at for at, block in enumerate(blocks) if _label_of(table, block)]
    places = {at: _unit_place(blocks[at]) for at in rows}
    if len(rows) < _ENOUGH or None in places.values():
        return blocks
    same = set(places.values())
    column = same.pop() if len(same) == 1 else None
    return [
        _without_place(block, places.get(at, column), _is_unit)
        if isinstance(block, CellRow)
        else block
        for at, block in enumerate(blocks)
    ]


def _label_of(table: FigureTable, block: SourceBlock) -> str:
    place = label_place(table, block.own_cells) if isinstance(block, CellRow) else None
    return place[0] if place else ""


def _unit_place(block: SourceBlock) -> int | None:
    """Where the measure stands: the last word before the first figure."""
    cells = block.cells if isinstance(block, CellRow) else ()
    filled = [at for at, text in enumerate(cells) if text]
    first = next((i for i, at in enumerate(filled) if is_figure_like(cells[at])), 0)
    place = filled[first - 1] if first else None
    return place if place is not None and cells[place].strip() in MEASURES else None


def _is_unit(text: str) -> bool:
    return text.strip() in MEASURES or core(text) in _UNIT_NAMES


def _counts_on(numbers: Sequence[int]) -> bool:
    """Whether numbers count from 1 on, and from 1 again in a part of the table at most."""
    pairs = zip((0, *numbers), numbers, strict=False)
    return bool(numbers) and all(number in (1, last + 1) for last, number in pairs)


def _is_row(table: FigureTable, cells: Sequence[str]) -> bool:
    """Whether cells are a row's label and its figures, or the one line of all figures."""
    if label_place(table, cells) is not None:
        return True
    values = trim(cells)
    return (
        table.side_by_side and len(values) >= len(table.cells) and all(map(_is_value, values[:-1]))
    )


def _is_value(text: str) -> bool:
    return not text or is_figure_like(text)


def _is_number_name(text: str) -> bool:
    return core(text) in NUMBER_NAMES or number_alone(text) > 0


def _without_place(
    row: CellRow, place: int | None, is_of_column: Callable[[str], bool]
) -> SourceBlock:
    """A row without the cell at a place; what spans that place, or repeats in it, has one less."""
    if place is None or place >= len(row.cells):
        return row
    text = row.cells[place]
    if text and not is_of_column(text):
        beside = (one for one in (place + 1, place - 1) if 0 <= one < len(row.cells))
        place = next((one for one in beside if row.cells[one] in ("", text)), -1)
        if place < 0:
            return row
    cells = (*row.cells[:place], *row.cells[place + 1 :])
    across = None if row.across is None else _moved(row.across, place)
    return replace(row, cells=cells, covered=_moved(row.covered, place), across=across)


def _moved(places: frozenset[int], gone: int) -> frozenset[int]:
    return frozenset(place - (place > gone) for place in places if place != gone)


def _without_remarks(table: FigureTable, found: SideColumns) -> list[SourceBlock]:
    """The blocks without remarks, which go to `found`."""
    rows = [block for block in found.blocks if isinstance(block, CellRow)]
    column = _remark_column(table, rows)
    kept: list[SourceBlock] = []
    for block in found.blocks:
        place = _remark_place(table, block, column) if isinstance(block, CellRow) else None
        if place is None or not isinstance(block, CellRow):
            kept.append(block)
            continue
        words = block.cells[place] if place < len(block.cells) else ""
        row = _without_place(block, place, _is_remark)
        is_taken = row is not block and _is_remark(words)
        if is_taken and words not in BLANK_MARKS and core(words) not in REMARK_NAMES:
            label = label_place(table, block.own_cells)
            found.remarks.append((block.number, label[0] if label else "", words))
        kept.append(row)
    return kept


def _remark_column(table: FigureTable, rows: Sequence[CellRow]) -> int | None:
    """The place of the remarks in the grid of all rows; None where they stand in no column."""
    named = [
        (at, place)
        for at, row in enumerate(rows)
        for place, text in enumerate(row.cells)
        if core(text) in REMARK_NAMES
    ]
    places = {place for _, place in named}
    if len(places) != 1:
        return None
    (place,) = places
    widths = {len(row.cells) for row in rows}
    below = [row for row in rows if len(row.cells) > place and label_place(table, row.own_cells)]
    is_last = not any("".join(row.cells[place + 1 :]) for row in rows)
    is_grid = len(widths) == 1 and all(_is_remark(row.cells[place]) for row in below)
    return place if is_grid and is_last else None


def _remark_place(table: FigureTable, row: CellRow, column: int | None) -> int | None:
    """Where the remark of a row stands: in its column, or as one cell more than it has figures."""
    if column is not None:
        return column
    own = [place for place in range(len(row.cells)) if place not in row.covered]
    names = [place for place in own if core(row.cells[place]) in REMARK_NAMES]
    if names and not any(map(is_figure_like, row.cells)):
        return names[-1]
    label = label_place(table, row.own_cells)
    if label is None:
        line = [at for at in own if any(row.cells[: at + 1]) and any(row.cells[at:])]
        is_line = table.side_by_side and len(line) == len(table.cells) + 1
        return line[-1] if is_line and _is_remark(row.cells[line[-1]]) else None
    wanted = sum(ref.row == label[0] for ref in table.cells)
    values = row.own_cells[label[1] :]
    filled = [at for at, text in enumerate(values) if text]
    is_more = bool(filled) and filled[-1] == wanted and _is_remark(values[wanted])
    return own[label[1] + wanted] if is_more else None


def _is_remark(text: str) -> bool:
    """Whether a cell holds no figure: words, a mark for a blank, nothing."""
    return text in BLANK_MARKS or not is_figure_like(text)
