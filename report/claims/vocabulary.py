"""How reports word the quantities: the one table of it, long because it is data.

The first wording that fits a number claims it, so the order counts. A new wording is one line of
`said` and one of `examples`; `wording.py` tells which marks may stand in it.
"""

from nianbao.report.claims import quantities as q
from nianbao.report.claims.skeleton import Matter
from nianbao.report.claims.wording import SharedWording, Wording
from nianbao.report.form.form_2021 import FORM_2021

_REQUESTS = (Matter.REQUESTS,)
_REQUESTS_OR_UNTOLD = (Matter.REQUESTS, Matter.UNTOLD)
_DOCUMENTS = (Matter.DOCUMENTS,)
_PIECES = ("条", "份")
"""Pieces of information made public are counted so; requests are not."""

_NO_DISPUTE = (
    "因(?![^，。；]{0,12}(?:信息|公开|答复))[^，。；]{1,10}(?:引发|引起|产生|发生|导致|被|提起)"
    "|(?:征地|拆迁|征收|土地|宅基地|工伤|山林|林权|劳动)(?:(?!信息|公开)[^，。；@]){0,8}(?:复议|诉讼)"
    "|(?:许可|处罚|强制|征收|确认|赔偿|履职|登记)(?:类|方面|领域)[^，。；@]{0,6}(?:复议|诉讼)"
    "|承办|审理(?=[^，。；@]{0,12}(?:复议|诉讼))|出庭|法治|执法|争议|化解|调解|旁听|培训|非信息公开|其他行政"
)
_NO_DISPUTE_OF_OURS = f"{_NO_DISPUTE}|(?:处罚|许可|征收|强制|拆迁|土地|工伤)(?:决定)?案"
_NOT_OF_ALL = (
    "(?![，（](?:其中[^，。；@]{0,10}(?:信息|公开)"
    "|[^，。；）@]{0,6}被申请人[^，。；）@]{0,4}[非不]"
    "|(?:[均都]|此件|该案)?(?:[与和同](?:政府)?信息公开(?:工作)?无关|(?:不涉及|不属于?|非)(?:政府)?信息公开)))"
)
"""Behind a number of all disputes (诉讼7件，其中涉信息公开1件), or of those of another cause."""
_NOT_OF_A_RESULT = (
    "(?![^，。；\\n均都全]{0,24}?(?:维持|纠正|纠错|撤销|其他结果|胜诉|败诉|审结|驳回))"
)
"""Behind disputes whose number stands before: 14件行政复议、4件行政诉讼获维持."""
_SOME_DISPUTES = (
    "审结|开庭|判决|裁决|作出决定|再[被次发]"
    "|公益|[以之]外|因(?:未|没有|程序|超)|败诉|纠错|纠正|撤销|超期|逾期|责令|违法|机关|后"
)
_NO_DECISION = (
    "公开|公示|发布|公布|录入|归集|上传|信息|清单|事项|目录|权|公告"
    "|治安|处分|评查|案卷|涉及|其中|培训|委托|协助|配合|移[送交]"
)
_NO_DISCLOSED = "公开|公示|治安|环保|领域|协助|配合"
_NOT_OF_KINDS = "(?![^。；]{0,12}强制执行)"
"""Behind a number of measures, where those of another kind follow: 强制措施2件、强制执行4件."""
_NO_PAPER = (
    "对(?:本年|全年|今年)?新?(?:制发|制定|出台|印发)|公开|审查|审核|备案|解读|(?<!新)发布|学习|转发"
)

_SOME_ANSWERED = (
    "^(?!(?:.*(?:[，、；：（“”\\s@年月度镇乡县区街道办局已均都共计总内后了末底份]|(?<!合)并|(?<!提)前|(?<!当)日|其中|申请|申请书|申请件|件中"
    "|信息公开|公开申请|全部|全年|按[期时]|按规定|依[法规]|及时|予以|作出|给予|完成|受理|办理|数量|件数|答复|办结|回复"
    "|累计|合计|实际|如期|规范|妥善|有效|认真|准确|正式|机关|单位|情况|方面|程序|时限|期限|要求|规定))?"
    "(?:<how>)(?:<done>|办理完结)(?!.*(?:<done>)).*$)"
    "|涉及[^，。；@]*(?:<done>)[^@，。；]{0,8}@?$|其中@[^，。；@]*$"
    r"|[至到—-](?:\d+|[一二三四五六七八九十]+)个?(?:工作日|天|日)(?:之)?内<how>(?:<done>)"
    r"|(?:(?<!\d)1?\d|[一二三五七十]|十[一二三五])个?(?:工作日|天|日)(?:之)?内<how>(?:<done>)"
    r"|<last>\s*度?(?:的)?(?:尚?未(?:办结|答复)|结转|转结|遗留)(?:的)?(?:申请)?@(?:的)?申请[^，。；@]*$"
)
"""An answer of one kind, by one way or to some is not all answers: what stands before tells."""

_FEE = FORM_2021.table(q.FEES.table).rows[q.FEES.row].label.text

_NOT_WHILE = "(?!(?:政府信息公开|信息公开|申请|的)*(?:过程)?(?:中|时|期间)[，、])"
"""Behind a number of those at work: 在办理7件申请过程中."""

