"""Files of every schema that was ever released open, are backed up, and are written anew."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from nianbao.report.record import to_record
from nianbao.report.state import State
from nianbao.storage.backups import Backups
from nianbao.storage.errors import StorageError
from nianbao.storage.library import Library
from nianbao.storage.registers import RegisterStore
from nianbao.storage.schema import MIGRATIONS, SCHEMA
from tests.cli.commanding import run
from tests.faults.jobs import CELL
from tests.storage.samples import OFFICE, sample

RELEASED = Path(__file__).parent / "released"
FILES = sorted(RELEASED.glob("schema-*.json"))
each_file = pytest.mark.parametrize("released", FILES, ids=lambda path: path.stem)


YEARS = (2024, 2022, 2021)


@pytest.fixture
def data(tmp_path: Path, released: Path) -> Path:
    path = tmp_path / "nianbao.json"
    shutil.copyfile(released, path)
    return path


def plain(path: Path) -> Any:
    return json.loads(path.read_bytes())


def test_every_schema_is_kept() -> None:
    numbers = range(1, len(MIGRATIONS) + 2)
    assert [path.name for path in FILES] == [f"schema-{number}.json" for number in numbers]
    assert plain(FILES[-1])["meta"]["1"]["schema"] == SCHEMA


@each_file
def test_all_of_it_is_read(data: Path, released: Path) -> None:
    library = Library(data)
    assert library.edited_outside() == ()
    assert tuple(line.year for line in library.summaries()) == YEARS
    assert library.office().county == "民权县"
    assert library.setting("left")[f"2024 {OFFICE}"]["page"] == "requests"
    assert library.standing(OFFICE, 2021).state is State.PUBLISHED
    for document in plain(released)["reports"].values():
        record = to_record(library.load(OFFICE, document["year"]))
        kept = ("figures", "stated", "prose", "notes", "reading")
        assert [record[name] for name in kept] == [document[name] for name in kept]
        assert record.get("facts") == document.get("facts")
    assert data.read_bytes() == released.read_bytes()
    assert not Backups(data).folder.exists()


@each_file
def test_its_registers_are_read(data: Path, released: Path) -> None:
    store = RegisterStore(Library(data))
    there = plain(released).get("registers", {}).values()
    assert store.damaged(OFFICE) == 0
    kept, gone = (len(store.records(OFFICE, removed=removed)) for removed in (False, True))
    assert kept + gone == len(there)
    if there:
        assert (kept, gone) == (5, 1)
        (first, *_) = store.records(OFFICE, "requests")
        assert first.text("outcome") == "granted_in_part"
        assert store.history(OFFICE, "requests", first.id)[0].record.text("outcome") == ""


@each_file
def test_it_is_backed_up_before_the_first_write(data: Path, released: Path) -> None:
    library = Library(data)
    others = [library.load(OFFICE, year) for year in YEARS[1:]]
    report = library.load(OFFICE, 2024)
    library.save(report.with_figure(CELL, 77), ())
    schema = plain(released)["meta"]["1"]["schema"]
    copies = Backups(data).list()
    if schema < SCHEMA:
        assert [one.path.read_bytes() for one in copies] == [released.read_bytes()]
    assert plain(data)["meta"]["1"]["schema"] == SCHEMA
    again = Library(data)
    assert again.load(OFFICE, 2024).figures[CELL] == 77
    assert [again.load(OFFICE, year) for year in YEARS[1:]] == others
    assert again.edited_outside() == ()
    library.save(report.with_figure(CELL, 78), ())
    assert Backups(data).list() == copies


@each_file
def test_without_a_backup_nothing_is_written(data: Path, released: Path) -> None:
    if plain(released)["meta"]["1"]["schema"] == SCHEMA:
        return
    Backups(data).folder.write_text("这是一个文件", encoding="utf-8")
    library = Library(data)
    with pytest.raises(StorageError, match="改动以前要先备份，没有备份成："):
        library.save(sample(2030), ())
    assert data.read_bytes() == released.read_bytes()
    Backups(data).folder.unlink()
    library.save(sample(2030), ())
    assert Library(data).load(OFFICE, 2030) == sample(2030)
    assert len(Backups(data).list()) == 1


@each_file
def test_an_old_backup_is_restored_and_written_anew(data: Path, released: Path) -> None:
    backups = Backups(data)
    assert backups.take()
    library = Library(data)
    library.remove(OFFICE, 2024)
    backups.restore(backups.list()[-1])
    assert data.read_bytes() == released.read_bytes()
    library.forget()
    assert library.contains(OFFICE, 2024)
    library.remove(OFFICE, 2022)
    assert not Library(data).contains(OFFICE, 2022)


@each_file
def test_the_commands_read_it(data: Path) -> None:
    assert "2022年" in run("list", data=data).out
    assert run("check", "--year", "2022", data=data).status == 0
    done = run("export", "--year", "2022", "--to", "markdown", "--output", "-", data=data)
    assert done.status == 0
    assert OFFICE in done.out


def test_a_new_key_in_a_report_has_a_new_schema(tmp_path: Path) -> None:
    """An older program would drop it: see storage/schema.py."""
    Library(tmp_path / "today.json").save(sample(), ())
    written = plain(tmp_path / "today.json")["reports"]["1"]
    known = plain(FILES[-1])["reports"]["1"]
    new = (written.keys() - known.keys()) | (written["prose"].keys() - known["prose"].keys())
    assert not new or plain(FILES[-1])["meta"]["1"]["schema"] < SCHEMA
