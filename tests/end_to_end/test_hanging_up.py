"""The window is closed without a word, or the program stopped: what was typed is kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from nianbao.report.document import new_report
from nianbao.storage.library import Library
from tests.end_to_end.clerk import start
from tests.reports import OFFICE
from tests.terminal import Terminal


@contextmanager
def in_new_report(data: Path) -> Iterator[Terminal]:
    """The program in a blank report, opened by the keys."""
    Library(data).save(new_report(OFFICE, 2024), ())
    with start(data) as window:
        window.wait_for("2024年")
        window.press("<enter>")
        window.wait_for("在这里写")
        yield window


@pytest.mark.parametrize("keys", [(), ("<f10>",), ("<f10>", "<esc>"), ("<f3>",)])
def test_the_program_ends_and_keeps_what_was_typed(tmp_path: Path, keys: tuple[str, ...]) -> None:
    data = tmp_path / "库.json"
    with in_new_report(data) as window:
        window.type("没有停手")
        window.wait_for("没有停手")
        for key in keys:
            window.press(key)
            window.wait_until_quiet()
        assert window.hang_up() == 0
    assert Library(data).load(OFFICE, 2024).prose.overview.parts[0].text == "没有停手"
    with start(data) as again:
        again.wait_for("2024年")
        assert "正被另一个窗口使用" not in again.text()


@pytest.mark.parametrize("end", ["hang up", "stop", "quit"])
def test_words_under_a_table_are_kept_however_soon_it_ends(tmp_path: Path, end: str) -> None:
    data = tmp_path / "库.json"
    with in_new_report(data) as window:
        window.press("<c-down>")
        window.wait_for("二、主动公开")
        window.press("<c-p>")
        window.wait_for("输入几个字查找")
        window.type("表下说明")
        window.wait_until_quiet()
        window.press("<enter>")
        window.wait_for("表格下面的说明")
        window.wait_until_quiet()
        window.type("注：收费按实收数填")
        if end == "quit":
            window.press("<c-q>")
            assert window.wait_for_exit() == 0
        else:
            window.wait_for("注：收费按实收数填")
            assert (window.hang_up() if end == "hang up" else window.close()) == 0
    assert [*Library(data).load(OFFICE, 2024).notes.values()] == ["注：收费按实收数填"]


def test_the_place_is_kept(tmp_path: Path) -> None:
    data = tmp_path / "库.json"
    with in_new_report(data) as window:
        for key, words in (
            ("<c-down>", "第二十条"),
            ("<c-down>", "1  一、本年新收"),
            ("<down>", "2  二、上年结转"),
        ):
            window.press(key)
            window.wait_for(words)
        assert window.hang_up() == 0
    with start(data) as again:
        again.wait_for("2024年")
        again.press("<enter>")
        again.wait_for("2  二、上年结转")


@pytest.mark.parametrize("told", [True, False])
def test_a_program_that_was_stopped_goes_on(tmp_path: Path, told: bool) -> None:
    data = tmp_path / "库.json"
    with in_new_report(data) as window:
        for words in ("停下以前", "停下以后"):
            window.type(words)
            window.wait_for(words)
            window.suspend(0.3, told=told)
            window.wait_for("2024年")
        window.type("还在写")
        window.wait_for("停下以前停下以后还在写")
        assert window.hang_up() == 0
    assert Library(data).load(OFFICE, 2024).prose.overview.parts[0].text == "停下以前停下以后还在写"
