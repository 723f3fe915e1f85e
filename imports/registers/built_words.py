"""What the words of a cell choose by how they are built, where no table holds them as they are.

All are compared without marks and spaces, in small letters.
"""

from nianbao.report.text import late

_OUTCOMES = (
    (
        "granted",
        "(?:已经?|依法|同意|准许|准予|决定|给予|予以|全部|全文)*公开(?:全部)?(?:内容|信息)?",
    ),
    ("granted_in_part", "(?:予以|决定)*(?:部分内容|一部分)公开|(?:予以)?公开(?:一部分|部分内容)"),
    ("granted_in_part", "已?(?:隐去|隐藏|遮盖|遮挡|涂黑|去除|删除).{2,12}后(?:予以)?(?:公开|提供)"),
    (
        "granted",
        "(?:已经?|都|全部)*(?:给|提供|寄|发)(?:了|给)(?:他|她|其|申请人|对方)?(?:了)?"
        "(?:一份|一套|复印件|材料|资料|电子版|纸质版)*"
        "|(?:已经?)?(?:给|为)(?:他|她|其|申请人|对方)(?:复印|打印|提供)(?:了)?(?:一份|一套|材料|资料|复印件)*",
    ),
    ("granted", "(?:已经?)?答复(?:予以|同意)?公开"),
    (
        "granted",
        "(?:已经?|当场|现场|当面|准予|同意|依申请|按申请|邮寄|向(?:申请人|其|对方|本人))+提供了?"
        "(?:相关|有关)?(?:材料|资料|信息|复印件|电子版|纸质版|文件)*",
    ),
    ("granted", "(?:已|安排|当场|现场|当面|到场|同意)+查阅"),
    (
        "granted",
        "已?告知(?:其|申请人)?(?:该信息)?已经?主动公开(?:[及和]?其?(?:获取|查询|查阅)(?:方式|途径|渠道))?",
    ),
    ("granted_in_part", "部分(?:同意|准予|依法|可以|给予)(?:公开|提供)"),
    (
        "granted",
        "(?:已经?|早已)?在(?:政府|门户|县政府|本机关)*(?:网上|网站)(?:主动)?公开(?:过)?(?:了)?"
        "(?:(?:已)?告知(?:其|申请人)?(?:查询)?网址)?",
    ),
    ("granted_in_part", "(?:已)?公开了?一?部分(?:内容|信息|材料)?"),
    ("granted_in_part", "能公开的(?:都|已)*公开了?(?:其余|其他|剩下|别的)的?不(?:予)?公开"),
    (
        "unable_not_held",
        "(?:经(?:过)?(?:多方)?(?:检索|查找|查询|查|核实|核查)后?)?(?:未能?|没有?|没能)(?:检索|搜索|查找|查询|查|找)[到着]"
        "(?:相关|有关|该|此|这个|这份|这些|申请的?)?的?(?:政府)?(?:信息|材料|文件|资料|档案|内容|记录)?"
        "|(?:找|查)不到(?:这个|这份|这些|该|相关|此)?(?:材料|信息|文件|资料|档案)?"
        "|(?:不归|不是|不属于?)(?:我们|本机关|我)(?:这里|这边)?(?:管|负责|管理)的?",
    ),
    (
        "not_processed_petition",
        "(?:告知|建议)?(?:其|申请人)?(?:按|通过|走|向)信访(?:渠道|途径|程序|部门)(?:反映|办理|处理|解决)",
    ),
    ("not_processed_petition", "转(?:交|到|至|由)?信访(?:部门|办|渠道|途径|处理|办理)*"),
    (
        "closed_other",
        "(?:.{0,6}沟通后|申请人|本人|其|已经?|主动|自愿|自行|书面)*(?:撤回|撤销|撤)"
        "(?:了)?(?:该|其|本|此)?(?:申请|件)?",
    ),
    ("closed_other", "(?:并入|合并到|合并至|并到).{0,8}(?:号|件|申请)(?:一并)?(?:办理|处理)?"),
)
"""How outcomes are built; (主动)撤回 stands for a request, never for an answer."""
_WITH_FAMILY = {
    "withheld_": (
        ("withheld_third_party", "涉及?第三[方人]"),
        ("withheld_internal_affairs", "(?:属于?)?(?:人事管理|后勤管理|内部工作流程)(?:信息)?"),
        ("withheld_deliberative", "(?:属于?)?(?:(?:内部)?讨论记录|过程稿|磋商信函|请示报告)"),
        ("withheld_deliberative", ".{2,8}属于?(?:内部)?过程性信息"),
        ("withheld_internal_affairs", ".{2,8}属于?内部(?:事务|管理)信息"),
    ),
    "not_processed_": (
        ("not_processed_reissue", "要求(?:重新|再次|另行)出具.{0,8}|要求确认.{0,8}"),
    ),
    "closed_": (
        (
            "closed_correction_overdue",
            "(?:申请人)?(?:无正当理由)?(?:逾期未|逾期不|未按期|未按时|未在.{0,6}期限内|未|不)补正(?:材料)?",
        ),
    ),
}
"""Rows that words tell of only beside their family: 涉及第三方 alone may still be asked about."""
_OPEN = (
    "(?:还|尚|仍|目前|暂)*(?:正在|在|待|未|没有?)(?:办理|办结|办完|办|答复|回复|结|处理|补正|途"
    "|征求(?:第三方)?意见)(?:当中|之中|中)?(?:预计.{1,12}(?:答复|办结))?|(?:办理|处理)(?:当中|之中|中)"
    "(?:预计.{1,12}(?:答复|办结))?|(?:结转|转)(?:到|至)?下一?年度?(?:办理|处理)?|跨年(?:件|办理)?|延期中(?:未到期)?"
)
_CHANNELS = (
    ("network", "网|邮箱|电子邮件|在线|线上|平台|e-?mail"),
    ("signed_post", "ems|快递|快件|挂号|特快|顺丰"),
    ("in_person", "当面|现场|窗口|来访|上门|亲自|面交|当场|直接递交|直接提交"),
    ("fax", "传真"),
    (
        "",
        "电话|来电|短信|微信|未|不|非|平信|代|转|邮局|信访|热线|12345|网信|网格"
        "|(?:网|线|平台).*邮寄|邮寄.*(?:网|线|平台)",
    ),
)
"""What tells of each way; the last of none that is sure."""
_LONGEST = 16
"""Characters of words that name a way; more is an account of something."""


