"""Which columns of a sheet are the form's, by the heads above them: each part of a table has one.

A sheet has columns that no form has: numbers of rows, remarks, last year's figures beside this
year's, sub-totals, checks. It keeps every figure in its column, so that heads can be believed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise

from nianbao.imports.cells import is_figure_like
from nianbao.imports.column_names import column_of
from nianbao.imports.labels import is_head, row_key
from nianbao.report.form.figures import CellRef
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.form.shape import Block, Column, FigureTable

_COUNTING = frozenset({"序号", "编号", "行次", "行号", "项次"})
"""How a column is headed that only counts the rows."""
_REMARKS = frozenset({"备注", "说明", "附注", "情况说明", "备注说明", "备注栏"})
_CHECKS = frozenset({"校验", "核对", "审核", "复核", "检查", "勾稽", "勾稽关系", "校验结果"})
_LAST_YEAR = re.compile(r"(?:上年|去年|上一年|上期|往年|前年|同期)(?!结转|转结)")
_COMPARED = re.compile(r"同比|环比|增减|增幅|增长率|较上年|比上年|较去年|比去年|变化")
_YEAR = re.compile(r"(20\d\d)年?度?")
_HEAD_LENGTH = 16
_ENOUGH = {"requests": 4, "challenges": 3}
"""Names of columns that tell which table a head is of, though others are hidden or left out."""
_REQUESTS, _CHALLENGES = FORM_2021.table("requests"), FORM_2021.table("challenges")
_OLD_FORM = re.compile(r"上一年项目|本年增/?减|公开总数量")
"""Words of the heads of 2019, which have the year before in the form itself."""


@dataclass
class ShownRow:
    """A row as it is shown: words by column, the columns that merged cells cover, by which words.

    `over` are those of a cell that lies over several columns, in its first row.
    """

    number: int
    texts: dict[int, str] = field(default_factory=dict)
    covered: set[int] = field(default_factory=set)
    over: dict[int, str] = field(default_factory=dict)

    @cached_property
    def figures(self) -> set[int]:
        """The columns with a figure or a mark for a blank."""
        return {column for column, text in self.texts.items() if is_figure_like(text)}


@dataclass(slots=True)
class HeadedRows:
    """Some rows with one head above them, and what it says.

    `order` are the columns in the form's order where enough of them are named, None for one that
    is not; `left` are the columns that are none of the form's, by what stands above
    them, `labels` the others in front, `lacking` the form's that are not there, by name, with
    their cells, `names` those of `order` as they are printed.
    `other` are words that say all below them is of another
    year.
    """

    rows: list[ShownRow]
    head: list[ShownRow] = field(default_factory=list)
    order: list[int | None] = field(default_factory=list)
    left: dict[int, str] = field(default_factory=dict)
    labels: list[int] = field(default_factory=list)
    lacking: dict[str, tuple[CellRef, ...]] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    other: str = ""

    @property
    def own_rows(self) -> list[ShownRow]:
        """The rows that are read: those above the words that say it is of another year."""
        if not self.other:
            return self.rows
        place = next(at for at, row in enumerate(self.rows) if self.other in row.texts.values())
        return self.rows[:place]


def counting_columns(rows: Sequence[ShownRow]) -> set[int]:
    """The columns that only count the rows, by their heads or by 5, 6, 7… in front of labels."""
    found = {
        column
        for row in rows
        for column, text in row.texts.items()
        if not row.figures - {column} and _bare(text) in _COUNTING
    }
    for column in {min(row.figures) for row in rows if row.figures}:
        counted = [row for row in rows if column in row.figures]
        if all(_has_label_behind(row, column) for row in counted) and _counts(
            [_bare(row.texts[column]) for row in counted]
        ):
            found.add(column)
    return found


def _has_label_behind(row: ShownRow, column: int) -> bool:
    return any(at > column and _is_label(text) for at, text in row.texts.items())


def _counts(numbers: Sequence[str]) -> bool:
    """Whether numbers are 5, 6, 7…, or begin anew with 1."""
    if not all(re.fullmatch("[0-9]{1,2}", one) for one in numbers):
        return False
    return all(b == "1" or int(b) == int(a) + 1 for a, b in pairwise(numbers))


def rows_under_heads(rows: Sequence[ShownRow], counting: set[int]) -> Iterator[HeadedRows]:
    """The rows divided at their heads, each part with what its head says of its columns."""
    for head, part in _parts(rows, counting):
        found = HeadedRows(list(part), list(head))
        below = [row for row in part if row.figures - counting]
        if head and below:
            _say(found, below, counting)
        yield found


def _parts(
    rows: Sequence[ShownRow], counting: set[int]
) -> Iterator[tuple[list[ShownRow], list[ShownRow]]]:
    """The rows of each head with those of the head themselves in front, and the head."""
    part: list[ShownRow] = []
    head: list[ShownRow] = []
    waiting: list[ShownRow] = []
    is_closed = False
    for row in rows:
        is_words = not row.figures - counting
        if is_words and _names_columns(row):
            if is_closed:
                kept = [one for one in part if one not in waiting]
                yield head, kept
                part, head, is_closed = list(waiting), list(waiting), False
            elif not head:
                head = list(waiting)
            head.append(row)
            waiting = []
        elif is_words and (_is_no_row(row) or _is_wide_head(row)):
            waiting.append(row)
            if head and not is_closed:
                head.append(row)
        else:
            is_closed, waiting = True, []
        part.append(row)
    yield head, part


def _names_columns(row: ShownRow) -> bool:
    """Whether a row has names of columns, of the form or not, that are no row's label."""
    names = [text for text in row.texts.values() if _names_any(text)]
    strange = any(_is_strange(text) for text in row.texts.values())
    return strange or len(names) > 1 or any(not _is_label(text) for text in names)


