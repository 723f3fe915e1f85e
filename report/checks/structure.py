"""The parts of a report, its title, what section one must cover.

S02–S04, S11 and S16 are found by readers, as they read.
"""

import re
from collections.abc import Iterator

from nianbao.report.checks.context import CheckedText, Context
from nianbao.report.checks.keeping import kept
from nianbao.report.checks.rule import ERROR, INFO, WARNING, Fault, Rule, each_text, rule
from nianbao.report.checks.seeking import Remark
from nianbao.report.field import PREFACE, TITLE, FieldRef
from nianbao.report.finding import UNPLACED, Span
from nianbao.report.form.form_2021 import ASPECTS
from nianbao.report.form.shape import FigureTable, Section
from nianbao.report.office_kinds import is_peoples_government, office_without_tail
from nianbao.report.text import late, one_shape, spoken_length
from nianbao.report.words.fields import overview_section
from nianbao.report.words.sentences import Stretch, divided, masked

_FORM = "国办公开办函〔2021〕30号所附格式"

_PARTS = tuple(
    map(
        re.compile,
        (
            r"总体|概述|概况|基本情况|工作情况(?=[、，])",
            r"主动公开",
            r"申请|收到和处理|收到及处理|接收和处理",
            r"复议|诉讼|应诉",
            r"问题|不足",
            r"其[他它]|需要(?:报告|说明)",
        ),
    )
)
"""By which words a list of the six parts names each of them, in order."""

_LISTS_PARTS = re.compile(
    r"包括|包含|组成|构成|分为|分成|分别|内容(?:是|为|由|有)|部分|(?:报告|年报|全文)由(?=总体|概述|概况)"
)
_WHOLE_TEXT = (
    r"(?:全文|[本该]报告|[本该]年报)(?:主要)?(?:内容)?(?:由|包括|包含|共?分为?)"
    r"[^。]*(?:部分|章节)"
)
"""全文包括总体情况、公开内容、存在问题四个部分: the whole text, however few its parts."""
_WHAT_ONE_HOLDS = r"[（(](?:其中)?(?:包?含|包括|分)[^（()）]*[）)]"
"""In brackets behind a part: what it is divided into itself."""
_OF_THE_REPORT = r"(?:报告|年报|全文|本文)[^。，、]{0,12}(?:由|包括|包含|分为|分|内容)"
"""What a list of the parts begins with where a lead-in stands in section one."""
_ALSO_TOLD = (
    r"公开[^，。；]{0,12}[\d一二三四五六七八九十百]+[条件份篇]|上网|公示|发布",
    r"(?:没有|未|无|零)[^，。；]{0,12}申请|申请[^，。；]{0,8}[\d零一二三四五六七八九十]+[件份宗起]",
    r"[）)、.．]\s*管理\s*[：:。]|管理(?:制度|办法|方面|[上中])|制度|登记|档案|属性|留痕",
    "网[页络]|[县市区]网|抖音|视频号|广播|[电显][子示]屏|微信群|小程序|二维码|门户|子站|专页",
    "检查|督[查导促办]|通报|测评|评估|经费|分管|责任[人制]|学习",
)
"""What tells of an aspect in a text, too, though a heading with it may be another's."""
_OWN_ASPECTS = "信息管理|平台建设|监督保障"
"""What only section one has: a list of these is one of its aspects, not of the parts."""
_STATEMENT = re.compile(r"[^。！？!?\n]+[。！？!?]?")
"""What lists the parts: （一）总体情况；（二）… is one list, its semicolons divide nothing else."""
_HOW_TO_REACH = re.compile(r"联系|电话|疑问|地址|网址|下载|查阅")
_HOW_MANY = re.compile(r"(?<!第)([一二三四五六七八九十]{1,3}|\d{1,2})个?(?:大)?(?:部分|方面|章节?)")
_SIX = ("六", "6")
_ITEMS_OF_SIX = 6
_FEES = r"收费(?:[及和、与]?减免)?(?:的?情况)?[、，；及和]"
"""A part that reports had before today's form, between others: 收费及减免情况、."""
_OPENS_LIST = re.compile(
    r".*(?:包括|包含|分为|分别(?:是|为)|内容(?:是|为|有|由)|报告由|年报由|全文由|由)[：:]?"
)
_CLOSES_LIST = re.compile(
    r"(?:等|共|这|以上|，)*(?:[一二三四五六七八九十]{1,3}|\d{1,2})个?大?(?:部分|方面|章).*$"
)
_BEHIND_LIST = re.compile(
    r"[，,；;](?:本|该)?(?:年度?)?(?:报告|年报|文)?(?:中|里)?(?:的|所)?(?:列|涉|使用|统计|数据).*$"
)
"""What goes on behind a list in the same sentence: ，报告中所列数据的统计期限自….."""
_ONE_PART = (
    (
        re.compile(r"(复议)(?:情况)?(?:、|，|和|及|与|以及)(?:(?:政府信息公开|被?提起)?行政)?诉讼"),
        "复议诉讼",
    ),
    (
        re.compile(
            r"(问题|不足)(?:、|，|和|及|与|以及)(?:下一?步)?(?:的)?(?:改进|整改|措施|对策|建议|打算)"
        ),
        "问题改进",
    ),
)
"""Names of one part that have a mark or an `和` within them, and a plain word for each."""
_OPEN_LIST = (
    r"等[^、，。；]{0,12}[。；]?$"
    r"|等(?:[^、，。；]{0,6}(?:部分|方面)[^、，。；]{0,6}|组成|构成|内容)[，；]"
)
"""A list of parts that says it names some of them: …存在的问题及改进情况等。"""
_BETWEEN = re.compile(r"([、，；,;])|以及|(?<!共)和(?!处理|执行)|及(?!处理|其)")
"""What stands between two parts; a word may also join two halves of one (建议和打算)."""

