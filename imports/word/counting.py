"""Numbers as lists of a Word file print them: 三, 叁, 丙, ③, III, c."""

from collections.abc import Callable, Mapping
from functools import partial

from nianbao.report.form.numbering import chinese_number

Print = Callable[[int], str]
"""A number, from 0, to how it is printed."""

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_PLAIN_LEGAL, _OLD_LEGAL = "零壹贰叁肆伍陆柒捌玖", "零壹貳參肆伍陸柒捌玖"
_UNITS = ("", "拾", "佰", "仟")
_CIRCLED = "".join((
    "⓪",
    *(chr(0x2460 + place) for place in range(20)),
    *(chr(0x3251 + place) for place in range(15)),
    *(chr(0x32B1 + place) for place in range(15)),
))  # fmt: skip


def print_count(style: str, number: int) -> str:
    """A number in a style of WordprocessingML; in digits where that is not known."""
    return _STYLES.get(style, str)(max(0, number))


def _chinese(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds or number > 999:
        return chinese_number(number) if number else "零"
    if not rest:
        return f"{chinese_number(hundreds)}百"
    between = "零" if rest < 10 else "一" if rest < 20 else ""
    return f"{chinese_number(hundreds)}百{between}{chinese_number(rest)}"


def _digit_by_digit(digits: str, number: int) -> str:
    return "".join(digits[int(digit)] for digit in str(number))


def _legal(digits: str, number: int) -> str:
    printed, text = str(number), ""
    if len(printed) > len(_UNITS):
        return printed
    for place, digit in enumerate(printed):
        if digit != "0":
            text += digits[int(digit)] + _UNITS[len(printed) - place - 1]
        elif not text.endswith(digits[0]):
            text += digits[0]
    return text.rstrip(digits[0]) or digits[0]


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * min(count, 100)
    return text


def _lettered(number: int) -> str:
    """A to Z, then AA, BB and so on, as Word has it."""
    if not 0 < number <= 780:
        return str(number)
    return _LETTERS[(number - 1) % 26] * ((number - 1) // 26 + 1)


def _one_of(signs: str, first: int, number: int) -> str:
    place = number - first
    return signs[place] if 0 <= place < len(signs) else str(number)


def _run_of(start: int, count: int) -> Print:
    return partial(_one_of, "".join(chr(start + place) for place in range(count)), 1)


def _nothing(_: int) -> str:
    return ""


_IDEOGRAPH = partial(_digit_by_digit, "〇一二三四五六七八九")
_WIDE = partial(_digit_by_digit, "０１２３４５６７８９")
_CIRCLE = partial(_one_of, _CIRCLED, 0)

_STYLES: Mapping[str, Print] = {
    **dict.fromkeys(
        (
            "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
            "taiwaneseCountingThousand", "koreanCounting",
        ),
        _chinese,
    ),
    **dict.fromkeys(
        ("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital", "koreanDigital2"),
        _IDEOGRAPH,
    ),
    **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), _WIDE),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _CIRCLE),
    "chineseLegalSimplified": partial(_legal, _PLAIN_LEGAL),
    "ideographLegalTraditional": partial(_legal, _OLD_LEGAL),
    "japaneseLegal": partial(_legal, _OLD_LEGAL),
    "ideographTraditional": partial(_one_of, _STEMS, 1),
    "ideographZodiac": partial(_one_of, _BRANCHES, 1),
    "decimalEnclosedParen": _run_of(0x2474, 20),
    "decimalEnclosedFullstop": _run_of(0x2488, 20),
    "ideographEnclosedCircle": _run_of(0x3280, 10),
    "decimalZero": "{:02}".format,
    "numberInDash": "- {} -".format,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda number: _lettered(number).upper(),
    "lowerLetter": _lettered,
    "none": _nothing,
    "bullet": _nothing,
}  # fmt: skip
