"""What of a source went nowhere: kept by line number, and told in one finding."""

import re
from collections.abc import Iterator, Sequence

from nianbao.imports.furniture import is_furniture
from nianbao.report.finding import UNPLACED, Finding, Severity

Lines = tuple[tuple[int, str], ...]
"""Lines of a source by number, as they stand there."""

_QUOTED, _QUOTE = 6, 24
"""How many lines are quoted, and how many characters of each."""
_SENTENCE_ENDS = ("。", "；", "！", "？")
_FOOT = re.compile(
    "版权|备案|ICP|网站标识码|公网安备|主办|承办|维护|邮编|邮政编码|电话|传真|浏览器|分辨率|地址[:：]|上一[篇条]|"
    "按钮|点击|下一[篇条]|索引号|发布日期|发文日期|链接|无障碍"
)
_MENU_LIMIT = 40
"""Characters a line around a report may have that is a menu or a button by its place alone."""


def could_be_menu(text: str) -> bool:
    """Whether a line above or below a report may be passed over: short, and no sentence."""
    words = text.strip()
    return len(words) <= _MENU_LIMIT and not words.endswith(_SENTENCE_ENDS)


def is_of_page(text: str) -> bool:
    """Whether a line outside the report's own part of a page may be passed over.

    All but sentences, and long ones that are not what pages have at their foot.
    """
    is_known = is_furniture(text) or bool(_FOOT.search(text))
    return could_be_menu(text) or is_known or text.count(" ") > len(text) // 8


def unplaced_finding(unplaced: Sequence[tuple[int, str]]) -> Iterator[Finding]:
    """S16: the lines that were put nowhere, by number, with their beginnings."""
    if not unplaced:
        return
    quoted = "、".join(f"第{number}行“{_beginning(text)}”" for number, text in unplaced[:_QUOTED])
    rest = len(unplaced) - _QUOTED
    more = f"，还有{rest}行：{_numbers(unplaced[_QUOTED:])}" if rest > 0 else ""
    yield Finding(
        UNPLACED,
        Severity.WARNING,
        f"原文有{len(unplaced)}行没有放进报告：{quoted}{more}；"
        "在首页按 F9 读入原文，再按 F4，看得到全文，也能放进报告。",
        "overview",
    )


def _beginning(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _QUOTE else words[:_QUOTE] + "…"


def _numbers(lines: Sequence[tuple[int, str]]) -> str:
    """Line numbers, those that follow one another as a reach: 第3—7、9行."""
    reaches: list[list[int]] = []
    for number in sorted({number for number, _ in lines}):
        if reaches and number == reaches[-1][1] + 1:
            reaches[-1][1] = number
        else:
            reaches.append([number, number])
    parts = (str(a) if a == b else f"{a}—{b}" for a, b in reaches)
    return f"第{'、'.join(parts)}行"
