"""A document's paragraphs as rows of cells, kept in step with each edit.

Stands in for Textual's `WrappedDocument`, which divides the whole paragraph again for each row.
Here a paragraph keeps a running sum of its cells, and every question is a bisection.
Places in the text are those of what is typed; a paragraph's characters are those that are shown.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from textual.geometry import Offset
from textual.widgets.text_area import Document, Location, WrappedDocument

from nianbao.report.words.codes import has_code
from nianbao.tui.kit.line_breaking import (
    break_offsets,
    cell_widths,
    has_clusters,
    kept_breaks,
    running_sum,
)
from nianbao.tui.prose.marks import changed_span
from nianbao.tui.prose.shown import CodeValues, ShownText, no_values, show


@dataclass(frozen=True, slots=True)
class WrappedParagraph:
    """One line of the document: its text, cells before each character, offsets where rows end.

    All of these count shown characters; `mapping` is None where they are the typed ones.
    """

    text: str
    sums: Sequence[int]
    breaks: Sequence[int]
    mapping: ShownText | None = None

    @classmethod
    def lay_out(cls, text: str, width: int, mapping: ShownText | None = None) -> "WrappedParagraph":
        """Break `text` into rows of `width` cells; 0 for one row."""
        sums = running_sum(cell_widths(text))
        return cls(text, sums, break_offsets(text, sums, width), mapping)

    def shown_as(self, text: str, mapping: ShownText | None, width: int) -> "WrappedParagraph":
        """Give the paragraph once it shows another text, with what both begin with kept."""
        start, stop = changed_span(self.text, text)
        old_stop = stop + len(self.text) - len(text)
        paragraph = self.edited(text, start, old_stop, stop, width)
        return replace(paragraph, mapping=mapping)

    def shown(self, typed: int) -> int:
        """Give the offset at which a typed place is shown."""
        return self.mapping.shown(typed) if self.mapping else typed

    def typed(self, shown: int) -> int:
        """Give the typed place of an offset."""
        return self.mapping.typed(shown) if self.mapping else shown

    def edited(
        self, text: str, top: int, old_end: int, new_end: int, width: int
    ) -> "WrappedParagraph":
        """Give the paragraph after characters `top` to `old_end` became `top` to `new_end`."""
        if has_clusters(text) or has_clusters(self.text):
            return WrappedParagraph.lay_out(text, width)
        sums = [*self.sums[:top], *running_sum(cell_widths(text[top:new_end]), self.sums[top])]
        shift = sums[-1] - self.sums[old_end]
        sums += [cells + shift for cells in self.sums[old_end + 1 :]]
        kept = self.breaks[: kept_breaks(sums, self.breaks, width, top)] if width else ()
        return WrappedParagraph(text, sums, break_offsets(text, sums, width, kept))

    def bounds(self, row: int) -> tuple[int, int]:
        """Give the offsets of the first character of a row and of the one after its last."""
        start = self.breaks[row - 1] if row else 0
        return start, self.breaks[row] if row < len(self.breaks) else len(self.text)

    def column_at(self, row: int, cells: int) -> int:
        """Give the offset of the character at a cell of a row; past the row, the row's end."""
        start, stop = self.bounds(row)
        return bisect_right(self.sums, self.sums[start] + cells, start + 1, stop + 1) - 1


