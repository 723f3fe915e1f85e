"""Sheets of a register -> which column is which field, and the records its rows give.

Nothing is taken in silence: a column without a field, a line that is no record and a cell that is
not sure are told by their place. What stood in a cell is never told: it may be a name.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from nianbao.imports.reading import ImportRefusedError
from nianbao.imports.registers.cell_values import CellFault, RowAround, cell_value
from nianbao.imports.registers.head_words import (
    COUNTING_HEADS,
    GATHERED,
    head_words,
    likely_column,
    without_prefix,
)
from nianbao.imports.registers.sheet_rows import RowCell, SheetFile, SheetRows, texts_of
from nianbao.report.registers.columns import SheetColumn, all_columns, values_of_columns
from nianbao.report.registers.fields import Register
from nianbao.report.registers.record import Value
from nianbao.report.text import PLAIN_DIGITS, clean_line

_HEAD_ROWS = 30
"""Rows in which the head of a sheet is looked for."""
_NAMED_ENOUGH = 2
"""Columns that must be named before a row is a head."""
_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?: *年|年度|$|[^\d.\-/])")
_MARKS = re.compile(r"[\s\x1f（()）\[\]【】:：*＊、，,./／\-_“”\"·?？]+")
_BRACKETS = re.compile(r"[（(\[【][^）)\]】]*[）)\]】]")
_NO_RECORD = re.compile(
    r"(?:合计|总计|小计|共计|填表人|填报人|制表人|审核人|负责人|经办人|填表说明|说明[:：]|注[:：]|备注[:：])"
)
_UNDER = "\x1f"
"""Stands between the name of a group of columns and that of a column in it."""
_OF_ITS_OWN = re.compile("补正|征求|第三方|延期|延长|收费|缴费|复议|诉讼|救济")
_MONTHS = frozenset({"documents", "publications"})
"""Registers whose days may be months: those are kept by their last day."""


@dataclass(frozen=True, slots=True)
class ColumnFound:
    """A column of a sheet: its place (from 0), its head, what it is; `column` None: not taken.

    `is_weak`: its head does not name it surely, as 申请时间 for 收到日期.
    """

    at: int
    head: str
    column: SheetColumn | None
    is_weak: bool = False

    @property
    def letter(self) -> str:
        """The column as a sheet calls it: A, B, …, AA."""
        words, at = "", self.at + 1
        while at:
            at, rest = divmod(at - 1, 26)
            words = chr(65 + rest) + words
        return words


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
        sheet = f"“{self.sheet}”" if self.sheet else ""
        head = f"“{self.head}”" if self.head else ""
        return f"{sheet}第{self.row}行{head}：{self.message}。"


@dataclass(frozen=True, slots=True)
class RowFound:
    """A row that gives a record: where it stood and the values of its fields."""

    sheet: str
    row: int
    values: Mapping[str, Value] = field(repr=False)


@dataclass(frozen=True, slots=True)
class SheetFound:
    """What was read: the columns of the first sheet with a head, all rows, all faults.

    `hidden` counts hidden rows, columns and sheets, which were left out; `remarks` are sentences
    about what else was.
    """

    register: Register
    columns: tuple[ColumnFound, ...]
    rows: tuple[RowFound, ...]
    faults: tuple[SheetFault, ...]
    hidden: int = 0
    remarks: tuple[str, ...] = ()

    @property
    def unnamed(self) -> tuple[str, ...]:
        """The heads of columns that were not taken, but for those that only count the rows."""
        return tuple(
            one.head
            for one in self.columns
            if one.column is None and _bare(one.head) not in COUNTING_HEADS
        )

    @property
    def missing(self) -> tuple[str, ...]:
        """The labels of required fields that no column gives; a number is given by the program."""
        named = {one.column.name for one in self.columns if one.column}
        return tuple(
            known.label
            for known in self.register.fields
            if known.required and known.name not in (*named, "number") and not known.kinds
        )


def read_register(
    file: SheetFile,
    register: Register,
    *,
    year: int | None = None,
    chosen: Mapping[int, SheetColumn | None] | None = None,
) -> SheetFound:
    """What the sheets of a file hold of a register.

    `year` is that of days without one, where neither title nor name of a sheet says another.
    `chosen` are columns (from 0) that the clerk has named otherwise, None for not taken. Raises
    ImportRefusedError where no row is a head.
    """
    columns: tuple[ColumnFound, ...] = ()
    rows: list[RowFound] = []
    faults: list[SheetFault] = []
    several = len(file.sheets) > 1
    for sheet in file.sheets:
        head = _find_head(sheet, register)
        if head is None:
            continue
        named = _with_chosen(_columns(register, head.words), chosen or {})
        columns = columns or named
        around = RowAround(_year_of(sheet, head.begins) or year, register.id in _MONTHS)
        reader = _Reader(register, sheet.name if several else "", named, around)
        reader.read(sheet.rows[head.ends :], head.words)
        rows += reader.rows
        faults += reader.faults
    if not columns:
        raise ImportRefusedError(
            f"没有找到{register.name}的表头，",
            f"表头里要有“{'”“'.join(one.label for one in register.fields[1:4])}”这样的列名。",
        )
    hidden = file.hidden_sheets + sum(sheet.hidden for sheet in file.sheets)
    return SheetFound(register, columns, tuple(rows), tuple(faults), hidden, file.remarks)


@dataclass(frozen=True, slots=True)
class _Head:
    """Where the head stands among the rows of a sheet, and the words over each column."""

    begins: int
    ends: int
    words: dict[int, str]


def _find_head(sheet: SheetRows, register: Register) -> _Head | None:
    """The row, or the two rows, that name the most columns."""
    best: tuple[int, int, _Head] | None = None
    rows = sheet.rows[:_HEAD_ROWS]
    for at, (number, row) in enumerate(rows):
        heads = [_Head(at, at + 1, {column: cell.text for column, cell in row.items()})]
        if at + 1 < len(rows) and rows[at + 1][0] == number + 1:
            heads.append(_Head(at, at + 2, _two_rows(row, rows[at + 1][1])))
        for head in heads:
            named = sum(one.column is not None for one in _columns(register, head.words))
            rank = (named, head.begins - head.ends)
            if named >= _NAMED_ENOUGH and (best is None or rank > best[:2]):
                best = (*rank, head)
    return best[2] if best else None


def _two_rows(above: Mapping[int, RowCell], below: Mapping[int, RowCell]) -> dict[int, str]:
    """The words over each column of a head of two rows, a group's name in front of its parts."""
    words: dict[int, str] = {}
    group = ""
    for column in range(max((*above, *below), default=-1) + 1):
        group = above[column].text if column in above else group
        under = below.get(column)
        if under is None or under.goes_on:
            words |= {column: above[column].text} if column in above else {}
        else:
            words[column] = f"{group}{_UNDER}{under.text}" if group else under.text
    return words


