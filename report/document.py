"""A report: who, which year, its figures and its words. Frozen: every change is a new value."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from nianbao.report.errors import FormError
from nianbao.report.facts import Facts
from nianbao.report.field import FieldRef
from nianbao.report.finding import UNPLACED, Dismissal, Finding
from nianbao.report.form import form_of
from nianbao.report.form.figures import CellRef, Figure, zero
from nianbao.report.form.shape import Form
from nianbao.report.form.totals import differing
from nianbao.report.prose import Overview, Part, Prose
from nianbao.report.tables import Figures, FilledTables
from nianbao.report.text import clean_line, clean_text

FIRST_YEAR, LAST_YEAR = 2008, 2099
"""The 条例 came into force in 2008; no report is older."""
OLDER_UNTIL = 2018
"""The last year for which there was no form with tables."""


@dataclass(frozen=True)
class Report:
    """One office's report for one year.

    `figures` holds typed cells only, blanks left out; `stated` the totals of a printed report
    that differ from the derived ones; `notes` words by cell (`requests.received.total`) or by
    table key; `import_findings` what only a reader could find; `dismissed` the warnings put
    aside, by the facts they were about (see dismissal.py); `facts` the office's own numbers,
    which codes in the words stand for (see codes.py). Mappings are never changed in place.
    """

    office: str
    year: int
    form_version: str = "2021"
    figures: Figures = field(default_factory=dict)
    stated: Figures = field(default_factory=dict)
    prose: Prose = field(default_factory=Prose)
    notes: Mapping[str, str] = field(default_factory=dict)
    import_findings: tuple[Finding, ...] = ()
    dismissed: Mapping[str, Dismissal] = field(default_factory=dict)
    facts: Facts = ()

    @property
    def key(self) -> tuple[str, int]:
        """What tells one report from another: its office and its year."""
        return self.office, self.year

    @property
    def form(self) -> Form:
        """The form this report follows."""
        return form_of(self.form_version)

    @property
    def is_older(self) -> bool:
        """Whether it is words alone, of the years before there was a form with tables."""
        return self.year <= OLDER_UNTIL and not self.figures and not self.stated

    @property
    def generated_title(self) -> str:
        """The title made from office and year."""
        return self.form.title(self.office, self.year)

    @property
    def title(self) -> str:
        """The title as printed."""
        return self.prose.title or self.generated_title

    @cached_property
    def tables(self) -> FilledTables:
        """Its figures without its words."""
        return FilledTables(self.form, self.figures, self.stated)

    @property
    def all_figures(self) -> Figures:
        """Every cell of the form, derived ones included; a blank is None.

        A printed total with blanks among its parts is as printed.
        """
        return self.tables.all_figures

    @property
    def sums(self) -> Figures:
        """Every cell of the form, each total the sum of the parts that are filled in."""
        return self.tables.sums

    def figure(self, ref: CellRef) -> Figure:
        """The figure in a cell, typed or derived; raises FormError for an unknown cell."""
        return self.tables.figure(ref)

    def blanks(self, table: str) -> tuple[CellRef, ...]:
        """The typed cells of a table that are blank, in order."""
        return self.tables.blanks(table)

    def with_figure(self, ref: CellRef, figure: Figure) -> "Report":
        """A copy with one typed cell set; None makes it blank. Totals can't be set."""
        return self.with_figures({ref: figure})

    def with_figures(self, changes: Figures) -> "Report":
        """A copy with several typed cells set at once.

        Raises FormError for a derived or unknown cell. A printed total that the sum has
        reached, and reader's findings about the cells, are dropped.
        """
        for ref in changes:
            if ref not in self.form.columns or ref in self.form.derived_cells:
                raise FormError(f"“{ref}”不能填写，", "总计由程序计算。")
        merged = {**self.figures, **changes}
        figures = {ref: figure for ref, figure in merged.items() if figure is not None}
        changed = {ref for ref in changes if self.figures.get(ref) != figures.get(ref)}
        tables = {ref.table for ref in changed}
        return replace(
            self,
            figures=figures,
            stated=differing(self.form, figures, self.stated),
            import_findings=tuple(
                finding
                for finding in self.import_findings
                if not changed.intersection(finding.cells)
                and (finding.cells or finding.section not in tables)
            ),
        )

    def with_zeros(self, table: str) -> "Report":
        """A copy with every blank of a table filled with 0."""
        return self.with_figures(
            {ref: zero(self.form.columns[ref].unit) for ref in self.blanks(table)}
        )

    def with_derived_totals(self) -> "Report":
        """A copy in which all derived totals are accepted."""
        return replace(self, stated={})

    def with_note(self, place: str, note: str) -> "Report":
        """A copy with a note on a cell (one line) or a table (paragraphs); empty takes it away.

        Raises FormError when the place is neither.
        """
        ref = CellRef.parse(place)
        if ref is None:
            self.form.table(place)
            cleaned = clean_text(note)
        elif ref in self.form.columns:
            cleaned = clean_line(note)
        else:
            raise FormError(f"表式里没有“{place}”这一格。")
        notes = {key: text for key, text in self.notes.items() if key != place}
        return replace(self, notes={**notes, place: cleaned} if cleaned else notes)

    def with_prose(self, field: FieldRef | str, text: str) -> "Report":
        """A copy with one prose field set and cleaned; raises FormError for an unknown field.

        A title equal to the generated one is kept as the generated one.
        """
        prose = self.prose.with_text(field, text)
        if prose.title == self.generated_title:
            prose = replace(prose, title=None)
        section = FieldRef.of(field).section
        return self._rewritten(prose, section if prose != self.prose else "")

    def with_overview(self, changed: Overview) -> "Report":
        """A copy with section one's sub-heads added, moved, renumbered or removed."""
        return self._rewritten(replace(self.prose, overview=changed), Overview.KEY)

    def _rewritten(self, prose: Prose, section: str) -> "Report":
        kept = (
            finding  # what is written in one section is no answer to lines that are in none
            for finding in self.import_findings
            if finding.cells or finding.section != section or finding.rule == UNPLACED
        )
        return replace(self, prose=prose, import_findings=tuple(kept))


def new_report(office: str, year: int, form_version: str = "2021") -> Report:
    """An empty report with the default sub-heads of section one."""
    aspects = next(form_of(form_version).prose_sections()).aspects
    parts = tuple(Part(aspect) for aspect in aspects)
    prose = Prose(overview=Overview(parts=parts))
    return Report(clean_line(office), year, form_version, prose=prose)


def precedes(last: Report, this: Report) -> bool:
    """Whether one report is of the year before the other: only then do figures carry over."""
    return last.year == this.year - 1
