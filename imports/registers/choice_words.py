"""What the words of a cell choose, where that is sure, as data and a few rules.

An outcome may name its family and the case behind it (不予公开：过程性信息): each piece must
be known, one of them a single row of the form, the family that row's. 不予公开 alone is none.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from nianbao.imports.registers.built_words import (
    built_channel,
    built_outcome,
    built_result,
    built_with_family,
    is_built_open,
)
from nianbao.imports.registers.kind_words import said_kind
from nianbao.imports.registers.word_tables import word_table
from nianbao.report.registers.fields import RegisterField
from nianbao.report.text import plain_digits

_OUTCOME_WORDS = """
granted 公开 全部公开 同意公开 已公开 准予公开 依法公开 予以提供 已提供 提供 提供信息 已予公开
    给予公开 准许公开 全文公开 予以全文公开 公开全部内容 全部内容公开 提供所需信息 提供相关信息
    给予提供 属于已主动公开信息 属于已主动公开 属已主动公开 已主动公开信息
    决定予以公开 予以全部公开 全部予以公开 可以公开 同意提供 依法予以公开 依法公开 公开全部 准予
    已提供复印件 提供复印件
    当场提供 现场提供 当面提供 按申请提供 已按申请提供 已邮寄提供 邮寄提供 答复公开
    主动公开 已主动公开 信息已主动公开 告知获取途径 告知获取方式 告知查询途径 已经主动公开
    告知获取方式和途径 告知获取方式途径 属于主动公开 属于主动公开范围 属主动公开范围
    属于主动公开信息 主动公开信息 已告知网址 告知网址 告知查询网址 已告知查询网址 告知查阅途径
    已告知获取途径
granted_in_part 部分公开 予以部分公开 区分处理 部分提供 作区分处理
    部分公开部分不予公开 部分公开部分不公开 部分予以公开 公开部分 区分处理后公开
    部分公开其余不存在 部分公开其余不予公开
    部分公开部分不存在
withheld_state_secret 国家秘密 涉密 涉及国家秘密 属国家秘密 涉密信息
withheld_barred_by_law 法律禁止公开 法律法规禁止公开 法律行政法规禁止公开 其他法律法规禁止公开
withheld_security_stability 三安全一稳定 危及三安全一稳定 涉及三安全一稳定
withheld_third_party 第三方合法权益 涉及第三方合法权益 损害第三方合法权益 第三方不同意公开
    第三方权益 涉第三方权益 涉及第三方权益 涉及第三人权益 第三人权益
    第三方不同意 商业秘密 涉及商业秘密 个人隐私 涉及个人隐私 涉商业秘密 涉个人隐私 涉及他人隐私
    商业秘密个人隐私 保护第三方权益
withheld_internal_affairs 内部事务信息 内部事务
    三类内部事务信息 属于内部事务信息 内部管理信息
withheld_deliberative 过程性信息
    过程性
    四类过程性信息 属于过程性信息 内部过程性信息 过程信息
withheld_enforcement_file 执法案卷 执法案卷信息 行政执法案卷信息 属于执法案卷
withheld_inquiry_matter 行政查询 查询事项 行政查询事项 属于查询事项 不动产登记资料 工商登记资料
    不动产登记查询 工商登记查询
unable_not_held 信息不存在 不存在 政府信息不存在 申请信息不存在 本机关不掌握 不掌握
    本机关无此信息 本机关无该信息 没有该信息 没有此信息
    无该信息 无相关信息 不存在该信息 不存在此信息
    非本机关职权
    告知不存在 告知信息不存在 非本机关职责 不属于本机关职责 非本机关制作 未检索到 检索无结果
    不掌握相关信息 本机关不掌握相关信息 非本机关 非本机关公开 非本机关负责公开 不属于本机关
    不属于本机关公开 不属于本机关负责公开 不属于本机关公开范围 非本机关公开范围
    不属于本行政机关公开 非本机关掌握 不属于本单位公开 非本单位公开 非本机关信息
    不属于本机关职责范围 不属本机关职责范围 不属本机关公开范围 非本机关职责范围 非本单位职责
    不属于本单位职责范围 无此信息 查无此信息 未查到 查无 答复不存在 本机关未制作 本机关未保存
    本机关未获取 查无结果 未制作 未保存 未制作或获取
    未制作未保存 未检索到相关信息 未检索到该信息 未找到
