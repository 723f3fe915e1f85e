"""A01–A04: the sums the form declares must close.

The tables declare their totals and balances; nothing here knows a row or a column. A side with
a blank in it can still grow, so it is only wrong when it is already too large.
"""

from collections.abc import Callable, Iterable, Iterator

from report.checks.causes import cause_of_gap, wrong_class
from report.checks.rule import Context, Rule
from report.document import Report
from report.finding import Finding, Severity
from report.form.figures import CellRef, Figure, Unit, add, print_figure, subtract
from report.form.names import cell_name, column_name, row_mark, table_name
from report.form.shape import Balance, FigureTable


def check_balances(report: Report, previous: Report | None = None) -> Iterator[Finding]:
    """A01: in each column of table three, first + second item = third + fourth item."""
    for table in report.form.tables:
        for balance in table.balances:
            for ref in table.cells:
                if ref.row == balance.left[0]:
                    yield from _check_balance(report, previous, table, balance, ref)


def check_stated_totals(report: Report, previous: Report | None = None) -> Iterator[Finding]:
    """A02, A03, A04: a printed total equals the sum of its parts; each misprint told once."""
    if not report.stated:
        return
    for table in report.form.tables:
        for derivation in table.derivations:
            stated = report.stated.get(derivation.ref)
            if stated is None:
                continue
            derived = report.figure(derivation.ref)
            if _contradict(report, [derivation.ref], derived, stated):
                unit = table.columns[derivation.ref].unit
                gap = int(subtract(stated, derived))
                cause = cause_of_gap(report, previous, (), derivation.parts, gap)
                yield Finding(
                    derivation.rule,
                    Severity.ERROR,
                    f"{cell_name(report.form, derivation.ref)}：印出的是{print_figure(stated)}，"
                    f"各项相加是{print_figure(derived) or '空白'}，"
                    f"{_difference(stated, derived, unit)}；{cause}"
                    "请核对各项，或采用程序算出的总计。",
                    table.key,
                    (derivation.ref, *derivation.parts),
                    expected=derived,
                    actual=stated,
                )


def balance_sides(
    balance: Balance, ref: CellRef
) -> tuple[tuple[CellRef, ...], tuple[CellRef, ...]]:
    """The cells on the left and the right side of a balance, in the column of `ref`."""
    left = tuple(ref._replace(row=row) for row in balance.left)
    right = tuple(ref._replace(row=row) for row in balance.right)
    return left, right


def _check_balance(
    report: Report, previous: Report | None, table: FigureTable, balance: Balance, ref: CellRef
) -> Iterator[Finding]:
    left, right = balance_sides(balance, ref)
    expected = add(report.figure(cell) for cell in left)
    actual = add(report.figure(cell) for cell in right)
    difference = subtract(actual, expected)
    if difference == 0 or _can_grow(report, left if difference > 0 else right):
        return
    unit = table.columns[ref].unit
    cause = ""
    if ref not in report.form.derived_cells:
        cause = wrong_class(report, table, balance, ref, int(difference)) or cause_of_gap(
            report, previous, _leaves(report, right), _leaves(report, left), int(difference)
        )
    yield Finding(
        balance.rule,
        Severity.ERROR,
        f"{table_name(report.form, table.key)}·{column_name(table, ref)}列："
        f"{_side(report, table, left)}，{_side(report, table, right)}，"
        f"{_difference(actual, expected, unit)}；{cause}两边应当相等，请核对这一列。",
        table.key,
        (ref, *left[1:], *right),
        expected=expected,
        actual=actual,
    )


def _side(report: Report, table: FigureTable, cells: tuple[CellRef, ...]) -> str:
    figures = [report.figure(cell) for cell in cells]
    terms = "＋".join(
        f"{row_mark(table.rows[cell.row])}{print_figure(figure) or '空白'}"
        for cell, figure in zip(cells, figures, strict=True)
    )
    return f"{terms}＝{print_figure(add(figures)) or '空白'}"


def _difference(actual: Figure, expected: Figure, unit: Unit) -> str:
    if subtract(actual, expected) > 0:
        return f"多{print_figure(subtract(actual, expected))}{unit.value}"
    return f"少{print_figure(subtract(expected, actual))}{unit.value}"


def _contradict(report: Report, cells: Iterable[CellRef], derived: Figure, stated: Figure) -> bool:
    if derived == stated:
        return False
    return not (subtract(derived, stated) < 0 and _can_grow(report, cells))


def _can_grow(report: Report, cells: Iterable[CellRef]) -> bool:
    """Whether a typed cell that the cells are, or are summed from, is still blank."""
    return any(ref not in report.figures for ref in _leaves(report, cells))


def _leaves(report: Report, cells: Iterable[CellRef]) -> tuple[CellRef, ...]:
    """The typed cells that the cells are, or are summed from."""
    parts = report.form.parts
    return tuple(ref for cell in cells for ref in parts.get(cell, (cell,)))


def _totals_of(rule: str) -> Callable[[Context], Iterator[Finding]]:
    def check(context: Context) -> Iterator[Finding]:
        found = check_stated_totals(context.report, context.previous)
        return (finding for finding in found if finding.rule == rule)

    return check


RULES: tuple[Rule, ...] = (
    Rule(
        "A01",
        Severity.ERROR,
        "表三的勾稽关系",
        "表三每一列都要满足：本年新收加上年结转，等于办理结果总计加结转下年度。"
        "两列一多一少正好抵消的，多半是一件申请归错了类别。",
        lambda context: check_balances(context.report, context.previous),
    ),
    Rule(
        "A02",
        Severity.ERROR,
        "表三第三项",
        "印出的办理结果总计要等于上面各种结果相加。程序自己算总计，只有读入的报告才会不一致。",
        _totals_of("A02"),
    ),
    Rule(
        "A03",
        Severity.ERROR,
        "表三总计列",
        "印出的总计要等于六类申请人相加。程序自己算总计，只有读入的报告才会不一致。",
        _totals_of("A03"),
    ),
    Rule(
        "A04",
        Severity.ERROR,
        "表四总计列",
        "印出的总计要等于四种结果相加。程序自己算总计，只有读入的报告才会不一致。",
        _totals_of("A04"),
    ),
)
"""The rules of sums, in the order of checks.md."""
