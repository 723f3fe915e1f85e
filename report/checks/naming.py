"""Whose report it is: another office's name, and how the office speaks of itself.

A report begun from a neighbour's keeps the neighbour's name. Villages, the county and its
departments are named lawfully; so only towns, and an office that claims the report, are looked at.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from nianbao.report.checks.common_words import is_common
from nianbao.report.checks.context import CheckedText, Context
from nianbao.report.checks.rule import PER_TEXT, WARNING, Fault, rule, seeking
from nianbao.report.checks.seeking import Sought, SoughtWords, Spot, View
from nianbao.report.field import PREFACE, TITLE
from nianbao.report.office_kinds import TOWNSHIPS
from nianbao.report.words.sentences import HAN, clauses, sentences

_TOWN = re.compile(rf"(?:(?<=\d)年度?)?([{HAN}]{{2,14}}?)(街道|镇|乡)")
_IS_ITS_OFFICE = re.compile(
    r"人民政府|政府(?!网|信息|门户|平台|购买|采购)|党委|党政|办事处|党工委|机关|纪委|人大|综治|便民服务"
)
"""What follows a town's name and is an office of it."""
_DOES = re.compile(
    r"\d{4}年|政府(?:信息|网|门户|平台)|信息|政务|全年|本年|主动|认真|高度|坚持|严格|通过|依托|围绕|聚焦|深入|扎实|积极|不断|持续|切实"
    r"|[以按共因未已由将在]|没有|无[行政申上结责]|今后|近年|始终|一直|收到|进一步|开设|重视|利用|结合|明确|推进|强化|提升|做到|抓|成立|落实|制定|印发|公开|发布|召开|组织|开展|举办|建立|设立|完善|加强|设置|编制|实行|推行|执行|安排|配备|开通|更新|办理|受理|接到|累计|指定|完成"
    r"|[\u4e00-\u9fff]{0,14}(?:领域|标准目录|事项清单)|实际|专栏|专区|公众号|微信|网站|辖区|各村|全体"
    r"|主要(?:领导|负责)|分管领导|领导班子"
)
"""What a town does or has: without it words before 镇 may be anything."""
_NO_END = re.compile(
    r"[了着过各全本由对于在内外前后里间时并且但也均都不将把被让给向与或等此该某为以因从到至所的地得之又再还则即若如而我你他它们是有无个名两几多每新旧老大小村县市省区邻下异家故返回离入条]$"
)
"""How words end that stand before 镇 and 乡 and are no name."""
_MAY_END = re.compile(r"[中上和合]$")
"""Ends of names and of other words alike: a name of two characters only, before its office."""
_NAMED_SO = re.compile(
    r"^[^村县市区省乡组社站所局委办会党国户家人企校院我你他它其当集建结联配整融综适符混场之手途年期路街线网会][和合上中]$"
)
"""Names of two characters that end like other words: 永和, 三合."""
_KIND_OF_TOWN = re.compile(
    r"(?:[城古重强场]|特色|中心|示范|文明|卫生|重点|先进|试点|美丽|平安|法治|宜居|生态|民族|贫困|农业"
    r"|工业|经济|旅游|产业|基层|富民|幸福|和谐|数字|智慧|诚信|无讼|园林|森林|宜业|全国|整治)$"
)
"""How words end that tell what kind of town it is; a name only where an office follows."""
_BESIDE = 24
"""Characters after a name that tell whether it is one."""
_SHORTEST_NAME, _LONGEST_NAME = 2, 3
"""Characters of a name before 镇; more only with a people's: 城关回族镇."""
_ONLY_LEADS = re.compile(
    r"^(?:现|兹|请|本报告|根据|按照|依据|结合|依照|通过|关于|围绕|针对|截至|截止|目前|今年|本年|全年|其中|对于|由于|包括|以及|如|即|含"
    r"|[由在对向与和及从到自至以为将把是据经按让使给了各])+"
)
_MANNER = re.compile(
    r"(?:充分|切实|不断|持续|有效|全面|积极|及时|大力|着力|全力|努力|深入|进一步|更好地?|着重|集中|真正|有力|极大|显著|逐步|多次)$"
)
"""What is said of how a thing is done: the two characters behind it are a verb, no name."""
_AFTER_LEAD = re.compile(rf"^.+[由与对向把将](?=[{HAN}]{{2,3}}$)")
_COUNTY = re.compile(
    rf"^.*(?:[县市区州旗省](?:人民政府|政府)?(?:网站|平台|公开|发布|门户)*)(?=[{HAN}]{{2}})"
)
"""The county, and what it is for: neither is part of a town's name."""
_AFTER_NO_TOWN = re.compile(r"[村镇亲土贤风级邻情愁音规长两化]|上下|卫生|环境|路面|绿化|沿线|社区")
_DEALS_WITH = re.compile(
    r"(?:到|赴|向|与|同|和|组织)[^，。；]{1,12}(?:学习|交流)|学习[^，。；]{0,12}经验|借鉴|考察|观摩|联合|共建|毗邻|相邻|交界|合并|撤销|原属|划归|[与同和][^，。；]{2,12}(?:镇|乡|街道)[^，。；]{0,4}(?:共同|协同|联动|合作|一起)|对口|交叉|互[查评检学访督]|结对|邻近|临近|邻镇|邻乡|周边|对比|排名|排在|名列|列全|第[一二三1-3]名|通报|地址|位于|驻地|坐落|原[^，。]{2,4}[镇乡]"
)
_NO_STREET = re.compile(
    r"(?:[区要两各个条侧边点心村社旧路县镇市民度年]|^(?:主次|背街|沿街|商业|文明|示范|特色|周围))$"
)
"""How words end that tell which streets are meant, and name none."""
_STREETS = ("平台", "文化", "和谐", "幸福", "平安", "历史", "工业", "民族", "老城", "古城", "先进")
"""Common words that are names of streets before 街道办事处."""
_DATED = re.compile(r"\d{4}年")
_CLAIMS = re.compile(
    rf"([{HAN}]{{2,16}}?(?:局|委员会|中心|管委会))"
    r"(?=编制(?:完成|并|了|而|，|。|;|；|本)|(?:\d{4}年度?)?(?:政府信息|政务)公开(?:工作)?年度?报告)"
)
_CLAIM_LEADS = re.compile(
    r"^.*(?:由|将|是|为|据|本报告|年度?|[现特]?(?:向社会)?(?:公布|发布|公开|公示|编制))"
)
_UNNAMED_PLACE = re.compile(rf"^[省市县区州旗盟](?:人民)?(?:政府)?(?=[{HAN}]{{2}})")
"""The place an office works for without its name: 区政府国资局, 市住房和城乡建设局."""

