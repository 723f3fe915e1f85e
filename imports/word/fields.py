"""Fields of a Word file: only their results are words, but for those whose code is what is seen.

A field that was not closed hides nothing: its marks are passed over.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from nianbao.imports.numerals import whole_number
from nianbao.imports.word.tree import UNREAD_BRANCHES

_SHAPES = "○〇◯⭕□△◇"
_DRAWN_OVER = re.compile(r"\\o\b", re.IGNORECASE)
_DISPLACED = re.compile(r"\\s\b|\\(?:up|do)\b", re.IGNORECASE)
_FRACTION = re.compile(r"\\f\b", re.IGNORECASE)
_COMMAND = re.compile(r"\\[a-z]+\d*", re.IGNORECASE)
_LISTED = re.compile(r"[,，;；]")


def closed_marks(story: Element) -> frozenset[int]:
    """The marks (by their `id()`) of the fields that begin and end in a story."""
    if next(story.iter("fldChar"), None) is None:
        return frozenset()
    closed: set[int] = set()
    begun: list[list[int]] = []
    for mark in _marks(story):
        kind = mark.get("fldCharType")
        if kind == "begin":
            begun.append([id(mark)])
        elif begun and kind in ("separate", "end"):
            begun[-1].append(id(mark))
            if kind == "end":
                closed.update(begun.pop())
    return frozenset(closed)


def _marks(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == "fldChar":
            yield child
        elif not _may_be_passed(child):
            yield from _marks(child)


def _may_be_passed(element: Element) -> bool:
    """Whether an element may not be read at all: a mark in it must not be waited for."""
    if element.tag == "sdt":
        return element.find("sdtPr/showingPlcHdr") is not None
    if element.tag == "tr":
        return any(element.find(f"trPr/{name}") is not None for name in ("del", "hidden"))
    return element.tag == "rt" or element.tag in UNREAD_BRANCHES


@dataclass
class _Field:
    code: list[str] = field(default_factory=list)
    has_result: bool = False
    is_contents: bool = False


class Fields:
    """The fields that are open at a place of a story."""

    def __init__(self, story: Element) -> None:
        self._closed = closed_marks(story)
        self._open: list[_Field] = []
        self._codes = self._contents = 0

    @property
    def is_code(self) -> bool:
        """Whether the place is within what only tells a field what to do."""
        return self._codes > 0

    @property
    def is_contents(self) -> bool:
        """Whether the place is within a table of contents."""
        return self._contents > 0

    def take(self, mark: Element) -> tuple[str, str]:
        """Pass a mark; what a field shows that ends without a result, and whether raised."""
        if id(mark) not in self._closed:
            return "", ""
        kind = mark.get("fldCharType")
        if kind == "begin":
            self._open.append(_Field())
            self._codes += 1
        elif kind == "separate" and self._open and not self._open[-1].has_result:
            self._begin_result(self._open[-1])
        elif kind == "end" and self._open:
            ended = self._open.pop()
            self._contents -= ended.is_contents
            if not ended.has_result:
                self._codes -= 1
                return _drawn("".join(ended.code))
        return "", ""

    def _begin_result(self, begun: _Field) -> None:
        begun.has_result = True
        begun.is_contents = "".join(begun.code).lstrip().upper().startswith("TOC")
        self._codes -= 1
        self._contents += begun.is_contents

    def take_code(self, words: str) -> None:
        """Take a piece of a field's code."""
        if self._open:
            self._open[-1].code.append(words)


def _drawn(code: str) -> tuple[str, str]:
    r"""What an EQ field shows, and whether it stands above or below the line.

    Characters over one another are one, `EQ \o\ac(○,1)` is ①; words that are set above others (a
    reading) are none of it, those that stand alone like that are raised.
    """
    start, end = code.find("("), code.rfind(")")
    if not code.strip().upper().startswith("EQ") or start < 0 or end < start:
        return "", ""
    parts = [part.strip() for part in _arguments(code[start + 1 : end])]
    if _DRAWN_OVER.search(code[:start]):
        words = [part for part in parts if part and not _DISPLACED.search(part)]
        if len(words) == 2 and words[0] in _SHAPES:
            return _circled(words[1]), ""
        return "".join(words), ""
    place = _DISPLACED.search(code[:start])
    raised = "" if place is None else "subscript" if "do" in code[:start] else "superscript"
    return ("/" if _FRACTION.search(code[:start]) else "").join(map(_plain, parts)), raised


def _circled(words: str) -> str:
    number = whole_number(words, 2) or 0
    return chr(0x2460 + number - 1) if 0 < number <= 20 else words


def _plain(part: str) -> str:
    """An argument without the commands in it."""
    return _COMMAND.sub("", part).replace("(", "").replace(")", "")


def _arguments(text: str) -> Iterator[str]:
    """The parts between commas that stand in no brackets."""
    depth, part = 0, ""
    for sign in text:
        if _LISTED.fullmatch(sign) and not depth:
            yield part
            part = ""
            continue
        depth += (sign == "(") - (sign == ")")
        part += sign
    yield part
