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


GONE = frozenset(("del", "moveFrom"))
"""What was deleted or moved away, and is kept for whoever looks at the changes."""
UNREAD_BRANCHES = GONE | {"Fallback"}
"""What is there no longer, or a second time."""


def alternative(element: Element) -> Element | None:
    """The one branch of an `AlternateContent` to be read: the first that holds words.

    Where none does it is the first of all, for the pictures in it.
    """
    branches = element.findall("Choice") + element.findall("Fallback")
    return next(filter(holds_words, branches), branches[0] if branches else None)


def holds_words(element: Element) -> bool:
    """Whether there are words in an element."""
    if any((one.text or "").strip() for one in element.iter("t")):
        return True
    return any(one.get("string", "").strip() for one in element.iter("textpath"))


def opened(element: Element) -> Iterator[Element]:
    """The elements that stand in one, with what only wraps others opened."""
    for child in element:
        if child.tag == "AlternateContent":
            branch = alternative(child)
            if branch is not None:
                yield from opened(branch)
        elif child.tag in ("ins", "moveTo", "customXml", "smartTag", "sdtContent"):
            yield from opened(child)
        else:
            yield child
