"""How reports word the quantities: patterns over a skeleton, where `#` stands for a number.

All of it is data. The first wording that fits a number claims it.
"""

import re
from dataclasses import dataclass

from report.claims.quantities import (
    ACCEPTED,
    AFTER,
    ANSWERED,
    BODIES,
    BROUGHT,
    CLASSES,
    DIRECT,
    DISPUTES,
    DUE,
    FORWARD,
    HANDLED,
    IN_FORCE,
    ISSUED,
    NAMED,
    NATURAL,
    OUTCOMES,
    PUBLISHED,
    REASONS,
    RECEIVED,
    REPEALED,
    RESULTS,
    REVIEWS,
    SUITS,
    Quantity,
)
from report.claims.skeleton import COUNT, DOCUMENTS, REQUESTS

_FILL = (
    r"(?:公民、法人(?:和|或者?|及|以及)?其他组织|其他组织|政府|政务|信息|公开|申请书|申请人|申请|依法"
    r"|依规|依|数量|总量|总数|总计|合计|共计|件数|办件|来件|案件|事项|情况|各类|各种|群众|社会公众|公众"
    r"|公民|个人|相关|有关|有效|范围|情形|占|提出|提交|递交|全部|共有|共|累计|达到|达|要求|办理|受理|答复|回复|办结"
    r"|处理|件|数|计|为|是|了|有|的|来|、|和|及|[“”\"：:\s])*+"
)
_CASES = r"(?:案件|案|申请|数量|数|总数|共计|共|累计|为|是|有|了|发生|受理|件|情况|的|[：:\s])*+"
_DECIDED = (
    r"(?:决定书|决定|措施|结案|办件量|办件|案件|案|数量|总数|共计|共|累计|为|是|有|了|的|[：:\s])*+"
)
_PAPERS = r"(?:文件|数量|总数|件数|共计|共|累计|仍|为|是|有|了|的|件|[：:\s])*+"
_DONE_WORDS = "答复|办结|回复|办理完毕|办理完结|处理完毕"
_HOW = (
    r"(?:申请|均|都|仍|还|已经|已|全部|按时|按期|按要求|依法|依规|在|法定|规定|时限|期限|内|时间|予以|作出|进行"
    r"|完成|给予|并|得到|及时)*+"
)
_PENDING = "(?<!遗留)(?<!结转)(?:正在办理|尚未办结|尚未答复|尚在办理|未办结|在办理|办理之?中)"
_NEXT_YEAR = r"(?:至|到|入)?\s*(?:下一?年|明年|次年)\s*度?(?:继续)?(?:办理|处理|答复)?"
_LAST_YEAR = (
    r"(?:上一?年|去年)\s*度?(?:的)?(?:结转|转结|转入|结存|遗留)(?!下|至|到|入)"
    r"(?:至?本年度?|来)?(?:尚?未办结|未答复)?"
)
_MADE = "(?:新?制发|新?制定|新?制订|出台|新增|印发)(?:并(?:公布|发布|印发|公开))?"
_DECIDE = "(?:作出|做出|实施|下达|办理|办结|完成)(?:了)?"
_AND = r"(?:、|和|及|与|或|以及|或者|[/\s])*"


@dataclass(frozen=True, slots=True)
class Wording:
    """A pattern and what its number counts; `about` are the topics it may stand in.

    `says` is a word that must be in it where the topic tells nothing. `whole` drops a number
    that is only a part (其中, one channel). `but` are words of its clause that rule it out. A
    group `said` is what a clerk is shown; where there is none, all of it. Without `key` in a text
    it is not looked for.
    """

    pattern: re.Pattern[str]
    quantity: Quantity
    about: tuple[str, ...] = ()
    says: str = ""
    whole: bool = False
    but: re.Pattern[str] | None = None
    key: str = ""


def _wording(
    pattern: str,
    quantity: Quantity,
    about: tuple[str, ...] = (),
    says: str = "",
    whole: bool = False,
    but: str = "",
    key: str = "",
) -> Wording:
    compiled = re.compile(pattern.replace("#", f"(?P<number>{COUNT})"))
    return Wording(compiled, quantity, about, says, whole, re.compile(but) if but else None, key)


