"""The state before a sitting is kept at its first save, before the save itself."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from nianbao.cli.main import main
from nianbao.desk.earlier_versions import forget_steps, keep_version
from nianbao.desk.open_report import OpenReport, store
from nianbao.report.document import Report, new_report
from nianbao.report.form.figures import CellRef
from nianbao.storage.history import History
from nianbao.storage.last_states import LastStates
from nianbao.storage.library import Library
from nianbao.storage.schema import Document
from tests.reports import OFFICE, SAMPLE, zero_report
from tests.tui.driving import fill

LICENSING = CellRef("disclosure", "licensing", "decisions")
REPORT = replace(zero_report(), office=OFFICE)


def versions(path: Path) -> list[Report]:
    history = History(path)
    return [history.load(version) for version in history.versions(OFFICE, 2024)]


def test_the_version_is_there_before_the_save(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A kill between the two leaves the old report in the library, and in the history."""
    path = fill(tmp_path / "nianbao.json", REPORT)
    library = Library(path)
    held = OpenReport.load(library, OFFICE, 2024)
    monkeypatch.setattr(Library, "save", lambda *_, **__: (_ for _ in ()).throw(OSError))
    held.set_figure(LICENSING, 5)
    assert held.settle(10).kind == "failed"
    held.close()
    assert versions(path) == [REPORT]
    assert Library(path).load(OFFICE, 2024) == REPORT


def test_a_library_that_is_read_only_keeps_none(tmp_path: Path) -> None:
    path = fill(tmp_path / "nianbao.json", REPORT)
    library = Library(path, read_only="另一个窗口开着。")
    OpenReport.load(library, OFFICE, 2024).before_saves.keep(replace(REPORT, facts=()))
    assert keep_version(library, OFFICE, 2024) == ""
    assert not History(path).folder.exists()


def test_a_new_report_has_nothing_to_keep(tmp_path: Path) -> None:
    library = Library(tmp_path / "nianbao.json")
    store(library, new_report(OFFICE, 2024))
    assert not History(library.path).folder.exists()


def test_an_import_that_replaces_keeps_what_was_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = replace(REPORT, year=2021)
    path = fill(tmp_path / "nianbao.json", before)
    command = ["--data", str(path), "import", str(SAMPLE)]
    assert main(command) == 2
    assert not History(path).folder.exists()
    assert main([*command, "--replace"]) == 0
    history = History(path)
    (version,) = history.versions(OFFICE, 2021)
    assert history.load(version) == before
    (damaged,) = history.files()
    damaged.write_bytes(b"{half")
    capsys.readouterr()
    assert main([*command, "--replace", "--json"]) == 0
    told = capsys.readouterr()
    assert "历史文件坏了" in told.err
    assert told.out.startswith("{")


def test_a_history_that_cannot_be_kept_is_told_and_stops_nothing(tmp_path: Path) -> None:
    path = fill(tmp_path / "nianbao.json", REPORT)
    History(path).folder.write_text("这是一个文件", encoding="utf-8")
    library = Library(path)
    held = OpenReport.load(library, OFFICE, 2024)
    for figure in (1, 2):
        held.set_figure(LICENSING, figure)
        assert held.settle(10).kind == "saved"
    assert "没有记进历史" in held.before_saves.take_words()
    assert held.before_saves.take_words() == ""
    assert Library(path).load(OFFICE, 2024).figures[LICENSING] == 2
    assert "没有记进历史" in keep_version(library, OFFICE, 2024)
    History(path).folder.unlink()
    held.set_figure(LICENSING, 3)
    assert held.settle(10).kind == "saved"
    held.close()
    assert versions(path) == [REPORT]


