"""A table that came one cell a line, a border alone between cells and some cells blank -> rows.

`label`, `|`, `5`, `|`, `|`, `8`: a blank cell is where two borders meet, but so is the end of a row
that is drawn with borders on both sides, and a merged cell that was taken apart. Each way to draw
the table says how many cells stand behind every label. Rows are made where all of them have as many
as one way says, and no other way gives other figures.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from nianbao.imports.cells import is_figure_like
from nianbao.imports.fitting import closes
from nianbao.imports.labels import core, is_head, row_key
from nianbao.imports.plain_text import BARS
from nianbao.imports.source import CellRow, SourceBlock, TextLine
from nianbao.report.form.figures import CellRef
from nianbao.report.form.shape import FigureTable

_BORDER = "|"
_LONGEST_LABEL = 4
"""Lines that a label may be broken over."""
_FEWEST_BORDERS = 6
_ENOUGH = 2
"""Rows that must be drawn in one way."""
_OPEN = -1
"""Where what stands behind a row is none of the table's words."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A border, or what stands in a cell, at its line."""

    number: int
    text: str

    @property
    def is_border(self) -> bool:
        return self.text == _BORDER

    @property
    def is_word(self) -> bool:
        return not self.is_border and not is_figure_like(self.text)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A row's label and the cells behind it, down to the next word, that may be of the next row.

    `start` and `end` are its places among the pieces; `depth` is how many labels it stands under,
    `following` how many the word does that comes next.
    """

    key: str
    label: str
    number: int
    start: int
    end: int
    depth: int
    following: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Way:
    """How a table is drawn: borders around its rows, merged cells taken apart or not.

    `around` are the borders of a row more than stand between its cells: none, one, both.
    """

    around: int
    is_grid: bool


def with_piped_rows(table: FigureTable, blocks: Sequence[SourceBlock]) -> list[SourceBlock]:
    """The blocks with a row for each label and its cells, where one way to draw them is certain.

    The same blocks where none is.
    """
    pieces = _pieces(blocks)
    rows = _certain_rows(table, pieces) if _is_ruled(pieces) else []
    return list(_with_rows(pieces, rows)) if rows else list(blocks)


def is_in_doubt(table: FigureTable, blocks: Sequence[SourceBlock]) -> bool:
    """Whether a table is drawn so, and no way to draw it is certain."""
    pieces = _pieces(blocks)
    return _is_ruled(pieces) and not _certain_rows(table, pieces)


def _is_ruled(pieces: Sequence[_Piece]) -> bool:
    """Whether borders stand between cells: not here and there."""
    return sum(piece.is_border for piece in pieces) >= _FEWEST_BORDERS


def _certain_rows(table: FigureTable, pieces: Sequence[_Piece]) -> list[tuple[int, int, CellRow]]:
    drawn = _after_heads(table, list(_drawn(table, pieces)))
    rows = _rows(table, drawn, pieces) if len(drawn) >= _ENOUGH else []
    return rows or (_whole_line(table, pieces) if table.side_by_side else [])


def _pieces(blocks: Sequence[SourceBlock]) -> list[_Piece]:
    """The borders and cells in order; none where a line holds more than one cell."""
    found: list[_Piece] = []
    for block in blocks:
        text = block.text.strip()
        if isinstance(block, CellRow):
            if any(block.cells):
                return []
            text = "" if block.cells else _BORDER
        before, after = text[:1] in BARS, text[-1:] in BARS
        words = text[before : len(text) - (after and len(text) > 1)].strip()
        if not BARS.isdisjoint(words) or sum(map(is_figure_like, words.split())) > 1:
            return []
        found += [_Piece(block.number, _BORDER)] if before and text else []
        found += [_Piece(block.number, words)] if words else []
        found += [_Piece(block.number, _BORDER)] if after and len(text) > 1 else []
    return found


def _drawn(table: FigureTable, pieces: Sequence[_Piece]) -> Iterator[_Drawn]:
    """The labels with a border behind them, and the cells behind that."""
    for at, piece in enumerate(pieces):
        if not piece.is_border or not at or not pieces[at - 1].is_word:
            continue
        named = _label_before(table, pieces, at)
        if named is None:
            continue
        key, start = named
        end = at
        while end < len(pieces) and not pieces[end].is_word:
            end += 1
        label = "".join(one.text for one in pieces[start:at])
        depth = len(table.rows[key].under)
        following = _depth(table, pieces, end)
        cells = _cells(pieces[at + 1 : end])
        yield _Drawn(key, label, piece.number, start, end, depth, following, cells)


def _label_before(table: FigureTable, pieces: Sequence[_Piece], end: int) -> tuple[str, int] | None:
    """The row that the words before a place name, and where its label begins."""
    found = None
    for start in range(end - 1, max(end - 1 - _LONGEST_LABEL, -1), -1):
        if not pieces[start].is_word:
            break
        if key := row_key(table, "".join(one.text for one in pieces[start:end])):
            found = key, start
    return found


def _depth(table: FigureTable, pieces: Sequence[_Piece], at: int) -> int:
    """How deep the word at a place stands among the labels of its row; _OPEN for other words."""
    words = ""
    for piece in pieces[at : at + _LONGEST_LABEL]:
        if not piece.is_word:
            break
        words += piece.text
        if key := row_key(table, words):
            return len(table.rows[key].under)
        for row in table.rows.values():
            above = [core(label.text) for label in row.under]
            if core(words) in above:
                return above.index(core(words))
        if is_head(table, words):
            return 0
    return _OPEN


def _cells(pieces: Sequence[_Piece]) -> tuple[str, ...]:
    """What stands between borders; two figures without one are the cells of no row."""
    cells = [""]
    for piece in pieces:
        if piece.is_border:
            cells.append("")
        elif cells[-1]:
            return ()
        else:
            cells[-1] = piece.text
    return tuple(cells)


def _after_heads(table: FigureTable, drawn: Sequence[_Drawn]) -> list[_Drawn]:
    """The rows from the first on whose label is no column's too."""
    columns = {core(column.label.text) for column in table.columns.values()}
    firsts = (at for at, one in enumerate(drawn) if core(one.label) not in columns)
    return list(drawn[next(firsts, len(drawn)) :])


