"""A table as a list, one cell after another with its row and its column -> rows of the form.

    行政复议-结果维持：2      一、本年新收…数量      规章制发1件、废止0件
                              自然人 12
                              商业企业 3

So pages look on a phone, and messages that are dictated. A row's name stands before the column's or
above it. Every number of the block must be told so, else it is no list.
"""

import re
from collections.abc import Iterator, Sequence

from nianbao.imports.cells import is_figure_like
from nianbao.imports.column_names import column_of
from nianbao.imports.labels import is_head, row_key
from nianbao.imports.short_names import row_in_short
from nianbao.imports.source import CellRow, SourceBlock, TextLine
from nianbao.report.form.shape import Block, FigureTable
from nianbao.report.text import late

_ENOUGH = 3
"""Cells that make a list."""
_SHORTEST = 2
"""Characters of a row's or a column's name that no mark keeps apart."""
_CELL = (
    r"(?P<words>.*?[^\d\s.．:：=＝,，])[\s:：=＝]*"
    r"(?P<figure>[\d０-９][\d０-９.．,，]*\s*(?:件|条|个|宗|起|次|例|份|万元)?|[/／—-]+)"
)
_OF_WHICH = "^(?:其中|包括|包含|分别为|分别是)[:：，,]?"
_IN_ALL = "(?:一?共|总共|共计|以上共)[:：]?"
_LINE_LIMIT = 200
"""Characters of a line of cells; the longest label has 50."""
_BETWEEN = r"[\s:：=＝>＞→/／—–，,-]+"
_CELL_ENDS = r"(?<=[\d０-９件条个宗起次例份元])[，,、；;。](?![\d０-９])"
_QUOTES = dict.fromkeys(map(ord, "\"'“”{}[]"))


def listed_cells(
    table: FigureTable, blocks: Sequence[SourceBlock], of_row: str = ""
) -> list[CellRow]:
    """The rows of the form that a list fills; empty where the blocks are no list of cells.

    A row that is named in short keeps those words. A list that names columns alone is of the row
    `of_row`, where one is given.
    """
    if any(len(block.text) > _LINE_LIMIT for block in blocks):
        return []
    found = _Listed(table, of_row)
    is_listed = all(found.take(block) for block in blocks) and found.is_list
    return list(found.rows()) if is_listed else []


class _Listed:
    """The cells of a list by row and column, gathered line by line."""

    def __init__(self, table: FigureTable, of_row: str) -> None:
        self._table, self._row, self._of_row = table, of_row, of_row
        self._found: dict[tuple[str, str], tuple[int, str]] = {}
        self._columns: set[str] = set()
        self._short: dict[str, str] = {}
        self._in_line = False
        """Whether a line has several cells: what has one a line may be plain rows."""
        self._totals = {
            ref.row: ref.column for ref in table.derived_cells if ref.row not in _totals(table)
        }

    @property
    def is_list(self) -> bool:
        """Whether enough cells were found, of more than one column or several in a line."""
        is_varied = len(self._columns) >= _SHORTEST or (self._in_line and not self._columns)
        return len(self._found) >= _ENOUGH and is_varied

    def take(self, block: SourceBlock) -> bool:
        """Take the cells of a line; false where one of its numbers is of no cell."""
        phrases = list(_phrases(block))
        self._in_line = self._in_line or len(phrases) > 1
        return all(self._take(block.number, words, figure) for words, figure in phrases)

    def _take(self, number: int, words: str, figure: str) -> bool:
        named, column = _place(self._table, words, self._short)
        if late(_IN_ALL).fullmatch(words) and self._row in self._totals:
            column = self._totals[self._row]
        if named and self._of_row:
            return False
        self._row = named or self._row
        if not figure and (named or column or is_head(self._table, words)):
            return True
        if not figure and not late(r"\d").search(words):
            self._row = ""  # of one that is not known: what follows is not the row before it
            return True
        if not is_figure_like(figure):
            return False
        if column:
            self._columns.add(column)
        elif named:
            column = _only_column(self._table, named) or self._totals.get(named, "")
        of_row = _block_of(self._table, self._row)
        if of_row is None or column not in {one.key for one in of_row.columns}:
            return False
        cell = (number, figure)
        return self._found.setdefault((self._row, column), cell) == cell  # else one cell twice

    def rows(self) -> Iterator[CellRow]:
        """The rows that were found, in the form's order."""
        for block in self._table.blocks:
            for row in block.rows:
                cells = [self._found.get((row.key, column.key)) for column in block.columns]
                lines = [cell[0] for cell in cells if cell]
                if lines:
                    name = self._short.get(row.key, row.label.text)
                    texts = (name, *(cell[1] if cell else "" for cell in cells))
                    yield CellRow(min(lines), texts, " ".join(filter(None, texts)))


