"""The shape of an official form: sections, tables, rows, columns, totals, identities.

A form is data (`form_2021.py`). Screens, writers, readers and checks walk it; none of them
knows a label, a key or an identity of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from nianbao.report.errors import FormError
from nianbao.report.form.figures import CellRef, Unit


@dataclass(frozen=True, slots=True)
class Label:
    """Words fixed by the form, how others have printed them, and a short head for narrow screens.

    `short` keeps the first two characters of the label; empty means the label itself.
    """

    text: str
    variants: tuple[str, ...] = ()
    short: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures; `under` are the heads above it, outermost first.

    `note` says in plain words what is counted in it, for the help screen.
    """

    key: str
    label: Label
    unit: Unit = Unit.COUNT
    under: tuple[Label, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of figures; `under` are the labels it stands beneath, outermost first.

    `number` is what a clerk types to go there (`3.3.5`); `note` says in plain words what is
    counted, and `more` what else the help screen tells of it.
    """

    key: str
    label: Label
    number: str
    note: str
    under: tuple[Label, ...] = ()
    more: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that share their columns. `caption` stands above them, `corner` in the head."""

    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    caption: Label | None = None
    corner: str = ""


@dataclass(frozen=True, slots=True)
class ColumnTotal:
    """A column that is, in every row, the sum of other columns. `rule` names its check."""

    key: str
    parts: tuple[str, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class RowTotal:
    """A row that is, in every column, the sum of other rows. `rule` names its check."""

    key: str
    parts: tuple[str, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Balance:
    """Rows whose sums must be equal in every column: left = right."""

    left: tuple[str, ...]
    right: tuple[str, ...]

    def sides(self, ref: CellRef) -> tuple[tuple[CellRef, ...], tuple[CellRef, ...]]:
        """The cells on the left and the right side, in the column of a cell."""
        left = tuple(ref._replace(row=row) for row in self.left)
        right = tuple(ref._replace(row=row) for row in self.right)
        return left, right


@dataclass(frozen=True, slots=True)
class CarryOver:
    """A row that takes its figures from another row of last year's report."""

    to_row: str
    from_row: str


@dataclass(frozen=True, slots=True)
class Stock:
    """A column that holds last year's figure, plus what the year added, less what it ended."""

    column: str
    added: str
    ended: str


@dataclass(frozen=True, slots=True)
class Derivation:
    """One derived cell, the cells it sums, and the check that compares it with a printed one."""

    ref: CellRef
    parts: tuple[CellRef, ...]
    rule: str


@dataclass(frozen=True, eq=False)
class FigureTable:
    """A section that is a table of figures.

    `side_by_side` prints its rows next to one another as one line of figures (table four).
    `note` is printed in the table's corner.
    """

    key: str
    title: Label
    blocks: tuple[Block, ...]
    help: str
    note: str = ""
    column_totals: tuple[ColumnTotal, ...] = ()
    row_totals: tuple[RowTotal, ...] = ()
    balances: tuple[Balance, ...] = ()
    carry_overs: tuple[CarryOver, ...] = ()
    stocks: tuple[Stock, ...] = ()
    side_by_side: bool = False

    @cached_property
    def rows(self) -> dict[str, Row]:
        """All rows by key, in printed order."""
        return {row.key: row for block in self.blocks for row in block.rows}

    @cached_property
    def columns(self) -> dict[CellRef, Column]:
        """The column of every cell, in printed order (row by row)."""
        return {
            CellRef(self.key, row.key, column.key): column
            for block in self.blocks
            for row in block.rows
            for column in block.columns
        }

    @cached_property
    def cells(self) -> tuple[CellRef, ...]:
        """Every cell, derived ones included, row by row."""
        return tuple(self.columns)

    @cached_property
    def derivations(self) -> tuple[Derivation, ...]:
        """Every derived cell, in an order in which each only needs typed or earlier ones."""
        by_row = {total.key for total in self.row_totals}
        across = [
            Derivation(ref, tuple(ref._replace(column=part) for part in total.parts), total.rule)
            for total in self.column_totals
            for ref in self.cells
            if ref.column == total.key and ref.row not in by_row
        ]
        down = [
            Derivation(ref, tuple(ref._replace(row=part) for part in total.parts), total.rule)
            for total in self.row_totals
            for ref in self.cells
            if ref.row == total.key
        ]
        return tuple(across + down)

    @cached_property
    def flows(self) -> dict[CellRef, tuple[CellRef, CellRef]]:
        """For every cell of a stock, what the year added to it and what it ended."""
        return {
            ref: (ref._replace(column=stock.added), ref._replace(column=stock.ended))
            for stock in self.stocks
            for ref in self.cells
            if ref.column == stock.column
        }

    @cached_property
    def derived_cells(self) -> frozenset[CellRef]:
        """Cells that are computed and can't be typed."""
        return frozenset(derivation.ref for derivation in self.derivations)

    @cached_property
    def typed_cells(self) -> tuple[CellRef, ...]:
        """Cells the clerk types, row by row."""
        return tuple(ref for ref in self.cells if ref not in self.derived_cells)


@dataclass(frozen=True, slots=True)
class ProseSection:
    """A section of paragraphs.

    `aspects` are the default sub-heads, empty for a section without any.
    """

    key: str
    title: Label
    help: str
    aspects: tuple[str, ...] = ()


Section = FigureTable | ProseSection


@dataclass(frozen=True, eq=False)
class Form:
    """One version of the national form; there is one object of each, compared by identity.

    `title_pattern` takes `office` and `year`; `title_words` are the words every title has.
    """

    version: str
    title_pattern: str
    title_words: Label
    sections: tuple[Section, ...]

    @cached_property
    def tables(self) -> tuple[FigureTable, ...]:
        """The sections that are tables, in order."""
        return tuple(section for section in self.sections if isinstance(section, FigureTable))

    @cached_property
    def cells(self) -> tuple[CellRef, ...]:
        """All cells of all tables, in order."""
        return tuple(ref for table in self.tables for ref in table.cells)

    @cached_property
    def columns(self) -> dict[CellRef, Column]:
        """The column of every cell of every table: its label and unit."""
        return {ref: column for table in self.tables for ref, column in table.columns.items()}

    @cached_property
    def derived_cells(self) -> frozenset[CellRef]:
        """Cells of all tables that are computed and can't be typed."""
        return frozenset(ref for table in self.tables for ref in table.derived_cells)

    @cached_property
    def flows(self) -> dict[CellRef, tuple[CellRef, CellRef]]:
        """For every cell of a stock in any table, what the year added to it and what it ended."""
        return {ref: flows for table in self.tables for ref, flows in table.flows.items()}

    @cached_property
    def carried_from(self) -> dict[CellRef, CellRef]:
        """For every typed cell that carries over, the cell of last year's report it comes from."""
        return {
            ref: ref._replace(row=carried.from_row)
            for table in self.tables
            for carried in table.carry_overs
            for ref in table.typed_cells
            if ref.row == carried.to_row
        }

    @cached_property
    def parts(self) -> dict[CellRef, tuple[CellRef, ...]]:
        """For every derived cell the typed cells it is summed from, all the way down."""
        parts: dict[CellRef, tuple[CellRef, ...]] = {}
        for table in self.tables:
            for derivation in table.derivations:
                typed = [leaf for part in derivation.parts for leaf in parts.get(part, (part,))]
                parts[derivation.ref] = tuple(typed)
        return parts

    def section(self, key: str) -> Section:
        """The section with this key; raises FormError when there is none."""
        for section in self.sections:
            if section.key == key:
                return section
        raise FormError(f"表式里没有“{key}”这一部分。")

    def table(self, key: str) -> FigureTable:
        """The table with this key; raises FormError when that is no table."""
        section = self.section(key)
        if isinstance(section, FigureTable):
            return section
        raise FormError(f"“{section.title.text}”不是表格。")

    def prose_sections(self) -> Iterator[ProseSection]:
        """The sections that are prose, in order."""
        return (section for section in self.sections if isinstance(section, ProseSection))

    def title(self, office: str, year: int) -> str:
        """The generated title of an office's report for a year."""
        return self.title_pattern.format(office=office, year=year)
