"""What the county takes off the sum: joint documents counted twice, reviews it decided itself.

No report shows these, so the county lists them: office, cell, how much, why. Nothing is taken off
that the office did not put in.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from nianbao.report.errors import FigureError
from nianbao.report.form.figures import CellRef, Figure, parse_figure, print_figure, subtract
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.form.names import cell_name, table_name
from nianbao.report.form.row_search import find_row
from nianbao.report.form.shape import Column, FigureTable
from nianbao.report.rollup.roster import Roster, RosterOffice
from nianbao.report.rollup.sheet_text import RosterError, cell_of, headed_rows, name_key
from nianbao.report.rollup.sums import CountedReport, Deduction
from nianbao.report.text import clean_line

_CellWords = Callable[[str], str]
_HEADS: Mapping[str, tuple[str, ...]] = {
    "office": ("单位名称", "单位", "名称", "单位全称", "全称", "机构名称", "office"),
    "cell": ("格", "单元格", "cell"),
    "table": ("表", "表格", "哪张表", "table"),
    "row": ("行", "行名", "项目", "row"),
    "column": ("列", "列名", "栏", "column"),
    "figure": ("扣减数", "扣减", "扣除", "扣除数", "扣减件数", "数", "数量", "件数", "deduct"),
    "reason": ("理由", "原因", "扣减理由", "说明", "备注", "reason"),
}


def read_deductions(text: str, roster: Roster) -> tuple[Deduction, ...]:
    """The deductions in a table saved as text; raises RosterError with the line and what is wrong.

    A cell is told by its table, row and column as the form names them (a row by its number too),
    or by the name of its column in `reports.csv`.
    """
    rows, at, columns = headed_rows(text, _HEADS, "office")
    if not {"office", "figure", "reason"} <= columns.keys():
        raise RosterError(
            "扣减的清单里没有找到要有的栏，", "第一行请写：单位名称、表、行、列、扣减数、理由。"
        )
    return tuple(
        _deduction(cells, columns, number, roster)
        for number, cells in enumerate(rows, start=1)
        if number > at and any(cell.strip() for cell in cells)
    )


def allowed(
    deductions: Iterable[Deduction], counted: Iterable[CountedReport]
) -> tuple[tuple[Deduction, ...], tuple[str, ...]]:
    """Those that can be taken off, and a sentence about each that can't."""
    left = dict(counted)
    taken: dict[tuple[RosterOffice, CellRef], Figure] = {}
    kept, remarks = [], []
    for one in deductions:
        key = (one.office, one.ref)
        name = f"扣减清单第{one.line}行（{one.office.name}）"
        if one.office not in left:
            remarks.append(f"{name}没有扣：这个单位的报告没有计入。")
            continue
        there = left[one.office].figure(one.ref)
        rest = subtract(there, taken.get(key))
        if one.figure > rest:
            place = cell_name(FORM_2021, one.ref)
            remarks.append(f"{name}没有扣：{place}它只填了{print_figure(there) or '空白'}。")
            continue
        taken[key] = subtract(taken.get(key), -one.figure)
        kept.append(one)
    return tuple(kept), tuple(remarks)


def _deduction(
    cells: Sequence[str], columns: Mapping[str, int], number: int, roster: Roster
) -> Deduction:
    def cell(what: str) -> str:
        return cell_of(cells, columns, what)

    matched = roster.match(cell("office"))
    if matched is None:
        name = clean_line(cell("office"))[:30]
        raise _wrong(number, f"“{name}”不在名单上，", "请照名单上的名称写。")
    ref = _cell(cell, number)
    try:
        figure = parse_figure(cell("figure"), FORM_2021.columns[ref].unit)
    except FigureError as error:
        raise _wrong(number, f"：{error.message}", error.hint) from error
    reason = clean_line(cell("reason"))
    if not figure:
        raise _wrong(number, "没有写扣多少，", "请写一个不是0的数。")
    if not reason:
        raise _wrong(number, "没有写理由，", "请写一句，如“和县教育局联合发文”。")
    return Deduction(matched.office, ref, figure, reason, number)


def _cell(cell: _CellWords, number: int) -> CellRef:
    """The cell a row of the list means; raises RosterError."""
    if named := name_key(cell("cell")):
        ref = CellRef.parse(named.replace("__", "."))
        refs = [ref] if ref in FORM_2021.columns else []
    else:
        refs = list(_named_cells(cell))
    if len(refs) != 1 or refs[0] is None:
        words = " ".join(filter(None, map(cell, ("cell", "table", "row", "column"))))
        raise _wrong(number, f"“{words[:40]}”认不出是哪一格，", "请照表上的字写表、行、列。")
    if refs[0] in FORM_2021.derived_cells:
        raise _wrong(number, "写的是总计，", "总计由程序计算，请写相加的那一格。")
    return refs[0]


def _named_cells(cell: _CellWords) -> Iterator[CellRef]:
    for table in FORM_2021.tables:
        if not _is_table(table, name_key(cell("table"))):
            continue
        row = find_row([table], cell("row"))
        for ref, column in table.columns.items() if row else ():
            if row and ref.row == row.row and _is_column(column, name_key(cell("column"))):
                yield ref


def _is_table(table: FigureTable, words: str) -> bool:
    number = table_name(FORM_2021, table.key)
    titles = (table.title.text, *table.title.variants)
    named = {number, number.removeprefix("表"), *map(name_key, titles)}
    return words in named or any(words and words in name_key(title) for title in titles)


def _is_column(column: Column, words: str) -> bool:
    label = column.label
    return words in {name_key(text) for text in (label.text, label.short, *label.variants) if text}


def _wrong(number: int, words: str, hint: str) -> RosterError:
    return RosterError(f"扣减的清单第{number}行{words}", hint)