def whole_list(table: FigureTable, blocks: Sequence[SourceBlock]) -> list[SourceBlock] | None:
    """The blocks of a section with a list of all cells of its one line of figures as rows.

    None where they are no such list, or one that lacks a cell.
    """
    rows = listed_cells(table, _in_pairs(blocks)) if table.side_by_side else []
    figures = [text for row in rows for text in row.cells[1:] if text]
    if len(figures) < len(table.cells):
        return None
    return [*rows, *(block for block in blocks if not late(r"\d").search(block.text))]


def _in_pairs(blocks: Sequence[SourceBlock]) -> list[SourceBlock]:
    """The blocks, a figure alone on a line with the name that stands on the line above it."""
    paired: list[SourceBlock] = []
    for block in blocks:
        above = paired[-1] if paired else None
        is_alone = isinstance(block, TextLine) and is_figure_like(block.text)
        if is_alone and isinstance(above, TextLine) and not is_figure_like(above.text):
            cells = (above.text.strip(), block.text.strip())
            paired[-1] = CellRow(above.number, cells, " ".join(cells))
        else:
            paired.append(block)
    return paired


def _phrases(block: SourceBlock) -> Iterator[tuple[str, str]]:
    """The words and the figure of each cell of a line; words alone have none."""
    if isinstance(block, CellRow):
        filled = [text.translate(_QUOTES).strip() for text in block.cells if text.strip()]
        if filled and is_figure_like(filled[-1]) and len(filled) > 1:
            yield " ".join(filled[:-1]), filled[-1]
            return
        text = " ".join(filled)
    else:
        text = block.text.translate(_QUOTES)
    for part in late(_CELL_ENDS).split(text):
        if found := late(_CELL).fullmatch(part.strip()):
            yield found["words"], found["figure"]
        elif part.strip():
            yield part.strip(), ""


def _place(table: FigureTable, words: str, short: dict[str, str]) -> tuple[str, str]:
    """The row and the column that words name, each empty where they name none.

    Words that name a row in short are put into `short`.
    """
    words = late(_OF_WHICH).sub("", words)
    every = [column for block in table.blocks for column in block.columns]
    if column := column_of(every, words):
        return "", column
    if row := _row_key(table, words, short):
        return row, ""
    parts = list(filter(None, re.split(_BETWEEN, words)))
    cuts = [("".join(parts[:at]), "".join(parts[at:])) for at in range(len(parts) - 1, 0, -1)]
    cuts += [(parts[at - 1], "".join(parts[at:])) for at in range(len(parts) - 1, 0, -1)]
    if len(parts) == 1:
        at_any = range(_SHORTEST, len(words) - _SHORTEST + 1)
        cuts += [(words[:at], words[at:]) for at in at_any]
    for before, behind in cuts:
        if (column := column_of(every, behind)) and (row := _row_key(table, before, short)):
            return row, column
    return "", ""


def _row_key(table: FigureTable, words: str, short: dict[str, str]) -> str:
    """The row that words name, in full or in short; empty for none."""
    key = row_key(table, words)
    if not key and (key := row_in_short(table, words)):
        short[key] = words
    return key or ""


def _totals(table: FigureTable) -> set[str]:
    return {total.key for total in table.row_totals}


def _only_column(table: FigureTable, row: str) -> str:
    of_row = _block_of(table, row)
    return of_row.columns[0].key if of_row and len(of_row.columns) == 1 else ""


def _block_of(table: FigureTable, row: str) -> Block | None:
    return next((one for one in table.blocks if any(row == two.key for two in one.rows)), None)
