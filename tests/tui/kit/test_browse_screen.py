"""A file or a folder is chosen: what is listed, where the cursor is, what goes wrong on the way."""

import os
import shutil
from pathlib import Path

import pytest

from nianbao.desk.places import Place
from nianbao.report.text import clean_marks
from nianbao.storage.own_files import own_paths
from nianbao.tui.kit.browse_screen import BrowseScreen, Wanted
from tests.reports import zero_report
from tests.tui.disks import slow_listing
from tests.tui.driving import at_desk, fill

LONG = "国务院办公厅关于部分节假日安排的通知（转发各乡镇、街道，请照着改日历）全文.json"


async def test_a_file_is_chosen(tmp_path: Path) -> None:
    """Newest first, only what is wanted, never the data file; up again the cursor is on the way."""
    data = fill(tmp_path / "家" / "nianbao.json", zero_report())
    (tmp_path / "家" / "放 假").mkdir()
    for age, name in enumerate((LONG, "旧.json", "新.JSON", "别的.docx")):
        path = tmp_path / "家" / "放 假" / name
        path.write_text("{}", encoding="utf-8")
        os.utime(path, (1e9 + age, 1e9 + age))
    chosen: list[Path | None] = []
    wanted = Wanted("读入哪个文件", (".json",), own=own_paths(data))
    async with at_desk(data) as clerk:
        clerk.app.push_screen(BrowseScreen(wanted, data.parent, ()), chosen.append)
        await clerk.sees("读入哪个文件（.json）", "放 假/", "这个文件夹里没有要找的文件")
        assert data.name not in clerk.screen
        await clerk.press("enter")
        await clerk.sees("旧.json", "2001-09-09")
        assert "docx" not in clerk.screen
        assert clerk.screen.index("新.JSON") < clerk.screen.index("旧.json")
        await clerk.press("down", "down")
        await clerk.until(lambda: LONG in clerk.words)
        assert clerk.words.count("全文") == 2, "in its row, and whole below"
        await clerk.press("up")
        await clerk.until(lambda: LONG not in clerk.words)
        await clerk.press("backspace")
        await clerk.sees("没有要找的文件")
        await clerk.press("enter")
        await clerk.sees("旧.json")
        await clerk.press("enter")
        await clerk.sees("回车 打开")
        assert chosen == [data.parent / "放 假" / "新.JSON"]


@pytest.mark.skipif(os.name == "nt", reason="names there are no bytes")
async def test_a_folder_is_chosen(tmp_path: Path) -> None:
    """Known by its files; a name that is no UTF-8; a stick pulled out while it is listed."""
    odd, stick = tmp_path / "年\udcff 报\x1b[31m", tmp_path / "盘"
    odd.mkdir()
    (stick / "里面").mkdir(parents=True)
    for number in range(10):
        (stick / f"{number}乡.docx").touch()
    chosen: list[Path | None] = []
    wanted = Wanted("放到哪个文件夹", here="就是这个")
    async with at_desk(fill(tmp_path / "库" / "nianbao.json", zero_report())) as clerk:
        clerk.app.push_screen(BrowseScreen(wanted, stick, (Place("U盘", stick),)), chosen.append)
        await clerk.sees("+ 就是这个（里面有10个文件）", "里面/", "乡.docx", "还有2个没有列出")
        shutil.rmtree(stick)
        await clerk.press("end", "enter")
        await clerk.sees("不见了")
        await clerk.type(f"{stick}\n")
        await clerk.sees("不见了", str(stick))
        await clerk.replace("")
        await clerk.press("backspace")
        await clerk.sees("年 报[31m/")
        assert clean_marks(clerk.screen) == clerk.screen
        await clerk.press("escape")
        clerk.app.push_screen(BrowseScreen(wanted, odd, ()), chosen.append)
        await clerk.sees("年", "这个文件夹里没有文件")
        await clerk.press("enter")
        await clerk.until(lambda: chosen == [None, odd])


async def test_a_path_that_leads_nowhere_is_kept_to_be_mended(tmp_path: Path) -> None:
    """The screen stays and says so: a wrong letter in a long path is no reason to write it anew."""
    path = tmp_path / "家" / "台账.json"
    path.parent.mkdir()
    path.write_text("{}", encoding="utf-8")
    chosen: list[Path | None] = []
    async with at_desk(fill(tmp_path / "库" / "nianbao.json", zero_report())) as clerk:
        clerk.app.push_screen(
            BrowseScreen(Wanted("读哪个", (".json",)), tmp_path, ()), chosen.append
        )
        await clerk.sees("读哪个")
        for wrong, said in ((f"{path}x", "没有这个文件"), (f"{path}/里面", "不是文件夹")):
            await clerk.paste(wrong)
            await clerk.press("enter")
            await clerk.sees(said, wrong)
            assert not chosen
            await clerk.replace("")
        await clerk.paste(str(path))
        await clerk.press("enter")
        await clerk.until(lambda: chosen == [path])


async def test_a_path_typed_while_a_folder_is_listed_is_gone_to_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = slow_listing(monkeypatch, "kit.browse_screen")
    (tmp_path / "甲" / "里面").mkdir(parents=True)
    there = tmp_path / "甲"
    async with at_desk(fill(tmp_path / "库" / "nianbao.json", zero_report())) as clerk:
        clerk.app.push_screen(BrowseScreen(Wanted("放到哪"), tmp_path, ()))
        await clerk.sees("放到哪")
        await clerk.type(f"{there}\n")
        go.set()
        await clerk.sees("里面/")
        go.clear()
        places = (Place("文档", tmp_path), Place("U盘", there))
        clerk.app.push_screen(BrowseScreen(Wanted("放到这"), tmp_path, places))
        await clerk.sees("放到这")
        await clerk.press("down")
        go.set()
        await clerk.sees("甲/")
        await clerk.press("enter")
        await clerk.sees("里面/")
