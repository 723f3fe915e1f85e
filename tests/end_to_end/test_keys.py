"""Keys as they come: fast ones, an input method's phrases, pastes; the cursor at the caret."""

import time
from pathlib import Path

import pytest

from nianbao.report.form.figures import CellRef
from nianbao.report.form.form_2021 import REQUESTS
from nianbao.report.tables import Figures
from nianbao.storage.library import Library
from tests.end_to_end.clerk import answer_first_run, next_section, quit_saved, start
from tests.reports import OFFICE

FIRST = CellRef("requests", "received", "natural_person")


def test_two_hundred_keys_at_twenty_a_second_none_lost(tmp_path: Path) -> None:
    data = tmp_path / "data.json"
    digits = "".join(str(place % 10) for place in range(100))
    with start(data) as terminal:
        answer_first_run(terminal, OFFICE, 2024)
        began = time.monotonic()
        for place, digit in enumerate(digits):
            terminal.press(digit)
            terminal.read_for(max(0, began + (place + 1) / 20 - time.monotonic()))
        next_section(terminal, "二、")
        next_section(terminal, "三、")
        began = time.monotonic()
        for place in range(50):
            terminal.press(str(place % 10))
            terminal.read_for(max(0, began + (2 * place + 1) / 20 - time.monotonic()))
            terminal.press("<enter>")
            terminal.read_for(max(0, began + (2 * place + 2) / 20 - time.monotonic()))
        quit_saved(terminal)
    report = Library(data).load(OFFICE, 2024)
    assert report.prose.overview.parts[0].text == digits
    cells = [report.figures[ref] for ref in sorted_down(report.figures)]
    assert cells == [place % 10 for place in range(50)]


def sorted_down(figures: Figures) -> list[CellRef]:
    """The cells of table three that are filled, column by column, as Enter walks them."""
    cells = list(REQUESTS.typed_cells)
    columns = list(dict.fromkeys(ref.column for ref in cells))
    ordered = sorted(cells, key=lambda ref: (columns.index(ref.column), cells.index(ref)))
    return [ref for ref in ordered if ref in figures]


def test_an_input_method_commits_phrases_and_pastes(tmp_path: Path) -> None:
    data = tmp_path / "data.json"
    with start(data) as terminal:
        answer_first_run(terminal, OFFICE, 2024)
        terminal.type("政府信息公开")
        terminal.paste("工作\r\n第二段")
        terminal.wait_for("第二段")
        next_section(terminal, "二、")
        next_section(terminal, "三、")
        terminal.type("１２")
        terminal.press("<enter>")
        terminal.paste("３４")
        terminal.press("<enter>")
        terminal.wait_for("34")
        quit_saved(terminal)
    report = Library(data).load(OFFICE, 2024)
    assert report.prose.overview.parts[0].text == "政府信息公开工作\n第二段"
    assert report.figures[FIRST] == 12
    assert report.figures[FIRST._replace(row="brought_forward")] == 34


@pytest.mark.parametrize(("rows", "columns"), [(24, 80), (40, 120)])
def test_the_cursor_stands_at_the_caret(tmp_path: Path, rows: int, columns: int) -> None:
    with start(tmp_path / "data.json", rows, columns) as terminal:
        answer_first_run(terminal, OFFICE, 2024)
        terminal.type("甲乙丙a")
        terminal.wait_for("甲乙丙a")
        terminal.wait_until_quiet()
        x, y = terminal.cursor
        line = terminal.lines()[y]
        assert "甲乙丙a" in line
        terminal.press("<left>", "<left>")
        terminal.wait_until_quiet()
        assert terminal.cursor == (x - 3, y)
        next_section(terminal, "二、")
        next_section(terminal, "三、")
        terminal.press("12")
        terminal.wait_until_quiet()
        x, y = terminal.cursor
        assert terminal.lines()[y].find("一、本年新收") >= 0
        assert terminal.screen.buffer[y][x - 1].data == "2"
        assert terminal.screen.buffer[y][x - 2].data == "1"


def test_keys_typed_ahead_land_where_they_were_meant(tmp_path: Path) -> None:
    data = tmp_path / "data.json"
    with start(data) as terminal:
        answer_first_run(terminal, OFFICE, 2024)
        terminal.press("甲<c-down>3<tab>4<c-down>5<enter>6<c-down>7<c-up><c-up>8")
        quit_saved(terminal)
    report = Library(data).load(OFFICE, 2024)
    assert report.prose.overview.parts[0].text == "甲"
    assert {str(ref): figure for ref, figure in report.figures.items()} == {
        "disclosure.rules.issued": 8,
        "disclosure.rules.repealed": 4,
        "requests.received.natural_person": 5,
        "requests.brought_forward.natural_person": 6,
        "challenges.reconsideration.upheld": 7,
    }
