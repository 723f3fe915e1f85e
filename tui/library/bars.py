"""Bars for a terminal: trends in, lines out, a number at every bar. Pure.

The bar is drawn with full blocks; in the plain look each becomes a `#` of the same width.
"""

from collections.abc import Iterator
from decimal import Decimal

from nianbao.report.form.figures import print_figure
from nianbao.report.years.trends import Topic, Trend

BLOCK = "█"
_LEAST_ROOM, _MOST_ROOM = 10, 90
"""Cells that the longest bar has at least, and at most: the number stands near its year."""
_AROUND = 26
"""Cells beside the longest bar: the year in front, the number and its unit behind."""


def bar_lines(topic: Topic, width: int) -> Iterator[str]:
    """The lines of a topic in `width` terminal cells; what is nothing is named last."""
    shown = [trend for trend in topic.trends if not trend.is_nothing]
    room = max(_LEAST_ROOM, min(width - _AROUND, _MOST_ROOM))
    common = max((_most(trend) for trend in shown), default=0)
    for trend in shown:
        yield f"{trend.name}（{trend.unit}）"
        most = common if topic.alike else _most(trend)
        for year in range(min(trend.figures), max(trend.figures) + 1):
            yield f"  {year}  {_bar(trend, year, most, room)}"
        yield ""
    if nothing := [trend.name for trend in topic.trends if trend.is_nothing]:
        yield f"各年都是0或没填：{'、'.join(nothing)}"
        yield ""


def _bar(trend: Trend, year: int, most: int | Decimal, room: int) -> str:
    if year not in trend.figures:
        return "没有这一年的报告"
    figure = trend.figures[year]
    if figure is None:
        return "没填"
    if not figure or not most:
        return print_figure(figure)
    return f"{BLOCK * max(1, round(figure * room / most))} {print_figure(figure)}"


def _most(trend: Trend) -> int | Decimal:
    return max((figure for figure in trend.figures.values() if figure is not None), default=0)
