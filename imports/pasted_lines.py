"""Pasted lines without tabs -> rows of cells, where a name of the form says where cells end.

`一、本年新收…数量：12，3，0` is a label and its figures, `项目 自然人 商业企业 …` a head.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from nianbao.imports.cells import is_figure_like
from nianbao.imports.column_names import column_of
from nianbao.imports.labels import core, row_key
from nianbao.imports.source import CellRow, SourceBlock, TextLine
from nianbao.report.form.numbering import split_number
from nianbao.report.form.shape import FigureTable
from nianbao.report.text import late

_LINE_LIMIT = 200
"""Characters of a line that is taken apart; the longest label has 50."""
_EVERYDAY = 2
"""Characters of a label that is an everyday word, too: without its number it proves nothing."""
_FIGURES = re.compile(
    r"(?P<label>.*?[^\d\s:：,，;；、.．])(?P<mark>[\s:：,，;；、]*)"
    r"(?P<figures>[\d０-９][\d０-９.．,，件条个份宗起次例万元]*(?:[\s,，;；、]+[\d０-９/—-][\d０-９.．,，件条个份宗起次例万元]*)*)"
    r"[\s,，;；、。]*"
)
_BULLET = re.compile(r"^[-—*·•>※]+\s+(?=[（(]?[一-鿿\d][^\s\d])")
"""A mark before a line of a list, that is no blank cell."""
_SPACES = re.compile(r"[,，;；、]?\s+")
_MARKS = re.compile("[,，;；、]")
_MARK = re.compile(r"[\s:：,，;；]")

_NOTE_WORDS = "电话|传真|邮编|日期|时间|截至|[填制]表|审核|联系|单位|负责|说明|备注|^注|页"
_NOTE = f"[\\d０-９，。；]|{_NOTE_WORDS}"
"""What stands in words before a figure that is none of a table's."""
_SEVERAL = 3


def head_apart(
    table: FigureTable, blocks: Sequence[SourceBlock]
) -> tuple[list[SourceBlock], list[SourceBlock]]:
    """The lines down to the head of a table without tabs, the head a row; and what is below it."""
    head = _only_head(table, blocks)
    if head is None:
        return [], list(blocks)
    place = next(at for at, block in enumerate(blocks) if block is head)
    return [*blocks[:place], _head_row(head)], list(blocks[place + 1 :])


def labels_apart(table: FigureTable, blocks: Sequence[SourceBlock]) -> list[SourceBlock]:
    """The blocks with a row for each line that is a label with figures stuck to it.

    The number of a label in a cell of its own is left out, and labels that all stand behind their
    figures are put before them.
    """
    behind = _label_behind(table, blocks)
    return [behind.get(one.number) or _row(table, one) for one in blocks]


def _label_behind(table: FigureTable, blocks: Sequence[SourceBlock]) -> dict[int, CellRow]:
    """The rows by number with their label first, where every row of figures has it last."""
    rows: dict[int, CellRow] = {}
    for block in blocks:
        parts = block.cells if isinstance(block, CellRow) else block.text.split()
        texts = [text for text in parts if text]
        if not any(map(is_figure_like, texts)):
            continue
        if not (all(map(is_figure_like, texts[:-1])) and _is_row(table, texts[-1])):
            return {}
        cells = (texts[-1], *parts[: len(parts) - [*reversed(parts)].index(texts[-1]) - 1])
        rows[block.number] = CellRow(block.number, cells, block.text)
    return rows


def _is_row(table: FigureTable, label: str) -> bool:
    """Whether a text names a row, and is no everyday word alone."""
    proves = len(core(label)) > _EVERYDAY or split_number(label)[0]
    return bool(proves and row_key(table, label))


def begins_with_row(table: FigureTable, text: str) -> bool:
    """Whether a line begins with a label of the table and holds digits behind it."""
    label, *behind = _MARK.split(text, maxsplit=1)
    return bool(behind and re.search(r"\d", behind[0]) and row_key(table, label))


