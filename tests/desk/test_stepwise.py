"""Checks in steps: other work gets its turn between two rules, and nothing else is found."""

import asyncio
from collections.abc import Generator
from datetime import date
from itertools import count

import pytest

from nianbao.desk.stepwise import AT_ONCE, stepwise
from nianbao.report.checks import RULES, checking, run_checks
from nianbao.report.steps import Steps, finish
from tests.reports import hostile_report

TODAY = date(2024, 1, 20)


def counting(turns: int) -> Generator[None, None, int]:
    for _ in range(turns):
        yield
    return turns


def test_a_check_in_steps_finds_the_same_a_rule_at_a_time() -> None:
    steps = Steps(checking(hostile_report(), today=TODAY))
    reading = 2  # the words are made ready, and their claims read
    assert sum(1 for _ in steps) == reading + sum(rule.check is not None for rule in RULES)
    assert steps.result == run_checks(hostile_report(), today=TODAY)
    assert steps.result


def test_all_ways_give_the_result() -> None:
    assert finish(counting(3)) == 3
    assert asyncio.run(stepwise(counting(3))) == 3
    assert finish(counting(0)) == 0


@pytest.mark.parametrize(
    ("lasts", "turns"),
    [
        (2 * AT_ONCE, ["step", 2 * AT_ONCE] * 3),
        (AT_ONCE / 2, ["step", "step", AT_ONCE, "step"]),
        (100 * AT_ONCE, ["step", 0.1] * 3),
        (300 * AT_ONCE, ["step", 0.1] * 3),
    ],
)
def test_it_rests_after_one_step_or_a_few_short_ones_as_long_as_they_took(
    lasts: float, turns: list[str | float], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str | float] = []

    def work() -> Generator[None, None, None]:
        for _ in range(3):
            seen.append("step")
            yield

    async def rest(seconds: float) -> None:
        seen.append(round(seconds, 6))

    monkeypatch.setattr(asyncio, "sleep", rest)
    asyncio.run(stepwise(work(), lambda: seen.count("step") * lasts))
    assert seen == turns


def test_while_keys_come_no_step_is_done_but_not_for_ever() -> None:
    asked = 0

    def is_quiet() -> bool:
        nonlocal asked
        asked += 1
        return asked == 3

    assert asyncio.run(stepwise(counting(2), count().__next__, is_quiet)) == 2
    assert asked == 51, "after two looks the first step, after the 48 that are left the second"
