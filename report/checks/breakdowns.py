"""A total and the parts listed after it: they add up, and are as many as it says.

Lists that say they are not complete (等, 余, 以上, 左右) are left alone; so is 其中 with a few
parts of many, which says no more than what it names.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate

from nianbao.report.checks.causes import swapped
from nianbao.report.checks.closing import CLOSED_OTHERWISE
from nianbao.report.checks.context import Context
from nianbao.report.checks.divided import wrongly_divided
from nianbao.report.checks.listed_problems import wrong_announcements
from nianbao.report.checks.listings import Breakdown, BreakdownPart, as_told
from nianbao.report.checks.named_items import wrong_names
from nianbao.report.checks.outcomes import wrong_outcomes
from nianbao.report.checks.periods import wrong_periods
from nianbao.report.checks.remainders import wrong_remainders
from nianbao.report.checks.rule import WARNING, Fault, each_passage, rule
from nianbao.report.checks.summed import wrong_sums
from nianbao.report.claims.claims import Passage, skeleton_of
from nianbao.report.claims.skeleton import COUNT, IN_BRACKETS, ROUGH, SHARE, Skeleton
from nianbao.report.claims.word_classes import spelled_out
from nianbao.report.finding import Span
from nianbao.report.text import late

_BEFORE, _BEHIND = 300, 2000
"""Characters in which a list's total and its items are looked for."""

