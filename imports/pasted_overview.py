"""Section one as it is pasted in one piece: its sub-heads and what stands under each."""

from nianbao.imports.heads import is_certain, read_head
from nianbao.imports.overview import read_overview
from nianbao.imports.source import TextLine
from nianbao.report.form.shape import Form
from nianbao.report.prose import Overview
from nianbao.report.text import clean_marks, split_lines

_LEAST = 2
"""Sub-heads that make it worth dividing a text."""
_TEXT_LIMIT = 300_000
"""Characters of a text that is looked at."""


def pasted_overview(text: str, form: Form) -> Overview | None:
    """A pasted text divided at its sub-heads; None where it has none to be divided at.

    Of a text with heads of sections only what stands under that of section one counts.
    """
    if len(text) > _TEXT_LIMIT:
        return None
    lines: list[TextLine] = []
    in_hand = True
    for number, line in enumerate(split_lines(text), start=1):
        words = clean_marks(line).strip().lstrip("#").strip()
        head = read_head(form, words) if words else None
        if head and head.style in ("", "一、") and is_certain(form, head):
            in_hand = head.key == Overview.KEY
            lines = [] if in_hand else lines
        elif in_hand and words:
            lines.append(TextLine(number, words))
    section, _ = read_overview(lines)
    return section if len(section.headed()) >= _LEAST else None
