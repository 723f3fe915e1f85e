"""X09 for parts of the year: what halves, quarters or months had adds up to what the year had.

Only where the parts told are the whole year, each month once: 上半年11件，下半年15件，全年共26件.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from nianbao.report.checks.context import Context
from nianbao.report.checks.rule import Fault
from nianbao.report.claims.claims import Passage
from nianbao.report.claims.quantities import DUE, RECEIVED
from nianbao.report.claims.skeleton import COUNT, IN_BRACKETS, ROUGH, SHARE, Matter, Skeleton
from nianbao.report.finding import Span
from nianbao.report.text import late

_MONTHS = 12
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4}
_PERIOD = re.compile(
    "(?P<half>[上下])半年"
    "|(?P<so_far>前三)(?:个)?季度"
    "|第?(?P<quarters>[一二三四](?:[、和][一二三四])*)(?:个|两|两个)?季度"
    r"|(?<!\d)(?P<first>\d{1,2}|年初)\s*月?(?:份)?\s*[-—–~～至到、和]+\s*(?P<last>\d{1,2})\s*(?:两个?)?月(?:份|底|末)?"
    r"|(?<![\d至到—–~～-])(?P<month>\d{1,2})\s*月(?:份)?(?![\s份]*[-—–~～至到、和\d])"
)
_GAP = f"[^。；！？\n{COUNT}{ROUGH}{SHARE}]"
_ITEM = re.compile(
    rf"(?P<period>{_PERIOD.pattern})(?P<act>[^，。；：、\n{COUNT}{ROUGH}{SHARE}]{{0,16}})(?P<at>{COUNT})"
)
_TOTAL = re.compile(
    rf"[，、；\s]*(?:全年|年度|一年|合计|共计|总计|累计|共)(?P<act>{_GAP}{{0,14}}?)(?P<at>{COUNT})"
)
_BEFORE = re.compile(rf"{COUNT}[，：:（(]\s*$")
_TOLD_BEFORE = (
    rf"(?:^|[。；\n，])(?:[我本全][镇乡]|街道)?(?:全年|本年|今年|年度|共|合计|累计)"
    rf"(?P<act>{_GAP}{{0,14}}?)(?P<at>{COUNT})[。；]\s*$"
)
"""A sentence before the periods that ends in the total of the year."""
_PLAIN = re.compile("全年|合计|共计|总计|累计|共|各类|信息|申请|政府|公开|的|为|了|计|，|、")
_ACT = re.compile("收到|受理|接收|办结|答复|公开|发布|推送|开展|组织|举办|召开|作出|办理|更新|培训")
_NOT_THIS_YEAR = re.compile("上年|去年|往年|前年|明年|计划|拟|力争|目标|同比|相比|较|增|减")
_CAME = re.compile("(?:收到|受理|接收|接到)(?:政府|信息|公开|依|的)*申请")
_PARTS = "其中|包括|包含|含|较|比|同比"
_LEAD = 6
"""Characters before a period that tell of which year it is."""
_FAR = 200
"""Characters that periods of one year and their total take."""


def wrong_periods(context: Context, passage: Passage, bones: Skeleton) -> Iterator[Fault]:
    """Every whole year of periods that does not add up to the total behind it, or the table's."""
    if not _PERIOD.search(bones.text):
        return
    for start, end in bones.sentences:
        items = list(_ITEM.finditer(bones.text, start, end))
        if len(items) > 1 and _are_the_year(items) and _are_of_one_thing(bones, items):
            yield from _wrong(context, passage, bones, items, end)


def _are_the_year(items: list[re.Match[str]]) -> bool:
    """Whether the periods, each told once, are all months of the year."""
    months = [month for item in items for month in _months(item)]
    return sorted(months) == list(range(1, _MONTHS + 1))


def _months(item: re.Match[str]) -> Iterator[int]:
    if half := item["half"]:
        yield from range(1, 7) if half == "上" else range(7, _MONTHS + 1)
    elif item["so_far"]:
        yield from range(1, 10)
    elif quarters := item["quarters"]:
        for one in re.findall("[一二三四]", quarters):
            last = 3 * _QUARTERS[one]
            yield from range(last - 2, last + 1)
    elif month := item["month"]:
        yield int(month)
    else:
        first = 1 if item["first"] == "年初" else int(item["first"])
        yield from range(first, min(int(item["last"]), _MONTHS) + 1)


