"""Looking at the elements of a part of a Word file: values, switches, and what only wraps."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

_OFF = ("0", "false", "off", "none")


def value_of(element: Element | None, path: str) -> str | None:
    """The value an element has under another; None where there is none."""
    child = element.find(path) if element is not None else None
    return None if child is None else child.get("val")


def is_on(element: Element | None, name: str) -> bool | None:
    """Whether a property is on or off; None where it isn't there."""
    child = element.find(name) if element is not None else None
    return None if child is None else child.get("val", "1") not in _OFF


def whole_number(words: str | None) -> int | None:
    """A number of at most six digits; None for anything else."""
    return int(words) if words and words.isascii() and words.isdigit() and len(words) < 7 else None


UNREAD_BRANCHES = frozenset(("del", "moveFrom", "Fallback"))
"""What is there a second time, or no longer."""


def alternative(element: Element) -> Element | None:
    """The one branch of an `AlternateContent` to be read: the first that holds words.

    Where none does it is the first of all, for the pictures in it.
    """
    branches = element.findall("Choice") + element.findall("Fallback")
    told = (one for one in branches if any(_holds_words(part) for part in one.iter()))
    return next(told, branches[0] if branches else None)


def _holds_words(element: Element) -> bool:
    if element.tag == "textpath":
        return bool(element.get("string", "").strip())
    return element.tag == "t" and bool((element.text or "").strip())


def opened(element: Element) -> Iterator[Element]:
    """The elements that stand in one, with what only wraps others opened.

    What was deleted or moved away is passed over.
    """
    for child in element:
        if child.tag in UNREAD_BRANCHES:
            continue
        if child.tag == "AlternateContent":
            branch = alternative(child)
            if branch is not None:
                yield from opened(branch)
        elif child.tag in ("ins", "moveTo", "customXml", "smartTag", "sdtContent"):
            yield from opened(child)
        else:
            yield child
