"""The words of a cell as they are shown, and what has to be told of how it was kept."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from nianbao.imports.sheets.number_formats import plain_number, shown_number, stored_number
from nianbao.imports.sheets.remarks import Remarks
from nianbao.imports.sheets.rich_text import RichText

_SINCE_1900, _SINCE_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
_DAYS_TO_1904 = 1462


@dataclass(frozen=True, slots=True)
class ShownCells:
    """What all cells of a workbook have in common; rows count from 0."""

    remarks: Remarks
    is_since_1904: bool

    def kept(self, text: RichText, row: int) -> str:
        """The words of a text, what was left out of it noted."""
        if text.struck:
            self.remarks.struck.append((row + 1, text.struck))
        if text.mark:
            self.remarks.marks.append((row + 1, text.words, text.mark))
        return text.words

    def number(self, number: Decimal, code: str, row: int) -> str:
        """A number as a format shows it; noted where another one is seen than is stored."""
        since = _SINCE_1904 if self.is_since_1904 else _SINCE_1900
        shown = shown_number(number, code, since)
        if not shown or (stored_number(shown) is not None and plain_number(number) != shown):
            self.remarks.rounded.append((row + 1, shown or "空白", plain_number(number)))
        return shown

    def serial(self, number: Decimal) -> Decimal:
        """A number as a day that is counted from the end of 1899."""
        return number + _DAYS_TO_1904 if self.is_since_1904 else number
