"""The numbers a browser prints in front of the items of a list, as words."""

import re
from dataclasses import dataclass

from nianbao.report.form.numbering import chinese_number

_CHINESE = re.compile(
    r"cjk-ideographic|(?:simp|trad)-chinese-(?:in)?formal|cjk-decimal|chinese|hanja|japanese-informal"
)
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_TYPES = {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_NUMBER_LIMIT = 9999
"""The highest number that is printed: what is higher comes from a damaged source."""


@dataclass
class ItemNumbers:
    """Counts the items of one list; `style` is how CSS calls it, empty for one without numbers."""

    style: str
    following: int = 1
    step: int = 1

    def take(self, value: int | None = None) -> str:
        """What stands before the next item; `value` where the item itself tells its number."""
        number = self.following if value is None else value
        self.following = number + self.step
        return item_number(self.style, number)


def numbering_of(kind: str, style: str) -> str:
    """The style of an `ol` with this `type` and CSS; empty for none."""
    words = style.split()
    if "none" in words:
        return ""
    known = [word for word in words if word not in ("inside", "outside", "inherit", "initial")]
    if kind in _TYPES and not known:
        return _TYPES[kind]
    return known[0] if known else "decimal"


def item_number(style: str, number: int) -> str:
    """A number in front of an item, with its mark: `一、`, `3. `, `b. `; empty for no number."""
    if not style or abs(number) > _NUMBER_LIMIT or style in ("disc", "circle", "square", "none"):
        return ""
    if number > 0 and _CHINESE.fullmatch(style):
        return f"{chinese_number(number)}、"
    if number > 0 and style.startswith('"'):
        return ""
    if style == "decimal-leading-zero":
        return f"{number:02d}. "
    if 0 < number <= len(_CIRCLED) and "circled" in style:
        return _CIRCLED[number - 1]
    if 0 < number <= 26 and ("alpha" in style or "latin" in style):
        letter = chr(ord("a") + number - 1)
        return f"{letter.upper() if 'upper' in style else letter}. "
    if 0 < number < 40 and "roman" in style:
        roman = _roman(number)
        return f"{roman.upper() if 'upper' in style else roman}. "
    return f"{number}. "


def _roman(number: int) -> str:
    words = ""
    for value, letters in _ROMAN:
        while number >= value:
            words += letters
            number -= value
    return words
