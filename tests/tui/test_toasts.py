"""A notice stands on no head of a table, on the screens in which heads stay in view."""

from pathlib import Path

import pytest

from tests.reports import draft_report
from tests.tui.driving import SIZES, Clerk, _unframed, at_desk, fill, in_report
from tests.tui.test_snapshots import SCREENS, prepared, press_through, published

_TABLES = ("table_two", "table_three", "last_year_table", "review", "year_table")
_LONG = "没有写成：磁盘满了，请删去一些用不着的文件，腾出地方，再存一次，或者换一个盘。"


@pytest.mark.parametrize("name", _TABLES)
async def test_no_head_is_covered(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("nianbao.tui.reading_in.importing.Path.cwd", published)
    keys, path = SCREENS[name][1], prepared(name)
    async with at_desk(path) as clerk:
        await press_through(clerk, keys)
        await clerk.press()  # else the page before may still be the one painted
        [table] = [one for one in clerk.app.screen.query(".headed") if one.content_region.height]
        heads = [table.content_region.y + row for row in table.head_rows()]  # type: ignore[attr-defined]
        before = clerk.screen.splitlines()
        assert heads
        clerk.app.notify(_LONG)
        await clerk.sees("磁盘满了")
        after = clerk.screen.splitlines()
        assert [after[row] for row in heads] == [before[row] for row in heads]


@pytest.mark.parametrize("size", SIZES)
async def test_no_row_of_a_list_is_covered_where_there_is_room(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with at_desk(fill(tmp_path / "nianbao.json", draft_report()), size) as clerk:
        before = clerk.screen.splitlines()
        clerk.app.notify("现在可以改了。")
        await clerk.until(lambda: _rows_with(clerk, "现在可以改了"))
        after = clerk.screen.splitlines()
        assert after[:10] == before[:10]
        assert "汇总" in after[9]
        clerk.app.clear_notifications()
        await clerk.press("enter", "ctrl+b")
        await clerk.sees("不用加粗")
        await clerk.press("escape")  # the notice comes along
        await clerk.until(lambda: "汇总" in clerk.screen and _rows_with(clerk, "不用加粗"))
        await clerk.press()
        assert clerk.screen.splitlines()[:10] == before[:10]


@pytest.mark.parametrize("before", ["", "a"])
async def test_no_word_of_a_notice_is_cut_by_a_scroll_bar_beneath(
    tmp_path: Path, before: str
) -> None:
    """Textual divides rows where any widget ends, and a wide character there would be blank."""
    for number in range(40):
        (tmp_path / f"{number}.txt").write_text("一", encoding="utf-8")
    words = f"{before}天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳"
    async with at_desk(fill(tmp_path / "nianbao.json", draft_report())) as clerk:
        await clerk.press("f9")
        await clerk.sees("读入一份报告", "位置：")
        await clerk.type(f"{tmp_path}\n")
        await clerk.sees("39.txt")
        for shift in range(4):
            clerk.app.clear_notifications()
            await clerk.until(lambda: not _rows_with(clerk, "黄宇宙"))
            clerk.app.notify("b" * shift + words, timeout=60)
            await clerk.until(lambda: _rows_with(clerk, "黄宇宙"))
            await clerk.press("down")  # a part of the screen is painted anew
            painted = clerk.screen.splitlines()[: clerk.app.size.height]
            shown = "".join(_unframed(row[30:]) for row in painted)
            assert words in shown, shown


async def test_a_key_that_is_held_says_it_once(tmp_path: Path) -> None:
    async with in_report(tmp_path, draft_report()) as clerk:
        clerk.app.notify(_LONG)
        clerk.app.notify(_LONG)
        await clerk.until(lambda: _rows_with(clerk, "磁盘满了"))
        assert _rows_with(clerk, "磁盘满了") == 1


def _rows_with(clerk: Clerk, words: str) -> int:
    """How many rows have words; a notice counts once it is painted."""
    return sum(words in row for row in clerk.screen.splitlines()[: clerk.app.size.height])
