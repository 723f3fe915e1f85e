"""This year's report beside the one of the year before.

Last year's report is published and can't be changed: what does not follow from it is told, and
the clerk gives the reason.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from nianbao.report.checks.context import Context
from nianbao.report.checks.rule import INFO, WARNING, Fault, rule
from nianbao.report.document import Report
from nianbao.report.form.figures import CellRef, Figure, print_figure, subtract
from nianbao.report.form.names import cell_name, column_name, row_name, table_name
from nianbao.report.form.shape import FigureTable, Form
from nianbao.report.tables import FilledTables
from nianbao.report.years.figures import LEAP, is_leap
from nianbao.report.years.likeness import section_likeness, section_percent

_PUBLISHED = "与上年已公布的报告核对"

_LEAPS_TOLD = 5

_FEW, _LARGE = 3, 10
"""A table with fewer figures, none of them large, may well be the same two years running."""

_OWN_CHARACTERS = 30
"""Characters of its own that a section must have for its likeness to tell anything."""

BeforeCheck = Callable[[Context, Report], Iterable[Fault]]


def _with_last_year(check: BeforeCheck) -> Callable[[Context], Iterator[Fault]]:
    """A check that is silent unless the report of the year before is there."""

    def run(context: Context) -> Iterator[Fault]:
        if context.last_year:
            yield from check(context, context.last_year)

    run.__doc__ = check.__doc__
    return run


@rule(
    "Y01",
    WARNING,
    source=f"统一格式表三第二项；{_PUBLISHED}",
    help=(
        "审核的人会翻出上年的报告逐列对：今年的“上年结转”要与上年的“结转下年度”相同，"
        "包括总计。上年报告公布了的不能再改；今年确实不同的，写明原因。"
    ),
)
@_with_last_year
def check_carried(context: Context, previous: Report) -> Iterator[Fault]:
    """What came over from last year is what last year's report handed on, class by class.

    The total is told where no class is blank and none differs: it then stands wrong in print.
    """
    tables, last = context.tables, previous.tables
    for table in tables.form.tables:
        for carried in table.carry_overs:
            row = [ref for ref in table.cells if ref.row == carried.to_row]
            source = carried.from_row
            pairs = [
                (ref, tables.printed(ref), last.printed(ref._replace(row=source))) for ref in row
            ]
            known = [pair for pair in pairs if None not in pair]
            differing = [pair for pair in known if pair[1] != pair[2]]
            typed = [pair for pair in differing if pair[0] not in table.derived_cells]
            for pair in typed or (differing if known == pairs else []):
                yield _not_carried(tables.form, table, *pair)


@rule(
    "Y02",
    WARNING,
    source=f"统一格式表二；{_PUBLISHED}",
    help=(
        "审核的人会推算：现行有效应等于上年的，加今年制发的，减今年废止的。"
        "对不上，多半是漏填了制发或废止；上年统计口径不同的，写明原因。"
    ),
)
@_with_last_year
def check_still_in_force(context: Context, previous: Report) -> Iterator[Fault]:
    """In force now = in force last year + made − repealed; told mildly over two forms."""
    form, figures = context.form, context.tables.figures
    same_form = form is previous.form
    for ref, flows in form.flows.items():
        cells = (ref, *flows)
        before = previous.figures.get(ref)
        if before is None or any(cell not in figures for cell in cells):
            continue
        figure, made, ended = (figures[cell] for cell in cells)
        expected = subtract((before or 0) + (made or 0), ended)
        if figure == expected:
            continue
        right = "不够减" if expected < 0 else f"应是{expected}件"
        gap = "" if expected < 0 else f"，{_gap(figure, expected)}件"
        yield Fault(
            f"{cell_name(form, ref)}：上年有效{print_figure(before)}件，加本年制发"
            f"{print_figure(made)}件，减本年废止{print_figure(ended)}件，{right}，"
            f"填的是{print_figure(figure)}件{gap}；"
            "请核对，确实如此的写明原因。",
            cells,
            severity=None if same_form else INFO,
            expected=expected,
            actual=figure,
        )


@rule(
    "Y04",
    INFO,
    source=_PUBLISHED,
    help=(
        "同一格的数字比上年大10倍以上，或不到十分之一，审核的人会问是不是多按或少按了一位。"
        "确实变化这样大的不用改，最好在第一部分说明原因。"
    ),
)
@_with_last_year
def check_leaps(context: Context, previous: Report) -> Iterator[Fault]:
    """A figure ten times last year's or a tenth of it, when both are more than ten."""
    yield from islice(_leaps(context.tables, previous.tables), _LEAPS_TOLD)