_CARRIED: tuple[Wording, ...] = (
    Wording(
        q.BROUGHT,
        (
            "<from last year><fill>#",
            r"(?:结转|转结)<last>\s*度?<fill>#",
            "年初结转<fill>#",
            "(?:往年|历年|以往|以前年度?)(?:的)?<brought>(?:来)?(?:的)?<fill>#",
            r"<last>\s*度?(?:的)?<undone>转入(?:本年|今年)?度?<fill>#",
            r"新(?:收到?|申请|受理|增)(?:的)?(?:申请)?@[、，和及]+»(?:结转|转结)(?:的)?#(?![^，。；、）)]{0,6}(?:<next>))",
            r"(?<=[和及与、])#<last>\s*度?(?:的)?<brought>(?:的)?(?:政府信息公开|信息公开)?申请",
            r"<last>\s*度?(?:的)?<undone><fill>#(?=[^。；\n@]{0,4}转)",
        ),
        about=_REQUESTS_OR_UNTOLD,
        examples={
            "上年结转2件。": 2,
            "去年遗留的申请共二件。": 2,
            "结转上年申请2件。": 2,
            "年初结转2件。": 2,
            "共24件，内有往年遗留3件。": 3,
            "上年度未办结申请1件转入本年。": 1,
            "13件新收申请和2件上年结转申请。": 2,
            "上年未办结转入1件。": 1,
            "去年没办完转入今年的2件。": 2,
            "申请15件（新收13件、结转2件）。": 2,
            "2023年度结转至本年1件。": 1,
        },
        leaves=("上年结转至下年度2件。", "办理提案，上年结转2件。"),
    ),
    Wording(
        q.BROUGHT,
        (
            "<no><left over><but money>",
            "上一?年度?[也均]?(?:没有|无)(?:申请|件|的)*结转<but money>",
        ),
        about=_REQUESTS_OR_UNTOLD,
        examples={"没有上年结转的申请。": 0, "上年度均无结转。": 0, "无上一年度遗留。": 0},
        leaves=("没有上年结转资金。", "没有结转下年度的申请。", "办理提案，无上年结转。"),
    ),
    Wording(
        q.FORWARD,
        (
            "<carry><into next year><fill>#",
            "#<how>(?:需|将)?<carry><into next year>",
            r"#因[^，。；、\n@]{0,20}(?:结转|转)<into next year>",
            "#(?:<how>|[仍还尚均]*)<undone>，(?:需|将|已|要|须)*(?:<carry>|跨)<into next year>",
            r"除»#[^，。；\n@]{0,24}?(?:结转|<pending>|需?跨年|正在|延期)[^，。；\n@]{0,12}[外，]+(?:其余|其他|剩余|其它|均|都|全部)",
            "<carry>#(?:申请|的)*<into next year>",
            "年[末底]结转<fill>#",
            "(?:结转|转结)@[，、]»另(?:外|有)?(?:结转|转结)(?:申请|的)*#",
            r"(?:<done>)[^。；\n]{0,24}?[，、]»(?:另)?(?:结转|转结)(?:申请|的)*#",
            r"(?:<done>)[^。；\n]{0,24}?[，、]»#(?:结转|转结)<end>",
        ),
        about=_REQUESTS_OR_UNTOLD,
        but="项目|资金|工程|预算|指标|经费",
        examples={
            "结转下年度3件。": 3,
            "1件结转下年度。": 1,
            "2件因情况复杂转至下一年。": 2,
            "还有2件没有办完，转入下一年度办理。": 2,
            "除2件因征求意见结转外，其余均已答复。": 2,
            "结转1件到下年度。": 1,
            "年末结转1件。": 1,
            "上年结转2件，另结转3件。": 3,
            "办结9件，结转2件。": 2,
            "办结9件，2件结转。": 2,
        },
        leaves=(
            "办理提案，结转下年度3件。",
            "工程项目结转下年度3个。",
            "提案3件未办完，转入下一年度办理。",
        ),
    ),
    Wording(
        q.CARRIED,
        (r"(?<=[，、；：。件量\n])(?:结转|转结)(?:申请)?(?:数量|件数)(?:为|共|是)?#",),
        about=_REQUESTS,
        examples={"新收申请13件，结转数量2件。": 2},
        leaves=("办理提案3件，结转数量2件。",),
    ),
    Wording(
        q.FORWARD,
        (
            r"<no>(?:结转|转)(?:至|到|入)?(?:下一?年|明年|次年)[\s度]*+<but money>",
            "年[末底](?:均)?(?:没有|无)(?:尚未|未)(?:办结|答复)(?:的)?申请",
        ),
        about=_REQUESTS_OR_UNTOLD,
        examples={
            "年末没有尚未办结的申请。": 0,
            "没有结转下年度的申请。": 0,
            "无需要转到下年的。": 0,
        },
        leaves=("没有结转下年度资金。", "办理提案，没有结转下年度的。"),
    ),
    Wording(
        q.FORWARD,
        ("#(?:<how>|[仍还尚均]*)(?:<pending>|正在处理|跨年)", f"<pending><fill>#{_NOT_WHILE}"),
        about=_REQUESTS,
        but=r"<last>\s*度?(?:的|末)?(?:尚?未(?:办结|答复))",
        examples={
            "1件正在办理。": 1,
            "2件跨年。": 2,
            "尚未办结的3件。": 3,
            "尚有2件在办。": 2,
            "在办2件。": 2,
        },
        leaves=(
            "收到投诉5件，1件正在办理。",
            "收到投诉5件，尚未办结3件。",
            "在办理7件申请过程中，沟通11次。",
            "上年度未办结的申请3件均已处理。",
        ),
    ),
)
"""What goes from one year into the next."""


def _outcome(name: str) -> Wording:
    return Wording(
        q.OUTCOMES[name],
        (
            f"(?:[均都各]|分别)?{name}(?:告知书|决定书|答复书|决定)?<fill>#",
            f"(?<![^，、；：中（。\n])#(?:申请)?(?:依法|[均都已被]|作出|决定|告知|为|按照?|属于?|是)*{name}"
            "(?:处理|决定|答复)?(?:的)?(?:申请)?(?:<end>|(?=占|[中里][，、：#]))",
        ),
        about=_REQUESTS,
        needs=name,
        never_in=_PIECES,
        examples={
            f"{name}3件。": 3,
            f"分别{name}的1件。": 1,
            f"{name}0条。": 0,
            f"其中，3件{name}。": 3,
            f"3件{name}占办结的30%。": 3,
        },
        leaves=(f"{name}3条。", f"办理提案，{name}3件。"),
    )


def _no_outcome(name: str) -> Wording:
    return Wording(
        q.OUTCOMES[name],
        (
            f"(?:没有|[均也]?无|未(?:作出|出现|发生))(?:任何)?(?:<outcome>(?:[、和及或与]|以及|或者))*{name}"
            "(?:(?:[、和及或与]|以及|或者)<outcome>)*(?:的)?(?:情形|情况|申请|决定|事项)<end>",
        ),
        about=_REQUESTS,
        needs=name,
        examples={
            f"没有{name}的情形。": 0,
            f"未作出{name}决定。": 0,
            f"无不予公开、{name}和其他处理的情形。": 0,
        },
        leaves=(f"无{name}不当的情形。", f"办理提案，没有{name}的情形。"),
    )


def _reason(name: str, needs: str, said: str, example: str) -> Wording:
    return Wording(
        q.REASONS[name],
        (
            f"{said}(?:(?:信息|的|而)*(?:不予公开|无法提供)(?:的)?)?(?:信息|的)*<fill>#",
            f"(?<=[，、；：中（])#(?:[均都]|因为?|由于|属于?|是|系|涉及|损害|申请人|[本我]机关|[本我][镇乡])*{said}"
            "(?:信息|事项|权益)*<end>",
        ),
        about=_REQUESTS,
        needs=needs,
        but="收到|内容|合并|撤回|(?:[、和或与]|(?<![涉危])及)[^，。；、@]{0,12}(?:不予公开|无法提供)",
        examples={f"{example}3件。": 3, f"{example}的信息共1件。": 1, f"其中3件{example}。": 3},
        leaves=(f"收到{example}3件。", f"受理投诉，{example}3件。"),
    )


