"""What a change makes look different on the figure grid; no screen is needed."""

from dataclasses import replace
from random import Random
from typing import Any

import pytest
from rich.style import Style
from textual.geometry import Offset, Region, Size

from nianbao.report.document import new_report
from nianbao.report.finding import Severity
from nianbao.report.form.figures import CellRef
from nianbao.tui.grid.contents import longest_shown
from nianbao.tui.grid.geometry import Box, Layout, arrange
from nianbao.tui.grid.glyphs import BOXED, PLAIN
from nianbao.tui.grid.picture import GridPicture
from tests.reports import full_report

REPORT = new_report("民权县北关镇人民政府", 2021)
FIRST = CellRef("requests", "received", "natural_person")
TOTAL = FIRST._replace(column="total")
TOP = Offset(0, 0)


def picture() -> GridPicture:
    made = GridPicture(REPORT, "requests", BOXED)
    made.resize(Size(118, 30))
    made.take_styles(Style(), lambda _, *, partial=False: Style())
    return made


def test_a_figure_changes_its_cell_and_the_totals_of_it() -> None:
    made = picture()
    boxes = made.show(REPORT.with_figure(FIRST, 3))
    assert boxes is not None
    assert {made.layout.boxes[ref] for ref in (FIRST, TOTAL)} == set(boxes)
    assert made.show(made.contents.report) == []


def test_a_figure_of_the_same_length_lays_no_column_out(monkeypatch: pytest.MonkeyPatch) -> None:
    laid_out: list[str] = []

    def count_and_arrange(*arguments: Any) -> Layout:
        laid_out.append("once")
        return arrange(*arguments)

    made = picture()
    made.show(REPORT.with_figure(FIRST, 3))
    monkeypatch.setattr("nianbao.tui.grid.picture.arrange", count_and_arrange)
    made.show(REPORT.with_figure(FIRST, 4))
    assert laid_out == []
    made.show(REPORT.with_figure(FIRST, 400))
    assert laid_out == [], "three digits always fit"
    made.show(REPORT.with_figure(FIRST, 4000))
    assert laid_out == ["once"], "four fit, too, where no year is compared"
    made.show(REPORT.with_figure(FIRST, 4001))
    assert laid_out == ["once"]


def test_columns_are_as_wide_as_their_figures_or_a_little_wider_after_any_changes() -> None:
    chance = Random(7)
    for last in (None, replace(full_report(), year=2020)):
        report, made = REPORT, picture()
        made.compare(last, compare_on=last is not None)
        cells = report.form.table("requests").typed_cells
        for _ in range(60):
            figure = chance.choice((None, 3, 12, 1234567, 123456789))
            report = report.with_figure(chance.choice(cells[:9]), figure)
            made.show(report)
            fresh = picture()
            fresh.compare(last, compare_on=last is not None)
            fresh.show(report)
            longest = longest_shown(made.contents)
            for at, columns in enumerate(made.layout.columns):
                for column, asked in zip(columns, fresh.layout.columns[at], strict=True):
                    assert column.width >= longest[at, column.key] + 2, "a mark, a figure, a note"
                    if column.head == asked.head:
                        assert column.width <= asked.width + 2, column.key


def test_a_figure_with_a_digit_or_two_less_moves_nothing() -> None:
    made = picture()
    assert made.show(REPORT.with_figure(FIRST, 12345678)) is None
    assert made.show(REPORT.with_figure(FIRST, 1234567)) is not None
    assert made.show(REPORT.with_figure(FIRST, 123456)) is not None
    assert made.show(REPORT.with_figure(FIRST, 12345)) is None, "a third is given back"
    assert made.show(REPORT.with_figure(FIRST, 1234567)) is None


def test_a_wider_figure_a_year_and_other_characters_change_everything() -> None:
    made = picture()
    assert made.show(REPORT.with_figure(FIRST, 123456789)) is None
    last = replace(full_report(), year=2020)
    assert made.compare(last, compare_on=True) is None
    assert made.compare(last, compare_on=True) == ()
    assert made.change_glyphs(PLAIN) is None
    assert made.resize(made.size) == ()
    assert made.resize(Size(78, 20)) is None


def test_what_is_typed_changes_the_cell_alone() -> None:
    made = picture()
    assert made.type("4") == [made.layout.boxes[FIRST]]
    assert " 4 │" in made.strip(1, TOP).text
    made.type(None)
    assert " _ │" in made.strip(1, TOP).text


def test_a_mark_of_another_table_changes_nothing() -> None:
    made = picture()
    assert made.mark({CellRef("challenges", "x", "y"): Severity.ERROR}) == []
    assert made.mark({FIRST: Severity.ERROR}) == [made.layout.boxes[FIRST]]
    assert "!" in made.strip(1, TOP).text


def test_the_cursor_changes_cells_and_heads_but_no_label_of_its_own_row() -> None:
    made = picture()
    boxes = made.put_cursor(FIRST._replace(column="commercial"))
    assert boxes is not None
    assert {box.line for box in boxes} == {0, 1}
    assert all(box.x > 0 for box in boxes)


def test_a_line_is_drawn_once_while_it_looks_the_same() -> None:
    made = picture()
    line = made.strip(1, TOP)
    assert made.strip(1, TOP) is line
    made.type("4")
    assert made.strip(1, TOP) is not line
    assert made.strip(2, TOP) is made.strip(2, TOP)


def test_a_view_shows_what_is_not_scrolled_away() -> None:
    made = picture()
    box = made.layout.boxes[FIRST]
    left = made.layout.label_width + box.x
    assert made.view(TOP).regions([box]) == [Region(left, 1, box.width, 1)]
    assert made.view(Offset(0, 5)).regions([box]) == []
    assert made.view(Offset(0, 5)).regions([Box(0, box.x, box.width)]) == [
        Region(left, 0, box.width, 1)
    ]
    assert made.view(TOP).ref_at(Offset(left, 1)) == FIRST
    assert made.view(TOP).ref_at(Offset(3, 1)) is None
    assert made.view(TOP).caret(FIRST) == Offset(left + box.width - 1, 1)
    assert made.view(Offset(0, 5)).caret(FIRST) is None


def test_boxes_side_by_side_are_painted_as_one_part() -> None:
    made = picture()
    columns = ("natural_person", "commercial", "research")
    first, second, third = (made.layout.boxes[FIRST._replace(column=one)] for one in columns)
    left = made.layout.label_width
    whole = Region(left + first.x, 1, third.x + third.width - first.x, 1)
    assert made.view(TOP).regions([third, first, second]) == [whole]
    assert len(made.view(TOP).regions([third, first])) == 2
    assert len(made.view(TOP).regions([first, first._replace(line=first.line + 1)])) == 2


@pytest.mark.parametrize("table", [table.key for table in REPORT.form.tables])
@pytest.mark.parametrize("width", [60, 80, 118, 200])
def test_a_line_is_as_long_as_it_says(table: str, width: int) -> None:
    made = GridPicture(full_report(), table, BOXED)
    made.resize(Size(width, 30))
    for compare_on in (False, True):
        made.compare(full_report(), compare_on)
        made.take_styles(Style(), lambda _, *, partial=False: Style())
        for scroll in (TOP, Offset(5, 0)):
            strips = [made.strip(y, scroll) for y in range(len(made.layout.lines))]
            lengths = [sum(segment.cell_length for segment in strip) for strip in strips]
            assert lengths == [strip.cell_length for strip in strips]