_FITS = {
    "镇": ("镇",),
    "乡": ("乡",),
    "街道": ("街道", "区"),
    "苏木": ("苏木",),
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
_BESIDE_US = re.compile(r"(?:我|本)(?:镇|乡|街道|单位|机关|办)")
_COUNTED_THERE = re.compile(r"(?:据|根据|从)[^。；]{0,20}(?:通报|统计|数据|公布|年报)|统计[，：]")
"""Whose count it is, told before it."""
_UNDER_ABOVE = re.compile(
    r"(?:按照|根据|依据|依托|落实|通过|纳入|围绕|结合|参加|列入|在|由|向|经|对|是|为|给)$"
)
_ABOVE_KEEPS_LAW = re.compile(
    r"(?:20\d\d年度?|[全本今]年|[一共]|累计)*(?:(?:主动)?(?:公开|发布|推送)(?:各类)?(?:(?:政府|政务)?信息(?!平台|栏|网|目录)|\d)"
    r"|(?:[未没]有?|新)?(?:收到|接到|受理|办理|答复)(?!的)|新收|(?:未|没有)(?:发生|收取|出现|因)"
    r"|严格|认真|高度重视|坚持|始终|切实|扎实|进一步)"
)
"""What only the office whose report it is says of itself: 我县没有收到申请."""
_FAR = 20
"""Characters behind 我县 or 全省 in which it is told whose work is meant."""


@rule(
    "S06",
    WARNING,
    source="已公布的年报里见过的差错",
    help=(
        "审核的人看到别的乡镇、街道或单位的名称，可能认为是从别处抄来没有改全。"
        "请改成本单位，或删去这句话；村、县政府和县直部门的名称不受影响。"
    ),
)
def check_other_offices(context: Context) -> Iterator[Fault]:
    """No other town's name, and no other office that claims to have written the report.

    A name is told once, at its first place, with how often it stands where.
    """
    places: dict[str, list[tuple[CheckedText, int]]] = {}
    for named in context.each(_other_offices, context.texts):
        for text, start, name in named:
            places.setdefault(name, []).append((text, start))
    for name, found in islice(places.items(), PER_TEXT):
        first, start = found[0]
        yield Fault(
            f"{first.called}：写到“{name}”{_where(found)}，本报告是{context.reporter}的；"
            "如果是从别的单位的报告抄来的，请改过来。",
            first.place(start, start + len(name)),
            section=first.section,
        )


def _where(found: Sequence[tuple[CheckedText, int]]) -> str:
    """How often a name stands in which places; nothing where it stands once."""
    if len(found) == 1:
        return ""
    told = Counter(text.called for text, _ in found)
    each = "、".join(f"{called}{number}处" for called, number in told.items())
    return f"（共{len(found)}处）" if len(told) == 1 else f"（共{len(found)}处：{each}）"


def _other_offices(context: Context, text: CheckedText) -> Sequence[tuple[CheckedText, int, str]]:
    """Where other offices are named in a text."""
    office, found = context.reporter, list[tuple[CheckedText, int, str]]()
    if context.kind in TOWNSHIPS and text.ref != TITLE:
        found += ((text, start, name) for start, name in _named_towns(office, text))
    if text.ref == PREFACE:
        for match in _CLAIMS.finditer(text.unquoted):
            name = _CLAIM_LEADS.sub("", match[1])
            plain = _UNNAMED_PLACE.sub("", name)
            is_another = plain not in office and office not in match[1]
            is_another = is_another and not _ends_as(match[1], office)
            if is_another and not name.startswith(("我", "本", "该", "各")):
                found.append((text, match.end(1) - len(name), name))
    return found


def _ends_as(words: str, office: str) -> bool:
    """Whether words end as the office's name does from its place on: 柳溪区财政局."""
    alike = [a == b for a, b in zip(reversed(words), reversed(office), strict=False)]
    end = (*alike, False).index(False)
    return bool(re.search(f"[{HAN}]{{2}}[县市区旗州]", office[len(office) - end :]))


def _named_towns(office: str, text: CheckedText) -> Iterator[tuple[int, str]]:
    if not _TOWN.search(text.unquoted):
        return
    dealings = [piece for piece in sentences(text.unquoted) if _DEALS_WITH.search(piece.text)]
    for clause in clauses(text.unquoted):
        for match in _TOWN.finditer(clause.text):
            stem, kind = match[1], match[2]
            after = clause.text[match.end() : match.end() + _BESIDE].lstrip("）)")
            name = _name_in(stem)
            start = clause.start + match.end(1) - len(name)
            at_start = name == stem and clause.text[: match.start()][-1:] in ("", "、")
            if not _is_name(name, kind, after, at_start=at_start) or _is_of(office, name, kind):
                continue
            if _MANNER.search(clause.text[: start - clause.start]):
                continue
            if any(piece.start <= start < piece.end for piece in dealings):
                continue
            yield start, name + kind


def _name_in(stem: str) -> str:
    """What of the words before 镇 can be its name: without verbs and the like in front of it."""
    name = _AFTER_LEAD.sub("", _COUNTY.sub("", stem))
    before = ""
    while name != before:
        before = name
        name = _ONLY_LEADS.sub("", name) or name
        if len(name) > _LONGEST_NAME and is_common(name[:2]):
            name = name[2:]
        elif len(name) == _LONGEST_NAME + 1 and is_common(name[:3]):
            name = name[3:]
    return name


def _is_name(name: str, kind: str, after: str, *, at_start: bool) -> bool:
    """Whether these characters, and what follows the kind, name one town and what it does."""
    longest = _LONGEST_NAME + 2 * name.endswith("族")
    if not _SHORTEST_NAME <= len(name) <= longest or _AFTER_NO_TOWN.match(after):
        return False
    if name in _STREETS and kind == "街道" and after.startswith("办事处"):
        return True
    if is_common(name[-2:]) or is_common(name[:2]) or _NO_END.search(name):
        return False
    has_office = bool(_IS_ITS_OFFICE.match(after))
    if _MAY_END.search(name):
        surely = has_office or _DATED.match(after) or (at_start and _DOES.match(after))
        return bool(_NAMED_SO.match(name) and surely)
    if has_office:
        return True
    if not _DOES.match(after):
        return False
    if kind == "街道":
        return len(name) == _SHORTEST_NAME and not _NO_STREET.search(name)
    return not _KIND_OF_TOWN.search(name)


def _is_of(office: str, name: str, kind: str) -> bool:
    """Whether a name is the office's own, with words before it (活力安镇) or without its peoples.

    安岭苗族侗族乡 is 安岭乡 for short.
    """
    if any(f"{name[at:]}{kind}" in office for at in range(len(name))):
        return True
    return "族" in office and bool(re.search(f"{name}(?:[{HAN}]{{1,4}}族)+{kind}", office))


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
        text[match.end() : match.end() + _FAR],
        text[max(0, match.start() - 4) : match.start()],
    )
    if match[0][0] == "全":
        return not _ABOVE_ACTS.match(after) or _tells_of_both(text, match)
    is_own = _ABOVE_KEEPS_LAW.match(after) and not _UNDER_ABOVE.search(before)
    return not is_own or _tells_of_both(text, match)


