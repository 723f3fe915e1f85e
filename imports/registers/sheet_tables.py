"""The tables of a sheet: a register that is headed anew further down is another table."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from nianbao.imports.registers.head_words import COUNTING_HEADS
from nianbao.imports.registers.sheet_days import counted_day, sheet_day
from nianbao.imports.registers.sheet_file import RowCell, SheetRows
from nianbao.imports.registers.sheet_heads import (
    GROUP_END,
    SheetHead,
    bare_head,
    columns_of,
    find_head,
    surely_named,
)
from nianbao.report.registers.fields import REGISTERS, Register
from nianbao.report.text import plain_digits, years_in_digits

_YEAR = re.compile(
    r"(?<!\d)(20[0-4]\d)(?! *年 *\d{1,2} *月 *\d{1,2} *[日号]?)(?: *年|年度|$|[^\d.\-/])"
)
"""A year in a title; that of the day on which a sheet was filled in is none."""
_YEARS = re.compile(r"(?<!\d)(20[0-4]\d) *年? *[-—–~～至到/、] *(20[0-4]\d) *年")
"""Years from one to another; which of them a day is of is not said."""
_OF_SUITS = re.compile(
    "(?:复议|受理|审理)机关|(?:受理|审理|管辖)?法院|原告|被告|被申请人|案由|(?:复议|诉讼)?案号"
    "|(?:复议|诉讼|裁判|审理)结果|复议决定|(?:复议|诉讼)请求|应诉单位"
)
"""Columns that only a list of reviews and suits has, where nothing is asked for."""
_NAMES_OF_FORM = 2
_REQUESTS = "requests"
_LEAP_YEAR = 2024
"""Any year that has every day."""
_HEAD_CELLS = 3
"""Columns that a row below must name before it is another head."""

NumberedRow = tuple[int, dict[int, RowCell]]
"""A row as the sheet numbers it, with its cells by column (from 0)."""


@dataclass(frozen=True, slots=True)
class TableBelow:
    """A table: what stands above its head, its head, the rows below it, where it begins."""

    above: tuple[NumberedRow, ...]
    head: SheetHead
    rows: tuple[NumberedRow, ...]
    number: int = 0
    """The row of its head, as the sheet numbers it."""
    goes_on: bool = False
    """Whether it has no head of its own, and goes on with the table before."""


def sheet_tables(sheet: SheetRows, register: Register) -> Iterator[TableBelow]:
    """The tables of a sheet from above; none where no row is a head of the register.

    Raises SheetOfFormError where names of columns stand one below another, each before its value.
    """
    rows = sheet.rows
    while rows and (head := find_head(SheetRows(sheet.name, rows), register)):
        _refuse_form(rows[head.ends : head.ends + 1], head, register)
        after = rows[head.ends :]
        end = next(
            (
                at
                for at, (_, row) in enumerate(after)
                if not is_head_again(head, row) and _is_other_head(row, head, register)
            ),
            len(after),
        )
        begins = end
        while 0 < begins < len(after) and len(after[begins - 1][1]) == 1:
            begins -= 1
        number = rows[head.begins][0]
        yield TableBelow(tuple(rows[: head.begins]), head, tuple(after[:begins]), number)
        rows = after[begins:]


def goes_on(sheet: SheetRows, head: SheetHead, register: Register) -> bool:
    """Whether a sheet without a head goes on with the table before: 续表.

    Its rows are no wider, and most have a day and words in the columns that had them.
    """
    named = {one.column.name: one.at for one in columns_of(register, head.words) if one.column}
    dated, titled = named.get(register.dated), named.get(register.titled)
    rows = [row for _, row in sheet.rows if len(row) > 1]
    if dated is None or titled is None or any(max(row) > max(head.words) for row in rows):
        return False
    fitting = [row for row in rows if titled in row and dated in row and _is_day(row[dated])]
    return len(fitting) * 2 > len(rows)


def _is_day(cell: RowCell) -> bool:
    if cell.serial is not None:
        return counted_day(cell.serial) is not None
    return sheet_day(cell.text, _LEAP_YEAR, number=not cell.is_written) is not None


class SheetOfFormError(Exception):
    """A sheet is a form that was filled in for one record, not a table of them."""


def _refuse_form(below: Sequence[NumberedRow], head: SheetHead, register: Register) -> None:
    for _, row in below:
        named = surely_named(register, (cell.text for cell in row.values()))
        if named >= _NAMES_OF_FORM and named * 2 >= len(row) and not is_head_again(head, row):
            raise SheetOfFormError


def is_head_again(head: SheetHead, row: Mapping[int, RowCell]) -> bool:
    """Whether a row is the head printed once more."""
    return sum(row[at].text == words for at, words in head.words.items() if at in row) > 1


def year_of_words(texts: Iterable[str]) -> int | None:
    """The one year that titles say, None where they say none or several."""
    plain = [years_in_digits(plain_digits(words)) for words in texts]
    years = {int(match[1]) for words in plain for match in _YEAR.finditer(words)}
    years |= {int(year) for words in plain for both in _YEARS.findall(words) for year in both}
    return years.pop() if len(years) == 1 else None


def _is_other_head(row: Mapping[int, RowCell], head: SheetHead, register: Register) -> bool:
    """Whether a row below names columns otherwise than the head does."""
    if _is_head_of_suits(row, register):
        return True
    if len(row) < _HEAD_CELLS or len(row) * 2 < len(head.words):
        return False
    named = surely_named(register, (cell.text for cell in row.values()))
    return named >= _HEAD_CELLS and named * 2 > len(row)


def _is_head_of_suits(row: Mapping[int, RowCell], register: Register) -> bool:
    """Whether a row below a register of requests heads a list of reviews and suits."""
    heads = [bare_head(cell.text) for cell in row.values()]
    if (
        register.id != _REQUESTS
        or len(heads) < _HEAD_CELLS
        or not any(map(_OF_SUITS.fullmatch, heads))
    ):
        return False
    named = surely_named(register, heads) + surely_named(REGISTERS["reviews"], heads)
    named += sum(bool(_OF_SUITS.fullmatch(head)) or head in COUNTING_HEADS for head in heads)
    return named >= _HEAD_CELLS and named > len(heads) // 2


def is_of_suits(head: SheetHead, register: Register) -> bool:
    """Whether a head that was taken for one of requests is of reviews and suits."""
    heads = {bare_head(words.rpartition(GROUP_END)[2]) for words in head.words.values()}
    return (
        register.id == _REQUESTS
        and any(map(_OF_SUITS.fullmatch, heads))
        and all(
            one.column is None or one.column.name != register.titled
            for one in columns_of(register, head.words)
        )
    )
