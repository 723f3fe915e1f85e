"""The ten shapes in which reports are met, drawn from a document: bytes, and an ending."""

import random
from collections.abc import Callable, Iterator, Mapping

from nianbao.exports.grid import Grid, Kind
from nianbao.exports.outline import Element
from tests.samples.documents import Document, figures_start, rows_of
from tests.samples.pages import page
from tests.samples.pdf import pdf_source
from tests.samples.sheets import sheet_source
from tests.samples.word import word_file

Source = tuple[bytes, str]
Draw = Callable[[Grid, random.Random], Iterator[str]]


def tabs(grid: Grid, chance: random.Random) -> Iterator[str]:
    """Shape 1: cells kept apart by tabs, rows padded to the widest or beyond, or not at all."""
    padding = "\t" * chance.choice((0, 0, 3))
    strip = chance.random() < 0.3
    for row in rows_of(grid):
        line = "\t".join(row) + padding
        yield line.rstrip("\t") if strip else line


def one_cell_a_line(grid: Grid, chance: random.Random) -> Iterator[str]:
    """Shape 2: every cell on a line of its own, blank lines between, or not."""
    between = chance.choice(("", " ", None))
    for row in rows_of(grid):
        for text in filter(None, row):
            yield text
            if between is not None:
                yield between


def pipes(grid: Grid, chance: random.Random) -> Iterator[str]:
    """Shape 3: pipes, with a separator row or without, with outer pipes or without."""
    outer, separated = chance.choice((True, True, False)), chance.random() < 0.5
    for place, row in enumerate(rows_of(grid)):
        yield f"|{'|'.join(row)}|" if outer else " | ".join(row)
        if separated and place == 0 and outer:
            yield f"|{'---|' * grid.width}"


def spaces(grid: Grid, chance: random.Random) -> Iterator[str]:
    """Shape 4: spaces between the cells of a row."""
    gap = " " * chance.choice((1, 2, 4))
    for row in rows_of(grid):
        yield gap.join(filter(None, row))


def broken(grid: Grid, chance: random.Random) -> Iterator[str]:
    """Shape 4 from a PDF: long labels surround their figures."""
    for row in grid.rows:
        start = figures_start(row)
        texts = [cell.text for cell in row]
        label = texts[start - 1] if 0 < start < len(row) else ""
        if len(label) < 9 or chance.random() < 0.3:
            yield " ".join(texts)
            continue
        cut = chance.randrange(4, len(label) - 2)
        yield " ".join((*texts[: start - 1], label[:cut]))
        yield " ".join(texts[start:])
        yield label[cut:]


def figures_only(grid: Grid, chance: random.Random) -> Iterator[str]:
    """Shape 5: the figures alone, a row a line."""
    gap = chance.choice((" ", "\t", "\n"))
    for row in grid.rows:
        figures = [cell.text for cell in row if cell.kind is Kind.FIGURE]
        if figures:
            yield gap.join(figures)


def picture(grid: Grid, chance: random.Random) -> Iterator[str]:
    """Shape 8: nothing in the text."""
    yield from ()


TEXTS: Mapping[str, Draw] = {
    "tabs": tabs,
    "one cell a line": one_cell_a_line,
    "pipes": pipes,
    "spaces": spaces,
    "broken": broken,
    "figures only": figures_only,
    "picture": picture,
}
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le")


def text_source(shown: Document, shape: str, chance: random.Random) -> Source:
    """The document as a text file in one of the shapes, in some encoding."""
    lines: list[str] = []
    for piece in shown.pieces:
        lines += [*_piece(piece, TEXTS[shape], chance), ""]
    text = _with_contents(shown, lines, chance) if chance.random() < 0.3 else "\n".join(lines)
    return text.encode(chance.choice(ENCODINGS)), ".txt"


def _piece(piece: Element, draw: Draw, chance: random.Random) -> Iterator[str]:
    if isinstance(piece, Grid):
        yield from draw(piece, chance)
    else:
        yield piece.text


def _with_contents(shown: Document, lines: list[str], chance: random.Random) -> str:
    """A table of contents in front, with page numbers or without."""
    leader = chance.choice(("", "……………{}", " {}", "....................{}"))
    titles = {section.title.text[:2]: section.title.text for section in shown.report.form.sections}
    heads = [line for line in lines if line[:2] in titles and len(line) < 40 and "\t" not in line]
    contents = [head + leader.format(place) for place, head in enumerate(dict.fromkeys(heads), 1)]
    return (
        "\n".join((lines[0], "目　录", *contents[:6], *lines))
        if len(contents) == 6
        else "\n".join(lines)
    )


def html_source(shown: Document, shape: str, chance: random.Random) -> Source:
    """Shape 6: the document on a page of a portal."""
    text = page(shown, chance)
    return text.encode(chance.choice(("utf-8", "gb18030"))), chance.choice(
        (".html", ".htm", ".doc")
    )


def word_source(shown: Document, shape: str, chance: random.Random) -> Source:
    """Shape 7: the document as a Word file."""
    return word_file(shown, chance), ".docx"


SHAPES: Mapping[str, Callable[[Document, str, random.Random], Source]] = {
    **dict.fromkeys(TEXTS, text_source),
    "html": html_source,
    "word": word_source,
    "sheet": sheet_source,
    "pdf": pdf_source,
}
"""All shapes by name."""
