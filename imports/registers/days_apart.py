"""Days whose year, month and day stand in columns of their own -> one cell a day."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from nianbao.imports.registers.sheet_file import RowCell

_UNITS = "年月日"
_YEAR_HEADS = ("年份", "年度")
_NAMELESS = "日期"
"""What a day is called that stands in no group: it may be any day of the row."""
_UNIT_BEHIND = re.compile(r"[年月日号 .]+$")


@dataclass(frozen=True, slots=True)
class DayApart:
    """A day in two or three columns (from 0), by unit; 年 may be missing."""

    columns: Mapping[str, int]

    @property
    def first(self) -> int:
        """The column where the whole day is kept."""
        return min(self.columns.values())

    def joined(self, row: Mapping[int, RowCell]) -> dict[int, RowCell]:
        """A row with the day in one cell; a part that is missing leaves it unfinished."""
        kept = {at: cell for at, cell in row.items() if at not in self.columns.values()}
        parts = {
            unit: _UNIT_BEHIND.sub("", row[at].text)
            for unit, at in self.columns.items()
            if at in row and row[at].text.strip()
        }
        if parts:
            words = "".join(f"{parts[unit]}{unit}" for unit in _UNITS if unit in parts)
            kept[self.first] = RowCell(words, is_written=True)
        return kept


def days_apart(
    words: Mapping[int, str], group_end: str
) -> tuple[dict[int, str], tuple[DayApart, ...]]:
    """The words over the columns with each such day under one head, and those days."""
    joined, found = dict(words), []
    for at in sorted(words):
        group, _, _ = words[at].rpartition(group_end)
        for units in (_UNITS, _UNITS[1:]):
            columns = {unit: at + more for more, unit in enumerate(units)}
            heads = [
                _unit_and_group(words.get(column, ""), group_end) for column in columns.values()
            ]
            if at in joined and heads == [(unit, group) for unit in units]:
                found.append(DayApart(columns))
                joined = {one: head for one, head in joined.items() if one not in columns.values()}
                joined[at] = group or _NAMELESS
                break
    return joined, tuple(found)


def _unit_and_group(head: str, group_end: str) -> tuple[str, str]:
    group, _, unit = head.rpartition(group_end)
    unit = unit.strip()
    return ("年" if unit in _YEAR_HEADS else unit), group