_YEAR_IN_CHARACTERS = re.compile(r"[2二][0〇○◯零oO][0-9〇○◯零oO一二三四五六七八九]{2}(?=年)")
_YEAR_DIGITS = str.maketrans("〇○◯零oO一二三四五六七八九", "000000123456789")

_LINE = re.compile(r"(第\d+行)“([^”]*[一-龥]{6}[^”]*)")
"""A line of words that went nowhere: a figure alone can be no section's."""
_SPEAKS_OF = {
    "overview": "主动公开|依申请公开|公开[^”]{0,4}信息|信息管理|平台建设|监督保障",
    "problems": "问题|不足|改进|整改|薄弱|差距|短板|有待|还不够|下一步|下步|今后",
    "other_matters": "信息处理费|其[他它](?:需要|事项)|(?:需要?|应当)(?:报告|说明)的",
}
"""What words of each section say: a line without any of it is not offered as one of them."""
_LABELS = "[|｜]|勾稽|第二十条|件数|数量|申请人"
"""What stands in the rows of tables and over them."""
_LINES_NAMED = 3

_EVALUATION = (
    (
        "工作考核",
        re.compile(
            r"考核|[县区市旗]评(?!议)|评为|获评|考评|考查|绩效|测评|得分|排名|名次|等次|评定|验收"
            r"|\d分(?!钟|之)"
        ),
    ),
    (
        "社会评议",
        re.compile(
            r"评议|满意|民意|群众.{0,6}(?:评价|测评|打分)|评估|问卷|监督员|人大代表|政协委员"
        ),
    ),
    (
        "责任追究",
        re.compile(
            r"责任追究|追责|问责|追究.{0,12}责任|责任.{0,6}追究|处分|约谈|受到?处理|通报批评"
        ),
    ),
)


@rule(
    "S01",
    ERROR,
    source=_FORM,
    help=(
        "审核的人先数六个部分齐不齐：名称和顺序全国统一，缺一个就要补。"
        "表格没有发生的填0，文字部分没有事项的写明没有。"
    ),
)
def check_sections(context: Context) -> Iterator[Fault]:
    """None of the sections is missing; one that holds nothing counts as missing.

    A table that a reader has told to be missing is not told again.
    """
    for section in context.form.sections:
        if not _is_missing(context, section) or _is_told_missing(context, section):
            continue
        if isinstance(section, FigureTable):
            words = "这一张表一格也没有填；没有发生的请填0，按 F7 全部填0。"
        elif unplaced := _unplaced(context, section.key):
            words = f"这一部分还没有填；原文{unplaced}没有放进报告，请看是不是这一部分的话。"
        else:
            words = "这一部分还没有内容；六个部分一个也不能少。"
        yield Fault(f"“{section.title.text}”{words}", section.key)


