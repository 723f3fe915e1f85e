"""Records: their fields, their stored form, and what is personal in them."""

import json
import re

import pytest

from nianbao.report.errors import RecordError
from nianbao.report.registers.fields import REGISTERS, RESULT_ROWS, FieldKind, RegisterField
from nianbao.report.registers.record import (
    Record,
    as_stored,
    personal_words,
    plain_record,
    read_record,
    told_number,
    with_personal_of,
    without_personal,
)
from tests.report.registers.samples import full_request, part, record

NAMES = ("申某某", "代某某", "第一村 000-0000", "第某某", "某某局")


def every_field() -> list[RegisterField]:
    own = [field for register in REGISTERS.values() for field in register.fields]
    return own + [part for field in own for part in field.fields]


def test_the_registers_are_whole() -> None:
    assert list(REGISTERS) == ["requests", "reviews", "documents", "publications"]
    assert len(RESULT_ROWS) == 21
    for field in every_field():
        assert re.fullmatch(r"[a-z_]+", field.name)
        assert field.label
        assert bool(field.choices) == (field.kind in (FieldKind.CHOICE, FieldKind.CHOICES))
        assert bool(field.fields) == (field.kind is FieldKind.PARTS)
        assert len(field.labels) == len(field.choices)
    for register in REGISTERS.values():
        assert len(register.by_name) == len(register.fields)
        assert {register.dated, register.titled, *register.listed} <= register.by_name.keys()
        assert register.by_name[register.dated].required
        kinds = register.by_name["kind"].labels if "kind" in register.by_name else {}
        assert {kind for field in register.fields for kind in field.kinds} <= kinds.keys()


def test_a_full_record_comes_back_from_json() -> None:
    full = full_request()
    assert set(full.values) == set(REGISTERS["requests"].by_name)
    again = read_record(json.loads(json.dumps(plain_record(full))))
    assert again == full
    assert hash(again) == hash(full)
    assert again.year == 2025
    gone = Record(full.values, "requests", full.id, removed=True)
    assert read_record(plain_record(gone)) == gone
    assert gone != full


def test_texts_are_cleaned_and_blanks_left_out() -> None:
    one = record("requests", summary=" 关于\t某事\r\n\r\n第二段\u200b ", applicant="  ", notes="\n")
    assert dict(as_stored(one).values) == {"summary": "关于 某事\n第二段"}
    assert one.with_value("summary", None).values == one.with_value("summary", "").values
    assert dict(one.with_values({"summary": "", "applicant": None}).values) == {"notes": "\n"}


def test_what_is_no_record_is_refused_without_its_values() -> None:
    whole = plain_record(full_request())
    bad: list[dict[str, object]] = [
        {"received": "2026-02-30"},
        {"received": "20260210"},
        {"received": "1889-01-01"},
        {"received": 3},
        {"outcome": "given"},
        {"identity_checked": 1},
        {"applicant": ["申某某"]},
        {"corrections": [{"sent": "申某某"}]},
        {"corrections": [{"grounds": ["form", "form"]}]},
        {"extension": [{"days": 1}, {"days": 2}]},
        {"extension": [{"days": True}]},
        {"fee": [{"amount": "1E+3"}]},
        {"fee": [{"amount": "1.234"}]},
        {"fee": [{"amount": "NaN"}]},
        {"fee": [{"amount": "-1"}]},
        {"unknown": "申某某"},
        {"notes": "字" * 20_001},
    ]
    for values in bad:
        with pytest.raises(RecordError) as told:
            read_record({**whole, "values": {**whole["values"], **values}})
        assert not any(name in str(told.value) for name in NAMES), values
    for lacking in ("register", "id", "values"):
        with pytest.raises(RecordError):
            read_record({key: one for key, one in whole.items() if key != lacking})
    for other in ({"register": "letters"}, {"id": ""}, {"id": "x" * 41}, {"removed": 1}):
        with pytest.raises(RecordError):
            read_record({**whole, **other})


def test_what_is_personal_is_named_and_can_be_left_out() -> None:
    full = full_request()
    assert set(personal_words(full)) == set(NAMES)
    bare = without_personal(full)
    assert not any(name in json.dumps(plain_record(bare), ensure_ascii=False) for name in NAMES)
    assert bare.day("received") == full.day("received")
    assert with_personal_of(bare, full) == full
    named = full.with_value("summary", f"{NAMES[0]}要的预算")
    assert without_personal(named).text("summary") == "××要的预算"
    assert without_personal(without_personal(named)) == without_personal(named)
    assert with_personal_of(without_personal(named), named) == named

    assert not any(name in f"{full!r} {full} {full.parts('enquiries')}" for name in NAMES)


def test_values_of_another_kind_count_as_none() -> None:
    full = full_request()
    assert full.day("summary") is None
    assert full.text("received") == ""
    assert full.whole("identity_checked") is None
    assert full.money("decided") is None
    assert full.parts("summary") == ()
    assert full.chosen("corrections") == ()
    assert not full.is_set("summary")
    assert part(days=3).whole("days") == 3


def test_numbers_of_persons_are_hidden_however_they_are_grouped() -> None:
    texts = {
        "电话138-1234-5678": "电话××",
        "１３８１２３４５６７８": "××",
        "座机03702223333": "座机××",
        "411424 19600101 1234": "××",
        "别人的 139 0000 1111": "别人的 ××",
        "2026-13900001111": "2026-××",
        "第2020-2021号、20260310": "第2020-2021号、20260310",
    }
    contact = "13812345678；0370-2223333；411424196001011234"
    for text, bare in texts.items():
        one = record("requests", contact=contact, summary=text)
        assert without_personal(one).text("summary") == bare


def test_a_number_with_a_name_in_it_is_told_without() -> None:
    assert told_number(record("requests", number="某甲-1", applicant="某甲")) == "××-1"
    assert told_number(record("requests", number="YSQ-13800000000")) == "YSQ-××"
    assert told_number(record("requests", number="2026-3", applicant="某甲")) == "2026-3"
