"""The row a clerk means by a number, by what the table prints, or by a part of it; its column."""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from nianbao.report.form.figures import CellRef
from nianbao.report.form.numbering import split_number
from nianbao.report.form.shape import Column, FigureTable, Label, Row
from nianbao.report.text import one_shape

_MARKS = re.compile(r"[\W_]+")
_NUMERALS = "一二三四五六七八九十"
_NUMBER = re.compile(rf"[.,、·/()第]*([{_NUMERALS}]|\d+)[.,、·/()项小点-]*")
_BETWEEN = re.compile(r"[\s,，、/;；:：]+")
_ORDINAL = re.compile(rf"第?([{_NUMERALS}]|\d+)[列格]?")
_SAID_COLUMN = re.compile(rf"第?([{_NUMERALS}]|\d+)[列格]")
_OTHER_THINGS = ("行", "部分", "条", "张")
"""What is no row of a table when it is counted: 第三部分."""
_SHOWN = 20
"""Characters of what was typed that are told when nothing is meant by it."""
_Rank = tuple[int, int]
"""How well something is meant, 0 best: the kind of match, and what is better of the same kind."""


class _Met(IntEnum):
    """What was typed meets a row by this; the first are surest."""

    NUMBER = 0
    WORDS = 1
    PART_OF_NUMBER = 2
    PART = 3
    ABOVE = 4


class SoughtCell(NamedTuple):
    """The cell that is meant, None where there is none, and then a sentence that says why."""

    cell: CellRef | None
    why_not: str = ""


def seek_cell(tables: Iterable[FigureTable], words: str, here: CellRef | None = None) -> SoughtCell:
    """The cell to type that is meant by a row, a column, or both, else why there is none.

    The row may be meant by all that `find_row` knows, without a column it is the row's first. A
    column is meant by a part of its label, or behind a row by its number from 1 on; without a
    row it is looked for in the row of `here`, then in its table, then in the others.
    """
    tables = list(tables)
    said = words.strip()
    if not _plain(said):
        return SoughtCell(None, "请输入行号，或者那一行的字。")
    if here is not None and _SAID_COLUMN.fullmatch(one_shape(said)):
        return _in_column(_table(tables, here), here, said)
    met, row = _best_row(tables, said)
    if row is not None and met <= _Met.WORDS:
        return _to_type(tables, row)
    both = _in_both(tables, said)
    if both and both.sure:
        return both.sought
    column = _column_alone(tables, said, here)
    alone = column if row is None or _is_column(tables, said) else row
    if alone is not None:
        return _to_type(tables, alone)
    shown = said if len(said) <= _SHOWN else said[:_SHOWN] + "…"
    nothing = SoughtCell(None, f"表里没有“{shown}”这一行，也没有这一列。")
    return both.sought if both else nothing


def find_row(tables: Iterable[FigureTable], words: str) -> CellRef | None:
    """The first cell to type of the one row that is meant; None where there is none.

    The row's number (`3.3.5`, `335` or `三、（三）5`) comes first, then the whole label as it is
    printed (`3.其他`), then the end of the number (`（五）2`), with words behind it or not, then a
    part of the label (`重复`); among equals the first table's, and in it the uppermost. `seek_cell`
    also takes what stands above rows (`不予处理`, `三`), and goes to the first of them.
    """
    tables = list(tables)
    met, first = _best_row(tables, words)
    if first is None or met == _Met.ABOVE:
        return None
    table, path = _table(tables, first), _Typed.read(words).path
    number = table.rows[first.row].number.split(".")
    if met == _Met.PART_OF_NUMBER and tuple(number[-len(path) :]) != path:
        return None
    return first if first in table.typed_cells else None


def _best_row(tables: Sequence[FigureTable], words: str) -> tuple[int, CellRef | None]:
    """How the row that is meant is met, and its first cell to type, or of a total its first."""
    typed = _Typed.read(words)
    found = [
        ((*rank, first not in table.typed_cells), first)
        for table in tables
        for first in _firsts(table)
        if (rank := _rank(table, table.rows[first.row], typed)) is not None
    ]
    if not found:
        return len(_Met), None
    (met, *_), first = min(found, key=lambda pair: pair[0])
    return met, first


def _firsts(table: FigureTable) -> Iterator[CellRef]:
    """The first cell to type of each row, of rows without one the first of all."""
    firsts: dict[str, CellRef] = {}
    for ref in (*table.typed_cells, *table.cells):
        firsts.setdefault(ref.row, ref)
    return (firsts[row] for row in table.rows)


class _Typed(NamedTuple):
    """What was typed: as a number, without its marks, and as numbers with words behind them."""

    number: str
    plain: str
    path: tuple[str, ...]
    behind: str

    @classmethod
    def read(cls, words: str) -> "_Typed":
        """Take apart what was typed."""
        text = one_shape(words).strip().replace("。", ".")
        path, at = [], 0
        while match := _NUMBER.match(text, at):
            path.append(_digits(match[1]))
            at = match.end()
        behind = _plain(text[at:])
        if text.startswith("第") and behind.startswith(_OTHER_THINGS):
            path = []
        return cls(text.strip("."), _plain(words), tuple(path), behind)


