"""When a report in hand is checked: soon after a change, later while keys come, never twice."""

import asyncio
from collections.abc import Awaitable, Callable, Generator, Sequence

from nianbao.desk.check_at_rest import CHECK_AFTER, CHECK_AT_LATEST, CheckAtRest
from nianbao.desk.report_in_hand import ReportInHand, Told
from nianbao.report.finding import Finding
from nianbao.report.form.figures import CellRef
from nianbao.report.office import Office
from tests.reports import zero_report

LICENSING = CellRef("disclosure", "licensing", "decisions")


class Watched(ReportInHand):
    """A report in hand that counts its checks; `between` is done between two rules."""

    checks = 0

    def __init__(self) -> None:
        super().__init__(zero_report(), Office())
        self.between: Callable[[], object] = lambda: None
        self.told: list[Told] = []
        self.listen(self.told.append)
        self.checks = 0

    def checking(self) -> Generator[None, None, Sequence[Finding]]:
        self.checks += 1
        yield
        if hasattr(self, "between"):
            self.between()
        return (yield from super().checking())


class Clock:
    """A clock that goes only when it is told to, and timers that go with it."""

    def __init__(self) -> None:
        self.now = 0.0
        self.due: list[tuple[float, Callable[[], Awaitable[None]]]] = []

    def later(self, seconds: float, do: Callable[[], Awaitable[None]]) -> None:
        self.due.append((self.now + seconds, do))

    def go(self, seconds: float) -> None:
        """Let so much time pass, doing what falls due."""
        end = self.now + seconds
        while ready := [one for one in self.due if one[0] <= end]:
            self.due.remove(ready[0])
            self.now = ready[0][0]

            async def do(callback: Callable[[], Awaitable[None]] = ready[0][1]) -> None:
                await callback()

            asyncio.run(do())
        self.now = end


def begun() -> tuple[Watched, CheckAtRest, Clock]:
    held, clock = Watched(), Clock()
    return held, CheckAtRest(held, clock.later, lambda: clock.now), clock


def change(held: Watched, at_rest: CheckAtRest, figure: int) -> None:
    held.set_figure(LICENSING, figure)
    at_rest.changed()


def test_it_checks_once_when_the_keys_rest() -> None:
    held, at_rest, clock = begun()
    change(held, at_rest, 1)
    change(held, at_rest, 2)
    clock.go(CHECK_AFTER / 2)
    assert held.checks == 0
    clock.go(CHECK_AFTER)
    assert held.checks == 1
    assert held.is_checked
    assert held.told.count(Told.FINDINGS) == 1
    clock.go(10)
    assert held.checks == 1


def test_while_more_is_typed_it_waits_but_not_for_ever() -> None:
    held, at_rest, clock = begun()
    change(held, at_rest, 1)
    held.say_typing(True)
    clock.go(CHECK_AT_LATEST - CHECK_AFTER)
    assert held.checks == 0
    clock.go(3 * CHECK_AFTER)
    assert held.checks == 1


def test_a_check_that_is_overtaken_shows_nothing_and_is_done_again() -> None:
    held, at_rest, clock = begun()
    held.between = lambda: held.set_figure(LICENSING, 9) if held.checks == 1 else None
    change(held, at_rest, 1)
    clock.go(1.5 * CHECK_AFTER)
    assert held.checks == 1
    assert Told.FINDINGS not in held.told
    clock.go(CHECK_AFTER)
    assert held.checks == 2
    assert held.is_checked


def test_what_was_checked_meanwhile_is_not_shown_again() -> None:
    held, at_rest, clock = begun()
    held.between = lambda: held.take_findings(()) if held.checks == 1 else None
    change(held, at_rest, 1)
    clock.go(1.5 * CHECK_AFTER)
    assert held.findings == ()
    assert held.told.count(Told.FINDINGS) == 1
    change(held, at_rest, 2)
    clock.go(1.5 * CHECK_AFTER)
    assert held.told.count(Told.FINDINGS) == 2, "the next change is checked as ever"
