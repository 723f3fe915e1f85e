"""X09 for what is named without a number each: 三个社区，分别是甲、乙、丙; 4场，分别于2月、5月举办.

Also for several names and one number for each of them: 网站、公众号、微博分别发布12条、30条、8条.

A 和 within a name can't be told from one between two, so either count of names is right.
"""

import re
from collections.abc import Iterator
from itertools import chain

from nianbao.report.checks.rule import Fault
from nianbao.report.claims.claims import Passage
from nianbao.report.claims.skeleton import COUNT, ROUGH, SHARE, Skeleton
from nianbao.report.finding import Span
from nianbao.report.text import late

_NAME = f"[^，。；：、！？（()）\\n{COUNT}{ROUGH}{SHARE}]"
_ENDS = r"(?=[。；！\n]|$)"
_NAMED = (
    f"(?P<total>{COUNT})(?P<noun>{_NAME}{{0,12}}?)"
    "(?:[，,]?(?:分别|依次)[是为：]|(?:细?分为|具体为|具体是|即)：?|：)"
    rf"(?P<names>{_NAME}{{2,14}}(?:、{_NAME}{{2,14}}){{1,9}}){_ENDS}"
)
_KINDS = ("大类", "类", "种", "个", "项", "家", "处", "所", "方面", "块", "座", "名", "位")
"""Units of what may be named one by one."""
_CATEGORIES = "(?:大类|类别?|领域|方面|板块|栏目|专栏|渠道|平台|内容|事项|信息|环节|步骤)+"
"""Behind a colon only categories are named all: 问题3个：信息更新、… may be words of one."""
_OPEN = "等|以及|还|主要|包括|其[他它余]|如"
_JOINS = "和|及|与|或"
_MOST = 12

_DATE = (
    r"(?:(?:本年|今年)?\s*\d{1,2}月(?:份|\d{1,2}日|[上中下]旬|[底初末])?|\d{1,2}日"
    "|第?[一二三四]季度|[一二三四]|[上下]半年|[春夏秋冬]季|年[初中末底])"
)
_TIMES = (
    f"(?P<total>{COUNT})(?P<noun>{_NAME}{{0,8}})(?:[，,（(]|(?=分别|依次))"
    rf"(?:分别|依次)?(?:安排|放)?[于在是为]?(?P<list>{_DATE}(?:[、和与及]{_DATE})+)(?P<act>各(?:举办|召开|开展|组织)?(?P<each>{COUNT})|"
    r"(?:分别|各)?(?:举办|召开|开展|组织|进行|完成|实施|印发|发布|参加)?(?:的)?)(?=[，。；）)\n]|$)"
)
_TIMES_FIRST = (
    rf"(?P<list>{_DATE}(?:[、和与及]{_DATE})+)各{_NAME}{{0,6}}?(?P<each>{COUNT}){_NAME}{{0,14}}"
    rf"[，、](?:全年|年内)?(?:共|合计|累计|总计)(?P<noun>{_NAME}{{0,6}})(?P<total>{COUNT})(?=[，。；）)\n]|$)"
)
"""3月、6月、9月各检查一次，全年共检查3次."""
_NOT_NOW = "上年|去年|往年|明年|下年|计划|拟|力争"
_DATED = ("月", "季", "半年", "年初", "年中", "年末", "年底")
_SESSIONS = ("次", "场", "期", "轮", "批", "届")

_PER_SESSION = (
    f"(?P<total>{COUNT})(?P<noun>{_NAME}{{0,4}})[，,][^，。；、{COUNT}]{{0,10}}(?:分别|依次)[为是有达]*"
    rf"(?P<list>{COUNT}(?:[、，和]{COUNT})+)(?=[。；，（(\n]|$)"
)
"""培训3次，参加人数分别为20人、22人、25人: one number for each session."""
_EACH_OF = (
    rf"(?P<total>{COUNT})[，：]?(?P<names>{_NAME}{{1,10}}(?:[、和]{_NAME}{{1,10}}){{1,4}})各(?:有|设|举办|召开|开展|组织|建)?"
    rf"(?P<each>{COUNT})(?=[。；）)\n]|$|，(?![^，。；\n]*{COUNT}))"
)
"""培训4次，线上、线下各2次."""
_WAYS = (
    rf"(?:通过|利用|依托|采取|采用|运用)(?P<names>{_NAME}{{2,14}}?(?:(?:、|(?<=”)(?=“)){_NAME}{{2,14}}?){{1,8}})(?P<open>等)?"
    rf"(?P<total>{COUNT})(?:大|类|个)?(?:主要)?(?:方式|渠道|途径|形式|平台|载体|媒介)"
)
"""通过网站、公众号、公开栏三种渠道."""
_EACH = (
    rf"(?:(?<=[，。；：\n])|^)(?P<names>{_NAME}{{2,14}}(?:、{_NAME}{{2,14}}){{1,7}}?)"
    rf"分别(?!占){_NAME}{{0,10}}(?P<list>{COUNT}(?:[、，和]{COUNT})+)(?=[。；，（(\n]|$)"
)


def wrong_names(passage: Passage, bones: Skeleton) -> Iterator[Fault]:
    """Every number that is not how many names, or times, are told for it."""
    yield from _wrong_names(passage, bones)
    if any(one in bones.text for one in _DATED):
        yield from _wrong_times(passage, bones)
    if "分别" in bones.text or "依次" in bones.text:
        yield from _wrong_each(passage, bones)
        yield from _wrong_sessions(passage, bones)
    yield from _wrong_ways(passage, bones)
    if "各" in bones.text:
        yield from _wrong_each_of(passage, bones)


