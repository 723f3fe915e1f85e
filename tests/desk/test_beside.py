"""Reading beside the event loop: it is told what came of it, and never waited for at the end."""

import asyncio
import subprocess
import sys
from time import monotonic

import pytest

from nianbao.desk.beside import beside

_GIVEN_UP = """
import asyncio, time
from nianbao.desk.beside import beside

async def main():
    reading = asyncio.create_task(beside(lambda: time.sleep(60)))
    await asyncio.sleep(0.05)
    reading.cancel()

asyncio.run(main())
"""


async def test_it_gives_what_was_read_and_raises_what_went_wrong() -> None:
    assert await beside(lambda: 5) == 5
    with pytest.raises(OSError, match="kaputt"):
        await beside(lambda: _fail())


def _fail() -> None:
    raise OSError("kaputt")


async def test_many_that_never_answer_stop_no_other() -> None:
    silent = asyncio.Event()
    loop = asyncio.get_running_loop()
    waiting = [
        asyncio.create_task(
            beside(lambda: asyncio.run_coroutine_threadsafe(silent.wait(), loop).result())
        )
        for _ in range(40)
    ]
    assert await beside(lambda: 1) == 1
    silent.set()
    assert await asyncio.gather(*waiting) == [True] * 40


def test_a_program_ends_that_has_given_up_a_read() -> None:
    begun = monotonic()
    done = subprocess.run([sys.executable, "-c", _GIVEN_UP], capture_output=True, timeout=50)
    assert (done.returncode, done.stderr) == (0, b"")
    assert monotonic() - begun < 40
