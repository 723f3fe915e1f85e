"""What a pasted block would fill in a table: figures by cell, and words about the rest."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from nianbao.report.document import Report
from nianbao.report.form.figures import CellRef, Figure, print_figure
from nianbao.report.form.names import column_name, row_name
from nianbao.report.form.shape import FigureTable

TOLD = 20
"""Cells and rows that were not used are told one by one up to this many."""


@dataclass(frozen=True)
class PastedBlock:
    """What a pasted text means for a table.

    `changes` are typed cells with their new figures (None makes one blank), `notes` the notes
    printed behind some. `names` are the words that stood before a row, by its key. `way` says how
    the cells were found, `unused` what was not used, `doubts` what should be looked at. `stated`
    are totals as printed. `elsewhere` is the table whose names these are, where nothing fits.
    """

    changes: dict[CellRef, Figure] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    way: str = ""
    unused: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    stated: dict[CellRef, Figure] = field(default_factory=dict)
    elsewhere: str = ""

    def filled(self, report: Report) -> Report:
        """The report with the block in it."""
        report = report.with_figures(self.changes)
        for place, note in self.notes.items():
            report = report.with_note(place, note)
        return report


def total_doubts(block: PastedBlock, report: Report) -> Iterator[str]:
    """The printed totals of filled cells that are not what the program computes of them."""
    after = report.with_figures(block.changes)
    for ref in report.form.cells:
        printed, computed = block.stated.get(ref), after.sums[ref]
        is_filled = any(part in block.changes for part in report.form.parts.get(ref, ()))
        if printed is not None and printed != computed and is_filled:
            yield (
                f"{cell_in_table(report.form.table(ref.table), ref)}印的是{print_figure(printed)}，"
                f"填好后加出来是{print_figure(computed) or '空'}。"
            )


def cell_in_table(table: FigureTable, ref: CellRef) -> str:
    """A cell by its row and column."""
    return f"{row_name(table.rows[ref.row])}行“{column_name(table, ref)}”列"
