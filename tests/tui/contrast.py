"""How well the words of a screen stand out from what is behind them, as WCAG 2 measures it."""

import re

from rich.color_triplet import ColorTriplet

from nianbao.tui.app import NianbaoApp
from tests.seams import strips_on_screen

LEAST = 4.5
"""The ratio that ordinary words need (WCAG 2.1, 1.4.3)."""
_FRAMES = re.compile(r"[\s+|│─━▀-▟-]*")


def faint_words(app: NianbaoApp) -> dict[str, float]:
    """Words that stand out too little, with their ratio; behind a dialog none are looked at."""
    found = {}
    for strip in strips_on_screen(app, "#dialog, #tour"):
        for segment in strip:
            style, words = segment.style, segment.text.strip()
            if style and style.color and style.bgcolor and not _FRAMES.fullmatch(words):
                two = style.color.get_truecolor(), style.bgcolor.get_truecolor()
                if (ratio := contrast(*two)) < LEAST:
                    found[words] = round(ratio, 2)
    return found


def contrast(one: ColorTriplet, other: ColorTriplet) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    dark, light = sorted(map(_luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: ColorTriplet) -> float:
    red, green, blue = map(_linear, colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: int) -> float:
    share = part / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
