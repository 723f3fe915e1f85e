"""Reading beside the event loop, in threads that the end of the program does not wait for.

A disk or a network that does not answer never gives its thread back. Who writes something goes
through `asyncio.to_thread`, which is waited for.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import TypeVar

_Read = TypeVar("_Read")


async def beside(read: Callable[[], _Read]) -> _Read:
    """Do a job in a thread of its own; gives what it gives, raises what it raises.

    Cancelled, it is given up: what it finds is dropped, and the program may end before it does.
    """
    loop = asyncio.get_running_loop()
    found: asyncio.Future[_Read] = loop.create_future()

    def tell(job: Callable[[], None]) -> None:
        with suppress(RuntimeError):  # the program has ended meanwhile
            loop.call_soon_threadsafe(lambda: None if found.done() else job())

    def run() -> None:
        try:
            result = read()
        except BaseException as error:  # whatever it is, who asked for it is told
            tell(lambda error=error: found.set_exception(error))  # type: ignore[misc]
        else:
            tell(lambda: found.set_result(result))

    Thread(target=run, name="beside", daemon=True).start()
    return await found
