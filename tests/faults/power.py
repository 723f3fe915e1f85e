"""A disk that forgets: after a power cut it holds what was synced, and of the rest anything.

What was written and not synced may be there, in part or not at all; a name that was given and
not synced may be the old one or the new one. So each moment of a save has several futures.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest


class ForgetfulDisk:
    """While patched in, follows what is done to one file; `futures` are kept for each call."""

    def __init__(self, target: Path) -> None:
        self._target = target
        self._open: dict[int, Path] = {}
        self._synced: dict[Path, bytes] = {}
        self._written: dict[Path, bytes] = {}
        self._named = [target.read_bytes()]
        """What the target's name may stand for; only the last once the folder is synced."""
        self._source: Path | None = None
        self.moments: list[set[bytes]] = []
        """The contents the file may have if the power goes after the n-th call."""

    def patch(self, patch: pytest.MonkeyPatch) -> None:
        """Look on at the calls of `os`."""
        for name in ("open", "write", "fsync", "replace"):
            patch.setattr(os, name, self._around(getattr(os, name), getattr(self, f"_{name}_")))

    def futures(self) -> Iterator[bytes]:
        """What the file may hold after a power cut now."""
        yield self._named[0]
        if self._source:
            whole = self._written[self._source]
            durable = self._synced.get(self._source, b"")
            yield from (durable, whole, whole[: (len(durable) + len(whole)) // 2])

    def _around(self, really: Any, note: Any) -> Any:
        def wrapped(*arguments: Any) -> Any:
            result = really(*arguments)
            note(result, *arguments)
            self.moments.append(set(self.futures()))
            return result

        return wrapped

    def _open_(self, descriptor: int, path: Path, *_: object) -> None:
        self._open[descriptor] = Path(path)
        if not Path(path).is_dir():
            self._written[Path(path)] = b""

    def _write_(self, count: int, descriptor: int, content: bytes) -> None:
        self._written[self._open[descriptor]] += bytes(content[:count])

    def _fsync_(self, _: None, descriptor: int) -> None:
        path = self._open[descriptor]
        if path == self._target.parent and self._source:
            self._named = [self._synced.get(self._source, b"")]
            self._source = None
        elif path in self._written:
            self._synced[path] = self._written[path]

    def _replace_(self, _: None, source: Path, target: Path) -> None:
        assert Path(target) == self._target
        self._source = Path(source)
