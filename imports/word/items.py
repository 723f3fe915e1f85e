"""What the flow of a Word file holds before it is laid out: lines, tables, and their cells."""

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(slots=True)
class Line:
    """A line of words. `marks` are what was raised in it and taken for marks of notes, with the
    words before each; `notes` are the words of the notes it refers to, `hints` those that only
    say what is to be filled in here. `contents`: it belongs to a table of contents;
    `bare`: it is nothing but the number that Word puts in front of a paragraph.
    """

    text: str
    level: int | None = None
    marks: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)
    contents: bool = False
    bare: bool = False


@dataclass(slots=True)
class WordCell:
    """A cell; a void one only takes its places, where another covers it or there is none."""

    items: "list[WordItem]"
    colspan: int = 1
    void: bool = False

    def lines(self) -> "Iterator[Line]":
        """All lines in it, those of tables within it too."""
        return lines_of(self.items)

    def text(self) -> str:
        """Its words, a line each."""
        if len(self.items) == 1 and isinstance(only := self.items[0], Line):
            return only.text.strip()
        return "\n".join(words for line in self.lines() if (words := line.text.strip()))


@dataclass(slots=True)
class Table:
    """The rows of a table."""

    rows: list[list[WordCell]]


WordItem = Line | Table


def lines_of(items: list[WordItem]) -> Iterator[Line]:
    """All lines of some items, those of the cells of tables too."""
    for item in items:
        if isinstance(item, Line):
            yield item
        else:
            for row in item.rows:
                for cell in row:
                    yield from cell.lines()
