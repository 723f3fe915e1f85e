"""The review form: one page in Word that is signed, the whole of it in words a leader reads.

The rule: no rule's code, no key and no login name stands on it, and it stays one page. What has no
room is counted on it, never left out in silence; all of it stands in the review sheet.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from nianbao.exports.review_sheet import change_words, key_cells, last_figure, with_unit
from nianbao.exports.word import TABLE_BORDERS, pack_word, word_body, word_paragraph
from nianbao.exports.word_parts import TEXT_WIDTH, twips
from nianbao.report.day_words import day_words
from nianbao.report.document import Report
from nianbao.report.finding import SEVERITIES, Finding, count_findings
from nianbao.report.form.names import column_name, row_name, table_name
from nianbao.report.form.shape import FigureTable
from nianbao.report.listing import worst_first
from nianbao.report.text import clean_marks

FORM_SIGNERS = ("拟稿人", "审核人", "签发人")
_TITLE = "政府信息公开工作年度报告审签单"
_TYPE = 21
"""Half-points of the type: that of forms, 10.5 points."""
_LINE = 300
"""Twips of a line, whatever font stands in for its own."""
_LABEL = twips(24)
_MARGIN = twips(2)
_CELLS = int((TEXT_WIDTH - _LABEL - 2 * _MARGIN) / (_TYPE * 10 / 2)) - 1
"""Terminal cells that surely fit a line: a Chinese character is two."""
_PAGE = 35
"""Lines of the page under the title, the rules between its rows taken off."""
_SIGNED = 4
"""Lines of a row that is signed: an opinion written by hand, then name and day."""
_ASIDE = 4
"""Lines kept for what was put aside, where there is so much."""
_SIGNATURE = "签名：　　　　　　　　　　　年　　月　　日"
_LONGEST = 120
"""Characters of one finding, or one title: a text that was pasted may be a whole page."""
_KEYS = re.compile(
    r"(“[^”]*”)|，?(?:请)?按 (?:Ctrl\+[A-Z]|F\d+)(?:“[^”]*”|[^，。；（）“”])*"
    r"|（按 (?:Ctrl|F\d)[^）]*）"
)
"""Words in quotes, which stay; what a key is good for, which paper has not."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the form: its name, its lines, the lines it has room for at least."""

    label: str
    lines: tuple[str, ...]
    least: int = 1

    @property
    def height(self) -> int:
        """Lines that it takes on the page."""
        return max(self.least, sum(map(_height, self.lines)))


def write_review_form(
    report: Report,
    findings: Sequence[Finding],
    previous: Report | None = None,
    *,
    at: datetime,
    version: str,
) -> bytes:
    """The bytes of a `.docx` file. `at` is when it was made, by this version of the program.

    `findings` are all of the report's, those put aside included; `previous` is last year's report.
    """
    document = draw_review_form(report, findings, previous, at=at, version=version)
    return pack_word(document, f"{_one_line(report.title)}审签单", report.office)


def draw_review_form(
    report: Report,
    findings: Sequence[Finding],
    previous: Report | None,
    *,
    at: datetime,
    version: str,
) -> str:
    """The document's XML, without its declaration; see `write_review_form`."""
    made = f"年报程序 {version} 于{day_words(at)}{at:%H:%M}核对并填好此单。"
    parts = (
        word_paragraph(_TITLE, '<w:pStyle w:val="Title"/>'),
        *_table(review_rows(report, findings, previous)),
        word_paragraph(made, _look("left"), _TYPE),
    )
    return word_body("\n".join(parts))


def review_rows(report: Report, findings: Sequence[Finding], previous: Report | None) -> list[_Row]:
    """The rows of the form; together they fit its page."""
    head = [
        _Row("报告", (_clipped(_one_line(report.title)),)),
        _Row("单位和年份", (f"{_clipped(_one_line(report.office))}　{report.year}年",)),
        _Row("主要数据", tuple(_figures(report, previous))),
        _Row("核对了什么", (_checked(previous),)),
        _Row("核对结果", (_counts(findings),)),
    ]
    signed = [_Row(signer, ("", "", "", _SIGNATURE), _SIGNED) for signer in FORM_SIGNERS]
    room = _PAGE - sum(row.height for row in (*head, *signed))
    aside = [one for one in findings if one.dismissed]
    still = _told(one for one in findings if not one.dismissed)
    put_aside = [
        f"{plain_sentence(one.message)}（理由：{_one_line(one.dismissed)}）" for one in aside
    ]
    first = _fitting(still, room - min(_ASIDE, max(1, sum(map(_height, put_aside)))))
    rest = _fitting(put_aside, room - sum(map(_height, first)))
    return [*head, _Row("还没有改的", first), _Row("放过的提醒", rest), *signed]


