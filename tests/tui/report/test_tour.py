"""The tour: seven steps on the real screen, skipped at any, found under F1 and in the palette."""

from pathlib import Path

import pytest

from nianbao.desk.remembered import LOOK
from nianbao.report.form.figures import CellRef
from nianbao.storage.library import Library
from nianbao.tui.report import tour
from nianbao.tui.report.tour import STEPS, TOURED
from tests.reports import full_report
from tests.tui.driving import ONE_SIZE, Clerk, at_desk, fill, in_report

NAME = "民权县北关镇人民政府"


def shown(clerk: Clerk) -> list[str]:
    """The widgets that stand out on the report beneath the tour."""
    return [type(w).__name__ for w in clerk.app.screen_stack[-2].query(f".{TOURED}")]


async def begin(clerk: Clerk) -> None:
    await clerk.press("f1")
    await clerk.sees("回车 带你看一遍")
    await clerk.press("enter")
    await clerk.sees("带你看一遍 1/7")


@pytest.mark.parametrize("size", [*ONE_SIZE, (200, 60)])
async def test_each_step_shows_its_widget_and_hides_it_not(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with in_report(tmp_path, full_report(), size) as clerk:
        await clerk.press("ctrl+down", "down", "right")
        before = clerk.app.screen.panel.address()  # type: ignore[attr-defined]
        await begin(clerk)
        for number, step in enumerate(STEPS, start=1):
            await clerk.sees(f"带你看一遍 {number}/7", step.title)
            await clerk.pilot.pause()
            widgets = clerk.app.screen_stack[-2].query(f".{TOURED}")
            assert widgets
            box = clerk.app.screen.query_one("#tour").region
            if step.about not in ("FigureGrid", "ProseEditor"):
                assert not any(box.overlaps(widget.region) for widget in widgets)
            await clerk.press("enter")
        await clerk.hides("带你看一遍")
        assert clerk.app.screen.panel.address() == before  # type: ignore[attr-defined]
        assert not clerk.app.screen.query(f".{TOURED}")


async def test_it_goes_back_and_is_skipped_anywhere(tmp_path: Path) -> None:
    async with in_report(tmp_path, full_report()) as clerk:
        await clerk.choose("带你看一遍")
        await clerk.sees("1/7")
        await clerk.press("left", "enter", "enter")
        await clerk.sees("3/7")
        assert clerk.app.screen_stack[-2].panel.page == "requests"  # type: ignore[attr-defined]
        await clerk.press("left", "left")
        await clerk.sees("1/7")
        assert clerk.app.screen_stack[-2].panel.page == "overview"  # type: ignore[attr-defined]
        assert shown(clerk) == ["Static"]
        await clerk.press("5", "f2", "escape")
        await clerk.hides("1/7")
        assert clerk.report(2023) == full_report()
        await clerk.type("甲")
        await clerk.kept(lambda kept: kept != full_report(), 2023)


async def test_the_first_report_offers_it(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "nianbao.json") as clerk:
        await clerk.type(NAME)
        await clerk.press(*["enter"] * 4)
        await clerk.sees("新建哪一年")
        await clerk.press("enter")
        await clerk.sees("七步带你看一遍")
        await begin(clerk)
        await clerk.press("escape", "escape")
        await clerk.sees("回车 打开")


async def test_on_the_first_screen_it_says_what_it_needs(tmp_path: Path) -> None:
    async with at_desk(fill(tmp_path / "nianbao.json", full_report())) as clerk:
        await clerk.choose("带你看一遍")
        await clerk.sees("先打开一份报告")


async def test_what_is_typed_is_taken_before_the_tour(tmp_path: Path) -> None:
    cell = CellRef("disclosure", "regulations", "issued")
    async with in_report(tmp_path, full_report()) as clerk:
        await clerk.press("ctrl+down", "7", "7")
        await clerk.choose("带你看一遍")
        await clerk.sees("1/7")
        await clerk.press("escape")
        kept = await clerk.kept(lambda kept: 77 in kept.figures.values(), 2023)
        assert cell.table in {ref.table for ref in kept.figures}


async def test_it_stands_out_in_the_plain_look(tmp_path: Path) -> None:
    path = fill(tmp_path / "nianbao.json", full_report())
    LOOK.keep(Library(path), "plain")
    async with at_desk(path) as clerk:
        await clerk.press("enter")
        await begin(clerk)
        title = clerk.app.screen_stack[-2].query_one("#page-title")
        assert title.rich_style.reverse


def test_only_the_tour_marks_with_its_class() -> None:
    """The class once belonged to a dialog as well, which then stood reversed as a whole."""
    tui = Path(tour.__file__).parents[1]
    others = [path for kind in ("py", "tcss") for path in tui.rglob(f"*.{kind}")]
    users = {path.name for path in others if tour.TOURED in path.read_text(encoding="utf-8")}
    assert users == {"tour.py", "app.tcss"}


async def test_only_a_report_offers_it(tmp_path: Path) -> None:
    """Elsewhere help tells the keys of that screen, and none of the tables'."""
    async with at_desk(fill(tmp_path / "nianbao.json", full_report())) as clerk:
        for keys in ((), ("down", "down", "down", "enter"), ("enter",)):
            await clerk.press(*keys, "f1")
            await clerk.sees("帮助：", "翻看　Esc 返回")
            assert "带你看一遍" not in clerk.screen.splitlines()[-1]
            assert "直接替换" not in clerk.screen
            await clerk.press("enter", "escape")
            await clerk.hides("帮助：")
