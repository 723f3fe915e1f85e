"""A file is found with the keys or by its path; what can't be opened or read is told."""

from pathlib import Path
from threading import Event

import pytest
from rich.cells import cell_len

from nianbao.desk.folders import LISTED_AT_MOST, Listing, above
from nianbao.report.text import clean_marks
from nianbao.tui.kit.path_line import shortened
from nianbao.tui.reading_in.importing import ImportScreen
from tests.reports import SAMPLE, draft_report
from tests.tui.disks import slow_listing
from tests.tui.driving import SIZES, Clerk, at_desk, fill
from tests.tui.reading_in.opening import NOT_STORED, read, review, store


def made(folder: Path) -> Path:
    """A folder in a folder, a report in it, and files nobody reads."""
    folder = folder / "文件"
    (folder / "往年" / "2021").mkdir(parents=True)
    (folder / "往年" / "2021" / "报告[bold].txt").write_bytes(SAMPLE.read_bytes())
    (folder / "往年" / "说明.rar").write_bytes(b"Rar!1234")
    (folder / "往年" / ".藏着.txt").write_bytes(b"")
    return folder


async def opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(made(folder))


@pytest.mark.parametrize("size", SIZES)
async def test_a_file_is_found_with_the_keys(
    tmp_path: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    await opened(tmp_path, monkeypatch)
    async with at_desk(tmp_path / "nianbao.json", size) as clerk:
        await clerk.press("escape", "f9")
        await clerk.sees("位置：", "往年/", "+ 粘贴文字", ".. 上一层")
        await clerk.press("enter")
        await clerk.sees("2021/", "另有1个别的文件")
        assert "藏着" not in clerk.screen
        await clerk.press("enter")
        await clerk.sees("报告[bold].txt")
        await clerk.press("enter")
        await clerk.sees(NOT_STORED, "来自 报告[bold].txt")
        await store(clerk)
        await clerk.sees("已读入")
        await clerk.press("f9")
        await clerk.sees("报告[bold].txt")


async def test_up_and_back_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    await opened(tmp_path, monkeypatch)
    async with at_desk(fill(tmp_path / "nianbao.json", draft_report())) as clerk:
        await clerk.press("f9", "enter")
        await clerk.sees("2021/")
        await clerk.press("enter")
        await clerk.sees("报告[bold].txt")
        await clerk.press("backspace")
        await clerk.sees("另有1个别的文件")
        await clerk.press("enter")
        await clerk.sees("报告[bold].txt")
        await clerk.press("up", "enter")
        await clerk.sees("另有1个别的文件")
        await clerk.press("end", "enter")
        await clerk.sees("说明.rar", "只列能读的")
        await clerk.press("end", "up", "enter")
        await clerk.sees("这是压缩包", "先解压")
        await clerk.choose("全部文件")
        await clerk.hides("说明.rar")


async def test_a_path_is_typed_from_here_or_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await opened(tmp_path, monkeypatch)
    async with at_desk(fill(tmp_path / "nianbao.json", draft_report())) as clerk:
        await clerk.press("f9")
        await clerk.sees("往年/")
        await clerk.type("往年/2021\n")
        await clerk.sees("报告[bold].txt")
        await clerk.type(f"{tmp_path}\n")
        await clerk.sees("文件/")
        await clerk.type(f"'{SAMPLE}'\n")
        await clerk.sees(NOT_STORED)


async def test_quotes_and_spaces_around_a_path_are_taken_off(tmp_path: Path) -> None:
    path = tmp_path / "有 空格[" / "x].txt"
    path.parent.mkdir()
    path.write_bytes(SAMPLE.read_bytes())
    async with at_desk(fill(tmp_path / "nianbao.json", draft_report())) as clerk:
        await clerk.press("f9")
        await clerk.paste(f'  "{path}" ')
        await clerk.press("enter")
        await clerk.sees(NOT_STORED)


UNREADABLE = (
    ("没有[x].txt", None, "不见了。请检查名字写得对不对"),
    ("别的.txt", "今天天气很好。[bold]", "没有找到年度报告"),
    ("表.docx", "PK", "只拷来了一部分"),
    ("坏.json", "{半个", "JSON"),
    ("~没有这个人", None, "没有“~没有这个人”"),
)


async def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    async with at_desk(fill(tmp_path / "nianbao.json", draft_report())) as clerk:
        await clerk.press("f9")
        for name, content, why in UNREADABLE:
            if content is not None:
                (tmp_path / name).write_text(content, encoding="utf-8")
            await clerk.replace(name if name[0] == "~" else str(tmp_path / name))
            await clerk.press("enter")
            await clerk.sees(why, "读入一份报告")
        await clerk.press("escape")
        await clerk.sees("回车 打开")
        assert len(clerk.library.summaries()) == 1


async def test_a_folder_that_cannot_be_opened_is_told_and_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await opened(tmp_path, monkeypatch)

    def refuse(folder: object) -> None:
        raise PermissionError(13, "Permission denied")

    async with at_desk(fill(tmp_path / "nianbao.json", draft_report())) as clerk:
        await clerk.press("f9")
        await clerk.sees("往年/")
        monkeypatch.setattr("nianbao.desk.folders.os.scandir", refuse)
        await clerk.press("enter")
        await clerk.sees("没有权限", "往年/")


async def test_an_empty_folder_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "空").mkdir()
    monkeypatch.chdir(tmp_path / "空")
    async with at_desk(tmp_path / "nianbao.json") as clerk:
        await clerk.press("escape", "f9")
        await clerk.sees("没有能读的文件", "退格到上一层", "+ 粘贴文字")


