"""What the county sends back, on paper: one table, a row for each part of the report.

The rule: it says what the file says, no rule's code among it, and which file it speaks of, so that
both ends can see that they speak of the same.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from nianbao.exports.review_form import plain_sentence
from nianbao.exports.word import TABLE_BORDERS, pack_word, word_body, word_paragraph
from nianbao.exports.word_parts import TEXT_WIDTH, twips
from nianbao.report.finding import SEVERITIES
from nianbao.report.returning import PageOpinion, ReturnNote

_TITLE = "政府信息公开工作年度报告退回意见"
_TYPE = 24
"""Half-points of the type in the table."""
_LABEL, _OWN = twips(28), twips(52)
_WIDTHS = (_LABEL, TEXT_WIDTH - _LABEL - _OWN, _OWN)
_HEADS = ("部分", "查出的问题", "县里的意见")
_LINE = 320
"""Twips of a line, whatever font stands in for its own."""


def write_return_form(note: ReturnNote, titles: dict[str, str]) -> bytes:
    """The bytes of a `.docx` file; `titles` are those of the pages, by their keys."""
    title = f"{note.report.office}{note.report.year}年{_TITLE}"
    return pack_word(draw_return_form(note, titles), title, note.county)


def draw_return_form(note: ReturnNote, titles: dict[str, str]) -> str:
    """The document's XML, without its declaration."""
    parts = (
        word_paragraph(_TITLE, '<w:pStyle w:val="Title"/>'),
        word_paragraph(f"{note.report.office}：", _look("left"), _TYPE + 4),
        word_paragraph(f"\u3000\u3000{_request(note)}", _look("left"), _TYPE + 4),
        *_table([_HEADS, *(_row(one, titles) for one in note.opinions)]),
        word_paragraph(_bound(note), _look("left"), _TYPE - 4),
        word_paragraph(f"{note.county}\n{_spoken(note.made_on)}", _look("right"), _TYPE + 4),
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


def _row(one: PageOpinion, titles: dict[str, str]) -> tuple[str, str, str]:
    found = [f"{SEVERITIES[f.severity]}：{plain_sentence(f.message)}" for f in one.findings]
    numbered = [f"{n}. {line}" if len(found) > 1 else line for n, line in enumerate(found, 1)]
    return titles.get(one.page, one.page), "\n".join(numbered), one.words


def _spoken(day: str) -> str:
    """An ISO date as it is written in a letter."""
    if not day:
        return ""
    when = date.fromisoformat(day)
    return f"{when.year}年{when.month}月{when.day}日"


def _table(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
    yield (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(_WIDTHS)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{TABLE_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>"
    )
    for number, row in enumerate(rows):
        again = "<w:tblHeader/>" if number == 0 else ""
        side = "left" if number else "center"
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/>'
            f"</w:tcPr>{_paragraphs(words, side)}</w:tc>"
            for width, words in zip(_WIDTHS, row, strict=True)
        )
        yield f"<w:tr><w:trPr><w:cantSplit/>{again}</w:trPr>{cells}</w:tr>"
    yield "</w:tbl>"


def _paragraphs(words: str, side: str) -> str:
    return "".join(word_paragraph(line, _look(side), _TYPE) for line in words.split("\n"))


def _look(side: str) -> str:
    return (
        f'<w:pStyle w:val="Cell"/><w:spacing w:line="{_LINE}" w:lineRule="atLeast"/>'
        f'<w:jc w:val="{side}"/>'
    )
