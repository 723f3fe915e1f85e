"""T01, T02, C12: what slips from the fingers or the clipboard: marks, and words typed twice."""

import re
from collections.abc import Iterator

from report.checks.rule import Context, Rule
from report.checks.text_rules import Remark, text_rule
from report.finding import Severity
from report.text import clean_marks
from report.words.fields import Field
from report.words.sentences import HAN, without_addresses

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

_TWICE = re.compile(rf"([{HAN}]{{2,8}})\1")
_LAWFUL_TWICE = re.compile(
    r"公开公开(?=[栏目事专内信制指]|[^，。；]{0,4}栏)|组织组织|领导领导|报告报告|代表代表|服务服务(?=[站点中])"
    r"|管理管理(?=[办局处委])|中心中心(?=[村校])|考虑考虑|研究研究|讨论讨论|学习学习"
)
_PEOPLE = "人民"
_OF_GOVERNMENT = re.compile(r"信息|网站|网|门户|公报|采购|工作")
_NUMERALS = re.compile(r"[零〇一二三四五六七八九十百千万]+")
_MARKS = re.compile(r"[，。；：、！？]{2,}|[,;]{2,}")
_LAWFUL_MARKS = re.compile(r"[！？]{2,3}")
_LITTLE = re.compile(r"(?<!目)的的(?!确)|(?<!不甚)了了(?!解)")


@text_rule("T01", Severity.INFO)
def check_unseen(_: Context, field: Field) -> Iterator[Remark]:
    """T01: no character that prints as a box or as nothing; told once a field."""
    match = _ODD.search(field.text)
    start, end = match.span() if match else _first_uncleaned(field.text)
    if end > start:
        yield Remark(
            start, end, "这里有看不见或印不出来的字符，多半是从网页或 Word 粘贴带来的，请删去重打。"
        )


@text_rule("T02", Severity.INFO)
def check_half_width(_: Context, field: Field) -> Iterator[Remark]:
    """T02: no half-width marks and straight quotes in Chinese text."""
    text = without_addresses(field.text)
    places = [match.span() for match in _HALF.finditer(text) if _in_chinese(text, match.start())]
    for match in _BRACKETS.finditer(text):
        if not _LIST_NUMBER.fullmatch(match[0]) and _CHINESE.search(match[0]):
            places.append(match.span())
    for start, end in sorted(places):
        words = text[start:end]
        right = "（）" if len(words) > 1 else _WIDE[words]
        what = "()" if len(words) > 1 else words
        yield Remark(start, end, f"“{what}”是半角标点，中文里应当用全角的“{right}”。")


@text_rule("C12")
def check_doubled(_: Context, field: Field) -> Iterator[Remark]:
    """C12: no word and no mark typed twice."""
    text = field.text
    for match in _TWICE.finditer(text):
        if not _may_stand_twice(text, match):
            yield _doubled(match, f"“{match[1]}”连着写了两遍")
    for match in _LITTLE.finditer(text):
        yield _doubled(match, f"“{match[0][0]}”字连着写了两遍")
    for match in _MARKS.finditer(text):
        if not _LAWFUL_MARKS.fullmatch(match[0]):
            yield _doubled(match, f"标点“{match[0]}”连在一起")


def _in_chinese(text: str, place: int) -> bool:
    """Whether a Chinese character or mark stands beside a place."""
    return any(
        "\u4e00" <= neighbour <= "\u9fff" or neighbour in _WIDE_MARKS
        for neighbour in (text[place - 1 : place], text[place + 1 : place + 2])
        if neighbour
    )


def _doubled(match: re.Match[str], fact: str) -> Remark:
    return Remark(match.start(), match.end(), f"{fact}，请删去多余的。")


def _may_stand_twice(text: str, match: re.Match[str]) -> bool:
    if _NUMERALS.fullmatch(match[1]) or _LAWFUL_TWICE.match(text, match.start()):
        return True
    of_people = text.endswith(_PEOPLE, 0, match.start())
    return match[1] == "政府" and of_people and bool(_OF_GOVERNMENT.match(text, match.end()))


def _first_uncleaned(text: str) -> tuple[int, int]:
    """The place of the first character that cleaning would take away or change."""
    cleaned = clean_marks(text)
    if cleaned == text:
        return 0, 0
    pairs = enumerate(zip(text, cleaned, strict=False))
    place = next((place for place, (here, clean) in pairs if here != clean), len(cleaned))
    return place, place + 1


RULES: tuple[Rule, ...] = (
    Rule(
        "C12",
        Severity.WARNING,
        "县级审核的惯例",
        "同一个词或标点连着写了两遍，例如“保障保障”“。。”，是打字或粘贴时的失误。删去一个就好。",
        check_doubled,
    ),
    Rule(
        "T01",
        Severity.INFO,
        "文字录入的惯例",
        "文字里有看不见或印不出来的字符，网站上会显示成方框或空白。"
        "制表符、零宽字符在录入时已经自动清除，剩下的请删去重打。",
        check_unseen,
    ),
    Rule(
        "T02",
        Severity.INFO,
        "《标点符号用法》（GB/T 15834）",
        "中文里的逗号、冒号、括号、引号应当用全角的。数字里的逗号、时间里的冒号、网址和英文不受影响。",
        check_half_width,
    ),
)
