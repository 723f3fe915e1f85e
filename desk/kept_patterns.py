"""What Python makes of a pattern is kept beside what it makes of a module.

A sitting needs seven hundred patterns, and to compile them takes a third of all the time until a
report can be typed into. A pattern's code is a row of numbers: it is put into `__pycache__`, and
the next start takes it from there. What no earlier start has left, or what another Python has, is
compiled as ever.
"""

import marshal
import re
import sys
from array import array
from binascii import crc32
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import cache_from_source
from io import SEEK_END, FileIO
from itertools import accumulate, islice
from pathlib import Path
from threading import Lock
from types import FrameType
from typing import Any

PARTS_OF_RE = (
    "re._compiler.compile",
    "re._compiler._code",
    "re._compiler._parser",
    "re._compiler._sre",
)
"""The private parts of `re` that are reached into; without one of them nothing is kept."""
_MOST = 2_000
"""Patterns that are kept; with more of them those that were not asked for this time go."""
_OF_THE_PROGRAM = {"<module>", "late", "compiled"}
_FRAMES = 4
"""A pattern is the program's own, and has no words of a clerk's, where one of those compiles it, so
many calls away at most: a module as it is loaded, or what compiles fixed patterns when they are
first wanted (report.text, report.claims.wording)."""

_UNREADABLE = (OSError, ValueError, EOFError, TypeError)
"""What a file that is missing, damaged or of another make raises."""
_FORMAT = 0
"""Of marshal's formats the one in which the same values are the same bytes."""
_MOST_INDEX = 1 << 20
"""Bytes of an index that is believed."""

_Key = tuple[str, int]
_Code = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""Flags, the row of numbers, how many groups, each name's number and each number's name."""


@contextmanager
def kept_patterns(path: Path | None = None) -> Iterator[None]:
    """Take patterns from what is kept in a file, until the end; then keep what was new.

    The file lies where Python puts what it compiles. No error is ever told: whatever can't be
    read, made or written is done without.
    """
    compiler: Any = getattr(re, "_compiler", None)
    if not _is_known(compiler):
        yield
        return
    patterns = _Patterns(compiler, path or kept_beside(Path(__file__)))
    compiler.compile = patterns.compile
    try:
        yield
    finally:
        compiler.compile = patterns.usual
        patterns.end()


def kept_beside(source: Path) -> Path:
    """The file in which patterns are kept, by the source of this module."""
    return Path(cache_from_source(source)).with_suffix(".re")


def _is_known(compiler: Any) -> bool:
    names = (name.rpartition(".")[2] for name in PARTS_OF_RE)
    return sys.implementation.name == "cpython" and all(hasattr(compiler, one) for one in names)


class _KeptFile:
    """Records in a file, each read when it is asked for: most starts need few of them.

    Head: the size and the sum of the index; the index: who made it, the sums of all keys in their
    order, and where each record begins and the last one ends. A record: its sum, key and code.
    """

    def __init__(self, path: Path, made_by: str) -> None:
        self._path, self._made_by = path, made_by
        self._lock = Lock()
        self._file: FileIO | None = None
        self._sums, self._places = array("I"), array("I")
        with suppress(*_UNREADABLE):
            self._file = FileIO(path)
            size, total = (int.from_bytes(self._file.read(4), "little") for _ in range(2))
            index = self._file.read(min(size, _MOST_INDEX))
            if crc32(index) == total:
                whose, sums, places = marshal.loads(index)
                if whose == made_by:
                    self._sums.frombytes(sums)
                    self._places.frombytes(places)

    def code_of(self, key: _Key) -> _Code | None:
        """What is kept of a pattern; None where nothing is, or nothing that can be read."""
        total = _sum_of(key)
        at = bisect_left(self._sums, total)
        if at == len(self._sums) or self._sums[at] != total:
            return None
        whose, code = self._record(at) or (None, None)
        return code if whose == key else None

    def codes(self) -> dict[_Key, _Code]:
        """All that is kept and can be read."""
        return dict(filter(None, map(self._record, range(len(self._sums)))))

    def close(self) -> None:
        """Let the file go."""
        if self._file:
            self._file.close()

    def write(self, codes: dict[_Key, _Code]) -> None:
        """Keep those from now on; what can't be written is done without."""
        records = {_sum_of(key): marshal.dumps((key, code), _FORMAT) for key, code in codes.items()}
        sums = array("I", sorted(records))
        rows = [crc32(records[one]).to_bytes(4, "little") + records[one] for one in sums]
        places = array("I", accumulate(map(len, rows), initial=0))
        index = marshal.dumps((self._made_by, sums.tobytes(), places.tobytes()))
        head = len(index).to_bytes(4, "little") + crc32(index).to_bytes(4, "little")
        from nianbao.storage.atomic import write_atomically  # its own patterns are kept, too
        from nianbao.storage.errors import StorageError

        with suppress(OSError, StorageError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self._path, b"".join((head, index, *rows)))

    def _record(self, at: int) -> tuple[_Key, _Code] | None:
        with suppress(*_UNREADABLE), self._lock:
            assert self._file
            self._file.seek(self._places[at] - self._places[-1], SEEK_END)
            row = memoryview(self._file.read(self._places[at + 1] - self._places[at]))
            if crc32(row[4:]) == int.from_bytes(row[:4], "little"):
                return marshal.loads(row[4:])  # type: ignore[no-any-return]
        return None


