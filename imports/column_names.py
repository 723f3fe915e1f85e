"""The names above columns: which figure of a row belongs to which column of the form.

A table may print its columns in another order, only some of them, or others between. Where its
head says so, each row becomes its label and one cell for each column of the form. A head that
can't be laid over its rows leaves them as they are, or unread where it differs from the form.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from nianbao.imports.cells import is_figure_like
from nianbao.imports.labels import core, is_head, levels_of, row_key
from nianbao.imports.places import label_place, trim
from nianbao.imports.source import CellRow, SourceBlock
from nianbao.report.form.numbering import split_number
from nianbao.report.form.shape import Block, Column, FigureTable, Label
from nianbao.report.text import late

_MEASURED = r"[（(](?:单位[:：]?)?[件条个宗][）)]$"
"""What a column counts in, behind its name."""
_OF_YEAR = "本年"
"""What is left out of a column's name: 制发件数."""


@dataclass
class NamedColumns:
    """Rows rearranged by the names above their columns.

    `named` are the columns of the form that were named, `strange` the names of others, whose
    figures are left out, `unread` the rows that the names could not be laid over. `foreign` are
    names above figures where no column of the form is named.
    """

    blocks: list[SourceBlock] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    strange: list[str] = field(default_factory=list)
    unread: list[CellRow] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)


def by_column_names(table: FigureTable, blocks: Sequence[SourceBlock]) -> NamedColumns:
    """The blocks with the rows beneath each head rearranged."""
    found = NamedColumns()
    for part in _parts(table, blocks):
        _rearrange(table, part, found)
    return found


def column_of(columns: Sequence[Column], text: str) -> str | None:
    """The column that a printed head names, its lowest words where several levels are joined.

    Words with a number in front are a row's: some rows are called as some columns are.
    """
    if split_number(text)[0]:
        return None
    text = late(_MEASURED).sub("", text)
    for words in filter(None, (core(text), core(levels_of(text)[-1]))):
        for column in columns:
            if words in _cores_of(column.label):
                return column.key
    return None


@lru_cache(maxsize=128)
def _cores_of(label: Label) -> frozenset[str]:
    """The cores of each wording of a column's name, also without its brackets and its 本年."""
    wordings = (label.text, *label.variants, label.short)
    cores = {core(part) for words in wordings for part in (words, words.partition("（")[0])}
    return frozenset(cores | {one.removeprefix(_OF_YEAR) for one in cores})


def _named(columns: Sequence[Column], cells: Sequence[str], *, is_first: bool) -> dict[int, str]:
    """The columns that a row of words names, by their places.

    A single name may be a row's label with nothing behind it: it counts beside words that have
    no number, and in the first head where it is not where labels are.
    """
    named = {at: key for at, text in enumerate(cells) if (key := column_of(columns, text))}
    if len(named) == 1:
        place = min(named)
        beside = [text for at, text in enumerate(cells) if text and at != place]
        if not any(not split_number(text)[0] for text in beside) and not (is_first and place):
            return {}
    return named


class _Part(NamedTuple):
    """Blocks with one head above them: `head` are rows of words, `rows` those with figures."""

    blocks: list[SourceBlock]
    head: list[CellRow]
    rows: list[CellRow]


def _parts(table: FigureTable, blocks: Sequence[SourceBlock]) -> list[_Part]:
    """The blocks divided where a new head begins."""
    columns = [column for block in table.blocks for column in block.columns]
    parts = [_Part([], [], [])]
    is_closed = has_names = False
    for block in blocks:
        cells = block.cells if isinstance(block, CellRow) else ()
        has_figures = any(map(is_figure_like, cells))
        is_words = isinstance(block, CellRow) and not has_figures
        names = bool(is_words and _named(columns, cells, is_first=not has_names))
        if is_closed and names:
            parts.append(_Part([], [], []))
            is_closed = False
        has_names = has_names or names
        is_row = not names and any(row_key(table, text) for text in cells if text)
        is_closed = is_closed or has_figures or (has_names and is_row)
        part = parts[-1]
        part.blocks.append(block)
        if isinstance(block, CellRow):
            if has_figures:
                part.rows.append(block)
            elif not part.rows:
                part.head.append(block)
    return parts


