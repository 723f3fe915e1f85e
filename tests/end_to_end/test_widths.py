"""The plain look on consoles that draw characters of ambiguous width in one cell, and in two."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from unicodedata import east_asian_width

import pytest

from desk.remembered import LOOK
from report.checks import run_checks
from report.form.form_2021 import FORM_2021
from storage.library import Library
from tests.reports import draft_report, full_report
from tests.terminal import PROGRAM, Terminal

ONE, TWO, THREE, FOUR = (section.title.text for section in FORM_2021.sections[:4])
TO_ONE, TO_TWO, TO_THREE = ("<enter>", ONE), ("<c-down>", TWO), ("<c-down>", THREE)

ROUTES: dict[str, tuple[tuple[str, str], ...]] = {
    "home": (),
    "overview": (TO_ONE,),
    "table two": (TO_ONE, TO_TWO),
    "table three": (TO_ONE, TO_TWO, TO_THREE),
    "table four": (TO_ONE, TO_TWO, TO_THREE, ("<c-down>", FOUR)),
    "findings": (TO_ONE, ("<f2>", "依据：")),
    "sections": (TO_ONE, ("<f10>", "Esc 取消")),
    "export": (TO_ONE, ("<f5>", "选格式")),
    "help": (TO_ONE, ("<f1>", "翻看")),
    "palette": (TO_ONE, ("<c-p>", "Esc 取消")),
    "looks": (TO_ONE, ("<c-p>", "Esc 取消"), ("外观", "浅色"), ("<enter>", "右边的竖线")),
}
"""The keys that lead to a screen, and what stands there when each has done its work."""


def kept(folder: Path, look: str) -> Path:
    """A library with two reports in that look."""
    data = folder / "nianbao.json"
    library = Library(data)
    report = replace(draft_report(), year=2024).with_zeros("requests")
    for one in (report, full_report()):
        library.save(one, run_checks(one))
    LOOK.keep(library, look)
    return data


def cells(data: Path, route: str, ambiguous: int) -> list[list[str]]:
    """The screen cell by cell after those keys."""
    with Terminal([*PROGRAM, "--data", str(data)], ambiguous=ambiguous) as terminal:
        terminal.wait_for("Ctrl+P")
        for key, words in ROUTES[route]:
            terminal.press(key)
            terminal.wait_for(words)
        terminal.wait_until_quiet()
        terminal.kill()  # or the next run opens the report where it was left
        screen = terminal.screen
        return [
            [screen.buffer[y][x].data for x in range(screen.columns)] for y in range(screen.lines)
        ]


def ambiguous_in(screen: list[list[str]]) -> Iterator[str]:
    """What of the screen may be one or two cells wide."""
    return (cell for row in screen for cell in row if cell and east_asian_width(cell[0]) == "A")


@pytest.mark.parametrize("route", [route for route in ROUTES if route != "looks"])
def test_the_plain_look_is_the_same_cell_by_cell(tmp_path: Path, route: str) -> None:
    data = kept(tmp_path, "plain")
    one, two = (cells(data, route, ambiguous) for ambiguous in (1, 2))
    assert one == two
    assert not set(ambiguous_in(one))


def test_the_ruler_tells_the_two_apart(tmp_path: Path) -> None:
    data = kept(tmp_path, "plain")
    for ambiguous, in_line in ((1, True), (2, False)):
        screen = cells(data, "looks", ambiguous)
        ends = [row[2] for row in rules(screen, "|") if len(row) > 2]
        assert (ends[0] == ends[1]) is in_line


def rules(screen: list[list[str]], rule: str) -> list[list[int]]:
    """The cells at which each row of a table has its rules."""
    return [found for row in screen[2:14] if (found := [x for x, c in enumerate(row) if c == rule])]


@pytest.mark.parametrize("ambiguous", [1, 2])
def test_the_columns_of_table_three_line_up(tmp_path: Path, ambiguous: int) -> None:
    found = rules(cells(kept(tmp_path, "plain"), "table three", ambiguous), "|")
    assert len(found) > 8
    assert len(found[0]) == 7
    assert all(places == found[0] for places in found)


def test_a_boxed_look_lines_up_where_ambiguous_is_one_cell(tmp_path: Path) -> None:
    """And the emulated wide console is one: there the same table falls apart."""
    data = kept(tmp_path, "dark")
    narrow = rules(cells(data, "table three", 1), "│")
    assert all(places == narrow[0] for places in narrow)
    assert rules(cells(data, "table three", 2), "│") != narrow
