"""One record of a register: a frozen value, its stored form and the way back.

Values are there by the name of their field, of the type its kind says; a blank is left out.
An error names a field, never what was in it: values may be personal.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Self

from nianbao.report.errors import RecordError
from nianbao.report.leaves import branch_list, branch_mapping, leaf_text, leaf_whole
from nianbao.report.registers.fields import REGISTERS, FieldKind, Register, RegisterField
from nianbao.report.text import clean_line, clean_text, late, plain_digits

Value = str | int | Decimal | date | bool | tuple[str, ...] | tuple["SubRecord", ...]
Values = Mapping[str, Value]

EARLIEST, LATEST = date(1990, 1, 1), date(2099, 12, 31)
"""No day of a register lies beyond."""
WHOLE_LIMIT = 1_000_000_000
MONEY_LIMIT = Decimal(1_000_000_000)
_TEXT_LIMIT = 20_000
"""Characters of one text of a record."""
_HIDDEN = "××"
_BETWEEN = re.compile(r"[\s;；,，、/／]+")
_NUMBERS_OF_PERSONS = re.compile(r"(?<!\d)(?:1[3-9]\d(?:[ -]?\d{4}){2}|\d{17}[\dXx])(?!\d)")
"""Telephone numbers of persons, and identity numbers."""
_DIGITS = r"\d(?:[ -]?\d){6,17}"
"""Digits that may be somebody's number, however they are grouped."""
_PLAIN_NUMBER = 12
"""Characters of a record's number that can't hold a name or a telephone: 2026-3."""
_FREE_WORDS = (FieldKind.LINE, FieldKind.TEXT)
_ID_LIMIT = 40


def _nothing() -> Values:
    return MappingProxyType({})


@dataclass(frozen=True, repr=False)
class SubRecord:
    """Values by the names of their fields, such as one correction of a request."""

    values: Values = field(default_factory=_nothing)

    def __repr__(self) -> str:  # a note of an error must not tell who applied
        return f"<{type(self).__name__}: {'、'.join(self.values)}>"

    def __hash__(self) -> int:
        return hash(frozenset(self.values.items()))

    def text(self, name: str) -> str:
        """A text, or the key that was chosen; empty where there is none."""
        value = self.values.get(name)
        return value if isinstance(value, str) else ""

    def day(self, name: str) -> date | None:
        """A day, None where there is none."""
        value = self.values.get(name)
        return value if isinstance(value, date) else None

    def whole(self, name: str) -> int | None:
        """A number, None where there is none."""
        value = self.values.get(name)
        return value if type(value) is int else None

    def money(self, name: str) -> Decimal | None:
        """元, None where there is none."""
        value = self.values.get(name)
        return value if isinstance(value, Decimal) else None

    def is_set(self, name: str) -> bool:
        """Whether a yes was given."""
        return self.values.get(name) is True

    def chosen(self, name: str) -> tuple[str, ...]:
        """The keys that were chosen, where several can be."""
        value = self.values.get(name)
        return tuple(v for v in value if isinstance(v, str)) if isinstance(value, tuple) else ()

    def parts(self, name: str) -> tuple["SubRecord", ...]:
        """The records within, in the order they were written."""
        value = self.values.get(name)
        if not isinstance(value, tuple):
            return ()
        return tuple(part for part in value if isinstance(part, SubRecord))

    def with_value(self, name: str, value: Value | None) -> Self:
        """The same with another value under a name; nothing, or an empty one, takes it out."""
        rest = {key: kept for key, kept in self.values.items() if key != name}
        if not (value is None or value is False or value in ("", ())):
            rest[name] = value
        return replace(self, values=MappingProxyType(rest))

    def with_values(self, values: Mapping[str, Value | None]) -> Self:
        """The same with several other values."""
        changed = self
        for name, value in values.items():
            changed = changed.with_value(name, value)
        return changed


