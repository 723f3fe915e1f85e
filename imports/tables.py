"""The rows of one table -> its figures as printed.

A row is known by its label, wherever that stands; its figures are the cells behind the label.
A row that does not fit its columns is left blank and told, and so is everything that was read
by guess: a wrong figure without a finding would be the worst outcome.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from nianbao.imports.cells import has_letters, is_figure_like, read_cell
from nianbao.imports.column_order import OddHead, in_order_of_form, odd_heads_of, without_strange
from nianbao.imports.cut_rows import with_rows_apart, with_whole_labels
from nianbao.imports.fitting import closes, has_extra_total, join_split, without_word
from nianbao.imports.labels import core, is_head, is_part_of_head, is_sub_head
from nianbao.imports.listed_cells import whole_list
from nianbao.imports.loose import gather_rows
from nianbao.imports.misprints import figures_behind, group_row, is_near, label_words
from nianbao.imports.parted_columns import PART_SUM, with_columns_joined, without_part_sum
from nianbao.imports.piped_cells import is_in_doubt
from nianbao.imports.places import FigurePlaces, label_place, trim
from nianbao.imports.same_names import rows_of_other_number
from nianbao.imports.scattered_heads import has_scattered_heads
from nianbao.imports.side_columns import SideColumns, without_side_columns
from nianbao.imports.source import CellRow, SourceBlock, TextLine
from nianbao.imports.spread_cells import closed_up, with_sentences_closed
from nianbao.imports.sums import doubtful_rows, gaps, moved_line
from nianbao.imports.table_findings import TableFindings
from nianbao.imports.total_first import with_total_last
from nianbao.imports.turned_rows import turned_rows
from nianbao.report.finding import Finding, Severity
from nianbao.report.form.figures import BLANK_MARKS, CellRef, Figure, Unit
from nianbao.report.form.names import row_name
from nianbao.report.form.shape import FigureTable, Form
from nianbao.report.text import clean_text

IN_YUAN = re.compile(
    r"单\s*位\s*[:：为]?\s*(?:件\s*[、，,]\s*|人民币)*[百千亿]?元|[（(]\s*(?:人民币)?[百千亿]?元\s*[）)]"
)
"""A head that says fees are in 元 or thousands of them, where the form has 万元."""


_COLUMN_NUMBERS = frozenset(("甲", "栏次", "列次", "行次", "序号", "编号"))
"""How the row is called that numbers the columns."""
_STOPS = ("。", "；")
_NAMELESS = 3
"""Rows of figures without a name that say that names and figures have come apart."""


@dataclass(frozen=True, slots=True)
class TableReading:
    """What was read of a table: figures as printed, notes by place, findings.

    `lines` tells where the row of a cell stands, also of one that could not be read; `struck`
    are the cells with a mark for a blank. `blocks` are those of the table without the columns that
    the form does not have.
    """

    printed: dict[CellRef, Figure]
    notes: dict[str, str]
    findings: list[Finding]
    lines: dict[CellRef, int]
    struck: frozenset[CellRef] = frozenset()
    blocks: Sequence[SourceBlock] = ()


def read_table(
    form: Form, table: FigureTable, blocks: Sequence[SourceBlock] | None
) -> TableReading:
    """Read a table from the blocks of its section; every cell not found is told (S04).

    `blocks` is None where the source has no such section.
    """
    if blocks is None:
        reader = _TableReader(form, table, [])
        reader.tell.absent()
        return reader.reading()
    return _read(form, table, blocks, whole=True)


def read_part(form: Form, table: FigureTable, blocks: Sequence[SourceBlock]) -> TableReading:
    """Read some rows of a table: told is what is odd in them, not what the table lacks."""
    return _read(form, table, blocks, whole=False)


def _read(
    form: Form, table: FigureTable, blocks: Sequence[SourceBlock], *, whole: bool
) -> TableReading:
    printed = blocks
    blocks = with_sentences_closed(blocks)
    on_side = (turned_rows(table, blocks) or whole_list(table, blocks)) if whole else None
    blocks = with_rows_apart(table, closed_up(table, on_side or blocks))
    side = without_side_columns(table, blocks) if whole else SideColumns(list(blocks))
    blocks = side.blocks
    heads = odd_heads_of(table, blocks) if whole else []
    is_unclear = whole and is_in_doubt(table, blocks)
    blocks = with_whole_labels(table, blocks)
    blocks = gather_rows(table, blocks)
    blocks = with_columns_joined(table, blocks) if whole else blocks
    total_last = with_total_last(table, blocks)
    blocks = total_last or blocks
    blocks, unread = in_order_of_form(table, blocks, heads) if heads else (blocks, [])
    blocks, strange = (blocks, []) if heads or not whole else without_strange(table, blocks)
    if not (heads or strange) and (parts := without_part_sum(table, blocks)):
        blocks, strange = parts, [PART_SUM]
        side.blocks = parts
    reader = _TableReader(form, table, [block for block in blocks if isinstance(block, CellRow)])
    reader.read_no_row(heads, unread)
    reader.has_remarks, reader.is_part = side.has_remarks, not whole
    reader.is_unclear = is_unclear
    reader.is_told_in_words = whole and _are_sentences(table, printed)
    reader.in_yuan = any(IN_YUAN.search(block.text) for block in printed)
    notes: list[str] = []
    last = max((at for at, block in enumerate(blocks) if isinstance(block, CellRow)), default=-1)
    for at, block in enumerate(blocks):
        is_row = isinstance(block, CellRow) and reader.read_row(block)
        is_known = is_part_of_head if core(block.text) and at < last else is_head  # 无 is a note
        is_numbered = isinstance(block, TextLine) and is_sub_head(table, block.text)
        if not is_row and (is_numbered or not is_known(table, block.text)):
            notes.append(block.text)
    reader.finish("\n".join([*notes, *reader.told_remarks(side.remarks)]))
    if whole:
        reader.tell_of_table(blocks)
    else:
        lettered = {ref: one for ref, one in reader.tidied.items() if has_letters(one[1])}
        reader.tell.tidied(lettered, reader.printed)
    reader.tell.strange(strange)
    if on_side:
        reader.tell.turned()
    if total_last:
        reader.tell.total_first()
    if whole and has_scattered_heads(table, printed):
        reader.tell.scattered(list(reader.printed))
    return replace(reader.reading(), blocks=side.blocks)


def _spread_heads(table: FigureTable, rows: Sequence[CellRow]) -> frozenset[int]:
    """Over how many cells the heads of merged columns are repeated, where a source repeats them.

    It then repeats their figures as often: three times 12 under three times one head is one 12.
    """
    found: set[int] = set()
    for row in rows:
        texts = trim(row.own_cells)[1:]
        if len(texts) > 1 and len(set(map(core, texts))) == 1 and is_head(table, texts[0]):
            found.add(len(texts))
    return frozenset(found)


def _are_sentences(table: FigureTable, blocks: Sequence[SourceBlock]) -> bool:
    """Whether a section has words instead of its table: a sentence, and no crumb of a table."""
    texts = [block.text.strip() for block in blocks]
    is_crumb = (
        isinstance(block, CellRow) or is_figure_like(text) or is_part_of_head(table, text)
        for block, text in zip(blocks, texts, strict=True)
    )
    return any(text.endswith(_STOPS) for text in texts) and not any(is_crumb)


def numbers_columns(cells: Sequence[str]) -> bool:
    """Whether a row numbers the columns from 1 on, as beneath the head of a statistical form."""
    name, *numbers = [text for text in cells if text] or [""]
    return core(name) in _COLUMN_NUMBERS and numbers == [str(at + 1) for at in range(len(numbers))]


class _TableReader:
    def __init__(self, form: Form, table: FigureTable, rows: Sequence[CellRow]) -> None:
        self.table = table
        self.tell = TableFindings(form, table)
        self.printed: dict[CellRef, Figure] = {}
        self.notes: dict[str, str] = {}
        self.lines: dict[CellRef, int] = {}
        self.left_blank: set[CellRef] = set()
        self.doubled: set[CellRef] = set()
        self.struck: set[CellRef] = set()
        self.order: list[str] = []
        self.unlabelled: dict[int, list[CellRow]] = {}
        self.grouped: dict[str, CellRow] = {}
        self.unknown: list[tuple[int, str]] = []
        self.left_over: list[tuple[int, str]] = []
        self.tidied: dict[CellRef, tuple[int, str]] = {}
        self.marked: dict[CellRef, tuple[int, str, str]] = {}
        self.places = FigurePlaces(table, rows)
        self.spread = _spread_heads(table, rows)
        self.others = rows_of_other_number(table, rows)
        self.extra_is_last = self._most_have_extra_total(rows)
        self.in_yuan = False
        self.has_remarks = False
        self.is_part = False
        self.is_unclear = False
        self.is_told_in_words = False

    def read_row(self, row: CellRow) -> bool:
        """Read one row: behind a row's label, or a whole line of figures side by side.

        False when it is words: neither a row of figures nor heads.
        """
        place = label_place(self.table, row.own_cells)
        if place is not None and id(row) in self.others:
            self.unknown.append((row.number, row.own_cells[place[1] - 1][:30]))
        elif place is not None:
            key, start = place
            self._read_values(row, self._cells_of(key), row.own_cells[start:])
            if key not in self.order:
                self.order.append(key)
        elif self._is_all_figures(row.own_cells):
            self._read_unlabelled(row)
        elif (words := label_words(row.own_cells)) and self._may_be_misprinted(words):
            self.unlabelled.setdefault(len(self.order), []).append(row)
        elif numbers_columns(row.own_cells):
            return True
        elif sum(map(is_figure_like, row.cells)) > 1:
            if group := group_row(self.table, words):
                self.grouped.setdefault(group, row)
            else:
                printed = (text for text in row.cells if text and not is_figure_like(text))
                self.unknown.append((row.number, "".join(printed)[:30]))
        else:
            known = any(is_head(self.table, text) for text in row.cells if text)
            return known or not self.printed
        return True

    def read_no_row(self, heads: Sequence[OddHead], rows: Sequence[CellRow]) -> None:
        """Leave rows blank whose heads say another order than the form; tell of these heads."""
        unread: list[CellRef] = []
        for row in rows:
            place = label_place(self.table, row.own_cells)
            cells = self._cells_of(place[0]) if place else list(self.table.cells)
            self.lines.update(dict.fromkeys(cells, row.number))
            unread += cells
        self.left_blank.update(unread)
        for head in heads:
            below = [ref for ref in self.table.cells if ref.row in head.rows]
            self.tell.columns(head, below, [ref for ref in below if ref in self.left_blank])

    def told_remarks(self, remarks: Sequence[tuple[int, str, str]]) -> list[str]:
        """The lines that remarks make beneath the table, each with the name of its row."""
        self.tell.remarks(remarks)
        rows = self.table.rows
        return [f"{row_name(rows[key])}：{words}" if key else words for _, key, words in remarks]

    def finish(self, note: str) -> None:
        """Read the rows without a label that can only be one; `note` is the words around."""
        for place, rows in self.unlabelled.items():
            self._read_between(place, rows)
        for key, row in self.grouped.items():
            self._read_group(key, row)
        if (self.printed or self.is_told_in_words) and (words := clean_text(note)):
            self.notes[self.table.key] = words

    def tell_of_table(self, blocks: Sequence[SourceBlock]) -> None:
        """Tell what is odd or missing in the table as a whole; `blocks` are all of its section."""
        self.tell.unknown(self.unknown)
        for number, above in self.left_over:
            self.tell.left_over(number, self._cells_of(above))
        nameless = sum(map(self._is_no_name, self.unknown)) + len(self.left_over)
        if nameless >= _NAMELESS:
            self.tell.adrift(nameless, [ref for ref in self.printed if ref not in self.left_blank])
        self.tell.order(self.order)
        self.tell.doubtful(doubtful_rows(self.table, self.printed))
        if self.is_unclear:
            rows = {ref.row for ref, figure in self.printed.items() if figure is None}
            self.tell.unclear([ref for ref in self.printed if ref.row in rows])
        self.tell.moved(moved_line(self.table, self.printed))
        self.tell.gaps(gaps(self.table, self.printed))
        self.tell.tidied(self.tidied, self.printed)
        self.tell.marked(self.marked, self.printed)
        known = self.printed.keys() | self.left_blank
        gone = [ref for ref in self.table.cells if ref not in known]
        self.tell.missing(gone, [block for block in blocks if not is_head(self.table, block.text)])

    def reading(self) -> TableReading:
        """All that was read."""
        struck = frozenset(self.struck)
        return TableReading(self.printed, self.notes, self.tell.found, self.lines, struck)

    def _cells_of(self, *rows: str) -> list[CellRef]:
        return [ref for ref in self.table.cells if ref.row in rows]

    def _read_unlabelled(self, row: CellRow) -> None:
        """A line of figures alone: the whole table, or a row whose place must tell its label."""
        cells = list(self.table.cells)
        if self.table.side_by_side:
            self._read_values(row, cells, row.own_cells)
        elif len(trim(row.own_cells)) == len(cells) and not self.order:
            self._read_values(row, cells, row.own_cells)
            self.tell.no_labels()
        else:
            self.unlabelled.setdefault(len(self.order), []).append(row)

    def _read_between(self, place: int, rows: Sequence[CellRow]) -> None:
        """Read a row without a label where exactly one is missing between its neighbours."""
        keys = list(self.table.rows)
        before = keys.index(self.order[place - 1]) if place else -1
        after = keys.index(self.order[place]) if place < len(self.order) else len(keys)
        cells = self._cells_of(*keys[before + 1 : after])
        row, values = rows[0], trim(figures_behind(rows[0].own_cells))
        words = label_words(row.own_cells)
        above = self.order[place - 1] if place else ""
        is_cut = bool(above) and not words and self._may_be_cut_off(above, values)
        fits = self.order and after - before == 2 and len(rows) == 1 and len(values) == len(cells)
        if fits and not is_cut and (not words or is_near(words, self.table.rows[cells[0].row])):
            self._read_values(row, cells, values)
            self.tell.no_label(row, cells, words)
        else:
            for one in rows:
                words, count = label_words(one.own_cells), sum(map(bool, one.own_cells))
                if above and not words and (is_cut or count < len(self._cells_of(above))):
                    self.left_over.append((one.number, above))
                else:
                    self.unknown.append((one.number, words[:30]))

    def _may_be_cut_off(self, above: str, values: Sequence[str]) -> bool:
        """Whether figures may be the last digits of those above, broken in columns too narrow.

        There all that go on are as long as one another, and have two digits or more.
        """
        figures = [str(self.printed.get(ref)) for ref in self._cells_of(above)]
        longest = max(map(len, figures), default=0)
        full = sum(len(text) == longest and text.isdigit() for text in figures)
        rests = [text for text in values if text]
        are_rests = all(text.isdigit() and len(text) <= longest for text in rests)
        return longest > 1 and are_rests and len(rests) == full

    def _may_be_misprinted(self, words: str) -> bool:
        rows = self.table.rows.values()
        return not self.table.side_by_side and any(is_near(words, row) for row in rows)

    def _read_group(self, key: str, row: CellRow) -> None:
        """Read one row for a whole group, in place of its 其他, where the group has no other."""
        group = [
            one.key for one in self.table.rows.values() if one.under == self.table.rows[key].under
        ]
        cells, words = self._cells_of(key), label_words(row.own_cells)
        values = trim(figures_behind(row.own_cells))
        if set(group) & set(self.order) or len(values) != len(cells):
            self.unknown.append((row.number, words[:30]))
            return
        self._read_values(row, cells, values)
        self.tell.one_for_all(row, cells, words)

    def _is_all_figures(self, cells: Sequence[str]) -> bool:
        words = [text for text in cells if text]
        return bool(words) and all(map(is_figure_like, words))

    def _read_values(self, row: CellRow, cells: list[CellRef], values: Sequence[str]) -> None:
        if self.doubled.issuperset(cells):
            return
        if any(ref in self.printed or ref in self.left_blank for ref in cells):
            self.doubled.update(cells)
            self.tell.doubled(row, cells)
            return
        self.lines.update(dict.fromkeys(cells, row.number))
        texts = self._fit(row, cells, values)
        if texts is None:
            self.left_blank.update(cells)
            return
        for ref, text in zip(cells, texts, strict=True):
            self._read_value(row, ref, text)

    def _fit(self, row: CellRow, cells: list[CellRef], values: Sequence[str]) -> list[str] | None:
        """The texts of the cells, as many as there are columns; None when they don't fit."""
        if other := next(filter(self._names_row, values), ""):
            fact = f"原文第{row.number}行：{self.tell.row_words(cells)}后面还有“{other[:20]}”，"
            fact += "像是两行连在了一起，没有读入，请照原文填写。"
            self.tell.tell("N08", Severity.ERROR, fact, cells)
            return None
        printed = trim(values)
        wanted = len(cells)
        if self.has_remarks and len(printed) == wanted + 1 and printed[-1] in BLANK_MARKS:
            return printed[:-1]
        if len(printed) < wanted and (texts := self.places.window(row, wanted)) is not None:
            return texts
        if len(printed) < wanted and (texts := self.places.with_strokes(row, wanted)):
            return texts
        if len(printed) == wanted:
            return printed
        if wanted == 1 and len(printed) in self.spread and len(set(printed)) == 1:
            return printed[:1]
        if len(printed) > wanted and (texts := self.places.without_blank_columns(row, wanted)):
            return texts
        what = f"原文第{row.number}行：{self.tell.row_words(cells)}"
        what += f"有{len(printed)}个数，应有{wanted}个"
        extra = self.extra_is_last and has_extra_total(self.table, cells, printed)
        joined = join_split(self.table, cells, printed)
        if joined and not (extra and closes(self.table, cells, printed[:-1])):
            fact = f"{what}；有的数被拆成了两个，接起来总计正好相符，已接上，请核对。"
            self.tell.tell("N07", Severity.WARNING, fact, cells)
            return joined
        if extra:
            self.tell.tell(
                "N08", Severity.WARNING, f"{what}；最后多出的“{printed[-1]}”没有用。", cells
            )
            return printed[:-1]
        if parted := without_word(self.table, cells, printed):
            fact = f"{what}；多出的“{parted[1][:20]}”不是数，没有用。"
            self.tell.tell("N08", Severity.WARNING, fact, cells)
            return parted[0]
        self.tell.tell("N08", Severity.ERROR, f"{what}，对不上列，没有读入，请照原文填写。", cells)
        return None

    def _most_have_extra_total(self, rows: Sequence[CellRow]) -> bool:
        """Whether a figure too many may be the last: not where most rows say it is another."""
        fits: list[bool] = []
        for row in rows:
            place = label_place(self.table, row.own_cells)
            cells = self._cells_of(place[0]) if place else []
            printed = trim(row.own_cells[place[1] :]) if place else []
            if len(printed) == len(cells) + 1 and set(printed) - {"0"}:
                fits.append(has_extra_total(self.table, cells, printed))
        return 2 * sum(fits) >= len(fits)

    def _is_no_name(self, row: tuple[int, str]) -> bool:
        """Whether a row of figures, by line and words, has no name, or only a piece of one."""
        _, words = row
        return not words or (is_part_of_head(self.table, words) and not self._names_row(words))

    def _names_row(self, text: str) -> bool:
        """Whether a cell behind a row's label is a label too: of another row, or over columns."""
        return bool(text) and not is_figure_like(text) and is_head(self.table, text)

    def _read_value(self, row: CellRow, ref: CellRef, text: str) -> None:
        unit = self.table.columns[ref].unit
        is_total = ref in self.table.derived_cells
        cell = read_cell(text, unit, is_total=is_total, letters=True)
        if unit is Unit.MONEY and self.in_yuan and cell.figure:
            self.printed[ref] = None
            self.tell.in_yuan(row, ref, text)
            return
        self.printed[ref] = cell.figure
        if cell.figure is None and not cell.odd and text.strip():
            self.struck.add(ref)
        if cell.note:
            self.notes[str(ref)] = cell.note
        if cell.mark:
            self.marked[ref] = row.number, text, cell.mark
        if cell.tidied:
            self.tidied[ref] = row.number, cell.tidied
        if cell.in_two and self.is_part:
            self.tell.spaced(row, ref, cell.tidied, cell.figure)
        if cell.odd:
            self.tell.no_figure(row, ref, cell.odd)
