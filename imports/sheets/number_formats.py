"""How a sheet shows a number, as far as it tells which number a reader sees.

Trailing zeros and thousands separators are left out: `50.00` and `1,295` are shown for 50 and
1295. Rounding, percents, scales, dates and words (件) are what the reader sees, and are kept.
"""

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation, localcontext
from functools import lru_cache

_BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 37: "#,##0", 38: "#,##0",
    39: "#,##0.00", 40: "#,##0.00", 41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00",
    18: "h:mm", 19: "h:mm", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy-m-d h:mm", 17: "yyyy-m",
    16: "m月d日", 27: "yyyy年m月", 28: "m月d日", 29: "m月d日", 30: "m-d-yyyy", 31: "yyyy年m月d日",
    32: "h:mm", 33: "h:mm:ss", 36: "yyyy年m月", 50: "yyyy年m月", 51: "m月d日", 52: "yyyy年m月",
    53: "m月d日", 54: "m月d日", 57: "yyyy年m月", 58: "m月d日",
} | dict.fromkeys((14, 15), "yyyy-m-d") | dict.fromkeys((45, 46, 47), "h:mm:ss")  # fmt: skip
"""Formats that a file names by number alone, as a Chinese program shows them."""

_SECONDS = 24 * 60 * 60
"""Of a day; half past nine is kept as 0.3958333333, which is none of them."""
_DIGITS = 15
"""Digits of a number that a sheet shows; those behind are noise of the machine."""
_LONGEST = 500
"""Characters of a format: Excel takes 255."""
_LITERAL = re.compile(r'"([^"]*)"|[\\!](.)|_.|\*.|\[(?![hms]+\])([^\]]*)\]', re.I)
_DATE = re.compile(r"y+|m+|d+|h+|s+|e+|AM/PM|上午/下午", re.IGNORECASE)
_NUMBER = re.compile(r"([0#?,]*[0#?][0#?]*)(?:\.([0#?]*))?(,*)|\.([0#?]+)")


def format_code(number: int, own: dict[int, str]) -> str:
    """The code of a format by its number: the file's own, else a built-in one, else General.

    So is one that is longer than any program takes.
    """
    code = own.get(number, _BUILT_IN.get(number, ""))
    return code if len(code) <= _LONGEST else ""


def plain_number(value: Decimal) -> str:
    """A number as it is typed: no exponent, no trailing zeros, without the noise of a machine."""
    rounded = Context(prec=_DIGITS, rounding=ROUND_HALF_UP).plus(value)
    text = f"{rounded:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def stored_number(text: str) -> Decimal | None:
    """The number in a file's text; None when it is none, or none that a sheet could hold."""
    try:
        value = Decimal(text.strip())
    except InvalidOperation:
        return None
    return value if value.is_finite() and -400 < value.adjusted() < 30 else None


def shown_number(value: Decimal, code: str, since: datetime = datetime(1899, 12, 30)) -> str:
    """A number as a sheet shows it under a format; `since` is the day from which dates count.

    Empty where the format hides it; a nought that is hidden stays one.
    """
    section = _section(code, value)
    bare = _LITERAL.sub("", section)
    if value and ";" in code and "[" not in code and not (bare.strip() or _words(section)):
        return ""  # ;;; hides what is typed
    if re.search(r"[ymdhs]", bare, re.IGNORECASE) and "general" not in bare.lower():
        return _shown_date(value, section, since)
    figure = _NUMBER.search(_LITERAL.sub(lambda found: "\0" * len(found[0]), section))
    if figure is None or re.search(r"E[+-]|/", bare):
        return plain_number(value)
    return _shown_figure(value, section, figure)


def _shown_figure(value: Decimal, section: str, figure: re.Match[str]) -> str:
    fraction = figure[2] or figure[4] or ""
    before, behind = section[: figure.start()], section[figure.end() :]
    if re.search("[0#?]", _LITERAL.sub("", before + behind)):
        return plain_number(value)  # digits apart from one another: a telephone number, 0\.0
    scale = len(figure[3] or "")
    percents = _LITERAL.sub("", section).count("%")
    with localcontext(prec=60, rounding=ROUND_HALF_UP):
        scaled = Context(prec=_DIGITS).plus(value).scaleb(2 * percents - 3 * scale)
        places = len(fraction) if scaled.adjusted() < 25 else 0
        rounded = scaled.quantize(Decimal(1).scaleb(-places))
    return _words(before) + plain_number(rounded) + _words(behind)


def _shown_date(value: Decimal, section: str, since: datetime) -> str:
    try:
        moment = since + timedelta(seconds=round(float(value) * _SECONDS, 3))
    except (OverflowError, ValueError):
        return plain_number(value)
    parts = {"y": moment.year, "e": moment.year, "m": moment.month, "d": moment.day}
    parts |= {"h": moment.hour, "s": moment.second}
    last = ""

    def part(found: re.Match[str]) -> str:
        nonlocal last
        mark, before = found[0][0].lower(), last
        last = mark
        if mark not in parts:
            return ""
        if mark == "m" and before == "h":
            return str(moment.minute)
        return str(parts[mark])

    pieces, end = [], 0
    for literal in _LITERAL.finditer(section):
        pieces.append(_DATE.sub(part, section[end : literal.start()]))
        pieces.append(literal[1] or literal[2] or "")
        end = literal.end()
    return "".join((*pieces, _DATE.sub(part, section[end:]))).strip(" ;@[]").replace("]", "")


def _words(code: str) -> str:
    """The words that a piece of a format shows as they are."""

    def literal(found: re.Match[str]) -> str:
        currency = found[3] or ""
        return found[1] or found[2] or (currency[1:].partition("-")[0] if "$" in currency else "")

    return _LITERAL.sub(literal, code).replace("-", "").strip(" ()")


@lru_cache
def _sections(code: str) -> list[str]:
    return re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', code)


def _section(code: str, value: Decimal) -> str:
    """The part of a format (positive; negative; zero) that goes for a number."""
    if "[>" in code or "[<" in code or "[=" in code:
        return ""
    parts = _sections(code)
    if value < 0 and len(parts) > 1:
        return parts[1]
    return parts[2] if value == 0 and len(parts) > 2 else parts[0]
