"""Rows of a table that a page sets without one: each cell a <span>, with nothing between them."""

from bs4 import Tag

from nianbao.imports.labels import is_head
from nianbao.imports.spread_cells import is_whole_row
from nianbao.report.form.form_2021 import FORM_2021

_INLINE = frozenset(("span", "b", "strong", "em", "i", "font", "label", "u"))
_MOST = 20
"""Cells of a row; table four has 15 figures."""


def is_span_row(node: Tag) -> bool:
    """Whether an element holds the cells of a row, and not a sentence or a number in pieces.

    They must be heads of one table, or a row's label with exactly as many figures as it has
    columns: Word puts the digits of one number into several spans, too.
    """
    texts: list[str] = []
    for child in node.children:
        if not isinstance(child, Tag):
            if str(child).strip():
                return False
        elif child.name not in _INLINE or len(texts) == _MOST:
            return False
        else:
            texts.append(child.get_text().strip())
    if len(texts) < 2:
        return False
    return any(
        is_whole_row(table, texts) or all(text and is_head(table, text) for text in texts)
        for table in FORM_2021.tables
    )
