"""Two years of one office, the newer one open, as the tests of last year's report need them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from nianbao.report.document import Report
from nianbao.report.form.figures import CellRef
from nianbao.report.office import Office
from nianbao.report.standing import Standing
from nianbao.report.years.carry import begin_year
from nianbao.storage.library import Library
from tests.reports import zero_report
from tests.tui.driving import NARROW, Clerk, at_desk

IN_FORCE = CellRef("disclosure", "normative_documents", "in_force")
ISSUED, REPEALED = (IN_FORCE._replace(column=name) for name in ("issued", "repealed"))
RECEIVED = CellRef("requests", "received", "natural_person")
BROUGHT, HANDED_ON = (RECEIVED._replace(row=row) for row in ("brought_forward", "carried_forward"))
GRANTED = RECEIVED._replace(row="granted")

LAST: Report = replace(zero_report(), year=2023).with_figures(
    {IN_FORCE: 12, RECEIVED: 12, HANDED_ON: 4, GRANTED: 8}
)
THIS = begin_year(LAST)


@asynccontextmanager
async def two_years(
    folder: Path,
    this: Report = THIS,
    last: Report | None = LAST,
    size: tuple[int, int] = NARROW,
    standing: Standing | None = None,
) -> AsyncIterator[Clerk]:
    """The program with this year's report open, last year's in the library if there is one."""
    library = Library(folder / "nianbao.json")
    if last is not None:
        library.save(last, ())
    library.save(this, (), standing=standing)
    library.set_office(Office(name=this.office))
    async with at_desk(library.path, size) as clerk:
        await clerk.press("enter")
        await clerk.sees("一、总体情况")
        yield clerk
