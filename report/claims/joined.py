"""Several quantities named together: with one number, their sum, or with one each (分别为).

予以公开及部分公开8件 is what both add up to; 予以公开、部分公开分别为5件、3件 are two numbers.
"""

import re
from collections.abc import Iterator, Mapping

from nianbao.report.claims import quantities as q
from nianbao.report.claims.quantities import Quantity
from nianbao.report.claims.skeleton import COUNT, Matter, Skeleton

_NAMES: Mapping[str, Quantity] = {
    **q.OUTCOMES,
    "同意公开": q.OUTCOMES["予以公开"],
    "全部公开": q.OUTCOMES["予以公开"],
    "不公开": q.OUTCOMES["不予公开"],
    **q.REASONS,
    **{f"行政{name}": quantity for name, quantity in q.DECISIONS.items()},
    "制发": q.ISSUED,
    "废止": q.REPEALED,
    "自然人": q.NATURAL,
    **q.CLASSES,
}
_OF_OLD = {"新收": q.RECEIVED, "收到": q.RECEIVED, "新增": q.RECEIVED}
"""What is added to the requests of last year; before other words it means the same as they."""
_UNKNOWN = (
    "公民|群众|主动公开|不存在|撤回|终止|中止|撤销|补正|转办|转送|移送|告知|咨询|建议|提案|信访|投诉|举报"
    "|修改|修订|失效"
)
"""Names of what no table tells: a number that counts them as well is nobody's alone."""
_BEHIND_NAME = (
    "(?:[和或、及]者?其他组织|(?:行政)?规范性文件|的|类|申请|案件|决定书?|信息|情况|事项|件)*"
)
_AND = "(?:以?及其?|和|与|或者?|、|并|/)"
_KNOWN = "|".join(sorted((*_NAMES, *_OF_OLD), key=len, reverse=True))
_LAST = re.compile(
    rf"(?P<name>{_KNOWN}|(?<![息务动以分予])公开|(?P<unknown>{_UNKNOWN})){_BEHIND_NAME}{_AND}$"
)


def named_before(before: str, quantity: Quantity) -> tuple[Quantity, ...] | None:
    """The quantities that a number of `quantity` counts as well, to judge by the words before it.

    None where one of them can't be told.
    """
    found: list[Quantity] = []
    while match := _LAST.search(before):
        if match["unknown"]:
            return None
        name = match["name"]
        if name in _OF_OLD:
            if quantity is not q.BROUGHT:
                break
            found.append(_OF_OLD[name])
        else:
            found.append(_NAMES.get(name, q.OUTCOMES["予以公开"]))
        before = before[: match.start()]
    return tuple(found)


_FLOWS: Mapping[str, Quantity] = {
    "新收": q.RECEIVED,
    "上年结转": q.BROUGHT,
    "收到": q.RECEIVED,
    "收到申请": q.RECEIVED,
    "申请数量": q.RECEIVED,
    "受理": q.ACCEPTED,
    "受理申请": q.ACCEPTED,
    "受理数量": q.ACCEPTED,
    "办结数量": q.ANSWERED,
    "办结": q.ANSWERED,
    "答复": q.ANSWERED,
    "结转下年": q.FORWARD,
    "结转下年度": q.FORWARD,
    "法人": q.BODIES,
}
_OF_REQUESTS = (*q.OUTCOMES_AND_REASONS, *q.APPLICANTS, *_FLOWS.values())
_OF_DOCUMENTS = {"制发": q.ISSUED, "废止": q.REPEALED, "现行有效": q.IN_FORCE}
_EACH_NAMED: Mapping[str, Quantity] = {
    **_NAMES,
    **_FLOWS,
    **_OF_DOCUMENTS,
    "行政复议": q.REVIEWS,
    "行政诉讼": q.SUITS,
}
_NAME = rf"(?:{'|'.join(sorted(_EACH_NAMED, key=len, reverse=True))})"
_NEAR = 40
"""Characters that a list of names takes."""
_RESPECTIVELY = re.compile("分别|依次")
_TIED = rf"(?:{_AND}|，|[“”])*"
_EACH = re.compile(
    rf"(?P<names>{_NAME}(?:{_BEHIND_NAME}{_TIED}{_NAME}){{1,8}}){_BEHIND_NAME}[”]?(?:数量|件数)?"
    rf"(?:分别|依次)(?:为|是|有|共|达到|达|办理|作出|[：:])*"
    rf"(?P<numbers>{COUNT}(?:[、，和及]+{COUNT})+)"
)


def each_of(bones: Skeleton) -> Iterator[tuple[Quantity, int]]:
    """Each quantity of a list of names, with where its number stands in the list behind."""
    if not _RESPECTIVELY.search(bones.text):
        return
    for match in _EACH.finditer(bones.text):
        names = re.findall(_NAME, match["names"])
        places = [
            match.start("numbers") + at for at, mark in enumerate(match["numbers"]) if mark == COUNT
        ]
        if len(names) == len(places) and bones.clause(match.start()).ours:
            for name, at in zip(names, places, strict=True):
                if _fits(bones, match.start(), _EACH_NAMED[name]):
                    yield _EACH_NAMED[name], at


def _fits(bones: Skeleton, at: int, quantity: Quantity) -> bool:
    """Whether a name means the quantity where it stands: documents, requests, or neither."""
    if quantity in _OF_DOCUMENTS.values():
        start = bones.sentences[bones.clause(at).sentence][0]
        return "规范性文件" in bones.text[start : at + _NEAR]
    return quantity not in _OF_REQUESTS or bones.matter(at) is Matter.REQUESTS
