"""The checksums tell a file that is what was saved from one that is not, and where it is not."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from nianbao.storage.crash_safe import CrashSafeStorage
from nianbao.storage.data_file import CHECKSUMS, parse
from nianbao.storage.errors import BrokenFileError, StorageError
from nianbao.storage.library import Library
from nianbao.storage.schema import SCHEMA
from tests.storage.samples import OFFICE, sample


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "nianbao.json"
    library = Library(path)
    for year in (2020, 2021):
        library.save(sample(year, received=12), ())
    return path


def edited(path: Path) -> tuple[str, ...]:
    return parse(path.read_bytes(), path).edited


def rewrite(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def test_what_was_saved_is_whole(path: Path) -> None:
    assert edited(path) == ()
    Library(path).save(sample(2020, received=13), ())
    assert edited(path) == ()


def test_a_figure_changed_by_hand_is_named(path: Path) -> None:
    rewrite(
        path, '"requests.received.natural_person": 12', '"requests.received.natural_person": 13'
    )
    assert edited(path) == ("reports 1",)
    library = Library(path)
    assert library.edited_outside() == (f"{OFFICE}2020年的报告",)
    assert library.load(OFFICE, 2020) == sample(2020, received=13)


def test_a_report_taken_out_or_put_in_by_hand_is_named(path: Path) -> None:
    data = json.loads(path.read_text(encoding="utf-8"))
    data["reports"]["7"] = {**data["reports"].pop("1"), "year": 2019}
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    assert set(edited(path)) == {"reports 1", "reports 7"}
    assert set(Library(path).edited_outside()) == {f"{OFFICE}2019年的报告", "一份被删掉的报告"}


@pytest.mark.parametrize("table", ["office", "settings", "meta"])
def test_other_tables_are_named_too(path: Path, table: str) -> None:
    data = json.loads(path.read_text(encoding="utf-8"))
    data.setdefault(table, {}).setdefault("1", {})["new"] = "甲"
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    assert Library(path).edited_outside() == ("设置",)


@pytest.mark.parametrize("indent", [None, 2])
def test_another_layout_is_no_edit(path: Path, indent: int | None) -> None:
    data = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(data, indent=indent), encoding="utf-8")
    assert edited(path) == ()


def test_saving_again_makes_it_whole(path: Path) -> None:
    rewrite(
        path, '"requests.received.natural_person": 12', '"requests.received.natural_person": 13'
    )
    library = Library(path)
    library.set_setting("left", {})
    assert edited(path) == ()
    assert library.edited_outside() == ()


def test_checksums_taken_out_make_all_doubtful(path: Path) -> None:
    data = json.loads(path.read_text(encoding="utf-8"))
    del data[CHECKSUMS]
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    assert set(edited(path)) == {"meta 1", "reports 1", "reports 2"}


def test_a_file_of_schema_1_has_none(path: Path) -> None:
    path.write_bytes(b'{"meta": {"1": {"schema": 1}}, "reports": {}}')
    assert edited(path) == ()
    assert CrashSafeStorage(path).read() == {"meta": {"1": {"schema": SCHEMA}}, "reports": {}}


def test_a_schema_number_that_a_turned_bit_made_is_damage(path: Path) -> None:
    rewrite(path, f'"schema": {SCHEMA}', f'"schema": {SCHEMA ^ 2}')
    assert SCHEMA ^ 2 > SCHEMA
    with pytest.raises(BrokenFileError, match="已损坏"):
        Library(path).summaries()


def flips(content: bytes) -> Iterator[bytes]:
    for at in range(0, len(content), 7):
        for bit in range(8):
            yield content[:at] + bytes([content[at] ^ (1 << bit)]) + content[at + 1 :]


def test_no_turned_bit_goes_unnoticed_in_what_matters(path: Path) -> None:
    whole = path.read_bytes()
    before = [Library(path).load(OFFICE, year) for year in (2020, 2021)]
    told = read = 0
    for content in flips(whole):
        path.write_bytes(content)
        library = Library(path)
        try:
            after = [library.load(OFFICE, year) for year in (2020, 2021)]
        except StorageError:
            told += 1
            continue
        read += 1
        assert after == before or library.edited_outside()
    assert told > 100
    assert read > 100
