"""Killed before Enter: what stood in a cell or in a question is there again, still to be taken."""

from pathlib import Path

import pytest

from nianbao.desk.remembered import NOT_TAKEN, NotTaken
from nianbao.report.document import new_report
from nianbao.storage.library import Library
from tests.end_to_end.clerk import start
from tests.reports import OFFICE
from tests.terminal import Terminal

KEY = (OFFICE, 2024)


def opened(data: Path) -> Terminal:
    """The program with the only report open, on a small screen."""
    window = start(data, rows=24, columns=80).__enter__()
    window.wait_for("2024年")
    window.press("<enter>")
    window.wait_for("已保存")
    window.wait_until_quiet()
    return window


def kept(data: Path) -> NotTaken:
    """What the file has of what was typed."""
    return NOT_TAKEN.load(Library(data), KEY)


def ask_for_fact(window: Terminal) -> None:
    """Open the question for the name of a new number."""
    window.press("<c-p>")
    window.wait_until_quiet()
    window.type("常用数")
    window.wait_until_quiet()
    window.press("<enter>")
    window.wait_for("增加一个数")
    window.press("<enter>")
    window.wait_for("名字，如 专区")
    window.wait_until_quiet()


@pytest.mark.parametrize("typed", ["137", "12+30"])
def test_digits_stand_in_their_cell_again_and_are_no_figure_yet(tmp_path: Path, typed: str) -> None:
    data = tmp_path / "库.json"
    Library(data).save(new_report(OFFICE, 2024), ())
    with opened(data) as window:
        window.press("<c-down>", "<c-down>", "<down>")
        window.wait_for("三、收到")
        window.type(typed)
        window.wait_until(lambda: kept(data).digits == typed, "not kept")
        window.kill()
    assert not Library(data).load(*KEY).figures
    with opened(data) as again:
        again.wait_for("上次在第三部分 2行")
        again.wait_for(typed)
        assert not Library(data).load(*KEY).figures
        again.type("6")
        again.press("<enter>")
        again.wait_until(lambda: bool(Library(data).load(*KEY).figures), "not taken")
    assert [*Library(data).load(*KEY).figures.values()] == [{"137": 1376, "12+30": 318}[typed]]


def test_words_stand_in_their_question_again_until_esc(tmp_path: Path) -> None:
    data = tmp_path / "库.json"
    Library(data).save(new_report(OFFICE, 2024), ())
    with opened(data) as window:
        ask_for_fact(window)
        window.type("便民窗口")
        window.wait_until(lambda: kept(data).words == "便民窗口", "not kept")
        window.kill()
    with opened(data) as again:
        again.wait_for("上次写的没有按回车")
        ask_for_fact(again)
        again.wait_for("便民窗口")
        again.wait_for("上次没有按回车的")
        again.press("<esc>")
        again.wait_until(lambda: kept(data) == NotTaken(), "kept for ever")
    with opened(data) as later:
        assert "便民窗口" not in later.text()
