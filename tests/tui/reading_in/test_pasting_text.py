"""A report that is pasted: whole, in pieces, as the source of a page, key by key, 100 KB of it."""

from pathlib import Path

import pytest

from nianbao.imports.decoding import SIZE_LIMIT, decode
from tests.imports.portal import SEED
from tests.reports import OFFICE, SAMPLE, draft_report, seed_report
from tests.samples.generate import source
from tests.tui.driving import SIZES, Clerk, at_desk, fill
from tests.tui.reading_in.opening import NOT_STORED, store

TEXT = SAMPLE.read_text(encoding="utf-8")


def desk(folder: Path) -> Path:
    return fill(folder / "nianbao.json", draft_report())


async def open_paste(clerk: Clerk) -> None:
    await clerk.press("f9")
    await clerk.choose("粘贴文字")
    await clerk.sees("还没有文字")


@pytest.mark.parametrize("size", SIZES)
async def test_a_text_is_pasted_read_and_stored(tmp_path: Path, size: tuple[int, int]) -> None:
    async with at_desk(desk(tmp_path), size) as clerk:
        await open_paste(clerk)
        await clerk.press("f9")
        await clerk.sees("先把报告的全文粘贴进来")
        await clerk.paste(TEXT.replace("\n", "\r"))
        await clerk.sees("已粘贴", "按 F9 读入", seed_report().title)
        await clerk.press("f9")
        await clerk.sees(NOT_STORED, "来自 粘贴的文字")
        await store(clerk)
        await clerk.kept(lambda report: report.figures == seed_report().figures, 2021)


async def test_a_text_pasted_in_the_list_of_files_is_taken(tmp_path: Path) -> None:
    async with at_desk(desk(tmp_path)) as clerk:
        await clerk.press("f9")
        await clerk.paste(TEXT)
        await clerk.sees("已粘贴")
        await clerk.press("f9")
        await clerk.sees(NOT_STORED)


async def test_pieces_are_joined_and_what_is_wrong_keeps_the_text(tmp_path: Path) -> None:
    half = TEXT.index("三、收到")
    async with at_desk(desk(tmp_path)) as clerk:
        await open_paste(clerk)
        await clerk.paste("今天天气很好。\n真的。\n")
        await clerk.press("f9")
        await clerk.sees("没有找到年度报告", "今天天气很好。")
        await clerk.press("delete")
        await clerk.sees("还没有文字")
        await clerk.paste(TEXT[:half])
        await clerk.paste(TEXT[half:])
        await clerk.press("f9")
        await clerk.sees(NOT_STORED)
        await store(clerk)
        await clerk.kept(lambda report: report.prose == seed_report().prose, 2021)


@pytest.mark.parametrize("cut", [0, 400])
async def test_the_source_of_a_page_is_recognised(tmp_path: Path, cut: int) -> None:
    """Also where the copy began in the middle of it."""
    page = decode(source("html", "seed", 2)[0])
    async with at_desk(desk(tmp_path)) as clerk:
        await open_paste(clerk)
        await clerk.paste(page[cut:])
        await clerk.press("f9")
        await clerk.sees(NOT_STORED, "数字166格都读准了")
        await clerk.sees("看不出是哪个单位" if cut else f"读到：{OFFICE} 2021年")


async def test_100_kilobytes_are_pasted(tmp_path: Path) -> None:
    text = SEED + "长段落，不换行。\n" * 4500
    assert len(text.encode()) > 100_000
    async with at_desk(desk(tmp_path)) as clerk:
        await open_paste(clerk)
        await clerk.paste(text)
        await clerk.sees("已粘贴")
        await clerk.press("f9")
        await clerk.sees(NOT_STORED)
        await store(clerk)
        await clerk.kept(lambda report: report.prose.other_matters.count("不换行") == 4500, 2021)


async def test_a_terminal_that_pastes_key_by_key(tmp_path: Path) -> None:
    async with at_desk(desk(tmp_path)) as clerk:
        await open_paste(clerk)
        await clerk.type("一、总体情况\n甲。\n规章")
        await clerk.press("tab", "5", "5", "backspace")
        await clerk.sees("已粘贴11字，3行")
        await clerk.press("f9")
        await clerk.sees(NOT_STORED, "看不出是哪个单位")


async def test_what_is_too_long_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nianbao.tui.reading_in.pasted.SIZE_LIMIT", 30_000)
    assert SIZE_LIMIT > 30_000
    async with at_desk(desk(tmp_path)) as clerk:
        await open_paste(clerk)
        await clerk.paste("甲乙丙\n" * 10_000)
        await clerk.sees("这一块有4万字，太长")
        await clerk.paste("甲乙丙\n丁")
        await clerk.sees("已粘贴4字，2行")


async def test_a_text_beyond_the_readers_limit_names_it(tmp_path: Path) -> None:
    async with at_desk(desk(tmp_path)) as clerk:
        await open_paste(clerk)
        await clerk.paste("长长长长长长长长长长\n" * 100_000)
        await clerk.press("f9")
        await clerk.sees("超过100万字的上限")


async def test_what_was_pasted_is_not_dropped_without_a_question(tmp_path: Path) -> None:
    """An escape sequence in a paste ends it, and its rest comes as keys."""
    async with at_desk(desk(tmp_path)) as clerk:
        await open_paste(clerk)
        await clerk.paste("甲\n乙")
        await clerk.press("escape", "enter")
        await clerk.sees("已粘贴2字")
        await clerk.press("escape", "end", "enter")
        await clerk.sees("读入一份报告", "位置：")


async def test_nothing_active_in_a_paste_reaches_the_terminal(tmp_path: Path) -> None:
    async with at_desk(desk(tmp_path)) as clerk:
        await open_paste(clerk)
        await clerk.paste("甲\x1b[31m\u202e\x9b2J[bold]乙\n\x07丙")
        await clerk.sees("[bold]乙", "丙")
        assert not set(clerk.screen) & set("\x1b\x07\u202e\x9b")
