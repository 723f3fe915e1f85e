"""Which report counts as last year's: the own one, a chosen one, what becomes of a choice."""

from dataclasses import replace
from pathlib import Path

import pytest

from nianbao.desk.previous import PreviousFinder, candidates, choose_last, keep_choice
from nianbao.desk.remembered import PREVIOUS
from nianbao.report.checks import run_checks
from nianbao.report.document import Report
from nianbao.report.form.figures import CellRef
from nianbao.storage.library import Library
from tests.cli.commanding import run
from tests.reports import full_report, zero_report

NEW, OLD = "宁陵县新柳河镇人民政府", "宁陵县柳河乡人民政府"
THIS, LAST, OWN = (NEW, 2024), (OLD, 2023), (NEW, 2023)
BROUGHT = CellRef("requests", "brought_forward", "natural_person")


def report_of(key: tuple[str, int]) -> Report:
    return replace(zero_report(), office=key[0], year=key[1])


def library(folder: Path, *keys: tuple[str, int]) -> Library:
    made = Library(folder / "nianbao.json")
    for key in keys:
        made.save(report_of(key), ())
    return made


def test_the_own_report_of_the_year_before(tmp_path: Path) -> None:
    made = library(tmp_path, THIS, LAST, OWN, (OLD, 2022))
    assert PreviousFinder(made).key_of(THIS) == OWN
    assert PreviousFinder(made).load(THIS) == report_of(OWN)
    assert PreviousFinder(made).key_of(OWN) is None
    assert PreviousFinder(made).load(OWN) is None


def test_a_chosen_one_is_kept_and_taken_back(tmp_path: Path) -> None:
    made = library(tmp_path, THIS, LAST, OWN)
    choose_last(made, THIS, LAST)
    assert PreviousFinder(Library(made.path)).load(THIS) == report_of(LAST)
    choose_last(made, THIS, OWN)
    assert PreviousFinder(made).key_of(THIS) == OWN
    assert made.setting(PREVIOUS.name) == {}


def test_a_chosen_one_that_was_deleted_counts_no_more(tmp_path: Path) -> None:
    made = library(tmp_path, THIS, LAST, OWN)
    choose_last(made, THIS, LAST)
    removed = made.remove(*LAST)
    assert PreviousFinder(made).key_of(THIS) == OWN
    made.restore(removed)
    assert PreviousFinder(made).key_of(THIS) == LAST


@pytest.mark.parametrize(
    "damage", [7, [], {f"2024 {NEW}": 7}, {f"2024 {NEW}": {"office": [], "year": "2023"}}]
)
def test_damaged_choices_choose_nothing(tmp_path: Path, damage: object) -> None:
    made = library(tmp_path, THIS, OWN, LAST)
    made.set_setting(PREVIOUS.name, damage)
    assert PreviousFinder(made).key_of(THIS) == OWN
    choose_last(made, THIS, LAST)
    assert PreviousFinder(made).key_of(THIS) == LAST


def test_a_renamed_report_keeps_its_last_year(tmp_path: Path) -> None:
    made = library(tmp_path, (OLD, 2024), LAST)
    keep_choice(made, (OLD, 2024), THIS)
    assert PreviousFinder(made).key_of(THIS) == LAST
    keep_choice(made, (OLD, 2022), (NEW, 2022))
    assert PreviousFinder(made).key_of((NEW, 2022)) is None


def test_those_of_the_year_before_come_first(tmp_path: Path) -> None:
    made = library(tmp_path, THIS, LAST, OWN, (OLD, 2021), (OLD, 2025))
    keys = [(line.office, line.year) for line in candidates(made, THIS)]
    assert keys == [*sorted([OWN, LAST]), (OLD, 2021)]


def test_commands_use_what_was_chosen(tmp_path: Path) -> None:
    made = library(tmp_path)
    last = replace(full_report(), office=OLD)
    this = report_of(THIS)
    for report in (last, this):
        made.save(report, run_checks(report))
    assert "Y01" not in run("check", "--year", "2024", data=made.path).out
    choose_last(made, THIS, LAST)
    assert "Y01" in run("check", "--year", "2024", data=made.path).out
    sheet = run("export", "--year", "2024", "--office", NEW, "--to", "review-text", "--output", "-",
                data=made.path)  # fmt: skip
    assert "2023年" in sheet.out
    files = tmp_path / "文件"
    files.mkdir()
    run("export", "--year", "2024", "--office", NEW, "--to", "json", "--output",
        files / "今年.json", data=made.path)  # fmt: skip
    assert "Y01" in run("check", files, data=made.path).out
    assert "Y01" in run("check", files / "今年.json", data=made.path).out
