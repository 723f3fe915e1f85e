"""A timer of one time goes off even where the machine stood still as it began."""

import asyncio

import pytest

from nianbao.tui.terminal.seams import OpenApp
from tests.seams import standing_still


@pytest.mark.parametrize("delay", [0.0, 0.01])
async def test_what_waits_for_a_timer_is_done(
    monkeypatch: pytest.MonkeyPatch, delay: float
) -> None:
    app, done = OpenApp(), asyncio.Event()
    async with app.run_test():
        with standing_still(monkeypatch, seconds=5):
            app.set_timer(delay, done.set)
            await asyncio.wait_for(done.wait(), 8)
