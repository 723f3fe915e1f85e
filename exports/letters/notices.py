"""The letters before an answer: receipt, correction, reasons, extension, enquiries, fee.

Each takes the record, who sends it and the occasion, and gives its paragraphs and its date. The
words are our own; the numbers of articles are those of the 条例 of 2019.
"""

from datetime import date

from nianbao.exports.letters.letter import GAP
from nianbao.exports.letters.phrases_of_case import (
    ACT,
    LAW,
    asked_for,
    came,
    day_or_gap,
    last_enquiry,
    last_part,
    you,
)
from nianbao.exports.letters.sender import Occasion, Sender
from nianbao.report.form.numbering import chinese_number
from nianbao.report.registers.record import Record

Body = tuple[tuple[str, ...], date | None]
"""The paragraphs of a letter, and the day the record gives for it."""

_MISSING = {
    "identity": "申请人的姓名或者名称、身份证明；",
    "contact": "申请人的联系方式，用于联系和送达；",
    "description": "申请公开的政府信息的名称、文号，或者便于查询的其他特征性描述；",
    "form": "获取政府信息的形式要求，包括获取信息的方式、途径；",
}
_FEE_RULE = "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）"


def receipt(record: Record, sender: Sender, occasion: Occasion) -> Body:
    """That a request has come, when it counts as received, until when it will be answered."""
    channel = record.shape.by_name["channel"].labels.get(record.text("channel"), "")
    way = f"收到方式：{channel}；" if channel else ""
    return (
        came(record),
        f"{way}以{day_or_gap(record.day('received'))}为收到申请之日。根据{LAW}第三十三条，本机关"
        f"将自收到申请之日起20个工作日内答复，最迟{day_or_gap(occasion.due)}。申请内容需要补正、"
        "需要延长答复期限或者征求意见的，本机关另行告知。",
        f"查询办理情况，请与本机关政府信息公开工作机构联系：{sender.reached}。",
    ), record.day("received")


def correction(record: Record, sender: Sender, _: Occasion) -> Body:
    """What is missing in a request, and until when it can be added."""
    asked = last_part(record, "corrections")
    missing = [_MISSING[ground] for ground in asked.chosen("grounds")] or [f"{GAP}；"]
    missing[-1] = missing[-1].rstrip("；") + "。"
    items = [f"（{chinese_number(n)}）{words}" for n, words in enumerate(missing, start=1)]
    return (
        came(record),
        f"经审查，该申请的内容不够明确、完整。根据{LAW}第二十九条、第三十条，请{you(record)}"
        f"在{day_or_gap(asked.day('due'))}前（含当日）补正下列事项：",
        *items,
        "答复期限自本机关收到补正的申请之日起计算。无正当理由逾期不补正的，视为放弃申请，"
        "本机关不再处理该申请。",
        f"对补正有疑问的，请与本机关政府信息公开工作机构联系：{sender.reached}。",
    ), asked.day("sent")


def reasons(record: Record, sender: Sender, _: Occasion) -> Body:
    """That the applicant is asked why there are so many requests."""
    return (
        came(record),
        f"经统计，{GAP}，{you(record)}申请公开政府信息的数量、频次明显超过合理范围。根据{LAW}"
        f"第三十五条，请{you(record)}在{GAP}前（含当日）书面说明申请的理由。",
        "理由合理、但本机关无法在规定的期限内答复的，本机关将确定延迟答复的合理期限并告知"
        f"{you(record)}；理由不合理的，本机关将告知{you(record)}不予处理。",
        f"说明理由的材料请送交本机关政府信息公开工作机构：{sender.reached}。",
    ), record.day("reasons_asked")


def extension(record: Record, _: Sender, occasion: Occasion) -> Body:
    """That the answer takes longer, by how many days, and until when."""
    granted = last_part(record, "extension")
    days = granted.whole("days")
    return (
        came(record),
        f"因{GAP}，本机关不能在{day_or_gap(occasion.due)}前答复。根据{LAW}第三十三条第二款，"
        f"经本机关政府信息公开工作机构负责人同意，答复期限延长{days or GAP}个工作日，"
        f"最迟{day_or_gap(occasion.extended)}答复。",
        "征求第三方和其他机关意见所需时间，不计算在上述期限内。",
    ), granted.day("told")


