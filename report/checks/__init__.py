"""Every check a report goes through, as a tuple that nobody can grow.

A check is a pure function that returns findings; it never raises and never prints. A rule
whose input is missing is silent.
"""

from collections.abc import Callable, Iterable
from datetime import date

from report.checks.arithmetic import RULES as ARITHMETIC_RULES
from report.checks.cells import check_blanks, check_decimals
from report.checks.narrative import RULES as NARRATIVE_RULES
from report.checks.rule import Context
from report.checks.structure import check_sections, check_title
from report.document import Report
from report.finding import Finding
from report.office import Office

Check = Callable[[Context], Iterable[Finding]]

CHECKS: tuple[Check, ...] = (
    lambda context: check_sections(context.report),
    lambda context: check_title(context.report),
    lambda context: check_decimals(context.report, context.office),
    lambda context: check_blanks(context.report),
    *(rule.check for rule in (*ARITHMETIC_RULES, *NARRATIVE_RULES) if rule.check),
)


def run_checks(
    report: Report,
    previous: Report | None = None,
    *,
    office: Office | None = None,
    today: date | None = None,
) -> tuple[Finding, ...]:
    """All findings about a report, in the order of its sections, what its reader found included.

    `previous` is last year's report, `office` the settings, `today` the day of the check; a
    rule that needs one that is not given is silent.
    """
    context = Context(report, previous, office or Office(), today)
    found = [*report.reading, *(finding for check in CHECKS for finding in check(context))]
    order = {section.key: place for place, section in enumerate(report.form.sections)}
    return tuple(sorted(found, key=lambda finding: order.get(finding.section, 0)))
