"""The file is whole after every fault, and the next try works."""

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from nianbao.storage import atomic
from nianbao.storage.atomic import streamed_atomically, sweep, write_atomically
from nianbao.storage.errors import StorageError
from tests.storage.samples import FAULTS, failing, names_in

OLD, NEW = "旧的内容\n".encode(), "新的内容，长一些。\n".encode() * 100


def break_step(patch: pytest.MonkeyPatch, step: str, number: int) -> None:
    """Make one step of a write fail; a full disk takes half of what it is given first."""
    really = getattr(os, step)
    taken: list[int] = []

    def fill(descriptor: int, content: bytes) -> int:
        if taken:
            raise OSError(number, "injected")
        taken.append(really(descriptor, content[: len(content) // 2]))
        return taken[0]

    def close(descriptor: int) -> None:
        really(descriptor)
        raise OSError(number, "injected")

    patch.setattr(os, step, {"write": fill, "close": close}.get(step, failing(number)))


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "报告.md"
    path.write_bytes(OLD)
    return path


@pytest.mark.parametrize("number", FAULTS)
@pytest.mark.parametrize("step", ["open", "write", "fsync", "close", "replace"])
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


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX")
def test_what_is_private_is_for_the_user_alone(target: Path, tmp_path: Path) -> None:
    for mode, after in ((0o644, 0o600), (0o600, 0o600), (0o755, 0o700)):
        target.chmod(mode)
        write_atomically(target, NEW, private=True)
        assert stat.S_IMODE(target.stat().st_mode) == after
    write_atomically(tmp_path / "new.md", NEW, private=True)
    with streamed_atomically(tmp_path / "large.md", private=True) as file:
        file.write(NEW)
    for name in ("new.md", "large.md"):
        assert (tmp_path / name).read_bytes() == NEW
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600


def test_what_is_raised_while_a_large_file_is_written_leaves_the_old_one(
    target: Path, tmp_path: Path
) -> None:
    def write(error: Exception) -> None:
        with streamed_atomically(target) as file:
            file.write(NEW)
            raise error

    names = names_in(tmp_path)
    with pytest.raises(ValueError, match="injected"):
        write(ValueError("injected"))
    with pytest.raises(StorageError):
        write(OSError(errno.ENOSPC, "injected"))
    assert target.read_bytes() == OLD
    assert names_in(tmp_path) == names


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


class FolderSync:
    """An fsync that fails for folders only."""

    def __init__(self, number: int) -> None:
        self._number, self._really = number, os.fsync

    def __call__(self, descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(self._number, "injected")
        self._really(descriptor)


@pytest.mark.skipif(os.name == "nt", reason="folders are not synced on Windows")
@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP, errno.EACCES])
def test_a_file_system_that_cannot_sync_folders_is_no_failure(
    target: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(os, "fsync", FolderSync(number))
    write_atomically(target, NEW)
    assert target.read_bytes() == NEW


@pytest.mark.skipif(os.name == "nt", reason="folders are not synced on Windows")
def test_a_folder_that_a_broken_disk_cannot_sync_is_not_called_saved(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", FolderSync(errno.EIO))
    with pytest.raises(StorageError, match="磁盘读写出错"):
        write_atomically(target, NEW)
    assert target.read_bytes() == NEW


@pytest.mark.parametrize("most", [1, 7, 1000])
def test_a_disk_that_takes_little_at_a_time(
    target: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    really_write = os.write
    monkeypatch.setattr(os, "write", lambda to, content: really_write(to, content[:most]))
    write_atomically(target, NEW)
    assert target.read_bytes() == NEW


def test_what_a_killed_program_left_is_swept_away(target: Path) -> None:
    ours = target.with_name(".报告.md.tmp-0badcafe")
    others = [target.with_name(name) for name in (".别的.md.tmp-0badcafe", ".报告.md.bak")]
    for path in (ours, *others):
        path.write_bytes(b"half")
    sweep(target)
    assert names_in(target.parent) == sorted([*(path.name for path in others), "报告.md"])
    sweep(target.parent / "没有" / "报告.md")


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
        "from nianbao.storage.atomic import streamed_atomically, sweep, write_atomically\n"
        "from nianbao.storage.errors import StorageError\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try: write_atomically(pathlib.Path(sys.argv[1]), b'x' * 5000)\n"
        "except StorageError: sys.exit(7)\n"
    )
    assert subprocess.run([sys.executable, "-c", script, str(target)]).returncode == 7
    assert target.read_bytes() == OLD
    assert names_in(target.parent) == ["报告.md"]
