"""What a rule is: its words for the clerk, and the check that yields what breaks it.

A check is a generator under `@rule` that yields faults: what is wrong, and where. The rule makes
findings of them, with its id and severity.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import KW_ONLY, dataclass
from functools import wraps

from nianbao.report.checks.context import CheckedText, Context
from nianbao.report.checks.keeping import kept
from nianbao.report.checks.seeking import Remark, SoughtWords, TextCheck
from nianbao.report.claims.claims import Passage
from nianbao.report.dismissal import sentence_at
from nianbao.report.field import FRONT_FIELDS
from nianbao.report.finding import Finding, Severity, Span
from nianbao.report.form.figures import CellRef, Figure

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
_QUOTED = 20
"""Characters that are quoted of words in a message."""
PER_TEXT = 5
"""Findings a rule has in one text: who reads five of a kind looks for the sixth himself."""

At = Span | CellRef | tuple[CellRef, ...] | str
"""What a fault is about: words, a cell or several, or a section by its key."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What breaks a rule: one Chinese sentence, and what it is about.

    The first of several cells is where Enter jumps. `section` is where it is told: that of its
    place where it is empty. `severity` is that of its rule where it is None. `expected` and
    `actual` are the two sides where there are two.
    """

    message: str
    at: At
    _: KW_ONLY
    section: str = ""
    severity: Severity | None = None
    expected: Figure = None
    actual: Figure = None


Check = Callable[[Context], Iterable[Fault]]
PassageCheck = Callable[[Context, Passage], Iterable[Fault]]


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One rule, known to clerks by its id (`A01`).

    `severity` is the worst its findings can have, `source` where it comes from (条例 article,
    form row, practice) and `help` what a clerk should know about it: both are Chinese. `check`
    yields what breaks it and never raises; None where only a reader finds that. `blocks` tells
    whether a report with such a finding can't be final although it is no error. `seeks` are the
    words of a rule that seeks some.
    """

    id: str
    severity: Severity
    _: KW_ONLY
    source: str
    help: str
    check: Check | None = None
    blocks: bool = False
    seeks: SoughtWords | None = None

    def findings(self, context: Context) -> Sequence[Finding]:
        """What breaks the rule; gone through only where what it asked for has changed."""
        return _findings(context, self) if self.check else ()

    def all_findings(self, context: Context) -> Iterator[Finding]:
        """The same, gone through now."""
        for fault in self.check(context) if self.check else ():
            yield self._finding(context, fault)

    def _finding(self, context: Context, fault: Fault) -> Finding:
        at = fault.at
        span = at if isinstance(at, Span) else None
        note = context.note_on(span.field) if span else ""
        return Finding(
            self.id,
            fault.severity or self.severity,
            fault.message,
            fault.section or _section_of(context, at),
            _cells(at),
            None if note else span,
            fault.expected,
            fault.actual,
            words=sentence_at(note, span.start, span.end) if span and note else "",
            blocks=self.blocks,
        )


@kept
def _findings(context: Context, rule: Rule) -> Sequence[Finding]:
    return tuple(rule.all_findings(context))


def rule(
    name: str,
    severity: Severity,
    *,
    source: str,
    help: str,
    blocks: bool = False,
    seeks: SoughtWords | None = None,
) -> Callable[[Check], Rule]:
    """Make a check the rule of this id."""

    def made(check: Check) -> Rule:
        return Rule(
            name, severity, source=source, help=help, check=check, blocks=blocks, seeks=seeks
        )

    return made


def each_text(*, headings: bool = True, notes: bool = False) -> Callable[[TextCheck], Check]:
    """Make a check of one text a check of all: a fault a remark, after the name of its place.

    Of one severity there are no more than PER_TEXT in a text. `headings` looks at title and
    sub-heads too, `notes` at the notes on cells and tables.
    """

    def made(check: TextCheck) -> Check:
        def faults(context: Context, text: CheckedText) -> Sequence[Fault]:
            return tuple(_fault(text, remark) for remark in _first_few(check(context, text)))

        @wraps(check)
        def run(context: Context) -> Iterator[Fault]:
            texts = context.texts if headings else context.plain_texts
            for found in context.each(faults, (*texts, *(context.notes if notes else ()))):
                yield from found

        return run

    return made


def each_passage(check: PassageCheck) -> Check:
    """Make a check of one passage a check of all."""

    def faults(context: Context, passage: Passage) -> Sequence[Fault]:
        return tuple(check(context, passage))

    @wraps(check)
    def run(context: Context) -> Iterator[Fault]:
        for found in context.each(faults, context.passages):
            yield from found

    return run


def seeking(
    name: str,
    severity: Severity,
    *,
    source: str,
    help: str,
    words: SoughtWords,
    notes: bool = False,
) -> Rule:
    """The rule of this id that is a table of words to seek; see `each_text`."""
    check = each_text(notes=notes)(words.remarks)
    return rule(name, severity, source=source, help=help, seeks=words)(check)


def quote(words: str) -> str:
    """Words for a message, cut when they are long."""
    line = words.replace("\n", " ").strip()
    return line if len(line) <= _QUOTED else line[: _QUOTED - 1] + "…"


def _fault(text: CheckedText, remark: Remark) -> Fault:
    return Fault(
        f"{text.called}：{remark.message}",
        text.place(remark.start, remark.end),
        section=text.section,
        severity=remark.severity,
    )


def _cells(at: At) -> tuple[CellRef, ...]:
    if isinstance(at, CellRef):
        return (at,)
    return () if isinstance(at, Span | str) else at


def _section_of(context: Context, at: At) -> str:
    """The section a place is in; title and lead-in are told in the first."""
    if isinstance(at, str):
        return at
    if isinstance(at, Span):
        in_front = at.field in FRONT_FIELDS
        return context.form.sections[0].key if in_front else at.field.section
    return _cells(at)[0].table


def _first_few(remarks: Iterable[Remark]) -> Iterator[Remark]:
    told: dict[Severity | None, int] = {}
    for remark in remarks:
        told[remark.severity] = number = told.get(remark.severity, 0) + 1
        if number <= PER_TEXT:
            yield remark
