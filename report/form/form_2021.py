"""The official form of 国办公开办函〔2021〕30号, for report years 2021 and later, as data.

Every label, its printed variants, key, unit, order and note is written here and nowhere else.
Longer than 100 lines because it is one table; it holds no logic.
"""

import re

from nianbao.report.form.figures import Unit
from nianbao.report.form.shape import (
    Balance,
    Block,
    CarryOver,
    Column,
    ColumnTotal,
    FigureTable,
    Form,
    Label,
    ProseSection,
    Row,
    RowTotal,
    Stock,
)

OVERVIEW = ProseSection(
    key="overview",
    title=Label(
        "一、总体情况",
        (
            "总体概述",
            "总体工作情况",
            "工作基本情况",
            "基本情况",
            "工作总体推进情况",
            "政府信息公开工作的基本情况",
            "政府信息公开工作总体情况",
        ),
    ),
    help="分五个方面写一年的工作：主动公开、依申请公开、政府信息管理、平台建设、监督保障。"
    "一般不超过1000字。",
    aspects=("主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障"),
)

_DECISIONS = (
    Column(
        "decisions",
        Label("本年处理决定数量", ("处理决定数量",), "本年决定"),
        note="1月1日至12月31日作出的决定总数，不论公开没有公开。",
    ),
)

DISCLOSURE = FigureTable(
    key="disclosure",
    title=Label(
        "二、主动公开政府信息情况",
        ("行政机关主动公开政府信息情况", "主动公开政府信息的情况", "主动公开情况"),
    ),
    help="按《条例》第二十条填写，数字截止到12月31日。许可、处罚、强制统计全部决定，"
    "不论是否公开。收费金额的单位是万元。",
    blocks=(
        Block(
            caption=Label("第二十条第（一）项"),
            corner="信息内容",
            columns=(
                Column(
                    "issued",
                    Label(
                        "本年制发件数",
                        (
                            "本年制发数量",
                            "本年制发",
                            "本年制定件数",
                            "本年制定",
                            "新制定",
                            "新制发",
                        ),
                        "本年制发",
                    ),
                    note="本年新制发的件数，修订后重新公布的也算。",
                ),
                Column(
                    "repealed",
                    Label("本年废止件数", ("本年废止数量", "本年废止"), "本年废止"),
                    note="本年废止、宣布失效的件数。",
                ),
                Column(
                    "in_force",
                    Label(
                        "现行有效件数", ("现行有效件", "现行有效", "有效件数", "有效"), "现行有效"
                    ),
                    note="12月31日仍然有效的件数，以前年份制发的也算。",
                ),
            ),
            rows=(
                Row(
                    "rules",
                    Label("规章", ("规 章",)),
                    "1.1",
                    "规章由国务院部门、省级、设区的市和自治州的政府制定，乡镇一般填0。",
                    more="有权制定规章的有国务院部门和有权的直属机构，省、自治区、直辖市、设区的市、"
                    "自治州的人民政府（立法法第九十一条、第九十三条）。",
                ),
                Row(
                    "normative_documents",
                    Label("行政规范性文件", ("规范性文件",)),
                    "1.2",
                    "本机关制定、公开发布、对外有普遍约束力的文件。",
                    more="要涉及公民、法人和其他组织的权利义务，在一定时期内反复适用；内部制度、人事任免、"
                    "具体处理决定、请示报告不算。",
                ),
            ),
        ),
        Block(
            caption=Label("第二十条第（五）项"),
            corner="信息内容",
            columns=_DECISIONS,
            rows=(
                Row(
                    "licensing",
                    Label("行政许可"),
                    "5.1",
                    "本年作出的行政许可决定总数，依法不公开的也计算在内。",
                ),
            ),
        ),
        Block(
            caption=Label("第二十条第（六）项"),
            corner="信息内容",
            columns=_DECISIONS,
            rows=(
                Row(
                    "penalties",
                    Label("行政处罚"),
                    "6.1",
                    "本年作出的行政处罚决定总数，依法不公开的也计算在内。",
                ),
                Row(
                    "compulsion",
                    Label("行政强制"),
                    "6.2",
                    "本年作出的行政强制决定总数，依法不公开的也计算在内。",
                ),
            ),
        ),
        Block(
            caption=Label("第二十条第（八）项"),
            corner="信息内容",
            columns=(
                Column(
                    "amount",
                    Label(
                        "本年收费金额（单位：万元）",
                        ("本年收费金额（单位：万元，保留4位小数）", "本年收费金额", "单位:万元"),
                        "本年收费",
                    ),
                    Unit.MONEY,
                    note="本年实际收取的金额，单位万元；信息处理费也在里面。",
                ),
            ),
            rows=(
                Row(
                    "fees",
                    Label("行政事业性收费"),
                    "8.1",
                    "本年收取的行政事业性收费，单位万元，40元是0.004万元。可以输入“40元”，"
                    "程序换算。",
                ),
            ),
        ),
    ),
    stocks=(Stock("in_force", added="issued", ended="repealed"),),
)

