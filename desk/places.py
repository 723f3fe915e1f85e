"""Where people keep files: the last folder, the desktop, documents, downloads, sticks.

The rule: a place is proposed only when it is there and not hidden. Finding them is work on a disk.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from nianbao.desk.files import is_folder
from nianbao.desk.remembered import Setting
from nianbao.report.errors import ReportError
from nianbao.storage.library import Library
from nianbao.storage.media import removable_folders

DESKTOP = "桌面"
_STICK = "U盘"


@dataclass(frozen=True, slots=True)
class Place:
    """A folder, by the name people have for it."""

    name: str
    path: Path


def usual_places(last: Path | None) -> tuple[Place, ...]:
    """The places that are there, each once: the last folder first, sticks behind the rest."""
    return there_and_seen(last, [*own_folders(), *_sticks()], Path.home())


def there_and_seen(last: Path | None, named: Iterable[Place], home: Path) -> tuple[Place, ...]:
    """The last folder and those named, without what is not there, hidden, or the own folder.

    The last one has the name that it has among those named.
    """
    by_path = {place.path: place for place in reversed(list(named)) if place.path != home}
    first = [by_path.get(last, Place("上次", last))] if last else []
    there = [*first, *reversed(by_path.values())]
    return tuple(
        place
        for place in dict.fromkeys(there)
        if not is_unseen(place.path) and is_folder(place.path)
    )


def last_folder(library: Library, setting: Setting[Path | None]) -> Path | None:
    """The folder that was kept; None where there is none, or it can't be told."""
    with suppress(ReportError):
        return setting.load(library)
    return None


def places_to_write(
    library: Library, setting: Setting[Path | None]
) -> tuple[tuple[Place, ...], Path]:
    """The usual places, and the folder that is proposed to write to."""
    last = last_folder(library, setting)
    places = usual_places(last)
    return places, proposed(places, last, library.path)


def proposed(places: Iterable[Place], last: Path | None, data: Path) -> Path:
    """The folder to write to: the last one, the desktop, documents, downloads; no stick unasked.

    Where none of them is there it is the folder of the data file, else the own one.
    """
    for place in places:
        if place.name != _STICK or place.path == last:
            return place.path
    return data.parent if not is_unseen(data.parent) else Path.home()


def is_unseen(path: Path) -> bool:
    """Whether people don't see a folder: it, or one above, begins with a dot or is AppData."""
    return any(part.startswith(".") or part.casefold() == "appdata" for part in path.parts)


def own_folders() -> Iterator[Place]:
    """Desktop, documents and downloads of who sits here, as the system calls them.

    Where what the system says is not there, a folder of the Chinese name may be.
    """
    import platformdirs  # only when needed: the program starts sooner

    told = {
        DESKTOP: platformdirs.user_desktop_dir(),
        "文档": platformdirs.user_documents_dir(),
        "下载": platformdirs.user_downloads_dir(),
    }
    for name, path in told.items():
        called = Path.home() / name
        yield Place(name, called if is_folder(called) and not is_folder(Path(path)) else Path(path))


def _sticks() -> Iterator[Place]:
    return (Place(_STICK, folder) for folder in removable_folders())
