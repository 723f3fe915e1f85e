"""Another year in a sentence about this year's work: a sentence of an older report.

Most other years in a report are lawful: laws, documents and signatures have their dates, figures
are compared, plans look ahead, what older years left is dealt with. So a year is only told where
the words behind it say that work was done in it, and nothing around it explains it.
"""

import re
from collections.abc import Iterator

from nianbao.report.checks.context import CheckedText, Context
from nianbao.report.checks.rule import WARNING, each_text, rule
from nianbao.report.checks.seeking import Remark
from nianbao.report.claims.numerals import read_chinese
from nianbao.report.claims.word_classes import spelled_out
from nianbao.report.field import PREFACE, FieldRef
from nianbao.report.office_kinds import office_without_tail
from nianbao.report.text import late
from nianbao.report.words.sentences import HAN, Stretch, blanked, divided

_PROBLEMS = FieldRef("problems")
_YEAR = re.compile(r"(?<!\d)(?:(20\d\d)|(二[〇○零]二[〇○零一二三四五六七八九]))\s?年")
_AROUND = 300
"""Characters of a sentence, before and behind a year, that may explain it."""
_REACH = 5
"""Years before the one reported that a stale sentence may come from."""

_DATE = (
    r"(?:20\d\d|二[〇○零]二[〇○零一二三四五六七八九])\s?年\s?[\d一二三四五六七八九十]{1,3}\s?月"
    r"(?:\s?[\d一二三四五六七八九十]{1,3}\s?[日号])?"
)
_DATE_LINE = re.compile(
    rf"(?:^|(?<=[。！；\n]))[^\S\n]*[（(]?(?:(?:[{HAN}]{{2,30}}(?:政府|办事处|办公室|党政办|委员会|局|中心)"
    rf"|发布|公布|成文|印发|报告|填报|编制|制表|日期|时间)[：:，,\s]*){{0,3}}{_DATE}"
    rf"\s*(?:印发|发布|公布|编制|制)?[)）]?\s*。?\s*(?=\n|$)"
)
"""The day of signing, publishing or printing: a line of its own, or the end of one."""

_COMPARES = re.compile(
    r"相比|相较|同比|环比|持平|较上|比上|上年|去年|上一年|往年|历年|历次|以来|(?:近|前|过去|这|第)[一二三五几两]年|[三五]年(?:来|内|规划|计划|行动)|换届|十[三四五]五"
    r"|任期|遗留|延续|存量|历史"
)
_PERIOD = re.compile(r"(?:统计|数据|报告|列举|填报)[^，。；\d]{0,10}?(?:期限|时限|区间|时间)")
_AHEAD = re.compile(
    r"预计|预期|下一步|下步|明年|次年|来年|今后|计划|打算|力争|拟|规划|目标|将|继续|届时|结转|转结|转[至到入]|顺延|延期"
    r"|延[至到]|跨年|移至|推[迟后]|另有|其余|余下|剩余|尚|仍|未|正在"
)
_PUBLISHED = re.compile(r"公布|发布|报送|编制|公开|印发|上报|答复|办结")

