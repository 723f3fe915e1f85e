"""One writer for a file, told to the others; its lock goes when its owner goes."""

import errno
import json
import os
import platform
import signal
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import filelock
import pytest

from nianbao.storage import lock
from nianbao.storage.errors import ReadOnlyError
from nianbao.storage.library import Library
from nianbao.storage.lock import WriterLock
from nianbao.storage.paths import BACKUPS, FINALS, HISTORY, companion_path
from tests.cli.commanding import posix
from tests.storage.samples import OFFICE, names_in, sample

HOLD = """
import sys
from pathlib import Path
from nianbao.storage.library import Library
library = Library(Path(sys.argv[1]))
print(library.claim(), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "库" / "nianbao.json"


def hold(path: Path) -> "subprocess.Popen[str]":
    """Another program that has the file open."""
    program = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert program.stdout
    assert program.stdout.readline() == "True\n"
    return program


def test_the_first_writes_and_the_second_reads(path: Path) -> None:
    first, second = Library(path), Library(path)
    assert first.claim()
    assert first.claim()
    first.save(sample(received=1), ())
    assert not second.claim()
    with pytest.raises(ReadOnlyError, match="正被另一个窗口使用"):
        second.save(sample(received=2), ())
    assert second.load(OFFICE, 2021) == sample(received=1)
    first.release()
    assert second.claim()
    second.save(sample(received=2), ())


def test_the_second_is_told_who_has_it_and_since_when(path: Path) -> None:
    with hold(path) as program:
        library = Library(path)
        assert not library.claim()
        assert "（20" in library.read_only
        program.communicate()
    assert library.claim()


def test_the_lock_of_a_dead_owner_is_taken_over(path: Path) -> None:
    with hold(path) as program:
        program.send_signal(signal.SIGKILL)
    library = Library(path)
    assert library.claim()
    assert not Library(path).claim()


def test_an_owner_that_left_no_word_is_still_respected(path: Path) -> None:
    first = Library(path)
    assert first.claim()
    for told in ("{", "[]", '{"user": "甲"}', None):
        owner = path.with_name(".nianbao.json.owner")
        owner.unlink(missing_ok=True)
        if told is not None:
            owner.write_text(told, encoding="utf-8")
        second = Library(path)
        assert not second.claim()
        assert second.read_only.startswith("数据文件正被另一个窗口使用")


def lay(kind: str, place: Path, other: Path) -> None:
    """Have something else than a file of its own lie under a name."""
    if kind == "folder":
        place.mkdir()
    elif kind == "FIFO":
        os.mkfifo(place)
    elif kind == "hard link":
        place.hardlink_to(other)
    else:
        place.symlink_to(other if kind == "link" else kind)


@posix
@pytest.mark.parametrize("which", ["lock", "owner"])
@pytest.mark.parametrize("kind", ["link", "hard link", "FIFO", "folder", "/dev/null"])
def test_nothing_is_written_through_what_lies_under_its_names(
    path: Path, which: str, kind: str
) -> None:
    path.parent.mkdir()
    Library(path).save(sample(received=1), ())
    before, place = path.read_bytes(), path.with_name(f".nianbao.json.{which}")
    lay(kind, place, path)
    first, second = WriterLock(path), WriterLock(path)
    words = [first.acquire(), second.acquire()]
    assert "系统报告" not in "".join(words)
    first.release()
    assert path.read_bytes() == before


def test_claiming_sweeps_what_killed_writers_left(path: Path) -> None:
    path.parent.mkdir()
    (path.parent / ".nianbao.json.tmp-00ff00ff").write_bytes(b"half")
    library = Library(path)
    with library.claimed():
        library.save(sample(), ())
    assert names_in(path.parent) == [".nianbao.json.lock", "nianbao.json"]


@pytest.mark.parametrize("what", [BACKUPS, HISTORY, FINALS])
def test_claiming_sweeps_the_folders_beside_it(path: Path, what: str) -> None:
    folder = companion_path(path, what)
    half = folder / f".{'2024 民权县' * 5}.tmp-00ff00ff"
    half.mkdir(parents=True)
    (half / "记录.json").write_bytes(b"half")
    (folder / ".nianbao-000001-20250108-160500.json.tmp-0badcafe").write_bytes(b"half")
    (folder / "我的.tmp-0badcafe").write_bytes(b"mine")
    (folder / ".说明.txt").write_bytes(b"mine")
    with Library(path).claimed():
        assert names_in(folder) == [".说明.txt", "我的.tmp-0badcafe"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_link_is_the_same_file(path: Path, tmp_path: Path) -> None:
    first = Library(path)
    assert first.claim()
    link = tmp_path / "desk.json"
    link.symlink_to(path)
    assert not Library(link).claim()


def test_it_is_the_lock_that_filelock_takes(path: Path) -> None:
    """Programs of before, and the marker's library, take that one."""
    ours, theirs = WriterLock(path), filelock.FileLock(path.with_name(".nianbao.json.lock"))
    assert ours.acquire() == ""
    with pytest.raises(filelock.Timeout):
        theirs.acquire(timeout=0)
    ours.release()
    with theirs.acquire(timeout=0):
        assert "正被另一个窗口使用" in ours.acquire()
    assert ours.acquire() == ""
    ours.release()


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.EOPNOTSUPP])
def test_where_a_file_system_has_no_locks_a_marker_does(
    path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def no_locks(_: Path) -> NoReturn:
        raise OSError(number, "no locks here")

    monkeypatch.setattr(lock, "_system_lock", no_locks)
    first, second = WriterLock(path), WriterLock(path)
    assert first.acquire() == ""
    assert "正被另一个窗口使用" in second.acquire()
    first.release()
    assert second.acquire() == ""
    second.release()
    dead = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], stdout=-1)
    host = platform.node()
    marker = path.with_name(".nianbao.json.lock")
    marker.write_text(f"{int(dead.stdout)}\n{host}\n", encoding="utf-8")
    assert first.acquire() == ""


def test_a_folder_that_takes_no_lock_is_read_only(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    library = Library(tmp_path / "file" / "nianbao.json")
    assert not library.claim()
    assert "写不进" in library.read_only


def test_who_has_it_is_plain_json(path: Path) -> None:
    library = Library(path)
    assert library.claim()
    told = json.loads(path.with_name(".nianbao.json.owner").read_text(encoding="utf-8"))
    assert told.keys() == {"user", "pid", "since"}
    library.release()
    assert not path.with_name(".nianbao.json.owner").exists()
