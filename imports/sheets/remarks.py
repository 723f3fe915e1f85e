"""What has to be told of a workbook: what was left out, formulas without a value and the like."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from nianbao.imports.sheets.grid import Sheet
from nianbao.report.finding import Finding, Severity
from nianbao.report.form.figures import CellRef
from nianbao.report.text import clean_line

_NAMED = 3


@dataclass
class Remarks:
    """Gathered while the sheets are read; rows count from 1, as the sheet shows them."""

    hidden_sheets: list[str] = field(default_factory=list)
    hidden_lines: list[str] = field(default_factory=list)
    formulas: list[int] = field(default_factory=list)
    rounded: list[tuple[int, str, str]] = field(default_factory=list)
    struck: list[tuple[int, str]] = field(default_factory=list)
    marks: list[tuple[int, str, str]] = field(default_factory=list)
    years: dict[int, str] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)
    lacking: dict[str, tuple[CellRef, ...]] = field(default_factory=dict)
    text_boxes: bool = False

    def note_year(self, name: str, year: int | None) -> None:
        """Remember of which year's report a sheet says it is."""
        if year is not None:
            self.years.setdefault(year, name)

    def note_columns(
        self, name: str, left: Mapping[str, int], lacking: Mapping[str, tuple[CellRef, ...]]
    ) -> None:
        """Remember the columns of a sheet that are none of the form's, with how many figures.

        `lacking` are those of the form that are not there, with their cells.
        """
        where = f"工作表“{name}”" if name else ""
        self.lacking |= {f"{where}“{head}”": cells for head, cells in lacking.items()}
        for head, count in left.items():
            column = f"“{clean_line(head)[:12]}”" if head else "没有列名的"
            self.left.append(f"{where}{column}一列（{count}个数）")

    def note_hidden(self, sheet: Sheet) -> None:
        """Remember the hidden rows and columns of a sheet that hold something."""
        rows = {row for (row, _), cell in sheet.cells.items() if cell.text} & sheet.hidden_rows
        columns = {at for (_, at), cell in sheet.cells.items() if cell.text} & sheet.hidden_columns
        if rows:
            first = min(rows) + 1
            self.hidden_lines.append(f"“{sheet.name}”有{len(rows)}行是隐藏的（第{first}行起）")
        if columns:
            self.hidden_lines.append(f"“{sheet.name}”有{len(columns)}列是隐藏的")

    def findings(self) -> Iterator[Finding]:
        """One finding for each kind."""
        if self.hidden_sheets:
            names = "、".join(f"“{clean_line(name)}”" for name in self.hidden_sheets[:_NAMED])
            yield _finding(
                f"隐藏的工作表{names}等{len(self.hidden_sheets)}张没有读入，要用就取消隐藏再读。"
            )
        if len(self.years) > 1:
            names = "、".join(f"“{name}”是{year}年的" for year, name in self.years.items())
            yield _finding(
                f"表格里有不同年份的报告，读到一起了（工作表{names}）；"
                "请只留下要读入的那一份，再读入。"
            )
        if self.left:
            words = "、".join(self.left[:_NAMED])
            more = f"等{len(self.left)}列" if len(self.left) > _NAMED else ""
            yield _finding(f"{words}{more}不是表式里的列，没有读入，请核对。")
        yield from self._lacking()
        if self.hidden_lines:
            words = "，".join(self.hidden_lines[:_NAMED])
            yield _finding(f"工作表{words}，没有读入，要用就取消隐藏再读。")
        if self.formulas:
            yield _finding(
                f"表格第{self.formulas[0]}行等{len(self.formulas)}格是公式，文件里没有存算出来的数，"
                "请在 WPS 或 Excel 里打开，保存一次，再读入。"
            )
        if self.rounded:
            row, shown, stored = self.rounded[0]
            yield _finding(
                f"表格第{row}行等{len(self.rounded)}格存的数和显示的不一样"
                f"（存{stored}，显示{shown}），已按显示的读，请核对。"
            )
        if self.struck:
            places = "、".join(f"第{row}行的“{words}”" for row, words in self.struck[:_NAMED])
            yield _finding(
                f"表格{places}等{len(self.struck)}处是划掉的文字，没有读入，请看原文核对。"
            )
        if self.marks:
            places = "、".join(
                f"第{row}行“{words}”后面的“{mark}”" for row, words, mark in self.marks[:_NAMED]
            )
            yield _finding(
                f"表格{places}等{len(self.marks)}处右上角的小字当作注释的序号，没有算进数里，请核对。"
            )
        if self.text_boxes:
            yield _finding("表格上面的文本框没有读入，里面有报告的话请自己填。")

    def _lacking(self) -> Iterator[Finding]:
        if self.lacking:
            words = "、".join(islice(self.lacking, _NAMED))
            more = f"等{len(self.lacking)}列" if len(self.lacking) > _NAMED else "列"
            cells = [ref for refs in self.lacking.values() for ref in refs]
            fact = f"{words}{more}表里没有，或者隐藏了，先空着，请照实填写。"
            yield Finding("S01", Severity.WARNING, fact, cells[0].table, tuple(cells))


def _finding(message: str) -> Finding:
    return Finding("S01", Severity.WARNING, message, "overview")
