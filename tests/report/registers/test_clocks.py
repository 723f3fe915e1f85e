"""The legal clocks: from when, by when, what stops them, and what runs out first."""

from datetime import date

import pytest

from nianbao.report.registers.calendar import built_in
from nianbao.report.registers.clocks import (
    AnswerClock,
    ClockState,
    allowed_days,
    answer_clock,
    correction_due,
    due_items,
    enquiry_due,
    fee_due,
    is_enquiring,
)
from nianbao.report.registers.counting import CountingRules, lapse
from nianbao.report.registers.record import Record, Value
from tests.report.registers.samples import part, record, request

CALENDAR = built_in()


def day(words: str) -> date:
    return date.fromisoformat(f"2026-{words}")


def clock(one: Record, today: str) -> AnswerClock:
    found = answer_clock(one, CALENDAR, day(today))
    assert found
    return found


def due(one: Record, today: str = "09-01") -> str:
    found = clock(one, today).due
    return f"{found.day:%m-%d}" if found else ""


def test_a_correction_that_came_ends_the_wait_for_those_before() -> None:
    first = part(sent=day("09-02"), due=day("09-10"))
    came = part(sent=day("09-11"), due=day("09-20"), received=day("09-18"))
    one = request(day("09-01"), corrections=(first, came))
    assert due(one, "09-21") == "10-22"
    assert lapse(one, CountingRules()) is None
    waiting = request(day("09-01"), corrections=(came, part(sent=day("09-21"), due=day("09-30"))))
    assert clock(waiting, "09-22").state is ClockState.WAITING
    assert lapse(waiting, CountingRules()) == (day("10-01"), "closed_correction_overdue")


def test_when_an_answer_is_due() -> None:
    assert due(request(day("02-10"))) == "03-16"
    assert due(request(day("05-09"))) == "06-05"
    one = request(day("09-18"))
    assert due(one) == "10-22"
    told: dict[str, Value] = {"approved": day("10-15"), "told": day("10-16")}
    assert due(one.with_value("extension", (part(**told, days=20),))) == "11-19"
    assert due(one.with_value("extension", (part(**told, days=99),))) == "11-19"
    assert due(one.with_value("extension", (part(**told),))) == "10-22"
    untold = one.with_value("extension", (part(approved=day("10-15"), days=20),))
    assert due(untold) == "10-22"
    assert allowed_days(untold, as_promised=True) == 40
    assert due(one.with_value("later_date", day("12-01"))) == "12-01"
    late = request(date(2026, 12, 20))
    assert clock(late, "12-21").due
    assert answer_clock(record("requests", summary="无日期"), CALENDAR, day("01-05")) is None


def test_a_correction_starts_the_clock_again() -> None:
    one = request(day("04-28"), corrections=(part(sent=day("05-08"), due=day("05-25")),))
    asked = correction_due(one, CALENDAR)
    assert asked
    assert asked.day == day("05-11")
    waiting = clock(one, "05-12")
    assert (waiting.state, waiting.due, waiting.left) == (ClockState.WAITING, None, None)
    assert waiting.words == "等申请人"
    back = (part(sent=day("05-08"), due=day("05-25"), received=day("05-20")),)
    running = clock(one.with_value("corrections", back), "05-21")
    assert running.started == day("05-20")
    assert running.due
    assert running.due.day == day("06-17")
    assert running.words == "已用1天，还剩19天，6月17日到期"
    assert correction_due(record("requests", summary="无日期"), CALENDAR) is None


def test_enquiries_stop_the_clock() -> None:
    asked = part(whom="third_party", sent=day("09-07"), answered=day("09-24"))
    one = request(day("09-01"), enquiries=(asked,))
    assert due(one, "10-01") == "10-23"
    late = clock(one, "10-09")
    assert (late.used, late.paused, late.left, late.state) == (9, 14, 11, ClockState.RUNNING)
    assert late.words == "已用9天，暂停14天，还剩11天，10月23日到期"
    overlapping = part(whom="organ", sent=day("09-10"), answered=day("09-20"))
    assert due(one.with_value("enquiries", (asked, overlapping)), "10-01") == "10-23"
    out = part(whom="organ", sent=day("09-07"))
    still = clock(one.with_value("enquiries", (out,)), "09-24")
    assert still.state is ClockState.PAUSED
    assert (still.used, still.left, still.due and still.due.day) == (4, 16, day("10-23"))
    assert is_enquiring(one, CALENDAR, day("09-07"))
    assert is_enquiring(one, CALENDAR, day("09-23"))
    assert not is_enquiring(one, CALENDAR, day("09-24"))
    assert not is_enquiring(one, CALENDAR, day("09-06"))


def test_a_third_party_that_says_nothing_stops_it_for_fifteen_days() -> None:
    asked = part(whom="third_party", sent=day("09-07"), served=day("09-09"))
    end = enquiry_due(asked, CALENDAR)
    assert end
    assert end.day == day("09-30")
    one = request(day("09-01"), enquiries=(asked,))
    assert clock(one, "09-30").used == clock(one, "09-08").used == 4
    assert clock(one, "10-08").used == 5
    assert clock(one, "10-08").state is ClockState.RUNNING
    assert enquiry_due(part(whom="organ", served=day("09-09")), CALENDAR) is None
    assert enquiry_due(part(whom="joint_maker", sent=day("09-09")), CALENDAR) is None
    back = part(whom="joint_maker", served=day("09-09"))
    assert enquiry_due(back, CALENDAR) == end