_BY = "按(?:照)?[^，。；、：\\d]{1,10}(?:分类?|划分|统计|区分|来?看)[，：]"
_BY_OTHER = re.compile(_BY)
_OPENER = re.compile(
    spelled_out(
        f"(?P<by>{_BY})"
        f"|(?P<all>分别是|分别为|分为|依次为|具体为|具体是|(?<=其余{COUNT})[为是]"
        "|(?P<loose><consists of>|分布[在于]))"
        f"|(?P<some><among>|(?P<of_those>(?<={COUNT})(?:的)?(?:申请|案件|问题|信息|决定)?中[，：,:]))"
        "|(?P<mark>[：:（(])"
    )
)
_OPEN_END = re.compile("等(?!级|待|候)|主要")
_HEAD = re.compile("[^，。；：、（）！？\\s,;:]*$")
_HOLDS_IN_BRACKETS = f"[（(](?:其中|含|包括|内含)[^（()）]*{COUNT}[^（()）]*[）)]"
"""What a number holds, in brackets behind it: it is that number that is divided further on."""
_TOTAL_BEHIND = (
    f"[，、；](?:[^，。；{COUNT}]{{0,6}})(?:共计?|合计|总计|累计)[^，。；{COUNT}]{{0,8}}({COUNT})"
)
"""Behind a list: what it adds up to, where the number before it is of another thing."""
_LISTED_BEFORE = (
    f"(?:分别|依次)[^，。；{COUNT}]{{0,8}}{COUNT}(?:[、和，]{COUNT})+"
    f"[，；]?[^，。；{COUNT}]{{0,8}}$"
)
"""Before 分别: the numbers of another such list, none of which is a total."""
_SHARED = "同步|重复|交叉|互转|同时发"
"""In a list that is more than its total: some of it is told for several of its items."""
_SET_APART = spelled_out(r"\s*(?:<among>|<consists of>)")
"""How a sentence begins that lists what the one before it told: 共70条。其中甲30条。按渠道分，…."""
_CAME_BACK = rf"(?:[收回][回收]|实收|有效)[^，。；、{COUNT}]{{0,8}}$"
"""Before a number of sheets that came back: what is told of them is not of those sent out."""
_MANY = 20
"""Numbers before a list that are looked at."""
_PEOPLE = {"人", "名"}
_NEAR = 20
"""Characters in which the first item of a list is looked for."""
_NEXT = 40
"""Characters of the next sentence in which a list may go on."""
_SHOWN = 12
"""Characters before a total that a message repeats, so that a clerk knows which it is."""
_SEPARATOR = re.compile("[、，,；;]|和(?=[^、，,；;]*$)")
_LEVELS = {"、": 1, "和": 1, "，": 2, ",": 2, "；": 3, ";": 3}
_ACTS = re.compile(
    "发布|公开(?![栏专年指目制]|内容|工作|信息[类栏])|推送|制作|转发|开展|更新|回应(?!关切|类)|通过|利用|召开|举办|(?<!其他)(?<!公益)组织|印发|收到|办理(?!结果|情况)|答复|办结|结转|复议|诉讼"
    "|处罚(?![类信结决公]|案件?[、，类])|较|比|占|增|减|累计|(?<!公)共(?![同享建])|另"
)
_OTHER_YEAR = re.compile(
    "(?:上一?年|去年|往年|前年|明年)(?![^，。；、]{0,6}(?:结转|转结|遗留|转入))"
    "(?!\\s*度?[^，。；、]{0,10}(?:年报|报告|预决?算|决算|计划|总结))"
)
"""Another year's number; a paper about another year is one of this year's."""
_EACH, _AND = ("各", "各为", "各有", "均为"), "[、和与]|(?<!涉)及"
"""Behind several names of an item, each of which is so many: 低保、五保各1件."""
_NOT_ALL_BEFORE, _NOT_ALL_BEHIND = (
    re.compile("(?:主要|重点|大致|不仅)$"),
    re.compile("但不限于|不限于"),
)
_HOLDS = re.compile("(?:包?含|包括|内含)(?!有害|义|量)")
_GIVES = ("包括", "包含", "涵盖", "含有")
"""What may stand behind 其中 and opens no list of its own; all of one length."""
_REST = re.compile("其[他它余]")
_TOTAL = re.compile("(?:全年|年度)?总[数量]|合并?计|共计|总计|总共|一共")
_CATEGORY_OF_REST = re.compile("其[他它余](?!组织|社会)")
"""An item that begins so says that the list is complete, wherever it stands."""
_GOES_ON = ("以及", "及", "和", "还有")
"""What goes on with a list that is full; 另有 may tell of what stands beside it."""
_OUTLETS = re.compile(
    "网站|门户|公众号|微信|微博|专栏|[公宣][开示传告]栏|显示屏|电子屏|平台|广播|抖音|客户端|报[纸刊]|群|大厅|窗口"
)
_BY_A_WAY = (
    "(?:其中|[，,])?(?:通过|经由?|利用|依托|借助|在).{0,30}"
    "(?:公开|发布|推送|张贴|转发|公示|刊登|更新|上传|转载|播放)"
)
"""An item that tells on what way so many were published."""
_READERS = re.compile("阅读|点击|浏览|转发|粉丝|关注|点赞|播放")
_MANNER = re.compile(
    "延期|按[期时]|及时|网[上络]|线[上下]|当面|现场|邮|信函|征求|补正|书面|电话|自然人|企业|机构|组织"
)
_OUTCOME = re.compile("公开|无法提供|不存在|不予处理|其他处理|撤回|终止")
_SEMICOLON = re.compile("[；;]")
_NESTED = re.compile(spelled_out("<among>|<consists of>|分别[是为]"))
_NEAREST = re.compile(f"[{COUNT}{ROUGH}][^{COUNT}{ROUGH}]*$")
_SET_OFF = re.compile(f"[，。；、{SHARE}]")
_HALVES = (
    ("自然人", "法人"),
    ("^(?!.*(?:结转|上年)).*(?:答复|办结)", "结转|正在|未办结"),
    ("线[上下]|网[上络]", "线[上下]|当面|书面|信函|现场"),
    ("[镇乡]级|街道级", "村级|社区"),
    ("原创", "转[载发]"),
    ("专职", "兼[职任]"),
    ("完好|正常", "破损|损坏|故障"),
    ("^男", "^女"),
    ("上半年", "下半年"),
)
_DONE = re.compile("答复|办结")
_EXCLUSIVE = (("(?:工作日|期限|时限|法定期)之?内", "延期|延长|超期|逾期"),)
"""Two parts of which no thing is both; together they are no more than there are."""
_KINDS = re.compile(
    f"{COUNT}(?:重点|主要|民生|基层)?(?P<noun>领域|方面|大类|类别|板块|栏目)?(?:的|共|共计|、)*[^，。；：{COUNT}]{{0,6}}$"
)