unable_to_be_created 需加工 需要加工 需加工分析 需要加工分析 需加工汇总 没有现成信息 无现成信息
    需另行制作 需要另行制作 没有现成信息需另行制作 没有现成信息需要加工
    需重新制作 需要汇总加工
unable_still_unclear 补正后仍不明确
    经补正仍不明确 补正仍不明确 补正后仍不清晰 补正后内容仍不明确 补正后仍不清楚
not_processed_petition 信访 信访事项 投诉 举报 投诉举报 信访投诉举报 信访举报投诉 信访类
    按信访处理 作信访处理 转信访处理 属于信访事项 信访类事项
    属于信访 信访投诉 信访类申请
not_processed_repeated 重复 重复申请 不予重复处理 不重复处理 属于重复申请 重复申请不再处理
    重复申请不再答复 不再重复处理 不再重复答复 重复申请不再重复答复
not_processed_publication 公开出版物 要求提供出版物 属于公开出版物
not_processed_excessive 大量反复申请 无正当理由大量申请 数量频次明显超过合理范围 大量申请
    理由不合理
not_processed_reissue 确认或重新出具 要求确认或重新出具 确认或重新出具信息 重新出具
    要求确认或重新出具已获取信息 确认或重新出具已获取信息 要求行政机关确认或重新出具
closed_correction_overdue 逾期不补正 逾期未补正 未按期补正 逾期未补正视为放弃
closed_fee_overdue 逾期不缴费 逾期未缴费 未缴费 逾期未缴纳费用 逾期不缴纳费用
closed_other 撤回 撤回申请 申请人撤回 申请人撤回申请 主动撤回 申请人主动撤回 撤销申请 申请人撤销
    其他处理其他
    申请撤回 已撤回 自愿撤回
    合并办理 并案办理 并案处理 合并处理 已撤回申请 已撤回了申请 申请已撤回 本人撤回 本人撤回申请
    自行撤回
"""
_FAMILIES = {
    "予以公开": "granted",
    "部分公开": "granted_in_part",
    "不予公开": "withheld_",
    "不公开": "withheld_",
    "无法提供": "unable_",
    "不予提供": "unable_",
    "不予处理": "not_processed_",
    "其他处理": "closed_",
    "其他": "closed_",
    "不再处理": "closed_",
    "终止办理": "closed_",
    "终止": "closed_",
    "视为放弃": "closed_",
    "视为放弃申请": "closed_",
}
"""The families of outcomes: what their keys begin with."""
OPEN_WORDS = frozenset(
    [
        "办理中",
        "正在办理",
        "在办",
        "未办结",
        "未答复",
        "待答复",
        "待办",
        "处理中",
        "未办理",
        "未办",
        "待办理",
        "未到期",
        "补正中",
        "征求意见中",
        "延期中",
        "待处理",
        "结转",
        "跨年办理",
        "尚未答复",
        "尚未办结",
        "尚在办理",
        "尚未到期",
        "还在办理",
        "办理当中",
        "处理当中",
        "办理中已延期",
        "在办已延期",
        "延期办理中",
        "正在征求意见",
        "正在征求第三方意见",
        "正在补正",
        "等待补正",
    ]
)
"""A request that still runs: it has no outcome, and nothing is wrong with the cell."""
_CHOICE_WORDS = {
    "channel": """
in_person 来人 来人申请 来人提交 本人提交
    当面提交 现场 现场提交 现场申请 窗口 上门 当面申请 来访 窗口提交 当场
    当场提交 现场递交 当面递交 上门提交 现场受理 窗口申请 来访申请
signed_post 挂号信 挂号 快递 邮政快递 特快专递 邮政特快 特快 ems特快 ems特快专递 快递寄送 快递送达
    邮政挂号信 邮政挂号 挂号邮寄 ems 信函（签收） 顺丰 邮政ems 邮政特快专递
    ems邮寄 ems快递 邮政ems快递 快递邮寄 挂号信函 信函挂号 邮寄ems 邮寄快递 邮寄挂号 快件
