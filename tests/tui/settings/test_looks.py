"""The looks: chosen and kept, worn at once, readable, and nothing unsure in the plain one."""

from itertools import product
from pathlib import Path

import pytest
from textual.color import Color
from textual.widgets import OptionList

from nianbao.desk.remembered import LOOK
from nianbao.storage.library import Library
from nianbao.tui.grid.glyphs import BOXED, PLAIN
from nianbao.tui.grid.grid import FigureGrid
from nianbao.tui.terminal.line_filters import is_ambiguous, twin
from nianbao.tui.terminal.themes import FIRST, LOOKS, chosen_look
from tests.reports import full_report, zero_report
from tests.terminal import PROGRAM, Terminal
from tests.tui.driving import NARROW, ONE_SIZE, at_desk, fill, in_report

LEAST, LEAST_OF_CONTRAST = 4.5, 7.0
"""The contrast that WCAG asks of text, and of text for weak eyes."""
WORDS = ("foreground", "text-muted", "text-error", "text-warning", "text-success", "text-accent")
GROUNDS = ("background", "surface", "panel", "block-cursor-background")


async def test_a_look_is_worn_at_once_and_kept(tmp_path: Path) -> None:
    path = fill(tmp_path / "nianbao.json", zero_report())
    async with at_desk(path) as clerk:
        await clerk.choose("外观")
        await clerk.sees("右边的竖线对齐吗", "一二三四五", "“”…—·│─●→×", "朴素：")
        await clerk.press("down")
        await clerk.until(lambda: clerk.app.theme == "light")
        await clerk.press("escape")
        await clerk.until(lambda: clerk.app.theme == FIRST)
        assert chosen_look(Library(path)) == ""
        await clerk.choose("外观")
        await clerk.sees("朴素：")
        await clerk.press("end", "enter")
        await clerk.until(lambda: chosen_look(Library(path)) == "plain")
    async with at_desk(path) as clerk:
        assert clerk.app.look == "plain"
        assert clerk.app.has_class("-plain")


@pytest.mark.parametrize("size", ONE_SIZE)
async def test_the_first_run_shows_the_ruler(tmp_path: Path, size: tuple[int, int]) -> None:
    path = tmp_path / "nianbao.json"
    async with at_desk(path, size) as clerk:
        await clerk.sees("第一次用", "竖线没有对齐", "|一二三四五|", "|“”…—·│─●→×|", "F3 换外观")
        await clerk.type("北关镇")
        await clerk.press("f3")
        await clerk.sees("右边的竖线对齐吗")
        await clerk.press("end", "enter")
        await clerk.until(lambda: chosen_look(Library(path)) == "plain")
        await clerk.sees("北关镇", "单位全称")


async def test_an_open_table_changes_its_lines(tmp_path: Path) -> None:
    async with in_report(tmp_path, full_report()) as clerk:
        await clerk.press("ctrl+down")
        await clerk.sees("│")
        grid = clerk.app.screen.query_one(FigureGrid)
        assert grid.picture.glyphs is BOXED
        await clerk.choose("外观")
        await clerk.sees("朴素：")
        await clerk.press("end", "enter")
        await clerk.hides("│")
        assert grid.picture.glyphs is PLAIN
        await clerk.choose("外观")
        await clerk.sees("朴素：")
        await clerk.press("home", "enter")
        await clerk.sees("│")


@pytest.mark.parametrize("size", ONE_SIZE)
async def test_the_plain_look_has_nothing_unsure(tmp_path: Path, size: tuple[int, int]) -> None:
    path = fill(tmp_path / "nianbao.json", full_report())
    LOOK.keep(Library(path), "plain")
    async with at_desk(path, size) as clerk:
        for keys in ((), ("enter", "ctrl+down"), ("ctrl+p",), ("escape", "f2"), ("f1",)):
            await clerk.press(*keys)
            await clerk.pilot.pause()
            rows = clerk.screen.splitlines()[: size[1]]
            assert not [row for row in rows if any(map(is_ambiguous, row))]


@pytest.mark.parametrize("key", [key for key, look in LOOKS.items() if not look.plain])
def test_words_stand_out_from_what_is_behind_them(key: str) -> None:
    colours = LOOKS[key].theme.to_color_system().generate()
    least = LEAST_OF_CONTRAST if key == "contrast" else LEAST
    found = {
        (word, ground): contrast(Color.parse(colours[word]), Color.parse(colours[ground]))
        for word, ground in product(WORDS, GROUNDS)
    }
    assert {pair: ratio for pair, ratio in found.items() if ratio < least} == {}


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of WCAG, 1 to 21."""
    lights = sorted((_luminance(one), _luminance(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(colour: Color) -> float:
    shares = [part / 255 for part in colour.rgb]
    red, green, blue = (s / 12.92 if s <= 0.03928 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_twin_is_one_sure_character() -> None:
    unsure = [chr(code) for code in range(0x110000) if is_ambiguous(chr(code))]
    assert len(unsure) > 1000
    assert all(twin(one).isascii() and len(twin(one)) == 1 for one in unsure)
    assert [twin(one) for one in "“—…→│①字a"] == ['"', "-", ".", ">", "|", "1", "字", "a"]


async def test_what_is_clicked_is_known_without_colours(tmp_path: Path) -> None:
    path = fill(tmp_path / "nianbao.json", full_report())
    LOOK.keep(Library(path), "plain")
    async with at_desk(path, NARROW) as clerk:
        options = clerk.app.screen.query_one(OptionList)
        await clerk.pilot.click(OptionList, offset=(6, 1))
        await clerk.until(lambda: clerk.app.screen.query("ReportScreen") or "一、" in clerk.screen)
        assert options.option_count


async def test_a_click_on_the_key_line_is_its_key(tmp_path: Path) -> None:
    async with in_report(tmp_path, full_report()) as clerk:
        await clerk.pilot.click(offset=(12, NARROW[1] - 1))
        await clerk.sees("核对：")
        await clerk.press("escape")
        await clerk.pilot.click(offset=(2, NARROW[1] - 1))
        await clerk.sees("翻看")
        await clerk.press("escape")
        await clerk.pilot.click(offset=(79, NARROW[1] - 1))
        await clerk.sees("一、")


@pytest.mark.parametrize(
    ("look", "env"), [("plain", {}), ("dark", {"NO_COLOR": "1"}), ("light", {"NO_COLOR": "1"})]
)
def test_no_colour_is_sent(tmp_path: Path, look: str, env: dict[str, str]) -> None:
    path = fill(tmp_path / "nianbao.json", full_report())
    LOOK.keep(Library(path), look)
    with Terminal([*PROGRAM, "--data", str(path)], env=env) as terminal:
        terminal.wait_for("Ctrl+P")
        terminal.press("<enter>")
        terminal.wait_for("一、")
        terminal.press("<c-down>")
        terminal.wait_for("二、")
        shown = [c for row in terminal.screen.buffer.values() for c in row.values()]
        assert {(cell.fg, cell.bg) for cell in shown} == {("default", "default")}
        assert any(cell.reverse for cell in shown)


async def test_a_second_window_wears_a_look_without_keeping_it(tmp_path: Path) -> None:
    path = fill(tmp_path / "nianbao.json", zero_report())
    async with at_desk(path) as clerk:
        clerk.app._library.read_only = "另一个窗口开着"
        await clerk.choose("外观")
        await clerk.sees("朴素：")
        await clerk.press("end", "enter")
        await clerk.sees("这次就用这个外观")
        assert clerk.app.look == "plain"
        assert chosen_look(Library(path)) == ""