def _rearrange(table: FigureTable, part: _Part, found: NamedColumns) -> None:
    """Add the blocks of a part, its rows as label and columns where its head allows it."""
    of_form = _block_of(table, part.rows)
    head = _Head(table, of_form, part.head)
    rows = [row for row in part.rows if _block_of(table, [row], of_form) is of_form]
    found.named.update(head.named)
    strange = head.strange(rows)
    if not head.named:
        found.foreign += strange.values()
    laid: dict[int, CellRow] = {}
    if head.is_clear and head.lies_over(rows, strange):
        found.strange += dict.fromkeys(strange.values())
        laid = {row.number: head.lay(row) for row in rows}
    elif head.in_one_row and all(len(_figures(row)) == len(head.places) for row in rows):
        laid = {row.number: head.lay_in_order(row) for row in rows}
    elif head.named and not head.is_official:
        found.unread += rows
        laid = {row.number: CellRow(row.number, ("",), "") for row in rows}
    found.blocks += [
        laid.get(block.number, block) if isinstance(block, CellRow) else block
        for block in part.blocks
    ]


class _Head:
    """The rows of names above some columns."""

    def __init__(self, table: FigureTable, block: Block, rows: Sequence[CellRow]) -> None:
        self._table = table
        self._official = [column.key for column in block.columns]
        texts = [
            (place, number, text)
            for number, row in enumerate(rows)
            for place, text in enumerate(row.cells)
            if text
        ]
        names = [
            (at, number, key)
            for number, row in enumerate(rows)
            for at, key in _named(block.columns, row.cells, is_first=True).items()
        ]
        self.named = {key for *_, key in names}
        self.places = {at: key for at, _, key in names}
        self._words = {at: text for at, _, text in texts}
        once = len(names) == len(self.named) == len(self.places)
        self.is_clear = bool(names) and once
        """Whether each column is named once, at a place of its own."""
        self.in_one_row = self.is_clear and len({number for _, number, _ in names}) == 1
        in_order = [key for _, _, key in sorted(names)] == self._official
        self.is_official = self.named == set(self._official) and (in_order or not self.in_one_row)
        """Whether all the form's columns are there, and none says that their order is another."""

    def strange(self, rows: Sequence[CellRow]) -> dict[int, str]:
        """The names of no column of the form, by place, that stand above figures."""
        return {
            at: text
            for at, text in self._words.items()
            if at not in self.places
            and not is_head(self._table, text)
            and any(is_figure_like(row.cells[at]) for row in rows if at < len(row.cells))
        }

    def lies_over(self, rows: Sequence[CellRow], strange: dict[int, str]) -> bool:
        """Whether every figure of every row stands beneath a name."""
        places = {*self.places, *strange}
        return bool(rows) and all(
            len(row.cells) > max(self.places)
            and all(at in places for at, text in enumerate(row.cells) if is_figure_like(text))
            for row in rows
        )

    def lay(self, row: CellRow) -> CellRow:
        """A row as its label and a cell for each column of the form, by the places of the names."""
        first = min(self.places)
        return self._row(row, first, {key: row.cells[at] for at, key in self.places.items()})

    def lay_in_order(self, row: CellRow) -> CellRow:
        """The same for a row with a figure for each name, in the order of the names."""
        keys = [key for _, key in sorted(self.places.items())]
        first = next(at for at, text in enumerate(row.cells) if is_figure_like(text))
        return self._row(row, first, dict(zip(keys, _figures(row), strict=True)))

    def _row(self, row: CellRow, first: int, figures: dict[str, str]) -> CellRow:
        label = [text for text in row.cells[:first] if text and not is_figure_like(text)]
        cells = (*(label or [""]), *(figures.get(key, "") for key in self._official))
        return CellRow(row.number, cells, row.text)


def _block_of(table: FigureTable, rows: Sequence[CellRow], default: Block | None = None) -> Block:
    """The block of the form that the first row with a known label is in."""
    for row in rows:
        if place := label_place(table, row.own_cells):
            return next(one for one in table.blocks if place[0] in [r.key for r in one.rows])
    return default or table.blocks[0]


def _figures(row: CellRow) -> list[str]:
    """The cells of a row behind its words, from the first to the last that is not empty."""
    words = [at for at, text in enumerate(row.cells) if text and not is_figure_like(text)]
    return trim(row.cells[max(words, default=-1) + 1 :])