def _columns(register: Register, words: Mapping[int, str]) -> tuple[ColumnFound, ...]:
    """What each column is by its head: sure names first, others for what is still open."""
    sure, weak = _names(register), _names(register, weak=True)
    ways: tuple[Callable[[str], SheetColumn | None], ...] = (
        sure.get,
        weak.get,
        partial(likely_column, register.id),
    )
    found: dict[int, ColumnFound] = {}
    taken: set[SheetColumn] = set()
    for way in ways:
        for at, head in sorted(words.items()):
            if at in found:
                continue
            column = next(filter(None, map(way, _spellings(head))), None)
            if column and (column not in taken or column.name in GATHERED):
                found[at] = ColumnFound(at, _shown_head(head), column, way != sure.get)
                taken.add(column)
    rest = {
        at: ColumnFound(at, _shown_head(head), None)
        for at, head in words.items()
        if at not in found
    }
    return tuple(column for _, column in sorted((found | rest).items()))


def _shown_head(head: str) -> str:
    return clean_line(head.replace(_UNDER, "·"))


def _names(register: Register, *, weak: bool = False) -> dict[str, SheetColumn]:
    """The columns of a register by every spelling of their heads."""
    table = head_words(register.id, weak=weak)
    names = {_bare(one): column for column, words in table.items() for one in words}
    if not weak:
        names |= {_bare(column.label(register)): column for column in all_columns(register)}
    return names