def test_an_opinion_without_its_day_stops_nothing() -> None:
    said = part(whom="third_party", sent=day("09-07"), says="agrees")
    one = request(day("09-01"), enquiries=(said,))
    assert not is_enquiring(one, CALENDAR, day("09-08"))
    assert due(one, "09-28") == due(request(day("09-01"))) == "09-29"
    served = one.with_value("enquiries", (said.with_value("served", day("09-09")),))
    assert is_enquiring(served, CALENDAR, day("09-08"))
    assert not is_enquiring(served, CALENDAR, day("09-30"))


def test_a_fee_is_paid_first() -> None:
    fee = part(notice=day("11-09"), served=day("11-10"))
    one = request(day("11-02"), fee=(fee,))
    pay = fee_due(one, CALENDAR)
    assert pay
    assert pay.day == day("12-08")
    assert clock(one, "11-20").state is ClockState.WAITING
    paid = one.with_value("fee", (fee.with_value("paid", day("11-16")),))
    assert clock(paid, "11-17").started == day("11-16")
    assert due(paid, "11-17") == "12-14"
    assert fee_due(request(day("11-02")), CALENDAR) is None
    assert fee_due(request(day("11-02"), fee=(part(notice=day("11-09")),)), CALENDAR) is None


def test_what_is_answered_stands_still() -> None:
    one = request(day("02-10"), decided=day("03-16"), outcome="granted")
    assert clock(one, "12-01").state is ClockState.DONE
    assert clock(one, "12-01").words == "已办结，用了20天"
    late = clock(one.with_value("decided", day("03-18")), "12-01")
    assert (late.state, late.left) == (ClockState.OVERDUE, -2)
    open_ = clock(request(day("02-10")), "03-18")
    assert open_.state is ClockState.OVERDUE
    assert open_.words == "已用22天，超期2天，3月16日到期"
    last_day = clock(request(day("02-10")), "03-16")
    assert (last_day.left, last_day.words) == (0, "已用20天，还剩0天，3月16日到期")
    later = request(day("02-10"), later_date=day("06-01"))
    assert clock(later, "05-29").left == 1
    assert clock(later, "06-03").left == -2
    sooner = request(day("02-10"), later_date=day("02-25"))
    assert due(sooner, "02-26") == "03-16"
    on_saturday = clock(request(day("05-09")), "06-06")
    assert on_saturday.state is ClockState.OVERDUE
    assert on_saturday.words == "已用20天，已过期限，6月5日到期"


def test_what_runs_out_first_comes_first() -> None:
    items = due_items(
        (
            request(day("09-18"), number="2026-3"),
            request(day("09-01"), number="2026-1", outcome="granted"),
            request(day("09-02"), number="2026-4", decided=day("09-03"), outcome="granted"),
            request(day("01-05"), number="2026-5", decided=day("01-06"), outcome="granted"),
            request(day("09-02"), number="2026-6", decided=day("09-03"), outcome="closed_other"),
            request(
                day("09-10"),
                number="2026-2",
                corrections=(part(sent=day("09-11"), due=day("09-18")),),
            ),
            request(
                day("09-09"),
                number="2026-7",
                enquiries=(part(whom="third_party", sent=day("09-09"), served=day("09-09")),),
                fee=(part(notice=day("09-10"), served=day("09-10")),),
            ),
            record("reviews", accepted=day("09-01")),
            Record(request(day("09-01")).values, "requests", "gone", removed=True),
        ),
        CALENDAR,
        day("09-21"),
    )
    told = [(item.record.text("number"), item.kind, f"{item.due.day:%m-%d}") for item in items]
    assert told == [
        ("2026-2", "correction", "09-18"),
        ("2026-1", "answer", "09-29"),
        ("2026-4", "serve", "09-30"),
        ("2026-7", "opinion", "09-30"),
        ("2026-7", "fee", "10-14"),
        ("2026-3", "answer", "10-22"),
    ]
    assert [item.due.day for item in items] == sorted(item.due.day for item in items)
    first = items[0]
    assert (first.words, first.left) == ("申请人没有补正，可以终止办理", -2)
    assert {item.record.text("number"): item.left for item in items}["2026-3"] == 18


_SENT = (part(sent=day("09-11"), due=day("09-18")),)
_ASKED = (part(whom="third_party", sent=day("09-07"), served=day("09-09")),)
_CHARGED = (part(notice=day("11-09"), served=day("11-10")),)


@pytest.mark.parametrize(
    ("one", "last", "after"),
    [
        (request(day("02-10")), "03-16", "03-17"),
        (request(day("09-10"), corrections=_SENT), "09-18", "09-20"),
        (request(day("09-01"), enquiries=_ASKED), "09-30", "10-08"),
        (request(day("11-02"), fee=_CHARGED), "12-08", "12-09"),
    ],
)
def test_on_its_last_day_nothing_is_late_yet(one: Record, last: str, after: str) -> None:
    still, late = (due_items((one,), CALENDAR, day(on))[0] for on in (last, after))
    assert still.kind == late.kind
    assert (still.left, late.left) == (0, -1)
    assert (still.words == late.words) is (still.kind == "answer")


@pytest.mark.parametrize(
    ("on", "kinds"), [("10-02", ["serve"]), ("10-03", ["serve"]), ("10-04", [])]
)
def test_an_answer_that_is_out_thirty_days_is_still_to_be_served(on: str, kinds: list[str]) -> None:
    one = request(day("09-01"), decided=day("09-03"), outcome="granted")
    assert [item.kind for item in due_items((one,), CALENDAR, day(on))] == kinds


def test_a_day_of_the_next_year_is_told_with_its_year() -> None:
    one = clock(request(date(2025, 12, 25)), "01-05")
    assert one.words == "已用6天，还剩14天，2026年1月23日到期"