_APPLICANTS = Label("申请人情况")
_BODIES = Label("法人或其他组织")
_CLASSES = (
    "natural_person",
    "commercial",
    "research",
    "public_benefit",
    "legal_service",
    "other",
)
_OUTCOMES = Label("三、本年度办理结果")
_WITHHELD = Label("（三）不予公开")
_UNABLE = Label("（四）无法提供")
_NOT_PROCESSED = Label("（五）不予处理")
_CLOSED = Label("（六）其他处理")

_REQUEST_ROWS = (
    Row(
        "received",
        Label("一、本年新收政府信息公开申请数量", ("本年新收", "本年新收申请数量")),
        "1",
        "本年1月1日至12月31日收到的申请件数，每件按申请人的类别计一次。",
    ),
    Row(
        "brought_forward",
        Label(
            "二、上年结转政府信息公开申请数量",
            (
                "上年转结政府信息公开申请数量",
                "上一年结转政府信息公开申请数量",
                "上年结转",
                "上年结转申请数量",
            ),
        ),
        "2",
        "上年没有办完、转到本年办理的件数，应与上年报告的结转数逐列相同。",
    ),
    Row(
        "granted",
        Label("（一）予以公开"),
        "3.1",
        "全部公开的，包括告知已经主动公开、告知获取方式和途径的。",
        (_OUTCOMES,),
    ),
    Row(
        "granted_in_part",
        Label(
            "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
            ("部分公开",),
        ),
        "3.2",
        "一件申请里有的公开、有的不公开，只在这里计一次，不再计入别的结果。",
        (_OUTCOMES,),
    ),
    Row(
        "withheld_state_secret",
        Label("1.属于国家秘密"),
        "3.3.1",
        "依法定为国家秘密的信息（条例第十四条）。乡镇很少见，填了请再核对。",
        (_OUTCOMES, _WITHHELD),
    ),
    Row(
        "withheld_barred_by_law",
        Label(
            "2.其他法律行政法规禁止公开",
            (
                "其他法律法规禁止公开",
                "其他法律、行政法规禁止公开",
                "法律、行政法规禁止公开",
                "其他法律、法规禁止公开",
            ),
        ),
        "3.3.2",
        "别的法律、行政法规明文禁止公开的信息（条例第十四条）。",
        (_OUTCOMES, _WITHHELD),
    ),
    Row(
        "withheld_security_stability",
        Label("3.危及“三安全一稳定”", ("危及三安全一稳定",)),
        "3.3.3",
        "公开后可能危及国家安全、公共安全、经济安全、社会稳定的信息（条例第十四条）。",
        (_OUTCOMES, _WITHHELD),
    ),
    Row(
        "withheld_third_party",
        Label("4.保护第三方合法权益"),
        "3.3.4",
        "涉及商业秘密、个人隐私，公开会损害第三方的（条例第十五条、第三十二条）。",
        (_OUTCOMES, _WITHHELD),
    ),
    Row(
        "withheld_internal_affairs",
        Label("5.属于三类内部事务信息"),
        "3.3.5",
        "人事管理、后勤管理、内部工作流程三类信息（条例第十六条第一款）。",
        (_OUTCOMES, _WITHHELD),
    ),
    Row(
        "withheld_deliberative",
        Label("6.属于四类过程性信息"),
        "3.3.6",
        "讨论记录、过程稿、磋商信函、请示报告四类信息（条例第十六条第二款）。",
        (_OUTCOMES, _WITHHELD),
    ),
    Row(
        "withheld_enforcement_file",
        Label("7.属于行政执法案卷", ("属于行政执法案卷信息",)),
        "3.3.7",
        "行政执法案卷里的信息（条例第十六条第二款）。",
        (_OUTCOMES, _WITHHELD),
    ),
    Row(
        "withheld_inquiry_matter",
        Label("8.属于行政查询事项", ("属于行政查询事项信息",)),
        "3.3.8",
        "工商、不动产登记等，有关法律、行政法规有特别规定的，告知去那里查（条例第三十六条第七项）。",
        (_OUTCOMES, _WITHHELD),
    ),
    Row(
        "unable_not_held",
        Label("1.本机关不掌握相关政府信息"),
        "3.4.1",
        "经检索没有这条信息，或者不归本机关公开（条例第三十六条第四、五项）。",
        (_OUTCOMES, _UNABLE),
    ),
    Row(
        "unable_to_be_created",
        Label("2.没有现成信息需要另行制作"),
        "3.4.2",
        "经检索没有现成信息，要加工、分析才有的，可以不提供（条例第三十八条）。",
        (_OUTCOMES, _UNABLE),
    ),
    Row(
        "unable_still_unclear",
        Label("3.补正后申请内容仍不明确"),
        "3.4.3",
        "申请人补正过，内容还是不清楚，无法办理。",
        (_OUTCOMES, _UNABLE),
        "条例第三十条规定怎样要求补正，这一种结果是统一格式列的。",
    ),
    Row(
        "not_processed_petition",
        Label("1.信访举报投诉类申请"),
        "3.5.1",
        "以申请公开的名义信访、举报、投诉的（条例第三十九条第一款）。",
        (_OUTCOMES, _NOT_PROCESSED),
    ),
    Row(
        "not_processed_repeated",
        Label("2.重复申请"),
        "3.5.2",
        "已经答复过，同一申请人又申请同一内容的（条例第三十六条第六项）。",
        (_OUTCOMES, _NOT_PROCESSED),
    ),
    Row(
        "not_processed_publication",
        Label("3.要求提供公开出版物"),
        "3.5.3",
        "要求提供政府公报、报刊、书籍等公开出版物的，告知获取途径（条例第三十九条第二款）。",
        (_OUTCOMES, _NOT_PROCESSED),
    ),
    Row(
        "not_processed_excessive",
        Label("4.无正当理由大量反复申请"),
        "3.5.4",
        "数量、频次明显超过合理范围，理由不合理且已告知的（条例第三十五条）。",
        (_OUTCOMES, _NOT_PROCESSED),
    ),
    Row(
        "not_processed_reissue",
        Label("5.要求行政机关确认或重新出具已获取信息"),
        "3.5.5",
        "申请人手里已有这条信息，要求确认或再开一份的。",
        (_OUTCOMES, _NOT_PROCESSED),
    ),
    Row(
        "closed_correction_overdue",
        Label(
            "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            ("申请人无正当理由逾期不补正", "无正当理由逾期不补正"),
        ),
        "3.6.1",
        "通知补正后，申请人到期没有补正，也没有正当理由的（条例第三十条）。",
        (_OUTCOMES, _CLOSED),
    ),
    Row(
        "closed_fee_overdue",
        Label(
            "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            (
                "申请人逾期未按收费通知要求缴纳费用",
                "逾期未按收费通知要求缴纳费用",
                "逾期未缴费",
                "逾期不缴费",
                "逾期不缴纳费用",
            ),
        ),
        "3.6.2",
        "通知缴纳信息处理费后，申请人到期没有缴纳的（国办函〔2020〕109号）。",
        (_OUTCOMES, _CLOSED),
    ),
    Row(
        "closed_other",
        Label("3.其他"),
        "3.6.3",
        "以上都不是的，如申请人撤回、合并办理等。",
        (_OUTCOMES, _CLOSED),
    ),
    Row(
        "outcomes_total",
        Label("（七）总计", ("合计",)),
        "3.7",
        "程序自动计算：上面21种结果相加。",
        (_OUTCOMES,),
    ),
    Row(
        "carried_forward",
        Label(
            "四、结转下年度继续办理",
            (
                "结转下一年度继续办理",
                "结转下年继续办理",
                "转下一年度继续办理",
                "转下一年继续办理",
                "结转下年度",
                "结转下年",
            ),
        ),
        "4",
        "到12月31日还没有办完的件数。应等于 第一项＋第二项－第三项总计。",
    ),
)

