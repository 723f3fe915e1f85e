"""The office's sentences: chosen by one key, shown filled in, kept, changed; a year of nothing."""

import asyncio
import os
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from nianbao.desk.remembered import PHRASES
from nianbao.report.document import Report, new_report
from nianbao.report.facts import Fact, Item
from nianbao.report.words.phrases import Phrase
from nianbao.report.words.starter_phrases import STARTER
from nianbao.storage.library import Library
from tests.reports import OFFICE, zero_report
from tests.tui.disks import FULL, says
from tests.tui.driving import ONE_SIZE, Clerk, in_report

ZERO = [phrase for phrase in STARTER if phrase.zero]
FEES = ZERO[1].text
SECOND = "overview.parts.1.text"


def unboxed(clerk: Clerk) -> str:
    """The words on the screen, without the frame that stands between their rows."""
    return clerk.words.replace("|", "")


def with_other_matters(text: str) -> Report:
    return replace(zero_report(), prose=replace(zero_report().prose, other_matters=text))


async def test_each_has_one_row_on_the_smallest_window(tmp_path: Path) -> None:
    async with in_report(tmp_path, zero_report(), (60, 20)) as clerk:
        for words, told in (("常用句", "输入几个字查找"), ("改常用句", "回车 改这一句")):
            await clerk.choose(words)
            await clerk.sees(told)
            rows = [row for row in clerk.screen.splitlines() if "　2024年" in row]
            assert len(rows) > 1
            assert all("…" in row for row in rows), "cut in the row it stands in"
            await clerk.press("escape")


@pytest.mark.parametrize("size", ONE_SIZE)
async def test_one_is_chosen_and_shown_filled_in(tmp_path: Path, size: tuple[int, int]) -> None:
    async with in_report(tmp_path, with_other_matters("无"), size) as clerk:
        await clerk.press(*["ctrl+down"] * 5)
        await clerk.sees("Ctrl+E 常用句")
        await clerk.press("ctrl+e")
        await clerk.sees("常用句", "存成常用句")
        assert "2024年，本机关依申请公开政府信息没有收取信息处理费，" in unboxed(clerk)
        await clerk.type("没有收取")
        await clerk.press("enter")
        await clerk.kept(lambda report: report.prose.other_matters == FEES)
        await clerk.sees("{年份}＝2024")
        await clerk.press("ctrl+e", "enter")
        await clerk.sees("这句话已经有了")
        await clerk.press("ctrl+z")
        await clerk.kept(lambda report: report.prose.other_matters == "无")


@pytest.mark.parametrize(
    ("before", "keys", "after"),
    [
        ("", (), "{}"),
        ("另有说明。", (), "另有说明。\n{}"),
        ("另有说明。", ("ctrl+end",), "另有说明。{}"),
        ("另有说明。", ("ctrl+end", "enter"), "另有说明。\n{}"),
        ("另有说明。", ("right", "right"), "另有{}说明。"),
        ("另有说明。", ("ctrl+a",), "{}"),
    ],
)
async def test_it_goes_where_the_caret_is(
    tmp_path: Path, before: str, keys: tuple[str, ...], after: str
) -> None:
    async with in_report(tmp_path, with_other_matters(before)) as clerk:
        await clerk.press(*["ctrl+down"] * 5, *keys, "ctrl+e", "enter")
        await clerk.kept(lambda report: report.prose.other_matters == after.format(FEES))


async def test_those_for_the_sub_head_come_first(tmp_path: Path) -> None:
    async with in_report(tmp_path, new_report(OFFICE, 2024)) as clerk:
        await clerk.press("tab", "tab", "tab")
        await clerk.type("先写一句。")
        await clerk.press("ctrl+e", "enter")
        text = f"先写一句。{next(p.text for p in STARTER if p.place == 'overview.3')}"
        report = await clerk.kept(lambda r: r.prose.text("overview.parts.3.text") == text)
        assert [fact.name for fact in report.facts] == ["查阅点", "公开栏"]


async def test_facts_it_needs_are_made_with_it_and_undone_with_it(tmp_path: Path) -> None:
    async with in_report(tmp_path, new_report(OFFICE, 2024)) as clerk:
        await clerk.press("ctrl+e")
        await clerk.type("标准目录")
        await clerk.press("enter")
        report = await clerk.kept(lambda report: report.facts)
        assert report.facts == (Fact("标准目录", items=()),)
        await clerk.sees("“常用数”里加了标准目录", "{标准目录}＝还没有数")
        await clerk.press("ctrl+z")
        report = await clerk.kept(lambda report: not report.facts)
        assert report == new_report(OFFICE, 2024)


