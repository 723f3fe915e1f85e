"""The rows of one table -> its figures as printed.

A row is known by its label, wherever that stands; its figures are the cells behind the label.
A row that does not fit its columns is left blank and told, and so is everything that was read
by guess: a wrong figure without a finding would be the worst outcome.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from imports.cells import is_figure_like, read_cell
from imports.fitting import closes, has_extra_total, join_split
from imports.labels import is_head, row_key
from imports.loose import gather_rows
from imports.source import Block, Cells
from imports.sums import doubtful_rows
from report.checks.places import cell_name, row_name, table_name
from report.figures import CellRef, Figure, print_figure
from report.finding import Finding, Severity
from report.form import FigureTable, Form
from report.text import clean_text

_TOLD_LIMIT = 10
"""Unknown rows told one by one."""


@dataclass
class TableReading:
    """What was read of a table: figures as printed, notes by place, findings."""

    printed: dict[CellRef, Figure] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def read_table(form: Form, table: FigureTable, blocks: Sequence[Block]) -> TableReading:
    """Read a table from the blocks of its section; every cell not found is told (S04)."""
    blocks = gather_rows(table, blocks)
    reader = _TableReader(form, table, [block for block in blocks if isinstance(block, Cells)])
    notes: list[str] = []
    for block in blocks:
        is_row = isinstance(block, Cells) and reader.read_row(block)
        if not is_row and not is_head(table, block.text):
            notes.append(block.text)
    reader.keep_note("\n".join(notes))
    reader.finish()
    return reader.reading


class _TableReader:
    def __init__(self, form: Form, table: FigureTable, rows: Sequence[Cells]) -> None:
        self.form = form
        self.table = table
        self.reading = TableReading()
        self.told: set[CellRef] = set()
        self.order: list[str] = []
        self.unlabelled: dict[int, Cells] = {}
        self.tidied: list[tuple[int, str, CellRef]] = []
        self.unknown: list[str] = []
        self.doubled: set[CellRef] = set()
        self.figures_start = self._common_start(rows)

    def read_row(self, row: Cells) -> bool:
        """Read one row: behind a row's label, or a whole line of figures side by side.

        False when it is words: neither a row of figures nor heads.
        """
        place = self._label_place(row.cells)
        if place is not None:
            key, start = place
            self._read_values(row, self._cells_of(key), row.cells[start:])
            if key not in self.order:
                self.order.append(key)
        elif self._is_all_figures(row.cells):
            self._read_unlabelled(row)
        elif sum(map(is_figure_like, row.cells)) > 1:
            self._keep_unknown(row)
        else:
            known = any(is_head(self.table, text) for text in row.cells if text)
            return known or not self.reading.printed
        return True

    def keep_note(self, text: str) -> None:
        """Keep the words around the table as its note."""
        note = clean_text(text)
        if self.reading.printed and note:
            self.reading.notes[self.table.key] = note

    def finish(self) -> None:
        """Read the rows without a label that can only be one; tell what is odd or missing."""
        for place, row in self.unlabelled.items():
            self._read_between(place, row)
        self._tell_unknown()
        self._tell_order()
        self._tell_doubtful()
        self._tell_tidied()
        self._tell_missing()

    def _tell_missing(self) -> None:
        """S04: the cells that no row gave."""
        missing = [
            ref
            for ref in self.table.cells
            if ref not in self.reading.printed and ref not in self.told
        ]
        if not missing:
            return
        name, total = table_name(self.form, self.table.key), len(self.table.cells)
        if len(missing) == total:
            fact = f"{name}没有读到数字；如果原文的表是图片或别的样式，请照着填写。"
        else:
            names = self._names(dict.fromkeys(ref.row for ref in missing))
            fact = f"{name}应有{total}格，少了{len(missing)}格：{names}没有找到，请补填。"
        self._tell("S04", Severity.ERROR, fact, missing)

    def _tell_order(self) -> None:
        """S04: rows that stand before one of an earlier place on the form, or behind a later."""
        form_order = list(self.table.rows)
        places = [form_order.index(key) for key in self.order]
        odd = [
            key
            for at, (key, place) in enumerate(zip(self.order, places, strict=True))
            if max(places[:at], default=-1) > place or min(places[at:]) < place
        ]
        if odd:
            name = table_name(self.form, self.table.key)
            fact = f"{name}{self._names(dict.fromkeys(odd))}的次序和表式不同，按行名读入，请核对。"
            self._tell("S04", Severity.WARNING, fact, self._cells_of(*odd))

    def _tell_doubtful(self) -> None:
        """The rows with gaps that no total confirms, by the rule of their total."""
        for key in doubtful_rows(self.table, self.reading.printed):
            cells = [ref for ref in self._cells_of(key) if ref not in self.told]
            (rule,) = {d.rule for d in self.table.derivations if d.ref.row == key} or {"A03"}
            fact = f"{self._row_words(cells)}有空格，和印出的总计对不上，请照原文逐格核对。"
            self._tell(rule, Severity.WARNING, fact, cells)

    def _tell_tidied(self) -> None:
        """N01: figures printed with separators, units or full-width digits, told once."""
        if self.tidied:
            number, text, ref = self.tidied[0]
            more = f"等{len(self.tidied)}格" if len(self.tidied) > 1 else ""
            figure = print_figure(self.reading.printed[ref])
            fact = (
                f"{table_name(self.form, self.table.key)}{more}的数不是只用数字印的："
                f"原文第{number}行“{text[:30]}”读作{figure}。"
            )
            self._tell("N01", Severity.INFO, fact, [ref for _, _, ref in self.tidied])

    def _names(self, rows: Iterable[str]) -> str:
        keys = list(rows)
        more = f"等{len(keys)}行" if len(keys) > 3 else ""
        return "、".join(row_name(self.table.rows[key]) for key in keys[:3]) + more

    def _cells_of(self, *rows: str) -> list[CellRef]:
        return [ref for ref in self.table.cells if ref.row in rows]

    def _read_unlabelled(self, row: Cells) -> None:
        """A line of figures alone: the whole table, or a row whose place must tell its label."""
        cells = list(self.table.cells)
        if self.table.side_by_side:
            self._read_values(row, cells, row.cells)
        elif len(_trim(row.cells)) == len(cells) and not self.order:
            self._read_values(row, cells, row.cells)
            fact = f"{table_name(self.form, self.table.key)}没有行名，按表式的顺序读入，请核对。"
            self._tell("S04", Severity.WARNING, fact, cells)
        else:
            self.unlabelled[len(self.order)] = row

    def _read_between(self, place: int, row: Cells) -> None:
        """Read a row without a label where exactly one is missing between its neighbours."""
        keys = list(self.table.rows)
        before = keys.index(self.order[place - 1]) if place else -1
        after = keys.index(self.order[place]) if place < len(self.order) else len(keys)
        cells = self._cells_of(*keys[before + 1 : after])
        if after - before != 2 or len(_trim(row.cells)) != len(cells) or not self.order:
            return
        self._read_values(row, cells, _trim(row.cells))
        fact = f"原文第{row.number}行没有行名，按前后两行当作{self._row_words(cells)}读入，请核对。"
        self._tell("S04", Severity.WARNING, fact, cells)

    def _label_place(self, cells: Sequence[str]) -> tuple[str, int] | None:
        """The row a printed row names, and where its figures begin; None for heads."""
        found = None
        for place, text in enumerate(cells):
            if is_figure_like(text):
                break
            if text and (key := row_key(self.table, text)):
                found = key, place + 1
        if found and any(cells[found[1] :]) and not self._is_head(cells[found[1] :]):
            return found
        return None

    def _is_head(self, cells: Sequence[str]) -> bool:
        return all(is_head(self.table, text) for text in cells if text)

    def _is_all_figures(self, cells: Sequence[str]) -> bool:
        words = [text for text in cells if text]
        return bool(words) and all(map(is_figure_like, words))

    def _read_values(self, row: Cells, cells: list[CellRef], values: Sequence[str]) -> None:
        if self.doubled.issuperset(cells):
            return
        if any(ref in self.reading.printed or ref in self.told for ref in cells):
            self.doubled.update(cells)
            self._tell(
                "S04",
                Severity.WARNING,
                f"原文第{row.number}行：{self._row_words(cells)}出现了两次，只用了前一次的数。",
                cells,
            )
            return
        texts = self._fit(row, cells, values)
        if texts is None:
            self.told.update(cells)
            return
        for ref, text in zip(cells, texts, strict=True):
            self._read_value(row, ref, text)

    def _fit(self, row: Cells, cells: list[CellRef], values: Sequence[str]) -> list[str] | None:
        """The texts of the cells, as many as there are columns; None when they don't fit."""
        printed = _trim(values)
        wanted = len(cells)
        start = self.figures_start
        if len(printed) < wanted and start is not None and len(values) >= len(row.cells) - start:
            return list(row.cells[start : start + wanted])
        if len(printed) == wanted:
            return printed
        what = f"原文第{row.number}行：{self._row_words(cells)}有{len(printed)}个数，应有{wanted}个"
        extra = len(printed) == wanted + 1 and has_extra_total(printed)
        joined = join_split(self.table, cells, printed)
        if joined and not (extra and closes(self.table, cells, printed[:-1])):
            fact = f"{what}；有的数被拆成了两个，接起来总计正好相符，已接上，请核对。"
            self._tell("N07", Severity.WARNING, fact, cells)
            return joined
        if extra:
            self._tell("N08", Severity.WARNING, f"{what}；最后多出的“{printed[-1]}”没有用。", cells)
            return printed[:-1]
        self._tell("N08", Severity.ERROR, f"{what}，对不上列，没有读入，请照原文填写。", cells)
        return None

    def _read_value(self, row: Cells, ref: CellRef, text: str) -> None:
        unit = self.table.columns[ref].unit
        cell = read_cell(text, unit, is_total=ref in self.table.derived_cells)
        self.reading.printed[ref] = cell.figure
        if cell.note:
            self.reading.notes[str(ref)] = cell.note
        if cell.tidied:
            self.tidied.append((row.number, cell.tidied, ref))
        if cell.odd:
            self._tell(
                "N01",
                Severity.ERROR,
                f"{cell_name(self.form, ref)}：原文第{row.number}行是“{cell.odd}”，"
                "不是一个数，先空着，请照实填写。",
                [ref],
            )

    def _common_start(self, rows: Sequence[Cells]) -> int | None:
        """The place where the figures of every row begin, if the table is a regular one.

        Only then does the place of an empty cell tell which column is blank: the rows are as
        wide as on the official form, and no full one begins elsewhere.
        """
        figures = max(len(block.columns) for block in self.table.blocks)
        labels = 1 + max(len(row.under) for row in self.table.rows.values())
        if self.table.side_by_side:
            figures, labels = len(self.table.cells), 0
        if any(len(row.cells) != labels + figures for row in rows):
            return None
        starts = {start for row in rows if (start := self._full_start(row)) is not None}
        return labels if starts <= {labels} else None

    def _full_start(self, row: Cells) -> int | None:
        """Where the figures of a row begin when none of them is empty."""
        key, start = self._label_place(row.cells) or ("", 0)
        cells = [ref for ref in self.table.cells if key in ("", ref.row)]
        if len(_trim(row.cells[start:])) != len(cells):
            return None
        return next(place for place in range(start, len(row.cells)) if row.cells[place])

    def _row_words(self, cells: list[CellRef]) -> str:
        rows = {ref.row for ref in cells}
        name = table_name(self.form, self.table.key)
        return f"{name}{row_name(self.table.rows[cells[0].row])}行" if len(rows) == 1 else name

    def _keep_unknown(self, row: Cells) -> None:
        words = "".join(text for text in row.cells if text and not is_figure_like(text))[:30]
        self.unknown.append(f"原文第{row.number}行“{words}”")

    def _tell_unknown(self) -> None:
        """S04: rows of figures that the form does not have."""
        name = table_name(self.form, self.table.key)
        for words in self.unknown[:_TOLD_LIMIT]:
            self._tell("S04", Severity.WARNING, f"{words}不是{name}的行，没有读入，请核对。", [])
        more = len(self.unknown) - _TOLD_LIMIT
        if more > 0:
            fact = f"另有{more}行数不是{name}的行，没有读入，请核对。"
            self._tell("S04", Severity.WARNING, fact, [])

    def _tell(self, rule: str, severity: Severity, message: str, cells: Sequence[CellRef]) -> None:
        finding = Finding(rule, severity, message, self.table.key, tuple(cells))
        self.reading.findings.append(finding)


def _trim(values: Sequence[str]) -> list[str]:
    """The cells from the first to the last that is not empty."""
    filled = [place for place, text in enumerate(values) if text]
    return list(values[filled[0] : filled[-1] + 1]) if filled else []
