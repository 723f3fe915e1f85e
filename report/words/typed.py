"""Findings in words as they are printed become findings in the words as they were typed."""

from dataclasses import replace

from report.dismissal import words_of
from report.finding import Finding, Span
from report.words.codes import Printed


def as_typed(printed: Printed, finding: Finding) -> Finding:
    """The finding with its span where the clerk typed it, and the words it is about as printed.

    So a warning that was put aside is back when a code in its words stands for another number.
    """
    span = finding.span
    if span is None:
        sections = {ref.section for ref in printed.fields}
        if finding.cells or finding.section not in sections:
            return finding
    elif span.field in printed.fields:
        span = Span(span.field, *printed.fields[span.field].typed_span(span.start, span.end))
    else:
        return finding
    return replace(finding, span=span, words=words_of(printed.report, finding))