def _tells_of_both(text: str, match: re.Match[str]) -> bool:
    """Whether a sentence sets the county beside us, or says who counted: 全县312件，我镇26件."""
    start = max(text.rfind(mark, 0, match.start()) for mark in "。！？\n") + 1
    end = min(at for mark in "。！？\n" if (at := f"{text}\n".find(mark, match.end())) >= 0)
    return bool(
        _BESIDE_US.search(text, start, end) or _COUNTED_THERE.search(text, start, match.start())
    )


def _is_work_of_above(spot: Spot) -> bool:
    """Whether it is lawful to speak of work in the whole province: not in a township's own."""
    return spot.context.kind not in TOWNSHIPS or bool(
        _MEETING.match(spot.stretch.text, spot.match.end())
    )


_MEETING = re.compile(
    r"(?:的)?(?:会议|要点|考核|部署|培训|要求|安排|精神|规划|计划|先进|评估|检查|现场会)"
)

_SELF_REFERENCES = SoughtWords(
    (
        Sought(
            re.compile(
                r"我[省市县区州旗](?:20\d\d年度?)?(?:政府信息|政务)公开(?:工作)?(?:年度)?(?:报告|情况|总结)?"
                r"(?=编制|编写|撰写|(?:报告|汇报|公布|总结)?如下)"
                r"|(?:收到|接到|受理)[^，。；\n]{0,30}?向[本我]?[省市县区州](?:人民)?政府(?:[^，。；\n]{0,12}?办公室)?"
                r"(?=(?:提出|提交|递交)的[^，。；\n]{0,14}?申请)"
                r"|(?<=组织推动|组织指导|推动指导|统筹推进|统筹协调|指导协调|协调推进|指导监督)全(?:省|市|县|区|州|国)"
                r"(?:政府信息|政务)公开工作|(?<=组织|推动|推进|统筹|指导|协调|部署|监督|负责)全(?:省|市|县|区|州|国)"
                r"(?:政府信息|政务)公开工作"
                r"|(?:未|没有)(?:收到|接到|接收)[^，。；\n]{0,30}?向[本我]?[省市县区州](?:人民)?政府"
                r"(?=提出|提交|递交|申请|要求)"
            ),
            lambda spot: (
                f"“{spot.words}”说的是上级机关，本单位是{spot.context.kind}；"
                "可能是从上级的报告抄来的，请核对这句话。"
            ),
            unless=_is_work_of_above,
            marks=(
                "组织推动«全省政府信息公开工作»。",
                "统筹推进«全市政务公开工作»，成效明显。",
                "指导«全县政府信息公开工作»。",
                "负责«全区政务公开工作»的日常管理。",
                "«未收到公民、法人向市政府»提出的政府信息公开申请。",
                "«受理公民、法人向市政府及市政府办公室»提出的政府信息公开申请5件。",
                "全年«收到群众向县政府»提交的信息公开申请3件。",
                "结合2024年«我县政府信息公开工作»编制而成。",
                "现将«我区2024年度政府信息公开工作情况»报告如下。",
            ),
            leaves=(
                "根据我县政府信息公开工作要求编制，参加我市政务公开工作培训。",
                "按照《我县政府信息公开工作年度报告编制指引》编写。",
                "传达全省政务公开工作会议精神。",
                "落实推进全市政务公开工作要点。",
                "在全县政务公开工作考核中位居前列。",
                "组织推动全镇政府信息公开工作。",
                "告知3名申请人向市政府提出申请。",
                "受理公民、法人向镇政府提出的政府信息公开申请5件，收到县政府提出的整改意见3条。",
                "未收到公民、法人向镇政府提出的申请。",
            ),
        ),
        Sought(
            re.compile(
                r"(?:(?<!自)我|(?<![基成根样版日文原资])本)(?:局|厅|委(?!员|托|派)|镇|乡(?![镇村土])|街道|苏木(?!镇)|县|区|市|省)"
                r"|(?<![安健齐完保])全(?:镇|乡(?![镇村土])|街道|苏木(?!镇)|县|区|市|省)"
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
    once=True,
)

RULES = (
    check_other_offices,
    seeking(
        "S07",
        WARNING,
        source="已公布的年报里见过的差错",
        help=(
            "审核的人会对照单位名称看自称：镇写我镇，乡写我乡，街道写我街道，"
            "局写我局，前后用同一个。称呼不对，可能是抄了上级或别的单位的话。"
        ),
        words=_SELF_REFERENCES,
        notes=True,
    ),
)
