"""Whose report it is: another office's name, and how the office speaks of itself.

A report begun from a neighbour's keeps the neighbour's name. Villages, the county and its
departments are named lawfully; so only towns, and an office that claims the report, are looked at.
A long list of everyday words stands here.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from report.checks.context import CheckedText, Context
from report.checks.offices import TOWNSHIPS
from report.checks.rule import WARNING, each_text, rule, seeking
from report.checks.seeking import Remark, Sought, SoughtWords, Spot, View
from report.field import PREFACE, TITLE
from report.words.sentences import HAN, clauses, sentences

_TOWN = re.compile(rf"([{HAN}]{{2,14}}?)(街道|镇|乡)")
_NAMES_A_TOWN = re.compile(r"人民政府|政府|党委|党政|办事处|党工委|机关|纪委|综治|便民服务")
_NO_NAME = re.compile(
    r"(?:乡|大|名|全|我|本|各|该|邻|某|两|几|辖|个|家|故|老|他|异|下|返|回|离|入|外|县|市|省|主要|所有|所属"
    r"|建制|兄弟|其他|其它|周边|直属|下属|每个|多个|相关|有关|部分|之|的|和|及|到|在|对|向|由|为|据|合|与|以"
    r"|将|全体|整个|沿|条|跨|撤|并|农村|乡村|各村|全村|个村|小集|农村集|中心集)$"
)
"""How words end that stand before 镇 and 乡 and are no name."""
_NAMED_SO = re.compile(
    r"(?<![\u4e00-\u9fff])(?:[^村县市区省乡组社站所局委办会党国户家人企校院我你他它]和|[^结联配整融综适符组混集场]合)$"
)
"""Names of two characters that end like other words: 永和, 三合."""
_KIND_OF_TOWN = re.compile(
    r"(?:城|小|古|重|强|新|场|特色|中心|示范|文明|卫生|重点|先进|试点|美丽|平安|法治|宜居|生态|民族|贫困|农业"
    r"|工业|经济|旅游|产业|基层|名村|富民|幸福|和谐|数字|智慧|诚信|无讼|园林|森林|宜业|全国|整治)$"
)
"""How words end that tell what kind of town it is; a name only where an office follows."""
_BESIDE = 8
"""Characters after a name that tell whether it is one."""
_SHORTEST_NAME, _LONGEST_NAME = 2, 3
"""Characters of a name before 镇; more only with a people's: 城关回族镇."""
_ACTS = re.compile(
    r"\d{4}年|全年|本年|主动|认真|高度|坚持|严格|通过|依托|按照|围绕|聚焦|深入|扎实|积极|不断|持续|切实|共|因|未|没有|已|收到"
)
_NO_STREET = re.compile(
    r"(?:[区要两各个条侧边点心村社旧路县镇市民度年]|^(?:主次|背街|沿街|商业|文明|示范|特色|周围))$"
)
"""How words end that tell which streets are meant, and name none."""
"""What follows a street office's name, and no street."""

_LEADS = re.compile(
    rf"^.*(?:根据|按照|依据|结合|依照|通过|关于|围绕|针对|截至|截止|目前|今年|本年|全年|其中|组织|督促"
    rf"|指导|推动|加强|推进|做好|提高|提升|促进|展示|反映|方便|公开|发布|公布|编制|开设|设立|网站|平台|公众号|宣传|落实|由|在|对|向|与|和|及|从"
    rf"|到|自|至|以|为|将|把|是|据|经|按|让|使|给|[县市省区州旗年])(?=[{HAN}]{{2}})"
)
_AFTER_NO_TOWN = re.compile(r"[村镇亲土贤风级邻情愁音规长两化]|上下|卫生|环境|路面|绿化|沿线|社区")
_DEALS_WITH = re.compile(
    r"学习|交流|借鉴|考察|观摩|联合|共建|毗邻|相邻|交界|合并|撤销|原属|划归|对口"
)
_CLAIMS = re.compile(
    rf"([{HAN}]{{2,16}}?(?:局|委员会|中心|管委会))"
    r"(?=编制(?:完成|并|了|而|，|。|;|；|本)|(?:\d{4}年度?)?(?:政府信息|政务)公开(?:工作)?年度?报告)"
)
_CLAIM_LEADS = re.compile(r"^.*(?:由|将|是|为|据|本报告)")

