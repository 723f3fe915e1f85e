"""The head of a register's sheet: where it stands, and which column is which field.

A head has up to three rows; the names of groups of columns stand in front of those within.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from nianbao.imports.registers.days_apart import DayApart, days_apart
from nianbao.imports.registers.head_words import (
    GATHERED,
    head_words,
    is_yes_or_no_kind,
    likely_column,
    refining_words,
    without_prefix,
)
from nianbao.imports.registers.kind_words import kind_of_heads
from nianbao.imports.registers.sheet_file import RowCell, SheetRows
from nianbao.imports.registers.ticked_heads import ticked_heads
from nianbao.report.registers.columns import SheetColumn, all_columns
from nianbao.report.registers.fields import REGISTERS, Register
from nianbao.report.text import clean_line, column_letter, plain_digits

GROUP_END = "\x1f"
"""Stands between the name of a group of columns and that of a column in it."""
_ROWS_SEARCHED = 30
_ROWS_OF_HEAD = 3
_NAMED_ENOUGH = 2
"""Columns that must be named before a row is a head, but for those for ticks: a report's table
three has classes side by side, too."""
_KIND = SheetColumn("kind")
_PART_LENGTH = 20
_NO_PART = re.compile(r"\d{2}|[√✓×〇]|^\d$")
"""What no name of a column within a group holds: figures, ticks."""
_MARKS = re.compile(r"[\s\x1f（()）\[\]【】:：*＊、，,./／\-_“”\"·?？]+")
_BRACKETS = re.compile(r"[（(\[【][^）)\]】]*[）)\]】]")
_LONG_NUMBER = re.compile(r"\d{7,}[\dXx]?")
_SIGNED_FOR = ("签收日期", "签收时间")
_ANSWERS = ("decided", "outcome", "document_number")
_OF_ITS_OWN = re.compile("补正|征求|第三方|延期|延长|收费|缴费|复议|诉讼|救济")


@dataclass(frozen=True, slots=True)
class ColumnFound:
    """A column of a sheet: its place (from 0), its head, what it is; `column` None: not taken.

    `is_weak`: its head does not name it surely, as 申请时间 for 收到日期. `ticks` is the choice
    that a tick in it means, empty where its head leaves that open; None where it is not for ticks.
    `refines`: it tells more closely what another column of its field says.
    """

    at: int
    head: str
    column: SheetColumn | None
    is_weak: bool = False
    ticks: str | None = None
    refines: bool = False

    @property
    def letter(self) -> str:
        """The column as a sheet calls it."""
        return column_letter(self.at)


@dataclass(frozen=True, slots=True)
class SheetHead:
    """Where the head stands among the rows of a sheet, and the words over each column.

    `apart` are days whose year, month and day have columns of their own.
    """

    begins: int
    ends: int
    words: Mapping[int, str]
    apart: tuple[DayApart, ...] = ()


def find_head(sheet: SheetRows, register: Register) -> SheetHead | None:
    """The row, or the two or three rows, that name the most columns."""
    best: tuple[int, int, int, SheetHead] | None = None
    rows = sheet.rows[:_ROWS_SEARCHED]
    for at, (number, row) in enumerate(rows):
        if _is_title(row, rows[at + 1 : at + 2]):
            continue
        words = {column: cell.text for column, cell in row.items()}
        for more in range(_ROWS_OF_HEAD):
            if more:
                if at + more == len(rows) or rows[at + more][0] != number + more:
                    break
                words = with_row_below(words, rows[at + more][1])
            joined, apart = days_apart(words, GROUP_END)
            head = SheetHead(at, at + more + 1, joined, apart)
            named = [one for one in columns_of(register, joined) if one.column is not None]
            rank = (len(named), len(apart), head.begins - head.ends)
            if _are_enough(register, named, joined) and (best is None or rank > best[:3]):
                best = (*rank, head)
    return _with_parts(best[3], rows) if best else None


def _are_enough(register: Register, named: Sequence[ColumnFound], words: Mapping[int, str]) -> bool:
    """Whether so many columns are named that a row is a head; what all of them speak of is one."""
    count = sum(one.ticks is None for one in named)
    kind = register.by_name.get("kind")
    if count + 1 == _NAMED_ENOUGH and kind and not any(one.column == _KIND for one in named):
        count += bool(kind_of_heads(kind, list(words.values())))
    return count >= _NAMED_ENOUGH


def _with_parts(head: SheetHead, rows: Sequence[tuple[int, Mapping[int, RowCell]]]) -> SheetHead:
    """The head with the row below, where that names the columns of groups and nothing else."""
    above = rows[head.ends - 1]
    below = rows[head.ends] if head.ends < len(rows) else None
    if head.ends - head.begins == _ROWS_OF_HEAD or not below or below[0] != above[0] + 1:
        return head
    parts = {at: cell for at, cell in below[1].items() if not cell.goes_on}
    empty = parts.keys() - head.words.keys()
    groups = {at for at, words in head.words.items() if at + 1 in empty or _is_group(words)}
    within = all(at in empty or at in groups for at in parts)
    named = all(
        len(cell.text) <= _PART_LENGTH and not _NO_PART.search(cell.text) for cell in parts.values()
    )
    if not groups or not within or not named or len(parts) < _NAMED_ENOUGH:
        return head
    joined, apart = days_apart(with_row_below(head.words, below[1]), GROUP_END)
    return SheetHead(head.begins, head.ends + 1, joined, (*head.apart, *apart))


def _is_title(row: Mapping[int, RowCell], below: Sequence[tuple[int, dict[int, RowCell]]]) -> bool:
    """Whether a row is a title over the columns of the next row, and no group of some of them."""
    return len(row) == 1 and any(min(row) <= min(under) and len(under) > 1 for _, under in below)


def _is_group(words: str) -> bool:
    """Whether a head may be that of a group of one column: 办理情况."""
    return bare_head(words).endswith("情况")


def columns_of(register: Register, words: Mapping[int, str]) -> tuple[ColumnFound, ...]:
    """What each column is by its head: sure names first, others for what is still open."""
    sure, weak = _names(register.id), _names(register.id, weak=True)
    ways: tuple[Callable[[str], SheetColumn | None], ...] = (
        _labels(register.id).get,
        sure.get,
        weak.get,
        partial(likely_column, register.id),
    )
    heads = {at: _spellings(head) for at, head in words.items()}
    named = {column.name for head in heads.values() if (column := _first(sure.get, head))}
    ticked = {
        at: ColumnFound(at, _shown_head(words[at]), SheetColumn(name), ticks=key)
        for name, keys in ticked_heads(register, words, GROUP_END, _column_of(sure, weak)).items()
        if name not in named
        for at, key in keys.items()
    }
    found: dict[int, ColumnFound] = dict(ticked)
    taken: set[SheetColumn] = {one.column for one in ticked.values() if one.column}
    for way in ways:
        for at, head in sorted(words.items()):
            if at in found:
                continue
            column = _first(way, heads[at])
            if column and (column not in taken or column.name in GATHERED):
                is_weak = way not in ways[:2]
                found[at] = ColumnFound(at, _shown_head(head), column, is_weak)
                taken.add(column)
    found |= _signed_for(words, found, taken)
    found |= _yes_or_no_kind(register, words, found)
    found |= _refining(register, words, found)
    rest = {
        at: ColumnFound(at, _shown_head(head), None)
        for at, head in words.items()
        if at not in found
    }
    return tuple(column for _, column in sorted((found | rest).items()))


def _signed_for(
    words: Mapping[int, str], found: Mapping[int, ColumnFound], taken: Collection[SheetColumn]
) -> dict[int, ColumnFound]:
    """A column of when something was signed for: the answer behind the outcome, else the request.

    Behind the outcome where no other column is the receipt, it might be either.
    """
    answered = [at for at, one in found.items() if one.column and one.column.name in _ANSWERS]
    for at, head in sorted(words.items()):
        if at in found or bare_head(head.rpartition(GROUP_END)[2]) not in _SIGNED_FOR:
            continue
        is_behind = min(answered, default=at) < at
        column = SheetColumn("served" if is_behind else "received")
        if column not in taken and not (is_behind and SheetColumn("received") not in taken):
            return {at: ColumnFound(at, _shown_head(head), column, is_weak=True)}
    return {}


def _yes_or_no_kind(
    register: Register, words: Mapping[int, str], found: Mapping[int, ColumnFound]
) -> dict[int, ColumnFound]:
    """A column that says the kind by 是 and 否, where no other says it: 是否经过复议."""
    if any(one.column == _KIND for one in found.values()):
        return {}
    heads = {at: bare_head(head.rpartition(GROUP_END)[2]) for at, head in words.items()}
    return {
        at: ColumnFound(at, _shown_head(words[at]), _KIND, is_weak=True)
        for at, head in heads.items()
        if at not in found and is_yes_or_no_kind(register.id, head, heads.values())
    }


def _refining(
    register: Register, words: Mapping[int, str], found: Mapping[int, ColumnFound]
) -> dict[int, ColumnFound]:
    """The columns that tell more closely what another one says: 具体情形 beside 答复结果."""
    heads = {at: bare_head(head.rpartition(GROUP_END)[2]) for at, head in words.items()}
    whole = {one.column for one in found.values() if one.ticks is None}
    refining: dict[int, ColumnFound] = {}
    for column, names in refining_words(register.id).items():
        ats = [at for at, head in heads.items() if at not in found and head in names]
        if len(ats) == 1:
            is_more = column in whole
            head = _shown_head(words[ats[0]])
            refining[ats[0]] = ColumnFound(ats[0], head, column, not is_more, refines=is_more)
    return refining


def with_chosen(
    found: Sequence[ColumnFound], chosen: Mapping[int, SheetColumn | None]
) -> tuple[ColumnFound, ...]:
    """The columns as the clerk has named them; what was named twice is the clerk's."""
    as_found = {one.at for one in found if one.at in chosen and chosen[one.at] == one.column}
    wanted = {column for at, column in chosen.items() if column and at not in as_found}
    return tuple(
        replace(one, is_weak=False)
        if one.at in as_found
        else ColumnFound(one.at, one.head, chosen[one.at])
        if one.at in chosen
        else ColumnFound(one.at, one.head, None)
        if one.column in wanted and one.column.name not in GATHERED
        else one
        for one in found
    )


