"""The zipapp unpacks once, notices damage, and starts as well beside another start."""

import ast
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile

import pytest

from tools.bundle import one_file
from tools.zipapp.unpacking import DAY, KEPT, UNFINISHED, cache_folder, contents, unpacked

MODULE = "import sys\nfrom pathlib import Path\n\n\ndef main() -> int:\n"
RUNS = MODULE + "    print(Path(__file__).parents[2], *sys.argv[1:])\n    return 1\n"
FAILS = MODULE + "    raise ValueError('its own fault')\n"


def zipapp(folder: Path, module: str = RUNS) -> Path:
    """A zipapp of a small program that prints where it lies and what it is given."""
    tree = folder / "tree"
    for package in ("nianbao", "nianbao/cli", "nianbao/tui"):
        (tree / package).mkdir(parents=True)
        (tree / package / "__init__.py").touch()
    (tree / "nianbao/cli/main.py").write_text(module, encoding="utf-8")
    (tree / "nianbao/tui/app.tcss").write_text("/* 样式 */", encoding="utf-8")
    target = folder / one_file.NAME
    one_file.make(tree, "1.2.3", target, first=["nianbao.cli.main"])
    return target


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return zipapp(tmp_path)


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache/nianbao"


def environment(cache: Path) -> Mapping[str, str]:
    return {"PATH": os.environ["PATH"], "XDG_CACHE_HOME": str(cache.parent), "PYTHONUTF8": "1"}


def start(archive: Path, cache: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(archive), *arguments],
        env=environment(cache),
        capture_output=True,
        encoding="utf-8",
    )


def place(archive: Path, cache: Path) -> Path:
    """The folder it unpacks into."""
    return cache / contents(archive)[0]


def test_it_runs_from_the_cache_and_unpacks_once(archive: Path, cache: Path) -> None:
    for _ in range(2):
        done = start(archive, cache, "一", "--二")
        assert (done.returncode, done.stderr) == (1, "")
        assert done.stdout == f"{place(archive, cache)} 一 --二\n"
        first = (place(archive, cache) / "nianbao/tui/app.tcss").stat()
    assert (place(archive, cache) / "nianbao/tui/app.tcss").stat().st_ino == first.st_ino
    assert [path.name for path in cache.iterdir()] == [contents(archive)[0]]
    assert contents(archive)[0].startswith("1.2.3-")


def test_what_is_compiled_names_no_folder_of_the_builder(archive: Path, cache: Path) -> None:
    start(archive, cache)
    compiled = list(place(archive, cache).rglob("main.*.pyc"))
    assert compiled
    assert str(archive.parent).encode() not in compiled[0].read_bytes()


def spoil(path: Path) -> None:
    """Write nulls over a file in its very size."""
    path.write_bytes(bytes(path.stat().st_size))


@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_bytes(b""), spoil])
def test_a_lost_or_changed_file_comes_back(archive: Path, cache: Path, damage: object) -> None:
    assert callable(damage)
    start(archive, cache)
    broken = place(archive, cache) / "nianbao/tui/app.tcss"
    whole = broken.read_bytes()
    damage(broken)
    assert start(archive, cache).returncode == 1
    assert broken.read_bytes() == whole
    assert [path.name for path in cache.iterdir()] == [contents(archive)[0]]


def spoil_unseen(path: Path) -> None:
    """The same as a disk does it: no word of the system tells."""
    told = path.stat()
    spoil(path)
    os.utime(path, ns=(told.st_atime_ns, told.st_mtime_ns))


def test_once_a_day_the_very_content_is_looked_at(archive: Path, cache: Path) -> None:
    folder = unpacked(archive, cache)
    broken = folder / "nianbao/tui/app.tcss"
    whole = broken.read_bytes()
    spoil_unseen(broken)
    assert unpacked(archive, cache) == folder
    assert broken.read_bytes() != whole, "a start within the day asks only for sizes and times"
    for age in (DAY + 1, -9 * DAY):
        spoil_unseen(broken)
        os.utime(folder, (time.time() - age,) * 2)
        assert unpacked(archive, cache) == folder
        assert broken.read_bytes() == whole
    os.utime(folder, (time.time() - 2 * DAY,) * 2)
    unpacked(archive, cache)
    assert folder.stat().st_mtime > time.time() - DAY, "looked at now, and in use"


