"""A library that travels in one file: all of it arrives, and what is not whole is refused."""

import errno
import json
import os
import shutil
from pathlib import Path

import pytest

from nianbao.report.document import Report
from nianbao.report.office import Office
from nianbao.storage import pack as packing
from nianbao.storage.backups import Backups
from nianbao.storage.errors import (
    AlreadyThereError,
    BrokenFileError,
    ReadOnlyError,
    StorageError,
)
from nianbao.storage.frozen import copies, copies_folder
from nianbao.storage.history import History
from nianbao.storage.library import Library
from nianbao.storage.pack import read_pack, write_pack
from nianbao.storage.schema import SCHEMA
from nianbao.storage.unpack import coming, take_in
from tests.storage.packs import lived_in
from tests.storage.samples import CELL, FAULTS, OFFICE, failing, names_in, sample
from tests.storage.test_released import FILES, each_file


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return lived_in(tmp_path / "旧电脑" / "nianbao.json")


@pytest.fixture
def there(tmp_path: Path) -> Library:
    """The other machine's library, which does not exist yet."""
    return Library(tmp_path / "新电脑" / "我的.json")


@pytest.fixture
def packed(data: Path, tmp_path: Path) -> Path:
    path = tmp_path / "年报.zip"
    write_pack(data, path, "0.1.0")
    return path


def reports(library: Library) -> list[Report]:
    return [library.load(line.office, line.year) for line in library.summaries()]


def versions(library: Library, year: int) -> list[Report]:
    history = History(library.path)
    return [history.load(version) for version in history.versions(OFFICE, year)]


def test_all_arrives_on_an_empty_machine(data: Path, packed: Path, there: Library) -> None:
    found = read_pack(packed)
    changes = coming(there, found)
    assert [line.year for line in changes.added] == [2024, 2023]
    assert not changes.changed
    assert take_in(there, found) is None
    before, after = Library(data), Library(there.path)
    assert reports(after) == reports(before)
    assert after.summaries() == before.summaries()
    assert after.office() == before.office()
    for year in (2023, 2019):
        assert versions(after, year) == versions(before, year) != []
    (copy,) = copies(there.path, OFFICE, 2024)
    (original,) = copies(data, OFFICE, 2024)
    assert {p.name: p.read_bytes() for p in copy.iterdir()} == {
        p.name: p.read_bytes() for p in original.iterdir()
    }
    assert not Backups(there.path).folder.exists()


def test_unpacking_again_changes_nothing(packed: Path, there: Library) -> None:
    take_in(there, read_pack(packed))
    files = {p: p.read_bytes() for p in there.path.parent.rglob("*") if p.is_file()}
    backup = take_in(Library(there.path), read_pack(packed))
    assert backup
    for path, content in files.items():
        if path == there.path:
            assert reports(Library(path)) == reports(Library(backup.path))
        else:
            assert path.read_bytes() == content
    assert len(names_in(copies_folder(there.path))) == 1


def test_reports_that_are_here_are_left_unless_told(packed: Path, there: Library) -> None:
    there.set_office(Office(name=OFFICE, county="睢县"))
    there.save(sample(2030), ())
    there.save(sample(2023, received=9), ())
    before = there.path.read_bytes()
    found = read_pack(packed)
    with pytest.raises(AlreadyThereError, match="2023年的报告和包里的不一样，什么也没有动"):
        take_in(there, found)
    assert there.path.read_bytes() == before
    assert not History(there.path).folder.exists()
    take_in(there, found, replace=False)
    assert [line.year for line in there.summaries()] == [2030, 2024, 2023]
    assert there.load(OFFICE, 2023) == sample(2023, received=9)
    assert there.office().county == "睢县"
    assert versions(there, 2023) == []


def test_a_report_that_is_replaced_stays_in_the_history(packed: Path, there: Library) -> None:
    there.save(sample(2023, received=9), ())
    before = there.path.read_bytes()
    backup = take_in(there, read_pack(packed), replace=True)
    assert backup
    assert backup.path.read_bytes() == before
    assert there.load(OFFICE, 2023) == sample(2023, received=3)
    received = [report.figures[CELL] for report in versions(there, 2023)]
    assert received == [2, 1, 9]
    Backups(there.path).restore(backup)
    there.forget()
    assert there.load(OFFICE, 2023) == sample(2023, received=9)


def test_a_damaged_library_takes_nothing_in(data: Path, packed: Path) -> None:
    damaged = data.read_bytes()[:-50]
    data.write_bytes(damaged)
    for ask in (coming, take_in):
        with pytest.raises(BrokenFileError):
            ask(Library(data), read_pack(packed))
    assert data.read_bytes() == damaged


def test_a_window_that_only_reads_takes_nothing_in(packed: Path, there: Library) -> None:
    there.read_only = "另一个窗口开着。"
    with pytest.raises(ReadOnlyError):
        take_in(there, read_pack(packed))
    assert not there.path.parent.exists()


@each_file
def test_packs_of_older_files_are_read(tmp_path: Path, released: Path, there: Library) -> None:
    shutil.copyfile(released, tmp_path / "old.json")
    write_pack(tmp_path / "old.json", tmp_path / "old.zip", "0.1.0")
    take_in(there, read_pack(tmp_path / "old.zip"))
    assert reports(there) == reports(Library(released))
    assert json.loads(there.path.read_bytes())["meta"]["1"]["schema"] == SCHEMA
    assert len(FILES) > 1


def test_a_damaged_history_is_left_behind(data: Path, tmp_path: Path) -> None:
    next(p for p in History(data).files() if p.name.startswith("2023")).write_bytes(b"{half")
    found = write_pack(data, tmp_path / "年报.zip", "0.1.0")
    assert len(found.histories) == 1
    assert len(found.contents.documents) == 2


def test_what_can_not_be_packed(data: Path, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="没有可以打包的内容"):
        write_pack(tmp_path / "没有.json", tmp_path / "年报.zip", "0.1.0")
    there = tmp_path / "有了.zip"
    there.touch()
    with pytest.raises(StorageError, match="已经有了，没有动它"):
        write_pack(data, there, "0.1.0")
    whole = data.read_bytes()
    data.write_bytes(whole[:100])
    with pytest.raises(StorageError, match="不完整或已损坏"):
        write_pack(data, tmp_path / "年报.zip", "0.1.0")
    assert not (tmp_path / "年报.zip").exists()


def test_more_than_can_be_unpacked_is_not_packed(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packing, "BYTES_LIMIT", 1000)
    with pytest.raises(StorageError, match="单独拷走"):
        write_pack(data, tmp_path / "年报.zip", "0.1.0")


@pytest.mark.parametrize("number", FAULTS)
def test_a_disk_that_fails_leaves_no_pack(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(os, "fsync", failing(number))
    with pytest.raises(StorageError, match="写不进"):
        write_pack(data, tmp_path / "年报.zip", "0.1.0")
    assert names_in(tmp_path) == ["旧电脑"]


def test_a_full_disk_while_unpacking_changes_no_report(
    packed: Path, there: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    there.save(sample(2030), ())
    before = there.path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", failing(errno.ENOSPC))
        with pytest.raises(StorageError, match="没有剩余空间"):
            take_in(there, read_pack(packed))
    assert there.path.read_bytes() == before
    take_in(there, read_pack(packed))
    assert len(there.summaries()) == 3
