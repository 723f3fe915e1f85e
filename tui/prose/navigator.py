"""Caret moves over the rows the reader sees: up, down, and the two ends of a row."""

from textual.geometry import Offset
from textual.widgets.text_area import DocumentNavigator, Location

from nianbao.tui.prose.wrapping import ProseWrap


class ProseNavigator(DocumentNavigator):
    """Answers where the caret goes, with End after a row's last character, not before it."""

    def __init__(self, wrapped: ProseWrap) -> None:
        super().__init__(wrapped)
        self._wrap = wrapped

    def get_location_left(self, location: Location) -> Location:
        """Give the place one character to the left; a value is one."""
        return self._outside(super().get_location_left(location), forward=False)

    def get_location_right(self, location: Location) -> Location:
        """Give the place one character to the right; a value is one."""
        return self._outside(super().get_location_right(location), forward=True)

    def _outside(self, location: Location, *, forward: bool) -> Location:
        """Give a place, or the end of the code around it that shows its value."""
        mapping = self._wrap.paragraph(location[0]).mapping
        if mapping is None:
            return location
        return location[0], mapping.outside(location[1], forward=forward)

    def get_location_above(self, location: Location) -> Location:
        """Give the place one row up; on the first row, the start of the text."""
        return self._rows_away(location, -1)

    def get_location_below(self, location: Location) -> Location:
        """Give the place one row down; on the last row, the end of the text."""
        return self._rows_away(location, 1)

    def get_location_at_y_offset(self, location: Location, vertical_offset: int) -> Location:
        """Give the place so many rows down (up if negative), clamped to the text."""
        return self._rows_away(location, vertical_offset)

    def get_location_home(self, location: Location, smart_home: bool = False) -> Location:
        """Give the start of the row."""
        del smart_home
        return self._wrap.land(Offset(0, self._wrap.location_to_offset(location).y))

    def get_location_end(self, location: Location) -> Location:
        """Give the end of the row, after its last character."""
        y = self._wrap.location_to_offset(location).y
        line, row = self._wrap.row_at(y)
        paragraph = self._wrap.paragraph(line)
        start, stop = paragraph.bounds(row)
        return self._wrap.land(Offset(paragraph.sums[stop] - paragraph.sums[start], y))

    def _rows_away(self, location: Location, rows: int) -> Location:
        """Give the place so many rows away, at the cell the caret was last put at by hand."""
        x, y = self._wrap.location_to_offset(location)
        if y + rows < 0:
            return 0, 0
        if y + rows >= self._wrap.height:
            return self._wrap.document.end
        return self._wrap.land(Offset(max(x, self.last_x_offset), y + rows))