REQUESTS = FigureTable(
    key="requests",
    title=Label(
        "三、收到和处理政府信息公开申请情况",
        ("行政机关收到和处理政府信息公开申请情况", "收到和处理政府信息公开申请的情况"),
    ),
    help="每件申请按申请人类别（列）和最后的办理结果（行）计一次。"
    "每一列都要满足：一＋二＝三（七）总计＋四。总计由程序计算。",
    note="（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
    blocks=(
        Block(
            columns=(
                Column(
                    "natural_person",
                    Label("自然人", ("个人",), "自然"),
                    under=(_APPLICANTS,),
                    note="个人以自己的名义提出的申请；请人代办的，按委托的人计。",
                ),
                Column(
                    "commercial",
                    Label("商业企业", ("企业",), "商业"),
                    under=(_APPLICANTS, _BODIES),
                    note="公司、合伙企业等以营利为目的的企业提出的申请。",
                ),
                Column(
                    "research",
                    Label("科研机构", short="科研"),
                    under=(_APPLICANTS, _BODIES),
                    note="研究所、研究院等以科学研究为主的单位提出的申请。",
                ),
                Column(
                    "public_benefit",
                    Label("社会公益组织", ("公益组织",), "公益"),
                    under=(_APPLICANTS, _BODIES),
                    note="基金会、慈善组织等以公益为目的的组织提出的申请。",
                ),
                Column(
                    "legal_service",
                    Label("法律服务机构", short="法律"),
                    under=(_APPLICANTS, _BODIES),
                    note="律师事务所、基层法律服务所等以机构名义提出的申请；受人委托代办的，按委托的人计。",
                ),
                Column(
                    "other",
                    Label("其他"),
                    under=(_APPLICANTS, _BODIES),
                    note="以上四类以外的法人和其他组织，如村民委员会、业主委员会、行业协会。",
                ),
                Column(
                    "total",
                    Label("总计", ("合计",)),
                    note="程序自动计算：自然人和五类法人、其他组织相加。",
                ),
            ),
            rows=_REQUEST_ROWS,
        ),
    ),
    column_totals=(ColumnTotal("total", _CLASSES, "A03"),),
    row_totals=(
        RowTotal(
            "outcomes_total",
            tuple(
                row.key
                for row in _REQUEST_ROWS
                if row.number.startswith("3.") and row.key != "outcomes_total"
            ),
            "A02",
        ),
    ),
    balances=(Balance(("received", "brought_forward"), ("outcomes_total", "carried_forward")),),
    carry_overs=(CarryOver("brought_forward", "carried_forward"),),
)

