"""A window of 60 by 20: what a line has no room for is seen to be cut, and no key is lost."""

from pathlib import Path

import pytest
from rich.cells import cell_len

from nianbao.tui.kit.list_screen import ListScreen
from nianbao.tui.kit.reading import HelpScreen, ReadingScreen
from nianbao.tui.library.pictures import PicturesScreen
from nianbao.tui.reading_in.unplaced import UnplacedScreen
from nianbao.tui.words.facts import FactsScreen
from nianbao.tui.words.replacing import ReplacingScreen
from tests.reports import draft_report, full_report, zero_report
from tests.tui.driving import NARROW, at_desk, fill, in_report

SMALL = (60, 20)
KEYED = (
    PicturesScreen,
    HelpScreen,
    ReadingScreen,
    ListScreen,
    UnplacedScreen,
    FactsScreen,
    ReplacingScreen,
)
SAMPLE = Path(__file__).parents[1] / "samples" / "beiguan_2021.txt"


@pytest.mark.parametrize("screen", KEYED)
def test_the_keys_of_a_list_have_room(screen: type[ListScreen[object, object]]) -> None:
    assert cell_len(screen.KEYS) <= SMALL[0] - 2


async def test_a_title_that_is_cut_says_so(tmp_path: Path) -> None:
    """A word without a break in it, as a file's name is, was left out unseen."""
    path = tmp_path / f"{'beiguan' * 6}.txt"
    path.write_bytes(SAMPLE.read_bytes())
    async with at_desk(fill(tmp_path / "nianbao.json", zero_report()), SMALL) as clerk:
        await clerk.press("f9")
        await clerk.sees("读入一份报告")
        await clerk.paste(str(path))
        await clerk.press("enter")
        await clerk.sees("读到：民权县北关镇人民政府 2021年")
        title = clerk.screen.splitlines()[0].rstrip()
        assert "来自 beiguan" in title
        assert title.endswith("…")


@pytest.mark.parametrize("size", [SMALL, NARROW])
async def test_help_keeps_its_columns(tmp_path: Path, size: tuple[int, int]) -> None:
    async with in_report(tmp_path, full_report(), size) as clerk:
        await clerk.press("f1")
        await clerk.sees("翻看", "5+3、10-2 自动算好")
        await clerk.press("end")
        await clerk.sees("外观        ")
        rows = [row for row in clerk.screen.splitlines()[1:-1] if row.strip()]
        assert [row for row in rows if row.startswith(" " * 23)] or size != SMALL
        for row in rows:
            assert row[1:11].strip() or row.startswith(" " * 23), row


async def test_the_list_of_findings_tells_all_its_keys(tmp_path: Path) -> None:
    async with in_report(tmp_path, draft_report(), SMALL) as clerk:
        await clerk.press("f2")
        await clerk.sees("Delete 放过，再按恢复")
