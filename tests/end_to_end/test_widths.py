"""The plain look on consoles that draw characters of ambiguous width in one cell, and in two."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from unicodedata import east_asian_width

import pytest

from nianbao.desk.remembered import LOOK
from nianbao.report.checks import run_checks
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.storage.library import Library
from tests.reports import draft_report, full_report
from tests.terminal import PROGRAM, Terminal

ONE, TWO, THREE, FOUR = (section.title.text for section in FORM_2021.sections[:4])
DIALOG = "Esc 取消"

WALK = (
    ("home", "", "Ctrl+P"),
    ("overview", "<enter>", ONE),
    ("findings", "<f2>", "依据："),
    ("", "<esc>", ONE),
    ("sections", "<f10>", DIALOG),
    ("", "<esc>", ONE),
    ("export", "<f5>", "选格式"),
    ("", "<esc>", ONE),
    ("help", "<f1>", "翻看"),
    ("", "<esc>", ONE),
    ("palette", "<c-p>", DIALOG),
    ("", "外观", "浅色"),
    ("looks", "<enter>", "右边的竖线"),
    ("", "<esc>", ONE),
    ("table two", "<c-down>", TWO),
    ("table three", "<c-down>", THREE),
    ("table four", "<c-down>", FOUR),
)
"""Screen by screen: its name, where it is looked at, the key that leads there, what it shows."""


def kept(folder: Path, look: str) -> Path:
    """A library with two reports in that look."""
    data = folder / "nianbao.json"
    library = Library(data)
    report = replace(draft_report(), year=2024).with_zeros("requests")
    for one in (report, full_report()):
        library.save(one, run_checks(one))
    LOOK.keep(library, look)
    return data


Cells = list[list[str]]


@contextmanager
def run(data: Path, ambiguous: int) -> Iterator[Terminal]:
    """The program on a library that is afterwards as it was before: no report was ever opened."""
    before = data.read_bytes()
    with Terminal([*PROGRAM, "--data", str(data)], ambiguous=ambiguous) as terminal:
        yield terminal
        terminal.kill()
    data.write_bytes(before)


def walked(data: Path, ambiguous: int) -> dict[str, Cells]:
    """Each screen of the walk, cell by cell."""
    screens: dict[str, Cells] = {}
    with run(data, ambiguous) as terminal:
        for name, key, words in WALK:
            terminal.press(key)
            terminal.wait_for(words)
            if name:
                terminal.wait_until_quiet()
                screens[name] = cells(terminal)
    return screens


def cells(terminal: Terminal) -> Cells:
    screen = terminal.screen
    return [[screen.buffer[y][x].data for x in range(screen.columns)] for y in range(screen.lines)]


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[int, dict[str, Cells]]:
    """The screens in the plain look, where what is ambiguous takes one cell, and two."""
    data = kept(tmp_path_factory.mktemp("plain"), "plain")
    return {ambiguous: walked(data, ambiguous) for ambiguous in (1, 2)}


def ambiguous_in(screen: Cells) -> Iterator[str]:
    """What of the screen may be one or two cells wide."""
    return (cell for row in screen for cell in row if cell and east_asian_width(cell[0]) == "A")


def test_the_plain_look_is_the_same_cell_by_cell(plain: dict[int, dict[str, Cells]]) -> None:
    one, two = plain[1], plain[2]
    of_the_ruler = {"looks"}
    assert {name for name in one if one[name] != two[name]} == of_the_ruler
    assert {name for name in one if set(ambiguous_in(one[name]))} == of_the_ruler


def test_the_ruler_tells_the_two_apart(plain: dict[int, dict[str, Cells]]) -> None:
    for ambiguous, in_line in ((1, True), (2, False)):
        ends = [row[2] for row in rules(plain[ambiguous]["looks"], "|") if len(row) > 2]
        assert (ends[0] == ends[1]) is in_line


def rules(screen: Cells, rule: str) -> list[list[int]]:
    """The cells at which each row of a table has its rules."""
    return [found for row in screen[2:14] if (found := [x for x, c in enumerate(row) if c == rule])]


@pytest.mark.parametrize("ambiguous", [1, 2])
def test_the_columns_of_table_three_line_up(
    plain: dict[int, dict[str, Cells]], ambiguous: int
) -> None:
    found = rules(plain[ambiguous]["table three"], "|")
    assert len(found) > 8
    assert len(found[0]) == 7
    assert all(places == found[0] for places in found)


def test_a_boxed_look_lines_up_where_ambiguous_is_one_cell(tmp_path: Path) -> None:
    """And the emulated wide console is one: there the same table falls apart."""
    data = kept(tmp_path, "dark")
    narrow, wide = (rules(table_three(data, ambiguous), "│") for ambiguous in (1, 2))
    assert all(places == narrow[0] for places in narrow)
    assert wide != narrow


def table_three(data: Path, ambiguous: int) -> Cells:
    """The third page of the first report, cell by cell."""
    with run(data, ambiguous) as terminal:
        for key, words in (
            ("", "Ctrl+P"),
            ("<enter>", ONE),
            ("<c-down>", TWO),
            ("<c-down>", THREE),
        ):
            terminal.press(key)
            terminal.wait_for(words)
        terminal.wait_until_quiet()
        return cells(terminal)
