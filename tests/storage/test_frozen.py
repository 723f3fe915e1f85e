"""Frozen copies: whole or not there, found again by office and year, never touched."""

import json
import os
from datetime import datetime
from pathlib import Path

import pytest

from nianbao.report.record import from_record
from nianbao.storage.errors import StorageError
from nianbao.storage.frozen import RECORD, copies, copies_folder, freeze
from tests.storage.samples import FAULTS, OFFICE, failing, names_in, sample

NOON, LATER = datetime(2025, 1, 20, 12), datetime(2025, 1, 21, 9)
EXPORTS = {"报告.md": "# 一\n".encode(), "报告.txt": "一\n二".encode()}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "年报.json"


def test_a_copy_holds_the_record_and_the_exports(data: Path) -> None:
    report = sample(received=7)
    folder = freeze(data, report, EXPORTS, NOON)
    assert folder == data.parent / "年报-定稿" / f"2021 {OFFICE} 20250120-120000"
    assert names_in(folder) == sorted([RECORD, *EXPORTS])
    for name, content in EXPORTS.items():
        assert (folder / name).read_bytes() == content
    assert from_record(json.loads((folder / RECORD).read_text(encoding="utf-8"))) == report
    assert names_in(copies_folder(data)) == [folder.name]


def test_copies_are_listed_by_office_and_year(data: Path) -> None:
    assert copies(data, OFFICE, 2021) == ()
    one = freeze(data, sample(), EXPORTS, NOON)
    again = freeze(data, sample(received=1), EXPORTS, NOON)
    later = freeze(data, sample(received=2), EXPORTS, LATER)
    freeze(data, sample(2022), EXPORTS, NOON)
    freeze(data, sample(office=f"{OFFICE} 二"), EXPORTS, NOON)
    assert again.name == f"{one.name} (2)"
    assert copies(data, OFFICE, 2021) == (one, again, later)


@pytest.mark.parametrize("office", ["a.b/c:镇", "[x]*", "长" * 200, "..", ".隐 "])
def test_any_name_of_an_office_is_found_again(data: Path, office: str) -> None:
    folders = [freeze(data, sample(office=office), EXPORTS, NOON) for _ in range(2)]
    assert copies(data, office, 2021) == tuple(folders)
    assert len(folders[1].name.encode()) < 255
    assert folders[0].parent == copies_folder(data)


@pytest.mark.parametrize("number", FAULTS)
@pytest.mark.parametrize("call", ["fsync", "mkdir", "rename"])
def test_a_copy_that_cannot_be_written_leaves_nothing(
    data: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    kept = freeze(data, sample(), EXPORTS, NOON)
    with monkeypatch.context() as patch:
        patch.setattr(os, call, failing(number))
        with pytest.raises(StorageError, match=copies_folder(data).name):
            freeze(data, sample(received=1), EXPORTS, LATER)
    assert names_in(copies_folder(data)) == [kept.name]
    assert names_in(kept) == sorted([RECORD, *EXPORTS])


def test_a_write_that_stops_halfway_leaves_nothing(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really_sync, calls = os.fsync, []

    def fail_at_the_third(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 3:
            raise OSError(28, "injected")
        really_sync(descriptor)

    monkeypatch.setattr(os, "fsync", fail_at_the_third)
    with pytest.raises(StorageError, match="没有剩余空间"):
        freeze(data, sample(), EXPORTS, NOON)
    assert names_in(copies_folder(data)) == []


def test_a_copy_is_on_disk_before_it_has_its_name(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    really_sync, really_rename = os.fsync, os.rename

    def sync(descriptor: int) -> None:
        done.append("fsync")
        really_sync(descriptor)

    def rename(source: Path, target: Path) -> None:
        done.append("rename")
        assert names_in(source) == sorted([RECORD, *EXPORTS])
        really_rename(source, target)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(os, "rename", rename)
    freeze(data, sample(), EXPORTS, NOON)
    before, after = done[: done.index("rename")], done[done.index("rename") + 1 :]
    assert len(before) >= len(EXPORTS) + 1
    assert after == ([] if os.name == "nt" else ["fsync"])


def test_a_folder_that_is_in_the_way_is_told(data: Path) -> None:
    copies_folder(data).write_text("一个文件", encoding="utf-8")
    with pytest.raises(StorageError):
        freeze(data, sample(), EXPORTS, NOON)
    assert copies(data, OFFICE, 2021) == ()
    assert copies_folder(data).read_text(encoding="utf-8") == "一个文件"
