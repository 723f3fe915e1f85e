"""What a report's words can state a number of: the quantities and their cells, as data.

How each is said stands in the vocabulary; here they go by what a clerk calls them.
"""

from dataclasses import dataclass

from nianbao.report.form.figures import CellRef
from nianbao.report.form.form_2021 import FORM_2021

Sum = tuple[CellRef, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Quantity:
    """Something counted. `accepts` are the sums of cells that a number of it may equal.

    The first sum is the one named to the clerk; where there is none, no table tells the
    number. `name` stands in a sentence.
    """

    name: str
    accepts: tuple[Sum, ...]


def _row(row: str, column: str = "total") -> CellRef:
    return CellRef("requests", row, column)


def _kind(kind: str) -> Sum:
    """The totals of all results of one kind, whatever the reason: `withheld_…`."""
    return tuple(_row(key) for key in FORM_2021.table("requests").rows if key.startswith(kind))


def _disputes(column: str, *rows: str) -> Sum:
    return tuple(CellRef("challenges", row, column) for row in rows)


def _disclosed(row: str, column: str) -> tuple[Sum, ...]:
    return ((CellRef("disclosure", row, column),),)


_NEW, _OLD, _DONE = _row("received"), _row("brought_forward"), _row("outcomes_total")
_IN = ((_NEW,), (_NEW, _OLD))
_IN_FULL, _IN_PART = _row("granted"), _row("granted_in_part")

RECEIVED = Quantity("收到的申请", _IN)
ACCEPTED = Quantity("受理的申请", _IN)
DUE = Quantity("应办的申请", ((_NEW, _OLD),))
HANDLED = Quantity("办理的申请", (*_IN, (_DONE,), (_IN_FULL,), (_IN_FULL, _IN_PART)))
ANSWERED = Quantity("办结的申请", ((_DONE,),))
BROUGHT = Quantity("上年结转的申请", ((_OLD,),))
FORWARD = Quantity("结转下年度的申请", ((_row("carried_forward"),),))
FLOWS = (RECEIVED, ACCEPTED, DUE, BROUGHT, ANSWERED, FORWARD)
"""What came in, was there, was done and was left."""
CARRIED = Quantity("结转的申请", ((_row("carried_forward"),), (_OLD,)))
"""结转数量 may be what came over or what goes on."""
UNFINISHED = Quantity("没有办完的申请", ())
"""0 where everything is said to be answered; no table has it as a number of its own."""

_APPLICANTS = {
    column.key: column.label.text
    for column in FORM_2021.table("requests").blocks[0].columns
    if column.key != "total"
}
_BODIES = tuple(key for key in _APPLICANTS if key != "natural_person")


def _of_applicants(name: str, *columns: str) -> Quantity:
    """The requests of some classes of applicants: those that came, with the old ones, or done."""
    sums = ((_NEW,), (_NEW, _OLD), (_DONE,))
    return Quantity(
        name,
        tuple(
            tuple(ref._replace(column=column) for column in columns for ref in refs)
            for refs in sums
        ),
    )


NATURAL = _of_applicants("自然人的申请", "natural_person")
BODIES = _of_applicants("法人和其他组织的申请", *_BODIES)
CLASSES = {
    label: _of_applicants(f"{label}的申请", key)
    for key, label in _APPLICANTS.items()
    if key in _BODIES and key != "other"
}
"""Classes of bodies by what they are called."""
_COMMERCIAL = CLASSES[_APPLICANTS["commercial"]]
LAW_FIRMS = CLASSES[_APPLICANTS["legal_service"]]
COMPANIES = Quantity("企业的申请", (*_COMMERCIAL.accepts, *BODIES.accepts))
"""企业 may be the one class of bodies or all of them."""
APPLICANTS = (NATURAL, BODIES, COMPANIES, *CLASSES.values())

OUTCOMES = {
    "予以公开": Quantity("予以公开的申请", ((_IN_FULL,), (_IN_FULL, _IN_PART))),
    "部分公开": Quantity("部分公开的申请", ((_IN_PART,),)),
    "不予公开": Quantity("不予公开的申请", (_kind("withheld_"),)),
    "无法提供": Quantity("无法提供的申请", (_kind("unable_"),)),
    "不予处理": Quantity("不予处理的申请", (_kind("not_processed_"),)),
    "其他处理": Quantity("其他处理的申请", (_kind("closed_"),)),
}
_COUNTED_AS = {"closed_correction_overdue": (_kind("closed_"), (_row("closed_other"),))}
"""What a reason may also be counted as: the rows of one kind are easily taken for one another."""
REASONS = {
    name: Quantity(f"{name}的申请", ((_row(row),), *_COUNTED_AS.get(row, ())))
    for name, row in (
        ("国家秘密", "withheld_state_secret"),
        ("保护第三方权益", "withheld_third_party"),
        ("属于内部事务", "withheld_internal_affairs"),
        ("属于过程性信息", "withheld_deliberative"),
        ("属于执法案卷", "withheld_enforcement_file"),
        ("属于行政查询", "withheld_inquiry_matter"),
        ("本机关不掌握", "unable_not_held"),
        ("没有现成信息", "unable_to_be_created"),
        ("需要另行制作", "unable_to_be_created"),
        ("补正后仍不明确", "unable_still_unclear"),
        ("逾期不补正", "closed_correction_overdue"),
        ("信访举报投诉", "not_processed_petition"),
        ("重复申请", "not_processed_repeated"),
    )
}
"""Results by their reasons. One row has two names, which count apart where no table tells."""
OUTCOMES_AND_REASONS = (*OUTCOMES.values(), *REASONS.values())

CLOSED = _kind("closed_")
"""What was closed without an answer: withdrawn, not put right in time."""

_REVIEW, _SUITS = ("reconsideration",), ("litigation_direct", "litigation_after")

REVIEWS = Quantity("行政复议", (_disputes("total", *_REVIEW),))
DIRECT = Quantity("直接起诉的行政诉讼", (_disputes("total", "litigation_direct"),))
AFTER = Quantity("复议后起诉的行政诉讼", (_disputes("total", "litigation_after"),))
SUITS = Quantity("行政诉讼", (_disputes("total", *_SUITS),))
DISPUTES = Quantity("行政复议、行政诉讼", (_disputes("total", *_REVIEW, *_SUITS),))
RESULTS = {
    (block, result): Quantity(f"{result}的行政{block}", (_disputes(column, *rows),))
    for block, rows in (("复议", _REVIEW), ("诉讼", _SUITS))
    for result, column in (
        ("结果维持", "upheld"),
        ("结果纠正", "corrected"),
        ("其他结果", "other"),
        ("尚未审结", "pending"),
    )
}
"""Disputes by their result."""

DISPUTED = frozenset((REVIEWS, DIRECT, AFTER, SUITS, DISPUTES, *RESULTS.values()))
"""Everything counted of disputes: it is ours where disclosure is their cause."""

DECISIONS = {
    "许可": Quantity("行政许可", _disclosed("licensing", "decisions")),
    "处罚": Quantity("行政处罚", _disclosed("penalties", "decisions")),
    "强制": Quantity("行政强制", _disclosed("compulsion", "decisions")),
}
NAMED = {"复议": REVIEWS, "诉讼": SUITS, **DECISIONS}
"""Quantities that are listed together: 行政许可、行政处罚、行政强制均为0."""

ISSUED = Quantity("制发的规范性文件", _disclosed("normative_documents", "issued"))
REPEALED = Quantity("废止的规范性文件", _disclosed("normative_documents", "repealed"))
IN_FORCE = Quantity("现行有效的规范性文件", _disclosed("normative_documents", "in_force"))
PUBLISHED = Quantity("主动公开的信息", ())
FEES = CellRef("disclosure", "fees", "amount")
CHARGED = Quantity("收取的费用", ((FEES,),))
"""In 元, where the table has 万元."""
