"""Every rule a report goes through, as a tuple that nobody can grow.

A check is a pure function that yields faults; it never raises and never prints. A rule whose
input is missing is silent.
"""

from collections.abc import Callable, Generator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from nianbao.report.checks import (
    arithmetic,
    cells,
    characters,
    cited,
    content,
    dates,
    deadline,
    left_out,
    naming,
    narrative,
    offered,
    plausibility,
    privacy,
    registered,
    stale_years,
    structure,
    unfinished,
    unlikely,
    years,
)
from nianbao.report.checks.context import Context
from nianbao.report.checks.keeping import Memory
from nianbao.report.checks.rule import Rule
from nianbao.report.claims.claims import Passage, skeleton_of
from nianbao.report.dismissal import with_dismissals
from nianbao.report.document import Report
from nianbao.report.finding import WORST_FIRST, Finding
from nianbao.report.office import Office
from nianbao.report.standing import Standing
from nianbao.report.steps import finish
from nianbao.report.words.codes import Printed, as_typed, fill_report
from nianbao.report.words.fields import prose_fields

if TYPE_CHECKING:  # a check without registers does without
    from nianbao.report.registers.beside_report import RegistersBeside

RULES: tuple[Rule, ...] = (
    *structure.RULES,
    *naming.RULES,
    *unfinished.RULES,
    *left_out.RULES,
    *arithmetic.RULES,
    *cells.RULES,
    *plausibility.RULES,
    *years.RULES,
    *narrative.RULES,
    *unlikely.RULES,
    *offered.RULES,
    *dates.RULES,
    *cited.RULES,
    *stale_years.RULES,
    *content.RULES,
    *privacy.RULES,
    *characters.RULES,
    *deadline.RULES,
    *registered.RULES,
)
"""All rules; a check sees what those before it have found."""

_RULES_OF_OLDER = tuple(rule for rule in RULES if rule.id not in structure.OF_TODAYS_FORM)
_BY_ID = {rule.id: rule for rule in RULES}


def rule_of(name: str) -> Rule:
    """The rule with this id (`A01`); raises KeyError when there is none."""
    return _BY_ID[name]


def run_checks(
    report: Report,
    previous: Report | None = None,
    *,
    office: Office | None = None,
    today: date | None = None,
    standing: Standing | None = None,
    registers: "RegistersBeside | None" = None,
) -> tuple[Finding, ...]:
    """All findings about a report, its reader's included: by section, errors first.

    Those of one severity that point at words stand in reading order.

    `previous` is last year's report, `office` the settings, `today` the day of the check,
    `standing` where it stands, `registers` what the office's registers say of it; a rule that needs
    one that is not given is silent. The words are checked as they are printed, with their codes
    filled in; the places of the findings are those of the words as typed.
    """
    steps = checking(
        report, previous, office=office, today=today, standing=standing, registers=registers
    )
    return finish(steps)


def checking(
    report: Report,
    previous: Report | None = None,
    *,
    office: Office | None = None,
    today: date | None = None,
    printed: Printed | None = None,
    standing: Standing | None = None,
    memory: Memory | None = None,
    registers: "RegistersBeside | None" = None,
) -> Generator[None, None, tuple[Finding, ...]]:
    """The same in steps: who takes them can do something else in between.

    Words are made ready, claims are read, then each rule is a step: the longest first, for the
    rules that share them.
    `printed` is the report with its codes filled in, where somebody has that already. `memory` is
    what the checks before have kept: what nothing has changed for is no step.
    """
    rules = _RULES_OF_OLDER if report.is_older else RULES
    found = list(report.import_findings)
    printed = printed or fill_report(report, previous)
    context = Context(printed.report, previous, office, today, found, standing, memory, registers)
    for step in (_make_ready, _read_claims, *(rule.findings for rule in rules)):
        before = context.worked
        found += step(context)
        if context.worked > before:
            yield
    read = len(report.import_findings)
    found[read:] = [
        as_typed(printed, finding)
        for finding in found[read:]
        if not offered.is_filled_in(printed, finding)
    ]
    found.sort(key=_reading_order(report))
    return with_dismissals(report, found)


def _make_ready(context: Context) -> Sequence[Finding]:
    context.each(_skeleton, context.passages)
    return ()


def _skeleton(_: Context, passage: Passage) -> None:
    skeleton_of(passage)  # which keeps it for those that ask next


def _read_claims(context: Context) -> Sequence[Finding]:
    context.claims  # noqa: B018 - rules ask for them again
    return ()


def _reading_order(report: Report) -> Callable[[Finding], tuple[int, ...]]:
    sections = {section.key: place for place, section in enumerate(report.form.sections)}
    fields = {
        field.ref: place for place, field in enumerate(prose_fields(report.form, report.prose))
    }

    def order(finding: Finding) -> tuple[int, ...]:
        worst_first = sections.get(finding.section, 0), WORST_FIRST[finding.severity]
        span = finding.span
        return (*worst_first, fields.get(span.field, -1), span.start) if span else worst_first

    return order
