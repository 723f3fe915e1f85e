"""The rows under the head of a register's sheet -> records and what is wrong with their cells."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from nianbao.imports.registers.cell_values import (
    CellFault,
    RowAround,
    cell_value,
    in_unit_of,
    number_of_day,
    ticked_value,
)
from nianbao.imports.registers.cells_together import ENDING, CellParts
from nianbao.imports.registers.doubtful_rows import (
    CANCELLED,
    ENDED_BESIDE,
    NONE_CAME,
    SEVERAL_IN_ONE,
    cancelled_words,
    count_columns,
    ended_beside,
    rows_of_several,
    says_none_came,
)
from nianbao.imports.registers.head_words import COUNTING_HEADS, GATHERED, YEAR_HEADS
from nianbao.imports.registers.rows_without_year import (
    is_carried_over,
    is_of_last_year,
    is_without_year,
    rows_of_last_year,
    says_carried_over,
)
from nianbao.imports.registers.sheet_file import RowCell
from nianbao.imports.registers.sheet_heads import ColumnFound, bare_head
from nianbao.imports.registers.sheet_tables import (
    NumberedRow,
    TableBelow,
    is_head_again,
    year_of_words,
)
from nianbao.imports.registers.terms import day_behind, without_term
from nianbao.imports.registers.unwritten import Unwritten
from nianbao.imports.registers.whole_periods import SUM_OF_MONTHS, sums_of_months
from nianbao.report.registers.columns import SheetColumn, values_of_columns
from nianbao.report.registers.fields import COMPULSION, FEE_RECORDS, PENALTIES, FieldKind, Register
from nianbao.report.registers.record import Value
from nianbao.report.text import column_letter, late

_NO_RECORD = re.compile(
    r".{0,8}(?:合计|总计|小计|共计|累计)[:：]?[\d件条]*$|合计|总计|小计|共计|填表说明|说明[:：]|注[:：]|备注[:：]"
    r"|填表人|填报人|制表人|审核人|负责人|经办人|(?:制表|填表|填报|审核|审批|联系人|联系电话|盖章|.{0,4}领导"
    r"|.{0,4}负责人|填[表报]单位|填[表报](?:日期|时间))[:：]"
)
_BELOW = re.compile(
    "(?:填表)?说明|备注|注|(?:填表|填报|制表|审核|负责|经办|联系)人|联系电话|审核|制表|填表|盖章"
    "|(?:填报|填表)单位|(?:填报|填表|制表)(?:日期|时间)"
)
"""What the first cell of a row below the table may say, the rest in the cells beside it."""
_OWN_YEAR = r"(20[0-4]\d)(?:\.0)? *年?度?"
"""What the cell of a row says of its year."""
_NUMBER_OF_YEAR = r"\D{0,8}(20[0-4]\d) *(?:年第?|[-—－/〕\]）)]) *(?:第)?\d{1,4} *号?"
"""The number of a request with the year it came in."""
_TITLE_LENGTH, _LONGEST_TITLE = 20, 40
_CALLED_OFF = frozenset({PENALTIES, COMPULSION, FEE_RECORDS})
"""Kinds of which a record that says 作废 never was; a document or a licence was, all the same."""
_NEEDED = {"requests": frozenset({"received", "summary", "applicant"})}
"""Fields of which a row gives one at least, or it is a list of words, a legend, no record."""
_ASKED, _NUMBER = SheetColumn("summary"), SheetColumn("number")
_COUNTED = frozenset({"count", "amount", "notes", "number"})
"""Fields in which rows of the same kind differ."""
_OUTCOME = SheetColumn("outcome")
_DITTO = frozenset(("同上", "〃", "″", "＂", '"', "''", "”", "“", "同前"))
"""What stands in a cell for what stands above it."""
_SAME_ONE = "和上面一行是同一件（序号合并），没有另外当作一条"
_GOES_ON = "没有序号、收到日期、申请人，像是上面那一件的，没有另外当作一条，请核对"
_RESULTS = frozenset(result for result, _ in ENDING.values())
_ENDS = {"requests": "decided", "reviews": "closed", "documents": "ended"}
"""The day that ends what the dated day of a register began."""


@dataclass(frozen=True, slots=True)
class SheetFault:
    """What was not taken, and where: sheet, row as the sheet numbers it, head of the column."""

    sheet: str
    row: int
    head: str
    message: str

    @property
    def sentence(self) -> str:
        """The fault in one sentence, without what stood there."""
        head = f"“{self.head}”" if self.head else ""
        return f"{_place(self.sheet, self.row)}{head}：{self.message}。"


@dataclass(frozen=True, slots=True)
class RowFound:
    """A row that gives a record: where it stood and the values of its fields."""

    sheet: str
    row: int
    values: Mapping[str, Value] = field(repr=False)

    @property
    def place(self) -> str:
        """Where it stands: 第5行, “3月”第5行."""
        return _place(self.sheet, self.row)


def _place(sheet: str, row: int) -> str:
    return f"“{sheet}”第{row}行" if sheet else f"第{row}行"


class RowReader:
    """Reads the rows under one head of one sheet."""

    def __init__(
        self,
        register: Register,
        sheet: str,
        columns: Sequence[ColumnFound],
        around: RowAround,
        unwritten: Unwritten,
    ) -> None:
        self._register, self._sheet, self._around = register, sheet, around
        self._unwritten = unwritten
        named = [one for one in columns if one.column is not None]
        self._parts = CellParts(register, named, _ENDS.get(register.id, ""))
        self._columns = list(self._parts.columns)
        self._ticked: dict[SheetColumn, list[ColumnFound]] = {}
        for one in named:
            if one.ticks is not None and one.column is not None:
                self._ticked.setdefault(one.column, []).append(one)
        self._counting = {one.at for one in columns if bare_head(one.head) in COUNTING_HEADS} | {
            one.at for one in columns if one.column == SheetColumn("number")
        }
        self._dated_at = next(
            (one.at for one in named if one.column == SheetColumn(register.dated)), -1
        )
        self._asked_at = next((one.at for one in named if one.column == _ASKED), -1)
        self._year_at = next(
            (one.at for one in columns if one.column is None and bare_head(one.head) in YEAR_HEADS),
            -1,
        )
        self._counts = count_columns({one.at: one.head for one in columns if one.column is None})
        self._carried_over = ""
        self._year = around.year
        self._is_titled = self._is_by_number = False
        self._heads = {one.at: one.head for one in columns}
        self._headed = {*self._heads, *(one.at for one in self._columns)}
        self._headless: set[int] = set()
        self.rows: list[RowFound] = []
        self.faults: list[SheetFault] = []

    @property
    def remarks(self) -> tuple[str, ...]:
        """What was taken of what no row says, in sentences."""
        by_number = ("没有写年份的日期，按编号里的年份读，请核对。",) if self._is_by_number else ()
        return (*self._unwritten.remarks, *by_number)

    @property
    def headless(self) -> tuple[str, ...]:
        """The letters of columns that hold something and have no head."""
        return tuple(column_letter(at) for at in sorted(self._headless))

    def read(self, table: TableBelow, sheet: str) -> None:
        """Read rows; those that are no records are told, but for heads printed once more.

        `sheet` is the name of the sheet, that may say that all of it is of years before.
        """
        rows: list[NumberedRow] = []
        above: Mapping[int, RowCell] = {}
        for number, row in table.rows:
            for apart in table.head.apart:
                row = apart.joined(row)
            row = {
                at: above.get(at, cell) if cell.text in _DITTO else cell for at, cell in row.items()
            }
            row = self._parts.together(row)
            above = row if len(row) > 1 else above
            rows.append((number, row))
        doubtful = rows_of_last_year(rows, self._dated_at)
        several = self._several(rows)
        self._unwritten.look_over([row for _, row in rows])
        self._carried_over = sheet if is_carried_over(sheet) else ""
        begun, last = False, dict[int, RowCell]()
        sums = self._sums(rows)
        for place, (number, row) in enumerate(rows):
            if is_head_again(table.head, row):
                continue
            message = SUM_OF_MONTHS if place in sums else self._no_record(row)
            message = message or (self._goes_on(row, last) if begun else "")
            if message:
                self._fault(number, "", message)
                if begun and message in (_SAME_ONE, _GOES_ON):
                    self._leave_other_result(row)
                continue
            self._headless |= row.keys() - self._headed
            before = len(self.rows)
            self._read_row(number, row, has_year=number not in doubtful)
            begun, last = len(self.rows) > before, row
            if begun:
                self._tell_doubts(number, row, is_several=number in several)

    def _sums(self, rows: Sequence[NumberedRow]) -> frozenset[int]:
        """The places of rows that sum up others, in a register that counts by months."""
        if not self._around.months:
            return frozenset()
        beside = [
            one.at
            for one in self._columns
            if one.column and one.column.name not in (self._register.dated, *_COUNTED)
        ]
        return sums_of_months(rows, self._dated_at, beside)

    def _several(self, rows: Sequence[NumberedRow]) -> frozenset[int]:
        if self._register.id != "requests":
            return frozenset()
        return rows_of_several(rows, self._counting, self._counts, self._asked_at)

    def _tell_doubts(self, number: int, row: Mapping[int, RowCell], *, is_several: bool) -> None:
        """Tell that a row may be no record of its own, or several."""
        if is_several:
            self._fault(number, "", SEVERAL_IN_ONE)
        if words := self._cancelled(row):
            self._fault(number, "", words)
        if self._register.id == "requests" and "outcome" not in self.rows[-1].values:
            outcomes = {one.at for one in self._columns if one.column == _OUTCOME}
            beside = {at: cell for at, cell in row.items() if at not in outcomes}
            at = ended_beside(beside, self._asked_at)
            if at is not None:
                self._fault(number, self._heads.get(at, ""), ENDED_BESIDE)

    def _cancelled(self, row: Mapping[int, RowCell]) -> str:
        """What a request says of its being cancelled; a document that was is one all the same."""
        return cancelled_words(row, self._asked_at) if self._register.id == "requests" else ""

    def _no_record(self, row: Mapping[int, RowCell]) -> str:
        """Why a row is no record, empty where it may be one; a title says what is below."""
        texts = [cell.text for cell in row.values()]
        if any(_NO_RECORD.match("".join(text.split())) for text in texts[:2]):
            return "是合计或说明，没有当作一条"
        if len(texts) > 1 and _BELOW.fullmatch("".join(texts[0].split()).rstrip(":：")):
            return "是合计或说明，没有当作一条"
        if self._register.id == "requests" and says_none_came(row, self._asked_at):
            return NONE_CAME
        if self._cancelled(row) == CANCELLED:
            return CANCELLED
        if any(row[at].goes_on for at in self._counting if at in row):
            return _SAME_ONE
        if words := self._unwritten.no_record(row):
            return words
        if len(texts) > 1 or (any(at in self._counting for at in row) and texts[0].isdecimal()):
            return ""
        if len(texts[0]) <= _TITLE_LENGTH:
            self._carried_over = texts[0] if is_carried_over(texts[0]) else ""
            titled = year_of_words(texts)
            self._year, self._is_titled = titled or self._year, bool(titled)
        if len(texts[0]) <= _LONGEST_TITLE:
            self._unwritten.take_title(texts[0])
        return "只有一格，像是标题或说明，没有当作一条"

    def _goes_on(self, row: Mapping[int, RowCell], last: Mapping[int, RowCell]) -> str:
        """Why a row is a further one of the request above: cells that were merged are blank."""
        needed = _NEEDED.get(self._register.id, frozenset()) - {_ASKED.name}
        whose = {one.at for one in self._columns if one.column and one.column.name in needed}
        whose |= self._counting
        counted = self._counting & last.keys() and self._dated_at in last
        is_further = self._asked_at in row and not whose & row.keys()
        return _GOES_ON if needed and counted and is_further else ""

    def _leave_other_result(self, row: Mapping[int, RowCell]) -> None:
        """Leave the result of the last record open where a further row of it has another."""
        last = self.rows[-1]
        for one in self._columns:
            if one.column is None or one.column.name not in _RESULTS or one.at not in row:
                continue
            name = one.column.name
            try:
                value = cell_value(one.column.field(self._register), row[one.at], self._around)
            except CellFault:
                value = ""
            if value is not None and name in last.values and value != last.values[name]:
                values = {key: held for key, held in last.values.items() if key != name}
                self.rows[-1] = replace(last, values=values)
                self._fault(last.row, one.head, "同一件有几行，结果不一样，没有放进去，请选一种")

    def _read_row(self, number: int, row: Mapping[int, RowCell], *, has_year: bool) -> None:
        year = self._year_of(number, row, has_year=has_year)
        if own := self._year_at in row and late(_OWN_YEAR).fullmatch(
            row[self._year_at].text.strip()
        ):
            year = int(own[1])
        around = replace(self._around, year=year)
        found = list(self._values(number, row, around))
        needed = _NEEDED.get(self._register.id)
        if found and (needed is None or any(column.name in needed for column, _ in found)):
            values = self._unwritten.completed(values_of_columns(found), row)
            if values.get("kind") in _CALLED_OFF and cancelled_words(row, -1) == CANCELLED:
                self._fault(number, "", CANCELLED)
                return
            self.rows.append(RowFound(self._sheet, number, values))
            self._tell_days(number, row, values)
        elif found and any(column.name != "number" for column, _ in found):
            self._fault(number, "", "收到日期、申请人、申请内容都没有，没有当作一条")
        elif any(at not in self._counting for at in row):
            self._fault(number, "", "认得的列都空着，没有当作一条")

    def _year_of(self, number: int, row: Mapping[int, RowCell], *, has_year: bool) -> int | None:
        """The year of days without one; that of a row which was carried over is told."""
        carried = self._carried_over
        if not carried and says_carried_over(row, self._heads):
            carried = "上年结转"
        if not carried:
            year = self._year if has_year or self._is_titled else None
            return year or self._year_of_number(row)
        if self._year is None or not is_of_last_year(carried):
            return None
        at = self._dated_at
        if at in row and is_without_year(row[at]):
            words = f"写着上年结转，没有写年份，当作{self._year - 1}年，请核对"
            self._fault(number, self._heads[at], words)
        return self._year - 1

    def _year_of_number(self, row: Mapping[int, RowCell]) -> int | None:
        """The year that the number of a request says, 2026-3, where nothing else says one."""
        if self._register.id != "requests" or self._year is not None:
            return None
        numbers = (row[at].text.strip() for at in sorted(self._counting) if at in row)
        found = next(filter(None, map(late(_NUMBER_OF_YEAR).fullmatch, numbers)), None)
        at = self._dated_at
        if found and at in row and is_without_year(row[at]):
            self._is_by_number = True
        return int(found[1]) if found else None

    def _tell_days(
        self, number: int, row: Mapping[int, RowCell], values: Mapping[str, Value]
    ) -> None:
        """Tell that a record has no day, or one that may be of another year."""
        shape = self._register
        for head, words in self._unwritten.doubts(values, row):
            self._fault(number, head, words)
        begun, ended = values.get(shape.dated), values.get(_ENDS.get(shape.id, ""))
        if begun is None:
            label = shape.by_name[shape.dated].label
            self._fault(number, "", f"没有{label}，暂时不算在哪一年里，请补上")
        elif isinstance(begun, date) and self._year and begun.year > self._year:
            label = shape.by_name[shape.dated].label
            self._fault(number, "", f"{label}在{self._year}年以后，和这张表的年份不一样，请核对")
        if not isinstance(begun, date) or not isinstance(ended, date):
            return
        at = next(one.at for one in self._columns if one.column == SheetColumn(_ENDS[shape.id]))
        head = next(one.head for one in self._columns if one.at == at)
        if ended < begun:
            self._fault(number, head, f"在{shape.by_name[shape.dated].label}以前，请核对")
        elif ended.year > begun.year and at in row and is_without_year(row[at]):
            self._fault(number, head, f"没有写年份，当作{ended.year}年，请核对")

    def _values(
        self, number: int, row: Mapping[int, RowCell], around: RowAround
    ) -> Iterator[tuple[SheetColumn, Value]]:
        gathered: dict[SheetColumn, list[str]] = {}
        first = SheetColumn(self._register.dated)
        for one in sorted(self._columns, key=lambda one: one.column != first):
            if one.at not in row or one.column is None:
                continue
            try:
                field = one.column.field(self._register)
                is_money = field.kind is FieldKind.MONEY
                cell = in_unit_of(one.head, row[one.at], around.unit if is_money else "")
                if one.column == _NUMBER and (counted := number_of_day(cell)) is not None:
                    told = f"当作{counted}，请核对" if counted else "没有放进去"
                    self._fault(number, one.head, f"像是被表格当成了日期，{told}")
                    cell = RowCell(counted)
                cell = without_term(one, cell)
                value = day_behind(one, cell_value(field, cell, around))
            except CellFault as fault:
                self._fault(number, one.head, str(fault))
                continue
            if one.column == first and isinstance(value, date):
                around = replace(around, since=value)
            if one.column.name in GATHERED and isinstance(value, str):
                gathered.setdefault(one.column, []).append(value)
            elif value is not None:
                yield one.column, value
        for column, texts in gathered.items():
            yield column, "；".join(dict.fromkeys(texts))
        yield from self._ticked_values(number, row)

    def _ticked_values(
        self, number: int, row: Mapping[int, RowCell]
    ) -> Iterator[tuple[SheetColumn, Value]]:
        for column, ticks in self._ticked.items():
            cells = {one.at: row[one.at] for one in ticks if one.at in row}
            choices = {one.at: one.ticks or "" for one in ticks}
            try:
                key = ticked_value(column.field(self._register), cells, choices)
            except CellFault as fault:
                self._fault(number, f"{ticks[0].head}…{ticks[-1].head}", str(fault))
                continue
            if key:
                yield column, key

    def _fault(self, row: int, head: str, message: str) -> None:
        fault = SheetFault(self._sheet, row, head, message)
        if self.faults[-1:] != [fault]:
            self.faults.append(fault)
