"""Where pasting a report was left: the format, the piece in hand, and what was copied.

A piece is told by the checksum of its text, so that one that was changed since is seen.
"""

import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from report.document import Report
from report.errors import ReportError
from storage.library import Library

PASTED = "pasted"
"""The setting that keeps this for each report."""


@dataclass(frozen=True, slots=True)
class PastePlace:
    """A format and a piece by their keys, empty at first; the checksums of the pieces copied."""

    view: str = ""
    piece: str = ""
    copied: Mapping[str, int] = field(default_factory=dict)


def checksum(text: str) -> int:
    """Tells a text from what it was before."""
    return zlib.crc32(text.encode())


def load_paste_place(library: Library, report: Report) -> PastePlace:
    """Where pasting this report was left; its beginning where that is not known."""
    kept = None
    with suppress(ReportError):  # it is not worth a question
        kept = _kept(library).get(_key(report))
    if not isinstance(kept, dict):
        return PastePlace()
    copied = kept.get("copied")
    return PastePlace(
        str(kept.get("view", "")),
        str(kept.get("piece", "")),
        dict(copied) if isinstance(copied, dict) else {},
    )


def keep_paste_place(library: Library, report: Report, place: PastePlace) -> None:
    """Keep it; a library that can't be written to forgets it."""
    plain = {"view": place.view, "piece": place.piece, "copied": dict(place.copied)}
    with suppress(ReportError):
        library.set_setting(PASTED, {**_kept(library), _key(report): plain})


def _kept(library: Library) -> dict[str, Any]:
    kept = library.setting(PASTED, {})
    return dict(kept) if isinstance(kept, dict) else {}


def _key(report: Report) -> str:
    return f"{report.year} {report.office}"
