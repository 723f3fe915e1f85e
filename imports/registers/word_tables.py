"""A table of words as text: a key, then its words; a line that begins with a space goes on."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType


@lru_cache(maxsize=64)
def word_table(text: str) -> Mapping[str, tuple[str, ...]]:
    """The words of a table by key, in the order they stand there."""
    table: dict[str, tuple[str, ...]] = {}
    key = ""
    for line in text.splitlines():
        words = line.split()
        if words and not line.startswith(" "):
            key, *words = words
        if words:
            table[key] = (*table.get(key, ()), *words)
    return MappingProxyType(table)
