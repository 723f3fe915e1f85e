"""Export: each format, the full path told, nothing overwritten unasked, folders that are gone."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from nianbao.exports import EXPORT_SUFFIXES, WRITERS, write_file
from nianbao.report.document import Report
from nianbao.report.form.figures import CellRef
from tests.reports import draft_report, full_report, zero_report
from tests.tui.driving import SIZES, Clerk, at_desk, fill, in_report


async def put_into(clerk: Clerk, folder: object, line: int = 0) -> None:
    """Choose a format by its line and a folder, and export."""
    await clerk.press("f5", *["down"] * line, "tab")
    await clerk.replace(str(folder))
    await clerk.press("enter")


@pytest.mark.parametrize(
    ("line", "targets"),
    [
        (0, ("markdown", "text")),
        (1, ("text",)),
        (2, ("markdown",)),
        (3, ("html",)),
        (4, ("page",)),
        (5, ("docx",)),
        (6, ("json",)),
    ],
)
async def test_each_format_is_written(tmp_path: Path, line: int, targets: tuple[str, ...]) -> None:
    report, folder = full_report(), tmp_path / "[/x]导出"
    folder.mkdir(parents=True)
    async with in_report(tmp_path, report, SIZES[line % 2]) as clerk:
        await put_into(clerk, folder, line)
        await clerk.sees("已写到：")
        paths = [folder / f"{report.title}{EXPORT_SUFFIXES[target]}" for target in targets]
        assert sorted(folder.iterdir()) == sorted(paths)
        for target, path in zip(targets, paths, strict=True):
            assert path.read_bytes() == write_file(report, target)
            await clerk.until(lambda path=path: path.name in told(clerk))  # type: ignore[misc]
        assert f"已写到：{folder}" in told(clerk)
        await clerk.press("escape", "escape")
        await clerk.sees("回车 打开")


async def test_enter_exports_beside_the_data_file(tmp_path: Path) -> None:
    async with in_report(tmp_path, zero_report()) as clerk:
        await clerk.press("f5", "enter")
        await clerk.sees("已写到：", ".txt", "上下键 选格式　回车 导出　Esc 返回")
    assert {path.suffix for path in tmp_path.iterdir()} >= {".md", ".txt"}


async def test_the_review_sheet_is_written_twice(tmp_path: Path) -> None:
    report = draft_report()
    async with in_report(tmp_path, report) as clerk:
        await put_into(clerk, tmp_path, 8)
        await clerk.sees("已写到：")
    for ending in (".md", ".txt"):
        sheet = (tmp_path / f"{report.title}-审签单{ending}").read_text(encoding="utf-8")
        assert "错误 S01" in sheet
        assert "填报人：" in sheet


async def test_a_draft_says_so_in_its_name_only(tmp_path: Path) -> None:
    report = draft_report()
    async with in_report(tmp_path, report) as clerk:
        await clerk.press("f5")
        await clerk.sees("文件名会带“草稿”")
        await clerk.press("down", "enter")
        await clerk.sees("已写到：")
    written = tmp_path / f"{report.title}-草稿.txt"
    assert written.read_text(encoding="utf-8") == WRITERS["text"](report)


async def test_what_is_being_typed_is_exported(tmp_path: Path) -> None:
    async with in_report(tmp_path, zero_report()) as clerk:
        await clerk.burst(*"刚写的", "f5")
        await clerk.press("down", "enter")
        await clerk.sees("已写到：")
    assert "刚写的我镇" in next(tmp_path.glob("*.txt")).read_text(encoding="utf-8")


async def test_the_file_name_tells_what_the_title_does(tmp_path: Path) -> None:
    received = CellRef("requests", "received", "natural_person")
    last = replace(zero_report().with_figure(received, 9), year=2023)
    this = zero_report().with_prose("title", "上年{上年新收合计}件")
    path = fill(tmp_path / "nianbao.json", last, this)
    async with at_desk(path) as clerk:
        await clerk.press("enter", "f5", "down", "enter")
        await clerk.sees("已写到：")
    assert next(tmp_path.glob("*.txt")).name.startswith("上年9件")


async def test_overwriting_asks(tmp_path: Path) -> None:
    report: Report = zero_report()
    there = tmp_path / f"{report.title}.txt"
    there.write_text("原来的", encoding="utf-8")
    async with in_report(tmp_path, report) as clerk:
        await clerk.press("f5", "enter")
        await clerk.sees("文件已经有了", there.name, "不覆盖，回去")
        await clerk.press("enter")
        await clerk.sees("没有写，原来的文件没有动。")
        await clerk.press("enter", "escape")
        await clerk.sees("没有写，原来的文件没有动。")
        assert there.read_text(encoding="utf-8") == "原来的"
        assert not there.with_suffix(".md").exists()
        await clerk.press("enter", "down", "enter")
        await clerk.sees("已写到：")
    assert there.read_text(encoding="utf-8") == WRITERS["text"](report)


async def test_a_folder_that_is_not_there_or_the_programs_own(tmp_path: Path) -> None:
    async with in_report(tmp_path, zero_report()) as clerk:
        await clerk.press("f5", "tab")
        for folder, why in (
            (f"{tmp_path}/没有[/x]/这里", "不见了"),
            (f"{tmp_path}/nianbao.json", "不是文件夹"),
            ("~没有这个人/导出", "没有“~没有这个人/导出”"),
            (f"{tmp_path}/nianbao-备份", "是程序自己存东西的地方，没有写"),
            ("", "路径是空的"),
            (f"{tmp_path}/{'长' * 90}", "太长"),
        ):
            await clerk.replace(folder)
            await clerk.press("enter")
            await clerk.sees(why)
        await clerk.press("shift+tab", "escape")
        await clerk.hides("太长")
    assert {path.name for path in tmp_path.iterdir()} <= {"nianbao.json", "nianbao-备份"}


def told(clerk: Clerk) -> str:
    """What the dialog says, its frame, scroll bar, spaces and line ends left out."""
    lines = "".join("".join(line.split("|")[1:-1]) for line in clerk.screen.splitlines())
    return re.sub(r"[ ▀-▟]", "", lines)


async def test_the_list_has_the_room_of_the_window_there_is(tmp_path: Path) -> None:
    """Told in a small window and made larger, or the other way round, in the middle of it."""
    async with in_report(tmp_path, zero_report()) as clerk:
        await clerk.press("f5", "enter")
        await clerk.sees("已写到：", "回车 导出")
        assert "导出习惯" not in clerk.screen
        await clerk.pilot.resize_terminal(120, 40)
        await clerk.sees("导出习惯", "已写到：", "回车 导出")
        await clerk.pilot.resize_terminal(60, 20)
        await clerk.hides("导出习惯")
        await clerk.sees("已写到：", "回车 导出")