_FITS = {
    "镇": ("镇",),
    "乡": ("乡",),
    "街道": ("街道", "区"),
    "局": ("局", "县", "区", "市"),
    "委": ("委", "县", "区", "市"),
    "委员会": ("委", "县", "区", "市"),
    "县": ("县",),
    "区": ("区",),
    "市": ("市",),
}
"""What an office of a kind may call itself or the place it works for."""

_ABOVE = ("省", "市", "县", "区")
_ABOVE_ACTS = re.compile(
    r"(?:各级|各部门|各单位|各乡镇|共|累计|主动公开|新收|受理|收到|办理|答复|行政机关)"
)
_UNDER_ABOVE = re.compile(
    r"(?:按照|根据|依据|依托|落实|通过|纳入|围绕|结合|参加|列入|在|由|向|经|对|是|为|给)$"
)
_OF_ABOVE = re.compile(
    r"(?:人民政府|政府|政务|统一|有关|相关|印发|出台|组织|召开|考核|委|各|其他|的|要求|安排|部署|县)"
)

_WORDS = """
成立 召开 制定 组织 设立 建立 印发 开展 完善 公布 发布 报送 纳入 利用 包括 配合 提请 经过
健全 涉及 服务 覆盖 提升 统筹 强化 落实 推动 明确 调整 规范 深入 协调 听取 接受 反馈 负责
实现 打造 建设 创建 形成 属于 作为 联系 进入 分管 打开 借助 编制 出台 起草 修订 公示 更新
维护 开设 开通 登录 关注 回应 解读 征求 邀请 抽调 安排 确定 成为 位于 隶属 协助 监督 检查
考核 督查 召集 报请 报告 上报 抄送 转发 传达 贯彻 学习 部署 研究 讨论 审议 通过 批准 公开
主动 积极 充分 及时 认真 严格 不断 持续 全力 全体 着力 切实 依法 同时 首先 其次 另外 此外
并且 以及 因此 具体 主要 重点 镇村 镇直 辖区 方便 便于 有效 保障 确保 促进 服从 支持 引导
鼓励 指导 督促 围绕 立足 聚焦 紧扣 按照 根据 结合 依托 一是 二是 三是 四是 五是 就是 凡是
还是 由于 至于 关于 对于 位居 获得 荣获 争创 争当 推进 加快 加强 加大 拓宽 优化 细化 深化
实施 执行 启动 提高 做好 抓好 搞好 用好 管好 办好 建好 进驻 入驻 派驻 驻地 政府 党委 机关
单位 干部 群众 人员 农民 村民 居民 百姓 企业 社区 站所 部门 领导 书记 专人 专班 窗口 网站
栏目 专栏 信息 工作 活动 会议 培训 宣传 统一 共同 现场 线上 线下 年初 年底 全县 今后 本年
当前 近年 明年 去年 再由
"""
_COMMON_WORDS = frozenset(_WORDS.split())
"""Words of two characters that stand before 镇 or 乡 where no name is meant, as in
成立镇政务公开领导小组: what reports do, and to whom."""


@rule(
    "S06",
    WARNING,
    source="县级审核的惯例",
    help=(
        "报告里出现了别的乡镇、街道或单位的名称，多半是从别处抄来没有改全。"
        "县里看到会认为整份报告是抄的，请改成本单位，或删去这句话；"
        "村、县政府和县直部门的名称不受影响。"
    ),
)
@each_text()
def check_other_offices(context: Context, text: CheckedText) -> Iterator[Remark]:
    """No other town's name, and no other office that claims to have written the report."""
    office = context.report.office
    if context.kind in TOWNSHIPS and text.ref != TITLE:
        yield from _other_towns(office, text)
    if text.ref == PREFACE:
        for match in _CLAIMS.finditer(text.unquoted):
            name = _CLAIM_LEADS.sub("", match[1])
            if name not in office and office not in match[1]:
                yield _belongs_to(office, match.end(1) - len(name), name)


@lru_cache(maxsize=128)
def _other_towns(office: str, text: CheckedText) -> tuple[Remark, ...]:
    """The towns that a text names; kept for each text."""
    return tuple(_named_towns(office, text))


