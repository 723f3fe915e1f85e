"""The version is one constant, shown the same way everywhere."""

import tomllib
from importlib.metadata import version
from pathlib import Path

from nianbao.desk.version import VERSION, version_words
from nianbao.storage.schema import SCHEMA
from tests.cli.commanding import run

ROOT = Path(__file__).parents[2]


def test_the_command_tells_program_and_schema() -> None:
    done = run("--version")
    assert (done.status, done.err) == (0, "")
    assert done.out == f"{version_words()}\n"
    assert VERSION in done.out
    assert f"数据格式 {SCHEMA}" in done.out


def test_it_is_written_once() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "version" in project["project"]["dynamic"]
    assert project["tool"]["hatch"]["version"]["path"] == "desk/version.py"
    assert version("nianbao") == VERSION
    assert f"## [{VERSION}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
