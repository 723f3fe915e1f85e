"""The legal clocks of a request: by when to answer, what stopped the clock, what runs out.

Days are working days, the first day is not counted: neither the day of receipt nor the day an
enquiry goes out. What is read in the law stands in the words; the rest is ours and says so.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from nianbao.report.day_words import day_of_year, day_words
from nianbao.report.registers.calendar import Calendar, Deadline, days_between
from nianbao.report.registers.record import Record, SubRecord

CORRECTION_DAYS, ANSWER_DAYS, EXTENSION_DAYS, OPINION_DAYS, PAYING_DAYS = 7, 20, 20, 15, 20
"""条例 30, 33, 33, 32 and 34, 国办函〔2020〕109号."""

_SERVING = timedelta(days=30)
"""How long an answer that is not served is told of; a register of years ago lacks that day."""


class ClockState(StrEnum):
    """How a clock stands."""

    RUNNING = "running"
    PAUSED = "paused"
    """An enquiry is out: its days are not counted."""
    WAITING = "waiting"
    """For the applicant, who corrects or pays: it starts anew then."""
    OVERDUE = "overdue"
    DONE = "done"


CLOCK_STATES = {
    ClockState.RUNNING: "在办",
    ClockState.PAUSED: "暂停",
    ClockState.WAITING: "等申请人",
    ClockState.OVERDUE: "超期",
    ClockState.DONE: "已办结",
}


@dataclass(frozen=True, slots=True)
class AnswerClock:
    """The clock of an answer as of a day.

    `started` is the day it runs from, that day not counted; `allowed` how many working days there
    are; `used` and `paused` how many of them went by, counted and not. `left` is below zero when
    it is overdue (0 when only days off went by since), None while it waits. `due` is None while it
    waits; while an enquiry is out, it is what would be if the answer came today. An answer later
    than due leaves it OVERDUE.
    """

    state: ClockState
    started: date
    allowed: int
    used: int
    paused: int
    left: int | None
    due: Deadline | None

    @property
    def words(self) -> str:
        """How it stands in one line, `已用5天，还剩15天，10月22日到期`.

        A day of another year than that it runs from has its year.
        """
        if self.due is None:
            return CLOCK_STATES[self.state]
        paused = f"，暂停{self.paused}天" if self.paused else ""
        due = self.due.day
        day = f"{(day_of_year if due.year == self.started.year else day_words)(due)}到期"
        if self.state is ClockState.DONE:
            return f"已办结，用了{self.used}天{paused}"
        left = self.left or 0
        rest = f"超期{-left}天" if left < 0 else f"还剩{left}天"
        if self.state is ClockState.OVERDUE and not left:
            rest = "已过期限"
        return f"已用{self.used}天{paused}，{rest}，{day}"


def clock_start(record: Record) -> date | None:
    """The day from which an answer's days count, that day not counted.

    That is the receipt, that of the last corrected request, or the day a fee was paid. None where
    the applicant has still to correct or pay, or nothing is known.
    """
    received = record.day("received")
    starts = [received] if received else []
    if any(correction.day("sent") for correction in uncorrected(record)):
        return None
    backs = (correction.day("received") for correction in record.parts("corrections"))
    starts += [back for back in backs if back]
    for fee in record.parts("fee"):
        paid = fee.day("paid")
        if paid is None and fee.day("notice"):
            return None
        starts += [paid] if paid else []
    return max(starts, default=None) if received else None


def uncorrected(record: Record) -> tuple[SubRecord, ...]:
    """The corrections that were asked for and did not come: those behind the last that came."""
    parts = record.parts("corrections")
    came = [at for at, part in enumerate(parts) if part.day("received")]
    return parts[came[-1] + 1 :] if came else parts


def paused_days(record: Record, calendar: Calendar, today: date) -> frozenset[date]:
    """The days on which enquiries were out, the day after each went out to the one it came back."""
    days: set[date] = set()
    for enquiry in record.parts("enquiries"):
        sent = enquiry.day("sent")
        if sent is not None:
            back = enquiry_end(enquiry, calendar, today)
            days.update(days_between(sent + timedelta(days=1), min(back, today)))
    return frozenset(days)


def enquiry_end(enquiry: SubRecord, calendar: Calendar, today: date) -> date:
    """The day an enquiry came back, or was given up; `today` while it is out.

    Where it is only known what was said, and not when, it stops no clock longer than it has to.
    """
    answered, due = enquiry.day("answered"), enquiry_due(enquiry, calendar)
    if answered:
        return answered
    if due is None and enquiry.text("says"):
        return enquiry.day("sent") or today
    return min(due.day, today) if due else today


def enquiry_due(enquiry: SubRecord, calendar: Calendar) -> Deadline | None:
    """By when a third party or a joint maker has to answer.

    None for other organs, and while it is not known that the enquiry was received.
    """
    served = enquiry.day("served")
    if served is None or enquiry.text("whom") == "organ":
        return None
    return calendar.after(served, OPINION_DAYS)


def is_enquiring(record: Record, calendar: Calendar, on: date) -> bool:
    """Whether an enquiry is out on a day: it was sent and has not come back, nor run out."""
    for enquiry in record.parts("enquiries"):
        sent = enquiry.day("sent")
        if sent and sent <= on < enquiry_end(enquiry, calendar, date.max):
            return True
    return False


def correction_due(record: Record, calendar: Calendar) -> Deadline | None:
    """By when a correction can be asked for; None where the receipt is not known."""
    received = record.day("received")
    return calendar.after(received, CORRECTION_DAYS) if received else None


def fee_due(record: Record, calendar: Calendar) -> Deadline | None:
    """By when the fee has to be paid; None where none is asked, or the notice is not served yet."""
    for fee in record.parts("fee"):
        served = fee.day("served")
        if served:
            return calendar.after(served, PAYING_DAYS)
    return None


def allowed_days(record: Record, *, as_promised: bool = False) -> int:
    """How many working days there are for an answer, an extension of at most 20 counted.

    One counts once the applicant was told (条例 33); `as_promised`, as its notice will say.
    """
    parts = record.parts("extension")
    more = sum(part.whole("days") or 0 for part in parts if as_promised or part.day("told"))
    return ANSWER_DAYS + min(more, EXTENSION_DAYS)


def answer_clock(record: Record, calendar: Calendar, today: date) -> AnswerClock | None:
    """The clock of a request as of today, or as of its end; None where its receipt is not known."""
    received, decided = record.day("received"), record.day("decided")
    if received is None:
        return None
    start, now = clock_start(record), decided or today
    allowed = allowed_days(record)
    if start is None:
        state = ClockState.DONE if decided else ClockState.WAITING
        return AnswerClock(state, received, allowed, 0, 0, None, None)
    paused = paused_days(record, calendar, now)
    due = calendar.after(start, allowed, paused)
    used, whole = calendar.count(start, now, paused), calendar.count(start, now)
    left = allowed - used
    if (later := record.day("later_date")) and later > due.day:
        due = Deadline(later, calendar.guessed(start, later))
        ahead = calendar.count(now, later)
        left = ahead if now <= later else -calendar.count(later, now)
    state = _state(record, calendar, now, due)
    return AnswerClock(state, start, allowed, used, whole - used, left, due)


def _state(record: Record, calendar: Calendar, now: date, due: Deadline) -> ClockState:
    if now > due.day:
        return ClockState.OVERDUE
    if record.day("decided"):
        return ClockState.DONE
    return ClockState.PAUSED if is_enquiring(record, calendar, now) else ClockState.RUNNING


@dataclass(frozen=True, slots=True)
class DueItem:
    """One thing to do about a request: what, by which day, how many working days are left.

    `kind` is answer, correction, opinion, fee or serve. What is late has days below zero; on its
    last day a thing has none left.
    """

    record: Record
    kind: str
    words: str
    due: Deadline
    left: int


def due_items(records: Iterable[Record], calendar: Calendar, today: date) -> tuple[DueItem, ...]:
    """What is to be done about requests, what runs out first in front."""
    items = [
        item
        for record in records
        if record.register == "requests" and not record.removed
        for item in _items(record, calendar, today)
    ]
    return tuple(sorted(items, key=lambda item: (item.due.day, item.record.text("number"))))


def _items(record: Record, calendar: Calendar, today: date) -> Iterator[DueItem]:
    def item(kind: str, words: str, due: Deadline) -> DueItem:
        ahead = calendar.count(today, due.day)
        left = ahead if today <= due.day else -max(1, calendar.count(due.day, today))
        return DueItem(record, kind, words, due, left)

    if record.day("decided"):
        if _is_to_serve(record, today) and (clock := answer_clock(record, calendar, today)):
            yield item("serve", "答复还没有送达", clock.due or Deadline(today))
        return
    for correction in uncorrected(record):
        if due := correction.day("due"):
            over = "申请人没有补正，可以终止办理" if due < today else "等申请人补正"
            yield item("correction", over, Deadline(due))
    for enquiry in record.parts("enquiries"):
        end = enquiry_due(enquiry, calendar)
        if end and not enquiry.day("answered") and not enquiry.text("says"):
            over = "没有答复征求的意见，该作决定了" if end.day < today else "等征求的意见"
            yield item("opinion", over, end)
    pay = fee_due(record, calendar)
    if pay and not any(fee.day("paid") for fee in record.parts("fee")):
        over = "申请人没有缴费，可以终止办理" if pay.day < today else "等申请人缴费"
        yield item("fee", over, pay)
    clock = answer_clock(record, calendar, today)
    if clock and clock.due:
        yield item("answer", "答复", clock.due)


def _is_to_serve(record: Record, today: date) -> bool:
    """Whether an answer is out and not served yet; of one that is long past nobody thinks.

    What was withdrawn or merged has no paper of its own.
    """
    decided = record.day("decided")
    is_new = decided is not None and today - decided <= _SERVING
    return (
        is_new and not record.day("served") and record.text("outcome") not in ("", "closed_other")
    )
