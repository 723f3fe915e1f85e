"""What words, lists or last year's table make unlikely, though no number of the form says so."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from nianbao.report.checks.context import Context
from nianbao.report.checks.rule import INFO, WARNING, Fault, each_passage, rule
from nianbao.report.claims.claims import Passage, skeleton_of
from nianbao.report.claims.numerals import PERCENT
from nianbao.report.claims.quantities import ACCEPTED, BROUGHT, DECISIONS, HANDLED, RECEIVED
from nianbao.report.claims.skeleton import COUNT, SHARE, UNCOUNTED, Matter, Skeleton
from nianbao.report.claims.word_classes import spelled_out
from nianbao.report.facts import Fact
from nianbao.report.finding import Span
from nianbao.report.form.figures import CellRef, print_figure
from nianbao.report.form.names import cell_name, row_name, table_name
from nianbao.report.office_kinds import TOWNSHIPS
from nianbao.report.tables import FilledTables

_RATE = re.compile(
    spelled_out(
        "(?:(?:按时|按期|及时|依法|规范)?(?:申请)?(?:答复|办结|回复|办理|处理)|按[时期])率"
        r"(?:为|达到|达|均|是|[：:\s])*%"
    ).replace("%", SHARE)
)
_CAME = (RECEIVED, ACCEPTED, HANDLED, BROUGHT)
_HOPED = re.compile("确保|力争|保证|要求|今后|努力|目标")

_LAND = "宅基地|村民住宅用地|(?:村民|农民|农村)建房(?:用地)?|建房用地"
_GRANTED = re.compile(
    rf"(?:审批|批准|核准|审核|办理|办结){UNCOUNTED}{{0,10}}?(?:{_LAND}){UNCOUNTED}{{0,8}}(?P<at>{COUNT})"
    rf"|(?:{_LAND})(?:用地)?(?:审批|批准|申请审批|报批){UNCOUNTED}{{0,8}}(?P<by>{COUNT})"
    rf"|(?:核发|发放|颁发){UNCOUNTED}{{0,6}}(?:乡村建设规划许可证|宅基地批准书){UNCOUNTED}{{0,4}}(?P<of>{COUNT})"
)
_NOT_GRANTED = re.compile(
    "公开|公示|公布|发布|培训|流程|指南|咨询|涉及|内容|政策|信息|计划|县级|上报|录入"
    "|诉讼|复议|信访|投诉|举报|纠纷|争议|转报|报送|未经|违规|违法|查处|拆除|确权|登记|汇编|制度|档案|资料|台账"
)
_UNITS_OF_LAND = frozenset(["件", "宗", "户", "份", "起", "个", "处", "例", "项", "套"])
_LICENSING = DECISIONS["许可"]

_TOTAL_NAMES = re.compile("合计|总计|小计|总数|总量|共计|汇总|^总$|^全部$")
_ENOUGH, _LEAST = 3, 10
"""Lines of a list of which one can be the sum; the least sum of one whose name does not say so."""


@rule(
    "X14",
    INFO,
    source="本程序的经验规则",
    help=("没有收到申请，就没有办结率、答复率可言，审核的人可能认为是照抄。请删去百分比。"),
)
@each_passage
def check_share_of_nothing(context: Context, passage: Passage) -> Iterator[Fault]:
    """A rate of answers where no request came."""
    bones = skeleton_of(passage)
    for match in _RATE.finditer(bones.text):
        share = bones.numbers[match.end() - 1]
        told = share.unit == PERCENT and share.value > 0 and _is_of_requests(bones, match.start())
        if told and not _some_came(context, passage):
            start, end = bones.span(*match.span())
            words = passage.text[start:end]
            yield Fault(
                f"{passage.called}写“{words}”，本年没有收到申请，也没有上年结转，"
                "算不出百分之几；请删去这一句，或核对收到的件数。",
                Span(passage.field, start, end),
            )


def _some_came(context: Context, passage: Passage) -> bool:
    """Whether a request came, to judge by the words, else by the table; True where none tells."""
    came = [one for one in context.claims if one.quantity in _CAME]
    here = [one for one in came if one.span.field == passage.field]
    if came:
        return not here or any(one.value for one in came)
    in_table = context.value_of(RECEIVED.accepts[1])
    return in_table is None or in_table > 0


def _is_of_requests(bones: Skeleton, at: int) -> bool:
    """Whether a rate is that of requests, of this year, and no wish."""
    clause = bones.clause(at)
    words = bones.text[clause.start : clause.end]
    return clause.ours and bones.matter(at) is Matter.REQUESTS and not _HOPED.search(words)


@rule(
    "A07",
    INFO,
    source="土地管理法第六十二条；表二",
    help=(
        "农村村民住宅用地由乡镇人民政府审核批准，一般算行政许可，"
        "审核的人可能会问表二怎么是0。请核对是不是漏统计了；由县里批的不算。"
    ),
)
def check_land_granted(context: Context) -> Iterator[Fault]:
    """Homesteads were granted, they say, but the table has no licences."""
    if context.kind not in TOWNSHIPS or context.value_of(_LICENSING.accepts[0]) != 0:
        return
    granted = filter(None, context.each(_granted, context.passages))
    yield from islice(granted, 1)


def _granted(context: Context, passage: Passage) -> Fault | None:
    """The first homesteads that a passage says were granted."""
    bones = skeleton_of(passage)
    for match in _GRANTED.finditer(bones.text):
        at = match.start(match.lastgroup or 0)
        number, clause = bones.numbers[at], bones.clause(match.start())
        words = bones.text[clause.start : match.end()]
        if not clause.ours or _NOT_GRANTED.search(words) or not number.value:
            continue
        if number.unit in _UNITS_OF_LAND:
            start, end = bones.span(*match.span())
            cell = cell_name(context.form, _LICENSING.accepts[0][0])
            return Fault(
                f"{passage.called}写“{passage.text[start:end]}”，{cell}是0件；"
                "镇里批准的宅基地一般算行政许可，请核对是不是漏统计了。",
                Span(passage.field, start, end),
                expected=0,
                actual=int(number.value),
            )
    return None


@rule(
    "Y03",
    INFO,
    source="表四；与上年已公布的报告核对",
    help=(
        "上年还没有审结的复议、诉讼，今年有了结果要填在今年的表四里，"
        "没有结果的仍填尚未审结。今年的总计比上年尚未审结的还少，"
        "审核的人会问差的在哪里。"
    ),
)
def check_pending_of_last_year(context: Context) -> Iterator[Fault]:
    """Table four's total of a row is no less than what was pending in it last year."""
    last = context.last_year
    if last is None:
        return
    for row in ("reconsideration", "litigation_direct", "litigation_after"):
        pending, total = (CellRef("challenges", row, column) for column in ("pending", "total"))
        before, now = _known(last.tables, pending), _known(context.tables, total)
        if before is not None and now is not None and now < before:
            form = context.form
            table = form.table("challenges")
            yield Fault(
                f"{table_name(form, table.key)}{row_name(table.rows[row])}的总计是{now}件，"
                f"上年尚未审结的有{before}件，少{before - now}件；"
                "请核对上年没有审结的是不是都填了。",
                (total,),
                expected=before,
                actual=now,
            )


