"""What was read is stored as the clerk says, and only then; a report that is there is asked for."""

from dataclasses import replace
from pathlib import Path

import pytest

from nianbao.desk.open_report import findings_of
from nianbao.exports import WRITERS
from nianbao.imports import read_report
from nianbao.report.document import Report
from nianbao.report.finding import count_findings
from nianbao.report.form.figures import CellRef
from nianbao.report.office import Office
from nianbao.report.standing import Standing
from nianbao.report.state import State
from nianbao.storage.library import Library
from tests.reports import OFFICE, SAMPLE, draft_report, full_report, seed_report, zero_report
from tests.tui.driving import SIZES, at_desk, fill, in_report
from tests.tui.reading_in.opening import NOT_STORED, read, review, store

NAMELESS = SAMPLE.read_text(encoding="utf-8").replace(f"{OFFICE}2021年政府信息公开工作年度报告", "")


def exported(folder: Path, report: Report) -> Path:
    """A report as the JSON this program writes."""
    path = folder / "导出.json"
    path.write_text(WRITERS["json"](report), encoding="utf-8")
    return path


@pytest.mark.parametrize("size", SIZES)
async def test_a_report_is_read_shown_and_stored(tmp_path: Path, size: tuple[int, int]) -> None:
    async with at_desk(tmp_path / "nianbao.json", size) as clerk:
        await clerk.press("escape")
        await review(clerk, SAMPLE)
        await clerk.sees(f"读到：{OFFICE} 2021年　来自 {SAMPLE.name}", "? 猜的6格")
        await clerk.press("f9")
        await clerk.sees("存进库里？", "没有空着的格")
        await clerk.press("home", "enter")
        await clerk.sees(NOT_STORED)
        assert not clerk.path.exists()
        await store(clerk)
        await clerk.sees("已读入", "2021年")
        assert clerk.report(2021).figures == seed_report().figures
        await clerk.press("enter")
        await clerk.sees(seed_report().title)


async def test_office_and_year_are_asked_when_the_text_does_not_tell(tmp_path: Path) -> None:
    path = tmp_path / "无题.txt"
    path.write_text(NAMELESS, encoding="utf-8")
    async with at_desk(fill(tmp_path / "nianbao.json", draft_report())) as clerk:
        await review(clerk, path)
        await clerk.sees("看不出是哪个单位 看不出是哪一年")
        await clerk.press("f9")
        await clerk.sees("请写单位全称", OFFICE)
        await clerk.replace(" ")
        await clerk.press("enter")
        await clerk.sees("单位全称不能空着")
        await clerk.replace("[/x]镇")
        await clerk.press("enter")
        await clerk.sees("看不出是哪一年，请写")
        await clerk.type("20")
        await clerk.press("enter")
        await clerk.sees("“20”不是年份")
        await clerk.type("21")
        await clerk.press("enter")
        await clerk.sees("存进库里？[/x]镇 2021年")
        await clerk.press("enter")
        await clerk.until(lambda: clerk.has(2021))
        assert clerk.report(2021).office == "[/x]镇"


@pytest.mark.parametrize("at", [1, 2])
async def test_escape_at_a_question_stores_nothing(tmp_path: Path, at: int) -> None:
    path = tmp_path / "无题.txt"
    path.write_text(NAMELESS, encoding="utf-8")
    async with at_desk(fill(tmp_path / "nianbao.json", draft_report())) as clerk:
        await review(clerk, path)
        await clerk.press("f9", *["enter"] * (at - 1), "escape")
        await clerk.sees(NOT_STORED)
        await clerk.press("escape")
        await clerk.sees("读入一份报告")
        await clerk.press("escape")
        await clerk.sees("回车 打开")
        assert not clerk.has(2021)


async def test_a_report_that_is_there_is_replaced_only_when_asked(tmp_path: Path) -> None:
    old = seed_report().with_prose("problems", "库里的")
    async with at_desk(fill(tmp_path / "nianbao.json", old)) as clerk:
        await review(clerk, SAMPLE)
        await store(clerk)
        assert clerk.report(2021) == old
        await clerk.press("f9")
        await clerk.sees("换掉库里2021年的（草稿）", "换掉的留在“历史”里")
        await clerk.press("down", "enter")
        await clerk.kept(lambda report: report.prose.problems != "库里的", 2021)


