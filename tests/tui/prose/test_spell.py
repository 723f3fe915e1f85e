"""A spell of typing ends when the hands rest, or at the latest; no clock runs here."""

from collections.abc import Callable
from typing import Any, cast

import pytest
from textual.widget import Widget

from nianbao.tui.prose.spell import Spell


class Timers:
    """A widget's timers on a clock that a test sets."""

    is_attached = True

    def __init__(self) -> None:
        self.now, self.due = 100.0, list[tuple[float, Callable[[], None]]]()

    def set_timer(self, delay: float, callback: Callable[[], None]) -> object:
        self.due.append((self.now + delay, callback))
        return self

    def wait(self, seconds: float) -> None:
        """Let time go by; what is due is called when it is."""
        end = self.now + seconds
        while ready := [timer for timer in self.due if timer[0] <= end]:
            timer = min(ready, key=lambda one: one[0])
            self.due.remove(timer)
            self.now = max(self.now, timer[0])
            timer[1]()
        self.now = end


@pytest.fixture
def timers(monkeypatch: pytest.MonkeyPatch) -> Timers:
    timers = Timers()
    monkeypatch.setattr("nianbao.tui.prose.spell.monotonic", lambda: timers.now)
    return timers


def spell_of(timers: Timers) -> tuple[Spell, list[float]]:
    """A spell that rests half a second, two at the latest; and when it was over."""
    over: list[float] = []

    def end() -> None:
        spell.end()
        over.append(round(timers.now - 100, 2))

    spell = Spell(cast(Widget, cast(Any, timers)), end, 0.5, 2.0)
    return spell, over


def test_each_edit_puts_the_end_off(timers: Timers) -> None:
    spell, over = spell_of(timers)
    for begins in (True, False, False, False):
        timers.wait(0.2)
        assert spell.go_on() is begins
    timers.wait(0.4)
    assert not over
    timers.wait(5)
    assert over == [pytest.approx(1.3)]
    assert not spell.is_on


def test_it_ends_at_the_latest_however_fast_edits_follow(timers: Timers) -> None:
    spell, over = spell_of(timers)
    for _ in range(40):
        spell.go_on()
        timers.wait(0.1)
    assert 1 <= len(over) <= 2
    assert 2.0 <= over[0] <= 2.5


def test_one_timer_serves_many_edits(timers: Timers) -> None:
    spell, over = spell_of(timers)
    for _ in range(9):
        spell.go_on()
    assert len(timers.due) == 1
    spell.end()
    timers.wait(5)
    assert not over
