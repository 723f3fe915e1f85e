"""Sheets that hold two tables in one -> a row for each record.

A register printed in two halves side by side; a review and the suit behind it in one row. A row of
the sheet may give two rows then, both with its number.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from nianbao.imports.registers.choice_words import SAYS_NOTHING
from nianbao.imports.registers.kind_words import said_kind
from nianbao.imports.registers.sheet_file import RowCell, SheetRows
from nianbao.imports.registers.sheet_heads import (
    GROUP_END,
    bare_head,
    columns_of,
    with_row_below,
)
from nianbao.imports.registers.sheet_tables import NumberedRow
from nianbao.report.registers.fields import Register, RegisterField
from nianbao.report.text import column_letter, late

_ROWS_SEARCHED = 15
_LEAST_COLUMNS, _NAMED_ENOUGH = 3, 2
_REVIEW, _AFTER = "reconsideration", "litigation_after"
_OPEN = "诉讼"
"""Stands for the kind of a suit of which it is not known whether a review came first."""
_SEVERAL_COURTS = "二审|再审|终审"
_OF_COURTS = "法院|判决|原告|被告"
"""What any suit has, whether a review came first or not."""
_OWN_KIND = "^(?:行政|直接|经|复议后|再|又|的)*(?:复议|诉讼|起诉|应诉)"
_Row = Mapping[int, RowCell]


def unpaired(sheet: SheetRows, register: Register) -> tuple[SheetRows, str]:
    """A sheet with one record in a row, and what was done in words; else as it is."""
    for at, (number, row) in enumerate(sheet.rows[:_ROWS_SEARCHED]):
        below = sheet.rows[at + 1 :]
        found = _halves(row, below, register)
        if found:
            words = f"第{number}行起的表分成左右{len(found)}半，先左后右接起来读的，请核对。"
            rows = [(number, dict(row)), *_one_below_another(found, below)]
            rows[0] = (number, _within(row, found[0]))
            return _with_rows(sheet, at, rows), words
        if register.id == "reviews" and (sides := _sides(row, below, register)):
            rows = [(number, sides.head), *_apart(sides, below[sides.rows_of_head - 1 :])]
            return _with_rows(sheet, at, rows), sides.words(number)
    return sheet, ""


def _with_rows(sheet: SheetRows, at: int, rows: Sequence[tuple[int, _Row]]) -> SheetRows:
    kept = [(number, dict(row)) for number, row in rows if row]
    return SheetRows(sheet.name, [*sheet.rows[:at], *kept], sheet.hidden)


def _halves(head: _Row, below: Sequence[NumberedRow], register: Register) -> list[range]:
    """The columns of each half where a head is printed two or three times; else nothing."""
    order = sorted(head)
    heads = [bare_head(head[at].text) for at in order]
    for times in (2, 3):
        width, rest = divmod(len(order), times)
        starts = order[::width] if width else []
        if rest or width < _LEAST_COLUMNS or heads != heads[:width] * times:
            continue
        away = [[at - start for at in order if start <= at][:width] for start in starts]
        named = columns_of(register, {at: head[at].text for at in order[:width]})
        is_named = sum(one.column is not None for one in named) >= _NAMED_ENOUGH
        ends = [*starts[1:], max(starts[-1] + away[0][-1], *order) + 1]
        halves = [range(start, end) for start, end in zip(starts, ends, strict=True)]
        if is_named and all(one == away[0] for one in away) and not _is_again(below[:1], halves):
            return halves
    return []


def _is_again(below: Sequence[NumberedRow], halves: Sequence[range]) -> bool:
    """Whether the row below is the same in each half: a second row of the head."""
    parts = [
        [cell.text for cell in _within(row, half).values()] for _, row in below for half in halves
    ]
    return len(parts) > 1 and bool(parts[0]) and all(one == parts[0] for one in parts)


def _within(row: _Row, half: range) -> dict[int, RowCell]:
    """The cells of a row in a half."""
    return {at: cell for at, cell in row.items() if at in half}


def _one_below_another(
    halves: Sequence[range], rows: Sequence[NumberedRow]
) -> Iterator[tuple[int, _Row]]:
    """The rows of the first half, and then those of the others at its columns."""
    first = halves[0].start
    for half in halves:
        for number, row in rows:
            cells = _within(row, half)
            yield number, {at - half.start + first: cell for at, cell in cells.items()}


@dataclass(frozen=True, slots=True)
class _Sides:
    """A table whose rows hold a review and a suit: its head, and which columns are whose.

    `moved` says by kind (empty: a suit of which that is not said) where a column of it goes to.
    """

    head: Mapping[int, RowCell]
    rows_of_head: int
    kind_at: int
    moved: Mapping[str, Mapping[int, int]]
    field: RegisterField

    def words(self, number: int) -> str:
        """What was done, in a sentence."""
        later = [at for side in list(self.moved.values())[1:] for at in side]
        columns = f"{column_letter(min(later))}列至{column_letter(max(later))}列"
        return f"第{number}行起的表一行有复议、有诉讼，{columns}另外当作一条，请核对案件种类。"


def _sides(head: _Row, below: Sequence[NumberedRow], register: Register) -> _Sides | None:
    """The sides of a table whose head is one row, or the row of groups and the one below."""
    field = register.by_name["kind"]
    flat = {at: cell.text for at, cell in head.items()}
    for words, rows in ((with_row_below(flat, dict(*[row for _, row in below[:1]])), 2), (flat, 1)):
        if any(late(_SEVERAL_COURTS).search(one) for one in words.values()):
            return None
        spans = _spans(field, words)
        if len(spans) < 2 or any(
            one.column and one.column.name == "kind" for one in columns_of(register, words)
        ):
            continue
        named = {kind: _named(register, words, span) for kind, span in spans.items()}
        if all({"result"} < fields.keys() for fields in named.values()):
            return _joined(field, words, rows, named)
    return None


def _spans(field: RegisterField, words: Mapping[int, str]) -> dict[str, range]:
    """From which column to which the heads speak of each kind, by kind; empty where they mix."""
    found: dict[str, list[int]] = {}
    for at, head in sorted(words.items()):
        plain = head.replace(GROUP_END, "，")
        kind = said_kind(field, late(_OF_COURTS).sub("", plain))
        kind = said_kind(field, plain) if kind is None else kind
        if kind is not None and not (kind == "" and "复议" in head):
            found.setdefault(kind, []).append(at)
    spans = {kind: range(min(ats), max(ats) + 1) for kind, ats in found.items()}
    apart = all(
        one.stop <= other.start
        for one, other in zip(list(spans.values()), list(spans.values())[1:], strict=False)
    )
    return spans if apart and _REVIEW in spans else {}


def _named(register: Register, words: Mapping[int, str], span: range) -> dict[str, int]:
    """The columns of one side by their fields."""
    heads = {at: words[at].rpartition(GROUP_END)[2] for at in span if at in words}
    own = {at: late(_OWN_KIND).sub("", head) or head for at, head in heads.items()}
    return {one.column.name: one.at for one in columns_of(register, own) if one.column}


def _joined(
    field: RegisterField,
    words: Mapping[int, str],
    rows: int,
    named: Mapping[str, Mapping[str, int]],
) -> _Sides:
    """The sides with one head: what a later side calls a field goes where the first has it."""
    first = {name: at for fields in reversed(list(named.values())) for name, at in fields.items()}
    moved = {
        kind: {at: first[name] for name, at in fields.items()} for kind, fields in named.items()
    }
    gone = {at for side in moved.values() for at, to in side.items() if at != to}
    own = {at: head for at, head in words.items() if at not in gone}
    kind_at = max(words) + 1
    head = {at: RowCell(one.replace(GROUP_END, "")) for at, one in own.items()}
    for at in first.values():
        head[at] = RowCell(words[at].rpartition(GROUP_END)[2])
    return _Sides({**head, kind_at: RowCell(field.label)}, rows, kind_at, moved, field)


def _apart(sides: _Sides, rows: Sequence[NumberedRow]) -> Iterator[tuple[int, _Row]]:
    """A row for each review and each suit of a row."""
    of_sides = {at for side in sides.moved.values() for at in side}
    for number, row in rows:
        rest = {at: cell for at, cell in row.items() if at not in of_sides}
        cells = {
            kind: {to: row[at] for at, to in side.items() if at in row}
            for kind, side in sides.moved.items()
        }
        filled = {kind: own for kind, own in cells.items() if _holds_something(own)}
        if not filled:
            yield number, row
        for kind, own in filled.items():
            said = kind or (_AFTER if _REVIEW in filled else "")
            label = sides.field.labels.get(said, _OPEN)
            yield number, {**rest, **own, sides.kind_at: RowCell(label)}


def _holds_something(row: _Row) -> bool:
    return any(cell.text.strip() not in SAYS_NOTHING for cell in row.values())
