"""What stands on a page behind the report: lists of other reports and news, and its footer."""

from collections.abc import Callable, Iterator, Sequence

from nianbao.imports.furniture import begins_footer
from nianbao.imports.places import trim
from nianbao.imports.source import CellRow, SourceBlock
from nianbao.imports.titles import can_be_title, office_and_year, title_ends
from nianbao.report.finding import Finding, Severity
from nianbao.report.form.shape import Form
from nianbao.report.text import late

_LINE_LIMIT = 120
"""Characters a sentence at the end of a page may have."""
_CAPTION = (
    r"(?:相关|更多|往年|往期|历年|历史|以往|热点|热门|推荐|最新|本站|友情|延伸|同类|上一|下一)"
    r"(?:的?(?:链接|阅读|文章|新闻|信息|文档|文件|附件|解读|内容|推荐|报道|资讯|动态|年报|报告|年度报告"
    r"|公开年报))\s*[:：>＞]*|猜你喜欢|为您?推荐"
)
"""What stands alone over a list of links: 相关信息, 历年年报."""
_DAY = r"[\[【(（]?20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?[\]】)）]?"
_AROUND_TITLE = rf"^[\s•·▪■◆●*>\-]*(?:{_DAY}\s*)?|\s*{_DAY}\s*$"
"""The bullet and the day that stand beside a title in such a list."""


def without_page_end(blocks: Sequence[SourceBlock], form: Form) -> list[SourceBlock]:
    """The last section without what stands on its page behind the report.

    That begins with a line that only footers have, with the title of a report, or with the caption
    of a list of links; it has no paragraph of any length, and a list no sentence.
    """
    footer = _behind_last(_is_paragraph, blocks)
    links = _behind_last(_is_sentence, blocks)
    for place in range(min(footer, links), len(blocks)):
        text = blocks[place].text
        if place >= footer and begins_footer(text):
            return list(blocks[:place])
        if place >= links and _begins_list(text, form, is_last=place == len(blocks) - 1):
            return list(blocks[:place])
    return list(blocks)


def table_finding(blocks: Sequence[SourceBlock]) -> Iterator[Finding]:
    """S01: that a table stands in the last section, which has none, and is put there as words."""
    rows = [one for one in blocks if isinstance(one, CellRow) and len(trim(one.own_cells)) > 1]
    if len(rows) > 1:
        fact = f"原文第{rows[0].number}行起的表（{len(rows)}行）当作文字放进了第六部分，"
        fact += "请核对；是附表、上年的表，就从第六部分里删去。"
        yield Finding("S01", Severity.WARNING, fact, "other_matters")


def _behind_last(is_one: Callable[[SourceBlock], bool], blocks: Sequence[SourceBlock]) -> int:
    """The place behind the last block of a kind; 0 where there is none."""
    return max((place for place, block in enumerate(blocks, 1) if is_one(block)), default=0)


def _begins_list(text: str, form: Form, *, is_last: bool) -> bool:
    """Whether a line is the title of a report, or the caption of a list that follows it."""
    words = text.strip()
    if late(_CAPTION).fullmatch(words):
        return not is_last
    title = late(_AROUND_TITLE).sub("", words)
    is_whole = max((end for _, end in title_ends(form, title)), default=0) == len(title)
    return is_whole and can_be_title(form, title) and None not in office_and_year(form, title)


def _is_paragraph(block: SourceBlock) -> bool:
    is_row = isinstance(block, CellRow)
    return not is_row and len(block.text) > _LINE_LIMIT and "。" in block.text


def _is_sentence(block: SourceBlock) -> bool:
    return block.text.rstrip().endswith(("。", "；", "！"))
