"""The real program meets an error nobody foresaw; the rest of the places: tests.faults.crashes."""

from pathlib import Path

import pytest

from tests.cli.commanding import start
from tests.faults.crashes import PLACES, SECRET, sitting


@pytest.mark.parametrize(("name", "words"), [("status line", False), ("the driver's thread", True)])
def test_what_was_typed_is_saved_and_told(tmp_path: Path, name: str, words: bool) -> None:
    assert sitting(tmp_path, PLACES[name], words=words)


_BROKEN = """
import sys
from nianbao.cli import commands, main
def throw(*_):
    raise KeyError("申请人张三")
commands.list_reports = throw
sys.exit(main.main())
"""


def test_a_command_tells_it_in_one_sentence(tmp_path: Path) -> None:
    data = tmp_path / "nianbao.json"
    done = start("--data", data, "list", code=_BROKEN)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("程序出了没有料到的错，已经停下；库里已有的报告都在。详细情况记在")
    assert done.err.count("\n") == 1
    log = (tmp_path / "nianbao-出错记录.txt").read_text(encoding="utf-8")
    assert "builtins.KeyError" in log
    assert "nianbao/cli/main.py:" in log
    assert SECRET not in log
    assert str(tmp_path) not in log


_NO_WORDS = """
import sys
import nianbao.report.text
from nianbao.cli import main
def throw(*_):
    raise KeyError("申请人张三")
nianbao.report.text.clean_marks = throw
sys.exit(main.main())
"""


def test_a_command_tells_it_though_it_can_not_be_told(tmp_path: Path) -> None:
    done = start("--data", tmp_path, "list", code=_NO_WORDS)
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert done.err.startswith("程序出了没有料到的错，已经停下；")
