"""Which levels the lines of a Markdown text have, however its headings are marked."""

from collections.abc import Sequence
from dataclasses import replace

from nianbao.imports.labels import section_key
from nianbao.imports.levels import settle_levels
from nianbao.imports.overview import looks_like_sub_head
from nianbao.imports.source import SourceBlock, TextLine
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.form.numbering import split_number

_BOLD_ENOUGH, _PLAIN_ENOUGH = 2, 3
"""Sub-heads in a row that prove that bold lines, or plain ones, are what marks them."""


def settled(blocks: Sequence[SourceBlock], bold: frozenset[int]) -> list[SourceBlock]:
    """The blocks with heads of sections at level 2, whatever level they were written at.

    Where they are at 2 already every other line is a paragraph (level 0), but that lines in a row
    with numbers that follow one another are sub-heads where no heading is. Where only other
    things have headings, nothing is marked. `bold` are the lines that are bold as a whole.
    """
    keys: dict[int, set[str]] = {}
    for block in blocks:
        if isinstance(block, TextLine) and block.level and (key := _section(block.text)):
            keys.setdefault(block.level, set()).add(key)
    if not keys or max(keys, key=lambda level: (len(keys[level]), level == 2)) != 2:
        return settle_levels(blocks)
    marked = [_as_paragraph(block) for block in blocks]
    if any(isinstance(block, TextLine) and (block.level or 0) > 2 for block in blocks):
        return marked
    return _with_sub_heads(marked, bold)


def _section(text: str) -> str | None:
    """The section a heading names, numbered as sections are or not at all."""
    style, _, words = split_number(text.strip())
    return section_key(FORM_2021, words) if style in ("一、", "") else None


def _as_paragraph(block: SourceBlock) -> SourceBlock:
    if isinstance(block, TextLine) and block.level is None:
        return replace(block, level=0)
    return block


def _with_sub_heads(blocks: list[SourceBlock], bold: frozenset[int]) -> list[SourceBlock]:
    """The blocks with the sub-heads of section one at level 3, where they are proved."""
    start = next((place for place, one in enumerate(blocks) if _begins(one, "overview")), None)
    if start is None:
        return blocks
    end = next(
        (
            place
            for place, one in enumerate(blocks[start + 1 :], start + 1)
            if isinstance(one, TextLine) and one.level == 2
        ),
        len(blocks),
    )
    found: list[int] = []
    for place in range(start + 1, end):
        block = blocks[place]
        if isinstance(block, TextLine) and not block.literal and looks_like_sub_head(block.text):
            found.append(place)
    styles = [split_number(blocks[place].text.strip())[:2] for place in found]
    in_order = [number for _, number in styles] == list(range(1, len(found) + 1))
    all_bold = all(blocks[place].number in bold for place in found)
    enough = len(found) >= (_BOLD_ENOUGH if all_bold else _PLAIN_ENOUGH)
    if enough and in_order and len({style for style, _ in styles}) == 1:
        for place in found:
            blocks[place] = _sub_head(blocks[place])
    return blocks


def _begins(block: SourceBlock, key: str) -> bool:
    return isinstance(block, TextLine) and block.level == 2 and _section(block.text) == key


def _sub_head(block: SourceBlock) -> SourceBlock:
    return replace(block, level=3) if isinstance(block, TextLine) else block
