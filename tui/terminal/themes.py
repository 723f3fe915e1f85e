"""The looks to choose from: which colours, which characters, which scroll bars."""

from dataclasses import dataclass, replace

from textual.theme import Theme

from nianbao.desk.remembered import LOOK
from nianbao.report.errors import ReportError
from nianbao.storage.library import Library


@dataclass(frozen=True, slots=True)
class Look:
    """A look: its Chinese name, what it is for, its colours.

    A `plain` one has no colours of its own, and nothing of ambiguous width where things stand
    in columns.
    """

    name: str
    tip: str
    theme: Theme
    plain: bool = False


_DARK = Theme(
    name="dark",
    primary="#0167b8",
    secondary="#0e5a94",
    accent="#ffa62b",
    warning="#ffa62b",
    error="#d8506f",
    success="#4ebf71",
    foreground="#e6e6e6",
    background="#121212",
    surface="#1e1e1e",
    panel="#2a3038",
    variables={
        "text-muted": "#b4b4b4",
        "text-disabled": "#a4a4a4",
        "text-error": "#ff8fa3",
        "text-primary": "#7db9ea",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-background": "#0a3a66",
    },
)
_LIGHT = Theme(
    name="light",
    primary="#004e8c",
    secondary="#2b5c87",
    accent="#8a5a00",
    warning="#8a5a00",
    error="#b00020",
    success="#1b6e2e",
    foreground="#1a1a1a",
    background="#f7f7f5",
    surface="#ffffff",
    panel="#e3e8ee",
    dark=False,
    variables={
        "text-muted": "#4a4a4a",
        "block-cursor-foreground": "#1a1a1a",
        "block-cursor-background": "#c3daf0",
        "text-disabled": "#5c5c5c",
        "text-primary": "#004078",
        "text-error": "#9c0019",
        "text-warning": "#6b4500",
        "text-success": "#145a24",
        "text-accent": "#5f3e00",
    },
)
_CONTRAST = Theme(
    name="contrast",
    primary="#ffff00",
    secondary="#00ffff",
    accent="#00ffff",
    warning="#ffd000",
    error="#ff7070",
    success="#00ff66",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    boost="#000000",
    variables={
        "text-muted": "#ffffff",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-background": "#000080",
        "block-cursor-blurred-background": "#000080",
        "text-disabled": "#ffffff",
        "text-primary": "#ffff00",
        "text-error": "#ff9090",
        "text-warning": "#ffd000",
        "text-success": "#00ff66",
        "text-accent": "#00ffff",
    },
)

_DEFAULT = "ansi_default"
_PLAIN = Theme(
    name="plain",
    primary=_DEFAULT,
    secondary=_DEFAULT,
    warning=_DEFAULT,
    error=_DEFAULT,
    success=_DEFAULT,
    accent=_DEFAULT,
    variables={
        "ansi-background": _DEFAULT,
        "ansi-foreground": _DEFAULT,
        "scrollbar-background": _DEFAULT,
        "scrollbar-background-hover": _DEFAULT,
        "scrollbar-background-active": _DEFAULT,
        "block-cursor-background": "ansi_magenta",
        "block-cursor-blurred-background": _DEFAULT,
    },
    ansi=True,
)
COLOURLESS = replace(_PLAIN, name="colourless")
"""For the other looks where the environment asks for no colours (NO_COLOR)."""

LOOKS = {
    "dark": Look("深色", "黑底，平常用", _DARK),
    "light": Look("浅色", "白底，光线亮的办公室", _LIGHT),
    "contrast": Look("高对比", "黑底白字，字迹最清楚", _CONTRAST),
    "plain": Look("朴素", "不用颜色；线条对不齐的老式窗口用", _PLAIN, plain=True),
}
"""The looks by the keys that are kept in the settings."""

FIRST = "dark"
"""The look before one is chosen."""


def chosen_look(library: Library) -> str:
    """The key of the look that was chosen; empty before that, or where it can't be read."""
    try:
        kept = LOOK.load(library)
    except ReportError:
        return ""
    return kept if kept in LOOKS else ""
