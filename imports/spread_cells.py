"""Lines of a table in which every character stands apart -> rows of cells.

So do programs print them that read a picture: wide gaps between cells, a space after each
character.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from nianbao.imports.cells import is_figure_like
from nianbao.imports.labels import row_key
from nianbao.imports.source import CellRow, SourceBlock, TextLine
from nianbao.report.form.figures import Unit
from nianbao.report.form.shape import FigureTable
from nianbao.report.text import late

_GAPS = re.compile(r"[ \u3000]{2,}")
_POINT = re.compile(r"(?<=\d)(?: [.．] ?|[.．] )(?=\d)")
_AROUND_FIGURE = r"(?<=[一-龥，、：；]) +(?=\d)|(?<=\d) +(?=[一-龥，。、；%])"
_COUNTED = r"\d +[件条份次起宗人万元]"
"""A figure of a sentence: what it counts stands behind it."""
_ROWS = 3
"""Rows of such cells that prove them; a table printed as one line has one."""


def closed_up(table: FigureTable, blocks: Sequence[SourceBlock]) -> list[SourceBlock]:
    """The lines as rows where wide gaps part cells in which the characters stand apart.

    That is proved by rows with exactly as many figures as they have columns. A point that stands
    apart between digits is one of money in any table.
    """
    cells = [_GAPS.split(one.text.strip()) if isinstance(one, TextLine) else [] for one in blocks]
    closed = [["".join(part.split()) for part in parts] for parts in cells]
    rows = [own for own, parts in zip(closed, cells, strict=True) if is_whole_row(table, own)]
    spread = any(own != parts for own, parts in zip(closed, cells, strict=True) if own in rows)
    if spread and len(rows) >= (1 if table.side_by_side else _ROWS):
        return [
            CellRow(one.number, tuple(own), " ".join(own)) if len(own) > 1 else one
            for one, own in zip(blocks, closed, strict=True)
        ]
    if any(column.unit is Unit.MONEY for column in table.columns.values()):
        return [
            replace(one, text=_POINT.sub(".", one.text)) if isinstance(one, TextLine) else one
            for one in blocks
        ]
    return list(blocks)


def with_sentences_closed(blocks: Sequence[SourceBlock]) -> list[SourceBlock]:
    """The lines, those that are sentences (办结 7 件。) without spaces around their figures."""
    return [
        replace(one, text=late(_AROUND_FIGURE).sub("", one.text))
        if isinstance(one, TextLine)
        and one.text.rstrip().endswith(("。", "；"))
        and late(_COUNTED).search(one.text)
        else one
        for one in blocks
    ]


def is_whole_row(table: FigureTable, cells: Sequence[str]) -> bool:
    """Whether cells are labels of one row and as many figures as it has columns."""
    first = next((at for at, text in enumerate(cells) if is_figure_like(text)), 0)
    key = row_key(table, cells[first - 1]) if first else None
    if not (key or (table.side_by_side and not first)) or not all(
        map(is_figure_like, cells[first:])
    ):
        return False
    return len(cells) - first == sum(key in (None, ref.row) for ref in table.cells)
