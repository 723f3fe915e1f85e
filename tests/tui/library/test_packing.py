"""To another machine and back at the keys: pack, unpack, differ, undo."""

from pathlib import Path

import pytest

from nianbao.desk.version import VERSION
from nianbao.storage.backups import Backups
from nianbao.storage.history import History
from nianbao.storage.library import Library
from nianbao.storage.pack import write_pack
from tests.storage.packs import lived_in
from tests.storage.samples import CELL, OFFICE, sample
from tests.tui.driving import ONE_SIZE, at_desk, fill


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "[/x]优盘"
    folder.mkdir(parents=True)
    monkeypatch.setattr("nianbao.tui.library.sticks.removable_folders", lambda: (folder,))
    return folder


@pytest.mark.parametrize("size", ONE_SIZE)
async def test_all_goes_to_another_machine(
    tmp_path: Path, stick: Path, size: tuple[int, int]
) -> None:
    old = lived_in(tmp_path / "旧" / "nianbao.json")
    async with at_desk(old, size) as clerk:
        await clerk.choose("打包换电脑")
        await clerk.sees("+ 打包")
        await clerk.press("home", "down", "enter")
        await clerk.sees("包放到哪里？")
        await clerk.press("enter")
        await clerk.sees("已打包：", "里面有2份报告、2份报告的历史、1份定稿副本")
    (pack,) = stick.iterdir()
    new = tmp_path / "新" / "nianbao.json"
    async with at_desk(new, size) as clerk:
        await clerk.sees("第一次用")
        await clerk.press("escape")
        await clerk.choose("备份")
        await clerk.sees("+ 拆包")
        await clerk.choose("拆包")
        await clerk.sees("拆哪一个包？", pack.name[:20])
        await clerk.press("enter")
        await clerk.sees("把包里的放进来？", "这里没有  2024年", "这里没有  2023年")
        await clerk.press("enter")
        await clerk.hides("把包里的放进来？")
        assert not Library(new).summaries()
        await clerk.choose("拆包")
        await clerk.sees("拆哪一个包？")
        await clerk.press("enter")
        await clerk.sees("把包里的放进来？")
        await clerk.press("end", "enter")
        await clerk.sees("放进来  2024年", "放进来  2023年")
        await clerk.press("escape")
        await clerk.sees("2024年", "2023年", "回车 打开")
    before, after = Library(old), Library(new)
    assert after.summaries() == before.summaries()
    assert after.office() == before.office()
    assert History(new).versions(OFFICE, 2023)


async def test_what_differs_is_asked_about_and_undone(tmp_path: Path, stick: Path) -> None:
    async with at_desk(lived_in(tmp_path / "旧" / "nianbao.json")) as clerk:
        await clerk.choose("备份")
        await clerk.sees("+ 打包")
        await clerk.choose("打包")
        await clerk.sees("包放到哪里？")
        await clerk.press("enter")
        await clerk.sees("已打包")
    mine = sample(2023, received=9)
    path = fill(tmp_path / "nianbao.json", mine)
    async with at_desk(path) as clerk:
        await clerk.until(lambda: len(Backups(path).list()) == 1)
        before = path.read_bytes()
        for steps, received in ((["down"], 9), (["down", "down"], 3)):
            await clerk.choose("备份")
            await clerk.sees("+ 拆包")
            await clerk.choose("拆包")
            await clerk.sees("拆哪一个包？")
            await clerk.press("enter")
            await clerk.sees("不一样  2023年", "现在的记进历史")
            await clerk.press(*steps, "enter")
            await clerk.sees("Ctrl+Z 撤销。", "2023年")
            library = Library(path)
            assert library.load(OFFICE, 2023).figures[CELL] == received
            assert library.contains(OFFICE, 2024) is True
            await clerk.press("ctrl+z")
            await clerk.sees("已撤销恢复。")
            assert path.read_bytes() == before
            await clerk.press("escape")
            await clerk.sees("回车 打开")


async def test_a_file_that_is_no_pack_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nianbao.tui.library.sticks.removable_folders", lambda: ())
    path = fill(tmp_path / "nianbao.json", sample(2023))
    async with at_desk(path) as clerk:
        await clerk.choose("备份")
        await clerk.sees("+ 拆包")
        await clerk.choose("拆包")
        await clerk.sees("打包的文件在哪里？")
        await clerk.replace(str(path))
        await clerk.press("enter")
        await clerk.sees("不是本程序打的包")


async def test_a_folder_is_enough_to_find_the_pack(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nianbao.tui.library.sticks.removable_folders", tuple)
    old, usb, empty = (
        lived_in(tmp_path / "旧" / "nianbao.json"),
        tmp_path / "优盘",
        tmp_path / "空的",
    )
    for folder in (usb, empty):
        folder.mkdir()
    write_pack(old, usb / "年报-打包-20250110-120000.zip", VERSION)
    async with at_desk(fill(tmp_path / "nianbao.json", sample(2030))) as clerk:
        await clerk.choose("备份")
        await clerk.sees("+ 拆包")
        await clerk.choose("拆包")
        await clerk.sees("打包的文件在哪里？", "写文件，或者它在的文件夹。")
        await clerk.replace(str(empty))
        await clerk.press("enter")
        await clerk.sees("这个文件夹里没有 年报-打包-")
        await clerk.replace(str(usb))
        await clerk.press("enter")
        await clerk.sees("拆哪一个包？", "年报-打包-20250110-120000.zip")
        await clerk.press("enter")
        await clerk.sees("把包里的放进来？", "这里没有  2024年")


@pytest.mark.parametrize("name", ["甲" * 300, "没有的文件夹/甲.zip"])
async def test_a_path_that_cannot_be_looked_at_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr("nianbao.tui.library.sticks.removable_folders", tuple)
    async with at_desk(fill(tmp_path / "nianbao.json", sample(2030))) as clerk:
        await clerk.choose("备份")
        await clerk.sees("+ 拆包")
        await clerk.choose("拆包")
        await clerk.sees("打包的文件在哪里？")
        await clerk.replace(f"{tmp_path}/{name}")
        await clerk.press("enter")
        await clerk.hides("打包的文件在哪里？")
        await clerk.sees("读不出")
