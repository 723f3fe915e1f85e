"""The end of the program: whatever is open keeps what is unfinished in it, or is left."""

import asyncio
from time import monotonic

from nianbao.tui.kit.clerk_screen import ClerkScreen, Dialog
from nianbao.tui.terminal.draining import drain
from nianbao.tui.terminal.dressed_app import DressedApp

_KEYS_TAKEN = 0.5
"""Seconds that keys have to be acted on when the program is ended from outside."""


async def keep_all(app: DressedApp) -> None:
    """Have what was typed be taken, then kept, and ask nothing.

    What is in front comes first: it may change what lies beneath.
    """
    end = monotonic() + _KEYS_TAKEN
    while app.held_keys.waiting and monotonic() < end:
        await asyncio.sleep(0.01)
    await drain(app.focused)
    for screen in reversed(app.screen_stack):
        if isinstance(screen, ClerkScreen | Dialog):
            await screen.keep()


async def leave_all(app: DressedApp) -> bool:
    """Leave all that is open, once it is saved; False when the clerk wants to stay."""
    for screen in reversed(app.screen_stack):
        if isinstance(screen, Dialog):
            await screen.keep()
    for screen in app.screen_stack:
        if isinstance(screen, ClerkScreen) and not await screen.leave():
            return False
    return True
