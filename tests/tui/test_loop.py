"""The screen never waits for a disk: its thread touches no file, and goes on while others do."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from nianbao.report.office import Office
from nianbao.storage.backups import Backups
from nianbao.storage.library import Library
from nianbao.storage.pack import write_pack
from tests.reports import OFFICE, SAMPLE, draft_report, seed_report
from tests.tui.driving import Clerk, at_desk, fill
from tests.tui.reading_in.opening import review, store
from tests.tui.report.standings import take
from tests.tui.watched_disk import watched

Deed = Callable[[Clerk, Path], Awaitable[None]]


async def store_a_reading(clerk: Clerk, folder: Path) -> None:
    del folder
    await review(clerk, SAMPLE)
    await store(clerk, "down")
    await clerk.sees("已读入")


async def open_and_leave(clerk: Clerk, folder: Path) -> None:
    del folder
    await clerk.press("enter")
    await clerk.sees("已保存", "F5 导出")
    await clerk.press("ctrl+down", "1", "enter")
    await clerk.press("escape")
    await clerk.sees("回车 打开")


async def export_two_files(clerk: Clerk, folder: Path) -> None:
    del folder
    await clerk.press("enter")
    await clerk.sees("F5 导出")
    await clerk.press("f5", "enter")
    await clerk.sees("已写到：")
    await clerk.press("enter")
    await clerk.sees("文件已经有了")
    await clerk.press("down", "enter")
    await clerk.sees("已写到：")


async def look_at_it_and_paste(clerk: Clerk, folder: Path) -> None:
    del folder
    await clerk.press("enter")
    await clerk.sees("F5 导出")
    await clerk.press("f3")
    await clerk.sees("预览：")
    await clerk.press("escape", "f6")
    await clerk.sees("复制粘贴：")
    await clerk.press("f3", "down", "escape")
    await clerk.sees("F5 导出")


async def begin_a_year(clerk: Clerk, folder: Path) -> None:
    del folder
    await clerk.choose("新建")
    await clerk.sees("新建哪一年的报告")
    await clerk.press("enter")
    await clerk.sees("F5 导出")


async def rename_the_drafts(clerk: Clerk, folder: Path) -> None:
    del folder
    await clerk.choose("设置")
    await clerk.replace("新名称镇人民政府")
    await clerk.press("enter", "enter", "enter", "enter")
    await clerk.sees("单位名称改了")
    await clerk.press("enter")
    await clerk.sees("新名称镇人民政府")


async def delete_and_put_back(clerk: Clerk, folder: Path) -> None:
    del folder
    await clerk.press("delete")
    await clerk.sees("不删除")
    await clerk.press("down", "enter")
    await clerk.sees("已删除")
    await clerk.press("ctrl+z")
    await clerk.sees("2022年")
    await clerk.press("home", "delete")
    await clerk.sees("不删除")
    await clerk.press("down", "enter")
    await clerk.hides("不删除")
    await clerk.choose("找回删除的")
    await clerk.sees("找回哪一份")
    await clerk.press("enter")
    await clerk.hides("找回哪一份")


async def set_what_can_be_set(clerk: Clerk, folder: Path) -> None:
    del folder
    await clerk.choose("导出习惯")
    await clerk.sees("小标题的编号")
    await clerk.press("enter", "enter", "escape")
    await clerk.choose("核对界限")
    await clerk.sees("一般不超过")
    await clerk.press("enter", "escape")
    await clerk.choose("外观")
    await clerk.sees("高对比")
    await clerk.press("down", "enter")
    await clerk.choose("历年图")
    await clerk.sees("历年图　")
    await clerk.press("escape")


async def keep_a_register(clerk: Clerk, folder: Path) -> None:
    del folder
    await clerk.choose("台账")
    await clerk.sees("依申请公开台账")
    await clerk.press("home", "enter")
    await clerk.sees("还没有登记")
    await clerk.press("insert")
    await clerk.sees("还没有填")
    await clerk.type("\n4\n1\n要的文件\n张三\n")
    await clerk.sees("已保存")
    await clerk.press("f5", "enter")
    await clerk.sees("写成文件")
    await clerk.press("enter", "end", "enter")
    await clerk.sees("放到哪里")
    await clerk.press("enter")
    await clerk.sees("已写到")
    await clerk.press("ctrl+z", "ctrl+l")
    await clerk.sees("历史：")
    await clerk.press("escape", "escape")
    await clerk.sees("登记新的一件")
    await clerk.press("f2")
    await clerk.sees("核对台账")
    await clerk.press("escape", "delete")
    await clerk.sees("不去掉")
    await clerk.press("down", "enter")
    await clerk.sees("还没有登记")
    await clerk.press("ctrl+z", "f5", "enter", "enter", "enter")
    await clerk.sees(".xlsx")
    await clerk.press("escape")
    await clerk.sees("首页上台账的一行")
    await clerk.press(*["down"] * 4, "enter")
    await clerk.sees("台账算出的")
    await clerk.press("enter")
    await clerk.press("escape", "escape")


async def restore_a_backup(clerk: Clerk, folder: Path) -> None:
    del folder
    await clerk.choose("备份")
    await clerk.sees("比现在")
    await clerk.press("end", "enter")
    await clerk.sees("不恢复，回去")
    await clerk.press("down", "enter")
    await clerk.sees("已恢复到")
    await clerk.press("ctrl+z")
    await clerk.sees("已撤销恢复")


async def pack_and_unpack(clerk: Clerk, folder: Path) -> None:
    await clerk.choose("备份")
    await clerk.sees("+ 打包")
    for action, told in (("拷到U盘", "已拷到："), ("打包", "已打包：")):
        await clerk.choose(action)
        await clerk.sees("写一个文件夹")
        await clerk.press("end", "enter")
        await clerk.sees("放到哪个文件夹？")
        await clerk.replace(str(folder))
        await clerk.press("enter")
        await clerk.sees(told)
    await clerk.choose("拆包")
    await clerk.sees("打包的文件在哪里？")
    await clerk.replace(str(folder / "别处" / "包.zip"))
    await clerk.press("enter")
    await clerk.sees("把包里的放进来？")
    await clerk.press("down", "enter")
    await clerk.sees("放进来  2019年")


async def change_sentences(clerk: Clerk, folder: Path) -> None:
    del folder
    await clerk.press("enter")
    await clerk.sees("F5 导出")
    await clerk.choose("改常用句")
    await clerk.sees("常用句")
    await clerk.press("delete")
    await clerk.settle()
    await clerk.press("escape")
    await clerk.sees("F5 导出")
    await clerk.press("ctrl+e")
    await clerk.sees("输入几个字查找")
    await clerk.press("escape")


async def take_back_what_was_changed(clerk: Clerk, folder: Path) -> None:
    del folder
    await clerk.press("enter")
    await clerk.sees("F5 导出")
    await clerk.type("甲")
    await clerk.press("escape")
    await clerk.sees("回车 打开")
    await clerk.press("enter")
    await clerk.sees("F5 导出")
    await clerk.press("ctrl+l")
    await clerk.sees("后来改了1处")
    await clerk.press("enter")
    await clerk.sees("全部恢复成这一次")
    await clerk.press("escape", "escape")
    await clerk.sees("F5 导出")


async def make_it_final(clerk: Clerk, folder: Path) -> None:
    del folder
    await clerk.press("down", "enter")
    await clerk.sees("F5 导出")
    await take(clerk, "交给人复核")
    await clerk.sees("状态改成待复核")
    await take(clerk, "定稿")
    await clerk.sees("先不定稿")
    await clerk.press("enter")
    await clerk.sees("状态改成已定稿")


async def change_limits_of_a_report(clerk: Clerk, folder: Path) -> None:
    del folder
    await clerk.press("enter")
    await clerk.sees("F5 导出")
    await clerk.choose("核对界限")
    await clerk.sees("一般不超过")
    await clerk.press("enter", "escape")
    await clerk.choose("选上年")
    await clerk.settle()


DEEDS: dict[str, Deed] = {
    deed.__name__: deed
    for deed in (
        store_a_reading,
        open_and_leave,
        export_two_files,
        look_at_it_and_paste,
        begin_a_year,
        rename_the_drafts,
        delete_and_put_back,
        set_what_can_be_set,
        restore_a_backup,
        pack_and_unpack,
        change_sentences,
        take_back_what_was_changed,
        make_it_final,
        change_limits_of_a_report,
        keep_a_register,
    )
}


def made_library(folder: Path) -> Path:
    """A library of two years with a backup of less, and a pack of another one."""
    path = fill(folder / "nianbao.json", seed_report())
    Backups(path).take()
    library = Library(path)
    library.save(draft_report(), ())
    library.set_office(Office(name=OFFICE))
    other = fill(folder / "别处" / "nianbao.json", replace(draft_report(), year=2019))
    write_pack(other, folder / "别处" / "包.zip", "1")
    return path


@pytest.fixture
def no_sticks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nianbao.tui.library.sticks.removable_folders", tuple)


@pytest.mark.usefixtures("no_sticks")
@pytest.mark.parametrize("name", DEEDS)
async def test_the_screens_thread_touches_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    async with at_desk(made_library(tmp_path)) as clerk:
        async with watched(tmp_path, monkeypatch) as disk:
            await DEEDS[name](clerk, tmp_path)
        assert disk.on_the_loop == []
        assert disk.synced


async def test_a_second_of_a_slow_disk_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_desk(made_library(tmp_path)) as clerk:
        await review(clerk, SAMPLE)
        await clerk.press("f9")
        await clerk.sees("存进库里？")
        async with watched(tmp_path, monkeypatch) as disk:
            disk.slow = 1.0
            await clerk.press("down", "enter")
            await clerk.sees("已读入")
        assert disk.synced >= 2
        assert max(disk.gaps) < disk.slow
