"""One number for several quantities named before it: 予以公开及部分公开8件 is their sum."""

import re
from collections.abc import Mapping

from report.claims import quantities as q
from report.claims.quantities import Quantity

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
    "主动公开|不存在|撤回|终止|中止|撤销|补正|转办|转送|移送|告知|咨询|建议|提案|信访|投诉|举报"
    "|修改|修订|失效"
)
"""Names of what no table tells: a number that counts them as well is nobody's alone."""
_BEHIND_NAME = "(?:的|类|申请|案件|决定书?|信息|情况|事项|件)*"
_AND = "(?:以?及其?|和|与|或者?|、|并|/)"
_KNOWN = "|".join(sorted((*_NAMES, *_OF_OLD), key=len, reverse=True))
_LAST = re.compile(rf"(?P<name>{_KNOWN}|(?P<unknown>{_UNKNOWN})){_BEHIND_NAME}{_AND}$")


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
            found.append(_NAMES[name])
        before = before[: match.start()]
    return tuple(found)
