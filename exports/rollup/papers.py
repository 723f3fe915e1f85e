"""The papers of a roll-up as files: the sums in five formats, the lists in Word and as rows."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from nianbao.exports.html import draw_html
from nianbao.exports.markdown import draw_markdown
from nianbao.exports.plain_text import draw_plain_text
from nianbao.exports.rollup.summary import (
    missing_rows,
    office_heads,
    office_rows,
    sum_rows,
    summary,
    summary_title,
)
from nianbao.exports.word import pack_word, word_body, word_elements, word_title
from nianbao.exports.word_parts import TEXT_WIDTH, twips
from nianbao.exports.word_rows import word_line, word_rows
from nianbao.report.rollup.rollup import Rollup
from nianbao.report.rollup.scoring import ScoringLine

Rows = Sequence[Sequence[str]]
"""The rows of a file for a sheet, the first its head."""
_TYPE = 21
"""Half-points of the type of a list."""
_MISSING_WIDTHS = (twips(48), twips(20), twips(18), TEXT_WIDTH - twips(86))
_SCORING_HEADS = ("项目", "查到的事实", "出处", "最多扣", "扣分")
_SCORING_WIDTHS = (twips(24), TEXT_WIDTH - twips(98), twips(36), twips(16), twips(22))


def sums_files(rollup: Rollup, county: str) -> dict[str, bytes]:
    """The sums in Word, Markdown, HTML and text, by the endings of their files."""
    elements = tuple(summary(rollup, county))
    title = summary_title(county, rollup.year)
    return {
        ".docx": pack_word(word_elements(elements), title, county),
        ".md": draw_markdown(elements).encode(),
        ".html": draw_html(elements).encode(),
        ".txt": draw_plain_text(elements).encode(),
    }


def sheet_rows(rollup: Rollup, lines: Sequence[ScoringLine]) -> Mapping[str, Rows]:
    """What sheets take, by the names of their files without the ending."""
    heads = ("单位", "类别", "情况", *office_heads())
    return {
        "汇总表": tuple(sum_rows(rollup)),
        "各单位主要数据": (heads, *office_rows(rollup)),
        "缺报名单": tuple(missing_rows(rollup)),
        "评分表": tuple(scoring_rows(lines)),
    }


def scoring_rows(lines: Sequence[ScoringLine]) -> Iterator[tuple[str, ...]]:
    """The scoring sheet: a row for each office and weight, the mark left to the county."""
    yield ("单位", "类别", "项目", "最多扣", "查到的事实", "出处", "扣分")
    for one in lines:
        weight = one.weight
        yield (one.office, one.group, weight.name, weight.points, one.fact, one.source, "")


def missing_form(rollup: Rollup, county: str) -> bytes:
    """The list of who is missing as a Word file."""
    title = f"{county}{rollup.year}年政府信息公开工作年度报告缺报名单"
    due = sum(line.office.expected for line in rollup.lines)
    words = (
        f"应报{due}个单位，已报{len(rollup.found)}个，未报{len(rollup.missing)}个，"
        f"有两份还没有选的{len(rollup.twice)}个。"
    )
    parts = [word_title(title), word_line(words, "left", 28, kept=True)]
    if rollup.missing or rollup.twice:
        parts += word_rows(tuple(missing_rows(rollup)), _MISSING_WIDTHS, _TYPE)
    return pack_word(word_body("\n".join(parts)), title, county)


def scoring_form(rollup: Rollup, lines: Sequence[ScoringLine], county: str) -> bytes:
    """The scoring sheet as a Word file: a table an office, to be filled in by hand."""
    title = f"{county}{rollup.year}年政府信息公开工作年度报告评分表"
    parts = [
        word_title(title),
        word_line("事实和出处是程序查到的，扣多少分由评分的人填。", "left", 28),
    ]
    for office, several in groupby(lines, lambda one: one.office):
        rows = [(one.weight.name, one.fact, one.source, one.weight.points, "") for one in several]
        parts += [
            word_line(f"\n{office}", "left", 28, kept=True),
            *word_rows([_SCORING_HEADS, *rows], _SCORING_WIDTHS, _TYPE, closed=True),
            word_line("合计扣＿＿＿＿分　　评分人：＿＿＿＿＿＿", "left", 24),
        ]
    return pack_word(word_body("\n".join(parts)), title, county)
