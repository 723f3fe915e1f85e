"""Pasted rows -> those of the report's own year, and the one column that counts for a row.

Years stand as titles above tables of several, beside the names of rows, or above columns.
"""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, field, replace

from nianbao.imports.cells import is_figure_like, read_cell
from nianbao.imports.labels import row_key
from nianbao.imports.short_names import row_in_short
from nianbao.imports.source import CellRow, SourceBlock
from nianbao.report.form.figures import Unit
from nianbao.report.form.shape import FigureTable
from nianbao.report.text import late, plain_digits

_TITLE = r"[^\d，。；]{0,40}?(20\d\d)\s*年(?!末|底|初)[^\d，。；]{0,40}"
_NO_TITLE = "填|时间|日期|编制|截至|注|审核|打印|制表"
"""Words of a line whose year is the day on which something was written."""
_CELL = r"(20\d\d)\s*年?度?"
_HEAD = r"[^\d]{0,6}(20\d\d)\s*年?度?[^\d]{0,10}"
_THIS_YEAR, _LAST_YEAR = "本年|今年|当年|本期", "上年|上一年|去年|同期|往年|上期"
_TOTAL = r"(?:全年|年度|本年)?(?:合计|总计|累计|总数|(?<=全年))(?:数|数量|件数)?"


@dataclass
class OwnRows:
    """The rows that count, sentences about those left out, and about what should be looked at."""

    blocks: list[SourceBlock]
    unused: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)


def rows_of_year(table: FigureTable, blocks: Sequence[SourceBlock], year: int) -> OwnRows:
    """The blocks of the report's `year`, where titles or cells beside the rows say of which."""
    by_cell = _by_cells(table, blocks, year)
    return by_cell or _by_titles(blocks, year) or OwnRows(list(blocks))


def in_words_of_form(
    table: FigureTable, blocks: Sequence[SourceBlock], year: int
) -> list[SourceBlock]:
    """The blocks with 2024年新收 as the form has it, 本年新收, where that names a row."""
    return [
        replace(block, cells=tuple(_in_words(table, text, year) for text in block.cells))
        if isinstance(block, CellRow)
        else block
        for block in blocks
    ]


def _in_words(table: FigureTable, text: str, year: int) -> str:
    if not late(r"20\d\d").search(text) or is_figure_like(text) or row_key(table, text):
        return text
    words = text
    for pattern, plain in (
        (rf"{year - 1}年度?结转[至到]{year}年度?", "上年结转"),
        (rf"(?:{year}年度?)?结转[至到]{year + 1}年度?", "结转下年度"),
        (rf"{year}年度?", "本年"),
        (rf"{year - 1}年度?", "上年"),
    ):
        words = re.sub(pattern, plain, words)
    return words if row_key(table, words) or row_in_short(table, words) else text


def in_one_column(table: FigureTable, blocks: Sequence[SourceBlock], year: int) -> OwnRows:
    """The blocks with one figure for each row that has one column in the form, by its head.

    Of several years' columns the report's own; of parts and their total the total, where it is
    the sum of the others in each row. Others stay as they are.
    """
    same = OwnRows(list(blocks))
    rows = [block for block in blocks if isinstance(block, CellRow)]
    named = {row.number for row in rows if _is_single(table, row)}
    first = next((at for at, row in enumerate(rows) if _has_figures(row)), 0)
    if not (named and first) or any(_has_figures(row) and row.number not in named for row in rows):
        return same
    head = rows[first - 1]
    rows = [row for row in rows if row.number in named]
    places = sorted({at for row in rows for at in _figures_at(row)})
    heads = {at: head.cells[at].strip() if at < len(head.cells) else "" for at in places}
    at, told = _chosen(rows, heads, year)
    if at is None:
        return same
    kept: list[SourceBlock] = []
    for block in blocks:
        if isinstance(block, CellRow) and block.number in named:
            label = next(text for text in block.cells if text and row_key(table, text))
            cells = (label, block.cells[at] if at < len(block.cells) else "")
            kept.append(CellRow(block.number, cells, " ".join(cells)))
        elif block is not head:
            kept.append(block)
    return OwnRows(kept, doubts=[told])


def _chosen(rows: Sequence[CellRow], heads: dict[int, str], year: int) -> tuple[int | None, str]:
    """The column that counts and what is told of it; None where no head says which."""
    years = {at: one for at, text in heads.items() if (one := _year_of_head(text, year))}
    own = [at for at, one in years.items() if one == year]
    if len(own) == 1 and len(years) > 1:
        return own[0], f"几年的数并排，只用“{heads[own[0]]}”列。"
    totals = [at for at, text in heads.items() if late(_TOTAL).fullmatch(text)]
    parts = [at for at in heads if at not in totals]
    if len(totals) != 1 or len(parts) < 2 or years or not all(heads.values()):
        return None, ""
    if any(_value(row, totals[0]) != sum(_value(row, at) for at in parts) for row in rows):
        return None, ""
    return totals[0], f"几列合成的“{heads[totals[0]]}”和各列之和相等，只用这一列。"


def _year_of_head(text: str, year: int) -> int:
    """The year that the head of a column says, the report's own by 本年; 0 for none."""
    if found := late(_HEAD).fullmatch(text):
        return int(found[1])
    if late(_LAST_YEAR).search(text):
        return year - 1
    return year if late(_THIS_YEAR).match(text) and not late(_TOTAL).fullmatch(text) else 0


