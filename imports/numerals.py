"""Whole numbers in a file's markup: how often, how deep, which; bounded, for a file may say any."""


def whole_number(words: str | None, digits: int = 6) -> int | None:
    """The number, where it is written in at most so many digits (0 to 9); None for all else.

    Python's own `int` takes digits of every script, spaces and signs, and raises on thousands.
    """
    if words and len(words) <= digits and words.isascii() and words.isdigit():
        return int(words)
    return None
