"""What last year's report has to say about a cell: its figure, the change, what belongs here now.

Nothing here is stored: a figure counts as carried over while it equals what last year handed on,
and a suggestion is no figure until the clerk takes it.
"""

from decimal import ROUND_HALF_UP, Decimal

from nianbao.report.document import Report, precedes
from nianbao.report.form.figures import CellRef, Figure, print_figure, subtract

LEAP, _LEAP_FROM = 10, 10
"""How many times as much is a leap, and the figure that both years must pass."""


def printed_figure(report: Report, ref: CellRef) -> Figure:
    """The figure in print: a printed total where it differs from the sum, None where none is."""
    return report.tables.printed(ref)


def expected_figure(last: Report, this: Report, ref: CellRef) -> Figure:
    """The figure that belongs in a typed cell if last year's report is right; None if untold.

    It is told for the rows that carry over, and for a stock once both its flows are filled in.
    """
    if not precedes(last, this):
        return None
    if (source := this.form.carried_from.get(ref)) is not None:
        return last.all_figures.get(source)
    if (flows := this.form.flows.get(ref)) is None:
        return None
    terms = last.figures.get(ref), *(this.figures.get(flow) for flow in flows)
    if None in terms:
        return None
    before, added, ended = terms
    left = subtract((before or 0) + (added or 0), ended)
    return left if left >= 0 else None


def suggested_figure(last: Report, this: Report, ref: CellRef) -> Figure:
    """What a blank cell may take over; None for a cell that is filled in."""
    return None if ref in this.figures else expected_figure(last, this, ref)


def is_carried(last: Report, this: Report, ref: CellRef) -> bool:
    """Whether a cell holds what last year handed on to it."""
    figure = this.figures.get(ref)
    source = this.form.carried_from.get(ref)
    if figure is None or source is None or not precedes(last, this):
        return False
    return figure == last.all_figures.get(source)


def figure_to_take(last: Report, this: Report, ref: CellRef) -> Figure:
    """What one key puts into a typed cell: the figure that belongs there, else last year's."""
    expected = expected_figure(last, this, ref)
    return printed_figure(last, ref) if expected is None else expected


def is_leap(now: Figure, then: Figure) -> bool:
    """Whether a figure is ten times the other or more, when both are more than ten."""
    if now is None or then is None or now <= _LEAP_FROM or then <= _LEAP_FROM:
        return False
    return now >= then * LEAP or then >= now * LEAP


def change_text(now: Figure, then: Figure, plus: str = "＋", minus: str = "－") -> str:
    """How much more or less it is than last year: `＋3`; `持平` when equal, empty at a blank."""
    if now is None or then is None:
        return ""
    difference = subtract(now, then)
    if not difference:
        return "持平"
    if difference < 0:
        return f"{minus}{print_figure(-difference)}"
    return f"{plus}{print_figure(difference)}"


def percent_text(now: Figure, then: Figure) -> str:
    """The change in percent of last year's: `－12%`, one decimal below 1 %.

    Empty where there is none, where it is too small to tell or would round to all of it though
    something is left, or where there is nothing to be a percent of.
    """
    if now is None or not then or now == then:
        return ""
    share = 100 * Decimal(subtract(now, then)) / Decimal(then)
    step = Decimal(1) if abs(share) >= 1 else Decimal("0.1")
    rounded = abs(share).quantize(step, ROUND_HALF_UP)
    if not rounded or (now and share < 0 and rounded == 100):
        return ""
    sign = "＋" if share > 0 else "－"
    return f"{sign}{rounded:f}%"