def _are_of_one_thing(bones: Skeleton, items: list[re.Match[str]]) -> bool:
    """Whether the numbers count one thing: in one unit, by one verb, of this year."""
    numbers = [bones.numbers[item.start("at")] for item in items]
    acts = {act[0] for item in items if (act := _ACT.search(item["act"]))}
    first, last = items[0].start(), items[-1].end()
    together = all(other.start() - one.end() < _FAR for one, other in pairwise(items))
    if any(_has_another(bones, one.end(), other.start()) for one, other in pairwise(items)):
        return False
    return (
        together
        and len({number.unit for number in numbers}) == 1
        and all(isinstance(number.value, int) for number in numbers)
        and len(acts) < 2
        and not _NOT_THIS_YEAR.search(bones.text, max(0, first - _LEAD), last)
    )


def _has_another(bones: Skeleton, start: int, end: int) -> bool:
    """Whether a period goes on with a number that is no part of its first: 甲镇142条、乙镇97条."""
    between = bones.text[start:end]
    plain = IN_BRACKETS.sub("", between)
    return COUNT in plain and not late(_PARTS).search(plain)


def _is_of_same(total: re.Match[str], items: list[re.Match[str]]) -> bool:
    """Whether a total is told in the words of the periods: of 核查96条 更正5条 is none."""
    words = _PLAIN.sub("", total["act"])
    return all(any(one in item["act"] for item in items) for one in words)


def _told_before(bones: Skeleton, items: list[re.Match[str]]) -> re.Match[str] | None:
    """The total that the sentence before the periods ends in, where it is of the same thing."""
    start, end = max(0, items[0].start() - _FAR), items[0].start()
    told = late(_TOLD_BEFORE).search(bones.text, start, end)
    return told if told and _is_of_same(told, items) else None


def _wrong(
    context: Context, passage: Passage, bones: Skeleton, items: list[re.Match[str]], end: int
) -> Iterator[Fault]:
    added = sum(int(bones.numbers[item.start("at")].value) for item in items)
    unit = bones.numbers[items[0].start("at")].unit
    total = _TOTAL.match(bones.text, items[-1].end(), end)
    if total:
        number = bones.numbers[total.start("at")]
        if number.unit != unit or number.value == added or not _is_of_same(total, items):
            return
        said, right, fact = int(number.value), added, f"各段相加是{added}{unit}"
        span = Span(passage.field, *bones.span(total.start("at"), total.end()))
    elif before := _BEFORE.search(bones.text, max(0, items[0].start() - _LEAD), items[0].start()):
        number = bones.numbers[before.start()]
        if number.unit != unit or number.value == added:
            return
        said, right, fact = int(number.value), added, f"后面各段相加是{added}{unit}"
        span = Span(passage.field, number.start, number.end)
    elif (told := _told_before(bones, items)) and unit == bones.numbers[told.start("at")].unit:
        number = bones.numbers[told.start("at")]
        if number.value == added:
            return
        said, right, fact = int(number.value), added, f"后面各段相加是{added}{unit}"
        span = Span(passage.field, number.start, number.end)
    else:
        asked = f"{bones.text[items[0].start() : items[-1].end()]}"
        wholes = [context.value_of(cells) for cells in (*RECEIVED.accepts, *DUE.accepts)]
        at = items[0].start("at")
        if bones.matter(at) is not Matter.REQUESTS or not _CAME.search(asked):
            return
        if None in wholes or added in wholes:
            return
        said, right = added, wholes[0] or 0
        fact = f"各段相加是{added}件，表三里本年新收的申请是{right}件"
        span = Span(passage.field, *bones.span(items[0].start(), items[-1].end()))
    gap = said - right if fact.endswith(f"申请是{right}件") else right - said
    yield Fault(
        f"{passage.called}写“{passage.text[span.start : span.end]}”，{fact}，"
        f"{'多' if gap > 0 else '少'}{abs(gap)}{unit}；请核对总数和各段的数。",
        span,
        expected=right,
        actual=said,
    )
