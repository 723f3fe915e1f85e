"""The lines of a source that are in no place of a report: put into a field, or not wanted."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from nianbao.desk.address import FRONT, Address
from nianbao.desk.source_places import source_line
from nianbao.imports import Reading
from nianbao.imports.unplaced import Lines, unplaced_finding
from nianbao.report.document import Report
from nianbao.report.field import PREFACE, TITLE, FieldRef
from nianbao.report.finding import Finding
from nianbao.report.form.shape import FigureTable
from nianbao.report.prose import Overview, Part
from nianbao.report.text import LINE_LIMIT, clean_text, paragraphs


@dataclass(frozen=True, slots=True)
class UnplacedLines:
    """`lines` are all that a reader left out, in the order of the source, each known by its index.

    `open` are those that have to go somewhere yet; `unwanted` what stands around the report on
    its page, and what the clerk does not want. What is in neither is in the report by now.
    `findings` is the one that tells of those that are open, or none.
    """

    lines: Lines = ()
    open: frozenset[int] = frozenset()
    unwanted: frozenset[int] = frozenset()
    findings: tuple[Finding, ...] = ()

    @classmethod
    def of(cls, reading: Reading) -> "UnplacedLines":
        """The lines as the reader left them, and told of them."""
        both = [(line, True) for line in reading.unplaced]
        both += [(line, False) for line in reading.furniture]
        both.sort(key=lambda one: one[0][0])
        open_ones = frozenset(at for at, (_, is_open) in enumerate(both) if is_open)
        lines = tuple(line for line, _ in both)
        unwanted = frozenset(range(len(lines))) - open_ones
        return cls(lines, open_ones, unwanted, tuple(unplaced_finding(reading.unplaced)))

    def placed(self, chosen: Collection[int]) -> "UnplacedLines":
        """These lines are in the report now."""
        return self._with(self.open - set(chosen), self.unwanted - set(chosen))

    def turned(self, chosen: Collection[int]) -> "UnplacedLines":
        """Those of these lines that are open are not wanted; where none is, all are open again."""
        if unwanted := self.open & set(chosen):
            return self._with(self.open - unwanted, self.unwanted | unwanted)
        back = self.unwanted & set(chosen)
        return self._with(self.open | back, self.unwanted - back)

    def words(self, chosen: Collection[int]) -> str:
        """These lines in the order of the source, a paragraph each."""
        return clean_text("\n".join(self.lines[at][1] for at in sorted(chosen)))

    @property
    def open_numbers(self) -> frozenset[int]:
        """The numbers in the source of the lines that are open."""
        return frozenset(self.lines[at][0] for at in self.open)

    def told(self, report: Report, before: "UnplacedLines") -> Report:
        """The report with the finding about these lines in place of the one before."""
        findings = report.import_findings
        at = [place for place, finding in enumerate(findings) if finding in before.findings]
        first = at[0] if at else len(findings)
        rest = (finding for finding in findings[first:] if finding not in before.findings)
        return replace(report, import_findings=(*findings[:first], *self.findings, *rest))

    def _with(self, open_ones: frozenset[int], unwanted: frozenset[int]) -> "UnplacedLines":
        lines = [self.lines[at] for at in sorted(open_ones)]
        return UnplacedLines(self.lines, open_ones, unwanted, tuple(unplaced_finding(lines)))


class Destination(NamedTuple):
    """Where words can be put, and how that is called.

    A field; the address of section one itself stands for what is before its first sub-head.
    Or the key of a table, for the words under it.
    """

    at: FieldRef | str
    label: str


_BEFORE_HEADS = FieldRef(Overview.KEY)


def destinations(report: Report, words: str) -> tuple[Destination, ...]:
    """Every place of a report these words can be put, in printed order.

    The title takes no more than a line holds: there is none where they are too long for it.
    """
    found = [Destination(PREFACE, "导语（第一部分前面）")]
    if len(_in_title(report, words, at_start=False)) <= LINE_LIMIT:
        found.insert(0, Destination(TITLE, "标题"))
    for section in report.form.sections:
        title = section.title.text
        if isinstance(section, FigureTable):
            found.append(Destination(section.key, f"{title}：表格下面的说明"))
        elif section.key == Overview.KEY:
            found += _parts(report, title)
        else:
            found.append(Destination(FieldRef(section.key), title))
    return tuple(found)


def _parts(report: Report, title: str) -> Iterator[Destination]:
    overview = report.prose.overview
    if overview.fields[0].heading:
        yield Destination(_BEFORE_HEADS, f"{title}：小标题前面")
    heads = overview.printed_heads()
    for at, field in enumerate(report.prose.fields(Overview.KEY)):
        before = "小标题前面" if overview.headed() else ""
        yield Destination(field, "：".join(filter(None, (title, heads[at] or before))))


def suggestion(reading: Reading, report: Report, number: int) -> tuple[FieldRef | str, bool]:
    """Where a line of the source belongs by its number, and whether before what is there."""
    begun = [key for key, line in reading.places.items() if line <= number]
    if not begun:
        return PREFACE, number < source_line(reading, report, Address(FRONT, field=PREFACE))
    key = max(begun, key=lambda one: reading.places[one])
    if any(table.key == key for table in report.form.tables):
        return key, False
    fields = report.prose.fields(key)
    lines = [source_line(reading, report, Address(key, field=field)) for field in fields]
    at = max((at for at, line in enumerate(lines) if line <= number), default=0)
    return fields[at], number < lines[at]


class PutParagraph(NamedTuple):
    """A paragraph of what a field would be, and whether it is one of the words put there."""

    text: str
    is_new: bool


def with_them(
    report: Report, into: FieldRef | str, words: str, *, at_start: bool
) -> tuple[PutParagraph, ...]:
    """What a place would hold with these words put behind what it holds, or before it."""
    if into == TITLE:
        return (PutParagraph(_in_title(report, words, at_start=at_start), True),)
    new = [PutParagraph(text, True) for text in paragraphs(words)]
    old = [PutParagraph(text, False) for text in paragraphs(held_by(report, into))]
    return tuple(new + old if at_start else old + new)


def put_words(report: Report, into: FieldRef | str, words: str, *, at_start: bool) -> Report:
    """The report with these words in a place; raises FormError when it has no such."""
    pieces = with_them(report, into, words, at_start=at_start)
    text = "\n".join(piece.text for piece in pieces)
    if isinstance(into, str):
        return report.with_note(into, text)
    if into == _BEFORE_HEADS:
        overview = report.prose.overview
        return report.with_overview(replace(overview, parts=(Part("", text), *overview.parts)))
    return report.with_prose(into, text)


def held_by(report: Report, into: FieldRef | str) -> str:
    """What a place holds; a title that nobody wrote is none."""
    if isinstance(into, str):
        return report.notes.get(into, "")
    return "" if into == _BEFORE_HEADS else report.prose.text(into)


def _in_title(report: Report, words: str, *, at_start: bool) -> str:
    title, line = report.prose.title or "", "".join(words.split("\n"))
    return line + title if at_start else title + line
