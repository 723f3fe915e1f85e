"""Killed at any moment of a save, the file holds the old report or the new one, whole."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from report.standing import Standing
from report.state import State
from storage.library import Library
from tests.storage.samples import OFFICE, sample

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")

SCRIPT = """
import os, signal, sys
from pathlib import Path
from storage.library import Library
from tests.storage.samples import sample

path, moment = Path(sys.argv[1]), sys.argv[2]
library = Library(path)
library.summaries()
report = sample(received=2)

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

def around(function, when):
    def wrapped(*arguments):
        if when == "before":
            die()
        result = function(*arguments)
        if when == "after":
            die()
        return result
    return wrapped

name, when = moment.split()
if name == "write":
    really_write = os.write
    def half(descriptor, content):
        really_write(descriptor, content[:len(content) // 2])
        die()
    os.write = half
elif name == "folder":
    really_fsync, synced = os.fsync, []
    def second(descriptor):
        if synced:
            die()
        synced.append(really_fsync(descriptor))
    os.fsync = second
else:
    setattr(os, name, around(getattr(os, name), when))
library.save(report, ())
"""


@pytest.mark.parametrize(
    ("moment", "received"),
    [
        ("write half", 1),
        ("fsync before", 1),
        ("fsync after", 1),
        ("replace before", 1),
        ("replace after", 2),
        ("open before", 1),
        ("folder sync", 2),
    ],
)
def test_killed_in_mid_save(tmp_path: Path, moment: str, received: int) -> None:
    path = tmp_path / "nianbao.json"
    Library(path).save(sample(2020), ())
    Library(path).save(sample(received=1), (), standing=Standing(State.REVIEW))
    run = subprocess.run([sys.executable, "-c", SCRIPT, str(path), moment])
    assert run.returncode == -signal.SIGKILL
    reopened = Library(path)
    assert reopened.load(OFFICE, 2021) == sample(received=received)
    assert reopened.load(OFFICE, 2020) == sample(2020)
    assert [line.state for line in reopened.summaries()] == ["review", "draft"]
    reopened.save(sample(received=3), ())
    assert Library(path).load(OFFICE, 2021) == sample(received=3)


def test_killed_at_any_time(tmp_path: Path) -> None:
    path = tmp_path / "nianbao.json"
    script = (
        "import itertools, pathlib, sys\n"
        "from storage.library import Library\n"
        "from tests.storage.samples import sample\n"
        "library = Library(pathlib.Path(sys.argv[1]))\n"
        "for count in itertools.count():\n"
        "    library.save(sample(received=count), ())\n"
        "    print(count, flush=True)\n"
    )
    for delay in range(6):
        path.unlink(missing_ok=True)
        with subprocess.Popen(
            [sys.executable, "-c", script, str(path)], stdout=subprocess.PIPE, text=True
        ) as program:
            assert program.stdout
            for _ in range(delay * 7 + 1):
                program.stdout.readline()
            program.kill()
            told = program.stdout.read().split()
        saved = Library(path).load(OFFICE, 2021)
        last = max([delay * 7, *map(int, told)])
        assert saved in (sample(received=last), sample(received=last + 1))
