"""A pasted text -> what it would fill in a table: whose names it has, then by names or by place.

A block with names goes where its names say, whatever cell the cursor is in: the labels are those
the reader of reports knows. One without any name the form knows goes by its place, and says so.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from nianbao.imports.blank_lines import with_blank_cells
from nianbao.imports.by_name import gathered_rows, place_by_name
from nianbao.imports.by_place import place_in_order
from nianbao.imports.cells import MEASURES, is_figure_like
from nianbao.imports.column_names import column_of
from nianbao.imports.heads import is_certain, read_head
from nianbao.imports.labels import core, levels_of, row_key
from nianbao.imports.listed_cells import listed_cells
from nianbao.imports.pasted_block import PastedBlock
from nianbao.imports.pasted_columns import in_form_columns
from nianbao.imports.pasted_rows import pasted_rows
from nianbao.imports.pasted_years import OwnRows, in_one_column, in_words_of_form, rows_of_year
from nianbao.imports.places import label_place, trim
from nianbao.imports.short_names import with_full_names
from nianbao.imports.source import CellRow, SourceBlock, TextLine
from nianbao.imports.turned_rows import turned_rows
from nianbao.imports.versions import form_of_blocks
from nianbao.report.document import Report
from nianbao.report.form.figures import CellRef
from nianbao.report.form.names import column_name, row_name, table_name
from nianbao.report.form.numbering import split_number
from nianbao.report.form.shape import FigureTable, Form, Row
from nianbao.report.text import late

TEXT_LIMIT = 300_000
"""Characters of a block; a whole report has 30,000."""
_EVERYDAY = 2
"""Characters of a label that is an everyday word, too."""
_WORDS_LIMIT = 24
"""Characters of a pasted text that are told."""


def read_block(text: str, report: Report, start: CellRef) -> PastedBlock:
    """Read a pasted text for the table that the cell `start` is in.

    Never raises on the text; what can't be used is told.
    """
    form = report.form
    if len(text) > TEXT_LIMIT:
        return PastedBlock(unused=(f"粘贴的内容超过{TEXT_LIMIT // 10_000}万字，太长，没有看。",))
    blocks, is_whole_report = _of_section(form, start.table, pasted_rows(text))
    laid = _laid(form, blocks, start, report.year)
    blocks = laid.blocks
    own = form_of_blocks(blocks, 2019 if form.version == "2019" else 2021)
    full = with_full_names(own.table(start.table), blocks)
    blocks = with_blank_cells(own.table(start.table), full.blocks)
    counts = {table.key: _evidence(table, blocks, table.key == start.table) for table in own.tables}
    if not counts[start.table] and any(counts.values()):
        return PastedBlock(elsewhere=max(counts, key=lambda key: counts[key]))
    if counts[start.table] <= 1 and (key := _headed(own, start.table, blocks)):
        return PastedBlock(elsewhere=key)
    if not counts[start.table] and _is_turned(form.table(start.table), blocks):
        words = "行名在上面、列名在左边，或者次序和表式不同，对不上，没有填。"
        is_any = any(map(is_figure_like, _texts(blocks)))
        return PastedBlock(unused=(words if is_any else _without_figures(blocks),))
    if counts[start.table]:
        block = place_by_name(own, own.table(start.table), blocks, start)
    else:
        block = place_in_order(form.table(start.table), blocks, start)
        is_text = all(isinstance(one, TextLine) for one in blocks)
        if is_text and not any(map(is_figure_like, _texts(blocks))):
            block = PastedBlock(unused=(_without_figures(blocks),))
    if own is not form and counts[start.table]:
        block = _of_form(block, own, form, start.table)
    if is_whole_report:
        name = table_name(form, start.table)
        only = f"粘贴的是整份报告，这里只用{name}；整份读入按 Esc 回到首页，再按 F9。"
        block = replace(block, doubts=(only, *block.doubts))
    if full.pasted and block.changes:
        names = block.names | full.pasted if block.names else {}
        doubts = (*full.doubts(own.table(start.table)), *block.doubts)
        block = replace(block, names=names, doubts=doubts)
    doubts = (*laid.doubts, *block.doubts) if block.changes else block.doubts
    block = replace(block, unused=(*laid.unused, *block.unused), doubts=doubts)
    if not (block.changes or block.unused):
        block = replace(block, unused=("粘贴的内容里没有可以填的数字。",), way="")
    return block


def _laid(form: Form, blocks: Sequence[SourceBlock], start: CellRef, year: int) -> OwnRows:
    """The blocks of one year as rows in the form's columns, whatever way they were laid out."""
    table = form.table(start.table)
    blocks = in_words_of_form(table, [_without_unit(block) for block in blocks], year)
    of_year = rows_of_year(table, blocks, year)
    blocks, told = of_year.blocks, list[str]()
    if listed := listed_cells(table, blocks):
        blocks, told = [*listed], ["一个数一个数列的，按它的行名和列名放。"]
    elif in_hand := listed_cells(table, blocks, start.row):
        row = row_name(table.rows[start.row])
        blocks, told = [*in_hand], [f"只有列名没有行名，填在光标所在的{row}行，请看准。"]
    if on_side := turned_rows(table, blocks):  # several rows stand in the line of their names
        blocks = [replace(row, number=number) for number, row in enumerate(on_side, start=1)]
        told.append("行和列换了位置，按行名和列名放。")
    blocks, left = in_form_columns(blocks, table_name(form, start.table))
    in_one = in_one_column(table, blocks, year)
    doubts = [*of_year.doubts, *in_one.doubts, *told]
    return OwnRows(in_one.blocks, [*of_year.unused, *left], doubts)