def surely_named(register: Register, heads: Iterable[str]) -> int:
    """How many of these heads are the sure name of a column."""
    names = _names(register.id)
    return sum(bare_head(head) in names for head in heads)


def bare_head(words: str) -> str:
    """A head as it is compared: no marks, small letters."""
    return _MARKS.sub("", plain_digits(words)).lower()


def with_row_below(above: Mapping[int, str], below: Mapping[int, RowCell]) -> dict[int, str]:
    """The words over each column with one more row, a group's name in front of its parts."""
    words: dict[int, str] = {}
    group = ""
    for column in range(max((*above, *below), default=-1) + 1):
        group = above.get(column, group)
        under = below.get(column)
        if under is None or under.goes_on:
            words |= {column: above[column]} if column in above else {}
        else:
            words[column] = f"{group}{GROUP_END}{under.text}" if group else under.text
    return words


def _first(
    way: Callable[[str], SheetColumn | None], spellings: Sequence[str]
) -> SheetColumn | None:
    return next(filter(None, map(way, spellings)), None)


def _column_of(
    sure: Mapping[str, SheetColumn], weak: Mapping[str, SheetColumn]
) -> Callable[[str], str]:
    """The name of the field that a group of columns is called after, empty for none."""

    def named(head: str) -> str:
        column = _first(sure.get, _spellings(head)) or _first(weak.get, _spellings(head))
        return column.name if column else ""

    return named


