"""What is typed in a cell: one figure, or several with signs between them. Pure."""

import re
from collections.abc import Sequence

from nianbao.report.errors import FigureError
from nianbao.report.form.figures import (
    Figure,
    Unit,
    add,
    is_in_yuan,
    parse_figure,
    print_figure,
    subtract,
    zero,
)

_PLUS = re.compile("[+＋]")
_SIGNS = re.compile("([+＋\\-－−–])")
_AS_IN_SHEETS = re.compile("^[=＝]|[=＝]$")
"""The sign that sheets want in front of a sum, and that others write behind it."""
_PASTED_SUM = re.compile(r"[\d０-９.,．，元万 ]+([+＋][\d０-９.,．，元万 ]+)+")
_SHOWN = 20
"""Characters of a typed sum that are told when it is refused."""


def is_plus(character: str) -> bool:
    """Whether a typed character is a plus sign, of either width."""
    return bool(_PLUS.fullmatch(character))


def is_sum(text: str) -> bool:
    """Whether what is typed may be a sum: a sign stands in it, as sheets have them too."""
    return bool(_SIGNS.search(text) or _AS_IN_SHEETS.search(text))


def is_pasted_sum(text: str) -> bool:
    """Whether a pasted text is one sum and no row of figures: `5 + 3`."""
    return bool(_PASTED_SUM.fullmatch(text.strip()))


def typed_figure(text: str, unit: Unit) -> Figure:
    """Read what was typed in a cell, sums worked out: `5+3`, `10-2`, `=5+3`; None for a blank.

    Raises FigureError, with one Chinese sentence, for what `parse_figure` refuses, for a sign
    without a number on either side, for less than nothing, and where 元 and 万元 would be added.
    """
    body = _AS_IN_SHEETS.sub("", text.strip()).strip() or text
    first, *more = _parts(body, unit)
    if not more:
        return parse_figure(body, unit)
    shown = body if len(body) <= _SHOWN else body[:_SHOWN] + "…"
    signs, texts = ["+", *more[::2]], [first, *more[1::2]]
    figures = [parse_figure(part, unit) for part in texts]
    if None in figures:
        sign = "加号" if all(map(is_plus, signs)) else "加减号"
        raise FigureError(f"“{shown}”的{sign}有一边没有数，", f"{sign}两边都要有数，如 5+3。")
    if unit is Unit.MONEY and len(set(map(is_in_yuan, texts))) > 1:
        raise FigureError(f"“{shown}”有的写了元，有的没有写，", "请都写元，或者都按万元写。")
    total = zero(unit)
    for sign, figure in zip(signs, figures, strict=True):
        total = (add((total, figure)) or 0) if is_plus(sign) else subtract(total, figure)
    if total < 0 and unit is not Unit.CHANGE:
        raise FigureError(f"“{shown}”算出来小于0，", "请看看是不是写反了。")
    return parse_figure(print_figure(total), unit)


def sum_so_far(text: str, unit: Unit) -> str:
    """What a sum being typed comes to so far: `12+3＝15件`; empty where it is none, or not one yet.

    A sign at the end waits for the next number.
    """
    said = _AS_IN_SHEETS.sub("", text.strip())
    if not _SIGNS.search(said):
        return ""
    try:
        figure = typed_figure(said.rstrip("+＋-－−– "), unit)
    except FigureError:
        return ""
    return "" if figure is None else f"{said}＝{print_figure(figure)}{unit.value}"


def _parts(body: str, unit: Unit) -> Sequence[str]:
    """What stands between the signs, and the signs; the one in front is no sum's."""
    if unit is not Unit.CHANGE and body[:1] and is_plus(body[0]):
        return _SIGNS.split(body)
    first, *more = _SIGNS.split(body[1:])
    return [body[:1] + first, *more]