def _without_unit(block: SourceBlock) -> SourceBlock:
    """A row without the unit that stands in a cell behind its last figure: 77, 件."""
    if not isinstance(block, CellRow):
        return block
    cells = trim(block.cells)
    if len(cells) < 2 or cells[-1] not in MEASURES or not is_figure_like(cells[-2]):
        return block
    return replace(block, cells=tuple(cells[:-1]), covered=frozenset())


def _texts(blocks: Sequence[SourceBlock]) -> list[str]:
    """The cells and lines of a block that hold anything; figures kept apart by spaces alone."""
    lines = (one.cells if isinstance(one, CellRow) else one.text.split() for one in blocks)
    return [text for line in lines for text in line if text]


def _without_figures(blocks: Sequence[SourceBlock]) -> str:
    """Why a block without any figure fills nothing: what of it is like one, or that none is."""
    odd = (text for text in _texts(blocks) if late(r"\d").search(split_number(text)[2]))
    if text := next(odd, ""):
        return f"“{text[:_WORDS_LIMIT]}”看不懂，粘贴的内容里没有别的数，没有填。"
    return "粘贴的内容里没有可以填的数字。"


def _headed(form: Form, table: str, blocks: Sequence[SourceBlock]) -> str:
    """The other table whose columns the words of a block name, where it names none of this one's.

    Names of two characters (其他, 总计) are in several.
    """
    words = {text for text in _texts(blocks) if len(core(text)) > _EVERYDAY}
    named = {
        one.key: {
            key for text in words for part in one.blocks if (key := column_of(part.columns, text))
        }
        for one in form.tables
    }
    if named.pop(table) or not any(named.values()):
        return ""
    return max(named, key=lambda key: len(named[key]))


def _of_section(
    form: Form, table: str, blocks: Sequence[SourceBlock]
) -> tuple[list[SourceBlock], bool]:
    """The blocks of a table's section where section heads stand between them, and if they do."""
    current, found = "", {"": list[SourceBlock]()}
    for block in blocks:
        cells = block.cells if isinstance(block, CellRow) else (block.text,)
        filled = [text for text in cells if text.strip()]
        head = read_head(form, filled[0]) if len(filled) == 1 else None
        if head and head.style in ("", "一、") and is_certain(form, head):
            current = head.key
            found.setdefault(current, [])
        else:
            found[current].append(block)
    if found.get(table):
        return found[table], len(found) > 2
    return [block for part in found.values() for block in part], False


