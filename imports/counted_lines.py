"""A table that came as loose words and figures, with a number before each row's label.

There the number follows the figures of the row above it, and looks like one of them.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from nianbao.imports.cells import is_figure_like
from nianbao.imports.labels import core, row_key
from nianbao.imports.source import CellRow, SourceBlock, TextLine
from nianbao.report.form.figures import BLANK_MARKS
from nianbao.report.form.shape import FigureTable

NUMBER_NAMES = frozenset(("序号", "编号", "行次", "行号", "项次", "序次", "栏次"))
"""How a column is headed that only counts the rows."""
_WORDS = 12
"""Words that a row's label and the labels above it may have."""


class _Piece(NamedTuple):
    """A word or a figure: the place of its block, its place within that, and its text."""

    block: int
    place: int
    text: str


class CountedLines:
    """The words and figures of lines, in order; `number_of` tells the number a text is."""

    def __init__(
        self, table: FigureTable, blocks: Sequence[SourceBlock], number_of: Callable[[str], int]
    ) -> None:
        self._table = table
        self._blocks = blocks
        self._number_of = number_of
        self._pieces = [
            _Piece(at, place, text)
            for at, block in enumerate(blocks)
            for place, text in enumerate(_words(block))
        ]
        begins = self._begins_line if table.side_by_side else self._begins_row
        self._numbers = [self._pieces[at - 1] for at in range(1, len(self._pieces)) if begins(at)]

    @property
    def are_counted(self) -> bool:
        """Whether what stands before each label is the number of its row, from 1 on."""
        numbers = [self._number_of(piece.text) for piece in self._numbers]
        pairs = zip((0, *numbers), numbers, strict=False)
        enough = 1 if self._table.side_by_side else 2
        return len(numbers) >= enough and all(number in (1, last + 1) for last, number in pairs)

    def without_numbers(self) -> list[SourceBlock]:
        """The blocks without these numbers; a line that held nothing else is gone."""
        taken = [*self._numbers, *self._names()]
        gone = {(piece.block, piece.place) for piece in taken}
        changed = {piece.block for piece in taken}
        kept: list[SourceBlock] = []
        for at, block in enumerate(self._blocks):
            if at not in changed:
                kept.append(block)
                continue
            parts = enumerate(_words(block))
            words = " ".join(text for place, text in parts if (at, place) not in gone)
            kept += [TextLine(block.number, words)] if words else []
        return kept

    def _names(self) -> Iterator[_Piece]:
        """The name above the numbers, also where it is spread out over two pieces."""
        for piece, following in zip(self._pieces, [*self._pieces[1:], None], strict=True):
            if core(piece.text) in NUMBER_NAMES:
                yield piece
            elif following and core(piece.text + following.text) in NUMBER_NAMES:
                yield from (piece, following)

    def _begins_row(self, at: int) -> bool:
        """Whether the words from a place on are a row's label, behind a figure or a number."""
        before = self._pieces[at - 1].text
        if not (is_figure_like(before) or self._number_of(before)) or self._is_number(at):
            return False
        texts = (piece.text for piece in self._pieces[at : at + _WORDS])
        words = list(takewhile(lambda text: not is_figure_like(text), texts))
        return any(row_key(self._table, "".join(words[start:])) for start in range(len(words)))

    def _begins_line(self, at: int) -> bool:
        """Whether the one line of all figures begins at a place, behind the number 1."""
        texts = [piece.text for piece in self._pieces[at : at + len(self._table.cells) + 2]]
        figures = list(takewhile(is_figure_like, texts))
        remark = int(len(figures) > 1 and figures[-1] in BLANK_MARKS)
        is_first = at < 2 or not is_figure_like(self._pieces[at - 2].text)
        is_whole = len(self._table.cells) in (len(figures), len(figures) - remark)
        return is_first and is_whole and self._number_of(self._pieces[at - 1].text) == 1

    def _is_number(self, at: int) -> bool:
        text = self._pieces[at].text
        return is_figure_like(text) or self._number_of(text) > 0


def _words(block: SourceBlock) -> list[str]:
    """The words of a line; those of a row with one cell alone, as a sheet pads it."""
    if isinstance(block, CellRow):
        texts = [text for text in block.cells if text]
        return texts if len(texts) == 1 else []
    return block.text.split()
