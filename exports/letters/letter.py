"""A document about a request as a value: a letter, a form that is signed, or a list.

The rule: what nobody has said yet is a gap (`GAP`), which is seen on paper and filled in by hand;
it is never guessed. `open_gaps` counts them, so that the clerk is told before it is sent.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from nianbao.report.day_words import day_words

GAP = "＿＿＿＿"
"""Where something is still to be written by hand."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter by GB/T 9704: `number` and `addressee` may be empty, `day` None is a gap.

    A paragraph stands without its indent. `attachments` are named below the text, `remark` in
    brackets under the date.
    """

    office: str
    title: str
    addressee: str
    paragraphs: tuple[str, ...]
    number: str = ""
    day: date | None = None
    attachments: tuple[str, ...] = ()
    remark: str = ""

    @property
    def date_line(self) -> str:
        """The date under the signature, with gaps where there is none."""
        return day_words(self.day) if self.day else "　　　　年　　月　　日"

    def texts(self) -> Iterator[str]:
        """Everything that stands on it, piece by piece."""
        yield from (self.office, self.title, self.number, self.addressee)
        yield from (*self.paragraphs, *self.attachments, self.date_line, self.remark)


@dataclass(frozen=True, slots=True)
class FormLine:
    """A row of a form: its name, what stands beside it, how many lines are kept free at least."""

    name: str
    text: str = ""
    least: int = 1


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A form of two columns that is signed and filed."""

    office: str
    title: str
    lines: tuple[FormLine, ...]
    number: str = ""
    remark: str = ""

    def texts(self) -> Iterator[str]:
        """Everything that stands on it, piece by piece."""
        yield from (self.office, self.title, self.number)
        for line in self.lines:
            yield from (line.name, line.text)
        yield self.remark


@dataclass(frozen=True, slots=True)
class PrintedList:
    """A list over a page's whole width; `shares` are the widths of its columns to one another."""

    office: str
    title: str
    heads: tuple[str, ...]
    shares: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    remark: str = ""

    def texts(self) -> Iterator[str]:
        """Everything that stands on it, piece by piece."""
        yield from (self.office, self.title, *self.heads)
        for row in self.rows:
            yield from row
        yield self.remark


Paper = Letter | FilledForm | PrintedList
"""Any document that is printed of a register."""


def open_gaps(paper: Paper) -> int:
    """How many places are still to be filled in by hand."""
    return sum(text.count(GAP) for text in paper.texts())
