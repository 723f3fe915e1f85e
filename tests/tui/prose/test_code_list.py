"""A typed brace lists the codes: narrowed as one types, put in by Enter, left alone by Esc."""

from pathlib import Path

import pytest
from textual import events

from nianbao.report.words.codes import Code
from nianbao.tui.prose.code_list import CodeList, fitting_codes
from nianbao.tui.prose.panel import ProsePanel
from nianbao.tui.report.screen import ReportScreen
from tests.tui.driving import SIZES, Clerk, in_report
from tests.tui.words.test_codes import FIRST, REPORT

BLANK = REPORT.with_prose(FIRST, "")


def test_names_are_found_by_characters_and_initials() -> None:
    names = ["上年新收合计", "新收合计", "新收自然人", "X光机", "予以公开合计"]
    codes = [Code(name, "1") for name in names]

    def found(words: str) -> list[str]:
        return [code.name for code in fitting_codes(codes, words)]

    assert found("") == names
    assert found("新收") == ["新收合计", "新收自然人", "上年新收合计"]
    assert found("xs") == ["新收合计", "新收自然人", "上年新收合计"]
    assert found("XSZ") == ["新收自然人"]
    assert found("合计") == ["新收合计", "上年新收合计", "予以公开合计"]
    assert found("xg") == ["X光机"]
    assert found("没有") == found("xs新") == []


def text(clerk: Clerk) -> str:
    screen = clerk.app.screen
    assert isinstance(screen, ReportScreen)
    assert isinstance(screen.panel, ProsePanel)
    return screen.panel.editor.text


def is_open(clerk: Clerk) -> bool:
    return any(one.display for one in clerk.app.screen.query(CodeList))


@pytest.mark.parametrize("size", SIZES)
async def test_a_code_is_chosen_behind_a_brace(tmp_path: Path, size: tuple[int, int]) -> None:
    async with in_report(tmp_path, BLANK, size) as clerk:
        await clerk.type("设{")
        await clerk.sees("回车 填入")
        await clerk.type("专")
        await clerk.sees("40个")
        await clerk.press("enter")
        await clerk.type("个，收到｛xs")
        assert is_open(clerk)
        await clerk.press("down", "down", "up", "up", "enter")
        await clerk.type("件。")
        assert not is_open(clerk)
        whole = "设{专区}个，收到{新收合计}件。"
        assert text(clerk) == whole
        await clerk.sees("设40个，收到0件。")
        await clerk.kept(lambda report: report.prose.text(FIRST) == whole)
        await clerk.press(*["ctrl+z"] * 8)  # a busy machine divides what is typed into more steps
        await clerk.kept(lambda report: report == BLANK)


async def test_what_is_typed_stays_where_no_code_is_wanted(tmp_path: Path) -> None:
    async with in_report(tmp_path, BLANK) as clerk:
        await clerk.type("{xs")
        await clerk.press("escape")
        assert (text(clerk), is_open(clerk)) == ("{xs", False)
        await clerk.press("enter")
        await clerk.type("{新收合计}")  # a hand that knows the name
        assert not is_open(clerk)
        await clerk.press("enter")
        await clerk.type("{a、b\n")  # no name fits: Enter is a new paragraph again
        assert text(clerk) == "{xs\n{新收合计}\n{a、b\n"
        await clerk.paste("{")
        assert not is_open(clerk)
        await clerk.press("ctrl+a", "{", "backspace")
        assert (text(clerk), is_open(clerk)) == ("", False)
        clerk.app.post_message(events.Key("其中{", "其中{"))  # an input method's phrase
        await clerk.settle()
        assert (text(clerk), is_open(clerk)) == ("其中{", False)
        await clerk.press("{", "left")
        assert not is_open(clerk)
        await clerk.press("end", "{", "专", "left", "right", "ctrl+down")
        assert not is_open(clerk)


async def test_a_slip_rubbed_out_brings_the_list_back(tmp_path: Path) -> None:
    async with in_report(tmp_path, BLANK) as clerk:
        await clerk.type("{新z")
        assert not is_open(clerk)
        await clerk.press("backspace")
        await clerk.until(lambda: is_open(clerk))
        await clerk.press("enter")
        assert text(clerk) == "{新收合计}"
        await clerk.type("{" + "一" * 21)
        await clerk.press(*["backspace"] * 21)
        assert not is_open(clerk)


async def test_the_words_behind_the_caret_stay(tmp_path: Path) -> None:
    async with in_report(tmp_path, REPORT.with_prose(FIRST, "设}个。\n")) as clerk:
        await clerk.press("right")
        await clerk.type("{专区")
        await clerk.press("enter")
        assert text(clerk) == "设{专区}个。"
        await clerk.press("ctrl+end")
        await clerk.type("\n" * 30 + "{")
        assert is_open(clerk)
        listed = clerk.app.screen.query_one(CodeList)
        await clerk.until(lambda: listed.region.bottom <= clerk.app.cursor_position.y)
