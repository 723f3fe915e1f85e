"""A table printed side by side whose heads a copy of a PDF scattered: its figures may be, too."""

from collections.abc import Sequence

from nianbao.imports.cells import is_figure_like
from nianbao.imports.labels import core
from nianbao.imports.source import SourceBlock, TextLine
from nianbao.report.form.shape import FigureTable


def has_scattered_heads(table: FigureTable, blocks: Sequence[SourceBlock]) -> bool:
    """Whether the figures stand one a line beneath heads that are in no order a table has.

    Between the names of two rows stand all heads of the columns, up to the total, or none.
    """
    texts = [block.text.strip() for block in blocks]
    alone = [isinstance(block, TextLine) and is_figure_like(block.text) for block in blocks]
    if not table.side_by_side or sum(alone) < len(table.cells):
        return False
    heads = "".join(map(core, texts[: alone.index(True)]))
    labels = (label for row in table.rows.values() for label in (*row.under, row.label))
    totals = {table.columns[ref].label for ref in table.derived_cells}
    totals_said = [core(words) for one in totals for words in (one.text, *one.variants)]
    end = -1
    for name in dict.fromkeys(core(label.text) for label in labels):
        place = heads.find(name, max(end, 0))
        if place < 0:
            continue
        between = heads[end:place] if end >= 0 else ""
        if between and not any(total in between for total in totals_said):
            return True
        end = place + len(name)
    return False
