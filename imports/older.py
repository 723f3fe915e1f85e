"""Reports of 2018 and before: they follow no form, and have other sections than today's.

概述、主动公开、依申请公开、收费及减免、复议和诉讼、问题和改进: words only, in sections
that each office numbered for itself. All but the last stand in today's section one, each under
its own head.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from nianbao.imports.dividing import Divided
from nianbao.imports.heads import Head
from nianbao.imports.section_numbers import split_section_number
from nianbao.imports.source import SourceBlock, TextLine
from nianbao.imports.versions import older_head
from nianbao.report.finding import Finding, Severity
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.form.shape import FigureTable
from nianbao.report.text import late

_OVERVIEW, _PROBLEMS, _OTHER = (
    section.key for section in FORM_2021.sections if not isinstance(section, FigureTable)
)
_LONG, _BODY = 200, 4
"""Characters of a line that may begin with section one, and that stand behind each head."""
_NUMERALS = "一二三四五六七八九十"
_HEAD_WITHIN = rf"(?:(?<=[\s。])|^)([{_NUMERALS}])、[^\s，。；：,;:]{{2,38}}(?=\s)"
_SUB_HEAD = 3
"""The level that marks a line as a head within section one."""


def divide_older(blocks: Sequence[SourceBlock]) -> Divided:
    """The blocks by section: from 问题 on in section five, from 其他 in six, before in one.

    The heads that have no section of their own become sub-heads of section one.
    """
    divided = Divided(is_older=True)
    current, place = divided.front, ""
    for block in (piece for whole in blocks for piece in _pieces(whole)):
        words = older_head(block)
        key = _section_of(words) if words else place
        if key != place and (not place or key != _OVERVIEW) and key not in divided.sections:
            current, place = divided.sections.setdefault(key, []), key
            has_name = key != _OVERVIEW or late("概述|概况|(?:总体|基本)情况").search(words)
            if has_name:
                divided.heads[key] = (
                    block.number,
                    Head(key, *split_section_number(block.text.strip())),
                )
                continue
        if words and place == _OVERVIEW and isinstance(block, TextLine):
            printed = split_section_number(block.text.strip())[2].rstrip("。：:")
            block = replace(block, text=printed, level=_SUB_HEAD)
        current.append(block)
    return divided


def _pieces(block: SourceBlock) -> Iterator[SourceBlock]:
    """A line, broken before and behind the heads of sections that stand in it, a space around each.

    Two at least, whose numbers follow one another; or 一、概述 alone.
    """
    heads = list(late(_HEAD_WITHIN).finditer(block.text))
    if not heads or not isinstance(block, TextLine):
        yield block
        return
    numbers = [_NUMERALS.find(head[1]) for head in heads]
    is_first = numbers == [0] and late("一、.{0,12}(?:概述|概况|情况)").fullmatch(heads[0][0])
    in_order = len(heads) > 1 and numbers == list(range(numbers[0], numbers[0] + len(heads)))
    ends = [*(head.start() for head in heads[1:]), len(block.text)]
    told = all(end - head.end() > _BODY for head, end in zip(heads, ends, strict=True))
    if not told or not (in_order or (is_first and len(block.text) >= _LONG)):
        yield block
        return
    places = [0, *(place for head in heads for place in head.span()), len(block.text)]
    for start, end in pairwise(places):
        if words := block.text[start:end].strip():
            yield TextLine(block.number, words)


def older_finding(year: int | None) -> Iterator[Finding]:
    """S03, once: that it is an older report, and what is not asked of it."""
    when = f"{year}年" if year else "2018年和以前"
    yield Finding(
        "S03",
        Severity.INFO,
        f"这是{when}的报告，那时还没有现在的表式：各部分的文字连同标题放在第一部分，写问题和改进的"
        "放在第五部分；六个部分、三张表的要求都没有查。",
        _OVERVIEW,
    )


def _section_of(words: str) -> str:
    """The section in which the words under a head stand."""
    if late("问题|不足|困难|改进|整改|下一?步").search(words):
        return _PROBLEMS
    is_rest = late("其[他它].{0,8}(?:事项|情况|说明)|需要?.{0,4}(?:说明|报告)|附[表件]").search(
        words
    )
    return _OTHER if is_rest else _OVERVIEW
