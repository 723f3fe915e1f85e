"""The published page beside the report at the keys: from 已发布 to the list, and both sides."""

from pathlib import Path

import pytest

from nianbao.exports.html import write_html
from nianbao.report.standing import Standing
from nianbao.report.state import State
from tests.desk.proof.published import DAMAGES, portal
from tests.reports import full_report
from tests.tui.driving import ONE_SIZE
from tests.tui.report.standings import opened, standing_of, take

PUBLISHED = Standing(State.PUBLISHED, "2024-01-20", "https://www.example.gov.cn/nb.html")


def page(folder: Path, damage: str = "") -> Path:
    code = write_html(full_report())
    path = folder / "网上.html"
    path.write_text(portal(DAMAGES[damage][0](code) if damage else code), "utf-8")
    return path


@pytest.mark.parametrize("size", ONE_SIZE)
async def test_from_published_to_the_list_and_both_sides(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with opened(tmp_path, PUBLISHED, size, full_report()) as clerk:
        await clerk.press("ctrl+r")
        await clerk.sees("发布以后还没有核对过网页。")
        await clerk.choose("发布后核对")
        await clerk.sees("发布后核对：打开存下来的网页，或者粘贴")
        await clerk.type(str(page(tmp_path, "figures changed over")))
        await clerk.press("enter")
        await clerk.sees("发布后核对：2处不同", "525，网页上是9064", "在网站后台把这一格改成")
        await clerk.press("enter")
        await clerk.sees("报告里", "网页上", "“科研机构”列")
        await clerk.press("escape", "escape")
        await clerk.sees("已发布，不能改")
        kept = standing_of(clerk).checked
        assert kept is not None
        assert (kept.differences, kept.page) == (2, "网上.html")
        await clerk.press("ctrl+r")
        await clerk.sees("发布后核对：2处不同（网上.html）")
        await clerk.choose("发布后核对")
        await clerk.sees("或者粘贴")
        await clerk.paste(write_html(full_report()))
        await clerk.sees("按 F9")
        await clerk.press("f9")
        await clerk.sees("发布后核对：一致", "网页和报告一致")
        await clerk.press("escape", "ctrl+r")
        await clerk.sees("发布后核对：一致（粘贴的文字）")


async def test_a_result_is_stale_once_the_report_is_changed(tmp_path: Path) -> None:
    async with opened(tmp_path, PUBLISHED, report=full_report()) as clerk:
        await take(clerk, "发布后核对")
        await clerk.sees("或者粘贴")
        await clerk.type(str(page(tmp_path)))
        await clerk.press("enter")
        await clerk.sees("发布后核对：一致")
        await clerk.press("escape")
        await take(clerk, "退回草稿")
        await clerk.sees("为什么退回草稿？")
        await clerk.type("改一处")
        await clerk.press("enter")
        await clerk.sees("草稿")
        await clerk.type("改。")
        await clerk.kept(lambda report: report != full_report(), 2023)
        await take(clerk, "全部经过")
        await clerk.sees("发布后核对：一致（网上.html）；那以后报告改过，要再核对")


async def test_f9_offers_it_where_the_page_is_of_the_published_report(tmp_path: Path) -> None:
    async with opened(tmp_path, PUBLISHED, report=full_report()) as clerk:
        await clerk.press("f9")
        await clerk.sees("读入一份报告")
        await clerk.type(str(page(tmp_path, "row lost")))
        await clerk.press("enter")
        await clerk.sees("已经发布了", "发布后核对：和报告比")
        await clerk.press("enter")
        await clerk.sees("2.重复申请”行不见了")
        await clerk.press("escape")
        await clerk.sees("已发布，不能改")
        await clerk.hides("已读入")
