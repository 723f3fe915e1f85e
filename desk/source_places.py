"""Where in the source that stands which a report's cell, field or page was made of."""

from nianbao.desk.address import FRONT, Address
from nianbao.imports import Reading
from nianbao.report.document import Report
from nianbao.report.field import TITLE, FieldRef
from nianbao.report.text import without_spaces

_BEGINNING = 12
"""Characters of a paragraph that are looked for in the source."""


def source_line(reading: Reading, report: Report, address: Address) -> int:
    """The number of the line a place comes from; the section's where that can't be told.

    0 when the section is not in the source.
    """
    if address.cell is not None:
        return reading.lines.get(address.cell) or reading.places.get(address.page, 0)
    start, end = _reach(reading, address.page)
    words = _words(report, address)
    for number, line in reading.source if words else ():
        if start <= number < end and words in without_spaces(line):
            return number
    return start


def _reach(reading: Reading, page: str) -> tuple[int, int]:
    """From which line up to which a page reaches; front is what stands before the sections."""
    begins = sorted(reading.places.values())
    last = reading.source[-1][0] + 1 if reading.source else 1
    start = 1 if page == FRONT else reading.places.get(page, 0)
    return start, next((line for line in begins if line > start), last) if start else 0


def _words(report: Report, address: Address) -> str:
    """The beginning of the paragraph the caret is in, spaces left out; a sub-head for its start."""
    text = report.title if address.field == TITLE else _text(report, address.field)
    before = text[: max(0, address.start)].count("\n")
    paragraphs = text.split("\n")
    words = paragraphs[min(before, len(paragraphs) - 1)]
    if not words and address.field and address.field.heading:
        words = report.prose.text(address.field.heading)
    return without_spaces(words)[:_BEGINNING]


def _text(report: Report, field: FieldRef | None) -> str:
    return report.prose.text(field) if field else ""
