"""Rows with names the form knows -> cells, wherever they stand in the block."""

from collections.abc import Iterator, Sequence

from nianbao.imports.cells import is_figure_like
from nianbao.imports.column_names import NamedColumns, by_column_names
from nianbao.imports.loose import gather_rows
from nianbao.imports.pasted_block import TOLD, PastedBlock
from nianbao.imports.pasted_lines import begins_with_row, head_apart, labels_apart, words_of_row
from nianbao.imports.pasted_rows import join_broken_labels
from nianbao.imports.piped_cells import with_piped_rows
from nianbao.imports.places import label_place, trim
from nianbao.imports.source import CellRow, SourceBlock, TextLine
from nianbao.imports.tables import IN_YUAN, TableReading, numbers_columns, read_part
from nianbao.report.finding import Finding, Severity
from nianbao.report.form.figures import CellRef, Figure, Unit
from nianbao.report.form.names import column_name, row_name, table_name
from nianbao.report.form.shape import FigureTable, Form

_TWICE = "出现了两次"
_NAMED = 3
"""Rows that are named in one sentence."""
_WORDS_LIMIT = 24
"""Characters of a pasted name that are told."""


def gathered_rows(table: FigureTable, blocks: Sequence[SourceBlock]) -> list[SourceBlock]:
    """The blocks with a row for every label and its figures, empty rows left out."""
    above, below = head_apart(table, with_piped_rows(table, blocks))
    rows = [
        block
        for block in join_broken_labels(table, labels_apart(table, below))
        if not isinstance(block, CellRow) or any(block.cells)
    ]
    return [*above, *gather_rows(table, rows)]


def place_by_name(
    form: Form, table: FigureTable, blocks: Sequence[SourceBlock], start: CellRef
) -> PastedBlock:
    """Read a block whose rows have names; `start` counts only where no column has one."""
    columns = by_column_names(table, gathered_rows(table, blocks))
    rows, from_column = _narrow(table, columns, start)
    reading = read_part(form, table, rows)
    way, in_one_column = "按行名放，与光标在哪一格无关。", tuple[str, ...]()
    if from_column:
        way = f"按行名放；列没有名字，从“{from_column}”列起填。"
        if len({ref.column for ref, one in reading.printed.items() if one is not None}) == 1:
            words = f"一行只有一个数，没有写是哪一列，填进了“{from_column}”列；是合计的不要填。"
            in_one_column = (words,)
    elif columns.named:
        way = "按行名和列名放，与光标在哪一格无关。"
    names = {
        ref.row: _words(row)
        for row in rows
        if isinstance(row, CellRow)
        for ref, line in reading.lines.items()
        if line == row.number
    }
    twice = _rows_twice(table, rows)
    changes = {ref: one for ref, one in _changes(table, reading).items() if ref.row not in twice}
    unused = [*_unused(form, table, columns, reading)]
    doubts = [message for message in _warnings(table, reading) if message not in unused]
    unused = [*_told_twice(table, twice), *_not_of(twice, unused)]
    doubts = _not_of(twice, doubts)
    in_yuan = [ref for ref in changes if table.columns[ref].unit is Unit.MONEY]
    if in_yuan and any(IN_YUAN.search(block.text) for block in blocks):
        changes = {ref: figure for ref, figure in changes.items() if ref not in in_yuan}
        unused.append("表头写的单位是元，这里填的是万元，收费金额没有填。")
    return PastedBlock(
        changes,
        {place: note for place, note in reading.notes.items() if CellRef.parse(place)},
        names,
        way,
        tuple(unused),
        (*in_one_column, *doubts),
        {ref: reading.printed[ref] for ref in table.derived_cells if ref in reading.printed},
    )


def _changes(table: FigureTable, reading: TableReading) -> dict[CellRef, Figure]:
    """The typed cells that hold a figure, or a mark for a blank."""
    return {
        ref: figure
        for ref in table.typed_cells
        if ref in reading.printed
        and ((figure := reading.printed[ref]) is not None or ref in reading.struck)
    }


def _rows_twice(table: FigureTable, blocks: Sequence[SourceBlock]) -> dict[str, list[int]]:
    """The rows that stand there more than once with different figures, with their lines.

    Two years, two halves of one, two offices: which is meant, or whether their sum, is not said.
    """
    found: dict[str, dict[int, tuple[str, ...]]] = {}
    for block in blocks:
        place = label_place(table, block.own_cells) if isinstance(block, CellRow) else None
        if isinstance(block, CellRow) and place:
            figures = tuple(trim(block.own_cells[place[1] :]))
            if any(map(is_figure_like, figures)):
                found.setdefault(place[0], {})[block.number] = figures
    return {key: [*lines] for key, lines in found.items() if len({*lines.values()}) > 1}


def _told_twice(table: FigureTable, twice: dict[str, list[int]]) -> Iterator[str]:
    if twice:
        names = [row_name(table.rows[key]) for key in twice]
        more = f"等{len(names)}行" if len(names) > _NAMED else "行"
        yield f"{'、'.join(names[:_NAMED])}{more}有几份不一样的数，看不出用哪一份，都没有填。"


