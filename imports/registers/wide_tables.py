"""Tables that count by month, a column or a row for each kind -> one row for each month and kind.

月份 | 行政许可 | 行政处罚 has a cell where a register has a record; so has 项目 | 1月 | 2月 | 3月.
What was published is counted so by channel: 月份 | 网站 | 公众号.
"""

from collections.abc import Collection, Mapping

from nianbao.imports.registers.choice_words import chosen_key
from nianbao.imports.registers.head_words import YEAR_HEADS
from nianbao.imports.registers.kind_words import said_kind
from nianbao.imports.registers.sheet_days import is_whole_month
from nianbao.imports.registers.sheet_file import RowCell, SheetRows
from nianbao.imports.registers.sheet_heads import bare_head
from nianbao.imports.registers.sheet_rows import texts_of
from nianbao.imports.registers.sheet_tables import NumberedRow
from nianbao.report.registers.fields import COMPULSION, FEE_RECORDS, LICENSING, PENALTIES, Register
from nianbao.report.text import late

_COUNTED = (LICENSING, PENALTIES, COMPULSION)
_ROWS_SEARCHED = 15
_MONTHS_ENOUGH = 3
_OF_MONTHS = frozenset({"月份", "月", "时间", "日期", "季度", "统计月份", "统计时间"})
_TOTALS = frozenset({"合计", "总计", "小计", "共计", "累计", "全年", "全年合计", "备注"})
_SUM = "(?:.{0,4}(?:合计|总计|小计|共计|累计))|全年|本年|年度"
_NUMBER = r"\d[\d,]*(?:\.0+)?[件宗起次条]?"
_MONTH, _ITEM, _AMOUNT = RowCell("月份"), RowCell("收费项目"), RowCell("金额")
_HEADS = {
    "documents": (RowCell("种类"), RowCell("件数")),
    "publications": (RowCell("公开渠道"), RowCell("公开条数")),
}
"""How the columns are headed of what is counted, and of how many there are."""
_TOLD = {
    "documents": "按月、按种类分列，一格当作一条，请核对",
    "publications": "按月、按渠道分列，一格当作一条；一条信息发在几个渠道、每个渠道都数了的，"
    "合计会多，请核对",
}
_FEES_TOLD = "按月、按收费项目分列，一格当作一条，请核对"


def lengthened(sheet: SheetRows, register: Register) -> tuple[SheetRows, str]:
    """A sheet with a row for each month and kind, and what was done in words; else as it is."""
    if register.id not in _HEADS:
        return sheet, ""
    for at, (number, head) in enumerate(sheet.rows[:_ROWS_SEARCHED]):
        below = sheet.rows[at + 1 :]
        rows = _of_columns(head, below, register) or _of_rows(head, below, register)
        told = _TOLD[register.id]
        if rows is None:
            titles = (sheet.name, *texts_of(sheet.rows[:at]))
            rows, told = _fees_of_rows(head, below, register, titles), _FEES_TOLD
        if rows:
            long = SheetRows(
                sheet.name, [*sheet.rows[:at], (number, rows[0]), *rows[1]], sheet.hidden
            )
            return long, f"第{number}行起的表{told}。"
    return sheet, ""


def _of_columns(
    head: Mapping[int, RowCell], below: list[NumberedRow], register: Register
) -> tuple[dict[int, RowCell], list[NumberedRow]] | None:
    """A table with a column for each kind: its head and its rows as those of a register."""
    kinds = {at: kind for at, cell in head.items() if (kind := _kind(register, cell.text))}
    month = _month_column(head)
    cells = [row[at].text for _, row in below for at in kinds if at in row]
    if len(kinds) < 2 or len(set(kinds.values())) < len(kinds) or month < 0 or not _count(cells):
        return None
    first, second, *_ = sorted(kinds)
    others = {at: cell for at, cell in head.items() if at not in kinds}
    rows: list[NumberedRow] = []
    of_month: RowCell | None = None
    for number, row in below:
        rest = {at: cell for at, cell in row.items() if at not in kinds}
        counts = [at for at in sorted(kinds) if at in row]
        if of_month and month not in row and _goes_on(rest):  # a merged cell came as one
            rest[month], row = of_month, {**row, month: of_month}
        of_month = row.get(month)
        if month not in row or late(_SUM).fullmatch(row[month].text.strip()) or not counts:
            rows.append((number, rest or dict(row)))
            continue
        for at in counts:
            rows.append((number, {**rest, first: head[at], second: row[at]}))
    what, how_many = _HEADS[register.id]
    return {**others, month: _MONTH, first: what, second: how_many}, rows


