"""What the settings remember: plain JSON under names that never change, and no harm from damage."""

from pathlib import Path

import pytest

from nianbao.desk.address import FRONT, Address, address_there
from nianbao.desk.remembered import (
    EXPORT_FOLDER,
    IMPORT_FOLDER,
    LEFT,
    LOOK,
    NOT_TAKEN,
    PASTED,
    PHRASES,
    PREVIOUS,
    NotTaken,
    Pasting,
    sum_of,
)
from nianbao.report.field import FieldRef
from nianbao.report.form.figures import CellRef
from nianbao.report.words.phrases import Phrase
from nianbao.report.words.starter_phrases import STARTER
from nianbao.storage.library import Library
from tests.reports import OFFICE, zero_report

KEY = (OFFICE, 2024)
CELL = CellRef("disclosure", "licensing", "decisions")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "nianbao.json")


def test_each_is_plain_json_under_its_name(library: Library) -> None:
    LEFT.keep(library, KEY, Address("disclosure", CELL))
    PASTED.keep(library, KEY, Pasting("plain", "title", {"title": sum_of("题")}))
    NOT_TAKEN.keep(library, KEY, NotTaken(f"{CELL}=", "13"))
    PREVIOUS.keep(library, KEY, ("柳河乡", 2023))
    PHRASES.keep(library, (Phrase("problems", "甲。"),))
    LOOK.keep(library, "plain")
    IMPORT_FOLDER.keep(library, Path("往年"))
    EXPORT_FOLDER.keep(library, Path("桌面"))
    at = f"2024 {OFFICE}"
    reopened = Library(library.path)
    names = ("left", "pasted", "not_taken", "previous")
    assert {name: reopened.setting(name) for name in names} == {
        "left": {at: {"page": "disclosure", "cell": str(CELL), "field": "", "start": -1}},
        "pasted": {at: {"view": "plain", "piece": "title", "copied": {"title": 999814944}}},
        "not_taken": {at: {"cell": f"{CELL}=", "digits": "13"}},
        "previous": {at: {"office": "柳河乡", "year": 2023}},
    }
    assert reopened.setting("phrases") == [{"place": "problems", "text": "甲。", "zero": False}]
    assert (reopened.setting("look"), reopened.setting("import_folder")) == ("plain", "往年")
    assert reopened.setting("export_folder") == "桌面"
    assert LEFT.load(reopened, KEY) == Address("disclosure", CELL)
    assert PASTED.load(reopened, KEY).copied == {"title": sum_of("题")}
    assert NOT_TAKEN.load(reopened, KEY) == NotTaken(f"{CELL}=", "13")
    assert PREVIOUS.load(reopened, KEY) == ("柳河乡", 2023)
    assert PHRASES.load(reopened) == (Phrase("problems", "甲。"),)
    assert IMPORT_FOLDER.load(reopened) == Path("往年")


def test_what_was_never_kept(library: Library) -> None:
    assert (LEFT.load(library, KEY), PREVIOUS.load(library, KEY)) == (None, None)
    assert PASTED.load(library, KEY) == Pasting()
    assert (PHRASES.load(library), LOOK.load(library)) == (STARTER, "")
    assert IMPORT_FOLDER.load(library) is None


def test_reports_are_kept_apart_and_forgotten_one_by_one(library: Library) -> None:
    for year in (2023, 2024):
        LEFT.keep(library, (OFFICE, year), Address(FRONT, field=FieldRef("title")))
    LEFT.forget(library, KEY)
    assert LEFT.load(library, KEY) is None
    assert LEFT.load(library, (OFFICE, 2023)) == Address(FRONT, field=FieldRef("title"))


def test_what_is_so_already_is_not_written_again(library: Library) -> None:
    PREVIOUS.forget(library, KEY)
    assert not library.path.exists()
    PREVIOUS.keep(library, KEY, ("柳河乡", 2023))
    written = library.path.stat().st_mtime_ns
    PREVIOUS.keep(library, KEY, ("柳河乡", 2023))
    assert library.path.stat().st_mtime_ns == written


@pytest.mark.parametrize("damage", [7, [], "甲", {f"2024 {OFFICE}": 7}])
def test_damage_counts_as_nothing_kept(library: Library, damage: object) -> None:
    for one in (LEFT, PASTED, NOT_TAKEN, PREVIOUS, LOOK, IMPORT_FOLDER, PHRASES):
        library.set_setting(one.name, damage)
    assert (LEFT.load(library, KEY), PREVIOUS.load(library, KEY)) == (None, None)
    assert PASTED.load(library, KEY) == Pasting()
    assert NOT_TAKEN.load(library, KEY) == NotTaken()
    assert PHRASES.load(library) == ()


def test_a_wild_value_counts_as_none(library: Library) -> None:
    key = f"2024 {OFFICE}"
    library.set_setting(IMPORT_FOLDER.name, "甲\0乙")
    field = f"overview.parts.{'9' * 5000}.text"
    library.set_setting(LEFT.name, {key: {"page": "overview", "field": field, "start": 0}})
    plain = {"view": 5, "piece": [], "copied": {"甲": "5", "乙": 5}}
    library.set_setting(PASTED.name, {key: plain})
    assert IMPORT_FOLDER.load(library) is None
    assert LEFT.load(library, KEY) == Address("overview", start=0, end=0)
    assert PASTED.load(library, KEY) == Pasting(copied={"乙": 5})


def test_an_address_goes_as_far_as_the_report_has_it() -> None:
    report = zero_report()
    first = Address(report.form.sections[0].key)
    assert address_there(report, None) == address_there(report, Address("甲")) == first
    gone = Address("disclosure", CellRef("disclosure", "gone", "decisions"))
    assert address_there(report, gone) == Address("disclosure")
    assert address_there(report, Address("disclosure", CELL)) == Address("disclosure", CELL)
    nowhere = Address("overview", field=FieldRef("overview", 99), start=3, end=3)
    assert address_there(report, nowhere) == Address("overview")
    there = Address("problems", field=FieldRef("problems"), start=3, end=3)
    assert address_there(report, there) == there


def test_the_report_that_was_in_hand_last(tmp_path: Path) -> None:
    library = Library(tmp_path / "nianbao.json")
    assert LEFT.newest(library) is None
    first, second = ("甲 镇", 2023), ("乙镇", 2024)
    for report in (first, second, first):
        LEFT.keep(library, report, Address("problems"))
        LEFT.keep(library, report, Address("requests"))
        assert LEFT.newest(Library(library.path)) == report
    values: tuple[object, ...] = ({"没有年份": {}}, {"": {}}, [], {"99999999 甲": {}})
    for damaged in values:
        library.set_setting(LEFT.name, damaged)
        assert LEFT.newest(library) is None
