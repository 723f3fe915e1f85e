"""The figures of several years side by side, by what they count: values for pictures.

The form tells what there is: rows of a table that has totals are taken by their total, rows that
stand beneath a common label are added up under it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from nianbao.report.document import Report
from nianbao.report.form.figures import CellRef, Figure, add
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.form.names import column_name
from nianbao.report.form.numbering import split_number
from nianbao.report.form.shape import FigureTable
from nianbao.report.years.conversion import as_2021


@dataclass(frozen=True, slots=True)
class Trend:
    """What one name counts, year by year; None where it was left blank. `unit` is printed."""

    name: str
    unit: str
    figures: Mapping[int, Figure]

    @property
    def is_nothing(self) -> bool:
        """Whether no year has a figure other than 0."""
        return not any(self.figures.values())


@dataclass(frozen=True, slots=True)
class Topic:
    """Trends that belong together; `alike` ones count the same and share a scale."""

    title: str
    trends: tuple[Trend, ...]
    alike: bool


def topics(reports: Iterable[Report]) -> tuple[Topic, ...]:
    """The topics of an office's reports; older forms are read as the one of 2021."""
    years = {report.year: as_2021(report)[0] for report in reports}
    return tuple(topic for table in FORM_2021.tables for topic in _topics(table, years))


def _topics(table: FigureTable, years: Mapping[int, Report]) -> list[Topic]:
    if not table.column_totals:
        refs = {
            f"{table.rows[ref.row].label.text}　{column_name(table, ref)}": [ref]
            for ref in table.cells
        }
        return [Topic(table.title.text, _trends(table, refs, years), alike=False)]
    total = table.column_totals[0].key
    sums = {row_total.key for row_total in table.row_totals}
    groups: dict[str, dict[str, list[CellRef]]] = {}
    for row in table.rows.values():
        if row.key in sums:
            continue
        title = row.under[0].text if row.under else table.title.text
        name = row.under[1].text if len(row.under) > 1 else row.label.text
        cells = groups.setdefault(title, {}).setdefault(_brief(name), [])
        cells.append(CellRef(table.key, row.key, total))
    return [Topic(title, _trends(table, refs, years), True) for title, refs in groups.items()]


def _trends(
    table: FigureTable, named: Mapping[str, Sequence[CellRef]], years: Mapping[int, Report]
) -> tuple[Trend, ...]:
    return tuple(
        Trend(
            name,
            table.columns[refs[0]].unit.value,
            {
                year: add(report.figure(ref) for ref in refs)
                for year, report in sorted(years.items())
            },
        )
        for name, refs in named.items()
    )


def _brief(name: str) -> str:
    """A label without its number and what stands in brackets."""
    return split_number(name)[2].partition("（")[0]
