"""What the command line can't do: status 2, one Chinese sentence, and nothing touched."""

import errno
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from nianbao.cli.main import main
from nianbao.exports.json_export import plain_report
from tests.cli.commanding import (
    ENTRY,
    Done,
    assert_one_sentence,
    import_seed,
    not_for_root,
    posix,
    run,
    start,
)
from tests.reports import OFFICE, SAMPLE, full_report

EVIL = "\x1b[31m红\x1b]0;题\x07\x9b\u202e\u200b"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "nianbao.json"


def refused(*arguments: str | Path, data: Path) -> Done:
    """A run that fails and leaves everything in the data file's folder as it was.

    The history may have kept a version: it does before a save that then fails.
    """
    before = _folder(data.parent)
    done = run(*arguments, data=data)
    assert done.status == 2
    assert _folder(data.parent) == before
    return done


def _folder(folder: Path) -> dict[str, bytes | None] | None:
    if not folder.is_dir():
        return None
    paths = (path for path in folder.iterdir() if not path.name.endswith("-历史"))
    return {path.name: path.read_bytes() if path.is_file() else None for path in paths}


WRONG_WORDS = (
    ["no-such-command"],
    [""],
    ["import"],
    ["import", "a", "b"],
    ["import", str(SAMPLE), "--year", "abc"],
    ["import", str(SAMPLE), "--year"],
    ["import", str(SAMPLE), "--year", "3"],
    ["import", str(SAMPLE), "--year", "0"],
    ["import", str(SAMPLE), "--year", "-2021"],
    ["import", str(SAMPLE), "--year", "9" * 30],
    ["check", "--previous"],
    ["check", "--to", "json"],
    ["export"],
    ["export", "--year", "2021"],
    ["export", "--to", "json"],
    ["export", "--year", "2021", "--to", "docx"],
    ["list", "--office", OFFICE],
    ["list", "--data"],
    ["--json"],
    ["list", "--json=1"],
    ["export", "--o", "x", "--year", "2021", "--to", "text"],
    ["import", ""],
    ["check", ""],
    ["backup", "--to", ""],
    ["export", "--year", "2021", "--to", "text", "--output", ""],
    ["list", "--data", ""],
    ["--data", ""],
    ["register", "no-such-command"],
    ["list", EVIL],
    [EVIL],
)


@pytest.mark.parametrize("words", WRONG_WORDS, ids=lambda words: ascii(" ".join(words))[:40])
def test_wrong_words(data: Path, words: list[str]) -> None:
    told = refused(*words, data=data).err
    assert not re.search("[a-z]{4,} [a-z]{4,}", told.replace("nianbao", "")), told


def test_what_may_be_written_is_told(data: Path) -> None:
    told = refused("export", "--year", "2021", "--to", "pdf", data=data).err
    assert "“--to”后面只能写 markdown、text、html" in told
    assert "用 nianbao export --help 看写法" in told
    told = refused("rollup", ".", data=data).err
    assert told.startswith("还缺少“--roster、--year、--to”。")
    import_seed(data)
    for command in (["check"], ["register", "tables"], ["export", "--to", "text"]):
        for year in ("0", "20", "1999"):
            told = refused(*command, "--year", year, data=data).err
            assert told == f"年份“{year}”不对，应在2008年到2099年之间。\n"


@pytest.mark.parametrize(
    "words",
    [
        ["check"],
        ["check", "--office", OFFICE],
        ["export", "--year", "2021", "--to", "json"],
        ["export", "--year", "2021", "--to", "json", "--office", OFFICE],
        ["export", "--year", "2021", "--to", "json", "--output", "-"],
    ],
    ids=" ".join,
)
def test_an_empty_library(data: Path, words: list[str]) -> None:
    assert "“”" not in refused(*words, data=data).err
    import_seed(data, "--year", "2019")
    if "--to" in words or "--office" not in words:
        refused(*words, "--year", "2018", data=data)


