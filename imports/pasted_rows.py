r"""Pasted text -> lines and rows of cells: what a clipboard makes of a table.

A sheet puts a cell with a line break in quotes, Word breaks the line in the middle of a label, a
terminal turns `\r\n` into two line ends, a page's source stays what it is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nianbao.imports.cells import is_figure_like
from nianbao.imports.characters import fold_blocks
from nianbao.imports.formats import Format, format_of_text
from nianbao.imports.labels import row_key
from nianbao.imports.line_marks import without_line_marks
from nianbao.imports.plain_text import COLUMN_RULE, RULED_LINE
from nianbao.imports.reading import ImportRefusedError
from nianbao.imports.source import CellRow, SourceBlock, TextLine
from nianbao.report.form.shape import FigureTable
from nianbao.report.text import clean_marks, late

_ENDS = re.compile("\r*\n|[\r\x0b\x0c\x85\u2028\u2029]")
_BLANK_LINES = re.compile("\n{2,}")
_QUOTED = re.compile(r'(?:(?<=[\t\n])|\A)"((?:[^"\t]|""){0,500})"(?=[\t\n]|\Z)')
_PIPES = re.compile("[|｜│┃¦丨]")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_CELL_MARKS = dict.fromkeys(map(ord, "\a\x1c\x1d\x1e\x1f"), "\t")
"""What keeps cells apart in the text of a Word table and in old data: digits would run together."""
_LEADERS = r"(?<=[^\s\d.…·_])\s*(?:\.{3,}|…{2,}|⋯{2,}|·{3,}|_{3,})\s*(?=[\d０-９/—-])"
"""Dots from a label to its figures."""
_ENUMERATED = r"[\d０-９]+(?:\s*、\s*[\d０-９]+){2,}"
_EMPHASIS = r"(\*{1,3}|__|`)(.+?)\1"
_CLIPBOARD = r"\A\s*Version:\d\.\d\s+(?:(?:Start|End)\w+:-?\d+\s+|SourceURL:\S*\s+)+"
"""What Windows puts before a page's source that lies in the clipboard."""
_CUT_LABEL = 4
"""Characters that must be left of a label that was cut."""
_LONGEST_LABEL = 8
"""Lines that a label without quotes may be broken over."""


def is_block(text: str) -> bool:
    """Whether a pasted text is more than one cell: tabs, lines, columns kept apart."""
    if any(mark in text.strip("\r\n") for mark in "\t\r\n") or len(_PIPES.findall(text)) > 1:
        return True
    parts = text.split()
    return not is_figure_like(text) and sum(map(is_figure_like, parts)) > 1


def pasted_rows(text: str) -> list[SourceBlock]:
    """The lines and rows of a pasted text, numbered from 1; never raises on content.

    A line without anything is a row of one empty cell: in a sheet it holds a place. A border alone
    is a row without any cell.
    """
    blocks = _html_rows(text)
    blocks = blocks or _quoted_rows(text)
    if blocks is None:
        blocks = _number_dropped(_lines(without_line_marks(text)))
    return fold_blocks(blocks)


def join_broken_labels(table: FigureTable, blocks: Sequence[SourceBlock]) -> list[SourceBlock]:
    """The blocks with lines joined to the row behind them where both are one label of the table."""
    joined: list[SourceBlock] = []
    for block in blocks:
        if isinstance(block, CellRow):
            cells = tuple(whole_cut_label(table, text) for text in block.cells)
            block = replace(block, cells=cells)
        if isinstance(block, CellRow) and (whole := _whole_label(table, joined, block)):
            taken, row = whole
            del joined[len(joined) - taken :]
            joined.append(row)
        else:
            joined.append(block)
    return joined


def whole_cut_label(table: FigureTable, text: str) -> str:
    """A label that a screen cut (`一、本年新…`) as the form has it, where only one begins so."""
    begin = text.rstrip("….")
    if begin == text or len(begin) < _CUT_LABEL:
        return text
    labels = [row.label.text for row in table.rows.values() if row.label.text.startswith(begin)]
    return labels[0] if len(labels) == 1 else text


def _whole_label(
    table: FigureTable, before: Sequence[SourceBlock], row: CellRow
) -> tuple[int, CellRow] | None:
    """How many lines before a row begin its label, and the row with all of it."""
    words = [at for at, text in enumerate(row.cells) if text and not is_figure_like(text)]
    if not words or any(row_key(table, row.cells[at]) for at in words):
        return None
    place, label = words[0], row.cells[words[0]]
    for taken, block in enumerate(reversed(before[-_LONGEST_LABEL:]), start=1):
        filled = block.own_cells if isinstance(block, CellRow) else (block.text,)
        filled = tuple(text.strip() for text in filled if text.strip())
        if not filled or any(map(is_figure_like, filled)):
            return None
        label = filled[-1] + label
        if row_key(table, label):
            cells = (*filled[:-1], *row.cells[:place], label, *row.cells[place + 1 :])
            return taken, CellRow(row.number, cells, " ".join(filter(None, cells)))
    return None


