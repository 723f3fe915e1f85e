"""Earlier versions of each report, in a folder beside the data file.

Each report has a file of its own, a TinyDB file with a table `versions`: stored documents as
the library held them, numbered in the order they were kept. Their times are never compared:
a clock may go back. Deleting the folder loses no current report, and nothing that is wrong with
it stops one from being saved.
"""

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import accumulate, takewhile
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from nianbao.report.leaves import text_or_empty
from nianbao.storage.crash_safe import CrashSafeStorage
from nianbao.storage.data_file import encode
from nianbao.storage.errors import (
    DISK_ERRORS,
    BrokenFileError,
    StorageError,
    cannot_read,
    cannot_write,
    shown,
)
from nianbao.storage.paths import HISTORY, companion_path, disk_name, free_path, safe_file_name
from nianbao.storage.schema import Document, Tables
from nianbao.storage.stored import HUGE_NUMBER, Key, Summary, key_of, report_of, summary_of

if TYPE_CHECKING:
    from nianbao.report.document import Report

VERSIONS, _WITHIN = "versions", "within"
"""The tables: the versions, and the numbers of those that were kept within a sitting."""
VERSIONS_KEPT, _WITHIN_KEPT = 30, 30
"""Versions of one report that a sitting began with, and those within; the oldest go first."""
BYTES_KEPT, _WITHIN_BYTES = 1_000_000, 400_000
"""Bytes of all versions of one report, and of those within sittings, so that many of one long
sitting leave room for the sittings before. The newest stays, however large it is."""
_STEPS_SUFFIX = ".steps"

_OF_THE_MACHINE = frozenset({"changed", "by", "errors", "warnings"})
"""What two documents may differ in and still be the same version."""
_NAME = re.compile(r".*-[0-9a-f]{8}\.json", re.DOTALL)
_writing = RLock()
"""A report is saved in one thread and replaced or deleted in another."""


@dataclass(frozen=True, slots=True)
class Version:
    """An earlier state of a report, as it was stored. A higher number was kept later."""

    number: int
    document: Document

    @property
    def summary(self) -> Summary:
        """Office, year, state and time, as in the list of reports."""
        return summary_of(self.document)

    @property
    def by(self) -> str:
        """Who saved it, as `name@machine`; empty when that is not known."""
        return text_or_empty(self.document.get("by"))


