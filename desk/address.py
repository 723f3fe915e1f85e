"""An address in a report: where the cursor is, where a finding points, where it was left."""

from dataclasses import dataclass, replace
from typing import Any

from nianbao.report.document import Report
from nianbao.report.field import FRONT_FIELDS, FieldRef
from nianbao.report.finding import Finding, Span
from nianbao.report.form.figures import CellRef
from nianbao.report.form.shape import FigureTable

FRONT = "front"
"""The page of title and lead-in; the other pages are called by their section's key."""


@dataclass(frozen=True, slots=True)
class Address:
    """A page, and in it a cell, or characters `start` to `end` of a prose field.

    A negative `start` leaves the caret where it is in the field.
    """

    page: str
    cell: CellRef | None = None
    field: FieldRef | None = None
    start: int = -1
    end: int = -1

    def plain(self) -> dict[str, Any]:
        """The address as plain values; `kept_address` gives it back."""
        cell, field = str(self.cell or ""), str(self.field or "")
        return {"page": self.page, "cell": cell, "field": field, "start": self.start}


def address_of(finding: Finding) -> Address:
    """Where a finding points: its first cell, its words, or the section it is about."""
    if finding.cells:
        return Address(finding.cells[0].table, finding.cells[0])
    return address_in(finding.span) if finding.span else Address(finding.section)


def address_in(span: Span) -> Address:
    """Where some words of a field are; those of a sub-head are over its text."""
    field, start, end = span
    if field.is_heading:
        return Address(field.section, field=field.text)
    page = FRONT if field in FRONT_FIELDS else field.section
    return Address(page, field=field, start=start, end=end)


def kept_address(plain: object) -> Address | None:
    """The address that plain values hold, whatever report it is for; None where they hold none."""
    if not isinstance(plain, dict):
        return None
    start = plain.get("start")
    cell, field = CellRef.parse(str(plain.get("cell"))), FieldRef.parse(str(plain.get("field")))
    at = start if type(start) is int else -1
    return Address(str(plain.get("page")), cell, field, at, at)


def address_there(report: Report, address: Address | None) -> Address:
    """An address as far as the report has it; its first section where it has no such page."""
    keys = [section.key for section in report.form.sections]
    if address is None or address.page not in (FRONT, *keys):
        return Address(keys[0])
    page, cell, field = address.page, address.cell, address.field
    if page == FRONT:
        return Address(FRONT, field=field if field in FRONT_FIELDS else None)
    if isinstance(report.form.section(page), FigureTable):
        return Address(page, cell if cell in report.form.columns else None)
    return replace(address, cell=None) if field in report.prose.fields(page) else Address(page)


def address_of_change(before: Report, after: Report, page: str) -> Address:
    """Where two values of a report differ: the first cell or field; else just the page."""
    for ref in after.form.cells:
        figures = before.figures.get(ref), after.figures.get(ref)
        notes = before.notes.get(str(ref)), after.notes.get(str(ref))
        if figures[0] != figures[1] or notes[0] != notes[1]:
            return Address(ref.table, ref)
    for table in after.form.tables:
        if before.notes.get(table.key) != after.notes.get(table.key):
            return Address(table.key)
    for field in FRONT_FIELDS:
        if before.prose.text(field) != after.prose.text(field):
            return Address(FRONT, field=field)
    for section in after.form.prose_sections():
        fields = after.prose.fields(section.key)
        if before.prose.fields(section.key) != fields:
            return Address(section.key)
        for field in fields:
            if before.prose.text(field) != after.prose.text(field):
                return Address(section.key, field=field)
    return Address(page)
