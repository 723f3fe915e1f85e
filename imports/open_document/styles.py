"""The styles of an open document: what is hidden, struck or raised, and how lists are numbered."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from nianbao.imports.numerals import whole_number
from nianbao.imports.word.counting import print_count

_STEPS = 20
_COUNTING = (
    ("一", "chineseCounting"), ("壹", "chineseLegalSimplified"), ("甲", "ideographTraditional"),
    ("子", "ideographZodiac"), ("①", "decimalEnclosedCircle"), ("I", "upperRoman"),
    ("i", "lowerRoman"), ("A", "upperLetter"), ("a", "lowerLetter"),
    ("１", "decimalFullWidth"),
)  # fmt: skip
"""How a numbering begins, and what newer Word files call it."""


class OpenStyles:
    """The styles of the parts of a document, those of its own text before the common ones."""

    def __init__(self, parts: Iterable[Element]) -> None:
        self._styles: dict[str, Element] = {}
        self._lists: dict[str, Element] = {}
        self._outline: Element | None = None
        for part in parts:
            for style in part.iter("style"):
                self._styles.setdefault(style.get("name", ""), style)
            for style in part.iter("list-style"):
                self._lists.setdefault(style.get("name", ""), style)
            outline = next(part.iter("outline-style"), None)
            self._outline = outline if self._outline is None else self._outline

    def is_title(self, name: str | None) -> bool:
        """Whether a paragraph of this style is the document's title."""
        return any(one.get("name") == "Title" for one in self._line(name))

    def is_hidden(self, name: str | None) -> bool:
        """Whether text of this style is not shown."""
        return self._text(name, "display") == "none"

    def is_struck(self, name: str | None) -> bool:
        """Whether text of this style is struck through."""
        found = self._text(name, "text-line-through-style") or self._text(
            name, "text-line-through-type"
        )
        return found not in ("", "none")

    def is_raised(self, name: str | None) -> bool:
        """Whether text of this style stands above its line."""
        first = self._text(name, "text-position").split(" ")[0].rstrip("%")
        return first == "super" or (whole_number(first) or 0) > 0

    def level_of_list(self, name: str | None, level: int) -> Element | None:
        """How a level (from 1) of a list is numbered; None where it isn't known."""
        return _level(self._lists.get(name or ""), level)

    def level_of_heads(self, level: int) -> Element | None:
        """How headings of a level are numbered."""
        return _level(self._outline, level)

    def _line(self, name: str | None) -> Iterable[Element]:
        """A style, and those it is made from."""
        for _ in range(_STEPS):
            style = self._styles.get(name or "")
            if style is None:
                return
            yield style
            name = style.get("parent-style-name")

    def _text(self, name: str | None, key: str) -> str:
        for style in self._line(name):
            for properties in style.iterfind("text-properties"):
                if value := properties.get(key):
                    return value
        return ""


class OpenCounts:
    """Counts the items of lists and the numbered headings as they come."""

    def __init__(self) -> None:
        self._counts: dict[str, list[int]] = {}

    def begin(self, key: str, level: int) -> None:
        """A list begins anew at a level (from 1)."""
        self._counts[key] = self._counts.get(key, [])[: level - 1]

    def label(self, key: str, style: Element | None, levels: list[Element | None]) -> str:
        """The number in front of the next item; `levels` are the styles from the first on."""
        level = len(levels)
        counts = self._counts.setdefault(key, [])
        while len(counts) < level:
            known = levels[len(counts)]
            counts.append(_start(known) - 1)
        counts[level - 1] += 1
        del counts[level:]
        if style is None or not style.get("num-format"):
            return ""
        shown = min(level, _whole(style.get("display-levels"), 1))
        parts = []
        for place in range(level - shown, level):
            known = levels[place]
            printed = known.get("num-format", "1") if known is not None else "1"
            parts.append(_printed(printed, counts[place]))
        return f"{style.get('num-prefix', '')}{'.'.join(parts)}{style.get('num-suffix', '')}"


def _printed(pattern: str, number: int) -> str:
    name = next((name for first, name in _COUNTING if pattern.startswith(first)), "decimal")
    return print_count(name, number)


def _level(style: Element | None, level: int) -> Element | None:
    for one in style if style is not None else ():
        if one.get("level") == str(level):
            return one
    return None


def _start(style: Element | None) -> int:
    return _whole(style.get("start-value"), 1) if style is not None else 1


def _whole(text: str | None, usual: int) -> int:
    found = whole_number(text, 5)
    return usual if found is None else found
