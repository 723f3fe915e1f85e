"""Start the program from one file: unpack it once into the user's cache folder, run it there.

shiv does much the same. This one keeps to the system's cache folder, notices at every start a
folder that lost or shortened files (disk cleaners, power cuts), needs no lock, tidies up after
older versions, and falls back to a temporary folder where nothing else can be written.

The archive holds `files` (a name for this very content, then size and path of each file) and
`program.zip`. Two starts at once both unpack, each into a folder of its own; the first to rename
its folder wins, the other takes that one. What only unpacking needs is imported there.
"""

import os
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from zipimport import zipimporter

if TYPE_CHECKING:
    from zipfile import ZipFile

FILES, PROGRAM = "files", "program.zip"
UNFINISHED = ".unpacking-"
DAY = 24 * 3600.0
KEPT = 30 * DAY
"""Seconds after its last start that an older version's folder is kept; it may still run."""
TRIES = 20
"""A virus scanner may hold a fresh folder on Windows: so often, 0.1 s apart, it is renamed."""


def start(archive: Path) -> int:
    """Run the command line out of the archive; gives the exit status."""
    try:
        folder = unpacked(archive, cache_folder(os.environ, sys.platform))
    except OSError as error:
        sys.stderr.write(f"程序展不开：{error.strerror or error}。请腾出磁盘空间再试。\n")
        return 2
    sys.path[0] = str(folder)
    try:
        from nianbao.cli.main import main

        return main()
    except Exception:
        if is_intact(archive, folder):
            raise
        discard(folder)
        sys.stderr.write("展开的程序文件坏了，已经清掉，请再打开一次。\n")
        return 2


def cache_folder(environ: Mapping[str, str], platform: str) -> Path:
    """Where this system keeps what can be made anew, for this program."""
    home = Path("~").expanduser()
    if platform == "win32":
        return Path(environ.get("LOCALAPPDATA") or home / "AppData/Local", "nianbao/Cache")
    if platform == "darwin":
        return home / "Library/Caches/nianbao"
    return Path(environ.get("XDG_CACHE_HOME") or home / ".cache", "nianbao")


def unpacked(archive: Path, cache: Path) -> Path:
    """The folder that holds the whole program; raises OSError where there is no room for it."""
    name, sizes = contents(archive)
    folder = cache / name
    if is_whole(folder, sizes):
        return folder
    if sys.stderr.isatty():
        sys.stderr.write("第一次打开，正在展开程序……\n")
    try:
        _unpack_beside(archive, folder, sizes)
    except OSError:
        return _unpack_for_once(archive)
    return folder


def contents(archive: Path) -> tuple[str, dict[str, int]]:
    """The content's name, and the size in bytes of every file by its path."""
    name, *lines = _read(archive, FILES).decode().splitlines()
    return name, {path: int(size) for size, path in (line.split(" ", 1) for line in lines)}


def is_whole(folder: Path, sizes: Mapping[str, int]) -> bool:
    """Whether every file is there in its size; notes that the folder is in use."""
    try:
        found = dict(_found(str(folder), ""))
        if any(found.get(path) != size for path, size in sizes.items()):
            return False
        if folder.stat().st_mtime < time.time() - DAY:
            os.utime(folder)
    except OSError:
        return False
    return True


def is_intact(archive: Path, folder: Path) -> bool:
    """Whether every file has the very content it was unpacked with."""
    from zlib import crc32

    with _program(archive) as program:
        try:
            return all(
                crc32((folder / info.filename).read_bytes()) == info.CRC
                for info in program.infolist()
            )
        except OSError:
            return False


def discard(folder: Path) -> None:
    """Put a broken folder out of the way, and remove whatever of it can be removed."""
    from shutil import rmtree

    away = folder.with_name(f"{UNFINISHED}{os.getpid()}-{time.time_ns()}")
    try:
        folder.rename(away)
    except OSError:
        away = folder
    rmtree(away, ignore_errors=True)


def _unpack_beside(archive: Path, folder: Path, sizes: Mapping[str, int]) -> None:
    from shutil import rmtree
    from tempfile import mkdtemp

    cache = folder.parent
    cache.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = Path(mkdtemp(prefix=UNFINISHED, dir=cache))
    try:
        with _program(archive) as program:
            program.extractall(fresh)
        for _ in range(TRIES):
            try:
                fresh.rename(folder)
            except OSError:
                if is_whole(folder, sizes):
                    break
                discard(folder)
                time.sleep(0.1)
            else:
                break
        else:
            raise OSError(f"{folder} can't be replaced")
    finally:
        rmtree(fresh, ignore_errors=True)
    _tidy_up(cache)


def _unpack_for_once(archive: Path) -> Path:
    """Unpack into a temporary folder that goes when the program ends."""
    import atexit
    from shutil import rmtree
    from tempfile import mkdtemp

    folder = Path(mkdtemp(prefix="nianbao-"))
    atexit.register(rmtree, folder, ignore_errors=True)
    with _program(archive) as program:
        program.extractall(folder)
    return folder


def _tidy_up(cache: Path) -> None:
    """Remove what interrupted starts and versions no longer used have left."""
    for path in cache.iterdir():
        try:
            age = time.time() - path.lstat().st_mtime
        except OSError:
            # Another start, unpacking at the same time, has just renamed or removed its own.
            continue
        if age > (DAY if path.name.startswith(UNFINISHED) else KEPT):
            discard(path)


def _found(folder: str, below: str) -> Iterator[tuple[str, int]]:
    """Path (with `/`) and size of every file; a scan costs less than asking for each."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _found(entry.path, f"{below}{entry.name}/")
            else:
                yield f"{below}{entry.name}", entry.stat().st_size


def _read(archive: Path, name: str) -> bytes:
    return zipimporter(str(archive)).get_data(f"{archive}{os.sep}{name}")


def _program(archive: Path) -> "ZipFile":
    from io import BytesIO
    from zipfile import ZipFile

    return ZipFile(BytesIO(_read(archive, PROGRAM)))