def _applicants(quantity: q.Quantity, needs: str, said: str, *examples: str) -> Wording:
    whose = f"#(?:申请)?(?:均|都|是|由|为|系|属于|来自于?)+{said}(?:提出|提交|申请|的)*<end>"
    return Wording(
        quantity,
        (f"{said}<fill>#", whose),
        about=_REQUESTS,
        needs=needs,
        examples={
            **{f"{example}3件。": 3 for example in examples},
            f"其中3件来自{examples[-1]}。": 3,
        },
        leaves=tuple(f"接到投诉，{example}3件。" for example in examples),
    )


def _people(quantity: q.Quantity, said: str, *examples: str, fill: str = "<fill>") -> Wording:
    """Applicants in a word that has other meanings: it is taken only where it stands alone."""
    return Wording(
        quantity,
        (f"{said}{fill}#",),
        about=_REQUESTS,
        examples={f"{example}3件。": 3 for example in examples},
        leaves=tuple(f"接到投诉，{example}3件。" for example in examples),
    )


_OF_REQUESTS: tuple[Wording, ...] = (
    _reason("国家秘密", "国家秘密", "国家秘密", "涉及国家秘密"),
    _reason(
        "保护第三方权益", "第三方", "第三方(?:的)?(?:合法)?(?:权益|利益)", "损害第三方合法权益"
    ),
    _reason("属于内部事务", "内部事务", "内部事务(?:类)?(?:信息)?", "属于内部事务类信息"),
    _reason("属于过程性信息", "过程性", "过程性(?:信息)?", "属于过程性信息"),
    _reason("属于执法案卷", "执法案卷", "执法案卷(?:信息)?", "属于执法案卷"),
    _reason("属于行政查询", "行政查询", "行政查询(?:事项)?", "涉及行政查询"),
    _reason("本机关不掌握", "掌握", "(?:不掌握|未掌握)(?:相关|该|所申请的?)*", "本机关不掌握相关"),
    _reason(
        "没有现成信息",
        "没有现成",
        "没有现成(?:的)?(?:信息)?(?:需要?另行制作)?",
        "没有现成信息需另行制作",
    ),
    _reason(
        "逾期不补正",
        "补正",
        "逾期[未不]补正(?:(?:而|的)?(?:视为|按)(?:自[行动])?放弃(?:申请)?)?",
        "申请人逾期不补正",
    ),
    _reason("需要另行制作", "另行制作", "(?:需要?)?另行制作", "需要另行制作"),
    _reason("补正后仍不明确", "不明确", "补正后[^@()?，。；、]{0,8}不明确", "补正后仍不明确"),
    Wording(
        q.REASONS["信访举报投诉"],
        (
            "(?<![收接理]到)(?<!受理)(?:信访|举报|投诉)(?:[、和及]?(?:信访|举报|投诉))*类(?:的)?申请#"
            "(?=[，、]?(?:均|都|已|依法|按规定)*(?:告知)?不予(?:处理|受理))",
        ),
        says="类",
        examples={"信访类申请3件，依法不予处理。": 3},
    ),
    Wording(
        q.REASONS["信访举报投诉"],
        (
            "不予处理(?:的)?(?:申请)?@(?:申请)?(?:中|，|（|：|均|其中)*(?:为|是|属于?)*"
            "»(?:信访|举报|投诉)(?:[、和及]?(?:信访|举报|投诉))*(?:类)?(?:申请|事项|的)*#",
        ),
        says="不予处理",
        examples={
            "不予处理3件，其中信访、投诉类申请2件、重复申请1件。": 2,
            "不予处理3件（信访类2件，重复申请1件）。": 2,
        },
        leaves=("不予处理3件，其中2件属于信访。",),
    ),
    Wording(
        q.REASONS["重复申请"],
        (r"不予处理(?:的)?(?:申请)?@[^。；\n@]{0,12}?(?:@[，、和]+)?»重复申请(?:的)?#",),
        says="不予处理",
        examples={
            "不予处理3件，其中信访类2件、重复申请1件。": 1,
            "不予处理1件，为重复申请1件。": 1,
        },
        leaves=("重复申请1件。",),
    ),
    Wording(
        q.REASONS["重复申请"],
        ("重复申请#(?=[，、]?(?:均|都|已|依法|按规定)*(?:告知)?不予(?:重复)?(?:处理|受理))",),
        about=_REQUESTS,
        examples={"重复申请3件，不予处理。": 3},
        leaves=("办理提案，重复申请3件，不予处理。",),
    ),
    *map(_outcome, q.OUTCOMES),
    *map(_no_outcome, q.OUTCOMES),
    Wording(
        q.OUTCOMES["予以公开"],
        (
            "全部公开<fill>#",
            "#(?:申请)?(?:[均都已]|予以|依法)*(?:全部|全文|完整)公开<end>",
            "公开[（(](?:含|包括|包含)部分公开(?:的)?[）)]#",
            r"(?<!不)同意公开<fill>#(?![^。；\n]{0,30}不同意)",
            r"(?<=[中：:，、])公开#(?=[，、][^。\n]{0,60}(?:部分公开|不予?公开|无法提供|不存在))",
        ),
        about=_REQUESTS,
        never_in=_PIECES,
        but="第三方|权利人",
        examples={
            "全部公开3件。": 3,
            "3件全文公开。": 3,
            "予以公开（含部分公开）3件。": 3,
            "其中公开3件、部分公开1件。": 3,
            "同意公开3件。": 3,
        },
        leaves=("全部公开3条。", "第三方同意公开3件。", "办理提案，全部公开3件。"),
    ),
    Wording(
        q.OUTCOMES["不予公开"],
        (r"[中：:，、](?:予以)?公开@[、，](?:部分公开@[、，])?»不公开#(?=[、，；。（]|$)",),
        about=_REQUESTS,
        needs="不公开",
        examples={"其中公开8件、部分公开2件、不公开3件、无法提供2件。": 3},
        leaves=(
            "公文中，主动公开8件，依申请公开2件，不公开3件。",
            "办理提案，公开8件、不公开3件。",
        ),
    ),
    Wording(
        q.OUTCOMES["部分公开"],
        ("#(?:申请)?(?:[均都只仅各是]|予以|依法)*公开(?:了|其中|的是)*一部分(?:信息|内容)?<end>",),
        about=_REQUESTS,
        never_in=_PIECES,
        examples={"3件公开了一部分。": 3, "另外3件只公开一部分内容。": 3},
        leaves=("办理提案，3件公开了一部分。", "3条公开了一部分。"),
    ),
    _applicants(q.NATURAL, "自然人", "自然人", "自然人申请"),
    *(
        _applicants(q.CLASSES[name], name[-4:], name.replace("社会", "(?:社会)?"), name)
        for name in q.CLASSES
    ),
    _people(
        q.NATURAL, "(?<=[中，、：；（])公民(?:个人)?", "其中公民", "其中公民个人", fill="(?:申请)?"
    ),
    _people(q.NATURAL, "(?<![\u4e00-\u9fff])个人", "个人申请", fill="申请"),
    _people(q.COMPANIES, "(?:(?<=其中)|(?<![\u4e00-\u9fff]))企业", "其中企业", fill="(?:申请)?"),
    _people(q.LAW_FIRMS, "(?<=[中，、：；（])(?:律师事务所|律所)", "其中律师事务所"),
    _applicants(q.BODIES, "法人", "法人(?:或者?|和|及|、)?(?:其他组织)?", "法人", "法人和其他组织"),
    Wording(
        q.BODIES,
        (
            "<none>(?:法人|企业|单位)(?:或者?|和|及|、|以及)+其他组织(?:提出|提交|递交)?(?:的)?"
            "(?:政府|信息|公开|依)*申请<end>",
        ),
        about=_REQUESTS,
        needs="其他组织",
        examples={"未收到企业或其他组织提出的申请。": 0},
        leaves=(
            "没有收到公民、企业或其他组织提出的申请。",
            "接到投诉，未收到企业或其他组织的申请。",
        ),
    ),
    Wording(
        q.BODIES,
        (
            "<came><fill>@(?:申请)?，»(?:申请人|申请主体)?(?:全部|均|都)(?:为|是|系|由)自然人"
            "(?:申请|提出|提交)*(?:的)?<end>",
        ),
        about=_REQUESTS,
        needs="自然人",
        but="<channel>|其中",
        examples={"收到政府信息公开申请13件，申请人均为自然人。": 0},
        leaves=(
            "通过网络收到申请3件，申请人均为自然人。",
            "办理提案，收到13件，均为自然人提出。",
        ),
    ),
    Wording(
        q.RECEIVED,
        ("<came><fill>#", "<came>(?:<channel>|形式|方式|等|的|、|和|及)+申请<fill>#"),
        about=_REQUESTS,
        says="申请",
        but="自行|直接|(?:收到|接到)(?:的)?(?:答复|回复|意见)|(?:办结|答复)(?:了|的|其中|包括)*"
        "(?:<last>[^，。；@]{0,6}@、)?(?:本年|今年|当年)度?新收",
        whole=True,
        examples={
            "收到申请13件。": 13,
            "新收政府信息公开申请十三件。": 13,
            "收到13件。": 13,
            "收到书面和网络申请共13件。": 13,
        },
        leaves=(
            "申请已征求意见，收到回复13件。",
            "接待信访，收到13件。",
            "通过平台收到申请13件。",
            "其中收到申请13件。",
            "收到13件投诉。",
        ),
    ),
    Wording(
        q.RECEIVED,
        (
            "(?<![^。；\n])(?:本年|今年|全年)?度?申请(?:总量|总数|数量|量)?(?:共|为|是)*#"
            "(?=[，。；、,;]|均为|$)(?![，（(]?其中|[，、]?[均都已全])",
        ),
        about=_REQUESTS,
        examples={"申请13件，答复13件。": 13, "申请总量13件。": 13},
        leaves=("办理提案。申请13件。", "网上受理：申请13件。"),
    ),
    Wording(
        q.RECEIVED,
        (
            "(?:本年|今年|当年)?度?新(?:收到?|申请|受理)(?:的)?(?:政府信息公开)?(?:申请)?#",
            "#(?:本年|今年)?新(?:收|受理)(?:的)?(?:政府信息公开|信息公开)?申请",
        ),
        about=_REQUESTS,
        but="<channel>|办结|答复",
        examples={"申请共15件，其中新收13件。": 13, "13件新收申请均已登记。": 13},
        leaves=("申请共15件，其中网上新收9件。", "接到投诉，其中新收13件。"),
    ),
    Wording(
        q.RECEIVED,
        ("<came>[^@()?，,；;：:。！？\n]{0,30}?(?:信息公开申请|依申请公开)<fill>#",),
        about=_REQUESTS,
        whole=True,
        but="复议|诉讼|建议|提案|结转|不予|上年",
        examples={"收到群众递来的政府信息公开申请13件。": 13},
        leaves=(
            "收到因复议撤回的信息公开申请13件。",
            "收到群众网上递来的信息公开申请13件。",
            "收到群众递来的信息公开申请案件13件。",
        ),
    ),
    Wording(
        q.RECEIVED,
        (
            "(?:递交|递来|提交|提出|寄来|送来)的(?:政府信息公开|信息公开|依申请公开)申请"
            "(?:书|表)?(?:总数|数量|件数|合计|共计|累计|共有?|[一总]共|为|是|有)+#",
        ),
        whole=True,
        needs="公开申请",
        but="复议|诉讼|结转|不予|上年|答复|办结|<channel>",
        examples={"群众递交的信息公开申请共有13件。": 13, "公民提出的信息公开申请为13件。": 13},
        leaves=(
            "其中企业提交的信息公开申请共3件。",
            "网上办理群众提交的信息公开申请共3件。",
            "已办结群众提出的信息公开申请共12件。",
            "群众提交的信息公开申请案件共13件。",
        ),
    ),
    Wording(
        q.RECEIVED,
        (r"<came><fill>#[^，,；;、。\n@]{0,12}?申请(?!.?复议)",),
        whole=True,
        examples={"收到13件政府信息公开申请。": 13},
        leaves=("收到13件申请复议。", "其中收到13件信息公开申请。"),
    ),
    Wording(
        q.RECEIVED,
        (
            "(?<!没有)(?<!无)(?<!组织)(?<!机构)(?<!企业)(?<!法人)(?<!然人)(?!未(?:办理|处理|受理)的)<none><whose>(?:申请|依申请公开)<asked><end>",
            "(?:无人|没有人|无(?:群众|个人|单位|申请人))<whose>申请<asked><end>",
            "(?:未|没有)(?:办理|处理)过<whose>(?:申请|依申请公开)<asked><end>",
            '[“"]?零[”"]?申请',
            "(?:依申请公开|信息公开申请)(?:工作|事项|件|方面)*(?:为|是|实现|保持)?零(?:受理|收件)",
        ),
        but="个月|月份|有的|部分|季度",
        examples={
            "未收到政府信息公开申请。": 0,
            "没有收到公民申请公开政府信息的请求。": 0,
            "没有公民、法人和其他组织提出申请。": 0,
            "本年无人提出政府信息公开申请。": 0,
            "实现零申请。": 0,
            "无公民、法人向我镇申请公开政府信息。": 0,
            "未办理过依申请公开事项。": 0,
            "依申请公开零受理。": 0,
        },
        leaves=(
            "未收到申请公开的来信。",
            "上年未收到信息公开申请。",
            "未收到书面申请。",
            "没有未办理的申请。",
            "未受理的申请，均已说明。",
            "有2个月没有收到申请。",
        ),
    ),
    Wording(
        q.RECEIVED,
        (
            "(?<![^。；\n])(?:全年|本年度?|今年|年内|当年)?[均也]?无"
            "(?:政府|信息|公开|依|的)*申请(?:件|事项)?(?=[。；\n]|$)",
        ),
        about=_REQUESTS,
        examples={"依申请公开情况。无申请。": 0, "依申请公开情况。全年无申请。": 0},
        leaves=("办理提案。无申请。", "依申请公开情况。无申请，无费用。"),
    ),
    Wording(
        q.DUE,
        ("(?<![到])应(?:当)?(?:办结|办理|办|答复|处理)(?!率)<fill>#",),
        about=_REQUESTS,
        whole=True,
        examples={"应办理15件。": 15, "应当答复的申请15件。": 15},
        leaves=("其中应办理15件。", "收到提案，应办理15件。"),
    ),
    Wording(
        q.DUE,
        (
            "(?:结转|转入|遗留)(?:的)?<fill>@，(?:@|两者|二者|以上|总共)*"
            "»(?:合计|共计|共有|共)(?:为|是)?#",
        ),
        about=_REQUESTS,
        but="<done>",
        examples={"新收13件，上年结转2件，共15件。": 15},
        leaves=("办理提案，上年结转2件，共15件。", "办结新收的12件、上年结转的2件，共14件。"),
    ),
    Wording(
        q.ACCEPTED,
        (
            "新?受理<fill>#",
            "共(?:计|有)?#(?:的)?(?:政府)?(?:信息公开)?申请",
            "(?:本年|今年|全年)度?#(?:的)?(?:政府)?(?:信息公开)?申请<end>",
        ),
        about=_REQUESTS,
        says="申请",
        but="补正",
        whole=True,
        examples={"受理申请13件。": 13, "共13件申请。": 13, "本年度13件申请。": 13},
        leaves=("网上受理13件。", "接到投诉，受理13件。", "申请经补正受理2件。"),
    ),
    Wording(
        q.ANSWERED,
        (
            "(?<![逾超延]期)(?<!延长)(?<!应)(?<!应[当予])(?:<done>|办理完结)(?!率|公开@)<fill>#",
            "#<how>(?:<done>|办理完结)"
            "(?!率|不服|不满|有异议|意见|书|被|因|后被|(?:申请|提起|提出)*(?:行政)?(?:复议|诉讼)"
            "|(?:为|是)?(?:<outcome>|公开|不公开)<end>)",
        ),
        about=_REQUESTS,
        but=_SOME_ANSWERED,
        examples={
            "申请办结14件。": 14,
            "14件均已按时答复。": 14,
        },
        leaves=(
            "办理提案，办结14件。",
            "收到提案14件均已答复。",
            "申请同意公开答复9件。",
            "其中答复公开9件、部分公开2件的申请。",
            "对申请书面答复9件，当面答复5件。",
            "对其中2件申请答复。",
            "申请人就其中的1件答复提起复议。",
            "1件答复被撤销，2件答复因地址有误重寄。",
            "转来的1件答复予以公开，另1件答复为不予公开。",
        ),
    ),
    Wording(
        q.ANSWERED,
        ("(?<=[，、；。：])已(?:办|办完|办出)#(?=[，。；、]|$)",),
        about=_REQUESTS,
        examples={"申请15件，已办14件，结转1件。": 14},
        leaves=("办理提案，已办14件。",),
    ),
    Wording(
        q.ANSWERED,
        ("办理结果(?:总计|合计|共计?)#",),
        about=_REQUESTS,
        examples={"申请办理结果总计14件。": 14},
        leaves=("办理提案，办理结果共14件。",),
    ),
    Wording(
        q.UNFINISHED,
        (
            "(?:全部|均|都|悉数)<in time><done>(?![^，。；]{0,4}@|率"
            "|(?:或者?|[、和及])(?:结转|转))",
            r"(?<![限期]内)<rate>(?:为|达到|达|均|[：:\s])*%",
        ),
        about=_REQUESTS,
        but="<last>[^，。；、@]{0,8}(?:结转|转入|遗留)(?:的|申请|件)*(?:全部|均|都)"
        "|到期|应当|应予|除|其余|剩余|确保|保证|要求|力求|为了|努力|不得|必须|督促|推动|补正|征求|今后"
        "|已(?:答复|办结)的|档案",
        examples={"申请均已按时答复。": 0, "全部办结。": 0, "答复率达到100%。": 0},
        leaves=("除1件外均已答复。", "收到提案，均已答复。", "按期答复率100%。", "答复率95%。"),
    ),
    Wording(
        q.HANDLED,
        ("(?:办理|处理)<fill>#",),
        about=_REQUESTS,
        says="申请",
        but="(?:机关|部门|单位|转|不再|不予|其[他它]|终止|中止|延期|暂缓)[^，。；@]{0,6}(?:办理|处理)[^，。；@]*@$",
        whole=True,
        never_in=_PIECES,
        examples={"办理申请13件。": 13, "处理0条。": 0},
        leaves=("办理13条。", "网上办理13件。", "接到投诉，办理13件。", "申请转其他机关处理3件。"),
    ),
    Wording(
        q.HANDLED,
        ("(?<=其中)我(?:镇|乡|街道)(?:新收|收到|受理|办理|占|为|有)*#",),
        about=_REQUESTS,
        examples={"全县收到申请312件，其中我镇26件。": 26},
        leaves=("全县信访312件，其中我镇26件。", "收到申请26件，其中本镇15件。"),
    ),
    Wording(
        q.HANDLED,
        ("(?:依申请公开|信息公开申请|申请公开)<fill>#",),
        about=_REQUESTS,
        but="(?:转(?:为|入|成|作)?|属于?|列为)依申请",
        whole=True,
        never_in=_PIECES,
        examples={"依申请公开13件。": 13, "政府信息公开申请共13件。": 13},
        leaves=(
            "依申请公开13条。",
            "信访件转依申请公开6件。",
            "其中依申请公开13件。",
            "信息公开申请案件13件。",
        ),
    ),
)
"""What becomes of requests, who files them, how many come and are answered."""


