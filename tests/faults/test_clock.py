"""A clock that goes back a year between two saves: nothing depends on which time is later."""

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from nianbao.storage import stored
from nianbao.storage.library import Library
from tests.faults.jobs import CELL, YEAR, small
from tests.reports import OFFICE

NOON = datetime(2024, 1, 31, 12, 0).astimezone()
DAYS_OFF = (0, -366, 1, -3660, 4000)


def test_the_last_save_counts_whatever_the_clock_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "nianbao.json"
    for received, days in enumerate(DAYS_OFF):
        time = NOON + timedelta(days=days)
        monkeypatch.setattr(stored, "now", lambda time=time: time)
        library = Library(path)
        library.save(small(received), ())
        library.save(small(0, 2020), ())
        again = Library(path)
        assert again.load(OFFICE, YEAR).figures[CELL] == received
        assert [line.year for line in again.summaries()] == [YEAR, 2020]
        assert again.summaries()[0].changed == time.isoformat()
        assert again.edited_outside() == ()


def test_a_file_whose_time_goes_back_is_still_seen_to_be_another(tmp_path: Path) -> None:
    path = tmp_path / "nianbao.json"
    one, other = Library(path), Library(path)
    one.save(small(1), ())
    other.load(OFFICE, YEAR)
    one.save(small(2), ())
    year = timedelta(days=366).total_seconds()
    os.utime(path, (path.stat().st_atime - year, path.stat().st_mtime - year))
    assert other.load(OFFICE, YEAR).figures[CELL] == 2
