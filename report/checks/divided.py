"""X09 for what a sentence divides without saying 其中: by topic, by way, by what was done of it.

收到申请26件，主要涉及征地14件、宅基地7件，其他5件; 查出问题5个，已整改4个，正在整改1个.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from nianbao.report.checks.context import Context
from nianbao.report.checks.listings import WAYS, Breakdown, BreakdownPart
from nianbao.report.claims.quantities import ANSWERED, RECEIVED
from nianbao.report.claims.skeleton import COUNT, ROUGH, SHARE, Matter, Skeleton
from nianbao.report.text import late

_MARKS = f"{COUNT}{ROUGH}{SHARE}"
_WORDS = rf"[^，。；：、（）()\n{_MARKS}]"
_END = "(?=[。；！\n）)]|，(?!其[中他它余])|$)"
_SET = f"[（(]?{COUNT}[）)]?"
"""A number of an item, bare or in brackets: 征地14件, 征地（14件）."""
_REST = rf"(?:其[他它余]|剩余)(?!组织){_WORDS}{{0,8}}{_SET}"
_BY_TOPIC = re.compile(
    rf"(?P<total>{COUNT}){_WORDS}{{0,10}}(?P<lead>[，：:]?(?:申请)?(?:内容|事项|类型)?(?:主要|分别|大多|多)?"
    rf"(?:涉及|集中在|集中于|包括|为|是|有)(?:的)?|(?<=共{COUNT})[，：:])"
    rf"(?P<list>(?:{_WORDS}{{1,14}}{_SET}[、，和]){{1,8}}{_REST}){_END}"
)
_TOPICS = re.compile(
    rf"(?:申请)?(?:内容|事项|类型)(?:来?看|[来上划]?分|主要|分别)*(?:涉及|集中在|为|是|有|[，：:])+"
    rf"(?P<list>(?:{_WORDS}{{1,14}}{_SET}[、，和]){{1,8}}{_REST}){_END}"
)
_WAY = f"(?:{WAYS}|电话|口头|短信)"
_BY_WAY = re.compile(
    rf"(?P<total>{COUNT})(?:的)?(?:申请)?中?[，：:]"
    rf"(?P<list>(?:通过)?{_WORDS}{{0,8}}{_WAY}{_WORDS}{{0,12}}{COUNT}(?:[、，和](?:通过)?{_WAY}{_WORDS}{{0,8}}{COUNT})+){_END}"
)
_FROM = rf"{COUNT}(?:申请)?(?:来自于?|通过|由|为|是|系|属于?){_WORDS}{{0,6}}{_WAY}{_WORDS}{{0,6}}"
_FROM_WAYS = re.compile(
    rf"(?P<total>{COUNT})(?:新收|的)*(?:申请)?(?:中?[，：:]|中)(?P<list>{_FROM}(?:[、，和]{_FROM}){{1,8}})(?=[。；！\n）)]|$)"
)
_WAYS_TOLD = (
    rf"(?:渠道|方式|途径|形式)(?:来?看|[来上划]?分|统计|区分)*[，：:]"
    rf"(?P<list>(?:通过)?{_WORDS}{{0,4}}{_WAY}{_WORDS}{{0,8}}{COUNT}"
    rf"(?:[、，和](?:通过)?{_WORDS}{{0,4}}{_WAY}{_WORDS}{{0,8}}{COUNT}){{1,8}})(?=[，。；！\n）)]|$)"
)
_WAYS_MARKS = ("看，", "分，", "分：", "看：", "计，", "渠道：", "方式：", "途径：", "形式：")
"""从申请渠道看，网络申请22件，邮寄申请9件: the ways of all, whether or not a total is told."""
_RATED = (
    rf"(?P<total>{COUNT}){_WORDS}{{0,12}}，(?:其中)?(?:评为|评定)?(?P<list>(?:优秀|良好){_WORDS}{{0,4}}{COUNT}"
    rf"(?:[、，和](?:优秀|良好|较好|一般|合格|基本合格|不合格|较差){_WORDS}{{0,4}}{COUNT}){{1,4}})(?=[，。；）]|$)"
)
"""督查18个村，优秀5个、良好9个、一般4个: no more are rated than there are."""
_AT_WORK = (
    rf"(?P<total>{COUNT})，(?P<list>{_WORDS}{{0,4}}(?:完[工成]|[建落]成|竣工|投用|交付|办结|销号|整改|解决|落实|答复){_WORDS}{{0,4}}{COUNT}"
    rf"[、，](?:在[建办]|正在|未|尚未|续建|推进|跨年){_WORDS}{{0,6}}{COUNT})(?=[，。；）]|$)"
)
_AT_WORK_MARKS = tuple(
    f"{COUNT}{mark}{word}"
    for mark in "、，"
    for word in ("在建", "在办", "正在", "未", "尚未", "续建", "推进", "跨年")
)
"""项目10个，完工9个、在建1个: no more is done and under way than there is."""
_ITEM = re.compile(rf"(?:^|[、，和])(?P<words>{_WORDS}+)[（(]?(?P<at>{COUNT})")
_BY_STATE = re.compile(
    rf"(?P<total>{COUNT})(?:{_WORDS}{{0,4}})，(?P<list>(?P<first>(?:其中)?(?:已|已经)?(?P<act>[\u4e00-\u9fff]{{2}})(?:了|的|完成|到位)*(?:(?P<of>{_WORDS}{{2,6}})的)?)"
    rf"{COUNT}[，、](?:(?P=act)率{_WORDS}{{0,2}}{SHARE}[，、])?(?P<second>(?:未|尚未|没有|正在|还在|不)(?P=act)(?:(?P=of))?(?:的)?){COUNT}){_END}"
)
_REST_BY_STATE = re.compile(
    rf"(?P<total>{COUNT})(?:{_WORDS}{{0,4}})，(?P<list>(?:其中)?(?:已|已经)?(?P<act>[\u4e00-\u9fff]{{2}})(?:了|的|完成|到位)*"
    rf"{COUNT}，(?P<rest>{COUNT})(?:未|尚未|没有|正在|还在)(?P=act)(?:中)?)(?=[，。；）]|$)"
)
_WHAT_BECAME = (
    "(?:拟?废止|拟?修[改订]|宣布失效|失效|保留|继续有效|有效"
    "|(?:非常|很|基本|比?较|不)?满意|准予|核准|不予|不准予|驳回|退[件回]|撤回)"
)
_BY_RESULT = re.compile(
    rf"(?:清理|梳理|受理|办理|收到|评查|测评|评议|调查|走访|[收回][回收]){_WORDS}{{0,14}}(?P<total>{COUNT})，(?:其中)?(?P<list>{_WHAT_BECAME}{_WORDS}{{0,6}}{COUNT}"
    rf"(?:[、，和]{_WHAT_BECAME}{_WORDS}{{0,6}}{COUNT}){{1,8}}){_END}"
)
_BY_PUBLICITY = (
    rf"(?P<total>{COUNT})(?:{_WORDS}{{0,6}})[，：:（(](?:其中)?[：:，]?(?P<list>主动公开{_WORDS}{{0,4}}{COUNT}[、，]依申请公开{_WORDS}{{0,4}}{COUNT}"
    rf"[、，和](?:不予?公开|不宜公开){_WORDS}{{0,4}}{COUNT}){_END}"
)
"""标注公文611份，主动公开210份、依申请公开184份、不予公开217份: each paper is one of the three."""
_FURTHER = (
    rf"[，、](?!已|均|都|全部|另|未|占|较|比|同比|共|累计|答复|办结|结转|收到|受理|按[时期]|其中){_WORDS}{{2,14}}{COUNT}"
    rf"(?=[，、；。）)\n]|$)"
)
"""An item behind a list that ended in 其他: the name of a thing and its number, nothing done."""
_IS_PART = re.compile(rf"(?:{_WAY}|其中|结转|转结|上年){_WORDS}*$")
_SOME_WAY = re.compile(f"{_WAY}|通过|大厅|中心")
_LEADS = re.compile("涉及|集中|包括")
_NEAR = 24
"""Characters before a number that tell whether it is a part itself."""
_SHARED_TOPICS = re.compile("重复|同时|多个|多项|交叉|两个以上|合并")
_OTHER_TIME = re.compile("较|比|增|减|同比|上年|去年|往年|计划|拟")


def wrongly_divided(context: Context, bones: Skeleton) -> Iterator[Breakdown]:
    """Every total that is not what it is divided into."""
    if bones.text.count(COUNT) < 2:
        return
    for match in _BY_TOPIC.finditer(bones.text):
        if listing := _listing(bones, match):
            yield listing
    for pattern in (_BY_WAY, _BY_STATE):
        for match in pattern.finditer(bones.text):
            before = bones.text[max(0, match.start() - _NEAR) : match.start()]
            if _IS_PART.search(before):
                continue
            listing = _listing(bones, match)
            if listing and (listing.sum > listing.wanted or _is_halved(bones, match)):
                yield listing
    ways = [_REST_BY_STATE, _BY_RESULT, _FROM_WAYS]
    if "优秀" in bones.text or "良好" in bones.text:
        ways.append(late(_RATED))
    if any(mark in bones.text for mark in _AT_WORK_MARKS):
        ways.append(late(_AT_WORK))
    for pattern in ways:
        for match in pattern.finditer(bones.text):
            listing = _by_result(bones, match)
            if not listing or listing.sum <= listing.wanted:
                continue
            if match.re.pattern != _AT_WORK or listing.parts[0].value <= listing.wanted:
                yield listing
    if "依申请公开" in bones.text and "不" in bones.text:
        for match in late(_BY_PUBLICITY).finditer(bones.text):
            listing = _by_result(bones, match)
            if listing and listing.sum != listing.wanted:
                yield listing
    yield from _topics_of_requests(context, bones)


def _listing(bones: Skeleton, match: re.Match[str]) -> Breakdown | None:
    """A total and the parts behind it; None where they fit, or may count other things."""
    at = match.start("total")
    total, parts = bones.numbers[at], _parts(bones, match)
    start, end = bones.sentences[bones.clause(at).sentence]
    if not parts or not isinstance(total.value, int) or not bones.clause(at).ours:
        return None
    if _is_alike(bones, match):
        return None
    if total.unit != _unit(bones, match) or _SHARED_TOPICS.search(bones.text, start, end):
        return None
    listing = Breakdown(total, parts, sentence=bones.clause(at).sentence)
    if listing.sum == listing.wanted or (listing.sum < listing.wanted and _goes_on(bones, match)):
        return None
    return listing


def _goes_on(bones: Skeleton, match: re.Match[str]) -> bool:
    """Whether items of the list stand behind its 其他, too: 其他文件2条，规划计划1条，…."""
    item = late(_FURTHER).match(bones.text, match.end())
    return item is not None and bones.numbers[item.end() - 1].unit == _unit(bones, match)


def _is_halved(bones: Skeleton, match: re.Match[str]) -> bool:
    """Whether two parts are all there is: 采纳31条，未采纳55条, and no number behind them."""
    if not (match.re is _BY_STATE and match["second"].startswith(("未", "没有"))):
        return False
    end = bones.sentences[bones.clause(match.start()).sentence][1]
    return not late(f"[{COUNT}{ROUGH}]").search(bones.text, match.end(), end)


def _is_alike(bones: Skeleton, match: re.Match[str]) -> bool:
    """Whether a total is told in the words of the items behind it: then it is one of them."""
    at = match.start("total")
    before = bones.text[bones.clause(at).start : at]
    lead = match.groupdict().get("lead") or ""
    if match.re is _BY_WAY:
        return _SOME_WAY.search(before) is not None
    return _LEADS.search(lead) is not None and _LEADS.search(before) is not None


def _by_result(bones: Skeleton, match: re.Match[str]) -> Breakdown | None:
    """What became of a number of things, each part of it once, whichever way round it is told."""
    at, start = match.start("total"), match.start("list")
    total = bones.numbers[at]
    places = [start + place for place, mark in enumerate(match["list"]) if mark == COUNT]
    numbers = [bones.numbers[place] for place in places]
    if not bones.clause(at).ours or _OTHER_TIME.search(match["list"]):
        return None
    if any(one.unit != total.unit or not isinstance(one.value, int) for one in (total, *numbers)):
        return None
    words = match["list"].split(COUNT)
    parts = tuple(
        BreakdownPart(said.strip("，、和"), int(one.value), 1)
        for said, one in zip(words, numbers, strict=False)
    )
    return Breakdown(total, parts, sentence=bones.clause(at).sentence)


def _parts(bones: Skeleton, match: re.Match[str]) -> tuple[BreakdownPart, ...]:
    """The items of a list; none where they differ in unit or speak of other years."""
    items = list(_ITEM.finditer(match["list"]))
    numbers = [bones.numbers[match.start("list") + item.start("at")] for item in items]
    units = {number.unit for number in numbers}
    whole = all(isinstance(number.value, int) for number in numbers)
    if len(items) < 2 or len(units) != 1 or not whole or _OTHER_TIME.search(match["list"]):
        return ()
    return tuple(
        BreakdownPart(item["words"], int(number.value), 1)
        for item, number in zip(items, numbers, strict=True)
    )


def _unit(bones: Skeleton, match: re.Match[str]) -> str:
    return bones.numbers[match.start("list") + match["list"].index(COUNT)].unit


def _ways_told(bones: Skeleton) -> Iterator[re.Match[str]]:
    """Where a text tells by which ways requests came; most texts have no such words."""
    if any(mark in bones.text for mark in _WAYS_MARKS):
        yield from late(_WAYS_TOLD).finditer(bones.text)


def _topics_of_requests(context: Context, bones: Skeleton) -> Iterator[Breakdown]:
    """What requests are about, or came by, with no total told: no more than the table has."""
    for match in chain(_TOPICS.finditer(bones.text), _ways_told(bones)):
        at = match.start("list")
        clause = bones.clause(at)
        start = bones.sentences[clause.sentence][0]
        if bones.matter(at) is not Matter.REQUESTS or not clause.ours:
            continue
        before = bones.text[start : match.start()]
        if (match.re is _TOPICS and COUNT in before) or _SHARED_TOPICS.search(bones.text, start):
            continue
        parts = _parts(bones, match)
        wholes = _wholes(context)
        if parts and wholes and sum(one.value for one in parts) > max(wholes):
            rest = bones.numbers[at + match["list"].rindex(COUNT)]
            yield Breakdown(rest, parts, sentence=clause.sentence, most=max(wholes))


def _wholes(context: Context) -> Sequence[int]:
    sums = [context.value_of(cells) for cells in (*RECEIVED.accepts, *ANSWERED.accepts)]
    return () if None in sums else [one for one in sums if one is not None]
