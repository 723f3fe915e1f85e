"""A sheet that is to come into a register: which column is what, and what its rows would do.

Nothing is stored before the clerk has seen it.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from rich.cells import set_cell_size
from textual import work
from textual.app import App

from nianbao.desk.register_sheets import (
    PlannedRow,
    RowDoes,
    planned,
    read_sheet_file,
    read_sheet_text,
    take_rows,
)
from nianbao.desk.registers import RegistersInHand
from nianbao.imports.registers.register_sheet import SheetFound
from nianbao.imports.registers.sheet_heads import ColumnFound
from nianbao.report.registers.columns import SheetColumn, all_columns
from nianbao.storage.library import Library
from nianbao.tui.actions import bindings
from nianbao.tui.kit.browse_screen import choose_file
from nianbao.tui.kit.dialogs import Choice, Choose
from nianbao.tui.kit.entry_list import Entry, EntryList
from nianbao.tui.kit.flowing import Flowing
from nianbao.tui.kit.list_screen import ListScreen, say_keys
from nianbao.tui.kit.notices import telling_errors
from nianbao.tui.kit.off_loop import off_loop
from nianbao.tui.kit.plain import plain

SHEET_ENDINGS = (".xlsx", ".xls", ".et", ".csv", ".ods", ".docx", ".html", ".htm", ".txt", ".md")
_TAKE = -1
"""Stands for the line that stores what was read."""
_KIND = -2
"""Stands for the line with the kind of rows that do not say theirs."""
_FIRST_FAULT, _FIRST_ALIKE = -3, -1000
"""Stand for the rows below the columns, and so on downwards: they are there to be read."""
_LETTER_CELLS, _HEAD_CELLS = 6, 28
_FAULTS = 100
"""Faults that are listed, and rows that are like others."""
_ASKED = 4
"""Rows that a question names."""
_DOES = {
    RowDoes.ADDS: "新的{}件",
    RowDoes.CHANGES: "编号已经有、内容不一样的{}件",
    RowDoes.SAME: "一模一样的{}件",
    RowDoes.DOUBLE: "像是重复的{}件",
}

_HELP = (
    "列按表头的名字认。认错了的，把光标放上去按回车，选它是哪一栏，或者不收。\n"
    "“看不准”的请看一看。日期、金额的各种写法都认，认不出的写在下面，那一格不收。\n"
    "编号已经有的、像是重复的，放进去以前再问。放错了按 Ctrl+Z，一次撤销。"
)

_Chosen = dict[int, SheetColumn | None]
"""What the clerk says that columns are, by their place; None for not taken."""


@dataclass(frozen=True, slots=True)
class SheetRead:
    """What was read, and what its rows would do."""

    found: SheetFound
    rows: Sequence[PlannedRow]

    @property
    def counts(self) -> Mapping[RowDoes, int]:
        """How many rows would do what."""
        return Counter(row.does for row in self.rows)


Reads = Callable[[_Chosen, str], SheetRead]
"""Reads with the columns, and the kind of rows without one, that the clerk says."""


async def bring_file_in(
    app: App[Any], library: Library, registers: RegistersInHand, register: str
) -> bool:
    """Ask for a sheet's file and show what it would bring; whether anything was stored."""
    path = await choose_file(app, library, "读入哪个表格", SHEET_ENDINGS)
    if path is None:
        return False

    def read(chosen: _Chosen, kind: str) -> SheetRead:
        found = read_sheet_file(path, register, chosen=chosen, kind=kind)
        return SheetRead(found, planned(registers, found))

    return await _show(app, registers, path.name, read)


async def bring_text_in(
    app: App[Any], registers: RegistersInHand, register: str, text: str
) -> bool:
    """Show what pasted rows would bring; whether anything was stored."""

    def read(chosen: _Chosen, kind: str) -> SheetRead:
        found = read_sheet_text(text, register, chosen=chosen, kind=kind)
        return SheetRead(found, planned(registers, found))

    return await _show(app, registers, "粘贴的表格", read)


