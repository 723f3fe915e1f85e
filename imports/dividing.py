"""Lines and rows -> the sections of the form: where each begins, by its head or by its rows."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from nianbao.imports.cells import is_figure_like
from nianbao.imports.heads import Head, is_certain
from nianbao.imports.known_heads import KnownHeads
from nianbao.imports.labels import is_head, is_part_of_head, row_key
from nianbao.imports.lines_of_table import span_of_table
from nianbao.imports.places import label_place
from nianbao.imports.section_numbers import OFFICIAL
from nianbao.imports.source import CellRow, SourceBlock, cells_of_line
from nianbao.report.form.shape import FigureTable, Form

_CAPTIONS = 2
"""Lines that may stand between the head of a table and its first row."""


@dataclass
class Divided:
    """The blocks before the first section head, and those of each section, with its head.

    `is_older`: it is a report of the years before there was a form, of words alone.
    """

    front: list[SourceBlock] = field(default_factory=list)
    sections: dict[str, list[SourceBlock]] = field(default_factory=dict)
    heads: dict[str, tuple[int, Head]] = field(default_factory=dict)
    adopted: dict[str, int] = field(default_factory=dict)
    is_older: bool = False


def divide(blocks: Sequence[SourceBlock], form: Form) -> Divided:
    """The blocks by section, in the order in which the sections begin."""
    known = KnownHeads(blocks, form)
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


def _head(
    block: SourceBlock,
    following: Sequence[SourceBlock],
    form: Form,
    found: dict[str, list[SourceBlock]],
    known: KnownHeads,
) -> Head | None:
    """The head of the section that begins with this block, if one does.

    A head with another number than 一、 is only believed before a table, one without a number
    also when its section is next; neither where the section has a head numbered 一、. Words that
    are only like a section's are believed when no later section has begun.
    """
    if isinstance(block, CellRow):
        return None
    keys = [section.key for section in form.sections]
    head = known.head_of(block) or known.unnamed(block, list(found))
    if head is None or found.get(head.key):
        return None
    place = keys.index(head.key)
    is_next = place > max(map(keys.index, found), default=-1)
    if head.style == OFFICIAL and head.number != place + 1 and head.key in known.settled:
        return None  # 一、主动公开情况 within 第一部分
    is_sure = is_certain(form, head)
    if not is_sure and not (is_next and head.style in ("", *known.styles)):
        return None
    is_awaited = is_sure and place == len(found) and head.number in (0, place + 1)
    section = form.section(head.key)
    is_begun = not isinstance(section, FigureTable) or _begins_table(section, following)
    if known.marked and block.level != 2:
        is_plain = head.style == OFFICIAL and head.number == place + 1 and is_next
        if is_plain and head.key not in known.marks:
            return head
        is_numbered = is_awaited and head.number > 0 and head.key not in known.named
        return head if is_numbered and is_begun else None
    if known.marked or head.style == OFFICIAL or not (is_sure or head.style):
        return head
    if head.key in known.official:
        return None
    if known.bare:
        return head if block.number in known.bare else None
    if head.style in known.styles and head.number == place + 1:
        return head
    if isinstance(section, FigureTable):
        return head if is_begun else None
    return head if is_awaited else None


def _begins_table(table: FigureTable, following: Sequence[SourceBlock]) -> bool:
    """Whether the rows of a table follow, with nothing but its captions before them."""
    for block in following:
        if isinstance(block, CellRow):
            return True
        if not all(is_part_of_head(table, text) for text in cells_of_line(block.text)):
            return False
    return len(following) > _CAPTIONS


def adopt(divided: Divided, form: Form) -> None:
    """Give a table without rows those that stand in another section, as where its head is missing.

    Where its head is there, they are looked for behind the words of the report; last of all before
    its first section.
    """
    for table in form.tables:
        own = divided.sections.get(table.key)
        if own and any(_names_row(table, block) or _has_figure(block) for block in own):
            continue
        behind = [form.sections[-1].key, *divided.adopted]
        if own == []:  # its rows may stand at the end of the table before
            behind = [*(one.key for one in form.tables if one.key in divided.sections), *behind]
        others = list(divided.sections) if own is None else behind
        for key in others:
            blocks = divided.sections.get(key, [])
            first = _first_row(table, blocks)
            if first is not None and not _is_of(form, key, blocks[first]):
                first = _with_heads(table, blocks, first)
                moved, divided.sections[key] = blocks[first:], blocks[:first]
                _put(divided, table.key, [*(own or ()), *moved], key)
                divided.adopted[table.key] = moved[0].number
                break
        else:
            if not _adopt_lines_behind(divided, table, form):
                _adopt_front(divided, table)


def _adopt_lines_behind(divided: Divided, table: FigureTable, form: Form) -> bool:
    """Give a table its lines of one cell each that stand in a later section of words.

    Where its own section is missing, in any.
    """
    keys = [section.key for section in form.sections]
    for key, blocks in divided.sections.items():
        is_later = keys.index(key) > keys.index(table.key)
        is_words = not isinstance(form.section(key), FigureTable)
        if table.key in divided.sections and not (is_later and is_words):
            continue
        if span := span_of_table(table, blocks):
            _adopt_lines(divided, table, key, span)
            return True
    return False


def _adopt_lines(divided: Divided, table: FigureTable, key: str, span: tuple[int, int]) -> None:
    """Give a table its lines of one cell each out of a section of words, or of what is in front."""
    start, end = span
    blocks = divided.sections[key] if key else divided.front
    moved, rest = blocks[start:end], [*blocks[:start], *blocks[end:]]
    if key:
        divided.sections[key] = rest
    else:
        divided.front = rest
    _put(divided, table.key, [*divided.sections.get(table.key, ()), *moved], key)
    divided.adopted[table.key] = moved[0].number


def _adopt_front(divided: Divided, table: FigureTable) -> None:
    """Give a table the rows of it before the first section; the title and words stay there."""
    front = divided.front
    first = _first_row(table, front)
    if first is None:
        if span := span_of_table(table, front):
            _adopt_lines(divided, table, "", span)
        return
    rows = [at for at, block in enumerate(front) if at >= first and _is_row(table, block)]
    end, first = max(rows, default=first) + 1, _with_heads(table, front, first)
    moved = front[first:end]
    divided.front = [*front[:first], *front[end:]]
    _put(divided, table.key, [*divided.sections.get(table.key, ()), *moved], "")
    divided.adopted[table.key] = moved[0].number


def _is_row(table: FigureTable, block: SourceBlock) -> bool:
    """Whether a block is a row of figures of the table, or its one line of them."""
    texts = [text for text in _cells(block) if text]
    is_whole = table.side_by_side and len(texts) == len(table.cells)
    if is_whole and all(map(is_figure_like, texts)):
        return True
    return _has_figure(block) and bool(label_place(table, texts))


def _with_heads(table: FigureTable, blocks: Sequence[SourceBlock], first: int) -> int:
    """Where the heads of a table begin that stand right above one of its rows."""
    while first and (texts := [text for text in _cells(blocks[first - 1]) if text.strip()]):
        if not all(is_head(table, text) for text in texts):
            break
        first -= 1
    return first


def _put(divided: Divided, key: str, blocks: list[SourceBlock], behind: str) -> None:
    """Give a section its blocks; a new one stands behind another, or first of all."""
    if key in divided.sections:
        divided.sections[key] = blocks
        return
    ordered = list(divided.sections.items())
    place = list(divided.sections).index(behind) + 1 if behind else 0
    ordered.insert(place, (key, blocks))
    divided.sections = dict(ordered)


def _names_row(table: FigureTable, block: SourceBlock) -> bool:
    """Whether a row has a label of the table, or a line one beside figures."""
    is_row = isinstance(block, CellRow) or _has_figure(block)
    return is_row and bool(_named_rows(table, block))


def _named_rows(table: FigureTable, block: SourceBlock) -> set[str]:
    return {key for text in _cells(block) if (key := row_key(table, text))}


def _has_figure(block: SourceBlock) -> bool:
    return any(map(is_figure_like, _cells(block)))


def _cells(block: SourceBlock) -> Sequence[str]:
    """The cells of a row, and what stands apart in a line."""
    return block.cells if isinstance(block, CellRow) else cells_of_line(block.text)


def _first_row(table: FigureTable, blocks: Sequence[SourceBlock]) -> int | None:
    """Where a table begins that stands among other blocks; None where it does not."""
    rows = [at for at, block in enumerate(blocks) if _names_row(table, block)]
    named = {key for at in rows for key in _named_rows(table, blocks[at])}
    if len(named) >= min(3, len(table.rows)):
        return rows[0]
    return _first_head(table, blocks) if table.side_by_side else None


def _first_head(table: FigureTable, blocks: Sequence[SourceBlock]) -> int | None:
    """Where the heads begin above the one line of figures of a table with its rows side by side."""
    heads = [at for at, block in enumerate(blocks) if _is_heads(table, block)]
    for block in blocks[heads[0] + 1 : heads[-1] + 3] if heads else ():
        texts = [text for text in _cells(block) if text]
        if len(texts) == len(table.cells) and all(map(is_figure_like, texts)):
            return heads[0]
    return None


def _is_heads(table: FigureTable, block: SourceBlock) -> bool:
    """Whether a row holds nothing but a table's heads, several of them."""
    texts = [text for text in _cells(block) if text]
    return len(texts) > 1 and all(is_head(table, text) for text in texts)


def _is_of(form: Form, key: str, block: SourceBlock) -> bool:
    """Whether a row is one of the section in which it stands."""
    section = form.section(key)
    return isinstance(section, FigureTable) and any(
        row_key(section, text) for text in _cells(block)
    )
