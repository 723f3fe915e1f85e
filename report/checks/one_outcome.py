"""X02 where all requests are told to have had one outcome: 收到2件，均予以公开."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from nianbao.report.checks.comparison import sum_name
from nianbao.report.checks.context import Context
from nianbao.report.checks.rule import Fault
from nianbao.report.claims.claims import Passage, skeleton_of
from nianbao.report.claims.quantities import OUTCOMES
from nianbao.report.claims.skeleton import COUNT, Matter
from nianbao.report.finding import Span
from nianbao.report.text import late

_PLAIN = f"[^。；，\n{COUNT}]"
_WHAT = (
    rf"(?P<all>[均都]|全部)?(?:已|依法|按[期时]|(?:作出)?答复|办结|结果|作出|决定|为|是|被|给予)*"
    rf"(?P<outcome>{'|'.join(OUTCOMES)})(?=[。；，\n]|$)"
)
_OF_REQUESTS = "(?:政府信息公开|信息公开|依申请公开)?(?:的)?(?:申请)?"
_ONE_OUTCOME = (
    rf"(?:新收到?|收到|接到|受理){_OF_REQUESTS}(?:共|为)?(?P<number>{COUNT}){_OF_REQUESTS}"
    rf"[，,](?:{_PLAIN}{{1,20}}[，,]){{0,2}}{_WHAT}"
)
_ALL_AT_ONCE = rf"(?<=[。，；\n])(?:以上|上述|这)?(?P<number>{COUNT}){_OF_REQUESTS}{_WHAT}"
"""收到5件，比上年多2件。5件全部予以公开: the number said again."""
_ALL_DONE = (
    rf"(?<![已可])(?:办结|答复){_OF_REQUESTS}(?:共|了)?(?P<number>{COUNT})"
    rf"[，,](?:其中)?(?:{_WHAT})(?<!其中)"
)
"""办结5件，全部予以公开."""
_OF_SOME = "其中|除|另|部分(?!公开)|涉及|拟|应|可|申请人要求|不服|复议|诉讼"
"""Words that make an outcome one of some, or none yet."""


class _AllOf(NamedTuple):
    outcome: str
    number: int
    span: Span
    words: str
    called: str


def wrong_single_outcomes(context: Context) -> Iterator[Fault]:
    """Every outcome that all requests had, by the words, and fewer of them by the table."""
    for told in chain.from_iterable(context.each(_told, context.passages)):
        quantity = OUTCOMES[told.outcome]
        value = context.value_of(quantity.accepts[0])
        if value is not None and value < told.number:
            yield Fault(
                f"{told.called}写“{told.words}”，{sum_name(context.form, quantity)}是{value}件，"
                f"文字多{told.number - value}件；请核对，改正写错的一处。",
                told.span,
                expected=value,
                actual=told.number,
            )


def _told(_: Context, passage: Passage) -> Sequence[_AllOf]:
    bones, found = skeleton_of(passage), []
    ways = (late(one).finditer(bones.text) for one in (_ONE_OUTCOME, _ALL_AT_ONCE, _ALL_DONE))
    for match in chain.from_iterable(ways):
        at = match.start("number")
        number = bones.numbers[at]
        of_all = match["all"] or (number.value == 1 and match.re.pattern == _ONE_OUTCOME)
        ours = bones.clause(at).ours and bones.clause(match.start("outcome")).ours
        requests = bones.matter(at) is Matter.REQUESTS or "申请" in match[0]
        if not (of_all and ours and requests) or late(_OF_SOME).search(match[0]):
            continue
        if number.unit not in ("件", "份", "宗", "起", "") or number.value != int(number.value):
            continue
        start, end = bones.span(*match.span())
        words = passage.text[start:end]
        span = Span(passage.field, start, end)
        found.append(_AllOf(match["outcome"], int(number.value), span, words, passage.called))
    return found
