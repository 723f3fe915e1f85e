"""X09 where the total stands behind its parts: 网站121条、公众号77条，合计198条.

A total may reach back to numbers before the list, and count once what two outlets published: it is
wrong only where it is no sum of what stands before it, and nothing says how it was counted.
"""

import re
from collections.abc import Iterator

from nianbao.report.checks.rule import Fault
from nianbao.report.claims.claims import Passage
from nianbao.report.claims.skeleton import COUNT, ROUGH, SHARE, Matter, Skeleton
from nianbao.report.finding import Span

_PLAIN = f"[^，。；、：:（()）！？\n{COUNT}{ROUGH}{SHARE}]"
_LISTED = re.compile(
    rf"(?:^|[。！？\n])(?P<list>{_PLAIN}{{1,24}}{COUNT}(?:[、，]{_PLAIN}{{1,16}}{COUNT})+)"
    rf"，(?:两者|三者|全年)?(?:合计|共计|总计)(?:发布|公开|推送|更新|解读|制作)?(?:各类)?(?:政府|政务)?(?:信息)?(?P<total>{COUNT})"
    "(?=[。；\n]|$)"
)
_NOT_PLAIN = re.compile(
    "其中|包括|包含|含|涉及|较|比|增|减|占|约|等|主要|上年|去年|往年|累计|共|合计|总|各|每|均|申请|办结|答复|复议|诉讼"
    "|重复|同步|同时|平台互|交叉"
)


def wrong_sums(passage: Passage, bones: Skeleton) -> Iterator[Fault]:
    """Every total that the plain list before it does not add up to."""
    for match in _LISTED.finditer(bones.text):
        places = [
            at for at in range(match.start("list"), match.end("list")) if bones.text[at] == COUNT
        ]
        total, parts = bones.numbers[match.start("total")], [bones.numbers[at] for at in places]
        if _NOT_PLAIN.search(match["list"]) or bones.matter(places[-1]) is Matter.REQUESTS:
            continue
        if not all(bones.clause(at).ours for at in (*places, match.start("total"))):
            continue
        if any(one.unit != total.unit or one.value != int(one.value) for one in parts):
            continue
        before = [one for at, one in bones.numbers.items() if at < places[0]]
        if total.value != int(total.value) or any(one.unit == total.unit for one in before):
            continue
        listed = sum(int(one.value) for one in parts)
        gap = listed - int(total.value)
        if gap:
            words, unit = passage.text[total.start : total.end], total.unit
            yield Fault(
                f"{passage.called}写“合计{words}”，前面列出的{len(parts)}项相加是{listed}{unit}，"
                f"{'多' if gap > 0 else '少'}{abs(gap)}{unit}；请核对总数和各项。",
                Span(passage.field, total.start, total.end),
                expected=listed,
                actual=int(total.value),
            )