def _told(findings: Iterable[Finding]) -> list[str]:
    """The findings in words, worst first; what is found at several places stands once."""
    counted: dict[str, int] = {}
    for one in worst_first(findings):
        words = f"{SEVERITIES[one.severity]}：{plain_sentence(one.message)}"
        counted[words] = counted.get(words, 0) + 1
    return [f"{words}（{n}处）" if n > 1 else words for words, n in counted.items()]


def _fitting(words: Sequence[str], room: int) -> tuple[str, ...]:
    """As many as fit so many lines, numbered, and how many others there are."""
    if not words:
        return ("没有。",)
    lines = [_clipped(f"{number}. {one}") for number, one in enumerate(words, start=1)]
    if sum(map(_height, lines)) <= room:
        return tuple(lines)
    taken: list[str] = []
    for line in lines:
        if sum(map(_height, taken)) + _height(line) > room - 1:
            break
        taken.append(line)
    others = len(lines) - len(taken)
    return (
        *taken,
        f"{'另有' if taken else '共有'}{others}条这一页写不下，见列出全部问题的审签单。",
    )


def _figures(report: Report, previous: Report | None) -> Iterator[str]:
    """A line for each table: what is not 0, with last year's where totals can be compared."""
    for table in report.form.tables:
        yield f"{table_name(report.form, table.key)}：{_table_figures(report, previous, table)}"


def _table_figures(report: Report, previous: Report | None, table: FigureTable) -> str:
    summed = {part for total in table.row_totals for part in total.parts}
    refs = [ref for ref in key_cells(report, previous, table) if ref.row not in summed]
    told = []
    for ref in refs:
        this, unit = report.figure(ref), table.columns[ref].unit
        last = last_figure(previous, ref)
        if not this and not last:
            continue
        name = row_name(table.rows[ref.row]).strip("“”")
        name += "" if table.column_totals else column_name(table, ref)
        change = ""
        if table.column_totals and this is not None and last is not None:
            change = f"（比上年{change_words(this, last, unit)}）"
        told.append(f"{name}{with_unit(this, unit) if this is not None else '没有填'}{change}")
    blanks = len(list(report.blanks(table.key)))
    rest = "" if len(told) == len(refs) or blanks else "其余是0" if told else "都是0"
    told += [f"还有{blanks}格没有填"] if blanks else [rest] if rest else []
    return "，".join(told) + "。"


def _checked(previous: Report | None) -> str:
    last = f"和{previous.year}年的报告接不接得上" if previous else "没有上年的报告，没有和上年比"
    return (
        "六个部分和标题齐不齐；有没有空着、填错的格；表内、各表之间的加减；文字里的数和表里的"
        f"一不一样；年份、日期、单位名称；个人信息；标点和错字。{last}。"
    )


def _counts(findings: Sequence[Finding]) -> str:
    errors, warnings = count_findings(findings)
    aside = sum(bool(finding.dismissed) for finding in findings)
    return f"{errors}个错误，{warnings}个提醒；另有{aside}个提醒看过后放过。"


def plain_sentence(message: str) -> str:
    """A finding's sentence without the keys that help on the screen."""
    return _KEYS.sub(r"\1", _one_line(message)).strip("。；，") + "。"


def _one_line(words: str) -> str:
    return clean_marks(words).replace("\n", " ").strip()


def _clipped(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


def _height(words: str) -> int:
    """Lines that a text takes at most in the wide column."""
    from rich.cells import cell_len

    return max(1, -(-cell_len(words) // _CELLS))


def _table(rows: Iterable[_Row]) -> Iterator[str]:
    widths = (_LABEL, TEXT_WIDTH - _LABEL)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    yield (
        f'<w:tbl><w:tblPr><w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{TABLE_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:left w:w="{_MARGIN}" w:type="dxa"/>'
        f'<w:right w:w="{_MARGIN}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>"
    )
    for row in rows:
        label = _cell(widths[0], (row.label,), "center")
        yield f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{label}{_words_cell(widths[1], row)}</w:tr>"
    yield "</w:tbl>"


def _words_cell(width: int, row: _Row) -> str:
    """The wide cell of a row; a signature stands at its right."""
    return _cell(width, row.lines, "right" if row.label in FORM_SIGNERS else "left")


def _cell(width: int, lines: Sequence[str], side: str) -> str:
    paragraphs = "".join(word_paragraph(line, _look(side), _TYPE) for line in lines)
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{paragraphs}</w:tc>"
    )


def _look(side: str) -> str:
    return (
        f'<w:pStyle w:val="Cell"/><w:spacing w:line="{_LINE}" w:lineRule="exact"/>'
        f'<w:jc w:val="{side}"/>'
    )
