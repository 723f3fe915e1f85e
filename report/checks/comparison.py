"""How a claim compares with the tables.

Where words can be read in two ways, a number of either is right.
"""

import re
from collections.abc import Iterator
from itertools import product

from nianbao.report.checks.claimed import claims_in
from nianbao.report.checks.context import Context
from nianbao.report.checks.keeping import kept
from nianbao.report.claims.claims import Claim
from nianbao.report.claims.quantities import (
    ACCEPTED,
    ANSWERED,
    APPLICANTS,
    BODIES,
    BROUGHT,
    CLASSES,
    CLOSED,
    COMPANIES,
    DECISIONS,
    DUE,
    FLOWS,
    FORWARD,
    HANDLED,
    ISSUED,
    LAW_FIRMS,
    NATURAL,
    OUTCOMES,
    OUTCOMES_AND_REASONS,
    RECEIVED,
    Quantity,
    Sum,
)
from nianbao.report.form.names import cell_name, table_name
from nianbao.report.form.shape import Form
from nianbao.report.text import late

_ALL = (RECEIVED, ACCEPTED, DUE, ANSWERED, HANDLED)
_GROUPS = (*_ALL, BROUGHT, FORWARD, *APPLICANTS)
_OF_SO_MANY = re.compile(r"(\d+)\s*[件宗份起](?:新收?)?(?:政府信息公开|信息公开)?申请中[，：]?")
"""A number of requests without a verb, and that what follows is of them."""
_AMONG_THOSE = re.compile("[件宗份起]中|申请中|其中")
_OF_THOSE = re.compile("申请中|件中|其中|全部|均|都")

_READINGS = len(BODIES.accepts)
"""How many sums a class of applicants has: of new requests, of all, of those answered."""

_WITH_OLD = (
    r"[（(，]\s*(?:其中)?(?:含|包括|包含|内含)?(?<=[中含括])"
    r"(?:上一?年度?|去年|20\d\d年度?)的?(?:结转|转结|转入|遗留)"
)
_WITH_PARTLY = r"[（(，]\s*(?:其中|含|包括|包含|内含)[，：]?(?:[\d０-９]+件)?部分公开"
_FAR = 120
"""Characters behind a number in which its sentence tells that the table leaves it out."""
_NEAR = 16
"""Characters before a number of answers in which it is told to be of new requests only."""
_OF_NEW = re.compile("上述|当年|其中|这些|申请中|件中|新收[^，；]*$")
_NEW = re.compile("(?:当年|本年|今年)?新收")
_NOT_COUNTED = re.compile("不(?:纳入|计入|列入|属于)|剔除|扣除|实际(?:登记|受理|符合)")
"""Behind a number of requests: some of them are no requests that the table counts."""
_SOME_DONE = re.compile(
    r"(?:申请)?(?:已|均|都|全部)[^，。；]{0,12}(?:办结|办毕|答复|办理完毕)[，；]\s*(?:另|其余|剩余|还有)"
)
"""Behind a number of requests that were done, where others are told to remain."""
_NOT_IN_TABLE = "[不未](?:计|列|纳)入[^，。；]{0,4}(?:表|统计|年报)"
"""Behind a number, in its sentence: the table leaves out what it counts."""
_SO_FAR = r"(?:截[至止]目前|到目前|至今)[^。；]*累计"
"""Before a number: it may be of all years, where its sentence names none."""
_A_YEAR = r"20\d\d\s*年|[本今全当]年|年内"
_SENTENCES, _MANY = 3, 200
"""How far around it other sentences tell how a number is meant; more claims are no sentences."""
_CLASSES = {
    **dict.fromkeys(("自然人", "公民", "个人"), NATURAL),
    "法人": BODIES,
    **CLASSES,
    **dict.fromkeys(("企业", "公司"), COMPANIES),
    **dict.fromkeys(("律师事务所", "律所"), LAW_FIRMS),
}
"""Applicants by what they are called in a sentence that tells what became of their requests."""
_ANSWERED_LATE = (
    r"^[，；、](?:另有|另)?[^，。；\d]{0,8}(?:延长|延期)[^，。；\d]{0,8}(\d+)\s*[件宗份起]"
)
_WITHDRAWN = (
    r"(?:撤回|撤销|放弃|终止)[^，。；\d]{0,4}(\d+)\s*件"
    r"|(\d+)\s*件[^，。；\d]{0,6}(?:撤回|撤销|放弃|终止)"
)
_NOTHING = ("零", "无")
_CLOSED_UNANSWERED = ("答复", "回复")
"""Verbs that leave out what was closed without an answer: 撤回, 逾期不补正."""


