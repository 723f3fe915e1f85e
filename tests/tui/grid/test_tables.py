"""Figures through the whole screen: typed, refused, blanked, filled, noted, pasted, exported."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from nianbao.exports.json_export import plain_report
from nianbao.report.document import Report, new_report
from nianbao.report.form.figures import CellRef
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.form.names import cell_name
from tests.reports import OFFICE, full_report, seed_report, zero_report
from tests.tui.driving import NARROW, SIZES, WIDE, Clerk, at_desk, fill, in_report

FEES = CellRef("disclosure", "fees", "amount")
DOCUMENTS = CellRef("disclosure", "normative_documents", "issued")
RECEIVED = CellRef("requests", "received", "natural_person")
EMPTY = new_report(OFFICE, 2024)


async def go(clerk: Clerk, page: str) -> None:
    """Turn to a section by its key."""
    keys = [section.key for section in FORM_2021.sections]
    await clerk.press(*["ctrl+down"] * keys.index(page))


@pytest.mark.parametrize(
    ("key", "size"),
    [("disclosure", NARROW), ("requests", NARROW), ("requests", WIDE), ("challenges", WIDE)],
)
async def test_every_cell_of_a_table_is_typed_and_totals_follow(
    tmp_path: Path, key: str, size: tuple[int, int]
) -> None:
    wanted = {ref: fig for ref, fig in full_report().figures.items() if ref.table == key}
    async with in_report(tmp_path, EMPTY, size) as clerk:
        await go(clerk, key)
        cells = FORM_2021.table(key).typed_cells
        await clerk.burst(*(k for ref in cells for k in (*str(wanted[ref]), "tab")))
        report = await clerk.kept(lambda report: len(report.figures) == len(wanted))
        assert report.figures == wanted
        full = {ref: fig for ref, fig in full_report().all_figures.items() if ref.table == key}
        printed = plain_report(report)["figures"]
        for ref, figure in full.items():
            assert printed[str(ref)] == (str(figure) if isinstance(figure, Decimal) else figure)
        await clerk.press("ctrl+end")
        await clerk.sees(str(wanted[FORM_2021.table(key).typed_cells[-1]]))


async def test_enter_goes_down_class_by_class(tmp_path: Path) -> None:
    async with in_report(tmp_path, EMPTY) as clerk:
        await go(clerk, "requests")
        await clerk.type("3\n1\n2\n")
        await clerk.kept(
            lambda report: (
                {ref.row: fig for ref, fig in report.figures.items()}
                == {"received": 3, "brought_forward": 1, "granted": 2}
            )
        )
        await clerk.sees("3.2  （二）部分公开（区分处理的，只计这一情形，不计其他情形）")
        assert (
            "自然人列：一3＋二1＝4，三2＋四空＝2，三四项少2件，结转填2，两边就相等" in clerk.words
        )


@pytest.mark.parametrize(
    ("typed", "why", "leaving"),
    [
        ("-1", "带了正负号", "enter"),
        ("十二", "不是数字", "ctrl+q"),
        ("1234567890", "太长", "f7"),
        ("[/x]", "不是数字", "ctrl+down"),
        ("3.5", "有小数", "f3"),
        ("3.5", "有小数", "escape"),
    ],
)
async def test_what_is_no_figure_is_refused_and_the_old_stays(
    tmp_path: Path, typed: str, why: str, leaving: str
) -> None:
    report = EMPTY.with_figure(RECEIVED, 7)
    async with in_report(tmp_path, report) as clerk:
        await go(clerk, "requests")
        await clerk.type(typed)
        await clerk.press(leaving)
        if leaving == "escape":
            await clerk.sees("自然人列：一7")
        else:
            await clerk.sees(f"“{typed}”{why}", "原来的数没有变")
        assert clerk.running
        assert "三、收到和处理" in clerk.screen
        assert clerk.report() == report
        if leaving != "enter":
            return
        await clerk.press("escape")  # puts away what was said, and leaves nothing
        await clerk.hides("原来的数没有变")
        assert "三、收到和处理" in clerk.screen
        await clerk.type(typed)
        await clerk.press("enter", "down")
        await clerk.hides("原来的数没有变")
        await clerk.press("escape")
        await clerk.sees("回车 打开")


async def test_a_fee_in_yuan_says_what_became_of_it(tmp_path: Path) -> None:
    async with in_report(tmp_path, EMPTY) as clerk:
        await clerk.press("ctrl+down", "ctrl+end")
        await clerk.type("40元\n")
        await clerk.sees("“40元”已换算成0.004万元。")
        await clerk.kept(lambda report: report.figures.get(FEES) == Decimal("0.004"))
        await clerk.press("ctrl+end")
        await clerk.type("１２.５万元")
        await clerk.press("ctrl+down")
        await clerk.kept(lambda report: report.figures.get(FEES) == Decimal("12.5"))


async def test_delete_makes_a_blank_and_zero_is_not_blank(tmp_path: Path) -> None:
    async with in_report(tmp_path, zero_report()) as clerk:
        await go(clerk, "requests")
        await clerk.press("delete")
        await clerk.kept(lambda report: report.blanks("requests") == (RECEIVED,))
        await clerk.type("0\n")
        await clerk.kept(lambda report: report == zero_report())


async def test_f7_fills_one_table_in_one_step(tmp_path: Path) -> None:
    report = EMPTY.with_figure(RECEIVED, 7)
    async with in_report(tmp_path, report) as clerk:
        await clerk.press("f7")
        await clerk.sees("这一部分不是表格")
        await go(clerk, "requests")
        await clerk.burst("5", "f7")
        await clerk.sees("143格填了0")
        kept = await clerk.kept(lambda kept: not kept.blanks("requests"))
        assert kept.figures[RECEIVED] == 5
        assert kept.blanks("disclosure")
        await clerk.press("f7")
        await clerk.sees("这张表没有空着的格")
        await clerk.press("ctrl+z")
        await clerk.kept(lambda kept: kept == EMPTY.with_figure(RECEIVED, 5))
        await clerk.press("ctrl+z")
        await clerk.kept(lambda kept: kept == report)
        await clerk.press("ctrl+up", "f8")
        await clerk.sees("这一张表一格也没有填")
        await clerk.press("f7")
        await clerk.hides("这一张表一格也没有填")  # it is filled now
        await clerk.sees("10格填了0", "没有上年的报告，现行有效也是0，往年的还有效请改过来。")


async def test_f7_reckons_what_is_in_force(tmp_path: Path) -> None:
    in_force = DOCUMENTS._replace(column="in_force")
    last = replace(EMPTY, year=EMPTY.year - 1).with_figure(in_force, 9)
    path = fill(tmp_path / "nianbao.json", last, EMPTY.with_figure(DOCUMENTS, 2))
    async with at_desk(path) as clerk:
        await clerk.press("enter")
        await go(clerk, "disclosure")
        await clerk.press("f7")
        await clerk.sees("现行有效1格按上年加制发减废止填了")
        kept = await clerk.kept(lambda kept: not kept.blanks("disclosure"))
        assert kept.figures[in_force] == 11


async def test_no_requests_leaves_what_was_typed(tmp_path: Path) -> None:
    report = EMPTY.with_figure(RECEIVED, 7)
    async with in_report(tmp_path, report) as clerk:
        await clerk.press("ctrl+o")
        await clerk.sees("表三、表四有155格空着", "另有1格已填了数")
        await clerk.press("escape")
        assert clerk.report() == report
        await clerk.press("ctrl+o", "enter")
        await clerk.sees("表三、表四有155格填了0")
        kept = await clerk.kept(lambda kept: not kept.blanks("challenges"))
        assert kept.figures[RECEIVED] == 7
        assert not kept.blanks("requests")
        await clerk.press("ctrl+z")
        await clerk.kept(lambda kept: kept == report)


@pytest.mark.parametrize("size", SIZES)
async def test_a_note_is_kept_shown_and_removed(tmp_path: Path, size: tuple[int, int]) -> None:
    note = "其中[bold]修订[/x]16件"
    async with in_report(tmp_path, zero_report(), size) as clerk:
        await clerk.press("ctrl+n")
        await clerk.sees("批注写在表格的格里")
        await clerk.press("ctrl+down")
        await clerk.burst("2", "ctrl+n")
        await clerk.sees("这一格的批注")
        await clerk.type(note)
        await clerk.press("enter")
        await clerk.sees(f"批注：{note}")
        first = FORM_2021.tables[0].typed_cells[0]
        await clerk.kept(lambda r: r.notes == {str(first): note} and r.figures[first] == 2)
        await clerk.press("ctrl+n", "escape")
        await clerk.press("ctrl+n")
        await clerk.replace("")
        await clerk.press("enter")
        await clerk.kept(lambda report: not report.notes)
        await clerk.press("ctrl+z")
        await clerk.kept(lambda report: report.notes)


@pytest.mark.parametrize("size", SIZES)
async def test_the_words_under_a_table_are_written(tmp_path: Path, size: tuple[int, int]) -> None:
    async with in_report(tmp_path, zero_report(), size) as clerk:
        await clerk.choose("表下说明")
        await clerk.sees("没有表下说明")
        await clerk.press("ctrl+down")
        await clerk.choose("表下说明")
        await clerk.sees("二、主动公开政府信息情况：表格下面的说明")
        await clerk.type("注：本表由党政办填。\n含村委会。")
        await clerk.press("escape")
        await clerk.sees("表下说明：注：本表由党政办填。 含村委会。")
        words = {"disclosure": "注：本表由党政办填。\n含村委会。"}
        await clerk.kept(lambda report: report.notes == words)
        await clerk.press("ctrl+z")
        await clerk.kept(lambda report: not report.notes)


async def test_a_row_is_found_by_its_number(tmp_path: Path) -> None:
    async with in_report(tmp_path, EMPTY) as clerk:
        wanted = {}
        for figure, (typed, row) in enumerate(
            [
                ("3.3.5", "withheld_internal_affairs"),
                ("３.3.6。", "withheld_deliberative"),
                ("4", "carried_forward"),
            ]
        ):
            await clerk.press("ctrl+g")
            await clerk.type(typed)
            await clerk.sees(f"回车到：{cell_name(EMPTY.form, RECEIVED._replace(row=row))}")
            await clerk.press("enter")
            await clerk.type(f"{figure}\n")
            wanted[RECEIVED._replace(row=row)] = figure
        await clerk.kept(lambda report: report.figures == wanted)


async def test_a_row_that_is_not_there_is_refused(tmp_path: Path) -> None:
    async with in_report(tmp_path, EMPTY) as clerk:
        await go(clerk, "requests")
        for typed, why in (
            ("3.7", "总计由程序计算"),
            ("9.9", "表里没有“9.9”这一行"),
            ("", "请输入行号"),
            ("[/x]", "表里没有“[/x]”这一行"),
        ):
            await clerk.press("ctrl+g")
            await clerk.type(typed)
            await clerk.press("enter")
            await clerk.sees(why)
            await clerk.press("escape")
            await clerk.hides(why)
        await clerk.type("1\n")
        await clerk.kept(lambda report: report.figures == {RECEIVED: 1})


async def test_misprinted_totals_are_taken_back(tmp_path: Path) -> None:
    total = RECEIVED._replace(column="total")
    report: Report = replace(seed_report(), stated={total: 5})
    async with in_report(tmp_path, report) as clerk:
        await clerk.sees("错误1")
        await clerk.choose("采用总计")
        await clerk.sees("1个总计改用程序算出的数", "错误0")
        await clerk.kept(lambda kept: not kept.stated, 2021)
        await clerk.choose("采用总计")
        await clerk.sees("没有印错的总计")
        await clerk.press("ctrl+z")
        await clerk.kept(lambda kept: kept == report, 2021)