_SUITS = Label("行政诉讼")
_RESULTS = ("upheld", "corrected", "other", "pending")

CHALLENGES = FigureTable(
    key="challenges",
    title=Label(
        "四、政府信息公开行政复议、行政诉讼情况",
        (
            "政府信息公开行政复议和行政诉讼情况",
            "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
            "政府信息公开行政复议、行政诉讼的情况",
        ),
    ),
    help="因政府信息公开工作被申请的行政复议和被提起的行政诉讼，按结果计数。总计由程序计算。",
    blocks=(
        Block(
            columns=(
                Column(
                    "upheld",
                    Label("结果维持", short="维持"),
                    note="复议机关、法院维持原来的处理，或驳回申请人、原告的请求。",
                ),
                Column(
                    "corrected",
                    Label("结果纠正", short="纠正"),
                    note="复议机关、法院撤销、变更原来的处理，确认违法，或责令重新处理、限期履行。",
                ),
                Column(
                    "other",
                    Label("其他结果", short="其他"),
                    note="没有维持也没有纠正就结束的，如撤回、终止、调解。",
                ),
                Column(
                    "pending",
                    Label("尚未审结", short="未审结"),
                    note="到12月31日还没有作出复议决定、裁判的；明年有了结果，填在明年的表里。",
                ),
                Column(
                    "total",
                    Label("总计", ("合计",)),
                    note="程序自动计算：前面四种结果相加。",
                ),
            ),
            rows=(
                Row(
                    "reconsideration",
                    Label("行政复议"),
                    "1",
                    "因信息公开被申请行政复议的件数，按复议结果填写。",
                ),
                Row(
                    "litigation_direct",
                    Label("未经复议直接起诉"),
                    "2.1",
                    "没有经过复议、直接到法院起诉的件数，按裁判结果填写。",
                    (_SUITS,),
                    "2024年起对不予公开不服的须先复议，直接起诉的多是无法提供、不予处理"
                    "（行政复议法第二十三条第一款第四项、法释〔2025〕8号）。",
                ),
                Row(
                    "litigation_after",
                    Label("复议后起诉"),
                    "2.2",
                    "经过复议再起诉的件数。复议机关作共同被告的，由作出原行为的机关统计。",
                    (_SUITS,),
                ),
            ),
        ),
    ),
    column_totals=(ColumnTotal("total", _RESULTS, "A04"),),
    side_by_side=True,
)

