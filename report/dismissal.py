"""Warnings a clerk has looked at and put aside with a reason.

The rule: a reason belongs to the very facts it was given for. When a figure or a sentence the
warning was about changes, the dismissal no longer matches, and the warning is back.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from nianbao.report.errors import ReportError
from nianbao.report.finding import Dismissal, Finding, Severity
from nianbao.report.form.figures import print_figure
from nianbao.report.form.shape import FigureTable

if TYPE_CHECKING:
    from nianbao.report.document import Report

_ENDS = "。！？；\n"


class DismissalError(ReportError):
    """A finding that can't be dismissed, or a dismissal without a reason."""


def fingerprint(report: "Report", finding: Finding) -> str:
    """The facts a finding is about, as one line of text.

    These are its rule, the figures of its cells and its words.
    """
    facts = [finding.rule, finding.section]
    facts += [f"{ref}={print_figure(report.figure(ref))}" for ref in finding.cells]
    if finding.span is not None or not finding.cells:
        facts.append(finding.words or words_of(report, finding))
    return "|".join("".join(fact.split()) for fact in facts)


def words_of(report: "Report", finding: Finding) -> str:
    """The sentence a finding points at; the whole text of its section where it has no span."""
    if finding.span is None:
        return _section_text(report, finding.section)
    name, start, end = finding.span
    return sentence_at(report.prose.text(name), start, end) or report.title


def with_dismissals(report: "Report", findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, those that were dismissed with their reason."""
    found = tuple(findings)
    if not report.dismissed:
        return found
    return tuple(
        replace(finding, dismissed=kept.reason) if (kept := _kept(report, finding)) else finding
        for finding in found
    )


def dismiss(report: "Report", finding: Finding, dismissal: Dismissal) -> "Report":
    """A copy of the report in which a warning is put aside.

    Raises DismissalError when it is no warning, or the reason is empty.
    """
    if finding.severity is not Severity.WARNING:
        raise DismissalError("只有提醒可以放过；错误要改，说明不用管。")
    if not dismissal.reason.strip():
        raise DismissalError("请写明为什么这一条没有问题。")
    return replace(report, dismissed={**report.dismissed, fingerprint(report, finding): dismissal})


def take_up_again(report: "Report", finding: Finding) -> "Report":
    """A copy of the report in which a finding is no longer put aside."""
    gone = fingerprint(report, finding)
    kept = {facts: one for facts, one in report.dismissed.items() if facts != gone}
    return replace(report, dismissed=kept)


def _kept(report: "Report", finding: Finding) -> Dismissal | None:
    if finding.severity is not Severity.WARNING:
        return None
    dismissed: Mapping[str, Dismissal] = report.dismissed
    return dismissed.get(fingerprint(report, finding))


def sentence_at(text: str, start: int, end: int) -> str:
    """The sentence, or the sentences, of a text that hold its characters `start` to `end`."""
    begin = max(text.rfind(mark, 0, start) for mark in _ENDS) + 1
    ends = [at for mark in _ENDS if (at := text.find(mark, end)) >= 0]
    return text[begin : min(ends, default=len(text))]


def _section_text(report: "Report", key: str) -> str:
    if isinstance(report.form.section(key), FigureTable):
        return ""
    return "\n".join(report.prose.text(name) for name in report.prose.fields(key))
