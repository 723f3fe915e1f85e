"""X09 where the total stands behind its parts: 网站121条、公众号77条，合计198条; 5件、3件，共8件.

A total may reach back to numbers before the list, and count once what two outlets published: it is
wrong only where it is no sum of what stands before it, and nothing says how it was counted.
"""

import re
from collections.abc import Iterator
from itertools import chain

from nianbao.report.checks.listings import WAYS, as_told
from nianbao.report.checks.rule import Fault
from nianbao.report.claims.claims import Passage
from nianbao.report.claims.numerals import Number
from nianbao.report.claims.skeleton import COUNT, ROUGH, SHARE, Matter, Skeleton
from nianbao.report.finding import Span
from nianbao.report.text import late

_ACTS = "主动公开|发布|公开|推送|更新|解读|制作|调整|办理|承办|召开|开展|举办|收到|受理|接收"
_ACT = re.compile(_ACTS)
_TOGETHER = (
    f"(?:[两二三四五六七八九十]|{COUNT}|以上)(?:者|年|方面|渠道|部分|项|类|个?平台|端|种)?"
    "|全年|年度"
)
_PLAIN = f"[^，。；、：:（()）！？\n{COUNT}{ROUGH}{SHARE}]"
_LISTED = re.compile(
    rf"(?:^|[。！？；：\n]|(?<={COUNT}，))(?P<lead>(?:{_PLAIN}{{1,30}}，){{0,2}})"
    rf"(?P<list>{_PLAIN}{{1,24}}{COUNT}次?(?:参加|参训|参与)?\u3000*"
    rf"(?:[、，](?:其[余他它]{COUNT})?{_PLAIN}{{1,16}}{COUNT}次?(?:参加|参训|参与)?\u3000*){{1,12}})"
    rf"[，、](?:(?:{_TOGETHER})(?:活动|信息|事项|工作)?)?(?P<all>合计|共计|总计|小计|累计|共有?|总[数量])(?:(?<=总[数量])[为达是])?(?P<act>{_ACTS}|培训|参训)?"
    rf"(?:各类)?(?:政府|政务)?(?:信息)?(?:公开)?(?:申请)?(?P<total>{COUNT})次?"
    "(?:参加|参训|参与)?(?=[。；，\n]|$)"
)
_ASIDE = re.compile(rf"(?<={COUNT})[（(][^（()）。\n]{{1,30}}[）)](?=[、，])")
"""What is told in brackets of an item that has its number: 补贴36条（涉及资金80万元）."""
_EACH = re.compile(
    rf"分别(?:为|是|有|共)?{_PLAIN}{{0,12}}(?P<list>{COUNT}(?:[、，和]{COUNT})+)"
    rf"(?:参加|参训|参与|到场|参会)?，(?:{_TOGETHER})?(?P<all>合计|共计?|总计|累计)(?P<act>{_ACTS}|培训|参训|参加|参与)?"
    rf"(?:为|是|达)?(?P<total>{COUNT})(?=[。；，\n]|$)"
)
_YEARS_LISTED = re.compile(
    rf"(?:^|[。；\n])(?:我[镇乡]|街道|全[镇乡]|近[两三四五]年[，]?)?(?P<list>(?:(?:上一?年|去年|本年|今年|往年|前年)\s*度?{_PLAIN}{{0,12}}{COUNT}[、，和]?){{2,9}})"
    rf"(?:[、，和])?(?:{_TOGETHER})(?P<all>合计|共计?|总计|累计)(?P<act>{_PLAIN}{{0,6}})?(?P<total>{COUNT})(?=[。；，\n]|$)"
)
_BY_YEAR = re.compile(
    rf"(?:累计|合计|共计?|总计)[^，。；、{COUNT}]{{0,12}}(?P<total>{COUNT})[（(](?=[^）)]*(?:本年|今年))(?P<list>(?:(?:上年|去年|本年|今年|往年)\s*度?{_PLAIN}{{0,6}}{COUNT}[、，和]?){{2,}})[)）]"
)
_NOT_PLAIN = re.compile(
    r"其中|包括|包含|含|涉及|较|比|增(?!加?事项|补)|减|占|约|等|主要|(?<!结转)上年(?!\s*度?的?(?:结转|转结|遗留))|去年|往年|累计|(?<!公)共(?!享|同)|合计|总|各|每|均|申请人|复议|诉讼"
    "|重复|同步|同时|平台互|交叉"
)
_OF_REQUESTS = re.compile("申请|办结|答复")
_ALL_TOLD = ("合计", "共计", "总计", "小计", "总量", "总数")
_TAKEN_IN = re.compile("收到|接到|受理|接收")
_WAY = f"(?:{WAYS})"
_BY_WAY = re.compile(
    rf"{COUNT}(?:[、，](?:通过)?{_WAY}(?:方式|渠道)?(?:提出|提交|收到|接收|受理)?(?:的)?(?:申请)?(?:的)?{COUNT})*"
)
_FIRST_WAY = re.compile(
    rf"(?:^|收到|其中|通过){_WAY}(?:方式|渠道)?(?:提出|提交|收到|接收|受理)?(?:的)?(?:申请)?(?:的)?$"
)
_ANY_WAY = re.compile(f"^[、，]?(?:通过|经)?(?:[\u4e00-\u9fff]{{0,6}})?{_WAY}")
_OUTLET = re.compile("网站|门户|公众号|微信|微博|专栏|[公宣][开示传告]栏|屏|平台|抖音|客户端|群")
_OTHERS = ("其余", "其他", "其它")
"""其余4个机构18件: how many others there are is no part of a sum."""
_WAYS_IN_BRACKETS = (
    rf"(?P<list>(?:{_PLAIN}{{1,16}}[（(]{COUNT}[）)][、，和]?){{2,9}})(?:{_TOGETHER})?"
    rf"(?P<all>合计|共计?|总计)(?:为|是|达)?(?P<total>{COUNT})(?=[。；，\n]|$)"
)
"""征地（41件）、补贴（23件），合计64件: each part in brackets behind its name."""
_NUMBER_FIRST = (
    rf"(?:^|[。；\n])(?P<list>{COUNT}{_PLAIN}{{1,24}}(?:，{COUNT}{_PLAIN}{{1,24}}){{1,6}})，(?:{_TOGETHER})?"
    rf"(?P<all>合计|共计|总计)(?P<total>{COUNT})(?=[。；，\n]|$)"
)
"""359条通过网站发布，1088条通过公众号发布，合计1447条."""
_ENDS_IN_BRACKETS = f"{COUNT}）"
_IN_SENTENCES = (
    rf"(?:^|[。\n])(?P<list>(?:{_PLAIN}{{1,20}}，)?{_PLAIN}{{1,24}}{COUNT}"
    rf"(?:；(?:{_PLAIN}{{1,20}}，)?{_PLAIN}{{1,24}}{COUNT}){{1,6}})[；。，](?:(?:以上|上述){COUNT}?|{_TOGETHER})[^，。；{COUNT}]{{0,6}}?"
    rf"(?P<all>合计|共计?|总计)(?P<act>{_ACTS})?(?:信息)?(?P<total>{COUNT})(?=[。；，\n]|$)"
)
"""甲领域公开48条；乙领域公开120条。以上两个领域共公开168条."""
_AGAIN = (
    rf"(?:^|[，。；\n])(?P<list>{_PLAIN}{{0,12}}?(?P<act>[\u4e00-\u9fff]{{3,8}}){COUNT}(?:[、，]{_PLAIN}{{0,12}}?(?P=act){COUNT}){{1,6}})"
    rf"[，、](?:{_TOGETHER})?(?P<all>合计|共计?|总计|累计)(?P=act)(?P<total>{COUNT})(?=[。；，\n]|$)"
)
"""第一轮查出问题12个，第二轮查出问题9个，共查出问题21个: the same words in each part."""
_AGAIN_MARKS = ("共", "合计", "总计", "累计")
_OPEN_WAYS = (_AGAIN, _WAYS_IN_BRACKETS, _IN_SENTENCES, _NUMBER_FIRST)
_OPEN_LIST = "等[（(，]|其中|较|比|占|上年|去年"
_PERSONS = {"人次": "人", "名": "人"}
"""Units that count the same where people are added up."""
_CASES = ("件次", "件", "次", "条次")
_WAYS_TO_COUNT = frozenset(("封", "次", "条", "件", "起", "件次", "条次"))
"""What messages are counted in; a total of several kinds of them is one of cases."""
_TRAINED = ("培训", "参训")
"""What persons are: how often it was is told of other meetings than those listed, too."""
_FEW = 5
"""Numbers before a list of which every choice may be counted in its total."""


