"""Numbers in words: their value, and another value printed in the same style."""

import re
from decimal import Decimal

from nianbao.report.claims.numerals import read_chinese

NONE = re.compile("未|没有|无|均|全部")
"""Words that say 0: nothing came, or nothing is left."""
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_NARROW = str.maketrans("０１２３４５６７８９", "0123456789")
_ONES = "零一二三四五六七八九"


def value_of(words: str) -> Decimal:
    """What a printed number is; 0 for a word that denies."""
    plain = words.translate(_NARROW).replace(",", "")
    if NONE.fullmatch(plain):
        return Decimal(0)
    if re.fullmatch(r"\d+(\.\d+)?", plain):
        return Decimal(plain)
    value = read_chinese(plain)
    assert value is not None, words
    return Decimal(value)


def printed_like(words: str, value: Decimal) -> str:
    """A value in the style of other words: full-width, with commas, in Chinese."""
    if re.search("[０-９]", words):
        return str(value).translate(_WIDE)
    if re.match("[0-9]", words):
        return f"{value:,}" if "," in words else str(value)
    return in_chinese(int(value))


def in_chinese(number: int) -> str:
    """A number below 10¹² in Chinese numerals, in full, as a clerk writes it (十二, not 一十二)."""
    words = in_full(number)
    return words.removeprefix("一") if 10 <= number < 20 else words


def in_full(number: int) -> str:
    """A number below 10¹² in Chinese numerals, 一十二 for 12."""
    for size, mark in ((10**8, "亿"), (10**4, "万")):
        if number >= size:
            high, low = divmod(number, size)
            gap = "零" if low and low < size // 10 else ""
            return in_full(high) + mark + (gap + in_full(low) if low else "")
    out, pending = "", False
    for digit, mark in zip(map(int, f"{number:04}"), ("千", "百", "十", ""), strict=True):
        if digit:
            out += ("零" if pending and out else "") + _ONES[digit] + mark
        pending = not digit
    return out or _ONES[0]
