"""D01, D04, D07, D08: the period counted, document numbers, the old law."""

import re
from collections.abc import Iterator

from report.checks.rule import Context, Rule
from report.checks.text_rules import Remark, quote, text_rule
from report.finding import Severity
from report.words.fields import Field
from report.words.sentences import Piece, masked, narrow, sentences, unquoted

_PERIOD = re.compile(
    r"(?:统计|数据|报告|列举|填报|报送)[^，。；\d]{0,10}?(?:期限|时限|区间|起止|时间段|时间范围|截止时间)"
    r"[^，。；\d]{0,12}|统计(?:数据)?(?:的)?时间(?:为|是|自|从|[：:])?"
    r"|(?:数据|统计)[^，。；\d]{0,4}(?:自|从)(?=\d{4}年\s*\d{1,2}月)"
)
"""The words after which a 统计期限 is given."""
_DATES = re.compile(
    r"\d(?:[\d年月日度号时止起至到自从的同当全整零\s.．/／\-—–－~～]|[，,](?=[至到]))*(?<=[\d年月日止])"
)
_WHOLE_YEAR = (
    r"{year}年?(?:度|全年|全年度)?",
    r"{year}年0?1月(?:0?1日)?(?:0时)?起?(?:至|到|[-—–－~～]+)(?:{year}年|同年|当年)?12月(?:31日)?(?:24时)?止?",
    r"{year}年1[-—–－~～至到]+12月",
    r"{year}[-./]0?1[-./]0?1(?:至|到|[-—–－~～]+)(?:{year}[-./])?12[-./]31",
    r"{year}年0?12月31日(?:24时)?止?",
)
_NOT_OF_A_RANGE = re.compile(r"[\s的自从，,]")

_UNTIL_NOW = re.compile(
    r"截[至止]到?目前|到目前为止|截[至止]今日|截[至止]发稿|"
    r"目前(?=[，,]?[^，。；\n]{0,18}(?:共|累计|已)[^，。；\n]{0,14}\d)"
)
_DATE_GIVEN = re.compile(r"[（(]\d{4}年")

_NUMBERS = (
    (re.compile(r"〔\d+号|〔\d{4}[^〕\d\s][^〕\n]{0,6}号"), "缺了半边六角括号"),
    (re.compile(r"[\[【（(［]\d{4}[\]】）)］]\s*第?\d+\s*号"), "年份应当用六角括号〔〕"),
    (re.compile(r"〔\d{4}〕\s*第\s*\d+\s*号"), "序号前面不加“第”字"),
    (re.compile(r"〔\d{4}〕\s*0\d+\s*号"), "序号前面不加0"),
    (re.compile(r"〔(?:\d{1,3}|\d{5,})〕\s*第?\d+\s*号"), "年份要写四位数"),
    (re.compile(r"〔\d{4}〕\s*\d+(?![\d\s]*[号、，,和及至—\-~]|\d)"), "少了“号”字"),
    (re.compile(r"(?<!务院)(?<!务)国令第?\d+号?"), "国务院令要写全"),
    (re.compile(r"国务院令\d+号"), "少了“第”字"),
    (re.compile(r"国务院令第\d+(?![\d\s]*号|\d)"), "少了“号”字"),
)

_OLD_CONTENTS = re.compile(r"第(?:三十二|32)条")
_ABOUT_REPORTS = re.compile(r"年度报告|年报|编制|本报告")
_ABOUT_THIRD_PARTIES = re.compile(r"第三方|征求|意见")
_OLD_LIMIT = re.compile(r"(?:15|十五)个?工作日")
_ABOUT_ANSWERS = re.compile(r"答复|回复|办结|办理|申请")
_OTHER_LIMITS = re.compile(
    r"第三方|征求|意见|共同制作|补正|公示|整改|投诉|信访|反馈|许可|审批|清单"
)
_OLD_PART = re.compile(r"(?:政府信息公开)?(?:的)?收费(?:情况)?[及和与、]减免(?:的)?(?:情况)?")


