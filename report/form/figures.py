"""One figure of a table: its address, its value, how it is read and how it is printed.

A figure is an int (件), a Decimal (万元) or None (blank). Blank is never zero.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from nianbao.report.errors import FigureError
from nianbao.report.text import PLAIN_DIGITS

Figure = int | Decimal | None

COUNT_DIGITS = 9
"""Digits a count or the whole part of a fee may have; more is a slip of the hand."""
TOTAL_DIGITS = 12
"""Digits a printed total may have: a total of totals sums 126 counts."""
MONEY_PLACES = 6
"""Decimals a fee in 万元 may have: 0.000001 万元 is one 分."""
_STROKES = "-—–－﹣−―‐‑‒﹘─━ー"
"""What is printed for a stroke, in all the fonts and input methods of offices."""
BLANK_MARKS = frozenset(
    {"", "/", "／", "\\", "无", "N/A", *_STROKES, *(2 * stroke for stroke in _STROKES)}
)
"""What offices print in a cell that holds nothing. None of them is zero."""

_PLAIN = PLAIN_DIGITS | str.maketrans("．，－＋　", ".,-+ ")
_GROUPED = re.compile(r"\d{1,3}(?:[, ]\d{3})+(?=$|\.)")


class Unit(Enum):
    """What a column counts. The value is the unit's printed name."""

    COUNT = "件"
    MONEY = "万元"
    CHANGE = "项"
    """More or fewer than last year (form of 2019): the only unit with a sign."""


class CellRef(NamedTuple):
    """Address of one figure: keys of its table, row and column."""

    table: str
    row: str
    column: str

    def __str__(self) -> str:
        return ".".join(self)

    @classmethod
    def parse(cls, text: str) -> "CellRef | None":
        """Turn `requests.received.total` into an address; None if it has not three parts."""
        parts = text.split(".")
        return cls(*parts) if len(parts) == 3 and all(parts) else None


def parse_figure(text: str, unit: Unit, digits: int = COUNT_DIGITS) -> Figure:
    """Read what was typed in a cell; None for a blank. `digits` is how many it may have.

    Full-width digits, thousands separators and spaces are understood. A fee may be given in
    元 when it says so (`4068元`) and is turned into 万元. Raises FigureError, with one Chinese
    sentence, for signs, fractions of a count, letters and numbers that are too long.
    """
    plain = text.translate(_PLAIN).strip()
    if plain in BLANK_MARKS:
        return None
    if unit is Unit.CHANGE and plain.startswith(("+", "-", "−")):
        change = parse_figure(plain[1:], Unit.CHANGE, digits) if plain[1:2].isdigit() else None
        if isinstance(change, int):
            return change if plain[0] == "+" else -change
    number, shift = _strip_unit(plain, unit)
    if _GROUPED.match(number):
        number = number.replace(",", "").replace(" ", "")
    _refuse(number, text.strip(), unit, digits, MONEY_PLACES - shift)
    if unit is not Unit.MONEY:
        return int(number)
    return _in_full(Decimal(number).scaleb(-shift))


def zero(unit: Unit) -> int | Decimal:
    """The zero of a unit: 0 件 or 0 万元."""
    return Decimal(0) if unit is Unit.MONEY else 0


def is_in_yuan(text: str) -> bool:
    """Whether a typed fee is given in 元 and not in 万元."""
    plain = text.strip()
    return plain.endswith("元") and not plain.endswith("万元")


def print_figure(figure: Figure, decimals: int | None = None) -> str:
    """Print a figure; a blank prints as an empty text.

    Money prints without trailing zeros, or padded to `decimals` places when given (never
    cut: a fee with more decimals prints them all).
    """
    if figure is None:
        return ""
    if isinstance(figure, int):
        return str(figure)
    text = f"{figure.normalize():f}"
    if decimals and len(text.partition(".")[2]) < decimals:
        text = f"{figure:.{decimals}f}"
    return text


def add(figures: Iterable[Figure]) -> Figure:
    """Sum of the figures that are there; None when all are blank."""
    present = [figure for figure in figures if figure is not None]
    return sum(present) if present else None


def subtract(left: Figure, right: Figure) -> int | Decimal:
    """Left less right, a blank counted as nothing."""
    return (left or 0) - (right or 0)


def _strip_unit(number: str, unit: Unit) -> tuple[str, int]:
    """The number without its unit, and by how many places 元 must move to be 万元."""
    if unit is Unit.MONEY and is_in_yuan(number):
        return number[:-1].rstrip(), 4
    return number.removesuffix(unit.value).rstrip(), 0


def _refuse(number: str, typed: str, unit: Unit, digits: int, places: int) -> None:
    shown = typed if len(typed) <= 20 else typed[:20] + "…"
    name = "金额" if unit is Unit.MONEY else "件数"
    if number.startswith(("-", "+", "−")):
        raise FigureError(f"“{shown}”带了正负号，", f"{name}只填不带符号的数字。")
    if "," in number or " " in number:
        raise FigureError(f"“{shown}”的分隔不对，", "请去掉中间的逗号或空格，只填数字。")
    if unit is not Unit.MONEY and re.fullmatch(r"[0-9]*\.[0-9]*", number):
        raise FigureError(f"“{shown}”有小数，", "件数只能是整数，如 0、12。")
    pattern = r"[0-9]+(\.[0-9]+)?" if unit is Unit.MONEY else r"[0-9]+"
    if not re.fullmatch(pattern, number):
        raise FigureError(f"“{shown}”不是数字，", f"{name}只填数字，如 0、12。")
    whole, _, fraction = number.partition(".")
    if len(whole.lstrip("0")) > digits:
        raise FigureError(f"“{shown}”太长，", f"{name}最多{digits}位，请检查是否多按了。")
    if len(fraction.rstrip("0")) > places:
        raise FigureError(f"“{shown}”小数太多，", f"这里最多{places}位小数。")


def _in_full(value: Decimal) -> Decimal:
    """Drop trailing zeros without falling into an exponent: 100.00 is 100, not 1E+2."""
    plain = value.normalize()
    return plain.quantize(Decimal(1)) if plain == plain.to_integral_value() else plain
