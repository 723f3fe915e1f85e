"""JSON and files of any content: bounded before they are parsed, and no device is read."""

import json
import os
import tracemalloc
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from nianbao.storage.bounded import load_json, read_regular
from nianbao.storage.contents import contents_of
from nianbao.storage.errors import BrokenFileError, StorageError
from nianbao.storage.library import Library
from tests.cli.commanding import posix, run
from tests.storage.samples import OFFICE, sample


@pytest.mark.parametrize(
    "content",
    [
        b"[" * 100_000,
        b'{"a":' * 50 + b"1" + b"}" * 50,
        b"[" + b"[]," * 2_100_000 + b"1]",
        b'{"a": ' + b"9" * 5000 + b"}",
        b"\xff\xfe",
        b"",
    ],
    ids=["depth", "a little depth", "flood", "digits", "bytes", "nothing"],
)
def test_what_is_none_of_ours_is_refused_at_once(content: bytes) -> None:
    begun = process_time()
    with pytest.raises(ValueError):  # noqa: PT011 - json has words of its own
        load_json(content)
    assert process_time() - begun < 2


@pytest.mark.parametrize("content", [b"7", b"[]", b'\xef\xbb\xbf{"a": [1, {"b": null}]}'])
def test_what_is_ours_is_read(content: bytes) -> None:
    assert load_json(content) == json.loads(content.decode("utf-8-sig"))


@posix
def test_no_device_and_no_fifo_is_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    for path in (tmp_path / "fifo", Path("/dev/zero")):
        with pytest.raises(StorageError, match="不是普通的文件"):
            read_regular(path)
        assert "不是普通的文件" in contents_of(path).damage
        for command in (("list",), ("backup", "--to", tmp_path)):
            assert "不是普通的文件" in run(*command, data=path).err


def test_no_more_is_set_aside_than_a_file_holds(tmp_path: Path) -> None:
    (tmp_path / "small").write_bytes(b"12345")
    tracemalloc.start()
    try:
        assert read_regular(tmp_path / "small") == b"12345"
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


def test_a_file_longer_than_its_size_tells_is_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "grown").write_bytes(b"12345")
    told = os.stat_result((*(tmp_path / "grown").stat()[:6], 2, 0, 0, 0))
    monkeypatch.setattr("nianbao.storage.bounded.os.fstat", lambda _: told)
    assert read_regular(tmp_path / "grown", 5) == b"12345"
    with pytest.raises(StorageError, match="太大"):
        read_regular(tmp_path / "grown", 4)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "large").write_bytes(b"12345")
    assert read_regular(tmp_path / "large", 5) == b"12345"
    with pytest.raises(StorageError, match="太大"):
        read_regular(tmp_path / "large", 4)


def test_what_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    """A file of 200 MB costs none of them: it is sparse here, and read nowhere."""
    path = tmp_path / "nianbao.json"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    tracemalloc.start()
    try:
        with pytest.raises(BrokenFileError, match="太大"):
            Library(path).summaries()
        assert "太大" in contents_of(path).damage
        told = run("list", data=path)
        assert told.status == 2
        assert "太大（超过64 MB）" in told.err
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("table", "number"), [("reports", "9" * 5000), ("reports", "01"), ("reports", "-1")]
)
def test_a_number_that_no_document_has_is_damage(tmp_path: Path, table: str, number: str) -> None:
    path = tmp_path / "nianbao.json"
    Library(path).save(sample(), ())
    data: dict[str, Any] = json.loads(path.read_bytes())
    data[table][number] = {}
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(BrokenFileError, match="不是本程序的数据文件"):
        Library(path).summaries()


def test_a_huge_number_leaves_room_for_the_next_report(tmp_path: Path) -> None:
    path = tmp_path / "nianbao.json"
    Library(path).save(sample(2021), ())
    data: dict[str, Any] = json.loads(path.read_bytes())
    data["reports"]["9" * 18] = data["reports"].pop("1")
    path.write_text(json.dumps(data), encoding="utf-8")
    Library(path).save(sample(2022), ())
    assert [line.year for line in Library(path).summaries()] == [2022, 2021]
    assert Library(path).load(OFFICE, 2021) == sample(2021)
