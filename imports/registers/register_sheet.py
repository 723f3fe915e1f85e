"""Sheets of a register -> which column is which field, and the records its rows give.

Nothing is taken in silence: a column without a field, a line that is no record and a cell that is
not sure are told by their place. What stood in a cell is never told: it may be a name.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from nianbao.imports.reading import ImportRefusedError
from nianbao.imports.registers.cell_values import RowAround, unit_of_titles
from nianbao.imports.registers.choice_words import chosen_key
from nianbao.imports.registers.court_instances import without_instances
from nianbao.imports.registers.head_words import COUNTING_HEADS, YEAR_HEADS
from nianbao.imports.registers.paired_tables import unpaired
from nianbao.imports.registers.row_reader import RowFound, RowReader, SheetFault
from nianbao.imports.registers.sheet_days import span_of_months
from nianbao.imports.registers.sheet_file import SheetFile, SheetRows
from nianbao.imports.registers.sheet_heads import (
    ColumnFound,
    SheetHead,
    bare_head,
    columns_of,
    with_chosen,
)
from nianbao.imports.registers.sheet_rows import texts_of
from nianbao.imports.registers.sheet_tables import (
    SheetOfFormError,
    TableBelow,
    goes_on,
    is_of_suits,
    sheet_tables,
    year_of_words,
)
from nianbao.imports.registers.turned_sheets import turned
from nianbao.imports.registers.two_days import days_divided
from nianbao.imports.registers.unwritten import Unwritten
from nianbao.imports.registers.wide_tables import lengthened
from nianbao.report.registers.columns import SheetColumn
from nianbao.report.registers.fields import (
    COMPULSION,
    LICENSING,
    PENALTIES,
    REGISTERS,
    Register,
)

_MONTHS = frozenset({"documents", "publications"})
"""Registers whose days may be months: those are kept by their last day."""

_PASSED_OVER = COUNTING_HEADS | YEAR_HEADS
"""Heads of columns that are no field, of which there is nothing to tell."""
_FORM = "像是一件一张的登记表，不是一行一件的台账，没有读入"


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
            if one.column is None and bare_head(one.head) not in _PASSED_OVER
        )

    @property
    def is_without_kind(self) -> bool:
        """Whether there is a row of which nothing says the kind that its register asks for."""
        return "kind" in self.register.by_name and any(
            "kind" not in row.values for row in self.rows
        )

    @property
    def missing(self) -> tuple[str, ...]:
        """The labels of required fields that no column gives; a number is given by the program."""
        named = {one.column.name for one in self.columns if one.column}
        return tuple(
            known.label
            for known in self.register.fields
            if known.required and known.name not in (*named, "number") and not known.kinds
            if not self.rows or any(known.name not in row.values for row in self.rows)
        )


@dataclass(slots=True)
class _Gathered:
    """What was read so far of the sheets of a file."""

    rows: list[RowFound] = field(default_factory=list)
    faults: list[SheetFault] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    told: set[str] = field(default_factory=set)
    head: SheetHead | None = None
    """The head of the last table."""
    year: int | None = None
    """The year of the last table."""
    year_beside: int | None = None
    """The year that a sheet without a table says."""

    def tables_of(self, sheet: SheetRows, name: str, register: Register) -> tuple[TableBelow, ...]:
        """The tables of a sheet; that there is none, or a form, is told."""
        try:
            tables = tuple(sheet_tables(sheet, register))
        except SheetOfFormError:
            self.remarks.append(f"{f'工作表“{name}”' if name else '这个表'}{_FORM}。")
            return ()
        if not tables and self.head and goes_on(sheet, self.head, register):
            self.remarks.append(f"“{sheet.name}”没有表头，按前一个表的列读入，请核对。")
            above, rows = (
                tuple(r for r in sheet.rows if (r[0] > 0) is own) for own in (False, True)
            )
            return (TableBelow(above, self.head, rows, goes_on=True),)
        if not tables and sheet.rows:
            self.remarks.append(f"工作表“{sheet.name}”里没有找到表头，没有读入。")
            self.year_beside = year_of_words(texts_of(sheet.rows)) or self.year_beside
        where = f"工作表“{name}”里" if name else ""
        others = [table for table in tables if is_of_suits(table.head, register)]
        self.remarks += [
            f"{where}第{one.number}行起像是复议、诉讼的表，没有读入，请读到{REGISTERS['reviews'].name}里。"
            for one in others
        ]
        return tuple(table for table in tables if table not in others)

    def of_file(
        self, file: SheetFile, register: Register, columns: tuple[ColumnFound, ...]
    ) -> SheetFound:
        """All of it, with the columns of the first table and what was left out of the file."""
        hidden = file.hidden_sheets + sum(sheet.hidden for sheet in file.sheets)
        remarks = (*file.remarks, *self.remarks)
        return SheetFound(register, columns, tuple(self.rows), tuple(self.faults), hidden, remarks)

    def tell(self, sheet: str, *sentences: str) -> None:
        """Take sentences about a sheet; an empty one says nothing."""
        where = f"工作表“{sheet}”里，" if sheet else ""
        self.remarks += [f"{where}{words}" for words in sentences if words]

    def of_sheet_beside(self, sheet: str) -> int | None:
        """The year of days without one where only a sheet without a table says one; it is told."""
        if self.year_beside:
            self.tell(
                sheet, f"没有写年份的日期，按别的工作表里写的{self.year_beside}年读，请核对。"
            )
        return self.year_beside

    def take(
        self,
        reader: RowReader,
        columns: Sequence[ColumnFound],
        sheet: str,
        first: Sequence[ColumnFound],
    ) -> None:
        """Take what was read of one more table, and tell of columns that the first has not."""
        self.rows += reader.rows
        self.faults += reader.faults
        self.tell(sheet, *reader.remarks)
        self.told |= {one.head for one in first}
        more = [
            one.head
            for one in columns
            if one.column is None
            and one.head not in self.told
            and bare_head(one.head) not in _PASSED_OVER
        ]
        self.told |= set(more)
        more += [f"{one}列（没有列名）" for one in reader.headless]
        if more:
            where = f"工作表“{sheet}”里" if sheet else ""
            self.remarks.append(f"{where}还有列没有读入：{'、'.join(more)}。")


def read_register(
    file: SheetFile,
    register: Register,
    *,
    year: int | None = None,
    chosen: Mapping[int, SheetColumn | None] | None = None,
    title: str = "",
    kind: str = "",
) -> SheetFound:
    """What the sheets of a file hold of a register.

    `year` is that of days without one, where neither title nor name of a sheet says another.
    `chosen` are columns (from 0) of the first sheet that the clerk has named otherwise, None for
    not taken; a column of another sheet follows where its head is the same. `title` is the name of
    the file, which may say of which kind its rows are; `kind` is that of rows which nothing else
    says it of. Raises ImportRefusedError where no row is a
    head.
    """
    first: tuple[ColumnFound, ...] = ()
    wanted: dict[str, SheetColumn | None] = {}
    all_found = _Gathered()
    several = len(file.sheets) > 1
    for as_it_is in file.sheets:
        sheet, words = _with_a_row_each(as_it_is, register)
        name = sheet.name if several else ""
        all_found.tell(name, *words)
        tables = all_found.tables_of(sheet, name, register)
        of_sheet = year
        for table in tables:
            columns = _with_kind_of_cells(register, columns_of(register, table.head.words), table)
            named = {one.at: wanted[one.head] for one in columns if one.head in wanted}
            if not first:
                named = dict(chosen or {})
                wanted = {one.head: named[one.at] for one in columns if one.at in named}
            columns = with_chosen(columns, named)
            first = first or columns
            of_sheet = all_found.year if table.goes_on else of_sheet
            titles = (sheet.name, *texts_of(table.above))
            of_sheet = year_of_words(titles) or of_sheet or all_found.of_sheet_beside(name)
            all_found.head, all_found.year = table.head, of_sheet
            unwritten = Unwritten(register, columns, titles, title, kind)
            unit, month = unit_of_titles(titles), _one_month(sheet.name)
            around = RowAround(of_sheet, register.id in _MONTHS, unit=unit, month=month)
            reader = RowReader(register, name, columns, around, unwritten)
            reader.read(table, sheet.name)
            all_found.take(reader, columns, name, first)
    if not first:
        raise _no_head(register, all_found.remarks)
    return all_found.of_file(file, register, first)


def _one_month(name: str) -> int:
    """The one month that a sheet is called after, 0 for none."""
    _, first, last = span_of_months(name) or (None, 0, 0)
    return first if first == last else 0


def _with_a_row_each(sheet: SheetRows, register: Register) -> tuple[SheetRows, list[str]]:
    """A sheet with a row for each record, a column for each field, and what was done in words."""
    told = []
    for remade in (turned, lengthened, without_instances, unpaired, days_divided):
        sheet, words = remade(sheet, register)
        told.append(words)
    return sheet, told


def _with_kind_of_cells(
    register: Register, columns: Sequence[ColumnFound], table: TableBelow
) -> tuple[ColumnFound, ...]:
    """The columns, as the cells below say whether one that may name the kind does: 事项, 项目."""
    kind = register.by_name.get("kind")
    if kind is None:
        return tuple(columns)
    remade = list(columns)
    for nth, one in enumerate(columns):
        is_weak_kind = one.is_weak and one.column == _KIND
        if not is_weak_kind and (one.column != _ITEM or _has_kind(columns)):
            continue
        cells = (row[one.at].text for _, row in table.rows if one.at in row)
        said = {chosen_key(kind, words) for words in cells}
        if is_weak_kind and said <= {None}:
            remade[nth] = replace(one, column=None, is_weak=False)
        elif not is_weak_kind and None not in said and said & _COUNTED:
            remade[nth] = replace(one, column=_KIND)
    return tuple(remade)


def _has_kind(columns: Sequence[ColumnFound]) -> bool:
    return any(one.column == _KIND for one in columns)


_KIND, _ITEM = SheetColumn("kind"), SheetColumn("item")
_COUNTED = frozenset({LICENSING, PENALTIES, COMPULSION})
"""Kinds that a column headed 项目 may name; what it names of fees is their item."""


def _no_head(register: Register, remarks: Sequence[str]) -> ImportRefusedError:
    """The refusal of a file in which no row is a head."""
    if any(_FORM in words for words in remarks):
        return ImportRefusedError(f"这个表{_FORM}，", "请把它们排成一行一件，或者一件一件登记。")
    return ImportRefusedError(
        f"没有找到{register.name}的表头，",
        f"表头里要有“{'”“'.join(one.label for one in register.fields[1:4])}”这样的列名。",
    )
