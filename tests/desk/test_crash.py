"""Where the details of an error go, whatever lies there already."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from nianbao.desk.crash import keep_details
from tests.cli.commanding import posix

_KINDS: dict[str, Callable[[Path, Path], object]] = {
    "nothing": lambda place, data: None,
    "FIFO": lambda place, data: os.mkfifo(place),
    "folder": lambda place, data: place.mkdir(),
    "link": lambda place, data: place.symlink_to(data),
    "hard link": lambda place, data: place.hardlink_to(data),
    "device": lambda place, data: place.symlink_to("/dev/zero"),
}


@posix
@pytest.mark.parametrize("kind", _KINDS)
def test_they_go_elsewhere_where_something_else_has_the_name(
    tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, other = tmp_path / "nianbao.json", tmp_path / "other"
    data.write_text("kept")
    other.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(other))
    place = tmp_path / "nianbao-出错记录.txt"
    _KINDS[kind](place, data)
    log = keep_details(data, ValueError("words"))
    assert log == (place if kind == "nothing" else other / place.name)
    assert "ValueError" in log.read_text(encoding="utf-8")
    assert data.read_text() == "kept"
