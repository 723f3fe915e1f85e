"""Tables that are drawn with characters, as pandoc writes them -> the texts of their cells.

Grid tables have a border around every cell; in simple and multiline ones dashes tell how wide the
columns are. Columns are those of a screen, on which a Chinese character takes two.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from nianbao.imports.spans import SpannedCell

_LINES_LIMIT = 800
"""Lines a drawn table may have."""
_BORDER = re.compile(r"\s*\+(?:[-=:]+\+)+\s*")
_GRID_LINE = re.compile(r"\s*[+|].*[+|]\s*")
_DASHES = re.compile(r" *-{2,}(?: +-{2,})+ *")
_RULE = re.compile(r" *-{8,} *")
_WIDTH_LIMIT = 2000


@dataclass(frozen=True)
class DrawnTable:
    """Its rows, and how many lines of the source it takes.

    By pipes, a row is one whatever is in it; where it is drawn, a text alone is a line.
    """

    rows: list[list[SpannedCell]]
    lines: int
    by_pipes: bool = False


def drawn_table(lines: Sequence[str], start: int) -> DrawnTable | None:
    """The table that is drawn from this line on; None where there is none."""
    line = lines[start]
    if len(line) > _WIDTH_LIMIT:
        return None
    if "+" in line and _BORDER.fullmatch(line):
        return _grid(lines, start)
    if "--" in line or (start + 1 < len(lines) and "-- " in lines[start + 1]):
        return _dashed(lines, start)
    return None


def _screen(line: str) -> list[str]:
    """The characters of a line by column; the second column of a wide one is empty."""
    columns: list[str] = []
    for character in line:
        if unicodedata.combining(character):
            continue
        columns.append(character)
        if unicodedata.east_asian_width(character) in "WF":
            columns.append("")
    return columns


def _dashed(lines: Sequence[str], start: int) -> DrawnTable | None:
    """A table under dashes: its head is above them, rows are lines or parted by blank ones."""
    rule = _column_rule(lines, start)
    if rule is None:
        return None
    framed = bool(_RULE.fullmatch(lines[start]))
    head = lines[start + framed : rule]
    end = _end(lines, rule + 1)
    closed = end < len(lines) and bool(lines[end].strip())
    body = list(lines[rule + 1 : end])
    if not any(line.strip() for line in body):
        return None
    reaches = _reaches(lines[rule])
    is_multiline = closed and any(not line.strip() for line in body)
    groups = _groups(body) if is_multiline or framed else [[line] for line in body if line.strip()]
    rows = [_cells(group, reaches) for group in ([head] if head else []) + groups]
    return DrawnTable(rows, end + closed - start)


def _column_rule(lines: Sequence[str], start: int) -> int | None:
    """The line of dashes that tells the columns: this one, the next, or one below a rule."""
    framed = bool(_RULE.fullmatch(lines[start]))
    for place in range(start, min(start + (12 if framed else 2), len(lines))):
        if not lines[place].strip() or len(lines[place]) > _WIDTH_LIMIT:
            return None
        if _DASHES.fullmatch(lines[place]):
            return place
    return None


def _end(lines: Sequence[str], start: int) -> int:
    """The line of dashes that closes a table; else the first blank line."""
    for place in range(start, min(start + _LINES_LIMIT, len(lines))):
        if _DASHES.fullmatch(lines[place]) or _RULE.fullmatch(lines[place]):
            return place
        if lines[place].startswith("#"):
            break
    for place in range(start, min(start + _LINES_LIMIT, len(lines))):
        if not lines[place].strip():
            return place
    return min(start + _LINES_LIMIT, len(lines))


def _groups(lines: Sequence[str]) -> list[list[str]]:
    groups: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _reaches(dashes: str) -> list[tuple[int, int]]:
    """From which to which column each column of the table reaches; the last to the end."""
    starts = [found.start() for found in re.finditer("-+", dashes)]
    return list(zip(starts, [*starts[1:], _WIDTH_LIMIT], strict=True))


def _cells(lines: Sequence[str], reaches: Sequence[tuple[int, int]]) -> list[SpannedCell]:
    screens = [_screen(line) for line in lines]
    texts = (
        "\n".join("".join(screen[start:end]).strip() for screen in screens)
        for start, end in reaches
    )
    return [SpannedCell(text.strip()) for text in texts]


def _grid(lines: Sequence[str], start: int) -> DrawnTable | None:
    """A table with a border around every cell; one that is not closed is none."""
    end = start
    while end < min(start + _LINES_LIMIT, len(lines)) and _GRID_LINE.fullmatch(lines[end]):
        end += 1
    while end > start and not _BORDER.fullmatch(lines[end - 1]):
        end -= 1
    screens = [_screen(line.rstrip()) for line in lines[start:end]]
    if len(screens) < 3 or max(map(len, screens)) > _WIDTH_LIMIT:
        return None
    borders = sorted({at for row in screens for at, mark in enumerate(row) if mark == "+"})
    columns = list(pairwise(borders))
    open_cells: dict[int, _OpenCell] = {}
    rows: list[list[SpannedCell]] = []
    for screen in screens:
        _take_line(screen, columns, open_cells, rows)
    return DrawnTable([row for row in rows if row], end - start)


@dataclass
class _OpenCell:
    """A cell of a grid that is not closed yet: where it stands, and what is in it."""

    row: int
    place: int
    colspan: int
    lines: list[str]


def _take_line(
    screen: Sequence[str],
    columns: Sequence[tuple[int, int]],
    open_cells: dict[int, _OpenCell],
    rows: list[list[SpannedCell]],
) -> None:
    """One line of a grid: a border closes the cells above it, words go into the open ones."""
    column = 0
    begins_row = False
    while column < len(columns):
        last = column
        while last + 1 < len(columns) and _at(screen, columns[last][1]) not in ("|", "+"):
            last += 1
        words = "".join(screen[columns[column][0] + 1 : columns[last][1]])
        if words and not words.strip("-=:"):
            if cell := open_cells.pop(column, None):
                text = "\n".join(line for line in cell.lines if line)
                rows[cell.row][cell.place] = SpannedCell(text, len(rows) - cell.row, cell.colspan)
        elif column in open_cells:
            open_cells[column].lines.append(words.strip())
        else:
            if not begins_row:
                rows.append([])
                begins_row = True
            span = last - column + 1
            open_cells[column] = _OpenCell(len(rows) - 1, len(rows[-1]), span, [words.strip()])
            rows[-1].append(SpannedCell(words.strip(), 1, span))
        column = last + 1


def _at(screen: Sequence[str], place: int) -> str:
    return screen[place] if place < len(screen) else ""