def _goes_on(rest: Mapping[int, RowCell]) -> bool:
    """Whether a row without its month is of the month above: it says whose it is, and no sum."""
    return bool(rest) and not any(late(_SUM).search(cell.text) for cell in rest.values())


def _month_column(head: Mapping[int, RowCell]) -> int:
    """The column (from 0) of months, else of years; -1 where there is none."""
    for names in (_OF_MONTHS, YEAR_HEADS):
        for at, cell in head.items():
            if bare_head(cell.text) in names:
                return at
    return -1


def _of_rows(
    head: Mapping[int, RowCell], below: list[NumberedRow], register: Register
) -> tuple[dict[int, RowCell], list[NumberedRow]] | None:
    """A table with a column for each month: its head and its rows as those of a register."""
    months = _month_columns(head)
    named = min(months, default=0) - 1
    if named < 0:
        return None
    if len([1 for _, row in below if named in row and _kind(register, row[named].text)]) < 1:
        return None
    rows: list[NumberedRow] = []
    for number, row in below:
        if named not in row or not _kind(register, row[named].text):
            rows.append((number, {0: row[named]} if named in row else dict(row)))
            continue
        rows += [
            (number, {0: row[named], 1: RowCell(head[at].text), 2: row[at]})
            for at in months
            if at in row
        ]
    what, how_many = _HEADS[register.id]
    return {0: what, 1: _MONTH, 2: how_many}, rows


def _fees_of_rows(
    head: Mapping[int, RowCell],
    below: list[NumberedRow],
    register: Register,
    titles: Collection[str],
) -> tuple[dict[int, RowCell], list[NumberedRow]] | None:
    """A table of fees with a column for each month or quarter, a row for each item."""
    months = _month_columns(head)
    named = min(months, default=0) - 1
    if named < 0 or named not in head:
        return None
    kind = register.by_name["kind"]
    said = (said_kind(kind, "，".join(titles)), said_kind(kind, head[named].text))
    if FEE_RECORDS not in said or said[0] not in (FEE_RECORDS, None):
        return None
    rows: list[NumberedRow] = []
    for number, row in below:
        counts = [at for at in months if at in row]
        if named not in row or not counts or late(_SUM).fullmatch(row[named].text.strip()):
            rows.append((number, {0: row[min(row)]} if row else {}))
            continue
        rows += [(number, {0: row[named], 1: RowCell(head[at].text), 2: row[at]}) for at in counts]
    return {0: _ITEM, 1: _MONTH, 2: _AMOUNT}, rows


def _month_columns(head: Mapping[int, RowCell]) -> list[int]:
    """The columns (from 0) of months, where besides them there are but a name and totals."""
    months = [at for at, cell in sorted(head.items()) if is_whole_month(cell.text)]
    if len(months) < _MONTHS_ENOUGH or min(months) == 0:
        return []
    more = (cell.text for at, cell in head.items() if at not in months and at != min(months) - 1)
    return months if {bare_head(words) for words in more} <= {*_TOTALS, "序号"} else []


def _kind(register: Register, words: str) -> str:
    """The kind, or the channel, that is counted by month which words speak of; empty for none."""
    if len(words) > _LONGEST:
        return ""
    if channels := register.by_name.get("channels"):
        return chosen_key(channels, late(_HOW_MANY).sub("", words.strip())) or ""
    kind = said_kind(register.by_name["kind"], _short(words)) or ""
    return kind if kind in _COUNTED else ""


_LONGEST = 16
"""Characters of the name of a kind: 行政许可决定数量（件）."""
_HOW_MANY = r"(?:公开|发布)?(?:条数|信息数|数量|[（(][条件][)）])$"
_OTHER_COUNTS = "公开|公示|金额|罚款|罚没|率|收入|申请|受理|撤销|结转"


def _short(words: str) -> str:
    """Words that may name what is counted; none where they name a part of it, or money."""
    return "" if late(_OTHER_COUNTS).search(words) else words.strip()


def _count(cells: list[str]) -> bool:
    """Whether most cells below are numbers."""
    numbers = sum(late(_NUMBER).fullmatch(one.strip()) is not None for one in cells)
    return numbers * 2 > len(cells)