@rule(
    "S05",
    ERROR,
    source="统一格式",
    help=(
        "审核的人先看标题是哪个单位、哪一年的：单位全称和年份各写一次，"
        "例如“某县某镇人民政府2024年政府信息公开工作年度报告”。"
        "把标题清空，就用程序拟好的。"
    ),
)
def check_title(context: Context) -> Iterator[Fault]:
    """The title holds the office's full name and the year, once each, however they are typed."""
    reporter, year = context.reporter, context.year
    generated = context.form.title(reporter, year)
    printed = _title(context) or generated
    title, office = _plain_title(printed), _plain_title(reporter)
    at = Span(TITLE, 0, len(printed))
    asked = f"应为“{generated}”。"
    times = title.count(office) if office else 1
    years = len(re.findall(rf"(?<!\d){year}年", title))
    short = office_without_tail(office)
    if not times and str(year) not in title and not (short and short in title):
        fact = f"标题“{printed}”里没有单位全称“{reporter}”，也没有年份“{year}年”；{asked}"
        yield Fault(fact, at)
        return
    if times > 1:
        yield Fault(f"标题“{printed}”里单位全称“{reporter}”出现了{times}次；{asked}", at)
    elif not times:
        fact = f"标题“{printed}”里没有单位全称“{reporter}”；{asked}"
        yield Fault(fact, at, severity=WARNING if short and short in title else None)
    if years == 1:
        return
    fact = f"没有年份“{year}年”" if not years else f"年份“{year}年”出现了{years}次"
    written = not years and str(year) in title
    yield Fault(f"标题“{printed}”里{fact}；{asked}", at, severity=WARNING if written else None)


@rule(
    "S08",
    WARNING,
    source=_FORM,
    help=(
        "审核的人会拿导语里列的各部分与正文对：应当是六个部分，写成五个、七个，"
        "或少一个、多一个，多半是照抄了旧报告。请照正文的六个部分写。"
    ),
)
@each_text(headings=False)
def check_listed_parts(context: Context, text: CheckedText) -> Iterator[Remark]:
    """A lead-in that lists the parts says six, and names all of them and no more."""
    in_overview = text.ref is not None and text.ref.section == overview_section(context.form).key
    if text.ref != PREFACE and not in_overview:
        return
    for match in _STATEMENT.finditer(text.text):
        sentence = Stretch(match.start(), match.end(), match[0])
        if not lists_parts(sentence.text):
            continue
        if text.ref != PREFACE and not late(_OF_THE_REPORT).search(sentence.text):
            continue
        items = _listed(sentence.text)
        plain = late(_WHAT_ONE_HOLDS).sub(lambda found: " " * len(found[0]), sentence.text)
        said = _HOW_MANY.search(plain)
        if said and said[1] not in _SIX:
            start = sentence.start + said.start()
            yield Remark(
                start, start + len(said[0]), f"写的是“{said[0]}”，年报是六个部分，请照六个部分写。"
            )
        elif said and items > _ITEMS_OF_SIX:
            start = sentence.start + said.start()
            yield Remark(
                start,
                start + len(said[0]),
                f"写的是“{said[0]}”，前面列了{items}个；年报是六个部分，请照六个部分写。",
            )
        missing = [
            section.title.text
            for section, part in zip(context.form.sections, _PARTS, strict=True)
            if not part.search(sentence.text)
        ]
        is_short = items < _ITEMS_OF_SIX and not _names_some(sentence.text)
        if missing and (is_short or _lists_others(sentence.text, items)):
            names = "、".join(f"“{name}”" for name in missing)
            yield Remark(
                sentence.start, sentence.end, f"列出各部分的这句话里没有{names}，请补齐六个部分。"
            )


