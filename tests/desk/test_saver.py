"""The saver by itself: the newest is saved, nothing handed in is forgotten, failures are told."""

from collections.abc import Iterator
from threading import Event
from time import monotonic

import pytest

from nianbao.desk import saver as at_work
from nianbao.desk.saver import Saver, SaveState
from nianbao.report.document import Report, new_report
from nianbao.report.errors import ReportError
from tests.reports import OFFICE

LONG = 30.0
"""Seconds no test waits for."""


class Disk:
    """Keeps what is saved; can be full."""

    def __init__(self) -> None:
        self.kept: list[int] = []
        self.full = False
        self.states: list[SaveState] = []
        self.tried = Event()

    def save(self, report: Report) -> None:
        self.tried.set()
        if self.full:
            raise ReportError("磁盘没有剩余空间。")
        self.kept.append(report.year)


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def saver(disk: Disk, monkeypatch: pytest.MonkeyPatch) -> Iterator[Saver[Report]]:
    """A saver whose pauses no test could wait out."""
    monkeypatch.setattr(at_work, "REST", LONG)
    monkeypatch.setattr(at_work, "RETRY_AFTER", LONG)
    it = Saver(disk.save, disk.states.append)
    yield it
    it.close()


def year(number: int) -> Report:
    return new_report(OFFICE, number)


def test_who_waits_for_a_save_does_not_wait_for_the_rest(saver: Saver[Report], disk: Disk) -> None:
    begun = monotonic()
    saver.submit(year(2024))
    assert saver.state.kind == "saving"
    assert saver.settle(LONG).kind == "saved"
    assert monotonic() - begun < LONG / 2
    assert disk.kept == [2024]


def test_of_several_in_the_rest_the_newest_is_saved(saver: Saver[Report], disk: Disk) -> None:
    for number in (2022, 2023, 2024):
        saver.submit(year(number))
    assert saver.settle(LONG).kind == "saved"
    assert disk.kept == [2024]


def test_what_is_submitted_again_during_its_own_save_is_saved_again(disk: Disk) -> None:
    """The same report with other counts: what was written by then has the old ones."""
    report = year(2024)

    def save(saved: Report) -> None:
        disk.save(saved)
        if len(disk.kept) == 1:
            it.submit(report)

    it = Saver(save, disk.states.append)
    it.submit(report)
    assert it.settle(LONG).kind == "saved"
    it.close()
    assert disk.kept == [2024, 2024]


def test_a_rest_ends_by_itself(disk: Disk) -> None:
    saver = Saver(disk.save, disk.states.append)
    saver.submit(year(2024))
    assert disk.tried.wait(LONG)
    saver.close()
    assert disk.kept == [2024]
    assert [state.kind for state in disk.states] == ["saved"]


def test_a_save_waits_for_a_check_but_not_long(disk: Disk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(at_work, "REST", 0.0)
    busy = True
    saver = Saver(disk.save, disk.states.append, lambda: busy)
    begun = monotonic()
    saver.submit(year(2023))
    assert disk.tried.wait(LONG)
    assert monotonic() - begun >= 0.5
    saver.settle(LONG)
    disk.tried.clear()
    monkeypatch.setattr(at_work, "_REST_AT_MOST", LONG)
    saver.submit(year(2024))
    assert not disk.tried.wait(0.05)
    busy = False
    saver.look_again()
    assert disk.tried.wait(LONG)
    saver.close()
    assert disk.kept == [2023, 2024]


def test_waiting_for_nothing_does_not_hurry_the_next(saver: Saver[Report], disk: Disk) -> None:
    assert saver.settle(LONG).kind == "saved"
    saver.submit(year(2024))
    assert not disk.tried.wait(0.05)


def test_what_rests_when_it_is_closed_is_saved(saver: Saver[Report], disk: Disk) -> None:
    saver.submit(year(2024))
    saver.close()
    assert disk.kept == [2024]


def test_a_failure_is_told_and_the_report_kept_for_the_next_try(
    saver: Saver[Report], disk: Disk
) -> None:
    disk.full = True
    saver.submit(year(2024))
    state = saver.settle(LONG)
    assert (state.kind, str(state.error)) == ("failed", "磁盘没有剩余空间。")
    disk.full = False
    assert saver.settle(LONG).kind == "saved", "it is tried again"
    assert disk.kept == [2024]


def test_a_try_that_was_on_its_way_does_not_answer_for_the_next(
    disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk has room again when the clerk says so; what failed before that is no answer."""
    monkeypatch.setattr(at_work, "REST", 0.0)
    monkeypatch.setattr(at_work, "RETRY_AFTER", 0.0)
    go, on_its_way = Event(), Event()
    tries = 0

    def save(report: Report) -> None:
        nonlocal tries
        tries += 1
        was_full = disk.full
        if tries == 2:
            on_its_way.set()
            go.wait(LONG)
        if was_full:
            raise ReportError("磁盘没有剩余空间。")
        disk.save(report)

    it = Saver(save, disk.states.append)
    disk.full = True
    it.submit(year(2024))
    assert on_its_way.wait(LONG)
    disk.full = False
    it.try_again()
    go.set()
    assert it.settle(LONG).kind == "saved"
    it.close()
    assert [state.kind for state in disk.states] == ["failed", "saved"]


def test_what_failed_is_given_up_at_the_end(saver: Saver[Report], disk: Disk) -> None:
    disk.full = True
    saver.submit(year(2024))
    saver.settle(LONG)
    disk.full = False
    saver.close()
    assert disk.kept == []
