"""The made-up county as files: what comes of it is known, twice the same, also when stopped.

The engines are loaded by the tests that ask them: every worker loads this file.
"""

import csv
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from shutil import copy

import pytest

from nianbao.desk.rollup.rolling import PROGRESS_FOLDER, RolledUp, run_rollup
from nianbao.desk.rollup.telling import RollupProgress
from nianbao.report.form.figures import CellRef, print_figure
from nianbao.report.rollup.columns import CELL_COLUMNS, OUTCOME_CELLS, REPORT_COLUMNS, cell_column
from nianbao.report.rollup.handed import CELLS
from nianbao.report.rollup.who import Aside
from tests.desk.rollup.counties import in_one_process, job_of, rolled_up
from tests.samples import county as made
from tests.samples.county import County, write_county

MANUAL = Path(__file__).parents[3] / "docs" / "manual" / "14-rollup-columns.md"


@pytest.fixture(scope="module")
def patched() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        in_one_process(patch)
        yield


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> County:
    return write_county(tmp_path_factory.mktemp("county"))


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("out")


@pytest.fixture(scope="module")
def done(patched: None, county: County, output: Path) -> RolledUp:
    return rolled_up(county, output)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_the_county_is_known_from_its_files(done: RolledUp) -> None:
    rollup = done.rollup
    assert [line.office.name for line in rollup.found] == list(made.COUNTED)
    assert {line.office.name for line in rollup.twice} == set(made.TWICE)
    words = {line.office.name: line.words for line in rollup.missing}
    assert words.keys() == {*made.MISSING, made.DAMAGED, *made.WRONG_YEAR}
    assert "读不出来" in words[made.DAMAGED]
    assert f"{made.YEAR - 1}年的" in words[made.WRONG_YEAR[0]]
    assert [file.file for file in rollup.unread] == [f"{made.DAMAGED}.docx"]
    whys = {one.handed.office: one.why for one in rollup.aside}
    assert whys == {
        made.WRONG_YEAR[0]: Aside.WRONG_YEAR,
        made.WRONG_YEAR[1]: Aside.WRONG_YEAR,
        made.STRANGER: Aside.NOT_ON_ROSTER,
        made.NEARLY: Aside.ASKED,
        made.COMBINED: Aside.COMBINED,
    }
    told = {(one.rule, name) for name, findings in rollup.across.items() for one in findings}
    assert told == {
        *(("K01", name) for name in (made.COPIED, made.COPIED_FROM)),
        *(("K02", name) for name in made.SAME_TABLE),
        *(("K03", name) for name in (made.FAR, made.ZERO)),
        ("K04", made.NAMES_ANOTHER),
    }
    copied = next(one for one in rollup.across[made.COPIED] if one.rule == "K01")
    assert "100%" in copied.message
    assert made.COPIED_FROM in copied.message
    assert {one.rule for one in rollup.of_sum} == {"K05"}
    for ref in CELLS:
        figures = [made.report_of(name).figure(ref) for name in made.COUNTED]
        assert rollup.sums.figure(ref) == sum(figure or 0 for figure in figures)
    line = next(line for line in rollup.found if line.office.name == made.OFFICES[0])
    assert line.handed is not None
    assert line.handed.line(CELLS[0]) > 0  # a text has lines
    assert any(one.rule.startswith("Y") for one in rollup.findings(line)), "last year's was there"


def test_the_engines_find_our_sums_in_the_columns(done: RolledUp, output: Path) -> None:
    """What the manual tells of DuckDB and pandas, run over the files."""
    import duckdb
    import pandas

    path, sums = output / "reports.csv", done.rollup.sums
    columns = [column.name for column in CELL_COLUMNS]
    asked = ", ".join(f'sum("{name}")' for name in columns)
    found = duckdb.sql(f"SELECT count(*), {asked} FROM read_csv('{path}')").fetchall()[0]
    frame = pandas.read_csv(path)
    assert list(frame.columns) == [column.name for column in REPORT_COLUMNS]
    assert (found[0], len(frame)) == (sums.reports, sums.reports)
    for ref, by_duckdb in zip(CELLS, found[1:], strict=True):
        name, ours = cell_column(ref), sums.figure(ref)
        assert ours is not None
        assert abs(Decimal(str(by_duckdb)) - ours) < Decimal("0.000001"), name
        assert abs(float(frame[name].sum()) - float(ours)) < 1e-6, name
        assert int(frame[name].isna().sum()) == sums.blanks(ref)
    for name, cells in OUTCOME_CELLS.items():
        assert int(frame[name].sum()) == sum(int(sums.figure(ref) or 0) for ref in cells)
    long = duckdb.sql(
        f"SELECT sum(value) FROM read_csv('{output / 'figures_long.csv'}') "
        "WHERE \"table\" = 'requests' AND row = 'received' AND \"column\" = 'total'"
    ).fetchall()
    assert long[0][0] == frame["requests__received__total"].sum()
    texts = duckdb.sql(f"SELECT count(DISTINCT office) FROM '{output / 'texts.jsonl'}'").fetchall()
    assert texts == [(sums.reports,)]
    findings = pandas.read_csv(output / "findings.csv")
    assert int((findings["severity"] == "warning").sum()) == int(frame["warnings"].sum())
    assert set(findings["office"]) <= set(frame["office"])
    kinds = duckdb.sql(f"SELECT \"column\", type FROM read_csv('{output / 'columns.csv'}')")
    assert {name for name, _ in kinds.fetchall()} >= set(columns)


