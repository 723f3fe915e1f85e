"""Keys in the order they were typed, whichever widget takes them.

Textual hands a key to the focused widget through a queue, but runs a bound key at once: Ctrl+Down
or Enter in a dialog would overtake digits that still wait. Before such a key is run, and before
a report is left, what waits is let through.
"""

import asyncio
from weakref import WeakSet

from textual import events
from textual.dom import DOMNode
from textual.message_pump import MessagePump

from nianbao.tui.terminal.seams import is_at_rest

_PATIENCE = 1.0
"""Seconds after which a key is run all the same: a widget that hangs must not stop Ctrl+Q."""
_LOOK_AGAIN = 0.01
"""Seconds between two looks whether a widget is gone: that one takes nothing more."""
_TURNS = 4
"""Turns of the event loop in which a widget mostly takes what has just been given to it."""
_ROUNDS = 3
"""A key becomes a message of its widget, that one of the panel's, that the screen's change."""

_busy: WeakSet[MessagePump] = WeakSet()
"""Widgets that were waited for in vain and are still at it: only the first key waits for one."""


async def drain(node: DOMNode | None) -> None:
    """Wait until a widget and all around it, up to its screen, have taken what waits for them."""
    if node is None:
        return
    pumps = [pump for pump in node.ancestors_with_self if pump is not node.app]
    try:
        async with asyncio.timeout(_PATIENCE):
            for _ in range(_ROUNDS):
                for pump in pumps:
                    await pass_through(pump)
    except TimeoutError:
        return


class _Passage:
    """Is told when a widget has come to it.

    Textual counts the parameters of what it calls once a function: at every key it would count
    those of a closure, and of what `call_later` makes of any.
    """

    def __init__(self, pump: MessagePump) -> None:
        self.passed = asyncio.Event()
        self._pump = pump

    def ask(self) -> bool:
        """Stand in the widget's queue; False where it takes no more."""
        return self._pump.post_message(events.Callback(callback=self._pass_on))

    def _pass_on(self) -> None:
        self.passed.set()
        _busy.discard(self._pump)


async def pass_through(pump: MessagePump) -> None:
    """Wait until a widget has taken what waits for it now; not for ever, and for none that goes.

    A message of our own behind all others costs as much as a key: only one that is long at it,
    or gets ever more, is given one.
    """
    for _ in range(_TURNS):
        if is_at_rest(pump):
            return
        await asyncio.sleep(0)
    passage = _Passage(pump)
    passed = passage.passed
    if pump in _busy or not pump.is_running or not passage.ask():
        return
    end = asyncio.get_running_loop().time() + _PATIENCE
    while pump.is_running and not passed.is_set():
        if asyncio.get_running_loop().time() > end:
            _busy.add(pump)
            return
        try:
            async with asyncio.timeout(_LOOK_AGAIN):
                await passed.wait()
        except TimeoutError:
            continue
