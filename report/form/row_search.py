"""The row a clerk means by a number, by what the table prints, or by a part of it; its column."""

import re
from collections.abc import Iterable, Iterator
from unicodedata import normalize

from nianbao.report.form.figures import CellRef
from nianbao.report.form.shape import FigureTable, Row

_MARKS = re.compile(r"[\W_]+")


def find_cell(tables: Iterable[FigureTable], words: str) -> CellRef | None:
    """The cell that is meant by a row, and behind a space a column; None where there is none.

    A column is meant by its number from 1 on, or by a part of its label; without one it is the
    row's first. What the row may be meant by says `find_row`.
    """
    tables = list(tables)
    *row, column = normalize("NFKC", words).split() or [""]
    first = find_row(tables, words)
    if first is not None or not row:
        return first
    first = find_row(tables, " ".join(row))
    table = next((table for table in tables if first and table.key == first.table), None)
    if table is None or first is None:
        return None
    cells = [ref for ref in table.typed_cells if ref.row == first.row]
    if column.isdecimal():
        return cells[int(column) - 1] if 0 < int(column) <= len(cells) else None
    said = _plain(column)
    labels = [(ref, table.columns[ref].label) for ref in cells]
    return next((ref for ref, label in labels if said and said in _plain(label.text)), None)


def find_row(tables: Iterable[FigureTable], words: str) -> CellRef | None:
    """The first cell to type of the row that is meant; None where there is none.

    The row's number (`3.3.5`, or `335`) comes first, then the whole label as it is printed
    (`3.其他`), then a part of it (`重复`), then a part of what stands above it (`不予处理`); among
    equals the first table's, and in it the uppermost.
    """
    typed = normalize("NFKC", words).strip().replace("。", ".").strip(".")
    plain = _plain(words)
    found = [
        (rank, ref)
        for table in tables
        for ref in _firsts(table)
        if (rank := _rank(table.rows[ref.row], typed, plain)) is not None
    ]
    return min(found, key=lambda pair: pair[0], default=(0, None))[1]


def _firsts(table: FigureTable) -> Iterator[CellRef]:
    """The first cell to type of each row."""
    seen = set()
    for ref in table.typed_cells:
        if ref.row not in seen:
            seen.add(ref.row)
            yield ref


def _rank(row: Row, number: str, plain: str) -> int | None:
    if number in (row.number, row.number.replace(".", "")):
        return 0
    if not plain or plain.isdecimal():
        return None
    labels = [_plain(text) for text in (row.label.text, row.label.short, *row.label.variants)]
    if plain in labels:
        return 1
    if any(plain in label for label in labels):
        return 2
    above = [_plain(label.text) for label in row.under]
    return 3 if any(plain in label for label in above) else None


def _plain(words: str) -> str:
    """Words without marks and spaces, all of one width."""
    return _MARKS.sub("", normalize("NFKC", words))
