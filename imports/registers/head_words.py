"""How the columns of registers are headed in real sheets, as data.

Longer than 100 lines because it is one table. A line names a field, or `corrections.sent` for
that of a record within, and then its heads; one that begins with a space goes on. A head that
stands in no line is not taken.
"""

import re
from collections.abc import Collection, Mapping

from nianbao.imports.registers.word_tables import word_table
from nianbao.report.registers.columns import SheetColumn
from nianbao.report.text import late

_SURE = {
    "requests": """
number 登记编号 受理单号 申请单编号 登记号 受理编号 受理号 申请编号 收件编号 流水号 台账编号 件号
    申请单号 applyno applicationno requestno acceptno applicationnumber requestnumber
received 收到时间 收到申请日期 收到申请时间 收件日期 收件时间 收文日期 收文时间 受理日期
    受理时间 接收日期 接收时间 接件日期 接件时间 登记日期 登记时间 来件日期 来件时间
    收到申请之日 收到日 收到申请日 什么时候收到 什么时候收到的 何时收到
    收件日 收文日 来件日 来函日 受理日 登记日 哪天收到 哪天收到的 几号收到
    收到申请的日期 收到申请的时间 申请收到日期 申请收到时间 receiveddate receivedtime receivedate
    receivetime acceptdate accepttime acceptancedate acceptancetime
channel 申请方式 申请渠道 申请途径 受理方式 受理渠道 提交方式 提交渠道 接收方式 收件方式
    收到渠道 来件方式 接收渠道 申请来源 收件渠道 怎么来的 怎么收到的 怎么申请的 applyway
    applymethod channel receiveway
applicant_class 申请人类型 申请人性质 申请人属性 申请主体类别 申请主体类型 申请主体性质 主体类别
    主体类型 哪类申请人 属于哪类申请人 个人还是单位 是个人还是单位 申请类别 申请人身份类别
    申请人分类 自然人法人 自然人或法人 公民法人 applicanttype applicantclass applicantcategory
    applicantkind applytype
applicant 申请人姓名 申请人名称 申请人姓名或名称 申请人姓名名称 申请人单位名称 姓名 姓名或名称
    谁申请的 谁申请 申请者 来函人 来信人 来函单位
    申请单位 申请人单位 申请人姓名单位 申请人或单位 申请人或单位名称 申请人名称或姓名 applicant
    applicantname applyname
agent 委托代理人 受托人 代理人姓名 委托人代理人
contact 联系电话 电话 手机 手机号 手机号码 电话号码 联系地址 地址 通讯地址 通信地址 住址
    邮寄地址 电子邮箱 邮箱 申请人联系方式 申请人联系电话 申请人电话 申请人地址 联系人电话
    邮政编码 邮编 联系方式及地址 通讯方式 通信方式 phone tel telephone mobile email address
    phonenumber applicantphone applicanttel applicantaddress
identity_checked 身份核对 核对身份 身份核实 是否核对身份 身份证明核对 身份已核对
summary 申请事项 申请公开内容 申请公开的内容 申请公开的信息 申请公开信息 申请信息 申请公开事项
    申请信息内容 申请公开信息内容 所需信息 所需信息内容 所需信息内容描述 所需政府信息 信息内容
    内容描述 申请公开的政府信息 申请内容描述 申请内容摘要 申请事项内容 申请公开政府信息内容
    申请公开政府信息名称 申请公开信息名称 申请标题 申请主题 申请公开的政府信息内容 事项名称
    所申请信息名称 所申请信息 申请公开什么 申请什么信息 要什么信息 想要什么信息
    索取信息 索取的信息 索取内容 要的信息 要什么 来函内容
    想要公开的内容 想要的信息 要求公开的信息 要求公开内容
    申请的信息 申请信息名称 申请公开文件名称 applycontent infocontent requestcontent
    informationcontent applyinfo infodescription contentdescription
form_wanted 获取方式 获取信息方式 信息获取方式 获取信息的方式 获取形式 提供方式 信息提供方式
    所需形式 形式要求 载体形式 信息载体 信息形式 获取途径 公开形式
decided 答复日期 答复时间 回复日期 回复时间 办结时间 办理完成时间 办理完成日期 结案日期 结案时间
    答复书日期 答复办结时间 答复办结日期 出具答复日期 出具答复时间 完成时间 完成日期
    作出答复日期 作出答复时间 实际答复日期 实际答复时间 答复申请人时间 答复申请人日期
    实际办结时间 实际办结日期 告知书出具时间 告知书出具日期 答复书出具时间 答复书出具日期
    出具告知书日期 出具告知书时间
    办理完毕时间 办理完毕日期 办毕日期 办毕时间 复函日期 复函时间 哪天答复 哪天答复的 哪天办完
    什么时候答复的 什么时候办完的 何时答复 何时办结 replydate replytime answerdate answertime
    responsedate responsetime finishdate finishtime
document_number 文号 答复文号 答复书编号 答复编号 发文字号 答复文书号 告知书文号 答复书号
    答复文书编号 答复书文书号 告知书编号 发文号 文书编号 答复文件号 replyno answerno documentno
outcome 处理结果 答复结果 答复类型 答复类别 处理类型 处理决定 办理结果类型 答复情况 处理情况
    办理情况 公开情况 办理类型 结果 答复处理结果 答复决定 处理决定类型 办结类型 公开结果
    答复结论 是否公开 最终结果 办理结论 处理结论 答复结果分类 办理结果分类 处理结果分类
    最终处理结果 最终办理结果 复函结果 复函类型 怎么答复 怎么处理 怎么答复的 怎么处理的 回复结果
    回复情况 回复类型
    答复大类 结果大类 答复结果大类 办理结果大类 处理结果大类 replyresult replytype answerresult
    answertype handleresult outcome
articles 依据 法律依据 答复依据 适用条款 法律条款 条款 依据的条款 处理依据
served_way 答复方式 回复方式 寄送方式 答复送达方式 送达形式 答复形式 发送方式 送达途径 送达渠道
    答复途径
served 送达时间 答复送达日期 答复送达时间 送达签收日期 送达签收时间 申请人签收日期
    申请人签收时间 答复书送达时间 答复书送达日期 告知书送达时间 告知书送达日期 文书送达日期
    文书送达时间
archived 归档时间
earlier_request 原申请编号 原来的编号 重复哪件
reasons_asked 要求说明理由日期 说明理由告知日期 说明理由日期
later_date 延迟答复日期
notes 说明 备注说明 其他说明 其他情况 情况说明 补充说明 附注说明 备考 其它 附注 备注信息 remark
    remarks notes
corrections.sent 补正日期 补正时间 补正告知日期 补正告知时间 补正通知日期 补正通知时间
    告知补正日期 告知补正时间 要求补正日期 要求补正时间 通知补正日期 通知补正时间 补正告知书日期
    发出补正通知日期 补正通知 补正告知 补正发出 一次性告知补正日期 一次性告知日期 一次性告知时间
    发补正通知书日期
    补正通知书日期 补正通知书时间 发补正通知日期 补正告知书时间
corrections.due 补正截止日期 补正截止时间 补正期限日期 补正到期日期
corrections.received 补正收到日期 补正收到时间 收到补正日期 收到补正时间 补正完成日期
    补正完成时间 补正提交日期 补正提交时间 补正材料收到日期 补正收到 收到补正 补正提交
    补正材料提交日期 补正材料提交时间 收到补正材料日期
    收到补正材料时间 申请人补正日期 申请人补正时间 补正材料收到时间
corrections.grounds 补正原因 补正事由
enquiries.whom 征求意见对象类别
enquiries.party 征求意见对象 被征求人 征求意见单位 第三方名称 第三方
enquiries.sent 征求意见日期 征求意见时间 征求第三方意见日期 征求第三方意见时间 征求意见发出日期
    征求第三方意见发出 征求意见发出 征求意见函发出日期 征求意见书发出日期
enquiries.answered 征求意见答复日期 第三方答复日期 第三方回复日期 征求意见回复日期 收到意见日期
    征求第三方意见收到答复 征求意见收到答复 收到第三方意见日期 收到第三方答复日期
enquiries.says 第三方意见 征求意见结果 第三方是否同意 征求第三方意见结果 征求第三方意见意见
extension.approved 延期批准日期 延期审批日期 延期同意日期 延期日期 延期时间 延长日期
extension.days 延期天数 延长天数 延长期限 延长工作日 延期工作日
extension.told 延期告知日期 延期告知时间 延期答复告知日期 延期通知日期 告知延期时间 告知延期日期
    延期告知书日期 延期告知书时间
fee.notice 收费通知日期 收费通知时间
fee.amount 收费金额 收费 信息处理费 收取费用 收费情况 收费金额元 收费元
fee.paid 缴费日期 缴费时间 交费日期
""",
    "reviews": """
kind 种类 类别 类型 案件类别 案件类型 复议或诉讼 诉讼或复议 复议诉讼 案件性质 casetype
number 文号 案件编号 案件号 复议案号 诉讼案号 受理案号 案件文号 复议诉讼案号 caseno casenumber
about 关联申请 申请编号 涉及申请 原申请编号 对应申请 对应申请编号 依申请公开编号 涉及申请编号
accepted 受理时间 立案日期 立案时间 收到日期 收到时间 acceptdate accepttime accepteddate filingdate
role 诉讼地位 应诉身份 应诉地位
earlier_number 一审案号 原审案号 原案号 上一审案号
result 审理结果 办理结果 处理结果 裁判结果 复议结果 诉讼结果 判决结果 结案结果 结案方式 审结方式
    办结方式 result
closed 审结时间 结案日期 结案时间 办结日期 办结时间 判决日期 决定日期 closedate closeddate closetime
    decisiondate
notes 说明 备注说明
""",
    "documents": """
kind 类别 类型 文件种类 事项类别 文件类别 文件类型 公文种类 公文类别 决定种类
date 印发日期 印发时间 发文日期 发文时间 发布日期 发布时间 成文日期 月份 时间 制发日期 制发时间
    公布日期 公布时间 制定日期 制定时间 决定日期 决定时间 作出决定日期 作出决定时间 季度
    许可决定日期 处罚决定日期 强制决定日期 许可日期 处罚日期 决定书日期 作出许可日期 作出处罚日期
    签发日期 签发时间 decisiondate issuedate publishdate
number 发文字号 文件号 文件编号 发文文号 决定书文号 决定文号 行政许可决定书文号
    行政许可决定文书号 行政处罚决定书文号 行政处罚决定文书号 处罚决定书文号 许可决定书文号
    文书号 决定文书号 处罚决定书编号 许可决定书编号 强制决定书文号 决定书编号 处罚决定书号
    许可决定书号 许可证号 证号 decisionno documentno decisionnumber documentnumber
title 文件名称 文件标题 名称 规范性文件名称 规范性文件标题 文件题目 title
ended 废止日期 废止时间 失效日期 失效时间 废止失效日期 废止或失效日期 废止或失效时间 废止失效时间
count 数量 办理件数 决定数量 件 本年决定 决定件数
item 项目 项目名称 收费项目名称
amount 金额 收费金额 收费金额元 金额元 实收金额 收取金额 金额万元 收费金额万元
notes 说明 备注说明
""",
    "publications": """
kind 类别 类型 工作类别
date 时间 公开日期 公开时间 发布日期 发布时间 月份
channels 公开渠道 发布渠道 公开平台 发布平台 公开方式
topic 公开领域 类目 栏目 信息类别
what 标题 公开内容 信息标题 信息名称 事项 名称 主题
count 条数 公开条数 信息条数 件数 次数 公开数量 发布数量
notes 说明 备注说明
""",
}
_WEAK = {
    "reviews": """
number 编号
accepted 申请日期 申请时间 起诉日期 起诉时间 日期 时间
""",
    "documents": """
kind 事项 执法事项 决定事项
number 编号
date 办结日期 办结时间 办理日期 办理时间 批准日期 批准时间 发证日期 发证时间
title 标题
""",
    "requests": """
received applydate applytime applicationdate applicationtime requestdate submitdate submittime
    createtime 申请日期 申请时间 提交日期 提交时间 申请提交时间 申请提交日期
    来文日期 来文时间 日期 时间 来信日期 来信时间
channel 申请形式 方式 渠道 来源 途径
applicant_class 类别 类型 申请人身份 身份 申请主体
applicant 名称 申请主体名称 name
summary 内容 事项 主要内容 申请内容及要求 标题 主题 公开内容 事由 content description title subject
decided 办理时间 办理日期 处理时间 处理日期
document_number 编号
articles 理由 依据及理由 答复理由 不予公开理由 不公开理由
outcome 答复 处理 办理 办理状态 状态 答复意见 复函意见 公开类型 公开类别 处理意见 办理意见
    结论 公开与否 办结方式 处理方式 答复内容 result
""",
}
"""What names a field only where nothing else does: 申请时间 is not quite 收到日期."""
_LIKELY = {
    "reviews": (
        (
            "closed",
            "(?:收到|作出|最终|行政|复议|诉讼|法院|案件){0,3}"
            "(?:审结|结案|办结|审理终结|终结|判决书?|裁判|裁决|裁定书?|决定书?){1,2}"
            "(?:作出|送达|收到)?(?:日期|时间|日)",
        ),
        (
            "accepted",
            "(?:行政)?(?:复议机关|法院|案件|复议|诉讼)?(?:受理|立案|收案|登记){1,2}(?:通知书?)?(?:日期|时间|日)"
            "|收到(?:行政)?(?:复议|应诉|诉讼|答复|起诉|受理)*(?:通知书?|申请书?|起诉状|诉状|材料|副本)+(?:日期|时间)"
            "|(?:应诉|复议答复|答复)通知书?(?:日期|时间)",
        ),
        ("role", "(?:我.{0,4}|本.{0,4}|诉讼|应诉)(?:地位|身份|角色)"),
        (
            "result",
            "(?:行政|复议|诉讼|审理|裁判|裁决|判决|裁定|审结|结案|处理|办理|办案|决定|案件|法院|最终)*"
            "(?:结果|结论|决定|情况)(?:种类|类型)?",
        ),
        (
            "number",
            "(?:案件|行政|复议|诉讼|法院|受理|决定书?|判决书?|裁定书?|裁判|裁决)+(?:文书)?(?:案号|文号|编号|号)"
            "|案号文号|文号案号",
        ),
    ),
    "documents": (
        (
            "date",
            "(?:作出|下达)?(?:行政)?(?:许可|处罚|强制|强制措施|强制执行)?(?:决定|措施)书?证?"
            "(?:作出|下达|签发|印发)?(?:日期|时间)"
            "|(?:作出|下达)?(?:行政)?(?:许可|处罚|强制)证?书?(?:作出|下达|发放|颁发|核发)?(?:日期|时间)"
            "|(?:收费|收款|缴费|缴款|交款|交费|收取|到账)(?:日期|时间)",
        ),
        (
            "number",
            "(?:行政)?(?:许可|处罚|强制|措施)*(?:决定)?(?:文书|书)?(?:文号|字号)"
            "|(?:行政)?(?:许可|处罚|强制)*(?:决定)(?:文书|书)?(?:文书号|编号|号)|文件(?:字号|号)",
        ),
        ("kind", "(?:决定|执法|执法决定|处理决定)(?:种类|类型|类别)"),
        ("title", "(?:规范性)?文件(?:名|题名|全称)"),
        ("ended", "有效期?限?(?:截至|截止|至|止|到)(?:日期?|时间)?"),
        ("item", "收费(?:名称|种类|内容|事项)"),
    ),
    "requests": (
        (
            "served",
            "(?:答复|告知)?书?(?:文书)?送达.{0,4}(?:日期|时间)|申请人签收.{0,4}(?:日期|时间)",
        ),
        (
            "decided",
            "(?:作出|实际|正式|书面|最终)?(?:答复|回复|告知|办结|办毕|结案|结束|办理|作出告知)"
            "(?!.*(?:送达|签收|邮寄|寄出)).{0,6}(?:日期|时间)|(?:答复|办结|回复)日",
        ),
        (
            "received",
            "(?:申请|收到|收件|受理|接收|接件|登记|来件|来函|提交|递交|收悉|收取).{0,8}(?:日期|时间)",
        ),
        ("document_number", "(?:答复|告知|文书|公文|发文|回复).{0,4}(?:文号|编号|字号)|文书号"),
        ("number", "(?:登记|受理|申请|收件|公开).{0,4}(?:编号|序号)|编号"),
        ("form_wanted", "(?:信息)?(?:获取|索取|提供|取得).{0,6}(?:方式|形式|途径)"),
        (
            "contact",
            "(?:申请人|联系|联系人)?.{0,4}(?:电话|手机|手机号|地址|邮箱|联系方式|联络方式|联系号码)",
        ),
        (
            "channel",
            "(?:申请|受理|接收|收到|提交|来件|递交|收取|接件|来函|送件|提出).{0,4}"
            "(?:方式|渠道|途径|来源)",
        ),
        (
            "applicant_class",
            "(?:申请(?:人|者|主体|对象).{0,4}|来[件函信]人|提出人|身份|主体)"
            "(?:类别|类型|性质|分类|种类|属性|身份)",
        ),
        (
            "applicant",
            "(?:申请人|申请单位|申请者)?(?:姓名|名称|或|和|单位)+|申请人(?:基本)?信息"
            "|(?:提出申请|申请公开|申请|来件)[人者方]"
            "(?:姓名|名字|名称|全称|或|和|及|申请|单位|法人|组织)*",
        ),
        (
            "outcome",
            "(?:办理|处理|答复|回复|告知|信息公开).{0,4}(?:结果|类型|类别|结论|决定|种类|情形)"
            "(?:类型|类别|分类)?",
        ),
        (
            "summary",
            "(?!申请(?:人|者|方|单位|主体|机构))"
            "(?:公开)?(?:申请|所需|需要|需求|诉求|信息|要求获取).{0,8}"
            "(?:内容|事项|信息|名称|描述|概要|概况|事由|诉求)(?:描述|名称|摘要|概要)?"
            "|(?:要求|请求|想要|希望)(?:公开|提供|获取|了解)的?(?:政府)?(?:信息|内容|事项|材料)(?:名称|内容)?",
        ),
    ),
}
"""How heads are built that stand in no line, the likelier field first; each is to be looked at."""
_NO_LIKELIHOOD = re.compile(
    "时限|期限|截止|应答|应当|是否|到期|至$|科室|部门|承办|经办|身份证|证件|复议|诉讼|补正|征求|第三方|"
    "延期|延长|收费|缴费|答复人|办理人|(?<!内容)摘要$|审批|审核|转办|交办|批示|归档"
)
_LIKELY_WITHIN = {
    "requests": (
        (
            "corrections.received",
            "收到补正.{0,4}(?:日期|时间)|申请人补正(?:日期|时间)"
            "|补正(?:后|材料|申请)?的?(?:收到|接收|提交|收件)(?:日期|时间)",
        ),
        (
            "corrections.sent",
            "(?:要求|通知|告知)(?:申请人)?补正.{0,4}(?:日期|时间)"
            "|补正(?:通知|告知)书?(?:送达|发出)?(?:日期|时间)",
        ),
        ("extension.told", "(?:延期|延长)(?:期限|答复)?(?:通知|告知)书?(?:日期|时间)"),
        ("extension.days", "(?:延期|延长)(?:答复|办理)?(?:期限)?(?:天数|工作日|天)"),
    ),
}
"""The same for fields of records within."""
_REFINING = {
    "requests": """
outcome 具体情形 情形 具体类型 具体结果 结果小类 答复小类 答复结果小类 办理结果小类 小类 细类
    答复情形 具体答复类型
applicant_class 机构类型 机构类别 组织类型 组织类别 法人类型 法人类别 单位类型 法人组织类型
    组织机构类型
""",
}
"""What tells a choice more closely, beside the column that names its family."""
_BEFORE = re.compile("^(?:依申请公开|依申请|政府信息公开)(?=.{2})")
_YES_OR_NO_KINDS = {
    "reviews": "是否(?:经过|经|先|已)?(?:行政)?复议|(?:行政)?复议前置",
    "documents": "是否(?:属于|为|是)?(?:行政)?规范性文件",
}
"""Heads whose 是 and 否 say of which kind a record is."""
_OF_COURTS = "原告|(?:受理|审理|管辖)?法院|审级|(?:裁判|判决|裁定).{0,4}"
"""Heads that only a list of suits has; beside them there is no review."""
COUNTING_HEADS = frozenset(
    (
        "序号",
        "序",
        "序列",
        "顺序号",
        "编次",
        "№",
        "号",
        "行号",
        "行次",
        "顺序",
        "no",
        "项次",
        "排序",
        "id",
    )
)
"""A column that only counts the rows: it is passed over without a word."""
YEAR_HEADS = frozenset(("年度", "年份", "所属年度", "所属年份", "年"))
"""A column that says the year of the days in its row: it is no field, and used all the same."""
GATHERED = frozenset(("contact", "notes"))
"""Fields that several columns may give together: telephone and address."""


