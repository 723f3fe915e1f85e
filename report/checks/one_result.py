"""X05 where all disputes are told to have ended in one way: 行政复议2件，均维持."""

from collections.abc import Iterator

from nianbao.report.checks.claimed import claims_in
from nianbao.report.checks.comparison import differs, sum_name
from nianbao.report.checks.context import Context
from nianbao.report.checks.rule import Fault
from nianbao.report.claims.claims import Claim
from nianbao.report.claims.quantities import RESULTS, REVIEWS, SUITS
from nianbao.report.finding import Span
from nianbao.report.text import late

_BLOCKS = {REVIEWS: "复议", SUITS: "诉讼"}
_KINDS = {"维持": "结果维持", "纠正": "结果纠正", "撤销": "结果纠正", "败诉": "结果纠正"}
_OTHER = {"结果维持": "结果纠正", "结果纠正": "结果维持"}
_WHOLE_RESULT = (
    r"(?P<words>(?:[，、]|（(?=[^（）]*）)|\((?=[^()]*\)))?(?:案件|结果|复议机关|法院|一审|均|都|全部|被|予以|为|获得?|得到|作出|决定|判决|已)*"
    r"(?P<result>维持|纠正|撤销|败诉)(?:原?[^，。；\d]{0,6}(?:决定|行为|答复|判决))?[）)]?)(?=[，。；）)\s]|$)"
)


def wrong_single_results(context: Context) -> Iterator[Fault]:
    """Every result that all disputes had, by the words, and fewer of them by the table."""
    for claim in context.claims:
        block = _BLOCKS.get(claim.quantity)
        if not block or claim.denied or claim.beside or not claim.value:
            continue
        if claim.value != context.value_of(claim.quantity.accepts[0]):
            continue  # that number is told of itself
        told = late(_WHOLE_RESULT).match(claim.passage.text, claim.span.end)
        if told:
            yield from _wrong(context, claim, block, told.end("words"))


def _wrong(context: Context, claim: Claim, block: str, end: int) -> Iterator[Fault]:
    words = claim.passage.text[claim.span.start : end]
    kind = next(kind for name, kind in _KINDS.items() if name in words)
    quantity, other = RESULTS[block, kind], RESULTS[block, _OTHER[kind]]
    value = context.value_of(quantity.accepts[0])
    if value is None or value >= claim.value:
        return
    beside = claims_in(context, claim.span.field, claim.sentence)
    if any(one.quantity is other and differs(context, one) for one in beside):
        return  # 均被纠正 says that none was upheld, which is told of
    yield Fault(
        f"{claim.passage.called}写“{words}”，{sum_name(context.form, quantity)}是{value}件，"
        f"文字多{claim.value - value}件；请核对，改正写错的一处。",
        Span(claim.span.field, claim.span.start, end),
        expected=value,
        actual=claim.value,
    )
