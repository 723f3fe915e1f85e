"""What holds for every dialog and notice: nothing is covered, said twice, or left empty."""

from pathlib import Path

import pytest

from nianbao.tui.actions import ACTIONS
from nianbao.tui.kit.choice_list import ChoiceList
from nianbao.tui.kit.command_hints import HINTS
from nianbao.tui.terminal.seams import notices
from tests.reports import zero_report
from tests.tui.driving import SIZES, WIDE, Clerk, in_report, rest


async def test_a_notice_does_not_stand_above_a_dialog(tmp_path: Path) -> None:
    async with in_report(tmp_path, zero_report()) as clerk:
        clerk.app.notify("说过的话")
        await clerk.sees("说过的话")
        await rest(0.6)
        await clerk.press("f10")
        await clerk.sees("章节")
        await clerk.hides("说过的话")


async def test_a_notice_given_with_a_dialog_stands_on_it_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nianbao.tui.kit.clerk_screen._JUST_NOW", 60)
    async with in_report(tmp_path, zero_report()) as clerk:
        await clerk.press("ctrl+down", "ctrl+down")
        clerk.app.notify("这一句", timeout=60)
        await clerk.until(lambda: _rows_with(clerk, "这一句"))
        await clerk.press("ctrl+n")
        await clerk.sees("回车 确定")
        await clerk.until(lambda: _rows_with(clerk, "这一句"))
        assert _rows_with(clerk, "这一句") == 1
        await clerk.press("escape")
        await clerk.until(lambda: _rows_with(clerk, "这一句") == 1)


def _rows_with(clerk: Clerk, words: str) -> int:
    return sum(words in row for row in clerk.screen.splitlines()[: clerk.app.size.height])


async def test_the_same_notice_stands_once(tmp_path: Path) -> None:
    async with in_report(tmp_path, zero_report()) as clerk:
        await clerk.press("ctrl+z", "ctrl+z", "ctrl+z")
        await clerk.sees("没有可以撤销的了")
        assert len(list(notices(clerk.app))) == 1


async def test_a_command_that_is_not_here_is_not_an_empty_list(tmp_path: Path) -> None:
    async with in_report(tmp_path, zero_report()) as clerk:
        await clerk.press("ctrl+p")
        await clerk.type("天气预报")
        await clerk.sees("没有叫这个的命令")
        await clerk.press("enter")
        await clerk.sees("没有叫这个的命令")
        await clerk.press("escape")
        await clerk.hides("没有叫这个的命令")


async def test_what_is_behind_a_question_stays_in_view(tmp_path: Path) -> None:
    async with in_report(tmp_path, zero_report(), WIDE) as clerk:
        await clerk.press("ctrl+g")
        await clerk.sees("到哪一行？", zero_report().title, "已保存")


async def test_the_cursor_of_a_dialog_goes_with_it_when_the_window_grows(tmp_path: Path) -> None:
    """A dialog in the middle is moved and keeps its size; Braille lines follow the cursor."""
    async with in_report(tmp_path, zero_report(), WIDE) as clerk:
        await clerk.press("ctrl+r")
        await clerk.sees("状态")
        rows = clerk.app.focused
        assert isinstance(rows, ChoiceList)
        place = rows.region
        await clerk.pilot.resize_terminal(200, 60)
        await clerk.until(lambda: rows.region.y > place.y, "没有移动")
        assert rows.size == place.size
        await clerk.until(
            lambda: rows.content_region.contains_point(clerk.app.cursor_position), "光标没有跟着"
        )


@pytest.mark.parametrize("key", ["ctrl+p", "ctrl+d", "ctrl+e", "f10", "ctrl+t", "f5"])
async def test_title_and_keys_stay_in_view_where_there_are_few_rows(
    tmp_path: Path, key: str
) -> None:
    async with in_report(tmp_path, zero_report(), (60, 20)) as clerk:
        await clerk.press(key)
        title = TITLES[key]
        await clerk.sees(title, "Esc")
        assert _ends_in_view(clerk, title)
        await clerk.pilot.resize_terminal(80, 24)
        await clerk.settle()
        assert _ends_in_view(clerk, title)
        await clerk.pilot.resize_terminal(60, 20)
        await clerk.settle()
        assert _ends_in_view(clerk, title)


TITLES = {
    "ctrl+p": "命令",
    "ctrl+d": "填入",
    "ctrl+e": "常用句",
    "f10": "章节",
    "ctrl+t": "小标题",
    "f5": "导出",
}


def _ends_in_view(clerk: Clerk, title: str) -> bool:
    rows = [row for row in clerk.screen.splitlines()[: clerk.app.size.height] if "|" in row]
    return title in rows[0] and "Esc" in rows[-1]


@pytest.mark.parametrize("size", [(60, 20), *SIZES])
async def test_what_a_command_does_stands_beside_its_name(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """No row of a tip begins below the names: they are run over with the eye."""
    async with in_report(tmp_path, zero_report(), size) as clerk:
        await clerk.press("ctrl+p")
        names = {action.name for action in (*ACTIONS.values(), *HINTS)}
        for words in ("", "打印", "错别字"):
            await clerk.type(words)
            commands = clerk.app.screen.query_one(ChoiceList)
            rows = [commands.render_line(row).text for row in range(commands.size.height)]
            begun = {row.split(" ")[0] for row in rows if row[0] != " "}
            assert begun
            assert begun <= names
            await clerk.press("ctrl+a", "delete")