async def _show(app: App[Any], registers: RegistersInHand, name: str, read: Reads) -> bool:
    first = await off_loop(app, f"正在读 {name}", partial(read, {}, ""))
    taken: bool | None = await app.push_screen_wait(SheetScreen(registers, name, read, first))
    return bool(taken)


class SheetScreen(ListScreen[bool, int]):
    """Lists columns and what is wrong; a row stands for the place of its column."""

    ACTION_IDS = ("take_sheet", "back")
    BINDINGS = bindings(ACTION_IDS)
    KEYS = "上下键 选择　回车 改这一列是什么"

    def __init__(
        self, registers: RegistersInHand, name: str, read: Reads, first: SheetRead
    ) -> None:
        super().__init__()
        self._registers, self._title = registers, name
        self._read, self._sheet = read, first
        self._chosen: _Chosen = {}
        self._kind = ""

    def heading(self) -> str:
        """What is read, and into which register."""
        return f"读入“{self._title}”到{self._sheet.found.register.name}：还没有存"

    def greeting(self) -> str:
        """What the rows would do, and what is missing."""
        found, counts = self._sheet.found, self._sheet.counts
        told = "，".join(_DOES[does].format(counts[does]) for does in RowDoes if counts[does])
        words = [f"{told or '一行也没有'}。看好哪一列是什么，再按 F9 放进台账。"]
        if found.missing:
            words.append(f"没有哪一列是：{'、'.join(found.missing)}；放进去以后要一件一件补。")
        if found.hidden:
            words.append(f"隐藏的行、列、表有{found.hidden}处，没有读。")
        return "\n".join([*words, *found.remarks])

    def help_words(self) -> str:
        """How the columns are read."""
        return _HELP

    def entries(self) -> Iterator[Entry[int]]:
        """What Enter stores, the columns, what was not taken."""
        found = self._sheet.found
        yield Entry(plain("+ 放进台账（F9）"), _TAKE)
        if words := _kind_words(found, self._kind):
            yield Entry(plain(words), _KIND)
        yield from (
            Entry(Flowing(_column_words(column, found)), column.at) for column in found.columns
        )
        if found.faults:
            yield Entry(plain(f"没有收的、要核对的（{len(found.faults)}处）："))
        for at, fault in enumerate(found.faults[:_FAULTS]):
            yield Entry(Flowing(f"  {fault.sentence}"), _FIRST_FAULT - at)
        alike = [row for row in self._sheet.rows if row.resembles]
        if alike:
            yield Entry(plain(f"和别的一样的（{len(alike)}行）："))
        for at, row in enumerate(alike[:_FAULTS]):
            yield Entry(Flowing(f"  {_resembling(row)}"), _FIRST_ALIKE - at)

    def tell(self, value: int | None) -> None:
        """Say what the keys do here: rows below the columns are there to be read."""
        del value
        say_keys(self, self.list_keys())

    def list_keys(self) -> str:
        """What Enter does with the row in hand."""
        in_hand = next((rows.in_hand for rows in self.query(EntryList)), None)
        if in_hand is None or in_hand > _TAKE:
            return self.KEYS
        if in_hand == _KIND:
            return "上下键 选择　回车 选一种"
        return "上下键 选择　回车 放进台账" if in_hand == _TAKE else "上下键 翻看"

    def _rows(self, does: RowDoes) -> str:
        """The sentences of the rows that would do so, as many as a question has room for."""
        rows = [row.resembles for row in self._sheet.rows if row.does is does]
        more = f"，还有{len(rows) - _ASKED}行" if len(rows) > _ASKED else ""
        return "；".join(rows[:_ASKED]) + more + "。"

    @work
    async def take(self, value: int) -> None:
        """Ask what a column is, or store."""
        if value == _TAKE:
            await self._store()
            return
        if value == _KIND:
            await self._choose_kind()
            return
        if value < _TAKE:
            later = "以后打开那一条来填、来改" if value > _FIRST_ALIKE else "这样的先问怎么办"
            self.app.notify(f"按 F9 放进台账，{later}。")
            return
        register = self._sheet.found.register
        now = next(one for one in self._sheet.found.columns if one.at == value)
        choices: list[Choice[SheetColumn | str]] = [("", "不收这一列")]
        choices += [(one, one.label(register)) for one in all_columns(register)]
        title = f"{now.letter}列“{now.head}”是什么？"
        selected = now.column or ""
        chosen = await self.app.push_screen_wait(
            Choose(title, choices, selected=selected, search=True)
        )
        if chosen is not None:
            self._chosen[value] = chosen if isinstance(chosen, SheetColumn) else None
            await self._read_again(on=value)

    async def _choose_kind(self) -> None:
        """Ask which kind the rows are that do not say it."""
        field = self._sheet.found.register.by_name["kind"]
        choices = [("", "不选，放进去以后一件一件补"), *field.labels.items()]
        ask = Choose(f"没有写{field.label}的行是哪一种？", choices, selected=self._kind)
        kind: str | None = await self.app.push_screen_wait(ask)
        if kind is not None:
            self._kind = kind
            await self._read_again(on=_KIND)

    async def _read_again(self, on: int) -> None:
        with telling_errors(self.app):
            read = partial(self._read, dict(self._chosen), self._kind)
            self._sheet = await off_loop(self.app, "正在读", read)
        self.draw(on=on)

    @work
    async def action_take_sheet(self) -> None:
        """Store what was read."""
        await self._store()

    async def _store(self) -> None:
        counts = self._sheet.counts
        replace = await self._wants(RowDoes.CHANGES, "编号已经有、内容不一样", "换成表格里的")
        if replace is None:
            return
        doubles = await self._wants(RowDoes.DOUBLE, "像是已经登记过", "也放进去")
        if doubles is None:
            return
        if not (counts[RowDoes.ADDS] or replace or doubles):
            self.app.notify("没有要放进去的。")
            return
        with telling_errors(self.app):
            job = partial(
                take_rows, self._registers, self._sheet.rows, replace=replace, doubles=doubles
            )
            stored = await off_loop(self.app, "正在存", job)
            self.app.notify(f"放进了{len(stored)}件，Ctrl+Z 一次撤销。")
            self.dismiss(True)

    async def _wants(self, does: RowDoes, what: str, yes: str) -> bool | None:
        """Whether such rows are taken, too; False where there is none, None for Esc."""
        count = self._sheet.counts[does]
        if not count:
            return False
        choices = [(False, "这些不动"), (True, yes)]
        asked = Choose(f"有{count}件{what}", choices, body=self._rows(does))
        return await self.app.push_screen_wait(asked)


def _resembling(row: PlannedRow) -> str:
    """What a row is like, and what comes of it."""
    if row.does is RowDoes.ADDS:
        return row.words
    told = "，内容不同" if row.does is RowDoes.CHANGES else ""
    return f"{row.resembles}{told}，放进去以前再问。"


def _column_words(column: ColumnFound, found: SheetFound) -> str:
    """A column by its letter, its head, and what it is."""
    what = column.column.label(found.register) if column.column else "不收"
    doubt = "（看不准，请看一看）" if column.is_weak else ""
    letter = set_cell_size(f"{column.letter}列", _LETTER_CELLS)
    return f"{letter}{set_cell_size(column.head, _HEAD_CELLS)} → {what}{doubt}"


def _kind_words(found: SheetFound, kind: str) -> str:
    """The line of the kind of rows that do not say theirs; empty where all do."""
    if not kind and not found.is_without_kind:
        return ""
    field = found.register.by_name["kind"]
    return f"+ 没有写{field.label}的行：{field.labels.get(kind, '没有写，回车选一种')}"
