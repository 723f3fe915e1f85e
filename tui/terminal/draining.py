"""Keys in the order they were typed, whichever widget takes them.

Textual hands a key to the focused widget through a queue, but runs a bound key at once: Ctrl+Down
or Enter in a dialog would overtake digits that still wait. Before such a key is run, and before
a report is left, what waits is let through.
"""

import asyncio

from textual.dom import DOMNode
from textual.message_pump import MessagePump

_PATIENCE = 1.0
"""Seconds after which a key is run all the same: a widget that hangs must not stop Ctrl+Q."""
_ROUNDS = 3
"""A key becomes a message of its widget, that one of the panel's, that the screen's change."""


async def drain(node: DOMNode | None) -> None:
    """Wait until a widget and all around it, up to its screen, have taken what waits for them."""
    if node is None:
        return
    pumps = [pump for pump in node.ancestors_with_self if pump is not node.app]
    try:
        async with asyncio.timeout(_PATIENCE):
            for _ in range(_ROUNDS):
                for pump in pumps:
                    await _pass_through(pump)
    except TimeoutError:
        return


async def _pass_through(pump: MessagePump) -> None:
    passed = asyncio.Event()
    if pump.is_running and pump.call_later(passed.set):
        await passed.wait()
