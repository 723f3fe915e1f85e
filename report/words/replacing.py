"""Putting other words in place of some, in all the prose of a report."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from nianbao.report.document import Report
from nianbao.report.finding import Span
from nianbao.report.words.codes import CODE
from nianbao.report.words.fields import prose_fields

_COMPARED = re.compile(r"(?:与|和|同|比|较|于|从|自|由|至|到|[-—~～])\s*$")
"""What stands before a year that is meant as it is: 与2023年相比, 从2023年起."""
_NEAR = 4
"""Characters before the words that are looked at for it."""


class Exchange(NamedTuple):
    """Words that are sought, and those that come in their place."""

    sought: str
    by: str


def places_of(report: Report, words: str) -> tuple[Span, ...]:
    """Every place of these very words, in reading order; the names in codes are none."""
    pattern = re.compile(f"(?<!\\d){re.escape(words)}" if words[:1].isdigit() else re.escape(words))
    found: list[Span] = []
    for field in prose_fields(report.form, report.prose) if words else ():
        codes = [match.span() for match in CODE.finditer(field.text)]
        for start, end in (match.span() for match in pattern.finditer(field.text)):
            if not any(first < end and start < last for first, last in codes):
                found.append(Span(field.ref, start, end))
    return tuple(found)


def is_meant_as_it_is(report: Report, span: Span) -> bool:
    """Whether the words stand in a title's 《》, or are a year something is compared with."""
    text = report.prose.text(span.field)
    before = text[: span.start]
    if before.rfind("《") > before.rfind("》"):
        return True
    is_year = text[span.start : span.end].rstrip("年").isdigit()
    return is_year and bool(_COMPARED.search(before[-_NEAR:]))


def with_words(report: Report, spans: Iterable[Span], words: str) -> Report:
    """A copy in which these words stand in these places of the prose."""
    for field, start, end in sorted(spans, reverse=True):  # from behind, so that places stay
        text = report.prose.text(field)
        report = report.with_prose(field, f"{text[:start]}{words}{text[end:]}")
    return report


def ready_made(report: Report, previous: Report | None) -> tuple[Exchange, ...]:
    """What a report begun from last year's is to exchange, as far as it is there."""
    exchanges = [Exchange(f"{report.year - 1}年", f"{report.year}年")]
    if previous is not None and previous.office not in ("", report.office):
        exchanges.append(Exchange(previous.office, report.office))
    return tuple(one for one in exchanges if places_of(report, one.sought))