@rule(
    "X09",
    WARNING,
    source="已公布的年报里见过的差错",
    help=(
        "审核的人会把列出的各项加一加：要等于写的总数，项数也要对。"
        "只举例的，请写“等”或“其中主要有”。"
    ),
)
@each_passage
def check_lists(context: Context, passage: Passage) -> Iterator[Fault]:
    """A total is what is listed after it adds up to, and announces as many kinds."""
    totals: set[int] = set()
    for fault in _wrong_lists(context, passage):
        end = fault.at.end if isinstance(fault.at, Span) else -1
        if end not in totals:
            totals.add(end)
            yield fault


def _wrong_lists(context: Context, passage: Passage) -> Iterator[Fault]:
    """Every way in which a total is wrong; the same total may be wrong in two of them."""
    bones = skeleton_of(passage)
    told: set[int] = set()
    for opener in _OPENER.finditer(bones.text):
        listing, sentence = _wrong_listing(bones, opener), bones.clause(opener.start()).sentence
        if listing:
            told.add(sentence)
            yield _fault(passage, listing)
    listings = (*wrong_outcomes(context, passage, bones), *wrongly_divided(context, bones))
    for listing in listings:
        if listing.sentence not in told:
            told.add(listing.sentence)
            yield _fault(passage, listing)
    yield from wrong_sums(passage, bones)
    yield from wrong_remainders(passage, bones, told)
    yield from wrong_periods(context, passage, bones)
    yield from wrong_announcements(passage)
    yield from wrong_names(passage, bones)


def _wrong_listing(bones: Skeleton, opener: re.Match[str]) -> Breakdown | None:
    """The list behind an opener when it adds up to none of the totals before it."""
    places = _totals(bones, opener)
    if not places:
        return None
    if opener[0] in "（(":
        places = places[-1:]
    total = bones.numbers[places[-1]]
    unit = _unit_behind(bones, opener.end()) if opener["some"] else total.unit
    if unit != total.unit and {unit, total.unit} != _PEOPLE:
        places = [at for at in places if bones.numbers[at].unit == unit] or places
        total = bones.numbers[places[-1]]
    parts = _parts(bones, opener, total.unit)
    if not parts and (larger := _larger_part(bones, opener, places)):
        return larger
    kinds = _kinds(bones, places[-1]) if opener["all"] else None
    alike = [at for at in places if bones.numbers[at].unit == total.unit]
    if opener["by"]:
        total = bones.numbers[max(alike, key=lambda at: bones.numbers[at].value)]
    values = [int(bones.numbers[at].value) for at in alike]
    allowed = {*values, *(values[-1] + value for value in values[:-1])}
    for count in range(1, len(parts) + 1):
        listing = Breakdown(total, parts[:count], kinds)
        if listing.sum in allowed and _may_end(parts, count, opener):
            miscounted = kinds and listing.sum == listing.wanted and count == len(parts) != kinds
            return listing if miscounted else None
    listing = Breakdown(total, parts, kinds)
    if opener["all"] and _is_summed_behind(bones, opener, listing.sum):
        return None
    if _goes_on(bones, opener, listing, allowed):
        return None
    if listing.sum < listing.wanted and not _is_whole(bones, opener, parts):
        return None
    if listing.sum > listing.wanted and late(_SHARED).search(*_listed_words(bones, opener)):
        return None
    announced = _kinds(bones, places[-1])
    return listing if _claims_all(opener, listing, max(allowed), announced) else None


def _listed_words(bones: Skeleton, opener: re.Match[str]) -> tuple[str, int, int]:
    """The words behind an opener, to the end of its sentence, as a pattern is given them."""
    return bones.text, opener.end(), bones.sentences[bones.clause(opener.start()).sentence][1]


def _is_summed_behind(bones: Skeleton, opener: re.Match[str], listed: int) -> bool:
    """Whether a list is followed by its own sum: 问题依次为30个、22个，共52个."""
    end = bones.sentences[bones.clause(opener.start()).sentence][1]
    totals = late(_TOTAL_BEHIND).finditer(bones.text, opener.end(), end)
    return any(bones.numbers[total.start(1)].value == listed for total in totals)