def wrong_sums(passage: Passage, bones: Skeleton) -> Iterator[Fault]:
    """Every total that the plain list before it does not add up to."""
    yield from _wrong_of_each(passage, bones)
    plain = _ASIDE.sub(lambda match: "\u3000" * len(match[0]), bones.text)
    for match in _LISTED.finditer(plain):
        places = [
            at
            for at in range(match.start("list"), match.end("list"))
            if plain[at] == COUNT and not _is_how_many(bones, at)
        ]
        total, parts = bones.numbers[match.start("total")], [bones.numbers[at] for at in places]
        while _leads(parts, total) and (
            not _are_alike(match, parts, total) or parts[0].value == total.value
        ):
            del places[0], parts[0]  # 全年培训3场，第一场80人、第二场70人: it is no item
        if not _is_plain(match, bones.matter(places[-1])):
            continue
        if not bones.clause(match.start("total")).ours:
            continue
        if any(one.value != int(one.value) for one in (*parts, total)):
            continue
        if not _are_alike(match, parts, total):
            continue
        listed = sum(int(one.value) for one in parts)
        before = [
            int(one.value)
            for at, one in bones.numbers.items()
            if at < places[0] and one.unit == total.unit
        ]
        if match["act"] in _TRAINED and total.unit not in ("人", *_PERSONS):
            continue
        if match["all"] == "共" and total.value < listed and _OUTLET.search(match["list"]):
            continue
        if not _is_reached(int(total.value), listed, before):
            span = bones.span(match.start("all"), match.end("total"))
            yield _fault(passage, span, total, (len(parts), listed))


