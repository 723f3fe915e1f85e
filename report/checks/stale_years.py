"""Another year in a sentence about this year's work: a sentence of an older report.

Most other years in a report are lawful: laws and documents have their dates, figures are
compared, plans look ahead. So a year is only told where nothing around it explains it.
"""

import re
from collections.abc import Iterator

from report.checks.context import CheckedText, Context
from report.checks.rule import WARNING, each_text, rule
from report.checks.seeking import Remark
from report.claims.numerals import read_chinese
from report.claims.word_classes import spelled_out
from report.field import PREFACE, FieldRef
from report.words.sentences import Stretch, sentences, unquoted

_PROBLEMS = FieldRef("problems")
_YEAR = re.compile(r"(?<!\d)(?:(20\d\d)|(二[〇○零]二[〇○零一二三四五六七八九]))\s?年")
_AROUND = 300
"""Characters of a sentence, before and behind a year, that may explain it."""
_REACH = 5
"""Years before the one reported that a stale sentence may come from."""

_COMPARES = re.compile(
    r"相比|相较|同比|持平|较上|比上|上年|去年|上一年|往年|历年|历次|以来|五年|换届|十[三四五]五"
    r"|任期|遗留|延续"
)
_GROWS = re.compile(r"增长|增加|减少|下降|上升|提高|降低|提升|多了|少了|较|比")
_PERIOD = re.compile(r"(?:统计|数据|报告|列举|填报)[^，。；\d]{0,10}?(?:期限|时限|区间|时间)")
_AHEAD = re.compile(r"下一步|下步|明年|次年|来年|今后|计划|打算|力争|拟|规划|目标|将|继续|届时")
_PUBLISHED = re.compile(r"公布|发布|报送|编制|公开|印发|上报")

_WHOLE_YEAR = re.compile(r"1月1日[^，。；]{0,3}?[-—–－~～至到]")
_BEFORE = re.compile(r"(?:自|从|较|比|与|同|和|(?<!截)[至到]|[-—–－~～])\s*$")
_UNTIL = re.compile(r"截[至止到]+\s*$")
_RANGE = re.compile(r"\s*[-—–－~～至到]+\s*(?:20)?\d\d")
_SINCE = re.compile(r"[^，。；\n]{0,8}(?:以来|至今|起(?![至到草止])|开始|底?[以之]?前(?!.{0,2}列))")
_OLD_DOCUMENT = re.compile(
    r"度?[^，。；\n]{0,14}?(?:决算|预算|审计|年报|报告|总结|考核结果|要点|方案|计划|规划|目标|办法|意见|通知"
    r"|条例|规定|文件|版|修订|修正|施行|实施|印发|出台|颁布|制定|成立|设立|组建|建成|启用|开通|挂牌|换届"
    r"|普查|结转|转入|申请的|受理的|汛期|年底)"
)
_OWN_OUTPUT = re.compile(
    r"度?(?:[，,]|共|累计|新)*(?:印发|出台|制定|制发|发出|发布|公开|收到|办理|受理|办结|作出)"
    r"[^，。；的\u3000]{0,16}?[\d零一二两三四五六七八九十百千]+[件份条篇次项个起宗]"
)
"""So much was made or done in that year: nobody but its own report says so without more."""
_DENIES = re.compile(r"度?[，,]?(?:我[镇乡局]|全年|共)?(?:未|没有)(?:收|发|产生|受理|制|出台|接到)")
_CARRIED = re.compile(spelled_out("<left over>"))
_REVIEWED = re.compile(
    r"(?:年度?[、和及至]\S{0,9}?)*度?[^，。；]{0,6}(?:发布|公开|印发|制发|制定|形成|产生|登记)(?:以来)?的"
    r"[^。；]{0,30}(?:抽查|清理|清查|排查|复查|核查|检查|梳理|评估|整理|归档|移交|回头看)"
)
"""What older years left is gone through this year."""
_EVENT_NEXT = re.compile(
    r"[，,]?[^，。；\n]{0,16}(?:施行|换届|修订|机构改革|撤乡|撤镇|划归|成立|普查|合并)"
)
_SELF_WORK = re.compile(r"度?[，,]?\s*(?:我|本|全)(?:[镇乡局办处委县市区]|街道|单位|机关)")


@rule(
    "D02",
    WARNING,
    source="县级审核的惯例",
    help=(
        "写今年工作的句子里出现了别的年份，多半是抄上年的报告没有改。"
        "与上年比较、文件名称、规划和法规的年份不受影响；确实说的是往年的，可以注明原因。"
    ),
)
@each_text(headings=False)
def check_stale_years(context: Context, text: CheckedText) -> Iterator[Remark]:
    """A sentence about this year's work names this year."""
    reported = context.report.year
    for sentence in sentences(unquoted(text.narrow)):
        if "年" not in sentence.text:
            continue
        period = _PERIOD.search(sentence.text)
        for match in _YEAR.finditer(sentence.text, 0, period.start() if period else 1 << 30):
            year = _value(match)
            if year != reported and _is_stale(sentence, match, year, reported, text.ref):
                start = sentence.start + match.start()
                yield Remark(
                    start,
                    start + len(match[0]),
                    f"这句话写的是{year}年，本报告是{reported}年的；"
                    "如果说的是今年的工作，请把年份改过来。",
                )


def _is_stale(
    sentence: Stretch, match: re.Match[str], year: int, reported: int, field: FieldRef | None
) -> bool:
    start, end = match.span()
    text = sentence.text[max(0, start - _AROUND) : end + _AROUND]
    before, after = sentence.text[max(0, start - 6) : start], sentence.text[end : end + _AROUND]
    if year > reported:
        return not _looks_ahead(text, year - reported, field)
    if reported - year > _REACH:
        return False
    if _WHOLE_YEAR.match(after):
        return True
    if _BEFORE.search(before) or _RANGE.match(after) or _SINCE.match(after):
        return False
    if _UNTIL.search(before):
        return not _names(text, reported)
    if _DENIES.match(after) and not _GROWS.search(_CARRIED.sub("", after)):
        return not _names(text, reported)
    if _OWN_OUTPUT.match(after) and not _names(text, reported):
        return True
    if _COMPARES.search(text) or (_GROWS.search(text) and _names(text, reported)):
        return False
    if _REVIEWED.match("年" + after) or _REVIEWED.match(after):
        return False
    if _SELF_WORK.match(after):
        return not _EVENT_NEXT.match(after)
    if field == PREFACE:
        return not re.match(
            r"度?[^，。；\n]{0,14}?(?:修订|修正|施行|印发|颁布|通知|文件|要点)", after
        )
    return not (_OLD_DOCUMENT.match(after) or _EVENT_NEXT.match(after))


def _looks_ahead(text: str, years: int, field: FieldRef | None) -> bool:
    if years == 1 and (field == _PROBLEMS or (field == PREFACE and _PUBLISHED.search(text))):
        return True
    return bool(_AHEAD.search(text))


def _names(text: str, reported: int) -> bool:
    return f"{reported}年" in text or "今年" in text or "本年" in text


def _value(match: re.Match[str]) -> int:
    return int(match[1] or read_chinese(match[2].replace("○", "〇")) or 0)


RULES = (check_stale_years,)
