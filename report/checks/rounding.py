"""Percentages as they are printed: rounded, or cut off, at some decimals."""

import re
from decimal import Decimal

from nianbao.report.claims.claims import Passage
from nianbao.report.claims.numerals import Number

_DECIMALS = re.compile(r"[.．点]([\d零一二三四五六七八九]+)")


def agrees(passage: Passage, share: Number, part: int, whole: int) -> bool:
    """Whether a percentage of a passage is that of part and whole, at the decimals it has."""
    decimals = _DECIMALS.search(passage.text[share.start : share.end])
    places = len(decimals[1]) if decimals else 0
    beyond = Decimal(100 * part) / whole - Decimal(share.value)
    step = Decimal(1).scaleb(-places)
    return abs(beyond) <= step / 2 or 0 <= beyond < step


def rounded(part: int, whole: int) -> str:
    """The percentage of part and whole for a message: one decimal, two where they are exact."""
    exact = Decimal(100 * part) / whole
    places = 2 if exact == exact.quantize(Decimal("0.01")) else 1
    return f"{exact:.{places}f}".rstrip("0").removesuffix(".")


def rounded_times(now: int, before: int) -> str:
    """How often the one holds the other for a message, with at most one decimal."""
    return f"{Decimal(now) / before:.1f}".removesuffix(".0")