def test_the_lines_of_the_manual_run(
    done: RolledUp, output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import duckdb
    import pandas

    (tmp_path / "汇总").mkdir()
    copy(output / "reports.csv", tmp_path / "汇总")
    monkeypatch.chdir(tmp_path)
    lines = MANUAL.read_text(encoding="utf-8").splitlines()
    received = done.rollup.sums.figure(CellRef("requests", "received", "total"))
    by_county = next(line for line in lines if line.startswith("SELECT"))
    assert duckdb.sql(by_county).fetchall() == [(None, received)]
    (copied,) = re.findall("`(COPY .*?;)`", "".join(lines))
    duckdb.sql(copied)
    assert duckdb.sql("SELECT count(*) FROM '汇总.parquet'").fetchall() == [
        (done.rollup.sums.reports,)
    ]
    line = next(line for line in lines if line.startswith("pandas."))
    assert eval(line, {"pandas": pandas}) == received


def test_a_row_holds_what_is_in_the_report(done: RolledUp, output: Path) -> None:
    text = (output / "reports.csv").read_text(encoding="utf-8")
    assert text.startswith("\ufeffoffice,")
    rows = {row["\ufeffoffice"]: row for row in csv.DictReader(text.splitlines())}
    row, report = rows[made.RENAMED], made.report_of(made.RENAMED)
    assert (row["office_code"], row["year"], row["zero_report"]) == ("C020", "2025", "false")
    assert row["source_file"].startswith("20-")
    assert row["alike_last_pct"] == "0"
    assert [row[cell_column(ref)] for ref in CELLS] == [
        print_figure(report.figure(ref)) for ref in CELLS
    ]
    blank = rows[made.DEPARTMENTS[5]]
    assert blank["disclosure__licensing__decisions"] == ""
    assert blank["blank_cells"] == "1"
    lines = (output / "texts.jsonl").read_text(encoding="utf-8").splitlines()
    first = json.loads(lines[0])
    assert (first["office"], first["section"]) == (made.OFFICES[0], "overview")
    assert first["text"] == report_text(made.OFFICES[0])


def report_text(name: str) -> str:
    return made.report_of(name).prose.overview.parts[0].text


class StoppedHereError(Exception):
    """Raised by who is told how far it is."""


def test_a_run_goes_on_where_it_was_stopped_and_gives_the_same_bytes(
    done: RolledUp, county: County, output: Path, tmp_path: Path
) -> None:
    read: list[int] = []

    def stop(progress: RollupProgress) -> None:
        read.append(progress.done)
        if progress.words == "正在读" and progress.done == 20:
            raise StoppedHereError

    with pytest.raises(StoppedHereError):
        rolled_up(county, tmp_path, stop)
    assert not (tmp_path / "reports.csv").exists()
    journal = tmp_path / PROGRESS_FOLDER / "今年.journal"
    whole = journal.read_bytes()
    journal.write_bytes(whole[:-100])  # killed in the middle of a write
    told: list[RollupProgress] = []
    again = rolled_up(county, tmp_path, told.append)
    starts = [one.done for one in told if one.words == "正在读"]
    assert starts[0] == 19, "the entry that was cut off is read again, the others are not"
    assert contents(tmp_path) == contents(output)
    assert again.rollup.lines == done.rollup.lines
    assert _started(county, tmp_path) == len(list(county.folder.rglob("*.*")))


def _started(county: County, output: Path) -> int:
    told: list[RollupProgress] = []
    rolled_up(county, output, told.append)
    return next(one.done for one in told if one.words == "正在读")


def test_what_has_changed_is_read_again_and_other_settings_read_all(
    patched: None, county: County, tmp_path: Path
) -> None:
    changed = County(tmp_path / "今年", tmp_path / "上年", tmp_path / "名单.csv")
    for folder, few in ((changed.folder, county.folder), (changed.previous, county.previous)):
        folder.mkdir()
        for path in sorted(path for path in few.iterdir() if path.is_file())[:6]:
            copy(path, folder)
    copy(county.folder / f"{made.DAMAGED}.docx", changed.folder)
    copy(county.roster, changed.roster)
    out = tmp_path / "out"
    rolled_up(changed, out)
    (changed.folder / f"{made.DAMAGED}.docx").unlink()
    (changed.folder / "图片.jpg").write_bytes(b"\xff\xd8\xff")
    (changed.folder / "~$草稿.docx").write_bytes(b"x")
    assert _started(changed, out) == 6
    text = made.roster_text().replace(f"{made.TWICE[0]},,镇", f"{made.TWICE[0]},泉水,镇")
    changed.roster.write_text(text, encoding="utf-8")
    assert _started(changed, out) == 0
    short = run_rollup(job_of(changed, out, bom=False))
    assert not (out / "figures_long.csv").exists()
    assert (out / "reports.csv").read_bytes().startswith(b"office,")
    assert short.rollup.unread == ()
    assert "图片.jpg" in "".join(short.rollup.remarks)
