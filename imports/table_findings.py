"""What is odd in a table, in the clerk's words: each with its place in the source and its cells."""

from collections.abc import Iterable, Mapping, Sequence

from nianbao.imports.cells import has_letters, is_figure_like
from nianbao.imports.column_order import OddHead
from nianbao.imports.source import CellRow, SourceBlock
from nianbao.imports.sums import Gap
from nianbao.report.finding import Finding, Severity
from nianbao.report.form.figures import CellRef, Figure, print_figure
from nianbao.report.form.names import cell_name, column_name, row_name, table_name
from nianbao.report.form.shape import FigureTable, Form

_TOLD_LIMIT = 10
"""Unknown rows told one by one."""


class TableFindings:
    """Gathers the findings about one table; `found` is all of them, in the order they came."""

    def __init__(self, form: Form, table: FigureTable) -> None:
        self.found: list[Finding] = []
        self._form = form
        self._table = table
        self._name = table_name(form, table.key)

    def tell(self, rule: str, severity: Severity, fact: str, cells: Sequence[CellRef]) -> None:
        """Tell a fact about some cells."""
        self.found.append(Finding(rule, severity, fact, self._table.key, tuple(cells)))

    def row_words(self, cells: Sequence[CellRef]) -> str:
        """The name of the row the cells are in; the table's where they are in several."""
        is_row = len({ref.row for ref in cells}) == 1
        return f"{self._name}{self._row_name(cells[0].row)}行" if is_row else self._name

    def doubled(self, row: CellRow, cells: Sequence[CellRef]) -> None:
        """S04: a row that was there before."""
        fact = f"原文第{row.number}行：{self.row_words(cells)}出现了两次，只用了前一次的数。"
        self.tell("S04", Severity.WARNING, fact, cells)

    def no_labels(self) -> None:
        """S04: a table of nothing but figures, read in the order of the form."""
        fact = f"{self._name}没有行名，按表式的顺序读入，请核对。"
        self.tell("S04", Severity.WARNING, fact, self._table.cells)

    def no_label(self, row: CellRow, cells: Sequence[CellRef], words: str) -> None:
        """S04: a row without a label, or with a misprinted one, known by its neighbours."""
        what = f"行名印的是“{words[:30]}”" if words else "没有行名"
        fact = f"原文第{row.number}行{what}，按前后两行当作{self.row_words(cells)}读入，请核对。"
        self.tell("S04", Severity.WARNING, fact, cells)

    def one_for_all(self, row: CellRow, cells: Sequence[CellRef], words: str) -> None:
        """S04: one row printed for a group of rows, read as its 其他."""
        fact = f"原文第{row.number}行“{words[:30]}”没有分项，记在{self.row_words(cells)}，请核对。"
        self.tell("S04", Severity.WARNING, fact, cells)

    def spaced(self, row: CellRow, ref: CellRef, printed: str, figure: Figure) -> None:
        """N01: digits kept apart by a space, which may be two figures."""
        fact = f"{cell_name(self._form, ref)}：原文第{row.number}行“{printed[:30]}”中间有空格，"
        fact += f"读作{print_figure(figure)}，请核对。"
        self.tell("N01", Severity.WARNING, fact, [ref])

    def no_figure(self, row: CellRow, ref: CellRef, odd: str) -> None:
        """N01: what stood in a cell is no figure."""
        fact = f"{cell_name(self._form, ref)}：原文第{row.number}行是“{odd}”，"
        self.tell("N01", Severity.ERROR, f"{fact}不是一个数，先空着，请照实填写。", [ref])

    def in_yuan(self, row: CellRow, ref: CellRef, text: str) -> None:
        """N01: a fee beneath a head that says 元, which the form does not use."""
        fact = f"{cell_name(self._form, ref)}：原文第{row.number}行是“{text[:30]}”，"
        fact += "表头的单位不是万元，先空着，请换算后填写。"
        self.tell("N01", Severity.ERROR, fact, [ref])

    def tidied(
        self, cells: Mapping[CellRef, tuple[int, str]], printed: Mapping[CellRef, Figure]
    ) -> None:
        """N01: figures printed with separators, units, full-width digits or letters, told once."""
        lettered = {ref: one for ref, one in cells.items() if has_letters(one[1])}
        plain = {ref: one for ref, one in cells.items() if ref not in lettered}
        for kind, severity in ((plain, Severity.INFO), (lettered, Severity.WARNING)):
            for ref, (number, text) in list(kind.items())[:1]:
                more = f"等{len(kind)}格" if len(kind) > 1 else ""
                what = "像零的字母、圆圈当作0" if kind is lettered else "数不是只用数字印的"
                fact = f"{self._name}{more}的{what}："
                fact += f"原文第{number}行“{text[:30]}”读作{print_figure(printed[ref])}"
                fact += "，请核对。" if kind is lettered else "。"
                self.tell("N01", severity, fact, list(kind))

    def marked(
        self, cells: Mapping[CellRef, tuple[int, str, str]], printed: Mapping[CellRef, Figure]
    ) -> None:
        """N01: marks of notes behind figures, told once."""
        for ref, (number, text, mark) in list(cells.items())[:1]:
            more = f"这样的有{len(cells)}处，" if len(cells) > 1 else ""
            fact = f"{cell_name(self._form, ref)}：原文第{number}行“{text[:30]}”读作"
            fact += f"{print_figure(printed[ref])}，“{mark}”当作注释的序号，{more}请核对。"
            self.tell("N01", Severity.WARNING, fact, list(cells))

    def unknown(self, rows: Sequence[tuple[int, str]]) -> None:
        """S04: rows of figures, by line and words, that the form does not have."""
        for number, words in rows[:_TOLD_LIMIT]:
            what = f"“{words}”不是{self._name}的行" if words else "没有行名"
            fact = f"原文第{number}行{what}，没有读入，请核对。"
            self.tell("S04", Severity.WARNING, fact, [])
        more = len(rows) - _TOLD_LIMIT
        if more > 0:
            fact = f"另有{more}行数不是{self._name}的行，没有读入，请核对。"
            self.tell("S04", Severity.WARNING, fact, [])

    def left_over(self, number: int, cells: Sequence[CellRef]) -> None:
        """S04: fewer figures than a row has, without a name, which may be pieces of those above."""
        fact = f"原文第{number}行没有行名，没有读入，可能是上面{self.row_words(cells)}断下来的，"
        self.tell("S04", Severity.WARNING, f"{fact}请核对那一行。", cells)

    def scattered(self, cells: Sequence[CellRef]) -> None:
        """S04: heads out of order above figures that were read in the order of the form."""
        fact = f"{self._name}的列名没有按次序排（像是从 PDF 复制的），数按表式的次序读入，"
        self.tell("S04", Severity.WARNING, f"{fact}可能放错，请照原文逐格核对。", cells)

    def adrift(self, count: int, cells: Sequence[CellRef]) -> None:
        """S04: so many rows of figures lack their name that those read may be of other rows."""
        if cells:
            fact = f"{self._name}有{count}行数没有行名，或者行名只有一截，"
            fact += "行名和数可能错开了，读到的也请照原文逐格核对。"
            self.tell("S04", Severity.WARNING, fact, cells)

    def order(self, rows: Sequence[str]) -> None:
        """S04: rows that stand before one of an earlier place on the form, or behind a later."""
        form_order = list(self._table.rows)
        places = [form_order.index(key) for key in rows]
        odd = [
            key
            for at, (key, place) in enumerate(zip(rows, places, strict=True))
            if max(places[:at], default=-1) > place or min(places[at:]) < place
        ]
        if odd:
            fact = f"{self._name}{self._names(odd)}的次序和表式不同，按行名读入，请核对。"
            self.tell("S04", Severity.WARNING, fact, [r for r in self._table.cells if r.row in odd])

    def remarks(self, found: Sequence[tuple[int, str, str]]) -> None:
        """S04: words of a column of remarks, which the form does not have."""
        if found:
            lines = "、".join(dict.fromkeys(str(number) for number, *_ in found))
            fact = f"表式没有备注这一列：原文第{lines}行的备注放进了{self._name}的说明，请核对。"
            self.tell("S04", Severity.INFO, fact, [])

    def columns(self, head: OddHead, cells: Sequence[CellRef], unread: Sequence[CellRef]) -> None:
        """S04: columns in another order than the form's; N08 where their figures were not read."""
        names = "、".join(head.names)[:60]
        fact = f"原文第{head.number}行起，{self._name}的列是“{names}”，次序和表式不同，"
        if unread:
            fact += "数对不上列，没有读入，请照原文填写。"
            self.tell("N08", Severity.ERROR, fact, unread)
        else:
            self.tell("S04", Severity.WARNING, f"{fact}按列名读入，请核对。", cells)

    def doubtful(self, rows: Iterable[str]) -> None:
        """Rows with gaps that no total confirms, by the rule of their total."""
        for key in rows:
            cells = [ref for ref in self._table.cells if ref.row == key]
            rule = next(one.rule for one in self._table.derivations if one.ref.row == key)
            fact = f"{self.row_words(cells)}有空格，和印出的总计对不上，请照原文逐格核对。"
            self.tell(rule, Severity.WARNING, fact, cells)

    def turned(self) -> None:
        """S04: a table on its side, read by the names of its rows and columns."""
        fact = f"{self._name}的行和列换了位置，按行名和列名读入，请核对。"
        self.tell("S04", Severity.WARNING, fact, self._table.cells)

    def total_first(self) -> None:
        """S04: rows whose first figure is the sum of the others, read as their total."""
        fact = f"{self._name}没有列名，每行第一个数都是后面各数的和，当作总计读入，请核对。"
        self.tell("S04", Severity.WARNING, fact, self._table.cells)

    def strange(self, names: Sequence[str]) -> None:
        """S04: columns that the form does not have, known by their heads."""
        for name in names:
            fact = f"“{name[:20]}”不是{self._name}的列，这一列的数没有读入，请核对。"
            self.tell("S04", Severity.WARNING, fact, [])

    def unclear(self, cells: Sequence[CellRef]) -> None:
        """S04: rows with blanks of a table whose cells came one a line, its borders out of step."""
        if cells:
            fact = f"{self._name}一行一格，格子之间的竖线不齐，有空格的行可能错位，"
            fact += "请照原文逐格核对。"
            self.tell("S04", Severity.WARNING, fact, cells)

    def moved(self, cells: Sequence[CellRef]) -> None:
        """S04: a line of figures that may have moved by a place."""
        if cells:
            fact = f"{self._name}有空格，印出的总计又和加起来的不一样，数可能错了位，"
            fact += "请照原文逐格核对。"
            self.tell("S04", Severity.WARNING, fact, cells)

    def gaps(self, found: Sequence[Gap]) -> None:
        """S04: printed totals of rows that were not all read, with what must stand there.

        The widest total is told, the others by what they lack in the one row that is missing.
        """
        if not found:
            return
        widest = max(found, key=lambda gap: gap.stated)
        less = widest.stated - widest.read
        fact = f"{self._name}{self._row_name(widest.ref.row)}行印出{widest.stated}，"
        fact += f"读到的相加{widest.read}，差的{less}件在"
        rows = list(dict.fromkeys(ref.row for gap in found for ref in gap.lacking))
        if len(rows) == 1:
            offer = "、".join(
                f"{column_name(self._table, gap.ref)}{gap.stated - gap.read}" for gap in found
            )
            fact += f"没有读到的那一行：{self._row_name(rows[0])}应是{offer}；"
        else:
            fact += f"没有读到或空着的{len(rows)}行里；"
        cells = [gap.ref for gap in found]
        cells += [ref for ref in self._table.typed_cells if ref.row in rows]
        self.tell("S04", Severity.WARNING, f"{fact}总计照印出的留着，请核对补填。", cells)

    def absent(self) -> None:
        """S04: the whole table, whose section the source does not have."""
        title = self._form.section(self._table.key).title.text
        fact = f"{self._name}没有读到数字；原文里没有找到“{title}”这一部分，请照原文填写。"
        self.tell("S04", Severity.ERROR, fact, self._table.cells)

    def missing(self, cells: Sequence[CellRef], blocks: Sequence[SourceBlock]) -> None:
        """S04: cells that no row gave; `blocks` are what stands in the table's place."""
        total = len(self._table.cells)
        if len(cells) == total:
            fact = f"{self._name}没有读到数字；{_reason(blocks)}，请照原文填写。"
            self.tell("S04", Severity.ERROR, fact, cells)
        elif cells:
            names = self._names(dict.fromkeys(ref.row for ref in cells))
            fact = f"{self._name}应有{total}格，少了{len(cells)}格：{names}没有读到数，请补填。"
            self.tell("S04", Severity.ERROR, fact, cells)

    def _names(self, rows: Iterable[str]) -> str:
        keys = list(rows)
        more = f"等{len(keys)}行" if len(keys) > 3 else ""
        return "、".join(map(self._row_name, keys[:3])) + more

    def _row_name(self, key: str) -> str:
        return row_name(self._table.rows[key])


def _reason(blocks: Sequence[SourceBlock]) -> str:
    """Why a table gave no figure: its first row that was not understood, or what stands there."""
    for block in blocks:
        parts = block.own_cells if isinstance(block, CellRow) else tuple(block.text.split())
        words = [text for text in parts if text]
        if any(map(is_figure_like, words)):
            label = "".join(text for text in words if not is_figure_like(text))[:20]
            figures = sum(map(is_figure_like, words))
            why = f"的行名“{label}”不是表式里的" if label else "没有行名"
            return f"原文第{block.number}行{why}，后面的{figures}个数不知道放在哪里"
    if blocks:
        return f"原文第{blocks[0].number}行起这里只有文字，没有数字的表"
    return "原文这里是空的，表可能是一张图片"
