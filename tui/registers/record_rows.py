"""A record in a line of its register's list. Pure; widths in terminal cells."""

from datetime import date

from nianbao.report.registers.fields import FieldKind, RegisterField
from nianbao.report.registers.record import Record
from nianbao.tui.kit.fitting import fit
from nianbao.tui.registers.places import shown_value, typed_value

_WIDTHS = {FieldKind.DATE: 10, FieldKind.WHOLE: 6, FieldKind.MONEY: 10}
_OTHER_WIDTH, _STATE_WIDTH = 14, 18
_NUMBER_WIDTHS = {"requests": 8}
_DOCUMENT_NUMBER = 18
_LEAST_ROOM = 10


def record_row(record: Record, state: str, width: int) -> str:
    """A record in a line of `width` cells: its columns, how it stands, what it is about."""
    shape = record.shape
    columns = [shape.by_name[name] for name in shape.listed if name != shape.titled]
    titled = shape.by_name[shape.titled]
    if titled.kinds:  # what a kind is not asked for leaves its room to the rest
        columns = [field for field in columns if field in record.asked]
        named = (one for one in record.asked if one.kind is FieldKind.LINE and one.required)
        titled = next(named, titled)
    if state:
        columns = [field for field in columns if field.name not in ("decided", "outcome")]
    widths = [_width(record, field) for field in columns]
    words = "".join(
        fit(_shown(record, field), width) + "  "
        for field, width in zip(columns, widths, strict=True)
    )
    if state:
        words += fit(state, _STATE_WIDTH) + "  "
    used = sum(widths) + 2 * len(widths) + (_STATE_WIDTH + 2 if state else 0)
    title = shown_value(titled, record.values.get(titled.name))
    return words + fit(title, max(_LEAST_ROOM, width - used)).rstrip()


def said_of(record: Record, state: str) -> str:
    """All that can be sought in a record: what stands in its fields, its year, how it stands."""
    said = [
        typed_value(field, record.values.get(field.name))
        for field in record.asked
        if field.kind is not FieldKind.PARTS
    ]
    return " ".join([*said, f"{record.year}年" if record.year else "", state])


def _shown(record: Record, field: RegisterField) -> str:
    value = record.values.get(field.name)
    return value.isoformat() if isinstance(value, date) else shown_value(field, value)


def _width(record: Record, field: RegisterField) -> int:
    if field.name == "number":
        return _NUMBER_WIDTHS.get(record.register, _DOCUMENT_NUMBER)
    return _WIDTHS.get(field.kind, _OTHER_WIDTH)
