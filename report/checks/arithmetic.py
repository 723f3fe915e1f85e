"""The sums the form declares must close.

The tables declare their totals and balances; nothing here knows a row or a column. A side with
a blank in it can still grow, so it is only wrong when it is already too large.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from nianbao.report.checks.causes import cause_of_gap, wrong_class
from nianbao.report.checks.context import Context
from nianbao.report.checks.rule import ERROR, Fault, Rule, rule
from nianbao.report.form.figures import CellRef, Figure, Unit, add, print_figure, subtract
from nianbao.report.form.names import cell_name, column_name, row_mark, table_name
from nianbao.report.form.shape import Balance, Derivation, FigureTable
from nianbao.report.tables import FilledTables


@rule(
    "A01",
    ERROR,
    source="表三的勾稽关系",
    help=(
        "审核的人逐列验算：本年新收加上年结转，应等于办理结果总计加结转下年度。"
        "两列一多一少正好抵消的，多半是一件申请归错了类别。"
    ),
)
def check_balances(context: Context) -> Iterator[Fault]:
    """In each column of table three, first + second item = third + fourth item."""
    for table in context.form.tables:
        for balance in table.balances:
            for ref in table.cells:
                if ref.row == balance.left[0]:
                    yield from _check_balance(context, table, balance, ref)


def _check_balance(
    context: Context, table: FigureTable, balance: Balance, ref: CellRef
) -> Iterator[Fault]:
    tables = context.tables
    left, right = balance.sides(ref)
    expected = add(tables.figure(cell) for cell in left)
    actual = add(tables.figure(cell) for cell in right)
    difference = subtract(actual, expected)
    if difference == 0 or _can_grow(tables, left if difference > 0 else right):
        return
    cause = ""
    if ref not in tables.form.derived_cells:
        gap = int(difference)
        cause = wrong_class(tables, table, balance, ref, gap) or cause_of_gap(
            tables, context.previous_tables, _leaves(tables, right), _leaves(tables, left), gap
        )
    yield Fault(
        f"{table_name(tables.form, table.key)}·{column_name(table, ref)}列："
        f"{_side(tables, table, left)}，{_side(tables, table, right)}，"
        f"{_difference(actual, expected, table.columns[ref].unit)}；{cause}"
        "两边应当相等，请核对这一列。",
        (ref, *left[1:], *right),
        expected=expected,
        actual=actual,
    )


def _stated_totals(name: str, *, source: str, help: str) -> Rule:
    """The rule that a printed total the form puts under it equals the sum of its parts."""

    @rule(name, ERROR, source=source, help=help)
    def check(context: Context) -> Iterator[Fault]:
        tables = context.tables
        for table in tables.form.tables if tables.stated else ():
            for derivation in table.derivations:
                stated = tables.stated.get(derivation.ref)
                if derivation.rule == name and stated is not None:
                    yield from _check_total(context, derivation, stated)

    return check


def _check_total(
    context: Context, derivation: Derivation, stated: int | Decimal
) -> Iterator[Fault]:
    tables, ref, parts = context.tables, derivation.ref, derivation.parts
    derived = tables.sums[ref]
    if not _contradict(tables, ref, derived, stated):
        return
    gap = int(subtract(stated, derived))
    cause = cause_of_gap(tables, context.previous_tables, (), parts, gap)
    yield Fault(
        f"{cell_name(tables.form, ref)}：印出的是{print_figure(stated)}，"
        f"各项相加是{print_figure(derived)}，"
        f"{_difference(stated, derived, tables.form.columns[ref].unit)}；{cause}"
        "请核对各项，或采用程序算出的总计。",
        (ref, *parts),
        expected=derived,
        actual=stated,
    )


def _side(tables: FilledTables, table: FigureTable, cells: tuple[CellRef, ...]) -> str:
    figures = [tables.figure(cell) for cell in cells]
    terms = "＋".join(
        f"{row_mark(table.rows[cell.row])}{print_figure(figure) or '空白'}"
        for cell, figure in zip(cells, figures, strict=True)
    )
    return f"{terms}＝{print_figure(add(figures)) or '空白'}"


def _difference(actual: Figure, expected: Figure, unit: Unit) -> str:
    if subtract(actual, expected) > 0:
        return f"多{print_figure(subtract(actual, expected))}{unit.value}"
    return f"少{print_figure(subtract(expected, actual))}{unit.value}"


def _contradict(tables: FilledTables, ref: CellRef, derived: Figure, stated: Figure) -> bool:
    if derived == stated:
        return False
    has_blanks = any(part not in tables.figures for part in _leaves(tables, [ref]))
    return not (subtract(derived, stated) <= 0 and has_blanks)


def _can_grow(tables: FilledTables, cells: Iterable[CellRef]) -> bool:
    """Whether a typed cell that the cells are, or are summed from, is still blank.

    A printed total does not grow.
    """
    summed = [cell for cell in cells if cell not in tables.stated]
    return any(ref not in tables.figures for ref in _leaves(tables, summed))


def _leaves(tables: FilledTables, cells: Iterable[CellRef]) -> tuple[CellRef, ...]:
    """The typed cells that the cells are, or are summed from."""
    parts = tables.form.parts
    return tuple(ref for cell in cells for ref in parts.get(cell, (cell,)))


RULES = (
    check_balances,
    _stated_totals(
        "A02",
        source="表三第三项",
        help=(
            "审核的人逐列验算：印出的办理结果总计，要等于上面各种结果相加。"
            "程序自己算总计，只有读入的报告才会不一致，请核对各项。"
        ),
    ),
    _stated_totals(
        "A03",
        source="表三总计列",
        help=(
            "审核的人逐行验算：印出的总计，要等于六类申请人相加。程序自己算总计，"
            "只有读入的报告才会不一致，请核对各项。"
        ),
    ),
    _stated_totals(
        "A04",
        source="表四总计列",
        help=(
            "审核的人逐行验算：印出的总计，要等于四种结果相加。程序自己算总计，"
            "只有读入的报告才会不一致，请核对各项。"
        ),
    ),
)
