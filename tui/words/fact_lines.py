"""One of the office's own numbers in a line of its list, with last year's beside it."""

from rich.cells import set_cell_size

from nianbao.report.document import Report
from nianbao.report.facts import Fact, Item
from nianbao.report.form.figures import Figure, print_figure
from nianbao.report.words.codes import used

_NAME_CELLS, _AMOUNT_CELLS = 32, 16


def uses(report: Report, fact: Fact) -> int:
    """How often the words of a report use a fact."""
    return sum(name in fact.values() for name in used(report))


def fact_line(fact: Fact, last: Fact | None, times: int) -> str:
    """Name, number now, number last year, how often it is used."""
    name = fact.name if fact.items is None else f"{fact.name}（列表，{len(fact.items)}项）"
    columns = _columns(name, fact.total, last.total if last else None, fact.unit)
    return columns + (f"用了{times}处" if times else "还没有用")


def item_line(fact: Fact, item: Item, last: Fact | None) -> str:
    """An item of a list below it: name, number now, number last year."""
    were = dict((last and last.items) or ())
    return _columns(f"    {item.name}", item.number, were.get(item.name), fact.unit)


def _columns(name: str, number: Figure, last: Figure, unit: str) -> str:
    amount = f"{print_figure(number)}{unit}" if number is not None else "还没有数"
    before = f"上年{print_figure(last)}{unit}" if last is not None else ""
    return (
        set_cell_size(name, _NAME_CELLS)
        + set_cell_size(amount, _AMOUNT_CELLS)
        + set_cell_size(before, _AMOUNT_CELLS)
    )
