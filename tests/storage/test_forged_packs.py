"""Archives that are not what was packed: damaged, forged, too large, or from a newer program."""

import json
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from nianbao.storage import pack as packing
from nianbao.storage.errors import StorageError
from nianbao.storage.pack import DATA, MANIFEST, read_pack, write_pack
from tests.storage.packs import lived_in

Entries = dict[str, bytes]


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    path = tmp_path / "年报.zip"
    write_pack(lived_in(tmp_path / "旧电脑" / "nianbao.json"), path, "0.1.0")
    return path


def forged(packed: Path, change: Callable[[Entries], None], *, sums: bool = True) -> Path:
    """The pack with its entries changed, and sums that fit unless told otherwise."""
    with zipfile.ZipFile(packed) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    change(entries)
    if sums and MANIFEST in entries:
        manifest: dict[str, Any] = json.loads(entries[MANIFEST])
        manifest["files"] = {n: packing._sum(c) for n, c in entries.items() if n != MANIFEST}
        entries[MANIFEST] = json.dumps(manifest).encode()
    path = packed.with_name("forged.zip")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return path


OUTSIDE = (
    "定稿/../../外面.txt",
    "定稿/2024 镇/../外面.txt",
    "定稿/一层/二层/三层.txt",
    "定稿/只有一层",
    "/定稿/绝对/路径.txt",
    "定稿/C:/盘.txt",
    "定稿/镇/a\\..\\b.txt",
    "定稿/镇/CON.txt",
    "定稿/.镇/记录.json",
    "定稿/镇/尾巴.",
    "别的.txt",
    "../外面.txt",
    "历史/a/b.json",
)


@pytest.mark.parametrize("name", OUTSIDE)
def test_a_name_that_leads_elsewhere_is_refused(packed: Path, name: str) -> None:
    path = forged(packed, lambda entries: entries.update({name: b"x"}))
    with pytest.raises(StorageError, match="不是本程序打的包，或已损坏"):
        read_pack(path)


def turn(entries: Entries) -> None:
    entries[DATA] = entries[DATA].replace("公开".encode(), "公閉".encode(), 1)


@pytest.mark.parametrize(
    "change",
    [
        turn,
        lambda entries: entries.pop(DATA),
        lambda entries: entries.pop(MANIFEST),
        lambda entries: entries.update({MANIFEST: b"{"}),
        lambda entries: entries.update({MANIFEST: b"[]"}),
        lambda entries: entries.update({MANIFEST: b'{"format": 1}'}),
        lambda entries: entries.update({"定稿/镇/多.txt": b"x"}),
    ],
)
def test_what_is_not_what_was_packed_is_refused(
    packed: Path, change: Callable[[Entries], None]
) -> None:
    with pytest.raises(StorageError, match="不是本程序打的包，或已损坏"):
        read_pack(forged(packed, change, sums=False))


def test_a_bomb_is_refused_before_it_goes_off(
    packed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = forged(packed, lambda entries: entries.update({"定稿/镇/大.txt": bytes(5_000_000)}))
    assert path.stat().st_size < 100_000
    monkeypatch.setattr(packing, "BYTES_LIMIT", 1_000_000)
    with pytest.raises(StorageError, match="不是本程序打的包"):
        read_pack(path)
    monkeypatch.setattr(packing, "BYTES_LIMIT", 10_000_000)
    assert read_pack(path).copies["镇"]["大.txt"] == bytes(5_000_000)
    monkeypatch.setattr(packing, "FILES_LIMIT", 2)
    with pytest.raises(StorageError, match="不是本程序打的包"):
        read_pack(path)


def test_a_pack_cut_or_turned_anywhere_is_refused(packed: Path) -> None:
    whole = packed.read_bytes()
    before = read_pack(packed)
    for part in range(50):
        at = len(whole) * part // 50
        for content in (whole[:at], whole[:at] + bytes([whole[at] ^ 8]) + whole[at + 1 :]):
            packed.write_bytes(content)
            with suppress(StorageError):  # a turned bit may be in a time, say
                assert read_pack(packed) == before


def test_a_newer_pack_has_a_sentence(packed: Path, tmp_path: Path) -> None:
    def newer(entries: Entries) -> None:
        entries[MANIFEST] = json.dumps({**json.loads(entries[MANIFEST]), "format": 2}).encode()

    with pytest.raises(StorageError, match="新版程序打的"):
        read_pack(forged(packed, newer))
    with pytest.raises(StorageError, match="不见了"):
        read_pack(tmp_path / "没有.zip")
    with pytest.raises(StorageError, match="是一个文件夹"):
        read_pack(tmp_path)
