"""A report as a document to be printed in many ways: headings, paragraphs, grids, varied labels."""

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from nianbao.exports.grid import Cell, Grid, GridBlock, Kind, cover
from nianbao.exports.options import DEFAULT
from nianbao.exports.outline import Element, Heading, outline
from nianbao.report.document import Report
from nianbao.report.form.shape import Form, Label

Words = Callable[[str], str]

NUMBERS: tuple[tuple[str, Words], ...] = (
    ("as printed", lambda words: words),
    ("half width", lambda words: words.replace("（", "(").replace("）", ")")),
    ("comma", lambda words: re.sub(r"^(\d)\.", r"\1、", words)),
    ("spaced", lambda words: re.sub(r"^(（.）|\d\.)", r"\1 ", words).replace("规章", "规 章")),
    ("quotes", lambda words: words.replace("“", '"').replace("”", '"').replace("，", ",")),
    ("digits", lambda words: words.replace("（一）予", "(1)予").replace("（二）部", "(2)部")),
    ("wide", lambda words: re.sub(r"^(\d)\.", lambda m: chr(ord(m[1]) + 0xFEE0) + "．", words)),
)
"""Ways to print the numbers and marks of labels."""


@dataclass(frozen=True)
class Document:
    """The pieces of a report in order, and the report."""

    report: Report
    pieces: tuple[Element, ...]


def document(report: Report, seed: int) -> Document:
    """The report with labels, numbers and heads as some office prints them, chosen by a seed."""
    chance = random.Random(seed)
    if seed == 0:
        return Document(report, tuple(outline(report, DEFAULT)))
    chosen = _chosen_labels(report.form, chance)
    _, marks = chance.choice(NUMBERS)

    def vary(words: str) -> str:
        return marks(chosen.get(words, words))

    pieces = (_varied(piece, vary, chosen) for piece in outline(report, DEFAULT))
    return Document(report, tuple(pieces))


def rows_of(grid: Grid) -> list[list[str]]:
    """Every row as wide as the table, a spanned cell at its upper left."""
    lines = cover(grid.rows, grid.width)
    return [
        [placed.text_at(row, column) for column, placed in enumerate(line)]
        for row, line in enumerate(lines)
    ]


def lines_of(printed: Document) -> list[list[str]]:
    """Each line as its cells: every row as `rows_of` a table, and words as one cell."""
    return [
        line
        for piece in printed.pieces
        for line in (rows_of(piece) if isinstance(piece, Grid) else [[piece.text]])
    ]


def figures_start(row: tuple[Cell, ...]) -> int:
    """The place of the first figure among the cells of a row; its length when it has none."""
    kinds = [cell.kind for cell in row]
    return kinds.index(Kind.FIGURE) if Kind.FIGURE in kinds else len(kinds)


def _chosen_labels(form: Form, chance: random.Random) -> Mapping[str, str]:
    labels: list[Label] = [section.title for section in form.sections]
    for table in form.tables:
        labels += [row.label for row in table.rows.values()]
        labels += [column.label for column in table.columns.values()]
    chosen: dict[str, str] = {}
    for label in labels:
        number = re.match(r"(?:（.）|[一二三四五六]、|\d\.)?", label.text)
        printed = chance.choice((label.text, label.text, *label.variants))
        if number and not printed.startswith(number[0]):
            printed = number[0] + printed
        chosen.setdefault(label.text, printed)
    return chosen


def _varied(piece: Element, vary: Words, chosen: Mapping[str, str]) -> Element:
    if isinstance(piece, Grid):
        blocks = tuple(_varied_block(block, vary) for block in piece.blocks)
        return replace(piece, blocks=blocks)
    if isinstance(piece, Heading) and piece.text in chosen:
        return replace(piece, words=chosen[piece.text])
    return piece


def _varied_block(block: GridBlock, vary: Words) -> GridBlock:
    def line(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
        return tuple(
            cell if cell.kind is Kind.FIGURE else replace(cell, text=vary(cell.text))
            for cell in cells
        )

    caption = replace(block.caption, text=vary(block.caption.text)) if block.caption else None
    return GridBlock(caption, tuple(map(line, block.head)), tuple(map(line, block.body)))
