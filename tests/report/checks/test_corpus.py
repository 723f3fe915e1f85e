"""Sentences as offices write them, lawful and not: what each rule marks in them, what none does.

The sentences stand in `corpus.txt`, which tells how.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from nianbao.report.checks import rule_of
from nianbao.report.checks.context import Context
from nianbao.report.finding import Severity
from tests.report.checking import checked
from tests.report.checks.phrases import TOWN, Case, findings_of, report_of

_FIELDS = {
    "o": "overview.parts.0.text",
    "h": "overview.parts.0.heading",
    "p": "preface",
    "5": "problems",
    "6": "other_matters",
}
_MARKED = re.compile("«(.*?)»", re.DOTALL)


def lines(sign: str) -> Iterator[tuple[str, str, str]]:
    """The rows of one sign: the rule, the field, the text with its marks."""
    path = Path(__file__).with_name("corpus.txt")
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            rule, its_sign, field, text = line.split("\t")
            if its_sign == sign:
                yield rule, field, text.replace("\\n", "\n")


def case_of(field: str, text: str) -> Case:
    """A case; an office of its own stands behind @ in the field."""
    place, _, office = field.partition("@")
    return Case(
        _MARKED.sub(r"\1", text), tuple(_MARKED.findall(text)), _FIELDS[place], office or TOWN
    )


def marks(rule: str, case: Case) -> list[str]:
    """The words of the case's field that one rule marks."""
    spans = (found.span for found in rule_of(rule).findings(Context(report_of(case))))
    return [case.text[s.start : s.end] for s in spans if s and str(s.field) == case.field]


@pytest.mark.parametrize(("rule", "field", "text"), [row for row in lines("+") if row[0] != "*"])
def test_it_marks(rule: str, field: str, text: str) -> None:
    case = case_of(field, text)
    assert tuple(marks(rule, case)) == case.marked


@pytest.mark.parametrize(("rule", "field", "text"), [row for row in lines("-") if row[0] != "*"])
def test_it_leaves_alone(rule: str, field: str, text: str) -> None:
    assert marks(rule, case_of(field, text)) == []


@pytest.mark.parametrize(("rule", "field", "text"), list(lines("!")))
def test_it_is_found(rule: str, field: str, text: str) -> None:
    assert findings_of(rule, report_of(case_of(field, text)))


_QUIET = {
    "o": "公开12条、办理13次、更新14个。",
    "5": "一是更新慢，将每周核对。",
    "6": "没有收取信息处理费。",
}
"""What stands in a field where its text is not, so that a rule warns of nothing else there."""


@pytest.mark.parametrize("field_and_text", [row[1:] for row in lines("-") if row[0] == "*"])
def test_no_rule_warns_of_it(field_and_text: tuple[str, str]) -> None:
    field, text = field_and_text
    case = case_of(field, text)
    without = case._replace(text=_QUIET.get(field[0], "根据条例编制。"))
    assert warnings(case) <= warnings(without) | {"C11"}


def warnings(case: Case) -> set[str]:
    found = checked(report_of(case))
    return {one.rule for one in found if one.severity is not Severity.INFO}