def _rows(
    table: FigureTable, drawn: Sequence[_Drawn], pieces: Sequence[_Piece]
) -> list[tuple[int, int, CellRow]]:
    """The rows as the only way draws them that fits all, and their places among the pieces."""
    is_open = any(not one.is_border and two.is_word for one, two in _neighbours(drawn, pieces))
    ways = [_Way(*one) for one in product((0,) if is_open else (0, 1, 2), (False, True))]
    read = {tuple(texts) for way in ways if (texts := _read(table, drawn, way))}
    if len(read) > 1:
        read = {texts for texts in read if _is_closed(table, drawn, texts)}
    if len(read) != 1:
        return []
    return [
        (
            one.start,
            one.end,
            CellRow(one.number, (one.label, *texts), " ".join((one.label, *texts))),
        )
        for one, texts in zip(drawn, read.pop(), strict=True)
    ]


def _neighbours(
    drawn: Sequence[_Drawn], pieces: Sequence[_Piece]
) -> Iterator[tuple[_Piece, _Piece]]:
    """The last piece of each row, with the word behind it."""
    for one in drawn:
        if one.end < len(pieces):
            yield pieces[one.end - 1], pieces[one.end]


def _read(table: FigureTable, drawn: Sequence[_Drawn], way: _Way) -> list[tuple[str, ...]]:
    """The figures of every row as one way draws them; none where one of them is drawn otherwise."""
    labels = 1 + max(len(row.under) for row in table.rows.values())
    widest = max(len(block.columns) for block in table.blocks)
    read: list[tuple[str, ...]] = []
    for one in drawn:
        wanted = len(_refs(table, one))
        first = labels - 1 - one.depth if way.is_grid else 0
        behind = widest - wanted if way.is_grid else 0
        counts = [way.around + behind + (max(one.following, 0) if way.is_grid else 0)]
        if one.following == _OPEN:
            counts.append(max(way.around - 1, 0) + behind)
        inside = one.cells[first : first + wanted]
        outside = one.cells[:first] + one.cells[first + wanted :]
        if len(one.cells) - first - wanted not in counts or any(outside):
            return []
        read.append(inside)
    return read


def _is_closed(table: FigureTable, drawn: Sequence[_Drawn], read: Sequence[Sequence[str]]) -> bool:
    """Whether the printed totals of all rows that have figures are the sums of the others."""
    pairs = [(_refs(table, one), texts) for one, texts in zip(drawn, read, strict=True)]
    return all(closes(table, refs, texts) for refs, texts in pairs if any(texts))


def _refs(table: FigureTable, one: _Drawn) -> list[CellRef]:
    return [ref for ref in table.cells if ref.row == one.key]


def _whole_line(table: FigureTable, pieces: Sequence[_Piece]) -> list[tuple[int, int, CellRow]]:
    """The one line of all figures, behind the last head: exactly its cells, and borders around."""
    lines = []
    words = [at for at, piece in enumerate(pieces) if piece.is_word]
    for at, following in pairwise((*words, len(pieces))):
        cells = _cells(pieces[at + 1 : following])
        first = {0: 0, 2: 1, 3: 2}.get(len(cells) - len(table.cells))
        if first is None:
            continue
        inside = cells[first : first + len(table.cells)]
        if any(inside) and not any(cells[:first] + cells[first + len(table.cells) :]):
            row = CellRow(pieces[at + 1].number, inside, " ".join(filter(None, inside)))
            lines.append((at + 1, following, row))
    return lines if len(lines) == 1 else []


def _with_rows(
    pieces: Sequence[_Piece], rows: Sequence[tuple[int, int, CellRow]]
) -> Iterator[SourceBlock]:
    """The rows, and the words around them as lines."""
    starts = {start: (end, row) for start, end, row in rows}
    at = 0
    while at < len(pieces):
        if at in starts:
            at, row = starts[at]
            yield row
            continue
        if not pieces[at].is_border:
            yield TextLine(pieces[at].number, pieces[at].text)
        at += 1
