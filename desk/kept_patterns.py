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
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import cache_from_source
from itertools import islice
from pathlib import Path
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
        patterns.store()


def kept_beside(source: Path) -> Path:
    """The file in which patterns are kept, by the source of this module."""
    return Path(cache_from_source(source)).with_suffix(".re")


def _is_known(compiler: Any) -> bool:
    names = (name.rpartition(".")[2] for name in PARTS_OF_RE)
    return sys.implementation.name == "cpython" and all(hasattr(compiler, one) for one in names)


class _Patterns:
    def __init__(self, compiler: Any, path: Path) -> None:
        self.usual = compiler.compile
        self._compiler = compiler
        self._path = path
        self._made_by = f"{sys.version} {compiler._sre.MAGIC} {sys.byteorder}"
        self._kept = self._read()
        self._new: dict[_Key, _Code] = {}

    def compile(self, pattern: Any, flags: int = 0) -> re.Pattern[Any]:
        """As `re._compiler.compile`: the pattern of a text, and of what has been parsed."""
        if not isinstance(pattern, str) or flags & re.DEBUG:
            return self.usual(pattern, flags)  # type: ignore[no-any-return]
        key = pattern, int(flags)
        code = self._kept.pop(key, None)  # whoever asks holds on to the pattern
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

    def _read(self) -> dict[_Key, _Code]:
        with suppress(OSError, ValueError, EOFError, TypeError):
            data = self._path.read_bytes()
            if int.from_bytes(data[:4], "little") == crc32(data[4:]):
                made_by, kept = marshal.loads(data[4:])
                if made_by == self._made_by:
                    return kept  # type: ignore[no-any-return]
        return {}

    def store(self) -> None:
        """Write what is kept and what is new, if anything is; all of it or nothing.

        A frozen program, whose files have sums, stays as it was made.
        """
        if not self._new or sys.dont_write_bytecode or hasattr(sys, "frozen"):
            return
        before = self._read()
        kept = {**before, **self._new}
        if kept.keys() == before.keys():
            return
        if len(kept) > _MOST:
            kept = dict(islice(self._new.items(), _MOST))
        data = marshal.dumps((self._made_by, kept))
        from nianbao.storage.atomic import write_atomically  # its own patterns are kept, too
        from nianbao.storage.errors import StorageError

        with suppress(OSError, StorageError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self._path, crc32(data).to_bytes(4, "little") + data)


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
