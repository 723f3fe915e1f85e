"""`nianbao check FOLDER`: what is found, in which order, told how, and what stops it.

Over 300 lines long: one command, whose tests share one folder of reports.
"""

import errno
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from nianbao.cli import one_file
from nianbao.cli.main import main
from nianbao.desk.workers import FEW
from nianbao.exports.json_export import write_json
from nianbao.exports.markdown import write_markdown
from nianbao.exports.plain_text import write_plain_text
from nianbao.report.checks.context import Context
from nianbao.report.document import Report
from nianbao.report.finding import Finding, Severity
from nianbao.report.form.figures import CellRef
from nianbao.report.office import Office
from nianbao.storage.library import Library
from tests.cli.commanding import ENTRY, import_seed, posix, run, start, table_of
from tests.reports import SAMPLE, seed_report, unspoken, zero_report

EVIL = "\x1b[31m红\x1b]0;题\x07\x9b\u202e\u200b"
LICENSING = CellRef("disclosure", "licensing", "decisions")
CELL = CellRef("requests", "received", "natural_person")
FINDING_KEYS = ["rule", "severity", "message", "section", "cells", "span", "expected", "actual"]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data file that is not there."""
    return tmp_path / "nianbao.json"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three reports in three formats and two folders, a file that is none, one that is not read."""
    folder = tmp_path / "全县"
    (folder / "乙镇" / "报送").mkdir(parents=True)
    put(folder / "丙镇.md", office("丙镇人民政府"), write_markdown)
    put(
        folder / "乙镇" / "报送" / "乙镇.JSON",
        office("乙镇人民政府").with_figure(CELL, 3),
        write_json,
    )
    put(folder / "甲镇.txt", office("甲镇人民政府"), write_plain_text)
    (folder / "说明.txt").write_text("今天天气好。", encoding="utf-8")
    (folder / "附件.jpg").write_bytes(b"PK")
    return folder


def office(name: str, year: int = 2024) -> Report:
    report = unspoken(zero_report()).with_figure(LICENSING, 2)
    return replace(report, office=name, year=year)


def put(path: Path, report: Report, write: Callable[[Report], str] = write_json) -> None:
    path.write_text(write(report), encoding="utf-8")


def test_one_line_a_report_in_the_order_of_the_paths(folder: Path, data: Path) -> None:
    done = run("check", folder, data=data)
    assert (done.status, done.err) == (1, "")
    lines = done.out.splitlines()
    assert lines[:4] == [
        "错误  0 提醒  0  2024年  丙镇人民政府  丙镇.md",
        "错误  2 提醒  0  2024年  乙镇人民政府  乙镇/报送/乙镇.JSON",
        "错误  0 提醒  0  2024年  甲镇人民政府  甲镇.txt",
        "说明.txt：没有找到年度报告的任何一个部分或表格，请确认这是年度报告的全文。",
    ]
    assert lines[4] == "共3份报告，1份有错误；1个文件读不出，跳过1个别的文件。"
    assert lines[5:] == ["  A01 2处"]
    assert not data.exists()


def test_rules_stand_most_frequent_first(folder: Path, data: Path) -> None:
    without = office("丁镇人民政府").with_figure(CELL, None)
    for number in range(3):
        put(folder / f"丁{number}.json", without)
    assert run("check", folder, data=data).out.splitlines()[-2:] == ["  N03 3处", "  A01 2处"]


def test_what_can_not_be_read_is_no_error_found_and_no_success(
    folder: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "乙镇" / "报送" / "乙镇.JSON").unlink()
    for option in ((), ("--json",), ("--csv",)):
        assert main(["check", str(folder), *option, "--data", str(data)]) == 2
        told = capsys.readouterr()
        assert told.err.endswith("1个文件没有核对；原因写在它们的那一行。\n")
        assert "丙镇" in told.out or option == ("--csv",)
    (folder / "说明.txt").unlink()
    assert run("check", folder, data=data).status == 0


def test_json(folder: Path, data: Path) -> None:
    assert main(["check", str(folder), "--json", "--data", str(data)]) == 1
    done = run("check", folder, "--json", data=data)
    assert [list(one) for one in done.json] == [
        ["file", "office", "year", "errors", "warnings", "findings"]
    ] * 3
    second = done.json[1]
    assert second["file"] == "乙镇/报送/乙镇.JSON"
    assert (second["office"], second["year"]) == ("乙镇人民政府", 2024)
    assert (second["errors"], second["warnings"]) == (2, 0)
    assert [list(finding) for finding in second["findings"]] == [FINDING_KEYS] * 2
    assert done.out == json.dumps(done.json, ensure_ascii=False, indent=2) + "\n"
    assert done.err.startswith("说明.txt：")
    assert done.err.count("\n") == 1
    alone = run("check", folder / "乙镇" / "报送" / "乙镇.JSON", "--json", data=data)
    assert alone.json == second["findings"]