def _evidence(table: FigureTable, blocks: Sequence[SourceBlock], in_hand: bool) -> int:
    """How many typed rows a block names, figures behind the name or beneath a whole head.

    A name of two characters is an everyday word: alone it proves nothing, but in the table in
    hand where every row has a name.
    """
    named: set[str] = set()
    typed = {ref.row for ref in table.typed_cells}
    nameless = proved = 0
    for block in gathered_rows(table, blocks):
        if not isinstance(block, CellRow) or not any(
            map(is_figure_like, filter(None, block.cells))
        ):
            continue
        place = label_place(table, block.own_cells)
        if place and any(map(is_figure_like, block.own_cells[place[1] :])):
            named.add(place[0])
            proved += len(core(block.own_cells[place[1] - 1])) > _EVERYDAY and place[0] in typed
        elif _is_whole_line(table, block) and _names_rows(table, blocks):
            named.update(table.rows)
            proved += 1
        else:
            nameless += 1
    if not proved and (nameless or not in_hand):
        return 0
    return len(named & typed) or len(named)  # totals alone fill nothing, but go by their names


def _is_whole_line(table: FigureTable, row: CellRow) -> bool:
    figures = [text for text in row.own_cells if text]
    is_wide = len(table.cells) in (len(figures), len(row.own_cells))
    return table.side_by_side and is_wide and all(map(is_figure_like, figures))


def _names_rows(table: FigureTable, blocks: Sequence[SourceBlock]) -> bool:
    """Whether the heads of a table printed side by side stand above, in the form's order."""
    order = list(dict.fromkeys(one for row in table.rows.values() for one in _labels_over(row)))
    columns = list(table.blocks[0].columns)
    keys: set[str] = set()
    for block in blocks:
        cells = block.cells if isinstance(block, CellRow) else (block.text,)
        texts = [text for cell in cells for text in (cell, *levels_of(cell)) if text]
        keys.update(key for text in texts if (key := row_key(table, text)))
        firsts = [order.index(one) for one in dict.fromkeys(map(core, texts)) if one in order]
        named = [key for cell in cells if cell and (key := column_of(columns, cell))]
        places = [[column.key for column in columns].index(key) for key in named]
        follow = all((b - a) % len(columns) == 1 for a, b in pairwise(places))
        if firsts != sorted(firsts) or not follow:
            return False
    return keys == set(table.rows)


def _labels_over(row: Row) -> list[str]:
    """The words of a row's labels, outermost first."""
    return [core(label.text) for label in (*row.under, row.label)]


def _is_turned(table: FigureTable, blocks: Sequence[SourceBlock]) -> bool:
    """Whether rows are named where no figure follows, or columns where figures do.

    Columns and rows have changed places.
    """
    if any(_is_headed_by_column(table, block) for block in blocks):
        return True
    texts = [
        text
        for block in blocks
        for cell in (block.cells if isinstance(block, CellRow) else (block.text,))
        for text in levels_of(cell)
        if len(core(text)) > _EVERYDAY
    ]
    return len({key for text in texts if (key := row_key(table, text))}) > 1


def _is_headed_by_column(table: FigureTable, block: SourceBlock) -> bool:
    """Whether a row of figures begins with the name of a column that is no row's."""
    parts = block.cells if isinstance(block, CellRow) else block.text.split()
    cells = [text for text in parts if text]
    if cells and is_figure_like(cells[0]):
        cells = cells[1:]  # it counts the rows
    if not any(map(is_figure_like, cells)) or row_key(table, cells[0]):
        return False
    return any(column_of(one.columns, cells[0]) for one in table.blocks)


def _of_form(block: PastedBlock, own: Form, form: Form, table: str) -> PastedBlock:
    """A block read on another version of the form: what both have under one key, the rest told."""
    typed = set(form.table(table).typed_cells)
    left = [ref for ref, figure in block.changes.items() if ref not in typed and figure]
    columns = dict.fromkeys(column_name(own.table(table), ref) for ref in left)
    unused = list(block.unused)
    if left:
        unused.append(
            f"{own.version}年表式的“{'”“'.join(columns)}”在这份报告的表里没有相同的栏，"
            f"{len(left)}个数没有填。"
        )
    return replace(
        block,
        changes={ref: figure for ref, figure in block.changes.items() if ref in typed},
        notes={place: note for place, note in block.notes.items() if CellRef.parse(place) in typed},
        stated={ref: figure for ref, figure in block.stated.items() if ref in form.derived_cells},
        unused=tuple(unused),
        doubts=(f"这是{own.version}年表式的表，只用两个表式相同的栏。", *block.doubts),
    )
