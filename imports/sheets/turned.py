"""Tables of a sheet that stand another way: rows and columns changed, or a figure a line."""

from collections.abc import Iterator, Sequence

from nianbao.imports.cells import is_figure_like
from nianbao.imports.labels import row_key
from nianbao.imports.sheets.columns import ShownRow, printed_column
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.form.shape import Block

_CHALLENGES = FORM_2021.table("challenges")
_DISCLOSURE = FORM_2021.table("disclosure")
_LINES_ENOUGH = 3
"""Lines with one figure each that make a table of them."""


def straightened(rows: Sequence[ShownRow], counting: set[int]) -> list[ShownRow]:
    """The rows of a part of a sheet, such a table in them laid as the form has it."""
    start = max(counting, default=-1) + 1
    return _with_lines_joined(_with_results_across(rows, counting, start), counting, start)


def _with_results_across(
    rows: Sequence[ShownRow], counting: set[int], start: int
) -> list[ShownRow]:
    """Table four with its results one below the other: laid side by side."""
    block = _CHALLENGES.blocks[0]
    heads = [row for row in rows if not row.figures and _rows_named(row)]
    places = {key: column for row in heads for key, column in _rows_named(row).items()}
    found = [(key, row) for row in rows if (key := _result(block, row))]
    lines = dict(found)
    typed = {ref.column for ref in _CHALLENGES.typed_cells}
    under = {column for row in lines.values() for column in row.figures}
    is_whole = places.keys() == _CHALLENGES.rows.keys() and typed <= lines.keys()
    is_once = len(lines) == len(found) and len(set(places.values())) == len(places)
    if not (is_whole and is_once and under - counting <= set(places.values())):
        return list(rows)
    keys = [column.key for column in block.columns if column.key in lines]
    titles = [column.label.text for column in block.columns if column.key in lines]
    laid = [["", *titles]]
    for key, row in _CHALLENGES.rows.items():
        figures = [lines[one].texts.get(places[key], "") for one in keys]
        laid.append([row.label.text, *figures])
    return _replaced(rows, [*heads, *lines.values()], laid, start)


def _rows_named(row: ShownRow) -> dict[str, int]:
    """The columns above which a row of table four is named."""
    return {key: at for at, text in row.texts.items() if (key := row_key(_CHALLENGES, text))}


def _result(block: Block, row: ShownRow) -> str | None:
    """The result that a line of figures is of."""
    words = [text for text in row.texts.values() if text and not is_figure_like(text)]
    return printed_column(block.columns, words[0]) if row.figures and len(words) == 1 else None


def _with_lines_joined(rows: Sequence[ShownRow], counting: set[int], start: int) -> list[ShownRow]:
    """Table two with a line for each figure, row and column named in front of it."""
    found = [(place, row, text) for row in rows for place, text in _lines(row, counting)]
    lines = {place: text for place, _, text in found}
    if len(lines) < max(_LINES_ENOUGH, len(found)):
        return list(rows)
    laid: list[list[str]] = []
    taken = [row for _, row, _ in found]
    for block in _DISCLOSURE.blocks:
        named = {column for row, column in lines if row in [one.key for one in block.rows]}
        keys = [one.key for one in block.columns if one.key in named]
        if keys:
            laid.append(["", *(_title(block, key, taken) for key in keys)])
        for row in block.rows:
            figures = [lines.get((row.key, key), "") for key in keys]
            if any(figures):
                laid.append([row.label.text, *figures])
    return _replaced(rows, taken, laid, start)


def _lines(row: ShownRow, counting: set[int]) -> Iterator[tuple[tuple[str, str], str]]:
    """Row, column and figure of a line that names both and has one figure."""
    figures = row.figures - counting
    words = [text for text in row.texts.values() if text and not is_figure_like(text)]
    if len(figures) != 1 or len(words) != 2 or not (key := row_key(_DISCLOSURE, words[0])):
        return
    block = next(one for one in _DISCLOSURE.blocks if key in [line.key for line in one.rows])
    if column := printed_column(block.columns, words[1]):
        yield (key, column), row.texts[figures.pop()]


def _title(block: Block, key: str, rows: Sequence[ShownRow]) -> str:
    """The name of a column as it is printed in front of its figures: its unit counts."""
    texts = (text for row in rows for text in row.texts.values())
    return next(text for text in texts if printed_column(block.columns, text) == key)


def _replaced(
    rows: Sequence[ShownRow],
    taken: Sequence[ShownRow],
    laid: Sequence[Sequence[str]],
    start: int,
) -> list[ShownRow]:
    """The rows with others, from a column on, in the place of some."""
    gone = {row.number for row in taken}
    numbers = sorted(gone)
    new = [
        ShownRow(numbers[min(at, len(numbers) - 1)], dict(enumerate(texts, start)))
        for at, texts in enumerate(laid)
    ]
    before = [row for row in rows if row.number < numbers[0]]
    behind = [row for row in rows if row.number > numbers[0] and row.number not in gone]
    return [*before, *new, *behind]
