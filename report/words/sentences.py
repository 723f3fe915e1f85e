"""Sentences and clauses of a text, and the same text with what is no statement blanked out.

Every text stays as long as it is printed, so that a place found in a masked text is the place
in the field. The sentences of a few texts are kept: whoever asks again shares the work.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from nianbao.report.text import PLAIN_DIGITS, translated

HAN = "\u4e00-\u9fff"
"""Chinese characters, for use inside a character class; one range compiles the fastest."""

_BLANK = "\u3000"
_SENTENCE = re.compile(r"[^。！？；;!?\n]+[。！？；;!?]*[”’）)」』]*")
_CLAUSE = re.compile(r"[^。！？；;!?\n，,：:]+")
_TITLES = re.compile(
    r"《[^《》\n]{0,80}(?:《[^《》\n]{0,80}》[^《》\n]{0,80})*》|《[^《》\n]{1,60}\n[^《》\n]{1,60}》"
)
"""Titles of documents, also one that a line ends in: as a PDF has it."""
_QUOTED = re.compile(r"“[^“”\n]{0,60}”|「[^「」\n]{0,60}」|\"[^\"\n]{0,60}\"")
_NUMBERS_OF_DOCUMENTS = re.compile(
    r"[〔\[【（(［]\d{4}[〕\]】）)］]\s*第?\s*\d+\s*号|令\s*第?\s*\d+\s*号|第\s*\d+\s*号令?"
)
_ADDRESSES = re.compile(
    r"(?:https?://|www\.)[A-Za-z0-9._~:/?#@!$&'*+,;=%-]+|[A-Za-z0-9_.-]{1,64}@[A-Za-z0-9_.-]{1,99}"
)


class Stretch(NamedTuple):
    """A sentence or clause: where it stands in its text, and its words."""

    start: int
    end: int
    text: str


def divided(text: str) -> Iterator[Stretch]:
    """The sentences of a text, one after another; a semicolon and a new paragraph end one too."""
    return _pieces(_SENTENCE, text)


@lru_cache(maxsize=64)
def sentences(text: str) -> tuple[Stretch, ...]:
    """The same, kept for a while."""
    return tuple(divided(text))


def clauses(text: str) -> tuple[Stretch, ...]:
    """The clauses of a text: what stands between any two marks but `、`."""
    return tuple(_pieces(_CLAUSE, text))


def masked(text: str) -> str:
    """A text with the titles of documents, their numbers and web addresses blanked out."""
    for pattern in (_TITLES, _ADDRESSES, _NUMBERS_OF_DOCUMENTS):
        text = pattern.sub(_blank, text)
    return text


def unquoted(text: str) -> str:
    """A text, best a masked one, with what stands in quotation marks blanked out."""
    return _QUOTED.sub(_blank, text)


def without_addresses(text: str) -> str:
    """A text with web and mail addresses blanked out."""
    return _ADDRESSES.sub(_blank, text)


def narrow(text: str) -> str:
    """A text with full-width digits made plain."""
    return translated(text, PLAIN_DIGITS)


def blanked(pattern: re.Pattern[str], text: str) -> str:
    """A text with what a pattern matches blanked out."""
    return pattern.sub(_blank, text)


def _pieces(pattern: re.Pattern[str], text: str) -> Iterator[Stretch]:
    for match in pattern.finditer(text):
        words = match[0].strip()
        if words:
            start = match.start() + match[0].index(words)
            yield Stretch(start, start + len(words), words)


def _blank(match: re.Match[str]) -> str:
    """As many blanks; a new line stays one."""
    return "\n".join(_BLANK * len(line) for line in match[0].split("\n"))