_WHOLE_YEAR = re.compile(r"1月1日[^，。；]{0,3}?[-—–－~～至到]")
_BEFORE = re.compile(
    r"(?:自|从|较|比|与|同|和|及|、|(?<!截)[至到]|[-—–－~～]|对|针对|根据|依据|按照|对照|落实|结合|围绕|归档|整改"
    r"|清理|整理|移交|补录|存档|梳理|更新|修订|包括|包含|涉及|为|是|有|系|属|获|获评|荣获|评为|列入|纳入)\s*$"
)
_UNTIL = re.compile(r"截[至止到]+\s*$")
_RANGE = re.compile(r"\s*度?\s*[-—–－~～至到]+\s*(?:20)?\d\d|\s*、\s*(?:20)?\d\d")
_SINCE = re.compile(r"[^，。；\n]{0,8}(?:以来|至今|起(?![至到草止])|开始|底?[以之]?前(?!.{0,2}列))")
_OLD_DOCUMENT = re.compile(
    r"度?[^，。；\n]{0,40}?(?:决算|预算|审计|年报|年度报告|总结|卷宗|档案|归档)"
    r"|度?[^，。；\n]{0,14}?(?:报告|要点|方案|计划|规划|目标|办法|意见|通知"
    r"|条例|规定|文件|版|修订|修正|施行|实施|印发|出台|颁布|制定|成立|设立|组建|建成|启用|开通|挂牌|换届"
    r"|普查|结转|转入|申请的|受理的|汛期|年底)"
)
_EVALUATED = re.compile(
    rf"度?[{HAN}]{{0,12}}?(?:考核|考评|评估|测评|督查|检查|巡察|巡视|审计|评议|通报|抽查|排名|评比)"
    rf"[{HAN}]{{0,8}}?(?:结果|通报|反馈|发现|指出|提出|问题|整改|意见|情况|得分|成绩|中)"
)
"""An evaluation of another year, whose outcome this year deals with."""
_OWN_OUTPUT = re.compile(
    r"度?(?:[，,]|共|累计|新)*(?:印发|出台|制定|制发|发出|发布|公开|收到|办理|受理|办结|作出)"
    r"[^，。；的\u3000]{0,16}?[\d零一二两三四五六七八九十百千]+[件份条篇次项个起宗]"
)
"""So much was made or done in that year: nobody but its own report says so without more."""
_DENIES = re.compile(r"度?[，,]?(?:我[镇乡局]|全年|共)?(?:未|没有)(?:收|发|产生|受理|制|出台|接到)")
_CARRIED = re.compile(spelled_out("<left over>"))
_LEFT_OVER = r"度?(?:的)?(?:也|均)?(?:未|没有|无)?(?:有)?(?:结转|转结|遗留)"
"""What another year left to this one, or that it left nothing: 2023年未转结申请."""
_GROWS = re.compile(r"增长|增加|减少|下降|上升|提高|降低|提升|多了|少了|较|比")
_REVIEWED = re.compile(
    r"(?:年度?[、和及至]\S{0,9}?)*度?[^，。；]{0,6}(?:发布|公开|印发|制发|制定|形成|产生|登记)(?:以来)?的"
    r"[^。；]{0,30}(?:抽查|清理|清查|排查|复查|核查|检查|梳理|评估|整理|归档|移交|回头看)"
)
"""What older years left is gone through this year."""
_EVENT_NEXT = re.compile(
    r"[，,]?[^，。；\n]{0,16}(?:施行|换届|修订|机构改革|撤乡|撤镇|划归|成立|普查|合并)"
)
_OURS = r"(?:[我本](?:[镇乡局办处委县市区年]|街道|单位|机关)|全(?:[镇乡局年]|街道))"
_WON = re.compile(r"[，,]?[^，。；]{0,12}?(?:获[评得批]?|荣获|被评|被列|被确定|被授|入选)(?!取)")
"""A title or prize, which keeps its year."""
_SELF_WORK = re.compile(rf"(?:度|里)?[，,]?\s*{_OURS}")
_OF_THAT_YEAR = re.compile(rf"度?(?!{_OURS})[{HAN}]{{1,10}}?的(?!是)")
"""Words that make the year belong to a thing: 2023年公开的目录."""
_WORK = re.compile(
    rf"(?:度|里)?[，,]?\s*(?:{_OURS}|[镇乡]?政府|[镇乡街]里|[镇乡]?党委|[镇乡]?党政办|办事处|县?政府(?:门户)?网站"
    r"|因政府信息|因信息公开|依申请|主要(?!领导|负责)|纳入|安排|配备|发放|张贴|印制|受到|新增"
    r"|共|累计|以(?![来前后])|主动|及时|认真|积极|严格|持续|进一步|深入|扎实|切实|不断|通过|依托|按照|围绕|坚持|聚焦"
    r"|新[收增制建]|收到|受理|办[结理]|答复|制[发定]|印发|发布|公开|公示|开展|召开|组织|举办|更新|作出|发出|收取|设立"
    r"|建立|完善|加强|强化|调整|编制|推送|回应|解读|清理|培训|未|没有|无(?=行政|申请|上年|结转|责任|其他|因|收费|投诉)|政府信息公开工作|政务公开工作|在)"
)
"""How a statement about a year's own work goes on behind the year."""
_STARTS = re.compile(
    r"(?:^|[，。；：、,;:）)\s\u3000])(?:在|于|现将|到|截[至止]|[我本][镇乡局]|我街道)?\s*$"
)
_DONE_IN = re.compile(r"(?:^|[，。；、已]|[我本][镇乡局]|街道)(?:已|已经)?(?:于|在)\s*$")
_DONE = re.compile(r"\s?\d{1,2}月[^，。；]{0,12}?(?:完成|召开|开展|举办|组织|印发|更新|调整)")
_EARLY = re.compile(r"\s?[一二三1-3]月")
"""The months in which the report for the year before is written."""
_AT_START = re.compile(r"度?[，,]?\s*")
_MADE = re.compile(r"(?:编制(?:了|完成)?|现将(?:我[镇乡局])?)\s*$")
_REPORT_OF = re.compile(r"度?(?:政府信息公开|政务公开)?(?:工作)?(?:年度)?(?:报告|情况)")
_DOCUMENT_IN_FRONT = re.compile(
    r"度?[^，。；\n]{0,40}?(?:修订|修正|施行|印发|颁布|通过|公布|令|通知|文件|要点|发)"
)


