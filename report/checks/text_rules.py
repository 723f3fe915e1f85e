"""Rules about words: a check of one field becomes a check of a report."""

from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from itertools import islice
from typing import NamedTuple

from report.checks.rule import Context
from report.document import Report
from report.field import FRONT_FIELDS, TITLE, FieldRef
from report.finding import Finding, Severity, Span
from report.form.figures import CellRef
from report.form.names import cell_name, table_name
from report.words.fields import Field, prose_fields

PER_FIELD = 5
"""Findings a rule has in one field: who reads five of a kind looks for the sixth himself."""


class Remark(NamedTuple):
    """What a text rule has to say of the characters from start up to end."""

    start: int
    end: int
    message: str


def place_of(report: Report, field: Field) -> str:
    """How a message names a field: by its section's title; title and lead-in by their own names."""
    if field.ref in FRONT_FIELDS:
        return "标题" if field.ref == TITLE else "导语"
    return f"“{report.form.section(field.section).title.text}”"


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
                        span=Span(field.ref, remark.start, remark.end),
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
    table = ref.table if ref else place
    name = cell_name(form, ref) if ref else table_name(form, table)
    for remark in islice(check(context, Field(FieldRef(table), table, note)), PER_FIELD):
        words = f"{name}的批注：{remark.message}"
        yield Finding(rule, severity, words, table, (ref,) if ref else ())