def _shown_head(head: str) -> str:
    """A head as it is told; a number of seven digits and more may be somebody's."""
    return _LONG_NUMBER.sub("××", clean_line(head.replace(GROUP_END, "·")))


@lru_cache(maxsize=16)
def _names(register_id: str, *, weak: bool = False) -> dict[str, SheetColumn]:
    """The columns of a register by every spelling of their heads."""
    table = head_words(register_id, weak=weak)
    names = {bare_head(one): column for column, words in table.items() for one in words}
    return names if weak else names | _labels(register_id)


@lru_cache(maxsize=8)
def _labels(register_id: str) -> dict[str, SheetColumn]:
    """The columns of a register by their own labels: where 收到日期 stands, 登记日期 is another."""
    register = REGISTERS[register_id]
    return {bare_head(column.label(register)): column for column in all_columns(register)}


def _spellings(head: str) -> tuple[str, ...]:
    """A head as it is compared: whole, and without what is in brackets.

    What stands in a group of columns may be called by its own name, but in a group of its own:
    收到日期 under 补正 is not the day the request came.
    """
    group, _, under = head.rpartition(GROUP_END)
    own = () if _OF_ITS_OWN.search(group) else (under, _BRACKETS.sub("", under))
    words = (head, head.replace("情况", ""), _BRACKETS.sub("", head), *own)
    bare = tuple(map(bare_head, words))
    return tuple(dict.fromkeys((*bare, *map(without_prefix, bare))))