_PLANNED = (
    r"(?P<next>(?:下一步|下步|今后|接下来|下一阶段)[，,]?(?:在)?)?"
    r"(?P<year>20\d\d)\s?年度?(?:里|中)?"
    r"(?:下一步(?:工作)?(?:打算|安排|计划|思路)?[：:，,]"
    r"|[，,]?(?P<whose>(?:[我本](?:[镇乡局办县区市]|街道|单位|机关)|我们|[\u4e00-\u9fff]{2,4}(?:镇|乡|街道))?)"
    r"(?:(?P<will>(?<!即)将|拟|打算|计划)(?!近|满|至|于|信息|政务|政府|政策|公开|各|所有|全部|重点(?:领域|工作|信息|项目|任务))"
    r"|要|需要?)?"
    r"(?P<does>从(?:以下|下列|如下|[一二三四五几\d]+个?)|在以下|进一步|继续|重点|着重|着力|不断|认真|努力|加强|加大|强化|做好|抓好|采取"
    r"|围绕|坚持|严格|持续|切实|深入|积极|大力|全力|针对|完善|健全|提[高升]|优化|丰富|充实|规范)?)"
)
"""How a plan is told: 2024年将从以下方面改进; 今后2024年，我镇要进一步…."""
_MADE_OF = (
    r"[^。；\n]{0,30}?(?:作为|纳入|列为|列入|放在|摆在|摆上|贯穿|当作|相结合|以来|要点|要求|部署)"
)
"""What makes of 将 no plan: 2024年将加强公开作为重点任务."""
_ONCE_SAID = r"(?:提出|明确|承诺|上一?年|去年|年初|年前|曾经?|原定|原计划)[^。；\n]{0,16}$"
"""Before a plan that was made for the year reported: 上年提出2024年将进一步加强解读."""
_WILL_IN = (
    r"(?:将|拟|计划|打算|争取|力争)[于在到]?(?P<year>20\d\d)\s?年(?!以来|以前|[^，。；]{0,12}的)"
)
"""A plan and the year it is for: 将在2024年改进."""
_DEALT_WITH = r"度?[，,]?(?:共|已|继续)*(?:办理|办结|答复|处理|回复)"
_CAME_LATE = (
    r"本年|今年|年内|当年|20\d\d年[^，。；]{0,12}(?:办结|收到|答复|办理)[^。]*20\d\d年"
    r"|1[12]月[^，。；]{0,12}(?:收到|受理|接到|提出)"
)
"""What explains that requests were dealt with in the year after: 年内办结3件，2025年办理1件."""
_CARRIED_INTO = (
    r"(?:结转|转结|顺延|转|延)(?:至|到|入)?(?P<year>20\d\d)\s?年度?(?:继续)?(?:办理|办结|答复|处理)"
)
_OF_THIS_YEAR = r"(?:新收|收到|受理|办结|答复)[^，。；]{0,14}[\d零一二三四五六七八九十]+[件份]"
_OF_ANOTHER = r"上一?年|去年|往年|年初|历年|以前"


