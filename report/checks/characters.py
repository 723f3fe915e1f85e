"""What slips from the fingers or the clipboard: marks, and words typed twice."""

import re
from collections.abc import Iterator

from nianbao.report.checks.context import CheckedText, Context
from nianbao.report.checks.rule import INFO, WARNING, each_text, rule, seeking
from nianbao.report.checks.seeking import Remark, Sought, SoughtWords, Spot
from nianbao.report.text import clean_marks
from nianbao.report.words.sentences import HAN

_ODD = re.compile(
    "[\ue000-\uf8ff\ufffd\ufe00-\ufe0f\u1680\u2000-\u200a\u205f\U000f0000-\U0010ffff]+"
)
"""What cleaning on entry leaves: private glyphs (Word's bullets), lost characters, odd spaces."""

_HALF = re.compile(r"[,;:?!\"']")
_WIDE_MARKS = frozenset("“”《》（）")
_BRACKETS = re.compile(r"\([^()\n]{0,60}\)")
_CHINESE = re.compile(f"[{HAN}]")
_LIST_NUMBER = re.compile(r"\((?:\d{1,2}|[一二三四五六七八九十]{1,3})\)")
_WIDE = dict(zip(",;:?!()\"'", "，；：？！（）“‘", strict=True))

_SHOWN = 2
"""Kinds of marks that a message shows."""

_LAWFUL_TWICE = re.compile(
    r"公开公开(?=[栏目事专内信制指]|[^，。；]{0,4}栏)|组织组织|领导领导|报告报告|代表代表|服务服务(?=[站点中])"
    r"|部门部门(?=联动|协同|协作|配合|之间)|安全安全(?=运行|生产|平稳|有序|可控)|政策政策(?=解读|落实|宣传|咨询)"
    r"|企业企业(?=家)|社会社会(?=保|组织|各)|群众群众(?=满意|反映)|单位单位(?=之间|负责|领导)|项目项目(?=资金|建设)"
    r"|管理管理(?=[办局处委])|中心中心(?=[村校])|考虑考虑|研究研究|讨论讨论|学习学习"
)
_PEOPLE = "人民"
_OF_GOVERNMENT = re.compile(r"信息|网站|网|门户|公报|采购|工作")
_NUMERALS = re.compile(
    r"[零〇一二三四五六七八九十百千万]+|一[个项件条次步村户字句天页点][\u4e00-\u9fff]?"
)
"""Numerals, and what is told one by one: 二〇二〇, 一个一个, 一项一项."""
_LAWFUL_MARKS = re.compile(r"[！？]{2,3}")


@rule(
    "T01",
    INFO,
    source="已公布的年报里见过的差错",
    help=(
        "文字里有看不见或印不出来的字符，网站上会显示成方框或空白，"
        "审核的人会以为漏了字。剩下的请删去重打。"
    ),
)
@each_text()
def check_unseen(_: Context, text: CheckedText) -> Iterator[Remark]:
    """No character that prints as a box or as nothing; told once a text."""
    match = _ODD.search(text.text)
    start, end = match.span() if match else _first_uncleaned(text.text)
    if end > start:
        yield Remark(
            start, end, "这里有看不见或印不出来的字符，多半是从网页或 Word 粘贴带来的，请删去重打。"
        )


@rule(
    "T02",
    INFO,
    source="《标点符号用法》（GB/T 15834）",
    help=(
        "中文里的逗号、冒号、括号、引号用全角的，半角的审核的人可能会标出来。"
        "数字里的逗号、时间里的冒号、网址和英文不受影响。"
    ),
)
@each_text()
def check_half_width(_: Context, text: CheckedText) -> Iterator[Remark]:
    """No half-width marks and straight quotes in Chinese text; told once a text."""
    words = text.without_addresses
    places = [match.span() for match in _HALF.finditer(words) if _in_chinese(words, match.start())]
    for match in _BRACKETS.finditer(words):
        if not _LIST_NUMBER.fullmatch(match[0]) and _CHINESE.search(match[0]):
            places.append(match.span())
    places.sort()
    if not places:
        return
    marks = ["()" if end > start + 1 else words[start] for start, end in places]
    shown = list(dict.fromkeys(marks))[:_SHOWN]
    names = "、".join(f"“{mark}”" for mark in shown)
    right = "、".join("“（）”" if mark == "()" else f"“{_WIDE[mark]}”" for mark in shown)
    many = f"有{len(places)}处半角标点，如{names}" if len(places) > 1 else f"{names}是半角标点"
    yield Remark(*places[0], f"{many}，中文里应当用全角的{right}。")


