"""What was read in, in hand before it is stored: mended, undone, checked for misread figures."""

from collections.abc import Collection, Generator, Sequence
from dataclasses import replace
from enum import Enum

from nianbao.desk.address import FRONT, Address, address_of
from nianbao.desk.progress import PageState, page_states
from nianbao.desk.report_in_hand import ReportInHand
from nianbao.desk.unplaced_lines import UnplacedLines, put_words
from nianbao.imports import Certainty, Reading
from nianbao.report.document import Report
from nianbao.report.field import FRONT_FIELDS, FieldRef
from nianbao.report.finding import Finding, Severity
from nianbao.report.form.figures import CellRef
from nianbao.report.office import Office
from nianbao.report.text import spoken_length


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
    Undo gives back the very values of the report, each with the lines that were left over then.
    """

    def __init__(self, reading: Reading, first: Report, office: Office) -> None:
        self.reading = reading
        self.first = first
        self._certainty = {ref: reading.certainty(ref) for ref in first.form.cells}
        self._lines = {id(first): (first, UnplacedLines.of(reading))}
        super().__init__(first, office)

    # --- Lines that are in no place of the report

    @property
    def unplaced(self) -> UnplacedLines:
        """The lines of the source that are in no place of the report as it is now."""
        return self._lines[id(self.report)][1]

    def put_lines(
        self, chosen: Collection[int], into: FieldRef | str, *, at_start: bool = False
    ) -> None:
        """Put lines behind what a place of the report holds, or before it; one step for undo."""
        lines = self.unplaced
        changed = put_words(self.report, into, lines.words(chosen), at_start=at_start)
        self._change_lines(changed, lines.placed(chosen))

    def turn_lines(self, chosen: Collection[int]) -> None:
        """Don't want these lines, or, where none of them is open, want them again after all."""
        self._change_lines(self.report, self.unplaced.turned(chosen))

    def undo_lines(self) -> bool:
        """Take the last change back where it was one of lines; False where it was not."""
        is_one = bool(self._before) and self._moves_lines(self._before[-1])
        return is_one and self.undo() is not None

    def redo_lines(self) -> bool:
        """Do that again which `undo_lines` took back; False where that was not the last step."""
        is_one = bool(self._after) and self._moves_lines(self._after[-1])
        return is_one and self.redo() is not None

    def _moves_lines(self, other: Report) -> bool:
        return self._lines[id(other)][1] != self.unplaced

    def _change_lines(self, report: Report, lines: UnplacedLines) -> None:
        told = lines.told(report, self.unplaced)
        self._lines[id(told)] = told, lines
        self.change(told)

    def _take(self, report: Report) -> None:
        """Take a report; one that was in hand before brings the lines it left over."""
        self._lines.setdefault(id(report), (report, self.unplaced))
        super()._take(report)

    # --- What is doubtful

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
