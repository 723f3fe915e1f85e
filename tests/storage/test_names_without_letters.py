"""A path that the system can't write: one sentence, wherever a path meets the disk.

It is a UnicodeEncodeError, no OSError. Half a surrogate pair is such a name under every locale.
"""

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from nianbao.desk.files import is_folder, read_file, write_export
from nianbao.desk.folders import list_folder
from nianbao.storage.atomic import sweep, write_atomically
from nianbao.storage.backups import Backups, write_verified
from nianbao.storage.contents import contents_of, read_content
from nianbao.storage.errors import StorageError
from nianbao.storage.frozen import add_copy, copies, freeze
from nianbao.storage.history import History
from nianbao.storage.library import Library
from nianbao.storage.pack import read_pack, write_pack
from nianbao.storage.paths import safe_file_name
from nianbao.storage.recovery import read_damaged
from tests.storage.samples import OFFICE, sample

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows takes every name")

NONE = "\ud83d.json"
REFUSED: dict[str, Callable[[Path], object]] = {
    "write": lambda path: write_atomically(path, b"a"),
    "verified": lambda path: write_verified(path, b"a"),
    "export": lambda path: write_export("a", path, path.with_name("data.json")),
    "load": lambda path: Library(path).summaries(),
    "save": lambda path: Library(path).save(sample(), ()),
    "read": read_content,
    "damaged": read_damaged,
    "report": read_file,
    "folder": list_folder,
    "pack": read_pack,
    "to pack": lambda path: write_pack(path, path.with_name("b.zip"), "0"),
    "list of backups": lambda path: Backups(path).list(),
    "list of versions": lambda path: History(path).files(),
    "freeze": lambda path: freeze(path, sample(), {}, datetime(2024, 1, 1)),
    "copy": lambda path: add_copy(path, "a", {"b": b"c"}),
}


@pytest.mark.parametrize("what", REFUSED)
def test_it_is_refused_in_one_sentence(what: str, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="语言设置") as refused:
        REFUSED[what](tmp_path / NONE)
    str(refused.value).encode()


def test_what_only_looks_finds_nothing(tmp_path: Path) -> None:
    path = tmp_path / NONE
    sweep(path)
    assert not is_folder(path)
    assert copies(path, OFFICE, 2024) == ()
    assert "语言设置" in contents_of(path).damage
    library = Library(path)
    assert not library.claim()
    assert "语言设置" in library.read_only


def test_a_name_made_from_words_is_one_that_can_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Under GBK an office of a rare character must have its history, too."""
    assert safe_file_name("䶮镇\ud83d") == "䶮镇_"
    monkeypatch.setattr(sys, "getfilesystemencoding", lambda: "gbk")
    assert safe_file_name("2024 䶮镇") == "2024 _镇"