class _Patterns:
    def __init__(self, compiler: Any, path: Path) -> None:
        self.usual = compiler.compile
        self._compiler = compiler
        made_by = f"{sys.version} {compiler._sre.MAGIC} {sys.byteorder}"
        self._kept = _KeptFile(path, made_by)
        self._new: dict[_Key, _Code] = {}

    def compile(self, pattern: Any, flags: int = 0) -> re.Pattern[Any]:
        """As `re._compiler.compile`: the pattern of a text, and of what has been parsed."""
        if not isinstance(pattern, str) or flags & re.DEBUG:
            return self.usual(pattern, flags)  # type: ignore[no-any-return]
        key = pattern, int(flags)
        code = self._kept.code_of(key)
        if code is None:
            if not _is_own(sys._getframe(1)):
                return self.usual(pattern, flags)  # type: ignore[no-any-return]
            code = self._new[key] = self._coded(pattern, key[1])
        flags, numbers, *groups = code
        row = memoryview(numbers).cast("I").tolist()
        return self._compiler._sre.compile(pattern, flags, row, *groups)  # type: ignore[no-any-return]

    def _coded(self, pattern: str, flags: int) -> _Code:
        parsed = self._compiler._parser.parse(pattern, flags)
        numbers = array("I", self._compiler._code(parsed, flags)).tobytes()
        state = parsed.state
        named = {number: name for name, number in state.groupdict.items()}
        names = tuple(named.get(number) for number in range(state.groups))
        return flags | state.flags, numbers, state.groups - 1, dict(state.groupdict), names

    def end(self) -> None:
        """Write what is kept and what is new, if anything is; all of it or nothing.

        A frozen program, whose files have sums, stays as it was made.
        """
        may_write = self._new and not sys.dont_write_bytecode and not hasattr(sys, "frozen")
        before = self._kept.codes() if may_write else {}
        self._kept.close()
        if may_write and not self._new.keys() <= before.keys():
            kept = {**before, **self._new}
            if len(kept) > _MOST:
                kept = dict(islice(self._new.items(), _MOST))
            self._kept.write(kept)


def _sum_of(key: _Key) -> int:
    pattern, flags = key
    return crc32(pattern.encode("utf-8", "surrogatepass"), flags)


def _is_own(frame: FrameType | None) -> bool:
    """Whether the program's own code compiles a fixed pattern, `re` in between not counted."""
    calls = 0
    while frame and calls < _FRAMES:
        if frame.f_globals is not vars(re):
            calls += 1
            if frame.f_code.co_name in _OF_THE_PROGRAM:
                return True
        frame = frame.f_back
    return False
