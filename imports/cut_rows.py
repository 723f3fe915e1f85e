"""Rows whose label was cut in two, and cells that hold several rows -> whole rows.

A page may end within a row: one piece of its label stands beside the figures, the other alone. An
editor's table may hold the rows of a group as lines of one cell.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from nianbao.imports.cells import is_figure_like
from nianbao.imports.labels import is_part_of_head, row_key
from nianbao.imports.places import label_place
from nianbao.imports.source import CellRow, SourceBlock
from nianbao.report.form.shape import FigureTable

_LINES = re.compile(r"\s+|(?<=\D)(?=\d[.．、])")
"""Where a label may begin in a cell that holds several."""
_LABELS_LIMIT = 400
"""Characters that the labels of a group may have together; the official ones have 110 at most."""


def with_whole_labels(table: FigureTable, blocks: Sequence[SourceBlock]) -> list[SourceBlock]:
    """The blocks with labels joined whose other piece stands alone above or below the figures.

    Only where the pieces together are a label of the table that no other row has.
    """
    if table.side_by_side:
        return list(blocks)
    named = {place[0] for block in blocks if (place := _place(table, block))}
    whole: list[SourceBlock] = []
    taken = -1
    for at, block in enumerate(blocks):
        if at == taken:
            continue
        cut = _cut_label(table, block) if isinstance(block, CellRow) else None
        if cut is None or not isinstance(block, CellRow):
            whole.append(block)
            continue
        above, below = _piece(table, whole[-1:]), _piece(table, blocks[at + 1 : at + 2])
        joined = ((0, cut + below, below), (1, above + cut, above), (1, above + cut + below, above))
        for is_above, label, piece in joined:
            key = row_key(table, label) if piece else None
            if key and key not in named and row_key(table, piece) in (None, key):
                named.add(key)
                if is_above:
                    whole.pop()
                taken = at + 1 if label.endswith(cut + below) and below else -1
                block = _relabelled(block, label)
                break
        whole.append(block)
    return whole


def with_rows_apart(table: FigureTable, blocks: Sequence[SourceBlock]) -> list[SourceBlock]:
    """The blocks with a row of its own for each label where one cell holds several.

    Only where every cell behind the labels holds as many figures, or nothing.
    """
    if table.side_by_side:
        return list(blocks)
    return [part for block in blocks for part in _rows_apart(table, block)]


def _rows_apart(table: FigureTable, block: SourceBlock) -> Sequence[SourceBlock]:
    cells = block.own_cells if isinstance(block, CellRow) else ()
    for place, text in enumerate(cells):
        labels = _labels(table, text)
        if len(labels) < 2:
            continue
        columns = [cell.split() or [""] * len(labels) for cell in cells[place + 1 :]]
        if {len(column) for column in columns} != {len(labels)}:
            break
        if not all(is_figure_like(figure) or not figure for one in columns for figure in one):
            break
        rows = zip(labels, *columns, strict=True)
        return [CellRow(block.number, row, " ".join(row)) for row in rows]
    return [block]


def _labels(table: FigureTable, text: str) -> list[str]:
    """The labels that a cell holds; none where some of its words are no label's."""
    if len(text) > _LABELS_LIMIT:
        return []
    pieces = [piece for piece in _LINES.split(text) if piece]
    found: list[str] = []
    first = 0
    while first < len(pieces):
        ends = range(len(pieces), first, -1)
        end = next((at for at in ends if row_key(table, "".join(pieces[first:at]))), first)
        if end == first:
            return []
        found.append("".join(pieces[first:end]))
        first = end
    return found


def _place(table: FigureTable, block: SourceBlock) -> tuple[str, int] | None:
    return label_place(table, block.own_cells) if isinstance(block, CellRow) else None


def _cut_label(table: FigureTable, row: CellRow) -> str | None:
    """The last words before the figures of a row that names none of the table's rows."""
    if label_place(table, row.own_cells) is not None:
        return None
    texts = [text for text in row.own_cells if text]
    figures = [is_figure_like(text) for text in texts]
    first = figures.index(True) if True in figures else 0
    is_cut = first and all(figures[first:]) and is_part_of_head(table, texts[first - 1])
    return texts[first - 1] if is_cut else None


def _piece(table: FigureTable, beside: Sequence[SourceBlock]) -> str:
    """The last words of a line or row that holds pieces of labels and no figure; else nothing."""
    for block in beside:
        cells = block.own_cells if isinstance(block, CellRow) else (block.text.strip(),)
        texts = [text for text in cells if text]
        if texts and all(
            is_part_of_head(table, text) and not is_figure_like(text) for text in texts
        ):
            return texts[-1]
    return ""


def _relabelled(row: CellRow, label: str) -> CellRow:
    """A row with its whole label in place of the piece before its figures."""
    first = next(at for at, text in enumerate(row.cells) if is_figure_like(text) and text)
    place = max(at for at in range(first) if row.cells[at])
    cells = (*row.cells[:place], label, *row.cells[place + 1 :])
    return replace(row, cells=cells, text=" ".join(filter(None, cells)))
