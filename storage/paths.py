"""Where files lie and how they may be called, on every system."""

import contextlib
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

_NAME_CHARACTERS, _NAME_BYTES = 80, 200
"""Room is left below the 255 bytes of a file system for a number and an ending."""

_LONGEST_NAME = 255
"""Bytes of UTF-8 of one name, on every file system of ours."""
LONGEST_ON_WINDOWS = 259
"""UTF-16 units of a whole path, as Windows is installed; a longer one is called not found."""
ROOM_TO_REPLACE = 14
"""What the name of a temporary file beside it may add; see storage/atomic.py."""

BACKUPS, HISTORY, FINALS = "备份", "历史", "定稿"
"""What lies in the folders beside a data file; see `companion_path`."""

_FORBIDDEN = re.compile(
    '[<>:"/\\\\|?*\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]'
)
_RESERVED = re.compile(r"(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(COM|LPT)[0-9¹²³])", re.IGNORECASE)


def default_data_file(environ: Mapping[str, str]) -> Path:
    """`NIANBAO_DATA`, else `nianbao.json` in the user's data folder. Nothing is created."""
    if named := environ.get("NIANBAO_DATA", "").strip():
        return Path(named).expanduser()
    from platformdirs import user_data_path  # only when needed: the command line starts sooner

    return user_data_path("nianbao", appauthor=False) / "nianbao.json"


def companion_path(data: Path, what: str) -> Path:
    """The folder of the backups, the history or the final copies of a data file.

    Beside the file itself where that is opened by a link, as its lock is.
    """
    target = data
    with contextlib.suppress(OSError, UnicodeEncodeError):
        if data.is_symlink():
            target = Path(os.path.realpath(data))
    return target.with_name(f"{target.stem}-{disk_name(what)}")


def disk_name(name: str) -> str:
    """The name whose bytes are the same on every disk, whatever the locale: those of UTF-8.

    In a locale of another encoding it looks otherwise; `true_name` gives it back.
    """
    return name if os.name == "nt" else os.fsdecode(name.encode("utf-8"))


def true_name(name: str) -> str:
    """The name that `disk_name` was made of."""
    return name if os.name == "nt" else os.fsencode(name).decode("utf-8", "replace")


def free_path(folder: Path, name: str) -> Path:
    """The first of `名.md`, `名 (2).md`, `名 (3).md`… that the folder does not hold yet."""
    path, number = folder / name, 1
    while os.path.lexists(path):
        number += 1
        path = folder / f"{Path(name).stem} ({number}){Path(name).suffix}"
    return path


def safe_file_name(text: str) -> str:
    """A file name (without its ending) that every system takes, Windows above all.

    Forbidden and unseen characters become `_`, and those that this system writes no names with;
    device names such as NUL get one in front, dots and spaces at the ends go; at most 80
    characters and 200 bytes of UTF-8, never empty.
    """
    here = sys.getfilesystemencoding()
    named = text.encode(here, "replace").decode(here)
    name = _FORBIDDEN.sub("_", named).strip(". \u3000\xa0")
    if _RESERVED.fullmatch(name.partition(".")[0].rstrip()):
        name = f"_{name}"
    name = name[:_NAME_CHARACTERS].encode()[:_NAME_BYTES].decode(errors="ignore")
    return name.rstrip(". \u3000\xa0") or "未命名"


def is_safe_name(name: str) -> bool:
    """Whether one part of a path that came from elsewhere names a plain file on every system."""
    return bool(
        name
        and not name.startswith(".")
        and name == name.rstrip(". ")
        and not _FORBIDDEN.search(name)
        and not _RESERVED.fullmatch(name.partition(".")[0].rstrip())
        and len(name.encode()) <= _LONGEST_NAME
    )


def too_long_for_windows(path: Path) -> bool:
    """Whether a file that is written there could not be replaced on an ordinary Windows."""
    units = len(os.path.abspath(path).encode("utf-16-le", "surrogatepass")) // 2  # noqa: PTH100
    return units + ROOM_TO_REPLACE > LONGEST_ON_WINDOWS
