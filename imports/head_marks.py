"""Marks of a wiki, of Org or of reStructuredText at headings: `== 一、…`, `h2. 一、…`, rules below.

They are taken off only where heads of three sections have them.
"""

from collections.abc import Iterator

from nianbao.imports.heads import looks_like_section_head
from nianbao.report.text import late

_ENOUGH = 3
"""Heads of sections that must be marked: fewer may be a list."""
_MARKED = (
    r"[ \t]*(?P<mark>={1,6}(?=[^=])|h[1-6](?:\([^)\n]*\))?\.[ \t]|\*{1,6}[ \t]|!{1,6}(?=[^!])"
    r"|\+{1,6}[ \t])[ \t]*(?:\{anchor:[^}\n]*\})?(?P<words>[^\n]*?)[ \t]*={0,6}[ \t]*"
)
_GATE = r"(?m)^[ \t]*(?:=|h[1-6][.(]|\*+ |!|\++ |([-=~^])\1{2,}[ \t]*$)"
_ANCHOR = r"[ \t]*(?:\[\[[^\]\n]*\]\]|:[A-Z_]+:[^\n]*)[ \t]*"
"""A line that only gives the heading behind or before it a name to link to."""
_UNDER = r"([=\-~^\"'`*+#:._])\1{3,}"


def without_head_marks(text: str) -> str:
    """The text with such headings as plain lines, each in its place; else as it is."""
    if not late(_GATE).search(text):
        return text
    lines = text.split("\n")
    found = [late(_MARKED).fullmatch(line) for line in lines]
    heads = [one["mark"][0] for one in found if one and looks_like_section_head(one["words"])]
    mark = max(heads, key=heads.count, default="")
    if heads.count(mark) >= _ENOUGH:
        for at, one in enumerate(found):
            if one and one["mark"][0] == mark:
                lines[at] = one["words"]
            elif late(_ANCHOR).fullmatch(lines[at]):
                lines[at] = ""
    under = list(_underlined(lines))
    if sum(looks_like_section_head(lines[at - 1]) for at in under) >= _ENOUGH:
        for at in under:
            lines[at] = ""
    return "\n".join(lines)


def _underlined(lines: list[str]) -> Iterator[int]:
    """The places of rules as long as the line above, which begins a paragraph."""
    for at in range(1, len(lines)):
        words = lines[at - 1].strip()
        if words and late(_UNDER).fullmatch(lines[at].strip()):
            is_first = at == 1 or not lines[at - 2].strip()
            if is_first and len(words) - 1 <= len(lines[at].strip()) <= 2 * len(words) + 2:
                yield at
