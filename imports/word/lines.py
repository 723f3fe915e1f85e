"""The pieces of a paragraph of a Word file -> its lines, raised marks of notes taken out.

A small figure above the line is a mark of a note, and no digit of the number before it. That is a
guess, so it is told: the mark is kept with its line. Behind letters it is a power: m².
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from nianbao.imports.word.items import Line
from nianbao.imports.word.runs import Hint, ParagraphPiece, Reference, Words
from nianbao.report.text import clean_marks

_MARK = re.compile(
    r"[\[（(【〔]?注?(?:\d{1,2}|[①-⑳❶-❿]|[*＊※†‡#]{1,3}|[a-zA-Z]|[一二三四五六七八九十])?[\]）)】〕]?"
)
_POWERS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SHOWN = 20
"""Characters of the words before a mark that are kept with it."""

Note = Callable[[Reference], str]
"""Finds the words of a note."""


def lines_of_pieces(
    pieces: Sequence[ParagraphPiece], level: int | None, label: str, note: Note
) -> list[Line]:
    """The lines of one paragraph that hold words; `label` is its number."""
    if not pieces and not label:
        return []
    if len(pieces) == 1 and isinstance(only := pieces[0], Words) and _is_one_line(only):
        return list(_cleaned(Line(label + (only.text.lstrip() if label else only.text), level)))
    has_words = any(
        isinstance(one, Words) and not one.raised and one.text.strip() for one in pieces
    )
    found = [Line(label, level)]
    for raised, group in groupby(pieces, key=_raised):
        text = "".join(one.text for one in _words(group, found[-1], note))
        if raised and has_words and _is_mark(text, found[-1].text[len(label) :], raised):
            found[-1].marks.append((found[-1].text.strip()[-_SHOWN:], text.strip()))
            continue
        if raised == "superscript" and re.search("[a-zA-Z]$", found[-1].text):
            text = text.translate(_POWERS)
        if found[-1].text == label and label:
            text = text.lstrip()
        first, *more = text.split("\n")
        found[-1].text += first
        found += [Line(one, level) for one in more]
    return [line for one in found for line in _cleaned(one)]


def _is_one_line(words: Words) -> bool:
    """Whether words are a line as they stand, as nearly all are."""
    return not words.raised and "\n" not in words.text


def _raised(piece: ParagraphPiece) -> str:
    return piece.raised if isinstance(piece, Words) else ""


def _words(group: Iterator[ParagraphPiece], line: Line, note: Note) -> Iterator[Words]:
    """The words of some pieces; the notes and hints among them are kept with the line."""
    for piece in group:
        if isinstance(piece, Words):
            yield piece
        elif isinstance(piece, Reference) and (words := note(piece)):
            line.notes.append(words)
        elif isinstance(piece, Hint) and piece.text:
            line.hints.append(piece.text)


def _is_mark(text: str, before: str, raised: str) -> bool:
    """Whether raised words are the mark of a note; those lowered or lifted only behind a digit."""
    words, last = text.strip(), before.rstrip()[-1:]
    if not words or not _MARK.fullmatch(words):
        return False
    if raised != "superscript":
        return last.isdigit()
    return not (last.isascii() and last.isalpha())


def _cleaned(line: Line) -> Iterator[Line]:
    """A line without marks that can't be seen; none where there is nothing in it."""
    texts = [text for text in clean_marks(line.text).split("\n") if text.strip()]
    for text in texts[:1] or ([""] if line.marks or line.notes or line.hints else []):
        yield Line(text, line.level, line.marks, line.notes, line.hints)
    for text in texts[1:]:
        yield Line(text, line.level)
