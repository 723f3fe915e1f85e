"""A text of a workbook in runs -> its words: what is struck out and marks of notes left out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from nianbao.imports.note_marks import LOWERED, RAISED, without_marks

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_OFF = ("0", "false")


@dataclass(frozen=True, slots=True)
class RichText:
    """The words of a text, the struck ones that are not in them, and the last mark of a note."""

    words: str
    struck: str = ""
    mark: str = ""


def rich_text(element: Element, *, is_struck: bool) -> RichText:
    """The words of a text in runs, without how they are pronounced.

    `is_struck` says that its cell is struck out: so are the runs that have no looks of their own.
    """
    return joined_pieces(_pieces(element, is_struck=is_struck))


def joined_pieces(pieces: Iterable[tuple[str, bool, bool]]) -> RichText:
    """The words of a text in pieces: of each its words, whether they are struck out, and raised."""
    words = struck = ""
    for text, is_struck, is_raised in pieces:
        if is_struck:
            struck += text
        else:
            words += f"{RAISED}{text}{LOWERED}" if is_raised else text
    kept, marks = without_marks(words)
    return RichText(kept, struck.strip(), marks[-1][1] if marks else "")


def _pieces(element: Element, *, is_struck: bool) -> Iterator[tuple[str, bool, bool]]:
    for child in element:
        if child.tag not in ("t", "r"):
            continue
        text = (child.text if child.tag == "t" else child.findtext("t")) or ""
        looks = child.find("rPr")
        yield (
            unescaped(text),
            is_struck if looks is None else _is_struck(looks),
            _is_raised(looks),
        )


def struck_styles(styles: Element) -> frozenset[str]:
    """The numbers of the styles of cells whose words are struck out."""
    fonts = [_is_struck(font) for font in styles.iterfind("fonts/font")]
    struck = {str(number) for number, is_struck in enumerate(fonts) if is_struck}
    formats = enumerate(styles.iterfind("cellXfs/xf"))
    return frozenset(str(number) for number, one in formats if one.get("fontId") in struck)


def unescaped(text: str) -> str:
    """A text in which characters stand by their numbers (`_x000D_`), with these in their place."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _is_struck(looks: Element | None) -> bool:
    strike = looks.find("strike") if looks is not None else None
    return strike is not None and strike.get("val", "1") not in _OFF


def _is_raised(looks: Element | None) -> bool:
    place = looks.find("vertAlign") if looks is not None else None
    return place is not None and place.get("val") == "superscript"
