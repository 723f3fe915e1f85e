"""Labels are known by their core: words without numbers, marks and spaces."""

import re
from functools import lru_cache

from nianbao.report.form.numbering import split_number
from nianbao.report.form.shape import Column, FigureTable, Form, Label, Row
from nianbao.report.text import SIMPLIFIED, late, plain_digits

_WORDS = re.compile(r"[^\w]+|_+")
_ORDINAL = re.compile("^[一二三四五六七八九十]+是")
_JOINTS = re.compile("[/·]")
_PATH = "[-—–－>＞→:：]+"
_INSIDE = re.compile(r"(?<=\w)(?=[（(][一二三四五六七八九十]{1,2}[）)]|\d{1,2}[.．、])")
_PLAIN = SIMPLIFIED | dict.fromkeys(map(ord, "①②③④⑤⑥⑦⑧⑨⑩"))
_CUT_NUMBER = r"[（(][一二三四五六七八九十]{1,2}"
"""A label's number that lost its bracket to the next line."""
_PIECE = 2
"""Characters of words that may be no more than the end of a caption."""
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")


@lru_cache(maxsize=4096)
def core(text: str) -> str:
    """The words of a label in simplified characters: its number, marks and spaces taken off.

    其它 is written 其他.
    """
    words = plain_digits(split_number(text.strip())[2]).translate(_PLAIN)
    return _WORDS.sub("", words).replace("其它", "其他")


def is_head(table: FigureTable, text: str) -> bool:
    """Whether a printed text is one of the table's labels, captions or notes."""
    return core(text) in head_cores(table)


@lru_cache(maxsize=4096)
def is_part_of_head(table: FigureTable, text: str) -> bool:
    """Whether a text could be a piece of a label that was broken over lines."""
    words = core(text)
    is_number = late(_CUT_NUMBER).fullmatch(text.strip())
    return not words or bool(is_number) or any(words in known for known in head_cores(table))


def is_sub_head(table: FigureTable, text: str) -> bool:
    """Whether a line is numbered as no label of the table is: （一）规范性文件 above table two.

    A word that a number stands before may be a piece of a caption: （一）项.
    """
    if len(core(text)) <= _PIECE or not split_number(text.strip())[0]:
        return False
    labels = (label for row in table.rows.values() for label in (*row.under, row.label))
    return not any(split_number(label.text)[0] for label in labels)


@lru_cache(maxsize=16)
def head_cores(table: FigureTable) -> frozenset[str]:
    """The cores of all words printed in a table but its figures."""
    lines: list[Column | Row] = [*table.columns.values(), *table.rows.values()]
    labels = [label for line in lines for label in (line.label, *line.under)]
    labels += [block.caption for block in table.blocks if block.caption]
    labels += [Label(text) for block in table.blocks if (text := block.corner)]
    labels += [Label(table.note)] if table.note else []
    known = frozenset(words for label in labels for words in _cores(label))
    return known | row_cores(table).keys()


@lru_cache(maxsize=16)
def row_cores(table: FigureTable) -> dict[str, str]:
    """Row key by core of each wording of its label, alone and behind the labels above it."""
    cores = {words: row.key for row in table.rows.values() for words in _cores(row.label)}
    for row in table.rows.values():
        for first in range(len(row.under)):
            above = "".join(core(label.text) for label in row.under[first:])
            cores.update({above + words: row.key for words in _cores(row.label)})
    return cores


@lru_cache(maxsize=4096)
def row_key(table: FigureTable, text: str) -> str | None:
    """The row a printed label names; None when it names none. Bracketed notes are passed over.

    A label may stand behind those above it, as in tables without merged cells: a dot between them,
    or the number of each tells where it begins.
    """
    known = row_cores(table)
    text = _ORDINAL.sub("", text)
    if key := known.get(core(text)) or known.get(core(without_brackets(text))):
        return key
    parts = levels_of(text)
    if len(parts) == 1:
        parts = _INSIDE.split(text)
    if len(parts) > 1 and (key := known.get("".join(map(core, parts)))):
        return key
    parts = late(_PATH).split(text)
    return known.get("".join(map(core, parts))) if len(parts) > 1 else None


def levels_of(text: str) -> list[str]:
    """The words of a label or a head level by level, outermost first, where they stand joined."""
    return _JOINTS.split(text)


def without_brackets(text: str) -> str:
    """The words of a label without its number and the notes in brackets."""
    return _BRACKETS.sub("", split_number(text)[2])


def section_key(form: Form, text: str) -> str | None:
    """The section whose title these words are; None when they are no section's."""
    return _section_cores(form).get(core(text))


@lru_cache(maxsize=16)
def _section_cores(form: Form) -> dict[str, str]:
    return {words: section.key for section in form.sections for words in _cores(section.title)}


def _cores(label: Label) -> frozenset[str]:
    return frozenset(core(words) for words in (label.text, *label.variants))