_RESULTS = {
    "结果维持": "(?:结果)?(?:为)?维持",
    "结果纠正": "(?:结果)?(?:被)?(?:纠正|纠错|撤销|确认违法|败诉|责令[^，。；、@]{0,10})",
    "其他结果": "其他结果",
    "尚未审结": "(?:尚未|未)审结|正在审理",
}


def _result_before(block: str, result: str) -> Wording:
    return Wording(
        q.RESULTS[block, result],
        (
            rf"{block}<in its result>»(?:{_RESULTS[result]})(?:原\w{{1,6}})?<cases>#",
            rf"(?:{_RESULTS[result]})的(?:行政)?{block}(?:案件|案)?(?:共|为|有)?#",
        ),
        says=block,
        but=_NO_DISPUTE_OF_OURS,
        examples={f"行政{block}2件，{result}1件。": 1, f"{result}的行政{block}1件。": 1},
        leaves=(f"行政{block}培训2次，{result}1件。",),
    )


def _result_behind(block: str, result: str) -> Wording:
    return Wording(
        q.RESULTS[block, result],
        (
            rf"{block}<in its result>(?:[，、（(中]|其中)"
            rf"»#(?:被|均|已|予以|结果为?)*(?:{_RESULTS[result]})(?!\w{{0,4}}@)",
        ),
        says=block,
        but=_NO_DISPUTE_OF_OURS,
        examples={f"行政{block}2件，1件{result}。": 1},
        leaves=(f"行政{block}2件，经调解其中1件{result}。",),
    )