def _larger_part(bones: Skeleton, opener: re.Match[str], places: list[int]) -> Breakdown | None:
    """A list with a list of its own in it, one item of which is more than any total before it."""
    total = bones.numbers[places[-1]]
    parts = _parts(bones, opener, total.unit, up_to_nested=True)
    most = max(int(bones.numbers[at].value) for at in places)
    if opener["some"] or opener["all"]:
        return Breakdown(total, parts) if any(part.value > most for part in parts) else None
    return None


def _goes_on(bones: Skeleton, opener: re.Match[str], listing: Breakdown, allowed: set[int]) -> bool:
    """Whether a total is reached with what follows a list, be it in other units (工作报告2份).

    What is left may be the first number of the next sentence: ，广播100条。村务平台20条。 It may be
    told without a number: 其中答复11件，结转1件，撤回的不再处理。
    """
    words = "".join(part.words for part in listing.parts)
    sentence = bones.sentences[bones.clause(opener.start()).sentence]
    if _DONE.search(words) and late(CLOSED_OTHERWISE).search(bones.text, opener.end(), sentence[1]):
        return listing.sum < listing.wanted
    longer = _parts(bones, opener, listing.total.unit, to_end=True)
    if allowed & set([*accumulate(part.value for part in longer)][len(listing.parts) :]):
        return True
    end = sentence[1]
    next_one = bones.text.find(COUNT, end, end + _NEXT)
    if next_one < 0 or "\n" in bones.text[end:next_one]:
        return False
    behind = bones.numbers[next_one]
    return behind.unit == listing.total.unit and listing.sum + behind.value in allowed


def _unit_behind(bones: Skeleton, start: int) -> str:
    """The unit of the first item of a list: 补贴120万元，惠及300户，其中甲80万元、乙40万元."""
    first = bones.text.find(COUNT, start, start + _NEAR)
    return bones.numbers[first].unit if first >= 0 else ""


def _is_whole(bones: Skeleton, opener: re.Match[str], parts: tuple[BreakdownPart, ...]) -> bool:
    """Whether a list names all its parts: not 主要包括, nor numbers without names."""
    if not any(part.words for part in parts):
        return False
    before = bones.text[max(0, opener.start() - 4) : opener.start()]
    behind = _NOT_ALL_BEHIND.match(bones.text, opener.end())
    return not _NOT_ALL_BEFORE.search(before) and behind is None


def _may_end(parts: tuple[BreakdownPart, ...], count: int, opener: re.Match[str]) -> bool:
    """Whether a list may end after so many parts, though numbers follow."""
    loose = opener["some"] or opener["loose"]
    if count < len(parts) and parts[count].words.startswith(_GOES_ON):
        return False
    if _are_outlets([part.words for part in parts]):
        return count == len(parts)
    return count == len(parts) or parts[count].level > (1 if loose else parts[1].level)


def _claims_all(opener: re.Match[str], listing: Breakdown, highest: int, kinds: int | None) -> bool:
    """Whether a list that does not add up says that it should."""
    words = [part.words for part in listing.parts]
    if opener["of_those"] and not all(words):
        return False  # 10个村中，4个没有记录，7个更新慢: one may be both
    if _may_overlap(opener, listing):
        return False
    if opener["all"] or opener["by"]:
        return len(words) > 1
    if opener["mark"] and kinds == len(words) > 1:
        return True
    least = 2 if _are_halves(words, _HALVES) else 3
    if len(words) < {"（": 2, "(": 2, "：": least, ":": least}.get(opener[0], 1):
        return False
    if listing.sum > listing.wanted:
        told = "".join(words)
        if _mixes_levels(listing.parts) or (_MANNER.search(told) and _OUTCOME.search(told)):
            return False
        sure = (
            _are_outlets(words)
            or len(words) == 1
            or (len(words) > 2 and all(one.endswith("公开") for one in words))
            or listing.parts[1].level == 1
            or not _ACTS.search(words[0])
            or _are_halves(words, _EXCLUSIVE)
        )
        close = opener[0] in "：:" and listing.sum * 10 <= listing.wanted * 11
        return (sure or close) and listing.sum > highest
    halves = _are_halves(words, _HALVES)
    nearly = listing.sum * 10 >= listing.wanted * 9 and (len(words) > 2 or opener[0] in "（(")
    rest = len(words) > 2 and any(_CATEGORY_OF_REST.match(one) for one in words)
    return len(words) > 1 and (halves or nearly or rest or _REST.search(words[-1]) is not None)


