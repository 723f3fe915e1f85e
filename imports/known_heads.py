"""What all lines of a source tell together about how its sections are headed."""

from collections.abc import Iterator, Mapping, Sequence

from nianbao.imports.cells import is_figure_like
from nianbao.imports.heads import Head, is_certain, is_like_title, numbered_head
from nianbao.imports.labels import is_part_of_head
from nianbao.imports.section_numbers import OFFICIAL, OTHER_MAKES, split_section_number
from nianbao.imports.source import SourceBlock, TextLine, cells_of_line
from nianbao.imports.unplaced import could_be_menu
from nianbao.report.form.shape import Form

_HEADS_ENOUGH = 4
"""Heads numbered 1、 to 6、, each in its place, that prove this is how sections are numbered."""
_CERTAIN_ENOUGH = 3
"""Of these, heads that have their section's very words."""
_OTHERS_ENOUGH = 3
"""Sections with a head of their own words before a line is one by its number alone."""
_STOP = "。"


def with_whole_heads(blocks: Sequence[SourceBlock], form: Form) -> list[SourceBlock]:
    """The blocks with heads of sections joined whose number stands on a line of its own."""
    whole: list[SourceBlock] = []
    for block in blocks:
        above = whole[-1] if whole else None
        if isinstance(block, TextLine) and isinstance(above, TextLine):
            style, number, words = split_section_number(f"{above.text.strip()}\n")
            is_number = style == OFFICIAL and not words.strip() and number <= len(form.sections)
            if is_number and is_like_title(form, form.sections[number - 1].key, block.text):
                level = above.level if block.level is None else block.level
                text = above.text.strip() + block.text.strip()
                whole[-1] = TextLine(above.number, text, level, block.literal, block.aside)
                continue
        whole.append(block)
    return whole


class KnownHeads:
    """Which sections have a head that the source marks, or one numbered 一、; what numbers them.

    `styles` are the makes of numbers that sections have, each in its place; `marks` and `official`
    the sections with a marked head, and with one numbered 一、; `named` all that have one of these
    or in such a make, `settled` those of them whose head has its own number; `bare` the lines that
    are heads without any number.
    """

    def __init__(self, blocks: Sequence[SourceBlock], form: Form) -> None:
        lines = [block for block in blocks if isinstance(block, TextLine)]
        self._form = form
        self._keys = [section.key for section in form.sections]
        self._is_stopped = self._all_stopped(lines)
        self.marked = any(line.level == 2 for line in lines)
        heads = [(line, head) for line in lines if (head := self.head_of(line))]
        self.marks = {head.key for line, head in heads if line.level == 2}
        self.official = {head.key for _, head in heads if head.style == OFFICIAL}
        self.styles = {OFFICIAL, *self._other_styles([head for _, head in heads])}
        self.settled = {
            head.key for _, head in heads if head.style in self.styles and self._is_in_place(head)
        }
        self.named = self.marks | {head.key for _, head in heads if head.style in self.styles}
        certain = {line.number: head.key for line, head in heads if self._is_bare(head)}
        is_numbered = self.marked or self.official or len(self.styles) > 1
        self.bare = frozenset() if is_numbered else _in_order(certain, self._keys)

    def head_of(self, line: TextLine) -> Head | None:
        """The head that a line could be; one that ends in 。 where those of this source do."""
        text = line.text.strip()
        return numbered_head(self._form, text.rstrip(_STOP) if self._is_stopped else text)

    def unnamed(self, line: TextLine, found: Sequence[str]) -> Head | None:
        """The head of the next section in words that are no section's, by its number and place.

        Only where no other line has that section's words; `found` are the sections before it. One
        without a number must be like the title, and stand behind the tables.
        """
        style, number, words = split_section_number(line.text.strip())
        place = self._keys.index(found[-1]) + 1 if found else 0
        if place == len(self._keys) or self._keys[place] in found:
            return None
        key = self._keys[place]
        if line.text.rstrip().endswith(_STOP):
            return self._stopped(line, key)
        if key in self.named or not words or not could_be_menu(line.text) or self._is_row(line):
            return None
        is_behind = self._keys[place - 1] == self._form.tables[-1].key if place else False
        is_numbered = number == place + 1 and style in self.styles
        if is_numbered and (is_behind or len(self.named) >= _OTHERS_ENOUGH):
            return Head(key, style, number, words)
        is_prose = place > self._keys.index(self._form.tables[-1].key)
        if not style and is_prose and is_like_title(self._form, key, words):
            return Head(key, style, number, words)
        return None

    def _stopped(self, line: TextLine, key: str) -> Head | None:
        """The head of a section that alone ends in 。, in its very words and with its number."""
        head = numbered_head(self._form, line.text.strip().rstrip(_STOP))
        if head is None or head.key != key or key in self.named or head.style != OFFICIAL:
            return None
        return head if is_certain(self._form, head) and self._is_in_place(head) else None

    def _is_row(self, line: TextLine) -> bool:
        """Whether a line is of a table: it has figures, or words that are a piece of its labels."""
        parts = [part for part in cells_of_line(line.text.strip()) if part]
        if any(map(is_figure_like, parts[1:])):
            return True
        return any(
            all(is_part_of_head(table, part) for part in parts) for table in self._form.tables
        )

    def _all_stopped(self, lines: Sequence[TextLine]) -> bool:
        """Whether the heads of the sections end in 。 as sentences do."""
        found = {
            head.key
            for line in lines
            if line.text.rstrip().endswith(_STOP)
            and (head := numbered_head(self._form, line.text.strip().rstrip(_STOP)))
            and head.style == OFFICIAL
            and self._is_in_place(head)
        }
        return len(found) >= _HEADS_ENOUGH

    def _other_styles(self, heads: Sequence[Head]) -> Iterator[str]:
        for style in OTHER_MAKES:
            in_place = [one for one in heads if one.style == style and self._is_in_place(one)]
            certain = {head.key for head in in_place if is_certain(self._form, head)}
            count = len({head.key for head in in_place})
            is_proved = count >= _HEADS_ENOUGH and len(certain) >= _CERTAIN_ENOUGH
            if is_proved or count > _HEADS_ENOUGH:
                yield style

    def _is_in_place(self, head: Head) -> bool:
        return self._keys.index(head.key) + 1 == head.number

    def _is_bare(self, head: Head) -> bool:
        """Whether a head has a section's very words and no number, as where Word counts them."""
        return not head.style and is_certain(self._form, head)


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
