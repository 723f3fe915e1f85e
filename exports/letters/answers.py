"""The bodies of an answer: what was found, what follows from it, by which article of the 条例.

The rule: an article stands in a body only where every answer of that kind rests on it; what
differs from case to case (a reason, a place, another law) is a gap.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from nianbao.exports.letters.letter import GAP
from nianbao.exports.letters.phrases_of_case import LAW, day_or_gap, last_part, you
from nianbao.report.registers.fields import REQUESTS_TABLE
from nianbao.report.registers.record import Record

Paragraphs = tuple[str, ...]
_FEE_RULE_ARTICLE = "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）第六条"
_FILE = REQUESTS_TABLE.rows["withheld_enforcement_file"].label.text.partition(".")[2]
"""What the form calls the files of a case, with the verb in front."""

_WITHHELD = {
    "withheld_state_secret": ("属于依法确定的国家秘密", "第十四条"),
    "withheld_barred_by_law": (f"属于{GAP}第{GAP}条规定禁止公开的政府信息", "第十四条"),
    "withheld_security_stability": (
        f"公开后可能危及{GAP}（国家安全、公共安全、经济安全、社会稳定中写明是哪一项）",
        "第十四条",
    ),
    "withheld_third_party": (
        f"涉及{GAP}（商业秘密、个人隐私等），公开会对第三方合法权益造成损害",
        "第十五条",
    ),
    "withheld_internal_affairs": (
        f"属于本机关{GAP}（人事管理、后勤管理、内部工作流程等）方面的内部事务信息",
        "第十六条第一款",
    ),
    "withheld_deliberative": (
        f"是本机关在履行行政管理职能过程中形成的{GAP}（讨论记录、过程稿、磋商信函、请示报告等），"
        "属于过程性信息",
        "第十六条第二款",
    ),
    "withheld_enforcement_file": (f"{_FILE}信息", "第十六条第二款"),
}
"""What information is that is withheld, and the article by which it is."""


def public(record: Record) -> Paragraphs:
    """Published already: where it is found."""
    return (
        f"{you(record)}申请公开的政府信息已经主动公开。根据{LAW}第三十六条第（一）项，告知"
        f"{you(record)}获取该政府信息的方式、途径：{GAP}。",
    )


def provided(record: Record) -> Paragraphs:
    """Given: in which form."""
    form = record.text("form_wanted") or GAP
    return (
        f"{you(record)}申请公开的政府信息可以公开。根据{LAW}第三十六条第（二）项，现向{you(record)}"
        f"提供该政府信息，提供的形式：{form}。",
    )


def in_part(record: Record) -> Paragraphs:
    """A part given, the rest withheld with a reason."""
    return (
        f"{you(record)}申请公开的信息中含有不应当公开或者不属于政府信息的内容，但是能够作区分处理。"
        f"根据{LAW}第三十七条，本机关向{you(record)}提供其中可以公开的内容。",
        f"不予公开的内容是：{GAP}。理由和依据：{_grounds(record)}。",
    )


def withheld(record: Record) -> Paragraphs:
    """Withheld, and why; or given by the rules of another law."""
    outcome = record.text("outcome")
    if outcome == "withheld_inquiry_matter":
        return (
            f"{you(record)}申请公开的信息属于{GAP}（工商、不动产登记资料等），{GAP}对该信息的获取有"
            f"特别规定。根据{LAW}第三十六条第（七）项，请{you(record)}依照上述规定，向{GAP}申请办理。",
        )
    what, article = _WITHHELD[outcome]
    asked = ""
    enquiries = record.parts("enquiries")
    parties = [one for one in enquiries if one.text("whom") in ("", "third_party")]
    if outcome == "withheld_third_party" and parties:
        says = [one.text("says") for one in parties]
        refused = "第三方不同意公开。" if says == ["refuses"] else ""
        asked = f"本机关已书面征求第三方的意见。{refused}"
        article = "第十五条、第三十二条"
    return (
        f"{you(record)}申请公开的政府信息{what}。{asked}根据{LAW}{article}、"
        f"第三十六条第（三）项，本机关决定不予公开。",
        f"理由：{GAP}。",
    )


def absent(record: Record) -> Paragraphs:
    """Searched for and not there."""
    return (
        f"本机关对{you(record)}申请公开的政府信息进行了检索，检索的范围和方法：{GAP}。经检索，没有"
        f"{you(record)}申请公开的信息。根据{LAW}第三十六条第（四）项，告知{you(record)}该政府信息不存在。",
    )


def not_ours(record: Record) -> Paragraphs:
    """Not for this office to publish, and who does, where that is known."""
    return (
        f"{you(record)}申请公开的信息不属于本机关负责公开，理由：{GAP}。根据{LAW}"
        f"第三十六条第（五）项，告知{you(record)}：负责公开该政府信息的行政机关是{GAP}，"
        f"联系方式：{GAP}。",
    )


def to_be_made(record: Record) -> Paragraphs:
    """Not there as such: it would have to be worked out of what is."""
    return (
        f"{you(record)}申请公开的信息不是本机关已制作或者获取的现有信息，需要对现有政府信息进行加工、"
        f"分析，具体是：{GAP}。根据{LAW}第三十八条，本机关不予提供。",
    )


def still_unclear(record: Record) -> Paragraphs:
    """Corrected, and still nothing that could be looked for."""
    asked = last_part(record, "corrections")
    return (
        f"本机关于{day_or_gap(asked.day('sent'))}告知{you(record)}补正，于"
        f"{day_or_gap(asked.day('received'))}收到补正的申请。补正后的申请仍然没有明确所需政府信息的"
        f"名称、文号或者便于查询的其他特征性描述，具体是：{GAP}。根据{LAW}第二十九条、第三十条，"
        f"本机关无法向{you(record)}提供。",
    )


def not_processed(record: Record) -> Paragraphs:
    """Taken as no request, or as one that was answered before."""
    to = you(record)
    bodies = {
        "not_processed_petition": (
            f"{to}以政府信息公开申请的形式进行{GAP}（信访、投诉、举报等）活动。根据{LAW}"
            f"第三十九条第一款，本机关不作为政府信息公开申请处理。有关诉求可以通过{GAP}提出。"
        ),
        "not_processed_repeated": (
            f"本机关已就{to}相同内容的申请（登记编号：{record.text('earlier_request') or GAP}）"
            f"于{GAP}作出答复（文号：{GAP}）。{to}重复申请公开相同的政府信息，根据{LAW}第三十六条第（六）项，"
            "本机关不予重复处理。"
        ),
        "not_processed_publication": (
            f"{to}要求提供的{GAP}是公开出版物。根据{LAW}第三十九条第二款，告知{to}获取的途径：{GAP}。"
        ),
        "not_processed_excessive": (
            f"{to}申请公开政府信息的数量、频次明显超过合理范围。本机关于"
            f"{day_or_gap(record.day('reasons_asked'))}要求{to}说明理由，经审查，理由不合理：{GAP}。"
            f"根据{LAW}第三十五条，本机关不予处理。"
        ),
        "not_processed_reissue": (
            f"{to}要求本机关对已经获取的信息予以{GAP}（确认、重新出具）。该要求不是{LAW}规定的获取"
            f"政府信息的申请，本机关不予处理。依据：{GAP}。"
        ),
    }
    return (bodies[record.text("outcome")],)


def closed(record: Record) -> Paragraphs:
    """Ended without a decision on what was asked for."""
    to, outcome = you(record), record.text("outcome")
    if outcome == "closed_correction_overdue":
        asked = last_part(record, "corrections")
        return (
            f"本机关于{day_or_gap(asked.day('sent'))}告知{to}在{day_or_gap(asked.day('due'))}前补正申请。"
            f"{to}逾期没有补正，也没有说明正当理由。根据{LAW}第三十条，视为放弃申请，本机关不再处理。",
        )
    if outcome == "closed_fee_overdue":
        told = last_part(record, "fee")
        return (
            f"本机关于{day_or_gap(told.day('notice'))}向{to}发出收费通知，{to}于"
            f"{day_or_gap(told.day('served'))}收到，逾期没有缴纳。根据{_FEE_RULE_ARTICLE}，视为放弃"
            "申请，本机关不再处理。",
        )
    if record.text("earlier_request"):
        return (
            f"{to}的该件申请与登记编号{record.text('earlier_request')}的申请内容相同，本机关合并办理，"
            "一并答复，该件不再单独处理。",
        )
    return (f"该件申请因{GAP}（如申请人撤回申请）终止办理，本机关不再处理。",)


def _grounds(record: Record) -> str:
    return record.text("articles") or GAP


ANSWERS: Mapping[str, tuple[str, Callable[[Record], Paragraphs]]] = MappingProxyType(
    {
        "answer_public": ("已主动公开", public),
        "answer_provided": ("提供", provided),
        "answer_in_part": ("部分公开", in_part),
        "answer_withheld": ("不予公开", withheld),
        "answer_absent": ("不存在", absent),
        "answer_not_ours": ("非本机关", not_ours),
        "answer_to_be_made": ("需加工", to_be_made),
        "answer_unclear": ("补正后仍不明确", still_unclear),
        "answer_not_processed": ("不予处理", not_processed),
        "answer_closed": ("终止", closed),
    }
)
"""The bodies by key: what a clerk calls them, and what writes them."""


def fitting_answers(record: Record) -> tuple[str, ...]:
    """The bodies that fit a record's outcome, the one that its articles name first.

    Two where the outcome alone does not tell: given or published already, not there or not ours.
    Empty where there is no outcome.
    """
    outcome, articles = record.text("outcome"), record.text("articles")
    if outcome == "granted":
        published = any(mark in articles for mark in ("第一项", "（一）", "(一)"))
        return ("answer_public", "answer_provided")[:: 1 if published else -1]
    if outcome == "unable_not_held":
        elsewhere = any(mark in articles for mark in ("第五项", "（五）", "(五)"))
        return ("answer_absent", "answer_not_ours")[:: -1 if elsewhere else 1]
    if outcome.startswith(("withheld_", "not_processed_", "closed_")):
        return (_by_family(outcome),)
    single = {
        "granted_in_part": "answer_in_part",
        "unable_to_be_created": "answer_to_be_made",
        "unable_still_unclear": "answer_unclear",
    }
    return (single[outcome],) if outcome in single else ()


def _by_family(outcome: str) -> str:
    families = ("withheld", "not_processed", "closed")
    return f"answer_{next(one for one in families if outcome.startswith(one))}"