async def test_the_paragraph_in_hand_is_kept_for_every_year(tmp_path: Path) -> None:
    report = zero_report().with_prose("problems", "甲。\n2024年，公开栏太少。")
    async with in_report(tmp_path, report) as clerk:
        await clerk.press(*["ctrl+down"] * 4, "ctrl+end", "ctrl+e")
        await clerk.type("存成")
        await clerk.press("enter")
        await clerk.sees("存好了")
        kept = PHRASES.load(clerk.library)
        assert Phrase("problems", "{年份}年，公开栏太少。") in kept
        assert len(kept) == len(STARTER) + 1
        await clerk.press("ctrl+e")
        await clerk.type("存成")
        await clerk.press("enter")
        await clerk.sees("这一句已经有了")


async def open_list(clerk: Clerk) -> None:
    await clerk.choose("改常用句")
    await clerk.sees("常用句是单位每年都要写的话")


@pytest.mark.parametrize("size", ONE_SIZE)
async def test_they_are_written_changed_and_removed(tmp_path: Path, size: tuple[int, int]) -> None:
    async with in_report(tmp_path, zero_report(), size) as clerk:
        await open_list(clerk)
        await clerk.press("delete")
        await clerk.sees("删除了")
        assert PHRASES.load(clerk.library) == STARTER[1:]
        await clerk.press("enter", "ctrl+a")
        await clerk.type("公开信息")
        await clerk.press("ctrl+d")
        await clerk.type("新收合计")
        await clerk.press("enter")
        await clerk.type("条。")
        await clerk.press("enter")
        changed = Phrase(STARTER[1].place, "公开信息{新收合计}条。")
        await clerk.until(lambda: PHRASES.load(clerk.library)[0] == changed)
        await clerk.press("insert")
        await clerk.sees("写在哪里")
        await clerk.press("enter")
        await clerk.press("enter")
        await clerk.sees("还没有写")
        await clerk.type("另起一句。")
        await clerk.press("enter")
        added = Phrase(STARTER[1].place, "另起一句。")
        await clerk.until(lambda: added in PHRASES.load(clerk.library))
        await clerk.press("ctrl+z", "ctrl+z", "ctrl+z")
        await clerk.until(lambda: PHRASES.load(clerk.library) == STARTER)
        await clerk.press("ctrl+z")
        await clerk.sees("在这里没有改过什么")


