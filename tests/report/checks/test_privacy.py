"""P01–P03, P06: numbers of people and marks of secrecy. All numbers here are made up."""

import pytest

from nianbao.report.checks.privacy import is_card_number, is_identity_number
from nianbao.report.finding import Severity
from tests.report.checks.phrases import Case, findings_of, marked, report_of, table
from tests.reports import zero_report

ID = "110105194912310" + "02X"
"""The example of GB 11643."""
CARD = "4111111111111111"

CAUGHT = table(
    P01=[
        Case(f"{ID}", (ID,), "problems"),
        Case(f"低保户：甲{ID}、乙110105800229001。", (ID, "110105800229001"), "other_matters"),
    ],
    P02=[
        Case("联系电话：13800138000。", ("13800138000",), "preface"),
        Case("申请人（17000138000）已收到答复。", ("17000138000",), "problems"),
    ],
    P03=[
        Case(f"户名张某，{CARD}", (CARD,), "other_matters"),
    ],
    P06=[
        Case("密级：机密。", ("密级：机密",), "problems"),
    ],
)

LAWFUL = table(
    P02=[
        Case("联系电话：0370-8512345。", (), "preface"),
    ],
)


@pytest.mark.parametrize(("rule", "case"), CAUGHT)
def test_marks_the_words_and_hides_the_number(rule: str, case: Case) -> None:
    assert tuple(marked(rule, case)) == case.marked
    for finding in findings_of(rule, report_of(case)):
        assert rule == "P06" or not any(words in finding.message for words in case.marked)


@pytest.mark.parametrize(("rule", "case"), LAWFUL)
def test_leaves_alone(rule: str, case: Case) -> None:
    assert marked(rule, case) == []


def test_only_a_right_check_digit_is_an_error() -> None:
    severities = {
        number: [f.severity for f in findings_of("P01", report_of(Case(f"证号{number}。")))]
        for number in (ID, "110105491231002")
    }
    assert severities == {ID: [Severity.ERROR], "110105491231002": [Severity.WARNING]}


@pytest.mark.parametrize("place", ["requests.received.other", "requests"])
def test_a_note_is_printed_too(place: str) -> None:
    (finding,) = findings_of("P02", zero_report().with_note(place, "电话13800138000"))
    assert finding.section == "requests"
    assert [str(cell) for cell in finding.cells] == ([place] if "." in place else [])
    assert finding.span is None
    assert "的批注：" in finding.message


def test_check_digits() -> None:
    assert is_identity_number(ID)
    assert not is_identity_number(ID[:-1] + "1")
    assert is_card_number(CARD)
    assert not is_card_number(CARD[:-1] + "2")
