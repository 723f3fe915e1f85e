"""Lines and rows -> the sections of the form: where each begins, by its head or by its rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from nianbao.imports.heads import Head, is_certain, read_head
from nianbao.imports.labels import is_head, row_key
from nianbao.imports.source import CellRow, SourceBlock, TextLine
from nianbao.imports.unplaced import could_be_menu
from nianbao.report.form.numbering import split_number
from nianbao.report.form.shape import FigureTable, Form

_HEADS_ENOUGH = 4
"""Heads numbered 1、 to 6、, each in its place, that prove this is how sections are numbered."""
_OTHER_STYLES = ("1、", "（一）")
_CAPTIONS = 2
"""Lines that may stand between the head of a table and its first row."""


@dataclass
class Divided:
    """The blocks before the first section head, and those of each section, with its head."""

    front: list[SourceBlock] = field(default_factory=list)
    sections: dict[str, list[SourceBlock]] = field(default_factory=dict)
    heads: dict[str, tuple[int, Head]] = field(default_factory=dict)
    adopted: dict[str, int] = field(default_factory=dict)


def divide(blocks: Sequence[SourceBlock], form: Form) -> Divided:
    """The blocks by section, in the order in which the sections begin."""
    known = _KnownHeads(blocks, form)
    divided = Divided()
    current = divided.front
    for place, block in enumerate(blocks):
        following = blocks[place + 1 : place + 2 + _CAPTIONS]
        head = _head(block, following, form, divided.sections, known)
        if head is None:
            current.append(block)
        else:
            current = divided.sections[head.key] = []
            divided.heads[head.key] = block.number, head
    return divided


class _KnownHeads:
    """Which sections have a head that the source marks, or one numbered 一、; what numbers them.

    `styles` are the other makes of numbers that sections have, each in its place.
    """

    def __init__(self, blocks: Sequence[SourceBlock], form: Form) -> None:
        lines = [block for block in blocks if isinstance(block, TextLine)]
        self.marked = any(line.level == 2 for line in lines)
        heads = [(line, read_head(form, line.text)) for line in lines]
        self.marks = {head.key for line, head in heads if head and line.level == 2}
        self.official = {head.key for _, head in heads if head and head.style == "一、"}
        keys = [section.key for section in form.sections]
        self.styles = {"一、"}
        for style in _OTHER_STYLES:
            in_place = {
                head.key
                for _, head in heads
                if head and head.style == style and keys.index(head.key) + 1 == head.number
            }
            if len(in_place) >= _HEADS_ENOUGH:
                self.styles.add(style)
        certain = {line.number: head.key for line, head in heads if head and _is_bare(form, head)}
        is_numbered = self.marked or self.official or len(self.styles) > 1
        self.bare = frozenset() if is_numbered else _in_order(certain, keys)


def _is_bare(form: Form, head: Head) -> bool:
    """Whether a head has a section's very words and no number, as where Word counts them."""
    return not head.style and is_certain(form, head)


def _in_order(certain: Mapping[int, str], keys: Sequence[str]) -> frozenset[int]:
    """The lines that are heads without numbers: the last of each section before the next one's.

    None where there are too few to prove that this is how sections are headed. A sub-head of
    section one may have the words of section two, before that.
    """
    found: list[int] = []
    for key in reversed(keys):
        until = found[-1] if found else None
        lines = [line for line, of in certain.items() if of == key]
        before = [line for line in lines if until is None or line < until]
        found += before[-1:]
    return frozenset(found if len(found) >= _HEADS_ENOUGH else ())


def _head(
    block: SourceBlock,
    following: Sequence[SourceBlock],
    form: Form,
    found: dict[str, list[SourceBlock]],
    known: _KnownHeads,
) -> Head | None:
    """The head of the section that begins with this block, if one does.

    A head with another number than 一、 is only believed before a table, one without a number
    also when its section is next; neither where the section has a head numbered 一、. Words that
    are only like a section's are believed when no later section has begun.
    """
    if isinstance(block, CellRow):
        return None
    keys = [section.key for section in form.sections]
    head = read_head(form, block.text) or _unnamed(block.text, found, known)
    if head is None or found.get(head.key):
        return None
    place = keys.index(head.key)
    is_next = place > max(map(keys.index, found), default=-1)
    if not is_certain(form, head) and not is_next:
        return None
    if known.marked and block.level != 2:
        is_plain = head.style == "一、" and head.number == place + 1 and is_next
        return head if is_plain and head.key not in known.marks else None
    if known.marked or head.style == "一、":
        return head
    if head.key in known.official:
        return None
    if known.bare:
        return head if block.number in known.bare else None
    if head.style in known.styles and head.number == place + 1:
        return head
    section = form.section(head.key)
    if isinstance(section, FigureTable):
        return head if _begins_table(section, following) else None
    return head if not head.style and place == len(found) else None


def _begins_table(table: FigureTable, following: Sequence[SourceBlock]) -> bool:
    """Whether the rows of a table follow, with nothing but its captions before them."""
    for block in following:
        if isinstance(block, CellRow):
            return True
        if not is_head(table, block.text):
            return False
    return False


def _unnamed(text: str, found: Iterable[str], known: _KnownHeads) -> Head | None:
    """Behind table four, a short line numbered 五 as sections are is the head of section five."""
    style, number, words = split_number(text.strip())
    is_last = bool(found) and list(found)[-1] == "challenges"
    is_five = number == 5 and style in known.styles
    if is_last and is_five and words and could_be_menu(text):
        return Head("problems", style, number, words)
    return None


def adopt(divided: Divided, form: Form) -> None:
    """Give a table whose head is missing the rows that stand in another section."""
    for table in form.tables:
        if table.key in divided.sections:
            continue
        for key, blocks in list(divided.sections.items()):
            rows = [
                place
                for place, block in enumerate(blocks)
                if isinstance(block, CellRow) and any(row_key(table, text) for text in block.cells)
            ]
            if len(rows) >= min(3, len(table.rows)) and not _is_of(form, key, blocks[rows[0]]):
                moved, divided.sections[key] = blocks[rows[0] :], blocks[: rows[0]]
                places = list(divided.sections).index(key) + 1
                ordered = list(divided.sections.items())
                ordered.insert(places, (table.key, moved))
                divided.sections = dict(ordered)
                divided.adopted[table.key] = moved[0].number
                break


def _is_of(form: Form, key: str, block: SourceBlock) -> bool:
    """Whether a row is one of the section in which it stands."""
    section = form.section(key)
    cells = block.cells if isinstance(block, CellRow) else ()
    return isinstance(section, FigureTable) and any(row_key(section, text) for text in cells)
