"""Where a USB stick may be found on this machine."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from string import ascii_uppercase

_PLACES = {
    "linux": ("media/*/*", "run/media/*/*", "mnt/*"),
    "darwin": ("Volumes/*",),
}


def removable_folders(
    root: Path = Path("/"),
    system: str = sys.platform,
    is_mount: Callable[[Path], bool] = os.path.ismount,
) -> tuple[Path, ...]:
    """Folders that are likely sticks; on Windows every drive but A to C.

    An empty folder that a stick was once mounted on is none: a copy there would stay on this
    machine. `system` is what `sys.platform` says.
    """
    if system == "win32":
        return tuple(filter(_answers, (root / f"{letter}:/" for letter in ascii_uppercase[3:])))
    return tuple(path for path in _named(root, system) if is_mount(path))


def _named(root: Path, system: str) -> Iterator[Path]:
    for place in _PLACES.get(system, ()):
        yield from sorted(root.glob(place))


def _answers(drive: Path) -> bool:
    try:
        return drive.is_dir()
    except OSError:  # a reader without a card, a drive that is locked
        return False