PROBLEMS = ProseSection(
    key="problems",
    title=Label(
        "五、存在的主要问题及改进情况",
        (
            "存在的主要问题和改进情况",
            "存在问题及改进情况",
            "存在问题和改进措施",
            "存在的问题及改进情况",
            "存在的问题及改进措施",
            "存在问题及改进措施",
            "主要问题及改进",
            "主要问题及改进情况",
            "存在的主要问题及改进措施",
        ),
    ),
    help="写真实存在的问题，每个问题跟着写怎样改进。不要照抄上年。"
    "想一想：哪一项公开超过20个工作日？上年的问题改了没有？",
)

OTHER_MATTERS = ProseSection(
    key="other_matters",
    title=Label(
        "六、其他需要报告的事项",
        (
            "其他报告的事项",
            "其他事项",
            "其它需要报告事项",
            "其他需要报告事项",
            "需要报告的其他事项",
        ),
    ),
    help="收取信息处理费的情况必须写明，没有收取也要写；其他需要说明的事也写在这里。",
)

FORM_2021 = Form(
    version="2021",
    title_pattern="{office}{year}年政府信息公开工作年度报告",
    title_words=Label(
        "政府信息公开工作年度报告",
        (
            "政府信息公开年度报告",
            "政府信息公开年度工作报告",
            "政府信息公开工作年报",
            "政府信息公开年报",
            "政务公开工作年度报告",
            "政务公开年度工作报告",
            "政府信息公开工作情况报告",
            "政府信息公开工作情况的报告",
            "政府信息公开年度工作情况报告",
            "政府信息公开工作总结报告",
            "政府信息公开工作总结",
            "政府信息公开工作报告",
            "信息公开工作年度报告",
            "信息公开年度报告",
            "信息公开工作年报",
            "信息公开年报",
        ),
    ),
    sections=(OVERVIEW, DISCLOSURE, REQUESTS, CHALLENGES, PROBLEMS, OTHER_MATTERS),
)

ASPECTS = tuple(
    map(
        re.compile,
        (
            r"主动公[开示布]|公开(?:政府|政务|各类|政策)?信息|发布(?:政务|政府)?信息|公开(?:政务|各类|政策)",
            r"依申请|申请公开|公开申请|依法申请|受理申请|收到申请",
            r"信息管理|管理情况|三审|专人专管|审批|规范化|标准化|信息资源|动态(?:调整|更新|管理)|保密审查|审[核查]"
            r"|公文|目录|台账|归档|清[理单]",
            r"平台|网站|公众号|微信|微博|专栏|栏目|公[示开告]栏|宣传栏|政务新媒体|客户端|专区|查阅[点室]",
            r"监督|保障|考核|培训|评议|追究|问责|领导小组|组织领导",
        ),
    )
)
"""What each of the five aspects is told by; the form's aspects in the same order."""
