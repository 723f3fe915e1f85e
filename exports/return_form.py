"""What the county sends back, on paper: one table, a row for each part of the report.

The rule: it says what the file says, no rule's code among it, and which file it speaks of, so that
both ends can see that they speak of the same.
"""

from collections.abc import Mapping
from datetime import date

from nianbao.exports.review_form import plain_sentence
from nianbao.exports.word import pack_word, word_body, word_paragraph
from nianbao.exports.word_parts import TEXT_WIDTH, twips
from nianbao.exports.word_rows import word_line, word_rows
from nianbao.report.day_words import day_words
from nianbao.report.finding import SEVERITIES
from nianbao.report.form.shape import Form
from nianbao.report.listing import under_heading, worst_first
from nianbao.report.returning import PageOpinion, ReturnNote
from nianbao.report.standing import RETURN_TITLE

_TYPE = 24
"""Half-points of the type in the table."""
_LABEL, _OWN = twips(28), twips(52)
_WIDTHS = (_LABEL, TEXT_WIDTH - _LABEL - _OWN, _OWN)
_HEADS = ("部分", "查出的问题", "县里的意见")


def write_return_form(note: ReturnNote, titles: Mapping[str, str]) -> bytes:
    """The bytes of a `.docx` file; `titles` are those of the pages, by their keys."""
    title = f"{note.report.office}{note.report.year}年{RETURN_TITLE}"
    return pack_word(draw_return_form(note, titles), title, note.county)


def draw_return_form(note: ReturnNote, titles: Mapping[str, str]) -> str:
    """The document's XML, without its declaration."""
    rows = [_row(one, titles, note.report.form) for one in note.opinions]
    parts = (
        word_paragraph(RETURN_TITLE, '<w:pStyle w:val="Title"/>'),
        word_line(f"{note.report.office}：", "left", _TYPE + 4),
        word_line(f"\u3000\u3000{_request(note)}", "left", _TYPE + 4, kept=True),
        *word_rows([_HEADS, *rows], _WIDTHS, _TYPE, closed=True),
        word_line(_bound(note), "left", _TYPE - 4, kept=True),
        word_line(f"{note.county}\n{_spoken(note.made_on)}", "right", _TYPE + 4),
    )
    return word_body("\n".join(parts))


def _request(note: ReturnNote) -> str:
    until = f"，请于{_spoken(note.due_on)}前改好重报" if note.due_on else "，请改好重报"
    return (
        f"你单位{note.report.year}年政府信息公开工作年度报告已收到，"
        f"有{len(note.said)}处需要修改{until}。"
    )


def _bound(note: ReturnNote) -> str:
    return (
        f"以上意见说的是文件“{note.file}”，它的校验码（SHA-256）：\n{note.sha256}\n"
        "电子的退回意见在年报程序里按 F9 打开，各部分上面就是这些话。"
    )


def _row(one: PageOpinion, titles: Mapping[str, str], form: Form) -> tuple[str, str, str]:
    found = [
        f"{SEVERITIES[f.severity]}：{plain_sentence(under_heading(form, f))}"
        for f in worst_first(one.findings)
    ]
    numbered = [f"{n}. {line}" if len(found) > 1 else line for n, line in enumerate(found, 1)]
    return titles.get(one.page, one.page), "\n".join(numbered), one.words


def _spoken(day: str) -> str:
    """An ISO date as it is written in a letter."""
    if not day:
        return ""
    return day_words(date.fromisoformat(day))
