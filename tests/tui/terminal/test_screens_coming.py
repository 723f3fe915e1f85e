"""How often a screen is painted as it comes, and that what changes beneath a dialog is painted."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.pilot import Pilot
from textual.renderables.background_screen import BackgroundScreen
from textual.renderables.blank import Blank
from textual.screen import Screen
from textual.widgets import OptionList, Static

from nianbao.report.document import new_report
from nianbao.tui.kit.clerk_screen import ClerkScreen, Dialog
from nianbao.tui.kit.entry_list import Entry, EntryList
from nianbao.tui.kit.flowing import Flowing
from nianbao.tui.terminal.seams import LeftOnce, drop_rows
from nianbao.tui.terminal.themes import LOOKS
from tests.reports import full_report
from tests.seams import paint_at_once, painting, rows_on_screen
from tests.tui.driving import WIDE, Clerk, in_report

WHOLE = Region(0, 0, 60, 20)


class Beneath(ClerkScreen[None]):
    """What a dialog stands over: a line at the top that may change."""

    def compose(self) -> ComposeResult:
        yield Static("原来的字", id="changing")


class Asking(Dialog[None]):
    """A list that is longer than the dialog."""

    CSS = """
    Asking { align: center middle; }
    Asking EntryList { width: 30; max-height: 8; scrollbar-gutter: stable; }
    """

    def compose(self) -> ComposeResult:
        yield EntryList([Entry(Flowing(f"第{n}项"), n) for n in range(30)])


class Asked(App[None]):
    def on_mount(self) -> None:
        self.push_screen(Beneath())


async def _settled(pilot: Pilot[None]) -> None:
    for _ in range(3):
        await pilot.pause(0.1)


async def test_a_dialog_is_painted_whole_once_as_it_comes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = Asked()
    async with app.run_test(size=WHOLE.size) as pilot:
        await _settled(pilot)
        with painting(monkeypatch) as painted:
            await app.push_screen(Asking())
            await _settled(pilot)
        wholes = [regions for regions in painted if WHOLE in regions]
        rows = app.screen.query_one(EntryList).content_region
        assert len(wholes) == 1
        assert not any(region.contains_region(rows) for one in painted[1:] for region in one)


async def test_what_changes_beneath_a_dialog_is_painted_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = Asked()
    async with app.run_test(size=WHOLE.size) as pilot:
        await _settled(pilot)
        beneath = app.screen
        changing = beneath.query_one("#changing", Static)
        await app.push_screen(Asking())
        await _settled(pilot)
        for words in ("改了的字", "又改了的字"):
            with painting(monkeypatch) as painted:
                changing.update(words)
                await _settled(pilot)
            assert [changing.region in regions for regions in painted] == [True]
            assert WHOLE not in painted[0]
            with painting(monkeypatch) as painted:
                beneath.check_idle()
                beneath.call_after_refresh(lambda: None)
                await _settled(pilot)
            assert painted == []


async def test_another_size_is_painted_beneath_a_dialog_and_on_it() -> None:
    app = Asked()
    async with app.run_test(size=WHOLE.size) as pilot:
        await app.push_screen(Asking())
        beneath = app.screen_stack[-2]
        for width, height in ((40, 12), (80, 24)):
            await pilot.resize_terminal(width, height)
            await _settled(pilot)
            for screen in (app.screen, beneath):
                assert screen.size == (width, height)
            assert app.screen.query_one(EntryList).region.x == (width - 30) // 2
            assert beneath.query_one("#changing").region.width == width


async def test_a_look_chosen_in_a_dialog_is_that_of_all_screens() -> None:
    app = Asked()
    async with app.run_test(size=WHOLE.size) as pilot:
        await app.push_screen(Asking())
        await _settled(pilot)
        beneath = app.screen_stack[-2]
        before = beneath.styles.background
        app.theme = "textual-light"
        await _settled(pilot)
        assert beneath.styles.background != before
        app.screen.dismiss()
        await _settled(pilot)
        assert app.screen is beneath
        assert app.screen.styles.background != before


def _around(app: App[None]) -> list[list[tuple[object, ...]]]:
    """Each character beside a dialog with what is to be seen of its style."""
    dialog = app.screen.query_one("#dialog").region
    return [
        [
            (character, style.bgcolor, style.reverse, character.strip() and style.color)
            for part in (strip.crop(0, dialog.x), strip.crop(dialog.right))
            for text, style, _ in part
            for character in text
            if style is not None
        ]
        for strip in rows_on_screen(app)
    ]


@pytest.mark.parametrize("look", LOOKS)
async def test_what_lies_beneath_a_dialog_is_as_dark_as_textual_makes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, look: str
) -> None:
    async with in_report(tmp_path, full_report(), WIDE) as clerk:
        clerk.app.wear(look)
        await clerk.press("ctrl+p")
        ours = _around(clerk.app)
        assert any(len(row) > 20 for row in ours)
        monkeypatch.setattr(LeftOnce, "render", Screen.render)
        clerk.app.screen.refresh()
        await clerk.settle()
        assert isinstance(clerk.app.screen.render(), Blank | BackgroundScreen)
        assert _around(clerk.app) == ours


def _large(painted: Iterable[set[Region]]) -> list[set[Region]]:
    """Those paints in which a third of the screen or more is painted."""
    third = WIDE[0] * WIDE[1] // 3
    return [regions for regions in painted if any(one.area >= third for one in regions)]


async def _painted(clerk: Clerk, monkeypatch: pytest.MonkeyPatch, key: str) -> list[set[Region]]:
    """The large paints that a key brings; there is one at least."""
    paint_at_once(clerk.app)
    with painting(monkeypatch) as painted:
        await _at_rest(clerk.pilot, painted)
        painted.clear()
        await clerk.press(key)
        await clerk.until(lambda: _large(painted), "没有画")
        await _at_rest(clerk.pilot, painted)
    return _large(painted)


async def _at_rest(pilot: Pilot[None], painted: list[set[Region]]) -> None:
    """Wait until nothing is painted any more: a busy machine is still at what came before."""
    before = -1
    while len(painted) != before:
        before = len(painted)
        await _settled(pilot)


@pytest.mark.parametrize("key", ["f6", "f9"])
async def test_a_screen_is_painted_once_as_it_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    """In one of four visits at least: a busy machine may still be at what came before."""
    monkeypatch.setattr("nianbao.tui.kit.jobs._MOMENT", 30.0)  # a busy machine lists late
    visits: list[list[set[Region]]] = []
    async with in_report(tmp_path, full_report(), WIDE) as clerk:
        for _ in range(4):
            visits.append(await _painted(clerk, monkeypatch, key))
            await _painted(clerk, monkeypatch, "escape")
    assert [{Region(0, 0, *WIDE)}] in visits


@pytest.mark.parametrize("key", ["f2", "f3", "f6", "f9", "ctrl+p", "ctrl+l"])
async def test_what_a_screen_lay_over_is_painted_once_as_it_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    async with in_report(tmp_path, full_report(), WIDE) as clerk:
        for _ in range(2):
            await _painted(clerk, monkeypatch, key)
            assert await _painted(clerk, monkeypatch, "escape") == [{Region(0, 0, *WIDE)}]


async def test_a_page_is_painted_as_it_comes_and_what_is_beside_it_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page before makes no room for one that is not made yet; bars may come later."""
    async with in_report(tmp_path, full_report(), WIDE) as clerk:
        for key in ("ctrl+down",) * 5 + ("ctrl+up",) * 5:
            painted = await _painted(clerk, monkeypatch, key)
            assert len(painted) <= 2, (key, painted)
            assert not any(Region(0, 0, *WIDE) in one for one in painted)


async def test_a_list_of_findings_is_broken_into_rows_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its bar comes when it is known how many rows there are; what a rule asks stands below."""
    dropped: list[object] = []

    def noted(rows: OptionList) -> None:
        dropped.append(rows)
        drop_rows(rows)

    monkeypatch.setattr("nianbao.tui.kit.choice_list.drop_rows", noted)
    report = new_report("民权县北关镇人民政府", 2025)
    cells = report.form.table("requests").typed_cells
    async with in_report(tmp_path, report.with_figures(dict.fromkeys(cells, 1))) as clerk:
        heights: set[int] = set()
        paint_at_once(clerk.app)
        with painting(monkeypatch) as painted:
            await _at_rest(clerk.pilot, painted)
            dropped.clear()
            painted.clear()
            await clerk.press("f2")
            await clerk.until(lambda: _large(painted), "没有画")
            rows = clerk.app.screen.query_one(EntryList)
            heights.add(rows.size.height)
            await _at_rest(clerk.pilot, painted)
            heights.add(rows.size.height)
        assert rows.virtual_size.height > rows.size.height, "there is a bar"
        assert [one for one in dropped if one is rows] == [rows]
        assert len(heights) == 1