def _wrong_of_each(passage: Passage, bones: Skeleton) -> Iterator[Fault]:
    """Every total behind numbers that 分别 lists: 三年分别348条、410条、452条，合计1210条."""
    ways = [_EACH, _BY_YEAR, _YEARS_LISTED]
    if f"{COUNT}；" in bones.text:
        ways.append(late(_IN_SENTENCES))
    if f"计{COUNT}" in bones.text:
        ways.append(late(_NUMBER_FIRST))
    if _ENDS_IN_BRACKETS in bones.text:
        ways.append(late(_WAYS_IN_BRACKETS))
    if bones.text.count(COUNT) > 2 and any(mark in bones.text for mark in _AGAIN_MARKS):
        ways.append(late(_AGAIN))
    for match in chain.from_iterable(one.finditer(bones.text) for one in ways):
        if match.re.pattern in _OPEN_WAYS and late(_OPEN_LIST).search(match["list"]):
            continue
        first = match.start("list")
        parts = [
            bones.numbers[first + at] for at, mark in enumerate(match["list"]) if mark == COUNT
        ]
        total = bones.numbers[match.start("total")]
        units = {_PERSONS.get(one.unit, one.unit) for one in parts} - {""}
        if units - {_PERSONS.get(total.unit, total.unit)}:
            continue
        if any(one.value != int(one.value) for one in (*parts, total)):
            continue
        listed = sum(int(one.value) for one in parts)
        if listed != total.value and not _are_more(bones, match, len(parts)):
            start = match.start("total" if match.re is _BY_YEAR else "all")
            span = bones.span(start, match.end("total"))
            yield _fault(passage, span, total, (len(parts), listed))


def _are_more(bones: Skeleton, match: re.Match[str], parts: int) -> bool:
    """Whether a total says that it is of more things than are listed: 四个渠道合计2725条."""
    between = range(match.end("list"), match.start("total"))
    return any(bones.numbers[at].value > parts for at in between if at in bones.numbers)


def _leads(parts: list[Number], total: Number) -> bool:
    """Whether the first number is told of another thing than those behind it, or is the total."""
    other = parts[0].unit not in (parts[1].unit, total.unit) or parts[0].value == total.value
    return len(parts) > 2 and other


def _are_alike(match: re.Match[str], parts: list[Number], total: Number) -> bool:
    """Whether a total counts what its parts do: 12封、30次，合计42件次 counts cases of all."""
    units = {_PERSONS.get(one.unit, one.unit) for one in parts}
    if len(units) > 1 and total.unit in _CASES and match["all"] in _ALL_TOLD:
        return units <= _WAYS_TO_COUNT
    return units == {_PERSONS.get(total.unit, total.unit)}


def _is_how_many(bones: Skeleton, at: int) -> bool:
    """Whether a number only says how many others there are: 其余4个机构18件."""
    return bones.numbers[at].unit == "个" and bones.text[at - 2 : at] in _OTHERS


def _is_plain(match: re.Match[str], matter: Matter) -> bool:
    """Whether a list and its total speak of one thing, each part of it once."""
    words = match["lead"] + match["list"]
    pieces = match["list"].split(COUNT)[:-1]
    if all(_ANY_WAY.search(piece) for piece in pieces) and not _NOT_PLAIN.search(words):
        return True
    outlets = match["all"] in _ALL_TOLD and all(_OUTLET.search(piece) for piece in pieces)
    if _FIRST_WAY.search(pieces[0]) and not outlets:
        return _BY_WAY.fullmatch(match["list"], len(pieces[0])) is not None
    of_requests = matter is Matter.REQUESTS or _OF_REQUESTS.search(words)
    sure = match["all"] in _ALL_TOLD or (match["all"] == "共" and not match["act"])
    if _NOT_PLAIN.search(words) or (of_requests and not sure):
        return False
    act = match["act"]
    if not act or of_requests:
        return True
    done = [one[0] for piece in pieces for one in [_ACT.search(piece)] if one]
    return not _TAKEN_IN.search(words) and (set(done) <= {act} or act not in done)


def _is_reached(total: int, listed: int, before: list[int]) -> bool:
    """Whether a total is the list's sum, with any of the numbers before it or with none."""
    if len(before) > _FEW:
        return True
    sums = {listed}
    for value in before:
        sums |= {value + other for other in sums}
    return total in sums


def _fault(passage: Passage, span: tuple[int, int], total: Number, found: tuple[int, int]) -> Fault:
    words, unit = passage.text[slice(*span)], total.unit
    count, listed = found
    gap = listed - int(total.value)
    return Fault(
        f"{passage.called}写“{words}”，列出的{count}项相加是{as_told(listed, unit, words)}，"
        f"{'多' if gap > 0 else '少'}{as_told(abs(gap), unit, words)}；请核对总数和各项。",
        Span(passage.field, total.start, total.end),
        expected=listed,
        actual=int(total.value),
    )
