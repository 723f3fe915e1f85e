"""Pastes by a terminal that sends no marks, and keys typed ahead: the real program on a pty."""

from pathlib import Path

import pytest

from nianbao.report.document import new_report
from nianbao.report.form.form_2021 import DISCLOSURE, REQUESTS
from nianbao.storage.library import Library
from tests.end_to_end.clerk import next_section, quit_saved, start
from tests.reports import OFFICE
from tests.terminal import PROGRAM, Terminal
from tests.tui.driving import fill

ROWS = [row.label.text for key, row in REQUESTS.rows.items() if key != "outcomes_total"]
NAMED = "".join(f"{label}\t{at}\t0\t4\t0\t0\t1\t{at + 5}\r" for at, label in enumerate(ROWS, 10))
BARE = "50\t10\t4\t1\t2\t0\r2\t0\t0\t0\t0\t1\r23\t7\t0\t0\t0\t1\r"


def at_table_three(data: Path) -> Terminal:
    fill(data, new_report(OFFICE, 2024))
    terminal = start(data, 24, 80)
    terminal.wait_for("2024年")
    terminal.press("<enter>")
    terminal.wait_for("一、总体情况")
    terminal.wait_until_quiet()
    next_section(terminal, "二、")
    next_section(terminal, "三、")
    return terminal


@pytest.mark.parametrize("block", [NAMED, BARE], ids=["named", "bare"])
def test_a_block_is_one_paste_and_one_undo(tmp_path: Path, block: str) -> None:
    data = tmp_path / "data.json"
    with at_table_three(data) as terminal:
        terminal.type(block)
        terminal.wait_for("粘贴的内容：表三")
        terminal.wait_for("这是我打的字")
        terminal.wait_until_quiet()
        assert not Library(data).load(OFFICE, 2024).figures
        terminal.press("<enter>")
        terminal.wait_until(lambda: "粘贴的内容" not in terminal.text(), "still asked")
        terminal.wait_for("已保存")
        terminal.press("<c-z>")
        terminal.wait_until_quiet()
        terminal.press("<c-y>")
        terminal.wait_until_quiet()
        quit_saved(terminal)
    figures = Library(data).load(OFFICE, 2024).figures
    cells = {(ref.row, ref.column): figure for ref, figure in figures.items()}
    if block is NAMED:
        assert len(cells) == 144
        assert cells["received", "natural_person"] == 10
        assert cells["carried_forward", "natural_person"] == 9 + len(ROWS)
    else:
        assert len(cells) == 18
        assert cells["granted", "commercial"] == 7


def test_keys_typed_ahead_stay_keys_and_prose_is_one_paste(tmp_path: Path) -> None:
    data = tmp_path / "data.json"
    with at_table_three(data) as terminal:
        terminal.type("12\r3\r45\r")
        terminal.wait_for("45")
        next_section(terminal, "四、")
        next_section(terminal, "五、")
        terminal.type("一是公开不够及时。\r二是目录更新慢。\r")
        terminal.wait_for("二是目录更新慢。")
        terminal.type("改进")
        terminal.wait_for("改进")
        quit_saved(terminal)
    report = Library(data).load(OFFICE, 2024)
    column = [ref for ref in REQUESTS.typed_cells if ref.column == "natural_person"]
    assert [report.figures.get(ref) for ref in column[:4]] == [12, 3, 45, None]
    assert report.prose.problems == "一是公开不够及时。\n二是目录更新慢。\n改进"
    assert not any(ref.table == DISCLOSURE.key for ref in report.figures)


def test_lines_pasted_into_a_line_are_one(tmp_path: Path) -> None:
    """The first line's end is no Enter: it would send half a name on."""
    command = [*PROGRAM, "--data", str(tmp_path / "data.json")]
    with Terminal(command, rows=24, columns=80) as terminal:
        terminal.wait_for("第一次用")
        terminal.wait_until_quiet()
        terminal.type("宁陵县\r柳河镇人民政府\r")
        terminal.wait_for("粘贴的2行接成了一行")
        terminal.wait_for("宁陵县 柳河镇人民政府")
