"""Every line of a source has a home: what the readers put nowhere is found here, and kept.

A net under all of them. Words must stand in a field, a note or a label; every figure of a table
must be one that was read, or stand in a line that a finding names.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from nianbao.imports.cells import is_figure_like, read_cell
from nianbao.imports.counted_lines import NUMBER_NAMES
from nianbao.imports.dividing import Divided
from nianbao.imports.labels import core, is_part_of_head, row_key, without_brackets
from nianbao.imports.side_columns import REMARK_NAMES
from nianbao.imports.source import CellRow, SourceBlock, without_borders
from nianbao.imports.tables import TableReading, numbers_columns
from nianbao.imports.titles import tidy_year
from nianbao.imports.unplaced import Lines
from nianbao.report.form.figures import BLANK_MARKS, Figure, Unit
from nianbao.report.form.numbering import split_number
from nianbao.report.form.shape import FigureTable
from nianbao.report.prose import Prose
from nianbao.report.text import without_spaces

_NAMED_LINE = re.compile(r"第([\d、—]+)行")
_APART = re.compile(r"[·\s/／]+")
_BORDERS = re.compile(r"[|｜│\t]+")
_NUMBER = re.compile(r"^[（(〔【]*[一二三四五六七八九十\d]{1,3}[）)〕】]*[、.．,，]*")
"""A number in front of a head, also one that lost a bracket."""
_ENDS = "。：:"
_RULE = re.compile(r"[\s|｜:：+\-—–─━=_*.]*")
_CORNERS = frozenset(
    ("项目", "类别", "类型", "种类", "分类", "情形", "指标", "指标名称", "内容", "事项", "名称",
     "数量", "单位", "统计项目", "办理情况", "办理结果", "申请人", "申请人类别", "案件类型")
)  # fmt: skip
"""What stands over the labels of a table where the form has other words, or none."""
_SIDE_NAMES = _CORNERS | NUMBER_NAMES | REMARK_NAMES
_QUOTED = 20
"""Characters of a column's name that its finding quotes."""
_LOOKED_FOR = 2000
"""Lines that are looked for within longer paragraphs; one more counts as lost."""


def unaccounted(
    blocks: Iterable[SourceBlock], placed: Lines, prose: Prose, divided: Divided
) -> Iterator[SourceBlock]:
    """The blocks outside the tables whose words are in no field and among no `placed` lines."""
    fields = list(_fields(prose))
    known = set(map(without_spaces, fields)) | {without_spaces(text) for _, text in placed}
    heads = [(number, without_spaces(head.words)) for number, head in divided.heads.values()]
    whole = "\n".join(known)
    left = _LOOKED_FOR
    for block in blocks:
        words = without_spaces(without_borders(block.text))
        if not words or words in known:
            continue
        if any(block.number == number and head in words for number, head in heads):
            continue
        left -= 1
        if left >= 0 and any(form in whole for form in _forms(without_borders(block.text)) if form):
            continue
        yield block


def unaccounted_in_table(
    table: FigureTable, blocks: Sequence[SourceBlock], reading: TableReading
) -> list[SourceBlock]:
    """The blocks of a table that was read whose words or figures are nowhere, and not told."""
    notes = without_spaces("".join(reading.notes.values()))
    told = {
        int(number)
        for finding in reading.findings
        for reach in _NAMED_LINE.findall(finding.message)
        for number in re.findall(r"\d+", reach)
    }
    said = "".join(finding.message for finding in reading.findings)
    given = {block.number: block for block in blocks}
    blocks = reading.blocks
    pieces = {id(block): _pieces(block) for block in blocks}
    spare = Counter(
        figure for texts in pieces.values() for text in texts if (figure := _figure(text))
    )
    spare.subtract(str(figure) for figure in reading.printed.values() if figure is not None)
    used = {reading.lines[ref] for ref in reading.printed if ref in reading.lines}
    lost = []
    spare = +spare
    first = min(told, default=0)
    for block in sorted(blocks, key=lambda one: (one.number in used, one.number < first)):
        is_told = block.number in told and block.number in used
        if is_told or numbers_columns(pieces[id(block)]):
            continue
        figures = [figure for text in pieces[id(block)] if spare and (figure := _figure(text))]
        is_lost = block.number not in used and any(spare[figure] > 0 for figure in figures)
        words = [
            text
            for text in pieces[id(block)]
            if not is_figure_like(text) and f"“{text[:_QUOTED]}”不是" not in said
        ]
        if is_lost or not all(_is_known(table, text, notes) for text in words):
            lost.append(block)
            spare.subtract(figures)
    return [given[number] for number in sorted({block.number for block in lost})]


def _fields(prose: Prose) -> Iterator[str]:
    yield prose.title or ""
    for part in prose.overview.parts:
        yield part.heading
        yield from part.text.split("\n")
    for text in (prose.preface, prose.problems, prose.other_matters):
        yield from text.split("\n")


def _forms(text: str) -> Iterator[str]:
    """The words of a line as they may stand in a field: as printed, unnumbered, as a title."""
    yield without_spaces(text)
    words = split_number(text.strip())[2]
    yield without_spaces(words).rstrip(_ENDS)
    yield _NUMBER.sub("", without_spaces(text)).rstrip(_ENDS)
    yield without_spaces(tidy_year(text))


def _pieces(block: SourceBlock) -> list[str]:
    """The cells of a row; of a line its words, each figure for itself."""
    if isinstance(block, CellRow):
        return [text.strip() for text in block.own_cells if text.strip()]
    cells = [cell.strip() for cell in _BORDERS.split(block.text)]
    parts = [part for cell in cells for part in cell.split()]
    if any(map(is_figure_like, parts)):
        return parts
    return [cell for cell in cells if cell]


def _is_known(table: FigureTable, text: str, notes: str) -> bool:
    """Whether words are labels of the table or pieces of them, a rule, or kept in a note."""
    if _is_label(table, text) or _RULE.fullmatch(text) or (notes and without_spaces(text) in notes):
        return True
    parts = list(filter(None, _APART.split(text)))
    return len(parts) > 1 and all(_is_label(table, part) for part in parts)


def _is_label(table: FigureTable, text: str) -> bool:
    """Whether words are a label, a piece of one, or what stands over a column of labels."""
    words = core(text)
    if not words or words in _SIDE_NAMES or is_part_of_head(table, text):
        return True
    return bool(row_key(table, text)) or is_part_of_head(table, without_brackets(text))


@lru_cache(maxsize=1024)
def _figure(text: str) -> str:
    """A figure as printed plainly; empty for words and for what stands for a blank."""
    if text in BLANK_MARKS or not is_figure_like(text):
        return ""
    figure: Figure = read_cell(text, Unit.COUNT, is_total=True).figure
    if figure is None:
        figure = read_cell(text, Unit.MONEY, is_total=True).figure
    return "" if figure is None else str(figure)
