"""`nianbao import FOLDER`: what is stored, what is not and why, what is told, what stops it."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from nianbao.cli import import_folder
from nianbao.cli.main import main
from nianbao.exports.json_export import write_json
from nianbao.exports.plain_text import write_plain_text
from nianbao.report.document import Report
from nianbao.report.finding import Finding
from nianbao.report.form.figures import CellRef
from nianbao.storage.history import History
from nianbao.storage.library import Library
from tests.cli.commanding import ACTIVE, Done, run
from tests.reports import SAMPLE, seed_report, zero_report
from tests.samples.generate import source
from tests.samples.stray import STRAY

CELL = CellRef("requests", "received", "natural_person")
Import = Callable[..., Done]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A page, a Word file, two years of one office in a folder below, and a file that is none."""
    folder = tmp_path / "全县"
    (folder / "乙镇").mkdir(parents=True)
    (folder / "a.htm").write_bytes(source("html", "full", 1)[0])
    (folder / "b.docx").write_bytes(source("word", "seed", 1)[0])
    put(folder / "乙镇" / "2023.JSON", office("乙镇", 2023))
    put(folder / "乙镇" / "2024.json", office("乙镇", 2024).with_figure(CELL, 3))
    (folder / "说明.txt").write_text("今天天气好。", encoding="utf-8")
    (folder / "附件.jpg").write_bytes(b"\xff\xd8")
    return folder