def _wrong_names(passage: Passage, bones: Skeleton) -> Iterator[Fault]:
    for match in late(_NAMED).finditer(bones.text):
        at = match.start("total")
        number = bones.numbers[at]
        names = match["names"].split("、")
        is_kind = number.unit in (*_KINDS, *_SESSIONS)
        if not is_kind or not 2 <= number.value <= _MOST:
            continue
        opener = bones.text[match.start("noun") : match.start("names")]
        if "：" in opener and "分别" not in opener and "依次" not in opener:
            if number.unit in _SESSIONS:
                continue
            kind = "类" in number.unit or number.unit == "方面"
            if not late(_CATEGORIES).fullmatch(match["noun"]) and not (kind and not match["noun"]):
                continue
        if late(_OPEN).search(match["names"]) or not bones.clause(at).ours:
            continue
        if late(r"\d").search(match["names"]) or late(_DATE).fullmatch(names[0]):
            continue
        if any(late(_JOINS).search(name) for name in names[:-1]):
            continue  # 规划、计划和招标、采购专栏: two names of two words each
        most = len(names) + len(late(_JOINS).findall(names[-1]))
        if not len(names) <= number.value <= most:
            yield _fault(passage, bones, at, match.end("names"), len(names), at)


def _wrong_times(passage: Passage, bones: Skeleton) -> Iterator[Fault]:
    ways = (late(one).finditer(bones.text) for one in (_TIMES, _TIMES_FIRST))
    for match in chain.from_iterable(ways):
        at = match.start("total")
        number, times = bones.numbers[at], len(late(_DATE).findall(match["list"]))
        if match["each"]:
            times *= int(bones.numbers[match.start("each")].value)
        if number.unit not in _SESSIONS or not any(one in match["list"] for one in _DATED):
            continue
        first = bones.sentences[bones.clause(at).sentence][0]
        if number.value == times or late(_NOT_NOW).search(bones.text, first, match.end()):
            continue
        if times < number.value - 1 and not match["each"]:
            continue  # several at one of the times
        yield _fault(passage, bones, min(at, match.start("list")), match.end(), times, at)


def _wrong_each(passage: Passage, bones: Skeleton) -> Iterator[Fault]:
    for match in late(_EACH).finditer(bones.text):
        names, numbers = match["names"].split("、"), match["list"].count(COUNT)
        first = match.start("list")
        if late(_OPEN).search(match["names"]) or not bones.clause(first).ours:
            continue
        most = len(names) + sum(len(late(_JOINS).findall(name)) for name in names)
        if len({bones.numbers[at].unit for at in _places(bones, match)} - {""}) > 1:
            continue
        if not len(names) <= numbers <= most:
            start, end = bones.span(match.start("names"), match.end("list"))
            yield Fault(
                f"{passage.called}写“{passage.text[start:end]}”，前面列了{len(names)}个名称，"
                f"“分别”后面是{numbers}个数；请核对是不是漏了。",
                Span(passage.field, start, end),
                expected=len(names),
                actual=numbers,
            )


def _places(bones: Skeleton, match: re.Match[str]) -> Iterator[int]:
    """Where the numbers of a list stand."""
    return (at for at in range(match.start("list"), match.end("list")) if at in bones.numbers)


def _wrong_sessions(passage: Passage, bones: Skeleton) -> Iterator[Fault]:
    for match in late(_PER_SESSION).finditer(bones.text):
        at, listed = match.start("total"), match["list"].count(COUNT)
        number = bones.numbers[at]
        units = {bones.numbers[one].unit for one in _places(bones, match)} - {""}
        if number.unit not in _SESSIONS or not bones.clause(at).ours or len(units) > 1:
            continue
        if number.value != listed and number.value <= _MOST and number.unit not in units:
            yield _fault(passage, bones, at, match.end("list"), listed, at)


def _wrong_each_of(passage: Passage, bones: Skeleton) -> Iterator[Fault]:
    for match in late(_EACH_OF).finditer(bones.text):
        at = match.start("total")
        number, each = bones.numbers[at], bones.numbers[match.start("each")]
        names = late("[、和]").split(match["names"])
        if late(_OPEN).search(match["names"]) or number.unit != each.unit or not number.unit:
            continue
        if late("其中|另|及|与|较|比|上年").search(match["names"]) or not bones.clause(at).ours:
            continue
        if number.value != len(names) * each.value and number.value <= 2 * _MOST:
            listed = int(len(names) * each.value)
            yield _fault(passage, bones, at, match.end(), listed, at)


def _wrong_ways(passage: Passage, bones: Skeleton) -> Iterator[Fault]:
    for match in late(_WAYS).finditer(bones.text):
        at = match.start("total")
        number = bones.numbers[at]
        names = late("、|(?<=”)(?=“)").split(match["names"])
        joins = sum(len(late(_JOINS).findall(name)) for name in names)
        if number.unit not in _KINDS or not bones.clause(at).ours or number.value > _MOST:
            continue
        too_many = number.value < len(names)
        too_few = number.value > len(names) + joins and not match["open"]
        if (too_many and not joins) or too_few:
            start = match.start("names")
            yield _fault(passage, bones, start, match.end(), len(names), at)


def _fault(passage: Passage, bones: Skeleton, start: int, end: int, listed: int, at: int) -> Fault:
    """That the number at `at` is not how many are listed, in the words from `start` to `end`."""
    number = bones.numbers[at]
    start, last = bones.span(start, end)
    last += passage.text[last : last + 1] in ("）", ")")
    return Fault(
        f"{passage.called}写“{passage.text[start:last]}”，写的是{number.value}{number.unit}，"
        f"列出的是{listed}项；请核对个数和各项。",
        Span(passage.field, number.start, number.end),
        expected=listed,
        actual=int(number.value),
    )