_OF_DISPUTES: tuple[Wording, ...] = (
    *(_result_before(*key) for key in q.RESULTS),
    *(_result_behind(*key) for key in q.RESULTS),
    *(
        Wording(
            q.RESULTS[block, "结果纠正"],
            (
                rf"{block}(?:案件|结果|决定)?(?:全部|均|都)(?:为|被|予以|获)*维持<end>",
                rf"{block}<cases>@[，、（(]?(?:结果|复议机关|法院)?(?:全部|均|都)(?:为|被|予以|作出|决定)*维持",
                rf"行政{block}<cases>@[，、（(]?(?:法院|复议机关|一审|判决|裁定|决定|全部|均|都|已|被)*驳回"
                r"(?:了)?(?:原告|申请人|对方)?(?:的)?(?:诉讼|复议|全部)?(?:请求|起诉)<end>",
            ),
            says=block,
            but=_NO_DISPUTE_OF_OURS,
            examples={
                f"{block}2件，复议机关全部维持了答复。": 0,
                f"行政{block}2件，均驳回请求。": 0,
                f"行政{block}2件，全部维持。": 0,
                f"行政{block}全部维持。": 0,
            },
            leaves=(f"行政{block}2件，1件维持。", f"征地行政{block}2件，均维持。"),
        )
        for block in ("复议", "诉讼")
    ),
    *(
        Wording(
            q.RESULTS[block, "结果维持"],
            (
                rf"行政{block}<cases>@[，、（(]?(?:(?:结果|全部|均|都)(?:为|被|予以)*|被)(?:纠正|撤销)<end>",
            ),
            says=block,
            but=_NO_DISPUTE_OF_OURS,
            examples={f"行政{block}2件，结果纠正。": 0, f"行政{block}2件，均被撤销。": 0},
            leaves=(f"行政{block}2件，被纠正1件。", f"征地行政{block}2件，均被纠正。"),
        )
        for block in ("复议", "诉讼")
    ),
    Wording(
        q.RESULTS["复议", "结果纠正"],
        ("(?<![未没无])被(?:行政)?复议机关(?:依法)?(?:纠正|纠错|撤销)(?:的|了|答复|案件)*#",),
        says="复议",
        but=_NO_DISPUTE_OF_OURS,
        examples={"答复被行政复议机关纠正1件。": 1},
        leaves=("处罚决定案被复议机关撤销1件。",),
    ),
    Wording(
        q.RESULTS["复议", "结果纠正"],
        (
            "(?:没有|未)(?:发生|出现)?(?:因)?(?:政府信息公开|信息公开)(?:工作)?(?:的|被|而)*(?:行政)?复议(?:被)?(?:纠错|纠正)"
            "(?:<end>|(?=[、和及]))",
            "(?:没有|[均也]?无|未(?:发生|出现|有)?)(?:一件|任何)?(?:因[^，。；@]{0,12}的)?行政复议(?:案件|决定)?"
            "(?:被|予以)?(?:纠正|纠错)(?:的)?(?:情[形况])?<end>",
            "(?:没有|[均也]?无|未(?:发生|出现)?)(?:一件)?被(?:行政)?复议机关(?:纠正|纠错)(?:的)?(?:情[形况]|案件)?<end>",
            "复议(?:案件|决定)?(?:无一(?:[例件起])?|没有一[例件起]|[均也]?未|[均也]?没有|零)(?:被)?(?:纠正|纠错)(?:的)?<end>",
        ),
        says="复议",
        but=_NO_DISPUTE_OF_OURS,
        examples={
            "无行政复议案件被纠正。": 0,
            "没有被复议机关纠正的情形。": 0,
            "行政复议无一被纠错。": 0,
            "没有发生信息公开复议纠错、诉讼败诉案件。": 0,
        },
        leaves=("执法方面没有被复议机关纠正的情形。",),
    ),
    Wording(
        q.AFTER,
        ("复议后(?:再|又)?(?:提起)?(?:行政)?(?:起诉|诉讼)<cases>#",),
        says="复议后",
        but=_NO_DISPUTE,
        examples={"复议后起诉1件。": 1},
        leaves=("出庭应诉复议后起诉1件。",),
    ),
    Wording(
        q.DIRECT,
        ("直接(?:起诉|诉讼)<cases>#",),
        says="直接",
        but=_NO_DISPUTE,
        examples={"直接起诉1件。": 1},
        leaves=("非信息公开类直接起诉1件。",),
    ),
    Wording(
        q.DISPUTES,
        ("(?:行政)?复议<cases><and>(?:提起|被提起|行政|因)*诉讼<cases>#",),
        says="复议",
        but=_NO_DISPUTE,
        examples={"行政复议、行政诉讼共3件。": 3, "行政复议和诉讼案件0件。": 0},
        leaves=("化解行政复议、行政诉讼共3件。",),
    ),
    Wording(
        q.REVIEWS,
        (f"(?:行政)?复议<cases>#{_NOT_OF_ALL}",),
        says="复议",
        but=_NO_DISPUTE,
        examples={"发生行政复议2件。": 2},
        leaves=("调解行政复议案件2件。", "行政复议2件（与信息公开无关）。"),
    ),
    *(
        Wording(
            quantity,
            (
                rf"行政{name}<cases>@，»(?:其中|属于?|涉及?|因|关于)*(?:政府信息公开|信息公开|政务公开)(?:类|方面|引发|的)*#",
            ),
            says=name,
            but=f"上年|{_NO_DISPUTE}",
            examples={f"各类行政{name}8件，其中涉及政府信息公开2件。": 2},
            leaves=(f"化解行政{name}8件，其中涉及政府信息公开2件。",),
        )
        for name, quantity in (("复议", q.REVIEWS), ("诉讼", q.SUITS))
    ),
    Wording(
        q.SUITS,
        (f"(?:行政)?诉讼<cases>#{_NOT_OF_ALL}",),
        says="诉讼",
        but=_NO_DISPUTE,
        examples={"行政诉讼案件：1件。": 1},
        leaves=("旁听行政诉讼案件1件。",),
    ),
    Wording(
        q.REVIEWS,
        (f"#<because>行政复议(?!后|机关){_NOT_OF_A_RESULT}",),
        says="行政复议",
        but=_NO_DISPUTE,
        examples={"发生2件因政府信息公开引发的行政复议。": 2},
        leaves=(
            "化解2件行政复议。",
            "发生2件行政复议后起诉的案件。",
            "4件行政复议、1件行政诉讼获维持。",
        ),
    ),
    Wording(
        q.SUITS,
        (f"#<because>行政诉讼{_NOT_OF_A_RESULT}",),
        says="行政诉讼",
        but=_NO_DISPUTE,
        examples={"发生1件行政诉讼。": 1},
        leaves=("化解1件行政诉讼。", "1件行政诉讼被驳回。"),
    ),
    *(
        Wording(
            quantity,
            (r"<none>[^，。；,;！？\n@]{0,40}?(?:复议|诉讼)[^，。；,;！？\n@]{0,20}",),
            says=name,
            nor=_SOME_DISPUTES,
            examples={
                "未发生因政府信息公开引发的行政复议、行政诉讼。": 0,
                f"无行政{name}。": 0,
            },
            leaves=(f"未发生行政{name}败诉。",),
        )
        for name, quantity in (("复议", q.REVIEWS), ("诉讼", q.SUITS))
    ),
)
"""What is asked to be reviewed, and by whom."""