def _is_of_some(context: Context, claim: Claim) -> bool:
    """Whether an outcome is told of some requests only: 上年结转的2件中，予以公开1件."""
    if claim.quantity not in OUTCOMES_AND_REASONS:
        return False
    before = [
        one
        for one in claims_in(context, claim.span.field, claim.sentence)
        if one.span.end <= claim.span.start and one.quantity in _GROUPS
    ]
    if not before or before[-1].quantity in _ALL:
        return False
    if claim.value > before[-1].value:
        return False
    between = claim.passage.text[before[-1].span.start : claim.span.start]
    return _OF_THOSE.search(between) is not None


def _left_out(context: Context, claim: Claim) -> int:
    """How many old requests a result may leave out: 新收的41件中，予以公开15件."""
    if claim.quantity not in (*OUTCOMES_AND_REASONS, ANSWERED):
        return 0
    came, old = (context.value_of(one.accepts[0]) for one in (RECEIVED, BROUGHT))
    before = [
        one
        for one in claims_in(context, claim.span.field, claim.sentence)
        if one.span.end <= claim.span.start and one.quantity in (*_ALL, BROUGHT)
    ]
    if not before:
        told = claim.passage.text[max(0, claim.span.start - _NEAR) : claim.span.start]
        named = _OF_SO_MANY.search(told)
        return old or 0 if named and int(named[1]) == came else 0
    if before[-1].quantity not in (RECEIVED, ACCEPTED) or before[-1].value != came:
        return 0
    between = claim.passage.text[before[-1].span.start : claim.span.start]
    if not _AMONG_THOSE.search(between):
        return 0
    unanswered = any(word in claim.words for word in _CLOSED_UNANSWERED)
    return (old or 0) + ((context.value_of(CLOSED) or 0) if unanswered and old else 0)


_SLIP_OF_OLD = (
    r"(?:漏|误|错|多|少|重复)(?:统计|[计报登填列录算])|补[计登](?!计)|更正|订正"
    r"|(?:年报|上年|去年)[^。；]{0,12}有误"
)
"""A slip of last year's report that is set right: what it moves to this year is counted here."""
_NEAR_A_SLIP = 80
_TOGETHER = r"[，、；](?:以上)?(?:合并计?|合计|共计|总计|一共|共)(?:为|办结|办理)?(\d+)件"
"""Behind a number, what it makes with those told between: 17件办结，1件放弃，合并计18件."""


def differs(context: Context, claim: Claim) -> bool:
    """Whether a claim is none of the numbers that it may be; not where a cell it needs is blank."""
    sums = accepted(context, claim)
    values = [context.value_of(cells) for cells in sums]
    known = [value for value in values if value is not None]
    if len(known) < len(values) or claim.value in known:
        return False
    if claim.value > max(known, default=0) and _is_of_all_years(claim):
        return False
    behind = claim.passage.text[claim.span.end : claim.span.end + _FAR].partition("。")[0]
    if late(_NOT_IN_TABLE).search(behind):
        return False
    both = late(_TOGETHER).search(behind) if claim.quantity is ANSWERED else None
    if both and int(both[1]) in known:
        return False
    start = max(0, claim.span.start - _NEAR_A_SLIP)
    around = claim.passage.text[start : claim.span.end + _NEAR_A_SLIP]
    if claim.quantity in (RECEIVED, ACCEPTED, BROUGHT) and late(_SLIP_OF_OLD).search(around):
        return False
    if claim.quantity in (RECEIVED, ACCEPTED, *DECISIONS.values()):
        apart = _NOT_COUNTED.search(behind) and claim.value > max(known, default=0)
        if apart or _SOME_DONE.match(behind):
            return False
    if _is_of_some(context, claim) and claim.value <= known[0]:
        return False
    if claim.value < known[0] <= claim.value + _left_out(context, claim):
        return False
    if claim.value in _otherwise(context, claim) or claim.value in _of_one_class(context, claim):
        return False
    if _is_beside_the_right_one(context, claim, known) or _is_in_parts(context, claim, known):
        return False
    return all(claim.value != _printed(context, cells) for cells in sums)