def _rank(table: FigureTable, row: Row, typed: _Typed) -> _Rank | None:
    """How a row is met by what was typed, None where it isn't."""
    path = tuple(row.number.split("."))
    if typed.number in (row.number, "".join(path)) or (not typed.behind and typed.path == path):
        return _Met.NUMBER, 0
    if not typed.plain:
        return None
    labels = _labels(row.label)
    if typed.plain in labels:
        return _Met.WORDS, 0
    above = [_plain(label.text) for label in row.under]
    if block := next((block for block in table.blocks if row in block.rows), None):
        above += [_plain(block.caption.text)] if block.caption else []
    if typed.path and (at := _place(path, typed.path)) is not None:
        if not typed.behind:
            return _Met.PART_OF_NUMBER, at
        if any(typed.behind in label for label in (*labels, *above)):
            return _Met.PART_OF_NUMBER, at
    if typed.plain.isdecimal():
        return None
    if any(typed.plain in label for label in labels):
        return _Met.PART, 0
    return (_Met.ABOVE, 0) if any(typed.plain in words for words in above) else None


def _place(path: Sequence[str], part: Sequence[str]) -> int | None:
    """How many numbers stand before a part of a row's number, None where it is none."""
    places = range(len(path) - len(part) + 1)
    return next((at for at in places if tuple(path[at : at + len(part)]) == tuple(part)), None)


def _labels(label: Label) -> Sequence[str]:
    """How a row or a column may be called, without marks; with its number and without."""
    texts = [text for text in (label.text, label.short, *label.variants) if text]
    return [_plain(text) for whole in texts for text in (whole, split_number(whole)[2])]


def _column_alone(
    tables: Sequence[FigureTable], words: str, here: CellRef | None
) -> CellRef | None:
    """The first cell of a column that is meant: of the row in hand, its table, or another."""
    refs = [ref for table in tables for ref in table.cells]
    if here is not None:
        in_row = [ref for ref in refs if ref[:2] == here[:2]]
        refs = [*in_row, *(ref for ref in refs if ref.table == here.table), *refs]
    return _of_column(tables, refs, words)


def _is_column(tables: Sequence[FigureTable], words: str) -> bool:
    """Whether a column is called just so."""
    columns = (column for table in tables for block in table.blocks for column in block.columns)
    return any(_plain(words) in _labels(column.label) for column in columns)


def _of_column(
    tables: Sequence[FigureTable], refs: Sequence[CellRef], words: str
) -> CellRef | None:
    """The first of some cells whose column is called so, else in a part."""
    said = _plain(words)
    labels = [(ref, _labels(_column(tables, ref).label)) for ref in refs]
    called = (ref for ref, names in labels if said in names)
    partly = (ref for ref, names in labels if said and any(said in name for name in names))
    return next(called, None) or next(partly, None)


class _Both(NamedTuple):
    """What a row and a column mean together; sure where both are met and the row is met whole."""

    sought: SoughtCell
    sure: bool


def _in_both(tables: Sequence[FigureTable], words: str) -> _Both | None:
    """The cell that is meant by a row and a column; None where no row is met."""
    tried: list[_Both] = []
    for row_words, column_words, turned in _divided(tables, words):
        best = [(table, *_best_row([table], row_words)) for table in tables]
        for table, met, row in sorted(best, key=lambda found: found[1]):
            if row is None:
                continue
            sought = _in_column(table, row, column_words)
            if sought.cell is not None:
                return _Both(sought, met <= _Met.WORDS and not turned)
            if not turned:
                tried.append(_Both(sought, sure=False))
    return next(iter(tried), None)


def _divided(tables: Sequence[FigureTable], words: str) -> Iterator[tuple[str, str, bool]]:
    """What may be meant as a row and a column, surest first: `重复 商业`, `重复商业`, `商业 重复`.

    The last tells whether they are turned round.
    """
    spaces = list(_BETWEEN.finditer(words))
    for space in reversed(spaces):
        yield words[: space.start()], words[space.end() :], False
    columns = [column for table in tables for block in table.blocks for column in block.columns]
    for name in sorted({n for c in columns for n in _labels(c.label)}, key=len, reverse=True):
        if words.endswith(name):
            yield words.removesuffix(name), name, False
    for space in spaces:
        yield words[space.end() :], words[: space.start()], True


def _in_column(table: FigureTable, row: CellRef, words: str) -> SoughtCell:
    """The cell of a row in a column that is meant by its number or a part of its label."""
    cells = [ref for ref in table.cells if ref.row == row.row]
    name = split_number(table.rows[row.row].label.text)[2]
    if ordinal := _ORDINAL.fullmatch(one_shape(words).strip()):
        typed = [ref for ref in cells if ref in table.typed_cells] or cells
        at = int(_digits(ordinal[1]))
        if 0 < at <= len(typed):
            return _to_type([table], typed[at - 1])
        return SoughtCell(None, f"“{name}”这一行只有{len(typed)}列，没有第{at}列。")
    found = _of_column([table], cells, words)
    if found is None:
        return SoughtCell(None, f"“{name}”这一行没有“{words.strip()[:_SHOWN]}”这一列。")
    return _to_type([table], found)


def _to_type(tables: Sequence[FigureTable], ref: CellRef) -> SoughtCell:
    """A cell, or that it isn't one to type."""
    table = _table(tables, ref)
    if ref in table.typed_cells:
        return SoughtCell(ref)
    in_row = any(typed.row == ref.row for typed in table.typed_cells)
    label = table.columns[ref].label if in_row else table.rows[ref.row].label
    return SoughtCell(None, f"{split_number(label.text)[2]}由程序计算，不用填。")


def _column(tables: Sequence[FigureTable], ref: CellRef) -> Column:
    return _table(tables, ref).columns[ref]


def _table(tables: Sequence[FigureTable], ref: CellRef) -> FigureTable:
    return next(table for table in tables if table.key == ref.table)


def _digits(numeral: str) -> str:
    return str(_NUMERALS.index(numeral) + 1) if numeral in _NUMERALS else numeral


def _plain(words: str) -> str:
    """Words without marks and spaces, all of one width, 其它 as 其他."""
    return _MARKS.sub("", one_shape(words)).replace("其它", "其他")
