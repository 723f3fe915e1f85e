"""A report on the form of 2019 as one on the form of 2021, to be compared and continued.

A cell is taken over where both forms have it under the same key: they count the same thing
(form_2019.py). The rest stays behind and is told.
"""

from collections.abc import Iterator
from dataclasses import replace

from nianbao.report.document import Report
from nianbao.report.finding import Finding, Severity
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.form.shape import Form


def as_2021(report: Report) -> tuple[Report, tuple[Finding, ...]]:
    """The report on the form of 2021, and what could not be taken over as it was (all I).

    A report that is on it already comes back as it is. Words, title and notes stay; figures
    the new form does not have are left out, and cells that are new in it are blank.
    """
    if report.form is FORM_2021:
        return report, ()
    kept = FORM_2021.columns.keys()
    tables = {table.key for table in FORM_2021.tables}
    places = {str(ref) for ref in kept} | tables
    converted = replace(
        report,
        form_version=FORM_2021.version,
        figures={ref: figure for ref, figure in report.figures.items() if ref in kept},
        stated={ref: figure for ref, figure in report.stated.items() if ref in kept},
        notes={place: note for place, note in report.notes.items() if place in places},
        import_findings=(),
    )
    return converted, (*_left_behind(report), *_counted_more_widely(report))


def _left_behind(report: Report) -> Iterator[Finding]:
    """The figures other than 0 for which the new form has no cell: one finding a table."""
    for table in report.form.tables:
        left = [
            ref
            for ref in table.typed_cells
            if ref not in FORM_2021.columns and report.figures.get(ref)
        ]
        columns = dict.fromkeys(table.columns[ref].label.text for ref in left)
        if left:
            yield Finding(
                "S04",
                Severity.INFO,
                f"{report.form_version}年表式的“{'”“'.join(columns)}”在2021年表式里没有相同的栏，"
                f"{len(left)}个数没有带过来。",
                table.key,
            )


def _counted_more_widely(report: Report) -> Iterator[Finding]:
    """The rows that hold figures and that the new form divides into several."""
    for table in report.form.tables:
        new = FORM_2021.table(table.key)
        for row in table.rows.values():
            cells = [ref for ref in table.typed_cells if ref.row == row.key]
            filled = tuple(ref for ref in cells if report.figures.get(ref))
            if filled and _is_divided(report.form, table.key, row.key):
                yield Finding(
                    "S04",
                    Severity.INFO,
                    f"{report.form_version}年表式的“{row.label.text}”只有一行，2021年表式分成"
                    f"几行；数都放在“{new.rows[row.key].label.text}”里。",
                    table.key,
                    filled,
                )


def _is_divided(form: Form, table: str, row: str) -> bool:
    """Whether a row has become a head over several rows."""
    above = {label.text for new in FORM_2021.table(table).rows.values() for label in new.under}
    return form.table(table).rows[row].label.text in above