def _is_no_row(row: ShownRow) -> bool:
    """Whether words are no row's label: 总计 is one too, but not beside 申请人情况."""
    texts = [text for text in row.texts.values() if text]
    labels = [text for text in texts if _is_label(text)]
    heads = (text for text in texts if text not in labels and is_head(_REQUESTS, text))
    return not labels or any(heads)


def _is_wide_head(row: ShownRow) -> bool:
    """Whether a row names rows of table four that stand side by side."""
    texts = [text for text in row.texts.values() if text]
    return len(texts) > 1 and all(is_head(_CHALLENGES, text) for text in texts)


def _say(found: HeadedRows, below: Sequence[ShownRow], counting: set[int]) -> None:
    """Add what the head says of the rows below it."""
    stacks = _stacks(found.head)
    is_old = any(_OLD_FORM.search(_bare(text)) for texts in stacks.values() for text in texts)
    strange = _strange(stacks, is_old=is_old)
    filled = {column for row in below for column, text in row.texts.items() if text}
    figures = {column for row in below for column in row.figures} - counting
    labels = {column for row in below for column, text in row.texts.items() if _is_label(text)}
    above_all = figures if figures <= strange.keys() else {min(labels, default=-1)} & strange.keys()
    if above_all - counting:
        found.other = strange[min(above_all)]
        return
    found.left = {column: strange[column] for column in strange if column not in counting}
    if is_old:
        return
    aside = set(strange) | counting
    for table in FORM_2021.tables:
        for block in table.blocks:
            places = _places(block, stacks, found.head, aside, filled)
            order = _order(table, block, places, stacks)
            if order and _is_aligned(order, below, aside):
                _lay(found, order, stacks, filled - counting)
                found.names = _printed_names(block, order, stacks)
                if found.order and len(order) == len(block.columns):
                    typed = _typed(table, block)
                    pairs = zip(block.columns, order, strict=True)
                    found.lacking = {
                        one.label.text: tuple(ref for ref in table.cells if ref.column == one.key)
                        for one, at in pairs
                        if at is None and one.key in typed
                    }
                return


def _strange(stacks: Mapping[int, Sequence[str]], *, is_old: bool) -> dict[int, str]:
    """The columns that are none of the form's, by the words that say so."""
    texts = {text for texts in stacks.values() for text in texts}
    years = {int(year[1]) for text in texts if (year := _year(text))}
    earlier = {
        text
        for text in texts
        if (year := _year(text)) and f"本年{_bare(text)[year.end() :]}" in map(_bare, texts)
    }
    return {
        column: text
        for column, above in stacks.items()
        for text in above
        if text in earlier or _is_strange(text, years, is_old=is_old)
    }


def _printed_names(
    block: Block, order: Sequence[int | None], stacks: Mapping[int, Sequence[str]]
) -> dict[int, str]:
    """How the form's columns are called in the sheet."""
    return {
        column: text
        for column in order
        if column is not None
        for text in stacks.get(column, ())
        if printed_column(block.columns, text)
    }


def _lay(
    found: HeadedRows,
    order: list[int | None],
    stacks: Mapping[int, Sequence[str]],
    filled: set[int],
) -> None:
    """Keep what is the form's; nothing where another of its columns may stand beside them.

    Figures without a name may be the total where none is named.
    """
    first = min(one for one in order if one is not None)
    others = filled - set(order) - found.left.keys()
    beside = {one: stacks.get(one, [])[-1:] for one in sorted(others) if one > first}
    if any(_names_any(text) for texts in beside.values() for text in texts):
        return
    named = {column: texts[0] for column, texts in beside.items() if texts}
    if None in order and len(named) < len(beside):
        found.left |= named
        return
    found.order = order
    found.left |= {column: "".join(texts) for column, texts in beside.items()}
    found.labels = sorted(one for one in others if one < first)


