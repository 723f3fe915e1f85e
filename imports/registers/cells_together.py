"""Cells that say one thing together, or two things at once -> a row with a cell for each field.

不予公开 in one column and 过程性信息 in the next are one outcome; 2025年3月5日答复，予以公开 is the
day of an answer and its outcome.
"""

from collections.abc import Mapping

from nianbao.imports.registers.choice_words import chosen_key
from nianbao.imports.registers.sheet_days import sheet_day
from nianbao.imports.registers.sheet_file import RowCell
from nianbao.report.registers.fields import RegisterField
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
_LEAP_YEAR = 2024
"""Any year that has every day."""


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
