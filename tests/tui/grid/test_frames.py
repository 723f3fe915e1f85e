"""What was painted bit by bit equals a whole paint, after any keys."""

import random
from dataclasses import replace

import pytest
from textual.pilot import Pilot

from nianbao.report.document import new_report
from nianbao.report.finding import Severity
from nianbao.report.form.figures import CellRef
from nianbao.report.years.carry import begin_year
from nianbao.tui.grid.glyphs import PLAIN
from tests.reports import full_report
from tests.seams import Frame, PaintedApp, asked_to_repaint, count_cells_painted
from tests.tui.grid.grid_app import SIZES, KeptApp
from tests.tui.prose.prose_app import until

KEYS = [
    *("0", "1", "9", "7", "comma", "minus", "backspace", "delete", "escape", "enter", "tab"),
    *("shift+tab", "up", "down", "left", "right", "home", "end", "pageup", "pagedown"),
    *("ctrl+home", "ctrl+end", "enter", "down", "right"),
]


class PaintedGridApp(KeptApp, PaintedApp):
    """Keeps what a terminal would show."""

    def painted_whole(self) -> Frame:
        self.grid.notify_style_update()
        return self.painted_anew(self.grid)


async def settled(pilot: Pilot[None]) -> None:
    await pilot.pause()
    await pilot.pause(0.03)


@pytest.mark.parametrize("table", ["disclosure", "requests", "challenges"])
@pytest.mark.parametrize("size", [*SIZES, (50, 12)])
@pytest.mark.parametrize("beside", [False, True])
async def test_random_keys_leave_the_frame_of_a_whole_paint(
    table: str, size: tuple[int, int], beside: bool
) -> None:
    draw = random.Random(f"{table}{size}")
    last = replace(full_report(), year=2020) if beside else None
    app = PaintedGridApp(table, begin_year(last) if last else None)
    async with app.run_test(size=size, notifications=True) as pilot:
        app.grid.compare(last, compare_on=beside)
        for _ in range(8):
            await pilot.press(*draw.choices(KEYS, k=8))
            if draw.random() < 0.3:
                refs = draw.sample(app.report.form.table(table).cells, 4)
                app.grid.mark(dict.fromkeys(refs, draw.choice(list(Severity))))
                app.report = app.report.with_note(str(refs[0]), "说明")
                app.grid.show(app.report)
            await settled(pilot)
            assert app.painted() == app.painted_whole()


async def test_a_digit_paints_only_its_cell() -> None:
    app = PaintedGridApp()
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settled(pilot)
        painted: list[int] = []
        count_cells_painted(app.screen, painted.append)
        await pilot.press("1")
        await settled(pilot)
        assert sum(painted) <= 7
        painted.clear()
        await pilot.press("backspace", "escape", "down")
        await settled(pilot)
        assert 0 < sum(painted) < 160


async def test_a_report_handed_down_paints_only_what_changed() -> None:
    app = PaintedGridApp()
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settled(pilot)
        app.grid.show(app.report.with_figure(CellRef("requests", "granted", "research"), 4))
        assert len(asked_to_repaint(app.grid)) == 4
        await settled(pilot)
        assert app.painted() == app.painted_whole()


async def test_another_size_and_plain_glyphs_keep_the_cursor_in_view() -> None:
    app = PaintedGridApp(report=new_report("民权县北关镇人民政府", 2021).with_zeros("requests"))
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await pilot.press("ctrl+end")
        await pilot.resize_terminal(60, 14)
        await until(lambda: "四、结转" in app.lines[-2] + app.lines[-1])
        assert "其他" in app.lines[0]
        app.grid.dress(PLAIN)
        await settled(pilot)
        assert not set("│…“”") & set("".join(line[:-1] for line in app.lines))
        assert "|" in app.lines[0]


async def test_a_cell_scrolled_away_comes_back_when_typed_into() -> None:
    app = PaintedGridApp()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        app.grid.scroll_to(0, 8, animate=False)
        await settled(pilot)
        assert "自然" in app.lines[0]
        await pilot.press("5")
        assert app.grid.scroll_offset.y == 0
        assert "   5 │" in app.lines[1]