ordinary_post 平信 平常信函 普通信函 普通邮寄
network 网上 互联网 网络申请 网上申请 网站 在线 在线申请 网上提交 门户网站 政府网站 电子邮件
    网站申请 在线提交 电子邮箱申请 邮箱申请 邮件申请 网上平台 公开平台 依申请平台 网上递交
    电子邮箱 邮箱 平台 依申请公开平台 依申请公开系统 政府门户网站 网络提交 网络平台 线上
    网络渠道 电邮 线上平台 线上申请 线上提交 县政府网站 市政府网站 县政府门户网站 政府官网 官网
    官方网站 政务公开平台 信息公开平台
    政府信息公开平台 网上平台申请 email e-mail 电子邮件申请 网上依申请公开平台 网站留言 政务服务网
fax 传真申请
""",
    "applicant_class": """
natural_person 个人 公民 群众
    自然人申请 个人申请 公民申请 市民 本村村民 本地村民 普通村民 村民个人 村民申请
    村民 自然人（公民） 居民 公民个人 自然人个人 个人公民 居民个人
commercial 商业企业 企业 企业单位 公司 商业公司 民营企业 私营企业 国有企业 有限公司 企业法人
research 科研机构 科研 科研单位 科研院所
public_benefit 公益组织 社会组织 公益 社会公益
legal_service 律师事务所 律所 法律服务 律师
other 其它
""",
    "served_way": """
in_person 现场 当面送达 现场领取 自取 当面领取 直接送达 当面交付 当场
post 邮寄送达 快递 ems 挂号信 信函 邮政快递 邮寄 特快专递
network 网上 电子邮件 邮箱 电子邮箱 网站 网络送达 网上答复 在线 平台 网络平台
fax 传真送达
""",
    "kind": """
litigation_after 是
litigation_direct 否
normative_documents 是
publication 公开 信息公开 信息发布
training 业务培训
inspection 检查督查 督查
""",
    "channels": """
website 政府网站 门户网站 网站公开
official_account 微信公众号 政务新媒体 微信
notice_board 公示栏 公开栏 宣传栏 村务公开栏 政务公开栏
loudspeaker 广播 喇叭 村村响
chat_group 工作群
""",
    "result": """
upheld 维持 结果维持 驳回 驳回诉讼请求 驳回起诉 维持原答复
corrected 纠正 结果纠正 撤销 变更 确认违法 责令履行 责令重新答复 撤销并责令重新答复
other 其他 其他结果 不予受理 终止 调解 撤诉
pending 尚未审结 未审结 审理中 未结
""",
    "role": """
respondent 被申请人 被告 被申请人被告 被申请人或被告 被告被申请人 单独被告 一审被告 原行政行为机关
    原答复机关 作出答复机关
co_defendant 复议机关 共同被告复议机关 复议机关共同被告
    复议机关作共同被告 复议机关作为共同被告 仅作共同被告
""",
    "instance": """
first 一审案件 第一审
second 二审案件 第二审 上诉
retrial 再审案件
""",
    "says": """
agrees 同意
refuses 不同意
silent 逾期未答复 未答复 未回复
""",
    "by": """
pieces 按件计收
pages 按量计收 按页
""",
}
"""What means a choice, by field; the label of a choice does, too."""
YES_WORDS = frozenset(
    [
        "是",
        "有",
        "对",
        "已",
        "已核对",
        "已核实",
        "已确认",
        "一致",
        "√",
        "✓",
        "✔",
        "y",
        "yes",
        "1",
        "true",
    ]
)
NO_WORDS = frozenset(
    ["否", "无", "没有", "未", "未核对", "×", "✗", "✘", "n", "no", "0", "false", "x"]
)
SAYS_NOTHING = NO_WORDS | {"", "/", "\\", "-", "--", "—", "——", "空"}
"""What a cell says of the half or the court of its row that has nothing in it."""

_BUILT: Mapping[str, Callable[[str], str | None]] = {
    "channel": built_channel,
    "result": built_result,
}
"""How the words of a field are told that stand in no table."""
_LONGEST_KIND = 20
"""Characters of a cell that may name a kind."""

_LEADING = re.compile(
    r"^(?:[（(][一二三四五六七八九十\d]{1,2}[)）]|\d{1,2}[.．、]|[一二三四五六]、)"
)
_BETWEEN = re.compile(r"[：:；;，,、/／|\-—–()（）\[\]【】>→·\n ]+")
_PUNCTUATION = re.compile(r"[\s“”\"'‘’。.：:；;，,、/／()（）\[\]【】·]+")


def chosen_key(field: RegisterField, words: str) -> str | None:
    """The key of a field's choice that the words surely mean; None where they are not sure."""
    if field.name == "outcome":
        return _outcome(field, words)
    if field.name == "applicant_class":
        return _applicants(field, words)
    named = _named(field, words)
    if named is None and field.name == "kind" and len(words) <= _LONGEST_KIND:
        return said_kind(field, words) or None
    built = _BUILT.get(field.name)
    return built(_plain(words)) if named is None and built else named


