"""The numbers that Word puts in front of paragraphs by itself: written into the words.

A list counts on wherever it is taken up again, unless it says where it starts anew; lists that
are made after the same pattern count together.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from nianbao.imports.numerals import whole_number
from nianbao.imports.word.counting import print_count
from nianbao.imports.word.styles import Numbered, Styles
from nianbao.imports.word.tree import is_on, value_of

_LEVELS = 9
_TEXT_LIMIT, _LABEL_LIMIT = 60, 100
"""Characters that may stand around the number of a level, and those a whole number may have."""
_PLACE = re.compile("%([1-9])")
_PATTERN_STEPS = 5
"""Patterns that may refer to one another; more go round."""


@dataclass
class _Level:
    """How a level counts: where from, in which style, and the words around its number."""

    start: int = 1
    style: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    glued: bool = False
    of_style: str = ""


@dataclass
class _List:
    """A list: its pattern, its levels, and where some of them start anew."""

    pattern: str
    levels: dict[int, _Level]
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a file, and how far each has counted."""

    def __init__(self, part: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._patterns = _by_id(part, "abstractNum", "abstractNumId")
        self._nums = _by_id(part, "num", "numId")
        self._lists: dict[str, _List | None] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, properties: Element | None) -> str:
        """Count a paragraph; what stands in front of its words, empty where nothing does."""
        if not self._nums:
            return ""
        numbered, styles = self._styles.numbered(properties)
        known = self._list(numbered.list_id or "")
        if known is None:
            return ""
        place = _place(numbered, known, styles)
        if place not in known.levels:
            return ""
        counts = self._count(numbered.list_id or "", known, place)
        level = known.levels[place]
        text = _PLACE.sub(lambda at: _printed(known, level, counts, int(at[1]) - 1), level.text)
        apart = not level.glued and re.search(r"[0-9A-Za-z.]$", text)
        return (f"{text} " if apart else text)[:_LABEL_LIMIT]

    def _count(self, list_id: str, known: _List, place: int) -> list[int | None]:
        counts = self._counts.setdefault(known.pattern, [None] * _LEVELS)
        begins = place in known.starts and (list_id, place) not in self._begun
        self._begun.add((list_id, place))
        before = counts[place]
        counts[place] = _start(known, place) if before is None or begins else before + 1
        for below in range(place + 1, _LEVELS):
            restart = known.levels[below].restart if below in known.levels else None
            if restart is None or place < restart:
                counts[below] = None
        return counts

    def _list(self, list_id: str) -> _List | None:
        if list_id not in self._lists:
            self._lists[list_id] = self._read_list(list_id)
        return self._lists[list_id]

    def _read_list(self, list_id: str) -> _List | None:
        num = self._nums.get(list_id)
        if num is None:
            return None
        pattern = self._pattern(value_of(num, "abstractNumId") or "")
        levels = _levels(self._patterns[pattern]) if pattern in self._patterns else {}
        read = _List(pattern, levels)
        for override in num.iterfind("lvlOverride"):
            place = whole_number(override.get("ilvl"))
            if place is None or place >= _LEVELS:
                continue
            levels.update(_levels(override))
            start = whole_number(value_of(override, "startOverride"))
            if start is not None:
                read.starts[place] = start
        return read

    def _pattern(self, pattern: str) -> str:
        """The id of a pattern, or of the one its style of lists stands for."""
        for _ in range(_PATTERN_STEPS):
            link = value_of(self._patterns.get(pattern), "numStyleLink")
            num = self._nums.get(self._styles.list_of_style(link) or "") if link else None
            if num is None:
                break
            pattern = value_of(num, "abstractNumId") or ""
        return pattern


def _by_id(part: Element | None, tag: str, key: str) -> dict[str, Element]:
    return {one.get(key, ""): one for one in part.iterfind(tag)} if part is not None else {}


def _levels(element: Element) -> dict[int, _Level]:
    levels = {}
    for one in element.iterfind("lvl"):
        place = whole_number(one.get("ilvl"))
        if place is not None and place < _LEVELS:
            start = whole_number(value_of(one, "start"))
            levels[place] = _Level(
                1 if start is None else start,
                value_of(one, ".//numFmt") or "decimal",
                (value_of(one, "lvlText") or "")[:_TEXT_LIMIT],
                whole_number(value_of(one, "lvlRestart")),
                bool(is_on(one, "isLgl")),
                value_of(one, "suff") == "nothing",
                value_of(one, "pStyle") or "",
            )
            if levels[place].style == "bullet" or is_on(one.find("rPr"), "vanish"):
                levels[place].text = ""
    return levels


def _place(numbered: Numbered, known: _List, styles: Iterable[str]) -> int:
    """The level of a paragraph: the one that is made for its style, or the one it names."""
    made = {level.of_style: place for place, level in known.levels.items()}
    return next((made[style] for style in styles if style in made), numbered.level or 0)


def _start(known: _List, place: int) -> int:
    level = known.levels.get(place)
    return known.starts.get(place, level.start if level else 1)


def _printed(known: _List, level: _Level, counts: list[int | None], place: int) -> str:
    count = counts[place]
    own = known.levels.get(place)
    style = "decimal" if level.legal or own is None else own.style
    return print_count(style, _start(known, place) if count is None else count)
