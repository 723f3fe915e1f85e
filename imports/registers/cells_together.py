"""Cells that say one thing together, or two things at once -> a row with a cell for each field.

不予公开 in one column and 过程性信息 in the next are one outcome; 2025年3月5日答复，予以公开 is the
day of an answer and its outcome.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from nianbao.imports.registers.choice_words import chosen_key, is_called
from nianbao.imports.registers.sheet_days import sheet_day, without_note
from nianbao.imports.registers.sheet_file import RowCell
from nianbao.imports.registers.sheet_heads import ColumnFound
from nianbao.report.registers.columns import SheetColumn
from nianbao.report.registers.fields import Register, RegisterField
from nianbao.report.text import late, plain_digits

_ANSWERED = (
    r"(?:已?于)?(.{3,14}?[\d日号])(?![\d./年月日号-])"
    r"(?:(?:已|书面|依法|正式|作出)*(?:答复|回复|办结|告知)(?:申请人)?(?=[：:，,；;。 ]))?"
    r"[：:，,；;。 ]*(.+)"
)
_ANSWERED_BEHIND = (
    r"(.+?)[：:，,；;。 ]+(?:已?于)?(.{3,14}?[\d日号])(?:已|书面|依法|正式|作出)*"
    r"(?:答复|回复|办结|告知)(?:申请人)?"
)
_IN_BRACKETS = r"([^（()）]+)[（(]([^（()）]+)[)）]"
_TWO_PARTS = r"([^：:/／\s—-]+) *[：:/／\s—-] *([^：:/／\s—-]+)"
_PERSON = "natural_person"
_FIRM = "(?:公司|企业|厂|店|社|部|所|院|会|中心|集团|单位)$|^代"
_LONGEST_CLASS = 8
_LEAP_YEAR = 2024
"""Any year that has every day."""


ENDING = {"requests": ("outcome", "decided"), "reviews": ("result", "closed")}
"""The field of each register that says how a record ended, and that of its day."""
_CLASS, _NAME = "applicant_class", "applicant"
_DAY_AT, _NAME_AT = -1, -2
"""Where the day stands that an outcome's cell gave, and the name that a class's cell gave."""


class CellParts:
    """The columns of a table, and those its cells give besides: `together` makes a row of them.

    `named` are the columns that are a field, `ends` is the field of the day that ends a record.
    """

    def __init__(self, register: Register, named: Sequence[ColumnFound], ends: str) -> None:
        self._register = register
        self.columns = [one for one in named if one.ticks is None and not one.refines]
        self._refining = {one.column: one.at for one in named if one.refines}
        kinds = {register.dated: False, ends: True}
        self._days = {
            one.at: kinds[one.column.name]
            for one in self.columns
            if one.column and not one.column.inner and one.column.name in kinds
        }
        self._outcome = self._with_more(*ENDING.get(register.id, ("", "")), _DAY_AT)
        self._class = self._with_more(_CLASS, _NAME, _NAME_AT)

    def _with_more(self, name: str, more: str, at: int) -> ColumnFound | None:
        """The column of a field that may say another too, where no column has that."""
        named = {one.column.name: one for one in self.columns if one.column}
        both = named.get(name)
        if both is None or more in named or more not in self._register.by_name:
            return None
        self.columns.append(ColumnFound(at, both.head, SheetColumn(more)))
        return both

    def together(self, row: Mapping[int, RowCell]) -> dict[int, RowCell]:
        """A row with a cell for each field, where two say one thing or one says two."""
        for one in self.columns:
            if one.column and one.column in self._refining:
                row = refined(self._field(one), row, one.at, self._refining[one.column])
        if self._outcome:
            row = day_apart(self._field(self._outcome), row, self._outcome.at, _DAY_AT)
        if self._class:
            row = class_apart(self._field(self._class), row, self._class.at, _NAME_AT)
        for at, ends in self._days.items():
            if at in row and (words := without_note(row[at].text, ends=ends)) != row[at].text:
                row = {**row, at: replace(row[at], text=words)}
        return dict(row)

    def _field(self, one: ColumnFound) -> RegisterField:
        return self._register.by_name[one.column.name if one.column else ""]


def refined(
    field: RegisterField, row: Mapping[int, RowCell], at: int, more_at: int
) -> Mapping[int, RowCell]:
    """A row whose choice at a column is told more closely in another.

    What that says besides a choice that is sure by itself is left alone.
    """
    own, more = (row[one].text.strip() if one in row else "" for one in (at, more_at))
    if not more or (own and chosen_key(field, own) and not chosen_key(field, more)):
        return row
    if not own and not chosen_key(field, more):
        return row
    return {**row, at: RowCell(f"{own}：{more}" if own else more, is_written=True)}


def class_apart(
    field: RegisterField, row: Mapping[int, RowCell], at: int, name_at: int
) -> Mapping[int, RowCell]:
    """A row whose class of applicant at a column stands beside the name, which is put at another.

    甲某（自然人）, 自然人：甲某. As it is where not one part, and only one, is called like a class,
    or a natural person is called like a firm.
    """
    words = row[at].text.strip() if at in row else ""
    if found := late(_IN_BRACKETS).fullmatch(words):
        name, said = found[1], found[2]
    elif found := late(_TWO_PARTS).fullmatch(words):
        name, said = (found[2], found[1]) if _is_class(field, found[1]) else (found[1], found[2])
    else:
        return row
    if not _is_class(field, said) or _is_class(field, name):
        return row
    if chosen_key(field, said) == _PERSON and late(_FIRM).search(name):
        return row
    return {**row, at: RowCell(said), name_at: RowCell(name, is_written=True)}


def _is_class(field: RegisterField, words: str) -> bool:
    """Whether words are called like a class; a firm's name may end like one."""
    return len(words) <= _LONGEST_CLASS and is_called(field, words)


def day_apart(
    field: RegisterField, row: Mapping[int, RowCell], at: int, day_at: int
) -> Mapping[int, RowCell]:
    """A row whose outcome at a column begins or ends with the day of the answer, put at another.

    As it is where what follows is no outcome, or nothing there is a day.
    """
    words = plain_digits(row[at].text.strip()) if at in row else ""
    if found := late(_ANSWERED).fullmatch(words):
        day, outcome = found[1], found[2]
    elif found := late(_ANSWERED_BEHIND).fullmatch(words):
        outcome, day = found[1], found[2]
    else:
        return row
    if sheet_day(day, _LEAP_YEAR, number=False) is None or chosen_key(field, outcome) is None:
        return row
    return {**row, at: RowCell(outcome), day_at: RowCell(day, is_written=True)}
