"""The report in hand without a screen: changed, undone, locked, checked, saved, handed on."""

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest

from nianbao.desk.address import Address
from nianbao.desk.left_place import cell_before
from nianbao.desk.open_report import OpenReport, findings_of, save_imported, store
from nianbao.desk.remembered import NOT_TAKEN, NotTaken
from nianbao.desk.report_in_hand import UNDO_STEPS, Told
from nianbao.report.document import new_report
from nianbao.report.errors import StandingError
from nianbao.report.field import FieldRef
from nianbao.report.finding import Severity, count_findings
from nianbao.report.form.figures import CellRef
from nianbao.report.standing import Standing, hand_on
from nianbao.report.state import State
from nianbao.storage.frozen import copies
from nianbao.storage.library import Library
from tests.reports import OFFICE, full_report, zero_report
from tests.storage.samples import failing

LICENSING = CellRef("disclosure", "licensing", "decisions")
REPORT = replace(zero_report(), office=OFFICE)
LONG = 10.0
"""Seconds a test waits for a disk."""


class Desk:
    """A library with one report, and that report in hand; `told` is all it has told."""

    def __init__(self, folder: Path) -> None:
        self.library = Library(folder / "nianbao.json")
        self.library.save(REPORT, ())
        self.told: list[Told] = []
        self.take()

    def take(self) -> OpenReport:
        """Take the report in hand anew."""
        self.held = OpenReport.load(self.library, OFFICE, 2024)
        self.held.listen(self.told.append)
        return self.held

    def stored(self) -> object:
        """What the file says, opened anew: the figure, errors and warnings of the list."""
        library = Library(self.library.path)
        (line,) = library.summaries()
        figure = library.load(OFFICE, 2024).figures.get(LICENSING)
        return figure, (line.errors, line.warnings)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_change_is_told_once_and_saved(desk: Desk) -> None:
    held = desk.held
    assert held.set_figure(LICENSING, 5)
    assert desk.told == [Told.REPORT]
    assert not held.is_checked
    held.check()
    assert desk.told == [Told.REPORT, Told.FINDINGS]
    assert held.settle(LONG).kind == "saved"
    assert desk.stored() == (5, count_findings(held.findings))
    assert held.set_figure(LICENSING, 5), "nothing changed: taken, and not told"
    held.close()
    assert desk.told.count(Told.REPORT) == 1


def test_undo_and_redo_give_what_was_until_then(desk: Desk) -> None:
    held = desk.held
    held.set_figure(LICENSING, 5)
    held.set_prose("problems", "有问题。")
    last = held.report
    assert held.undo() == last
    assert held.report.prose.problems == REPORT.prose.problems
    assert held.report.figures[LICENSING] == 5
    assert held.undo() is not None
    assert held.report == REPORT
    assert held.undo() is None
    assert held.redo() == REPORT
    assert held.redo() is not None
    assert held.report == last
    assert held.redo() is None
    held.undo()
    held.set_figure(LICENSING, 7)
    assert held.redo() is None, "a new change leaves nothing to do again"
    held.close()
    assert desk.stored() == (7, count_findings(held.findings)) or held.saver.state.kind == "saved"


def test_no_more_steps_are_kept_than_that(desk: Desk) -> None:
    for figure in range(1, UNDO_STEPS + 12):
        desk.held.set_figure(LICENSING, figure)
    steps = 0
    while desk.held.undo() is not None:
        steps += 1
    assert steps == UNDO_STEPS
    desk.held.close()


@pytest.mark.parametrize("state", [State.FINAL, State.PUBLISHED])
def test_a_locked_report_refuses_and_says_why(desk: Desk, state: State) -> None:
    desk.library.save(REPORT, (), standing=Standing(state))
    held = desk.take()
    assert "不能改" in held.locked
    assert not held.set_figure(LICENSING, 5)
    assert held.report == REPORT
    assert desk.told == [Told.REFUSED]
    assert held.saver.state.kind == "saved"


def test_a_second_window_is_locked_too(tmp_path: Path) -> None:
    Desk(tmp_path)
    library = Library(tmp_path / "nianbao.json", read_only="另一个窗口开着。")
    held = OpenReport.load(library, OFFICE, 2024)
    assert held.locked == "另一个窗口开着。"
    assert held.locked_briefly == "只读，不能改。"
    assert not held.set_figure(LICENSING, 5)


def test_undo_of_a_report_that_became_final_is_refused(desk: Desk) -> None:
    held = desk.held
    held.set_figure(LICENSING, 5)
    held.settle(LONG)
    held.standing = Standing(State.FINAL)
    assert held.undo() is None
    assert desk.told[-1] is Told.REFUSED
    assert held.report.figures[LICENSING] == 5
    held.close()


def test_counts_that_were_saved_too_early_are_saved_again(desk: Desk) -> None:
    """A save waits for no check; once the report is checked the list is right."""
    held = desk.held
    before = count_findings(held.findings)
    held.change(held.report.with_figure(CellRef("requests", "received", "natural_person"), 5))
    assert held.settle(LONG).kind == "saved"
    assert desk.stored()[1] == before  # type: ignore[index]
    held.check()
    assert held.settle(LONG).kind == "saved"
    assert count_findings(held.findings) != before
    assert desk.stored()[1] == count_findings(held.findings)  # type: ignore[index]
    held.close()


