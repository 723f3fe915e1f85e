"""What we export of a table comes back into the grid cell for cell, however it is copied."""

from collections.abc import Callable
from itertools import count

import pytest

from nianbao.exports.flat import flatten
from nianbao.exports.grid import Grid, cover
from nianbao.exports.html import draw_html
from nianbao.exports.layout import lay_out_table
from nianbao.exports.markdown import draw_markdown, write_markdown
from nianbao.exports.options import PrintOptions
from nianbao.exports.outline import outline
from nianbao.exports.plain_text import draw_plain_text, write_plain_text
from nianbao.exports.tabbed import draw_tabbed
from nianbao.imports.pasted_block import total_doubts
from nianbao.imports.reading_block import read_block
from nianbao.report.document import Report, new_report
from nianbao.report.form import FORMS
from tests.reports import OFFICE, full_report, seed_report


def numbered(version: str, blanks: int = 0) -> Report:
    """A report in which every figure is another, each `blanks`-th a blank."""
    report, figures = new_report(OFFICE, 2019 if version == "2019" else 2024, version), count(1)
    typed = [ref for table in report.form.tables for ref in table.typed_cells]
    kept = [ref for at, ref in enumerate(typed) if not blanks or at % blanks]
    return report.with_figures({ref: next(figures) for ref in kept})


def selected(grid: Grid) -> str:
    """A page's selection, or a table copied out of Word: no place for what a span covers."""
    return "\r\n".join("\t".join(cell.text for cell in row) for row in grid.rows)


def sheet(grid: Grid) -> str:
    """Out of Excel: a label with a line break in quotes, covered places empty."""
    lines = []
    for at, line in enumerate(cover(grid.rows, grid.width)):
        texts = [placed.text_at(at, column) for column, placed in enumerate(line)]
        broken = (text.replace("申请", "申\n请") for text in texts)
        lines.append("\t".join(f'"{text}"' if "\n" in text else text for text in broken))
    return "\r\n".join(lines)


def one_a_line(grid: Grid) -> str:
    return "\n".join(cell.text for row in grid.rows for cell in row)


WAYS: dict[str, Callable[[Grid], str]] = {
    "selected": selected,
    "a terminal's line ends": lambda grid: selected(grid).replace("\n", "\r"),
    "CR CR LF": lambda grid: selected(grid).replace("\r\n", "\r\r\n"),
    "sheet": sheet,
    "one a line": one_a_line,
    "page": lambda grid: draw_html([grid]),
    "plain text": lambda grid: draw_plain_text([grid]),
    "aligned": lambda grid: draw_plain_text([grid], aligned=True),
    "Markdown": lambda grid: draw_markdown([grid]),
    "rows": lambda grid: draw_tabbed([grid]),
    "flat page": lambda grid: draw_html(flatten([grid])),
    "flat": lambda grid: draw_plain_text(flatten([grid])),
    "flat, aligned": lambda grid: draw_plain_text(flatten([grid]), aligned=True),
}
WHOLE: dict[str, Callable[[Report], str]] = {
    "plain text": write_plain_text,
    "aligned": lambda report: write_plain_text(report, options=PrintOptions(aligned=True)),
    "Markdown": write_markdown,
    "rows": lambda report: draw_tabbed(outline(report)),
}
REPORTS = {
    "full": full_report(),
    "seed": seed_report(),
    **{version: numbered(version) for version in FORMS},
    "blanks": numbered("2021", 5),
}


@pytest.mark.parametrize("which", REPORTS)
@pytest.mark.parametrize("way", WAYS)
def test_a_table_comes_back(which: str, way: str) -> None:
    report = REPORTS[which]
    for table in report.form.tables:
        text = WAYS[way](lay_out_table(report, table))
        comes_back(report, text, table.key)


@pytest.mark.parametrize("which", REPORTS)
@pytest.mark.parametrize("way", WHOLE)
def test_the_tables_of_a_whole_report_come_back(which: str, way: str) -> None:
    report = REPORTS[which]
    for table in report.form.tables:
        comes_back(report, WHOLE[way](report), table.key)


def comes_back(report: Report, text: str, key: str) -> None:
    """Paste into an empty report with the cursor on the last cell."""
    empty = new_report(report.office, report.year, report.form_version)
    table = report.form.table(key)
    block = read_block(text, empty, table.typed_cells[-1])
    assert block.changes == {ref: report.figures.get(ref) for ref in table.typed_cells}
    assert block.unused == ()
    assert not list(total_doubts(block, empty))