@rule(
    "D02",
    WARNING,
    source="已公布的年报里见过的差错",
    help=(
        "写今年工作的句子里出现别的年份，审核的人会问是哪一年的数，"
        "可能是抄上年的报告没有改。比较、文件、法规、落款、规划和结转的年份不受影响；"
        "确实说往年的，写明理由。"
    ),
)
@each_text(headings=False)
def check_stale_years(context: Context, text: CheckedText) -> Iterator[Remark]:
    """A sentence about this year's work names this year."""
    reported = context.year
    if "年" not in text.text:
        return
    if text.ref == _PROBLEMS:
        yield from _planned_for(reported, text)
    for sentence in divided(blanked(_DATE_LINE, text.narrow_unquoted)):
        if "年" not in sentence.text:
            continue
        yield from _carried_into(reported, sentence)
        period = _PERIOD.search(sentence.text)
        for match in _YEAR.finditer(sentence.text, 0, period.start() if period else 1 << 30):
            year = _value(match)
            if year != reported and _is_stale(context, sentence, match, text.ref):
                start = sentence.start + match.start()
                yield Remark(
                    start,
                    start + len(match[0]),
                    f"这句话写的是{year}年，本报告是{reported}年的；"
                    "如果说的是今年的工作，请把年份改过来。",
                )


def _planned_for(reported: int, text: CheckedText) -> Iterator[Remark]:
    """Plans of section five that are dated in the very year reported, which is over."""
    for match in late(_WILL_IN).finditer(text.narrow_unquoted):
        before = text.narrow_unquoted[max(0, match.start() - _AROUND) : match.start()]
        if int(match["year"]) <= reported and not late(_ONCE_SAID).search(before):
            yield _plan_of(match, reported)
    for match in late(_PLANNED).finditer(text.narrow_unquoted):
        says_so = match["next"] or match["will"] or not (match["does"] or match["whose"])
        is_plan = bool(says_so and (match["does"] or "下一步" in match[0]))
        if int(match["year"]) != reported or not is_plan:
            continue
        before = text.narrow_unquoted[max(0, match.start() - _AROUND) : match.start()]
        if late(_MADE_OF).match(text.narrow_unquoted, match.end()) or late(_ONCE_SAID).search(
            before
        ):
            continue
        yield _plan_of(match, reported)


def _plan_of(match: re.Match[str], reported: int) -> Remark:
    """What is said of a plan for a year that is over."""
    year = int(match["year"])
    which = "正是本报告的这一年" if year == reported else f"本报告是{reported}年的"
    start = match.start("year")
    return Remark(
        start,
        start + len(f"{year}年"),
        f"这句话说的是打算，写的是{year}年，{which}；如果是下一年的打算，请把年份改过来。",
    )


def _carried_into(reported: int, sentence: Stretch) -> Iterator[Remark]:
    """What came this year and is carried into this very year: 收到5件，1件结转2024年办理."""
    for match in late(_CARRIED_INTO).finditer(sentence.text):
        before = sentence.text[: match.start()]
        old = late(_OF_ANOTHER).search(before) or any(
            _value(year) != reported for year in _YEAR.finditer(before)
        )
        if int(match["year"]) == reported and not old and late(_OF_THIS_YEAR).search(before):
            start = sentence.start + match.start("year")
            yield Remark(
                start,
                start + len(f"{reported}年"),
                f"这句话说的是结转，写的是{reported}年，正是本报告的这一年；"
                "如果是转到下一年办理，请把年份改过来。",
            )


