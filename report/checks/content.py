"""What the prose sections must say. Where a section is empty, S01 says so."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from nianbao.report.checks.context import Context
from nianbao.report.checks.listed_problems import problems_and_improvements
from nianbao.report.checks.rule import ERROR, INFO, WARNING, Fault, quote, rule
from nianbao.report.checks.told_problems import PROBLEM, names_problem, tells_improvement
from nianbao.report.field import FieldRef
from nianbao.report.finding import Span
from nianbao.report.text import SIMPLIFIED, late, spoken_length, translated
from nianbao.report.words.fields import overview_section
from nianbao.report.words.sentences import masked, narrow

_LAW = "《条例》第五十条第一款第（四）项；统一格式第五部分"
_PROBLEMS, _OTHER_MATTERS = FieldRef("problems"), FieldRef("other_matters")

_NOTHING = re.compile(
    r"(?:\d{4}年度?)?(?:我|本)?(?:镇|乡|街道|局|单位|机关)?(?:暂时?)?(?:没有|不存在|无)?(?:任何)?"
    r"(?:存在)?(?:的)?(?:主要)?(?:问题)?(?:及|和)?(?:改进)?(?:情况|措施)?"
)
_DENIED = re.compile(
    r"(?:(?:暂时?)?(?:没有|不存在|未|无|尚无)(?:发现|存在|出现|发生|查出)?|零)(?:有|任何|明显|突出|重大|较大|其他|上述|存在|主要|的)*"
    r"(?:需要?(?:改进|整改|解决)的)?(?:(?:政府信息|政务|信息)公开(?:工作)?(?:方面|中|上)?(?:存在)?的?)?(?:工作中(?:存在)?的?)?"
    r"(?:问题|不足|困难|短板|薄弱环节)(?:[和及与或、](?:问题|不足|困难|短板))*(?!的?(?:整改|解决))"
)
"""Words that there is no problem; 不存在泄密问题 denies one kind only."""
_SAYS_NO = re.compile(r"无|没有|不存在")
_TOO_SHORT = 10

_PROCESSING_FEE = re.compile(r"处理费|(?:收取|收到|产生|缴纳|减免)[^。；\n]{0,10}费|收费|费用")

_YEARS_AND_LISTS = re.compile(
    r"\d{4}年(?:度)?(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月(?:\d{1,2}日)?|第?[(（]?\d{1,2}[)）、.．](?!\d)"
    r"|第[\d一二三四五六七八九十百]{1,6}[条款项届次个章]"
)
_NUMBER = re.compile(
    r"\d[\d,.]*|[零〇一二三四五六七八九十百千万两]{1,9}(?:余|多)?(?=[件条宗份起项篇期场人名处块家张册万％%])"
    r"|[零〇二三四五六七八九十百千两]{1,9}(?:余|多)?次"
)
_FEWEST_NUMBERS = 3
_NONE = re.compile(
    r"(?:未|没有|无|零)(?:收到|接到|收取|发生|受理|产生|出现|制定|制发|被|因)?[^，。；、\n]{0,24}?"
    r"(?:申请|复议|诉讼|费|追究|问责|规范性文件|结转|许可|处罚|强制|投诉|举报)"
    r"|(?:数量|情况|件数)[:：]\s*无(?=[。；，、\s]|$)"
)
"""What is told not to have been: as good as a 0."""
_FRAME = re.compile(
    r"(?:存在|主要|的)*问题(?:及|和|与)?(?:其)?(?:改进|整改)|(?:发现|解决|整改)问题|问题导向"
)
"""Words with 问题 in them that name none."""


@rule(
    "C01",
    ERROR,
    source=_LAW,
    help=(
        "第五部分只写“无”或“不存在问题”，审核的人可能要求补写。"
        "请写一两个真实的问题，每个问题跟着写怎样改进。"
    ),
)
def check_problems(context: Context) -> Iterator[Fault]:
    """Section five names a problem; an empty one is told by S01."""
    text = context.section_text(_PROBLEMS.section)
    if not text:
        return
    span = Span(_PROBLEMS, 0, len(text))
    title = context.form.section(_PROBLEMS.section).title.text
    if _says_nothing(text):
        message = f"“{title}”只写了“{quote(text)}”；这一部分必须写真实存在的问题和怎样改进。"
        yield Fault(message, span)
    elif denied := _denial(text):
        message = f"“{title}”写的是“{denied[0]}”，没有写问题；请写真实存在的问题和怎样改进。"
        yield Fault(message, Span(_PROBLEMS, *denied.span()), severity=WARNING)
    elif (length := spoken_length(text)) < _TOO_SHORT:
        message = f"“{title}”只有{length}个字，太简单；请写清问题，每个问题跟着写怎样改进。"
        yield Fault(message, span, severity=WARNING)


@rule(
    "C02",
    WARNING,
    source=_LAW,
    help=(
        "审核的人两样都要看到：存在什么问题，怎样改进。常见的是只写打算、不写问题，"
        "或只写问题、不写怎么改。"
    ),
)
def check_problems_and_improvements(context: Context) -> Iterator[Fault]:
    """Section five has both problems and improvements."""
    text = translated(context.section_text(_PROBLEMS.section), SIMPLIFIED)
    if _says_nothing(text) or _denial(text) or spoken_length(text) < _TOO_SHORT:
        return
    missing = []
    if not names_problem(text):
        missing.append("存在什么问题")
    if not tells_improvement(text):
        missing.append("怎样改进")
    if missing:
        title = context.form.section(_PROBLEMS.section).title.text
        message = f"“{title}”里看不出{'，也看不出'.join(missing)}；问题和改进都要写。"
        yield Fault(message, _PROBLEMS.section)


@rule(
    "C04",
    WARNING,
    source="国办函〔2020〕109号；统一格式第六部分",
    help=(
        "审核的人会找信息处理费的收取情况，没有收取也要写，只写“无”的有的县会退回补写。"
        "按 Ctrl+E 可以填入备好的一句话。"
    ),
)
def check_processing_fee(context: Context) -> Iterator[Fault]:
    """Section six states what was collected for processing requests, be it nothing."""
    text = context.section_text(_OTHER_MATTERS.section)
    if text and not _PROCESSING_FEE.search(translated(text, SIMPLIFIED)):
        title = context.form.section(_OTHER_MATTERS.section).title.text
        short = f"只写了“{quote(text)}”，" if len(text) <= _TOO_SHORT else ""
        yield Fault(
            f"“{title}”{short}没有写明信息处理费的收取情况；没有收取也要写一句，"
            "按 Ctrl+E 可填入备好的一句话。",
            Span(_OTHER_MATTERS, 0, len(text)) if short else _OTHER_MATTERS.section,
        )


@rule(
    "C11",
    WARNING,
    source="本程序的经验规则",
    help=(
        "第一部分看不到几个数字，也没有写明哪些没有发生，审核的人可能当作套话。"
        "请写公开了多少条、收到多少件、培训了几次；没有的写明没有，"
        "也算。"
    ),
)
def check_boilerplate(context: Context) -> Iterator[Fault]:
    """Section one holds numbers; years and dates are none, what is told not to have been is one."""
    section = overview_section(context.form)
    text = context.overview_text
    if not text:
        return
    plain = masked(narrow(text))
    lines = plain.split("\n")
    numbers = _count(_NUMBER, (_YEARS_AND_LISTS.sub("", line) for line in lines))
    if numbers + _count(_NONE, lines) < _FEWEST_NUMBERS:
        yield Fault(
            f"“{section.title.text}”里{f'只有{numbers}个' if numbers else '没有'}数字，像是套话；"
            "请写明公开了多少条、收到多少件、开展了几次。",
            section.key,
        )


@rule(
    "C15",
    INFO,
    source="本程序的经验规则；统一格式第五部分",
    help=(
        "审核的人会一个问题找一条改进，改进比问题少就会问。可以在每个问题后面跟着写，"
        "也可以分开逐条写；一条管几个问题的，说明它管哪几个。"
    ),
)
def check_one_improvement_each(context: Context) -> Iterator[Fault]:
    """Where section five lists its problems, it lists no fewer improvements."""
    text = context.section_text(_PROBLEMS.section)
    counted = problems_and_improvements(text)
    if counted and 0 < counted[1] < counted[0]:
        title = context.form.section(_PROBLEMS.section).title.text
        yield Fault(
            f"“{title}”列了{counted[0]}个问题，改进只有{counted[1]}条；"
            "请看是不是每个问题都写了怎样改进。",
            Span(_PROBLEMS, 0, len(text)),
        )


def _count(pattern: re.Pattern[str], lines: Iterable[str]) -> int:
    """How often a pattern matches; no more are counted, nor lines looked at, than are enough."""
    matches = (match for line in lines for match in pattern.finditer(line))
    return sum(1 for _ in islice(matches, _FEWEST_NUMBERS))


def _denial(text: str) -> re.Match[str] | None:
    """The words that there is no problem, where section five names none besides."""
    denied = _DENIED.search(text)
    if denied and not late(PROBLEM).search(_FRAME.sub("", _DENIED.sub("", text))):
        return denied
    return None


def _says_nothing(text: str) -> bool:
    plain = re.sub(r"[\W_]+", "", text)
    return not plain or bool(_SAYS_NO.search(plain) and _NOTHING.fullmatch(plain))


RULES = (
    check_problems,
    check_problems_and_improvements,
    check_processing_fee,
    check_boilerplate,
    check_one_improvement_each,
)
