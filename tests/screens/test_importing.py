"""Import: nothing is stored until the clerk agrees, and what is wrong is said."""

from dataclasses import replace
from pathlib import Path

import pytest

from exports import WRITERS
from report.standing import Standing
from report.state import State
from storage.library import Library
from tests.reports import OFFICE, SAMPLE, draft_report, full_report, seed_report, zero_report
from tests.screens.driving import SIZES, Clerk, at_desk, fill, in_report

NAMELESS = SAMPLE.read_text(encoding="utf-8").replace(f"{OFFICE}2021年政府信息公开工作年度报告", "")


async def read(clerk: Clerk, path: object) -> None:
    await clerk.press("f9")
    await clerk.sees("文件在哪里？")
    await clerk.replace(str(path))
    await clerk.press("enter")


@pytest.mark.parametrize("size", SIZES)
async def test_a_report_is_read_shown_and_stored(tmp_path: Path, size: tuple[int, int]) -> None:
    async with at_desk(tmp_path / "nianbao.json", size) as clerk:
        await clerk.press("escape")
        await read(clerk, SAMPLE)
        await clerk.sees(f"读到：{OFFICE} 2021年", "144个数，空0格", "个错误")
        await clerk.press("home", "enter")
        assert not clerk.path.exists()
        await clerk.press("enter", "end", "enter")
        await clerk.sees("已读入", "2021年")
        assert clerk.report(2021).figures == seed_report().figures
        await clerk.press("enter")
        await clerk.sees(seed_report().title)


async def test_quotes_and_spaces_around_a_path_are_taken_off(tmp_path: Path) -> None:
    path = tmp_path / "有 空格[" / "x].txt"
    path.parent.mkdir()
    path.write_bytes(SAMPLE.read_bytes())
    async with at_desk(fill(tmp_path / "nianbao.json", draft_report())) as clerk:
        await clerk.press("f9")
        await clerk.paste(f'  "{path}" ')
        await clerk.press("enter")
        await clerk.sees("读到：")


UNREADABLE = (
    ("没有[x].txt", None, "不见了"),
    (".", None, "文件夹"),
    ("别的.txt", "今天天气很好。[bold]", "没有找到年度报告"),
    ("表.docx", "PK", "还不能直接读"),
    ("坏.json", "{半个", "JSON"),
    ("", None, "路径是空的"),
    ("~没有这个人", None, "没有“~没有这个人”"),
)


async def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    async with at_desk(fill(tmp_path / "nianbao.json", draft_report())) as clerk:
        await clerk.press("f9")
        for name, content, why in UNREADABLE:
            if content is not None:
                (tmp_path / name).write_text(content, encoding="utf-8")
            await clerk.replace(name if name in ("", "~没有这个人") else str(tmp_path / name))
            await clerk.press("enter")
            await clerk.sees(why, "读入一份报告")
        await clerk.press("escape")
        await clerk.sees("回车 打开")
        assert len(Library(clerk.path).summaries()) == 1


async def test_office_and_year_are_asked_when_the_text_does_not_tell(tmp_path: Path) -> None:
    path = tmp_path / "无题.txt"
    path.write_text(NAMELESS, encoding="utf-8")
    async with at_desk(fill(tmp_path / "nianbao.json", draft_report())) as clerk:
        await read(clerk, path)
        await clerk.sees("看不出是哪个单位", OFFICE)
        await clerk.replace(" ")
        await clerk.press("enter")
        await clerk.sees("单位全称不能空着")
        await clerk.replace("[/x]镇")
        await clerk.press("enter")
        await clerk.sees("看不出是哪一年")
        await clerk.type("20")
        await clerk.press("enter")
        await clerk.sees("“20”不是年份")
        await clerk.type("21")
        await clerk.press("enter")
        await clerk.sees("读到：[/x]镇 2021年")
        await clerk.press("end", "enter")
        await clerk.until(lambda: clerk.has(2021))
        assert clerk.report(2021).office == "[/x]镇"


@pytest.mark.parametrize("at", [1, 2])
async def test_escape_at_a_question_stores_nothing(tmp_path: Path, at: int) -> None:
    path = tmp_path / "无题.txt"
    path.write_text(NAMELESS, encoding="utf-8")
    async with at_desk(fill(tmp_path / "nianbao.json", draft_report())) as clerk:
        await read(clerk, path)
        await clerk.press(*["enter"] * (at - 1), "escape")
        await clerk.sees("读入一份报告")
        await clerk.press("escape")
        assert not clerk.has(2021)


