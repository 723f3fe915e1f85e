"""What rules may look at: a report, what belongs to it, and views of them made once for all rules.

A view is made when the first rule asks for it. What a rule reads is what it asks for here.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache

from nianbao.report.checks.offices import kind_of
from nianbao.report.claims.claims import Claim, Passage, passages, read_passage, skeleton_of
from nianbao.report.claims.skeleton import Skeleton
from nianbao.report.document import Report, precedes
from nianbao.report.field import FRONT_FIELDS, TITLE, FieldRef
from nianbao.report.finding import Finding, Span
from nianbao.report.form.figures import CellRef
from nianbao.report.form.names import cell_name, table_name
from nianbao.report.office import Office
from nianbao.report.standing import Standing
from nianbao.report.words.codes import Codes
from nianbao.report.words.fields import overview_section, prose_fields, section_text
from nianbao.report.words.sentences import (
    Stretch,
    masked,
    narrow,
    sentences,
    unquoted,
    without_addresses,
)


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
        return unquoted(self.text)

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


_checked_text = lru_cache(maxsize=128)(CheckedText)
"""Kept, so that texts that have not changed since the last check keep their views."""


@dataclass(frozen=True)
class Context:
    """What a check may look at: the report, last year's, the office's settings, the day.

    `report` and `previous` are as printed. `found` is what the rules before this one have found.
    `standing` is where the report stands, None for one that is in no library.
    """

    report: Report
    previous: Report | None = None
    office: Office = field(default_factory=Office)
    today: date | None = None
    found: Sequence[Finding] = ()
    standing: Standing | None = None

    @cached_property
    def last_year(self) -> Report | None:
        """The report of the year before; None where `previous` is an older one."""
        return self.previous if self.previous and precedes(self.previous, self.report) else None

    @cached_property
    def kind(self) -> str:
        """The kind of the office that reports, told by its name, else by what it calls itself."""
        return kind_of(self.report.office) or kind_of(self.office.self_reference)

    @cached_property
    def codes(self) -> Codes:
        """What the codes in the words stand for."""
        return Codes(self.report, self.previous)

    @cached_property
    def texts(self) -> Sequence[CheckedText]:
        """The fields that hold words, sub-heads too, in printed order."""
        titles = {section.key: section.title.text for section in self.report.form.sections}
        return tuple(
            _checked_text(text, section, _called(ref, titles[section]), ref)
            for ref, section, text in prose_fields(self.report)
        )

    @cached_property
    def plain_texts(self) -> Sequence[CheckedText]:
        """The same without title and sub-heads."""
        return tuple(one for one in self.texts if one.ref != TITLE and not _is_heading(one))

    @cached_property
    def notes(self) -> Sequence[CheckedText]:
        """The notes on cells and tables."""
        return tuple(self._note(key, note) for key, note in self.report.notes.items())

    @cached_property
    def overview_text(self) -> str:
        """All words of section one."""
        return section_text(self.report, overview_section(self.report).key)

    @cached_property
    def passages(self) -> Sequence[tuple[Passage, Skeleton]]:
        """Lead-in and prose sections, field by field, with the skeleton of each."""
        return tuple((passage, skeleton_of(passage)) for passage in passages(self.report))

    @cached_property
    def claims(self) -> Sequence[Claim]:
        """What the words claim, field by field."""
        return tuple(claim for passage, _ in self.passages for claim in read_passage(passage))

    def claims_in(self, ref: FieldRef, sentence: int | None = None) -> Iterator[Claim]:
        """The claims of a field, or of one of its sentences."""
        if sentence is not None:
            yield from self._claims_by_sentence.get((ref, sentence), ())
            return
        for claim in self.claims:
            if claim.span.field == ref:
                yield claim

    @cached_property
    def _claims_by_sentence(self) -> Mapping[tuple[FieldRef, int], Sequence[Claim]]:
        found: dict[tuple[FieldRef, int], list[Claim]] = {}
        for claim in self.claims:
            found.setdefault((claim.span.field, claim.sentence), []).append(claim)
        return found

    def _note(self, key: str, note: str) -> CheckedText:
        ref, form = CellRef.parse(key), self.report.form
        called = f"{cell_name(form, ref) if ref else table_name(form, key)}的批注"
        return _checked_text(note, ref.table if ref else key, called, None, ref)


def _called(ref: FieldRef, title: str) -> str:
    """How a message names a field: by its section's title; title and lead-in by their own names."""
    if ref in FRONT_FIELDS:
        return "标题" if ref == TITLE else "导语"
    return f"“{title}”"


def _is_heading(text: CheckedText) -> bool:
    return text.ref is not None and text.ref.is_heading
