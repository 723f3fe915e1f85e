"""From draft to published at the keys, back again, and what stops it."""

import json
import os
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from nianbao.desk.files import kept_exports
from nianbao.exports.options import DEFAULT
from nianbao.report.document import Report
from nianbao.report.finding import Finding, Severity
from nianbao.report.record import from_record
from nianbao.report.standing import Standing
from nianbao.report.state import State
from nianbao.storage.frozen import RECORD, copies, copies_folder
from nianbao.tui.report.standing import open_reminders
from tests.reports import full_report, zero_report
from tests.storage.samples import failing
from tests.tui.driving import ONE_SIZE
from tests.tui.report.standings import becomes, opened, standing_of, take

PAGE = "https://www.example.gov.cn/2024/nb.html"
LOCKED_WORDS = "已定稿，不能改；要改按 Ctrl+R 退回草稿。"
CLOSED = replace(full_report(), year=2024)


@pytest.mark.parametrize("size", ONE_SIZE)
async def test_the_whole_way_to_the_published_page(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(tmp_path, Standing(), size) as clerk:
        assert "年度报告　草稿" in clerk.screen.splitlines()[0]
        await take(clerk, "交给人复核")
        await becomes(clerk, State.REVIEW)
        await clerk.sees("年度报告　待复核", "已保存")
        await clerk.type("查过。")
        await clerk.kept(lambda report: "查过。" in report.prose.overview.parts[0].text)
        await take(clerk, "定稿")
        await clerk.sees("定稿？", "先不定稿", copies_folder(clerk.path).name)
        await clerk.press("enter")
        await becomes(clerk, State.FINAL)
        await clerk.sees("年度报告　已定稿", "副本在", LOCKED_WORDS)
        await take(clerk, "已经发布")
        await clerk.sees("哪一天发布的？", "2025-01-10")
        await clerk.replace("今天")
        await clerk.press("enter")
        await clerk.sees("“今天”不是日期")
        await clerk.replace("2024-12-31")
        await clerk.press("enter")
        await clerk.sees("2024年的报告，要到2025年才能发布。请检查年份。")
        await clerk.replace("2025-1-11")
        await clerk.press("enter")
        await clerk.sees("2025-01-11 还没有到。")
        await clerk.replace("1月9日")
        await clerk.press("enter")
        await clerk.sees("网页的网址？")
        await clerk.press("enter")
        await clerk.sees("还没有写网址")
        await clerk.type(PAGE)
        await clerk.press("enter")
        standing = await becomes(clerk, State.PUBLISHED)
        assert (standing.published_on, standing.address) == ("2025-01-09", PAGE)
        assert [step.state for step in standing.steps] == ["review", "final", "published"]
        await clerk.sees("年度报告　已发布", "已发布，不能改")
        await clerk.press("ctrl+r")
        await clerk.sees(f"2025-01-09 发布　{PAGE}")
        await clerk.press("escape", "escape")
        await clerk.sees("回车 打开", "已发布")
        await clerk.hides("还有21天")


@pytest.mark.parametrize("report", [zero_report(), CLOSED])
async def test_the_frozen_copy_is_the_report_and_its_exports(
    tmp_path: Path, report: Report
) -> None:
    async with opened(tmp_path, Standing(), report=report) as clerk:
        await take(clerk, "定稿")
        await clerk.press("enter")
        await becomes(clerk, State.FINAL)
        (folder,) = copies(clerk.path, report.office, 2024)
        assert folder.name in clerk.words.replace("▌", "") or folder.name[:4] in clerk.screen
        exports = kept_exports(report, None, DEFAULT)
        endings = {path.suffix for path in map(Path, exports)}
        assert endings == {".md", ".txt", ".html", ".json", ".docx"}
        kept = {path.name: path.read_bytes() for path in folder.iterdir()}
        assert from_record(json.loads(kept.pop(RECORD))) == report
        sheet = ZipFile(BytesIO(kept.pop("审签单.docx"))).read("word/document.xml").decode()
        assert "审签" in sheet
        assert report.office in sheet
        assert kept == exports
        await take(clerk, "全部经过")
        await clerk.sees("经过（新的在前）", "已定稿", "定稿副本：")
        await clerk.until(lambda: folder.name.replace(" ", "") in clerk.words)


def test_the_question_tells_the_open_warnings_and_the_first() -> None:
    def found(severity: Severity, message: str, reason: str = "") -> Finding:
        return Finding("X01", severity, message, "overview", dismissed=reason)

    others = (found(Severity.INFO, "说明。"), found(Severity.WARNING, "放过的。", "看过"))
    assert open_reminders(others) == ""
    told = open_reminders([*others, *[found(Severity.WARNING, f"{n}" * 99) for n in "甲乙"]])
    assert told.startswith(f"还有2个提醒没有处理，先看这一个：{'甲' * 89}…\n")


async def test_what_is_typed_last_is_in_the_frozen_copy(tmp_path: Path) -> None:
    async with opened(tmp_path, Standing()) as clerk:
        await clerk.burst(*"最后一句", "ctrl+r")
        await clerk.sees("定稿：没有错误")
        await clerk.press("down", "enter")
        await clerk.sees("定稿？")
        await clerk.burst("enter", *"迟了")
        await becomes(clerk, State.FINAL)
        (folder,) = copies(clerk.path, zero_report().office, 2024)
        frozen = from_record(json.loads((folder / RECORD).read_text(encoding="utf-8")))
        assert frozen == clerk.report()
        assert "最后一句" in frozen.prose.overview.parts[0].text


@pytest.mark.parametrize("size", ONE_SIZE)
async def test_errors_and_blanks_stop_it_and_enter_goes_there(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    cell = zero_report().form.table("requests").typed_cells[3]
    report = zero_report().with_prose("problems", "").with_figure(cell, None)
    async with opened(tmp_path, Standing(), size, report) as clerk:
        await take(clerk, "定稿")
        await clerk.sees("还不能定稿：先改好这2处", "1格空着", "还没有内容")
        await clerk.press("end", "enter")
        await clerk.sees("三、收到和处理政府信息公开申请情况", "1格空着")
        assert standing_of(clerk).state == State.DRAFT
        await clerk.type("0\n")
        await take(clerk, "定稿")
        await clerk.sees("先改好这1处")
        await clerk.press("enter")
        await clerk.sees("五、存在的主要问题及改进情况")
        await clerk.type("一是不够及时。改进：每月核对。")
        await take(clerk, "定稿")
        await clerk.sees("定稿？")
        await clerk.press("down", "enter")
        await clerk.sees("已保存")
        assert standing_of(clerk).state == State.DRAFT
        assert not copies_folder(clerk.path).exists()


@pytest.mark.parametrize("size", ONE_SIZE)
async def test_the_county_sends_it_back_with_words(tmp_path: Path, size: tuple[int, int]) -> None:
    long = "请逐项核对，" * 40
    async with opened(tmp_path, Standing(State.FINAL), size) as clerk:
        await take(clerk, "县里退回")
        await clerk.sees("县里退回：哪些部分，怎么说的")
        await clerk.press("end", "enter")
        await clerk.sees("至少在一个部分")
        await clerk.press("home", "enter")
        await clerk.sees("县里怎么说的？")
        await clerk.type("二十日前报来")
        await clerk.press("enter", "down", "down", "enter")
        await clerk.paste(f"{long}\n第二段[/x]")
        await clerk.press("enter", "down", "down", "enter")
        await clerk.type("数" * 301)
        await clerk.press("enter")
        await clerk.sees("最多300字，请去掉1字")
        await clerk.replace("表三不平")
        await clerk.press("enter", "escape")
        await clerk.sees("写好的意见不要了？")
        await clerk.press("enter", "end", "enter")
        standing = await becomes(clerk, State.RETURNED)
        said = f"{long} 第二段[/x]"
        assert standing.returned == {
            "whole": "二十日前报来",
            "overview": said,
            "requests": "表三不平",
        }
        assert "表三不平" in standing.steps[-1].words
        await clerk.sees("县里的意见（未改）：请逐项", "第二段[/x]")
        await clerk.sees("年度报告　已退回", "一、总体情况　填完　退回")
        await clerk.type("改了。")
        await clerk.kept(lambda report: report.prose.overview.parts[0].text.startswith("改了。"))
        await clerk.press("f10")
        marked = [line for line in clerk.screen.splitlines() if "填完" in line and "退回" in line]
        assert any("三、" in line for line in marked)
        await clerk.press("escape", "ctrl+down")
        await clerk.hides("县里的意见")
        await clerk.sees("县里对整份报告的意见（已改）：二十日前报来")
        await clerk.press("ctrl+down")
        await clerk.sees("县里的意见（未改）：表三不平")
        await take(clerk, "交给人复核")
        assert (await becomes(clerk, State.REVIEW)).returned == standing.returned
        await clerk.sees("县里的意见（未改）：表三不平")


async def test_words_of_the_county_can_be_dropped(tmp_path: Path) -> None:
    async with opened(tmp_path, Standing(State.PUBLISHED)) as clerk:
        await take(clerk, "县里退回")
        await clerk.press("enter")
        await clerk.type("标题不对")
        await clerk.press("enter", "escape", "down", "enter")
        await clerk.sees("已发布，不能改")
        await take(clerk, "县里退回")
        await clerk.press("escape")
        await clerk.sees("已发布，不能改")
        assert standing_of(clerk) == Standing(State.PUBLISHED)


@pytest.mark.parametrize("size", ONE_SIZE)
@pytest.mark.parametrize("state", [State.FINAL, State.PUBLISHED])
async def test_opening_it_again_needs_a_reason_and_keeps_the_copy(
    tmp_path: Path, size: tuple[int, int], state: State
) -> None:
    async with opened(tmp_path, Standing(), size) as clerk:
        await take(clerk, "定稿")
        await clerk.press("enter")
        await becomes(clerk, State.FINAL)
        if state is State.PUBLISHED:
            await take(clerk, "已经发布")
            await clerk.press("enter")
            await clerk.type("无")
            await clerk.press("enter")
            await becomes(clerk, State.PUBLISHED)
        await take(clerk, "退回草稿")
        await clerk.sees("为什么退回草稿？")
        await clerk.press("enter")
        await clerk.sees("原因不能空着")
        await clerk.type("表三[/x]漏了一件")
        await clerk.press("enter")
        assert (await becomes(clerk, State.DRAFT)).steps[-1].words == "表三[/x]漏了一件"
        assert len(copies(clerk.path, zero_report().office, 2024)) == 1
        await clerk.type("又能写了。")
        await clerk.kept(lambda report: "又能写了。" in report.prose.overview.parts[0].text)
        await take(clerk, "全部经过")
        await clerk.sees("表三[/x]漏了一件", "定稿副本：")


async def test_a_draft_goes_back_and_forth_without_a_reason(tmp_path: Path) -> None:
    async with opened(tmp_path, Standing(State.REVIEW)) as clerk:
        await take(clerk, "退回草稿")
        await becomes(clerk, State.DRAFT)
        await clerk.press("ctrl+r", "escape")
        await clerk.sees("已保存")


async def test_a_copy_that_cannot_be_written_leaves_a_draft(tmp_path: Path) -> None:
    async with opened(tmp_path, Standing()) as clerk:
        copies_folder(clerk.path).write_text("占着", encoding="utf-8")
        await take(clerk, "定稿")
        await clerk.press("enter")
        await clerk.sees("写不进", "状态没有改，还是草稿。")
        assert standing_of(clerk) == Standing()
        await clerk.type("还能写。")
        await clerk.kept(lambda report: "还能写。" in report.prose.overview.parts[0].text)
        await clerk.sees("年度报告　草稿")


async def test_a_state_that_cannot_be_saved_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(tmp_path, Standing(State.FINAL)) as clerk:
        with monkeypatch.context() as patch:
            patch.setattr(os, "replace", failing(28))
            await take(clerk, "退回草稿")
            await clerk.type("改一个数")
            await clerk.press("enter")
            await clerk.sees("状态没有改，还是已定稿。", "没有剩余空间")
        assert standing_of(clerk).state == State.FINAL
        assert clerk.status.strip().startswith(LOCKED_WORDS)