@rule(
    "S09",
    WARNING,
    source=_FORM,
    help=(
        "审核的人逐项看第一部分写没写到五个方面：主动公开、依申请公开、信息管理、平台建设、监督保障。"
        "没有做的事也写明情况，有的县缺一个方面会退回。"
    ),
)
def check_aspects(context: Context) -> Iterator[Fault]:
    """Section one covers the five aspects, and nothing is left open under a sub-head."""
    section = overview_section(context.form)
    if not context.overview_text:
        return
    open_heads = list(_open_heads(context))
    if open_heads:
        yield from open_heads
        return
    text = _without_list_of_parts(context)
    told = zip(section.aspects, ASPECTS, _ALSO_TOLD, strict=True)
    missing = [
        aspect
        for aspect, words, others in told
        if not words.search(text) and not late(others).search(text)
    ]
    if missing:
        names = "、".join(f"“{aspect}”" for aspect in missing)
        yield Fault(
            f"“{section.title.text}”里没有写到{names}；五个方面都要写，没有发生的写明没有。",
            section.key,
        )


@rule(
    "S10",
    WARNING,
    source=_FORM,
    help=(
        "第一部分一般不超过1000字，空格不算（按 Ctrl+P 选“核对界限”可以改），"
        "太长审核的人可能要求压缩。请保留做了什么、多少件，删去套话。"
    ),
)
def check_length(context: Context) -> Iterator[Fault]:
    """Section one has no more characters than the office allows; spaces don't count."""
    section, limit = overview_section(context.form), context.office.overview_limit
    length = sum(spoken_length(part.text) for part in context.overview.parts)
    if length > limit > 0:
        yield Fault(
            f"“{section.title.text}”有{length}字，比一般要求的{limit}字多{length - limit}字；"
            "请删去清单、会议和口号，保留做了什么和数字。",
            section.key,
            expected=limit,
            actual=length,
        )


@rule(
    "S12",
    INFO,
    source="《条例》第四十六条、第五十条第一款第（四）项；统一格式",
    help=(
        "审核的人会找工作考核、社会评议和责任追究的结果，各级人民政府的年报要写，"
        "一般在监督保障里，街道办事处和部门不要求。没有发生也写一句，"
        "例如“全年没有发生责任追究”。"
    ),
)
def check_evaluation(context: Context) -> Iterator[Fault]:
    """A people's government's section one tells of evaluation, appraisal, accountability."""
    section = overview_section(context.form)
    text = context.overview_text
    missing = [name for name, words in _EVALUATION if not words.search(text)]
    if text and missing and is_peoples_government(context.reporter):
        yield Fault(
            f"“{section.title.text}”里没有写到{'、'.join(missing)}；请在监督保障里写明情况，"
            "没有发生的也写一句。",
            section.key,
        )


def _lists_others(sentence: str, items: int) -> bool:
    """Whether other parts than the six stand in a list: it is too long, or it has that of fees."""
    is_long = items > _ITEMS_OF_SIX + 1 and not _HOW_TO_REACH.search(sentence)
    return is_long or (bool(late(_FEES).search(sentence)) and not _names_some(sentence))


def _names_some(sentence: str) -> bool:
    """Whether a list says that it names some of the parts only."""
    return late(_OPEN_LIST).search(_BEHIND_LIST.sub("", sentence)) is not None


def lists_parts(sentence: str) -> bool:
    """Whether a sentence lists the parts of the report, one of the middle ones among them.

    Others may be anything's: 主动公开信息，内容有机构概况和其他信息.
    """
    named = [bool(part.search(sentence)) for part in _PARTS]
    if not any(named[3:5]) and len(set(late(_OWN_ASPECTS).findall(sentence))) > 1:
        return False
    if named[0] and named[4] and late(_WHOLE_TEXT).search(sentence):
        return True
    return sum(named) >= 3 and any(named[2:5]) and bool(_LISTS_PARTS.search(sentence))


def _listed(sentence: str) -> int:
    """How many parts a sentence lists, as it divides them."""
    plain = _BEHIND_LIST.sub("", sentence.rstrip("。；"))
    words = _CLOSES_LIST.sub("", _OPENS_LIST.sub("", plain))
    for pattern, name in _ONE_PART:
        words = pattern.sub(name, words)
    pieces = _BETWEEN.split(words)
    marks = ("、", *pieces[1::2])
    return sum(
        bool(item.strip()) and (mark is not None or any(part.search(item) for part in _PARTS))
        for mark, item in zip(marks, pieces[::2], strict=True)
    )


def _without_list_of_parts(context: Context) -> str:
    """Section one without what only tells how the report is divided."""
    words = [one.text for one in divided(masked(context.overview_text))]
    lists = context.each(_lists_parts, words)
    return "\n".join(one for one, is_list in zip(words, lists, strict=True) if not is_list)


