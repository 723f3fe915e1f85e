"""The sums of a county as a document: the form's own tables, who is in them, each office's figures.

The rule: a sum prints with what it is made of. A cell that some left blank says how many did; a
blank was never taken for 0.
"""

from collections.abc import Iterator
from dataclasses import replace

from nianbao.exports.grid import Cell, Grid, GridBlock, GridRow, Kind
from nianbao.exports.layout import BLANK_CELL, lay_out_table
from nianbao.exports.outline import Element, Heading, Paragraph
from nianbao.report.document import Report
from nianbao.report.form.figures import print_figure
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.form.names import cell_name, column_name
from nianbao.report.form.numbering import chinese_number, split_number
from nianbao.report.rollup.across import MAIN_CELLS
from nianbao.report.rollup.handed import CELLS
from nianbao.report.rollup.rollup import Rollup
from nianbao.report.rollup.who import PRESENCES, OfficeLine, Presence

_BLANKS_TOLD = 20
"""Offices with blanks that are named; more fill a page."""


def summary_title(county: str, year: int) -> str:
    """The title of the sums, and what their files are called after."""
    return f"{county}{year}年政府信息公开工作年度报告汇总表"


def summary(rollup: Rollup, county: str = "") -> Iterator[Element]:
    """The whole document: what is added up, the tables, the offices."""
    yield Heading(1, summary_title(county, rollup.year))
    yield from map(Paragraph, _counted_words(rollup))
    report = _sum_report(rollup, county)
    for number, table in enumerate(FORM_2021.tables, start=1):
        words = table.title.text.partition("、")[2]
        yield Heading(2, words, f"{chinese_number(number)}、")
        yield lay_out_table(report, table)
    yield from (Paragraph(words) for words in _deducted_words(rollup))
    yield Heading(2, "各单位主要数据", f"{chinese_number(len(FORM_2021.tables) + 1)}、")
    yield office_table(rollup)
    if found := [*rollup.of_sum]:
        yield Heading(2, "对汇总数的核对", f"{chinese_number(len(FORM_2021.tables) + 2)}、")
        yield from (Paragraph(finding.message) for finding in found)


def _counted_words(rollup: Rollup) -> Iterator[str]:
    """What is added up and what not, in sentences."""
    sums = rollup.sums
    groups = "、".join(
        f"{one.group}{one.reports}份" for one in sums.by_group if one.group in sums.on
    )
    off = [one.group for one in sums.by_group if one.group not in sums.on]
    left = f"；没有计入：{'、'.join(off)}" if off else ""
    missing = f"名单上应报、还没有报的{len(rollup.missing)}个单位不在内。"
    yield f"计入{sums.reports}份报告（{groups}）{left}。{missing}"
    blank = [(line.office.name, line.handed.blanks) for line in rollup.found
             if line.handed and line.handed.blanks and line.office.group in sums.on]  # fmt: skip
    if blank:
        named = "、".join(f"{name}{number}格" for name, number in blank[:_BLANKS_TOLD])
        more = f"等{len(blank)}个单位" if len(blank) > _BLANKS_TOLD else ""
        yield (
            f"有空格没有填的：{named}{more}。没有填的不当作0；"
            "数后面写着“缺几”的，就是有几个单位没有填这一格。"
        )


def _deducted_words(rollup: Rollup) -> Iterator[str]:
    """What the county took off the sums above, one a line."""
    sums = rollup.sums
    taken = [one for one in sums.deductions if one.office.group in sums.on]
    if taken:
        yield "以上合计已经扣减："
    for one in taken:
        place = f"{cell_name(FORM_2021, one.ref)}{print_figure(one.figure)}"
        yield f"{one.office.name}：{place}（{one.reason}）"


def _sum_report(rollup: Rollup, county: str) -> Report:
    """The sums as a report, a note on every cell that some left blank."""
    sums = rollup.sums
    report = sums.report(county or "全部单位", rollup.year)
    notes = {str(ref): f"缺{number}" for ref in CELLS if (number := sums.blanks(ref))}
    return replace(report, notes=notes)


def office_heads() -> tuple[str, ...]:
    """The heads over the figures of each office, short: a row's words and its column's.

    A row that only says that it is a total bears the words above it.
    """
    heads = []
    for ref in MAIN_CELLS:
        table = FORM_2021.table(ref.table)
        row, column = table.rows[ref.row], column_name(table, ref)
        words = _unnumbered(row.label.short or row.label.text)
        if table.column_totals:
            above = [_unnumbered(label.text) for label in row.under[-1:]]
            heads.append("·".join((*above, words)))
        else:
            heads.append(f"{words}·{column}")
    return tuple(heads)


def _unnumbered(words: str) -> str:
    return split_number(words)[2] or words


def office_rows(rollup: Rollup) -> Iterator[tuple[str, ...]]:
    """A row for each office: its name, group, whether its report is there, the main figures."""
    for line in rollup.lines:
        one = line.handed
        figures = [print_figure(one.figure(ref)) if one else "" for ref in MAIN_CELLS]
        yield (line.office.name, line.office.group, PRESENCES[line.presence], *figures)


def office_table(rollup: Rollup) -> Grid:
    """The same as a table, the sum under it; offices that are not due are left out."""
    body: list[GridRow] = []
    for line in rollup.lines:
        if line.presence is not Presence.NOT_DUE or line.handed is not None:
            body.append(_office_row(rollup, line))
    sums = rollup.sums
    body.append((Cell("合计", kind=Kind.LABEL), *(
        _figure(print_figure(sums.figure(ref)) if sums.reports else "") for ref in MAIN_CELLS
    )))  # fmt: skip
    head = (Cell("单位"), *map(Cell, office_heads()))
    return Grid(len(head), 1, (GridBlock(None, (head,), tuple(body)),))


def _office_row(rollup: Rollup, line: OfficeLine) -> GridRow:
    """An office's figures; words in their place where none count."""
    if line.handed is None:
        words = Cell(PRESENCES[line.presence], colspan=len(MAIN_CELLS), kind=Kind.LABEL)
        return Cell(line.office.name, kind=Kind.LABEL), words
    name = line.office.name
    if line.office.group not in rollup.sums.on:
        name += "（没有计入合计）"
    figures = (_figure(print_figure(line.handed.figure(ref))) for ref in MAIN_CELLS)
    return (Cell(name, kind=Kind.LABEL), *figures)


def _figure(words: str) -> Cell:
    return Cell(words or BLANK_CELL, kind=Kind.FIGURE)


def sum_rows(rollup: Rollup) -> Iterator[tuple[str, ...]]:
    """A row for each cell of the form: its name, the sum, how many left it blank, each group's."""
    sums = rollup.sums
    yield ("格", "合计", "没填的单位数", *sums.groups)
    for place, ref in enumerate(CELLS):
        groups = (print_figure(one.figures[place]) for one in sums.by_group)
        name = cell_name(FORM_2021, ref)
        yield (name, print_figure(sums.figure(ref)), str(sums.blanks(ref)), *groups)


def missing_rows(rollup: Rollup) -> Iterator[tuple[str, ...]]:
    """Who is missing, and what else keeps a report out of the sums, a row each under a head."""
    yield ("单位", "类别", "情况", "要做什么")
    for line in (*rollup.missing, *rollup.twice):
        yield (line.office.name, line.office.group, PRESENCES[line.presence], line.words)
