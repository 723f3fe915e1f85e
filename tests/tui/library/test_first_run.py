"""The first minute: an empty library, the questions, a first report, an all-zero one."""

from dataclasses import replace
from pathlib import Path

import pytest

from nianbao.desk.files import export_text
from nianbao.report.form.figures import CellRef
from nianbao.report.office import Office
from nianbao.report.years.carry import begin_year
from nianbao.storage.library import Library
from tests.reports import full_report
from tests.tui.disks import FULL
from tests.tui.driving import NARROW, ONE_SIZE, Clerk, at_desk, fill
from tests.tui.reading_in.opening import NOT_STORED, read, store

NAME = "民权县北关镇人民政府"


async def answer(clerk: Clerk, *answers: str) -> None:
    """Fill the four lines of the office; an empty answer keeps what is there."""
    for words in answers:
        if words:
            await clerk.replace(words)
        await clerk.press("enter")


@pytest.mark.parametrize("size", ONE_SIZE)
async def test_the_first_run_asks_and_begins_the_report_that_is_due(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    path = tmp_path / "数据" / "nianbao.json"
    async with at_desk(path, size) as clerk:
        await clerk.sees("第一次用", "单位全称", "自称", "哪个县", "前报送")
        await answer(clerk, NAME, "我乡", "民权县", "1月20日")
        await clerk.sees("新建哪一年的报告", "2024")
        assert Library(path).office().name == NAME
        await clerk.press("enter")
        await clerk.sees(f"{NAME}2024年政府信息公开工作年度报告", "主动公开  未填")
        await clerk.kept(lambda report: report.office == NAME)
        await clerk.press("escape")
        await clerk.sees("2024年", "草稿", "还有10天")
    office = Library(path).office()
    assert (office.self_reference, office.county) == ("我乡", "民权县")
    assert (office.deadline_month, office.deadline_day) == (1, 20)
    async with at_desk(path, size) as clerk:
        await clerk.sees("2024年")
        assert "第一次用" not in clerk.screen


@pytest.mark.parametrize(
    ("name", "own", "county"),
    [
        ("清河县东湖街道办事处", "我街道", "清河县"),
        ("江州市北城区柳荫乡人民政府", "我乡", "江州市北城区"),
        ("清河县水利局", "我局", ""),
        ("清河县民族事务委员会", "我委", ""),
        ("清河县便民服务站", "我镇", ""),
    ],
)
async def test_the_other_lines_follow_the_name(
    tmp_path: Path, name: str, own: str, county: str
) -> None:
    path = tmp_path / "nianbao.json"
    async with at_desk(path) as clerk:
        await answer(clerk, name, "", "", "")
        await clerk.sees("新建哪一年的报告")
    office = Library(path).office()
    assert (office.self_reference, office.county) == (own, county)


async def test_a_line_that_was_typed_follows_no_name(tmp_path: Path) -> None:
    path = tmp_path / "nianbao.json"
    async with at_desk(path) as clerk:
        await answer(clerk, "", "我办", "东江市")
        await clerk.press(*["shift+tab"] * 3)
        await answer(clerk, "清河县东湖街道办事处", "", "", "")
        await clerk.sees("新建哪一年的报告")
    office = Library(path).office()
    assert (office.self_reference, office.county) == ("我办", "东江市")


async def test_a_wrong_answer_is_refused_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "nianbao.json"
    async with at_desk(path) as clerk:
        await answer(clerk, "", "", "", "2月31日")
        await clerk.sees("单位全称不能空着")
        assert Library(path).office().name == ""
        await clerk.type("2024")
        await answer(clerk, "", "", "", "")
        await clerk.sees("“2024”不是单位名称")
        await clerk.replace(NAME)
        await clerk.hides("“2024”不是单位名称")
        await answer(clerk, "", "", "", "")
        await clerk.sees("“2月31日”不是日期")
        await clerk.replace("０231")
        await clerk.press("enter")
        await clerk.sees("“０231”不是日期")
        await clerk.replace("0205")
        await clerk.press("enter")
        await clerk.sees("新建哪一年的报告")
    assert Library(path).office().name == NAME
    assert Library(path).office().deadline_day == 5


async def test_escape_puts_the_questions_off(tmp_path: Path) -> None:
    path = tmp_path / "nianbao.json"
    async with at_desk(path) as clerk:
        await clerk.type("半个名字")
        await clerk.press("escape")
        await clerk.sees("这里还没有报告")
        assert not path.exists()
        assert clerk.screen.index("+ 读入去年的报告") < clerk.screen.index("+ 新建")
        await clerk.press("down", "enter")
        await clerk.sees("第一次用")
        assert "半个名字" not in clerk.screen


async def test_a_library_with_a_report_asks_nothing(tmp_path: Path) -> None:
    last = full_report()
    async with at_desk(fill(tmp_path / "nianbao.json", last)) as clerk:
        await clerk.sees("2023年", last.office)
        assert "第一次用" not in clerk.screen
        await clerk.choose("新建")
        await clerk.sees("新建哪一年的报告", last.office, "2024")
        await clerk.press("enter")
        begun = await clerk.kept(lambda report: report.figures)
        assert begun == begin_year(last)
        carried = CellRef("requests", "brought_forward", "research")
        assert begun.figures[carried] == last.figures[carried._replace(row="carried_forward")]


async def test_a_wrong_year_is_refused(tmp_path: Path) -> None:
    async with at_desk(fill(tmp_path / "nianbao.json", full_report())) as clerk:
        await clerk.choose("新建")
        for year, words in (
            ("二〇二四", "不是年份"),
            ("²⁰²⁴", "“²⁰²⁴”不是年份"),
            ("1999", "“1999”不是年份"),
            ("[/x]", "“[/x]”不是年份"),
            ("", "请写年份"),
            ("2023", "库里已经有2023年的报告"),
        ):
            await clerk.replace(year)
            await clerk.press("enter")
            await clerk.sees(words)
        await clerk.press("escape")
        await clerk.hides("新建哪一年")
        assert not clerk.has(2024)


async def test_a_year_typed_in_one_go_with_enter(tmp_path: Path) -> None:
    async with at_desk(fill(tmp_path / "nianbao.json", full_report())) as clerk:
        await clerk.choose("新建")
        await clerk.burst("2", "0", "2", "2", "enter")
        await clerk.kept(lambda report: not report.figures, 2022)


async def test_an_all_zero_report_takes_two_keys(tmp_path: Path) -> None:
    path = tmp_path / "nianbao.json"
    async with at_desk(path, NARROW) as clerk:
        await answer(clerk, NAME, "", "", "")
        await clerk.press("enter", "ctrl+o")
        await clerk.sees("全年没有收到申请？")
        await clerk.press("enter", "ctrl+down", "f7")
        report = await clerk.kept(
            lambda report: not any(report.blanks(table.key) for table in report.form.tables)
        )
        assert set(report.figures.values()) == {0}
        assert report.prose.other_matters
        await clerk.press("ctrl+z", "ctrl+z")
        await clerk.kept(lambda report: not report.figures)


async def test_who_has_last_years_report_comes_home_to_read_it_in(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "nianbao.json") as clerk:
        await answer(clerk, NAME, "", "", "")
        await clerk.sees("新建哪一年的报告", "先按 F9 读进来", "F9 先读入上年的")
        await clerk.press("escape")
        await clerk.sees("- 读入2023年的报告", "- 新建2024年的报告")
        assert clerk.screen.index("- 读入2023") < clerk.screen.index("- 新建2024")
        await clerk.until(lambda: getattr(clerk.app.focused, "id", "") == "to-do")
        await clerk.press("enter")
        await clerk.sees("位置：")


async def test_f9_at_the_first_question_reads_last_years_report_in(tmp_path: Path) -> None:
    async with at_desk(tmp_path / "nianbao.json") as clerk:
        await answer(clerk, NAME, "", "", "")
        await clerk.sees("手里有上年的，先按 F9 读进来")
        await clerk.press("f9")
        await clerk.sees("读入一份报告", "位置：")
        await clerk.press("escape")
        await clerk.sees("- 读入2023年的报告", "+ 读入去年的报告（F9）")
        await clerk.until(lambda: getattr(clerk.app.focused, "id", "") == "to-do")


async def test_who_has_read_last_years_in_goes_on_with_the_question(tmp_path: Path) -> None:
    last = replace(full_report(), office=NAME)
    file = tmp_path / "去年的.json"
    file.write_text(export_text(last, None, "json"), encoding="utf-8")
    async with at_desk(tmp_path / "nianbao.json") as clerk:
        await answer(clerk, NAME, "", "", "")
        await clerk.sees("手里有上年的，先按 F9 读进来")
        await read(clerk, file)
        await clerk.sees(NOT_STORED)
        await store(clerk)
        await clerk.sees("新建哪一年的报告", f"从{last.year}年的报告开始：上年结转填好")
        await clerk.press("enter")
        await clerk.kept(lambda report: report.figures == begin_year(last).figures, last.year + 1)
        await clerk.sees(f"{last.year + 1}年政府信息公开工作年度报告　草稿")


@pytest.mark.parametrize("size", [(60, 20), *ONE_SIZE])
async def test_what_is_typed_stays_while_the_disk_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    """The form comes back filled in, says why, and Enter tries again."""
    path, is_full, set_office = tmp_path / "nianbao.json", [True], Library.set_office

    def setting(library: Library, office: Office) -> None:
        if is_full[0]:
            raise FULL
        set_office(library, office)

    monkeypatch.setattr(Library, "set_office", setting)
    async with at_desk(path, size) as clerk:
        await clerk.sees("第一次用，先填单位", "Esc 不改")
        await answer(clerk, NAME, "我乡", "民权县", "1月20日")
        await clerk.sees("磁盘没有剩余空间", "1月20日", "Esc 不改")
        await clerk.press("enter")
        await clerk.sees("磁盘没有剩余空间")
        is_full[0] = False
        await clerk.press("enter")
        await clerk.sees("新建哪一年的报告")
    office = Library(path).office()
    assert (office.name, office.county, office.deadline_day) == (NAME, "民权县", 20)
