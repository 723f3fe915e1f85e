"""A menu that stood beside the report on its page, and came into its lines in a print of it."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from nianbao.imports.heads import read_head
from nianbao.imports.source import SourceBlock, TextLine
from nianbao.imports.titles import is_title, office_and_year
from nianbao.report.finding import Finding, Severity
from nianbao.report.form.shape import Form
from nianbao.report.text import late

_BESIDE = r"\s?(?P<menu>[一-龥]{2,8})(?:[ \u3000]{2,}|\t)\s*(?P<words>\S.{4,})"
"""A word of a menu, a gap, and words of the report."""
_ENOUGH = 3
"""Lines above section one that must be so, one of them the title."""
_QUOTED = 4


def without_menu_beside(
    blocks: Sequence[SourceBlock], form: Form
) -> tuple[list[SourceBlock], list[Finding]]:
    """The blocks, the words of a menu cut off the lines above section one; S01 tells of them.

    That a menu is there the title proves, which never stands behind other words and a gap.
    """
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


def _is_head(block: SourceBlock, form: Form) -> bool:
    return isinstance(block, TextLine) and read_head(form, block.text) is not None


def _told(line: int, menu: Sequence[str]) -> Iterator[Finding]:
    words = "、".join(f"“{one}”" for one in menu[:_QUOTED])
    more = f"等{len(menu)}处" if len(menu) > _QUOTED else ""
    fact = f"原文第{line}行起，报告旁边的菜单印进了正文的行里：{words}{more}没有读入，"
    fact += "别的菜单字可能还接在句子里，请逐句核对导语。"
    yield Finding("S01", Severity.WARNING, fact, "overview")
