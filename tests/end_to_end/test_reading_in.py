"""Reading a report in at the keys of the real program: a file that is found, 100 KB pasted."""

from pathlib import Path

from nianbao.report.finding import UNPLACED
from nianbao.storage.library import Library
from tests.end_to_end.clerk import quit_saved, start
from tests.reports import SAMPLE, draft_report, seed_report
from tests.samples.stray import STRAY
from tests.terminal import Terminal
from tests.tui.driving import fill

REVIEW = "还没有存，看好了按 F9"
NARROW, WIDE = (24, 80), (40, 120)
"""Rows and columns; each way of reading in is walked once, the screens are tried at all sizes."""


def store(terminal: Terminal, data: Path) -> None:
    """Store what is reviewed, and leave."""
    terminal.press("<f9>")
    terminal.wait_for("存进库里？")
    terminal.press("<enter>")
    terminal.wait_for("已读入")
    quit_saved(terminal)
    assert Library(data).load(seed_report().office, 2021).figures == seed_report().figures


def test_a_file_is_read_by_its_path(tmp_path: Path) -> None:
    data = fill(tmp_path / "库.json", draft_report())
    with start(data, *NARROW) as terminal:
        terminal.wait_for("2022年")
        terminal.press("<f9>")
        terminal.wait_for("位置：")
        terminal.type(f"{SAMPLE}\r")
        terminal.wait_for(REVIEW)
        store(terminal, data)


def test_lines_that_are_left_are_put_into_section_five(tmp_path: Path) -> None:
    data = fill(tmp_path / "库.json", draft_report())
    path = tmp_path / "文字.txt"
    path.write_text(STRAY, encoding="utf-8")
    with start(data, *NARROW) as terminal:
        terminal.wait_for("2022年")
        terminal.press("<f9>")
        terminal.wait_for("位置：")
        terminal.type(f"{path}\r")
        terminal.wait_for("剩下3行没有放进来，按 F4")
        terminal.press("<f4>")
        terminal.wait_for("原文里有3行没有放进报告")
        terminal.press(" ", " ")
        terminal.wait_for("做了记号2行")
        terminal.press("<enter>")
        terminal.wait_for("这2行放到哪里？")
        terminal.press("<down>", "<down>", "<down>", "<enter>")
        terminal.wait_for("+ 依托县政府门户网站公开")
        terminal.press("<enter>")
        terminal.wait_for("原文里有1行没有放进报告")
        terminal.press("<esc>")
        terminal.wait_for("剩下1行没有放进来")
        terminal.press("<f9>")
        terminal.wait_for("原文有1行没有放进报告；要先看的，不存，按 F4。")
        terminal.press("<enter>")
        terminal.wait_for("已读入")
        quit_saved(terminal)
    report = Library(data).load("柳溪镇人民政府", 2022)
    assert report.prose.problems.split("\n") == [STRAY.splitlines()[at] for at in (14, 8, 9)]
    (left,) = (one.message for one in report.import_findings if one.rule == UNPLACED)
    assert left.startswith("原文有1行没有放进报告：第12行“收到申请3件，均已答复”；")


def test_100_kilobytes_are_pasted(tmp_path: Path) -> None:
    data = fill(tmp_path / "库.json", draft_report())
    text = SAMPLE.read_text(encoding="utf-8") + "长段落，不换行。\n" * 4000
    assert len(text.encode()) > 100_000
    with start(data, *WIDE) as terminal:
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
