"""Every way at all three sizes, and how many keys the counted jobs take.

python -m tests.tui.journeys
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from tests.tui.conftest import DATED, Frozen
from tests.tui.journeys.counted import (
    busy_library,
    busy_office_typed,
    empty_library,
    keys_by_arrows,
    seed_typed,
    zero_report_typed,
)
from tests.tui.journeys.counting import SIZES, Counting, counting_at
from tests.tui.journeys.ways import WAYS


async def _keys(
    library: Callable[[Path], Path],
    way: Callable[[Counting], Awaitable[object]],
    size: tuple[int, int] = SIZES[0],
) -> int:
    """How many keys a way takes, made in a folder of its own; sentences are none."""
    return (await _counted(library, way, size)).keys


async def _counted(
    library: Callable[[Path], Path],
    way: Callable[[Counting], Awaitable[object]],
    size: tuple[int, int] = SIZES[0],
) -> Counting:
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        async with counting_at(library(Path(folder) / "nianbao.json"), size) as clerk:
            await way(clerk)
        return clerk


async def _all() -> None:
    for name, (library, way) in WAYS.items():
        for size in SIZES:
            print(f"{name:>14} {size[0]}x{size[1]:<3} {await _keys(library, way, size):4} keys")
    print(f"a report of nothing {await _keys(empty_library, zero_report_typed):4}")
    seed = await _counted(empty_library, seed_typed)
    print(f"the seed, its words not counted {seed.keys:4}")
    print(
        f"  each of its {seed.sentences} sentences and heads a paste {seed.keys + seed.sentences:4}"
    )
    print(f"  each of their characters a key {seed.keys + seed.characters:4}")
    print("28 cells of a busy office:")
    print(f"  by arrows, as slips come {keys_by_arrows(as_slips_come=True):4}")
    found = keys_by_arrows(as_slips_come=True, find_cells=True)
    print(f"  by Ctrl+G, as slips come {found:4}")
    print(f"  by arrows, in the table's order {keys_by_arrows():4}")
    print(f"  by Ctrl+Right {await _keys(busy_library, busy_office_typed):4}")


def main() -> None:
    """Make them all on 10 January 2025."""
    with ExitStack() as stack:
        for module in DATED:
            stack.enter_context(patch(f"{module}.date", Frozen))
        asyncio.run(_all())


if __name__ == "__main__":
    main()
