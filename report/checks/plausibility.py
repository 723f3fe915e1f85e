"""Figures that close, and yet a reviewer would ask about."""

from collections.abc import Iterator

from nianbao.report.checks.context import Context
from nianbao.report.checks.rule import INFO, WARNING, Fault, rule
from nianbao.report.form.figures import CellRef, print_figure, subtract
from nianbao.report.form.names import cell_name
from nianbao.report.office_kinds import TOWNSHIPS

_SECRET, _OTHER, _OUTCOMES = (
    CellRef("requests", row, "total")
    for row in ("withheld_state_secret", "closed_other", "outcomes_total")
)
_OVERDUE = CellRef("requests", "closed_correction_overdue", "other")
_SINGLE = 1
"""One case closed for other reasons is no pattern, whatever its share."""


@rule(
    "A05",
    WARNING,
    source="统一格式表二",
    help=(
        "审核的人会验算：今年制发、没有废止的文件，年底应当还有效，"
        "现行有效的件数不会少于制发减废止。少了，多半是漏填了现行有效的件数。"
    ),
)
def check_in_force(context: Context) -> Iterator[Fault]:
    """No fewer are in force than the year's made less repealed."""
    figures = context.tables.figures
    for ref, flows in context.form.flows.items():
        cells = (ref, *flows)
        if any(cell not in figures for cell in cells):
            continue
        in_force, made, ended = (figures[cell] for cell in cells)
        least = subtract(made, ended)
        if subtract(in_force, least) < 0:
            yield Fault(
                f"{cell_name(context.form, ref)}：填的是{print_figure(in_force)}件，"
                f"本年制发{print_figure(made)}件、废止{print_figure(ended)}件，"
                f"年底至少还有{print_figure(least)}件有效；请核对是不是漏填了有效的件数。",
                cells,
                expected=least,
                actual=in_force,
            )


@rule(
    "A06",
    INFO,
    source="本程序的经验规则",
    help=(
        "所有表格都是0，就是零报告；审核的人可能会问是不是没有统计。"
        "可以这样报，请确认全年真的没有发生，特别是行政许可、行政处罚和收费。"
    ),
)
def check_all_zero(context: Context) -> Iterator[Fault]:
    """Every figure of the report is zero; said once."""
    tables = context.tables
    empty = any(tables.blanks(table.key) for table in tables.form.tables)
    if empty or any(tables.figures.values()):
        return
    yield Fault(
        "表二、表三、表四的数字都是0，是一份零报告；"
        "请确认全年没有许可、处罚、收费、申请和复议诉讼。",
        tables.form.tables[0].key,
    )


@rule(
    "C06",
    WARNING,
    source="本程序的经验规则；统一格式表三",
    help=(
        "归入“其他”的太多，审核的人可能会问各是什么结果，如撤回、合并等。"
        "能归入前面各种结果的请改填；确实如此的写明原因。"
    ),
)
def check_other_reasons(context: Context) -> Iterator[Fault]:
    """Not too many requests are closed for other reasons."""
    if _OVERDUE not in context.form.columns:
        return  # the trial form has one row for every other way a request was closed
    figures, most = context.tables.all_figures, context.office.other_share
    other, outcomes = figures.get(_OTHER), figures.get(_OUTCOMES)
    if other is None or not outcomes or other <= _SINGLE or other * 100 <= outcomes * most:
        return
    yield Fault(
        f"{cell_name(context.form, _OTHER)}：{print_figure(other)}件，占办理结果"
        f"{print_figure(outcomes)}件的{int(other * 100 / outcomes)}%，超过{most}%；"
        "“其他”如撤回、合并办理等，请看有没有应归入前面各种结果的。",
        _cells_of(context, _OTHER),
        actual=other,
    )


@rule(
    "C10",
    WARNING,
    source="《条例》第十四条；《保守国家秘密法》第十七条、第十八条",
    help=(
        "审核的人会问定密依据：定密权在中央和省级机关、设区的市级机关和它们授权的单位，"
        "别的单位只能照已定密的派生定密。没有依据的，多半是填错了行。"
    ),
)
def check_state_secrets(context: Context) -> Iterator[Fault]:
    """A township hardly ever holds a state secret."""
    number = context.tables.all_figures.get(_SECRET)
    if not number or context.kind not in TOWNSHIPS:
        return
    yield Fault(
        f"{cell_name(context.form, _SECRET)}：填了{print_figure(number)}件，"
        "乡镇、街道极少有国家秘密；请核对有没有定密依据，是不是应填在别的行。",
        _cells_of(context, _SECRET),
        actual=number,
    )


def _cells_of(context: Context, total: CellRef) -> tuple[CellRef, ...]:
    """The cells that are not 0 in the row of a total, and the total: Enter jumps to the first."""
    row = [ref for ref in context.tables.figures if ref[:2] == total[:2]]
    return (*(ref for ref in row if context.tables.figures[ref]), total)


RULES = (
    check_in_force,
    check_all_zero,
    check_other_reasons,
    check_state_secrets,
)
