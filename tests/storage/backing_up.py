"""What the tests of backups share: a clock set by hand, and openings that change a report."""

from datetime import datetime, timedelta
from pathlib import Path

from nianbao.storage.backups import Backup, Backups
from nianbao.storage.library import Library
from tests.storage.samples import sample

START = datetime.fromisoformat("2026-11-24T11:30:00+08:00")


class Clock:
    """The machine's clock, set by hand."""

    def __init__(self) -> None:
        self.time = START

    def now(self) -> datetime:
        return self.time

    def go(self, **by: float) -> None:
        self.time += timedelta(**by)


def work(data: Path, received: int) -> bytes:
    """Change the report; gives what the data file holds then."""
    Library(data).save(sample(2021, received=received), ())
    return data.read_bytes()


def open_each(backups: Backups, data: Path, clock: Clock, times: int, **apart: float) -> None:
    """Open the program so many times, and change the report each time."""
    for at in range(times):
        clock.go(**apart)
        work(data, at + 1)
        assert backups.take()


def required(backup: Backup | None) -> Backup:
    assert backup
    return backup
