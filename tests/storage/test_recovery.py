"""A damaged file gives back what still reads, the backup the rest, and the clerk is told which."""

import json
import os
import tracemalloc
from pathlib import Path

import pytest

from nianbao.report.office import Office
from nianbao.storage import recovery
from nianbao.storage.data_file import parse
from nianbao.storage.errors import BrokenFileError, TooLargeError
from nianbao.storage.library import Library
from nianbao.storage.recovery import (
    DOUBTFUL,
    FROM_BACKUP,
    INTACT,
    LOST,
    Outcome,
    install,
    read_lines,
    recover,
)
from nianbao.storage.schema import Tables, migrate
from tests.storage.samples import OFFICE, sample

YEARS = (2019, 2020, 2021)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "nianbao.json"
    library = Library(path)
    library.set_office(Office(OFFICE, county="民权县"))
    for year in YEARS:
        library.save(sample(year, received=year), ())
    return path


def tables_of(path: Path) -> Tables:
    return migrate(parse(path.read_bytes(), path).tables)


def sources(damaged: bytes, backup: Tables | None) -> dict[int, str]:
    return {one.key[1]: one.source for one in recover(damaged, backup).outcomes}


def half_of(content: bytes, year: int) -> bytes:
    """The file cut in the middle of the report of a year."""
    at = content.index(b'"year": %d' % year)
    return content[: at + 40]


def test_a_torn_file_keeps_the_reports_before_the_tear(path: Path) -> None:
    backup = tables_of(path)
    Library(path).save(sample(2019, received=7), ())
    torn = half_of(path.read_bytes(), 2021)
    assert sources(torn, backup) == {2019: INTACT, 2020: INTACT, 2021: FROM_BACKUP}
    path.write_bytes(torn)
    aside = install(path, recover(torn, backup))
    assert aside.read_bytes() == torn
    assert aside.name.startswith("nianbao-损坏-")
    library = Library(path)
    assert library.load(OFFICE, 2019) == sample(2019, received=7)
    assert library.load(OFFICE, 2021) == sample(2021, received=2021)
    assert library.office() == Office(OFFICE, county="民权县")
    assert library.edited_outside() == ()


def test_a_file_that_a_disk_filled_with_zeros_is_read_in_little_memory(path: Path) -> None:
    """The zeros stand where the disk failed: in a report, and behind all of it."""
    whole = path.read_bytes()
    torn = whole.replace(b'"problems"', b'"prob\0\0\0lems"', 1) + b"\n"
    assert recover(torn, None).outcomes[0].source == LOST
    path.write_bytes(torn)
    assert recover(read_lines(path), None) == recover(torn, None)
    os.truncate(path, 40_000_000)
    tracemalloc.start()
    recovery = recover(read_lines(path), None)
    aside = install(path, recovery)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 15_000_000
    assert recovery == recover(torn, None)
    assert {line.year for line in Library(path).summaries()} == {2020, 2021}
    assert aside.stat().st_size == 40_000_000
    assert aside.stat().st_mode & 0o077 == 0 or os.name == "nt"
    aside.unlink()


@pytest.mark.parametrize("limit", ["FILE_LIMIT", "JSON_LIMIT"])
def test_a_file_with_more_than_a_library_has_is_not_read(
    path: Path, limit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = path.stat().st_size
    monkeypatch.setattr(recovery, limit, size)
    assert read_lines(path)
    monkeypatch.setattr(recovery, limit, size // 2)
    with pytest.raises(TooLargeError):
        read_lines(path)


def test_without_a_backup_what_is_lost_is_named(path: Path) -> None:
    torn = half_of(path.read_bytes(), 2020)
    outcomes = recover(torn, None).outcomes
    assert outcomes == (Outcome((OFFICE, 2019), INTACT), Outcome((OFFICE, 2020), LOST))


def test_a_report_deleted_since_the_backup_does_not_come_back(path: Path) -> None:
    backup = tables_of(path)
    Library(path).remove(OFFICE, 2020)
    content = path.read_bytes()
    broken = content.replace(b'"county"', b'\0county"')
    assert sources(broken, backup) == {2019: INTACT, 2021: INTACT}
    assert recover(broken, backup).tables["office"] == backup["office"]


def test_a_turned_bit_in_a_report_is_doubtful(path: Path) -> None:
    content = path.read_bytes().replace("公开意识".encode(), "公井意识".encode(), 1)
    broken = content.replace(b'"county"', b'\0county"')
    assert sources(broken, None) == {2019: DOUBTFUL, 2020: INTACT, 2021: INTACT}


def test_a_file_of_nothing_is_all_from_the_backup(path: Path) -> None:
    backup = tables_of(path)
    for damaged in (b"", bytes(5000), b"{"):
        assert set(sources(damaged, backup).values()) == {FROM_BACKUP}
        assert recover(damaged, backup).tables == backup


@pytest.mark.parametrize("at", range(50))
def test_wherever_it_is_zeroed_no_report_is_lost_with_a_backup(path: Path, at: int) -> None:
    backup, content = tables_of(path), path.read_bytes()
    size = len(content) // 50
    damaged = content[: at * size] + bytes(size) + content[(at + 1) * size :]
    path.write_bytes(damaged)
    with pytest.raises(BrokenFileError):
        Library(path).summaries()
    recovery = recover(damaged, backup)
    assert [one.key[1] for one in recovery.outcomes] == list(YEARS)
    assert sum(one.source == FROM_BACKUP for one in recovery.outcomes) <= 2
    install(path, recovery)
    library = Library(path)
    assert [library.load(OFFICE, year) for year in YEARS] == [
        sample(year, received=year) for year in YEARS
    ]
    assert library.office() == Office(OFFICE, county="民权县")


def test_a_second_recovery_keeps_both_damaged_files(path: Path) -> None:
    for torn in (b"{ one", b"{ two"):
        path.write_bytes(torn)
        install(path, recover(torn, None))
    kept = sorted(file.read_bytes() for file in path.parent.glob("nianbao-损坏-*"))
    assert kept == [b"{ one", b"{ two"]


def test_a_file_without_its_own_layout_gives_what_the_backup_has(path: Path) -> None:
    backup = tables_of(path)
    pretty = json.dumps(json.loads(path.read_bytes()), indent=2).encode()[:-3]
    assert set(sources(pretty, backup).values()) == {FROM_BACKUP}


@pytest.mark.parametrize("meta", [{}, {"schema": "3"}, {"schema": 0}, {"schema": 10**30}])
def test_a_torn_number_of_the_schema_costs_no_report(path: Path, meta: dict[str, object]) -> None:
    data = json.loads(path.read_bytes())
    data["meta"]["1"] = meta
    damaged = "{" + ",\n".join(
        f'"{table}": {{\n' + ",\n".join(f'"{n}": {json.dumps(d)}' for n, d in rows.items()) + "\n}"
        for table, rows in data.items()
    )
    recovery = recover(damaged.encode(), None)
    assert {one.key for one in recovery.outcomes} == {(OFFICE, year) for year in YEARS}
    assert LOST not in {one.source for one in recovery.outcomes}
