"""The forms that are filed: the registration of a request, and the receipt of what is served."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from nianbao.exports.letters.letter import GAP, FilledForm, FormLine, PrintedList
from nianbao.exports.letters.phrases_of_case import day_or_gap
from nianbao.exports.letters.sender import Occasion, Sender
from nianbao.report.day_words import day_words
from nianbao.report.registers.fields import FieldKind, Register, RegisterField
from nianbao.report.registers.record import Record, SubRecord, Value, without_personal

_NUMBERED = re.compile(r"^(?:（.{1,2}）|\d+\.)")
_SIGNED = "签名：　　　　　　　　　　年　　月　　日"
_LISTED = {
    "requests": (
        "number",
        "received",
        "channel",
        "applicant_class",
        "summary",
        "decided",
        "document_number",
        "outcome",
        "served",
    ),
}
"""The columns of a year's list, where it has others than the screen."""
_SHARES = {
    "summary": 25,
    "title": 28,
    "what": 20,
    "document_number": 22,
    "outcome": 18,
    "received": 12,
    "decided": 12,
    "served": 12,
    "applicant_class": 12,
    "number": 10,
    "channel": 9,
}
"""How wide a column of the list is; any other is 8. A day stands in one line, an outcome in few."""


def registration(record: Record, sender: Sender, occasion: Occasion) -> FilledForm:
    """Everything a request's record says, for the file. Personal."""
    lines = [
        FormLine(field.label, value_words(field, record.values[field.name]), _least(field))
        for field in record.asked
        if field.name in record.values and field.name != "number"
    ]
    due = [FormLine("答复期限", day_or_gap(occasion.due))] if occasion.due else []
    return FilledForm(
        sender.office,
        "政府信息公开申请登记表",
        (
            *lines,
            *due,
            FormLine("经办人", f"\n{_SIGNED}"),
            FormLine("负责人意见", f"\n\n{_SIGNED}"),
        ),
        f"登记编号：{record.text('number') or GAP}",
    )


def service(record: Record, sender: Sender, _: Occasion) -> FilledForm:
    """What was served to whom, how and when, to be signed by who received it. Personal."""
    ways = record.shape.by_name["served_way"].labels
    number = record.text("document_number")
    paper = f"政府信息公开申请答复书{f'（{number}）' if number else ''}"
    return FilledForm(
        sender.office,
        "送达回证",
        (
            FormLine("送达文书和文号", paper),
            FormLine("受送达人", record.text("applicant")),
            FormLine("送达地点", "", 2),
            FormLine("送达方式", ways.get(record.text("served_way"), "")),
            FormLine("收到日期", day_words(served) if (served := record.day("served")) else ""),
            FormLine("受送达人签收", f"\n\n{_SIGNED}"),
            FormLine("代收人和理由", f"\n\n{_SIGNED}"),
            FormLine("送达人", f"\n\n{_SIGNED}"),
            FormLine("备注", "", 2),
        ),
        f"登记编号：{record.text('number') or GAP}",
    )


def year_list(
    register: Register, records: tuple[Record, ...], office: str, year: int, made: date
) -> PrintedList:
    """A register of a year without what is personal, and without the notes."""
    names = _LISTED.get(register.id, register.listed)
    fields = [register.by_name[name] for name in names]
    rows = tuple(
        tuple(
            _list_words(field, kept.values[field.name]) if field.name in kept.values else ""
            for field in fields
        )
        for kept in map(without_personal, records)
    )
    return PrintedList(
        office,
        f"{year}年{register.name}",
        tuple(field.label for field in fields),
        tuple(_SHARES.get(field.name, 8) for field in fields),
        rows,
        f"共{len(rows)}条，{day_words(made)}打印。",
    )


def value_words(field: RegisterField, value: Value) -> str:
    """A value in words as it stands on paper; records within are a line each."""
    if isinstance(value, bool):
        return "是"
    if isinstance(value, date):
        return day_words(value)
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, tuple):
        if field.kind is FieldKind.CHOICES:
            return "、".join(field.labels[key] for key in value if isinstance(key, str))
        return "\n".join(_part(field, part) for part in value if isinstance(part, SubRecord))
    if not isinstance(value, str):
        return str(value)
    return plain_label(field.labels[value]) if value in field.labels else value


def plain_label(label: str) -> str:
    """A label of the form without its number and its remark in brackets."""
    return _NUMBERED.sub("", label).partition("（")[0]


def _list_words(field: RegisterField, value: Value) -> str:
    """The same in a list, where days stand under one another."""
    return value.isoformat() if isinstance(value, date) else value_words(field, value)


def _part(field: RegisterField, part: SubRecord) -> str:
    return "，".join(_named(field, part))


def _named(field: RegisterField, part: SubRecord) -> Iterator[str]:
    for one in field.fields:
        if one.name in part.values:
            words = value_words(one, part.values[one.name])
            yield words if one.kind is FieldKind.CHOICE else f"{one.label} {words}"


def _least(field: RegisterField) -> int:
    return 3 if field.kind is FieldKind.TEXT else 1
