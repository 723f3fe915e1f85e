"""Archives that are not what was packed: damaged, forged, too large, or from a newer program."""

import json
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from nianbao.storage import pack as packing
from nianbao.storage.errors import StorageError
from nianbao.storage.pack import DATA, MANIFEST, read_pack, write_pack
from tests.cli.commanding import run
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


def version_of(number: int) -> Callable[[bytes], bytes]:
    """The archive's entries ask for a newer program of zip."""
    return lambda whole: whole.replace(
        b"PK\x01\x02\x14\x03\x14", b"PK\x01\x02\x14\x03" + bytes([number])
    )


def methods(number: int) -> Callable[[bytes], bytes]:
    """The archive's entries say that they were compressed in another way."""

    def change(whole: bytes) -> bytes:
        parts = whole.split(b"PK\x01\x02")
        return b"PK\x01\x02".join(
            [parts[0], *(part[:6] + bytes([number, 0]) + part[8:] for part in parts[1:])]
        )

    return change


BYTES: dict[str, Callable[[bytes], bytes]] = {
    "version": version_of(99),
    "bz2": methods(12),
    "lzma": methods(14),
    "unknown method": methods(77),
    "half": lambda whole: whole[: len(whole) // 2],
    "no directory": lambda whole: whole[:-22],
    "offset": lambda whole: whole[:-6] + b"\xff\xff\xff\x7f" + whole[-2:],
    "zeros": lambda whole: bytes(len(whole)),
    "nothing": lambda whole: b"",
}


@pytest.mark.parametrize("change", BYTES.values(), ids=list(BYTES))
def test_wrong_bytes_are_one_sentence(packed: Path, change: Callable[[bytes], bytes]) -> None:
    path = packed.with_name("forged.zip")
    path.write_bytes(change(packed.read_bytes()))
    with pytest.raises(StorageError, match="不是本程序打的包，或已损坏"):
        read_pack(path)


MANIFESTS: list[bytes] = [
    b"7", b"null", b'"x"', b'{"format": "1"}', b'{"format": true, "files": {}}',
    b'{"format": 1, "files": []}', b'{"format": 1, "files": 5}',
    b'{"format": 1, "files": {"x": null}}', b'{"format": ' + b"9" * 5000 + b"}",
    b'{"format": ' + b"9" * 300 + b"}", b"[" * 5000, b"\xff", b'{"format": 1.0, "files": null}',
]  # fmt: skip


@pytest.mark.parametrize("manifest", MANIFESTS, ids=range(len(MANIFESTS)))
def test_a_manifest_of_another_shape_is_one_sentence(packed: Path, manifest: bytes) -> None:
    path = forged(packed, lambda entries: entries.update({MANIFEST: manifest}), sums=False)
    with pytest.raises(StorageError, match="不是本程序打的包，或已损坏"):
        read_pack(path)


def put(**changes: Any) -> Callable[[Entries], None]:
    """The data of the pack with changes in its last report."""

    def change(entries: Entries) -> None:
        data = json.loads(entries[DATA])
        list(data["reports"].values())[-1].update(changes)
        entries[DATA] = json.dumps(data).encode()

    return change


def twice(entries: Entries) -> None:
    data = json.loads(entries[DATA])
    data["reports"]["99"] = next(iter(data["reports"].values()))
    entries[DATA] = json.dumps(data).encode()


def flood(entries: Entries) -> None:
    entries[DATA] = b'{"meta": {"1": {"schema": 3, "x": [' + b"[]," * 2_500_000 + b"1]}}}"


DATAS: dict[str, tuple[Callable[[Entries], None], str]] = {
    "no figures": (put(figures=None), "的记录读不出来"),
    "a name": (put(office=["甲"]), "的记录读不出来"),
    "twice": (twice, "有两份"),
    "digits": (
        lambda e: e.update({DATA: b'{"a": {"1": {"b": ' + b"9" * 5000 + b"}}}"}),
        "不是本程序打的包",
    ),
    "depth": (lambda e: e.update({DATA: b"[" * 100_000}), "不是本程序打的包"),
    "flood": (flood, "不是本程序打的包"),
    "a history": (
        lambda e: e.update({"历史/2023-x-00000000.json": b"[[" * 9000}),
        "不是本程序打的包",
    ),
}


@pytest.mark.parametrize(("change", "words"), DATAS.values(), ids=list(DATAS))
def test_data_of_another_kind_is_one_sentence_and_nothing_is_placed(
    packed: Path, change: Callable[[Entries], None], words: str
) -> None:
    path, data = forged(packed, change), packed.with_name("库.json")
    begun = process_time()
    done = run("unpack", path, data=data)
    assert words in done.err
    assert process_time() - begun < 10
    assert not data.exists()


def test_a_library_with_a_report_that_cannot_be_read_is_not_packed(tmp_path: Path) -> None:
    data = lived_in(tmp_path / "旧电脑" / "nianbao.json")
    plain = json.loads(data.read_bytes())
    next(iter(plain["reports"].values()))["figures"] = None
    data.write_text(json.dumps(plain), encoding="utf-8")
    done = run("pack", "--to", tmp_path / "包.zip", data=data)
    assert "的记录读不出来" in done.err
    assert not (tmp_path / "包.zip").exists()
