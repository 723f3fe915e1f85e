"""The registers in hand: stored, changed, taken out, undone; and how they lie in the file."""

import json
import os
import stat
from datetime import date
from pathlib import Path

import pytest

from nianbao.desk.registers import RegistersInHand
from nianbao.desk.registers_to_do import pressing
from nianbao.report.document import new_report
from nianbao.report.errors import ReportError
from nianbao.report.office import Office
from nianbao.report.registers.calendar import YearDays, built_in, read_days
from nianbao.report.registers.record import Record
from nianbao.storage.errors import (
    AlreadyThereError,
    ChangedOutsideError,
    NotThereError,
    ReadOnlyError,
)
from nianbao.storage.library import Library
from nianbao.storage.registers import RegisterStore
from tests.report.registers.made_up_year import NUMBER, YEAR, by_hand, made_up_requests
from tests.report.registers.samples import full_request, part, record, request

OFFICE = "民权县北关镇人民政府"


def held(path: Path) -> RegistersInHand:
    return RegistersInHand(Library(path), OFFICE)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "nianbao.json"


def test_what_is_saved_is_there_after_a_restart(data: Path) -> None:
    registers = held(data)
    assert registers.is_empty
    full = full_request()
    assert registers.save(full, record("publications", date=date(2026, 1, 1))) == (
        full,
        *registers.records("publications"),
    )
    again = held(data)
    assert again.records() == registers.records()
    assert again.records("requests") == (full,)
    assert again.find("requests", full.id) == full
    assert again.find("requests", full.id) == full
    assert RegistersInHand(Library(data), "别的镇").is_empty
    assert RegisterStore(Library(data)).offices() == (OFFICE,)
    assert os.name == "nt" or stat.S_IMODE(data.stat().st_mode) == 0o600


def test_requests_are_numbered_by_the_year_they_came_in(data: Path) -> None:
    registers = held(data)
    saved = registers.save(*(request(date(year, 3, 1)) for year in (2026, 2025, 2026)))
    assert [one.text("number") for one in saved] == ["2026-1", "2025-1", "2026-2"]
    registers.remove(saved[2])
    assert registers.last_numbers() == {2025: 1, 2026: 2}
    assert registers.save(registers.new("reviews"))[0].text("number") == ""


def test_a_change_is_kept_in_its_history_and_undone(data: Path) -> None:
    registers = held(data)
    (first,) = registers.save(request(date(2026, 3, 1)))
    (second,) = registers.save(first.with_values({"decided": date(2026, 3, 9), "summary": "短"}))
    assert registers.save(second) == (second,)  # nothing new, nothing to undo
    gone = registers.remove(second)
    assert registers.records() == ()
    assert registers.removed() == (gone,)
    told = registers.history(gone)
    assert [one.record for one in told] == [second, first]
    assert [one.changed for one in told] == [(), ("summary", "decided")]
    assert registers.undo() == (second,)
    assert registers.stepped == "依申请公开台账放回了“2026-1”"
    assert registers.undo() == (first,)
    assert registers.stepped == "依申请公开台账“2026-1”的申请内容、办结日期"
    assert registers.records() == (first,)
    assert registers.redo() == (second,)
    assert registers.stepped == "依申请公开台账“2026-1”的申请内容、办结日期"
    registers.undo()
    registers.undo()
    assert registers.stepped == "依申请公开台账去掉了“2026-1”"
    assert registers.records() == registers.undo() == ()
    assert registers.stepped == ""
    assert held(data).removed() == registers.removed() != ()
    assert registers.redo() == (first,)
    (third,) = registers.save(first.with_value("notes", "新"))
    assert registers.redo() == ()
    assert held(data).records() == (third,)
    assert registers.restore(registers.remove(third)) == third
    with pytest.raises(NotThereError):
        registers.history(request(date(2026, 1, 1)))


def test_several_records_are_one_step(data: Path) -> None:
    registers = held(data)
    saved = registers.save(*(request(date(2026, 1, day)) for day in range(1, 31)))
    assert len(registers.records()) == len(saved) == 30
    registers.undo()
    assert registers.stepped == "依申请公开台账去掉了30件"
    assert registers.records() == ()
    registers.redo()
    assert registers.stepped == "依申请公开台账放回了30件"
    assert registers.records() == saved


def test_what_can_not_be_stored_changes_nothing(data: Path) -> None:
    registers = held(data)
    (saved,) = registers.save(request(date(2026, 3, 1)))
    before = data.read_bytes()
    with pytest.raises(ReportError):
        registers.save(saved.with_value("notes", "新"), request(date(1800, 1, 1)))
    with pytest.raises(ReadOnlyError):
        RegistersInHand(Library(data, read_only="只能看。"), OFFICE).remove(saved)
    assert data.read_bytes() == before
    other, mine = held(data), saved.with_value("notes", "我的")
    other.save(saved.with_value("notes", "别人的"))
    store = RegisterStore(Library(data))
    with pytest.raises(ChangedOutsideError):
        store.save(OFFICE, mine, before={saved.id: saved})
    with pytest.raises(ChangedOutsideError):
        registers.undo()
    assert [one.text("notes") for one in held(data).records()] == ["别人的"]