@pytest.fixture
def load(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Import:
    """Runs `import` on the data file, whatever comes of it."""

    def load(*words: object) -> Done:
        capsys.readouterr()
        status = main(["import", *map(str, words), "--data", str(data_in(tmp_path))])
        captured = capsys.readouterr()
        assert not ACTIVE.search(captured.out + captured.err)
        return Done(status, captured.out, captured.err)

    return load


def data_in(folder: Path) -> Path:
    return folder / "nianbao.json"


def office(name: str, year: int) -> Report:
    return replace(zero_report(), office=f"{name}人民政府", year=year)


def put(path: Path, report: Report, write: Callable[[Report], str] = write_json) -> None:
    path.write_text(write(report), encoding="utf-8")


def test_every_report_is_stored_and_told_in_a_line(
    folder: Path, tmp_path: Path, load: Import
) -> None:
    done = load(folder)
    assert done.status == 2
    lines = done.out.splitlines()
    assert [line.split("  ")[-1] for line in lines[:4]] == [
        "a.htm",
        "b.docx",
        "乙镇/2023.JSON",
        "乙镇/2024.json",
    ]
    assert lines[3].startswith("错误  2 提醒")
    assert lines[4].startswith("说明.txt：没有找到年度报告")
    assert lines[5].startswith("共导入4份报告，1份有错误；1个文件没有导入，跳过1个别的文件。存在 ")
    assert done.err == "1个文件没有导入；原因写在它们的那一行。\n"
    library = Library(data_in(tmp_path))
    assert len(library.summaries()) == 4
    assert library.load("乙镇人民政府", 2024) == office("乙镇", 2024).with_figure(CELL, 3)
    assert library.load(seed_report().office, 2021).figures == seed_report().figures
    counted = {(line.office, line.year): line.errors for line in library.summaries()}
    assert counted["乙镇人民政府", 2024] == 2


def test_all_stored_is_0(folder: Path, load: Import) -> None:
    (folder / "说明.txt").unlink()
    done = load(folder)
    assert (done.status, done.err) == (0, "")


def test_json_is_what_a_file_gives_with_its_place(folder: Path, load: Import) -> None:
    done = load(folder, "--json")
    assert (done.status, done.err.count("\n")) == (2, 2)
    assert done.err.startswith("说明.txt：")
    assert [one["file"] for one in done.json] == [
        "a.htm",
        "b.docx",
        "乙镇/2023.JSON",
        "乙镇/2024.json",
    ]
    alone = load(folder / "b.docx", "--json", "--replace")
    assert {"file": "b.docx", **alone.json} == done.json[1]
    assert done.out == json.dumps(done.json, ensure_ascii=False, indent=2) + "\n"


def test_what_is_there_is_not_replaced_unless_asked(
    folder: Path, tmp_path: Path, load: Import
) -> None:
    load(folder)
    put(folder / "乙镇" / "2024.json", office("乙镇", 2024).with_figure(CELL, 4))
    done = load(folder)
    assert done.status == 2
    assert done.out.count("已经在库里。原来的没有动。") == 4
    library = Library(data_in(tmp_path))
    assert library.load("乙镇人民政府", 2024).figures[CELL] == 3
    (folder / "说明.txt").unlink()
    assert load(folder, "--replace").status == 0
    assert Library(data_in(tmp_path)).load("乙镇人民政府", 2024).figures[CELL] == 4
    versions = History(data_in(tmp_path)).versions("乙镇人民政府", 2024)
    assert [History(data_in(tmp_path)).load(one).figures[CELL] for one in versions] == [3]


def test_the_same_report_twice_is_stored_once(folder: Path, tmp_path: Path, load: Import) -> None:
    put(folder / "乙镇" / "再来.txt", office("乙镇", 2024), write_plain_text)
    done = load(folder, "--replace")
    assert "乙镇/再来.txt：和“乙镇/2024.json”是同一份报告" in done.out
    assert Library(data_in(tmp_path)).load("乙镇人民政府", 2024).figures[CELL] == 3


def test_office_and_year_choose(folder: Path, tmp_path: Path, load: Import) -> None:
    load(folder, "--office", "乙镇人民政府", "--year", "2023")
    assert [(line.office, line.year) for line in Library(data_in(tmp_path)).summaries()] == [
        ("乙镇人民政府", 2023)
    ]


def test_nobody_asked_for(folder: Path, load: Import) -> None:
    (folder / "说明.txt").unlink()
    done = load(folder, "--year", "2010")
    assert done.status == 2
    assert "没有要找的报告" in done.err


def test_last_years_report_is_seen_wherever_it_is(
    folder: Path, load: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: dict[tuple[str, int], int | None] = {}

    def check(report: Report, previous: Report | None, *_: object) -> tuple[Finding, ...]:
        seen[report.office, report.year] = previous.year if previous else None
        return ()

    monkeypatch.setattr("nianbao.cli.one_file.findings_about", check)
    load(folder)
    assert seen["乙镇人民政府", 2024] == 2023
    put(folder / "乙镇" / "2025.json", office("乙镇", 2025))
    for name in ("2023.JSON", "2024.json"):
        (folder / "乙镇" / name).unlink()
    load(folder)
    assert seen["乙镇人民政府", 2025] == 2024


def test_a_folder_without_reports_stores_nothing(tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    done = run("import", tmp_path / "空", data=data_in(tmp_path))
    assert (done.status, "没有报告文件" in done.err) == (2, True)
    assert not data_in(tmp_path).exists()


def test_the_librarys_own_files_are_no_reports(tmp_path: Path, load: Import) -> None:
    (tmp_path / "报告.txt").write_bytes(SAMPLE.read_bytes())
    (tmp_path / "nianbao-备份").mkdir()
    (tmp_path / "nianbao-备份" / "1.json").write_text("{}", encoding="utf-8")
    assert load(tmp_path).status == 0
    done = load(tmp_path, "--replace")
    assert (done.status, done.out.count("\n")) == (0, 2)


def test_another_window_writes(folder: Path, tmp_path: Path, load: Import) -> None:
    other = Library(data_in(tmp_path))
    with other.claimed():
        done = run("import", folder, data=data_in(tmp_path))
    assert done.status == 2
    assert not data_in(tmp_path).exists()


def test_what_was_told_is_stored_when_the_disk_is_full(
    folder: Path, tmp_path: Path, load: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second write fails: what the first one stored was told, and nothing else."""
    monkeypatch.setattr(import_folder, "TOGETHER", 2)
    store = import_folder._store
    left = [1]

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    def one_then_full(*arguments: object) -> None:
        if not left:
            monkeypatch.setattr("os.fsync", fail)
        left[:] = left[1:]
        store(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(import_folder, "_store", one_then_full)
    done = load(folder)
    monkeypatch.undo()
    assert done.status == 2
    assert "磁盘没有剩余空间" in done.err
    assert len(done.out.splitlines()) == len(Library(data_in(tmp_path)).summaries()) == 2


def test_one_write_for_many(folder: Path, load: Import, monkeypatch: pytest.MonkeyPatch) -> None:
    writes = []
    write = Library.together

    def counted(library: Library) -> object:
        writes.append(library)
        return write(library)

    monkeypatch.setattr(Library, "together", counted)
    load(folder)
    assert len(writes) == 1


def test_active_names_and_words_never_reach_the_terminal(tmp_path: Path, load: Import) -> None:
    evil = "\x1b[31m红\x1b]0;题\x07\x9b\u202e\u200b"
    place = tmp_path / f"夹{evil}"
    place.mkdir()
    put(place / f"甲{evil}\n乙.json", replace(zero_report(), office=f"甲镇{evil}"))
    (place / f"坏{evil}.txt").write_text(evil, encoding="utf-8")
    done = load(tmp_path)
    assert done.status == 2
    assert "红" in done.out


def test_the_lines_that_are_left_are_told_by_file(load: Import, folder: Path) -> None:
    (folder / "文字.txt").write_text(STRAY, encoding="utf-8")
    words = STRAY.splitlines()[8]
    done = load(folder, "--json")
    assert f"文字.txt：原文有3行没有放进报告：\n  第9行  {words}\n" in done.err
    left = {one["file"]: one["unplaced"] for one in done.json}
    assert left["文字.txt"][0] == {"line": 9, "text": words}
    assert left["a.htm"] == []