def _is_beside_the_right_one(context: Context, claim: Claim, known: list[int]) -> bool:
    """Whether the number of the table is told, too, and this one, half of it at most, is of some.

    受理800件，……另一处受理206件: what its words leave out can't be told, but it is no slip of it.
    """
    return 0 < 2 * claim.value <= known[0] and any(
        one.quantity is claim.quantity and one.value in known for one in context.claims
    )


def _is_in_parts(context: Context, claim: Claim, known: list[int]) -> bool:
    """Whether a sentence tells the number of the table in parts: of 上年 1, of 本年 6 granted."""
    if claim.quantity not in (ANSWERED, *OUTCOMES_AND_REASONS):
        return False
    told = claims_in(context, claim.span.field, claim.sentence)
    parts = [one.value for one in told if one.quantity is claim.quantity]
    return len(parts) > 1 and sum(parts) in known


def _is_of_all_years(claim: Claim) -> bool:
    """Whether a number may be of all years so far: 截至目前，累计办理行政许可1.2万件."""
    text, end = claim.passage.text, claim.span.end
    told = text[max(text.rfind(mark, 0, claim.span.start) for mark in "。；\n") + 1 : end]
    return late(_SO_FAR).search(told) is not None and not late(_A_YEAR).search(told)


def is_of_none(context: Context, claim: Claim) -> bool:
    """Whether words or table say that nothing came, or the words that nothing was issued."""
    in_words = claim.denied or claim.words.endswith(_NOTHING)
    if claim.quantity is ISSUED:
        return claim.denied
    if claim.quantity is HANDLED:
        return in_words
    if claim.quantity not in (RECEIVED, ACCEPTED):
        return False
    values = [context.value_of(cells) for cells in accepted(context, claim)]
    return in_words or not any(values)


def sum_name(form: Form, quantity: Quantity, *beside: Quantity) -> str:
    """What a clerk calls the cells that a quantity is compared with, and those beside it."""
    cells = quantity.accepts[0]
    if len(cells) == 1 and not beside:
        return cell_name(form, cells[0])
    names = "、".join(one.name for one in (*reversed(beside), quantity))
    return f"{table_name(form, cells[0].table)}里{names}几格相加"


def accepted(context: Context, claim: Claim) -> tuple[Sum, ...]:
    """The sums a claim may equal: only the first where its words leave no other meaning.

    新收 are the new requests alone; 予以公开 beside 部分公开 are those granted in full; of
    requests that came this year, the applicants are this year's.
    """
    quantity = claim.quantity
    if claim.beside:
        return (tuple(ref for one in (*claim.beside, quantity) for ref in one.accepts[0]),)
    plain = quantity in (RECEIVED, ACCEPTED) and claim.words.startswith("新")
    if quantity in (RECEIVED, ACCEPTED) and _holds_old_ones(claim):
        return quantity.accepts[1:]
    if quantity is OUTCOMES["予以公开"]:
        beside = claims_in(context, claim.span.field, claim.sentence)
        plain = any(other.quantity is OUTCOMES["部分公开"] for other in beside)
        plain = plain and not late(_WITH_PARTLY).match(claim.passage.text, claim.span.end)
    if quantity in APPLICANTS and _is_of_new(context, claim):
        return quantity.accepts[::_READINGS]
    return quantity.accepts[:1] if plain else quantity.accepts


def _holds_old_ones(claim: Claim) -> bool:
    """Whether a number says that it holds those of last year: 受理15件（其中上年结转2件）."""
    behind = claim.passage.text[claim.span.end : claim.span.end + _NEAR]
    return late(_WITH_OLD).match(behind) is not None


