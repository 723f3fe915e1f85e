"""Finding words in the prose of a report, as typed or as printed, and numbers typed out."""

import re
from collections.abc import Iterator

from nianbao.report.document import Report
from nianbao.report.facts import Fact
from nianbao.report.finding import Span
from nianbao.report.form.figures import print_figure
from nianbao.report.text import plain_digits
from nianbao.report.words.codes import Codes
from nianbao.report.words.fields import prose_fields


def find_words(report: Report, codes: Codes, words: str) -> tuple[Span, ...]:
    """Every place of some words, in reading order; letters in any case, digits wide or not.

    Words that a code stands for are found too, at the code. Nothing is found for no words.
    """
    pattern = re.compile(re.escape(plain_digits(words)), re.IGNORECASE)
    found: list[Span] = []
    for field in prose_fields(report.form, report.prose) if words else ():
        spans = {*_spans(pattern, field.text), *_in_codes(pattern, codes, field.text)}
        found += [Span(field.ref, start, end) for start, end in sorted(spans)]
    return tuple(found)


def _spans(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in pattern.finditer(plain_digits(text)))


def _in_codes(pattern: re.Pattern[str], codes: Codes, text: str) -> Iterator[tuple[int, int]]:
    """The places in a text as typed whose printed words, or some of them, come from a code."""
    filled = codes.fill(text)
    for start, end in _spans(pattern, filled.text) if filled.pieces else ():
        if any(piece.start < end and start < piece.end for piece in filled.pieces):
            yield filled.typed_span(start, end)


def written_out(report: Report, fact: Fact) -> tuple[Span, ...]:
    """Every place where a fact's number stands in digits before its unit, as if it were the fact.

    Nothing is found for a fact without a unit, or with a number of one digit: too many are alike.
    """
    number = print_figure(fact.total)
    if len(number) < 2 or not fact.unit:
        return ()
    pattern = re.compile(rf"(?<![\d.,]){re.escape(number)}(?={re.escape(fact.unit)})")
    return tuple(
        Span(field.ref, *match.span())
        for field in prose_fields(report.form, report.prose, headings=False)
        for match in pattern.finditer(field.text)
    )
