"""Words as Markdown source that reads as exactly these words and as nothing else."""

import re

from nianbao.report.form.numbering import split_number

_ACTIVE = re.compile(r"[\\`*_\[\]<>|~#&$]")
"""Marks that can change what is around them, wherever they stand."""
_ADDRESS = re.compile(r"(?i)(https?|ftp)(?=://)|(?<![a-z0-9])www(?=\.)")
"""Where a web address begins; a backslash behind it keeps GitHub's Markdown from linking it."""
_RUN = re.compile(r"\S+")
_FIRST = re.compile(r"^(?:(\d+)(?=[.)](?:\s|$))|(?=[-+=:{]))")
"""Where a backslash keeps the beginning of a line from being a list, a rule or an underline."""


def escape_words(words: str) -> str:
    """Words inside a line or a table cell; spaces at the ends are entities, or they are lost."""
    body = words.strip()
    start = words.index(body)
    end = start + len(body)
    escaped = _RUN.sub(_escape_run, body) if _ACTIVE.search(body) else body
    return f"{_entities(words[:start])}{escaped}{_entities(words[end:])}"


def _escape_run(found: re.Match[str]) -> str:
    """A run of words without a space, its marks kept from acting.

    What is linked by itself is shown as it stands in the source, backslashes and all; so an
    address that has any is not linked.
    """
    words = _ACTIVE.sub(r"\\\g<0>", found[0])
    return words if words == found[0] else _ADDRESS.sub(r"\g<0>\\", words)


def escape_line(words: str) -> str:
    """Words that are a whole paragraph or heading."""
    return _FIRST.sub(r"\1\\", escape_words(words))


def escape_first(words: str) -> str:
    """A paragraph whose first character is an entity: a reader knows that it is no sub-head."""
    return f"{_entities(words[:1])}{escape_words(words[1:])}"


def escape_heading(number: str, words: str) -> str:
    """A sub-head behind its number.

    Where number and words can't be told apart again, because the words begin like a number
    themselves, their first character is an entity: a reader of the source can tell then.
    """
    if split_number(number + words)[2] == words:
        return escape_line(number + words)
    return f"{escape_words(number)}{_entities(words[:1])}{escape_words(words[1:])}"


def _entities(characters: str) -> str:
    return "".join(f"&#{ord(character)};" for character in characters)
