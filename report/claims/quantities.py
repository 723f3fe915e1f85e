"""What a report's words can state a number of: the quantities and their cells, as data."""

from dataclasses import dataclass

from report.form.figures import CellRef
from report.form.form_2021 import FORM_2021

Sum = tuple[CellRef, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Quantity:
    """Something counted. `accepts` are the sums of cells that a number of it may equal.

    The first sum is the one named to the clerk. `name` stands in a sentence.
    """

    rule: str
    name: str
    accepts: tuple[Sum, ...]


def _cells(table: str, rows: str, column: str) -> Sum:
    """The cells of a column in the rows whose keys begin so."""
    return tuple(
        ref
        for row in rows.split()
        for ref in FORM_2021.table(table).cells
        if ref.row.startswith(row) and ref.column == column
    )


def _requests(rows: str, column: str = "total") -> Sum:
    return _cells("requests", rows, column)


_BODIES = tuple(
    column.key
    for column in FORM_2021.table("requests").blocks[0].columns
    if column.key not in ("natural_person", "total")
)
_NEW, _OLD, _DONE = _requests("received"), _requests("brought"), _requests("outcomes")
_IN = (_NEW, _NEW + _OLD)
_GRANTED = _requests("granted ")

RECEIVED = Quantity("X01", "收到的申请", _IN)
ACCEPTED = Quantity("X01", "受理的申请", _IN)
HANDLED = Quantity("X01", "办理的申请", (*_IN, _DONE, _GRANTED[:1], _GRANTED))
NATURAL = Quantity(
    "X01",
    "自然人的申请",
    tuple(
        _requests(rows, "natural_person") for rows in ("received", "received brought", "outcomes")
    ),
)
BODIES = Quantity(
    "X01",
    "法人和其他组织的申请",
    tuple(
        tuple(ref for key in _BODIES for ref in _requests(rows, key))
        for rows in ("received", "received brought", "outcomes")
    ),
)
CLASSES = {
    column.label.text.replace("社会", "(?:社会)?"): Quantity(
        "X01",
        f"{column.label.text}的申请",
        tuple(_requests(rows, column.key) for rows in ("received", "received brought", "outcomes")),
    )
    for column in FORM_2021.table("requests").blocks[0].columns
    if column.key in _BODIES and column.key != "other"
}
"""Classes of applicants by what they are called."""
ANSWERED = Quantity("X02", "办结的申请", (_DONE,))
OUTCOMES = {
    "予以公开": Quantity("X02", "予以公开的申请", (_GRANTED[:1], _GRANTED)),
    "部分公开": Quantity("X02", "部分公开的申请", (_GRANTED[1:],)),
    "不予公开": Quantity("X02", "不予公开的申请", (_requests("withheld"),)),
    "无法提供": Quantity("X02", "无法提供的申请", (_requests("unable"),)),
    "不予处理": Quantity("X02", "不予处理的申请", (_requests("not_processed"),)),
    "其他处理": Quantity("X02", "其他处理的申请", (_requests("closed"),)),
}
DUE = Quantity("X01", "应办的申请", (_NEW + _OLD,))
REASONS = {
    words: Quantity("X02", f"{name}的申请", (_requests(row),))
    for words, name, row in (
        ("国家秘密", "国家秘密", "withheld_state_secret"),
        ("第三方(?:的)?(?:合法)?(?:权益|利益)", "保护第三方权益", "withheld_third_party"),
        ("内部事务(?:类)?(?:信息)?", "属于内部事务", "withheld_internal_affairs"),
        ("过程性(?:信息)?", "属于过程性信息", "withheld_deliberative"),
        ("执法案卷(?:信息)?", "属于执法案卷", "withheld_enforcement_file"),
        ("行政查询(?:事项)?", "属于行政查询", "withheld_inquiry_matter"),
        ("(?:不掌握|未掌握)(?:相关|该|所申请的?)*", "本机关不掌握", "unable_not_held"),
        ("没有现成(?:的)?(?:信息)?(?:需要?另行制作)?", "没有现成信息", "unable_to_be_created"),
        ("逾期[未不]补正", "逾期不补正", "closed_correction_overdue"),
        ("(?:需要?)?另行制作", "需要另行制作", "unable_to_be_created"),
        ("补正后[^#，。；、]{0,8}不明确", "补正后仍不明确", "unable_still_unclear"),
    )
}
"""Results by their reasons: words that stand before the number, a name, the row."""

BROUGHT = Quantity("X03", "上年结转的申请", (_OLD,))
FORWARD = Quantity("X03", "结转下年度的申请", (_requests("carried"),))
REVIEWS = Quantity("X05", "行政复议", (_cells("challenges", "reconsideration", "total"),))
DIRECT = Quantity(
    "X05", "直接起诉的行政诉讼", (_cells("challenges", "litigation_direct", "total"),)
)
AFTER = Quantity(
    "X05", "复议后起诉的行政诉讼", (_cells("challenges", "litigation_after", "total"),)
)
SUITS = Quantity("X05", "行政诉讼", (DIRECT.accepts[0] + AFTER.accepts[0],))
_BLOCKS = {"复议": "reconsideration", "诉讼": "litigation"}
RESULTS = {
    (block, words): Quantity("X05", f"{name}的行政{block}", (_cells("challenges", rows, column),))
    for block, rows in _BLOCKS.items()
    for words, name, column in (
        ("(?:结果)?(?:为)?维持", "结果维持", "upheld"),
        ("(?:结果)?(?:被)?纠正", "结果纠正", "corrected"),
        ("其他结果", "其他结果", "other"),
        ("(?:尚未|未)审结|正在审理", "尚未审结", "pending"),
    )
}
"""Disputes by their result."""

DISPUTES = Quantity("X05", "行政复议、行政诉讼", (REVIEWS.accepts[0] + SUITS.accepts[0],))
LICENCES = Quantity("X08", "行政许可", (_cells("disclosure", "licensing", "decisions"),))
PENALTIES = Quantity("X08", "行政处罚", (_cells("disclosure", "penalties", "decisions"),))
COMPULSION = Quantity("X08", "行政强制", (_cells("disclosure", "compulsion", "decisions"),))
ISSUED = Quantity("X08", "制发的规范性文件", (_cells("disclosure", "normative", "issued"),))
REPEALED = Quantity("X08", "废止的规范性文件", (_cells("disclosure", "normative", "repealed"),))
IN_FORCE = Quantity("X08", "现行有效的规范性文件", (_cells("disclosure", "normative", "in_force"),))
FEES = CellRef("disclosure", "fees", "amount")
PUBLISHED = Quantity("X10", "主动公开的信息", ())

NAMED = {
    "复议": REVIEWS,
    "诉讼": SUITS,
    "许可": LICENCES,
    "处罚": PENALTIES,
    "强制": COMPULSION,
}
"""Quantities that are listed together: 行政许可、行政处罚、行政强制均为0."""
