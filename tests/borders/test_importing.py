"""Importing any module of ours does nothing but define: looked at in a Python of its own."""

import os
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from nianbao.report.errors import ReportError
from nianbao.tui.start import open_demo, open_library
from tests.test_house import ROOT, SOURCES, module_name

LOADED = """
import importlib, os, sys, threading

ours = sys.argv[1:]
environment, told, watching = dict(os.environ), [], True
CHANGES = ("os.mkdir", "os.remove", "os.rename", "os.truncate", "os.putenv", "shutil.copyfile",
           "socket.__new__", "subprocess.Popen", "tempfile.mkdtemp", "tempfile.mkstemp")

def watch(event, details):
    if not watching:
        return
    if event in CHANGES:
        told.append((event, details))
    elif event == "open" and details[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        told.append((event, details))

importlib.import_module("nianbao.tui.start")
if "textual" in sys.modules:
    told.append("tui.start loads Textual, which looks at TEXTUAL_FPS only then")
sys.addaudithook(watch)
for name in ours:
    importlib.import_module(name)
watching = False
if os.environ != environment:
    told.append("the environment is another")
told += [thread.name for thread in threading.enumerate() if thread is not threading.main_thread()]
print(*told, sep="\\n")
"""


def test_importing_has_no_effects() -> None:
    modules = [module_name(path) for path in SOURCES]
    without = {name: text for name, text in os.environ.items() if name != "TEXTUAL_FPS"}
    done = subprocess.run(
        [sys.executable, "-B", "-c", LOADED, *modules],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        env=without,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip() == ""


_UNASKED = """
import importlib, sys
import nianbao.tui.start

try:
    nianbao.tui.start.open_demo()
except nianbao.tui.start.ReportError:
    pass
from nianbao.tui.kit.ahead import MODULES
for name in (*MODULES, *sys.argv[1:]):
    importlib.import_module(name)
print(*(name for name in ("_ssl", "_hashlib") if sys.modules.get(name)))
"""


def test_nothing_that_loads_unasked_loads_cryptography() -> None:
    """OpenSSL takes 4 MB, and the screens need none of it."""
    unasked = ("nianbao.tui.app", "nianbao.tui.library.due_panel", "nianbao.desk.registers")
    command = [sys.executable, "-c", _UNASKED, *unasked]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120)
    assert (done.returncode, done.stderr, done.stdout.strip()) == (0, "", "")


@pytest.mark.parametrize("given", ["", "30"])
def test_opening_the_screens_sets_how_often_they_paint(
    monkeypatch: pytest.MonkeyPatch, given: str
) -> None:
    for open_screens in (open_demo, lambda: open_library(ROOT / "no.json")):
        monkeypatch.delenv("TEXTUAL_FPS", raising=False)
        if given:
            monkeypatch.setenv("TEXTUAL_FPS", given)
        with pytest.raises(ReportError, match="终端"):
            open_screens()
        assert os.environ["TEXTUAL_FPS"] == (given or "240")


def test_files_of_the_package_are_asked_of_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the program is installed no room lies at the top, as in a checkout: no `exports`."""
    outside = [place for place in sys.path if Path(place or ".").resolve() != ROOT]
    monkeypatch.setattr(sys, "path", outside)
    asked = {
        package
        for path in SOURCES
        for package in re.findall(r'\bfiles\("([^"]*)"\)', path.read_text("utf-8"))
    }
    assert "nianbao.exports" in asked
    for package in asked:
        assert package.partition(".")[0] == "nianbao"
        assert files(package).is_dir(), package
