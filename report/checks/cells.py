"""N02, N03, N05, N06: what single cells may hold. N01, N07, N08 are found by readers."""

import re
from collections.abc import Iterator
from decimal import Decimal

from report.checks.offices import TOWNSHIPS, reporting_kind
from report.checks.rule import Context, Rule
from report.finding import Finding, Severity
from report.form.figures import CellRef, print_figure
from report.form.names import cell_name, table_name
from report.words.fields import prose_fields
from report.words.sentences import Piece, narrow, sentences

_RULES_ROW = ("disclosure", "rules")
_YUAN = Decimal(10_000)
"""元 in one 万元."""
_AMOUNT = re.compile(r"(?<![\d,.])(\d[\d,]{0,15}(?:\.\d{1,6})?)\s*(万?)元")


def check_decimals(context: Context) -> Iterator[Finding]:
    """N02: money has at most the decimals the office has set."""
    decimals = context.office.fee_decimals
    for ref, fee in _fees(context):
        text = print_figure(fee)
        if len(text.partition(".")[2]) > decimals:
            yield Finding(
                "N02",
                Severity.ERROR,
                f"{cell_name(context.report.form, ref)}：{text}万元超过{decimals}位小数，"
                f"请四舍五入到{decimals}位。",
                ref.table,
                (ref,),
                actual=fee,
            )


def check_blanks(context: Context) -> Iterator[Finding]:
    """N03: blank cells, one finding a table; the first blank is where Enter jumps."""
    report = context.report
    for table in report.form.tables:
        blanks = report.blanks(table.key)
        if blanks:
            yield Finding(
                "N03",
                Severity.WARNING,
                f"{table_name(report.form, table.key)}还有{len(blanks)}格空着，"
                f"第一格在{cell_name(report.form, blanks[0])}；没有发生的请填0。",
                table.key,
                blanks,
            )


def check_fee_unit(context: Context) -> Iterator[Finding]:
    """N05: a fee that looks keyed in 元: it is huge, or the text gives the same figure in 元."""
    limit = context.office.fee_limit
    for ref, fee in _fees(context):
        in_text = next((said for yuan, said in _amounts(context) if yuan == fee > 0), "")
        if not in_text and not fee >= limit > 0:
            continue
        fact = f"文字里写的是{in_text}" if in_text else f"达到{limit}万元"
        yield Finding(
            "N05",
            Severity.WARNING,
            f"{cell_name(context.report.form, ref)}：填的是{print_figure(fee)}万元，{fact}，"
            "可能是按元填的；如果是元，请在格子里输入数字和“元”字，程序换算成万元。",
            ref.table,
            (ref,),
            actual=fee,
        )


def check_rules_of_law(context: Context) -> Iterator[Finding]:
    """N06: townships make no 规章, so the row is 0."""
    if reporting_kind(context) not in TOWNSHIPS:
        return
    filled = tuple(
        ref for ref, figure in context.report.figures.items() if _makes_rules(ref, figure)
    )
    if filled:
        figure = context.report.figures[filled[0]]
        yield Finding(
            "N06",
            Severity.WARNING,
            f"{cell_name(context.report.form, filled[0])}：填了{print_figure(figure)}，"
            "乡镇、街道不能制定规章，这一行应当都是0；可能是把规范性文件填到了这一行。",
            filled[0].table,
            filled,
            actual=figure,
        )


def _fees(context: Context) -> Iterator[tuple[CellRef, Decimal]]:
    for ref, figure in context.report.figures.items():
        if isinstance(figure, Decimal):
            yield ref, figure


def _makes_rules(ref: CellRef, figure: object) -> bool:
    return ref[:2] == _RULES_ROW and bool(figure)


def _amounts(context: Context) -> Iterator[tuple[Decimal, str]]:
    """The fees that the text names, in 元, and as they are printed."""
    for field in prose_fields(context.report, headings=False):
        if "费" in field.text and "元" in field.text:
            for sentence in sentences(field.text):
                yield from _amounts_in(sentence)


def _amounts_in(sentence: Piece) -> Iterator[tuple[Decimal, str]]:
    if "费" not in sentence.text:
        return
    for match in _AMOUNT.finditer(narrow(sentence.text)):
        yuan = Decimal(match[1].replace(",", "")) * (_YUAN if match[2] else 1)
        yield yuan, match[0]


RULES: tuple[Rule, ...] = (
    Rule(
        "N01",
        Severity.ERROR,
        "统一格式的填报说明",
        "件数是0或正整数。读入的原文里某一格不是数字，没有读入，先空着。请照原文或台账填上。",
    ),
    Rule(
        "N02",
        Severity.ERROR,
        "统一格式的填报说明",
        "收费金额以万元为单位，小数位数不超过设置的位数（一般4位，到元）。"
        "位数太多时请四舍五入；也可以直接输入“40元”，由程序换算。",
        check_decimals,
    ),
    Rule(
        "N03",
        Severity.WARNING,
        "统一格式的填报说明",
        "表格里没有发生的要填0，不能空着，空格会被当作漏填。按 F7 可以把这张表里空着的格都填上0。",
        check_blanks,
    ),
    Rule(
        "N05",
        Severity.WARNING,
        "统一格式表二：收费金额的单位是万元",
        "收费金额的单位是万元，常有人按元填，数字就大了一万倍。"
        "请核对：如果是元，输入时在数字后面加“元”字，程序会换算。",
        check_fee_unit,
    ),
    Rule(
        "N06",
        Severity.WARNING,
        "《立法法》；统一格式表二",
        "规章只能由国务院部门、省和设区的市的政府制定，乡镇、街道没有，这一行填0。"
        "本镇制定的文件应填在规范性文件那一行。",
        check_rules_of_law,
    ),
    Rule(
        "N07",
        Severity.WARNING,
        "读入时的核对",
        "读入的原文里，一个数字被空格断成了两个，例如“1 2”。连起来合计正好相等，请与原文核对。",
    ),
    Rule(
        "N08",
        Severity.ERROR,
        "读入时的核对",
        "读入的原文里，这一行的数字比列数多或少，对不上列。"
        "多出的是重复的总计或末尾的0时只作提醒；否则没有读入，请照原文填写。",
    ),
)
