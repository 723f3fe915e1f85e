"""What .odt and .ods have in common: the words of a paragraph, and what of them is not read."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from nianbao.imports.numerals import whole_number
from nianbao.imports.office_package import OfficePackage

CONTENT, _MANIFEST = "content.xml", "META-INF/manifest.xml"

_UNSEEN = frozenset(
    ("annotation", "annotation-end", "note", "ruby-text", "tracked-changes", "frame",
     "custom-shape", "hidden-text", "script", "sequence-decls", "variable-decls",
     "user-field-decls", "forms")
)  # fmt: skip
"""Elements whose words don't stand in the paragraph they are in, or are not shown."""
_SPACES = 1000


def refuse_locked(package: OfficePackage) -> None:
    """Raises ImportRefusedError where the parts of a file are encrypted."""
    if _MANIFEST in package and b"encryption-data" in package.read(_MANIFEST):
        raise package.refusal("加了密码")


def paragraph_words(paragraph: Element) -> str:
    """The words of a paragraph; a line break is a newline."""
    return "".join(_words(paragraph))


def _words(element: Element) -> Iterator[str]:
    """Without recursion: elements may be nested to any depth."""
    waiting: list[Element | str] = [element]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
            continue
        inside: list[Element | str] = []
        if one.text:
            inside.append(one.text.replace("\n", " "))
        for child in one:
            if child.tag not in _UNSEEN:
                inside.append(_mark(child) or child)
            if child.tail:
                inside.append(child.tail.replace("\n", " "))
        waiting += reversed(inside)


def _mark(element: Element) -> str:
    """What an element without words stands for; empty for one with words."""
    match element.tag:
        case "s":
            count = whole_number(element.get("c", "1"), 9)
            return " " * min(1 if count is None else count, _SPACES)
        case "tab":
            return "\t"
        case "line-break":
            return "\n"
    return ""