def test_a_damaged_record_hides_no_other(data: Path) -> None:
    registers = held(data)
    saved = registers.save(*(request(date(2026, 1, day)) for day in (1, 2, 3)))
    text = data.read_text(encoding="utf-8").replace('"received": "2026-01-02"', '"received": "?"')
    data.write_text(text, encoding="utf-8")
    again = held(data)
    assert again.records() == (saved[0], saved[2])
    assert again.damaged == 1
    again.save(request(date(2026, 1, 4)))
    assert '"received": "?"' in data.read_text(encoding="utf-8")


def test_the_history_of_a_record_is_bounded_and_damage_ends_it(data: Path) -> None:
    registers = held(data)
    one: Record = request(date(2026, 3, 1))
    for place in range(103):
        (one,) = registers.save(one.with_value("notes", f"第{place}次"))
    told = registers.history(one)
    assert len(told) == 100
    assert told[0].record.text("notes") == "第101次"
    plain = json.loads(data.read_text(encoding="utf-8"))
    plain["registers"]["1"]["history"][50]["was"] = 3
    data.write_text(json.dumps(plain), encoding="utf-8")
    assert len(held(data).history(one)) == 49


def test_records_go_along_when_the_office_gets_another_name(data: Path) -> None:
    library = Library(data)
    registers = RegistersInHand(library, OFFICE)
    (saved,) = registers.save(request(date(2026, 3, 1)))
    store = RegisterStore(library)
    report = new_report(OFFICE, 2026)
    library.save(report, ())
    with library.together():
        store.rename(OFFICE, "民权县北关街道办事处")
    assert RegistersInHand(Library(data), "民权县北关街道办事处").records() == (saved,)
    assert registers.is_empty
    store.save(OFFICE, saved)
    with pytest.raises(AlreadyThereError):
        store.rename(OFFICE, "民权县北关街道办事处")


def test_the_calendar_is_kept_where_it_differs(data: Path) -> None:
    registers = held(data)
    assert registers.due(date(2026, 3, 2)) == ()
    registers.set_calendar(registers.calendar)
    assert Library(data).setting("calendar") == {}
    registers.set_calendar(registers.calendar.with_year(2027, YearDays(read_days("1.1", 2027))))
    assert list(Library(data).setting("calendar")) == ["2027"]
    assert held(data).calendar == registers.calendar
    assert held(data).calendar.knows(2027)
    Library(data).set_setting("calendar", {"2027": "?"})
    assert held(data).calendar == built_in()
    (saved,) = registers.save(request(date(2026, 3, 2)))
    assert [item.record for item in registers.due(date(2026, 3, 3))] == [saved]


def test_the_office_says_how_is_counted(data: Path) -> None:
    library = Library(data)
    registers = RegistersInHand(library, OFFICE)
    day = date(2026, 3, 2)
    registers.save(
        request(day, number="1", decided=day, outcome="granted"),
        request(day, new_answer_to="1", corrections=(part(sent=day, due=date(2026, 3, 20)),)),
    )
    report = new_report(OFFICE, 2026)

    def received(today: date) -> list[object]:
        lines = {str(line.ref): line.figure for line in registers.fill_lines(report, today)}
        rows = ("received", "closed_correction_overdue", "carried_forward")
        return [lines[f"requests.{row}.natural_person"] for row in rows]

    late = date(2026, 12, 31)
    assert received(late) == [1, 0, 0]
    library.set_office(Office(count_new_answers=True))
    assert received(late) == [2, 1, 0]
    assert received(day) == [2, 0, 1]
    library.set_office(Office(count_new_answers=True, count_lapsed=False))
    assert received(late) == [2, 0, 1]


def test_a_year_that_was_entered_is_counted_after_a_restart(data: Path) -> None:
    entered = made_up_requests()
    registers = held(data)
    for at in range(0, NUMBER, 20):
        registers.save(*entered[at : at + 20])
    again = held(data)
    assert again.records("requests") == entered
    for year in (YEAR - 1, YEAR, YEAR + 1):
        figures = again.figures(year, date(2028, 1, 1))
        found = {
            (ref.row, ref.column): one.figure
            for ref, one in figures.items()
            if ref.column != "total" and ref.row != "outcomes_total" and one.figure
        }
        assert found == by_hand(entered, year)
    told = again.findings(date(2028, 1, 1))
    assert not any(one.text("applicant") in found.message for found in told for one in entered[1:])
    assert {found.rule for found in told} >= {"R01", "R06", "R11"}


def test_what_ran_out_in_another_year_is_told_with_its_year(data: Path) -> None:
    held(data).save(request(date(2024, 12, 11), number="2024-9"))
    told = {
        today.year: pressing(Library(data), OFFICE, today)[0][0]
        for today in (date(2025, 1, 8), date(2026, 1, 8))
    }
    assert told[2025] == "2024-9 答复：1月9日到期，还剩1个工作日　救助资金发放明细"
    assert told[2026].startswith("2024-9 答复：2025年1月9日到期，过了")