def _may_overlap(opener: re.Match[str], listing: Breakdown) -> bool:
    """Whether two ways told one after the other may have had the same thing: 通过网站…，通过专栏….

    Of two ways the one may be a part of the other, or what went both is told for both.
    """
    if listing.sum <= listing.wanted or (opener["all"] and not opener["loose"]):
        return False
    if any(part.value == listing.wanted for part in listing.parts):
        return _are_outlets([part.words for part in listing.parts])  # the others sent it again
    one, *others = listing.parts
    ways = (late(_BY_A_WAY).match(part.words) for part in listing.parts)
    alone = len(others) == 1 and others[0].level > 1 and all(ways)
    return alone and max(one.value, others[0].value) <= listing.wanted


def _mixes_levels(parts: tuple[BreakdownPart, ...]) -> bool:
    """Whether a semicolon ends the first item and a comma a later one: another list may begin."""
    levels = [part.level for part in parts[1:]]
    return len(levels) > 1 and levels[0] > min(levels)


def _are_halves(words: list[str], ways: Iterable[tuple[str, str]]) -> bool:
    """Whether the first and the last item of a list are two sides of one thing."""
    return len(words) > 1 and any(
        re.search(one, words[0]) and re.search(two, words[-1]) for one, two in ways
    )


def _are_outlets(words: list[str]) -> bool:
    """Whether every item names where something was published: they are parts of one list."""
    named = all(_OUTLETS.search(one) and not _READERS.search(one) for one in words)
    return named and len(words) > 1


def _totals(bones: Skeleton, opener: re.Match[str]) -> list[int]:
    """Where the numbers stand that a list may be of, nearest last; none where it is inexact."""
    sentence = bones.clause(opener.start()).sentence
    start = max(bones.sentences[sentence][0], opener.start() - _BEFORE)
    before = bones.text[start : opener.start()]
    if opener["by"] and (other := _BY_OTHER.search(before)):
        before = before[: other.start()]  # 按载体分，网站402条；按内容分，: of one total
    if not before.strip() and sentence and not opener["mark"]:
        start, end = bones.sentences[sentence - 1]
        if sentence > 1 and late(_SET_APART).match(bones.text, start):
            start = bones.sentences[sentence - 2][0]
        start = max(start, end - _BEFORE)
        before = "" if bones.text[end : end + 1] == "\n" else bones.text[start:end]
    before = late(_HOLDS_IN_BRACKETS).sub(lambda match: " " * len(match[0]), before)
    near = _NEAREST.search(before)
    if not near or near[0][0] == ROUGH:
        return []
    if opener["all"] and late(_LISTED_BEFORE).search(before):
        return []  # 问题分别为12个、9个，整改分别为12个、8个: one list beside another
    if opener["mark"] and (len(near[0]) > 9 or _SET_OFF.search(near[0])):
        return []
    places = [start + at for at, mark in enumerate(before) if mark == COUNT][-_MANY:]
    ours = [at for at in places if bones.clause(at).ours]
    places = ours or places
    if places and bones.numbers[places[-1]].unit == "个":
        places = places[-1:]  # 18个村，问题9个: what stands before counts another thing
    if places and late(_CAME_BACK).search(bones.text, start, places[-1]):
        places = places[-1:]
    return [at for at in places if isinstance(bones.numbers[at].value, int)]


