"""Records of registers in a data file: merged, recovered from damage, told of when edited."""

import json
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import pytest

from nianbao.desk.registers import RegistersInHand
from nianbao.desk.registers_beside import registers_beside
from nianbao.report.document import new_report
from nianbao.report.registers.record import Record
from nianbao.storage.contents import tables_of
from nianbao.storage.errors import AlreadyThereError, StorageError
from nianbao.storage.library import Library
from nianbao.storage.pack import read_pack, write_pack
from nianbao.storage.recovery import DOUBTFUL, FROM_BACKUP, INTACT, LOST, install, recover
from nianbao.storage.schema import Document, Tables
from nianbao.storage.stored_records import compare_records
from nianbao.storage.unpack import coming, take_in
from tests.report.registers.samples import full_request, record, request

OFFICE = "民权县北关镇人民政府"


def filled(path: Path, *records: Record) -> RegistersInHand:
    library = Library(path)
    library.save(new_report(OFFICE, 2025), ())
    registers = RegistersInHand(library, OFFICE)
    registers.save(*records)
    return registers


def test_what_two_machines_kept_is_put_together(tmp_path: Path) -> None:
    both, mine, theirs = full_request(), request(date(2026, 3, 2)), request(date(2026, 4, 2))
    here = filled(tmp_path / "a.json", both, mine)
    there = filled(tmp_path / "b.json", both, theirs)
    there.save(both.with_value("articles", "那边的"))
    for personal in (True, False):
        target = tmp_path / f"{personal}.zip"
        write_pack(tmp_path / "b.json", target, "test", personal=personal)
        pack, library = read_pack(target), Library(tmp_path / "a.json")
        with pytest.raises(AlreadyThereError, match="库里的台账的1条和包里的不一样"):
            take_in(library, pack)
        take_in(library, pack, replace=False)
        assert len(here.records()) == 3
        assert here.find("requests", both.id) == both
        if personal:
            continue
        take_in(library, pack, replace=True)
        merged = here.find("requests", both.id)
        assert merged
        assert merged.text("applicant") == both.text("applicant")
        assert coming(library, pack).records.changed == 0
    write_pack(tmp_path / "b.json", tmp_path / "c.zip", "test")
    take_in(library, read_pack(tmp_path / "c.zip"), replace=True)
    taken = here.find("requests", both.id)
    assert taken
    assert taken.text("articles") == "那边的"
    assert both in [one.record for one in here.history(taken)]


def test_damage_takes_no_record_that_still_reads(tmp_path: Path) -> None:
    path = tmp_path / "n.json"
    saved = [request(date(2026, 1, day), number=str(day)) for day in range(1, 6)]
    registers = filled(path, *saved)
    backup = tables_of(path.read_bytes(), path)
    registers.save(saved[1].with_value("notes", "备份以后写的"), request(date(2026, 2, 1)))
    whole = path.read_bytes()
    lines = whole.split(b"\n")
    heading = lines.index(b'"registers": {')
    lines[heading] = b'"regi\xff\xff": '  # the heading is torn, and one record in the middle
    lines[heading + 1] = lines[heading + 1].replace(
        b'"received": "2026-01-01"', b'"received": "2026-'
    )
    damaged = b"\n".join(lines).replace("备份以后写的".encode(), "备份以后改的".encode())
    found = recover(damaged, backup)
    assert found.records == {INTACT: 4, DOUBTFUL: 1, FROM_BACKUP: 1}
    path.write_bytes(damaged)
    install(path, found)
    again = RegistersInHand(Library(path), OFFICE)
    assert {one.text("number") for one in again.records()} >= {"1", "2", "3", "4", "5"}
    assert len(again.records()) == 6
    (newer,) = [one for one in again.records() if one.text("number") == "2"]
    assert newer.text("notes") == "备份以后改的"  # the backup's is older
    assert Library(path).summaries()[0].year == 2025
    lone = recover(b"\n".join(whole.split(b"\n")[:-9]), None)
    assert lone.records[INTACT] >= 1
    torn = whole.replace(b'"received": "2026-01-03"', b'"received": "2026-')
    assert recover(torn, None).records[LOST] == 1


def test_an_edited_record_is_told_of(tmp_path: Path) -> None:
    path = tmp_path / "n.json"
    filled(path, request(date(2026, 3, 2), applicant="申某某"), record("publications"))
    path.write_bytes(path.read_bytes().replace("申某某".encode(), "别某某".encode()))
    assert Library(path).edited_outside() == ("台账",)


def test_what_does_not_read_is_left_behind(tmp_path: Path) -> None:
    one, path = full_request(), tmp_path / "n.json"
    registers, library = filled(path, one), Library(path)
    good = {**library.kept("registers")["1"]}
    damaged: tuple[Document, ...] = ({}, {**good, "values": 3}, {**good, "id": "x" * 99})
    for bad in (*damaged, {"office": OFFICE}):
        tables: Tables = {"registers": {"1": bad}}
        library.take_in(tables, (), replace=True)
        assert compare_records((good,), (bad,)) == (0, 1, 0)
    assert registers.records() == (one,)
    assert registers.damaged == 0


JUNK: tuple[Any, ...] = (
    None,
    True,
    -1,
    10**30,
    1.5,
    "",
    "x" * 300,
    [],
    {},
    ["a"],
    "2026-02-30",
    "granted",
    "1E9",
)
WHOLE = Path(__file__).parent / "released" / "schema-4.json"


def mutated(value: Any, random: Random) -> Any:
    """The value with one thing in it taken out, or something else in its place."""
    if isinstance(value, dict) and value and random.random() < 0.9:
        key = random.choice(list(value))
        if random.random() < 0.1:
            return {other: kept for other, kept in value.items() if other != key}
        return {**value, key: mutated(value[key], random)}
    if isinstance(value, list) and value and random.random() < 0.8:
        place = random.randrange(len(value))
        return [*value[:place], mutated(value[place], random), *value[place + 1 :]]
    return random.choice(JUNK)


def test_whatever_stands_in_a_record_all_goes_on(tmp_path: Path) -> None:
    whole, path = json.loads(WHOLE.read_text(encoding="utf-8")), tmp_path / "n.json"
    day = date(2026, 5, 1)
    office = whole["registers"]["1"]["office"]
    for seed in range(40):
        bad = {**whole, "registers": mutated(whole["registers"], Random(seed))}
        path.write_text(json.dumps(bad), encoding="utf-8")
        with suppress(StorageError):  # no data file at all
            library = Library(path)
            registers = RegistersInHand(library, office)
            damaged = registers.damaged
            assert len(registers.records()) + len(registers.removed()) + damaged <= 6
            for look in (partial(registers.figures, 2025), registers.due, registers.findings):
                look(day)
            registers_beside(library, (office, 2025))
            library.edited_outside()
            for one in registers.records():
                registers.history(one)
                registers.save(one.with_value("notes", "改"))
            assert registers.damaged == damaged
