"""Where a title too long for its line is broken: behind its year, and not within a word."""

import re

_YEAR = re.compile(r"(?<=\S\S)([0-9０-９〇○零一二三四五六七八九]{4}\s*年)\s*(?=\S)")


def broken_behind_year(title: str, mark: str) -> str:
    """The title with a mark for a break behind its year; as it is where it has none.

    A year that begins the title has no line of its own.
    """
    return _YEAR.sub(rf"\1{mark}", title, count=1)
