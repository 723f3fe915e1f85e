"""What a new year takes from the last, and what it never takes."""

from dataclasses import replace

from nianbao.report.document import Report, new_report, precedes
from nianbao.report.form.figures import CellRef, Figure, add, subtract
from nianbao.report.prose import Part


def begin_year(last: Report, year: int | None = None, office: str | None = None) -> Report:
    """The report of the year after `last` (or of `year`), begun from it.

    `office` is the office's name now, where it was another one last year. Taken: the sub-heads
    of section one and their numbering, the names, units and lines of its own facts, and the
    rows the form carries over (上年结转 from last year's 结转下年度, column by column). Never
    taken: any other figure, any text, title, notes.
    """
    year = last.year + 1 if year is None else year
    begun = new_report(last.office if office is None else office, year)
    headed = last.prose.overview.headed()
    if headed:
        parts = tuple(Part(part.heading) for part in headed)
        overview = replace(last.prose.overview, parts=parts)
        begun = replace(begun, prose=replace(begun.prose, overview=overview))
    begun = replace(begun, facts=tuple(fact.emptied() for fact in last.facts))
    return begun.with_figures(carried_figures(last, begun))


def with_blanks_filled(this: Report, table: str, last: Report | None) -> Report:
    """A copy in which the blanks of a table hold 0, and its stocks what the two years give.

    What is in force is what was, plus what the year made, less what it repealed (表二). Where
    that is not known, because last year's figure is not there, or can't be, the cell stays blank;
    with nothing made and nothing repealed and no last year it is 0.
    """
    filled = this.with_zeros(table)
    known = last.figures if last is not None and precedes(last, this) else {}
    stocks: dict[CellRef, Figure] = {}
    for ref in this.blanks(table):
        if flows := this.form.flows.get(ref):
            made, ended = (filled.figures[flow] for flow in flows)
            stock = subtract(add((known.get(ref), made)), ended)
            unknown = ref not in known and (made or ended)
            stocks[ref] = None if unknown or stock < 0 else stock
    return filled.with_figures(stocks)


def put_under(
    report: Report, office: str, year: int, before: Report | None, now: Report | None
) -> Report:
    """A copy under another office or year; `before` counted as its last year's, `now` does then.

    What was carried over from the one and not changed since is carried over from the other;
    nothing else is touched, and without another last year's nothing at all.
    """
    moved = replace(report, office=office, year=year)
    if now is None:
        return moved
    old = carried_figures(before, report) if before is not None else {}
    fresh = {
        ref: figure
        for ref, figure in carried_figures(now, moved).items()
        if report.figures.get(ref) in (None, old.get(ref))
    }
    return moved.with_figures(fresh)


def carried_figures(last: Report, this: Report) -> dict[CellRef, Figure]:
    """The typed cells of `this` that are carried over, with last year's figures; no blanks.

    None unless `last` is the report of the year before.
    """
    if not precedes(last, this):
        return {}
    return {
        ref: figure
        for ref, source in this.form.carried_from.items()
        if (figure := last.all_figures.get(source)) is not None
    }