class History:
    """The earlier versions of the reports of one data file."""

    def __init__(self, data: Path) -> None:
        self.folder = companion_path(data, HISTORY)

    def keep(self, document: Document, *, within: bool = False) -> str:
        """Keep a stored document as the newest version, unless the newest one is the same.

        `within` tells one of a sitting that has one already. Gives a sentence for the clerk when
        a damaged history was set aside and a new one begun, else nothing. Raises StorageError
        when it can't be written.
        """
        return self._append(key_of(document), [document], within=within)

    def versions(self, office: str, year: int) -> tuple[Version, ...]:
        """The versions of a report, the newest first; raises StorageError."""
        return _newest_first(self._read(self._path((office, year))))

    def load(self, version: Version) -> "Report":
        """The report a version holds; raises UnreadableReportError when it is damaged."""
        return report_of(version.document)

    def deleted(self, there: Iterable[Key]) -> tuple[Version, ...]:
        """The newest version of each report that is not `there`, the newest year first.

        A history that can't be read is left out. Raises StorageError.
        """
        present = {self._path(key).name for key in there}
        found: list[Version] = []
        for path in self.files():
            if path.name not in present:
                with suppress(StorageError):
                    found += _newest_first(self._read(path))[:1]
        return tuple(sorted(found, key=lambda one: (-one.summary.year, one.summary.office)))

    def files(self) -> tuple[Path, ...]:
        """The files of all reports, those that were set aside left out; raises StorageError."""
        try:
            paths = sorted(self.folder.iterdir())
        except FileNotFoundError:
            return ()
        except DISK_ERRORS as error:
            raise cannot_read(self.folder, error) from error
        return tuple(path for path in paths if _NAME.fullmatch(path.name))

    def add(self, versions: Tables) -> None:
        """Add the versions of another machine's file as the newest ones; raises StorageError."""
        documents = [version.document for version in reversed(_newest_first(versions))]
        if documents:
            self._append(key_of(documents[-1]), documents)

    def rename(self, before: Key, after: Key) -> str:
        """Let a report that got another office or year keep its versions; raises StorageError.

        What a report of the new name left behind stays, as older versions. Gives what `keep`
        gives.
        """
        source = self._path(before)
        with _writing:
            versions = _newest_first(self._read(source))
            if not versions or source == self._path(after):
                return ""
            words = self._append(after, [version.document for version in reversed(versions)])
            try:
                source.unlink()
                self.steps_path(before).unlink(missing_ok=True)
            except DISK_ERRORS as error:
                raise cannot_write(source, error) from error
        return words

    def steps_path(self, key: Key) -> Path:
        """Where the last states of a report are kept, save by save; see last_states.py."""
        return self._path(key).with_suffix(_STEPS_SUFFIX)

    def _append(self, key: Key, documents: Iterable[Document], *, within: bool = False) -> str:
        path, words = self._path(key), ""
        with _writing:
            storage = CrashSafeStorage(path)
            try:
                tables = storage.read() or {}
            except BrokenFileError:
                words = _set_aside(path)
                storage, tables = CrashSafeStorage(path), {}
            versions = _numbered(tables.get(VERSIONS, {}))
            inside: dict[str, Document] = {number: {} for number in tables.get(_WITHIN, {})}
            newest = max(map(int, versions), default=0)
            for document in documents:
                if not newest or _typed(versions[str(newest)]) != _typed(document):
                    newest += 1
                    versions[str(newest)] = dict(document)
                    inside |= {str(newest): {}} if within else {}
            if versions != tables.get(VERSIONS):
                kept = _bounded(versions, inside)
                inside = {number: {} for number in inside if number in kept}
                storage.write({**tables, VERSIONS: kept, _WITHIN: inside})
        return words

    def _read(self, path: Path) -> Tables:
        try:
            return CrashSafeStorage(path).read() or {}
        except BrokenFileError as error:
            raise StorageError(
                f"历史文件“{shown(path)}”打不开：内容不完整或已损坏。",
                "报告本身不受影响；下次改这份报告时会重新记历史。",
            ) from error

    def _path(self, key: Key) -> Path:
        """A report's file. The name is for people, the hash tells offices apart."""
        office, year = key
        mark = hashlib.sha256(office.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        return self.folder / disk_name(f"{year}-{safe_file_name(office)}-{mark}.json")


def key_in(versions: Tables) -> Key | None:
    """The office and year whose versions a file holds; None when it holds none."""
    newest = _newest_first(versions)
    return key_of(newest[0].document) if newest else None


def _newest_first(tables: Tables) -> tuple[Version, ...]:
    versions = [Version(int(number), one) for number, one in tables.get(VERSIONS, {}).items()]
    return tuple(sorted(versions, key=lambda version: -version.number))


def _numbered(versions: Mapping[str, Document]) -> dict[str, Document]:
    """The versions, numbered anew where an edited file leaves no room for a higher number."""
    if max(map(int, versions), default=0) < HUGE_NUMBER:
        return dict(versions)
    ordered = sorted(versions, key=int)
    return {str(place): versions[number] for place, number in enumerate(ordered, 1)}


def _typed(document: Document) -> dict[str, object]:
    return {name: value for name, value in document.items() if name not in _OF_THE_MACHINE}


def _bounded(versions: Mapping[str, Document], within: Collection[str]) -> dict[str, Document]:
    """The newest versions that fit the bounds, in the order they were kept."""
    newest_first = sorted(versions, key=int, reverse=True)
    sizes = {number: len(encode(dict(versions[number]))) for number in newest_first}
    inside = [number for number in newest_first if number in within][:_WITHIN_KEPT]
    begun = [number for number in newest_first if number not in within][:VERSIONS_KEPT]
    kept = _fitting(inside, sizes, _WITHIN_BYTES) | set(newest_first[:1])
    room = BYTES_KEPT - sum(sizes[number] for number in kept)
    kept |= _fitting([number for number in begun if number not in kept], sizes, room)
    return {number: versions[number] for number in reversed(newest_first) if number in kept}


def _fitting(numbers: Sequence[str], sizes: Mapping[str, int], room: int) -> set[str]:
    """The first of the numbered versions whose bytes go into the room."""
    fitting = takewhile(lambda size: size <= room, accumulate(sizes[one] for one in numbers))
    return set(numbers[: len(list(fitting))])


def _set_aside(path: Path) -> str:
    """Give a damaged history another name, untouched; gives the sentence that says so."""
    aside = free_path(path.parent, f"{path.stem}-损坏.json")
    try:
        path.rename(aside)
    except DISK_ERRORS as error:
        raise cannot_write(path, error) from error
    return f"这份报告的历史文件坏了，已原样改名为“{shown(aside)}”，从现在起重新记历史。"
