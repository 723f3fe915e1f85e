"""The state before a sitting is kept at its first save, before the save itself."""

from dataclasses import replace
from pathlib import Path

import pytest

from nianbao.cli.main import main
from nianbao.desk.earlier_versions import keep_version
from nianbao.desk.open_report import OpenReport, store
from nianbao.report.document import Report, new_report
from nianbao.report.form.figures import CellRef
from nianbao.storage.history import History
from nianbao.storage.library import Library
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
