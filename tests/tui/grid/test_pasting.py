"""Blocks pasted into tables through the whole screen: shown, asked, filled in one step, undone."""

import re
from pathlib import Path

import pytest

from nianbao.report.document import Report, new_report
from nianbao.report.form.figures import CellRef, Figure
from nianbao.tui.terminal.bursts import KeyBurst, keys_of
from tests.reports import OFFICE
from tests.tui.driving import NARROW, ONE_SIZE, Clerk, in_report

EMPTY = new_report(OFFICE, 2024)
RECEIVED = CellRef("requests", "received", "natural_person")
REQUESTS = EMPTY.form.table("requests")
LABELS = {row.key: row.label.text for table in EMPTY.form.tables for row in table.rows.values()}
NEW, OVER = LABELS["received"], LABELS["brought_forward"]
SWAPPED = f"{OVER}\t\t\t2\t0\t0\t0\t0\t1\t3\r\n{NEW}\t\t\t50\t10\t4\t1\t2\t0\t67\r\n"
BARE = "50\t10\t4\t1\t2\t0\r\n2\t0\t0\t0\t0\t1\r\n"
TABLE_TWO = "规章\t0\t0\t0\n行政规范性文件\t3\t1\t8\n行政许可\t1,204\n"


async def go(clerk: Clerk, page: str) -> None:
    """Turn to a section by its key."""
    keys = [section.key for section in EMPTY.form.sections]
    await clerk.press(*["ctrl+down"] * keys.index(page))


def filled(report: Report, table: str = "requests") -> dict[str, Figure]:
    """The figures of a table other than 0 by `row.column`."""
    return {
        f"{ref.row}.{ref.column}": figure
        for ref, figure in report.figures.items()
        if figure and ref.table == table
    }


BY_NAME = {
    "received.natural_person": 50,
    "received.commercial": 10,
    "received.research": 4,
    "received.public_benefit": 1,
    "received.legal_service": 2,
    "brought_forward.natural_person": 2,
    "brought_forward.other": 1,
}


