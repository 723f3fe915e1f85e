"""The review sheet: what the leader signs. Key figures, every finding, what was put aside and why.

The rule: the sheet hides nothing. A finding that was put aside stands here with its reason and
when it was given, but never by which login; a section that no form knows still has its findings
printed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from nianbao.exports.grid import Cell, Grid, GridBlock, GridRow, Kind
from nianbao.exports.layout import BLANK_CELL
from nianbao.exports.markdown import draw_markdown
from nianbao.exports.outline import Element, Heading, Paragraph
from nianbao.exports.plain_text import draw_plain_text
from nianbao.report.dismissal import fingerprint
from nianbao.report.document import Report
from nianbao.report.finding import SEVERITIES, Dismissal, Finding, count_findings
from nianbao.report.form.figures import CellRef, Figure, Unit, print_figure, subtract
from nianbao.report.form.names import column_name, row_name
from nianbao.report.form.numbering import split_number
from nianbao.report.form.shape import FigureTable
from nianbao.report.listing import under_heading, worst_first_by_section
from nianbao.report.text import clean_marks

SIGNERS = ("填报人", "审核人", "签发人", "日期")
_LINE = "＿" * 12


@dataclass(frozen=True, slots=True)
class Maker:
    """When a sheet was made, and with which version of the program; never by which login."""

    at: datetime
    version: str


def write_review_sheet(
    report: Report,
    findings: Sequence[Finding],
    previous: Report | None = None,
    *,
    maker: Maker,
    markdown: bool,
) -> str:
    """The sheet as Markdown or as plain text; it ends with one newline.

    `findings` are all of the report's, those put aside included. `previous` is last year's
    report: its figures then stand beside this year's.
    """
    pieces = _sheet(report, findings, previous, maker)
    return draw_markdown(pieces) if markdown else draw_plain_text(pieces, aligned=True)


def _sheet(
    report: Report, findings: Sequence[Finding], previous: Report | None, maker: Maker
) -> Iterator[Element]:
    yield Heading(1, f"{report.title}审签单")
    yield _words(f"单位：{report.office}")
    yield _words(f"年份：{report.year}年")
    yield _words(_counts(findings))
    yield _words(_length(report))
    yield Heading(2, "主要数据")
    yield _key_figures(report, previous)
    yield Heading(2, "查出的问题")
    yield from _standing(report, [finding for finding in findings if not finding.dismissed])
    yield Heading(2, "放过的提醒")
    yield from _put_aside(report, [finding for finding in findings if finding.dismissed])
    yield Heading(2, "签字")
    yield _words(f"制表：{maker.at:%Y-%m-%d %H:%M}，年报程序 {maker.version}")
    yield from (Paragraph(f"{signer}：{_LINE}") for signer in SIGNERS)


def _words(words: str) -> Paragraph:
    """A paragraph that stays one whatever a user wrote in it."""
    return Paragraph(clean_marks(words).replace("\n", " "))


def _counts(findings: Sequence[Finding]) -> str:
    errors, warnings = count_findings(findings)
    aside = sum(bool(finding.dismissed) for finding in findings)
    return f"核对结果：{errors}个错误，{warnings}个提醒；另有{aside}个提醒看过后放过"


def _length(report: Report) -> str:
    section = report.form.sections[0]
    texts = (report.prose.text(name) for name in report.prose.fields(section.key))
    number = sum(len("".join(text.split())) for text in texts)
    return f"“{section.title.text}”：{number}字，空格不算"


def _key_figures(report: Report, previous: Report | None) -> Grid:
    """A block for each table; last year's figures and the change where there is a last year."""
    head = ["项目", f"{report.year}年"]
    head += [f"{previous.year}年", "增减"] if previous else []
    blocks = (
        GridBlock(
            Cell(table.title.text, 1, len(head)),
            (tuple(map(Cell, head)),),
            tuple(_figure_row(report, previous, table, ref) for ref in refs),
        )
        for table in report.form.tables
        if (refs := key_cells(report, previous, table))
    )
    return Grid(len(head), 1, tuple(blocks))


def key_cells(report: Report, previous: Report | None, table: FigureTable) -> list[CellRef]:
    """Totals of rows where a table has them, else every cell.

    A row that is summed up in another one is left out when it is 0 or blank in both years.
    """
    totals = {total.key for total in table.column_totals}
    summed = {part for total in table.row_totals for part in total.parts}
    return [
        ref
        for ref in table.cells
        if (not totals or ref.column in totals)
        and (ref.row not in summed or report.figure(ref) or last_figure(previous, ref))
    ]


def _figure_row(
    report: Report, previous: Report | None, table: FigureTable, ref: CellRef
) -> GridRow:
    name = row_name(table.rows[ref.row])
    if not table.column_totals:
        name += column_name(table, ref)
    unit, this, last = table.columns[ref].unit, report.figure(ref), last_figure(previous, ref)
    figures = [with_unit(this, unit)]
    if previous:
        figures += [with_unit(last, unit), change_words(this, last, unit)]
    return (
        Cell(name, kind=Kind.LABEL),
        *(Cell(figure, kind=Kind.FIGURE, ref=ref) for figure in figures),
    )


def last_figure(previous: Report | None, ref: CellRef) -> Figure:
    """Last year's figure; None where there is none, or last year's form had no such cell."""
    return previous.all_figures.get(ref) if previous else None


def with_unit(figure: Figure, unit: Unit) -> str:
    """A figure with its unit, the sign of a blank where there is none."""
    return BLANK_CELL if figure is None else f"{print_figure(figure)}{unit.value}"


def change_words(this: Figure, last: Figure, unit: Unit) -> str:
    """How much more or less than last year; the sign of a blank where that is not known."""
    if this is None or last is None:
        return BLANK_CELL
    if this == last:
        return "持平"
    more = subtract(this, last)
    if more > 0:
        return f"增{print_figure(more)}{unit.value}"
    return f"减{print_figure(-more)}{unit.value}"


def _standing(report: Report, findings: Sequence[Finding]) -> Iterator[Element]:
    """The findings, errors first, under the heads of their sections, numbered through."""
    if not findings:
        yield _words("没有。")
    number = 0
    for title, found in worst_first_by_section(report.form, findings):
        words = split_number(title)[2]
        yield Heading(3, words, title.removesuffix(words))
        for one in found:
            number += 1
            said = under_heading(report.form, one)
            yield _words(f"{number}、{SEVERITIES[one.severity]} {one.rule} {said}")


def _put_aside(report: Report, findings: Sequence[Finding]) -> Iterator[Element]:
    if not findings:
        yield _words("没有。")
    for number, one in enumerate(findings, start=1):
        kept = report.dismissed.get(fingerprint(report, one), Dismissal(one.dismissed))
        yield _words(f"{number}、{one.rule} {one.message}")
        when = kept.at[:16].replace("T", " ")
        yield _words("，".join(filter(None, (f"理由：{one.dismissed}", when))))
