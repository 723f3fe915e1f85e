"""Which tables of a page only place its parts, and which are none but a frame around a cell.

A table is one of figures unless it holds another table or a cell of prose. One cell with a few
words within a cell of another table is a part of that cell.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from bs4 import Tag

_CELL_LIMIT = 500
"""Characters a cell of a table of figures may have; the longest official label has 50."""
_FRAME_LIMIT = 60
"""Characters a frame within a cell may have."""


@dataclass
class _Table:
    key: int
    cells: int = 0
    size: int = 0
    words: int = 0
    holds_tables: bool = False


@dataclass(frozen=True)
class TableKinds:
    """Tables by their `id()`: those that only place parts, those that frame part of a cell."""

    placing: set[int] = field(default_factory=set)
    frames: set[int] = field(default_factory=set)


def read_layout(steps: Iterable[tuple[str, Tag | str]]) -> TableKinds:
    """Look at all tables of a page, from its steps."""
    layout = TableKinds()
    opened: list[_Table] = []
    for kind, node in steps:
        if isinstance(node, str):
            if opened and not node.isspace():
                opened[-1].size += len(node)
                opened[-1].words += len(node)
                if opened[-1].size > _CELL_LIMIT:
                    layout.placing.add(opened[-1].key)
        elif node.name == "table" and kind == "begin":
            opened.append(_Table(id(node)))
        elif node.name == "table" and kind == "end" and opened:
            _close(opened, layout)
        elif node.name in ("td", "th", "tr") and opened:
            opened[-1].size = 0
            opened[-1].cells += kind == "begin" and node.name != "tr"
    while opened:
        _close(opened, layout)
    return layout


def _close(opened: list[_Table], layout: TableKinds) -> None:
    table = opened.pop()
    if not opened:
        return
    outer = opened[-1]
    if table.cells <= 1 and table.words <= _FRAME_LIMIT and not table.holds_tables:
        layout.frames.add(table.key)
        outer.size += table.words
        outer.words += table.words
    else:
        outer.holds_tables = True
        layout.placing.add(outer.key)