def _spellings(head: str) -> tuple[str, ...]:
    """A head as it is compared: whole, and without what is in brackets.

    What stands in a group of columns may be called by its own name, but in a group of its own:
    收到日期 under 补正 is not the day the request came.
    """
    group, _, under = head.rpartition(_UNDER)
    own = () if _OF_ITS_OWN.search(group) else (under, _BRACKETS.sub("", under))
    words = (head, head.replace("情况", ""), _BRACKETS.sub("", head), *own)
    bare = tuple(map(_bare, words))
    return tuple(dict.fromkeys((*bare, *map(without_prefix, bare))))


def _bare(words: str) -> str:
    return _MARKS.sub("", words.translate(PLAIN_DIGITS)).lower()


def _with_chosen(
    found: Sequence[ColumnFound], chosen: Mapping[int, SheetColumn | None]
) -> tuple[ColumnFound, ...]:
    """The columns as the clerk has named them; what was named twice is the clerk's."""
    wanted = {column for column in chosen.values() if column}
    return tuple(
        ColumnFound(one.at, one.head, chosen[one.at])
        if one.at in chosen
        else ColumnFound(one.at, one.head, None)
        if one.column in wanted and one.column.name not in GATHERED
        else one
        for one in found
    )


def _year_of(sheet: SheetRows, head: int) -> int | None:
    """The one year that the title or the name of a sheet says."""
    years = {
        int(match[1])
        for words in (sheet.name, *texts_of(sheet.rows[:head]))
        for match in _YEAR.finditer(words.translate(PLAIN_DIGITS))
    }
    return years.pop() if len(years) == 1 else None


class _Reader:
    """Reads the rows under the head of one sheet."""

    def __init__(
        self, register: Register, sheet: str, columns: Sequence[ColumnFound], around: RowAround
    ) -> None:
        self._register, self._sheet, self._around = register, sheet, around
        self._columns = [one for one in columns if one.column is not None]
        self._counting = {one.at for one in columns if _bare(one.head) in COUNTING_HEADS} | {
            one.at for one in columns if one.column == SheetColumn("number")
        }
        self.rows: list[RowFound] = []
        self.faults: list[SheetFault] = []

    def read(
        self, rows: Sequence[tuple[int, Mapping[int, RowCell]]], head: Mapping[int, str]
    ) -> None:
        """Read rows; those that are no records are told, but for heads printed once more."""
        for number, row in rows:
            texts = [cell.text for cell in row.values()]
            if sum(row.get(at, RowCell("")).text == words for at, words in head.items()) > 1:
                continue
            if any(_NO_RECORD.match("".join(text.split())) for text in texts[:2]):
                self._fault(number, "", "是合计或说明，没有当作一条")
            elif any(row[at].goes_on for at in self._counting if at in row):
                self._fault(number, "", "和上面一行是同一件（序号合并），没有另外当作一条")
            else:
                self._read_row(number, row)

    def _read_row(self, number: int, row: Mapping[int, RowCell]) -> None:
        found = list(self._values(number, row))
        if found:
            values = values_of_columns(found)
            self.rows.append(RowFound(self._sheet, number, values))
            dated = self._register.by_name[self._register.dated]
            if dated.name not in values:
                self._fault(number, "", f"没有{dated.label}，暂时不算在哪一年里，请补上")
        elif any(at not in self._counting for at in row):
            self._fault(number, "", "认得的列都空着，没有当作一条")

    def _values(
        self, number: int, row: Mapping[int, RowCell]
    ) -> Iterator[tuple[SheetColumn, Value]]:
        gathered: dict[SheetColumn, list[str]] = {}
        around, first = self._around, SheetColumn(self._register.dated)
        for one in sorted(self._columns, key=lambda one: one.column != first):
            if one.at not in row or one.column is None:
                continue
            try:
                value = cell_value(one.column.field(self._register), row[one.at], around)
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

    def _fault(self, row: int, head: str, message: str) -> None:
        self.faults.append(SheetFault(self._sheet, row, head, message))
