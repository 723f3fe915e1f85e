"""Numbers in front of headings: `（一）`, `1、`, `一、` and their variants."""

import re
from functools import lru_cache

STYLES = ("（一）", "1、")
"""How sub-heads can be numbered; an empty style prints no number."""

_DIGITS = "零一二三四五六七八九"
_CHINESE = r"[一二三四五六七八九十]{1,3}"
_PREFIXES = (
    ("（一）", re.compile(rf"[（(]\s*({_CHINESE})\s*[）)]\s*[、.．]?\s*")),
    ("(1)", re.compile(r"[（(]\s*([0-9０-９]{1,2})\s*[）)]\s*[、.．]?\s*")),
    ("1、", re.compile(r"([0-9０-９]{1,2})\s*(?:、|[.．](?![0-9０-９]))\s*")),
    ("一、", re.compile(rf"({_CHINESE})\s*[、.．]\s*")),
)


def chinese_number(number: int) -> str:
    """A number from 1 to 99 in Chinese numerals: 12 is 十二. A larger one stays in digits."""
    if number > 99:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones else "")


def numeral_value(numeral: str) -> int:
    """The number from 1 to 99 that 一 to 十 write together, 0 where they write none: 十十."""
    tens, ten, ones = numeral.rpartition("十")
    if len(tens) > 1 or len(ones) > 1 or "十" in tens:
        return 0
    if not ten:
        return _DIGITS.find(ones)
    return (_DIGITS.find(tens) if tens else 1) * 10 + (_DIGITS.find(ones) if ones else 0)


def print_number(style: str, number: int) -> str:
    """The number in front of the sub-head at this place, counted from 1."""
    if not style:
        return ""
    return style.replace("一", chinese_number(number)).replace("1", str(number))


@lru_cache(maxsize=256)
def split_number(line: str) -> tuple[str, int, str]:
    """Split a heading into the style of its number, the number and the words.

    The style is one of `（一）`, `(1)`, `1、`, `一、`, or empty (and the number 0) when the line
    has no number in front.
    """
    for style, pattern in _PREFIXES:
        if match := pattern.match(line):
            return style, _value(match[1]), line[match.end() :]
    return "", 0, line


def _value(numeral: str) -> int:
    return int(numeral) if numeral.isdigit() else numeral_value(numeral)
