"""Long answers outlive a power cut: reasons, the county's words, sentences; given up they go."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from nianbao.desk.remembered import NOT_TAKEN, PHRASES, NotTaken
from nianbao.report.standing import Standing
from nianbao.report.state import State
from nianbao.report.words.starter_phrases import STARTER
from nianbao.storage.library import Library
from tests.reports import zero_report
from tests.tui.disks import FULL
from tests.tui.driving import NARROW, SIZES, Clerk, at_desk, in_report
from tests.tui.pages.test_findings import RECEIVED
from tests.tui.report.standings import becomes, opened, standing_of, take

WARNED = zero_report().with_figure(RECEIVED, None)


def kept(clerk: Clerk) -> NotTaken:
    """What the file has of what was typed in its only report."""
    line = clerk.library.summaries()[0]
    return NOT_TAKEN.load(clerk.library, (line.office, line.year))


async def cut(clerk: Clerk, folder: Path, typed: str) -> Path:
    """The file as a power cut leaves it once these words are in it, elsewhere."""
    await clerk.until(lambda: kept(clerk).words.endswith(typed), "文件里没有这些字")
    return Path(shutil.copy(clerk.path, folder / f"断电以后的{clerk.path.name}"))


@asynccontextmanager
async def after_the_cut(file: Path, size: tuple[int, int] = NARROW) -> AsyncIterator[Clerk]:
    """The program with the report open again, which tells of what was typed."""
    async with at_desk(file, size) as clerk:
        await clerk.press("enter")
        await clerk.sees("上次写的没有按回车：")
        yield clerk


async def ask_reason(clerk: Clerk) -> None:
    await clerk.press("f2", "end", "delete")
    await clerk.sees("为什么这一条没有问题")


@pytest.mark.parametrize("size", [*SIZES, (160, 45), (60, 20)])
async def test_the_reason_of_a_finding_left_aside(tmp_path: Path, size: tuple[int, int]) -> None:
    async with in_report(tmp_path, WARNED, size) as clerk:
        await ask_reason(clerk)
        await clerk.type("档案局统一保管，镇里没有")
        file = await cut(clerk, tmp_path, "镇里没有")
    async with after_the_cut(file, size) as clerk:
        await ask_reason(clerk)
        await clerk.sees("档案局统一保管，镇里没有", "下面是上次没有按回车的")
        await clerk.type("原件")
        await clerk.press("enter")
        report = await clerk.kept(lambda report: report.dismissed, year=WARNED.year)
        assert [one.reason for one in report.dismissed.values()] == ["档案局统一保管，镇里没有原件"]
        await clerk.until(lambda: kept(clerk) == NotTaken(), "收下了还留着")


async def test_the_reason_of_one_finding_stands_in_no_other(tmp_path: Path) -> None:
    report = WARNED.with_prose("other_matters", "全年收取信息处理费3元。")
    async with in_report(tmp_path, report) as clerk:
        await ask_reason(clerk)
        await clerk.type("只说这一条")
        file = await cut(clerk, tmp_path, "只说这一条")
    async with after_the_cut(file) as clerk:
        await clerk.press("f2", "end", "up", "delete")
        await clerk.sees("为什么这一条没有问题")
        assert "下面是上次" not in clerk.screen
        await clerk.press("escape", "down", "delete")
        await clerk.sees("只说这一条", "下面是上次没有按回车的")
        await clerk.press("escape")
        await clerk.until(lambda: kept(clerk) == NotTaken(), "不要了还留着")


async def test_the_reason_to_write_on(tmp_path: Path) -> None:
    async with opened(tmp_path, Standing(State.FINAL)) as clerk:
        await take(clerk, "退回草稿")
        await clerk.type("表四漏了一件")
        file = await cut(clerk, tmp_path, "漏了一件")
    async with after_the_cut(file) as clerk:
        await clerk.sees("为什么退回草稿？　表四漏了一件")
        await take(clerk, "退回草稿")
        await clerk.sees("表四漏了一件", "下面是上次没有按回车的")
        await clerk.press("enter")
        assert (await becomes(clerk, State.DRAFT)).steps[-1].words == "表四漏了一件"


async def write_two(clerk: Clerk) -> None:
    """Write what the county says: about the whole, and half of it about the first section."""
    await take(clerk, "县里退回")
    await clerk.sees("县里退回：哪些部分，怎么说的")
    await clerk.press("home", "enter")
    await clerk.type("二十日前报来")
    await clerk.press("enter", "down", "down", "enter")
    await clerk.type("平台写三类：一是")


async def test_the_countys_words_those_taken_and_those_not(tmp_path: Path) -> None:
    async with opened(tmp_path, Standing(State.PUBLISHED)) as clerk:
        await write_two(clerk)
        file = await cut(clerk, tmp_path, "三类：一是")
    async with after_the_cut(file) as clerk:
        await clerk.sees("县里退回：哪些部分")
        await take(clerk, "县里退回")
        await clerk.sees("整份报告　二十日前报来", "平台写三类：一是")
        await clerk.press("home", "down", "down", "enter")
        await clerk.type("网站")
        await clerk.press("enter", "end", "enter")
        standing = await becomes(clerk, State.RETURNED)
        said = {"whole": "二十日前报来", "overview": "平台写三类：一是网站"}
        assert standing.returned == said
        assert kept(clerk) == NotTaken()


async def test_the_countys_words_are_given_up_by_esc_and_kept_by_ctrl_q(tmp_path: Path) -> None:
    async with opened(tmp_path, Standing(State.PUBLISHED)) as clerk:
        await write_two(clerk)
        await clerk.press("escape", "ctrl+q")
        await clerk.until(lambda: not clerk.running, "还没有结束")
        assert kept(clerk).words.endswith("二十日前报来")
    async with after_the_cut(clerk.path) as clerk:
        await take(clerk, "县里退回")
        await clerk.press("escape", "down", "enter")
        await clerk.sees("已发布，不能改")
        await clerk.until(lambda: kept(clerk) == NotTaken(), "不要了还留着")


async def test_the_countys_words_outlive_a_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What can't be written is not said by the report yet, and stands in the list again."""
    full, save = [False], Library.save

    def maybe(library: Library, *args: object, **named: object) -> object:
        if full[0]:
            raise FULL
        return save(library, *args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Library, "save", maybe)
    async with opened(tmp_path, Standing(State.PUBLISHED)) as clerk:
        await write_two(clerk)
        full[0] = True
        await clerk.press("enter", "end", "enter")
        await clerk.sees("状态没有改，还是已发布")
        full[0] = False
        await take(clerk, "县里退回")
        await clerk.sees("整份报告　二十日前报来", "平台写三类：一是")
        await clerk.press("end", "enter")
        assert len((await becomes(clerk, State.RETURNED)).returned) == 2
        assert standing_of(clerk).state is State.RETURNED


async def test_a_sentence_for_every_year(tmp_path: Path) -> None:
    async def write(clerk: Clerk) -> None:
        await clerk.choose("改常用句")
        await clerk.sees("常用句是单位每年都要写的话")
        await clerk.press("home", "enter")
        await clerk.sees("改这一句")

    words = STARTER[0].text
    async with in_report(tmp_path, zero_report()) as clerk:
        await write(clerk)
        await clerk.type("村务公开栏每月更新。")
        file = await cut(clerk, tmp_path, "每月更新。")
    async with after_the_cut(file) as clerk:
        await write(clerk)
        await clerk.sees("村务公开栏每月更新。", "下面是上次没有按回车的")
        await clerk.press("enter")
        await clerk.until(
            lambda: PHRASES.load(clerk.library)[0].text == f"{words}村务公开栏每月更新。"
        )
        await clerk.until(lambda: kept(clerk) == NotTaken(), "收下了还留着")
