"""X10 for what an outlet carried, or what was gone through, where it is told again elsewhere.

The same words may count two things, so only numbers that are nearly the same are one number told
twice: 网站820条 in one part, 网站840条 in another.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from nianbao.report.checks.context import Context
from nianbao.report.checks.rule import Fault
from nianbao.report.claims.claims import Passage, skeleton_of
from nianbao.report.claims.skeleton import COUNT, ROUGH, SHARE
from nianbao.report.finding import Span
from nianbao.report.text import late

_OUTLETS = (
    *("网站", "公众号", "微信", "微博", "抖音", "视频号", "公开栏", "公示栏", "公告栏"),
    *("显示屏", "电子屏", "客户端", "村村响", "大喇叭", "广播"),
)
_GONE_THROUGH = ("清理", "审核", "审查", "归档", "移交", "修订")
_ACTS = "发布|公开|推送|更新|转发|张贴|刊发|发文|播放|公示|上传|发送|播出"
_TOLD = (
    rf"(?:(?<=[，。；、：（\n])|^)(?:其中|通过|利用|依托|在|全年|今年|本年度?|我[镇乡]|共|累计|线上|各?[省市县区镇乡村])*"
    rf"(?:人民|政府|门户|政务|微信|官方)*(?P<where>{'|'.join(_OUTLETS)})(?:政务公开|信息公开|专栏|平台|主页|上)*"
    rf"(?:全年|共|累计|各类|主动|政府|政务|信息|文章|动态|内容|稿件|了|为|有|(?P<act>{_ACTS}))*(?P<at>{COUNT})"
    rf"(?![^，。；、\n]{{0,2}}(?:阅读|点击|浏览|粉丝))"
)
_PAPERS = (
    f"(?:(?<=[，。；、：（\\n])|^)(?:其中|全年|今年|本年度?|我[镇乡]|共|累计|对)*(?P<act>{'|'.join(_GONE_THROUGH)})(?:了)?(?:历年|各类|全部)?"
    f"(?P<where>规范性文件|政策文件|历史文件|公文|文件|稿件|信息|档案|材料)(?:共|累计)?(?P<at>{COUNT})"
)
_ANOTHER = "由|从|较|比|同比|增|减|目标|计划|截至|上年|去年|往年|月|季|半年|以来|平均|每|重复|新增"
_FEWEST = 15
"""Smaller numbers are alike by chance."""
_CLOSE = 5
"""Numbers that differ by less than the fifth part are told of one thing."""


class _Told(NamedTuple):
    key: tuple[str, str]
    act: str
    value: int
    span: Span
    words: str
    passage: Passage


def told_again(context: Context) -> Iterator[Fault]:
    """Every such number that is told again in another part, a little differently."""
    first: dict[tuple[str, str], _Told] = {}
    for one in chain.from_iterable(context.each(_told, context.passages)):
        earlier = first.setdefault(one.key, one)
        if earlier.passage.field == one.passage.field or earlier.value == one.value:
            continue
        gap, unit = abs(earlier.value - one.value), one.key[1]
        same = earlier.act == one.act or not (earlier.act and one.act)
        if same and gap * _CLOSE < max(earlier.value, one.value):
            yield Fault(
                f"{one.passage.called}写“{one.words}”，前面{earlier.passage.called}写的是"
                f"“{earlier.words}”，两处差{gap}{unit}；如果说的是同一个数，请写成一样的。",
                one.span,
                expected=earlier.value,
                actual=one.value,
            )


def _told(_: Context, passage: Passage) -> Sequence[_Told]:
    """What a passage tells once of each outlet and paper, in the year's own words."""
    bones, found = skeleton_of(passage), []
    ways = []
    if any(mark in bones.text for mark in _OUTLETS):
        ways.append(late(_TOLD))
    if any(mark in bones.text for mark in _GONE_THROUGH):
        ways.append(late(_PAPERS))
    for match in chain.from_iterable(one.finditer(bones.text) for one in ways):
        at = match.start("at")
        number, clause = bones.numbers[at], bones.clause(at)
        if number.value != int(number.value) or number.value < _FEWEST or not clause.ours:
            continue
        around = bones.text[clause.start : clause.end]
        if late(_ANOTHER).search(around) or ROUGH in around or SHARE in around:
            continue
        place = Span(passage.field, *bones.span(match.start(), at + 1))
        words = passage.text[place.start : place.end]
        act = match["act"] or ""
        found.append(
            _Told((match["where"], number.unit), act, int(number.value), place, words, passage)
        )
    often = Counter(one.key for one in found)
    return tuple(one for one in found if often[one.key] == 1)
