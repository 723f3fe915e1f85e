"""A report's figures printed as the sample prints them, raggedly, to be changed row by row.

The sample's own rows are taken and only its zeros replaced: depth by leading tabs, one lost
indent, two rows of 8 numbers, every row padded to the widest.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from nianbao.report.document import Report
from nianbao.report.form.figures import CellRef, Figure, print_figure
from nianbao.report.form.form_2021 import FORM_2021
from tests.reports import SAMPLE, full_report, seed_report

Row = list[str]

SEED = SAMPLE.read_text(encoding="utf-8")


def portal_report() -> Report:
    """The seed's words with 200 figures that all differ."""
    return seed_report().with_figures(full_report().figures)


@dataclass
class Portal:
    """The lines of a printed report, each divided at its tabs."""

    rows: list[Row]

    @property
    def text(self) -> str:
        """What stands on the portal."""
        return "\n".join("\t".join(row) for row in self.rows)

    def row(self, words: str, after: str = "") -> Row:
        """The first row with a cell that holds these words, behind a line that holds `after`."""
        lines = iter(self.rows)
        for line in lines:
            if any(after in cell for cell in line):
                break
        return next(row for row in lines if any(words in cell for cell in row))

    def tables(self) -> list[list[Row]]:
        """The rows of each of the three tables, head rows included."""
        titles = [section.title.text for section in FORM_2021.sections]
        places = [self.rows.index([title]) for title in titles]
        slices = (self.rows[start:end] for start, end in pairwise(places[1:5]))
        return [[row for row in rows if len(row) > 1] for rows in slices]

    def without_heads(self) -> "Portal":
        """Without the rows of tables that hold no figure."""
        return Portal([row for row in self.rows if len(row) == 1 or figure_place(row) < len(row)])


def print_portal(report: Report, *, extra: Literal["total", "zero", "none"] = "total") -> Portal:
    """The figures of a report in the sample's rows; `extra` is the eighth number of two rows."""
    groups = _figure_rows(report)
    rows = []
    for line in SEED.splitlines():
        cells = line.split("\t")
        start = figure_place(cells)
        if start < len(cells):
            count = sum(map(bool, cells[start:]))
            figures = [print_figure(figure) for figure in next(groups)]
            if count == 8 and extra != "none":
                figures.append(figures[-1] if extra == "total" else "0")
            padding = [""] * (len(cells) - start - len(figures))
            cells = cells[:start] + figures + padding
        rows.append(cells)
    return Portal(rows)


def figure_place(row: Row) -> int:
    """Where the figures of a row begin; its length when it has none."""
    figures = (place for place, text in enumerate(row) if re.fullmatch(r"[0-9.]+", text))
    return next(figures, len(row))


def _figure_rows(report: Report) -> Iterator[list[Figure]]:
    for table in report.form.tables:
        lines: dict[str, list[CellRef]] = {}
        for ref in table.cells:
            lines.setdefault("" if table.side_by_side else ref.row, []).append(ref)
        for refs in lines.values():
            yield [report.figure(ref) for ref in refs]