def _without_number(table: FigureTable, row: CellRow) -> CellRow:
    """A row without the cell in front of its label that holds nothing but the label's number."""
    number, label, *figures = *row.cells, "", ""
    key = (
        row_key(table, label) if number and any(map(is_figure_like, filter(None, figures))) else ""
    )
    if not key:
        return row
    printed = split_number(number) if split_number(number)[0] else split_number(f"{number}、")
    if printed[2].strip() or printed[1] != split_number(table.rows[key].label.text)[1]:
        return row
    return CellRow(row.number, row.cells[1:], row.text)


def label_and_figures(text: str) -> tuple[str, list[str]]:
    """The words of a line and the figures behind them, kept apart by marks; empty for others.

    Words and figures that spaces keep apart are told by the reader of loose rows.
    """
    found = _FIGURES.fullmatch(text) if len(text) <= _LINE_LIMIT else None
    if not found:
        return "", []
    mark, figures = found["mark"], found["figures"].strip()
    by_spaces = bool(_SPACES.search(figures))
    if mark.isspace() and (by_spaces or not _MARKS.search(figures)):
        return "", []
    texts = (_SPACES if by_spaces else _MARKS).split(figures)
    return (found["label"], texts) if all(map(is_figure_like, texts)) else ("", [])


def words_of_row(text: str) -> str:
    """The words of a line that is built as a row, words and then figures; empty for a note.

    Words that hold digits are a note's (a date, a telephone) unless several figures follow.
    """
    label, figures = label_and_figures(text)
    if not label:
        parts = text.split()
        figures = parts[len(parts) - sum(map(is_figure_like, parts)) :]
        is_row = figures and all(map(is_figure_like, figures))
        label = "".join(parts[: -len(figures)]) if is_row else ""
    note = _NOTE if len(figures) < _SEVERAL else _NOTE_WORDS
    return "" if late(note).search(label) else label


def _row(table: FigureTable, line: SourceBlock) -> SourceBlock:
    """A label and the figures behind it, where marks and no spaces keep them apart."""
    if isinstance(line, CellRow):
        return _without_number(table, line)
    line = replace(line, text=_BULLET.sub("", line.text))
    label, texts = label_and_figures(line.text)
    if not (label and _is_row(table, label)):
        return line
    return CellRow(line.number, (label, *texts), line.text)


def _only_head(table: FigureTable, blocks: Sequence[SourceBlock]) -> TextLine | None:
    """The one line above all figures that names columns, words of the form's head or others.

    Where rows have a figure for each column of the form it has to name them all: a head that a
    narrow page broke over lines is not whole. One of a table printed side by side stands above rows
    that all begin with their names.
    """
    columns = [column for block in table.blocks for column in block.columns]
    heads: list[tuple[TextLine, set[str]]] = []
    widths: list[int] = []
    for block in blocks:
        parts = block.cells if isinstance(block, CellRow) else block.text.split()
        named = {key for part in parts if (key := column_of(columns, part))}
        if figures := sum(map(is_figure_like, filter(None, parts))):
            widths.append(figures)
            if table.side_by_side and not row_key(table, next(filter(None, parts))):
                return None
        elif named and not widths:
            if isinstance(block, CellRow):
                return None
            is_over_rows = table.side_by_side and any(row_key(table, part) for part in parts)
            if 2 * len(named) >= len(parts) - 1 and not is_over_rows:
                heads.append((block, named))
    if len(heads) != 1 or not widths:
        return None
    (head, names), wide = heads[0], max(len(block.columns) for block in table.blocks)
    is_whole = len(names) == wide or max(widths) < wide
    return head if is_whole and (len(names) > 1 or max(widths) == 1) else None


def _head_row(line: TextLine) -> CellRow:
    """A head by its words; a word alone stands above figures, not above labels."""
    words = line.text.split()
    return CellRow(line.number, tuple(["", *words] if len(words) == 1 else words), line.text)
