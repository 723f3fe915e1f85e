"""Reading a report in at the keys of the real program: a file that is found, 100 KB pasted."""

from pathlib import Path

import pytest

from storage.library import Library
from tests.end_to_end.clerk import quit_saved, start
from tests.reports import SAMPLE, draft_report, seed_report
from tests.terminal import Terminal
from tests.tui.driving import fill

REVIEW = "还没有存，看好了按 F9"
SIZES = [(24, 80), (40, 120)]


def store(terminal: Terminal, data: Path) -> None:
    """Store what is reviewed, and leave."""
    terminal.press("<f9>")
    terminal.wait_for("存进库里？")
    terminal.press("<enter>")
    terminal.wait_for("已读入")
    quit_saved(terminal)
    assert Library(data).load(seed_report().office, 2021).figures == seed_report().figures


@pytest.mark.parametrize(("rows", "columns"), SIZES)
def test_a_file_is_read_by_its_path(tmp_path: Path, rows: int, columns: int) -> None:
    data = fill(tmp_path / "库.json", draft_report())
    with start(data, rows, columns) as terminal:
        terminal.wait_for("2022年")
        terminal.press("<f9>")
        terminal.wait_for("位置：")
        terminal.type(f"{SAMPLE}\r")
        terminal.wait_for(REVIEW)
        store(terminal, data)


@pytest.mark.parametrize(("rows", "columns"), SIZES)
def test_100_kilobytes_are_pasted(tmp_path: Path, rows: int, columns: int) -> None:
    data = fill(tmp_path / "库.json", draft_report())
    text = SAMPLE.read_text(encoding="utf-8") + "长段落，不换行。\n" * 4000
    assert len(text.encode()) > 100_000
    with start(data, rows, columns) as terminal:
        terminal.wait_for("2022年")
        terminal.press("<f9>")
        terminal.wait_for("位置：")
        terminal.paste(text)
        terminal.wait_for("已粘贴")
        terminal.press("<f9>")
        terminal.wait_for(REVIEW)
        store(terminal, data)
    report = Library(data).load(seed_report().office, 2021)
    assert report.prose.other_matters.count("不换行") == 4000