async def test_a_slow_disk_stops_neither_the_screen_nor_the_order_of_keys(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow, fsync, at_work, beats = 1.0, os.fsync, threading.Event(), [0]

    def synced(file: int) -> None:
        at_work.set()
        time.sleep(slow)
        fsync(file)
        at_work.clear()

    async def beat() -> None:
        while True:
            await asyncio.sleep(0.01)
            beats[0] += at_work.is_set()

    async with in_report(tmp_path, zero_report()) as clerk:
        await open_list(clerk)
        monkeypatch.setattr(os, "fsync", synced)
        beating = asyncio.create_task(beat())
        await clerk.press("delete", "down", "delete")
        await clerk.until(lambda: PHRASES.load(clerk.library) == (STARTER[1], *STARTER[3:]))
        beating.cancel()
        assert beats[0] > 10, "the screen stood still while the disk worked"
        slow = 0.0


async def test_without_any_there_is_still_one_to_write(tmp_path: Path) -> None:
    async with in_report(tmp_path, zero_report()) as clerk:
        PHRASES.keep(clerk.app._library, ())
        await open_list(clerk)
        await clerk.press("delete", "f2", "enter")
        await clerk.sees("写在哪里")


def test_damaged_sentences_leave_the_others(tmp_path: Path) -> None:
    from nianbao.storage.library import Library

    library = Library(tmp_path / "nianbao.json")
    assert PHRASES.load(library) == STARTER
    library.set_setting(PHRASES.name, [{"place": "problems", "text": "甲"}, "坏"])
    assert PHRASES.load(library) == (Phrase("problems", "甲"),)


class TestYearOfNothing:
    """Ctrl+O fills the tables, and offers the sentences that go with them."""

    async def test_both_are_shown_and_put_in_as_one_step(self, tmp_path: Path) -> None:
        async with in_report(tmp_path, new_report(OFFICE, 2024)) as clerk:
            await clerk.press("ctrl+o")
            await clerk.sees("全年没有收到申请？")
            assert "2024年，没有收到政府信息公开申请" in unboxed(clerk)
            assert "没有收取信息处理费" in unboxed(clerk)
            await clerk.press("enter")
            report = await clerk.kept(lambda report: report.prose.other_matters == FEES)
            assert report.prose.text(SECOND) == ZERO[0].text
            assert not report.blanks("requests")
            await clerk.press("ctrl+z")
            await clerk.kept(lambda kept: kept == new_report(OFFICE, 2024))

    @pytest.mark.parametrize(("down", "first", "sixth"), [(1, 1, 0), (2, 0, 1), (3, 0, 0)])
    async def test_one_or_none(self, tmp_path: Path, down: int, first: int, sixth: int) -> None:
        async with in_report(tmp_path, new_report(OFFICE, 2024)) as clerk:
            await clerk.press("ctrl+o", *["down"] * down, "enter")
            await clerk.kept(lambda report: not report.blanks("requests"))
            await clerk.hides("全年没有收到申请？")
            await says(clerk, "已保存")
            prose = clerk.report().prose
            filled = bool(prose.text(SECOND)), bool(prose.other_matters)
            assert filled == (bool(first), bool(sixth))

    async def test_what_the_words_tell_already_is_not_offered(self, tmp_path: Path) -> None:
        async with in_report(tmp_path, zero_report()) as clerk:
            await clerk.press("ctrl+o")
            await clerk.sees("没有空着的格")
            assert "也填进去" not in clerk.screen

    async def test_words_with_codes_tell_it_too(self, tmp_path: Path) -> None:
        report = zero_report().with_prose(SECOND, "新收政府信息公开申请{新收合计}件。")
        async with in_report(tmp_path, report) as clerk:
            await clerk.press("ctrl+o")
            await clerk.sees("没有空着的格")
            assert "也填进去" not in clerk.screen

    async def test_with_a_request_nothing_is_offered(self, tmp_path: Path) -> None:
        ref = next(iter(zero_report().form.table("requests").typed_cells))
        async with in_report(tmp_path, new_report(OFFICE, 2024).with_figure(ref, 3)) as clerk:
            await clerk.press("ctrl+o")
            await clerk.sees("另有1格已填了数")
            assert "也填进去" not in clerk.screen


async def test_a_list_shows_its_lines_in_the_sentence(tmp_path: Path) -> None:
    items = (Item("救灾领域", 15), Item("养老领域", 10))
    report = replace(zero_report(), facts=(Fact("标准目录", "条", items=items),))
    async with in_report(tmp_path, report) as clerk:
        await clerk.press("ctrl+e")
        await clerk.type("标准目录")
        await clerk.until(lambda: "分别是：救灾领域15条、养老领域10条。" in unboxed(clerk))


async def test_a_sentence_stays_while_the_disk_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Written or changed, the words come back to be kept, and Esc is the way out of it."""
    is_full, set_setting = [True], Library.set_setting

    def setting(library: Library, name: str, value: Any) -> None:
        if is_full[0] and name == PHRASES.name:
            raise FULL
        set_setting(library, name, value)

    monkeypatch.setattr(Library, "set_setting", setting)
    async with in_report(tmp_path, zero_report()) as clerk:
        await clerk.choose("改常用句")
        await clerk.sees("回车 改这一句")
        await clerk.press("end", "enter", "enter")
        await clerk.type("本机关今年新写的一句。")
        await clerk.press("enter")
        await clerk.sees("磁盘没有剩余空间", "本机关今年新写的一句。")
        is_full[0] = False
        await clerk.press("enter")
        await clerk.until(
            lambda: any("新写的一句" in one.text for one in PHRASES.load(clerk.library))
        )
        is_full[0] = True
        await clerk.press("home", "enter")
        await clerk.type("改了的")
        await clerk.press("enter")
        await clerk.sees("磁盘没有剩余空间", "改了的")
        await clerk.press("escape")
        await clerk.hides("回车 确定　Ctrl+D")


async def test_one_is_written_by_keys_that_came_at_once(tmp_path: Path) -> None:
    """Each question waits until the one before is gone: no letter falls between them."""
    async with in_report(tmp_path, zero_report()) as clerk:
        words = "村务公开栏每月更新一次。"
        await clerk.burst("ctrl+p", *"改常用句", "enter", "insert", "enter", *words, "enter")
        await clerk.until(
            lambda: words in [one.text for one in PHRASES.load(clerk.library)], "少了字"
        )