_R = (REQUESTS,)
_NO_DISPUTE = "出庭|法治|执法|争议|化解|调解|旁听|培训|非信息公开|其他行政"
_NO_DECISION = "公开|公示|发布|公布|录入|归集|上传|信息|清单|事项|目录|权|公告"
_NO_PAPER = "公开|审查|审核|备案|解读|发布|学习|转发"

WORDINGS: tuple[Wording, ...] = (
    _wording(rf"{_LAST_YEAR}{_FILL}#", BROUGHT, about=(*_R, "")),
    _wording(rf"结转上一?年度?{_FILL}#", BROUGHT, about=(*_R, "")),
    _wording(rf"(?:结转|转结|转){_NEXT_YEAR}{_FILL}#", FORWARD, about=(*_R, "")),
    _wording(rf"#{_HOW}(?:需|将)?(?:结转|转结|转){_NEXT_YEAR}", FORWARD, about=(*_R, "")),
    _wording(rf"#因[^，。；、\n{COUNT}]{{0,20}}(?:结转|转){_NEXT_YEAR}", FORWARD, about=(*_R, "")),
    _wording(rf"#{_HOW}(?:{_PENDING}|正在处理|跨年)", FORWARD, about=_R),
    _wording(rf"(?:{_PENDING}){_FILL}#", FORWARD, about=_R),
    *(
        _wording(rf"(?:[均都各]|分别)?{word}{_FILL}#", quantity, about=_R)
        for word, quantity in OUTCOMES.items()
    ),
    *(
        _wording(rf"{word}(?:信息|的)*{_FILL}#", quantity, about=_R, but="收到|内容|合并|撤回")
        for word, quantity in REASONS.items()
    ),
    _wording(rf"全部公开{_FILL}#", OUTCOMES["予以公开"], about=_R),
    _wording(rf"自然人{_FILL}#", NATURAL, about=_R),
    *(_wording(rf"{word}{_FILL}#", quantity, about=_R) for word, quantity in CLASSES.items()),
    _wording(rf"法人(?:或者?|和|及|、)?(?:其他组织)?{_FILL}#", BODIES, about=_R),
    _wording(
        rf"(?:新收到?|收到|接到|接收到?){_FILL}#", RECEIVED, about=_R, says="申请", whole=True
    ),
    _wording(
        rf"(?:新收到?|收到|接到|接收到?)[^#，,；;：:。！？\n]{{0,30}}?(?:信息公开申请|依申请公开){_FILL}#",
        RECEIVED,
        about=_R,
        whole=True,
        but="复议|诉讼|建议|提案|结转|不予|上年",
    ),
    _wording(
        rf"(?:新收到?|收到|接到|接收到?){_FILL}#[^，,；;、。\n{COUNT}]{{0,12}}?申请(?!.?复议)",
        RECEIVED,
        whole=True,
    ),
    _wording(rf"(?<![到])应(?:当)?(?:办理|办|答复|处理)(?!率){_FILL}#", DUE, about=_R, whole=True),
    _wording(
        rf"(?:结转|转入|遗留)(?:的)?{_FILL}{COUNT}，(?:{COUNT}|两者|二者|以上|总共)*(?P<said>(?:合计|共计|共有|共)(?:为|是)?#)",
        DUE,
        about=_R,
    ),
    _wording(rf"受理{_FILL}#", ACCEPTED, about=_R, says="申请", whole=True),
    _wording(rf"(?<![逾超延]期)(?<!延长)(?:{_DONE_WORDS})(?!率){_FILL}#", ANSWERED, about=_R),
    _wording(rf"#{_HOW}(?:{_DONE_WORDS})(?!率)", ANSWERED, about=_R),
    _wording(rf"(?:办理|处理){_FILL}#", HANDLED, about=_R, says="申请", whole=True),
    _wording(rf"(?:依申请公开|信息公开申请|申请公开){_FILL}#", HANDLED, about=_R, whole=True),
    *(
        _wording(
            rf"{block}(?!机关)[^。；;\n诉复起]{{0,60}}?(?P<said>(?:{word})(?:原\w{{1,6}})?{_CASES}#)",
            quantity,
            but=_NO_DISPUTE,
            key=block,
        )
        for (block, word), quantity in RESULTS.items()
    ),
    *(
        _wording(
            rf"{block}(?!机关)[^。；;\n诉复起]{{0,60}}?(?:[，、（(]|其中)"
            rf"(?P<said>#(?:被|均|已|予以|结果为?)*(?:{word}))(?!\w{{0,4}}{COUNT})",
            quantity,
            but=_NO_DISPUTE,
            key=block,
        )
        for (block, word), quantity in RESULTS.items()
    ),
    _wording(rf"复议后(?:再|又)?(?:起诉|诉讼){_CASES}#", AFTER, but=_NO_DISPUTE),
    _wording(rf"直接(?:起诉|诉讼){_CASES}#", DIRECT, but=_NO_DISPUTE),
    _wording(
        rf"(?:行政)?复议{_CASES}{_AND}(?:提起|被提起|行政|因)*诉讼{_CASES}#",
        DISPUTES,
        but=_NO_DISPUTE,
    ),
    _wording(rf"(?:行政)?复议{_CASES}#", REVIEWS, but=_NO_DISPUTE),
    _wording(rf"(?:行政)?诉讼{_CASES}#", SUITS, but=_NO_DISPUTE),
    _wording(
        r"#(?:因|由|被|政府|政务|信息|公开|引发|引起|的|申请|提起)*行政复议(?!后|机关)",
        REVIEWS,
        but=_NO_DISPUTE,
    ),
    _wording(
        r"#(?:因|由|被|政府|政务|信息|公开|引发|引起|的|申请|提起)*行政诉讼",
        SUITS,
        but=_NO_DISPUTE,
    ),
    *(
        wording
        for name, quantity in list(NAMED.items())[2:]
        for wording in (
            _wording(rf"行政{name}{_DECIDED}#", quantity, but=_NO_DECISION),
            _wording(rf"{_DECIDE}#(?:的)?行政{name}", quantity, but=_NO_DECISION),
        )
    ),
    _wording(
        rf"审批(?:行政)?许可(?:事项|业务)?{_DECIDED}#", NAMED["许可"], but="公开|公示|清单|目录"
    ),
    _wording(
        rf"(?:办结|办理|完成)[^#，。；、\n{COUNT}]{{0,6}}?行政许可(?:事项|业务){_DECIDED}#",
        NAMED["许可"],
        but="公开|公示|发布|清单|目录|权",
    ),
    _wording(rf"{_MADE}(?:了|的)?(?:行政)?规范性{_PAPERS}#", ISSUED, but=_NO_PAPER),
    _wording(rf"{_MADE}{_PAPERS}#(?:行政)?规范性文件", ISSUED, but=_NO_PAPER),
    _wording(rf"规范性文件{_MADE}{_PAPERS}#", ISSUED, but=_NO_PAPER),
    _wording(rf"{_MADE}{_PAPERS}#", ISSUED, about=(DOCUMENTS,), but=_NO_PAPER),
    _wording(
        rf"(?:废止|宣布失效)(?:了|的)?(?:行政)?(?:规范性)?{_PAPERS}#", REPEALED, about=(DOCUMENTS,)
    ),
    _wording(
        rf"(?:继续|仍|仍然|持续|保有)有效(?:的)?(?:行政)?规范性{_PAPERS}#", IN_FORCE, but=_NO_PAPER
    ),
    _wording(
        rf"(?:现行|现存|现有)有效(?:的)?(?:行政)?(?:规范性)?{_PAPERS}#",
        IN_FORCE,
        about=(DOCUMENTS,),
    ),
    _wording(
        r"主动公开(?:各类|各项)?(?:政府|政务)?信息(?:数量|总数|共计|共|累计|合计|为|达|\s)*+#",
        PUBLISHED,
        whole=True,
    ),
)
"""In the order in which they may claim a number."""

TOGETHER = re.compile(
    rf"(?P<names>(?:行政(?:{'|'.join(NAMED)})(?:案件|案|决定|情况)?{_AND})+)"
    rf"(?:案件|决定|数量|情况)*(?:均|都|各|全)(?:部)?(?:为|是|有|计)?(?P<number>{COUNT})"
)
"""Several quantities that share one number."""
