"""Derived figures from typed ones.

A total is the sum of the parts that are filled in, and blank when all of them are: the clerk
sees it grow while typing. A total that was printed stays as printed while parts of it are blank:
their sum would be no total. Checks that need complete parts look for blanks themselves.
"""

from collections.abc import Mapping

from nianbao.report.form.figures import CellRef, Figure, add
from nianbao.report.form.shape import Form


def derive(form: Form, typed: Mapping[CellRef, Figure]) -> dict[CellRef, Figure]:
    """Every cell of the form in printed order: typed figures, blanks as None, and totals."""
    figures = {ref: typed.get(ref) for ref in form.cells}
    for table in form.tables:
        for derivation in table.derivations:
            figures[derivation.ref] = add([figures[part] for part in derivation.parts])
    return figures


def keep_printed(
    form: Form, figures: Mapping[CellRef, Figure], stated: Mapping[CellRef, Figure]
) -> dict[CellRef, Figure]:
    """All figures with the printed totals in place of sums that lack a part."""
    kept = {
        ref: figure
        for ref, figure in stated.items()
        if any(figures.get(part) is None for part in form.parts.get(ref, ()))
    }
    return {**figures, **kept}


def differing(
    form: Form, typed: Mapping[CellRef, Figure], stated: Mapping[CellRef, Figure]
) -> dict[CellRef, Figure]:
    """The printed totals that differ from the derived ones: what `Report.stated` keeps."""
    if not stated:
        return {}
    figures = derive(form, typed)
    return {
        ref: figure
        for ref, figure in stated.items()
        if ref in form.derived_cells and figure is not None and figure != figures[ref]
    }