def test_a_warning_is_put_aside_and_taken_up_again(desk: Desk) -> None:
    held = desk.held
    held.change(
        new_report(OFFICE, 2024).with_zeros("disclosure").with_prose("problems", "更新慢。")
    )
    held.check()
    finding = next(f for f in held.findings if f.severity is Severity.WARNING)
    held.put_aside(finding, "核对过。")
    (aside,) = (one for one in held.findings if one.dismissed)
    assert aside == replace(finding, dismissed="核对过。")
    assert aside not in held.open_findings
    held.put_aside(finding, "")
    assert not any(f.dismissed for f in held.findings)
    held.close()


def test_a_step_is_written_with_a_copy_or_not_taken(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = desk.held
    after = replace(held.standing, state=State.FINAL)
    folder = held.go_to_state(after)
    assert folder is not None
    assert copies(desk.library.path, OFFICE, 2024) == (folder,)
    assert Library(desk.library.path).standing(OFFICE, 2024).state is State.FINAL
    assert "已定稿" in held.locked
    back = hand_on(held.standing, State.DRAFT, at="2025-01-10T09:00:00+08:00", by="甲", words="改")
    held.go_to_state(back)
    assert not held.locked
    held.set_figure(LICENSING, 5)
    monkeypatch.setattr(Library, "save", lambda *_, **__: (_ for _ in ()).throw(OSError))
    with pytest.raises(StandingError):
        held.go_to_state(after)
    assert held.standing == back
    assert not held.locked
    assert [told for told in desk.told if told is not Told.SAVING][-2:] == [Told.STANDING] * 2
    held.close()


def test_codes_are_filled_once_a_value(desk: Desk) -> None:
    held = desk.held
    held.set_prose("problems", "公开{年份}年的信息。")
    printed = held.printed
    assert printed.prose.problems == "公开2024年的信息。"
    assert held.printed is printed
    assert held.codes is held.codes
    held.set_prose("problems", "{上年年份}。")
    last = replace(full_report(), office=OFFICE, year=2023)
    held.compare_with(last)
    assert held.printed is not printed
    assert held.previous is last
    held.close()


def test_it_opens_where_it_was_left_by_an_end_or_by_a_kill(desk: Desk) -> None:
    address = Address("disclosure", LICENSING)
    desk.held.place.remember(address)
    assert desk.take().place.load(REPORT) == address
    assert desk.take().place.load(REPORT) == address
    desk.held.place.now = later = Address("problems", field=FieldRef("problems"), start=1, end=1)
    desk.held.set_prose("problems", "甲乙")
    assert desk.held.settle(LONG).kind == "saved"
    desk.held.close()
    assert desk.take().place.load(REPORT) == later
    desk.held.place.forget()
    assert desk.take().place.load(REPORT) == Address("overview")


def test_what_stands_typed_is_kept_with_a_save_and_with_the_one_after_a_full_disk(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    at, stood = Address("disclosure", LICENSING), cell_before(REPORT, LICENSING)
    assert not desk.held.place.note(at, "", "")
    desk.held.place.note(at, stood, "13")
    with monkeypatch.context() as full:
        full.setattr(os, "replace", failing(errno.ENOSPC))
        desk.held.set_prose("problems", "甲")
        assert desk.held.settle(LONG).kind == "failed"
        desk.held.place.remember(at)
    assert desk.held.settle(LONG).kind == "saved"
    desk.held.close()
    again = desk.take().place
    assert again.load(desk.held.report) == at
    assert again.not_taken == NotTaken(stood, "13")
    again.forget()  # an error may wait in the cell, and none in a question that nobody asks
    assert NOT_TAKEN.load(desk.library, REPORT.key) == NotTaken()


def test_what_rests_is_to_be_remembered_once(desk: Desk) -> None:
    place, at = desk.held.place, Address("disclosure", LICENSING)
    typed = ["", "1", "13", "13", "13", "130", "130", "", "", "130"]
    rests = [place.note(at, "格" if digits else "", digits) for digits in typed]
    assert [digits for digits, rest in zip(typed, rests, strict=True) if rest] == ["13", "130"]
    place.note(at, "格", "130")
    place.remember(at)
    assert not place.note(at, "格", "130"), "kept already"


def test_one_that_only_looks_starts_no_thread(desk: Desk) -> None:
    desk.held.check()
    assert desk.held.settle(LONG).kind == "saved"
    desk.held.close()
    assert desk.told == [Told.FINDINGS]


def test_storing_without_taking_in_hand(desk: Desk) -> None:
    other = new_report("另一镇", 2023)
    assert store(desk.library, other).errors == count_findings(findings_of(desk.library, other))[0]
    save_imported(desk.library, new_report("旧镇", 2020), ())
    assert desk.library.standing("旧镇", 2020).state is State.PUBLISHED
    with pytest.raises(Exception, match="已经"):
        save_imported(desk.library, new_report("旧镇", 2020), (), replace=False)
