"""Working days: the announced years, dates that follow from them, and how they are entered."""

import json
from datetime import date

import pytest

from nianbao.report.registers.calendar import (
    CalendarError,
    YearDays,
    built_in,
    days_between,
    plain_years,
    print_days,
    read_announcement,
    read_days,
    read_years,
)

CALENDAR = built_in()


def test_a_year_has_its_working_days() -> None:
    for year, days in ((2023, 249), (2024, 251), (2025, 248), (2026, 248)):
        assert CALENDAR.count(date(year - 1, 12, 31), date(year, 12, 31)) == days
        assert CALENDAR.knows(year)
    assert not CALENDAR.knows(2022)
    assert not CALENDAR.knows(2027)
    for words in ("2026-01-04", "2026-02-14", "2026-10-10", "2025-01-26", "2025-10-11"):
        day = date.fromisoformat(words)
        assert day.weekday() >= 5
        assert CALENDAR.is_working(day)


def test_every_date_that_is_known() -> None:
    known = (
        ("2026-02-10", 20, "2026-03-16"),
        ("2026-04-28", 7, "2026-05-11"),
        ("2026-05-20", 20, "2026-06-17"),
        ("2026-09-18", 20, "2026-10-22"),
        ("2026-09-18", 40, "2026-11-19"),
        ("2026-09-09", 15, "2026-09-30"),
        ("2026-11-10", 20, "2026-12-08"),
        ("2026-05-09", 20, "2026-06-05"),
        ("2026-09-20", 20, "2026-10-23"),
        ("2025-01-20", 7, "2025-02-05"),
        ("2025-01-20", 20, "2025-02-21"),
        ("2025-09-26", 20, "2025-10-30"),
        ("2023-01-10", 20, "2023-02-10"),
        ("2023-09-20", 20, "2023-10-24"),
        ("2024-02-01", 20, "2024-03-05"),
        ("2024-12-30", 20, "2025-01-27"),
    )
    for begun, days, due in known:
        found = CALENDAR.after(date.fromisoformat(begun), days)
        assert found.day.isoformat() == due, begun
        assert found.guessed == ()
        assert found.doubt == ""
        assert CALENDAR.count(date.fromisoformat(begun), found.day) == days
    paused = frozenset(days_between(date(2026, 9, 8), date(2026, 9, 24)))
    assert CALENDAR.after(date(2026, 9, 1), 20, paused).day == date(2026, 10, 23)
    assert CALENDAR.after(date(2026, 9, 1), 0).day == date(2026, 9, 1)


def test_a_year_without_an_announcement_is_told() -> None:
    due = CALENDAR.after(date(2026, 12, 20), 20)
    assert due.day == date(2027, 1, 15)  # New Year's Day counted as Monday to Friday count it
    assert due.guessed == (2027,)
    assert "2027年的放假安排还没有录入" in due.doubt
    emptied = CALENDAR.with_year(2026, YearDays())
    assert emptied.after(date(2026, 3, 2), 3).guessed == (2026,)
    entered = CALENDAR.with_year(2027, YearDays(off=read_days("1.1-3", 2027)))
    assert entered.after(date(2026, 12, 20), 20).guessed == ()
    assert entered.after(date(2026, 12, 20), 20).day == date(2027, 1, 18)
    assert CALENDAR.after(date(2026, 12, 31), 1).guessed == (2027,)


def test_days_are_typed_and_shown() -> None:
    for words in ("1.1-3、1.28-2.4、4.4-6", "10.10", "", "12.29-31"):
        assert print_days(read_days(words, 2026)) == words
    alike = (
        "9.25-27",
        "9月25日至27日",
        "9/25—9/27",
        "９.25～9月27日",
        "9.25，9.26 9.27",
        "9.25–27",
    )
    for words in alike:
        assert print_days(read_days(words, 2026)) == "9.25-27", words
    for words in ("2.30", "25", "9.27-25", "1.1-3-5", "春节", "13.1", "9.25-", "1.1-"):
        with pytest.raises(CalendarError):
            read_days(words, 2026)


def test_a_year_is_read_from_a_file() -> None:
    off = [{"name": "元旦", "date": f"2027-01-0{day}", "isOffDay": True} for day in (1, 2, 3)]
    work = [{"name": "元旦", "date": "2026-12-27", "isOffDay": False}]
    plain = {"year": 2027, "papers": ["国办发明电〔2026〕1号"], "days": off + work}
    found = read_announcement(json.dumps(plain))
    assert print_days(found[2027].off) == "1.1-3"
    assert found[2027].work == {date(2026, 12, 27)}
    assert found[2027].source == "国办发明电〔2026〕1号"
    calendar = CALENDAR.with_year(2027, found[2027])
    assert calendar.is_working(date(2026, 12, 27))
    assert read_announcement(json.dumps(plain_years(calendar.years))) == calendar.years
    assert read_years(plain_years(CALENDAR.years)) == CALENDAR.years
    bad = (
        "",
        "{}",
        "[]",
        "[[[",
        '{"year": 2027}',
        '{"year": "2027", "days": []}',
        '{"year": 1900, "days": []}',
        '{"year": 2027, "days": [{"date": "2031-01-01", "isOffDay": true}]}',
        '{"year": 2027, "days": [{"date": "2027-01-32", "isOffDay": true}]}',
        '{"year": 2027, "days": [{"date": "2027-01-02", "isOffDay": "no"}]}',
        '{"year": 2027, "days": 3}',
        '{"2027": {"off": ["2027-01-01"]}}',
        '{"2027": []}',
    )
    for text in bad:
        with pytest.raises(CalendarError):
            read_announcement(text)