def _decision(name: str) -> Wording:
    return Wording(
        q.DECISIONS[name],
        (
            f"行政{name}<decided>#{_NOT_OF_KINDS}",
            f"<decide>#(?:的)?行政{name}",
            rf"(?:作出|做出|下达)[^，。；\n]{{0,24}}?(?<!行政)»{name}决定<decided>#",
            rf"(?<![^；，。\n])(?:本年|今年|全年)?度?(?:{name})决定(?:数量)?(?:为|共)?#",
            rf"(?<![^；，。\n])(?:本年|今年|全年)度?共?(?:办理|作出|实施)?{name}#",
        ),
        says=name,
        but=_NO_DECISION,
        examples={
            f"行政{name}决定12件。": 12,
            f"作出12件行政{name}决定。": 12,
            f"作出{name}决定12件。": 12,
            f"{name}决定12件。": 12,
            f"全年{name}12件。": 12,
        },
        leaves=(
            f"公开行政{name}决定12件。",
            f"公示并作出12件行政{name}决定。",
            f"公示{name}决定12件。",
            f"其中涉及环保的行政{name}12件。",
        ),
    )


def _no_decision(name: str) -> Wording:
    return Wording(
        q.DECISIONS[name],
        (
            "(?:[均也]?未|没有)(?:作出|做出|实施|办理|采取|下达|发生)(?:过|任何|相关)*"
            f"行政{name}(?:决定|案件|措施|行为|事项)*<end>",
            "(?:[均也亦暂]?无|没有)(?:任何|相关)*"
            f"(?:行政(?:{'|'.join(q.DECISIONS)})(?:[、和及与]|以及)+)*"
            f"行政{name}(?:决定|案件|行为|事项)*(?:<end>|(?=(?:[、和及与]|以及)行政))",
        ),
        says=f"行政{name}",
        examples={f"未作出行政{name}决定。": 0, f"无行政{name}事项。": 0},
        leaves=(
            f"上年未作出行政{name}决定。",
            f"未发生行政{name}被撤销的情况。",
            f"无行政{name}错案。",
            f"无行政{name}权。",
        ),
    )


