"""What a monkey does at a terminal, one stroke after another, as data that a file can hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from nianbao.tui.actions import ACTIONS

SIZES = ((80, 24), (120, 40), (100, 30), (200, 50), (80, 25))
TOO_SMALL = (40, 10)

_BOUND = sorted({key for one in ACTIONS.values() for key in one.key.split(",") if key})
_MOVES = ("up", "down", "left", "right", "home", "end", "pageup", "pagedown")
_EDITS = ("backspace", "delete", "enter", "tab", "shift+tab", "escape", "space")
_OTHERS = (
    *("shift+left", "shift+right", "shift+up", "shift+down", "ctrl+left", "ctrl+right"),
    *("ctrl+home", "ctrl+end", "ctrl+a", "ctrl+u", "ctrl+w", "ctrl+x", "ctrl+c", "ctrl+v"),
    *("f11", "insert", "ctrl+j", "shift+home", "shift+end", "ctrl+backspace", "ctrl+delete"),
)
WORDS = (
    *("其中修订", "我镇主动公开政府信息", "没有收到申请。", "{新收合计}", "（）《》“”", "12", "0"),
    *("+", "5+3", "＋7"),
    *("3.3.5", "１２．５", "-1", "abc", "[bold]", "2024", "万元", "𠮷野家", "e\u0301", "是"),
)
_PASTED = (
    "1\t2\t3\n4\t5\t6\n",
    "12\n13\n14\n",
    "我镇认真贯彻落实条例。\n全年公开信息86条。\n",
    "行政许可\t12\n行政处罚\t3\n",
    "一行",
    "",
    "\n\n",
    "甲\u2028乙\x0b丙\x00丁",
    "字" * 3000,
)


@dataclass(frozen=True, slots=True)
class Stroke:
    """One thing done; `told` is what belongs to the kind.

    `key` a key's name, `type` characters that come at once, `paste` a paste with marks, `burst`
    one without, `click` a cell `x,y`, `size` the window's `columns,rows`, `wait` milliseconds
    without a key, `stall` milliseconds in which the program gets no turn, `slow` milliseconds each
    job on a disk takes from here on, `rest` a wait until all is answered.
    """

    kind: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a monkey works: `rest` the share of strokes after which it waits, `slow` a slow disk."""

    rest: float
    slow: bool
    ends: bool = True
    """Whether it leaves the program now and then."""


MANNERS = (Manner(0.5, slow=False), Manner(0.1, slow=False), Manner(0.3, slow=True))


def strokes(random: Random, count: int, manner: Manner) -> list[Stroke]:
    """What a monkey does: `count` keys and what goes with them."""
    made: list[Stroke] = []
    keys = 0
    if manner.slow:
        made.append(Stroke("slow", str(random.choice((20, 100, 300)))))
    while keys < count:
        stroke = _stroke(random, manner)
        keys += keys_of(stroke)
        made.append(stroke)
        if random.random() < manner.rest:
            made.append(Stroke("wait", str(random.choice((0, 1, 5, 20, 20, 100)))))
    return made


def keys_of(stroke: Stroke) -> int:
    """How many keys a stroke is."""
    match stroke.kind:
        case "key" | "paste" | "click":
            return 1
        case "type" | "burst":
            return len(stroke.told)
        case _:
            return 0


def _stroke(random: Random, manner: Manner) -> Stroke:
    chance = random.random()
    if chance < 0.30:
        return Stroke("key", random.choice(_MOVES))
    if chance < 0.50:
        return Stroke("key", random.choice(_EDITS))
    if chance < 0.70:
        key = random.choice(_BOUND)
        return Stroke("key", "enter" if key == "ctrl+q" and not manner.ends else key)
    if chance < 0.74:
        return Stroke("key", random.choice(_OTHERS))
    if chance < 0.93:
        return Stroke("type", random.choice(WORDS))
    if chance < 0.95:
        return Stroke("paste", random.choice(_PASTED))
    if chance < 0.96:
        return Stroke("burst", random.choice(_PASTED[:5]))
    if chance < 0.98:
        return Stroke("click", f"{random.randrange(80)},{random.randrange(24)}")
    if chance < 0.99:
        columns, rows = random.choice((*SIZES, TOO_SMALL))
        return Stroke("size", f"{columns},{rows}")
    return Stroke("stall", str(random.choice((20, 50, 200))))


def written(made: Sequence[Stroke]) -> str:
    """Strokes as the lines of a file."""
    return "".join(f"{one.kind} {one.told!r}\n" for one in made)


def read(text: str) -> list[Stroke]:
    """The strokes that a file holds; raises ValueError for a line that is none."""
    from ast import literal_eval

    made = []
    for line in filter(None, text.splitlines()):
        kind, _, told = line.partition(" ")
        made.append(Stroke(kind, str(literal_eval(told))))
    return made