def is_open(words: str) -> bool:
    """Whether the words of an outcome say that the request still runs: 结转2027年办理."""
    plain = _NEXT_YEAR.sub("下年", _plain(words)).replace("继续", "")
    return plain in OPEN_WORDS or is_built_open(plain)


def without_number(words: str) -> str:
    """Words without the number that a form prints in front of them: （一）, 1., 一、."""
    return _LEADING.sub("", words.strip())


def is_family(field: RegisterField, words: str) -> bool:
    """Whether words are of a field's choices, but of several: 不予公开, 法人."""
    if field.name == "outcome":
        return _plain(words) in _FAMILIES
    return field.name == "applicant_class" and _is_organisation(words)


def is_called(field: RegisterField, words: str) -> bool:
    """Whether words are one choice's own name, and nothing built of it."""
    return _named(field, words) is not None


def _named(field: RegisterField, words: str) -> str | None:
    """The one choice that is called so."""
    plain = _plain(words)
    own = {key for key, label in field.labels.items() if plain in _names(key, label)}
    other = word_table(_CHOICE_WORDS.get(field.name, ""))
    own |= {key for key in field.labels if plain in _split(other.get(key, ()))}
    return own.pop() if len(own) == 1 else None


def _is_organisation(words: str) -> bool:
    """Whether words name what any class of applicants but the natural person belongs to."""
    return _ORGANISATION.fullmatch(_plain(words)) is not None


def _applicants(field: RegisterField, words: str) -> str | None:
    """A class of applicants, with what it belongs to or an explanation of it in brackets."""
    if key := _named(field, words):
        return key
    first, *more = [piece for piece in _BETWEEN.split(words) if piece] or [""]
    first_key = _named(field, first)
    others = {_named(field, piece) for piece in more if not _is_organisation(piece)}
    if first_key:
        fits = first_key != _PERSON or all(not _is_organisation(piece) for piece in more)
        explained = _EXPLAINED.fullmatch(words.strip()) is not None
        allowed = {first_key, None} if explained else {first_key}
        return first_key if fits and others <= allowed else None
    if _is_organisation(first) and len(others) == 1:
        key = others.pop()
        return key if key != _PERSON else None
    return None


def _outcome(field: RegisterField, words: str) -> str | None:
    parts = _BETWEEN.split(without_number(words))
    pieces = [piece for part in parts if (piece := without_number(part))]
    whole = _specific(field, words) or _specific(field, "：".join(pieces))
    return whole or _behind_family(field, words) or _of_pieces(field, pieces)


def _behind_family(field: RegisterField, words: str) -> str | None:
    """The row of words that a family begins or ends without a mark: 涉及个人隐私不予公开."""
    plain = _plain(words)
    for family, keys in _FAMILIES.items():
        rests = (plain.removeprefix(family), plain.removesuffix(family))
        for rest in rests:
            key = None
            if rest and rest != plain:
                key = _specific(field, rest) or built_with_family(keys, rest)
            if key and key.startswith(keys):
                return key
    return None


def _of_pieces(field: RegisterField, pieces: Sequence[str]) -> str | None:
    """The row of words in pieces: each names that row, its family, or says nothing of a row."""
    telling = [piece for piece in pieces if not _SAYS_NOTHING.fullmatch(piece)]
    families = [_FAMILIES[plain] for one in telling if (plain := _plain(one)) in _FAMILIES]
    rest = [one for one in telling if _plain(one) not in _FAMILIES] or telling
    keys = {_specific(field, one) or _behind_family(field, one) for one in rest}
    if keys == {None} and len(families) == 1:
        keys = {built_with_family(families[0], _plain(one)) for one in rest}
    if "granted_in_part" in families and rest and all(map(_BLACKED_OUT.fullmatch, rest)):
        keys = {"granted_in_part"}
    if len(keys) != 1 or None in keys:
        return None
    key = str(keys.pop())
    return key if all(key.startswith(family) for family in families) else None