def _known(tables: FilledTables, ref: CellRef) -> int | None:
    return tables.sum_of((ref,)) if ref in tables.form.columns else None


@rule(
    "F01",
    WARNING,
    source="本程序的经验规则",
    help=(
        "常用数的列表里，有一行恰好是其余各行的和，可能把“合计”也当成了一项，"
        "印出来审核的人一加就不对。总数由程序算，不用写。"
    ),
)
def check_total_among_items(context: Context) -> Iterator[Fault]:
    """No item of a list is the sum of the others."""
    for fact in context.facts:
        item = _total_of(fact)
        if item:
            name, number = item
            yield Fault(
                f"常用数“{fact.name}”里的“{name}”是{print_figure(number)}，"
                "恰好等于其余各行的和，可能把合计也算成了一项；请核对，是合计的请删去这一行。",
                context.form.sections[0].key,
            )


def _total_of(fact: Fact) -> tuple[str, Decimal | int] | None:
    """The item that is the sum of the others; None where there is none, or it may be by chance."""
    items = [(item.name, item.number) for item in fact.items or () if item.number is not None]
    if len(items) < _ENOUGH or len(items) < len(fact.items or ()):
        return None
    whole = sum((Decimal(number) for _, number in items), Decimal(0))
    for place, (name, number) in enumerate(items):
        others = [one for at, (_, one) in enumerate(items) if at != place and one]
        if not number or Decimal(number) * 2 != whole or len(others) < 2:
            continue
        at_end = place in (0, len(items) - 1) and number >= _LEAST
        if _TOTAL_NAMES.search(name) or at_end:
            return name, number
    return None


RULES = (
    check_share_of_nothing,
    check_land_granted,
    check_pending_of_last_year,
    check_total_among_items,
)