def _parts(
    bones: Skeleton,
    opener: re.Match[str],
    unit: str,
    *,
    to_end: bool = False,
    up_to_nested: bool = False,
) -> tuple[BreakdownPart, ...]:
    """The items behind an opener; none where the list is inexact or leaves something open.

    Items without a unit are of that of the last: 3次，得分依次为90、92、97分 are no parts of 3次.
    `up_to_nested` takes those up to a list of their own.
    `to_end` takes what no longer looks like one of them for an item, too, whatever its unit.
    """
    start, tail = _behind(bones, opener)
    nested_list = _NESTED.search(tail)
    if nested_list and up_to_nested:
        tail, nested_list = tail[: nested_list.start()], None
    nested = nested_list is not None
    if nested and "；" not in tail:
        return ()
    parts: list[BreakdownPart] = []
    units: set[str] = set()
    done = level = 0
    for match in [*(_SEMICOLON if nested else _SEPARATOR).finditer(tail), None]:
        piece = tail[done : match.start() if match else len(tail)]
        marks = [at for at, mark in enumerate(piece) if mark in (COUNT, ROUGH, SHARE)]
        if not marks and match and _LEVELS[match[0]] == 1 and not _OPEN_END.search(piece):
            continue
        if not marks or (not to_end and _is_elsewhere(piece, level, parts)):
            rest = not marks and _REST.match(piece.strip())  # 其余为工作动态: not counted
            other = parts and not units and late(r"\d").search(piece)
            return () if rest or other or _OPEN_END.search(tail, done) else tuple(parts)
        if parts and ((piece[marks[0]] == SHARE and "率" in piece) or piece.startswith("含")):
            return tuple(parts)
        number = bones.numbers[start + done + marks[0]]
        if _OTHER_YEAR.search(piece):
            return tuple(parts)
        if parts and _HOLDS.match(piece.strip()):
            return ()  # what follows are parts of the item before
        several = len(marks) > 1 and not (nested and _holds_a_list(piece, marks))
        if piece[marks[0]] != COUNT or several or _is_open(piece, marks[0]):
            return ()
        if not isinstance(number.value, int) or not (to_end or _is_alike(number.unit, unit)):
            return () if parts and not units else tuple(parts)
        units |= {number.unit} - {""}
        parts.append(_part(piece[: marks[0]].strip(), number.value, level))
        level = _LEVELS[match[0]] if match else 0
        done = match.end() if match else 0
    return tuple(parts)


def _is_open(piece: str, at: int) -> bool:
    """Whether an item says that there are more: 主要有…, …等."""
    return piece.startswith("主要") or _OPEN_END.search(piece, at) is not None


def _holds_a_list(piece: str, marks: list[int]) -> bool:
    """Whether the numbers of an item behind its first are those of a list of its own, or shares."""
    behind = [at for at in marks[1:] if piece[at] != SHARE]
    return not behind or _NESTED.search(piece, marks[0], behind[0]) is not None


def _is_alike(unit: str, wanted: str) -> bool:
    """Whether an item is counted in the unit of its total, or in none."""
    return unit in (wanted, "") or {unit, wanted} == _PEOPLE


def _part(words: str, value: int, level: int) -> BreakdownPart:
    """An item, or several under one number that each has: 低保、五保各1件 are two."""
    times = 1 + len(late(_AND).findall(words)) if words.endswith(_EACH) else 1
    return BreakdownPart(words, value * times, level)


def _behind(bones: Skeleton, opener: re.Match[str]) -> tuple[int, str]:
    """Where the words of a list begin behind its opener, and the words; none of too long ones."""
    start, sentence = opener.end(), bones.clause(opener.start()).sentence
    tail = bones.text[start : min(bones.sentences[sentence][1], start + _BEHIND)]
    if len(tail) == _BEHIND:
        return start, ""
    if opener[0] in "（(":
        tail = re.split("[）)]", tail, maxsplit=1)[0]
    opened = bones.text[bones.sentences[sentence][0] : opener.start()]
    if max(map(opened.rfind, "（(")) > max(map(opened.rfind, "）)")):
        tail = re.split("[）)]", tail, maxsplit=1)[0]
    tail = IN_BRACKETS.sub(lambda match: " " * len(match[0]), tail)
    lead = len(tail) - len(tail.lstrip("：:，, \u3000"))
    if opener["some"] and tail.startswith(_GIVES, lead):
        lead += len(_GIVES[0])
    tail, start = tail[lead:], start + lead
    first = max(bones.sentences[sentence][0], opener.start() - _BEFORE)
    if _NESTED.search(bones.text, first, opener.start()):
        tail = tail.partition("；")[0]
    return start, _before_other_totals(tail)


