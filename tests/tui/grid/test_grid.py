"""Real keys on the figure grid; what the parent is told and what the report becomes."""

from decimal import Decimal

import pytest
from textual import events
from textual.widgets import Input

from nianbao.report.form.figures import CellRef
from nianbao.tui.grid.grid import FigureGrid
from tests.tui.grid.grid_app import SIZES, KeptApp, paste

TYPED = ("received", "brought_forward", "granted")


@pytest.mark.parametrize("size", SIZES)
async def test_digits_and_enter_fill_a_column(size: tuple[int, int]) -> None:
    app = KeptApp()
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.press("1", "2", "enter", "3", "enter", "0", "enter")
        assert [app.figure(row) for row in TYPED] == [12, 3, 0]
        assert app.figure("received", "total") == 12
        assert app.at == ("granted_in_part", "natural_person")


async def test_entered_tells_cell_figure_and_text() -> None:
    app = KeptApp()
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("1", "comma", "2", "9", "5", "enter")
        (message,) = app.got
        assert isinstance(message, FigureGrid.Entered)
        assert (message.ref, message.figure, message.text) == (
            CellRef("requests", "received", "natural_person"),
            1295,
            "1,295",
        )


async def test_typed_digits_show_at_once_and_change_no_report() -> None:
    app = KeptApp()
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("4", "7")
        assert "  47 │" in app.lines[1]
        assert app.grid.editing
        assert app.grid.typed == "47"
        assert app.figure("received") is None


async def test_the_first_digit_replaces_and_an_equal_figure_is_not_told() -> None:
    app = KeptApp()
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("1", "2", "enter", "up", "7", "enter", "up", "7", "enter")
        assert app.figure("received") == 7
        assert len(app.got) == 2


async def test_backspace_takes_one_away() -> None:
    app = KeptApp()
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("1", "2", "3", "backspace", "enter", "up")
        assert app.figure("received") == 12
        await pilot.press("backspace")
        assert app.grid.typed == "1"
        await pilot.press("backspace", "enter")
        assert app.figure("received") is None
        await pilot.press("up", "backspace")
        assert not app.grid.editing


async def test_delete_blanks_at_once() -> None:
    app = KeptApp()
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("5", "enter", "up", "8", "delete")
        assert app.figure("received") is None
        assert not app.grid.editing
        await pilot.press("delete")
        assert len(app.got) == 2


async def test_escape_restores_then_bubbles() -> None:
    app = KeptApp()
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("5", "enter", "up", "8", "escape")
        assert not app.grid.editing
        assert "   5 │" in app.lines[1]
        assert "escape" not in app.bubbled
        await pilot.press("escape")
        assert "escape" in app.bubbled


async def test_what_is_no_figure_is_rejected() -> None:
    app = KeptApp()
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("6", "enter", "up")
        for typed in ("-5", "5+", "5+ +3", "1.5", "abc", "十二", "1,29", "12345678901"):
            await pilot.press(*typed, "enter")
            rejected = app.got.pop()
            assert isinstance(rejected, FigureGrid.Rejected), typed
            assert rejected.error.message
            assert rejected.error.hint
            assert app.figure("received") == 6
            assert app.at == ("received", "natural_person")
            assert not app.grid.editing


MOVES = [
    (["down"], "brought_forward", "natural_person"),
    (["down", "up"], "received", "natural_person"),
    (["up"], "received", "natural_person"),
    (["right"], "received", "commercial"),
    (["right", "left"], "received", "natural_person"),
    (["left"], "received", "natural_person"),
    (["end"], "received", "other"),
    (["end", "right"], "received", "other"),
    (["end", "home"], "received", "natural_person"),
    (["end", "tab"], "brought_forward", "natural_person"),
    (["down", "shift+tab"], "received", "other"),
    (["tab"], "received", "commercial"),
    (["ctrl+end"], "carried_forward", "other"),
    (["ctrl+end", "ctrl+home"], "received", "natural_person"),
    (["ctrl+end", "up"], "closed_other", "other"),
    (["ctrl+end", "up", "down"], "carried_forward", "other"),
    (["ctrl+end", "tab"], "received", "natural_person"),
    (["ctrl+end", "home", "enter"], "received", "commercial"),
    (["shift+tab"], "carried_forward", "other"),
    (["pagedown", "pageup"], "received", "natural_person"),
    (["pagedown", "pagedown"], "carried_forward", "natural_person"),
]
"""Keys from the first cell, and the cell they lead to."""


