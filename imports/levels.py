"""Headings as a page or a Word file marks them -> the levels every source has (1, 2, 3).

A mark is believed only where it marks the heads of sections: many a page has headings for its
menus and plain paragraphs for the report. On a paragraph it is never believed, nor before the
first section on anything but what stands above all sections: a title marked like them is a title.
"""

from collections.abc import Sequence
from dataclasses import replace

from nianbao.imports.labels import section_key
from nianbao.imports.source import SourceBlock, TextLine
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.form.numbering import split_number

_SECTION = 2
"""The level of the heads of sections."""
_NUMBER = "一、"
_HEADING_LIMIT, _SENTENCE_LIMIT = 60, 25
"""Characters a heading may have, and one that ends like a sentence."""
_ENOUGH = 3
"""Section heads that must be marked with one level before that level is believed."""


def settle_levels(blocks: Sequence[SourceBlock]) -> list[SourceBlock]:
    """The blocks with heads of sections at level 2, what is above at 1, sub-heads at 3.

    Paragraphs get level 0 where sub-heads are marked too. Without marked sections nothing is
    marked: all levels are None.
    """
    blocks = [_with_level(block, None) if _is_paragraph(block) else block for block in blocks]
    found: dict[int, set[str]] = {}
    for block in blocks:
        if isinstance(block, TextLine) and block.level and (key := _named_section(block.text)):
            found.setdefault(block.level, set()).add(key)
    heads = [level for level, keys in found.items() if len(keys) >= _ENOUGH]
    if not heads:
        return [_with_level(block, None) for block in blocks]
    head = min(heads)
    blocks = _with_sub_heads(blocks, head)
    levels = [_level(block) for block in blocks]
    paragraph = 0 if any(level > head for level in levels) else None
    settled = [_settled(block, head, paragraph) for block in blocks]
    first = next(place for place, block in enumerate(settled) if _is_head(block))
    front = (_with_level(one, None) if _level(one) > 1 else one for one in settled[:first])
    return [*front, *settled[first:]]


def _with_sub_heads(blocks: Sequence[SourceBlock], head: int) -> Sequence[SourceBlock]:
    """The blocks with what is marked like heads that are numbered 一、, and is none, below them.

    With another number it is a sub-head, without any it is no heading.
    """
    places = [place for place, block in enumerate(blocks) if _level(block) == head]
    styles = {place: split_number(blocks[place].text.strip())[0] for place in places}
    heads = {place for place in places if _named_section(blocks[place].text)}
    if sum(styles[place] == _NUMBER for place in heads) < _ENOUGH:
        return blocks
    placed = list(blocks)
    for place, style in styles.items():
        if style != _NUMBER and (style or place not in heads):
            placed[place] = _with_level(blocks[place], head + 1 if style else None)
    return placed


def _is_paragraph(block: SourceBlock) -> bool:
    """Whether a line that is marked as a heading is none: too long, or more than one sentence."""
    words = block.text.strip()
    limit = _SENTENCE_LIMIT if words.endswith("。") else _HEADING_LIMIT
    return _level(block) > 0 and (len(words) > limit or "。" in words[:-1])


def _is_head(block: SourceBlock) -> bool:
    return _level(block) == _SECTION and _named_section(block.text) is not None


def _named_section(words: str) -> str | None:
    return section_key(FORM_2021, words)


def _level(block: SourceBlock) -> int:
    """The level of a line; 0 for any other block."""
    return (block.level or 0) if isinstance(block, TextLine) else 0


def _settled(block: SourceBlock, head: int, paragraph: int | None) -> SourceBlock:
    if not isinstance(block, TextLine) or not block.level:
        return _with_level(block, paragraph)
    return _with_level(block, max(1, min(3, block.level - head + 2)))


def _with_level(block: SourceBlock, level: int | None) -> SourceBlock:
    return replace(block, level=level) if isinstance(block, TextLine) else block
