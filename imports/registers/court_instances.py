"""Sheets whose rows hold two or three instances of one suit side by side -> one suit a row.

案号 | 一审结果 | 一审判决日期 | 二审结果 | 二审判决日期 is one suit. How it ended is what the last
court said; where that upheld the judgment below, what stands there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nianbao.imports.registers.choice_words import SAYS_NOTHING
from nianbao.imports.registers.sheet_file import RowCell, SheetRows
from nianbao.imports.registers.sheet_heads import GROUP_END, columns_of, with_row_below
from nianbao.imports.registers.sheet_tables import NumberedRow
from nianbao.report.registers.fields import Register
from nianbao.report.text import late

_ROWS_SEARCHED = 15
_INSTANCES = ("一审|初审|第一审", "二审|终审|上诉审|第二审", "再审")
"""How each instance is called, the first one first."""
_ENDED = ("result", "closed")
"""Fields of which the last instance that says something is taken."""
_NOT_GONE_ON = "(?:双方|均|原告|当事人|都)*(?:未|没有?|不)(?:再)?(?:上诉|申诉|申请再审)"
_AS_BELOW = (
    "(?!.*(?:撤销|改判|变更|部分|发回|其[余他]))"
    ".*(?:[驳撤]回.{0,6}(?:上诉|再审申请)|维持(?:原判|原审|一审|二审|原裁)).*"
)
"""What leaves the whole judgment below as it is."""
_Row = Mapping[int, RowCell]


@dataclass(frozen=True, slots=True)
class _Instances:
    """The columns of each instance by their fields, and the head of the whole without them."""

    head: dict[int, RowCell]
    rows_of_head: int
    named: Sequence[Mapping[str, int]]

    def joined(self, row: _Row) -> dict[int, RowCell]:
        """A row with how the suit ended in the columns of the first instance."""
        first, *later = self.named
        gone = {at for fields in later for at in fields.values()}
        kept = {at: cell for at, cell in row.items() if at not in gone}
        for fields in later:
            own = {
                name: row[at] for name, at in fields.items() if at in row and _says(row[at].text)
            }
            if not own:
                continue
            result = own.get("result")
            if result and late(_AS_BELOW).fullmatch(result.text):
                own.pop("result")
            else:
                kept.pop(first["result"], None)
            kept.pop(first["closed"], None)
            kept |= {first[name]: own[name] for name in _ENDED if name in own}
        return kept


def without_instances(sheet: SheetRows, register: Register) -> tuple[SheetRows, str]:
    """A sheet with one suit a row, and what was done in words; else as it is."""
    if register.id != "reviews":
        return sheet, ""
    for at, (number, row) in enumerate(sheet.rows[:_ROWS_SEARCHED]):
        below = sheet.rows[at + 1 :]
        if found := _instances(row, below, register):
            rows = [(one, found.joined(cells)) for one, cells in below[found.rows_of_head - 1 :]]
            whole = [*sheet.rows[:at], (number, found.head), *((n, r) for n, r in rows if r)]
            words = (
                f"第{number}行起的表一审、二审分列，一行当作一件，结果、日期按最后一审的，请核对。"
            )
            return SheetRows(sheet.name, whole, sheet.hidden), words
    return sheet, ""


def _instances(head: _Row, below: Sequence[NumberedRow], register: Register) -> _Instances | None:
    """The instances that a head of one row, or of two, names with a result each."""
    flat = {at: cell.text for at, cell in head.items()}
    for words, rows in ((flat, 1), (with_row_below(flat, dict(*[row for _, row in below[:1]])), 2)):
        own = [
            {at: found[1] for at, one in words.items() if (found := late(pattern).fullmatch(one))}
            for pattern in (rf"(?:{name})(?:法院)?{GROUP_END}?(.+)" for name in _INSTANCES)
        ]
        named = [
            {one.column.name: one.at for one in columns_of(register, heads) if one.column}
            for heads in own
        ]
        named = [fields for fields in named if set(_ENDED) <= fields.keys()]
        if len(named) < 2 or not own[0]:
            continue
        gone = {at for fields in named[1:] for at in fields.values()}
        kept = {at: one for at, one in words.items() if at not in gone}
        kept |= {at: own[0][at] for at in named[0].values() if at in own[0]}
        cells = {at: RowCell(one.replace(GROUP_END, "")) for at, one in kept.items()}
        return _Instances(cells, rows, named)
    return None


def _says(words: str) -> bool:
    plain = words.strip()
    return plain not in SAYS_NOTHING and late(_NOT_GONE_ON).fullmatch(plain) is None
