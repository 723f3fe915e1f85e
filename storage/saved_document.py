"""A document as it stands in the data file: decoded when more is asked of it than its head.

A start shows a line for each of a hundred reports, and a sitting opens two of them: to decode the
figures and the prose of all takes a twentieth of a start's time, and 25 KB each to the end.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from nianbao.storage.bounded import load_json

_AFTER_HEAD = b', "figures": {'
"""Where a report's figures begin: within a text of JSON a quotation mark has a `\\` before it."""


class SavedDocument(Mapping[str, Any]):
    """A document of JSON on one line, whose checksum is right; nobody changes it.

    A line that all the same is no object is an empty document, as a damaged one is read.
    """

    __slots__ = ("_head", "_line", "_whole")

    def __init__(self, line: bytes) -> None:
        self._line = line
        self._head: dict[str, Any] | None = None
        self._whole: dict[str, Any] | None = None

    def __getitem__(self, name: str) -> Any:
        if self._whole is None:
            head = self._read_head()
            if name in head:
                return head[name]
            if name.isascii() and name.isidentifier() and b'"%s"' % name.encode() not in self._line:
                raise KeyError(name)  # nothing escapes such a name
        return self._read()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read())

    def __len__(self) -> int:
        return len(self._read())

    def __bool__(self) -> bool:
        return bool(self._read_head() or self._read())

    def __repr__(self) -> str:
        return f"SavedDocument({self._line!r})"

    @property
    def line(self) -> bytes:
        """The line it stands on."""
        return self._line

    def _read_head(self) -> dict[str, Any]:
        if self._head is None:
            head, figures, _ = self._line.partition(_AFTER_HEAD)
            self._head = _object(head + b"}") if figures else {}
        return self._head

    def _read(self) -> dict[str, Any]:
        if self._whole is None:
            self._whole = _object(self._line)
            self._head = {}
        return self._whole


def _object(line: bytes) -> dict[str, Any]:
    try:
        found = load_json(line)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
