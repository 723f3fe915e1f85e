"""The storage below TinyDB: what it reads, refuses, keeps in memory and writes."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB
from tinydb.table import Document

from nianbao.storage import crash_safe, data_file
from nianbao.storage.crash_safe import CrashSafeStorage
from nianbao.storage.data_file import checksum
from nianbao.storage.errors import (
    BrokenFileError,
    ChangedOutsideError,
    NewerSchemaError,
    StorageError,
)
from nianbao.storage.schema import MIGRATIONS, SCHEMA, Tables, migrate
from tests.storage.samples import FAULTS, failing, names_in

META_SUM = checksum(b'{"schema": %d}' % SCHEMA)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "库" / "nianbao.json"


@pytest.fixture
def full(path: Path) -> Path:
    CrashSafeStorage(path).write({"reports": {"1": {"office": "甲镇"}, "2": {"office": "乙镇"}}})
    return path


def add(storage: CrashSafeStorage, number: str, **document: Any) -> None:
    tables: Tables = storage.read() or {}
    tables.setdefault("reports", {})[number] = document
    storage.write(tables)


def test_a_missing_file_is_empty_and_reading_makes_nothing(path: Path) -> None:
    assert CrashSafeStorage(path).read() is None
    assert not path.parent.exists()


def test_the_file_is_readable_json_with_a_document_a_line(full: Path) -> None:
    assert full.read_text(encoding="utf-8") == (
        f'{{\n"meta": {{\n"1": {{"schema": {SCHEMA}}}\n}},\n'
        '"reports": {\n"1": {"office": "甲镇"},\n"2": {"office": "乙镇"}\n},\n'
        f'"checksums": {{\n"1": {{"meta 1": "{META_SUM}", '
        '"reports 1": "02ef13f9", "reports 2": "4f61b9b3"}\n}\n}\n'
    )


def test_tinydb_alone_reads_the_file(full: Path) -> None:
    with TinyDB(full, encoding="utf-8") as plain:
        assert [document["office"] for document in plain.table("reports")] == ["甲镇", "乙镇"]


def test_tinydb_adds_and_removes_through_it(full: Path) -> None:
    with TinyDB(full, storage=CrashSafeStorage) as tinydb:
        reports = tinydb.table("reports")
        reports.insert(Document({"office": "丙镇"}, 7))
        reports.remove(doc_ids=[1])
    tables = CrashSafeStorage(full).read()
    assert tables
    assert tables["reports"] == {"2": {"office": "乙镇"}, "7": {"office": "丙镇"}}


def test_documents_cannot_be_edited_in_place(full: Path) -> None:
    with TinyDB(full, storage=CrashSafeStorage) as tinydb, pytest.raises(AttributeError):
        tinydb.table("reports").update({"office": "改"}, doc_ids=[1])


def test_an_empty_document_and_table_survive(path: Path) -> None:
    CrashSafeStorage(path).write({"reports": {"1": {}}, "settings": {}})
    tables = CrashSafeStorage(path).read()
    assert tables == {"meta": {"1": {"schema": SCHEMA}}, "reports": {"1": {}}, "settings": {}}


def test_half_a_character_is_kept_in_a_file_that_stays_utf8(path: Path) -> None:
    CrashSafeStorage(path).write({"settings": {"1": {"folder": "/tmp/\udcff"}}})
    path.read_bytes().decode("utf-8")
    tables = CrashSafeStorage(path).read()
    assert tables
    assert tables["settings"]["1"] == {"folder": "/tmp/\udcff"}


def test_a_byte_order_mark_is_tolerated(full: Path) -> None:
    full.write_bytes(b"\xef\xbb\xbf" + full.read_bytes())
    tables = CrashSafeStorage(full).read()
    assert tables
    assert tables["reports"]["1"] == {"office": "甲镇"}


def broken_contents() -> Iterator[bytes]:
    whole = '{"meta": {"1": {"schema": 1}}, "reports": {"1": {"office": "甲镇"}}}'.encode()
    yield from (whole[:length] for length in range(len(whole)))
    yield from (b"\n \n", b"\0" * 40, whole + b"\0\0", whole + whole, whole.replace(b"{", b"["))
    yield from (b"[]", b"1", b"null", b'"x"', b"[" * 100_000, b'{"a": 1' + b"0" * 5000 + b"}")
    yield from (b'{"reports": []}', b'{"reports": {"1": 3}}', b'{"reports": {"x": {}}}')
    yield from ("甲镇".encode("gb18030"), '{"meta": "甲"}'.encode("utf-16"), b'{"reports": {}}')


@pytest.mark.parametrize("content", broken_contents())
def test_a_broken_file_is_refused_and_never_overwritten(full: Path, content: bytes) -> None:
    reader = CrashSafeStorage(full)
    reader.read()
    full.write_bytes(content)
    for storage in (reader, CrashSafeStorage(full)):
        with pytest.raises(BrokenFileError) as raised:
            storage.read()
        assert raised.value.hint
        with pytest.raises(StorageError):
            storage.write({"reports": {}})
    assert full.read_bytes() == content
    assert names_in(full.parent) == ["nianbao.json"]


def test_a_newer_file_is_refused_and_left_alone(full: Path) -> None:
    meta = b'{"schema": 99}'
    content = b'{\n"meta": {\n"1": %s\n},\n"checksums": {\n"1": {"meta 1": "%s"}\n}\n}\n' % (
        meta,
        data_file.checksum(meta).encode(),
    )
    full.write_bytes(content)
    storage = CrashSafeStorage(full)
    with pytest.raises(NewerSchemaError):
        storage.read()
    with pytest.raises(StorageError):
        storage.write({"reports": {}})
    assert full.read_bytes() == content


def test_an_older_file_is_migrated_in_memory_and_written_with_the_next_save(
    full: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = full.read_bytes()
    steps = (*MIGRATIONS, lambda data: {**data, "archive": {"1": {"of": "甲镇"}}})
    monkeypatch.setattr(crash_safe, "migrate", lambda data: migrate(data, steps))
    storage = CrashSafeStorage(full)
    tables = storage.read()
    assert tables
    assert tables["archive"] == {"1": {"of": "甲镇"}}
    assert full.read_bytes() == before
    add(storage, "3", office="丙镇")
    written = json.loads(full.read_text(encoding="utf-8"))
    assert written["meta"] == {"1": {"schema": SCHEMA + 1}}
    assert written["archive"] == {"1": {"of": "甲镇"}}


def test_a_folder_in_its_place_has_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="这是一个文件夹"):
        CrashSafeStorage(tmp_path).read()


def test_a_file_as_its_folder_has_a_sentence(full: Path) -> None:
    storage = CrashSafeStorage(full / "nianbao.json")
    with pytest.raises(StorageError, match="不是文件夹"):
        storage.read()


def test_an_unreadable_file_has_a_sentence(full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "open", failing(FAULTS[2]))
    with pytest.raises(StorageError, match=r"读不出“.*没有权限"):
        CrashSafeStorage(full).read()


def test_what_another_program_wrote_is_read_again(full: Path) -> None:
    one, other = CrashSafeStorage(full), CrashSafeStorage(full)
    one.read()
    add(other, "3", office="丙镇")
    add(one, "4", office="丁镇")
    add(other, "5", office="戊镇")
    tables = CrashSafeStorage(full).read()
    assert tables
    assert sorted(tables["reports"]) == ["1", "2", "3", "4", "5"]


def test_a_change_between_read_and_write_is_not_overwritten(full: Path) -> None:
    one, other = CrashSafeStorage(full), CrashSafeStorage(full)
    tables = one.read() or {}
    add(other, "3", office="丙镇")
    content = full.read_bytes()
    with pytest.raises(ChangedOutsideError):
        one.write({**tables, "reports": {}})
    assert full.read_bytes() == content
    assert names_in(full.parent) == ["nianbao.json"]
    add(one, "4", office="丁镇")
    assert sorted((one.read() or {})["reports"]) == ["1", "2", "3", "4"]


def test_a_change_during_the_write_is_not_overwritten(
    full: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage = CrashSafeStorage(full)
    storage.read()
    really_fsync = os.fsync

    def meanwhile(descriptor: int) -> None:
        really_fsync(descriptor)
        full.write_bytes(b'{"meta": {"1": {"schema": 1}}}')

    monkeypatch.setattr(os, "fsync", meanwhile)
    with pytest.raises(ChangedOutsideError):
        storage.write({"reports": {}})
    assert full.read_bytes() == b'{"meta": {"1": {"schema": 1}}}'


def test_a_file_never_read_is_not_overwritten(full: Path) -> None:
    content = full.read_bytes()
    with pytest.raises(ChangedOutsideError):
        CrashSafeStorage(full).write({})
    assert full.read_bytes() == content


def test_a_file_that_appeared_is_not_overwritten(path: Path) -> None:
    storage = CrashSafeStorage(path)
    assert storage.read() is None
    add(CrashSafeStorage(path), "1", office="甲镇")
    with pytest.raises(ChangedOutsideError):
        storage.write({"reports": {}})


def test_a_file_that_vanished_is_written_again_whole(full: Path) -> None:
    storage = CrashSafeStorage(full)
    storage.read()
    full.unlink()
    add(storage, "3", office="丙镇")
    tables = CrashSafeStorage(full).read()
    assert tables
    assert sorted(tables["reports"]) == ["1", "2", "3"]


def test_a_folder_that_vanished_is_not_made_again(full: Path) -> None:
    storage = CrashSafeStorage(full)
    storage.read()
    gone = full.parent.rename(full.parent.with_name("pulled out"))
    with pytest.raises(StorageError, match="不见了"):
        add(storage, "3", office="丙镇")
    gone.rename(full.parent)
    add(storage, "3", office="丙镇")
    assert sorted((CrashSafeStorage(full).read() or {})["reports"]) == ["1", "2", "3"]


def test_only_changed_documents_are_encoded(full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    storage, encoded = CrashSafeStorage(full), []
    add(storage, "3", office="丙镇")
    really_encode = data_file._encode_text

    def encode(value: Any) -> str:
        encoded.append(value)
        return really_encode(value)

    monkeypatch.setattr(data_file, "_encode_text", encode)
    add(storage, "3", office="新丙镇")
    assert [value for value in encoded if "office" in value] == [{"office": "新丙镇"}]


def test_memory_is_what_the_file_says_and_not_what_the_caller_holds(path: Path) -> None:
    storage, parts = CrashSafeStorage(path), [("一", 1)]
    add(storage, "1", parts=parts)
    parts.append(("二", 2))
    add(storage, "2", office="乙镇")
    assert (storage.read() or {})["reports"]["1"] == {"parts": [["一", 1]]}
    assert storage.read() == CrashSafeStorage(path).read()


def test_equal_is_not_the_same(full: Path) -> None:
    storage = CrashSafeStorage(full)
    add(storage, "3", value=1)
    add(storage, "3", value=True)
    assert '{"value": true}' in full.read_text(encoding="utf-8")


def test_what_json_cannot_hold_changes_nothing(full: Path) -> None:
    storage, content = CrashSafeStorage(full), full.read_bytes()
    with pytest.raises(TypeError):
        add(storage, "3", value={1, 2})
    assert full.read_bytes() == content
    add(storage, "3", value=[1, 2])
    assert (storage.read() or {})["reports"]["3"] == {"value": [1, 2]}


@pytest.mark.parametrize("number", FAULTS)
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failed_write_is_forgotten_and_can_be_repeated(
    full: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int
) -> None:
    storage, content = CrashSafeStorage(full), full.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(os, step, failing(number))
        with pytest.raises(StorageError):
            add(storage, "3", office="丙镇")
    assert full.read_bytes() == content
    assert "3" not in (storage.read() or {})["reports"]
    add(storage, "3", office="丙镇")
    assert storage.read() == CrashSafeStorage(full).read()
