"""`nianbao check` of a library: every report once, in order, and the file read once for all."""

from dataclasses import replace
from pathlib import Path

import pytest

from nianbao.cli import progress
from nianbao.cli.main import main
from nianbao.desk.previous import choose_last
from nianbao.report.form.figures import CellRef
from nianbao.storage.crash_safe import CrashSafeStorage
from nianbao.storage.library import Library
from tests.cli.commanding import run
from tests.cli.test_output import Terminal
from tests.reports import zero_report

BROUGHT = CellRef("requests", "brought_forward", "natural_person")


def filled(path: Path, offices: int) -> Library:
    library = Library(path)
    with library.claimed(), library.together():
        for number in range(offices):
            for year in (2023, 2024):
                library.save(replace(zero_report(), office=f"{number}镇", year=year), ())
    return library


@pytest.mark.parametrize("option", [(), ("--json",), ("--csv",)])
def test_the_file_is_read_as_often_for_many_as_for_few(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: tuple[str, ...]
) -> None:
    read, times = CrashSafeStorage.read, [0]

    def counted(self: CrashSafeStorage) -> object:
        times[-1] += 1
        return read(self)

    monkeypatch.setattr(CrashSafeStorage, "read", counted)
    for library in [filled(tmp_path / f"{number}.json", number) for number in (2, 8)]:
        times.append(0)
        assert main(["check", *option, "--data", str(library.path)]) == 0
    assert times[-1] == times[-2] < 12


def test_last_year_is_the_own_or_the_chosen_one_as_for_one_report(tmp_path: Path) -> None:
    library = filled(tmp_path / "n.json", 2)
    library.save(replace(zero_report(), office="1镇", year=2024).with_figure(BROUGHT, 3), ())
    choose_last(library, ("0镇", 2024), ("1镇", 2023))
    together = run("check", "--json", data=library.path).json
    alone = [
        finding
        for office, year in (("0镇", 2024), ("1镇", 2024), ("0镇", 2023), ("1镇", 2023))
        for finding in run(
            "check", "--office", office, "--year", str(year), "--json", data=library.path
        ).json
    ]
    assert together == alone
    assert {finding["office"] for finding in together} >= {"1镇"}


def test_how_far_it_is_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = filled(tmp_path / "n.json", 2)
    monkeypatch.setattr(progress, "_PAUSE", 0)
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    assert main(["check", "--data", str(library.path)]) == 0
    assert "正在核对 4/4" in terminal.getvalue()
