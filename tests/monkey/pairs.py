"""Two keys right behind each larger action: while its screen comes, while it goes, in a stall."""

from collections.abc import Iterator
from itertools import product
from random import Random

from tests.monkey.strokes import Stroke

KEYS = (
    *("enter", "escape", "down", "up", "tab", "backspace", "5", "ctrl+z", "f2", "f4", "f5"),
    *("ctrl+down", "ctrl+q"),
)
"""Each of them follows each of them."""
DELAYS = (0, 0, 2, 10, 30, 100, 300, 700)
"""Milliseconds between the action and the first key."""
AT_HOME = ("enter", "f9", "delete", "ctrl+p", "f1", "f12", "ctrl+z", "end", "click 10,4")
IN_REPORT = (
    *("ctrl+r", "f1", "f2", "f3", "f4", "f5", "f6", "f8", "f9", "f10", "f12", "ctrl+l", "ctrl+f"),
    *("ctrl+e", "ctrl+d", "ctrl+n", "ctrl+g", "ctrl+t", "ctrl+o", "ctrl+k", "ctrl+s", "ctrl+p"),
    *("ctrl+down", "ctrl+up", "escape", "ctrl+q", "f7", "click 10,8"),
)


def pairs(seed: int) -> Iterator[list[Stroke]]:
    """For each action a sitting, in which every pair of keys follows it once."""
    random = Random(seed)
    for in_report, actions in ((False, AT_HOME), (True, IN_REPORT)):
        for action in actions:
            made: list[Stroke] = []
            for one, two in product(KEYS, KEYS):
                made += _begun(in_report)
                made += _pair(random, action, one, two)
            yield made


def _begun(in_report: bool) -> list[Stroke]:
    """Back on the first screen, or in the first report of its list."""
    back = [Stroke("key", "escape"), Stroke("rest")] * 4
    first = [Stroke("key", "home"), Stroke("rest")]
    opened = [Stroke("key", "enter"), Stroke("rest")]
    return [*back, *first, *(opened if in_report else [])]


def _pair(random: Random, action: str, one: str, two: str) -> list[Stroke]:
    kind, _, told = action.rpartition(" ")
    delay = Stroke("wait", str(random.choice(DELAYS)))
    begun = [Stroke(kind or "key", told), delay]
    if random.random() < 0.5:
        return [
            *begun,
            Stroke("key", one),
            Stroke("key", two),
            Stroke("stall", "30"),
            Stroke("rest"),
        ]
    between = Stroke("wait", str(random.choice(DELAYS[:-2])))
    return [*begun, Stroke("key", one), between, Stroke("key", two), Stroke("rest")]
