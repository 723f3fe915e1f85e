"""What is typed in a cell: one figure, or several with plus signs between them. Pure."""

import re
from collections.abc import Sequence

from nianbao.report.errors import FigureError
from nianbao.report.form.figures import Figure, Unit, add, is_in_yuan, parse_figure, print_figure

_PLUS = re.compile("[+＋]")
_PASTED_SUM = re.compile(r"[\d０-９.,．，元万 ]+([+＋][\d０-９.,．，元万 ]+)+")
_SHOWN = 20
"""Characters of a typed sum that are told when it is refused."""


def is_plus(character: str) -> bool:
    """Whether a typed character is a plus sign, of either width."""
    return bool(_PLUS.fullmatch(character))


def has_plus(text: str) -> bool:
    """Whether plus signs stand in what is typed."""
    return bool(_PLUS.search(text))


def is_pasted_sum(text: str) -> bool:
    """Whether a pasted text is one sum and no row of figures: `5 + 3`."""
    return bool(_PASTED_SUM.fullmatch(text.strip()))


def typed_figure(text: str, unit: Unit) -> Figure:
    """Read what was typed in a cell, sums added up; None for a blank.

    Raises FigureError, with one Chinese sentence, for what `parse_figure` refuses, for a plus sign
    without a number on either side, and where 元 and 万元 would be added.
    """
    parts = _parts(text, unit)
    if len(parts) == 1:
        return parse_figure(text, unit)
    shown = text.strip() if len(text.strip()) <= _SHOWN else text.strip()[:_SHOWN] + "…"
    if any(parse_figure(part, unit) is None for part in parts):
        raise FigureError(f"“{shown}”的加号有一边没有数，", "加号两边都要有数，如 5+3。")
    if unit is Unit.MONEY and len(set(map(is_in_yuan, parts))) > 1:
        raise FigureError(f"“{shown}”有的写了元，有的没有写，", "请都写元，或者都按万元写。")
    total = add(parse_figure(part, unit) for part in parts)
    return parse_figure(print_figure(total), unit)


def sum_so_far(text: str, unit: Unit) -> str:
    """What a sum being typed comes to so far: `12+3＝15件`; empty where it is none, or not one yet.

    A plus sign at the end waits for the next number.
    """
    if not has_plus(text):
        return ""
    try:
        figure = typed_figure(text.strip().rstrip("+＋ "), unit)
    except FigureError:
        return ""
    return "" if figure is None else f"{text}＝{print_figure(figure)}{unit.value}"


def _parts(text: str, unit: Unit) -> Sequence[str]:
    """What stands between the plus signs; the one in front of a change is its sign."""
    body = text.strip()
    if unit is Unit.CHANGE and body[:1] and is_plus(body[0]):
        first, *more = _PLUS.split(body[1:])
        return [body[0] + first, *more]
    return _PLUS.split(body)
