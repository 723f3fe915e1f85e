"""Whether a number counts only some: of one topic, one applicant, one way, or of those just told.

The tables tell of all. What a sentence counts of requests on one matter is right though the table
has more (征地类申请28件，予以公开9件); such claims are left out, and those whose words can't tell.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import TYPE_CHECKING, NamedTuple

from nianbao.report.claims import quantities as q
from nianbao.report.claims.quantities import Quantity
from nianbao.report.claims.skeleton import COUNT, ROUGH, Matter, Skeleton
from nianbao.report.claims.word_classes import spelled_out
from nianbao.report.text import late

if TYPE_CHECKING:  # it asks here which of its claims are of all
    from nianbao.report.claims.claims import Claim


_WHOLES = frozenset((q.RECEIVED, q.ACCEPTED, q.DUE, q.HANDLED, q.ANSWERED, q.PUBLISHED))
"""Quantities that, told without a limit, are of the whole report: what follows is of them."""
_RESULTS = frozenset(q.OUTCOMES_AND_REASONS)
_OUTCOMES = frozenset(q.OUTCOMES.values())
_LIMITED = _RESULTS | {q.ANSWERED, q.FORWARD, q.CARRIED}
_CARRIED = frozenset((q.BROUGHT, q.FORWARD, q.CARRIED))
_APPLICANTS = frozenset(q.APPLICANTS)
_DECIDED = frozenset(q.DECISIONS.values())
_CASES = frozenset("件宗起份例封") | {"件次"}

_IN_ALL = re.compile("全年|本年|今年|年内|总[数量计]|共|合计|累计|全部|所有|；")
_KIND = (
    "类(?![型别似])|本级|涉|关于|针对|某|同一|户籍|村民(?!委)|居民|律师|公司|复杂|疑难|重点办|典型|批量"
    f"|补正|延期|延长|征求|咨询|转办|转来|重复|等{COUNT}|等人"
)
_OF_A_KIND = re.compile(_KIND)
_SHARE_OF = re.compile("占[^，。；]*")
_WITHIN = re.compile("(?:[（(]|其中|含)[^，。；]{0,4}(?:上一?年|去年)")
"""What came from last year of those just told: 尚有3件（含上年结转1件）."""
_OF_SOME = re.compile(spelled_out(f"{_KIND}|<channel>"))
"""Words of a clause by which its number is of some requests."""
_TOPIC = re.compile(
    "(?:[\u4e00-\u9fff]{2}(?<!各)(?<!同)类(?:的|别)?"
    "|(?:涉及|关于|有关|针对)[^，。；、的@]{2,14}的?)(?:政府信息公开|信息公开)?申请(?!人)"
)
"""A kind of requests named without a number: 对征地类申请，予以公开5件."""
_PLAIN = re.compile(
    "[我本全][镇乡]|街道|本年|今年|度|政府|政务|信息|公开|依|的|申请书?|事项|办理|处理|收到|接到|受理|新"
    r"|有|为|数量?|总数|件|：|\s"
)
"""Words before a number of requests that limit it in no way: 申请15件."""
_OF_US = re.compile(
    spelled_out(
        r"(?:\d+|[一二三四五六七八九十])[.．、]|[一二三四五六七八九]是|第[一二三四五]|一方面|全部|全面|当年|全年|年末|年[内度底末间]?|一年来|以来|期间|期内|报告期|统计期|截至|截止|\d+\s*[年月日]?|[自起止至—–~～-]"
        "|我们|各[类种]|[本我全镇乡县区市各级]|机关|单位|办事处|人民政府|党政|综合办?|办公室|局|部门"
        "|共|累计|合计|总计?|实际|依[法规]|按照?|严格|按[时期]|及时|认真|规范|妥善|积极|稳妥|全面|有序|顺利|高效"
        "|已经?|[均都也并先后又能可应经]|全部|正式|如期|成功|最终|逐[一件]|分别|依次|审[查核批]|研究|批准|会商"
        "|完成|予以|作出|进行|给予|得到|[在于内对向从由将把]|法定|规定|期限|时限|时间|[前后期]|程序|要求|条例|法律|法规"
        "|方面|情况|其中|中|上述|以上|接收|登记|收件|答复|回复|办结|办毕|<last>|<brought>|[和与及、，：“”（(]|以及|或者?"
        "|各[类种]|多种|渠道|方式|形式|途径|等|通过|<channel>|群众|公众|社会|公民|法人|其他组织|自然人|提出|提交"
        f"|质量|率|{COUNT}|个|工作日|不同|所有|任何|做[好到]|坚持|实行|加强|扎实|推进|开展|新增|[当目]前|现|一共|份"
        f"|{_PLAIN.pattern}"
    )
)
"""What is left of the words before what came, or was answered, tells whose it is: 司法所协助."""
_OF_THIS_YEAR = re.compile("(?:当年|年内)(?:新?受理|新?收到?|申请)")
"""当年受理当年办结: what was left from last year is not among it."""
_GOES_ON = re.compile(r"\s*(?:其中|已|均|目前|经|予以|部分公开|不予|无法|办结|答复|告知|结转|同意)")
"""How a sentence begins that speaks of what the one before it was about."""
_OPENED = re.compile(
    "[^，。；、]{0,4}(?:[，、（(：:]\\s*其中|中[，、：]|[（(：:]|[，、]?(?:均|都|全部|包括|含))"
)

_FREE = {
    _DECIDED: re.compile(
        r"(?:^|[、，；：（(“”\s和及与或并共计]|[出施达理结成展行处取][了的]?|作出的?|依法|依规|全部|累计|各[类项种]|相关|有关|(?:[本去今当全每]|上一?)年|[年\s]度|年内"
        r"|期间?内?|[镇乡府局办处]|街道|方面|其中|准予|核发|审批|[发签颁]发|发放|服务|发生|数据|[有为是]|队)$"
    ),
    _APPLICANTS: re.compile(
        r"(?:^|[、，；：（(“”\s和及与或中按以]|其中|包括|包含|分别|来自于?|收到|接到|受理|新收|办理|办结|答复|申请人|申请|类型|主体|共|计|[为是有由系]|(?:申请|提出|提交)的"
        r"|涉及|年度?)$"
    ),
    _OUTCOMES: re.compile(
        rf"(?:^|[、，；：（(“”\s和及与或并中内后前时{COUNT}]|[均都各为是有已经]|[作做]出|出具|分[为别]|包括|包含|结果|答复|回复|办[结理毕]|处理|依[法规]|决定|按照|属于?|情形|方面"
        r"|共|计|可以|同意|给予|全部|年度?|[镇乡]|街道|申请|事项|情况|类型|[形方]式|[本上]表|告知|[以作的]|审查|审核|公开|提供|及时|期限|人)$"
    ),
}
"""What may stand before the name of a quantity that is not limited: 作出, but not 环保领域."""
_SOME_DECISIONS = re.compile(
    spelled_out(
        "领域|[^各]类(?![别型])|简易|普通程序|一般程序|(?<!面)对[^，。；]{2,12}(?:作出|实施|进行|处以|给予)|<channel>|一网通办|政务服务网|涉企|针对"
    )
)
_KINDS_OF_ACTS = ("项", "个")
_POWERS = "权力|职权|权责|权限|执法事项|事项清单|行政(?:裁决|奖励|确认|检查|征收|征用|给付)"
"""Around a number of 项: it counts kinds of acts that an office may do, none that it did."""
_ENFORCED = "强制执行"
"""One kind of measures: no more than all of them."""
_SOME_DISPUTES = re.compile(
    "(?:审结|维持|纠正|纠错|撤销|败诉|胜诉)的|同一|某|[一二再]审|(?<![人，。]对答复)(?<!公开答复)(?<!作出的答复)不服(?!(?:政府)?信息公开|[我本])|涉及(?!(?:政府|政务)?信息公开)|村民|公司|律师|户|撤[回诉销]|终止|和解|驳回|共同被告|第三人|参加|[^，。；]人(?=提起|申请(?!人))"
)
_FOR_A_REASON = (
    "(?:重复申请|信访|举报|投诉|第三方|不掌握|未制作|未保存|秘密|隐私|内部事务|内部管理|过程性|案卷|咨询|补正|不存在)"
    f"[^，。；、{COUNT}]{{0,8}}$"
)
"""Before a result: it is that of one reason only: 按重复申请不予处理1件."""
_NEAR = 60
"""Characters of a clause, before a number, that tell whose it is."""
_NO_LIMIT = 10**9
"""What a kind of requests limits the numbers behind it to, where it is told without a number."""


class _Limit(NamedTuple):
    """At most how many the numbers behind may be to be of some only; 0 where nothing limits.

    `but` are quantities that are told beside it, or of it in full: a class of applicants beside
    another, the reasons of a result.
    """

    most: int = 0
    but: frozenset[Quantity] = frozenset()


def of_some(bones: Skeleton, claims: "Sequence[Claim]") -> Set[int]:
    """The places, among claims in reading order, of those that count some only."""
    numbered: dict[int, int] = {}
    apart: set[int] = set()
    for place, claim in enumerate(claims):
        at = _number(bones, claim)
        if bones.text[at] != COUNT:
            continue
        if _is_named_apart(bones, claim, at):
            apart.add(place)
        elif not claim.denied:
            numbered.setdefault(at, place)
    told = {at: claims[place] for at, place in numbered.items()}
    return apart | {numbered[at] for at in _in_scopes(bones, told)}


def _number(bones: Skeleton, claim: "Claim") -> int:
    """Where the number of a claim stands in the skeleton."""
    first, end = (bisect_left(bones.places, at) for at in (claim.span.start, claim.span.end))
    return max(bones.text.find(COUNT, first, end), first)


def _is_named_apart(bones: Skeleton, claim: "Claim", at: int) -> bool:
    """Whether the words around the name of a quantity limit it."""
    first = bisect_left(bones.places, claim.span.start)
    clause = bones.clause(first)
    start = max(clause.start, first - _NEAR)
    before, words = bones.text[start:first], bones.text[first : at + 1]
    for quantities, free in _FREE.items():
        if claim.quantity in quantities and not words.startswith(COUNT) and not free.search(before):
            return True
    if claim.quantity in _OUTCOMES and late(_FOR_A_REASON).search(before):
        return True
    if claim.quantity in _DECIDED:
        if _ENFORCED in words:
            return True
        return _SOME_DECISIONS.search(before) is not None
    if claim.quantity in q.DISPUTED:
        opened = bones.sentences[clause.sentence][0]
        told = bones.text[max(opened, first - 2 * _NEAR) : first]
        return _SOME_DISPUTES.search(_IN_ALL.split(told)[-1]) is not None
    if claim.quantity not in _WHOLES - {q.PUBLISHED}:
        return False
    if claim.quantity is q.ANSWERED and _OF_THIS_YEAR.search(before):
        return True
    if claim.quantity is not q.ANSWERED and _OF_A_KIND.search(bones.text, start, at):
        return True
    return not words.startswith(COUNT) and _OF_US.sub("", before) != ""


def is_power(bones: Skeleton, quantity: Quantity, at: int) -> bool:
    """Whether a number is of powers that an office has, in a list of them: 行政许可24项."""
    if quantity not in _DECIDED or bones.numbers[at].unit not in _KINDS_OF_ACTS:
        return False
    around = bones.text[max(0, at - 2 * _NEAR) : at + _NEAR]
    return late(_POWERS).search(around) is not None


def _in_scopes(bones: Skeleton, told: "Mapping[int, Claim]") -> Iterator[int]:
    """The numbers behind one, or a name, of some requests that they may be a part of."""
    limit = _Limit()
    for start, end in bones.sentences:
        if not _GOES_ON.match(bones.text, start):
            limit = _Limit()
        elif start and not bones.clause(start - 1).ours:
            limit = _Limit(_NO_LIMIT)
        done = start
        for at in range(start, end):
            if bones.text[at] not in (COUNT, ROUGH):
                continue
            between = bones.text[done:at]
            if _IN_ALL.search(_SHARE_OF.sub("", between)):
                limit = _Limit()
            if _TOPIC.search(between):
                limit = _Limit(_NO_LIMIT)
            claim = told.get(at)
            within = claim and claim.quantity is q.BROUGHT and _WITHIN.search(between)
            is_old = claim and within and 0 < claim.value <= limit.most
            limit, is_some = _after(bones, at, claim, limit)
            if is_some or is_old:
                yield at
            done = at + 1


def _after(bones: Skeleton, at: int, claim: "Claim | None", limit: _Limit) -> tuple[_Limit, bool]:
    """What limits the numbers behind one, and whether that one is limited itself."""
    number = bones.numbers[at]
    if bones.matter(at) is not Matter.REQUESTS:
        return limit, False
    if claim is None:
        return (_behind_other(bones, at, limit) if number.unit in _CASES else limit), False
    inside = 0 < claim.value <= limit.most
    inside = inside and claim.quantity not in limit.but
    if claim.quantity in _APPLICANTS:
        if inside and limit.most != _NO_LIMIT:
            return limit, True
        return _Limit(claim.value, _APPLICANTS), False
    if claim.quantity in _LIMITED and inside:
        return limit, True
    if claim.quantity in _CARRIED | _RESULTS and _OPENED.match(bones.text, at + 1):
        return _Limit(claim.value, _LIMITED if claim.quantity in _RESULTS else frozenset()), False
    return (_Limit() if claim.quantity in _WHOLES else limit), False


def _behind_other(bones: Skeleton, at: int, limit: _Limit) -> _Limit:
    """The limit behind a number of requests that counts no quantity of the table."""
    words = bones.text[max(bones.clause(at).start, at - _NEAR) : at]
    if not _OF_SOME.search(words):
        if _IN_ALL.search(words):
            return _Limit()
        if not _PLAIN.sub("", words):
            return limit
    return _Limit(max(limit.most, int(bones.numbers[at].value)))