def _in_chinese(text: str, place: int) -> bool:
    """Whether a Chinese character or mark stands beside a place."""
    return any(
        "\u4e00" <= neighbour <= "\u9fff" or neighbour in _WIDE_MARKS
        for neighbour in (text[place - 1 : place], text[place + 1 : place + 2])
        if neighbour
    )


def _says_twice(spot: Spot) -> str:
    return f"“{spot.match[1]}”连着写了两遍，请删去多余的。"


def _may_stand_twice(spot: Spot) -> bool:
    text, match = spot.stretch.text, spot.match
    if _NUMERALS.fullmatch(match[1]) or _LAWFUL_TWICE.match(text, match.start()):
        return True
    of_people = text.endswith(_PEOPLE, 0, match.start())
    return match[1] == "政府" and of_people and bool(_OF_GOVERNMENT.match(text, match.end()))


def _is_name(spot: Spot) -> bool:
    """Whether the office itself is named so (柳镇镇), or words are quoted."""
    is_quoted = not spot.text.unquoted[slice(*spot.span)].strip()
    return is_quoted or spot.match[0] in spot.context.reporter


def _first_uncleaned(text: str) -> tuple[int, int]:
    """The place of the first character that cleaning would take away or change."""
    cleaned = clean_marks(text)
    if cleaned == text:
        return 0, 0
    pairs = enumerate(zip(text, cleaned, strict=False))
    place = next((place for place, (here, clean) in pairs if here != clean), len(cleaned))
    return place, place + 1


_DOUBLED = (
    Sought(
        re.compile(rf"([{HAN}]{{2,8}})\1"),
        _says_twice,
        unless=_may_stand_twice,
        marks=(
            "宁陵县«政府政府»网站公开。",
            "完善监督«保障保障»机制。",
            "«主动公开主动公开»信息。",
            "信息公开«工作工作»机制。",
        ),
        leaves=(
            "宁陵县柳河镇人民政府政府信息公开指南。",
            "做到方方面面、时时刻刻、认认真真。",
            "依法公开公开栏信息，设公开公开专栏。",
            "二〇二〇年，三十三十四条。",
            "一件一件登记，一步一步推进，一个村一个村走访。",
            "党组织组织党员学习，分管领导领导这项工作。",
            "10条10件，12月12日。",
        ),
    ),
    Sought(
        re.compile(
            r"([乡镇县区市])\1(?=人民政府|政府|党委|党政|机关|纪委|人大|便民|介绍|简介|综合|严格|认真|高度重视|坚持|积极)"
        ),
        _says_twice,
        unless=_is_name,
        marks=(
            "青石«乡乡»人民政府认真落实条例。",
            "柳河«镇镇»政府网站公开。",
            "民权«县县»政府网站。",
            "经柳河«镇镇»党委研究。",
            "柳河«镇镇»严格按照条例办理。",
            "概况信息有«镇镇»介绍、«乡乡»简介。",
        ),
        leaves=(
            "实现乡乡通、镇镇有、村村响。",
            "各乡镇政府公开栏，付坪乡乡情简介。",
            "转发《青石县柳镇镇人民政府公开指南》。",
        ),
    ),
    Sought(
        re.compile(
            r"(?<!目)的的(?!确)|(?<!不甚)了了(?!解)|(?<![成认作因以称视变列行人])为为(?=切实|进一步|深入|认真|贯彻|落实|做好|推[进动]|加强|规范|方便|确保|全面|保障|了)"
        ),
        lambda spot: f"“{spot.match[0][0]}”字连着写了两遍，请删去多余的。",
        marks=("群众«的的»满意度，完成«了了»任务。", "«为为»进一步规范公开，现公布如下。"),
        leaves=(
            "达到目的的措施的确有效，深入了解情况。",
            "打造成为为民服务的窗口，认为为了群众要办实事，以民为为政之要，违规行为为了逃避检查。",
        ),
    ),
    Sought(
        re.compile(r"[，。；：、！？]{2,}|[,;]{2,}"),
        "标点“{words}”连在一起，请删去多余的。",
        unless=lambda spot: bool(_LAWFUL_MARKS.fullmatch(spot.words)),
        marks=("公开信息86条«。。»", "我镇«，，»公开信息«，、»收到申请0件。"),
        leaves=("内容……等——全部公开？！",),
    ),
)

RULES = (
    seeking(
        "C12",
        WARNING,
        source="已公布的年报里见过的差错",
        help=(
            "同一个词或标点连着写了两遍，例如“保障保障”，审核的人读到会标出来。"
            "多半是打字或粘贴时的失误，删去一个就好。"
        ),
        words=SoughtWords(_DOUBLED),
        notes=True,
    ),
    check_unseen,
    check_half_width,
)
