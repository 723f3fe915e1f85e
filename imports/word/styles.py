"""The styles of a Word file: what a paragraph or a run is by its style, and what it is based on.

A style is known by its name. Its id means nothing: WPS numbers them as they come, so that id 2
is as often the style of a web page's paragraphs as a heading.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import NamedTuple
from xml.etree.ElementTree import Element

from nianbao.imports.numerals import whole_number
from nianbao.imports.word.tree import is_on, value_of

HEADING_STYLE = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
"""How Word and WPS call the styles of headings."""
_CONTENTS = re.compile(r"(?:toc|目录)\s*\d", re.IGNORECASE)
_TITLE = ("title", "标题")
_PLACEHOLDER = ("placeholder text", "占位符文本")
_BODY = 9
"""The outline level of words that are no heading."""
_RAISED = ("superscript", "subscript")
_LIFTED = "lifted"
"""How what was only lifted above its line by hand is called: a mark, or a line set straight."""
_LIFTED_FROM = 5
"""Half points; figures are lifted by less to stand level with Chinese words."""
_CHAIN = 20
"""Styles that may stand on one another; a chain that is longer goes round."""


class Numbered(NamedTuple):
    """The list a paragraph belongs to, and its level in it, counted from 0; None where not told."""

    list_id: str | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True)
class RunLook:
    """What of a run's looks changes what it says. `raised` is also what is lowered."""

    hidden: bool = False
    struck: bool = False
    raised: str = ""
    placeholder: bool = False

    def within(self, outer: "RunLook") -> "RunLook":
        """The same in a run that is hidden or struck: so is all that stands in it."""
        if not (outer.hidden or outer.struck):
            return self
        return replace(self, hidden=outer.hidden or self.hidden, struck=outer.struck or self.struck)


class Styles:
    """The styles of a file by their ids; without a part for them there are none."""

    def __init__(self, part: Element | None) -> None:
        self._styles = {
            style.get("styleId", ""): style
            for style in (() if part is None else part.iterfind("style"))
        }
        self._look_of = cache(self._find_look)
        self._level_of = cache(self._find_level)
        self._list_of = cache(self._find_list)
        self.is_contents = cache(self._find_contents)
        """Whether a style, by its id, is that of the lines of a table of contents."""

    @cached_property
    def usual(self) -> str:
        """The id of the style of paragraphs that name none."""
        return next(
            (
                key
                for key, style in self._styles.items()
                if style.get("type") == "paragraph" and style.get("default") in ("1", "true", "on")
            ),
            "",
        )

    def level(self, properties: Element | None) -> int | None:
        """How high a paragraph's heading is: 1 a title, 2 a heading 1 and so on; None for words."""
        direct = whole_number(value_of(properties, "outlineLvl"))
        if direct is not None:
            return _of_outline(direct)
        return self._level_of(self.of_paragraph(properties))

    def _find_level(self, style_id: str) -> int | None:
        for style in self._chain(style_id):
            outline = whole_number(value_of(style, "pPr/outlineLvl"))
            if outline is not None:
                return _of_outline(outline)
            name = _name(style)
            if name in _TITLE:
                return 1
            if match := HEADING_STYLE.fullmatch(name):
                return int(match[1]) + 1
        return None

    def of_paragraph(self, properties: Element | None) -> str:
        """The id of a paragraph's style."""
        return value_of(properties, "pStyle") or self.usual

    def _find_contents(self, style_id: str) -> bool:
        style = self._styles.get(style_id)
        return style is not None and bool(_CONTENTS.fullmatch(_name(style)))

    def numbered(self, properties: Element | None) -> tuple[Numbered, tuple[str, ...]]:
        """The list a paragraph is in, and the styles for which a level of it may be made.

        None are given where the paragraph itself tells its level.
        """
        direct = _numbered(properties)
        if direct.list_id is not None:
            return direct, ()
        styled, styles = self._list_of(self.of_paragraph(properties))
        if direct.level is None:
            return styled, styles
        return Numbered(styled.list_id, direct.level), ()

    def _find_list(self, style_id: str) -> tuple[Numbered, tuple[str, ...]]:
        """The list of a style, and those in its chain that may be linked to a level of it."""
        styles: tuple[str, ...] = ()
        level = None
        for style in self._chain(style_id):
            own = _numbered(style.find("pPr"))
            if level is None:
                styles += (style.get("styleId", ""),)
                level = own.level
            if own.list_id is not None:
                return Numbered(own.list_id, level), styles
        return Numbered(), ()

    def list_of_style(self, style_id: str) -> str | None:
        """The list that a style of lists stands for."""
        style = self._styles.get(style_id)
        return None if style is None else _numbered(style.find("pPr")).list_id

    def look(self, paragraph_style: str, run: Element | None) -> RunLook:
        """How a run looks, by its own properties, its style and its paragraph's."""
        run_style = value_of(run, "rStyle") or ""
        styled = self._look_of(paragraph_style, run_style)
        if run is None or not len(run):
            return styled
        hidden, strike, double = (is_on(run, one) for one in ("vanish", "strike", "dstrike"))
        struck = [one for one in (strike, double) if one is not None]
        place = value_of(run, "vertAlign")
        if place is None:
            lift = whole_number(value_of(run, "position")) or 0
            raised = styled.raised or (_LIFTED if lift >= _LIFTED_FROM else "")
        else:
            raised = place if place in _RAISED else ""
        return RunLook(
            styled.hidden if hidden is None else hidden,
            any(struck) if struck else styled.struck,
            raised,
            styled.placeholder,
        )

    def _find_look(self, paragraph_style: str, run_style: str) -> RunLook:
        """A property that can be on or off is turned round where both styles set it."""
        both = (paragraph_style, run_style)
        hidden = [self._is_on(style, "vanish") for style in both]
        struck = [self._is_on(style, "strike") or self._is_on(style, "dstrike") for style in both]
        places = [self._first(style, "rPr/vertAlign") for style in reversed(both)]
        place = next((one for one in places if one), "")
        names = [_name(style) for style in self._chain(run_style)]
        return RunLook(
            hidden[0] != hidden[1],
            struck[0] != struck[1],
            place if place in _RAISED else "",
            any(name in _PLACEHOLDER for name in names),
        )

    def _is_on(self, style_id: str, name: str) -> bool:
        for style in self._chain(style_id):
            on = is_on(style.find("rPr"), name)
            if on is not None:
                return on
        return False

    def _first(self, style_id: str, path: str) -> str | None:
        values = (value_of(style, path) for style in self._chain(style_id))
        return next((value for value in values if value is not None), None)

    def _chain(self, style_id: str) -> Iterator[Element]:
        """A style, and those it is based on."""
        for _ in range(_CHAIN):
            style = self._styles.get(style_id)
            if style is None:
                return
            yield style
            style_id = value_of(style, "basedOn") or ""


def _name(style: Element) -> str:
    return (value_of(style, "name") or "").strip().lower()


def _of_outline(outline: int) -> int | None:
    return outline + 2 if outline < _BODY else None


def _numbered(properties: Element | None) -> Numbered:
    told = properties.find("numPr") if properties is not None else None
    return Numbered(value_of(told, "numId"), whole_number(value_of(told, "ilvl")))
