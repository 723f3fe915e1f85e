"""What is typed into a field becomes the value that was meant, or is refused with a way on."""

from datetime import date
from decimal import Decimal

import pytest

from nianbao.report.registers.fields import REGISTERS, FieldKind, RegisterField
from nianbao.report.registers.record import Record
from nianbao.tui.registers.places import Slot, record_lines, typed_value, value_at, with_value_at
from nianbao.tui.registers.typed_values import (
    FieldAround,
    TypedError,
    heard,
    options_found,
    read_typed,
    read_typed_day,
)

TODAY = date(2026, 3, 11)
REQUESTS = REGISTERS["requests"].by_name
DAYS = {
    "0310": date(2026, 3, 10),
    "310": date(2026, 3, 10),
    "3.10": date(2026, 3, 10),
    "３．１０": date(2026, 3, 10),
    "3月10日": date(2026, 3, 10),
    "3-10": date(2026, 3, 10),
    "5": date(2026, 3, 5),
    "今天": TODAY,
    "昨天": date(2026, 3, 10),
    "+5": date(2026, 3, 16),
    "＋5": date(2026, 3, 16),
    "-1": date(2026, 3, 10),
    "20260310": date(2026, 3, 10),
    "260310": date(2026, 3, 10),
    "2026-03-10": date(2026, 3, 10),
    "2026/3/10": date(2026, 3, 10),
    "2026年3月10日": date(2026, 3, 10),
    "26.3.10": date(2026, 3, 10),
    "1228": date(2025, 12, 28),
    " 0310 ": date(2026, 3, 10),
    "2024-02-29": date(2024, 2, 29),
}


def test_days_are_read_as_clerks_write_them() -> None:
    assert {text: read_typed_day(text, FieldAround(TODAY)) for text in DAYS} == DAYS
    # in a case the day is the first one after its first
    since = FieldAround(date(2027, 2, 1), since=date(2026, 12, 28))
    assert read_typed_day("0115", since) == date(2027, 1, 15)
    assert read_typed_day("1230", since) == date(2026, 12, 30)


@pytest.mark.parametrize("text", ["0230", "0229", "2026-02-29", "1332", "明年", "0", "12345"])
def test_what_is_no_day_is_refused_with_a_way_to_write_it(text: str) -> None:
    with pytest.raises(TypedError, match="请写 0310"):
        read_typed_day(text, FieldAround(TODAY))


def test_choices_are_taken_by_number_by_words_and_by_initials() -> None:
    channel, outcome = REQUESTS["channel"], REQUESTS["outcome"]

    def taken(field: RegisterField, text: str) -> object:
        return read_typed(field, text, FieldAround(TODAY))

    assert taken(channel, "4") == taken(channel, "网") == taken(channel, "wl") == "network"
    assert taken(channel, "４") == "network"
    assert taken(outcome, "部分公开") == "granted_in_part"
    assert len(options_found(outcome, "")) == 21
    assert taken(outcome, "3.1") == "granted"
    assert taken(outcome, "3.3.1") == "withheld_state_secret"
    assert "1当面" in heard(channel, "", FieldAround(TODAY))
    with pytest.raises(TypedError, match="没有“9”"):
        taken(channel, "9")
    grounds = REQUESTS["corrections"].field("grounds")
    assert taken(grounds, "13") == taken(grounds, "1、3") == ("identity", "description")


def test_every_value_can_be_typed_as_it_is_shown() -> None:
    values: dict[FieldKind, object] = {
        FieldKind.LINE: "张三",
        FieldKind.TEXT: "要征地文件",
        FieldKind.DATE: TODAY,
        FieldKind.WHOLE: 12,
        FieldKind.MONEY: Decimal("30.50"),
        FieldKind.YES: True,
    }
    for register in REGISTERS.values():
        for field in register.fields:
            for one in field.fields or (field,):
                value = values.get(one.kind)
                if one.kind is FieldKind.CHOICE:
                    value = one.choices[-1].key
                if one.kind is FieldKind.CHOICES:
                    value = (one.choices[0].key, one.choices[-1].key)
                assert value is not None
                typed = typed_value(one, value)  # type: ignore[arg-type]
                assert read_typed(one, typed, FieldAround(TODAY)) == value, one.name


def test_parts_come_and_go_with_what_is_in_them() -> None:
    record = Record(register="requests", id="1")
    sent = Slot("corrections", 0, "sent")
    assert Slot("corrections", 0) in [line.at for line in record_lines(record, frozenset())]
    lines = record_lines(record, frozenset({"corrections"}))
    assert sent in [line.at for line in lines]
    changed = with_value_at(record, sent, TODAY)
    assert value_at(changed, sent) == TODAY
    assert Slot("corrections", 1) in [line.at for line in record_lines(changed, frozenset())]
    assert with_value_at(changed, sent, None) == record
    extension = with_value_at(record, Slot("extension", 0, "days"), 20)
    assert not any(
        line.at and line.at.name == "extension" and line.at.adds
        for line in record_lines(extension, frozenset())
    )