def to_third_party(record: Record, sender: Sender, _: Occasion) -> Body:
    """The enquiry to whom the information concerns. It does not say who applied."""
    asked = last_enquiry(record, "third_party")
    return (
        f"本机关收到一件政府信息公开申请（登记编号：{record.text('number') or GAP}），"
        f"申请公开的内容为：{asked_for(record)}。",
        f"经审查，上述信息中的{GAP}与您（贵单位）有关，公开可能损害您（贵单位）的合法权益。根据{LAW}"
        "第十五条、第三十二条，现书面征求您（贵单位）的意见。请自收到本征求意见书之日起"
        "15个工作日内书面回复是否同意公开；不同意公开的，请说明不同意公开的内容和理由。",
        "逾期未提出意见的，由本机关依照《条例》的规定决定是否公开。不同意公开且有合理理由的，"
        "本机关不予公开；本机关认为不公开可能对公共利益造成重大影响的，可以决定予以公开，"
        "并将决定公开的政府信息内容和理由书面告知您（贵单位）。",
        f"书面意见请送交本机关政府信息公开工作机构：{sender.reached}。",
    ), asked.day("sent")


def to_organ(record: Record, sender: Sender, _: Occasion) -> Body:
    """The enquiry to another organ: one that made the information with us, or that knows of it."""
    asked = last_enquiry(record, "joint_maker", "organ")
    begin = (
        f"本机关收到一件政府信息公开申请（登记编号：{record.text('number') or GAP}），"
        f"申请公开的内容为：{asked_for(record)}。"
    )
    end = f"书面意见请送交本机关政府信息公开工作机构：{sender.reached}。"
    if asked.text("whom") == "organ":
        middle = (
            f"经审查，上述信息与贵机关有关：{GAP}。根据{LAW}第三十三条第三款，现征求贵机关的意见，"
            f"请在{GAP}前（含当日）书面回复是否同意公开和理由。",
        )
    else:
        middle = (
            f"上述信息由本机关牵头、与贵机关共同制作。根据{LAW}第三十四条，现征求贵机关的意见，"
            "请自收到本征求意见书之日起15个工作日内书面提出是否同意公开的意见；不同意公开的，"
            "请说明理由和依据。逾期未提出意见的，视为同意公开。",
        )
    return (begin, *middle, end), asked.day("sent")


def enquiry_told(record: Record, _: Sender, __: Occasion) -> Body:
    """That others are being asked, and that this time is not counted: told to the applicant."""
    asked = last_enquiry(record, "third_party", "joint_maker", "organ")
    third = asked.text("whom") in ("", "third_party")
    whom, articles = (
        ("涉及第三方的合法权益，本机关", "第三十二条、第三十三条第三款")
        if third
        else ("涉及其他机关，本机关", "第三十三条第三款")
    )
    return (
        came(record),
        f"经审查，{you(record)}申请公开的政府信息{whom}已于{day_or_gap(asked.day('sent'))}书面征求"
        f"{'第三方' if third else '相关机关'}的意见。根据{LAW}{articles}，征求意见所需时间不计算在"
        "答复期限内。",
        f"本机关将在征求意见结束后的剩余期限内答复{you(record)}。",
    ), asked.day("sent")


def fee(record: Record, _: Sender, __: Occasion) -> Body:
    """What is to be paid, why, how and until when. No remedy of its own (办法 8)."""
    asked = last_part(record, "fee")
    amount = asked.money("amount")
    by = asked.text("by")
    count, article = {
        "pieces": (f"{you(record)}在{GAP}月内累计申请{GAP}件，按件计收", "第四条"),
        "pages": (f"{you(record)}要求获取的政府信息共{GAP}页，按量计收", "第五条"),
    }.get(by, (f"{GAP}，按{GAP}计收", f"第{GAP}条"))
    return (
        came(record),
        f"{count}。根据{LAW}第四十二条和{_FEE_RULE}{article}，收取信息处理费"
        f"{GAP if amount is None else f'{amount:f}'}元，计算如下：{GAP}。",
        f"请在收到本通知的次日起20个工作日内缴纳，缴纳方式：{GAP}。逾期未缴纳的，视为放弃申请，"
        "本机关不再处理该申请；缴纳的，处理期限自完成缴费的次日起重新计算。",
        "对收取信息处理费的决定有异议的，不能单独就该决定申请行政复议或者提起行政诉讼，可以在"
        f"缴费期满后，就本机关不再处理申请的行为，依照{ACT}第五十一条投诉、举报，或者依法申请"
        "行政复议、提起行政诉讼。",
    ), asked.day("notice")