async def test_an_old_report_is_published_and_locked(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "nianbao.json") as clerk:
        await clerk.press("escape")
        await review(clerk, SAMPLE)
        await store(clerk)
        await clerk.sees("已读入", "已发布")
        standing = clerk.library.standing(OFFICE, 2021)
        assert (standing.state, standing.address) == ("published", "")
        await clerk.press("enter")
        await clerk.sees("已发布，不能改；要改按 Ctrl+R 退回草稿。")


async def test_this_years_report_read_in_is_a_draft(tmp_path: Path) -> None:
    path = exported(tmp_path, zero_report())
    async with at_desk(fill(tmp_path / "nianbao.json", draft_report())) as clerk:
        await review(clerk, path)
        await store(clerk)
        await clerk.kept(lambda report: report == zero_report())
        assert clerk.library.standing(zero_report().office, 2024) == Standing()


async def test_a_locked_report_that_is_open_is_replaced_and_stays_locked(tmp_path: Path) -> None:
    library = tmp_path / "nianbao.json"
    wanted = draft_report().with_prose("overview.parts.0.text", "新读的")
    path = exported(tmp_path, wanted)
    Library(library).save(draft_report(), (), standing=Standing(State.FINAL))
    async with at_desk(library) as clerk:
        await clerk.press("enter")
        await review(clerk, path)
        await clerk.press("f9")
        await clerk.sees("换掉库里2022年的（已定稿）")
        await clerk.press("down", "enter")
        await clerk.sees("新读的", "已定稿，不能改")
        assert clerk.report(2022) == wanted
        assert clerk.library.standing(OFFICE, 2022).state == "final"
        await clerk.type("9")
        await clerk.press("escape")
        await clerk.sees("回车 打开")
        assert clerk.report(2022) == wanted


async def test_our_own_json_comes_back_equal(tmp_path: Path) -> None:
    path = exported(tmp_path, full_report())
    async with at_desk(fill(tmp_path / "nianbao.json", draft_report())) as clerk:
        await review(clerk, path)
        await store(clerk)
        await clerk.kept(lambda report: report == full_report(), 2023)


async def test_last_years_report_read_while_this_one_is_open(tmp_path: Path) -> None:
    path = exported(tmp_path, replace(full_report(), year=2021))
    async with in_report(tmp_path, replace(draft_report(), office=full_report().office)) as clerk:
        await review(clerk, path)
        await store(clerk)
        await clerk.sees("已读入", "上年结转还空着")
        await clerk.press("enter")
        brought = CellRef("requests", "brought_forward", "research")
        handed_on = full_report().figures[brought._replace(row="carried_forward")]
        await clerk.kept(lambda report: report.figures.get(brought) == handed_on, 2022)
        await clerk.press("ctrl+down")
        await clerk.type("9\n")
        await clerk.kept(lambda report: 9 in report.figures.values(), 2022)
        assert clerk.report(2021).figures == full_report().figures


async def test_reading_the_report_that_is_open_shows_what_was_read(tmp_path: Path) -> None:
    async with in_report(tmp_path, draft_report()) as clerk:
        await clerk.type("打开着")
        path = exported(tmp_path, draft_report().with_prose("problems", "新读的"))
        await review(clerk, path)
        await store(clerk, "down")
        await clerk.hides("读到：")
        await clerk.press("ctrl+down")
        await clerk.type("9\n")
        report = await clerk.kept(lambda r: 9 in r.figures.values(), 2022)
        assert report.prose.problems == "新读的"
        await clerk.press("ctrl+z", "ctrl+z")
        await clerk.kept(lambda report: report.prose.overview.parts[0].text == "打开着", 2022)


OTHER = "北关乡人民政府"


