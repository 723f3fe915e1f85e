"""Headings as a page or a Word file marks them -> the levels every source has (1, 2, 3).

A mark is believed only where it marks the heads of sections: many a page has headings for its
menus and plain paragraphs for the report.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from imports.labels import section_key
from imports.source import SourceBlock, TextLine
from imports.titles import is_title
from report.form.form_2021 import FORM_2021
from report.form.shape import Form

_ENOUGH = 3
"""Section heads that must be marked with one level before that level is believed."""


def settle_levels(blocks: Sequence[SourceBlock], form: Form = FORM_2021) -> list[SourceBlock]:
    """The blocks with heads of sections at level 2, what is above at 1, sub-heads at 3.

    Paragraphs get level 0 where sub-heads are marked too. Without marked sections nothing is
    marked: all levels are None.
    """
    found: dict[int, set[str]] = {}
    for block in blocks:
        if isinstance(block, TextLine) and block.level and (key := section_key(form, block.text)):
            found.setdefault(block.level, set()).add(key)
    heads = [level for level, keys in found.items() if len(keys) >= _ENOUGH]
    if not heads:
        return [_with_level(block, None) for block in blocks]
    head = min(heads)
    levels = [block.level for block in blocks if isinstance(block, TextLine) and block.level]
    paragraph = 0 if any(level > head for level in levels) else None
    return list(_title_first(form, [_settled(block, head, paragraph) for block in blocks]))


def _title_first(form: Form, blocks: Sequence[SourceBlock]) -> Iterator[SourceBlock]:
    """The blocks with a title at level 1 that is marked like the heads of sections below it."""
    above = True
    for block in blocks:
        is_head = isinstance(block, TextLine) and block.level == 2
        above = above and not (is_head and section_key(form, block.text))
        yield _with_level(block, 1) if above and is_head and is_title(form, block.text) else block


def _settled(block: SourceBlock, head: int, paragraph: int | None) -> SourceBlock:
    if not isinstance(block, TextLine) or not block.level:
        return _with_level(block, paragraph)
    return _with_level(block, max(1, min(3, block.level - head + 2)))


def _with_level(block: SourceBlock, level: int | None) -> SourceBlock:
    return replace(block, level=level) if isinstance(block, TextLine) else block
