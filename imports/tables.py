"""The rows of one table -> its figures as printed.

A row is known by its label, wherever that stands; its figures are the cells behind the label.
A row that does not fit its columns is left blank and told: a wrong figure without a finding
would be the worst outcome.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from imports.cells import is_figure_like, read_cell
from imports.labels import is_head, row_key
from imports.source import Block, Cells
from report.checks.places import cell_name, row_name, table_name
from report.figures import CellRef, Figure
from report.finding import Finding, Severity
from report.form import FigureTable, Form
from report.text import clean_text


@dataclass
class TableReading:
    """What was read of a table: figures as printed, notes by place, findings."""

    printed: dict[CellRef, Figure] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def read_table(form: Form, table: FigureTable, blocks: Sequence[Block]) -> TableReading:
    """Read a table from the blocks of its section; every cell not found is told (S04)."""
    reader = _TableReader(form, table, [block for block in blocks if isinstance(block, Cells)])
    notes: list[str] = []
    for block in blocks:
        is_row = isinstance(block, Cells) and reader.read_row(block)
        if not is_row and not is_head(table, block.text):
            notes.append(block.text)
    reader.keep_note("\n".join(notes))
    reader.tell_missing()
    return reader.reading


class _TableReader:
    def __init__(self, form: Form, table: FigureTable, rows: Sequence[Cells]) -> None:
        self.form = form
        self.table = table
        self.reading = TableReading()
        self.told: set[CellRef] = set()
        self.figures_start = self._common_start(rows)

    def read_row(self, row: Cells) -> bool:
        """Read one row: behind a row's label, or a whole line of figures side by side.

        False when it is words: neither a row of figures nor heads.
        """
        place = self._label_place(row.cells)
        if place is not None:
            key, start = place
            cells = [ref for ref in self.table.cells if ref.row == key]
            self._read_values(row, cells, row.cells[start:])
        elif self.table.side_by_side and self._is_all_figures(row.cells):
            self._read_values(row, list(self.table.cells), row.cells)
        elif self._is_all_figures(row.cells):
            return True
        elif sum(map(is_figure_like, row.cells)) > 1:
            self._tell_unknown(row)
        else:
            known = any(is_head(self.table, text) for text in row.cells if text)
            return known or not self.reading.printed
        return True

    def keep_note(self, text: str) -> None:
        """Keep the words around the table as its note."""
        note = clean_text(text)
        if self.reading.printed and note:
            self.reading.notes[self.table.key] = note

    def tell_missing(self) -> None:
        """S04: the cells that no row gave."""
        missing = [
            ref
            for ref in self.table.cells
            if ref not in self.reading.printed and ref not in self.told
        ]
        if not missing:
            return
        name, total = table_name(self.form, self.table.key), len(self.table.cells)
        rows = list(dict.fromkeys(ref.row for ref in missing))
        if len(missing) == total:
            fact = f"{name}没有读到数字；如果原文的表是图片或别的样式，请照着填写。"
        else:
            names = "、".join(row_name(self.table.rows[key]) for key in rows[:3])
            more = f"等{len(rows)}行" if len(rows) > 3 else ""
            fact = f"{name}应有{total}格，少了{len(missing)}格：{names}{more}没有找到，请补填。"
        self._tell("S04", Severity.ERROR, fact, missing)

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
        if any(ref in self.reading.printed or ref in self.told for ref in cells):
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
        if len(printed) == wanted + 1 and printed[-1] in (printed[-2], "0"):
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

    def _tell_unknown(self, row: Cells) -> None:
        words = "".join(text for text in row.cells if text and not is_figure_like(text))[:30]
        name = table_name(self.form, self.table.key)
        fact = f"原文第{row.number}行“{words}”不是{name}的行，没有读入，请核对。"
        self._tell("S04", Severity.WARNING, fact, [])

    def _tell(self, rule: str, severity: Severity, message: str, cells: Sequence[CellRef]) -> None:
        finding = Finding(rule, severity, message, self.table.key, tuple(cells))
        self.reading.findings.append(finding)


def _trim(values: Sequence[str]) -> list[str]:
    """The cells from the first to the last that is not empty."""
    filled = [place for place, text in enumerate(values) if text]
    return list(values[filled[0] : filled[-1] + 1]) if filled else []
