"""What the checks find of single errors: `python -m tests.bench.bench_mutations [NUMBER] [SEED]`.

Goals: at least 99 % of the errors that break what the form, the report's own words or last
year's report state are caught by a finding that points at a place involved. In the reports as
they are no error, and at most one warning each that a reviewer would call wrong.
"""

import sys

from nianbao.report.finding import Severity
from tests.mutations.judging import CAUGHT, FREE, KINDS, MISSED, mutate, valid_cases

NUMBER, SEED, WRITTEN = 1000, 1, 60


def main() -> None:
    """Print the confusion table, what was missed, what nobody can tell."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else NUMBER
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else SEED
    cases = valid_cases(WRITTEN)
    told = [(case, finding) for case in cases for finding in case.findings]
    for case, finding in told:
        if finding.severity is not Severity.INFO:
            print(f"{case.name}: {finding.rule} {finding.message}")
    errors = sum(finding.severity is Severity.ERROR for _, finding in told)
    warnings = sum(finding.severity is Severity.WARNING for _, finding in told)
    print(f"{len(cases)} reports as they are: {errors} errors, {warnings} warnings")
    hundred = 100 * (errors + warnings) / len(cases)
    print(f"in a hundred lawful reports: {hundred:.1f} errors and warnings")
    tally = mutate(cases, number, seed)
    print(f"{'':28}{'caught':>8}{'missed':>8}{'free':>8}")
    for kind in KINDS:
        numbers = (f"{tally.counts[kind, outcome]:8}" for outcome in (CAUGHT, MISSED, FREE))
        print(f"{kind:28}{''.join(numbers)}")
    print(f"caught of what breaks something: {tally.share:.2%} (goal 99 %)")
    for title, lines in (("missed", tally.missed), ("nobody can tell", tally.free)):
        print(f"-- {title}: {len(lines)}")
        print("\n".join(lines))


if __name__ == "__main__":
    main()