class ProseWrap(WrappedDocument):
    """The rows of a document.

    `upstream` is the place of a caret that stands at the end of a row rather than at the start of
    the next one: both are the same place in the text.
    """

    upstream: Location | None = None

    def __init__(self, document: Document, width: int = 0, values: CodeValues = no_values) -> None:
        """Break a document into rows of `width` cells; codes with a value show it."""
        self._values = values
        self._carets: Collection[Location] = ()
        super().__init__(document, width)

    def wrap(self, width: int, tab_width: int | None = None) -> None:
        """Break the whole document into rows of `width` cells; 0 for one row a paragraph."""
        del tab_width
        self._cells = width
        self.upstream = None
        self._paragraphs = [self._lay_out(line) for line in range(len(self.document.lines))]
        self._count_rows()

    def wrap_range(self, start: Location, old_end: Location, new_end: Location) -> None:
        """Follow an edit of the document, made already, that ended at `old_end`, now `new_end`."""
        top, bottom = sorted((start, old_end))
        last = max(top[0], new_end[0])
        paragraphs = self._paragraphs
        self.upstream = None
        self._carets = (new_end,)
        if top[0] == bottom[0] == last:
            paragraph, mapping = paragraphs[last], self._mapping(last)
            if mapping is paragraph.mapping is None:
                text = self.document.lines[last]
                edited = paragraph.edited(text, top[1], bottom[1], new_end[1], self._cells)
            else:
                edited = self._shown_anew(last, mapping)
            paragraphs[last] = edited
            if len(edited.breaks) == len(paragraph.breaks):
                return
        else:
            fresh = [self._lay_out(line) for line in range(top[0], last + 1)]
            paragraphs[top[0] : bottom[0] + 1] = fresh
        self._count_rows()

    def open_at(self, carets: Collection[Location]) -> bool:
        """Show the codes that carets touch by their names, the others by their values.

        Gives whether anything is shown otherwise than before.
        """
        self._carets = carets
        return self._follow(
            line
            for line, paragraph in enumerate(self._paragraphs)
            if paragraph.mapping and not paragraph.mapping.is_open_at(self._columns(line))
        )

    def fill_in(self, values: CodeValues) -> bool:
        """Show other values in the codes; gives whether anything is shown otherwise."""
        self._values = values
        return self._follow(
            line
            for line, paragraph in enumerate(self._paragraphs)
            if has_code(self.document.lines[line]) and self._mapping(line) != paragraph.mapping
        )

    def _follow(self, lines: Iterable[int]) -> bool:
        """Show paragraphs anew; gives whether there were any."""
        changed = list(lines)
        for line in changed:
            self._paragraphs[line] = self._shown_anew(line, self._mapping(line))
        if changed:
            self._count_rows()
        return bool(changed)

    def _columns(self, line: int) -> list[int]:
        """The carets in a paragraph."""
        return [column for at, column in self._carets if at == line]

    def _mapping(self, line: int) -> ShownText | None:
        """How a paragraph is shown now."""
        text = self.document.lines[line]
        return show(text, self._values, self._columns(line)) if has_code(text) else None

    def _lay_out(self, line: int) -> WrappedParagraph:
        mapping = self._mapping(line)
        text = mapping.text if mapping else self.document.lines[line]
        return WrappedParagraph.lay_out(text, self._cells, mapping)

    def _shown_anew(self, line: int, mapping: ShownText | None) -> WrappedParagraph:
        """A paragraph with another mapping; what it showed before may be of an older text."""
        text = mapping.text if mapping else self.document.lines[line]
        return self._paragraphs[line].shown_as(text, mapping, self._cells)

    def _count_rows(self) -> None:
        """Sum up the rows above each paragraph and, last, all rows."""
        rows = (len(paragraph.breaks) + 1 for paragraph in self._paragraphs)
        self._tops = list(accumulate(rows, initial=0))

    @property
    def width(self) -> int:
        """Cells of a row."""
        return self._cells

    @property
    def height(self) -> int:
        """Rows in all."""
        return self._tops[-1]

    @property
    def lines(self) -> list[list[str]]:
        """What each row shows, paragraph by paragraph."""
        return [self.get_sections(line) for line in range(len(self._paragraphs))]

    def paragraph(self, line: int) -> WrappedParagraph:
        """Give a paragraph by its number from 0."""
        return self._paragraphs[line]

    def row_at(self, y: int) -> tuple[int, int]:
        """Give the paragraph of a row of the document, and the row's number in it, both from 0."""
        y = min(max(y, 0), self.height - 1)
        line = bisect_right(self._tops, y) - 1
        return line, y - self._tops[line]

    def offset_to_location(self, offset: Offset) -> Location:
        """Give the place in the text at a cell and row of the document, clamped to it."""
        line, row = self.row_at(offset.y)
        return line, self.get_target_document_column(line, max(offset.x, 0), row)

    def land(self, offset: Offset) -> Location:
        """Give the place at a cell and row for a caret, which may stand after the row's last."""
        line, row = self.row_at(offset.y)
        paragraph = self._paragraphs[line]
        column = paragraph.column_at(row, max(offset.x, 0))
        location = line, paragraph.typed(column)
        self.upstream = location if column in paragraph.breaks[row : row + 1] else None
        return location

    def location_to_offset(self, location: Location) -> Offset:
        """Give the cell and row of the document at which a place in the text is drawn."""
        line = min(max(location[0], 0), len(self._paragraphs) - 1)
        paragraph = self._paragraphs[line]
        column = min(max(paragraph.shown(location[1]), 0), len(paragraph.text))
        row = bisect_right(paragraph.breaks, column)
        if self.upstream == location and row and paragraph.breaks[row - 1] == column:
            row -= 1
        cells = paragraph.sums[column] - paragraph.sums[paragraph.bounds(row)[0]]
        return Offset(cells, self._tops[line] + row)

    def get_target_document_column(self, line_index: int, x_offset: int, y_offset: int) -> int:
        """Give the offset of the character at a cell of a row of a paragraph.

        Past the end of a row that is not the last, it is the row's last character.
        """
        paragraph = self._paragraphs[line_index]
        row = y_offset % (len(paragraph.breaks) + 1)
        column = paragraph.column_at(row, x_offset)
        if row < len(paragraph.breaks) and column == paragraph.breaks[row]:
            column = max(column - 1, paragraph.bounds(row)[0])
        return paragraph.typed(column)

    def get_sections(self, line_index: int) -> list[str]:
        """Give what each row of a paragraph shows."""
        paragraph = self._paragraphs[line_index]
        bounds = [0, *paragraph.breaks, len(paragraph.text)]
        return [paragraph.text[a:b] for a, b in pairwise(bounds)]

    def get_offsets(self, line_index: int) -> list[int]:
        """Give the offsets at which a paragraph is broken."""
        if not 0 <= line_index < len(self._paragraphs):
            raise ValueError(f"no paragraph {line_index} in {len(self._paragraphs)}")
        paragraph = self._paragraphs[line_index]
        return list(map(paragraph.typed, paragraph.breaks))

    def get_tab_widths(self, line_index: int) -> list[int]:
        """Give nothing: a tab is as wide here as any character of its width."""
        del line_index
        return []
