"""Which kind of record words speak of: a cell of its column, a title, the heads of a table.

行政处罚案件台账 is a list of penalties, 一、行政复议 heads those below it. Words that speak of two
kinds, or of suits without saying whether a review came first, leave it open.
"""

from collections.abc import Mapping

from nianbao.report.registers.fields import RegisterField
from nianbao.report.text import late

_OPEN = "open"
"""Stands for suits of which it is not said whether a review came first."""
_SPEAKS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "reconsideration": (
        (
            "litigation_after",
            "诉讼[（(：:—/·-]*(?:行政)?复议[之以]?后(?:起诉|诉讼)?[）)]?"
            "|(?:(?:不服|经过?|先)?(?:行政)?复议(?:决定)?[之以]?后|不服(?:行政)?复议决定|(?<!未)经过?(?:行政)?复议)"
            "(?:再|又|的|再次|提起|提出|向法院|行政|[，,、（）() ])*(?:诉讼|起诉)"
            "|(?:诉讼|起诉)[（(]?(?:经过?|先)(?:行政)?复议[）)]?",
        ),
        (
            "litigation_direct",
            "诉讼[（(：:—/·-]*直接(?:起诉|诉讼|提起)[）)]?"
            "|(?:(?:未经?过?|没有?经?过?|不经)(?:行政)?复议)?[，,、（）()的 ]*"
            "直接(?:提起|提出|向法院|行政)*(?:诉讼|起诉)(?:[（(]?未经?过?(?:行政)?复议[）)]?)?"
            "|(?:未经?过?|没有?经?过?|不经)(?:行政)?复议(?:的|提起|行政)*(?:诉讼|起诉)"
            "|(?:诉讼|起诉)[（(]?未经?过?(?:行政)?复议[）)]?",
        ),
        (_OPEN, "诉讼|起诉|应诉|原告|被告|法院|判决"),
        ("reconsideration", "复议"),
    ),
    "normative_documents": (
        ("", "非行政许可|不予?处罚"),
        ("normative_documents", "规范性文件"),
        ("licensing", "许可"),
        ("penalties", "处罚"),
        ("compulsion", "行政强制|强制(?:措施|执行|决定|拆除|种类|方式)|^强制$"),
        ("fees", "收费"),
    ),
    "publication": (
        (
            "publication",
            "主动公开|信息公开(?=台账|登记|目录|统计|条数|情况)|信息发布|公开信息"
            "|(?:公开|发布)(?:渠道|平台|条数)|信息条数",
        ),
        ("training", "培训"),
        ("meeting", "会议"),
        ("inspection", "检查|督查"),
    ),
}
"""What speaks of a kind, by the first kind of its register; each is sought in what is left."""
_YES_OR_NO = ("是否", "有无")


def said_kind(field: RegisterField, words: str) -> str | None:
    """The kind that words speak of, empty where they leave it open; None where of none.

    `field` is the kind of a register: each has its own.
    """
    speaks = next((_SPEAKS[key] for key in field.labels if key in _SPEAKS), ())
    rest, found = "".join(words.split()), set[str]()
    for key, pattern in speaks:
        shorter = late(pattern).sub("", rest)
        if shorter != rest:
            found.add(key)
        rest = shorter
    if not found:
        return None
    return found.pop() if len(found) == 1 and not found & {_OPEN, ""} else ""


def kind_of_heads(field: RegisterField, heads: list[str]) -> str | None:
    """The kind that the heads of a table speak of, as `said_kind` has it."""
    told = {said_kind(field, head) for head in heads if not head.startswith(_YES_OR_NO)} - {None}
    if not told:
        return None
    return str(told.pop()) if len(told) == 1 else ""