def test_a_file_of_nulls_is_told_and_gone_at_the_next_start(archive: Path, cache: Path) -> None:
    start(archive, cache)
    for path in (place(archive, cache) / "nianbao/cli").rglob("*.py*"):
        spoil_unseen(path)
    done = start(archive, cache)
    assert done.returncode == 2
    assert done.stderr == "展开的程序文件坏了，已经清掉，请再打开一次。\n"
    assert start(archive, cache).returncode == 1


@pytest.mark.parametrize("entry", ["files", "program.zip"])
def test_a_damaged_archive_is_told(archive: Path, cache: Path, entry: str) -> None:
    with ZipFile(archive) as whole:
        told = whole.getinfo(entry)
    content = bytearray(archive.read_bytes())
    middle = told.header_offset + 30 + len(entry) + told.compress_size // 2
    content[middle : middle + 8] = bytes(8)
    archive.write_bytes(content)
    done = start(archive, cache)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"程序文件坏了，或没有拷全：{archive}。请重新拷一份。\n"
    assert not list(cache.glob("*"))


def test_the_programs_own_fault_is_not_the_folders(tmp_path: Path, cache: Path) -> None:
    archive = zipapp(tmp_path, FAILS)
    done = start(archive, cache)
    assert "ValueError: its own fault" in done.stderr
    assert place(archive, cache).exists()


def test_many_starts_at_once(archive: Path, cache: Path) -> None:
    command = [sys.executable, str(archive)]
    many = [
        subprocess.Popen(command, env=environment(cache), stdout=subprocess.PIPE) for _ in range(6)
    ]
    said = {one.communicate()[0].decode() for one in many}
    assert {one.returncode for one in many} == {1}
    assert said == {f"{place(archive, cache)}\n"}
    assert [path.name for path in cache.iterdir()] == [contents(archive)[0]]


def test_another_starts_folder_may_go_while_it_tidies_up(
    archive: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = cache / f"{UNFINISHED}renamed-by-another"
    monkeypatch.setattr(Path, "iterdir", lambda folder: iter([gone, folder / "0.9-abc"]))
    (cache / "0.9-abc").mkdir(parents=True)
    os.utime(cache / "0.9-abc", (time.time() - 2 * KEPT,) * 2)
    assert unpacked(archive, cache) == place(archive, cache)
    assert not (cache / "0.9-abc").exists()


def test_where_no_cache_can_be_it_runs_from_a_temporary_folder(
    archive: Path, tmp_path: Path
) -> None:
    (tmp_path / "cache").write_text("a file, not a folder", encoding="utf-8")
    done = start(archive, tmp_path / "cache/nianbao")
    assert done.returncode == 1
    assert not Path(done.stdout.strip()).exists()


def test_what_is_no_longer_used_goes(archive: Path, cache: Path) -> None:
    ages = {
        "0.9-abc": KEPT + DAY,
        "1.0-abc": KEPT - DAY,
        f"{UNFINISHED}old": 2 * DAY,
        f"{UNFINISHED}now": 0.0,
    }
    for name, age in ages.items():
        (cache / name).mkdir(parents=True)
        os.utime(cache / name, (time.time() - age,) * 2)
    start(archive, cache)
    left = {path.name for path in cache.iterdir()}
    assert left == {contents(archive)[0], "1.0-abc", f"{UNFINISHED}now"}


def test_the_same_program_gives_the_same_bytes(tmp_path: Path) -> None:
    assert zipapp(tmp_path / "a").read_bytes() == zipapp(tmp_path / "b").read_bytes()


def test_an_old_python_reads_the_first_lines_and_is_answered(tmp_path: Path) -> None:
    first_lines = one_file.STARTER / "__main__.py"
    ast.parse(first_lines.read_text(encoding="utf-8"), feature_version=(3, 4))
    pretend = (
        f"import runpy, sys; sys.version_info = (3, 8, 1); runpy.run_path({str(first_lines)!r})"
    )
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", pretend], capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 2
    assert done.stderr.startswith("本程序要 Python 3.11 以上，这里是 3.8。")


def test_each_system_keeps_its_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/李四")
    assert cache_folder({}, "linux") == Path("/home/李四/.cache/nianbao")
    assert cache_folder({"XDG_CACHE_HOME": "/快"}, "linux") == Path("/快/nianbao")
    assert cache_folder({"LOCALAPPDATA": "/本地"}, "win32") == Path("/本地/nianbao/Cache")
    assert cache_folder({}, "darwin") == Path("/home/李四/Library/Caches/nianbao")
