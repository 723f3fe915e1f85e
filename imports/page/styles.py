"""What a page's styles say about how a tag is read: hidden, struck out, raised, kept as typed.

Only what a style sheet says of one tag, class or id, or of two classes, is understood; what stands
within another rule (`@media`) is not.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import permutations

_SHEET_LIMIT = 300_000
"""Characters of style sheets that are read; those of a portal have about 100,000."""

Style = dict[str, str]
"""Properties and their values, in small letters."""

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_SELECTOR = re.compile(r"(?:[a-z][a-z0-9]*)?(?:[.#][\w-]+)?|\.[\w-]+\.[\w-]+", re.IGNORECASE)
_KNOWN = (
    *("display", "visibility", "mso-hide", "opacity", "font-size", "vertical-align"),
    *("text-decoration", "text-decoration-line", "white-space", "list-style", "list-style-type"),
)
_CLASSES = 5
"""Classes of a tag that are looked at in pairs."""
_NOUGHT = re.compile(r"0+(?:\.0*)?(?:px|pt|r?em|%)?")


def read_style(text: str) -> Style:
    """The properties in the value of a `style`; of one that is named twice the last."""
    style: Style = {}
    for declaration in text.split(";"):
        name, _, value = declaration.partition(":")
        if (name := name.strip().lower()) in _KNOWN:
            style[name] = value.lower().replace("!important", "").strip()
    return style


def read_sheets(sheets: str) -> dict[str, Style]:
    """The properties by selector (`tr`, `.old`, `tr.old`, `#old`, `.tab.on`) of a page's sheets."""
    found: dict[str, Style] = {}
    for selectors, declarations in _rules(_COMMENT.sub("", sheets[:_SHEET_LIMIT])):
        if style := read_style(declarations):
            for selector in selectors.split(","):
                if _SELECTOR.fullmatch(name := selector.strip()):
                    found.setdefault(name, {}).update(style)
    return found


def style_of(tag: str, attributes: Mapping[str, str], sheets: Mapping[str, Style]) -> Style:
    """The style of a tag: of its name, its classes, its id, its own, the later before."""
    style: Style = {}
    if sheets:
        classes = attributes.get("class", "").split()
        names = [tag, *(f".{name}" for name in classes), *(f"{tag}.{name}" for name in classes)]
        names += [f".{one}.{other}" for one, other in permutations(classes[:_CLASSES], 2)]
        if own := attributes.get("id", "").strip():
            names += [f"#{own}", f"{tag}#{own}"]
        for name in names:
            style.update(sheets.get(name, {}))
    style.update(read_style(attributes.get("style", "")))
    return style


def is_hidden(style: Style) -> bool:
    """Whether it is not seen."""
    return (
        style.get("display") == "none"
        or style.get("visibility") in ("hidden", "collapse")
        or style.get("mso-hide") == "all"
        or any(_NOUGHT.fullmatch(style.get(name, "1")) for name in ("opacity", "font-size"))
    )


def is_struck(style: Style) -> bool:
    """Whether a line runs through it."""
    names = ("text-decoration", "text-decoration-line")
    return any("line-through" in style.get(name, "") for name in names)


def is_raised(style: Style) -> bool:
    """Whether it stands above the line, as the mark of a note does."""
    return style.get("vertical-align") == "super"


def keeps_lines(style: Style) -> bool:
    """Whether its line ends are seen as they stand in the source."""
    return style.get("white-space", "").startswith(("pre", "break-spaces"))


def list_style(style: Style) -> str:
    """How the items of a list are numbered; empty where nothing is said."""
    return style.get("list-style-type") or style.get("list-style", "")


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Selectors and declarations of the rules that stand in no other."""
    depth, start, selectors = 0, 0, ""
    for brace in re.finditer(r"[{}]", sheet):
        if brace[0] == "{":
            if not depth:
                selectors = sheet[start : brace.start()].rpartition(";")[2]
                start = brace.end()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                if not selectors.lstrip().startswith("@"):
                    yield selectors, sheet[start : brace.start()]
                start = brace.end()
