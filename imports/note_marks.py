"""Marks of notes that stand raised behind a word or a figure on a page: `8¹` is 8, and a mark."""

import re

RAISED, LOWERED = "\x0e", "\x0f"
"""What stands around a raised text until it is known what is before it; no source has them."""

_MARK_LIMIT = 6
_POWERS = str.maketrans("23", "²³")
_UNIT = re.compile(r"[a-zA-Zμ米丈尺里]$")
_PLAIN = re.compile(r"[\[\]()（）【】〔〕［］<>]|注释?|\s")
_RAISED = re.compile(f"{RAISED}([^{RAISED}{LOWERED}]*){LOWERED}")


def without_marks(text: str) -> tuple[str, list[tuple[str, str]]]:
    """A text without the marks of notes in it, and these, each behind the words before it.

    What has nothing before it, or is longer than a mark, stays as it is; `m²` is no note.
    """
    marks: list[tuple[str, str]] = []
    before = ""
    place = 0
    for found in _RAISED.finditer(text):
        before += text[place : found.start()]
        place = found.end()
        line = re.split(r"[\v\x12]", before[-80:])[-1].rstrip()
        mark = _PLAIN.sub("", found[1])
        if not line or not mark or len(mark) > _MARK_LIMIT:
            before += found[1]
        elif _UNIT.search(line) and mark in ("2", "3"):
            before += mark.translate(_POWERS)
        else:
            marks.append((line.strip(), mark))
    text = before + text[place:]
    return text.replace(RAISED, "").replace(LOWERED, ""), marks