def built_outcome(plain: str) -> str | None:
    """The row of the form that an outcome is built like; None where it is like none."""
    return next((key for key, one in _OUTCOMES if late(one).fullmatch(plain)), None)


def built_with_family(family: str, plain: str) -> str | None:
    """The row that words mean where they stand beside its family (withheld_, closed_)."""
    shapes = _WITH_FAMILY.get(family, ())
    return next((key for key, one in shapes if late(one).fullmatch(plain)), None)


def is_built_open(plain: str) -> bool:
    """Whether words say that a request still runs."""
    return late(_OPEN).fullmatch(plain) is not None


_RESULTS = (
    ("corrected", "撤销|确认.{0,8}违法|责令|判令|变更"),
    ("upheld", "维持|驳回"),
    ("other", "终止|撤诉|撤回|调解|和解|不予受理|不予立案"),
    (
        "pending",
        "(?:正在|尚在|仍在|在|待|等待)(?:审$|审理|复议|办理|诉讼|审查|判决|裁决|裁定|宣判|开庭)|[审办]理中"
        "|(?:尚未|还未|仍未|未|没有?)(?:审结|结案|判决|裁决|裁定|宣判|作出决定|下判|办结|结|开庭)",
    ),
)
"""What tells of each result of a review or suit; the answer is what is meant by what is revoked."""
_ONE_JUDGMENT = (
    "(?:依法)?撤销(?:了)?(?:(?:一审|原审)(?:法院)?(?:行政)?(?:判决|裁定|裁判)?|原判决|原裁定|原判)"
)
"""What a higher court does with the judgment below, before it judges itself."""
_NO_RESULT = (
    "部分|上诉|原判|原审|二审|维持.{0,4}一审|改判|发回|再审|移送|中止|[未无非]违法|不违法|[未不](?:予|能)?(?:撤销|维持|驳回|变更)"
    "|撤销(?:了)?(?:该|其|本)?(?:复议|行政)*(?:申请|起诉|诉讼)|合法"
)
"""What leaves a result open: of two kinds, of another instance, turned round."""
_LONGEST_RESULT = 30


def built_result(plain: str) -> str | None:
    """The one result of a review or suit that words tell of; None where of none, or of two."""
    rest = late(_ONE_JUDGMENT).sub("", plain)
    if len(plain) > _LONGEST_RESULT or late(_NO_RESULT).search(rest):
        return None
    ends = [key for key, one in _RESULTS if late(one).search(rest)]
    return ends[0] if len(ends) == 1 else None


def built_channel(plain: str) -> str | None:
    """The one way a request came that words tell of; None where they tell of none, or of two."""
    ways = [key for key, one in _CHANNELS if late(one).search(plain)]
    return ways[0] if len(plain) <= _LONGEST and len(ways) == 1 and ways[0] else None
