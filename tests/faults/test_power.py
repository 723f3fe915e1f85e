"""Cut the power after any call of a save: the old file or the new one, and the new once told."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from nianbao.storage.atomic import sync_folder, write_atomically
from tests.faults.power import ForgetfulDisk

OLD, NEW = b"old " * 300, b"new " * 500

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="folders are not synced there")


def moments(
    folder: Path, patch: pytest.MonkeyPatch, write: Callable[[Path, bytes], None]
) -> list[set[bytes]]:
    """What the file may hold after each call of a way to write it."""
    path = folder / "nianbao.json"
    path.write_bytes(OLD)
    with patch.context() as patching:
        disk = ForgetfulDisk(path)
        disk.patch(patching)
        write(path, NEW)
    return disk.moments


def test_the_power_may_go_at_any_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    after = moments(tmp_path, monkeypatch, write_atomically)
    assert len(after) == 6
    assert all(found <= {OLD, NEW} for found in after)
    assert {OLD, NEW} in after
    assert after[-1] == {NEW}


def without_file_sync(path: Path, content: bytes) -> None:
    """A way to write that forgets to sync the file."""
    temporary = path.with_name("temporary")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT)
    os.write(descriptor, content)
    os.close(descriptor)
    temporary.replace(path)
    sync_folder(path.parent)


def without_folder_sync(path: Path, content: bytes) -> None:
    """A way to write that forgets to sync the folder."""
    temporary = path.with_name("temporary")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT)
    os.write(descriptor, content)
    os.fsync(descriptor)
    os.close(descriptor)
    temporary.replace(path)


def test_a_careless_way_to_write_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert b"" in moments(tmp_path, monkeypatch, without_file_sync)[-1]
    assert OLD in moments(tmp_path, monkeypatch, without_folder_sync)[-1]
