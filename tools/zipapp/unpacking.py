"""Start the program from one file: unpack it once into the user's cache folder, run it there.

shiv does much the same. This one keeps to the system's cache folder, notices at every start a
folder with files that are lost or were written to (disk cleaners, power cuts), once a day looks at
their very content, needs no lock, tidies up after older versions, and falls back to a temporary
folder where nothing else can be written.

The archive holds `files` (a name for this very content and a checksum of what follows: size and
path of each file) and `program.zip`. Two starts at once both unpack, each into a folder of its
own; the first to rename its folder wins, the other takes that one. What only unpacking needs is
imported there.
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
_STAMP, _STAMP_UNIT = 946_728_000, 2
"""When every file was last written to, by its own word: what writes to one later betrays itself.

In seconds since 1970, and the seconds that a file system may round it by.
"""
TRIES = 20
"""A virus scanner may hold a fresh folder on Windows: so often, 0.1 s apart, it is renamed."""


def start(archive: Path) -> int:
    """Run the command line out of the archive; gives the exit status."""
    from zlib import error as zlib_error

    try:
        folder = unpacked(archive, cache_folder(os.environ, sys.platform))
    except (ImportError, ValueError, EOFError, zlib_error):
        sys.stderr.write(f"程序文件坏了，或没有拷全：{archive}。请重新拷一份。\n")
        return 2
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
    if _is_good(archive, folder, sizes):
        return folder
    if sys.stderr.isatty():
        sys.stderr.write("第一次打开，正在展开程序……\n")
    try:
        _unpack_beside(archive, folder, sizes)
    except OSError:
        return _unpack_for_once(archive)
    return folder


def contents(archive: Path) -> tuple[str, dict[str, int]]:
    """The content's name, and the size in bytes of every file by its path.

    Raises ValueError where that is damaged: the importer compares no checksum.
    """
    from zlib import crc32

    head, _, rest = _read(archive, FILES).partition(b"\n")
    if head.decode() != f"{head.decode()[:-9]} {crc32(rest):08x}":
        raise ValueError("damaged")
    name, lines = head.decode()[:-9], rest.decode().splitlines()
    return name, {path: int(size) for size, path in (line.split(" ", 1) for line in lines)}


def is_whole(folder: Path, sizes: Mapping[str, int]) -> bool:
    """Whether every file is there in its size, and nothing has written to it since."""
    try:
        found = dict(_found(str(folder), ""))
    except OSError:
        return False
    return all(found.get(path) == size for path, size in sizes.items())


def is_intact(archive: Path, folder: Path) -> bool:
    """Whether every file has the very content it was unpacked with; notes that it was looked at."""
    from zlib import crc32

    with _program(archive) as program:
        try:
            whole = all(
                crc32((folder / info.filename).read_bytes()) == info.CRC
                for info in program.infolist()
            )
            if whole:
                os.utime(folder)
        except OSError:
            return False
    return whole


def _is_good(archive: Path, folder: Path, sizes: Mapping[str, int]) -> bool:
    """Whether the folder can be run; its content is looked at once a day: that takes longer."""
    if not is_whole(folder, sizes):
        return False
    return 0 <= time.time() - folder.stat().st_mtime < DAY or is_intact(archive, folder)


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
        _extract(archive, fresh)
        for _ in range(TRIES):
            try:
                fresh.rename(folder)
            except OSError:
                if _is_good(archive, folder, sizes):
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
    _extract(archive, folder)
    return folder


def _extract(archive: Path, folder: Path) -> None:
    """Unpack every file and stamp it; raises OSError, or ValueError where the archive is damaged.

    zipfile compares each file with its checksum.
    """
    from zipfile import BadZipFile

    try:
        with _program(archive) as program:
            program.extractall(folder)
            for info in program.infolist():
                os.utime(folder / info.filename, (_STAMP, _STAMP))
    except BadZipFile as error:
        raise ValueError("damaged") from error


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
    """Path (with `/`) and size of every file, -1 for one written to since it was unpacked.

    A scan costs less than asking for each.
    """
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _found(entry.path, f"{below}{entry.name}/")
            else:
                told = entry.stat()
                kept = abs(told.st_mtime - _STAMP) <= _STAMP_UNIT
                yield f"{below}{entry.name}", told.st_size if kept else -1


def _read(archive: Path, name: str) -> bytes:
    return zipimporter(str(archive)).get_data(f"{archive}{os.sep}{name}")


def _program(archive: Path) -> "ZipFile":
    from io import BytesIO
    from zipfile import ZipFile

    return ZipFile(BytesIO(_read(archive, PROGRAM)))
