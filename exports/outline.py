"""A report as a line of headings, paragraphs and tables, in printed order.

Writers only draw these elements. The whole report is its front, its sections and its signature,
one behind the other, so that a section drawn alone looks as it does in the whole.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from nianbao.exports.grid import Grid
from nianbao.exports.layout import lay_out_table
from nianbao.exports.options import DEFAULT, PrintOptions
from nianbao.report.day_words import day_words
from nianbao.report.document import Report
from nianbao.report.field import FieldRef
from nianbao.report.form.numbering import STYLES, split_number
from nianbao.report.form.shape import FigureTable
from nianbao.report.prose import Overview
from nianbao.report.text import paragraphs


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: level 1 is the title, 2 a section, 3 a sub-head, whose number stands apart."""

    level: int
    words: str
    number: str = ""

    @property
    def text(self) -> str:
        """The heading as printed."""
        return self.number + self.words


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; it holds no newline. What is `closing` stands at the right on paper.

    One that `seems_headed` is numbered as sub-heads are, where there is no sub-head.
    """

    text: str
    closing: bool = False
    seems_headed: bool = False


Element = Heading | Paragraph | Grid


def outline(report: Report, options: PrintOptions = DEFAULT) -> Iterator[Element]:
    """All elements of the report: title, lead-in, section by section, signature."""
    yield outline_title(report)
    yield from outline_preface(report, options)
    for section in report.form.sections:
        yield from outline_section(report, section.key, options)
    yield from outline_signature(report, options)


def outline_title(report: Report) -> Heading:
    """The title of the report."""
    return Heading(1, report.title)


def outline_preface(report: Report, options: PrintOptions) -> Iterator[Paragraph]:
    """The paragraphs of the lead-in, where it is printed."""
    if options.preface:
        yield from _paragraphs(report.prose.preface)


def outline_signature(report: Report, options: PrintOptions) -> Iterator[Paragraph]:
    """The lines under the last section: the office and the day, as far as they are printed."""
    if options.signed:
        yield Paragraph(report.office, closing=True)
    if day := options.day:
        yield Paragraph(day_words(day), closing=True)


def outline_section(report: Report, key: str, options: PrintOptions = DEFAULT) -> Iterator[Element]:
    """The elements of one section, its heading first; raises FormError for an unknown key."""
    section = report.form.section(key)
    yield Heading(2, section.title.text)
    if isinstance(section, FigureTable):
        yield lay_out_table(report, section, options)
        yield from _paragraphs(report.notes.get(key, ""))
        return
    overview = report.prose.overview
    if options.numbering is not None:
        overview = replace(overview, numbering=options.numbering)
    for field in report.prose.fields(key):
        yield from _sub_head(overview, field)
        yield from _told_apart(_paragraphs(report.prose.text(field)), overview, key)


def _told_apart(found: Iterable[Paragraph], overview: Overview, key: str) -> Iterator[Paragraph]:
    """The paragraphs of a section; those of section one that seem headed say so."""
    is_open = key == "overview" and not any(part.heading for part in overview.parts)
    for one in found:
        seems_headed = is_open and split_number(one.text)[0] in STYLES
        yield replace(one, seems_headed=True) if seems_headed else one


def _sub_head(overview: Overview, field: FieldRef) -> Iterator[Heading]:
    """The sub-head over a text field, if it has one."""
    if field.part is not None and (words := overview.fields[field.part].heading):
        yield Heading(3, words, overview.numbers()[field.part])


def _paragraphs(text: str) -> Iterator[Paragraph]:
    return map(Paragraph, paragraphs(text))
