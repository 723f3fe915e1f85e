"""The frozen command line: what each command does, prints, writes and gives as its status.

Over 300 lines long: one test for each promise of a frozen interface.
"""

import json
import re
import socket
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import NoReturn

import pytest

from nianbao.cli.arguments import read_arguments
from nianbao.cli.main import _asked_for, _open_screens
from nianbao.exports.json_export import write_json
from nianbao.exports.markdown import write_markdown
from nianbao.exports.options import PrintOptions
from nianbao.exports.plain_text import write_plain_text
from nianbao.report.office import due_year
from nianbao.report.standing import send_back
from nianbao.storage.library import Library
from tests.cli.commanding import import_seed, run, start
from tests.reports import (
    OFFICE,
    SAMPLE,
    draft_report,
    full_report,
    seed_report,
    unspoken,
    zero_report,
)
from tests.samples.stray import STRAY
from tests.storage.samples import names_in

REPORT_KEYS = ["form", "office", "year", "figures", "prose", "notes"]
FINDING_KEYS = ["rule", "severity", "message", "section", "cells", "span", "expected", "actual"]
LIST_KEYS = ["office", "year", "form", "state", "errors", "warnings", "changed"]
ENDINGS = {"markdown": ".md", "text": ".txt", "html": ".html", "json": ".json"}


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data file that is not there yet; it is also the default one."""
    monkeypatch.setenv("NIANBAO_DATA", str(tmp_path / "default.json"))
    return tmp_path / "nianbao.json"


def wrong_report(folder: Path) -> Path:
    """A file with a report in which one column does not close."""
    cell = next(iter(zero_report().form.table("requests").typed_cells))
    path = folder / "wrong.json"
    path.write_text(write_json(unspoken(zero_report()).with_figure(cell, 3)), encoding="utf-8")
    return path


def test_import_stores_the_report(data: Path) -> None:
    done = run("import", SAMPLE, data=data)
    assert (done.status, done.err) == (0, "")
    assert OFFICE in done.out
    assert done.out.count("N08") == 2
    assert Library(data).load(OFFICE, 2021).figures == seed_report().figures


def test_import_json(data: Path) -> None:
    done = run("import", SAMPLE, "--json", data=data)
    assert list(done.json) == [*REPORT_KEYS, "findings", "unplaced"]
    assert done.json["unplaced"] == []
    assert {key: done.json[key] for key in REPORT_KEYS} == json.loads(write_json(seed_report()))
    assert [list(finding) for finding in done.json["findings"]] == [FINDING_KEYS] * 7
    prose = done.json["prose"]
    assert list(prose) == ["title", "preface", "overview", "problems", "other_matters"]
    assert list(prose["overview"]) == ["numbering", "parts"]
    assert prose["title"] is None
    assert len(done.json["figures"]) == 200
    assert done.json["figures"]["disclosure.fees.amount"] == "0"


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_import_tells_which_lines_are_left(data: Path, tmp_path: Path, options: list[str]) -> None:
    path = tmp_path / "文字.txt"
    path.write_text(STRAY, encoding="utf-8")
    done = run("import", path, *options, data=data)
    lines = STRAY.splitlines()
    left = [(number, lines[number - 1]) for number in (9, 10, 12)]
    assert done.err.splitlines() == [
        "原文有3行没有放进报告：",
        *(f"  第{number}行  {words}" for number, words in left),
    ]
    if options:
        told = [{"line": number, "text": words} for number, words in left]
        assert done.json["unplaced"] == told


def test_import_does_not_replace_unless_told(data: Path, tmp_path: Path) -> None:
    import_seed(data)
    before = data.read_bytes()
    other = tmp_path / "other.md"
    other.write_text(write_markdown(full_report()), encoding="utf-8")
    options = ("import", other, "--office", OFFICE, "--year", "2021")
    assert run(*options, data=data).status == 2
    assert run(*options, "--json", data=data).status == 2
    assert data.read_bytes() == before
    assert run(*options, "--replace", data=data).status == 0
    assert Library(data).load(OFFICE, 2021).figures == full_report().figures
    assert len(Library(data).summaries()) == 1


def test_an_old_report_is_published_and_this_years_a_draft(data: Path) -> None:
    due = due_year(date.today())
    for year in (due, due - 1):
        import_seed(data, "--year", str(year))
    listed = run("list", "--json", data=data).json
    assert [(line["year"], line["state"]) for line in listed] == [
        (due, "draft"),
        (due - 1, "published"),
    ]
    standing = Library(data).standing(OFFICE, due - 1)
    assert (standing.published_on, standing.address) == ("", "")


def test_a_report_that_replaces_another_stands_where_that_one_stood(data: Path) -> None:
    import_seed(data)
    library = Library(data)
    returned = send_back(library.standing(OFFICE, 2021), {"overview": "太短"}, at="", by="甲")
    library.save(library.load(OFFICE, 2021), (), standing=returned)
    import_seed(data, "--replace")
    assert Library(data).standing(OFFICE, 2021) == returned


def test_import_stores_a_report_with_errors(data: Path, tmp_path: Path) -> None:
    assert run("import", wrong_report(tmp_path), data=data).status == 0
    assert run("list", "--json", data=data).json[0]["errors"] == 2


def test_check_a_file_stores_nothing(data: Path, tmp_path: Path) -> None:
    right, wrong = run("check", SAMPLE, data=data), run("check", wrong_report(tmp_path), data=data)
    assert (right.status, wrong.status) == (0, 1)
    assert "2个错误" in wrong.out
    assert not data.exists()


def test_check_json(data: Path, tmp_path: Path) -> None:
    done = run("check", wrong_report(tmp_path), "--json", data=data)
    assert done.status == 1
    assert [list(finding) for finding in done.json] == [FINDING_KEYS] * 2
    first = done.json[0]
    assert (first["rule"], first["severity"], first["section"]) == ("A01", "error", "requests")
    assert first["cells"][0] == "requests.received.natural_person"
    assert (first["span"], first["expected"], first["actual"]) == (None, 3, 0)
    title = run("check", SAMPLE, "--office", "乙镇", "--json", data=data).json[0]
    assert list(title["span"]) == ["field", "start", "end"]
    assert (title["cells"], title["expected"], title["actual"]) == ([], None, None)


def test_check_the_library(data: Path, tmp_path: Path) -> None:
    import_seed(data)
    assert run("check", data=data).status == 0
    run("import", wrong_report(tmp_path), data=data)
    assert run("check", data=data).status == 1
    assert run("check", "--office", OFFICE, data=data).status == 0
    assert run("check", "--year", "2024", data=data).status == 1
    assert run("check", "--office", OFFICE, "--year", "2024", data=data).status == 2
    for finding in run("check", "--json", data=data).json:
        assert list(finding) == [*FINDING_KEYS, "office", "year"]


def test_check_beside_last_years_report(data: Path) -> None:
    done = run("check", SAMPLE, "--previous", SAMPLE, data=data)
    assert (done.status, done.err) == (0, "")


@pytest.mark.parametrize("to", ENDINGS)
def test_export_beside_the_data_file(data: Path, to: str) -> None:
    import_seed(data)
    names = []
    for _ in range(2):
        done = run("export", "--year", "2021", "--to", to, data=data)
        assert (done.status, done.err) == (0, "")
        path = Path(done.out.strip())
        assert path.parent == data.parent
        assert path.is_file()
        names.append(path.name)
    stem = seed_report().generated_title
    assert names == [f"{stem}{ENDINGS[to]}", f"{stem} (2){ENDINGS[to]}"]


def test_a_draft_says_so_in_its_name(data: Path, tmp_path: Path) -> None:
    source = tmp_path / "draft.json"
    source.write_text(write_json(draft_report()), encoding="utf-8")
    run("import", source, data=data)
    done = run("export", "--year", "2022", "--to", "markdown", data=data)
    assert done.status == 0
    assert done.out.endswith("-草稿.md\n")
    assert "草稿" in done.err
    assert "草稿" not in Path(done.out.strip()).read_text(encoding="utf-8")
    run("import", wrong_report(tmp_path), data=data)
    options = ("--office", zero_report().office, "--year", "2024", "--to", "text")
    name = run("export", *options, data=data).out
    assert name.endswith("-草稿.txt\n")


WRITTEN = {"markdown": write_markdown, "text": write_plain_text, "json": write_json}


def test_export_to_standard_output(data: Path) -> None:
    import_seed(data)
    for to, write in WRITTEN.items():
        done = run("export", "--year", "2021", "--to", to, "--output", "-", data=data)
        assert (done.status, done.err) == (0, "")
        assert done.out == write(seed_report())
    options = ("--year", "2021", "--to", "text", "--aligned", "--output", "-")
    assert run("export", *options, data=data).out == write_plain_text(
        seed_report(), options=PrintOptions(aligned=True)
    )


def test_export_to_a_path_replaces_what_is_there(data: Path, tmp_path: Path) -> None:
    import_seed(data)
    path = tmp_path / "x.json"
    path.write_text("old")
    done = run("export", "--year", "2021", "--to", "json", "--output", path, data=data)
    assert (done.status, done.out) == (0, f"{path}\n")
    plain = json.loads(path.read_bytes())
    assert list(plain) == REPORT_KEYS
    assert (plain["form"], plain["year"]) == ("2021", 2021)
    assert names_in(tmp_path) == [".nianbao.json.lock", data.name, path.name]


def test_export_of_one_office_among_several(data: Path) -> None:
    import_seed(data)
    import_seed(data, "--office", "乙镇人民政府")
    done = run("export", "--year", "2021", "--to", "text", "--output", "-", data=data)
    assert done.status == 2
    assert "乙镇人民政府" in done.err
    options = ("--office", "乙镇人民政府", "--year", "2021", "--to", "json", "--output", "-")
    assert run("export", *options, data=data).json["office"] == "乙镇人民政府"


def test_list(data: Path) -> None:
    assert run("list", "--json", data=data).json == []
    assert "还没有" in run("list", data=data).out
    assert not data.exists()
    import_seed(data)
    import_seed(data, "--year", "2022")
    lines = run("list", data=data).out.splitlines()
    assert [line[:5] for line in lines] == ["2022年", "2021年"]
    listed = run("list", "--json", data=data).json
    assert [list(line) for line in listed] == [LIST_KEYS] * 2
    assert (listed[1]["office"], listed[1]["state"], listed[1]["form"]) == (
        OFFICE,
        "published",
        "2021",
    )
    assert (listed[1]["errors"], listed[1]["warnings"]) == (0, 5)
    assert datetime.fromisoformat(listed[1]["changed"]).tzinfo is not None
    assert re.fullmatch(r".*[+-]\d\d:\d\d", listed[1]["changed"])


def test_which_data_file(data: Path) -> None:
    assert run("import", SAMPLE).status == 0
    default = data.with_name("default.json")
    assert default.is_file(), "NIANBAO_DATA names the data file"
    assert run("import", SAMPLE, "--data", data).status == 0
    assert data.is_file(), "--data goes before it, behind the command or in front of it"
    assert run("list", "--json", data=data).json == run("list", "--json", "--data", data).json
    both = run("list", "--json", "--data", data, data=default.with_name("none.json"))
    assert len(both.json) == 1, "the last one is taken"


def test_no_network(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> NoReturn:
        raise AssertionError("the network was used")

    for name in ("connect", "connect_ex", "bind", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    for name in ("getaddrinfo", "gethostbyname", "create_connection"):
        monkeypatch.setattr(socket, name, refuse)
    import_seed(data)
    for command in (["check"], ["list"], ["export", "--year", "2021", "--to", "html"]):
        assert run(*command, data=data).status == 0


LOADED = """
import sys
from nianbao.cli.main import main
status = [main(words.split("\\t")) for words in sys.argv[1:]]
print(*status, file=sys.stderr)
print(*sorted(name for name in sys.modules if name.count(".") < 3), file=sys.stderr)
"""
"""Several commands, one after another; what they gave, and which modules are there by then."""


def test_the_program_itself_loads_no_more_than_it_needs(data: Path) -> None:
    import_seed(data)
    exports = [["export", "--year", "2021", "--to", to, "--output", "-"] for to in ENDINGS]
    checks = ["import", str(SAMPLE)], ["check"], ["check", str(SAMPLE), "--json"]
    lists = ["list"], ["list", "--json"]
    for commands, statuses in ((lists, "0 0"), ((*checks, *exports), "2 0 0 0 0 0 0")):
        words = ["\t".join([*command, "--data", str(data)]) for command in commands]
        done = start(*words, code=LOADED)
        told, names = done.err.splitlines()[-2:]
        assert (done.status, told) == (0, statuses)
        loaded = set(names.split())
        assert {"nianbao.cli", "nianbao.storage", "nianbao.report"} <= loaded
        assert not {"textual", "rich", "asyncio"} & loaded
        if commands is lists:
            unneeded = {"markdown_it", "platformdirs"} | {
                f"nianbao.{room}" for room in ("imports", "exports", "report.form")
            }
            assert not unneeded & loaded


def test_the_review_sheet(data: Path, tmp_path: Path) -> None:
    run("import", wrong_report(tmp_path), data=data)
    office = zero_report().office
    import_seed(data, "--office", office, "--year", "2023")
    for to, ending in (("review", ".md"), ("review-text", ".txt")):
        options = ("export", "--office", office, "--year", "2024", "--to", to)
        done = run(*options, data=data)
        assert (done.status, done.err) == (0, "")
        path = Path(done.out.strip())
        assert path.name == f"{zero_report().title}-审签单{ending}"
        sheet = path.read_text(encoding="utf-8")
        assert "错误 A01" in sheet
        assert "2023年" in sheet
        assert re.search("制表：20[0-9]{2}-", sheet), "and no login name"
        assert run(*options, "--output", "-", data=data).out.startswith(sheet[:40])


@pytest.mark.parametrize("data", ["库.json", "a b"])
def test_a_plain_start_is_read_as_the_parser_reads_it(data: str) -> None:
    named, opens = _asked_for(["--data", data])
    read = read_arguments([f"--data={data}"])
    assert read == read_arguments(["--data", data])
    assert (read.data, read.command, read.version) == (named, None, False)
    assert isinstance(opens, partial)
    assert opens.func is _open_screens
    assert vars(read_arguments([])) == {**vars(read), "data": None}
    assert _asked_for([])[0] is None