@pytest.mark.parametrize("size", ONE_SIZE)
async def test_a_block_is_shown_in_the_table_and_filled_by_its_names(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with in_report(tmp_path, EMPTY.with_figure(RECEIVED, 1), size) as clerk:
        await go(clerk, "requests")
        await clerk.press("down", "down", "right")
        await clerk.paste(SWAPPED)
        await clerk.sees("粘贴的内容：表三", "按行名放", "1 改成 50", "填入12格")
        lines = clerk.screen.splitlines()
        at = next(at for at, line in enumerate(lines) if re.search(r"\+ +50", line))
        assert f"粘贴：{NEW}" in lines[at + 1]
        await clerk.press("escape")
        await clerk.hides("粘贴的内容")
        assert clerk.report().figures == {RECEIVED: 1}
        await clerk.paste(SWAPPED)
        await clerk.sees("粘贴的内容")
        await clerk.press("enter")
        report = await clerk.kept(lambda report: len(report.figures) == 12)
        assert filled(report) == BY_NAME
        await clerk.press("ctrl+z")
        await clerk.kept(lambda report: report.figures == {RECEIVED: 1})
        await clerk.press("ctrl+y")
        await clerk.kept(lambda kept: kept == report)


async def test_what_was_not_used_is_shown_and_nothing_is_filled_unless_asked(
    tmp_path: Path,
) -> None:
    block = f"{NEW}\t1,295\t２\t0\t0\t甲[/x]\t9\t1306\r\n五、网上的\t3\t0\t0\t0\t0\t0\t3\r\n"
    async with in_report(tmp_path, EMPTY) as clerk:
        await go(clerk, "requests")
        await clerk.paste(block)
        await clerk.sees("没有用", "甲[/x]", "网上的", "不填", "填入5格")
        await clerk.press("enter")
        await clerk.hides("粘贴的内容")
        assert clerk.report().figures == {}
        await clerk.paste(block)
        await clerk.sees("粘贴的内容")
        await clerk.press("down", "enter")
        report = await clerk.kept(lambda report: len(report.figures) == 5)
        assert filled(report) == {
            "received.natural_person": 1295,
            "received.commercial": 2,
            "received.other": 9,
        }


async def test_a_total_that_differs_is_told_before(tmp_path: Path) -> None:
    async with in_report(tmp_path, EMPTY) as clerk:
        await go(clerk, "requests")
        await clerk.paste(f"{NEW}\t50\t10\t4\t1\t2\t0\t76")
        await clerk.sees("总计不符", "印的是76", "加出来是67")
        await clerk.press("enter")
        await clerk.hides("粘贴的内容")
        assert clerk.report().figures == {}


async def test_figures_without_names_are_asked_about_by_their_place(tmp_path: Path) -> None:
    async with in_report(tmp_path, EMPTY) as clerk:
        await go(clerk, "requests")
        await clerk.paste(BARE)
        await clerk.sees("没有认得的行名", "只按位置放")
        await clerk.press("enter")
        report = await clerk.kept(lambda report: len(report.figures) == 12)
        assert filled(report) == BY_NAME
        await clerk.press("ctrl+z")
        await clerk.kept(lambda report: not report.figures)


async def test_the_names_of_another_table_are_refused_with_the_way_there(tmp_path: Path) -> None:
    async with in_report(tmp_path, EMPTY) as clerk:
        await go(clerk, "challenges")
        await clerk.paste(TABLE_TWO)
        await clerk.sees("粘贴的是表二的内容，没有填", "按2次Ctrl+上到表二")
        await clerk.press("ctrl+up", "ctrl+up")
        await clerk.paste(TABLE_TWO)
        await clerk.sees("填入7格")
        await clerk.press("enter")
        report = await clerk.kept(lambda report: len(report.figures) == 7)
        assert filled(report, "disclosure")["licensing.decisions"] == 1204
        await clerk.paste(f"{NEW}\t50\t10\t4\t1\t2\t0\t67")
        await clerk.sees("粘贴的是表三的内容，没有填")
        await clerk.paste(TABLE_TWO)
        await clerk.hides("没有填")


async def test_the_whole_table_is_seen_by_paging(tmp_path: Path) -> None:
    labels = [row.label.text for key, row in REQUESTS.rows.items() if key != "outcomes_total"]
    block = "\n".join(f"{label}\t{at}\t0\t0\t0\t0\t0\t{at}" for at, label in enumerate(labels, 101))
    async with in_report(tmp_path, EMPTY, NARROW) as clerk:
        await go(clerk, "requests")
        await clerk.paste(block)
        await clerk.sees("填入144格", "101")
        seen = clerk.screen
        for _ in range(4):
            await clerk.press("pagedown")
            seen += clerk.screen
        assert all(f"+ {figure}" in seen for figure in range(101, 125))
        assert all(f"粘贴：{label[:20]}" in seen for label in labels)
        await clerk.press("pageup", "pageup", "pageup", "pageup", "down", "enter")
        await clerk.hides("粘贴的内容")
        assert clerk.report().figures == {}


async def test_the_rest_of_a_paste_without_marks_may_come_late(tmp_path: Path) -> None:
    async with in_report(tmp_path, EMPTY) as clerk:
        await go(clerk, "requests")
        for part in ("50\t10\t4\t1\t2\t0\r2\t0\t0", "\t0\t0\t1\r7\t8\r"):
            clerk.app.post_message(KeyBurst(list(keys_of(part))))
            await clerk.settle()
        await clerk.sees("填入14格", "这是我打的字")
        await clerk.press("enter")
        report = await clerk.kept(lambda report: len(report.figures) == 14)
        assert filled(report) == {**BY_NAME, "granted.natural_person": 7, "granted.commercial": 8}


async def test_what_was_typed_ahead_is_typed_when_the_clerk_says_so(tmp_path: Path) -> None:
    async with in_report(tmp_path, EMPTY) as clerk:
        await go(clerk, "requests")
        clerk.app.post_message(KeyBurst(list(keys_of("1\t2\r3\t4"))))
        await clerk.sees("填入4格")
        await clerk.press("down", "down", "enter", "enter")
        report = await clerk.kept(lambda report: len(report.figures) == 4)
        assert filled(report) == {
            "received.natural_person": 1,
            "received.commercial": 2,
            "brought_forward.commercial": 3,
            "brought_forward.research": 4,
        }


async def test_lines_that_come_as_keys_into_a_line_are_one_line(tmp_path: Path) -> None:
    async with in_report(tmp_path, EMPTY.with_figure(RECEIVED, 1)) as clerk:
        await go(clerk, "requests")
        await clerk.press("ctrl+n")
        await clerk.replace("")
        clerk.app.post_message(KeyBurst(list(keys_of("其中网上收到的\r一共40件"))))
        await clerk.sees("其中网上收到的 一共40件")
        await clerk.press("enter")
        report = await clerk.kept(lambda report: report.notes)
        assert report.notes == {str(RECEIVED): "其中网上收到的 一共40件"}


KINDS = {
    "names in another order": (SWAPPED, BY_NAME),
    "group lines of their own": (
        f"{NEW}\t50\t10\t4\t1\t2\t0\t67\n三、本年度办理结果\t\t\t\t\t\t\t\n"
        f"{OVER}\t2\t0\t0\t0\t0\t1\t3\n（三）不予公开\t\t\t\t\t\t\t\n",
        BY_NAME,
    ),
    "quoted labels of two lines": (
        f'"{NEW[:6]}\n{NEW[6:]}"\t50\t10\t4\t1\t2\t0\t67\n'
        f'"{OVER[:6]}\n{OVER[6:]}"\t2\t0\t0\t0\t0\t1\t3\n',
        BY_NAME,
    ),
    "heads and columns in another order": (
        f"项目\t其他\t自然人\n{OVER}\t1\t2\n{NEW}\t0\t50\n",
        {
            "received.natural_person": 50,
            "brought_forward.natural_person": 2,
            "brought_forward.other": 1,
        },
    ),
    "no names": (BARE, BY_NAME),
}


@pytest.mark.parametrize("marked", [True, False], ids=["marks", "no marks"])
async def test_every_kind_with_and_without_marks(tmp_path: Path, marked: bool) -> None:
    async with in_report(tmp_path, EMPTY) as clerk:
        await go(clerk, "requests")
        for text, expected in KINDS.values():
            await (clerk.paste(text) if marked else send(clerk, text))
            await clerk.sees("粘贴的内容：表三", "填入")
            assert not clerk.report().figures
            await clerk.press("enter")
            report = await clerk.kept(lambda report: len(report.figures) >= 4)
            assert filled(report) == expected
            await clerk.press("ctrl+z")
            await clerk.kept(lambda report: not report.figures)
        await (clerk.paste(TABLE_TWO) if marked else send(clerk, TABLE_TWO))
        await clerk.sees("粘贴的是表二的内容，没有填")


async def send(clerk: Clerk, text: str) -> None:
    """Send a text as a terminal does that marks no paste."""
    clerk.app.post_message(KeyBurst(list(keys_of(text))))
    await clerk.settle()
