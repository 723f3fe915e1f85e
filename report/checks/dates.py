"""The period counted, document numbers, the old law."""

import re
from collections.abc import Iterator

from nianbao.report.checks.context import CheckedText, Context
from nianbao.report.checks.rule import INFO, WARNING, each_text, rule, seeking
from nianbao.report.checks.seeking import Remark, Sought, SoughtWords, Spot, View

_PERIOD = re.compile(
    r"(?:统计|数据|报告|列举|填报|报送)[^，。；\d]{0,10}?(?:期限|时限|区间|起止|时间段|时间范围|截止时间)"
    r"[^，。；\d]{0,12}|统计(?:数据)?(?:的)?时间(?:为|是|自|从|[：:])?"
    r"|报告期(?:间)?(?:为|是|自|从|[：:])"
    r"|(?:数据|统计)[^，。；\d]{0,4}(?:自|从)(?=\d{4}年\s*\d{1,2}月)"
)
"""The words after which a 统计期限 is given."""
_DATES = re.compile(
    r"\d(?:[\d年月日度号时分元止起至到自从的同当全整零为\s.．/／:：\-—–－~～]|[（(][含0零]\d?时?[）)]"
    r"|[，,](?=[至到]))*(?<=[\d年月日止时分）)])"
)
_OF_SENDING = re.compile("填报|报送|采集|公示|征集|整改")
_HOUR = re.compile(r"(?<=[日号])(?:[0零]{1,2}|24)(?:时|点|[:：][0零]{2})(?:[0零]{1,2}分|整)?")
_FROM_ONE_TO_ANOTHER = re.compile(r"(?<=[\d年月日号起])(?:至|到|[-—–－~～]+)(?=\d)")
_UNREADABLE = re.compile(r"\d{5,}(?=[年月日])|(?<!\d)\d{6,}(?!\d)")
_WHOLE_YEAR = (
    r"{year}年?(?:度|全年|全年度)?",
    r"{year}年0?1月(?:0?1[日号])?起?(?:至|到|[-—–－~～]+)(?:{year}年|同年|当年)?12月(?:31[日号])?为?止?",
    r"{year}年0?1[-—–－~～至到]+12月",
    r"{year}[-./]0?1[-./]0?1(?:至|到|[-—–－~～]+)(?:{year}[-./])?12[-./]31",
    r"{year}年0?12月31[日号]为?止?",
    r"{year}[-./]12[-./]31",
)
_NOT_OF_A_RANGE = re.compile(r"[\s的自从，,]|[（(][^）)]*[）)]")

_DATE_GIVEN = re.compile(r"[（(]\d{4}年")
_ABOUT_REPORTS = re.compile(r"年度报告|年报|编制|本报告")
_ABOUT_THIRD_PARTIES = re.compile(r"第三方|征求|意见")
_ABOUT_ANSWERS = re.compile(r"答复|回复|办结|办理|申请")
_OTHER_LIMITS = re.compile(
    r"第三方|征求|意见|共同制作|补正|公示|整改|投诉|信访|反馈|许可|审批|清单"
)
_OWN_PACE = re.compile(
    "(?:20|二十)个?工作日|平均|控制在|压缩|缩短|提速|提前|力争|争取|初稿|初审|承诺|实际|其余|其[他它]"
    "|预警|提醒|催[办促]|督办|约谈|会审|会商|仍?未[能予]?(?:答复|办结|形成)|第\\s*(?:15|十五)个"
    "|[\\d一二三四五六七八九十]\\s*[件宗份起]"
)
"""An office may be quicker than the law asks."""


@rule(
    "D01",
    WARNING,
    source="统一格式",
    help=(
        "审核的人先看统计期限的年份改了没有、少没少一天：应为报告年份的1月1日至12月31日。"
        "数字粘在一起的，请照原件改好。"
    ),
)
@each_text(headings=False)
def check_period(context: Context, text: CheckedText) -> Iterator[Remark]:
    """A 统计期限 that is given is the whole year reported."""
    year = context.year
    lawful = re.compile("|".join(_WHOLE_YEAR).replace("{year}", str(year)))
    words = text.narrow
    for match in _PERIOD.finditer(words):
        dates = None if _OF_SENDING.search(match[0]) else _DATES.match(words, match.end())
        plain = _HOUR.sub("", _NOT_OF_A_RANGE.sub("", dates[0])) if dates else ""
        plain = plain.replace("元月", "1月")
        if not dates or lawful.fullmatch(plain) or not _is_a_period(plain, year):
            continue
        said = text.text[dates.start() : dates.end()].strip()
        right = f"应为{year}年1月1日至{year}年12月31日，请改正。"
        if _UNREADABLE.search(plain):
            fact = f"统计期限里的“{said}”数字粘在一起，读不出是哪一天；{right}"
        else:
            fact = f"统计期限写的是“{said}”，{right}"
        yield Remark(dates.start(), dates.end(), fact)


