"""Section one: which lines are sub-heads, and the paragraphs under each."""

import re
from collections.abc import Sequence

from nianbao.imports.bare_heads import bare_heads
from nianbao.imports.odd_heads import CLAUSE_LIMIT, is_clause, odd_heads
from nianbao.imports.other_makes import other_make_finding, other_makes
from nianbao.imports.source import TextLine
from nianbao.report.finding import Finding, Severity
from nianbao.report.form.numbering import STYLES, print_number, split_number
from nianbao.report.prose import Overview, Part, overview
from nianbao.report.text import LINE_LIMIT

_HEADING_LIMIT = 40
"""Characters a sub-head may have, its number included."""
_MARKED_LIMIT = 60
"""Characters of a line marked as a sub-head; longer sentences are a paragraph all the same."""
_ENDS = "。：:"
_ALL_STOPPED = 4
"""Sub-heads that all end in 。 or ： and yet are sub-heads."""
_AFTER_COLON = 12
"""Characters a sub-head may have behind a colon; more are its text."""
_NO_HEADING_ENDS = ("。", "；", "：", ";", ":")


def read_overview(lines: Sequence[TextLine]) -> tuple[Overview, list[Finding]]:
    """Divide section one by the numbering it begins with; S11 tells where numbers are left out.

    A line is a sub-head when the source marks it as one. In a source that marks nothing it is
    one when it carries the report's first numbering, a higher number than the last sub-head, at
    most _HEADING_LIMIT characters, no mark of a sentence that goes on, and none that ends in it.
    Where nothing is numbered, short clauses between paragraphs may prove one another.
    """
    marked = any(line.level for line in lines)
    stopped = "" if marked else _stopped_numbering(lines)
    numbering = stopped or _first_numbering([one for one in lines if one.level or not marked])
    plain = _plain_heads(lines, numbering) if numbering and not marked else []
    odd, run_in = odd_heads(lines, plain)
    odd |= {} if marked else _stopped_heads(lines, numbering)
    others = {} if numbering else other_makes(lines, marked=marked)
    bare = {} if marked or numbering else bare_heads(lines)
    if bare.keys() - others.keys():  # then the others are lists under them
        others = {}
    odd |= others or bare
    numbering = STYLES[0] if others else numbering
    parts = [Part("")]
    last = 0
    findings = [*other_make_finding(lines, others)]
    for line in lines:
        number, words = odd.get(line.number) or _heading(line, numbering, last, marked)
        if words:
            if number != last + 1 and last + 1 in run_in:
                findings.append(_run_in(run_in[last + 1]))
            elif number != last + 1:
                findings.append(_skipped(line, numbering, last))
            parts.append(Part(words))
            last = number
        else:
            text = f"{parts[-1].text}\n{line.text}"
            parts[-1] = Part(parts[-1].heading, text)
    headed = len(parts) > 1
    return overview(numbering if headed else STYLES[0], parts), findings


def _plain_heads(lines: Sequence[TextLine], numbering: str) -> list[tuple[int, int]]:
    """The lines that are sub-heads by themselves: their places, and the numbers in front."""
    found: list[tuple[int, int]] = []
    for place, line in enumerate(lines):
        last = found[-1][1] if found else 0
        number, words = _heading(line, numbering, last, marked=False)
        if words:
            found.append((place, number))
    return found


def _stopped_numbering(lines: Sequence[TextLine]) -> str:
    """The numbering of sub-heads that all end in 。 or ：, where the first number is of theirs."""
    styles = (split_number(line.text.strip())[0] for line in lines if not line.literal)
    first = next((style for style in styles if style in STYLES), "")
    return first if _stopped_heads(lines, first) else ""


def _stopped_heads(lines: Sequence[TextLine], numbering: str) -> dict[int, tuple[int, str]]:
    """Sub-heads that end in 。 or ：, by line: their numbers and words.

    They are proved by one another: the numbers run from 1 without a gap, each line is short and
    one clause, and words of its own follow it. Where none is without such an end, there are
    nearly as many as the aspects a report tells.
    """
    numbered = [
        (place, number, words)
        for place, line in enumerate(lines)
        for style, number, words in [split_number(line.text.strip())]
        if numbering and style == numbering and is_clause(words) and not line.literal
    ]
    in_order = [number for _, number, _ in numbered] == list(range(1, len(numbered) + 1))
    plain = sum(_is_short(lines[place].text) for place, _, _ in numbered)
    followed = all(
        place + 1 < len(lines) and place + 1 not in [other for other, _, _ in numbered]
        for place, _, _ in numbered
    )
    if not (in_order and followed and (plain or len(numbered) >= _ALL_STOPPED)):
        return {}
    return {
        lines[place].number: (number, words.strip().rstrip(_ENDS))
        for place, number, words in numbered
        if not _is_short(lines[place].text)
    }


def _skipped(line: TextLine, numbering: str, last: int) -> Finding:
    wanted = print_number(numbering, last + 1)
    return Finding(
        "S11",
        Severity.WARNING,
        f"原文第{line.number}行“{line.text.strip()[:_HEADING_LIMIT]}”跳了号，应为“{wanted}”；"
        "导出时按次序编号。",
        "overview",
    )


def _run_in(line: TextLine) -> Finding:
    return Finding(
        "S11",
        Severity.WARNING,
        f"原文第{line.number}行“{line.text.strip()[:CLAUSE_LIMIT]}…”的小标题和正文连在一行，"
        "没有当作小标题，导出时后面的小标题会往前改号；请把它分开。",
        "overview",
    )


def looks_like_sub_head(text: str) -> bool:
    """Whether a plain line could be taken for a numbered sub-head."""
    style, _, words = split_number(text.strip())
    return style in STYLES and bool(words) and _is_short(text)


def _first_numbering(lines: Sequence[TextLine]) -> str:
    for line in lines:
        style = split_number(line.text.strip())[0]
        if style in STYLES and not line.literal and (line.level or looks_like_sub_head(line.text)):
            return style
        if line.level:
            return ""
    return ""


def _heading(line: TextLine, numbering: str, last: int, marked: bool) -> tuple[int, str]:
    """The number and the words of a sub-head; no words when the line is a paragraph."""
    if marked and not line.level:
        return 0, ""
    text = line.text.strip()
    exact = print_number(numbering, last + 1)
    if numbering and text.startswith(exact) and (marked or _is_short(text)):
        return last + 1, text[len(exact) :].strip()
    style, number, words = split_number(text)
    if marked:
        is_long = len(text) > _MARKED_LIMIT and "。" in text
        is_paragraph = is_long or len(text) > LINE_LIMIT or text.endswith("。")
        return last + 1, "" if is_paragraph else words if style == numbering else text
    if numbering and style == numbering and number > last and _is_short(text):
        return number, words
    return 0, ""


def _is_short(text: str) -> bool:
    text = text.strip()
    behind = max(map(len, re.split("[：:]", text)[1:]), default=0)
    goes_on = "。" in text or behind > _AFTER_COLON
    return len(text) <= _HEADING_LIMIT and not text.endswith(_NO_HEADING_ENDS) and not goes_on
