"""What is given up while the program waits for it ends no program, and its own end still does."""

import asyncio

import pytest
from textual.containers import Vertical
from textual.widgets import Static

from nianbao.tui.terminal.seams import OpenApp


async def _given_up() -> None:
    """Wait for what another gives up."""
    waited = asyncio.ensure_future(asyncio.sleep(60))
    asyncio.get_running_loop().call_soon(waited.cancel)
    await waited


@pytest.mark.parametrize("way", ["call_later", "call_next"])
async def test_the_program_goes_on(way: str) -> None:
    app, done = OpenApp(), asyncio.Event()
    async with app.run_test():
        getattr(app, way)(_given_up)
        app.call_later(done.set)
        await asyncio.wait_for(done.wait(), 8)
        assert app.is_running


async def test_widgets_are_taken_away_for_all_who_wait_for_it() -> None:
    app = OpenApp()
    async with app.run_test():
        await app.mount(box := Vertical(Static("一行字")))
        removed = box.remove()

        async def wait() -> None:
            await removed

        given_up = asyncio.create_task(wait())
        await asyncio.sleep(0)
        given_up.cancel()
        await removed
        assert given_up.cancelled()
        assert not app.query(Static)


async def test_the_program_itself_is_given_up() -> None:
    app, begun = OpenApp(), asyncio.Event()
    app.call_later(begun.set)
    running = asyncio.create_task(app.run_async(headless=True))
    await asyncio.wait_for(begun.wait(), 8)
    running.cancel()
    await asyncio.wait([running], timeout=8)
    assert running.done()
    assert not app.is_running
