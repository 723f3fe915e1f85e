"""A menu that stood beside the report on its page, and came into its lines in a print of it."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from nianbao.imports.heads import read_head
from nianbao.imports.menu_column import Segment, menu_column
from nianbao.imports.source import SourceBlock, TextLine
from nianbao.imports.titles import is_title, office_and_year
from nianbao.report.finding import Finding, Severity
from nianbao.report.form.shape import Form
from nianbao.report.text import late

_BESIDE = r"\s?(?P<menu>[一-龥]{2,8})(?:[ \u3000]{2,}|\t)\s*(?P<words>\S.{4,})"
"""A word of a menu, a gap, and words of the report."""
_PARTS = r"\S+(?: \S+)*"
"""What stands together in a line: two spaces part."""
_REACH = 150
"""Lines from the first on among which a menu is looked for."""
_ENOUGH = 3
"""Lines above section one that must be so, one of them the title."""
_QUOTED = 12


def without_menu_beside(
    blocks: Sequence[SourceBlock], form: Form
) -> tuple[list[SourceBlock], list[Finding]]:
    """The blocks, the words of a menu cut off the lines above section one; S01 tells of them.

    That a menu is there the title proves, which never stands behind other words and a gap.
    """
    if column := _menu_column(blocks):
        return column
    front = list(takewhile(lambda block: not _is_head(block, form), blocks))
    found = {
        at: match
        for at, block in enumerate(front)
        if (match := late(_BESIDE).fullmatch(block.text.rstrip()))
    }
    titles = (match["words"] for match in found.values() if is_title(form, match["words"]))
    if len(found) < _ENOUGH or not any(all(office_and_year(form, title)) for title in titles):
        return list(blocks), []
    kept = [
        TextLine(block.number, found[at]["words"]) if at in found else block
        for at, block in enumerate(blocks)
    ]
    menu = [match["menu"] for match in found.values()]
    return kept, list(_told(blocks[min(found)].number, menu))


def _menu_column(
    blocks: Sequence[SourceBlock],
) -> tuple[list[SourceBlock], list[Finding]] | None:
    """The same where the menu is known by its column: the text keeps to the places on a page."""
    lines = list(takewhile(lambda block: isinstance(block, TextLine), blocks))
    parts = [
        (at, Segment(match[0], *_reach(line.text, match), 2.0 * line.number, 2.0))
        for at, line in enumerate(lines[:_REACH])
        for match in late(_PARTS).finditer(line.text)
    ]
    gone = menu_column([segment for _, segment in parts])
    if not gone:
        return None
    menus = {parts[place][0] for place in gone}
    left = [part for place, part in enumerate(parts) if place not in gone]
    kept: list[SourceBlock] = []
    for at, block in enumerate(blocks):
        words = "  ".join(segment.text for place, segment in left if place == at)
        if at not in menus:
            kept.append(block)
        elif words:
            kept.append(TextLine(block.number, words))
    menu = [parts[place][1].text for place in gone]
    return kept, list(_told(blocks[min(menus)].number, menu))


def _reach(line: str, part: re.Match[str]) -> tuple[float, float]:
    """From where to where a part of a line reaches, where a Chinese character takes two places."""
    left = sum(2 if one > "\u2000" else 1 for one in line[: part.start()])
    return left, left + sum(2 if one > "\u2000" else 1 for one in part[0])


def _is_head(block: SourceBlock, form: Form) -> bool:
    return isinstance(block, TextLine) and read_head(form, block.text) is not None


def _told(line: int, menu: Sequence[str]) -> Iterator[Finding]:
    words = "、".join(f"“{one}”" for one in menu[:_QUOTED])
    more = f"等{len(menu)}处" if len(menu) > _QUOTED else ""
    fact = f"原文第{line}行起，报告旁边的菜单印进了正文的行里：{words}{more}没有读入，"
    fact += "别的菜单字可能还接在句子里，请逐句核对导语。"
    yield Finding("S01", Severity.WARNING, fact, "overview")
