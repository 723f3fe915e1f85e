"""The tables of a report by themselves: what is typed in them, and what their totals are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from nianbao.report.errors import FormError
from nianbao.report.form.figures import CellRef, Figure
from nianbao.report.form.shape import Form
from nianbao.report.form.totals import derive, keep_printed

Figures = Mapping[CellRef, Figure]


@dataclass(frozen=True, eq=False)
class FilledTables:
    """The figures of one form. What needs no words of a report asks for these alone.

    `figures` holds typed cells only, blanks left out; `stated` the totals of a printed report
    that differ from the derived ones.
    """

    form: Form
    figures: Figures
    stated: Figures

    @cached_property
    def all_figures(self) -> Figures:
        """Every cell of the form, derived ones included; a blank is None.

        A printed total with blanks among its parts is as printed.
        """
        return keep_printed(self.form, self.sums, self.stated) if self.stated else self.sums

    @cached_property
    def sums(self) -> Figures:
        """Every cell of the form, each total the sum of the parts that are filled in."""
        return derive(self.form, self.figures)

    def figure(self, ref: CellRef) -> Figure:
        """The figure in a cell, typed or derived; raises FormError for an unknown cell."""
        try:
            return self.all_figures[ref]
        except KeyError:
            raise FormError(f"表式里没有“{ref}”这一格。") from None

    def printed(self, ref: CellRef) -> Figure:
        """The figure in print: a printed total where it differs from the sum, None for none."""
        return self.stated.get(ref, self.all_figures.get(ref))

    def sum_of(self, cells: Iterable[CellRef]) -> int | None:
        """The sum of cells; None when a typed cell in it is blank or the form has none such.

        A printed total stands for its parts where some of them are blank; a sum that lacks a part
        never does.
        """
        total = 0
        for ref in cells:
            parts = self.form.parts.get(ref, (ref,))
            complete = all(part in self.figures for part in parts)
            figure = self.figure(ref) if complete or ref in self.stated else None
            if figure is None:
                return None
            total += int(figure)
        return total

    def blanks(self, table: str) -> tuple[CellRef, ...]:
        """The typed cells of a table that are blank, in order."""
        return tuple(ref for ref in self.form.table(table).typed_cells if ref not in self.figures)
