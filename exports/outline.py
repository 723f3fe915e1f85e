"""A report as a line of headings, paragraphs and tables, in printed order.

Writers only draw these pieces. The whole report is its front followed by its sections, so a
section drawn alone looks as it does in the whole.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from exports.grid import Grid
from exports.layout import DEFAULT, PrintOptions, lay_out
from report.document import Report
from report.form import FigureTable
from report.prose import Overview
from report.text import paragraphs


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
    """One paragraph; it holds no newline."""

    text: str


Piece = Heading | Paragraph | Grid


def outline(report: Report, options: PrintOptions = DEFAULT) -> Iterator[Piece]:
    """All pieces of the report: title, lead-in, then section by section."""
    yield Heading(1, report.title)
    yield from _paragraphs(report.prose.preface)
    for section in report.form.sections:
        yield from outline_section(report, section.key, options)


def outline_section(report: Report, key: str, options: PrintOptions = DEFAULT) -> Iterator[Piece]:
    """The pieces of one section, its heading first; raises FormError for an unknown key."""
    section = report.form.section(key)
    yield Heading(2, section.title.text)
    if isinstance(section, FigureTable):
        yield lay_out(report, section, options)
        yield from _paragraphs(report.notes.get(key, ""))
        return
    for name in report.prose.fields(key):
        yield from _sub_head(report.prose.overview, name)
        yield from _paragraphs(report.prose.text(name))


def _sub_head(overview: Overview, name: str) -> Iterator[Heading]:
    """The sub-head over a text field such as `overview.parts.2.text`, if it has one."""
    match name.split("."):
        case [_, "parts", place, "text"] if words := overview.fields[int(place)].heading:
            yield Heading(3, words, overview.numbers()[int(place)])


def _paragraphs(text: str) -> Iterator[Paragraph]:
    return map(Paragraph, paragraphs(text))