@rule(
    "Y05",
    WARNING,
    source=_PUBLISHED,
    help=(
        "整张表的数字与上年一个不差，审核的人可能认为是照抄。请按今年的台账重新核对；"
        "确实相同的，写明原因。"
    ),
)
@_with_last_year
def check_same_table(context: Context, previous: Report) -> Iterator[Fault]:
    """A whole table that equals last year's; what only stays in force is no sign."""
    form, figures = context.form, context.tables.figures
    for table in form.tables:
        now = [figures.get(ref) for ref in table.typed_cells]
        if now != [previous.figures.get(ref) for ref in table.typed_cells]:
            continue
        moved = [ref for ref in table.typed_cells if ref not in table.flows and figures.get(ref)]
        if len(moved) < _FEW and all((figures[ref] or 0) < _LARGE for ref in moved):
            continue
        yield Fault(
            f"{table_name(form, table.key)}的数字与{previous.year}年完全相同，"
            f"其中{len(moved)}格不是0；可能是照抄了上年，请按今年的台账核对。",
            tuple(moved),
        )


@rule(
    "Y06",
    WARNING,
    source="本程序的经验规则",
    help=(
        "第一部分80%以上、第五部分60%以上的文字与上年相同，"
        "有的县可能按雷同扣分（按 Ctrl+P 选“核对界限”可以改）。"
        "法规名称、固定说法和数字不比；按 Ctrl+P 找“雷同”看相同的句子，"
        "改成今年的做法。"
    ),
)
@_with_last_year
def check_likeness(context: Context, previous: Report) -> Iterator[Fault]:
    """Not more of section one or five than the office allows stood in last year's."""
    form, office = context.form, context.office
    limits = (office.overview_alike, office.problems_alike)
    for section, limit in zip(form.prose_sections(), limits, strict=False):
        paragraphs = section_likeness(form, context.prose, previous.prose, section.key)
        percent, counted = section_percent(paragraphs)
        repeated = [span for paragraph in paragraphs for span in paragraph.repeated]
        if counted < _OWN_CHARACTERS or percent < limit or not repeated:
            continue
        yield Fault(
            f"“{section.title.text}”有{percent}%的文字、{len(repeated)}句话与{previous.year}年的"
            f"报告相同，达到{limit}%有的县可能认为雷同；请改写成今年的情况，第一句相同的已经标出。",
            repeated[0],
        )


def _not_carried(form: Form, table: FigureTable, ref: CellRef, now: Figure, then: Figure) -> Fault:
    return Fault(
        f"{table_name(form, ref.table)}·{column_name(table, ref)}列："
        f"今年填的上年结转是{print_figure(now)}件，上年报告结转下来{print_figure(then)}件，"
        f"{_gap(now, then)}件；上年报告公布了的不能再改，请改成一致，确实不同的写明原因。",
        ref,
        expected=then,
        actual=now,
    )


def _gap(actual: Figure, expected: Figure) -> str:
    difference = subtract(actual, expected)
    return f"多{print_figure(difference)}" if difference > 0 else f"少{print_figure(-difference)}"


def _leaps(tables: FilledTables, previous: FilledTables) -> Iterator[Fault]:
    form = tables.form
    for ref, now in tables.figures.items():
        then = previous.figures.get(ref)
        if not is_leap(now, then):
            continue
        table = form.table(ref.table)
        unit = table.columns[ref].unit.value
        yield Fault(
            f"{table_name(form, ref.table)}{row_name(table.rows[ref.row])}行"
            f"“{column_name(table, ref)}”列：上年{print_figure(then)}{unit}，今年"
            f"{print_figure(now)}{unit}，相差{LEAP}倍以上；请核对是不是多按或少按了一位。",
            ref,
            expected=then,
            actual=now,
        )


RULES = (
    check_carried,
    check_still_in_force,
    check_leaps,
    check_same_table,
    check_likeness,
)
