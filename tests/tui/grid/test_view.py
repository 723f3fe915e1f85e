"""What stands where on the figure grid: cells, marks, the view, the terminal's cursor."""

import re
from dataclasses import replace

import pytest
from textual.geometry import Offset

from nianbao.report.document import new_report
from nianbao.report.errors import FormError
from nianbao.report.finding import Severity
from nianbao.report.form.figures import CellRef
from nianbao.tui.grid.grid import FigureGrid
from tests.tui.grid.grid_app import KeptApp


async def test_move_to_shows_the_cell_and_takes_totals_to_their_neighbour() -> None:
    app = KeptApp()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        assert app.grid.move_to(CellRef("requests", "carried_forward", "other"))
        await pilot.pause()
        assert any("四、结转" in line for line in app.lines)
        assert "自然" in app.lines[0]
        app.grid.move_to(CellRef("requests", "outcomes_total", "total"))
        assert app.at[0] in ("closed_other", "carried_forward")
        app.grid.move_to(CellRef("requests", "granted", "total"))
        assert app.at == ("granted", "other")
        with pytest.raises(FormError):
            app.grid.move_to(CellRef("requests", "nowhere", "other"))


async def test_a_cursor_set_before_the_first_paint_is_in_view() -> None:
    app = KeptApp()
    app.grid.move_to(CellRef("requests", "carried_forward", "other"))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        assert app.at == ("carried_forward", "other")
        assert "四、结转" in app.lines[-1]


async def test_a_click_puts_the_cursor_on_a_cell() -> None:
    app = KeptApp()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        layout = app.grid.picture.layout
        x = layout.boxes[CellRef("requests", "received", "research")].x
        await pilot.press("8")
        offset = (layout.label_width + x + 2, 4)
        await pilot.click(FigureGrid, offset=offset)
        assert app.at == ("granted", "research")
        assert app.figure("received") == 8
        await pilot.click(FigureGrid, offset=(3, 2))
        assert app.at == ("granted", "research")


async def test_the_terminals_cursor_stands_behind_the_digits() -> None:
    app = KeptApp()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        for keys in (["down"], ["1", "2"], ["enter"], ["right"], ["ctrl+end"], ["3"]):
            await pilot.press(*keys)
            layout = app.grid.picture.layout
            box = layout.boxes[app.grid.cursor]
            y = box.line - app.grid.scroll_offset.y
            expected = Offset(layout.label_width + box.x + box.width - 1, y)
            assert app.cursor_position == app.grid.content_region.offset + expected


async def test_blank_zero_value_mark_and_note_look_different() -> None:
    report = new_report("民权县北关镇人民政府", 2021)
    cells = report.form.table("requests").cells
    report = report.with_figures({cells[1]: 0, cells[2]: 12}).with_note(str(cells[3]), "待查")
    app = KeptApp(report=report)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        app.grid.mark({cells[2]: Severity.ERROR, CellRef("challenges", "x", "y"): Severity.INFO})
        await pilot.pause()
        shown = [cell.strip() for cell in app.lines[1].split("│")[1:]]
        assert shown == ["_", "0", "!  12", "_*", "_", "_", "12"]
        app.report = app.report.with_note(str(cells[3]), "")
        app.grid.show(app.report)
        app.grid.mark({})
        await pilot.pause()
        assert [cell.strip() for cell in app.lines[1].split("│")[3:5]] == ["12", "_"]


async def test_a_long_figure_widens_its_column_and_comes_back() -> None:
    app = KeptApp()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press(*"123456789", "enter")
        assert "│ 123456789 │" in app.lines[1]
        await pilot.press("up", "1", "enter")
        assert "│    1 │" in app.lines[1]
        await pilot.press("up", *"1234567")
        assert "│ <567 │" in app.lines[1]


async def test_no_part_of_a_figure_is_shown() -> None:
    cells = KeptApp().grid.table.typed_cells
    figures = {ref: 700000 + at for at, ref in enumerate(cells)}
    report = replace(new_report("民权县北关镇人民政府", 2021), figures=figures)
    printed = {str(figure) for figure in report.all_figures.values() if figure is not None}
    app = KeptApp("requests", report)
    async with app.run_test(size=(60, 24), notifications=True) as pilot:
        for column, marks in (("natural_person", ">"), ("other", "<")):
            app.grid.move_to(CellRef("requests", "received", column))
            await pilot.pause()
            row = next(line for line in app.lines if "本年新收" in line)
            shown = re.findall(r"[\d.]+", row.split("│", 1)[1])
            assert shown
            assert set(shown) <= printed
            assert app.lines[0].count(marks) == 1