def _html_rows(text: str) -> list[SourceBlock] | None:
    """The rows of a page's source; None where the text is none."""
    text = late(_CLIPBOARD).sub("", text, count=1)
    try:
        if format_of_text(text, "") is not Format.HTML:
            return None
        from nianbao.imports.page.reading_page import page_source

        return list(page_source(text).blocks)
    except ImportRefusedError:
        return None


def _lines(text: str) -> Iterator[SourceBlock]:
    """Each line as its cells, by tabs or, where it has none, by pipes and rules."""
    plain = _single_ends(_ENDS.sub("\n", text.translate(_CELL_MARKS)))
    whole = _QUOTED.sub(lambda found: found[1].replace('""', '"').replace("\n", ""), plain)
    lines = whole.split("\n")
    few = 0 if sum(map(bool, map(_PIPES.search, lines))) > 1 else 1
    for number, line in enumerate(lines, start=1):
        if RULED_LINE.fullmatch(line):
            continue
        if "\t" in line or not line.strip():
            parts = line.split("\t")
        elif COLUMN_RULE in line or len(_PIPES.findall(line)) > few:
            inside = _PIPES.split(line.strip())
            first, last = not inside[0].strip(), not inside[-1].strip()
            parts = [_bare(part) for part in inside[first : len(inside) - last]]
        elif late(_ENUMERATED).fullmatch(line.strip()):
            parts = line.split("、")
        else:
            plain_line = clean_marks(late(_LEADERS).sub("  ", line))
            yield TextLine(number, plain_line.strip().lstrip("#").strip())
            continue
        cells = tuple(clean_marks(part).strip() for part in parts)
        yield CellRow(number, cells, " ".join(filter(None, cells)))


def _bare(cell: str) -> str:
    """The cell of a Markdown table without its escapes and what makes it bold."""
    emphasised = late(_EMPHASIS).fullmatch(cell.strip())
    return _ESCAPED.sub(r"\1", emphasised[2] if emphasised else cell)


def _quoted_rows(text: str) -> list[SourceBlock] | None:
    """The rows of a sheet as text with quotes around its cells; None for any other text."""
    lines = [line for line in text.splitlines() if line.strip()]
    between = (
        mark for mark in ",;" if all(line[:1] == '"' and f'"{mark}' in line for line in lines)
    )
    mark = next(between, "") if lines and "\t" not in text else ""
    if not mark:
        return None
    import csv

    try:
        rows = list(csv.reader(lines, delimiter=mark))
    except csv.Error:
        return None
    cells = (tuple(clean_marks(cell).strip() for cell in row) for row in rows)
    return [CellRow(at, one, " ".join(filter(None, one))) for at, one in enumerate(cells, start=1)]


def _single_ends(text: str) -> str:
    """Line ends that all came twice (a terminal makes two of CR LF) taken for one each."""
    runs = [len(found[0]) for found in _BLANK_LINES.finditer(text.strip("\n"))]
    alone = re.search("(?<!\n)\n(?!\n)", text.strip("\n"))
    if runs and not alone and all(run % 2 == 0 for run in runs):
        return re.sub("\n\n", "\n", text)
    return text


def _number_dropped(blocks: Iterator[SourceBlock]) -> list[SourceBlock]:
    """The blocks without a first column that only numbers the rows, 1 2 3, before their words."""
    kept = list(blocks)
    rows = [block for block in kept if isinstance(block, CellRow) and block.cells]
    numbers = [row.cells[0] for row in rows if row.cells[0].isdigit()]
    named = all(
        len(row.cells) > 1 and row.cells[1] and not is_figure_like(row.cells[1])
        for row in rows
        if row.cells[0].isdigit()
    )
    in_order = numbers == [str(at) for at in range(1, len(numbers) + 1)]
    heads = all(not is_figure_like(row.cells[0]) for row in rows if not row.cells[0].isdigit())
    if len(numbers) < 2 or not (named and in_order and heads):
        return kept
    return [
        CellRow(one.number, one.cells[1:] or one.cells, one.text)
        if isinstance(one, CellRow)
        else one
        for one in kept
    ]
