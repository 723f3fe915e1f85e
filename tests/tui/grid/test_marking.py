"""Blocks of cells: marked with Shift, told, copied, pasted back, cleared in one step."""

from pathlib import Path

import pytest

from nianbao.report.document import new_report
from nianbao.report.form.figures import CellRef, Unit
from nianbao.tui.grid.copied_again import copied_rows, placed_again
from nianbao.tui.grid.glyphs import BOXED
from nianbao.tui.grid.marking import (
    block_words,
    cleared,
    copied_text,
    rows_between,
    stretched,
)
from nianbao.tui.grid.panel import FigurePanel
from nianbao.tui.grid.picture import GridPicture
from nianbao.tui.terminal.themes import LOOKS
from tests.reports import OFFICE, full_report
from tests.seams import rows_on_screen
from tests.tui.driving import in_report
from tests.tui.grid.grid_app import KeptApp

EMPTY = new_report(OFFICE, 2024)
DISCLOSURE, REQUESTS, _ = EMPTY.form.tables
RECEIVED = CellRef("requests", "received", "natural_person")
TO_TABLE = ("ctrl+down", "ctrl+down")


def at(row: str, column: str = "natural_person") -> CellRef:
    return CellRef("requests", row, column)


FEW = EMPTY.with_figures(
    {RECEIVED: 5, at("received", "commercial"): 3, at("brought_forward"): 2, at("granted"): 4}
)


@pytest.mark.parametrize(
    ("keys", "rows", "last"),
    [
        (["shift+down"], [1, 1], "brought_forward"),
        (["shift+right", "shift+down"], [2, 2], "brought_forward"),
        (["shift+end"], [7], "received"),
        (["shift+end", "shift+home", "shift+down"], [1, 1], "brought_forward"),
        (["shift+down", "shift+down", "shift+up"], [1, 1], "brought_forward"),
    ],
)
async def test_shift_marks_and_the_cursor_stays(
    keys: list[str], rows: list[int], last: str
) -> None:
    app = KeptApp()
    async with app.run_test(notifications=True) as pilot:
        await pilot.press(*keys)
        assert [len(row) for row in app.grid.picture.marked] == rows
        assert app.grid.picture.marked[-1][0].row == last
        assert app.at == ("received", "natural_person")
        assert not set(keys) & set(app.bubbled)


@pytest.mark.parametrize("key", ["escape", "down", "enter", "tab", "home", "5", "backspace"])
async def test_what_ends_a_block(key: str) -> None:
    app = KeptApp(report=FEW)
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("shift+down", "shift+right", key)
        assert not app.grid.picture.marked
        assert app.grid.picture.contents.block == frozenset()
        assert "escape" not in app.bubbled
        assert app.report == FEW


async def test_shift_commits_what_is_typed_and_back_to_the_cursor_marks_nothing() -> None:
    app = KeptApp()
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("7", "shift+down")
        assert app.figure("received") == 7
        assert len(app.grid.picture.marked) == 2
        await pilot.press("shift+up")
        assert not app.grid.picture.marked
        await pilot.press("x", "shift+down")
        assert isinstance(app.got[-1], KeptApp().grid.Rejected)
        assert not app.grid.picture.marked


def test_a_block_stays_in_the_table_and_holds_totals() -> None:
    for table in EMPTY.form.tables:
        for start in table.typed_cells:
            for key in ("shift+up", "shift+down", "shift+left", "shift+right"):
                corner = start
                for _ in range(40):
                    corner = stretched(table, corner, key)
                block = [ref for row in rows_between(table, start, corner) for ref in row]
                assert {start, corner} <= set(block) <= set(table.cells)
    row = rows_between(REQUESTS, RECEIVED, stretched(REQUESTS, RECEIVED, "shift+end"))
    assert at("received", "total") in row[0]


def test_what_is_told_of_a_block() -> None:
    block = [
        RECEIVED,
        at("received", "commercial"),
        at("received", "total"),
        at("granted", "other"),
    ]
    assert block_words(FEW, block) == "选中4格，其中1格是总计，1格空着，合计16件"
    assert block_words(EMPTY, block[:2]) == "选中2格，都空着"
    fees = [ref for ref in DISCLOSURE.typed_cells if DISCLOSURE.columns[ref].unit is Unit.MONEY]
    mixed = EMPTY.with_figures({fees[0]: 2, DISCLOSURE.typed_cells[0]: 1})
    assert block_words(mixed, [fees[0], DISCLOSURE.typed_cells[0]]) == "选中2格，合计1件和2万元"
    assert cleared(FEW, block) == {RECEIVED: None, at("received", "commercial"): None}


def test_only_what_has_changed_is_painted() -> None:
    picture = GridPicture(FEW, "requests", BOXED)
    first = picture.stretch(at("brought_forward"))
    assert first is not None
    assert len(first) == 2
    second = picture.stretch(at("brought_forward", "commercial"))
    assert second is not None
    assert len(second) == 2
    assert picture.stretch(None)
    assert picture.contents.in_view == RECEIVED