@pytest.mark.parametrize("size", SIZES)
async def test_moving(size: tuple[int, int]) -> None:
    app = KeptApp()
    async with app.run_test(size=size, notifications=True) as pilot:
        for keys, row, column in MOVES:
            await pilot.press(*keys)
            assert app.at == (row, column), keys
            assert app.focused is app.grid
            await pilot.press("ctrl+home")
            assert app.at == ("received", "natural_person")


@pytest.mark.parametrize("key", ["up", "down", "left", "right", "tab", "shift+tab", "home", "end"])
async def test_every_move_commits(key: str) -> None:
    app = KeptApp()
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("down", "right", "9", key)
        assert app.figure("brought_forward", "commercial") == 9


async def test_other_keys_go_on_to_the_screen() -> None:
    app = KeptApp()
    keys = [f"f{number}" for number in range(1, 11)]
    keys += ["ctrl+z", "ctrl+y", "ctrl+g", "ctrl+n", "ctrl+up", "ctrl+down", "shift+f8"]
    async with app.run_test(notifications=True) as pilot:
        await pilot.press(*keys)
        assert app.bubbled == keys
        assert app.at == ("received", "natural_person")


async def test_an_input_method_may_send_wide_digits_one_by_one_or_at_once() -> None:
    app = KeptApp()
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("１", "２", "enter")
        app.grid.post_message(events.Key("１３", "１３"))
        await pilot.pause()
        await pilot.press("enter")
        await paste(pilot, "１４")
        await paste(pilot, "５\n")
        assert app.grid.typed == "１４５"
        await pilot.press("enter")
        assert [app.figure(row) for row in TYPED] == [12, 13, 145]


async def test_a_fee_may_be_typed_in_yuan() -> None:
    app = KeptApp("disclosure")
    async with app.run_test(notifications=True) as pilot:
        app.grid.move_to(CellRef("disclosure", "fees", "amount"))
        await pilot.press("4", "0", "元", "enter")
        assert app.figure("fees", "amount") == Decimal("0.004")
        app.grid.move_to(CellRef("disclosure", "fees", "amount"))
        await pilot.press("full_stop", "0", "3", "enter")
        assert app.figure("fees", "amount") == Decimal("0.03")
        app.grid.move_to(CellRef("disclosure", "fees", "amount"))
        await pilot.press("0", "full_stop", "5", "万", "元", "tab")
        assert app.figure("fees", "amount") == Decimal("0.5")


async def test_a_block_is_handed_to_the_parent() -> None:
    app = KeptApp()
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("down", "7")
        await paste(pilot, "1\t2\r\n3\t4\r\n")
        entered, pasted = app.got
        assert isinstance(entered, FigureGrid.Entered)
        assert isinstance(pasted, FigureGrid.BlockPasted)
        assert pasted.ref == CellRef("requests", "brought_forward", "natural_person")
        assert pasted.text == "1\t2\r\n3\t4\r\n"


async def test_highlighted_is_posted_for_every_move() -> None:
    told: list[CellRef] = []

    class Told(KeptApp):
        def on_figure_grid_highlighted(self, message: FigureGrid.Highlighted) -> None:
            told.append(message.ref)

    app = Told()
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("down", "down", "up")
        app.grid.move_to(CellRef("requests", "closed_other", "research"))
        await pilot.pause()
        rows = ["brought_forward", "granted", "brought_forward", "closed_other"]
        assert [ref.row for ref in told] == rows
        assert app.at == ("closed_other", "research")


async def test_commit_is_for_leaving() -> None:
    app = KeptApp()
    async with app.run_test(notifications=True) as pilot:
        assert app.grid.commit()
        await pilot.press("5")
        assert app.grid.commit()
        await pilot.pause()
        assert app.figure("received") == 5
        await pilot.press("minus", "5")
        assert not app.grid.commit()
        await pilot.press("minus", "5")
        assert not app.grid.move_to(CellRef("requests", "granted", "other"))
        assert app.at == ("received", "natural_person")
        await pilot.press("7")
        app.query_one(Input).focus()
        await pilot.pause()
        assert app.figure("received") == 7


@pytest.mark.parametrize("table", ["disclosure", "requests", "challenges"])
@pytest.mark.parametrize("size", SIZES)
async def test_enter_visits_every_typed_cell(table: str, size: tuple[int, int]) -> None:
    app = KeptApp(table)
    cells = app.grid.table.typed_cells
    async with app.run_test(size=size, notifications=True) as pilot:
        for _ in cells:
            await pilot.press("1", "enter")
        assert set(app.report.figures) == set(cells)
        assert app.grid.cursor == cells[0]


async def test_the_mouse_may_ask_for_a_line_before_any_is_painted() -> None:
    app = KeptApp()
    async with app.run_test():
        app.grid.notify_style_update()
        assert app.screen.get_widget_and_offset_at(10, 8)[0] is app.grid
