"""Each way in one window here; in all three by `python -m tests.tui.journeys`. Keys are counted."""

from pathlib import Path

import pytest

from tests.reports import seed_report
from tests.tui.journeys.counted import (
    KEYS,
    empty_library,
    keys_by_arrows,
    seed_typed,
    zero_report_typed,
)
from tests.tui.journeys.counting import SIZES, counting_at
from tests.tui.journeys.ways import WAYS


@pytest.mark.parametrize(("name", "size"), zip(WAYS, SIZES * 2, strict=False))
async def test_a_way(name: str, size: tuple[int, int], tmp_path: Path) -> None:
    library, way = WAYS[name]
    async with counting_at(library(tmp_path / "nianbao.json"), size) as clerk:
        await way(clerk)
    if name == "busy office":
        assert clerk.keys <= KEYS["busy"]


async def test_a_report_of_nothing_and_the_seed_take_few_keys(tmp_path: Path) -> None:
    async with counting_at(empty_library(tmp_path / "zero.json")) as clerk:
        await zero_report_typed(clerk)
    assert clerk.keys <= KEYS["zero"]
    async with counting_at(empty_library(tmp_path / "seed.json")) as clerk:
        report = await seed_typed(clerk)
    assert clerk.keys <= KEYS["seed"]
    assert report.prose == seed_report().prose
    assert report.figures == seed_report().figures


def test_arrows_alone_would_take_more() -> None:
    assert KEYS["busy"] < keys_by_arrows(find_cells=True) <= keys_by_arrows()
    by_cell = keys_by_arrows(as_slips_come=True, find_cells=True)
    assert by_cell < keys_by_arrows(as_slips_come=True)
