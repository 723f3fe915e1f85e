"""A report that was published without damage is found the same, whatever the page looks like."""

from collections.abc import Callable

import pytest

from nianbao.desk.proof import prove
from nianbao.exports.grid import cover
from nianbao.exports.html import write_html
from nianbao.exports.layout import lay_out_table
from nianbao.imports import read_report
from nianbao.report.document import Report
from tests.desk.proof.published import SHAPES
from tests.reports import draft_report, full_report, seed_report, zero_report
from tests.samples.by_programs import kept_files

OTHERS = (seed_report, zero_report, draft_report)
EACH_TWICE = [
    *((full_report, shape) for shape in SHAPES),
    *((OTHERS[at % len(OTHERS)], shape) for at, shape in enumerate(SHAPES)),
]
"""Every shape with the report that has everything, and with one of the others in turn."""


@pytest.mark.parametrize(("make", "shape"), EACH_TWICE)
def test_a_page_without_damage_is_the_same(make: Callable[[], Report], shape: str) -> None:
    report = make()
    proof = prove(report, read_report(*SHAPES[shape](report)))
    assert [one.message for one in proof.differences] == []
    assert proof.verdict == "一致"


@pytest.mark.parametrize("name", sorted(kept_files()))
def test_a_file_of_another_program_is_the_same(name: str) -> None:
    reading = read_report(kept_files()[name], f".{name.rpartition('.')[2]}")
    assert [one.message for one in prove(full_report(), reading).differences] == []


def test_numbers_of_one_character_are_the_same_on_the_page() -> None:
    """The reader takes them apart, and so no page of them differed from its report but by that."""
    report = zero_report().with_prose("problems", "⒈公开不够及时。\n㈡改进：每月核对一次。")
    for shape in SHAPES:
        proof = prove(report, read_report(*SHAPES[shape](report)))
        assert [one.message for one in proof.differences] == [], shape
    other = report.with_prose("problems", "⒈公开不够及时。\n㈢改进：每月核对一次。")
    (shape, *_) = SHAPES
    assert len(prove(report, read_report(*SHAPES[shape](other))).differences) == 1


def on_two_sheets(report: Report, *, headed: bool) -> str:
    """The page of a report whose table three goes on on another sheet, its labels not repeated."""
    grid = lay_out_table(report, report.form.tables[1])
    lines, heads, cut = cover(grid.rows, grid.width), len(grid.blocks[0].head), 20
    sheets = [range(cut), (*(range(heads) if headed else ()), *range(cut, len(lines)))]
    tables = ""
    for rows in sheets:
        tables += "<table>"
        for row in rows:
            tables += "<tr>"
            for one in dict.fromkeys(lines[row]):
                ends = one.row + one.cell.rowspan
                begins = max(one.row, cut) if row >= cut else one.row
                if row == begins:
                    rest = (ends if row >= cut else min(ends, cut)) - begins
                    words = one.cell.text if begins == one.row else ""
                    tables += f'<td rowspan="{rest}" colspan="{one.cell.colspan}">{words}</td>'
            tables += "</tr>"
        tables += "</table>"
    before, _, behind = write_html(report).partition(f"<h2>{report.form.tables[1].title.text}</h2>")
    rest = behind.partition("</table>")[2]
    return f"{before}<h2>{report.form.tables[1].title.text}</h2>{tables}{rest}"


def test_a_table_that_goes_on_on_another_sheet_is_whole() -> None:
    report = full_report()
    proof = prove(report, read_report(on_two_sheets(report, headed=True), ".html"))
    assert [one.message for one in proof.differences] == []
    torn = prove(report, read_report(on_two_sheets(report, headed=False), ".html"))
    assert any("没有盖住" in one.message for one in torn.differences)
