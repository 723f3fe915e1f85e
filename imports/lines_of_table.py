"""A table that came one cell a line and stands among other words: where it begins and ends."""

import re
from collections.abc import Sequence
from itertools import pairwise

from nianbao.imports.cells import is_figure_like
from nianbao.imports.labels import core, is_head, is_part_of_head, row_key
from nianbao.imports.plain_text import BARS
from nianbao.imports.source import CellRow, SourceBlock
from nianbao.report.form.numbering import split_number
from nianbao.report.form.shape import FigureTable

_EVERYDAY = 2
"""Characters of a label that is an everyday word, too: without its number it proves nothing."""
_ROWS = 3
"""Labels with figures beneath that show that a table stands there."""
_HEADS = 3
"""Heads above the one line of all figures of a table printed side by side."""
_CAPTION = re.compile(r"[（(【]?附?(?:件|表)[一二三四五六\d：:]|附[件表]$|[况计]表[：:]?$")
_CAPTION_LIMIT = 40


def span_of_table(table: FigureTable, blocks: Sequence[SourceBlock]) -> tuple[int, int] | None:
    """Where the lines of a table begin, its heads too, and where they end; None where none are."""
    texts = ["" if isinstance(block, CellRow) else block.text.strip(" |｜") for block in blocks]
    lines = [at for at, block in enumerate(blocks) if block.text.strip() not in BARS]
    found = _line_of_all(table, texts, lines) if table.side_by_side else None
    found = found or _labelled(table, texts, lines)
    if found is None:
        return None
    first, end = found
    return _with_heads_above(table, texts, first), _with_figures_below(blocks, texts, end)


def _labelled(
    table: FigureTable, texts: Sequence[str], lines: Sequence[int]
) -> tuple[int, int] | None:
    """The first and the last label with a figure on the line beneath it, where there are enough."""
    rows = [
        (at, key)
        for at, below in pairwise(lines)
        if is_figure_like(texts[below]) and (key := _row_of(table, texts[at]))
    ]
    if len({key for _, key in rows}) < min(_ROWS, len(table.rows)):
        return None
    return rows[0][0], rows[-1][0] + 1


def _row_of(table: FigureTable, text: str) -> str | None:
    proves = len(core(text)) > _EVERYDAY or split_number(text)[0]
    return row_key(table, text) if text and proves and not is_figure_like(text) else None


def _line_of_all(
    table: FigureTable, texts: Sequence[str], lines: Sequence[int]
) -> tuple[int, int] | None:
    """The heads above exactly as many figures, one a line, as the table has cells."""
    start = 0
    for place in range(len(lines) + 1):
        if place < len(lines) and is_figure_like(texts[lines[place]]):
            continue
        above = [texts[at] for at in lines[max(0, start - _HEADS) : start]]
        is_headed = len(above) == _HEADS and all(text and is_head(table, text) for text in above)
        if place - start == len(table.cells) and is_headed:
            return lines[start], lines[place - 1] + 1
        start = place + 1
    return None


def _with_heads_above(table: FigureTable, texts: Sequence[str], first: int) -> int:
    """Where the labels, heads and figures begin that stand right above: never with a figure."""
    start = first
    at = first - 1
    while at >= 0 and (is_figure_like(texts[at]) or is_part_of_head(table, texts[at])):
        if texts[at] and not is_figure_like(texts[at]):
            start = at
        at -= 1
    return start - (start > 0 and _is_caption(texts[start - 1]))


def _is_caption(text: str) -> bool:
    return len(text) <= _CAPTION_LIMIT and bool(_CAPTION.search(text))


def _with_figures_below(blocks: Sequence[SourceBlock], texts: Sequence[str], end: int) -> int:
    while end < len(blocks) and (
        blocks[end].text.strip() in BARS or (texts[end] and is_figure_like(texts[end]))
    ):
        end += 1
    return end