def test_csv(folder: Path, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = table_of(capsys, folder, "--data", data)
    title = zero_report().form.table("requests").title.text
    first = ["乙镇/报送/乙镇.JSON", "乙镇人民政府", "2024", "A01", "错误", title]
    assert [row[:6] for row in rows] == [first] * 2
    assert all("表三" in row[6] for row in rows)


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_escape_sequences_never_reach_the_terminal(
    tmp_path: Path, data: Path, options: list[str]
) -> None:
    place = tmp_path / f"夹{EVIL}"
    place.mkdir()
    put(place / f"甲{EVIL}\n乙.json", office(f"甲镇{EVIL}").with_figure(CELL, 3))
    (place / f"坏{EVIL}.txt").write_text(EVIL, encoding="utf-8")
    done = run("check", tmp_path, *options, data=data)
    assert done.status == 1
    if options:
        assert done.json[0]["file"] == f"夹{EVIL}/甲{EVIL}\n乙.json"
    else:
        assert len(done.out.splitlines()) == 4


def test_last_years_report_in_the_folder_is_seen(
    tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _tell_last_year(monkeypatch)
    put(tmp_path / "1.json", office("甲镇"))
    put(tmp_path / "2.json", office("甲镇", 2023))
    put(tmp_path / "3.json", office("乙镇", 2023))
    put(tmp_path / "4.json", office("甲镇", 2023).with_figure(CELL, 1))
    told = [one["findings"] for one in run("check", tmp_path, "--json", data=data).json]
    assert [[one["message"] for one in findings] for findings in told] == [
        ["2023 0"],
        ["没有"],
        ["没有"],
        ["没有"],
    ], "the first of two"


def test_else_that_of_the_library_as_for_a_file(
    tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _tell_last_year(monkeypatch)
    import_seed(data)
    folder = tmp_path / "夹"
    folder.mkdir()
    put(folder / "1.json", replace(seed_report(), year=2022))
    put(folder / "2.json", replace(seed_report(), year=2023))
    told = [one["findings"] for one in run("check", folder, "--json", data=data).json]
    assert [findings[0]["message"] for findings in told] == ["2021 0", "2022 0"]
    stored = json.loads(data.read_bytes())
    stored["reports"]["1"]["figures"]["requests.received.other"] = "x"
    data.write_text(json.dumps(stored), encoding="utf-8")
    told = [one["findings"] for one in run("check", folder, "--json", data=data).json]
    assert [findings[0]["message"] for findings in told] == ["没有", "2022 0"]


def _tell_last_year(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every report have one finding: which last year's report it is checked beside."""

    def check(report: Report, previous: Report | None, *_: object) -> tuple[Finding, ...]:
        words = f"{previous.year} {previous.figure(CELL)}" if previous else "没有"
        return (Finding("Y00", Severity.INFO, words, "requests"),)

    monkeypatch.setattr(one_file, "findings_about", check)


def test_the_offices_settings_and_the_day_are_handed_in(
    tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Context] = []

    def check(
        report: Report, previous: Report | None, office: Office, today: date
    ) -> tuple[Finding, ...]:
        seen.append(Context(report, previous, office, today))
        return ()

    monkeypatch.setattr(one_file, "findings_about", check)
    library = Library(data)
    with library.claimed():
        library.set_office(replace(library.office(), name="甲镇", overview_limit=1500))
    folder = tmp_path / "夹"
    folder.mkdir()
    put(folder / "1.json", office("甲镇"))
    assert run("check", folder, data=data).status == 0
    assert seen[0].office.overview_limit == 1500
    assert seen[0].today is not None


def test_office_and_year_choose_among_the_reports(folder: Path, data: Path) -> None:
    put(folder / "旧.json", office("甲镇人民政府", 2023))
    (folder / "说明.txt").unlink()
    chosen = run("check", folder, "--office", "甲镇人民政府", "--json", data=data).json
    assert [one["year"] for one in chosen] == [2023, 2024]
    chosen = run("check", folder, "--year", "2023", "--json", data=data).json
    assert [one["file"] for one in chosen] == ["旧.json"]
    assert main(["check", str(folder), "--year", "2020", "--data", str(data)]) == 2


def test_previous_is_refused(folder: Path, data: Path) -> None:
    assert "--previous" in run("check", folder, "--previous", SAMPLE, data=data).err


@pytest.mark.parametrize("option", ["--json", "--csv"])
def test_a_broken_data_file_is_told_before_anything(folder: Path, data: Path, option: str) -> None:
    data.write_bytes(b"[]")
    assert run("check", folder, option, data=data).status == 2


def test_a_folder_without_reports(tmp_path: Path, data: Path) -> None:
    (tmp_path / "空").mkdir()
    (tmp_path / "x.jpg").write_bytes(b"PK")
    assert "没有报告文件" in run("check", tmp_path, data=data).err
    assert run("check", tmp_path / "空", "--json", data=data).status == 2


def test_nothing_that_can_be_read(
    tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a.txt", "b.md", "c.json"):
        (tmp_path / name).write_bytes(b"\x00\x01")
    assert main(["check", str(tmp_path), "--data", str(data)]) == 2
    done = capsys.readouterr()
    names = [line.partition("：")[0] for line in done.out.splitlines()]
    assert names[:3] == ["a.txt", "b.md", "c.json"]
    assert done.err.endswith("里没有一份读得出的报告。\n")
    assert main(["check", str(tmp_path), "--json", "--data", str(data)]) == 2
    assert json.loads(capsys.readouterr().out) == []


@posix
def test_what_is_no_file_is_not_opened(folder: Path, data: Path) -> None:
    os.mkfifo(folder / "管道.txt")
    (folder / "断.md").symlink_to(folder / "没有")
    (folder / "圈").symlink_to(folder)
    assert "跳过3个" in run("check", folder, data=data).out


@pytest.mark.parametrize("call", ["scandir", "stat"])
@pytest.mark.parametrize("command", ["check", "import"])
def test_a_folder_that_is_closed_hides_no_other(
    folder: Path,
    data: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: str,
    call: str,
) -> None:
    """One that can't be listed, and one whose files' names are seen and nothing of the files."""
    closed, really = folder / "乙镇" / "报送", getattr(os, call)

    def refuse(path: object, *rest: object, **more: object) -> object:
        inside = call == "stat" and str(path).startswith(f"{closed}{os.sep}")
        if inside or (str(path) == str(closed) and call == "scandir"):
            raise PermissionError(errno.EACCES, "injected", str(path))
        return really(path, *rest, **more)

    monkeypatch.setattr(os, call, refuse)
    assert main([command, str(folder), "--data", str(data)]) == 2
    told = capsys.readouterr()
    assert "乙镇/报送" in told.out
    assert "没有权限" in told.out
    assert "甲镇.txt" in told.out
    assert "标准输出" not in told.err
    assert told.err.endswith("原因写在它们的那一行。\n")
    monkeypatch.undo()


def many(folder: Path, number: int = FEW + 9) -> None:
    for place in range(number):
        put(folder / f"{place:03}.json", office(f"第{place}镇", 2023 + place % 2))


def test_many_files_in_processes_give_the_same(tmp_path: Path, data: Path) -> None:
    many(tmp_path)
    (tmp_path / "007.json").write_text("{", encoding="utf-8")
    put(tmp_path / "011.json", office("第11镇").with_figure(CELL, 3))
    done = start("check", tmp_path, "--data", data)
    assert (done.status, done.err) == (1, "")
    lines = done.out.splitlines()
    assert lines[7].startswith("007.json：")
    assert lines[11] == "错误  2 提醒  0  2024年  第11镇  011.json"
    del lines[7]
    assert [line[-8:-5] for line in lines[: FEW + 8]] == [
        f"{place:03}" for place in range(FEW + 9) if place != 7
    ]
    assert lines[FEW + 8] == f"共{FEW + 8}份报告，1份有错误；1个文件读不出，跳过0个别的文件。"


@posix
@pytest.mark.parametrize(("mark", "processes"), [("begun", 3), ("reading", 1)])
def test_interrupted_it_stops_at_once_with_one_sentence(
    tmp_path: Path, data: Path, mark: str, processes: int
) -> None:
    """While the other processes begin, and while they read."""
    folder, marks = tmp_path / "报送", tmp_path / "marks"
    folder.mkdir()
    marks.mkdir()
    many(folder, 40)
    (marks / "sitecustomize.py").write_text(_SLOW, encoding="utf-8")
    signal.signal(signal.SIGINT, signal.default_int_handler)  # in the background it is ignored
    started = subprocess.Popen(
        [sys.executable, "-c", ENTRY, "check", str(folder), "--data", str(data)],
        env={**os.environ, "PYTHONPATH": str(marks)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    while len(list(marks.glob(f"{mark}-*"))) < processes:
        assert started.poll() is None
        time.sleep(0.01)
    os.killpg(started.pid, signal.SIGINT)
    _, told = started.communicate(timeout=60)  # until every process has let go of the pipes
    assert (started.returncode, told.decode()) == (2, "已中断。\n")


_SLOW = """
import os, time
from pathlib import Path

from nianbao.cli import one_file

def mark(what):
    Path(__file__).with_name(f"{what}-{os.getpid()}").touch()

def read_slowly(path):
    mark("reading")
    time.sleep(600)

mark("begun")
one_file.read_file = read_slowly
"""
