"""The rows of a table of a Word file: which cells there are, and what each of them takes."""

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from nianbao.imports.numerals import whole_number
from nianbao.imports.word.items import Line, WordCell, WordItem
from nianbao.imports.word.left import Left, LeftOut
from nianbao.imports.word.tree import GONE, holds_words, is_on, opened, value_of

ReadCell = Callable[[Element], list[WordItem]]
"""Reads what stands in a cell."""
HintOf = Callable[[Element], str | None]
"""Tells what a content control says that nobody has filled in; None for one that is."""

_SPAN_LIMIT = 100
"""Columns a cell may take; Word has no more than 63."""


def rows_of_table(
    table: Element, read: ReadCell, hint_of: HintOf, left: LeftOut
) -> list[list[WordCell]]:
    """The rows of a table that are seen, with the cells of each from left to right.

    A cell that goes on from the one above, or from the one before it, is void.
    """
    above: dict[int, str] = {}
    rows = []
    for row, _ in _within(table, "tr", hint_of, left):
        properties = row.find("trPr")
        if properties is not None and properties.find("del") is not None:
            left.add(Left.DELETED)
            continue
        if is_on(properties, "hidden"):
            left.add(Left.HIDDEN)
            continue
        rows.append(_cells(row, above, read, hint_of, left))
    return rows


def _cells(
    row: Element, above: dict[int, str], read: ReadCell, hint_of: HintOf, left: LeftOut
) -> list[WordCell]:
    """The cells of a row. `above` holds the words of the cells that may go on in it, by column.

    What Word alone counts in front of a row is the number of the row, and none of its figures.
    """
    before = _span(value_of(row, "trPr/gridBefore"))
    cells = [WordCell([], before, void=True)] if before else []
    column = before
    for one, hint in _within(row, "tc", hint_of, left):
        properties = one.find("tcPr")
        if properties is not None and properties.find("cellDel") is not None:
            left.add(Left.DELETED)
            continue
        items: list[WordItem] = read(one) if hint is None else [Line("", hints=[hint])]
        cell = WordCell(items, max(1, _span(value_of(properties, "gridSpan"))))
        words = cell.text()
        if _goes_on(properties, "hMerge") and cells:
            covered: str | None = cells[-1].text()
        elif _goes_on(properties, "vMerge"):
            covered = above.get(column)
        else:
            covered = None
            _begin(above, column, cell.colspan)
        if covered is not None:
            cell.void = True
            if words and words != covered:
                left.add(Left.HIDDEN)
        elif properties is not None and properties.find("vMerge") is not None:
            above[column] = words
        cells.append(cell)
        column += cell.colspan
    first = next((cell for cell in cells if not cell.void), None)
    if first is not None and all(isinstance(one, Line) and one.bare for one in first.items):
        first.items = []
    return cells


def _begin(above: dict[int, str], column: int, span: int) -> None:
    """A cell of its own ends those from above at its places."""
    for place in range(column, column + span):
        above.pop(place, None)


def _goes_on(properties: Element | None, name: str) -> bool:
    merge = properties.find(name) if properties is not None else None
    return merge is not None and merge.get("val", "continue") != "restart"


def _span(value: str | None) -> int:
    return min(whole_number(value) or 0, _SPAN_LIMIT)


def _within(
    element: Element, tag: str, hint_of: HintOf, left: LeftOut
) -> Iterator[tuple[Element, str | None]]:
    """The rows or cells of an element, also those in content controls, with their hints.

    Words that stand in none, which no program writes, are a row or a cell of their own.
    """
    for child in opened(element):
        if child.tag == tag:
            yield child, None
        elif child.tag in GONE:
            left.add(Left.DELETED, int(holds_words(child)))
        elif child.tag == "sdt":
            hint = hint_of(child)
            for one, inner in _within(child, tag, hint_of, left):
                yield one, inner if hint is None else hint
        elif child.find(f".//{tag}") is not None:
            yield from _within(child, tag, hint_of, left)
        elif holds_words(child):
            stray = Element(tag)
            stray.append(child)
            yield stray, None
