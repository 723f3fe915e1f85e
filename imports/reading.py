"""What was read of a source, before office and year are settled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from nianbao.imports.source import SourceBlock
from nianbao.report.document import FIRST_YEAR, LAST_YEAR, Report
from nianbao.report.errors import ReportError
from nianbao.report.facts import Facts
from nianbao.report.finding import Finding, Severity
from nianbao.report.form.figures import CellRef
from nianbao.report.form.totals import differing
from nianbao.report.prose import Prose
from nianbao.report.tables import Figures
from nianbao.report.text import clean_line

if TYPE_CHECKING:  # only what the county sends back needs it
    from nianbao.report.returning import ReturnNote


class ImportRefusedError(ReportError):
    """A source that holds no report, or one whose office or year can't be told."""


class ReturnFoundError(ImportRefusedError):
    """A source that is no report, but what the county says about one: the `note`."""

    def __init__(self, note: "ReturnNote") -> None:
        super().__init__(
            f"这是{note.report.office}{note.report.year}年报告的退回意见，不是报告，",
            "请在程序里按 F9 打开它。",
        )
        self.note = note


class Certainty(StrEnum):
    """How sure a cell is: read as it stood, read by some guess, or not read at all."""

    SURE = "sure"
    GUESSED = "guessed"
    MISSING = "missing"


@dataclass(frozen=True)
class Reading:
    """What a reader understood of a source.

    `office` and `year` are None when the source does not tell them. `printed` holds every
    figure read, totals as printed; a cell that stood there blank is in it as None. `found` are
    the keys of the sections that were there. `source` are the lines of the source that hold
    words, by number; `places` tells the line at which each section begins, `lines` that of each
    cell's row (JSON has none of them). `furniture` are lines of the page around the report,
    `unplaced` those that are in no field, figure or note (S16 tells them). `facts` are the
    office's own numbers, which only JSON has. `blocks` are the lines and rows of the report as they
    stood, before anything was made of them. How sure each cell is, `certainty` tells.
    """

    form_version: str = "2021"
    office: str | None = None
    year: int | None = None
    prose: Prose = field(default_factory=Prose)
    printed: Figures = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    found: frozenset[str] = frozenset()
    places: Mapping[str, int] = field(default_factory=dict)
    lines: Mapping[CellRef, int] = field(default_factory=dict)
    source: tuple[tuple[int, str], ...] = ()
    furniture: tuple[tuple[int, str], ...] = ()
    unplaced: tuple[tuple[int, str], ...] = ()
    facts: Facts = ()
    blocks: Sequence[SourceBlock] = field(default=(), compare=False, repr=False)

    def certainty(self, ref: CellRef) -> Certainty:
        """How sure a cell of the form is. That follows from the findings, and only from them.

        Missing: no row gave it, or what stood there is no figure. Guessed: a finding other than
        an I names it. A cell that stood blank is sure to be blank.
        """
        told = {finding.severity for finding in self.findings if ref in finding.cells}
        if ref not in self.printed or (self.printed[ref] is None and Severity.ERROR in told):
            return Certainty.MISSING
        return Certainty.GUESSED if told - {Severity.INFO} else Certainty.SURE

    def report(self, office: str | None = None, year: int | None = None) -> Report:
        """The report that was read; `office` and `year`, where given, go before the source's.

        Raises ImportRefusedError when nothing of a report was found, when office or year can
        be told neither from the source nor from what is given, or when no report can have
        that year.
        """
        if not self.found:
            raise ImportRefusedError(
                "没有找到年度报告的任何一个部分或表格，", "请确认这是年度报告的全文。"
            )
        name = clean_line(office or self.office or "")
        when = self.year if year is None else year
        if not name:
            raise ImportRefusedError(
                "从标题里看不出是哪个单位的报告，", "请用 --office 写明单位全称。"
            )
        if when is None:
            raise ImportRefusedError(
                "从标题里看不出是哪一年的报告，", "请用 --year 写明年份，如 --year 2024。"
            )
        if not FIRST_YEAR <= when <= LAST_YEAR:
            raise ImportRefusedError(
                f"年份“{when}”不对，", f"应在{FIRST_YEAR}年到{LAST_YEAR}年之间。"
            )
        return self._compose(name, when)

    def _compose(self, office: str, year: int) -> Report:
        empty = Report(office, year, self.form_version)
        derived = empty.form.derived_cells
        typed = {
            ref: figure
            for ref, figure in self.printed.items()
            if ref not in derived and figure is not None
        }
        title = None if self.prose.title == empty.generated_title else self.prose.title
        return replace(
            empty,
            figures=typed,
            stated=differing(empty.form, typed, self.printed),
            prose=replace(self.prose, title=title),
            notes=self.notes,
            import_findings=self.findings,
            facts=self.facts,
        )
