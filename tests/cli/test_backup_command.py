"""`nianbao backup`: a verified copy and its path, or one sentence and no copy."""

import errno
import os
from pathlib import Path

import pytest

from nianbao.storage.library import Library
from tests.cli.commanding import Done, import_seed, run, start
from tests.reports import OFFICE
from tests.storage.samples import failing, names_in


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "nianbao.json"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "优盘"
    folder.mkdir()
    return folder


def refused(data: Path, to: Path | str, why: str) -> None:
    done = run("backup", "--to", to, data=data)
    assert done.status == 2
    assert why in done.err


def test_the_path_and_the_reports_are_told(data: Path, stick: Path) -> None:
    import_seed(data)
    done = run("backup", "--to", stick, data=data)
    copy = stick / names_in(stick)[0]
    assert done == Done(0, f"{copy}\n已读回来核对过，里面有1份报告。\n", "")
    assert copy.read_bytes() == data.read_bytes()
    assert Library(copy).contains(OFFICE, 2021)
    assert run("backup", "--to", stick, data=copy).status == 0
    assert len(names_in(stick)) == 2


def test_what_can_not_be_copied(data: Path, stick: Path) -> None:
    refused(data, stick, "还没有数据文件")
    import_seed(data)
    refused(data, stick / "没有", "不见了")
    refused(data, data, "不是文件夹")
    data.write_bytes(b"{")
    refused(data, stick, "不完整或已损坏")
    assert names_in(stick) == []
    assert run("backup", data=data).status == 2
    assert run("backup", "--to", data=data).status == 2


def test_a_full_stick(data: Path, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import_seed(data)
    monkeypatch.setattr(os, "fsync", failing(errno.ENOSPC))
    refused(data, stick, "没有剩余空间")
    assert names_in(stick) == []


def test_a_stick_that_lies(data: Path, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import_seed(data)
    monkeypatch.setattr("nianbao.storage.backups._read_back", lambda _: b"")
    refused(data, stick, "读回来不一样")
    assert names_in(stick) == []


def test_the_screens_are_not_imported(data: Path, stick: Path) -> None:
    import_seed(data)
    code = (
        "import sys; from nianbao.cli.main import main; status = main();"
        "print('textual' in sys.modules, file=sys.stderr); sys.exit(status)"
    )
    done = start("backup", "--to", stick, "--data", data, code=code)
    assert (done.status, done.err) == (0, "False\n")
