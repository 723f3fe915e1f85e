"""What rules may look at: a report, what belongs to it, and views of them made once for all rules.

What a rule reads is what it asks for here. Every question is noted (see keeping.py), so that a
rule is gone through again only where something it asked for has another answer: a rule that asks
for the tables is not gone through for a sentence, and one that asks for texts, for the one text
that is another.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from nianbao.report.checks.keeping import Asker, Memory, given, kept
from nianbao.report.claims.claims import Claim, Passage, passages, read_passage
from nianbao.report.claims.quantities import Sum
from nianbao.report.document import Report
from nianbao.report.facts import Facts
from nianbao.report.field import FRONT_FIELDS, TITLE, FieldRef
from nianbao.report.finding import Finding, Severity, Span
from nianbao.report.form.figures import CellRef
from nianbao.report.form.names import cell_name, table_name
from nianbao.report.form.shape import Form
from nianbao.report.office import Office
from nianbao.report.office_kinds import kind_of
from nianbao.report.prose import Overview, Prose
from nianbao.report.standing import Standing
from nianbao.report.tables import Figures, FilledTables
from nianbao.report.text import SIMPLIFIED, translated
from nianbao.report.words.codes import Codes, filled
from nianbao.report.words.fields import Field, overview_section, prose_fields, section_text
from nianbao.report.words.sentences import (
    Stretch,
    masked,
    narrow,
    sentences,
    unquoted,
    without_addresses,
)

if TYPE_CHECKING:  # a check without registers does without
    from nianbao.report.registers.beside_report import RegistersBeside


@dataclass(frozen=True, eq=False)
class CheckedText:
    """A text as rules see it: a field of prose, or the note on a cell or a table.

    `ref` is the address of a field, None for a note; `cell` the cell that a note is on, None
    where it is on the table. `called` is how a message names it. Every view is as long as the
    text, so that a place in one is a place in the text.
    """

    text: str
    section: str
    called: str
    ref: FieldRef | None = None
    cell: CellRef | None = None

    @cached_property
    def narrow(self) -> str:
        """With full-width digits made plain."""
        return narrow(self.text)

    @cached_property
    def unquoted(self) -> str:
        """Without titles and numbers of documents, addresses, and what is in quotation marks."""
        return unquoted(self.masked)

    @cached_property
    def narrow_unquoted(self) -> str:
        """The same with full-width digits made plain before."""
        if self.narrow is self.text:
            return self.unquoted
        return unquoted(masked(self.narrow))

    @cached_property
    def without_addresses(self) -> str:
        """Without web and mail addresses."""
        return without_addresses(self.text)

    @cached_property
    def numbers(self) -> str:
        """Without addresses, full-width digits made plain: where numbers are looked for."""
        return narrow(self.without_addresses)

    @cached_property
    def sentences(self) -> Sequence[Stretch]:
        """Its sentences."""
        return sentences(self.text)

    @cached_property
    def masked(self) -> str:
        """Without titles and numbers of documents and addresses."""
        return masked(self.text)

    def place(self, start: int, end: int) -> Span | CellRef | str:
        """Where its characters are; of a note the cell or the table, since no span can name it."""
        return Span(self.ref, start, end) if self.ref else self.cell or self.section


class Heeded(NamedTuple):
    """What a rule heeds of a finding that was told before it."""

    rule: str
    severity: Severity
    section: str
    cells: tuple[CellRef, ...]
    span: Span | None


class Context(Asker):
    """What a check may look at: the report, last year's, the office's settings, the day.

    `report` is as printed; last year's codes are filled in here. `found` is what the rules before
    this one have found: it grows. `standing` is where the report stands, None for one that is in no
    library. `memory` is what the runs before have kept, `registers` what the office's registers say
    of it; the same object while that is the same.
    """

    def __init__(
        self,
        report: Report,
        previous: Report | None = None,
        office: Office | None = None,
        today: date | None = None,
        found: Sequence[Finding] = (),
        standing: Standing | None = None,
        memory: Memory | None = None,
        registers: "RegistersBeside | None" = None,
    ) -> None:
        super().__init__(memory)
        self._registers = registers
        self._report, self._previous = report, previous
        self._office, self._today = office or Office(), today
        self._found, self._standing = found, standing

    # --- What is given

    @property
    @given
    def form(self) -> Form:
        """The form of the report."""
        return self._report.form

    @property
    @given
    def year(self) -> int:
        """The year it is of."""
        return self._report.year

    @property
    @given
    def reporter(self) -> str:
        """The name of the office it is of."""
        return self._report.office

    @property
    @given
    def prose(self) -> Prose:
        """All its words; who looks at a few of them asks for those."""
        return self._report.prose

    @property
    @given
    def facts(self) -> Facts:
        """The office's own numbers."""
        return self._report.facts

    @property
    @given
    def read_findings(self) -> Sequence[Finding]:
        """What its reader has found."""
        return self._report.import_findings

    @property
    @given
    def office(self) -> Office:
        """The office's settings."""
        return self._office

    @property
    @given
    def today(self) -> date | None:
        """The day of the check."""
        return self._today

    @property
    @given
    def standing(self) -> Standing | None:
        """Where the report stands."""
        return self._standing

    @property
    @given
    def registers(self) -> "RegistersBeside | None":
        """The registers of the office; None where it keeps none."""
        return self._registers

    @given
    def _typed_figures(self) -> Figures:
        return self._report.figures

    @given
    def _stated_totals(self) -> Figures:
        return self._report.stated

    @given
    def _given_notes(self) -> Mapping[str, str]:
        return self._report.notes

    @given
    def _given_report(self) -> Report:
        return self._report

    @given
    def _given_previous(self) -> Report | None:
        return self._previous

    @given
    def _given_found(self, rule: str) -> Sequence[Finding]:
        del rule  # it only tells the question from those of other rules
        return tuple(self._found)

    # --- Views of it

    @property
    @kept
    def tables(self) -> FilledTables:
        """Its figures."""
        self.form, self._typed_figures(), self._stated_totals()
        return self._report.tables

    @kept
    def value_of(self, cells: Sum) -> int | None:
        """The sum of cells; None where a typed cell of it is blank or the form has none such."""
        return self.tables.sum_of(cells)

    @property
    @kept
    def previous(self) -> Report | None:
        """Last year's report, or an older one that was chosen for it, as printed."""
        previous = self._given_previous()
        return filled(previous) if previous else None

    @property
    @kept
    def previous_tables(self) -> FilledTables | None:
        """The figures of that report."""
        return self.previous.tables if self.previous else None

    @property
    @kept
    def last_year(self) -> Report | None:
        """The report of the year before; None where `previous` is an older one."""
        return self.previous if self.previous and self.previous.year == self.year - 1 else None

    @property
    @kept
    def kind(self) -> str:
        """The kind of the office that reports, told by its name, else by what it calls itself."""
        return kind_of(self.reporter) or kind_of(self.office.self_reference)

    @property
    @kept
    def codes(self) -> Codes:
        """What the codes in the words stand for."""
        return Codes(self._given_report(), self.previous)

    @kept
    def told_before(self, rule: str) -> Sequence[Heeded]:
        """What the rules before the one of this id have found; no other rule asks so."""
        return tuple(
            Heeded(one.rule, one.severity, one.section, one.cells, one.span)
            for one in self._given_found(rule)
        )

    @property
    @kept
    def texts(self) -> Sequence[CheckedText]:
        """The fields that hold words, sub-heads too, in printed order."""
        return tuple(self.each(_checked_text, prose_fields(self.form, self.prose)))

    @property
    @kept
    def plain_texts(self) -> Sequence[CheckedText]:
        """The same without title and sub-heads."""
        return tuple(one for one in self.texts if one.ref != TITLE and not _is_heading(one))

    @property
    @kept
    def notes(self) -> Sequence[CheckedText]:
        """The notes on cells and tables."""
        return tuple(self.each(_checked_note, self._given_notes().items()))

    @kept
    def note_on(self, field: FieldRef) -> str:
        """The note on the table that an address is of; empty for one of a prose field."""
        return self._given_notes().get(str(field), "")

    @property
    @kept
    def overview(self) -> Overview:
        """Section one."""
        return self.prose.overview

    @property
    @kept
    def overview_text(self) -> str:
        """All words of section one, traditional characters of the form's words made simplified."""
        return translated(self.section_text(overview_section(self.form).key), SIMPLIFIED)

    @kept
    def section_text(self, section: str) -> str:
        """All words of a prose section."""
        return section_text(self.prose, section)

    @property
    @kept
    def passages(self) -> Sequence[Passage]:
        """Lead-in, prose sections and notes on tables, field by field."""
        notes = self._given_notes()
        return tuple(passages(self.form, self.prose, notes, self.reporter, self.year))

    @property
    @kept
    def claims(self) -> Sequence[Claim]:
        """What the words claim, field by field."""
        return tuple(claim for passage in self.passages for claim in read_passage(passage))


def _checked_text(context: Context, field: Field) -> CheckedText:
    ref, section, text = field
    title = context.form.section(section).title.text
    return CheckedText(text, section, _called(ref, title), ref)


def _checked_note(context: Context, note: tuple[str, str]) -> CheckedText:
    key, words = note
    ref, form = CellRef.parse(key), context.form
    called = f"{cell_name(form, ref) if ref else table_name(form, key)}的批注"
    return CheckedText(words, ref.table if ref else key, called, None, ref)


def _called(ref: FieldRef, title: str) -> str:
    """How a message names a field: by its section's title; title and lead-in by their own names."""
    if ref in FRONT_FIELDS:
        return "标题" if ref == TITLE else "导语"
    return f"“{title}”"


def _is_heading(text: CheckedText) -> bool:
    return text.ref is not None and text.ref.is_heading