def _named_towns(office: str, text: CheckedText) -> Iterator[Remark]:
    dealings = [piece for piece in sentences(text.unquoted) if _DEALS_WITH.search(piece.text)]
    for clause in clauses(text.unquoted):
        for match in _TOWN.finditer(clause.text):
            stem, kind = match[1], match[2]
            after = clause.text[match.end() : match.end() + _BESIDE]
            name = _LEADS.sub("", stem)
            start = clause.start + match.end(1) - len(name)
            if not _is_name(name, kind, after) or f"{name[-2:]}{kind}" in office:
                continue
            if any(piece.start <= start < piece.end for piece in dealings):
                continue
            yield _belongs_to(office, start, name + kind)


def _is_name(name: str, kind: str, after: str) -> bool:
    """Whether these characters, and what follows the kind, name one town."""
    longest = _LONGEST_NAME + 2 * name.endswith("族")
    if not 2 <= len(name) <= longest or _AFTER_NO_TOWN.match(after):
        return False
    if _NO_NAME.search(name) and not _NAMED_SO.search(name):
        return False
    if name[-2:] in _COMMON_WORDS:
        return False
    if _NAMES_A_TOWN.match(after):
        return True
    if kind == "街道":
        short = len(name) == _SHORTEST_NAME and not _NO_STREET.search(name)
        return short and bool(_ACTS.match(after))
    return not _KIND_OF_TOWN.search(name)


def _belongs_to(office: str, start: int, name: str) -> Remark:
    return Remark(
        start,
        start + len(name),
        f"写到“{name}”，本报告是{office}的；如果是从别的单位的报告抄来的，请改过来。",
    )


def _is_its_own_word(spot: Spot) -> bool:
    """Whether it fits the office, or the office's kind is not known, or it means those above."""
    kind, word = spot.context.kind, spot.words
    fitting = _FITS.get(kind, ())
    if not fitting or spot.text.ref == TITLE or word[1:] in fitting:
        return True
    return _speaks_of_above(spot.stretch.text, spot.match, kind)


def _says_another_word(spot: Spot) -> str:
    kind, word = spot.context.kind, spot.words
    return (
        f"写的是“{word}”，本单位是{kind}，应当写“{word[0]}{_FITS[kind][0]}”；"
        "可能是从别处抄来的，请核对这句话。"
    )


def _speaks_of_above(text: str, match: re.Match[str], kind: str) -> bool:
    """Whether 我县 or 全省 in a township's report means the county or province it stands under."""
    above = match[0][1:]
    if above not in _ABOVE or (kind in _ABOVE and _ABOVE.index(above) > _ABOVE.index(kind)):
        return False
    after, before = (
        text[match.end() : match.end() + 6],
        text[max(0, match.start() - 4) : match.start()],
    )
    if match[0][0] == "全":
        return not _ABOVE_ACTS.match(after)
    return bool(_OF_ABOVE.match(after) or _UNDER_ABOVE.search(before))


_SELF_REFERENCES = SoughtWords(
    (
        Sought(
            re.compile(
                r"(?:(?<!自)我|(?<![基成根样版日文原资])本)(?:局|厅|委(?!员|托|派)|镇|乡(?![镇村土])|街道|县|区|市|省)"
                r"|(?<![安健齐完保])全(?:镇|乡(?![镇村土])|街道|县|区|市|省)"
            ),
            _says_another_word,
            unless=_is_its_own_word,
            marks=(
                "«我局»主动公开信息36条。",
                "在«我乡»政务公开栏公开。",
                "2024年，«我县»主动公开政府信息86条。",
                "«全省»各级行政机关共收到申请0件。",
                "«全市»累计公开信息120条。",
                "«本局»未收到申请，«我委»未发生诉讼。",
            ),
            leaves=(
                "我镇主动公开信息86条，全镇各村均已公开。",
                "按照我县统一部署，做好公开工作。",
                "在全县政务公开考核中位居前列，使用全省一体化平台。",
                "列入全市基层政务公开试点，全省统一的标准目录已编制。",
                "我县政务公开办组织培训，我镇派人参加。",
                "统筹全局，保障安全区域，从基本局面看总体平稳。",
                "落实《我省政务公开工作要点》，宣传“我县是我家”活动。",
                "本机关、我单位未收到申请。",
            ),
        ),
    ),
    view=View.UNQUOTED,
)

RULES = (
    check_other_offices,
    seeking(
        "S07",
        WARNING,
        source="县级审核的惯例",
        help=(
            "单位怎样称呼自己要与它的性质一致：镇写我镇，乡写我乡，街道写我街道，局写我局，前后用同一个。"
            "称呼不对，多半是抄了上级或别的单位的话。"
        ),
        words=_SELF_REFERENCES,
    ),
)
