"""Tables of Markdown whose cells are parted by pipes -> the texts of their cells.

A row keeps all the cells it has: the common reading cuts off what is more than the head has, and a
converter that knows no spans gives a head with fewer.
"""

import re
from collections.abc import Sequence

from nianbao.imports.markdown.tables import DrawnTable
from nianbao.imports.spans import SpannedCell

_QUOTE = re.compile(r"\s*(?:>\s?)+")
_RULE = re.compile(r"\s*(?:>\s*)*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_PIPE = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_BLOCK = re.compile(r" {0,3}(?:#{1,6}\s|```|~~~|<)")
_ROWS_LIMIT = 2000


def pipe_table(lines: Sequence[str], start: int) -> DrawnTable | None:
    """The table whose head is at this line; None where the next one is no rule below a head."""
    if start + 1 >= len(lines):
        return None
    head, rule = lines[start], lines[start + 1]
    if "-" not in rule or "|" not in head + rule or not _RULE.fullmatch(rule):
        return None
    if not head.strip() or _RULE.fullmatch(head):
        return None
    rows = [_cells(head)]
    end = start + 2
    while end < min(len(lines), start + _ROWS_LIMIT) and _goes_on(lines, end):
        rows.append(_cells(lines[end]))
        end += 1
    return DrawnTable(rows, end - start, by_pipes=True)


def _goes_on(lines: Sequence[str], place: int) -> bool:
    """Whether a line is a row of the table above it; a rule in the midst is one of its lines."""
    line = lines[place]
    return bool(line.strip("> \t")) and not _BLOCK.match(line)


def _cells(line: str) -> list[SpannedCell]:
    """The cells of a row, the borders at its ends taken off; a pipe behind a backslash is none."""
    text = _QUOTE.sub("", line, count=1) if _QUOTE.match(line) else line
    text = text.strip(" \t")
    if "---" in text and _RULE.fullmatch(text):  # a row of blanks has dashes too
        return []
    parts: list[str] = []
    place = 0
    for found in _PIPE.finditer(text):
        parts.append(text[place : found.end(1)])
        place = found.end()
    parts.append(text[place:])
    if parts and not parts[0].strip() and len(parts) > 1 and text.startswith("|"):
        parts = parts[1:]
    if parts and not parts[-1].strip() and len(parts) > 1:
        parts = parts[:-1]
    return [SpannedCell(part.strip()) for part in parts]