@pytest.mark.parametrize(("keys", "office"), [((), OTHER), (("down",), OFFICE)])
async def test_a_report_under_another_name(
    tmp_path: Path, keys: tuple[str, ...], office: str
) -> None:
    """Renamed or merged: kept under the old name, or as this office's, its title as printed."""
    path = tmp_path / "旧名.txt"
    path.write_text(SAMPLE.read_text(encoding="utf-8").replace(OFFICE, OTHER, 1), encoding="utf-8")
    fill(tmp_path / "nianbao.json", draft_report())
    Library(tmp_path / "nianbao.json").set_office(Office(OFFICE))
    async with at_desk(tmp_path / "nianbao.json") as clerk:
        await review(clerk, path)
        await clerk.press("f9")
        await clerk.sees("按原来的单位名称", f"作为{OFFICE}的报告", "不是本单位")
        await clerk.press(*keys, "enter")
        await clerk.until(lambda: clerk.has(2021))
        report = clerk.report(2021)
        assert (report.office, report.title) == (office, f"{OTHER}2021年政府信息公开工作年度报告")


async def test_each_name_to_store_under_has_its_own_counts(tmp_path: Path) -> None:
    """What the checks find hangs on the name: the office's own is compared with its last year."""
    path = tmp_path / "旧名.txt"
    path.write_text(SAMPLE.read_text(encoding="utf-8").replace(OFFICE, OTHER, 1), encoding="utf-8")
    reading = read_report(path.read_text(encoding="utf-8"))
    before = replace(reading.report(OFFICE, 2021), year=2020, prose=draft_report().prose)
    library = Library(fill(tmp_path / "nianbao.json", before))
    library.set_office(Office(OFFICE))
    counts = []
    for office in (OTHER, OFFICE):
        named = replace(reading.report(office, 2021), office=office)
        title = named.with_prose("title", f"{OTHER}2021年政府信息公开工作年度报告")
        errors, warnings = count_findings(findings_of(library, title))
        counts.append(f"{errors}个错误，{warnings}个提醒")
    assert counts[0] != counts[1], "or nothing is shown"
    async with at_desk(tmp_path / "nianbao.json") as clerk:
        await review(clerk, path)
        await clerk.press("f9")
        await clerk.sees(f"按原来的单位名称，核对查出{counts[0]}", f"作为{OFFICE}的，{counts[1]}")


async def test_office_and_year_can_be_changed(tmp_path: Path) -> None:
    async with at_desk(fill(tmp_path / "nianbao.json", draft_report())) as clerk:
        await review(clerk, SAMPLE)
        await clerk.choose("单位和年份")
        await clerk.sees("单位全称")
        await clerk.replace("东关镇人民政府")
        await clerk.press("enter")
        await clerk.sees("报告的年份")
        await clerk.replace("2020")
        await clerk.press("enter")
        await clerk.sees("读到：东关镇人民政府 2020年")
        await store(clerk)
        await clerk.until(lambda: clerk.has(2020))
        assert clerk.report(2020).office == "东关镇人民政府"
        assert clerk.report(2020).title == seed_report().title


async def test_a_library_that_takes_nothing_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    async with at_desk(fill(tmp_path / "nianbao.json", draft_report())) as clerk:
        await review(clerk, SAMPLE)
        monkeypatch.setattr("os.fsync", refuse)
        await store(clerk)
        await clerk.sees("磁盘没有剩余空间", NOT_STORED)
        monkeypatch.undo()
        await store(clerk)
        await clerk.until(lambda: clerk.has(2021))


async def test_quitting_asks_before_what_was_read_is_lost(tmp_path: Path) -> None:
    async with at_desk(fill(tmp_path / "nianbao.json", draft_report())) as clerk:
        await review(clerk, SAMPLE)
        await clerk.press("ctrl+q")
        await clerk.sees("读到的报告还没有存进库里")
        await clerk.press("enter")
        await clerk.sees(NOT_STORED)
        await clerk.press("ctrl+q", "end", "enter")
        await clerk.until(lambda: not clerk.running)


async def test_a_file_that_is_no_report_is_told(tmp_path: Path) -> None:
    (tmp_path / "别的.txt").write_text("今天天气很好。[bold]", encoding="utf-8")
    async with at_desk(fill(tmp_path / "nianbao.json", draft_report())) as clerk:
        await read(clerk, tmp_path / "别的.txt")
        await clerk.sees("没有找到年度报告", "读入一份报告")
