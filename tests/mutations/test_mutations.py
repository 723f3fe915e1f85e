"""The short form of `tests.bench.bench_mutations`, and that it measures what it says."""

import re
from random import Random

import pytest

from nianbao.report.finding import Severity
from tests.mutations.cases import Case
from tests.mutations.judging import KINDS, mutate, valid_cases
from tests.mutations.linked import linked_cases
from tests.mutations.numbers import in_chinese, printed_like, value_of
from tests.mutations.written import written_pair
from tests.samples.whole import last_years, whole_reports

NUMBER, SEED, WRITTEN = 190, 20, 12
WRONG = {"beiguan_2021"}
"""The sample is as it was printed: three warnings, all right."""


@pytest.mark.parametrize("seed", [SEED, SEED + 1])
def test_single_errors_are_found(seed: int) -> None:
    tally = mutate(valid_cases(WRITTEN), NUMBER, seed)
    assert tally.share >= 0.99, tally.missed
    for kind in KINDS:
        judged = sum(tally.counts[kind, outcome] for outcome in ("caught", "missed"))
        assert judged, f"nothing is told of {kind}"


@pytest.mark.parametrize("case", valid_cases(WRITTEN), ids=lambda case: case.name)
def test_a_valid_report_is_left_alone(case: Case) -> None:
    told = [f for f in case.findings if f.severity is not Severity.INFO]
    assert all(finding.severity is Severity.WARNING for finding in told)
    assert len(told) <= (3 if case.name in WRONG else 0), [finding.message for finding in told]


def test_every_relation_holds_before_anything_is_changed() -> None:
    for case in valid_cases(WRITTEN):
        assert case.broken == {}
    assert sum(len(case.links) for case in linked_cases()) > 180
    assert written_pair(3) == written_pair(3)


OUR_WORDS = re.compile(r"(?!Ctrl\b)\b[A-Za-z_]{2,}")


@pytest.mark.parametrize("kind", KINDS)
def test_no_key_of_ours_in_any_message(kind: str) -> None:
    chance, cases = Random(7), valid_cases(3)
    for case in cases:
        mutation = KINDS[kind](case, chance)
        if mutation is None:
            continue
        for finding in mutation.case.findings:
            said = re.sub("“[^”]*”", "", finding.message)
            assert not OUR_WORDS.search(said), finding.message
            assert finding.message.endswith("。")


def test_the_whole_reports() -> None:
    reports = whole_reports()
    assert len(reports) == 16
    assert sum(last_years(report) is not None for report in reports.values()) == 5
    for report in reports.values():
        assert report.import_findings == ()
        assert not any(report.blanks(table.key) for table in report.form.tables)


@pytest.mark.parametrize(
    ("words", "number", "printed"),
    [
        ("12", 13, "13"),
        ("１２", 13, "１３"),
        ("1,240", 1340, "1,340"),
        ("十二", 10, "十"),
        ("一百零六", 21, "二十一"),
        ("两", 3, "三"),
    ],
)
def test_numbers_keep_their_style(words: str, number: int, printed: str) -> None:
    assert printed_like(words, value_of(words) - value_of(words) + number) == printed


@pytest.mark.parametrize(
    ("number", "words"), [(0, "零"), (10, "十"), (110, "一百一十"), (20_305, "二万零三百零五")]
)
def test_chinese_numerals(number: int, words: str) -> None:
    assert in_chinese(number) == words
    assert value_of(words) == number
