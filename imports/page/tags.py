"""The code of a page -> the same with bare tags: only what tells how it is read is kept.

Scripts, comments and pictures' data go, and so does what makes a parser read to the end at every
tag. What the attributes and styles of a tag say is put into one attribute, `HOW`.
"""

import html
import re
from collections.abc import Mapping

from nianbao.imports.page.list_numbers import numbering_of
from nianbao.imports.page.styles import (
    Style,
    is_hidden,
    is_raised,
    is_struck,
    keeps_lines,
    list_style,
    style_of,
)

HOW = "how"
"""The attribute that says how a tag is read; its value are the letters below."""
HIDDEN, STRUCK, UPPER, KEPT, CONTROL = "h", "s", "u", "k", "c"
STRUCK_TAGS = ("del", "s", "strike")
"""The tags whose words are crossed out."""
NUMBERING = "numbering"
"""The attribute that says how a list counts."""

_BLOBS = (
    ("<script", "</script[^<>]*>?"),
    ("<style", "</style[^<>]*>?"),
    ("<!--", "-->"),
    (r"<[?!]", ">"),
)
_TAG = re.compile(
    r"""<(?:(/?[a-z][a-z0-9]*+)((?>[^<>"']|"[^"<]{0,500}"|'[^'<]{0,500}'|["'])*+)>)?""",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_TELLING = re.compile(
    r"hidden|display|visibility|mso-hide|opacity|font-size\s*:\s*0|line-through|super|white-space|role"
    r"|[wl]span",
    re.IGNORECASE,
)
_SELECTED = re.compile(r"\b(?:class|id)\s*=", re.IGNORECASE)
_TYPED = ("text", "number", "tel", "")
"""The types of fields that something is typed in."""
_FIGURE = re.compile(r"\d{1,9}(?:\.\d{1,6})?|[-—]")
_WHOLE = re.compile(r"\s*-?\d{1,9}")
_NO_NUMBERS = re.compile("crumb|menu|nav|pag(?:er|ing|ination)|unstyled|indicators", re.IGNORECASE)
_ROLES = ("menu", "menubar", "navigation", "search", "status", "toolbar", "tooltip")
"""What a part of a page is that is there to work it, and not to be read."""
_SHOWN_LATER = ("js_content",)
"""What a page hides until it is loaded: the words of an article of a chat program."""
_PARTS = ("article", "aside", "dialog", "div", "form", "section", "table", "tbody", "ul")
_NUMBER = re.compile(r"&#(?:[0-9]{8,}|x[0-9a-f]{7,});?", re.IGNORECASE)


def without_blobs(text: str) -> str:
    """The page without scripts, styles, comments and declarations.

    One without an end takes all the rest, as in a browser.
    """
    for start_mark, end_mark in _BLOBS:
        start, end = (re.compile(mark, re.IGNORECASE) for mark in (start_mark, end_mark))
        kept, place = [], 0
        while match := start.search(text, place):
            kept.append(text[place : match.start()])
            close = end.search(text, match.end())
            place = close.end() if close else len(text)
        text = "".join((*kept, text[place:])) if kept else text
    return text


def with_bare_tags(text: str, sheets: Mapping[str, Style]) -> str:
    """The page with bare tags; a `<` that begins none, and numbers of no character, as words."""
    return _TAG.sub(lambda found: _bare_tag(found, sheets), _NUMBER.sub("\ufffd", text))


def attributes_of(words: str) -> dict[str, str]:
    """The attributes of a tag by name, in small letters; of one given twice the first."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(words):
        found.setdefault(name.lower(), html.unescape(double or single or bare))
    return found


def _bare_tag(match: re.Match[str], sheets: Mapping[str, Style]) -> str:
    if not match[1]:
        return "&lt;"
    tag = match[1].lower()
    if tag == "input":
        return _field(attributes_of(match[2]))
    is_list = tag in ("ol", "li")
    telling = is_list or _TELLING.search(match[2]) or (sheets and _tells(tag, match[2], sheets))
    if not telling or tag[0] == "/":
        return f"<{tag}>"
    attributes = attributes_of(match[2])
    style = style_of(tag, attributes, sheets)
    kept = [tag]
    for name in ("rowspan", "colspan"):
        if span := _WHOLE.match(attributes.get(name, "")):
            kept.append(f"{name}={span[0].strip()}")
    if how := _how(tag, attributes, style):
        kept.append(f"{HOW}={how}")
    if is_list:
        kept += _counting(tag, attributes, style)
    return f"<{' '.join(kept)}>"


def _field(attributes: Mapping[str, str]) -> str:
    """A field of a form with its figure; with nothing where it holds words or is not seen."""
    value = attributes.get("value", "").strip()
    is_typed = attributes.get("type", "text").strip().lower() in _TYPED
    is_seen = "hidden" not in attributes and not is_hidden(style_of("input", attributes, {}))
    return (
        f"<input value={value}>" if is_typed and is_seen and _FIGURE.fullmatch(value) else "<input>"
    )


def _tells(tag: str, words: str, sheets: Mapping[str, Style]) -> bool:
    return tag in sheets or bool(_SELECTED.search(words))


def _how(tag: str, attributes: Mapping[str, str], style: Style) -> str:
    """`aria-hidden` counts for parts of the page: icons and words that are seen carry it too."""
    is_apart = tag in _PARTS and attributes.get("aria-hidden", "").strip().lower() == "true"
    said = {
        HIDDEN: attributes.get("id") not in _SHOWN_LATER
        and ("hidden" in attributes or is_apart or is_hidden(style)),
        STRUCK: is_struck(style),
        UPPER: is_raised(style),
        KEPT: keeps_lines(style),
        CONTROL: attributes.get("role", "").strip().lower() in _ROLES,
    }
    return "".join(letter for letter, is_so in said.items() if is_so)


def _counting(tag: str, attributes: Mapping[str, str], style: Style) -> list[str]:
    """How a list or an item of it counts."""
    kept = []
    for name in ("start", "value"):
        if number := _WHOLE.match(attributes.get(name, "")):
            kept.append(f"{name}={number[0].strip()}")
    if "reversed" in attributes:
        kept.append("reversed")
    if tag == "ol":
        plain = _NO_NUMBERS.search(attributes.get("class", ""))
        numbering = numbering_of(attributes.get("type", "").strip(), list_style(style))
        kept.append(f"{NUMBERING}={'none' if plain or not numbering else _bare(numbering)}")
    elif own := list_style(style):
        kept.append(f"{NUMBERING}={_bare(numbering_of('', own) or 'none')}")
    return kept


def _bare(words: str) -> str:
    """A name that can stand as the value of an attribute without quotes."""
    return re.sub(r"[^\w-]", "", words) or "none"
