"""A table of which the page has no rows: its figures as a reader made them out, and its words.

Where a text has one cell a line, or a row's cells apart by spaces only, nobody can tell which
cells were merged. The figures are compared one by one, and every label must be there.
"""

from collections.abc import Iterator, Sequence

from nianbao.desk.proof.expected import FigureRow
from nianbao.desk.proof.folding import folded
from nianbao.desk.proof.mismatch import Mismatch, Sort
from nianbao.desk.proof.tables import differing_figure
from nianbao.exports.grid import bracketed
from nianbao.exports.layout import BLANK_CELL
from nianbao.imports import Reading
from nianbao.report.document import Report
from nianbao.report.form.figures import print_figure
from nianbao.report.form.names import cell_name, table_name


def differing_loosely(
    report: Report, rows: Sequence[FigureRow], reading: Reading
) -> Iterator[Mismatch]:
    """What differs in a table that is in no rows on the page, or is not there at all."""
    key = rows[0].table
    name = table_name(report.form, key)
    if not any(ref in reading.printed for row in rows for ref in row.refs):
        yield Mismatch(Sort.TABLE, key, name, f"没有找到{name}的数：表不见了，或者成了图片、乱了。")
        return
    for row in rows:
        for ref, expected in zip(row.refs, row.figures, strict=True):
            place = cell_name(report.form, ref)
            if ref not in reading.printed:
                message = f"{place}没有读到，报告里是{expected}。"
                yield Mismatch(Sort.FIGURE, key, place, message, expected)
                continue
            note = reading.notes.get(str(ref), "")
            published = (print_figure(reading.printed[ref]) or BLANK_CELL) + bracketed(note)
            if found := differing_figure(key, place, expected, published):
                yield found
    yield from _lost_words(report, rows, reading)


def _lost_words(report: Report, rows: Sequence[FigureRow], reading: Reading) -> Iterator[Mismatch]:
    key = rows[0].table
    name = table_name(report.form, key)
    there = folded("".join(text for _, text in reading.source))
    words = [
        word for row in rows for word in (*row.labels, *(one for path in row.heads for one in path))
    ]
    lost = [word for word in dict.fromkeys(words) if folded(word) not in there]
    for word in lost:
        place = f"{name}的“{word}”"
        yield Mismatch(Sort.HEAD, key, place, f"{place}不见了，或者写错了。", word)
    message = f"{name}在给的文字里没有格子，数和行名、列名都核对了，表头的合并看不出来。"
    yield Mismatch(Sort.HEAD, key, name, message, harmless=True)
