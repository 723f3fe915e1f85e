"""The head of the last section, where it alone is missing: its words stand in the one before."""

import re
from collections.abc import Iterator, Sequence

from nianbao.imports.dividing import Divided
from nianbao.imports.section_numbers import OFFICIAL
from nianbao.imports.source import SourceBlock
from nianbao.report.finding import Finding, Severity
from nianbao.report.form.numbering import split_number
from nianbao.report.form.shape import Form

_LIKE_LAST = re.compile(
    r"信息处理费|公开收费|收费通知|(?:其[他它]|另外|特别|没有|无)[^，。；]{0,6}需要?(?:报告|说明)"
    r"|需要(?:报告|说明)的[^，。；]{0,4}(?:事项|情况|问题)|报告事项"
)
"""What only the last section says."""
_BEFORE = 2
"""Sections before the last two that must be there: else it is a piece of a report."""
_TOLD = 20
"""Characters of a line that are told."""


def last_head_finding(form: Form, divided: Divided) -> Iterator[Finding]:
    """S01: the last section has no head, where those before it have; and where it may begin."""
    *before, fifth, last = form.sections
    found = divided.sections
    are_before = sum(one.key in found for one in before) >= _BEFORE and fifth.key in found
    if last.key in found or not are_before:
        return
    what = f"原文里没有“{last.title.text}”这个标题"
    if line := _first_like(found[fifth.key], len(form.sections)):
        fact = f"{what}，第{line.number}行“{line.text.strip()[:_TOLD]}”像是这一部分的，"
        fact += f"放进了“{fifth.title.text}”，请核对，是的就移过去。"
    else:
        fact = f"{what}，这一部分空着；它的文字要是接在“{fifth.title.text}”后面，请移过去。"
    yield Finding("S01", Severity.WARNING, fact, last.key)


def _first_like(blocks: Sequence[SourceBlock], number: int) -> SourceBlock | None:
    """The first line with the number of the last section, or else with words that are its own."""
    for block in blocks:
        if split_number(block.text.strip())[:2] == (OFFICIAL, number):
            return block
    return next((block for block in blocks if _LIKE_LAST.search(block.text)), None)
