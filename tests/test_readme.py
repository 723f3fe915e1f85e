"""The README is honest: its commands run, its options exist, it names every key."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from nianbao.cli.main import main
from nianbao.imports import read_report
from nianbao.tui.actions import ACTIONS
from tests.reports import SAMPLE
from tests.tui.driving import in_report

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
OPEN_THE_SCREENS = ("nianbao", "nianbao demo")
"""Commands that need a terminal; the end-to-end tests run them."""


def shell_lines() -> list[str]:
    """Every line of the README's shell blocks."""
    blocks = re.findall(r"^```sh\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line]


def commands() -> list[str]:
    """Every `nianbao …` of the shell blocks, in order, without the environment's folder."""
    parts = [
        part.strip().removeprefix(".venv/bin/")
        for line in shell_lines()
        for part in line.split("&&")
    ]
    return [part for part in parts if part.split()[0] == "nianbao"]


def synopses() -> list[str]:
    """What the table of commands promises."""
    return [
        cell.replace("\\|", "|")
        for cell in re.findall(r"^\| `(nianbao[^`]*)` \|", README, re.MULTILINE)
    ]


def test_every_command_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(SAMPLE.parent, tmp_path / SAMPLE.parent.relative_to(ROOT))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NIANBAO_DATA", str(tmp_path / "data.json"))
    run = [command for command in commands() if command not in OPEN_THE_SCREENS]
    assert {"import", "check", "export", "list"} <= {word for c in run for word in c.split()}
    for command in run:
        assert main(shlex.split(command)[1:]) == 0, command
        printed = capsys.readouterr()
        assert printed.out, command
        assert not printed.err, command


async def test_the_picture_is_what_the_screen_shows(tmp_path: Path) -> None:
    picture = re.findall(r"^```\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)[0]
    sample = read_report(SAMPLE.read_bytes(), ".txt").report()
    async with in_report(tmp_path, sample) as clerk:
        await clerk.press("ctrl+down", "ctrl+down")
        await clerk.type("12\n")
        await clerk.sees("已保存", "错误2")
        shown = {line.strip() for line in re.sub(r"\d\d:\d\d:\d\d", "", clerk.screen).splitlines()}
    told = [line.strip() for line in re.sub(r"\d\d:\d\d:\d\d", "", picture).splitlines()]
    assert [line for line in told if line not in shown] == []


@pytest.mark.parametrize("synopsis", synopses())
def test_every_promised_word_exists(synopsis: str, capsys: pytest.CaptureFixture[str]) -> None:
    subcommand = re.findall(r"^nianbao((?: [a-z]+)*)", synopsis)[0].split()
    with pytest.raises(SystemExit, match=r"^0$"):
        main([*subcommand, "--help"])
    help_text = capsys.readouterr().out
    for word in re.findall(r"--[a-z-]+|[a-z|-]+\|[a-z-]+", synopsis):
        assert word.replace("|", ",") in help_text, word


def test_every_subcommand_is_promised(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    offered = set(re.findall(r"^    ([a-z]+) ", capsys.readouterr().out, re.MULTILINE))
    promised = {
        word for synopsis in synopses() for word in re.findall(r"^nianbao ([a-z]+)", synopsis)
    }
    assert promised == offered


def test_every_key_is_named() -> None:
    named = README.partition("## 按键")[2].partition("\n## ")[0]
    missing = [action.shown for action in ACTIONS.values() if action.shown not in named]
    assert not missing


def test_every_module_that_measures_is_there() -> None:
    modules = re.findall(r"python -m (tests\.[a-z_.]+)", README)
    assert modules
    for module in modules:
        assert (ROOT / f"{module.replace('.', '/')}.py").is_file(), module


def test_ci_runs_the_test_line() -> None:
    marked = re.findall(r"^<!-- \.ci/run [^\n]*-->\n```sh\n([^\n]+)\n```$", README, re.MULTILINE)
    assert len(marked) == 1
    assert "pytest" in marked[0]
