"""Heads of sections with text on their line -> two lines: a title, a mark, the first sentence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nianbao.imports.heads import numbered_head
from nianbao.imports.labels import core, section_key
from nianbao.imports.section_numbers import OFFICIAL, split_section_number
from nianbao.imports.source import SourceBlock, TextLine
from nianbao.report.finding import Finding, Severity
from nianbao.report.form.shape import Form

_LEAST = 4
"""Characters of text behind a head that are more than the number of a page."""
_TITLE_LIMIT = 40
"""Characters in which a title ends."""
_TEXT = re.compile(r"(?:[\s:：。—-]+(?=\S)|(?=20\d\d年))(?P<text>.*[一-鿿]{2}.*)")


def heads_parted(
    blocks: Sequence[SourceBlock], form: Form
) -> tuple[list[SourceBlock], list[Finding]]:
    """The blocks, a line with head and text made two of its number; S01 for each.

    The title must be the section's own words behind its own number, and be the head of no other
    line: else the line only speaks of that section.
    """
    lines = [block for block in blocks if isinstance(block, TextLine)]
    heads = [head for line in lines if (head := numbered_head(form, line.text))]
    known = {head.key for head in heads if head.style == OFFICIAL}
    kept: list[SourceBlock] = []
    found: list[Finding] = []
    for block in blocks:
        place = _end_of_head(block, form, known) if isinstance(block, TextLine) else None
        text = _TEXT.fullmatch(block.text[place:].rstrip()) if place else None
        if not isinstance(block, TextLine) or not text or not _is_text(text["text"], form):
            kept.append(block)
            continue
        kept += (
            replace(block, text=block.text[:place].strip()),
            replace(block, text=text["text"], level=None),
        )
        fact = f"原文第{block.number}行的标题后面接着正文，已在标题后断开读入，请核对。"
        found.append(Finding("S01", Severity.WARNING, fact, "overview"))
    return kept, found


def _end_of_head(line: TextLine, form: Form, known: set[str]) -> int | None:
    """Behind the title that a line begins with, in the section's place; None where none does."""
    style, number, words = split_section_number(line.text.lstrip())
    if style != OFFICIAL or not 1 <= number <= len(form.sections):
        return None
    key = form.sections[number - 1].key
    sizes = (
        size for size in range(_LEAST, min(len(words), _TITLE_LIMIT)) if words[size - 1].isalpha()
    )
    size = max((size for size in sizes if section_key(form, words[:size]) == key), default=0)
    return None if key in known or not size else len(line.text) - len(words) + size


def _is_text(words: str, form: Form) -> bool:
    """Whether what follows a title is text of its section, and no head or table of contents."""
    return len(words) >= _LEAST and not numbered_head(form, words)


def two_titles(form: Form, key: str, words: str, line: int) -> Iterator[Finding]:
    """S01: the head of a section holds the title of a section that comes behind it."""
    keys = [section.key for section in form.sections]
    title, own = form.section(key).title.text, keys.index(key)
    for other in form.sections[own + 1 :]:
        if core(other.title.text) in core(words):
            fact = f"原文第{line}行的标题里还有“{other.title.text}”，下面的文字都放进了“{title}”，"
            yield Finding("S01", Severity.WARNING, fact + "请分开放。", other.key)


def other_papers(lines: Sequence[TextLine], place: str, section: str) -> Iterator[Finding]:
    """S01: `place` holds lines numbered 一、 二、 like sections, which may be another paper's."""
    count, first = 0, ""
    for line in lines:
        style, number, words = split_section_number(line.text.strip())
        is_head = style == OFFICIAL and len(words) <= _TITLE_LIMIT and not words.endswith("。")
        if is_head and number == count + 1:
            first = first or line.text.strip()
            count += 1
    if count > 1:
        fact = f"“{place}”里有“{first[:20]}”这样另外编号的标题，请看看是不是另一份材料的文字。"
        yield Finding("S01", Severity.WARNING, fact, section)
