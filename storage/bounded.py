"""Files and JSON of any content, read within bounds: no device, no depth, no flood of values.

A few bytes can stand for very much: each `[],` is sixty bytes of memory, a zip makes two hundred
megabytes of it from as many kilobytes, `/dev/zero` never ends and a FIFO never begins.
"""

import json
import os
import stat
from pathlib import Path
from typing import Any

from nianbao.storage.errors import StorageError, TooLargeError, shown

FILE_LIMIT = 250_000_000
"""Bytes of a file that is read whole; a hundred reports are two million."""
JSON_LIMIT = 64_000_000
"""Bytes of one JSON text."""
_VALUES_LIMIT = 2_000_000
"""Values of one JSON text: a report has some 350."""
_DEPTH_LIMIT = 30
"""Values within values; a report has seven."""


def read_regular(path: Path, limit: int = FILE_LIMIT) -> bytes:
    """All of a regular file.

    Raises OSError where the system gives none, StorageError for a device or a FIFO, TooLargeError
    for more bytes than the limit: as a rule before any of them is read.
    """
    is_large = path.stat().st_size > limit
    if is_large or len(content := read_beginning(path, limit + 1)) > limit:
        raise too_large(path, limit)
    return content


def read_beginning(path: Path, limit: int) -> bytes:
    """The first bytes of a regular file, `limit` at most.

    Raises OSError where the system gives none, StorageError for a device or a FIFO.
    """
    refuse_device(path)
    with path.open("rb") as file:
        # What is asked for is set aside at once; a size may be wrong, so that a byte more is asked.
        asked = min(os.fstat(file.fileno()).st_size + 1, limit)
        content = file.read(asked)
        return content if len(content) < asked else content + file.read(limit - asked)


def too_large(path: Path, limit: int) -> TooLargeError:
    """What is told of a file with more bytes than the limit."""
    words = f"“{shown(path)}”太大（超过{limit // 1_000_000} MB），没有读。"
    return TooLargeError(words, "请另给一个文件。")


def refuse_device(path: Path) -> None:
    """Raise StorageError for a device or a FIFO; OSError where the system gives nothing."""
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise StorageError(f"“{shown(path)}”不是普通的文件，没有读。", "请另给一个文件。")


def count_values(content: bytes) -> int:
    """How many values a JSON text may hold at most, before it is parsed."""
    return sum(map(content.count, (b"[", b"{", b",")))


def load_json(content: bytes) -> Any:
    """What a JSON text in UTF-8 holds.

    Raises ValueError when it is none, or too large, too deep or too full to be one of ours.
    """
    if len(content) > JSON_LIMIT or has_too_many_values(content):
        raise ValueError("too much")
    try:
        value = json.loads(content.decode("utf-8-sig"))
    except RecursionError as error:
        raise ValueError("too deep") from error
    if _is_deep(value):
        raise ValueError("too deep")
    return value


def has_too_many_values(content: bytes) -> bool:
    """Whether a JSON text holds more values than one of ours does."""
    return len(content) > _VALUES_LIMIT and count_values(content) > _VALUES_LIMIT


def _is_deep(value: Any) -> bool:
    """Whether there are more values within values than the limit; a level at a time."""
    level = [value] if isinstance(value, (dict, list)) else []
    for _ in range(_DEPTH_LIMIT):
        level = [
            child
            for one in level
            for child in (one.values() if type(one) is dict else one)
            if type(child) in (dict, list)
        ]
        if not level:
            return False
    return True