def _value(row: CellRow, at: int) -> int:
    text = row.cells[at] if at < len(row.cells) else ""
    return int(read_cell(text, Unit.COUNT, is_total=True).figure or 0)


def _is_single(table: FigureTable, row: CellRow) -> bool:
    """Whether a row of figures is named as one that has a single column in the form."""
    if not _has_figures(row):
        return False
    keys = {key for text in row.cells if text and (key := row_key(table, text))}
    single = {one.key for block in table.blocks if len(block.columns) == 1 for one in block.rows}
    return len(keys) == 1 and keys <= single


def _has_figures(row: CellRow) -> bool:
    return bool(_figures_at(row))


def _figures_at(row: CellRow) -> list[int]:
    return [at for at, text in enumerate(row.cells) if text and is_figure_like(text)]


def _title_year(block: SourceBlock) -> int:
    """The year that a line by itself puts above what follows; 0 for other lines."""
    filled = [text for text in block.cells if text] if isinstance(block, CellRow) else [block.text]
    if len(filled) != 1 or late(_NO_TITLE).search(filled[0]):
        return 0
    found = late(_TITLE).fullmatch(plain_digits(filled[0]).strip())
    return int(found[1]) if found else 0


def _by_titles(blocks: Sequence[SourceBlock], year: int) -> OwnRows | None:
    """The blocks beneath the title of the report's year; None where no title has a year."""
    parts: list[tuple[int, list[SourceBlock]]] = [(0, [])]
    for block in blocks:
        if title := _title_year(block):
            parts.append((title, []))
        else:
            parts[-1][1].append(block)
    held = [(title, part) for title, part in parts if _holds_figures(part)]
    years = sorted({title for title, _ in held} - {0})
    if not years:
        return None
    if held[0][0] == 0 and year not in years:  # what stands in front is this year's
        own = [block for title, part in parts if not title for block in part]
        return OwnRows(own, [f"{_listed(years)}的表没有用。"])
    if year not in years:
        words = f"标题写的是{_listed(years)}，这份报告是{year}年的，请看准是不是粘贴错了。"
        return OwnRows(list(blocks), doubts=[words])
    if years == [year]:
        return OwnRows(list(blocks))
    own = [block for title, part in parts if title == year for block in part]
    others = _listed([one for one in years if one != year])
    others += "" if held[0][0] else "和前面没有写年份"
    return OwnRows(own, [f"这份报告是{year}年的，{others}的表没有用。"])


def _holds_figures(blocks: Sequence[SourceBlock]) -> bool:
    for block in blocks:
        texts = block.cells if isinstance(block, CellRow) else block.text.split()
        if any(map(is_figure_like, filter(None, texts))):
            return True
    return False


def _listed(years: Sequence[int]) -> str:
    return "、".join(f"{one}年" for one in years)


def _by_cells(table: FigureTable, blocks: Sequence[SourceBlock], year: int) -> OwnRows | None:
    """The rows whose cell behind the name says the report's year; None where rows have none."""
    rows = [one for one in blocks if isinstance(one, CellRow) and _holds_figures([one])]
    place = _place_of_years(table, rows)
    if place is None:
        return None
    years = {int(_year_in(row, place)) for row in rows}
    if len(years) > 1 and year not in years:
        return None
    kept: list[SourceBlock] = []
    label = ""
    for block in blocks:
        if not isinstance(block, CellRow) or len(block.cells) <= place:
            kept.append(block)
            continue
        cells = list(block.cells)
        if block in rows:
            label = next((text for text in cells[:place] if text), label)
            if int(_year_in(block, place)) != year and len(years) > 1:
                continue
            if not any(cells[:place]):  # its merged cell stands in the row of another year
                cells[place - 1] = label
        del cells[place]
        kept.append(CellRow(block.number, tuple(cells), block.text))
    return _told_of_cells(kept, years, year)


def _told_of_cells(kept: list[SourceBlock], years: Set[int], year: int) -> OwnRows:
    others = sorted(years - {year})
    if len(years) > 1:
        return OwnRows(kept, [f"这份报告是{year}年的，{_listed(others)}的各行没有用。"])
    words = f"各行写的是{_listed(others)}，这份报告是{year}年的，请看准是不是粘贴错了。"
    return OwnRows(kept, doubts=[words] if others else [])


def _place_of_years(table: FigureTable, rows: Sequence[CellRow]) -> int | None:
    """Where every row of figures has a year behind its name; None where they have none."""
    places = {
        at
        for row in rows
        for at, text in enumerate(row.cells)
        if at and late(_CELL).fullmatch(text.strip())
    }
    found = [at for at in places if all(_year_in(row, at) for row in rows)]
    if len(rows) < 2 or len(found) != 1:
        return None
    at = found[0]
    named = [row for row in rows if any(text and row_key(table, text) for text in row.cells[:at])]
    return at if named and not any(map(is_figure_like, _before(rows, at))) else None


def _before(rows: Sequence[CellRow], at: int) -> list[str]:
    return [text for row in rows for text in row.cells[:at] if text]


def _year_in(row: CellRow, at: int) -> str:
    found = late(_CELL).fullmatch(row.cells[at].strip()) if at < len(row.cells) else None
    return found[1] if found else ""
