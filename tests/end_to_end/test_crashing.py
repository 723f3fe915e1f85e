"""The real program meets an error nobody foresaw; the rest of the places: tests.faults.crashes."""

from pathlib import Path

import pytest

from nianbao.storage.library import Library
from tests.cli.commanding import start
from tests.end_to_end.clerk import SAVED, answer_first_run, next_section, quit_saved
from tests.end_to_end.clerk import start as begin
from tests.faults.crashes import PLACES, SECRET, sitting
from tests.reports import OFFICE


@pytest.mark.parametrize(("name", "words"), [("status line", False), ("the driver's thread", True)])
def test_what_was_typed_is_saved_and_told(tmp_path: Path, name: str, words: bool) -> None:
    assert sitting(tmp_path, PLACES[name], words=words)


_BROKEN = """
import sys
from nianbao.cli import commands, main
def throw(*_):
    raise KeyError("申请人张三")
commands.list_reports = throw
sys.exit(main.main())
"""


def test_a_command_tells_it_in_one_sentence(tmp_path: Path) -> None:
    data = tmp_path / "nianbao.json"
    done = start("--data", data, "list", code=_BROKEN)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("程序出了没有料到的错，已经停下；库里已有的报告都在。详细情况记在")
    assert done.err.count("\n") == 1
    log = (tmp_path / "nianbao-出错记录.txt").read_text(encoding="utf-8")
    assert "builtins.KeyError" in log
    assert "nianbao/cli/main.py:" in log
    assert SECRET not in log
    assert str(tmp_path) not in log


_NO_WORDS = """
import sys
import nianbao.report.text
from nianbao.cli import main
def throw(*_):
    raise KeyError("申请人张三")
nianbao.report.text.clean_marks = throw
sys.exit(main.main())
"""


def test_a_command_tells_it_though_it_can_not_be_told(tmp_path: Path) -> None:
    done = start("--data", tmp_path, "list", code=_NO_WORDS)
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert done.err.startswith("程序出了没有料到的错，已经停下；")


def test_saved_words_that_were_overwritten_come_back_after_a_kill(tmp_path: Path) -> None:
    data = tmp_path / "nianbao.json"
    with begin(data, 24, 80) as terminal:
        answer_first_run(terminal, OFFICE, 2024)
        next_section(terminal, "二、")
        terminal.press("<down>", "<down>", "5<enter>")
        for title in ("三、", "四、", "五、"):
            next_section(terminal, title)
        for words in ("存好的一句话，写了很久。", "后来的。"):
            terminal.press("<c-a>", "<bs>")
            terminal.type(words)
            terminal.wait_until(lambda: SAVED in terminal.text(), "not saved")
            terminal.wait_until(lambda: words == _problems(data), "not in the file")  # noqa: B023
        terminal.kill()
    with begin(data, 24, 80) as terminal:
        terminal.wait_for("2024年")
        terminal.wait_until_quiet()
        terminal.press("<enter>")
        terminal.wait_until(lambda: "五、" in terminal.lines()[1], "the place is lost")
        terminal.wait_for("后来的。")
        for _ in range(10):
            if "存好的一句话，写了很久。" in terminal.text():
                break
            terminal.press("<c-z>")
            terminal.wait_until_quiet()
        terminal.wait_for("存好的一句话，写了很久。")
        terminal.wait_for("上次打开时改的")
        terminal.press("<c-l>")
        terminal.wait_for("历史：")
        terminal.wait_for("后来改了")
        quit_saved(terminal)
    assert _problems(data) == "存好的一句话，写了很久。"


def _problems(data: Path) -> str:
    return Library(data).load(OFFICE, 2024).prose.problems