def _is_a_period(plain: str, year: int) -> bool:
    """Whether dates say from when to when, or which year; a day alone may be of something else."""
    ends = plain.startswith(str(year)) or not re.match(r"20\d\d年12月31[日号]?止?$", plain)
    only_year = re.fullmatch(r"20\d\d年(?:度|全年)?", plain)
    return bool(_FROM_ONE_TO_ANOTHER.search(plain) or only_year or not ends)


def _gives_a_date(spot: Spot) -> bool:
    return bool(_DATE_GIVEN.match(spot.text.text, spot.match.end()))


def _wrong_number(pattern: str, fault: str, marks: tuple[str, ...], *leaves: str) -> Sought:
    def says(spot: Spot) -> str:
        right = "国务院令第711号" if "令" in spot.words else "〔2021〕30号"
        return f"文号“{spot.words}”{fault}，写法如“{right}”，请照原件改正。"

    return Sought(re.compile(pattern), says, marks=marks, leaves=leaves)


def _is_no_report(spot: Spot) -> bool:
    sentence = spot.stretch.text
    about = _ABOUT_REPORTS.search(sentence) and not _ABOUT_THIRD_PARTIES.search(sentence)
    return not about


def _is_no_answer(spot: Spot) -> bool:
    sentence = spot.stretch.text
    other = _OTHER_LIMITS.search(sentence) or _OWN_PACE.search(sentence)
    return not _ABOUT_ANSWERS.search(sentence) or bool(other)


_NUMBERS = (
    _wrong_number(
        r"〔\d+号|〔\d{4}[^〕\d\s][^〕\n]{0,6}号|(?<![〔\d])(?:19|20)\d\d〕\s*\d+\s*号",
        "缺了半边六角括号",
        ("根据国办公开办函«〔202130号»编制。", "根据国办公开办函«2021〕30号»编制。"),
        "按照柳政〔 2024 〕 3 号文件公开。",
    ),
    _wrong_number(
        r"[﹝❲\[【(（［]\d{4}[﹞❳\]】)）］]\s*第?\d+\s*号",
        "年份应当用六角括号〔〕",
        (
            "按照豫政办«[2021]12号»文件要求。",
            "落实商政办«（2023）18号»。",
            "根据国办公开办函«﹝2021﹞30号»编制。",
        ),
        "案号（2023）豫1421行初3号，已开庭。",
        "在（2024）年度公开，编号[12]号栏。",
    ),
    _wrong_number(
        r"〔\d{4}〕\s*第\s*\d+\s*号",
        "序号前面不加“第”字",
        ("按照民政«〔2024〕第5号»文件要求。",),
    ),
    _wrong_number(r"〔\d{4}〕\s*0\d+\s*号", "序号前面不加0", ("见柳政«〔2024〕03号»。",)),
    _wrong_number(
        r"〔(?:\d{1,3}|\d{5,})〕\s*第?\d+\s*号", "年份要写四位数", ("见柳政«〔24〕3号»。",)
    ),
    _wrong_number(
        r"〔\d{4}〕\s*\d+(?![\d\s]*[号號、，,和及至—\-~]|\d)",
        "少了“号”字",
        ("按照国办发«〔2019〕14»的要求。",),
        "按照豫政〔2021〕5号、12号，商政办〔2024〕8、9号，柳政〔2022〕7號。",
    ),
    _wrong_number(
        r"国务院令\d+号",
        "少了“第”字",
        ("依据«国务院令711号»。",),
        "依据国务院令第711号，国务院第711号令。",
        "根据《条例》（国令第711号）编制。",
    ),
    _wrong_number(r"国务院令第\d+(?![\d\s]*号|\d)", "少了“号”字", ("依据«国务院令第711»的规定。",)),
)
_NO_MORE = re.compile(r"取消|删除|删去|废除|不再|不需|无需|不必|没有|限制|不以|放宽|修订")
_USE_THE_LAW_OF_TODAY = "请按现行《条例》改写。"
_OLD_LAW = (
    Sought(
        re.compile(r"第(?:三十二|32)条"),
        f"“{{words}}”是2019年以前的条款，现在年报依据第五十条编制，{_USE_THE_LAW_OF_TODAY}",
        unless=_is_no_report,
        marks=("根据《条例》«第三十二条»规定，编制本报告。", "依据《条例》«第32条»公布年度报告。"),
        leaves=("根据《条例》第五十条规定，编制本报告。", "依据第三十二条征求第三方意见。"),
    ),
    Sought(
        re.compile(r"(?:15|十五)个?工作日"),
        f"“{{words}}”是2019年以前的答复期限，现在是20个工作日，{_USE_THE_LAW_OF_TODAY}",
        unless=_is_no_answer,
        marks=(
            "在«15个工作日»内答复申请人。",
            "收到申请后«十五个工作日»办结。",
            "申请办理期限为«15工作日»。",
        ),
        leaves=(
            "在20个工作日内答复申请人。",
            "书面征求第三方意见，期限15个工作日。",
            "将申请答复的平均时限控制在15个工作日以内。",
            "15个工作日内形成答复初稿，确保20个工作日内答复。",
            "第15个工作日未答复的，由分管副镇长约谈；申请满15个工作日仍未答复的，系统提醒。",
            "公开许可事项，办理时限由15个工作日压缩到5个。",
        ),
    ),
    Sought(
        re.compile(r"(?:15|十五)日(?:之)?内"),
        f"“{{words}}”是2019年以前的答复期限，现在是20个工作日，{_USE_THE_LAW_OF_TODAY}",
        unless=_is_no_answer,
        marks=("收到申请后«15日内»答复。", "自收到申请之日起«十五日内»予以答复。"),
        leaves=("征求第三方意见，15日内未提出意见的视为同意。", "许可决定15日内公示。"),
    ),
    Sought(
        re.compile(r"(?:自身)?(?:(?:生产|生活|科研)[、，和]?){3}等?(?:的)?特殊需要"),
        f"“{{words}}”是2019年以前申请公开的条件，现行《条例》第二十七条已经没有，{_USE_THE_LAW_OF_TODAY}",
        unless=lambda spot: bool(_NO_MORE.search(spot.stretch.text)),
        marks=(
            "公民、法人根据«生产、生活、科研等特殊需要»申请公开。",
            "可以根据«自身生产、生活、科研等特殊需要»提出申请。",
        ),
        leaves=(
            "取消“生产、生活、科研等特殊需要”的限制，方便群众申请。",
            "申请人不需要说明生产、生活、科研等特殊需要。",
        ),
    ),
    Sought(
        re.compile(r"(?:政府信息公开)?(?:的)?收费(?:情况)?[及和与、]减免(?:的)?(?:情况)?"),
        f"“{{words}}”是2019年以前的栏目，现在写信息处理费的收取情况，{_USE_THE_LAW_OF_TODAY}",
        marks=("«政府信息公开的收费及减免情况»：无。", "没有发生«收费和减免情况»。"),
        leaves=("公开惠农补贴减免情况和收费清单。", "按照《政府信息公开的收费及减免规定》存档。"),
    ),
)