def _before_other_totals(tail: str) -> str:
    """The words up to a semicolon behind which another total with parts of its own begins."""
    nested = _NESTED.search(tail)
    end = tail.rfind("；", 0, nested.start()) if nested else -1
    if end < 0 or tail.count(COUNT, 0, end) < 2:
        return tail
    other = _ACTS.search(tail, end) and not _ACTS.search(tail[:end])
    return tail[:end] if other else tail


def _is_elsewhere(piece: str, level: int, parts: list[BreakdownPart]) -> bool:
    """Whether a piece of a sentence no longer belongs to the list before it."""
    if not parts or _REST.match(piece.strip()):
        return False
    if _TOTAL.match(piece.strip()):
        return True
    usual = parts[1].level if len(parts) > 1 else level
    acts = _ACTS.search(piece) is not None and _ACTS.search(parts[0].words) is None
    return (acts and level > 1) or (level == 3 and usual < 3)


def _kinds(bones: Skeleton, at: int) -> int | None:
    """How many kinds the words before a total announce: 14个领域229条 says fourteen."""
    found = _KINDS.search(bones.text[max(0, at - 20) : at])
    if not found:
        return None
    number = bones.numbers[max(0, at - 20) + found.start()]
    named = number.unit == "类" or (number.unit in ("个", "大类") and found["noun"])
    return int(number.value) if named else None


def _fault(passage: Passage, listing: Breakdown) -> Fault:
    if listing.most is not None:
        return _more_than_there_are(passage, listing)
    total, wanted = listing.total, listing.wanted
    shown = passage.text[max(0, total.start - _SHOWN) : total.start]
    words = _HEAD.search(shown)
    is_cut = words is not None and len(words[0]) == _SHOWN < total.start
    said = ("…" if is_cut else "") + (words[0] if words else "")
    unit, printed = total.unit, passage.text[total.start : total.end]
    said += printed
    fact = f"后面列出的{len(listing.parts)}项相加是{as_told(listing.sum, unit, printed)}"
    gap = listing.sum - wanted
    if gap:
        fact += f"，{'多' if gap > 0 else '少'}{as_told(abs(gap), unit, printed)}"
    if listing.kinds not in (None, len(listing.parts)):
        fact += f"；前面写的是{listing.kinds}项，列出的是{len(listing.parts)}项"
    return Fault(
        f"{passage.called}写“{said}”，{fact}；{_cause(listing)}请核对总数和各项。",
        Span(passage.field, total.start, total.end),
        expected=listing.sum,
        actual=wanted,
    )


def _more_than_there_are(passage: Passage, listing: Breakdown) -> Fault:
    rest, most = listing.total, listing.most or 0
    words = f"{listing.parts[-1].words}{passage.text[rest.start : rest.end]}"
    return Fault(
        f"{passage.called}写“{words}”，"
        f"和前面列出的{len(listing.parts) - 1}项相加是{listing.sum}件，"
        f"表三里的申请最多{most}件，多{listing.sum - most}件；请核对各项。",
        Span(passage.field, rest.start, rest.end),
        expected=most,
        actual=listing.sum,
    )


def _cause(listing: Breakdown) -> str:
    """The most likely cause of a sum that is off, where one is specific."""
    gap = listing.sum - listing.wanted
    if not gap:
        return ""
    if gap < 0 and listing.kinds == len(listing.parts) + 1:
        return "可能漏列了一项；"
    for part in listing.parts:
        if part.value == gap and len(listing.parts) > 2:
            return f"“{part.words[-16:]}”恰好是{gap}{listing.total.unit}，可能重复列了；"
    if swapped(listing.sum, listing.wanted):
        return "总数的两个数字可能写反了；"
    for part in listing.parts:
        if swapped(part.value, part.value - gap):
            right = f"{part.value - gap}{listing.total.unit}"
            return f"“{part.words[-16:]}”可能应是{right}，两个数字写反了；"
    return ""
