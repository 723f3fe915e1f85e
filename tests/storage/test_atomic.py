"""The file is whole after every fault, and the next try works."""

import errno
import os
import stat
import subprocess
import sys
from io import BufferedWriter
from pathlib import Path
from typing import Any

import pytest

from storage import atomic
from storage.atomic import write_atomically
from storage.errors import StorageError
from tests.storage.samples import FAULTS, failing, names_in

OLD, NEW = "旧的内容\n".encode(), "新的内容，长一些。\n".encode() * 100


class FullFile:
    """A file that takes half of what it is given, then fails."""

    def __init__(self, file: BufferedWriter, number: int, step: str) -> None:
        self._file, self._number, self._step = file, number, step

    def __enter__(self) -> "FullFile":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
        if self._step == "close":
            raise OSError(self._number, "injected")

    def write(self, content: bytes) -> int:
        if self._step == "write":
            self._file.write(content[: len(content) // 2])
            raise OSError(self._number, "injected")
        return self._file.write(content)

    def flush(self) -> None:
        self._file.flush()
        if self._step == "flush":
            raise OSError(self._number, "injected")

    def fileno(self) -> int:
        return self._file.fileno()


def break_step(patch: pytest.MonkeyPatch, step: str, number: int) -> None:
    """Make one step of a write fail."""
    really_open = Path.open
    if step in ("fsync", "replace"):
        patch.setattr(os, step, failing(number))
    elif step == "open":
        patch.setattr(Path, "open", failing(number))
    else:

        def open_full(path: Path, mode: str) -> Any:
            return FullFile(really_open(path, "xb"), number, step)

        patch.setattr(Path, "open", open_full)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "报告.md"
    path.write_bytes(OLD)
    return path


@pytest.mark.parametrize("number", FAULTS)
@pytest.mark.parametrize("step", ["open", "write", "flush", "fsync", "close", "replace"])
def test_a_failed_step_leaves_the_old_file(
    target: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int
) -> None:
    with monkeypatch.context() as patch:
        break_step(patch, step, number)
        with pytest.raises(StorageError) as raised:
            write_atomically(target, NEW)
    assert raised.value.message.startswith(f"写不进“{target}”：")
    assert raised.value.hint
    assert target.read_bytes() == OLD
    assert names_in(target.parent) == ["报告.md"]
    write_atomically(target, NEW)
    assert target.read_bytes() == NEW


@pytest.mark.parametrize(
    ("number", "word"),
    [
        (errno.ENOSPC, "没有剩余空间"),
        (errno.EROFS, "磁盘是只读的"),
        (errno.EACCES, "没有权限"),
        (errno.EIO, "磁盘读写出错"),
        (errno.EBADMSG, "injected"),
    ],
)
def test_the_reason_is_named(
    target: Path, monkeypatch: pytest.MonkeyPatch, number: int, word: str
) -> None:
    monkeypatch.setattr(os, "fsync", failing(number))
    with pytest.raises(StorageError, match=word):
        write_atomically(target, NEW)


def test_a_new_file_appears(tmp_path: Path) -> None:
    write_atomically(tmp_path / "新.md", NEW)
    assert (tmp_path / "新.md").read_bytes() == NEW
    assert names_in(tmp_path) == ["新.md"]


def test_a_missing_folder_is_named_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="不见了"):
        write_atomically(tmp_path / "没有" / "报告.md", NEW)
    assert names_in(tmp_path) == []


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="这是一个文件夹"):
        write_atomically(tmp_path, NEW)


def test_the_longest_name_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("报" * 85)
    write_atomically(path, NEW)
    assert path.read_bytes() == NEW


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX")
def test_the_mode_is_kept(target: Path) -> None:
    target.chmod(0o640)
    write_atomically(target, NEW)
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_read_only_file_is_refused_even_to_root(target: Path) -> None:
    target.chmod(0o444)
    with pytest.raises(StorageError, match="只读"):
        write_atomically(target, NEW)
    assert target.read_bytes() == OLD
    target.chmod(0o644)
    write_atomically(target, NEW)
    assert target.read_bytes() == NEW


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_is_followed(target: Path, tmp_path: Path) -> None:
    link = tmp_path / "desk" / "link.md"
    link.parent.mkdir()
    link.symlink_to(target)
    write_atomically(link, NEW)
    assert link.is_symlink()
    assert target.read_bytes() == NEW
    assert names_in(link.parent) == ["link.md"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_to_itself_has_a_sentence(tmp_path: Path) -> None:
    link = tmp_path / "loop.md"
    link.symlink_to(link)
    with pytest.raises(StorageError):
        write_atomically(link, NEW)


def test_a_folder_that_cannot_be_synced_is_no_failure(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "open", failing(errno.EINVAL))
    write_atomically(target, NEW)
    assert target.read_bytes() == NEW


def test_a_file_held_open_is_tried_again(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really_replace, refused = os.replace, [1, 2]

    def held_open(source: Path, destination: Path) -> None:
        if refused:
            refused.pop()
            raise PermissionError(errno.EACCES, "held open")
        really_replace(source, destination)

    monkeypatch.setattr(atomic, "REPLACE_PAUSES", (0, 0, 0))
    monkeypatch.setattr(os, "replace", held_open)
    write_atomically(target, NEW)
    assert target.read_bytes() == NEW


def test_a_file_held_open_for_long_is_given_up(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(atomic, "REPLACE_PAUSES", (0, 0))
    monkeypatch.setattr(os, "replace", failing(errno.EACCES))
    with pytest.raises(StorageError):
        write_atomically(target, NEW)
    assert names_in(target.parent) == ["报告.md"]


def test_an_interrupt_tidies_up_too(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(target, NEW)
    assert target.read_bytes() == OLD
    assert names_in(target.parent) == ["报告.md"]


@pytest.mark.skipif(os.name == "nt", reason="file size limits are POSIX")
def test_a_real_limit_of_the_system(target: Path) -> None:
    script = (
        "import resource, sys, pathlib\n"
        "from storage.atomic import write_atomically\n"
        "from storage.errors import StorageError\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try: write_atomically(pathlib.Path(sys.argv[1]), b'x' * 5000)\n"
        "except StorageError: sys.exit(7)\n"
    )
    assert subprocess.run([sys.executable, "-c", script, str(target)]).returncode == 7
    assert target.read_bytes() == OLD
    assert names_in(target.parent) == ["报告.md"]