_UNTIL_NOW = SoughtWords(
    (
        Sought(
            re.compile(
                r"截[至止]到?目前|到目前为止|截[至止]今日|截[至止]发稿|"
                r"目前(?=[，,]?[^，。；\n]{0,18}(?:共|累计|已)[^，。；\n]{0,14}\d)"
            ),
            lambda spot: (
                f"“{spot.words}”没有说明是哪一天；年报的数字统计到年底，"
                f"建议写“截至{spot.context.year}年12月31日”。"
            ),
            unless=_gives_a_date,
            marks=(
                "«截止目前»，我镇主动公开信息165条。",
                "«截至目前»，尚未收到申请。",
                "«截止到目前»已公开38条。",
                "«目前»，共设立公示栏39处。",
                "«到目前为止»，没有发生复议。",
                "«目前»已在网站公开信息20余条，«截至目前»无投诉。",
            ),
            leaves=(
                "截至2024年12月31日，公开信息165条。",
                "目前仍存在公开不及时的问题。",
                "截至目前（2024年12月31日），公开165条。",
                "截至年底，未收到申请。",
                "目前，村务公开栏由专人管理。",
                "宣传册《截至目前的公开成果》已发放。",
            ),
        ),
    ),
    view=View.UNQUOTED,
)

RULES = (
    check_period,
    seeking(
        "D04",
        INFO,
        source="已公布的年报里见过的差错",
        help=(
            "年报的数字统计到12月31日，“截至目前”说不清是哪一天，"
            "审核的人可能会问。建议写明日期；不是数字的地方可以不改。"
        ),
        words=_UNTIL_NOW,
        notes=True,
    ),
    seeking(
        "D07",
        WARNING,
        source="《党政机关公文格式》（GB/T 9704）",
        help=(
            "审核的人会照原件看文号：由机关代字、六角括号里的四位年份和序号组成，"
            "如〔2021〕30号，国务院令写“国务院令第711号”或“国令第711号”。"
            "括号不全或换了样子，多半是粘贴时丢的。"
        ),
        words=SoughtWords(_NUMBERS, view=View.NARROW, once=True),
        notes=True,
    ),
    seeking(
        "D08",
        WARNING,
        source="2019年修订的《条例》第二十七条、第三十三条、第五十条",
        help=(
            "出现2019年修订以前的说法，审核的人会看是不是抄了多年前的报告。"
            "现在答复期限是20个工作日，申请不再要“三需要”，年报依据第五十条编制，"
            "不单列收费和减免。"
        ),
        words=SoughtWords(_OLD_LAW, view=View.MASKED, by_sentence=True),
        notes=True,
    ),
)