@dataclass(frozen=True, repr=False)
class Record(SubRecord):
    """A record of a register; `id` tells it from every other, on every machine, for ever.

    `removed` records count nowhere and can be restored.
    """

    register: str = ""
    id: str = ""
    removed: bool = False

    __hash__ = SubRecord.__hash__

    @property
    def shape(self) -> Register:
        """The register it belongs to."""
        return REGISTERS[self.register]

    @property
    def year(self) -> int | None:
        """The year it belongs to, None while its day is not known."""
        day = self.day(self.shape.dated)
        return day.year if day else None

    @property
    def asked(self) -> tuple[RegisterField, ...]:
        """The fields that are asked for in it."""
        return self.shape.asked(self.text("kind"))


def without_personal(record: Record) -> Record:
    """The record without what is personal in it; where it stands in other words, ×× stands there.

    So do telephone and identity numbers, whoever's they are.
    """
    kept = record
    for name in record.shape.personal:
        outer, _, inner = name.partition(".")
        if inner:
            parts = (part.with_value(inner, None) for part in record.parts(outer))
            kept = kept.with_value(outer, tuple(parts))
        else:
            kept = kept.with_value(outer, None)
    hide = _hiding(record)
    for known in record.shape.fields:
        text = kept.values.get(known.name)
        if not isinstance(text, str) or known.kind not in _FREE_WORDS:
            continue
        if (bare := hide(text)) != text:
            kept = kept.with_value(known.name, bare)
    return kept


def told_number(record: Record) -> str:
    """The number by which others are told of a record: without a name in it; empty for none."""
    number = record.text("number")
    is_plain = number.isascii() and len(number) < _PLAIN_NUMBER
    return number if is_plain else _hiding(record)(number)


def _hiding(record: Record) -> Callable[[str], str]:
    """What puts ×× where a text says a name, a contact or any person's number.

    A number is the same however its digits are grouped, and however wide they are.
    """
    whole = list(personal_words(record))
    pieces = {one for words in whole for one in _BETWEEN.split(words)}
    words = sorted((one for one in pieces if len(one) > 1), key=len, reverse=True)
    plain = plain_digits(";".join(whole))
    contacts = {_ungrouped(found) for found in late(_DIGITS).findall(plain)}

    def hidden(text: str) -> str:
        text = _without(text, _NUMBERS_OF_PERSONS.finditer(plain_digits(text)))
        runs = late(_DIGITS).finditer(plain_digits(text)) if contacts else ()
        text = _without(text, (run for run in runs if _ungrouped(run[0]) in contacts))
        for word in words:
            text = text.replace(word, _HIDDEN)
        return text

    return hidden


def _ungrouped(digits: str) -> str:
    return digits.replace(" ", "").replace("-", "")


def _without(text: str, found: Iterable[re.Match[str]]) -> str:
    """A text with ×× in the places that were found, which are in order."""
    pieces, last = [], 0
    for one in found:
        pieces += [text[last : one.start()], _HIDDEN]
        last = one.end()
    return "".join([*pieces, text[last:]])


def with_personal_of(record: Record, other: Record) -> Record:
    """The record with the personal values of another; those of parts by their place."""
    kept = record
    for name in record.shape.personal:
        outer, _, inner = name.partition(".")
        if not inner:
            kept = kept.with_value(name, other.values.get(name))
        elif kept.parts(outer):
            theirs = [*other.parts(outer), *[SubRecord()] * len(kept.parts(outer))]
            pairs = zip(kept.parts(outer), theirs, strict=False)
            parts = [mine.with_value(inner, that.values.get(inner)) for mine, that in pairs]
            kept = kept.with_value(outer, tuple(parts))
    bare = without_personal(other)
    for name, text in record.values.items():
        if isinstance(text, str) and _HIDDEN in text and bare.values.get(name) == text:
            kept = kept.with_value(name, other.values[name])
    return kept


def personal_words(record: Record) -> Iterator[str]:
    """What is personal in a record, text by text."""
    for name in sorted(record.shape.personal):
        outer, _, inner = name.partition(".")
        if not inner:
            yield record.text(outer)
        for part in record.parts(outer) if inner else ():
            yield part.text(inner)


def plain_record(record: Record) -> dict[str, Any]:
    """The record as plain values; `read_record` gives the same record back."""
    return {
        "register": record.register,
        "id": record.id,
        "values": plain_values(record.values),
        **({"removed": True} if record.removed else {}),
    }