def _lists_parts(_: Context, sentence: str) -> bool:
    return lists_parts(sentence)


def _plain_title(words: str) -> str:
    """A title as it is compared: plain digits, no spaces, a year in characters as figures."""
    plain = "".join(one_shape(words).split())
    return _YEAR_IN_CHARACTERS.sub(lambda year: year[0].translate(_YEAR_DIGITS), plain)


def _unplaced(context: Context, section: str) -> str:
    """The first lines that a reader could put nowhere and that speak as this section does."""
    told = (one for one in context.read_findings if one.rule == UNPLACED)
    said = _SPEAKS_OF.get(section, "$^")
    lines = [
        line
        for one in told
        for line, words in _LINE.findall(one.message)
        if re.search(said, words) and not re.search(_LABELS, words)
    ]
    return "、".join(lines[:_LINES_NAMED]) + ("等" if len(lines) > _LINES_NAMED else "")


def _is_told_missing(context: Context, section: Section) -> bool:
    """Whether a reader has told that nothing was read of a table, or of rows with figures."""
    return isinstance(section, FigureTable) and any(
        one.severity is ERROR
        and (
            (one.rule == "S04" and set(section.typed_cells) <= set(one.cells))
            or (one.rule == "N08" and one.section == section.key)
        )
        for one in context.read_findings
    )


def _open_heads(context: Context) -> Iterator[Fault]:
    section = overview_section(context.form)
    for place, part in enumerate(context.overview.parts):
        if part.heading and not part.text:
            heading = FieldRef(section.key, place, is_heading=True)
            yield Fault(
                f"“{section.title.text}”的小标题“{part.heading}”下面没有内容；"
                "请补写，没有发生的写明没有。",
                Span(heading, 0, len(part.heading)),
            )


def _is_missing(context: Context, section: Section) -> bool:
    if isinstance(section, FigureTable):
        return len(context.tables.blanks(section.key)) == len(section.typed_cells)
    return _is_empty(context, section.key)


@kept
def _is_empty(context: Context, section: str) -> bool:
    return context.prose.is_empty(section)


@kept
def _title(context: Context) -> str | None:
    return context.prose.title


OF_TODAYS_FORM = frozenset(
    ("S01", "S02", "S04", "S08", "S09", "S12", "C04", "C11", "D08", "D09", "N03", "N04", "N08")
)
"""Rules that ask of a report what was laid down with today's form or the law of 2019."""

RULES = (
    check_sections,
    Rule(
        "S02",
        WARNING,
        source=_FORM,
        help=(
            "审核的人按序号找部分，读入的原文里，这里的序号与位置不一致，"
            "例如第三个部分写成“四、”。导出时按规定编号，请核对内容有没有放错部分。"
        ),
    ),
    Rule(
        "S03",
        INFO,
        source=_FORM,
        help=(
            "审核的人按规定的标题找部分，读入的原文里这个标题是另一种说法，导出时一律用规定的标题，"
            "不用自己改。2018年和以前的报告没有现在的表式，只说一次，现在表式的要求都不查。"
        ),
    ),
    Rule(
        "S04",
        ERROR,
        source=_FORM,
        help=(
            "审核的人会数三张表的格子：表二10格、表三175格、表四15格。"
            "读入的原文里缺了行、列或整张表的，缺的先空着，请照原文补上。"
        ),
    ),
    check_title,
    check_listed_parts,
    check_aspects,
    check_length,
    Rule(
        "S11",
        WARNING,
        source="《党政机关公文格式》（GB/T 9704）",
        help=(
            "审核的人看到小标题跳号，例如（一）后面是（三），会问是不是漏了一段。"
            "请与原文核对；导出时按次序编号。"
        ),
    ),
    check_evaluation,
    Rule(
        UNPLACED,
        WARNING,
        source=_FORM,
        help=(
            "读入的原文里，有的行没有放进任何一栏、一格或附注，例如第二至四部分里没有表格，"
            "只有文字。这里写明了行号和开头。读入的时候按 F4，看得到全文，有用的放进报告，没用的"
            "标成不要；已经存好的，在首页按 F9 把原文再读入一次。"
        ),
    ),
)