_OF_DISCLOSURE: tuple[Wording, ...] = (
    *map(_decision, q.DECISIONS),
    *map(_no_decision, q.DECISIONS),
    Wording(
        q.DECISIONS["处罚"],
        (
            "立案(?:查处|查办|调查|处理)?(?:各类)?(?:违[法规章])*(?:行为|案件|事项|的)*@，(?:其中|已)*"
            "»(?:作出|做出)(?:行政)?处罚(?:决定)?#",
        ),
        says="立案",
        but=_NO_DISCLOSED,
        examples={"立案查处违法案件20件，其中作出行政处罚决定15件。": 15},
        leaves=(
            "立案查处环保类案件9件，其中作出行政处罚决定5件。",
            "公开立案查处的案件9件，其中作出行政处罚决定5件。",
        ),
    ),
    Wording(
        q.DECISIONS["强制"],
        ("行政强制执行<decided>#",),
        says="行政强制执行",
        but=f"{_NO_DECISION}|法院",
        examples={"行政强制执行4件。": 4},
        leaves=("公示行政强制执行2件。",),
    ),
    Wording(
        q.DECISIONS["许可"],
        ("审批(?:行政)?许可(?:事项|业务)?<decided>#",),
        says="许可",
        but="公开|公示|清单|目录",
        examples={"审批许可事项12件。": 12},
        leaves=("公示审批许可事项12件。",),
    ),
    Wording(
        q.DECISIONS["许可"],
        (r"(?:办结|办理|完成)[^@()?，。；、\n]{0,6}?行政许可(?:事项|业务)<decided>#",),
        says="行政许可",
        but="公开|公示|发布|清单|目录|权",
        examples={"办理各类行政许可事项12件。": 12},
        leaves=("公开办理的行政许可事项12件。",),
    ),
    Wording(
        q.ISSUED,
        (
            "<issue>(?:了|的)?(?:行政)?规范性<papers>#",
            "<issue><papers>#(?:行政)?规范性文件",
            r"<issue>[^。；\n]{0,24}?其中»(?:行政)?规范性文件#",
            "规范性文件<issue><papers>#",
        ),
        says="规范性",
        but=_NO_PAPER,
        examples={
            "制发规范性文件4件。": 4,
            "制定4件规范性文件。": 4,
            "制发文件32件，其中规范性文件4件。": 4,
            "规范性文件新制发4件。": 4,
            "新发布规范性文件4件。": 4,
        },
        leaves=("学习新制定规范性文件4件。", "发布规范性文件4件。"),
    ),
    Wording(
        q.ISSUED,
        ("<issue><papers>#",),
        about=_DOCUMENTS,
        but=f"{_NO_PAPER}|其中|联合",
        examples={"规范性文件方面，新制发4件。": 4},
        leaves=("规范性文件方面，学习新制发4件。", "培训方面，新制发4件。"),
    ),
    Wording(
        q.ISSUED,
        (
            "(?:[均也]?未|没有)(?:新?(?:制发|制定|制订|出台|印发|新增))+(?:(?:[、和及或与]|以及)(?:废止|修[改订]|废除|清理))+"
            "(?:过|任何|有关|的)*(?:行政)?规范性文件<end>",
            "(?:[均也]?未|没有|暂?无)(?:(?:新?(?:制发|制定|制订|出台|印发|发布|新增))+|新)?"
            "(?:过|任何|有关|的)*(?:行政)?规范性文件(?:(?=的)|<end>)",
        ),
        says="规范性文件",
        examples={"未新增、废止规范性文件。": 0, "未制发规范性文件。": 0, "无规范性文件。": 0},
        leaves=("上年未制发规范性文件。",),
    ),
    Wording(
        q.ISSUED,
        ("(?:[均也]?未|没有|(?<![有毫])无)(?:新?(?:制发|制定|制订|出台|印发))+<end>",),
        about=_DOCUMENTS,
        examples={"规范性文件方面，本年未制发。": 0, "规范性文件无制发，现行有效2件。": 0},
        leaves=("培训方面，教材未印发。",),
    ),
    Wording(
        q.REPEALED,
        (
            "(?:废止|废除|宣布失效)(?:了|的)?(?:行政)?(?:规范性)?<papers>#"
            "(?![、，和及]+(?:宣布)?(?:失效|废止|撤销))",
        ),
        about=_DOCUMENTS,
        but="(?:失效|撤销|废止|废除)(?:文件|的)*@[、，和及]+(?:宣布)?(?:废止|废除|失效)",
        examples={"规范性文件废止3件。": 3, "废止规范性文件3件。": 3},
        leaves=(
            "培训方面，废止文件3件。",
            "规范性文件失效2件、废止4件。",
            "规范性文件废止4件、失效2件。",
        ),
    ),
    Wording(
        q.REPEALED,
        ("(?:[均也]?未|没有)(?:废止|废除)(?:过|任何|有关|的)*(?:行政)?规范性文件<end>",),
        says="规范性文件",
        examples={"全年未废止规范性文件。": 0},
        leaves=("上年未废止规范性文件。",),
    ),
    Wording(
        q.IN_FORCE,
        ("(?:继续|仍|仍然|持续|保有)有效(?:的)?(?:行政)?规范性<papers>#",),
        says="规范性",
        but=_NO_PAPER,
        examples={"继续有效的规范性文件9件。": 9},
        leaves=("公开继续有效的规范性文件9件。",),
    ),
    Wording(
        q.IN_FORCE,
        (
            "(?:现行|现存|现有|年[末底])有效(?:的)?(?:行政)?(?:规范性)?<papers>#",
            "(?:现有|现行)(?:的)?(?:行政)?规范性<papers>#",
        ),
        about=_DOCUMENTS,
        examples={
            "规范性文件年末有效9件。": 9,
            "规范性文件现行有效9件。": 9,
            "现有规范性文件9件。": 9,
        },
        leaves=("培训方面，现行有效文件9件。",),
    ),
    Wording(
        q.IN_FORCE,
        ("(?:没有|[均也]?无)(?:现行|继续|持续)有效(?:的)?(?:行政)?规范性文件<end>",),
        says="规范性",
        examples={"无现行有效的规范性文件。": 0},
    ),
    Wording(
        q.PUBLISHED,
        (
            "(?<!法定)主动公开(?:各类|各项)?(?:政府|政务)?信息"
            r"(?:数量|总数|共计|共|累计|合计|为|达|\s)*+#",
        ),
        says="主动公开",
        but="[一二三四五六]是|季度|利用|依托|应(?:当)?主动|比较|同比",
        whole=True,
        examples={"全年主动公开政府信息120条。": 120},
        leaves=(
            "其中主动公开政府信息120条。",
            "网上主动公开信息120条。",
            "一是主动公开政府信息120条。",
        ),
    ),
)
"""Decisions and documents of table two, and what is published."""


