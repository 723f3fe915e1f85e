"""What a library's settings remember beside the reports, each a typed value with one name.

All of it is small, and none of it is worth a report: a damaged value counts as none, and who can
do without a value leaves an error unsaid. Keeping a value is work on a disk.
"""

import re
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from nianbao.report.leaves import text_or_empty
from nianbao.storage.library import Library
from nianbao.storage.stored import Key

if TYPE_CHECKING:  # imported when they are wanted: the first screen does without a report
    from nianbao.desk.address import Address
    from nianbao.report.words.phrases import Phrases

Kept = TypeVar("Kept")
_YEAR = re.compile(r"[0-9]{1,4}")


@dataclass(frozen=True)
class _Named(Generic[Kept]):
    """A value kept under a name.

    `read` makes it of what JSON holds, of None where nothing is kept; `plain` is the way back.
    """

    name: str
    read: Callable[[object], Kept]
    plain: Callable[[Kept], object]


class Setting(_Named[Kept]):
    """A value kept for all reports of a library."""

    def load(self, library: Library) -> Kept:
        """The value as it was kept last; raises StorageError."""
        return self.read(library.setting(self.name))

    def keep(self, library: Library, value: Kept) -> None:
        """Keep a value; raises StorageError."""
        library.set_setting(self.name, self.plain(value))


class ReportSetting(_Named[Kept]):
    """A value kept for each report by itself."""

    def load(self, library: Library, report: Key) -> Kept:
        """The value kept for a report; raises StorageError."""
        return self.loaded(library)(report)

    def loaded(self, library: Library) -> Callable[[Key], Kept]:
        """The values kept for all reports as they are now, by report; raises StorageError."""
        kept = self._all(library)
        return lambda report: self.read(kept.get(_key(report)))

    def keep(self, library: Library, report: Key, value: Kept) -> None:
        """Keep a value for a report; raises StorageError."""
        self._write(library, self._with(library, report, value))

    def beside(self, library: Library, report: Key, value: Kept) -> Mapping[str, Any]:
        """The settings that keep a value for a report, to be written with something else."""
        return {self.name: self._with(library, report, value)}

    def newest(self, library: Library) -> Key | None:
        """The report for which a value was kept last; None where none was. Raises StorageError."""
        *_, last = "", *self._all(library)
        year, _, office = last.partition(" ")
        return (office, int(year)) if _YEAR.fullmatch(year) else None

    def forget(self, library: Library, report: Key) -> None:
        """Keep nothing for a report any more; raises StorageError."""
        kept = self._all(library)
        kept.pop(_key(report), None)
        self._write(library, kept)

    def _with(self, library: Library, report: Key, value: Kept) -> dict[str, Any]:
        """All that is kept, this value behind the others."""
        kept = self._all(library)
        kept.pop(_key(report), None)
        return {**kept, _key(report): self.plain(value)}

    def _write(self, library: Library, kept: Mapping[str, Any]) -> None:
        if kept != self._all(library):
            library.set_setting(self.name, kept)

    def _all(self, library: Library) -> dict[str, Any]:
        kept = library.setting(self.name)
        return dict(kept) if isinstance(kept, dict) else {}


def _key(report: Key) -> str:
    office, year = report
    return f"{year} {office}"


@dataclass(frozen=True, slots=True)
class Pasting:
    """How far a report was pasted: the format and the piece in hand by their keys, empty at first.

    `copied` has the sums of the pieces that were copied: one that was changed since is seen.
    """

    view: str = ""
    piece: str = ""
    copied: Mapping[str, int] = field(default_factory=dict)


def sum_of(text: str) -> int:
    """Tells a piece from what it was before."""
    return zlib.crc32(text.encode())


def _read_pasting(plain: object) -> Pasting:
    if not isinstance(plain, dict):
        return Pasting()
    copied = plain.get("copied")
    sums = copied.items() if isinstance(copied, dict) else ()
    return Pasting(
        text_or_empty(plain.get("view")),
        text_or_empty(plain.get("piece")),
        {piece: kept for piece, kept in sums if type(kept) is int},
    )


def _plain_pasting(pasting: Pasting) -> object:
    return {"view": pasting.view, "piece": pasting.piece, "copied": dict(pasting.copied)}


@dataclass(frozen=True, slots=True)
class NotTaken:
    """What stands typed in a report and no Enter has taken: digits in a cell, words in a question.

    `cell` and `question` tell where, and what was there before; empty where nothing is typed.
    """

    cell: str = ""
    digits: str = ""
    question: str = ""
    words: str = ""


def _read_not_taken(plain: object) -> NotTaken:
    kept = plain if isinstance(plain, dict) else {}
    return NotTaken(*(text_or_empty(kept.get(name)) for name in NotTaken.__slots__))


def _plain_not_taken(typed: NotTaken) -> object:
    return {name: text for name in NotTaken.__slots__ if (text := getattr(typed, name))}


def _read_key(plain: object) -> Key | None:
    if isinstance(plain, dict):
        office, year = plain.get("office"), plain.get("year")
        if isinstance(office, str) and type(year) is int:
            return office, year
    return None


def _plain_key(key: Key | None) -> object:
    return {"office": key[0], "year": key[1]} if key else None


def _read_phrases(plain: object) -> "Phrases":
    from nianbao.report.words.phrases import read_phrases
    from nianbao.report.words.starter_phrases import STARTER

    return STARTER if plain is None else read_phrases(plain)


def _plain_phrases(phrases: "Phrases") -> object:
    from nianbao.report.words.phrases import plain_phrases

    return plain_phrases(phrases)


def _read_address(plain: object) -> "Address | None":
    from nianbao.desk.address import kept_address

    return kept_address(plain)


def _read_path(plain: object) -> Path | None:
    return Path(plain) if isinstance(plain, str) and "\0" not in plain else None


LEFT = ReportSetting["Address | None"]("left", _read_address, lambda at: at and at.plain())
"""Where the cursor was when a report was left."""
PASTED = ReportSetting[Pasting]("pasted", _read_pasting, _plain_pasting)
"""How far a report was pasted."""
NOT_TAKEN = ReportSetting[NotTaken]("not_taken", _read_not_taken, _plain_not_taken)
"""What stood typed in a report when a kill or a power cut ended it."""
PREVIOUS = ReportSetting[Key | None]("previous", _read_key, _plain_key)
"""Which report was chosen to be last year's; None where it is the office's own."""
PHRASES = Setting["Phrases"]("phrases", _read_phrases, _plain_phrases)
"""The office's sentences; those every office starts with before any were kept."""
LOOK = Setting[str]("look", text_or_empty, str)
"""The key of the look that was chosen; empty before that."""
REGISTERS_SHOWN = Setting[bool]("registers_shown", lambda plain: plain is not False, bool)
"""Whether home has a line for the registers; who keeps none may hide it."""
IMPORT_FOLDER = Setting[Path | None]("import_folder", _read_path, str)
"""The folder of the file that was read in last."""
EXPORT_FOLDER = Setting[Path | None]("export_folder", _read_path, str)
"""The folder that was exported to last."""
