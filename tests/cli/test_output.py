"""The CSV of a check, harmless in a spreadsheet, and the line that tells how far a check is."""

import io
from contextlib import redirect_stderr
from dataclasses import replace
from pathlib import Path

import pytest

from nianbao.cli import progress
from nianbao.cli.printing import one_line
from nianbao.cli.progress import with_progress
from nianbao.exports.json_export import write_json
from nianbao.report.form.figures import CellRef
from nianbao.report.text import no_formula
from tests.cli.commanding import import_seed, run, table_of
from tests.reports import OFFICE, SAMPLE, zero_report


def test_csv_of_a_file_and_of_the_library(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "nianbao.json"
    import_seed(data)
    of_file = table_of(capsys, SAMPLE, "--data", data)
    of_library = table_of(capsys, "--data", data)
    assert [row[0] for row in of_file] == [str(SAMPLE)] * len(of_file)
    assert [["", *row[1:]] for row in of_file] == of_library
    assert {row[1] for row in of_library} == {OFFICE}
    assert len(of_library) >= 2


def test_csv_and_json_together_are_refused(tmp_path: Path) -> None:
    for place in (SAMPLE, SAMPLE.parent):
        done = run("check", place, "--json", "--csv", data=tmp_path / "none.json")
        assert "只能写一个" in done.err


INJECTED = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "  =1",
    "\n=1",
    "＝1",
    '=HYPERLINK("http://x","y")',
)


@pytest.mark.parametrize("words", INJECTED)
def test_no_cell_is_a_formula(words: str) -> None:
    assert no_formula(one_line(words)).startswith("'")
    assert no_formula(one_line(f"数{words}")).startswith("数")


def test_injected_words_stay_in_their_cells(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = '=1+1","甲"\n乙镇'
    wrong = zero_report().with_figure(CellRef("requests", "received", "natural_person"), 3)
    path = tmp_path / "-x,y.json"
    path.write_text(write_json(replace(wrong, office=name)), encoding="utf-8")
    (row, *_) = table_of(capsys, tmp_path, "--data", tmp_path / "none.db")
    assert row[:3] == ["'-x,y.json", '\'=1+1","甲" 乙镇', "2024"]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_one_line_that_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PAUSE", 0)
    with redirect_stderr(Terminal()) as terminal:
        assert list(with_progress("甲乙", "正在核对", 2)) == ["甲", "乙"]
    told = terminal.getvalue()
    assert "正在核对 1/2\r" in told
    assert "正在核对 2/2\r" in told
    assert told.endswith(" \r")
    assert "\n" not in told


def test_progress_comes_a_few_times_a_second_and_only_on_a_terminal() -> None:
    with redirect_stderr(Terminal()) as terminal:
        list(with_progress(range(1000), "正在核对", 1000))
    assert terminal.getvalue().count("正在核对") <= 2
    with redirect_stderr(io.StringIO()) as file:
        list(with_progress("甲乙", "正在核对", 2))
    assert file.getvalue() == ""
