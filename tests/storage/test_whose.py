"""Whose the files are: nobody else may read them; they lie in one place, under the same bytes."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from nianbao.storage import lock
from nianbao.storage.backups import Backups
from nianbao.storage.errors import shown
from nianbao.storage.frozen import copies_folder, freeze
from nianbao.storage.history import History
from nianbao.storage.library import Library
from nianbao.storage.paths import BACKUPS, companion_path, disk_name, true_name
from tests.cli.commanding import posix, run
from tests.storage.packs import EXPORTS, NOON, lived_in
from tests.storage.samples import OFFICE, failing, sample


def modes(folder: Path) -> dict[str, int]:
    return {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*")}


@posix
def test_all_of_it_is_the_users_alone(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        data = lived_in(tmp_path / "年报" / "nianbao.json")
        assert run("pack", "--to", tmp_path / "包.zip", data=data).status == 0
        export = tmp_path / "导出.md"
        assert run("export", "--year", "2024", "--to", "markdown", "--output", export, data=data)
        with Library(data).claimed():
            found = modes(data.parent)
    finally:
        os.umask(before)
    assert {".nianbao.json.owner", "nianbao.json", "nianbao-备份", "nianbao-历史"} <= found.keys()
    del found[".nianbao.json.lock"]  # which is empty
    assert {mode & 0o077 for mode in found.values()} == {0}
    assert modes(tmp_path)["包.zip"] == 0o600
    assert modes(tmp_path)["导出.md"] == 0o644


@posix
@pytest.mark.parametrize(("before", "after"), [(0o644, 0o600), (0o660, 0o600), (0o200, 0o200)])
def test_a_mode_only_becomes_stricter(tmp_path: Path, before: int, after: int) -> None:
    data = tmp_path / "nianbao.json"
    Library(data).save(sample(), ())
    library = Library(data)
    library.summaries()
    data.chmod(before)
    library.save(sample(received=5), ())
    assert stat.S_IMODE(data.stat().st_mode) == after


@posix
def test_folders_of_older_programs_are_closed(tmp_path: Path) -> None:
    data = lived_in(tmp_path / "年报" / "nianbao.json")
    Backups(data).folder.chmod(0o755)
    with Library(data).claimed():
        assert stat.S_IMODE(Backups(data).folder.stat().st_mode) == 0o700


@posix
def test_a_link_to_the_data_file_has_everything_in_one_place(tmp_path: Path) -> None:
    real, link = tmp_path / "真" / "nianbao.json", tmp_path / "桌面" / "年报.json"
    real.parent.mkdir()
    link.parent.mkdir()
    Library(real).save(sample(), ())
    link.symlink_to(real)
    library = Library(link)
    with library.claimed():
        library.save(sample(received=5), ())
        document = library.document(OFFICE, 2021)
        assert document
        History(link).keep(document)
        Backups(link).take()
        freeze(link, sample(), EXPORTS, NOON)
        assert lock.WriterLock(real).acquire()
    assert [path.name for path in link.parent.iterdir()] == ["年报.json"]
    assert Backups(real).list()
    assert History(real).versions(OFFICE, 2021)
    assert copies_folder(link) == copies_folder(real)


def test_a_name_has_the_same_bytes_in_every_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.fsdecode", lambda raw: raw.decode("gbk", "surrogateescape"))
    monkeypatch.setattr("os.fsencode", lambda name: name.encode("gbk", "surrogateescape"))
    for name in (BACKUPS, "历史", "定稿", "2024-民权县北关镇人民政府-0123abcd.json", "a.json"):
        there = disk_name(name)
        assert there.encode("gbk", "surrogateescape") == name.encode("utf-8")
        assert true_name(there) == name
    folder = companion_path(Path("年报.json"), BACKUPS)
    assert shown(folder) == "年报-备份"


_SAVE = """
import sys
from pathlib import Path
from nianbao.storage.backups import Backups
from nianbao.storage.history import History
from nianbao.storage.library import Library
from tests.storage.samples import OFFICE, sample
data = Path(sys.argv[1])
library = Library(data)
library.save(sample(received=int(sys.argv[2])), ())
History(data).keep(library.document(OFFICE, 2021))
Backups(data).take()
print(len(History(data).versions(OFFICE, 2021)), len(Backups(data).list()))
"""


@posix
@pytest.mark.skipif(not shutil.which("localedef"), reason="no locale can be made")
def test_programs_in_two_locales_share_one_history(tmp_path: Path) -> None:
    data, made = tmp_path / "年报" / "nianbao.json", tmp_path / "zh_CN.GBK"
    subprocess.run(["localedef", "-i", "zh_CN", "-f", "GBK", made], capture_output=True)
    if not made.exists():
        pytest.skip("localedef could not make zh_CN.GBK")
    data.parent.mkdir()
    for number, words in enumerate(("zh_CN.GBK", "C.UTF-8"), start=1):
        done = subprocess.run(
            [sys.executable, "-X", "utf8=0", "-c", _SAVE, data, str(number)],
            env={**os.environ, "LOCPATH": str(tmp_path), "LC_ALL": words},
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.split() == [str(number)] * 2
    names = {os.fsencode(path.name) for path in data.parent.iterdir()}
    assert {"nianbao-备份".encode(), "nianbao-历史".encode()} <= names


def test_a_disk_that_cannot_be_written_is_no_second_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "nianbao.json"
    Library(data).save(sample(), ())
    with Library(data).claimed():
        other = Library(data)
        assert not other.claim()
        assert other.is_taken
    monkeypatch.setattr(lock, "_system_lock", failing(30))
    library = Library(data)
    assert not library.claim()
    assert not library.is_taken
    assert "只读" in library.read_only
    assert "窗口" not in library.read_only
