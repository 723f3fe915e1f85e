"""Every rule there should be: its severity, its words, and cases enough to catch and to leave.

A case is a row of a parametrized test. `test_x09_finds` counts for X09; where `rule` is among
the parameters, each row counts for the rule it names. Cases to leave alone stand in tests whose
name says `leave` or `left`; to catch, in those that say `find`, `found` or `mark`.
"""

import re
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from math import prod
from pkgutil import iter_modules
from types import ModuleType

import pytest

import tests.report.checks
from nianbao.report.checks import RULES
from nianbao.report.finding import Severity

ENOUGH = 6
SEVERITIES = {
    Severity.ERROR: "S01 S04 S05 N01 N02 N08 A01 A02 A03 A04 C01 P01",
    Severity.WARNING: (
        "S02 S06 S07 S08 S09 S10 S11 S13 S14 S15 S16 N03 N05 N06 N07 A05 Y01 Y02 Y05 Y06 D01 D02 "
        "D07 D08 D09 X01 X02 X03 X04 X05 X06 X07 X08 X09 X10 X13 X15 C05 C02 C04 C06 C10 C11 C12 "
        "P02 P03 P04 P06 F01 X16 Z01"
    ),
    Severity.INFO: "S03 S12 A06 A07 Y03 Y04 D04 D05 D10 X11 X14 C15 T01 T02",
}
"""The rules a county reviewer acts on, and how bad the worst of their findings is."""

OTHERS = (
    "tests.report.checks.test_arithmetic",
    "tests.report.checks.test_plain_checks",
    "tests.imports.test_readers_rules",
    "tests.imports.test_rules_of_reading",
    "tests.imports.test_unplaced",
)
_CAUGHT, _LEFT = re.compile("find|found|mark"), re.compile("leave|left")
_NAMED = re.compile("(?<![a-z0-9])([snaydxcptfz][0-9]{2})(?![0-9])")


def test_every_rule_is_there_with_its_severity() -> None:
    assert {rule.id: rule.severity for rule in RULES} == {
        name: severity for severity, names in SEVERITIES.items() for name in names.split()
    }


def modules() -> Iterator[ModuleType]:
    for found in iter_modules(tests.report.checks.__path__, "tests.report.checks."):
        yield import_module(found.name)
    for name in OTHERS:
        yield import_module(name)


def rows(test: object) -> list[tuple[tuple[str, ...], list[object]]]:
    """The parameters of a test: the names, and the rows of each."""
    marks = [mark for mark in getattr(test, "pytestmark", ()) if mark.name == "parametrize"]
    found = []
    for mark in marks:
        names = mark.args[0]
        found.append(
            (tuple(names.split(",")) if isinstance(names, str) else names, list(mark.args[1]))
        )
    return found


def count() -> dict[str, Counter[str]]:
    """How many cases each rule has to catch, and to leave alone."""
    counted: dict[str, Counter[str]] = {"caught": Counter(), "left": Counter()}
    for module in modules():
        for name, test in vars(module).items():
            side = "left" if _LEFT.search(name) else "caught" if _CAUGHT.search(name) else ""
            parameters = rows(test)
            if not name.startswith("test_") or not side or not parameters:
                continue
            for rule, number in _by_rule(name, parameters):
                counted[side][rule] += number
    return counted


def _by_rule(
    name: str, parameters: list[tuple[tuple[str, ...], list[object]]]
) -> Iterator[tuple[str, int]]:
    sizes = [len(values) for _, values in parameters]
    for place, (names, values) in enumerate(parameters):
        if "rule" in names:
            others = prod(size for other, size in enumerate(sizes) if other != place)
            at = names.index("rule")
            for row in values:
                yield str(row[at] if isinstance(row, tuple) and len(names) > 1 else row), others
            return
    for rule in _NAMED.findall(name):
        yield rule.upper(), prod(sizes)


COUNTED = count()


@pytest.mark.parametrize("rule", [rule.id for rule in RULES])
def test_cases_are_enough(rule: str) -> None:
    assert COUNTED["caught"][rule] >= ENOUGH, "cases it must catch"
    assert COUNTED["left"][rule] >= ENOUGH, "lawful cases it must leave alone"
