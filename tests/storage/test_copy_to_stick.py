"""A copy on a stick is whole and read back, or there is none."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from nianbao.storage import backups as module
from nianbao.storage.backups import Backups
from nianbao.storage.errors import BrokenFileError, StorageError
from tests.storage.samples import FAULTS, failing, names_in


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "优盘"
    folder.mkdir()
    return folder


def test_a_copy_on_a_stick_is_a_data_file(backups: Backups, data: Path, stick: Path) -> None:
    first, second = backups.copy_to(stick), backups.copy_to(stick)
    assert first == stick / "nianbao-备份-20261124-113000.json"
    assert second == stick / "nianbao-备份-20261124-113000 (2).json"
    assert first.read_bytes() == second.read_bytes() == data.read_bytes()
    assert names_in(stick) == sorted((first.name, second.name))
    assert backups.list() == ()


def test_the_path_told_is_whole(
    backups: Backups, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(stick.parent)
    assert backups.copy_to(Path("优盘")).parent == stick


@pytest.mark.skipif(not hasattr(os, "posix_fadvise"), reason="the system has no such call")
def test_the_copy_is_read_from_the_medium(
    backups: Backups, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []
    fsync, advise = os.fsync, os.posix_fadvise
    monkeypatch.setattr(os, "fsync", lambda fd: calls.append("fsync") or fsync(fd))  # type: ignore[func-returns-value]

    def drop(fd: int, start: int, length: int, advice: int) -> None:
        calls.append(f"drop {start} {length} {advice == os.POSIX_FADV_DONTNEED}")
        advise(fd, start, length, advice)

    monkeypatch.setattr(os, "posix_fadvise", drop)
    backups.copy_to(stick)
    assert calls[0] == "fsync"
    assert calls[-1] == "drop 0 0 True"


@pytest.mark.parametrize("read", [b"", b"{}", b"half"])
def test_a_stick_that_gives_back_something_else(
    backups: Backups, stick: Path, monkeypatch: pytest.MonkeyPatch, read: bytes
) -> None:
    monkeypatch.setattr(module, "_read_back", lambda _: read)
    with pytest.raises(StorageError, match="读回来不一样"):
        backups.copy_to(stick)
    assert names_in(stick) == []


def test_a_stick_that_can_not_be_read_back(
    backups: Backups, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really_open = Path.open

    def bad(path: Path, mode: str = "r", **options: Any) -> object:
        if mode == "rb" and path.parent == stick:
            raise OSError(errno.EIO, "injected")
        return really_open(path, mode, **options)

    monkeypatch.setattr(Path, "open", bad)
    with pytest.raises(StorageError, match="磁盘读写出错"):
        backups.copy_to(stick)
    assert names_in(stick) == []


@pytest.mark.parametrize("number", FAULTS)
def test_a_stick_that_takes_no_more(
    backups: Backups, stick: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(os, "fsync", failing(number))
    with pytest.raises(StorageError) as raised:
        backups.copy_to(stick)
    assert str(stick) in raised.value.message
    assert names_in(stick) == []


def test_no_data_file_a_damaged_one_and_no_folder(
    backups: Backups, data: Path, stick: Path
) -> None:
    with pytest.raises(StorageError, match="不见了"):
        backups.copy_to(stick / "没有")
    with pytest.raises(StorageError, match="不是文件夹"):
        backups.copy_to(data)
    data.write_text("{坏", encoding="utf-8")
    with pytest.raises(BrokenFileError):
        backups.copy_to(stick)
    data.unlink()
    with pytest.raises(StorageError, match="还没有数据文件"):
        backups.copy_to(stick)
    assert names_in(stick) == []
