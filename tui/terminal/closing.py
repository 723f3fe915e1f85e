"""The program is ended from outside: the machine closes, or its window is closed."""

import asyncio
import signal
import sys
from collections.abc import Callable
from contextlib import suppress


def call_when_ended(ended: Callable[[], object], closed: Callable[[], object]) -> object:
    """Call one when the program is to end, the other when its window was closed.

    Gives what must be kept as long as the program runs.
    """
    for name, call in (("SIGTERM", ended), ("SIGHUP", closed)):
        with suppress(AttributeError, NotImplementedError):  # Windows has neither
            asyncio.get_running_loop().add_signal_handler(getattr(signal, name), call)
    if sys.platform == "win32":
        from nianbao.tui.terminal.windows_console import call_when_closed

        return call_when_closed(closed)
    return None