def _is_stale(
    context: Context, sentence: Stretch, match: re.Match[str], field: FieldRef | None
) -> bool:
    year, reported = _value(match), context.year
    start, end = match.span()
    text = sentence.text[max(0, start - _AROUND) : end + _AROUND]
    before, after = sentence.text[max(0, start - 6) : start], sentence.text[end : end + _AROUND]
    own = _names_office(after, context.reporter)
    if year > reported:
        return _is_slip_ahead(text, before, after, year - reported, field, own=own)
    if reported - year > _REACH:
        return False
    if _WHOLE_YEAR.match(after):
        return not _BEFORE.search(before) or before.rstrip().endswith(("自", "从"))
    if (
        late(_LEFT_OVER).match(after)
        or _RANGE.match(after)
        or _SINCE.match(after)
        or _BEFORE.search(before)
    ):
        return False
    return _is_stale_statement(text, before, after, reported, field, own=own)


def _names_office(after: str, office: str) -> bool:
    """Whether a year is followed by the office's own name, in full or in short."""
    words = after[match.end() :] if (match := _AT_START.match(after)) else after
    short = office_without_tail(office)
    names = (short[at:] for at in range(max(len(short) - 1, 0)))
    return any(words.startswith(name) for name in names)


def _is_stale_statement(
    text: str, before: str, after: str, reported: int, field: FieldRef | None, *, own: bool
) -> bool:
    """Whether work is stated of a year before, and nothing around it explains the year."""
    names_this = _names(text, reported)
    if field == PREFACE and _MADE.search(before) and _REPORT_OF.match(after):
        return True
    if _UNTIL.search(before):
        return not names_this
    if _DENIES.match(after) and not _GROWS.search(_CARRIED.sub("", after)):
        return not names_this
    if _OWN_OUTPUT.match(after) and not names_this:
        return True
    if names_this or _COMPARES.search(text):
        return False
    if _REVIEWED.match("年" + after) or _REVIEWED.match(after) or _OF_THAT_YEAR.match(after):
        return False
    if _SELF_WORK.match(after) or own:
        return not (_EVENT_NEXT.match(after) or _WON.match(after))
    if field == PREFACE:
        announced = "如下" in text or "现将" in text or not _DOCUMENT_IN_FRONT.match(after)
        return announced and bool(_REPORT_OF.match(after))
    if _EVALUATED.match(after) or _OLD_DOCUMENT.match(after) or _EVENT_NEXT.match(after):
        return False
    if _DONE_IN.search(before) and _DONE.match(after):
        return True
    return bool(_STARTS.search(before) and _WORK.match(after))


def _is_slip_ahead(
    text: str, before: str, after: str, years: int, field: FieldRef | None, *, own: bool
) -> bool:
    """Whether a year to come can only be a slip: work is stated of it as done."""
    if _AHEAD.search(text) or _RANGE.match(after) or _BEFORE.search(before):
        return False
    if years == 1:
        if field == _PROBLEMS or _EARLY.match(after):
            return False
        if late(_DEALT_WITH).match(after) and late(_CAME_LATE).search(text):
            return False
        if field == PREFACE and _PUBLISHED.search(text):
            return False
    if _OLD_DOCUMENT.match(after) or _OF_THAT_YEAR.match(after):
        return False
    if own or _WHOLE_YEAR.match(after) or _SELF_WORK.match(after) or _OWN_OUTPUT.match(after):
        return True
    if _DONE_IN.search(before) and _DONE.match(after):
        return True
    return bool(_STARTS.search(before) and _WORK.match(after))


def _names(text: str, reported: int) -> bool:
    return f"{reported}年" in text or "今年" in text or "本年" in text


def _value(match: re.Match[str]) -> int:
    return int(match[1] or read_chinese(match[2].replace("○", "〇")) or 0)


RULES = (check_stale_years,)
