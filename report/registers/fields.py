"""The four registers as data: every field of a record, its kind, and what the screens say of it.

Screens, storage, sheets and documents walk this and know no field of their own. Longer than 100
lines because it is one table. Names of fields and keys of choices are stored and never change.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from nianbao.report.form.form_2021 import FORM_2021


class FieldKind(StrEnum):
    """What a field holds, and with it the type of its value."""

    LINE = "line"
    """A text without line ends: str."""
    TEXT = "text"
    """Paragraphs: str."""
    DATE = "date"
    """A day: date."""
    WHOLE = "whole"
    """A number from 0: int."""
    MONEY = "money"
    """元, with 角 and 分: Decimal."""
    YES = "yes"
    """True, or nothing."""
    CHOICE = "choice"
    """The key of one of its choices: str."""
    CHOICES = "choices"
    """Keys of some of its choices, in their order: a tuple of str."""
    PARTS = "parts"
    """Records within the record: a tuple of SubRecord, at most `most`."""


@dataclass(frozen=True, slots=True)
class Option:
    """One of the values a field can be chosen from."""

    key: str
    label: str
    help: str = ""


@dataclass(frozen=True)
class RegisterField:
    """One field of a record.

    `personal` values never leave the register but in documents of that very case. A field is asked
    for only where the field `kind` of the record is among `kinds`; without these, always.
    """

    name: str
    label: str
    kind: FieldKind
    help: str = ""
    required: bool = False
    personal: bool = False
    choices: tuple[Option, ...] = ()
    fields: tuple["RegisterField", ...] = ()
    most: int = 1
    kinds: tuple[str, ...] = ()

    @cached_property
    def labels(self) -> dict[str, str]:
        """The labels of its choices by key."""
        return {choice.key: choice.label for choice in self.choices}

    def field(self, name: str) -> "RegisterField":
        """A field of its records within; raises KeyError."""
        return next(field for field in self.fields if field.name == name)


@dataclass(frozen=True)
class Register:
    """One register: its key, its name, its fields in the order they are filled in.

    `dated` is the field whose day says which year a record belongs to, `titled` the field that
    says in a line what it is about, `listed` the columns of the list.
    """

    id: str
    name: str
    help: str
    dated: str
    titled: str
    listed: tuple[str, ...]
    fields: tuple[RegisterField, ...]

    @cached_property
    def by_name(self) -> dict[str, RegisterField]:
        """Its fields by name."""
        return {field.name: field for field in self.fields}

    @cached_property
    def personal(self) -> frozenset[str]:
        """The names of its personal fields, those of records within as `enquiries.party`."""
        own = {field.name for field in self.fields if field.personal}
        within = {
            f"{field.name}.{part.name}"
            for field in self.fields
            for part in field.fields
            if part.personal
        }
        return frozenset(own | within)

    def asked(self, kind: str) -> tuple[RegisterField, ...]:
        """The fields that are asked for in a record of that `kind` (empty where it has none)."""
        return tuple(field for field in self.fields if not field.kinds or kind in field.kinds)


_LINE, _TEXT, _DATE = FieldKind.LINE, FieldKind.TEXT, FieldKind.DATE
_WHOLE, _MONEY, _YES = FieldKind.WHOLE, FieldKind.MONEY, FieldKind.YES
_CHOICE, _CHOICES, _PARTS = FieldKind.CHOICE, FieldKind.CHOICES, FieldKind.PARTS

_TABLES = {table.key: table for table in FORM_2021.tables}
REQUESTS_TABLE, CHALLENGES_TABLE = _TABLES["requests"], _TABLES["challenges"]
DISCLOSURE_TABLE = _TABLES["disclosure"]
"""The tables that the registers give."""

APPLICANT_CLASSES = REQUESTS_TABLE.column_totals[0].parts
"""The keys of the six classes of applicants."""
RESULT_ROWS = REQUESTS_TABLE.row_totals[0].parts
"""The keys of the 21 rows a request can end in, in printed order."""


def _rows(keys: tuple[str, ...]) -> tuple[Option, ...]:
    rows = (REQUESTS_TABLE.rows[key] for key in keys)
    return tuple(Option(row.key, row.label.text, row.note) for row in rows)


def _columns(table: str, keys: tuple[str, ...]) -> tuple[Option, ...]:
    columns = {ref.column: column for ref, column in _TABLES[table].columns.items()}
    return tuple(Option(key, columns[key].label.text, columns[key].note) for key in keys)


CHANNELS = (
    Option("in_person", "当面", "当面交来的，收到日就是提交那天。"),
    Option("signed_post", "信函签收", "挂号、邮政快递等要签收的，收到日是签收那天。"),
    Option("ordinary_post", "平常信", "不用签收的信，收到日是双方确认那天。"),
    Option("network", "网络", "网站、邮箱收到的，收到日是双方确认那天。"),
    Option("fax", "传真", "传真收到的，收到日是双方确认那天。"),
)
"""How a request comes, and with it on which day it counts as received (条例第三十一条)."""

GROUNDS = (
    Option("identity", "没有身份证明", "缺姓名或名称、身份证明。"),
    Option("contact", "没有联系方式", "缺能联系、能送达的地址或电话。"),
    Option("description", "内容描述不明确", "缺名称、文号，或者便于查询的特征性描述。"),
    Option("form", "获取方式不明确", "没说要什么形式、用什么方式取。"),
)
"""Why a request has to be corrected (条例第二十九条、第三十条)."""

ASKED = (
    Option("third_party", "第三方", "公开会损害其合法权益的人，收到征求意见书起15个工作日内答复。"),
    Option("joint_maker", "共同制作机关", "15个工作日内答复，逾期不答复视为同意公开。"),
    Option("organ", "其他机关", "向其他机关了解、核对情况。"),
)
"""Whom an enquiry goes to; its days are not counted (条例第三十二条至第三十四条)."""

SAYS = (
    Option("agrees", "同意公开"),
    Option("refuses", "不同意公开"),
    Option("silent", "没有答复"),
)
"""What an enquiry brought."""

FEES_BY = (Option("pieces", "按件"), Option("pages", "按量"))
"""How a fee is counted (国办函〔2020〕109号)."""

REMEDIES = (
    Option("review_first", "先行政复议", "应当先申请行政复议，对复议决定不服再起诉。"),
    Option("either", "复议或诉讼", "可以申请行政复议，也可以直接起诉。"),
)
"""The remedy that an answer tells of."""

SERVED_WAYS = (
    Option("in_person", "当面"),
    Option("post", "邮寄"),
    Option("network", "网络"),
    Option("fax", "传真"),
    Option("other", "其他方式"),
)
"""How a paper reached the applicant."""


_REQUESTS = Register(
    "requests",
    "依申请公开台账",
    "收到的每一件政府信息公开申请，从收到到答复、归档。",
    dated="received",
    titled="summary",
    listed=("number", "received", "summary", "decided", "outcome"),
    fields=(
        RegisterField(
            "number", "编号", _LINE, "年份和序号，如 2026-3；程序自动接着编。", required=True
        ),
        RegisterField(
            "received",
            "收到日期",
            _DATE,
            "当面提交、签收的是当天；平常信、网络、传真是双方确认那天。它决定算哪一年的。",
            required=True,
        ),
        RegisterField(
            "channel", "收到方式", _CHOICE, "怎么收到的。", required=True, choices=CHANNELS
        ),
        RegisterField(
            "applicant_class",
            "申请人类别",
            _CHOICE,
            "计入哪一列。代理人来申请的，按委托人；两人联名的算一件，按第一人。",
            required=True,
            choices=_columns("requests", APPLICANT_CLASSES),
        ),
        RegisterField(
            "summary",
            "申请内容",
            _TEXT,
            "要什么信息，一两句话。不写申请人的姓名、住址、电话。",
            required=True,
        ),
        RegisterField("applicant", "申请人", _LINE, "姓名或名称，只存在台账里。", personal=True),
        RegisterField("agent", "代理人", _LINE, "没有代理人就空着。", personal=True),
        RegisterField("contact", "联系方式", _LINE, "地址、电话、邮箱。", personal=True),
        RegisterField("identity_checked", "已核对身份", _YES, "看过身份证明的。"),
        RegisterField("form_wanted", "要求的形式", _LINE, "如 纸质、电子邮件、当面查阅。"),
        RegisterField(
            "split_from",
            "从哪件拆出",
            _LINE,
            "一份申请拆成几件办的，写拆开以前的编号；拆出的各算一件，原来的不再算。",
        ),
        RegisterField(
            "new_answer_to",
            "重新答复哪件",
            _LINE,
            "复议、诉讼以后重新答复的，写原来那件的编号；是否再算一件看设置，开始时不算。",
        ),
        RegisterField(
            "corrections",
            "补正",
            _PARTS,
            "收到起7个工作日内一次性告知；补正的收到以后，答复期限重新起算。",
            most=5,
            fields=(
                RegisterField("sent", "通知日期", _DATE, "补正通知发出那天。", required=True),
                RegisterField("grounds", "补正理由", _CHOICES, "可以选几条。", choices=GROUNDS),
                RegisterField("due", "补正期限", _DATE, "通知里写的最后一天。"),
                RegisterField("received", "补正收到", _DATE, "补正后的申请收到那天。"),
            ),
        ),
        RegisterField(
            "enquiries",
            "征求意见",
            _PARTS,
            "征求第三方和其他机关意见的时间，不算在答复期限里。",
            most=20,
            fields=(
                RegisterField("whom", "征求谁的", _CHOICE, required=True, choices=ASKED),
                RegisterField("party", "对方名称", _LINE, "只存在台账里。", personal=True),
                RegisterField("sent", "发出日期", _DATE, "停算从第二天起。", required=True),
                RegisterField("served", "对方收到", _DATE, "15个工作日从这天起算。"),
                RegisterField("answered", "答复日期", _DATE, "收到答复那天，停算到这天。"),
                RegisterField("says", "对方意见", _CHOICE, choices=SAYS),
            ),
        ),
        RegisterField(
            "extension",
            "延期",
            _PARTS,
            "经政府信息公开工作机构负责人同意，最多20个工作日，要告知申请人。",
            fields=(
                RegisterField("approved", "同意日期", _DATE, required=True),
                RegisterField("by", "谁同意的", _LINE, "政府信息公开工作机构负责人。"),
                RegisterField("days", "延长几天", _WHOLE, "工作日，最多20。", required=True),
                RegisterField("told", "告知日期", _DATE, "告诉申请人的那天。"),
            ),
        ),
        RegisterField(
            "reasons_asked",
            "要求说明理由",
            _DATE,
            "数量、频次明显超过合理范围，要求申请人说明理由那天（条例第三十五条）。",
        ),
        RegisterField(
            "later_date",
            "延迟到哪天答复",
            _DATE,
            "理由合理、但期限内答复不了的，告诉申请人的答复日期（条例第三十五条）。",
        ),
        RegisterField(
            "fee",
            "收费",
            _PARTS,
            "信息处理费，收到通知的次日起20个工作日内缴纳。",
            fields=(
                RegisterField("notice", "通知日期", _DATE, required=True),
                RegisterField("served", "通知送达", _DATE, "申请人收到收费通知那天。"),
                RegisterField("by", "怎么收", _CHOICE, choices=FEES_BY),
                RegisterField("amount", "金额（元）", _MONEY),
                RegisterField("paid", "缴纳日期", _DATE),
            ),
        ),
        RegisterField("decided", "办结日期", _DATE, "答复书落款那天，或者终止办理那天。"),
        RegisterField("document_number", "答复书文号", _LINE, "如 ×政依复〔2026〕1号。"),
        RegisterField(
            "outcome",
            "办理结果",
            _CHOICE,
            "21种里的一种。有的公开、有的不公开，只选部分公开。",
            choices=_rows(RESULT_ROWS),
        ),
        RegisterField(
            "earlier_request", "原来那件", _LINE, "重复申请、并案办理的，写先前那件的编号。"
        ),
        RegisterField("articles", "依据条款", _LINE, "如 《条例》第三十六条第（二）项。"),
        RegisterField(
            "remedy", "救济途径", _CHOICE, "答复书里告知的，空着时按结果。", choices=REMEDIES
        ),
        RegisterField("served_way", "送达方式", _CHOICE, choices=SERVED_WAYS),
        RegisterField("served", "送达日期", _DATE, "申请人收到答复那天。"),
        RegisterField("archived", "归档日期", _DATE, "材料齐了，归入案卷那天。"),
        RegisterField("made_public", "转为主动公开", _DATE, "这条信息改为主动公开的日期。"),
        RegisterField("notes", "备注", _TEXT, "不写进年报，也不给别人。"),
    ),
)

REVIEW_ROLES = (
    Option("respondent", "被申请人、被告", "作出原答复的机关，计入表四。"),
    Option("co_defendant", "只是共同被告", "复议机关作共同被告的，不计入表四。"),
)
INSTANCES = (
    Option("first", "一审"),
    Option("second", "二审"),
    Option("retrial", "再审"),
)

_REVIEWS = Register(
    "reviews",
    "复议诉讼台账",
    "因政府信息公开被申请行政复议、被起诉的案件。",
    dated="accepted",
    titled="number",
    listed=("accepted", "kind", "number", "about", "result", "closed"),
    fields=(
        RegisterField(
            "kind",
            "案件种类",
            _CHOICE,
            required=True,
            choices=tuple(
                Option(row.key, row.label.text, row.note) for row in CHALLENGES_TABLE.rows.values()
            ),
        ),
        RegisterField("number", "案号", _LINE, "如 （2026）豫1421行初3号。"),
        RegisterField("about", "关于哪件申请", _LINE, "依申请公开台账里的编号。"),
        RegisterField("accepted", "受理日期", _DATE, "复议机关、法院受理那天。", required=True),
        RegisterField(
            "role", "我们是什么", _CHOICE, "空着就是被申请人、被告。", choices=REVIEW_ROLES
        ),
        RegisterField(
            "instance", "审级", _CHOICE, "诉讼才填。几审算一件，看最后的结果。", choices=INSTANCES
        ),
        RegisterField("earlier_number", "前一审案号", _LINE, "二审、再审的，写一审的案号。"),
        RegisterField(
            "result",
            "结果",
            _CHOICE,
            "维持：维持、驳回。纠正：变更、撤销、确认违法、责令履行。其他：不予受理、终止、调解。",
            choices=_columns("challenges", ("upheld", "corrected", "other", "pending")),
        ),
        RegisterField("closed", "审结日期", _DATE, "决定书、判决书收到那天。"),
        RegisterField("notes", "备注", _TEXT),
    ),
)

NORMATIVE, LICENSING, PENALTIES, COMPULSION, FEE_RECORDS = (
    "normative_documents",
    "licensing",
    "penalties",
    "compulsion",
    "fees",
)
"""The kinds of the register of documents and decisions: the rows of table two."""
_COUNTED = (LICENSING, PENALTIES, COMPULSION)

_DOCUMENTS = Register(
    "documents",
    "文件和决定台账",
    "规范性文件一件一条；许可、处罚、强制按月记件数；收费按项目记。",
    dated="date",
    titled="title",
    listed=("date", "kind", "number", "title", "count", "amount"),
    fields=(
        RegisterField(
            "kind",
            "种类",
            _CHOICE,
            required=True,
            choices=tuple(
                Option(row.key, row.label.text, row.note)
                for key, row in DISCLOSURE_TABLE.rows.items()
                if key in (NORMATIVE, *_COUNTED, FEE_RECORDS)
            ),
        ),
        RegisterField(
            "date",
            "日期",
            _DATE,
            "文件是印发那天；按月记的，写当月最后一天。",
            required=True,
        ),
        RegisterField("number", "文号", _LINE, kinds=(NORMATIVE, *_COUNTED)),
        RegisterField("title", "标题", _LINE, "文件的标题。", required=True, kinds=(NORMATIVE,)),
        RegisterField(
            "ended", "废止或失效", _DATE, "废止、宣布失效、到期那天。", kinds=(NORMATIVE,)
        ),
        RegisterField("agreed", "与司法所核对", _YES, "与司法所的目录一致。", kinds=(NORMATIVE,)),
        RegisterField("count", "件数", _WHOLE, "公开没有公开都算。", required=True, kinds=_COUNTED),
        RegisterField("item", "收费项目", _LINE, required=True, kinds=(FEE_RECORDS,)),
        RegisterField("amount", "金额（元）", _MONEY, required=True, kinds=(FEE_RECORDS,)),
        RegisterField("notes", "备注", _TEXT),
    ),
)

PUBLICATION_KINDS = (
    Option("publication", "主动公开", "公开了多少条。"),
    Option("training", "培训"),
    Option("meeting", "会议"),
    Option("area", "专区专栏"),
    Option("inspection", "检查"),
    Option("other", "其他"),
)
PUBLISHED_ON = (
    Option("website", "网站"),
    Option("official_account", "公众号"),
    Option("notice_board", "公示栏"),
    Option("loudspeaker", "大喇叭"),
    Option("chat_group", "微信群"),
    Option("other", "其他渠道"),
)
"""Where information is published."""
_PUBLICATION = ("publication",)

_PUBLICATIONS = Register(
    "publications",
    "公开工作台账",
    "按天或者按月记公开了多少条，还有培训、会议、检查。",
    dated="date",
    titled="what",
    listed=("date", "kind", "channels", "what", "count"),
    fields=(
        RegisterField("kind", "种类", _CHOICE, required=True, choices=PUBLICATION_KINDS),
        RegisterField("date", "日期", _DATE, "按月记的，写当月最后一天。", required=True),
        RegisterField(
            "channels",
            "渠道",
            _CHOICES,
            "同一条信息发在几个渠道，算一条，几个渠道都选上。",
            required=True,
            choices=PUBLISHED_ON,
            kinds=_PUBLICATION,
        ),
        RegisterField("topic", "领域", _LINE, "如 社会救助、涉农补贴。", kinds=_PUBLICATION),
        RegisterField("what", "内容", _LINE, "做了什么，如 政务公开业务培训。"),
        RegisterField("count", "数量", _WHOLE, "条数、次数、个数。", required=True),
        RegisterField("notes", "备注", _TEXT),
    ),
)

REGISTERS = {one.id: one for one in (_REQUESTS, _REVIEWS, _DOCUMENTS, _PUBLICATIONS)}
"""All registers by id, in the order screens show them."""