@text_rule("D01", headings=False)
def check_period(context: Context, field: Field) -> Iterator[Remark]:
    """D01: a 统计期限 that is given is the whole year reported."""
    year = context.report.year
    lawful = re.compile("|".join(_WHOLE_YEAR).replace("{year}", str(year)))
    text = narrow(field.text)
    for match in _PERIOD.finditer(text):
        dates = _DATES.match(text, match.end())
        if dates and not lawful.fullmatch(_NOT_OF_A_RANGE.sub("", dates[0])):
            yield Remark(
                dates.start(),
                dates.end(),
                f"统计期限写的是“{field.text[dates.start() : dates.end()].strip()}”，"
                f"应为{year}年1月1日至{year}年12月31日，请改正。",
            )


@text_rule("D04", Severity.INFO)
def check_until_now(context: Context, field: Field) -> Iterator[Remark]:
    """D04: 截至目前 where the figures need the day on which the year ends."""
    for match in _UNTIL_NOW.finditer(unquoted(field.text)):
        if not _DATE_GIVEN.match(field.text, match.end()):
            yield Remark(
                match.start(),
                match.end(),
                f"“{match[0]}”没有说明是哪一天；年报的数字统计到年底，"
                f"建议写“截至{context.report.year}年12月31日”。",
            )


@text_rule("D07")
def check_document_numbers(_: Context, field: Field) -> Iterator[Remark]:
    """D07: document numbers are written 〔2021〕30号, decrees 国务院令第711号."""
    text = narrow(field.text)
    taken: set[int] = set()
    for pattern, fault in _NUMBERS:
        for match in pattern.finditer(text):
            if taken.isdisjoint(range(match.start(), match.end())):
                taken.update(range(match.start(), match.end()))
                right = "国务院令第711号" if "令" in match[0] else "〔2021〕30号"
                yield Remark(
                    match.start(),
                    match.end(),
                    f"文号“{field.text[match.start() : match.end()]}”{fault}，"
                    f"写法如“{right}”，请改正。",
                )


@text_rule("D08")
def check_old_law(_: Context, field: Field) -> Iterator[Remark]:
    """D08: no wording of the 条例 as it was before 2019."""
    for sentence in sentences(masked(field.text)):
        yield from _old_words(sentence)


def _old_words(sentence: Piece) -> Iterator[Remark]:
    text = sentence.text
    found: list[tuple[re.Match[str], str]] = []
    if _ABOUT_REPORTS.search(text) and not _ABOUT_THIRD_PARTIES.search(text):
        found += [
            (match, "是2019年以前的条款，现在年报依据第五十条编制")
            for match in _OLD_CONTENTS.finditer(text)
        ]
    if _ABOUT_ANSWERS.search(text) and not _OTHER_LIMITS.search(text):
        found += [
            (match, "是2019年以前的答复期限，现在是20个工作日")
            for match in _OLD_LIMIT.finditer(text)
        ]
    found += [
        (match, "是2019年以前的栏目，现在写信息处理费的收取情况")
        for match in _OLD_PART.finditer(text)
    ]
    for match, fault in found:
        start = sentence.start + match.start()
        yield Remark(
            start, start + len(match[0]), f"“{quote(match[0])}”{fault}，请按现行《条例》改写。"
        )


RULES: tuple[Rule, ...] = (
    Rule(
        "D01",
        Severity.WARNING,
        "《条例》第五十条；统一格式",
        "写明统计期限的，应为报告年份的1月1日至12月31日。"
        "年份没有改、少写一天、数字粘在一起的，都会被退回。",
        check_period,
    ),
    Rule(
        "D04",
        Severity.INFO,
        "县级审核的惯例",
        "年报的数字统计到12月31日，“截至目前”说不清是哪一天。"
        "建议写明日期；不是数字的地方可以不改。",
        check_until_now,
    ),
    Rule(
        "D07",
        Severity.WARNING,
        "《党政机关公文格式》（GB/T 9704）",
        "文号由机关代字、六角括号里的四位年份和序号组成，如〔2021〕30号；国务院令写“国务院令第711号”。"
        "括号不全、用了别的括号，多半是粘贴时出的错。",
        check_document_numbers,
    ),
    Rule(
        "D08",
        Severity.WARNING,
        "2019年修订的《条例》第三十三条、第四十九条、第五十条",
        "《条例》2019年修订过：答复期限是20个工作日，年报依据第五十条编制，不再单列收费和减免一栏。"
        "出现旧的说法，说明抄了多年前的报告。",
        check_old_law,
    ),
)
