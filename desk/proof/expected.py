"""What should stand on the page: every line of words and every row of figures, with its place."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from nianbao.exports.flat import flatten
from nianbao.exports.grid import Cell, Grid, Kind, Placed, cover
from nianbao.exports.options import PrintOptions
from nianbao.exports.outline import (
    Element,
    Heading,
    outline_preface,
    outline_section,
    outline_title,
)
from nianbao.imports.characters import fold_characters
from nianbao.report.document import Report
from nianbao.report.form.figures import CellRef
from nianbao.report.form.names import table_name
from nianbao.report.form.shape import FigureTable


@dataclass(frozen=True, slots=True)
class WordLine:
    """A line of words: where it stands, in which section (empty before the first), the words.

    `is_head` is that of a section or one within it, `in_table` one of a section of figures.
    """

    section: str
    place: str
    text: str
    is_head: bool = False
    in_table: bool = False


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A row of figures: what stands left of them and above each of them, outermost first.

    `head_cells` are the words of all cells of the head, of which each is one merged cell.
    """

    table: str
    block: int
    name: str
    labels: tuple[str, ...]
    corner: str
    figures: tuple[str, ...]
    refs: tuple[CellRef, ...]
    heads: tuple[tuple[str, ...], ...]
    head_cells: tuple[str, ...]


def word_lines(report: Report, options: PrintOptions) -> Iterator[WordLine]:
    """The title, the heads, the paragraphs and the captions of the tables, in printed order.

    Their words are as a page's are read: numbers of one character (⒈) are none.
    """
    for line in _printed_lines(report, options):
        yield replace(line, text=fold_characters(line.text))


def _printed_lines(report: Report, options: PrintOptions) -> Iterator[WordLine]:
    yield WordLine("", "标题", outline_title(report).text, is_head=True)
    for number, paragraph in enumerate(outline_preface(report, options), start=1):
        yield WordLine("", f"导语第{number}段", paragraph.text)
    for section in report.form.sections:
        yield from _section_lines(
            report, section.key, outline_section(report, section.key, options)
        )


def _section_lines(report: Report, key: str, elements: Iterator[Element]) -> Iterator[WordLine]:
    title = report.form.section(key).title.text
    is_table = isinstance(report.form.section(key), FigureTable)
    under = f"{table_name(report.form, key)}下面的说明" if is_table else f"“{title}”"
    number = 0
    for element in elements:
        if isinstance(element, Heading):
            number = 0
            kind = "标题" if element.level == 2 else "小标题"
            if element.level > 2:
                under = f"“{title}”的“{element.text}”"
            yield WordLine(key, f"{kind}“{element.text}”", element.text, True, is_table)
        elif isinstance(element, Grid):
            for block in element.blocks:
                if block.caption:
                    place = f"{table_name(report.form, key)}里的“{block.caption.text}”"
                    yield WordLine(key, place, block.caption.text, in_table=True)
        else:
            number += 1
            yield WordLine(key, f"{under}第{number}段", element.text, in_table=is_table)


def figure_rows(
    report: Report, options: PrintOptions, *, flat: bool = False
) -> Iterator[FigureRow]:
    """The rows of figures of all tables in printed order, `flat` those without merged cells."""
    for table in report.form.tables:
        elements = outline_section(report, table.key, options)
        grids = [one for one in (flatten(elements) if flat else elements) if isinstance(one, Grid)]
        for number, grid in enumerate(grids):
            yield from _figure_rows(report, table.key, grid, number)


def _figure_rows(report: Report, key: str, grid: Grid, first_block: int) -> Iterator[FigureRow]:
    covered = cover(grid.rows, grid.width)
    above = 0
    for number, block in enumerate(grid.blocks, start=first_block):
        first = above + (block.caption is not None)
        body = first + len(block.head)
        for row in range(body, body + len(block.body)):
            placed = list(dict.fromkeys(covered[row]))
            labels = tuple(one.cell.text for one in placed if one.cell.kind is Kind.LABEL)
            cells = [one for one in placed if one.cell.kind is Kind.FIGURE]
            heads = tuple(_above(covered[first:body], one) for one in cells)
            name = f"{table_name(report.form, key)}{_named(labels)}"
            yield FigureRow(
                key,
                number,
                name,
                labels,
                _corner(block.head[0]) if labels else "",
                tuple(one.cell.text for one in cells),
                tuple(one.cell.ref for one in cells if one.cell.ref),
                heads,
                tuple(cell.text for line in block.head for cell in line),
            )
        above = body + len(block.body)


def _above(lines: list[list[Placed]], below: Placed) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line[below.column].cell.text for line in lines))


def _corner(head: tuple[Cell, ...]) -> str:
    return head[0].text


def _named(labels: tuple[str, ...]) -> str:
    return f"“{'·'.join(labels)}”行" if labels else "这一行数"
