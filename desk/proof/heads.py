"""Whether every figure stands under its heads and beside its labels, as the page has them.

The heads are looked at as they were published: a cell that lost its span no longer stands over
the figures it belongs to, even where all figures are right.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from nianbao.desk.proof.expected import FigureRow
from nianbao.desk.proof.folding import folded, parts
from nianbao.desk.proof.mismatch import Mismatch, Sort
from nianbao.desk.proof.rows import PublishedRow
from nianbao.imports.source import CellRow, SourceBlock
from nianbao.report.form.names import table_name
from nianbao.report.form.shape import Form

Pairs = Sequence[tuple[FigureRow, PublishedRow]]
_NAMED = 3
"""Columns and rows that a message names; of more it tells how many."""


@dataclass(frozen=True)
class Page:
    """The blocks of a page, its rows among them by number, and which of them hold figures."""

    blocks: Sequence[SourceBlock]
    rows: dict[int, PublishedRow]
    taken: frozenset[int]

    def head_of(self, first: int) -> list[PublishedRow]:
        """The rows right above a row, up to the last one with figures or a line of words."""
        found: list[PublishedRow] = []
        at = first - 1
        while at in self.rows and at not in self.taken:
            found.insert(0, self.rows[at])
            at -= 1
        return found

    def words_above(self, first: int) -> list[str]:
        """All that stands above a row up to the last row with figures, each piece by itself."""
        words: list[str] = []
        at = first - 1
        while at >= 0 and at not in self.taken:
            block = self.blocks[at]
            words += [block.text] if not isinstance(block, CellRow) else block.own_cells
            at -= 1
        return words


def differing_heads(form: Form, pairs: Pairs, page: Page) -> Iterator[Mismatch]:
    """What is wrong with the heads and the merged labels of the tables."""
    for (table, _), group in groupby(pairs, key=lambda pair: (pair[0].table, pair[0].block)):
        block = list(group)
        name = table_name(form, table)
        heads = page.head_of(block[0][1].number)
        yield from _columns(name, block, heads, page)
        yield from _corner(name, block[0][0], page.words_above(block[0][1].number))
        yield from _parents(name, block, page)


def _columns(
    name: str, block: Pairs, heads: Sequence[PublishedRow], page: Page
) -> Iterator[Mismatch]:
    """The heads that do not stand over their columns, each once with all the columns it misses."""
    row, published = block[0]
    heads = [head for head in heads if any(text.strip() for _, text in head.cells)]
    spanned = any(head.spanned for head in heads) or (not heads and published.spanned)
    missed: dict[str, list[int]] = {}
    _, figures = published.split(len(row.figures))
    if len(figures) != len(row.figures):
        return  # the row itself is told
    for column, (path, (place, _)) in enumerate(zip(row.heads, figures, strict=True)):
        above = [parts(head.whole[place]) for head in heads if place < len(head.whole)]
        lost = [words for words in path if not any(folded(words) in one for one in above)]
        for words in lost:
            missed.setdefault(words, []).append(column)
    if not missed:
        yield from _torn(name, row, heads, figures[-1][0])
        return
    if not spanned and _in_sequence(row, page.words_above(published.number)):
        return
    seen = _seen(heads)
    aside = [words for words, columns in missed.items() if _is_aside(row, words, columns, seen)]
    for words, columns in missed.items():
        if words not in aside:
            yield _missed_head(name, row, words, columns, seen)
    if aside:
        named = f"{name}的表头{_enumerated(aside, '列')}"
        message = f"{named}没有对准下面的数，列错开了。"
        yield Mismatch(Sort.HEAD, row.table, named, message, _paths(row), seen)


def _torn(
    name: str, row: FigureRow, heads: Sequence[PublishedRow], width: int
) -> Iterator[Mismatch]:
    """Merged cells of a head that came apart: into cells with the same words, or into empty ones.

    `width` is the last place with a figure.
    """
    if not all(head.spanned for head in heads) or not heads:
        return
    seen = _seen(heads)
    cells = Counter(folded(text) for head in heads for _, text in head.cells if text.strip())
    wanted = Counter(map(folded, row.head_cells))
    for words in dict.fromkeys(row.head_cells):
        if cells[folded(words)] > wanted[folded(words)]:
            place = f"{name}的表头“{words}”"
            message = f"{place}拆成了{cells[folded(words)]}格。"
            yield Mismatch(Sort.HEAD, row.table, place, message, "\n".join(row.head_cells), seen)
    empty = {place for head in heads for place, text in head.cells if not text.strip()}
    for words in _over(row, heads, sorted(place for place in empty if place <= width)):
        place = f"{name}的表头“{words}”"
        message = f"{place}的合并格没有了，旁边或下面多出空的格。"
        yield Mismatch(Sort.HEAD, row.table, place, message, "\n".join(row.head_cells), seen)


def _over(row: FigureRow, heads: Sequence[PublishedRow], places: Sequence[int]) -> Iterator[str]:
    """The heads in whose columns there are empty cells."""
    found: dict[str, None] = {}
    for place in places:
        above = [head.whole[place] for head in heads if place < len(head.whole)]
        said = [text for text in above if text.strip()]
        found[said[-1] if said else row.corner or row.head_cells[0]] = None
    yield from found


def _seen(heads: Sequence[PublishedRow]) -> str:
    """The head of a page, a row a line."""
    return "\n".join("　".join(text for _, text in head.cells if text.strip()) for head in heads)


def _is_aside(row: FigureRow, words: str, columns: Sequence[int], seen: str) -> bool:
    """Whether a head of one column is there, but over another one."""
    over = [row.heads[column][-1] for column in columns]
    return set(over) == {words} and folded(words) in folded(seen)


def _missed_head(
    name: str, row: FigureRow, words: str, columns: Sequence[int], seen: str
) -> Mismatch:
    place = f"{name}的表头“{words}”"
    what = "不见了，或者写错了"
    if folded(words) in folded(seen):
        over = list(dict.fromkeys(row.heads[column][-1] for column in columns))
        what = f"没有盖住{_enumerated(over, '列')}"
    return Mismatch(Sort.HEAD, row.table, place, f"{place}{what}。", _paths(row), seen)


def _enumerated(names: Sequence[str], unit: str) -> str:
    """The first names, and how many there are where these are not all."""
    count = f"等{len(names)}{unit}" if len(names) > _NAMED else ""
    return f"“{'、'.join(names[:_NAMED])}”{count}"


def _paths(row: FigureRow) -> str:
    """What should stand over each figure, a column a line."""
    return "\n".join(dict.fromkeys("·".join(path) for path in row.heads))


def _in_sequence(row: FigureRow, words: Sequence[str]) -> bool:
    """Whether every head stands above the row: all that can be told where no cell is merged."""
    there = frozenset[str]().union(*map(parts, words))
    return all(folded(one) in there for path in row.heads for one in path)


def _corner(name: str, row: FigureRow, words: Sequence[str]) -> Iterator[Mismatch]:
    if row.corner and not any(folded(one) == folded(row.corner) for one in words):
        place = f"{name}左上角的“{row.corner}”"
        message = f"{place}不见了，或者写错了。"
        yield Mismatch(Sort.HEAD, row.table, place, message, row.corner, "\n".join(words[:_NAMED]))


def _parents(name: str, block: Pairs, page: Page) -> Iterator[Mismatch]:
    """The merged labels that no longer stand beside all their rows.

    Where a table goes on on another sheet of paper, its head again above it, they are blank.
    """
    seen: dict[tuple[str, ...], str] = {}
    missed: dict[tuple[str, ...], list[FigureRow]] = {}
    head, goes_on = _seen(page.head_of(block[0][1].number)), False
    for row, published in block:
        goes_on = goes_on or bool(seen and head and _seen(page.head_of(published.number)) == head)
        labels, _ = published.split(len(row.figures))
        first = labels[-1][0] if labels else 0
        beside = [parts(text) for text in published.whole[: first + 1]]
        for depth, words in enumerate(row.labels[:-1]):
            key = row.labels[: depth + 1]
            if any(folded(words) in one for one in beside):
                seen[key] = words
            elif goes_on and key in seen and not published.whole[depth].strip():
                continue
            elif published.spanned or key not in seen:
                missed.setdefault(key, []).append(row)
    for key, rows in missed.items():
        place = f"{name}的行名“{key[-1]}”"
        under = _enumerated([row.labels[-1] for row in rows], "行")
        what = f"没有盖住{under}" if key in seen else "不见了，或者写错了"
        yield Mismatch(Sort.HEAD, rows[0].table, place, f"{place}{what}。", key[-1], "")