class TestSitting:
    """What a sitting keeps besides the state it began with."""

    @pytest.fixture
    def held(self, tmp_path: Path) -> Iterator[OpenReport]:
        held = OpenReport.load(Library(fill(tmp_path / "nianbao.json", REPORT)), OFFICE, 2024)
        yield held
        held.close()

    def save(self, held: OpenReport, report: Report) -> Report:
        assert held.change(report)
        assert held.settle(10).kind == "saved"
        return report

    def test_small_changes_keep_no_version_and_large_ones_do(self, held: OpenReport) -> None:
        path = held.library.path
        long = self.save(held, REPORT.with_prose("problems", "写" * 30))
        typed = self.save(held, long.with_figure(LICENSING, 5))
        self.save(held, typed.with_figure(LICENSING, 6).with_prose("problems", "写" * 28))
        assert versions(path) == [REPORT]
        last = held.report
        self.save(held, held.report.with_prose("problems", "改"))
        assert versions(path) == [last, REPORT]
        last = held.report
        self.save(held, last.with_figures(dict.fromkeys(list(last.figures)[:9])))
        assert versions(path)[0] == last

    def test_little_by_little_is_large_in_the_end(self, held: OpenReport) -> None:
        """Backspace held down, words typed over: the version is from before the first of it."""
        path = held.library.path
        whole = self.save(held, REPORT.with_prose("problems", "写" * 60))
        for left in range(54, 0, -6):
            self.save(held, whole.with_prose("problems", "写" * left))
        assert versions(path) == [whole, REPORT]
        typed = self.save(held, whole.with_prose("problems", "写" * 6 + "又写一句。"))
        for over in range(3, 11, 3):
            self.save(held, typed.with_prose("problems", "改" * over + "写" * (6 - over)))
        assert versions(path) == [whole, REPORT]

    def test_what_was_asked_for_by_name_keeps_a_version(self, held: OpenReport) -> None:
        self.save(held, REPORT.with_figure(LICENSING, 5))
        before = held.report
        assert held.change(before.with_figure(LICENSING, 6), large=True)
        assert held.settle(10).kind == "saved"
        self.save(held, held.report.with_figure(LICENSING, 7))
        assert versions(held.library.path) == [before, REPORT]

    def test_a_version_every_few_minutes_of_work(
        self, held: OpenReport, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        clock = 1000.0
        monkeypatch.setattr("nianbao.desk.earlier_versions.monotonic", lambda: clock)
        for figure in range(1, 7):
            self.save(held, REPORT.with_figure(LICENSING, figure))
            clock += 150
        figures = [one.figures[LICENSING] for one in versions(held.library.path)]
        assert figures == [4, 2, 0]

    def test_many_of_one_sitting_leave_those_before(self, held: OpenReport) -> None:
        for figure in range(1, 80):
            words = ("甲" if figure % 2 else "乙") * 40
            changed = REPORT.with_figure(LICENSING, figure).with_prose("problems", words)
            held.before_saves.keep(changed)
            held.library.save(changed, ())
            held.before_saves.saved(changed)
        figures = [one.figures[LICENSING] for one in versions(held.library.path)]
        assert figures == [*range(78, 48, -1), 0]

    @pytest.mark.parametrize("words", ["甲", "上级的意见已经改好，请再看一遍。", ""])
    def test_saved_words_come_back_by_undo_after_a_kill(self, held: OpenReport, words: str) -> None:
        first = self.save(held, REPORT.with_prose("problems", "存好的一句话。"))
        second = self.save(held, first.with_prose("problems", words))
        third = self.save(held, second.with_figure(LICENSING, 9))
        again = OpenReport.load(Library(held.library.path), OFFICE, 2024)
        assert again.undo() == third
        assert again.recalled
        assert again.report == second
        assert again.undo() is not None
        assert again.report == first
        assert again.undo() is not None
        assert again.report == REPORT
        assert again.undo() is None
        for after in (first, second, third):
            assert again.redo() is not None
            assert again.report == after
        again.close()

    def test_what_was_undone_before_a_kill_comes_back_too(self, held: OpenReport) -> None:
        written = self.save(held, REPORT.with_prose("problems", "存好的一句话。"))
        assert held.undo() == written
        assert held.settle(10).kind == "saved"
        again = OpenReport.load(Library(held.library.path), OFFICE, 2024)
        assert again.undo() == REPORT
        assert again.report == written
        again.close()

    def test_a_locked_report_recalls_nothing(self, held: OpenReport) -> None:
        self.save(held, REPORT.with_figure(LICENSING, 9))
        again = OpenReport.load(Library(held.library.path, read_only="只读。"), OFFICE, 2024)
        assert again.undo() is None
        assert not again.recalled

    def test_a_new_report_of_a_deleted_ones_name_begins_with_nothing(
        self, held: OpenReport
    ) -> None:
        self.save(held, REPORT.with_figure(LICENSING, 9))
        library = Library(held.library.path)
        library.remove(OFFICE, 2024)
        forget_steps(library, (OFFICE, 2024))
        library.save(new_report(OFFICE, 2024), ())
        assert OpenReport.load(library, OFFICE, 2024).undo() is None

    def test_words_are_on_the_disk_before_they_are_overwritten(
        self, held: OpenReport, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        told: list[bool] = []
        add = LastStates.add

        def note(steps: LastStates, document: Document, *, synced: bool) -> None:
            told.append(synced)
            add(steps, document, synced=synced)

        monkeypatch.setattr(LastStates, "add", note)
        base = REPORT.with_prose("problems", "")
        for text in ("一二三四五六", "一二三四五六七", "一二三四五", "一二", "一二三"):
            self.save(held, base.with_prose("problems", text))
        assert told[1:] == [False, False, True, False]
        self.save(held, held.report.with_figure(LICENSING, 3))
        assert told[-1], "a figure was overwritten"