def head_words(register: str, *, weak: bool = False) -> Mapping[SheetColumn, tuple[str, ...]]:
    """The heads of each column of a register; weak ones instead where asked for."""
    table = word_table((_WEAK if weak else _SURE).get(register, ""))
    return {_column(place): words for place, words in table.items()}


def refining_words(register: str) -> Mapping[SheetColumn, tuple[str, ...]]:
    """The heads of columns that tell a choice more closely, by the column of that choice."""
    return {_column(name): words for name, words in word_table(_REFINING.get(register, "")).items()}


def without_prefix(head: str) -> str:
    """A head without what every column of such a sheet may begin with: 依申请公开."""
    return _BEFORE.sub("", head)


def likely_column(register: str, head: str) -> SheetColumn | None:
    """The column that a head names by how it is built; None where it might be anything else."""
    within = (name for name, built in _LIKELY_WITHIN.get(register, ()) if re.fullmatch(built, head))
    if name := next(within, None):
        return _column(name)
    if register == "requests" and _NO_LIKELIHOOD.search(head):
        return None
    built = (name for name, pattern in _LIKELY.get(register, ()) if re.fullmatch(pattern, head))
    name = next(built, None)
    return SheetColumn(name) if name else None


def is_yes_or_no_kind(register: str, head: str, heads: Collection[str]) -> bool:
    """Whether 是 and 否 below a head say of which kind a record is; `heads` are all there are."""
    asked = _YES_OR_NO_KINDS.get(register)
    if asked is None or not late(asked).fullmatch(head):
        return False
    return register != "reviews" or any(late(_OF_COURTS).fullmatch(one) for one in heads)


def _column(place: str) -> SheetColumn:
    name, _, inner = place.partition(".")
    return SheetColumn(name, 0, inner)
