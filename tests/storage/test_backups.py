"""Backups: taken, thinned out, listed, whatever the clock and the folder are like."""

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from nianbao.report.standing import Standing
from nianbao.report.state import State
from nianbao.storage.backups import Backups
from nianbao.storage.errors import BrokenFileError, NewerSchemaError, StorageError
from nianbao.storage.library import Library
from nianbao.storage.retention import kept_numbers
from tests.storage.backing_up import START, Clock, open_each, required, work
from tests.storage.samples import OFFICE, names_in, sample


def test_a_backup_is_the_data_file_byte_for_byte(backups: Backups, data: Path) -> None:
    backup = required(backups.take())
    assert backup.path == data.parent / "nianbao-备份" / "nianbao-000001-20261124-113000.json"
    assert backup.path.read_bytes() == data.read_bytes()
    assert backup.time == datetime(2026, 11, 24, 11, 30)
    assert backup.size == data.stat().st_size
    assert backups.list() == (backup,)
    assert Library(backup.path).load(OFFICE, 2021) == sample(2021)


def test_without_a_data_file_there_is_nothing_to_take(tmp_path: Path) -> None:
    backups = Backups(tmp_path / "没有.json")
    assert backups.take() is None
    assert backups.list() == ()
    assert backups.newest_good() is None
    assert names_in(tmp_path) == []


def test_nothing_is_taken_twice(backups: Backups, data: Path, clock: Clock) -> None:
    first = required(backups.take())
    clock.go(days=3)
    assert backups.take() is None
    work(data, 7)
    second = required(backups.take())
    assert backups.list() == (second, first)
    assert second.number == 2


def test_the_same_size_is_not_the_same_content(backups: Backups, data: Path) -> None:
    backups.take()
    data.write_bytes(data.read_bytes().replace(b"2021", b"2022"))
    assert backups.take()


def test_a_year_of_openings_is_thinned_out(backups: Backups, data: Path, clock: Clock) -> None:
    expected: list[tuple[int, datetime]] = []
    for at in range(60):
        clock.go(days=7)
        work(data, at + 1)
        backup = required(backups.take())
        expected.append((backup.number, backup.time))
        expected = [mark for mark in expected if mark[0] in kept_numbers(expected)]
        assert {one.number for one in backups.list()} == {number for number, _ in expected}
    assert len({f"{one.time:%Y%m}" for one in backups.list()}) == 12


def test_a_clock_that_goes_back_a_year(backups: Backups, data: Path, clock: Clock) -> None:
    open_each(backups, data, clock, 20, days=1)
    before = {one.path for one in backups.list()[:9]}
    clock.go(days=-366)
    content = work(data, 100)
    wrong = required(backups.take())
    assert backups.newest() == wrong == backups.list()[0]
    assert wrong.time.year == 2025
    assert wrong.path.read_bytes() == content
    assert before <= {one.path for one in backups.list()}
    open_each(backups, data, clock, 3, minutes=1)
    clock.go(days=366)
    open_each(backups, data, clock, 1)
    assert [one.number for one in backups.list()[:5]] == [25, 24, 23, 22, 21]


def test_a_clock_far_ahead_does_not_stop_backups(
    backups: Backups, data: Path, clock: Clock
) -> None:
    clock.go(days=20000)
    assert backups.take()
    clock.time = START
    open_each(backups, data, clock, 15, days=1)
    assert backups.list()[0].number == 16
    assert backups.list()[0].time.date() == (START + timedelta(days=15)).date()


FOREIGN = (
    "年报.docx",
    "nianbao-1-20261124-113000.json",
    "nianbao-000001-20261399-113000.json",
    "nianbao-000001-20261124-113000.json.bak",
    "nianbao-０００００１-20261124-113000.json",
    "备份 nianbao-000001-20261124-113000.json",
    ".nianbao-0123456789ab.tmp",
)


def test_foreign_files_are_never_touched(backups: Backups, data: Path, clock: Clock) -> None:
    backups.folder.mkdir()
    for name in FOREIGN:
        (backups.folder / name).write_text("别人的", encoding="utf-8")
    (backups.folder / "nianbao-000009-20261124-113000.json").mkdir()
    open_each(backups, data, clock, 15, hours=1)
    assert set(FOREIGN) <= set(names_in(backups.folder))
    assert backups.list()[0].number == 15
    assert len(backups.list()) == 10


def test_the_newest_good_one_is_never_pruned(backups: Backups, data: Path, clock: Clock) -> None:
    good = required(backups.take())
    for at in range(20):
        clock.go(minutes=1)
        data.write_text(f"坏了{at}", encoding="utf-8")
        assert backups.take()
    assert backups.newest_good() == good
    assert len(backups.list()) == 11
    work_again = json.loads(good.path.read_bytes())
    data.write_text(json.dumps(work_again), encoding="utf-8")
    assert backups.take() == backups.newest_good()
    assert len(backups.list()) == 10


def test_contents_tell_what_a_backup_holds(backups: Backups, data: Path) -> None:
    Library(data).save(sample(2022), (), standing=Standing(State.PUBLISHED))
    first = required(backups.take())
    lines = backups.contents(first).summaries
    assert [(line.year, line.state) for line in lines] == [(2022, "published"), (2021, "draft")]
    assert backups.present() == backups.contents(first)


@pytest.mark.parametrize("content", [b"", b"{", b"\xff" * 99, b'{"meta": {}}', b"[" * 9999])
def test_a_damaged_backup_is_shown_and_not_restored(
    backups: Backups, data: Path, clock: Clock, content: bytes
) -> None:
    good = required(backups.take())
    present = work(data, 7)
    bad = required(backups.take())
    bad.path.write_bytes(content)
    assert [one.number for one in backups.list()] == [2, 1]
    assert backups.contents(bad).damage
    assert backups.newest_good() == good
    with pytest.raises(BrokenFileError):
        backups.restore(bad)
    assert data.read_bytes() == present
    assert len(backups.list()) == 2


def test_a_backup_of_a_newer_program_is_not_restored(backups: Backups, data: Path) -> None:
    backup = required(backups.take())
    backup.path.write_text('{"meta": {"1": {"schema": 99}}}', encoding="utf-8")
    with pytest.raises(NewerSchemaError):
        backups.restore(backup)
    assert Library(data).contains(OFFICE, 2021)


def test_a_backup_that_is_gone_is_told(backups: Backups, data: Path) -> None:
    backup = required(backups.take())
    backup.path.unlink()
    assert backups.contents(backup).summaries == ()
    with pytest.raises(StorageError, match="不见了"):
        backups.restore(backup)


def test_of_today(backups: Backups, data: Path, clock: Clock) -> None:
    assert not backups.is_of_today()
    backups.take()
    assert backups.is_of_today()
    clock.go(hours=13)
    assert not backups.is_of_today()
    clock.go(days=-365)
    assert not backups.is_of_today()


def test_deleting_the_folder_loses_no_report(backups: Backups, data: Path) -> None:
    backup = required(backups.take())
    content = data.read_bytes()
    backup.path.unlink()
    backups.folder.rmdir()
    assert data.read_bytes() == content
    assert required(backups.take()).number == 1
