"""A report made ready before it is opened: what was found ahead never stands for what changed."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from nianbao.desk.open_report import OpenReport
from nianbao.desk.read_ahead import read_ahead
from nianbao.report.form.figures import CellRef
from nianbao.report.office import Office
from nianbao.report.standing import Standing
from nianbao.report.state import State
from nianbao.report.steps import Steps
from nianbao.storage.library import Library
from tests.reports import OFFICE, full_report

THIS = replace(full_report(), office=OFFICE, year=2024)
LAST = replace(THIS, year=2023)
RECEIVED = CellRef("requests", "received", "natural_person")


def _change_figure(library: Library) -> None:
    library.save(THIS.with_figure(RECEIVED, 7), ())


def _change_words(library: Library) -> None:
    library.save(THIS.with_prose("problems", "全年收到申请7件。"), ())


def _change_last_year(library: Library) -> None:
    library.save(LAST.with_figure(RECEIVED, 70_000), ())


def _remove_last_year(library: Library) -> None:
    library.remove(OFFICE, 2023)


def _change_office(library: Library) -> None:
    library.set_office(Office(name=OFFICE, deadline_day=3))


def _publish(library: Library) -> None:
    library.save(THIS, (), standing=Standing(State.PUBLISHED))


def _save_elsewhere(library: Library) -> None:
    _change_figure(Library(library.path))


@pytest.mark.parametrize(
    "change",
    [
        _change_figure,
        _change_words,
        _change_last_year,
        _remove_last_year,
        _change_office,
        _publish,
        _save_elsewhere,
    ],
)
def test_it_finds_what_is_found_without(tmp_path: Path, change: Callable[[Library], None]) -> None:
    library = Library(tmp_path / "nianbao.json")
    for report in (LAST, THIS):
        library.save(report, ())
    ahead = read_ahead(library, THIS.key)
    assert ahead is not None
    assert all(step is None for step in Steps(ahead.checking()))
    change(library)
    held, fresh = (OpenReport(library, library.load(*THIS.key), one) for one in (ahead, None))
    assert held.findings == fresh.findings
    assert (held.report, held.previous, held.printed) == (
        fresh.report,
        fresh.previous,
        fresh.printed,
    )
    assert (held.office, held.standing) == (fresh.office, fresh.standing)
    for one in (held, fresh):
        one.set_figure(RECEIVED, 12_345)
        one.check()
        one.close()
    assert held.findings == fresh.findings


def test_what_is_the_same_is_not_gone_through_again(tmp_path: Path) -> None:
    library = Library(tmp_path / "nianbao.json")
    for report in (LAST, THIS):
        library.save(report, ())
    ahead = read_ahead(library, THIS.key)
    assert ahead is not None
    steps = len(list(ahead.checking()))
    held = OpenReport(library, library.load(*THIS.key), ahead)
    assert held.report is ahead.filled[0]
    assert len(list(held.checking())) < steps / 10


def test_what_is_not_there_is_not_ready_and_nothing_is_noted(tmp_path: Path) -> None:
    library = Library(tmp_path / "nianbao.json")
    assert read_ahead(library, THIS.key) is None
    library.save(THIS, ())
    other = Library(library.path)
    assert read_ahead(other, THIS.key) is not None
    _change_figure(library)
    other.save(THIS, ())  # nobody has it open there: nothing is written over unseen
    assert other.load(*THIS.key) == THIS
