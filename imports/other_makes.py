"""Sub-heads numbered in a make that is not the form's: （1） ① 一是 第一，."""

from collections.abc import Iterator, Sequence

from nianbao.imports.odd_heads import Heads, is_clause
from nianbao.imports.source import TextLine
from nianbao.report.finding import Finding, Severity
from nianbao.report.form.numbering import numeral_value
from nianbao.report.text import late

_ENOUGH = 3
"""Sub-heads there must be: two short lines may be anything."""
_MAKES = (
    r"[（(]\s*(?P<digits>[0-9０-９]{1,2})\s*[）)]\s*[、.．]?\s*",
    r"(?P<circle>[①-⑳])\s*[、.．]?\s*",
    r"(?P<chinese>[一二三四五六七八九十]{1,2})是[，,：:]?\s*",
    r"第(?P<chinese>[一二三四五六七八九十]{1,2})[，,、：:]\s*",
)
_ENDS = "：:"


def other_makes(lines: Sequence[TextLine], *, marked: bool) -> Heads:
    """The sub-heads by line, counted from 1; none where the numbers leave one out.

    They prove one another: where the source marks its sub-heads, all that are marked are numbered
    so; else each is a short clause, and words of its own follow it. Whole paragraphs that begin
    一是 are none.
    """
    asked = [place for place, line in enumerate(lines) if bool(line.level) == marked]
    for make in _MAKES:
        found = [
            (place, *told)
            for place in asked
            if (told := _numbered(make, lines[place], marked=marked))
        ]
        in_order = [number for _, number, _ in found] == list(range(1, len(found) + 1))
        if len(found) < _ENOUGH or not in_order:
            continue
        places = {place for place, *_ in found}
        if marked and len(found) < len(asked):
            continue
        if marked or all(place + 1 < len(lines) and place + 1 not in places for place in places):
            return {lines[place].number: (number, words) for place, number, words in found}
    return {}


def other_make_finding(lines: Sequence[TextLine], heads: Heads) -> Iterator[Finding]:
    """S11: how the sub-heads were numbered, and how they will be."""
    first = next((line for line in lines if line.number in heads), None)
    if first is not None:
        words = first.text.strip()[:40]
        fact = f"原文第{first.number}行“{words}”这样的小标题，编号导出时写成“（一）”。"
        yield Finding("S11", Severity.INFO, fact, "overview")


def _numbered(make: str, line: TextLine, *, marked: bool) -> tuple[int, str] | None:
    """The number in front of a line and its words; None where it is no sub-head of this make."""
    text = line.text.strip()
    match = late(make).match(text)
    words = text[match.end() :].rstrip(_ENDS) if match else ""
    if not match or line.literal or not words or text.endswith("。"):
        return None
    if not (marked or is_clause(words)):
        return None
    kind, numeral = next(iter(match.groupdict().items()))
    if kind == "circle":
        return ord(numeral) - ord("①") + 1, words
    return int(numeral) if kind == "digits" else numeral_value(numeral), words