def _is_of_new(context: Context, claim: Claim) -> bool:
    """Whether applicants are those of a number of requests that came this year alone."""
    beside = list(claims_in(context, claim.span.field, claim.sentence))
    if any(one.quantity in (ANSWERED, DUE) for one in beside):
        return False
    came = [one.value for one in beside if one.quantity in (RECEIVED, ACCEPTED)]
    return bool(came) and set(came) == {context.value_of(RECEIVED.accepts[0])}


def _otherwise(context: Context, claim: Claim) -> Iterator[int]:
    """What else a number of answers may be: without those closed unanswered, or of new ones only.

    Beside a larger number of answers it is a part of it.
    """
    if claim.quantity is HANDLED:
        yield from _without_withdrawn(context, claim)
    if claim.quantity is not ANSWERED:
        return
    done, closed = context.value_of(ANSWERED.accepts[0]), context.value_of(CLOSED)
    if any(word in claim.words for word in _CLOSED_UNANSWERED) and None not in (done, closed):
        yield (done or 0) - (closed or 0)
    around = range(claim.sentence - _SENTENCES, claim.sentence + _SENTENCES + 1)
    told = [one for at in around for one in claims_in(context, claim.span.field, at)]
    if len(told) > _MANY:
        return
    came, left = (context.value_of(one.accepts[0]) for one in (RECEIVED, FORWARD))
    near = claim.passage.text[max(0, claim.span.start - _NEAR) : claim.span.start]
    new = _NEW.search(near) or any(
        one.quantity in (RECEIVED, ACCEPTED) and one.value == came for one in told
    )
    apart = any(one.quantity is FORWARD for one in told) or _OF_NEW.search(near)
    if new and came is not None and left and apart:
        yield came - left
    beside = [one for one in told if one.quantity is ANSWERED and one.sentence == claim.sentence]
    if any(one.value > claim.value for one in beside):
        yield claim.value
    yield from _with_the_late(claim, done)


def _without_withdrawn(context: Context, claim: Claim) -> Iterator[int]:
    """What is at work of those that came: 收到10件，其中撤回1件，实际办理9件."""
    text = claim.passage.text
    before = text[text.rfind("。", 0, claim.span.start) + 1 : claim.span.start]
    gone = late(_WITHDRAWN).search(before)
    if gone:
        for cells in RECEIVED.accepts:
            yield (context.value_of(cells) or 0) - int(gone[1] or gone[2])


def _with_the_late(claim: Claim, done: int | None) -> Iterator[int]:
    """Answers that are all of them with those answered later: 期限内答复16件，延长后答复1件."""
    behind = claim.passage.text[claim.span.end : claim.span.end + _NEAR * 2].partition("。")[0]
    late_ones = late(_ANSWERED_LATE).search(behind)
    if late_ones and done == claim.value + int(late_ones[1]):
        yield claim.value


def _of_one_class(context: Context, claim: Claim) -> Iterator[int]:
    """What a number is of one class of applicants: 自然人申请60件，连同上年结转5件，办结61件.

    A sentence that names several, up to a semicolon, tells of all of them; a result is of the class
    that its clause names.
    """
    if claim.quantity not in (*FLOWS, *OUTCOMES_AND_REASONS):
        return
    text, named = claim.passage.text, set[Quantity]()
    for ends in ("，。；;\n", "。；;\n") if claim.quantity in FLOWS else ("，。；;\n",):
        start = max(text.rfind(mark, 0, claim.span.start) for mark in ends) + 1
        clause = text[start : claim.span.end]
        named = {one for name, one in _CLASSES.items() if name in clause}
        if named:
            break
    if NATURAL in named and len(named) > 1:
        return
    classes = {frozenset(ref.column for ref in cells) for who in named for cells in who.accepts}
    for columns, cells in product(classes, claim.quantity.accepts):
        of_class = (ref._replace(column=column) for ref in cells for column in columns)
        value = context.value_of(tuple(of_class))
        if value is not None:
            yield value


@kept
def _printed(context: Context, cells: Sum) -> int:
    """The sum of cells with totals as printed, where a printed report's differ."""
    return sum(int(context.tables.printed(ref) or 0) for ref in cells)
