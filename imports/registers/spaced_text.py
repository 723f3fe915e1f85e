"""A table that was typed or printed as plain text -> its rows: lines drawn round it, or spaces.

`│ 1 │ 2026-3-10 │` has bars like Markdown; where only spaces part the cells, the head says where
each column begins, or each row has as many words as the head. A row that does neither stays whole.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from nianbao.imports.markdown.wraps import shown_width
from nianbao.report.text import late

_BARS = str.maketrans("│┃║┆┇┊┋｜", "|" * 8)
_RULE = r"[\s|:+\-—–─━═┄┅┈┉┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬┠┨┯┷┿╂]*"
_DASH = "-—─━═┄┅┈┉"
_LEAST_DASHES = 3
_WORD = r"\S+"
_SEARCHED = 30
"""Lines from above among which the head is sought."""
_LEAST_COLUMNS = 3
_LEAST_ROWS = 2
_SLACK = 1
"""Columns by which a word may begin beside where its column does."""


def without_drawn_lines(text: str) -> str:
    """A text whose drawn lines are bars, and that has a blank line for one of dashes only."""
    plain = text.translate(_BARS)
    return "\n".join("" if _is_rule(line) else line for line in plain.split("\n"))


def _is_rule(line: str) -> bool:
    return (
        sum(line.count(dash) for dash in _DASH) >= _LEAST_DASHES
        and late(_RULE).fullmatch(line) is not None
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as its words, and the column of the screen where each begins."""

    whole: str
    words: tuple[str, ...]
    starts: tuple[int, ...]


def spaced_rows(text: str) -> list[list[str]]:
    """The cells of each line of a text whose cells spaces part; nothing where there is no table."""
    lines = [_line(line) for line in text.split("\n")]
    at, rows = 0, dict[int, list[str]]()
    for place, head in enumerate(lines[:_SEARCHED]):
        below = lines[place + 1 :]
        found = _below(head, below) if len(head.words) >= _LEAST_COLUMNS else {}
        if len(found) > len(rows):
            at, rows = place, found
        if len(rows) * 2 > len(below):
            break
    if len(rows) < _LEAST_ROWS:
        return []
    kept = [[line.whole] if line.whole else [] for line in lines]
    kept[at] = list(lines[at].words)
    for place, cells in rows.items():
        kept[at + 1 + place] = cells
    return kept


def _line(text: str) -> _Line:
    found = list(late(_WORD).finditer(text))
    starts = tuple(shown_width(text[: one.start()]) for one in found)
    return _Line(text.strip(), tuple(one[0] for one in found), starts)


def _below(head: _Line, lines: Sequence[_Line]) -> dict[int, list[str]]:
    """The rows below a head that fit it, by their place below it.

    Those that begin where its columns do, where that is so of most; else those with as many words.
    """
    aligned = {at: cells for at, line in enumerate(lines) if (cells := _aligned(head, line))}
    counted = {
        at: list(line.words) for at, line in enumerate(lines) if len(line.words) == len(head.words)
    }
    whole = [at for at in counted if at in aligned]
    return aligned if len(whole) * 2 > len(counted) or not counted else counted


def _aligned(head: _Line, line: _Line) -> list[str]:
    """The cells of a line whose words begin where columns of a head do; none where they do not.

    A word that begins elsewhere goes on with the cell before; none reaches over a column's begin.
    """
    cells = [""] * len(head.starts)
    at, several = -1, 0
    for word, start in zip(line.words, line.starts, strict=True):
        begun = next((n for n, own in enumerate(head.starts) if abs(own - start) <= _SLACK), None)
        if begun is None and at < 0:
            return []
        following = head.starts[at + 1] if begun is None and at + 1 < len(head.starts) else None
        if following is not None and start > following:
            return []
        if begun is None:
            cells[at] += f" {word}"
        else:
            at, several = begun, several + 1
            cells[at] = word
        end = start + shown_width(word)
        if any(start + _SLACK < own < end for own in head.starts):
            return []
    return cells if several > 1 else []
