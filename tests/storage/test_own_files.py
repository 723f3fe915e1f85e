"""Nothing is written over what belongs to a library, whatever way leads there."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from nianbao.desk.files import write_export
from nianbao.storage.atomic import write_atomically
from nianbao.storage.backups import Backups
from nianbao.storage.errors import StorageError
from nianbao.storage.frozen import copies_folder
from nianbao.storage.history import History
from nianbao.storage.own_files import refuse_own
from nianbao.storage.pack import write_pack
from tests.cli.commanding import posix, run
from tests.storage.packs import lived_in


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A library with a history, a backup and a final copy."""
    path = lived_in(tmp_path / "库" / "nianbao.json")
    Backups(path).take()
    return path


def first(folder: Path) -> Path:
    return next(path for path in sorted(folder.rglob("*")) if path.is_file())


def linked(link: Callable[[Path, Path], None], own: Path) -> Path:
    """Another name for a file or folder, in a place of its own."""
    (own.parents[1] / "别处").mkdir(exist_ok=True)
    name = own.parents[1] / "别处" / f"x{own.suffix}"
    link(own, name)
    return name


def soft(own: Path, name: Path) -> None:
    name.symlink_to(own)


def hard(own: Path, name: Path) -> None:
    name.hardlink_to(own)


OWN: dict[str, Callable[[Path], Path]] = {
    "data": lambda data: data,
    "by another way": lambda data: data.parent / ".." / "库" / data.name,
    "in another case": lambda data: data.with_name("NIANBAO.json"),
    "lock": lambda data: data.with_name(f".{data.name}.lock"),
    "owner": lambda data: data.with_name(f".{data.name}.owner"),
    "owner in another case": lambda data: data.with_name(".Nianbao.json.OWNER"),
    "backup": lambda data: first(Backups(data).folder),
    "backups": lambda data: Backups(data).folder,
    "one more backup": lambda data: Backups(data).folder / "nianbao-000099-20260101-000000.json",
    "history": lambda data: first(History(data).folder),
    "final copy": lambda data: first(copies_folder(data)),
    "final copy, deep": lambda data: first(copies_folder(data)).parent / "新" / "a.md",
    "soft link": lambda data: linked(soft, data),
    "soft link to a backup": lambda data: linked(soft, first(Backups(data).folder)),
    "in a soft link": lambda data: linked(soft, Backups(data).folder) / "a.json",
    "hard link": lambda data: linked(hard, data),
    "hard link to a version": lambda data: linked(hard, first(History(data).folder)),
    "hard link to a copy": lambda data: linked(hard, first(copies_folder(data))),
}


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@posix
@pytest.mark.parametrize("name", OWN)
def test_nothing_is_written_over(data: Path, name: str) -> None:
    target = OWN[name](data)
    before = everything(data.parents[1])
    with pytest.raises(StorageError, match="没有写"):
        write_export("甲", target, data)
    with pytest.raises(StorageError, match="没有写"):
        write_pack(data, target, "0")
    assert everything(data.parents[1]) == before


@posix
def test_nor_where_the_data_file_is_a_link(data: Path, tmp_path: Path) -> None:
    link = tmp_path / "桌面" / "n.json"
    link.parent.mkdir()
    link.symlink_to(data)
    for target in (data, link, data.with_name(f".{data.name}.lock"), first(Backups(data).folder)):
        with pytest.raises(StorageError, match="没有写"):
            refuse_own(link, target)
    refuse_own(link, link.with_name("报告.md"))


def test_nor_into_the_backups_folder_as_a_copy(data: Path) -> None:
    with pytest.raises(StorageError, match="没有写"):
        Backups(data).copy_to(Backups(data).folder)
    assert Backups(data).copy_to(data.parent).exists()


def test_nor_over_the_data_file_of_another_library(data: Path, tmp_path: Path) -> None:
    other = lived_in(tmp_path / "别人" / "甲.json")
    for target in (other, first(Backups(data).folder), first(History(other).folder)):
        with pytest.raises(StorageError, match="没有写"):
            refuse_own(tmp_path / "n.json", target)


def test_all_else_is_free(data: Path) -> None:
    beside = data.with_name("报告.json")
    beside.write_text('{"office": "甲镇", "year": 2024}', encoding="utf-8")
    for target in (beside, data.with_name("nianbao.md"), data.parent / "没有" / "a.md"):
        refuse_own(data, target)
    (data.parent / "a.md").hardlink_to(beside)
    write_export("甲", data.parent / "a.md", data)
    assert beside.read_text(encoding="utf-8").startswith("{")


@posix
def test_devices_and_pipes_stay_what_they_are(tmp_path: Path) -> None:
    pipe = tmp_path / "管道"
    os.mkfifo(pipe)
    (tmp_path / "link").symlink_to("/dev/null")
    read, write = os.pipe()
    for target in (pipe, Path("/dev/null"), tmp_path / "link", Path(f"/dev/fd/{write}")):
        with pytest.raises(StorageError, match="不是普通文件"):
            write_atomically(target, b"x")
    os.close(read)
    os.close(write)
    assert pipe.is_fifo()
    assert Path("/dev/null").is_char_device()


@posix
def test_the_commands_refuse_in_one_sentence(data: Path, tmp_path: Path) -> None:
    line = run("list", "--json", data=data).json[0]
    export = ("export", "--office", line["office"], "--year", str(line["year"]), "--to", "text")
    before = everything(data.parent)
    for target in (data, Backups(data).folder / "a", "/dev/null"):
        assert run(*export, "--output", target, data=data).status == 2
        assert run("pack", "--to", target, data=data).status == 2
    assert run("backup", "--to", History(data).folder, data=data).status == 2
    assert everything(data.parent) == before
    assert run(*export, "--output", tmp_path / "a.txt", data=data).status == 0
