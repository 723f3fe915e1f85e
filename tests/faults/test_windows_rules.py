"""What Windows does otherwise, on the parts that can be tried anywhere."""

import errno
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from nianbao.report.document import new_report
from nianbao.storage import atomic, errors
from nianbao.storage.atomic import sync_folder
from nianbao.storage.errors import cannot_read, cannot_write
from nianbao.storage.library import Library
from nianbao.storage.paths import LONGEST_ON_WINDOWS, ROOM_TO_REPLACE, too_long_for_windows
from tests.cli.commanding import ENTRY, start

GONE = FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
BEYOND_GBK = "民权县𠮷镇人民政府"


class Windows:
    """The name of the system, for the module that asks."""

    name = "nt"

    def __getattr__(self, attribute: str) -> object:
        return getattr(os, attribute)


def path_of(units: int) -> Path:
    folder = "/" + "/".join(["文" * 60] * 3) + "/"
    return Path(folder + "件" * (units - len(folder)))


def test_a_path_leaves_room_for_the_temporary_file() -> None:
    longest = path_of(LONGEST_ON_WINDOWS - ROOM_TO_REPLACE)
    assert not too_long_for_windows(longest)
    assert too_long_for_windows(longest.with_name(longest.name + "x"))
    assert too_long_for_windows(longest.with_name("𠮷" + longest.name[1:]))
    temporary = atomic._temporary_prefix(longest) + "0badcafe"
    assert len(temporary) <= len(longest.name[:40]) + ROOM_TO_REPLACE


@pytest.mark.parametrize("tell", [cannot_read, cannot_write])
def test_a_path_that_is_too_long_has_a_sentence(
    monkeypatch: pytest.MonkeyPatch, tell: object
) -> None:
    assert callable(tell)
    assert "不见了" in tell(path_of(LONGEST_ON_WINDOWS), GONE).message
    monkeypatch.setattr(errors, "os", Windows())
    error = tell(path_of(LONGEST_ON_WINDOWS), GONE)
    assert "路径太长" in error.message
    assert "短些" in error.hint
    assert "不见了" in tell(path_of(200), GONE).message


def test_folders_are_not_synced_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic, "os", Windows())
    sync_folder(tmp_path / "没有")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "nianbao.json"
    Library(path).save(new_report(BEYOND_GBK, 2024), ())
    return path


@pytest.mark.parametrize("command", ["list", "check"])
def test_into_a_pipe_nothing_is_lost_under_cp936(data: Path, command: str) -> None:
    done = start("--data", data, command, PYTHONIOENCODING="gbk", PYTHONUTF8="0")
    assert done.err == ""
    assert BEYOND_GBK in done.out


@pytest.mark.skipif(os.name == "nt", reason="ptys are POSIX")
@pytest.mark.parametrize("command", ["list", "check"])
def test_on_a_cp936_console_what_it_lacks_is_a_question_mark(data: Path, command: str) -> None:
    master, slave = pty.openpty()
    program = subprocess.Popen(
        [sys.executable, "-c", ENTRY, "--data", str(data), command],
        env={**os.environ, "PYTHONIOENCODING": "gbk", "PYTHONUTF8": "0"},
        stdin=slave,
        stdout=slave,
        stderr=slave,
    )
    os.close(slave)
    said = b""
    try:
        while data_read := os.read(master, 1 << 16):
            said += data_read
    except OSError:  # how Linux says that nobody holds the other end
        pass
    os.close(master)
    assert program.wait() in (0, 1)
    words = said.decode("gbk")
    assert BEYOND_GBK.replace("𠮷", "?") in words
    assert "Traceback" not in words