async def test_a_report_that_is_there_is_replaced_only_when_asked(tmp_path: Path) -> None:
    old = seed_report().with_prose("problems", "库里的")
    async with at_desk(fill(tmp_path / "nianbao.json", old)) as clerk:
        await read(clerk, SAMPLE)
        await clerk.sees("换掉库里这一年的报告")
        await clerk.press("enter")
        assert clerk.report(2021) == old
        await clerk.press("enter", "end", "enter")
        await clerk.kept(lambda report: report.prose.problems != "库里的", 2021)


async def test_an_old_report_is_published_and_locked(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "nianbao.json") as clerk:
        await clerk.press("escape")
        await read(clerk, SAMPLE)
        await clerk.sees("读到：")
        await clerk.press("end", "enter")
        await clerk.sees("已读入", "已发布")
        standing = clerk.library.standing(OFFICE, 2021)
        assert (standing.state, standing.address) == ("published", "")
        await clerk.press("enter")
        await clerk.sees("已发布，不能改；要改按 Ctrl+R 退回草稿。")


async def test_this_years_report_read_in_is_a_draft(tmp_path: Path) -> None:
    path = tmp_path / "今年.json"
    path.write_text(WRITERS["json"](zero_report()), encoding="utf-8")
    async with at_desk(fill(tmp_path / "nianbao.json", draft_report())) as clerk:
        await read(clerk, path)
        await clerk.press("end", "enter")
        await clerk.kept(lambda report: report == zero_report())
        assert clerk.library.standing(zero_report().office, 2024) == Standing()


async def test_a_locked_report_that_is_open_is_replaced_and_stays_locked(tmp_path: Path) -> None:
    path, library = tmp_path / "新.json", tmp_path / "nianbao.json"
    wanted = draft_report().with_prose("overview.parts.0.text", "新读的")
    path.write_text(WRITERS["json"](wanted), encoding="utf-8")
    Library(library).save(draft_report(), (), standing=Standing(State.FINAL))
    async with at_desk(library) as clerk:
        await clerk.press("enter")
        await read(clerk, path)
        await clerk.sees("换掉库里这一年的报告（已定稿）")
        await clerk.press("end", "enter")
        await clerk.sees("新读的", "已定稿，不能改")
        assert clerk.report(2022) == wanted
        assert clerk.library.standing(OFFICE, 2022).state == "final"
        await clerk.type("9")
        await clerk.press("escape")
        await clerk.sees("回车 打开")
        assert clerk.report(2022) == wanted


async def test_our_own_json_comes_back_equal(tmp_path: Path) -> None:
    path = tmp_path / "存.json"
    path.write_text(WRITERS["json"](full_report()), encoding="utf-8")
    async with at_desk(fill(tmp_path / "nianbao.json", draft_report())) as clerk:
        await read(clerk, path)
        await clerk.sees("读到：")
        await clerk.press("end", "enter")
        await clerk.kept(lambda report: report == full_report(), 2023)


async def test_last_years_report_read_while_this_one_is_open(tmp_path: Path) -> None:
    path = tmp_path / "上年.json"
    path.write_text(WRITERS["json"](replace(full_report(), year=2021)), encoding="utf-8")
    async with in_report(tmp_path, replace(draft_report(), office=full_report().office)) as clerk:
        await read(clerk, path)
        await clerk.press("end", "enter")
        await clerk.sees("已读入")
        await clerk.press("ctrl+down")
        await clerk.type("9\n")
        await clerk.kept(lambda report: 9 in report.figures.values(), 2022)
        assert clerk.report(2021).figures == full_report().figures


async def test_reading_the_report_that_is_open_shows_what_was_read(tmp_path: Path) -> None:
    async with in_report(tmp_path, draft_report()) as clerk:
        await clerk.type("打开着")
        path = tmp_path / "新.json"
        wanted = draft_report().with_prose("problems", "新读的")
        path.write_text(WRITERS["json"](wanted), encoding="utf-8")
        await read(clerk, path)
        await clerk.sees("换掉库里这一年的报告")
        await clerk.press("end", "enter")
        await clerk.hides("读入一份报告")
        await clerk.press("ctrl+down")
        await clerk.type("9\n")
        report = await clerk.kept(lambda r: 9 in r.figures.values(), 2022)
        assert report.prose.problems == "新读的"
        await clerk.press("ctrl+z", "ctrl+z")
        await clerk.kept(lambda report: report.prose.overview.parts[0].text == "打开着", 2022)
