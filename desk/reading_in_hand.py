"""What was read in, in hand before it is stored: mended, undone, checked for misread figures."""

from collections.abc import Generator, Sequence
from dataclasses import replace
from enum import Enum

from desk.address import FRONT, Address, address_of
from desk.progress import PageState, page_states
from desk.report_in_hand import ReportInHand
from imports import Certainty, Reading
from report.document import Report
from report.field import FRONT_FIELDS
from report.finding import Finding, Severity
from report.form.figures import CellRef
from report.office import Office
from report.text import spoken_length


class Doubt(Enum):
    """What a typed cell needs to be looked at for."""

    MISSING = Severity.ERROR
    """Nothing was read."""
    GUESSED = Severity.WARNING
    """It was guessed."""
    CHANGED = Severity.INFO
    """It is no more as it was read."""


_DOUBTS = {Certainty.MISSING: Doubt.MISSING, Certainty.GUESSED: Doubt.GUESSED}


class ReadingInHand(ReportInHand):
    """A report that was read; `first` is how it was read.

    Its findings are the reader's, and sums that do not add up: a figure may have been misread.
    """

    def __init__(self, reading: Reading, first: Report, office: Office) -> None:
        self.reading = reading
        self.first = first
        self._certainty = {ref: reading.certainty(ref) for ref in first.form.cells}
        super().__init__(first, office)

    def checking(self) -> Generator[None, None, Sequence[Finding]]:
        """What the reader found, and the sums, a rule a step."""
        found = yield from super().checking()
        sums = (
            finding
            for finding in found
            if finding.severity is Severity.ERROR and finding.cells and finding.rule != "N03"
        )
        return list(dict.fromkeys((*self.report.import_findings, *sums)))

    def doubt(self, ref: CellRef) -> Doubt | None:
        """What is doubtful about a cell; None where it was read well."""
        if self.report.all_figures[ref] != self.first.all_figures[ref]:
            return Doubt.CHANGED
        return _DOUBTS.get(self._certainty[ref])

    def doubts(self, table: str) -> dict[CellRef, Doubt]:
        """The doubtful ones among the typed cells of a table."""
        cells = self.report.form.table(table).typed_cells
        return {ref: doubt for ref in cells if (doubt := self.doubt(ref))}

    def states(self) -> Sequence[PageState]:
        """What was read of each page."""
        states = page_states(self.report, self.findings)
        return tuple(replace(state, progress=self._progress(state.key)) for state in states)

    def first_address(self) -> Address:
        """The first doubtful cell, else what the first finding is about, else the first page."""
        for table in self.report.form.tables:
            for ref in self.doubts(table.key):
                return Address(table.key, ref)
        for finding in self.open_findings:
            if finding.severity is not Severity.INFO:
                return address_of(finding)
        return Address(self.report.form.sections[0].key)

    def _progress(self, page: str) -> str:
        if any(table.key == page for table in self.report.form.tables):
            doubts = list(self.doubts(page).values())
            missing, guessed = doubts.count(Doubt.MISSING), doubts.count(Doubt.GUESSED)
            words = [f"没读到{missing}格"] if missing else []
            words += [f"猜的{guessed}格"] if guessed else []
            return " ".join(words) or "读准了"
        if page != FRONT and page not in self.reading.found:
            return "原文里没有找到"
        fields = FRONT_FIELDS if page == FRONT else self.report.prose.fields(page)
        return f"{sum(spoken_length(self.report.prose.text(name)) for name in fields)}字"
