"""The desk and the command line load no screen: every module of theirs, in a Python of its own."""

import subprocess
import sys

import pytest

from tests.test_house import ROOT, module_name

NEVER = ("textual", "rich.console")

LOADED = """
import importlib, sys
for name in sys.argv[2:]:
    importlib.import_module(name)
print(*(name for name in sys.argv[1].split(",") if name in sys.modules))
"""


@pytest.mark.parametrize("room", ["report", "imports", "exports", "storage", "desk", "cli"])
def test_no_screen_is_loaded(room: str) -> None:
    modules = [module_name(path) for path in sorted((ROOT / room).rglob("*.py"))]
    command = [sys.executable, "-c", LOADED, ",".join(NEVER), *modules]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split() == []