def _specific(field: RegisterField, words: str) -> str | None:
    """The one row that words name all by themselves."""
    plain = _OURS.sub("本机关", _plain(words))
    if plain in _UNSURE:
        return None
    names, stems = _outcome_names(tuple(field.labels.items()))
    if found := names.get(plain) or stems.get(_stem(plain)):
        return found[0] if len(found) == 1 else None
    return built_outcome(plain)


_UNSURE = frozenset({"其他"})
_NEXT_YEAR = re.compile(r"20\d\d年度?")
_OURS = re.compile(
    "[我本](?:行政机关|街道办事处|街道办|街道|乡镇|单位|机关|部门|镇|乡|局|办)(?!公室)"
)
"""How an office calls itself."""
_PERSON = "natural_person"
_ORGANISATION = re.compile("法人(?:[或和及]?其他组织)?|组织|单位")
_EXPLAINED = re.compile(r"[^（()）]+[（(][^（()）]+[)）]")
"""Words with something in brackets behind them."""
_SAYS_NOTHING = re.compile(
    "(?:已|已经|予以)?(?:按期|按时|书面|电话)?(?:答复|回复|办结|邮寄|寄送|寄出|送达|告知)(?:申请人|过)?"
    "|(?:详|附)?见答复书?|不(?:作为|按|属于)(?:政府)?信息公开申请(?:处理|办理)?|(?:已|已经)?(?:告知|建议|请)(?:其|申请人)?向.{2,20}(?:申请|咨询|反映|提出|查询|了解)"
)
_HIDDEN = "(?:已)?(?:隐去|隐藏|遮盖|遮挡|涂去|涂黑|去除|删除|剔除)"
_BLACKED_OUT = re.compile(
    f"{_HIDDEN}.{{2,20}}|(?:其余|其他|另).{{0,4}}(?:为|属于?|系).{{2,14}}(?:信息|事项|内容|隐私|秘密)|(?:涉及?|其余|其他|另).{{0,14}}不(?:予|予以)?(?:公开|存在|提供)"
)
"""What an explanation of 部分公开 begins with."""
_BEFORE_STEM = re.compile(
    "^(?:与.{1,12}?(?=合并|并案)|经检索|经查找|经查询|经核实|经审查|经查|该信息|该申请|申请人|属于|属|涉及|因|系)"
)
_BEHIND_STEM = re.compile("(?:类申请|该信息|信息|事项|范围|情形|类|的)$")


@lru_cache(maxsize=2048)
def _stem(plain: str) -> str:
    """Words without what may stand around the name of a row: 属于过程性信息, 信访类."""
    for pattern in (_BEFORE_STEM, _BEHIND_STEM):
        while (shorter := pattern.sub("", plain)) != plain and len(shorter) > 1:
            plain = shorter
    return plain


@lru_cache(maxsize=4)
def _outcome_names(
    labels: tuple[tuple[str, str], ...],
) -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, tuple[str, ...]]]:
    """The rows by their names, and by their stems those that no word around turns round."""
    outcomes = word_table(_OUTCOME_WORDS)
    names: dict[str, tuple[str, ...]] = {}
    stems: dict[str, tuple[str, ...]] = {}
    for key, label in labels:
        written = _names(key, label) | _split(outcomes.get(key, ()))
        called = {_OURS.sub("本机关", words) for words in written}
        for name in called:
            names[name] = (*names.get(name, ()), key)
        for stem in () if key.startswith("granted") else set(map(_stem, called)):
            stems[stem] = (*stems.get(stem, ()), key)
    return names, stems


@lru_cache(maxsize=256)
def _names(key: str, label: str) -> frozenset[str]:
    """A key, its label, and the label without its number and without what is in brackets."""
    bare = _LEADING.sub("", label.strip())
    return frozenset({key, *map(_plain, (label, bare, bare.partition("（")[0]))})


@lru_cache(maxsize=256)
def _split(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(_plain, words))


@lru_cache(maxsize=2048)
def _plain(words: str) -> str:
    """Words as they are compared: no number in front, no marks, small letters."""
    bare = _LEADING.sub("", plain_digits(words.strip()))
    return _PUNCTUATION.sub("", bare).lower()
