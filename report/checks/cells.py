"""What single cells may hold. N01, N07, N08 are found by readers."""

import re
from collections.abc import Iterator
from decimal import Decimal

from nianbao.report.checks.context import Context
from nianbao.report.checks.rule import ERROR, WARNING, Fault, Rule, rule
from nianbao.report.form.figures import CellRef, print_figure
from nianbao.report.form.names import cell_name, table_name
from nianbao.report.office_kinds import TOWNSHIPS
from nianbao.report.words.sentences import Stretch, narrow

_RULES_ROW = ("disclosure", "rules")
_YUAN = Decimal(10_000)
"""元 in one 万元."""
_AMOUNT = re.compile(r"(?<![\d,.])(\d[\d,]{0,15}(?:\.\d{1,6})?)\s*(万?)元")


@rule(
    "N02",
    ERROR,
    source="统一格式的填报说明",
    help=(
        "收费金额以万元为单位，小数不超过设置的位数（一般4位，到元），"
        "多了审核的人看不出是多少钱。请四舍五入，或直接输入“40元”，"
        "由程序换算。"
    ),
)
def check_decimals(context: Context) -> Iterator[Fault]:
    """Money has at most the decimals the office has set."""
    decimals = context.office.fee_decimals
    for ref, fee in _fees(context):
        text = print_figure(fee)
        if len(text.partition(".")[2]) > decimals:
            yield Fault(
                f"{cell_name(context.form, ref)}：{text}万元超过{decimals}位小数，"
                f"请四舍五入到{decimals}位。",
                ref,
                actual=fee,
            )


@rule(
    "N03",
    WARNING,
    source="统一格式的填报说明",
    blocks=True,
    help=("空着的格，审核的人会当作漏填。没有发生的填0，按 F7 把这张表里空着的格都填上0。"),
)
def check_blanks(context: Context) -> Iterator[Fault]:
    """Blank cells, one finding a table; the first blank is where Enter jumps.

    What an error tells of already, be it a table that is not there at all, is not told again.
    """
    form, tables = context.form, context.tables
    errors = [one for one in context.told_before("N03") if one.severity is ERROR]
    told = {ref for one in errors for ref in one.cells}
    bare = {one.section for one in errors if one.rule == "S01"}
    for table in form.tables:
        blanks = tuple(ref for ref in tables.blanks(table.key) if ref not in told)
        if blanks and table.key not in bare:
            yield Fault(
                f"{table_name(form, table.key)}还有{len(blanks)}格空着，"
                f"第一格在{cell_name(form, blanks[0])}；没有发生的请填0。",
                blanks,
            )


@rule(
    "N05",
    WARNING,
    source="统一格式表二：收费金额的单位是万元",
    help=(
        "审核的人看到乡镇收费上千万元会问，多半是按元填了，大了一万倍。"
        "单位是万元；是元的，输入时在数字后面加“元”字，程序换算。"
    ),
)
def check_fee_unit(context: Context) -> Iterator[Fault]:
    """A fee that looks keyed in 元: it is huge for a township, or the text has it in 元.

    A county or a city collects as much lawfully.
    """
    limit = context.office.fee_limit if context.kind in TOWNSHIPS else 0
    for ref, fee in _fees(context):
        in_text = next((said for yuan, said in _amounts(context) if yuan == fee > 0), "")
        if not in_text and not fee >= limit > 0:
            continue
        fact = f"文字里写的是{in_text}" if in_text else f"达到{limit}万元"
        yield Fault(
            f"{cell_name(context.form, ref)}：填的是{print_figure(fee)}万元，{fact}，"
            "可能是按元填的；如果是元，请在格子里输入数字和“元”字，程序换算成万元。",
            ref,
            actual=fee,
        )


@rule(
    "N06",
    WARNING,
    source="《立法法》第九十一条、第九十三条；统一格式表二",
    help=(
        "审核的人看到乡镇填了规章，会要求改：规章只能由国务院部门和有权的直属机构，"
        "省、自治区、直辖市、设区的市、自治州的政府制定。这一行填0，"
        "本镇的文件填在规范性文件那一行。"
    ),
)
def check_rules_of_law(context: Context) -> Iterator[Fault]:
    """Townships make no 规章, so the row is 0."""
    if context.kind not in TOWNSHIPS:
        return
    filled = tuple(
        ref for ref, figure in context.tables.figures.items() if _makes_rules(ref, figure)
    )
    if filled:
        figure = context.tables.figures[filled[0]]
        yield Fault(
            f"{cell_name(context.form, filled[0])}：填了{print_figure(figure)}，"
            "乡镇、街道不能制定规章，这一行应当都是0；可能是把规范性文件填到了这一行。",
            filled,
            actual=figure,
        )


def _fees(context: Context) -> Iterator[tuple[CellRef, Decimal]]:
    for ref, figure in context.tables.figures.items():
        if isinstance(figure, Decimal):
            yield ref, figure


def _makes_rules(ref: CellRef, figure: object) -> bool:
    return ref[:2] == _RULES_ROW and bool(figure)


def _amounts(context: Context) -> Iterator[tuple[Decimal, str]]:
    """The fees that the text names, in 元, and as they are printed."""
    for text in context.plain_texts:
        if "费" in text.text and "元" in text.text:
            for sentence in text.sentences:
                yield from _amounts_in(sentence)


def _amounts_in(sentence: Stretch) -> Iterator[tuple[Decimal, str]]:
    if "费" not in sentence.text:
        return
    for match in _AMOUNT.finditer(narrow(sentence.text)):
        yuan = Decimal(match[1].replace(",", "")) * (_YUAN if match[2] else 1)
        yield yuan, match[0]


RULES = (
    Rule(
        "N01",
        ERROR,
        source="统一格式的填报说明",
        help=(
            "件数是0或正整数，别的写法审核的人会要求改。读入的原文里这一格不是数字，"
            "先空着，请照原文或台账填上。"
        ),
    ),
    check_decimals,
    check_blanks,
    check_fee_unit,
    check_rules_of_law,
    Rule(
        "N07",
        WARNING,
        source="本程序读入时的核对",
        help=(
            "读入的原文里，一个数字被空格断成了两个，例如“1 2”，"
            "审核的人会当作两个数。连起来合计正好相等，请与原文核对。"
        ),
    ),
    Rule(
        "N08",
        ERROR,
        source="本程序读入时的核对",
        help=(
            "读入的原文里，这一行的数字比列数多或少，审核的人对不上列。"
            "多出的是重复的总计或末尾的0时只作提醒；否则没有读入，请照原文填写。"
        ),
    ),
)
