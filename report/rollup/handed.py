"""A report that was handed in, without its words: what a county keeps of each."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from nianbao.report.document import Report
from nianbao.report.finding import Finding, count_findings
from nianbao.report.form.figures import CellRef, Figure
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.form.shape import FigureTable
from nianbao.report.record import plain_figure, plain_figures, print_of
from nianbao.report.text import spoken_length
from nianbao.report.words.fields import section_text
from nianbao.report.years.conversion import as_2021

CELLS = FORM_2021.cells
"""The 200 cells of the form, in printed order: what `HandedReport.figures` holds."""
_PLACES = {ref: place for place, ref in enumerate(CELLS)}


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a report came from.

    `file` is its path in the folder, with `/` everywhere; `sha256` that of the file's bytes.
    `number` counts the reports of a library or a pack from 1, 0 for a file that is one report.
    `state` (a value of `State`), `published_on` (ISO date) and `address` only a library knows.
    """

    file: str
    sha256: str = ""
    number: int = 0
    state: str = ""
    published_on: str = ""
    address: str = ""

    @property
    def place(self) -> str:
        """The file, and which report of it where it holds several."""
        return f"{self.file}#{self.number}" if self.number else self.file


@dataclass(frozen=True, slots=True)
class HandedReport:
    """One report as it was handed in.

    `figures` are those of CELLS, a blank None; `stated` the printed totals that differ from the
    sum of their parts; `lines` the line of the source that each figure stood in, 0 where there is
    none (empty where the source has no lines). `fingerprint` is equal for two files that print the
    same report. `findings` are all of its own, in reading order, and `counts` its errors and its
    warnings that are not put aside; where thousands of reports are rolled up only the counts are
    kept, and the findings stand in the tidy columns. `overview_chars` and `problems_chars` count
    characters of sections one and five; `alike_last` is the percent of them that stood in last
    year's, None without last year's report.
    """

    origin: Origin
    office: str
    year: int
    form: str
    title: str
    fingerprint: str
    figures: tuple[Figure, ...]
    stated: Mapping[CellRef, Figure] = field(default_factory=dict)
    lines: Sequence[int] = ()
    findings: tuple[Finding, ...] = ()
    counts: tuple[int, int] = (0, 0)
    overview_chars: int = 0
    problems_chars: int = 0
    alike_last: int | None = None

    def figure(self, ref: CellRef) -> Figure:
        """The figure in a cell of the form of 2021; raises KeyError for an unknown one."""
        return self.figures[_PLACES[ref]]

    def line(self, ref: CellRef) -> int:
        """The line of the source that a figure stood in, 0 where that is not known."""
        return self.lines[_PLACES[ref]] if self.lines else 0

    def table(self, table: FigureTable) -> tuple[Figure, ...]:
        """The typed figures of a table, in order."""
        return tuple(self.figure(ref) for ref in table.typed_cells)

    @property
    def blanks(self) -> int:
        """Typed cells that are blank."""
        derived = FORM_2021.derived_cells
        return sum(
            figure is None and ref not in derived
            for ref, figure in zip(CELLS, self.figures, strict=True)
        )

    @property
    def is_empty(self) -> bool:
        """Whether there is no figure at all."""
        return all(figure is None for figure in self.figures)

    @property
    def is_zero(self) -> bool:
        """Whether every figure is there, and 0."""
        return all(figure == 0 for figure in self.figures)


def handed_report(
    report: Report,
    origin: Origin,
    *,
    findings: Sequence[Finding] = (),
    lines: Mapping[CellRef, int] | None = None,
    alike_last: int | None = None,
) -> HandedReport:
    """What is kept of a report; one on the form of 2019 is taken over to that of 2021."""
    own = {section: section_text(report.prose, section) for section in ("overview", "problems")}
    shown, _ = as_2021(report)
    figures = shown.all_figures
    return HandedReport(
        origin,
        report.office,
        report.year,
        report.form_version,
        report.title,
        print_of(report),
        tuple(figures[ref] for ref in CELLS),
        dict(shown.stated),
        array("i", (lines.get(ref, 0) for ref in CELLS)) if lines else (),
        tuple(findings),
        count_findings(findings),
        spoken_length(own["overview"]),
        spoken_length(own["problems"]),
        alike_last,
    )


def plain_handed(one: HandedReport) -> dict[str, Any]:
    """The report as plain values, without its findings and lines; `read_handed` reads them."""
    origin = one.origin
    return {
        "origin": [
            origin.file, origin.sha256, origin.number,
            origin.state, origin.published_on, origin.address,
        ],
        "office": one.office,
        "year": one.year,
        "form": one.form,
        "title": one.title,
        "fingerprint": one.fingerprint,
        "figures": [plain_figure(figure) for figure in one.figures],
        "stated": plain_figures(one.stated),
        "counts": list(one.counts),
        "chars": [one.overview_chars, one.problems_chars],
        "alike_last": one.alike_last,
    }  # fmt: skip


def read_handed(
    plain: Mapping[str, Any], findings: Sequence[Finding] = (), lines: Sequence[int] = ()
) -> HandedReport:
    """The report that plain values hold, with what stands apart; they are our own, not checked."""
    overview_chars, problems_chars = plain["chars"]
    errors, warnings = plain["counts"]
    return HandedReport(
        Origin(*plain["origin"]),
        plain["office"],
        plain["year"],
        plain["form"],
        plain["title"],
        plain["fingerprint"],
        tuple(map(_figure, plain["figures"])),
        {CellRef(*place.split(".")): _figure(figure) for place, figure in plain["stated"].items()},
        array("i", lines) if lines else (),
        tuple(findings),
        (errors, warnings),
        overview_chars,
        problems_chars,
        plain["alike_last"],
    )


def _figure(plain: int | str | None) -> Figure:
    return Decimal(plain) if isinstance(plain, str) else plain