SCHEMA_99 = b'{"meta": {"1": {"schema": 99}}, "reports": {}}'
BROKEN = {
    "empty": b"",
    "blank": b" \n",
    "cut": b'{"meta": {"1": {"schema": 1}}, "reports": {"1": {"off',
    "no JSON": b"\xff\xfe\x00",
    "a list": b"[]",
    "another program's": b'{"a": {"1": {"b": 1}}}',
    "newer": SCHEMA_99,
    "deep": b'{"a":' * 100_000,
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_data_file_is_left_alone(data: Path, name: str) -> None:
    data.write_bytes(BROKEN[name])
    for words in (
        ["list"],
        ["list", "--json"],
        ["check"],
        ["import", str(SAMPLE)],
        ["import", str(SAMPLE), "--replace", "--json"],
        ["export", "--year", "2021", "--to", "json"],
    ):
        refused(*words, data=data)


def test_a_damaged_report_is_told_and_the_others_work(data: Path) -> None:
    import_seed(data)
    import_seed(data, "--year", "2022")
    stored = json.loads(data.read_bytes())
    stored["reports"]["1"]["figures"]["requests.received.other"] = "x"
    data.write_text(json.dumps(stored), encoding="utf-8")
    assert run("list", data=data).status == 0
    refused("check", "--year", "2021", data=data)
    refused("export", "--year", "2021", "--to", "json", data=data)
    assert run("export", "--year", "2022", "--to", "json", "--output", "-", data=data).status == 0


def test_the_others_are_checked_though_one_is_damaged(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import_seed(data)
    import_seed(data, "--year", "2022")
    stored = json.loads(data.read_bytes())
    stored["reports"]["1"]["figures"]["requests.received.other"] = "x"
    data.write_text(json.dumps(stored), encoding="utf-8")
    assert main(["check", "--json", "--data", str(data)]) == 2
    done = capsys.readouterr()
    assert {finding["year"] for finding in json.loads(done.out)} == {2022}
    assert "2021" in done.err
    assert done.err.count("\n") == 1


def test_a_data_file_that_is_a_folder(data: Path) -> None:
    data.mkdir()
    refused("list", data=data)
    refused("import", SAMPLE, data=data)


def test_a_data_file_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    refused("import", SAMPLE, data=tmp_path / "file" / "nianbao.json")


def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    assert run("list", "--json", data=gone / "nianbao.json").json == []
    refused("check", data=gone / "nianbao.json")
    data = tmp_path / "nianbao.json"
    import_seed(data)
    target = gone / "x.md"
    refused("export", "--year", "2021", "--to", "markdown", "--output", target, data=data)


def test_an_output_that_is_a_folder(data: Path, tmp_path: Path) -> None:
    import_seed(data)
    refused("export", "--year", "2021", "--to", "json", "--output", tmp_path, data=data)


@not_for_root
def test_a_folder_that_can_not_be_written(data: Path) -> None:
    data.parent.chmod(0o500)
    try:
        refused("import", SAMPLE, data=data)
    finally:
        data.parent.chmod(0o700)


def test_a_data_file_that_is_read_only(data: Path) -> None:
    import_seed(data)
    data.chmod(0o400)
    refused("import", SAMPLE, "--replace", data=data)
    assert run("list", data=data).status == 0


SOURCES = {
    "missing": None,
    "empty": b"",
    "binary": bytes(range(256)) * 9,
    "no report": "今天天气好。".encode(),
    "no office": SAMPLE.read_bytes().replace(OFFICE.encode(), b"", 1),
    "no year": SAMPLE.read_bytes().replace(b"2021", b"", 1),
    "broken JSON": b'{"figures": ',
    "other JSON": b'{"a": 1}',
}


@pytest.mark.parametrize("name", SOURCES)
def test_a_source_that_is_no_report(data: Path, tmp_path: Path, name: str) -> None:
    source, content = tmp_path / "报告.txt", SOURCES[name]
    if content is not None:
        source.write_bytes(content)
    refused("import", source, data=data)
    refused("import", source, "--json", "--replace", data=data)
    refused("check", source, data=data)
    if not name.startswith("no "):
        refused("check", SAMPLE, "--previous", source, data=data)


def test_a_source_that_is_a_folder_or_too_large(data: Path, tmp_path: Path) -> None:
    refused("import", tmp_path, data=data)
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(3 * 10**9)
    assert "20MB" in run("import", large, data=data).err
    large.unlink()
    word = tmp_path / "x.docx"
    word.write_bytes(b"PK")
    assert "Word" in refused("import", word, data=data).err


def test_escape_sequences_never_reach_the_output(data: Path, tmp_path: Path) -> None:
    source = tmp_path / f"报告{EVIL}.txt"
    refused("import", source, data=data)
    refused("check", source, data=data)
    source.write_bytes(SAMPLE.read_bytes())
    evil = tmp_path / f"库{EVIL}.json"
    assert run("import", source, "--office", f"甲镇{EVIL}", data=evil).status == 0
    for words in (["list"], ["list", "--json"], ["check"], ["check", "--json"]):
        run(*words, data=evil)
    run("export", "--year", "2021", "--to", "json", data=evil)
    refused("check", "--office", EVIL, data=evil)
    refused("export", "--office", EVIL, "--year", "2021", "--to", "json", data=evil)


def test_nor_do_those_of_a_data_file_written_by_hand(data: Path) -> None:
    import_seed(data)
    stored = json.loads(data.read_bytes())
    stored["reports"]["1"].update(office=f"甲镇{EVIL}", changed=EVIL, form=EVIL, state=EVIL)
    data.write_text(json.dumps(stored, ensure_ascii=False), encoding="utf-8")
    assert EVIL in run("list", "--json", data=data).json[0]["office"]
    assert run("list", data=data).status == 0
    for words in (["check"], ["export", "--year", "2021", "--to", "json"]):
        refused(*words, data=data)


def test_nor_do_those_of_a_source(data: Path, tmp_path: Path) -> None:
    plain: dict[str, Any] = {**plain_report(full_report()), "office": f"甲镇{EVIL}"}
    plain["figures"] = {**plain["figures"], EVIL: 1, "requests.received.other": EVIL}
    plain["prose"] = {**plain["prose"], "title": EVIL, "problems": EVIL}
    source = tmp_path / "x.json"
    source.write_text(json.dumps(plain), encoding="utf-8")
    for words in (["check"], ["import"], ["import", "--replace", "--json"]):
        assert run(*words, source, data=data).status in (0, 1)
    run("export", "--year", "2023", "--to", "text", "--output", "-", data=data)
    plain["form"] = EVIL
    source.write_text(json.dumps(plain), encoding="utf-8")
    refused("import", source, data=data)


def test_the_program_itself(data: Path) -> None:
    for words in (["list"], ["import", str(SAMPLE)], ["list", "--json"], ["check"]):
        assert start(*words, "--data", data).status == 0
    for words in (["check", "nothing.txt"], ["nothing"], ["export", "--to", "x"], []):
        done = start(*words, NIANBAO_DATA=str(data))
        assert done.status == 2
        assert_one_sentence(done)
    assert start("--help").status == 0
    assert "nianbao" in start("import", "--help").out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_output_that_can_not_be_written(data: Path) -> None:
    import_seed(data)
    command = [sys.executable, "-c", ENTRY, "--data", str(data)]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([*command, "list"], stdout=full, stderr=subprocess.PIPE, timeout=60)
    assert done.returncode == 2
    assert_one_sentence(Done(2, "", done.stderr.decode()))


def test_a_reader_that_goes_away(data: Path) -> None:
    import_seed(data)
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-c", ENTRY, "check", "--json", "--data", str(data)]
    done = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, timeout=60)
    os.close(write)
    assert (done.returncode, done.stderr) == (2, b"")


@posix
@pytest.mark.parametrize("words", [["list"], ["check", "--json"], []])
def test_standard_output_that_is_closed(data: Path, words: list[str]) -> None:
    import_seed(data)
    before = data.read_bytes()
    shell = ["sh", "-c", 'exec "$@" >&-', "sh", sys.executable, "-c", ENTRY, "--data", str(data)]
    done = subprocess.run([*shell, *words], stderr=subprocess.PIPE, timeout=60)
    assert done.returncode == 2
    assert_one_sentence(Done(2, "", done.stderr.decode()))
    assert "标准输出是关着的" in done.stderr.decode()
    assert data.read_bytes() == before


@posix
def test_standard_error_that_is_closed(data: Path, tmp_path: Path) -> None:
    """What is told there goes nowhere, and nothing of it into the JSON."""
    import_seed(data)
    (tmp_path / "报告").mkdir()
    (tmp_path / "报告" / "甲.txt").write_bytes(SAMPLE.read_bytes())
    shell = ["sh", "-c", 'exec "$@" 2>&-', "sh", sys.executable, "-c", ENTRY, "--data", str(data)]
    for words in (["check"], ["check", str(tmp_path / "报告")]):
        done = subprocess.run([*shell, *words, "--json"], stdout=subprocess.PIPE, timeout=60)
        assert done.returncode == 0
        assert json.loads(done.stdout)


_GONE = f"import os, sys; os.rmdir(os.getcwd()); {ENTRY}"


@posix
@pytest.mark.parametrize(
    "words",
    [
        ["check", "."],
        ["export", "--year", "2021", "--to", "text", "--output", "甲.txt"],
        ["pack", "--to", "甲.zip"],
        ["list", "--data", "甲.json"],
    ],
    ids=lambda words: words[0],
)
def test_a_working_folder_that_is_gone(data: Path, tmp_path: Path, words: list[str]) -> None:
    import_seed(data)
    place = tmp_path / "没了"
    place.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", _GONE, "--data", str(data), *words],
        cwd=place,
        capture_output=True,
        timeout=60,
    )
    told = Done(done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "标准输出" not in told.err
    assert told.status == 2
    assert_one_sentence(told)


def test_what_nothing_expected_is_told_with_its_path(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.EIO, "injected", "/媒体/U盘/甲.txt")

    monkeypatch.setattr("nianbao.cli.commands.list_reports", fail)
    told = run("list", data=data)
    assert (told.status, "/媒体/U盘/甲.txt" in told.err) == (2, True)
    assert "磁盘读写出错" in told.err


@posix
@pytest.mark.parametrize("words", [["list"], ["import", str(SAMPLE)], ["check"], ["demo"], []])
def test_a_locale_without_chinese_is_one_sentence(data: Path, words: list[str]) -> None:
    """Before anything is written: backups and history have Chinese names."""
    ascii_names = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = start(*words, NIANBAO_DATA=str(data), **ascii_names)
    assert done.status == 2
    assert_one_sentence(done)
    assert "语言设置" in done.err
    assert not data.exists()


@posix
@pytest.mark.parametrize(
    "command", [["list"], ["check"], ["pack", "--to", "x.zip"], ["backup", "--to", "."]]
)
def test_a_folder_is_no_data_file(tmp_path: Path, command: list[str]) -> None:
    for folder in (Path("/"), Path(), tmp_path):
        done = run(*command, data=folder)
        assert (done.status, "是一个文件夹，不是数据文件" in done.err) == (2, True)


@posix
def test_no_fifo_and_no_device_is_read_as_a_report(tmp_path: Path, data: Path) -> None:
    fifo = tmp_path / "报告.txt"
    os.mkfifo(fifo)
    for command in (["check", fifo], ["import", fifo], ["unpack", fifo], ["check", "/dev/zero"]):
        assert "不是普通的文件" in run(*command, data=data).err


@posix
def test_standard_input_that_is_closed(data: Path) -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", 'exec "$0" "$@" <&-', sys.executable, "-c", ENTRY, "--data", str(data)],
        capture_output=True,
        timeout=60,
    )
    assert done.returncode == 2
    assert "这里不是终端" in done.stderr.decode()