def _not_of(twice: dict[str, list[int]], messages: Sequence[str]) -> list[str]:
    """The messages but those that tell of such a row which line was used."""
    begins = tuple(f"原文第{line}行：" for lines in twice.values() for line in lines)
    return [one for one in messages if not (one.startswith(begins) and _TWICE in one)]


def _narrow(
    table: FigureTable, columns: NamedColumns, start: CellRef
) -> tuple[list[SourceBlock], str]:
    """The blocks, rows with a few figures and no column named laid out from the cursor's column.

    The name of that column too, empty where the rows are as wide as the table.
    """
    rows = [one for one in columns.blocks if isinstance(one, CellRow)]
    placed = [(row, place[1]) for row in rows if (place := label_place(table, row.own_cells))]
    of_row = [ref for ref in table.cells if ref.row == start.row]
    typed = [ref for ref in of_row if ref not in table.derived_cells]
    behind = _behind(placed, wide=len(typed))
    wide = len(behind[0]) if len({*map(len, behind)}) == 1 else 0
    same = len({block.columns for block in table.blocks}) == 1
    if columns.named or columns.foreign or not same or not 0 < wide < len(of_row):
        return columns.blocks, ""
    first = 0 if wide == len(typed) else of_row.index(start)
    if first + wide > len(of_row):
        return columns.blocks, ""
    laid: dict[int, CellRow] = {}
    for (row, at), texts in zip(placed, behind, strict=True):
        after = [""] * (len(of_row) - first - wide)
        cells = (*row.own_cells[:at], *[""] * first, *texts, *after)
        laid[row.number] = CellRow(row.number, cells, row.text)
    name = column_name(table, of_row[first])
    return [
        laid.get(one.number, one) if isinstance(one, CellRow) else one for one in columns.blocks
    ], name


def _behind(placed: Sequence[tuple[CellRow, int]], wide: int) -> list[list[str]]:
    """The cells behind the labels of rows, without columns in which none has anything.

    Rows of one length keep their blank cells in front, and all of them where they are as `wide` as
    the typed columns or wider than that by the total. Others are cut each by itself.
    """
    behind = [list(row.own_cells[at:]) for row, at in placed]
    lengths = {len(cells) for cells in behind}
    if len(lengths) != 1:
        return [trim(cells) for cells in behind]
    if lengths <= {wide, wide + 1}:
        return behind
    filled = [at for cells in behind for at, text in enumerate(cells) if text]
    return [cells[min(filled, default=0) : max(filled, default=-1) + 1] for cells in behind]


def _unused(
    form: Form, table: FigureTable, columns: NamedColumns, reading: TableReading
) -> Iterator[str]:
    """Sentences about rows, columns and cells with figures that were not used."""
    name = table_name(form, table.key)
    used = {line for ref, line in reading.lines.items() if ref in reading.printed}
    yield from (
        one.message
        for one in reading.findings
        if one.severity is Severity.ERROR and one.cells and not _is_of_totals(table, one)
    )
    unread = {row.number for row in columns.unread}
    failed = set(reading.lines.values()) - used
    lost = []
    for row in columns.blocks:
        if isinstance(row, CellRow) and _holds_figures(row) and not numbers_columns(row.own_cells):
            lost += [row] if row.number not in used | unread | failed else []
    for row in lost[:TOLD]:
        words = _words(row) or row.text[:_WORDS_LIMIT]
        begin = f"原文第{row.number}行："
        told = (one for one in _warnings(table, reading) if one.startswith(begin))
        yield next(told, f"“{words}”不是{name}的行，没有填。")
    if len(lost) > TOLD:
        yield f"另有{len(lost) - TOLD}行也不是{name}的行，没有填。"
    for line in columns.blocks:
        if isinstance(line, TextLine) and begins_with_row(table, line.text):
            yield f"原文第{line.number}行“{line.text[:_WORDS_LIMIT]}”看不懂，没有填。"
        elif isinstance(line, TextLine) and (words := words_of_row(line.text)):
            yield f"“{words[:_WORDS_LIMIT]}”不是{name}的行，没有填。"
    if unread:
        yield f"列名和下面的数对不上，有{len(unread)}行没有填。"
    for strange in dict.fromkeys((*columns.strange, *columns.foreign[:TOLD])):
        what = "没有按它放" if strange in columns.foreign else "没有填"
        yield f"“{strange[:_WORDS_LIMIT]}”不是{name}的列，{what}。"


def _is_of_totals(table: FigureTable, finding: Finding) -> bool:
    """Whether a finding is of totals alone, that the program computes."""
    return set(finding.cells) <= set(table.derived_cells)


def _warnings(table: FigureTable, reading: TableReading) -> list[str]:
    """What was read by guess, or read twice, and how many totals could not be read."""
    found = [one for one in reading.findings if one.cells]
    odd = sum(one.severity is Severity.ERROR and _is_of_totals(table, one) for one in found)
    told = [f"总计有{odd}格不是数，由程序算。"] if odd else []
    return told + [one.message for one in found if one.severity is Severity.WARNING]


def _holds_figures(row: CellRow) -> bool:
    return any(is_figure_like(text) for text in row.cells if text)


def _words(row: CellRow) -> str:
    """The words in front of a row's figures."""
    words = []
    for text in row.own_cells:
        if is_figure_like(text):
            break
        if text:
            words.append(text)
    return words[-1] if words else ""