def test_a_long_name_keeps_its_end() -> None:
    name = "民权县北关镇人民政府2024年政府信息公开工作年度报告（草稿）"
    assert shortened(name + ".docx", 40) == "民权县北关镇人民政府2024...（草稿）.docx"
    assert shortened(name + "2.md", 40) == "民权县北关镇人民政府202...告（草稿）2.md"
    assert all(cell_len(shortened(name, room)) <= room for room in range(4, 70))
    assert shortened("短.md", 40) == "短.md"


async def test_a_folder_of_thousands_and_odd_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(LISTED_AT_MOST + 5):
        (tmp_path / f"{number}.txt").touch()
    (tmp_path / ("长" * 80 + ".txt")).touch()
    (tmp_path / "\u202e\x1b[31m红.txt").touch()
    monkeypatch.chdir(tmp_path)
    async with at_desk(tmp_path / "库" / "nianbao.json") as clerk:
        await clerk.press("escape", "f9")
        await clerk.sees("0.txt")
        await clerk.press("end")
        await clerk.sees("还有7个没有列出")
        assert clean_marks(clerk.screen) == clerk.screen


async def test_the_next_time_it_begins_where_the_last_file_was(tmp_path: Path) -> None:
    (tmp_path / "往年").mkdir()
    (tmp_path / "往年" / "报告.txt").write_bytes(SAMPLE.read_bytes())
    path = fill(tmp_path / "nianbao.json", draft_report())
    async with at_desk(path) as clerk:
        await read(clerk, tmp_path / "往年")
        await clerk.sees("报告.txt")
        await clerk.press("enter")
        await clerk.sees(NOT_STORED)
    async with at_desk(path) as clerk:
        await clerk.press("f9")
        await clerk.sees("报告.txt")
        await leave_for(clerk, tmp_path / "往年")


async def leave_for(clerk: Clerk, folder: Path) -> None:
    """A folder that is gone by the next time is not begun in."""
    (folder / "报告.txt").unlink()
    folder.rmdir()
    await clerk.press("escape", "f9")
    await clerk.sees("读入一份报告")
    await clerk.hides("报告.txt")


async def test_a_slow_folder_says_what_is_going_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = Event()

    def slowly(path: Path) -> object:
        from nianbao.desk.files import read_file

        go.wait(10)
        return read_file(path)

    monkeypatch.setattr("nianbao.tui.reading_in.importing.read_file", slowly)
    async with at_desk(fill(tmp_path / "nianbao.json", draft_report())) as clerk:
        await read(clerk, SAMPLE)
        await clerk.sees(f"正在读 {SAMPLE.name}，不等了按 Esc…（")
        await clerk.press("enter")
        await clerk.sees("请等一等")
        go.set()
        await clerk.sees(NOT_STORED)


async def test_a_path_typed_while_a_folder_is_listed_is_read_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = slow_listing(monkeypatch, "reading_in.importing")
    async with at_desk(fill(tmp_path / "nianbao.json", draft_report())) as clerk:
        await read(clerk, SAMPLE)
        assert "没有能读的文件" not in clerk.screen, "that is not known yet"
        go.set()
        await clerk.sees(NOT_STORED)


async def test_a_dead_network_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = Event()
    monkeypatch.setattr("nianbao.tui.reading_in.importing.read_file", lambda path: go.wait(10))
    async with at_desk(fill(tmp_path / "nianbao.json", draft_report())) as clerk:
        await read(clerk, SAMPLE)
        await clerk.sees("正在读")
        await clerk.press("escape")
        await clerk.sees("回车 打开", "2022年")
        go.set()
        await clerk.press("f9")
        await clerk.sees("位置：")


async def test_a_folder_that_opens_when_the_clerk_has_gone_back_is_not_shown(
    tmp_path: Path,
) -> None:
    async with at_desk(fill(tmp_path / "nianbao.json", draft_report())) as clerk:
        await clerk.press("f9")
        await clerk.sees("位置：")
        screen = clerk.app.screen
        assert isinstance(screen, ImportScreen)
        await clerk.press("escape")
        await clerk.sees("回车 打开", "2022年")
        screen.draw()
        await clerk.press("f9")
        await clerk.sees("位置：")


async def test_a_report_under_review_is_left_for_the_list(tmp_path: Path) -> None:
    async with at_desk(fill(tmp_path / "nianbao.json", draft_report())) as clerk:
        await review(clerk, SAMPLE)
        await clerk.press("escape")
        await clerk.sees("读入一份报告")


def test_above_a_drive_are_the_drives(tmp_path: Path) -> None:
    assert above(tmp_path) == tmp_path.parent
    root = Path(tmp_path.anchor)
    assert above(root, "linux") is None
    drives = above(root, "win32", lambda path: str(path)[0] in "CE")
    assert isinstance(drives, Listing)
    assert [str(entry.path)[:2] for entry in drives.entries] == ["C:", "E:"]