def plain_values(values: Values) -> dict[str, Any]:
    """Values as JSON holds them: days in ISO 8601, 元 as a decimal string."""
    return {name: _plain(value) for name, value in values.items()}


def read_record(plain: Mapping[str, Any]) -> Record:
    """The record that plain values hold; raises RecordError, which names the field."""
    try:
        register = REGISTERS[leaf_text(plain["register"])]
        name = leaf_text(plain["id"], _ID_LIMIT)
        values = branch_mapping(plain["values"])
        if not name or name != clean_line(name) or type(plain.get("removed", False)) is not bool:
            raise ValueError("编号")
    except (KeyError, TypeError, ValueError) as error:
        raise RecordError("台账里有一条不完整或已损坏。", "其他的不受影响。") from error
    read = read_values(register.by_name, values)
    return Record(read, register.id, name, plain.get("removed", False))


def read_values(fields: Mapping[str, RegisterField], plain: Mapping[str, Any]) -> Values:
    """Values of these fields; raises RecordError where one is none of its kind."""
    read: dict[str, Value] = {}
    for name, value in plain.items():
        known = fields.get(name)
        if known is None:
            raise RecordError("台账里有一栏不认识。", "请用最新的程序打开。")
        try:
            if (found := _READERS[known.kind](known, value)) not in ("", ()):
                read[name] = found
        except (TypeError, ValueError, ArithmeticError) as error:
            raise RecordError(f"台账里有一条的“{known.label}”读不出来。") from error
    return MappingProxyType(read)


def as_stored(record: Record) -> Record:
    """The record as it will be read back: texts cleaned. Raises RecordError where it can't be."""
    return read_record(plain_record(record))


def _plain(value: Value | SubRecord) -> Any:
    if isinstance(value, SubRecord):
        return plain_values(value.values)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _line(_: RegisterField, plain: object) -> str:
    return clean_line(leaf_text(plain))


def _text(_: RegisterField, plain: object) -> str:
    return clean_text(leaf_text(plain, _TEXT_LIMIT))


def _date(_: RegisterField, plain: object) -> date:
    day = date.fromisoformat(leaf_text(plain, 10))
    if not EARLIEST <= day <= LATEST or day.isoformat() != plain:
        raise ValueError("out of the calendar")
    return day


def _whole(_: RegisterField, plain: object) -> int:
    return leaf_whole(plain, 0, WHOLE_LIMIT - 1)


def _money(_: RegisterField, plain: object) -> Decimal:
    amount = Decimal(leaf_text(plain, 14))
    exponent = amount.as_tuple().exponent
    if not 0 <= amount < MONEY_LIMIT or not isinstance(exponent, int) or not -2 <= exponent <= 0:
        raise ValueError("no amount")
    return amount


def _yes(_: RegisterField, plain: object) -> bool:
    if plain is not True:
        raise ValueError("neither yes nor blank")
    return True


def _choice(known: RegisterField, plain: object) -> str:
    key = leaf_text(plain)
    if key not in known.labels:
        raise ValueError("no such choice")
    return key


def _choices(known: RegisterField, plain: object) -> tuple[str, ...]:
    keys = [_choice(known, one) for one in branch_list(plain)]
    ordered = tuple(key for key in known.labels if key in keys)
    if len(keys) != len(ordered):
        raise ValueError("chosen twice")
    return ordered


def _parts(known: RegisterField, plain: object) -> tuple[SubRecord, ...]:
    fields = {one.name: one for one in known.fields}
    parts = [SubRecord(read_values(fields, branch_mapping(one))) for one in branch_list(plain)]
    if len(parts) > known.most:
        raise ValueError("too many")
    return tuple(parts)


_READERS: Mapping[FieldKind, Callable[[RegisterField, object], Value]] = {
    FieldKind.LINE: _line,
    FieldKind.TEXT: _text,
    FieldKind.DATE: _date,
    FieldKind.WHOLE: _whole,
    FieldKind.MONEY: _money,
    FieldKind.YES: _yes,
    FieldKind.CHOICE: _choice,
    FieldKind.CHOICES: _choices,
    FieldKind.PARTS: _parts,
}
