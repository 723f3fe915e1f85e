"""The words of a report as the text rules see them: fields, sentences, masked titles, findings.

Every text stays as long as it is printed, so that a place found in a masked text is the place
in the field. Texts are divided once and kept: the rules share the work.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, wraps
from itertools import islice
from typing import NamedTuple

from report.checks.places import cell_name, table_name
from report.checks.rule import Context
from report.document import Report
from report.figures import CellRef
from report.finding import Finding, Severity, Span
from report.form import ProseSection

PER_FIELD = 5
"""Findings a rule has in one field: who reads five of a kind looks for the sixth himself."""

HAN = "\u4e00-\u9fff"
"""Chinese characters, for use inside a character class; one range compiles the fastest."""

_BLANK = "\u3000"
_SENTENCE = re.compile(r"[^。！？；;!?\n]+[。！？；;!?]*[”’）)」』]*")
_CLAUSE = re.compile(r"[^。！？；;!?\n，,：:]+")
_TITLES = re.compile(r"《[^《》\n]{0,80}(?:《[^《》\n]{0,80}》[^《》\n]{0,80})*》")
_QUOTED = re.compile(r"“[^“”\n]{0,60}”|「[^「」\n]{0,60}」|\"[^\"\n]{0,60}\"")
_NUMBERS_OF_DOCUMENTS = re.compile(
    r"[〔\[【（(［]\d{4}[〕\]】）)］]\s*第?\s*\d+\s*号|令\s*第?\s*\d+\s*号|第\s*\d+\s*号令?"
)
_ADDRESSES = re.compile(
    r"(?:https?://|www\.)[A-Za-z0-9._~:/?#@!$&'*+,;=%-]+|[A-Za-z0-9_.-]{1,64}@[A-Za-z0-9_.-]{1,99}"
)
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")


class Field(NamedTuple):
    """A prose field: its name, the section it belongs to, its text."""

    name: str
    section: str
    text: str


class Piece(NamedTuple):
    """A sentence or clause: where it stands in its text, and its words."""

    start: int
    end: int
    text: str


class Remark(NamedTuple):
    """What a text rule has to say of the characters from start up to end."""

    start: int
    end: int
    message: str


def prose_fields(report: Report, *, headings: bool = True) -> Iterator[Field]:
    """The fields that hold words, in printed order; the title only when it was written by hand."""
    first = report.form.sections[0].key
    if headings and report.prose.title:
        yield Field("title", first, report.prose.title)
    if report.prose.preface:
        yield Field("preface", first, report.prose.preface)
    for section in report.form.prose_sections():
        for name in report.prose.fields(section.key):
            head = name.removesuffix("text") + "heading"
            if headings and head != name + "heading" and report.prose.text(head):
                yield Field(head, section.key, report.prose.text(head))
            if text := report.prose.text(name):
                yield Field(name, section.key, text)


def place_of(report: Report, field: Field) -> str:
    """How a message names a field: by its section's title; title and lead-in by their own names."""
    if field.name in ("title", "preface"):
        return "标题" if field.name == "title" else "导语"
    return f"“{report.form.section(field.section).title.text}”"


def overview_section(report: Report) -> ProseSection:
    """The prose section that has aspects."""
    return next(section for section in report.form.prose_sections() if section.aspects)


def section_text(report: Report, section: str) -> str:
    """All paragraphs of a prose section, and the sub-heads of those that have any."""
    words: list[str] = []
    for name in report.prose.fields(section):
        if text := report.prose.text(name):
            if name != section:
                words.append(report.prose.text(name.removesuffix("text") + "heading"))
            words.append(text)
    return "\n".join(words)


@lru_cache(maxsize=256)
def sentences(text: str) -> tuple[Piece, ...]:
    """The sentences of a text; a semicolon and a new paragraph end one too."""
    return tuple(_pieces(_SENTENCE, text))


@lru_cache(maxsize=256)
def clauses(text: str) -> tuple[Piece, ...]:
    """The clauses of a text: what stands between any two marks but `、`."""
    return tuple(_pieces(_CLAUSE, text))


@lru_cache(maxsize=256)
def masked(text: str) -> str:
    """A text with the titles of documents, their numbers and web addresses blanked out."""
    for pattern in (_TITLES, _ADDRESSES, _NUMBERS_OF_DOCUMENTS):
        text = pattern.sub(_blank, text)
    return text


@lru_cache(maxsize=256)
def unquoted(text: str) -> str:
    """A masked text with what stands in quotation marks blanked out too."""
    return _QUOTED.sub(_blank, masked(text))


@lru_cache(maxsize=256)
def without_addresses(text: str) -> str:
    """A text with web and mail addresses blanked out."""
    return _ADDRESSES.sub(_blank, text)


@lru_cache(maxsize=256)
def narrow(text: str) -> str:
    """A text with full-width digits made plain."""
    return text.translate(_WIDE)


def quote(words: str, limit: int = 20) -> str:
    """Words for a message, cut when they are long."""
    line = words.replace("\n", " ").strip()
    return line if len(line) <= limit else line[: limit - 1] + "…"


TextCheck = Callable[[Context, Field], Iterable[Remark]]


def text_rule(
    rule: str,
    severity: Severity = Severity.WARNING,
    *,
    headings: bool = True,
    notes: bool = False,
) -> Callable[[TextCheck], Callable[[Context], Iterator[Finding]]]:
    """Make a check of one field into a check of a report: a finding a remark, with its span.

    No more than PER_FIELD findings a field. The message is put after the name of the place.
    `notes` looks at the notes on cells and tables too; a span can't name those, the cell can.
    """

    def decorate(check: TextCheck) -> Callable[[Context], Iterator[Finding]]:
        @wraps(check)
        def run(context: Context) -> Iterator[Finding]:
            for field in prose_fields(context.report, headings=headings):
                for remark in islice(check(context, field), PER_FIELD):
                    yield Finding(
                        rule,
                        severity,
                        f"{place_of(context.report, field)}：{remark.message}",
                        field.section,
                        span=Span(field.name, remark.start, remark.end),
                    )
            for place, note in context.report.notes.items() if notes else ():
                yield from _of_note(rule, severity, context, place, note, check)

        return run

    return decorate


def _of_note(
    rule: str, severity: Severity, context: Context, place: str, note: str, check: TextCheck
) -> Iterator[Finding]:
    """The findings of a note on a cell (`requests.received.total`) or a table (`requests`)."""
    ref, form = CellRef.parse(place), context.report.form
    table, _, _ = place.partition(".")
    name = cell_name(form, ref) if ref else table_name(form, table)
    for remark in islice(check(context, Field(place, table, note)), PER_FIELD):
        words = f"{name}的批注：{remark.message}"
        yield Finding(rule, severity, words, table, (ref,) if ref else ())


def _pieces(pattern: re.Pattern[str], text: str) -> Iterator[Piece]:
    for match in pattern.finditer(text):
        words = match[0].strip()
        if words:
            start = match.start() + match[0].index(words)
            yield Piece(start, start + len(words), words)


def _blank(match: re.Match[str]) -> str:
    return _BLANK * len(match[0])
