"""The greyed words of an empty field, in rows: a hint, or a draft of several paragraphs. Pure."""

from functools import lru_cache

from tui.kit.line_breaking import rows_of

MORE = "（下面还有）"
"""What stands in the last row of a field too small for the words."""


@lru_cache(maxsize=8)
def placeholder_rows(words: str, width: int) -> tuple[str, ...]:
    """Words in rows of at most `width` cells; each line of them begins a row."""
    return tuple(rows_of(words, width))