def _order(
    table: FigureTable,
    block: Block,
    places: Mapping[str, Sequence[int]],
    stacks: Mapping[int, Sequence[str]],
) -> list[int | None]:
    """The columns in the form's order, of one row or of all side by side; [] where too few are."""
    keys = [column.key for column in block.columns]
    typed = _typed(table, block)
    counts = set(map(len, places.values()))
    if counts == {1} and len(typed & places.keys()) >= min(len(typed), _ENOUGH.get(table.key, 2)):
        return [places[key][0] if key in places else None for key in keys]
    if not typed <= places.keys() or not table.side_by_side or counts != {len(table.rows)}:
        return []
    of = {column: key for key, columns in places.items() for column in columns}
    columns = sorted(of)
    groups: dict[str, dict[str, int]] = {}
    left = list(table.rows)
    for start in range(0, len(columns), len(places)):
        group = columns[start : start + len(places)]
        named = [key for one in group for text in stacks[one] if (key := row_key(table, text))]
        row = named[0] if named else left[0]
        if row in left:
            left.remove(row)
        groups[row] = {of[one]: one for one in group}
    if set(groups) != set(table.rows) or any(len(one) != len(places) for one in groups.values()):
        return []
    return [groups[row].get(key) for row in table.rows for key in keys]


def _typed(table: FigureTable, block: Block) -> set[str]:
    """The columns of a block that are no totals."""
    return {ref.column for ref in table.typed_cells} & {column.key for column in block.columns}


def _places(
    block: Block,
    stacks: Mapping[int, Sequence[str]],
    head: Sequence[ShownRow],
    aside: set[int],
    filled: set[int],
) -> dict[str, list[int]]:
    """The columns that the heads name, by key: by words of their own, else by merged ones."""
    own: dict[str, list[int]] = {}
    covered: dict[str, list[int]] = {}
    begun = {column for row in head for column, text in row.texts.items() if text}
    for column, texts in stacks.items():
        key = next(
            (key for one in reversed(texts) if (key := printed_column(block.columns, one))), None
        )
        if key and column not in aside:
            (own if _is_named(block, column, head) else covered).setdefault(key, []).append(column)
    for key, columns in covered.items():
        with_figures = [one for one in columns if one in filled and one in begun]
        if key not in own and len(with_figures) == 1:
            own[key] = with_figures
    return own


def _is_named(block: Block, column: int, head: Sequence[ShownRow]) -> bool:
    return any(printed_column(block.columns, row.texts.get(column, "")) for row in head)


def _is_aligned(order: Sequence[int | None], below: Sequence[ShownRow], aside: set[int]) -> bool:
    """Whether no figure stands where labels are, and no label where figures are."""
    first = min(one for one in order if one is not None)
    return not any(
        is_figure_like(text) if column < first else _is_label(text)
        for row in below
        for column, text in row.texts.items()
        if column not in aside
    )


def _stacks(head: Sequence[ShownRow]) -> dict[int, list[str]]:
    """The words above each column, from the top down.

    Where cells are not merged, words of another year, and names above this year's, reach on over
    empty cells.
    """
    stacks: dict[int, list[str]] = {}
    last = max((column for row in head for column in (*row.texts, *row.over)), default=-1)
    below = [set(row.texts) for row in head[1:]] + [set()]
    for row, named in zip(head, below, strict=True):
        reaching, taken = "", {column for column in stacks if stacks[column]}
        for column in range(last + 1):
            text = row.texts.get(column, "") or row.over.get(column, "")
            if text:
                reaching = text
            elif column in taken:
                reaching = ""
            elif reaching and (column in named or _is_of_another_year(reaching)):
                text = reaching
            if text:
                stacks.setdefault(column, []).append(text)
    return stacks


def _is_strange(text: str, years: set[int] | None = None, *, is_old: bool = False) -> bool:
    """Whether a head says that its column is none of the form's."""
    words = _bare(text)
    if words in _COUNTING | _REMARKS | _CHECKS:
        return True
    if is_old or len(re.split("[（(]", words)[0]) > _HEAD_LENGTH or _is_label(text):
        return False
    if (year := _year(text)) and years is not None:
        return int(year[1]) < max(years)
    return _is_of_another_year(text)


def _is_of_another_year(text: str) -> bool:
    """Whether a head begins with a year or a word for the year before, or compares two."""
    words = _bare(text)
    return bool(_LAST_YEAR.match(words) or _COMPARED.search(words) or _YEAR.match(words))


def _year(text: str) -> re.Match[str] | None:
    """The year with which the words of a head begin."""
    return _YEAR.match(_bare(text))


def printed_column(columns: Sequence[Column], text: str) -> str | None:
    """The column that a head names, whatever unit stands behind it in brackets."""
    return column_of(columns, text) or column_of(columns, re.split("[（(]", text)[0])


@lru_cache(maxsize=1024)
def _names_any(text: str) -> bool:
    """Whether words name a column of any table."""
    blocks = (block for table in FORM_2021.tables for block in table.blocks)
    return any(printed_column(block.columns, text) for block in blocks)


@lru_cache(maxsize=1024)
def _is_label(text: str) -> bool:
    return any(row_key(table, text) for table in FORM_2021.tables)


def _bare(text: str) -> str:
    return "".join(text.split())
