"""One row of the prose editor as a value, and how that value is drawn. Pure.

A row's value tells all that is drawn on it: two rows with the same value look the same, so a row
is painted again only when its value has changed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets.text_area import Location, Selection

from nianbao.tui.kit.line_breaking import TAB_CELLS, cell_widths, rows_of
from nianbao.tui.prose.marks import LineMarks, Mark
from nianbao.tui.prose.shown import ShownText
from nianbao.tui.prose.wrapping import ProseWrap

MORE = "（下面还有）"
"""What stands in the last row of a field too small for the words."""
_NOTHING = (0, 0)
"""No selected characters."""


class RowLook(NamedTuple):
    """What one row shows; offsets are in characters of its text."""

    text: str
    selected: tuple[int, int] = _NOTHING
    caret: int = -1
    marks: tuple[Mark, ...] = ()
    newline_selected: bool = False
    placeholder: bool = False

    @property
    def plain(self) -> bool:
        """Whether it is text and nothing else."""
        return self[1:] == _PLAIN


_PLAIN = RowLook("")[1:]
_BELOW = RowLook("")
"""A row below the text."""


class ProseView(NamedTuple):
    """What is seen of an editor: `height` rows of its text from the row `top` on.

    `caret` is the row the caret is drawn on, -1 while it is not; `greyed` are the rows shown
    where there is no text.
    """

    wrapped: ProseWrap
    selection: Selection
    marks: LineMarks
    caret: int
    greyed: Sequence[str]
    top: int
    height: int

    def row(self, y: int) -> RowLook:
        """The row at `y` of the view, from 0."""
        if self.greyed:
            return self._greyed_row(y)
        y += self.top
        if y >= self.wrapped.height:
            return _BELOW
        line, row = self.wrapped.row_at(y)
        paragraph = self.wrapped.paragraph(line)
        start, stop = paragraph.bounds(row)
        selected, newline = _NOTHING, False
        marks, selection = self.marks.get(line, ()), self.selection
        if paragraph.mapping:
            marks = _shown_marks(paragraph.mapping, marks)
            selection = Selection(*(self._shown(at, line) for at in selection))
        if not selection.is_empty:
            selected, newline = _row_selection(selection, line, start, stop)
        return RowLook(
            paragraph.text[start:stop],
            selected,
            selection.end[1] - start if self.caret == y else -1,
            _row_marks(marks, start, stop) if marks else (),
            newline and stop == len(paragraph.text),
        )

    def _shown(self, at: Location, line: int) -> Location:
        """Where an end of the selection is shown, if it is on a line."""
        return (line, self.wrapped.paragraph(line).shown(at[1])) if at[0] == line else at

    def _greyed_row(self, y: int) -> RowLook:
        """A row of the words of an empty field; the last says so if there are more."""
        if y >= len(self.greyed):
            return _BELOW
        cut = y and y == self.height - 1 and len(self.greyed) > y + 1
        caret = 0 if y == 0 and self.caret == 0 else -1
        return RowLook(MORE if cut else self.greyed[y], caret=caret, placeholder=True)


@lru_cache(maxsize=8)
def greyed_rows(words: str, width: int) -> tuple[str, ...]:
    """A hint, or a draft of several paragraphs, in rows of `width` cells; a line begins one."""
    return tuple(rows_of(words, width))


@dataclass(frozen=True, slots=True)
class Palette:
    """The styles a row is drawn in."""

    base: Style
    caret: Style
    selection: Style
    placeholder: Style
    marks: dict[str, Style]


def _shown_marks(mapping: ShownText, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """The marks of a line over what it shows, with those of its codes, which no edit takes away."""
    codes = ((code.shown_start, code.shown_stop, "code") for code in mapping.codes)
    return (*codes, *((*mapping.shown_span(first, last), kind) for first, last, kind in marks))


def _row_marks(marks: tuple[Mark, ...], start: int, stop: int) -> tuple[Mark, ...]:
    """Cut a line's marks to the row of its characters `start` to `stop`."""
    return tuple(
        (max(first, start) - start, min(last, stop) - start, severity)
        for first, last, severity in marks
        if first < stop and last > start
    )


def _row_selection(
    selection: Selection, line: int, start: int, stop: int
) -> tuple[tuple[int, int], bool]:
    """Cut a selection to the row of a line's characters `start` to `stop`.

    Gives the selected characters of the row, and whether the line's end is selected too.
    """
    (top, left), (bottom, right) = sorted(selection)
    if not top <= line <= bottom:
        return _NOTHING, False
    first = max(left if line == top else 0, start)
    last = min(right if line == bottom else stop, stop)
    return (first - start, last - start) if first < last else _NOTHING, line < bottom


def draw_row(row: RowLook, palette: Palette, width: int) -> Strip:
    """Draw a row as a strip of `width` cells."""
    text = row.text
    widths = cell_widths(text)
    if row.plain:
        cells = sum(widths)
        spaces = " " * (width - cells)
        drawn = Strip([Segment(_spaced(text) + spaces, palette.base)], max(cells, width))
        return drawn.crop(0, width)
    if row.caret == len(text) or (row.newline_selected and row.caret < 0):
        text += " "
        widths.append(1)
    cuts = sorted({_whole(widths, cut) for cut in _cuts(row, len(text))})
    segments = [
        Segment(_spaced(text[start:stop]), _style_at(row, palette, start, widths))
        for start, stop in pairwise(cuts)
    ]
    cells = sum(widths)
    if cells < width:
        segments.append(Segment(" " * (width - cells), palette.base))
    return Strip(segments, max(cells, width)).crop(0, width)


def _cuts(row: RowLook, length: int) -> list[int]:
    """Give the offsets at which the style may change."""
    cuts = [0, length, len(row.text), *row.selected]
    if row.caret >= 0:
        cuts += [row.caret, row.caret + 1]
    for start, stop, _ in row.marks:
        cuts += [start, stop]
    return [cut for cut in cuts if cut <= length]


def _whole(widths: list[int], cut: int) -> int:
    """Move a cut past what belongs to the character before it."""
    while 0 < cut < len(widths) and widths[cut] == 0:
        cut += 1
    return cut


def _style_at(row: RowLook, palette: Palette, offset: int, widths: list[int]) -> Style:
    """Give the style of the character at `offset`."""
    style = palette.base
    if row.placeholder:
        style += palette.placeholder
    for start, stop, severity in row.marks:
        if start <= offset < stop:
            style += palette.marks[severity]
    at_end = offset == len(row.text)
    if row.selected[0] <= offset < row.selected[1] or (at_end and row.newline_selected):
        style += palette.selection
    if row.caret >= 0 and _whole(widths, row.caret) == offset:
        style += palette.caret
    return style


def _spaced(text: str) -> str:
    """Put spaces for tabs."""
    return text.replace("\t", " " * TAB_CELLS) if "\t" in text else text


def region_of(wrapped: ProseWrap, selection: Selection, height: int) -> Region:
    """Where a selection is shown, of one taller than `height` rows its first rows."""
    top, bottom = (wrapped.location_to_offset(at).y for at in selection)
    return Region(0, top, 1, max(min(bottom - top + 1, height), 1))