WORDINGS: tuple[Wording, ...] = (*_CARRIED, *_OF_REQUESTS, *_OF_DISPUTES, *_OF_DISCLOSURE)
"""In the order in which they may claim a number."""

SHARED = SharedWording(
    q.NAMED,
    rf"行政(?:{'|'.join(q.NAMED)})(?:案件|案|决定|情况)?<and>"
    rf"(?:(?:行政)?(?:{'|'.join(q.NAMED)})(?:案件|案|决定|情况)?<and>)*"
    "(?:案件|决定|数量|情况)*(?:均|都|各|全)(?:部)?(?:为|是|有|计)?#",
    examples={"行政许可、行政处罚决定均为0件。": 0, "行政复议和行政诉讼各2件。": 2},
)
"""Several quantities that share one number."""

FEE_WORDING = Wording(
    q.CHARGED,
    (
        rf"(?:{_FEE}|(?<!未)(?<!没有)(?:征收|收取|收缴)[^，。；;：\n@]{{0,16}}?费)<sum>#"
        rf"(?:[、和及][^，。；;：、\n@]{{1,16}}费<sum>@)*",
        "(?:[均也]?未|没有|[均也]?无|不存在)(?:收取|征收|收缴|产生|发生|实施)?(?:过|任何|有关|相关|各[类种项])*"
        f"{_FEE}(?:项目|行为|情[形况])?<end>",
    ),
    but="申请",
    nor="信息处理费|减免|罚|经费|党费|会费|培训费|自来水|电费|物业|保险|医保|养老|合作医疗|租|承包"
    "|流转|代收|税",
    units=frozenset(["元"]),
    examples={f"未收取{_FEE}。": 0, f"{_FEE}5000元。": 5000, "收取诉讼费300元和材料费20元。": 320},
    leaves=(
        "收取信息处理费300元。",
        "收取材料费3件。",
        "上年收取材料费300元。",
        f"对申请未收取{_FEE}。",
    ),
)
"""One fee, or several behind one verb, in 元."""

PROCESSING_WORDING = Wording(
    q.CHARGED,
    (
        "(?:收取|征收|收缴|计收|实收)[^，。；;：\n@]{0,16}?信息处理费<sum>#",
        "信息处理费[^。；;\n@]{0,16}?(?:收取|实收|收缴|收入)<sum>#",
        "信息处理费(?:用|金额|总额|收入|共计|合计|共|计)*#(?=[，。；、]|$)",
    ),
    but="通知|未|没有|标准|每[件页]|减免|免收|退|应收|拟|预计",
    nor="信息处理费[^@]{0,4}(?:标准|办法)",
    units=frozenset(["元"]),
    examples={
        "收取信息处理费200元。": 200,
        "信息处理费共收取0.3万元。": 3000,
        "信息处理费共计60元。": 60,
    },
    leaves=(
        "发出信息处理费通知200元。",
        "收取信息处理费3件。",
        "上年收取信息处理费200元。",
        "按信息处理费办法收取60元。",
    ),
)
"""What the office charged for answering requests; it is part of the fees in the table."""