@pytest.mark.parametrize("table", ["disclosure", "requests", "challenges"])
def test_every_small_block_pastes_back_as_it_was(table: str) -> None:
    full = full_report()
    shape = full.form.table(table)
    some = shape.typed_cells[:: 2 if table == "challenges" else 3]
    full = full.with_figures(dict.fromkeys(shape.typed_cells[::5]))
    for start in some:
        for down, across in ((0, 1), (1, 0), (2, 1), (4, 3), (3, 6)):
            corner = start
            for key in ("shift+down",) * down + ("shift+right",) * across:
                corner = stretched(shape, corner, key)
            rows = rows_between(shape, start, corner)
            lines = copied_rows(copied_text(full, rows).replace("\n", "\r\n") + "\r\n")
            typed = [ref for row in rows for ref in row if ref not in shape.derived_cells]
            if len(typed) < 2:
                continue
            other = full.with_figures(dict.fromkeys(typed, 77))
            block = placed_again(shape, lines, start)
            assert block is not None
            assert block.filled(other) == full, (start, corner, lines)


def test_what_does_not_fit_is_left_to_the_reader_of_blocks() -> None:
    last = REQUESTS.typed_cells[-1]
    assert placed_again(REQUESTS, ["1\t2\t3"], last) is None
    assert placed_again(REQUESTS, ["1", "2"], last) is None
    assert placed_again(REQUESTS, ["1.5", "2"], RECEIVED) is None
    assert placed_again(REQUESTS, ["1", "-"], RECEIVED)


async def test_a_copied_block_pastes_back_elsewhere(tmp_path: Path) -> None:
    async with in_report(tmp_path, FEW) as clerk:
        await clerk.press(*TO_TABLE, "shift+right", "shift+down", "ctrl+c")
        await clerk.sees("复制了4格")
        await clerk.press("down", "down", "right")
        await clerk.paste(clerk.app.clipboard.replace("\n", "\r"))
        await clerk.sees("是在这里复制的", "填入3格")
        await clerk.press("enter")
        there = at("granted", "commercial"), at("granted", "research")
        await clerk.kept(lambda kept: [kept.figure(ref) for ref in there] == [5, 3])


async def test_a_block_is_painted_reversed_in_every_look(tmp_path: Path) -> None:
    async with in_report(tmp_path, FEW) as clerk:
        await clerk.press(*TO_TABLE, "shift+right")
        for look in LOOKS:
            clerk.app.wear(look)
            await clerk.press("f11")
            cells = [
                part.text.strip()
                for strip in rows_on_screen(clerk.app)
                for part in strip
                if part.style and part.style.reverse and part.text.strip().isdigit()
            ]
            assert cells == ["5", "3"], look


async def test_a_block_is_told_cleared_and_restored_in_one_step(tmp_path: Path) -> None:
    async with in_report(tmp_path, FEW) as clerk:
        await clerk.press(*TO_TABLE, "shift+end", "shift+down")
        await clerk.sees("选中14格，其中2格是总计，9格空着，合计20件", "Delete 清空")
        await clerk.press("delete")
        await clerk.sees("清空了3格，Ctrl+Z 可以一次撤销。")
        await clerk.kept(lambda kept: kept.figures == {at("granted"): 4})
        await clerk.press("delete")
        await clerk.sees("没有填过的数")
        await clerk.press("ctrl+z")
        await clerk.kept(lambda kept: kept.figures == FEW.figures)
        await clerk.hides("选中")
        await clerk.press("shift+down", "escape")
        await clerk.hides("选中")
        await clerk.sees("三、收到和处理")


async def test_ctrl_c_copies_the_block_or_the_cell_in_hand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "VTE_VERSION"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    async with in_report(tmp_path, FEW) as clerk:
        await clerk.press(*TO_TABLE, "shift+right", "shift+down", "ctrl+c")
        await clerk.sees("复制了4格。")
        assert clerk.app.clipboard == "5\t3\n2\t-"
        assert "Ctrl+Q 退出" not in clerk.screen.splitlines()[-3]
        await clerk.press("escape", "down", "ctrl+c")
        await clerk.sees("复制了1格。")
        assert clerk.app.clipboard == "2"
        await clerk.hides("退出程序按")


async def test_ctrl_x_copies_and_clears_in_one_step_but_not_totals_nor_what_is_locked(
    tmp_path: Path,
) -> None:
    async with in_report(tmp_path, FEW) as clerk:
        await clerk.press(*TO_TABLE, "shift+right", "shift+down", "ctrl+x")
        await clerk.sees("4格，清空了3格，Ctrl+Z 可以撤销。")
        assert FigurePanel.copied_lines == ["5\t3", "2\t-"]
        await clerk.kept(lambda kept: kept.figures == {at("granted"): 4})
        await clerk.press("escape", "ctrl+v", "enter")
        await clerk.kept(lambda kept: kept.figures == FEW.figures)
        await clerk.press("ctrl+z", "ctrl+z")
        await clerk.kept(lambda kept: kept.figures == FEW.figures)
        await clerk.press("ctrl+home", "ctrl+x")
        await clerk.sees("1格，清空了1格")


async def test_ctrl_v_pastes_what_was_copied_here_or_names_the_keys(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FigurePanel, "copied_lines", ())
    async with in_report(tmp_path, FEW) as clerk:
        await clerk.press("tab", "ctrl+v")
        await clerk.sees("Ctrl+Shift+V")
        await clerk.press(*TO_TABLE, "ctrl+v")
        await clerk.sees("粘贴按 Ctrl+Shift+V 或 Shift+Insert")
        await clerk.press("shift+right", "shift+down", "ctrl+c")
        await clerk.sees("4格")
        await clerk.press("escape", "down", "down", "down", "ctrl+v", "enter")
        await clerk.kept(lambda kept: kept.figure(at("granted_in_part")) is not None)
