"""The figures of a report beside those of a page: row by row, cell by cell."""

from collections.abc import Iterator, Sequence

from nianbao.desk.proof.expected import FigureRow
from nianbao.desk.proof.folding import bare, folded, parts
from nianbao.desk.proof.mismatch import Mismatch, Sort
from nianbao.desk.proof.rows import PublishedRow
from nianbao.imports.cells import read_cell
from nianbao.report.form.figures import BLANK_MARKS, Unit
from nianbao.report.form.names import cell_name
from nianbao.report.form.shape import Form

_BETWEEN = "　"
"""What stands between the cells of a row that is shown in one line."""


def differing_row(form: Form, row: FigureRow, published: PublishedRow | None) -> Iterator[Mismatch]:
    """What differs in a row: missing, its label, the number of its figures, each figure."""
    if published is None:
        message = f"{row.name}不见了。"
        yield Mismatch(Sort.ROW, row.table, row.name, message, _shown([*row.labels, *row.figures]))
        return
    labels, figures = published.split(len(row.figures))
    yield from _differing_label(row, [text for _, text in labels])
    if len(figures) != len(row.figures) or published.numbers(len(row.figures)) > len(row.figures):
        whole = [text for _, text in published.cells]
        if folded("".join(row.figures)) == folded("".join(text for _, text in figures)):
            why = "，几个数粘在了一起"
        else:
            why = "，数错开了，或者少了、多了"
        count = published.numbers(len(row.figures))
        message = f"{row.name}应当有{len(row.figures)}个数，网页上是{count}个{why}。"
        yield Mismatch(
            Sort.ROW, row.table, row.name, message, _shown([*row.labels, *row.figures]),
            _shown(whole),
        )  # fmt: skip
        return
    for ref, expected, (_, text) in zip(row.refs, row.figures, figures, strict=True):
        if mismatch := differing_figure(row.table, cell_name(form, ref), expected, text):
            yield mismatch


def differing_figure(table: str, place: str, expected: str, published: str) -> Mismatch | None:
    """What differs in a cell; None where it is the same, or blank on both sides."""
    if bare(expected) == bare(published):
        return None
    if _is_blank(expected) and _is_blank(published):
        return None
    harmless = _value(expected) == _value(published)
    message = f"{place}报告里是{expected}，网页上是{published.strip() or '空的'}"
    message += "，写法不同，数一样。" if harmless else "。"
    return Mismatch(Sort.FIGURE, table, place, message, expected, published, harmless=harmless)


def _differing_label(row: FigureRow, labels: Sequence[str]) -> Iterator[Mismatch]:
    own = row.labels[-1] if row.labels else ""
    said = next((text for text in reversed(labels) if text.strip()), "")
    if not own or folded(own) in parts(said):
        return
    message = f"{row.name}的行名，网页上是“{said}”。" if said else f"{row.name}的行名不见了。"
    yield Mismatch(Sort.LABEL, row.table, f"{row.name}的行名", message, own, said)


def _is_blank(text: str) -> bool:
    return not text.strip() or text.strip() in BLANK_MARKS


def _value(text: str) -> tuple[object, str]:
    """A cell as a value: its figure and its note, itself where it is no figure."""
    cell = read_cell(text.strip(), Unit.MONEY, is_total=True)
    return (cell.odd or cell.figure, folded(cell.note))


def _shown(cells: Sequence[str]) -> str:
    return _BETWEEN.join(text.strip() or "空" for text in cells)
