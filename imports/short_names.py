"""Rows that a pasted table names shorter than the form does -> the form's names.

`许可` is 行政许可: the words must stand in one row's label, in its order, and in no other's. A name
in full needs none of this.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from nianbao.imports.cells import is_figure_like
from nianbao.imports.labels import core, is_head, row_key, without_brackets
from nianbao.imports.pasted_lines import label_and_figures
from nianbao.imports.source import CellRow, SourceBlock, TextLine
from nianbao.report.form.shape import FigureTable, Row
from nianbao.report.text import late

_RUNS = 3
"""Pieces that a shortened name may have kept of a label."""
_LONG = 3
"""Characters that one of these pieces must have."""
_SHORTEST, _ENOUGH = 4, 6
"""Characters of such a name; with fewer than enough it must be two fifths of the label."""
_TOLD = 6
_YEARS = (("当年", "本年"), ("今年", "本年"), ("去年", "上年"), ("上一年", "上年"), ("年度", "年"))
_BEFORE = "^(?:涉及|属于|属)"
_BEHIND = "(?:件数|数量|总数|数|件|情况|决定|措施|类)+$"
_SAME_ROW = "、行政机关"
"""Where the second half of a long label begins, which is the same in others."""
_LEVEL = r"[\d０-９]{1,2}(?:[.．][\d０-９]{1,2}){1,3}[.．、]?"
_LEVELS = r"^[\d０-９]{1,2}(?:(?:[.．][\d０-９]{1,2}){1,3}[.．、]?\s*|\s+)(?=[^\d\s])"
"""A row's number in levels, or with a space behind it."""
_OFTEN_LEFT_OUT = "行政"


@dataclass
class FullNames:
    """The blocks with the form's names; `pasted` are the words that stood there, by row."""

    blocks: list[SourceBlock] = field(default_factory=list)
    pasted: dict[str, str] = field(default_factory=dict)

    def doubts(self, table: FigureTable) -> Iterator[str]:
        """One sentence about the names that were shorter than the form's."""
        if self.pasted:
            pairs = [
                f"“{words[:20]}”是“{table.rows[key].label.text[:20]}”"
                for key, words in self.pasted.items()
            ]
            more = f"等{len(pairs)}行" if len(pairs) > _TOLD else ""
            yield f"简写的行名这样认：{'；'.join(pairs[:_TOLD])}{more}，请看准。"


def with_full_names(table: FigureTable, blocks: Sequence[SourceBlock]) -> FullNames:
    """The blocks with every shortened name of a row that has figures as the form writes it."""
    found = FullNames()
    blocks = [_without_levels(table, block) for block in blocks]
    named = {key for block in blocks for text in _texts(block) if (key := row_key(table, text))}
    for block, below in zip(blocks, (*blocks[1:], None), strict=True):
        words = _name_of(block, below)
        key = row_in_short(table, words) if words else None
        if not key or key in named:
            found.blocks.append(block)
            continue
        named.add(key)
        found.pasted[key] = words
        found.blocks.append(_renamed(block, words, table.rows[key].label.text))
    return found


def _without_levels(table: FigureTable, block: SourceBlock) -> SourceBlock:
    """A block without a number that the form does not write before a row's name: 3.3.1 国家秘密."""
    filled = [*filter(None, block.cells)] if isinstance(block, CellRow) else [block.text]
    first = filled[0] if filled else ""
    if is_alone := len(filled) > 2 and bool(late(_LEVEL).fullmatch(first)):
        first, words = filled[1], filled[1]
    else:
        words = late(_LEVELS).sub("", first)
    name = words if isinstance(block, CellRow) else _words_before(words)
    if words == first and not is_alone:
        return block
    if not (row_key(table, name) or row_in_short(table, name)):
        return block
    if isinstance(block, TextLine):
        return replace(block, text=words)
    at = block.cells.index(first)
    before = block.cells[:at] if not is_alone else ()
    return replace(block, cells=(*before, words, *block.cells[at + 1 :]))


def _texts(block: SourceBlock) -> Sequence[str]:
    if isinstance(block, CellRow):
        return [text for text in block.cells if text]
    return [_words_before(block.text) or block.text]


def _name_of(block: SourceBlock, below: SourceBlock | None) -> str:
    """The words that name the figures of a row or line, or of the line below; empty for none."""
    if isinstance(block, TextLine):
        is_alone = below is not None and _is_one_figure(below) and not is_figure_like(block.text)
        alone = block.text if is_alone else ""
        return _words_before(block.text) or alone
    words = ""
    for text in filter(None, block.cells):
        if is_figure_like(text):
            return words
        words = text
    return ""


def _is_one_figure(block: SourceBlock) -> bool:
    """Whether a line is a figure, or a blank one."""
    if isinstance(block, TextLine):
        return is_figure_like(block.text)
    return not any(block.cells)


def _words_before(line: str) -> str:
    """The words in front of the figures of a line; empty where it is not words and figures."""
    if label := label_and_figures(line)[0]:
        return label
    parts = [(found[0], found.start()) for found in late(r"\S+").finditer(line)]
    first = next((at for at, (text, _) in enumerate(parts) if is_figure_like(text)), 0)
    is_row = first and all(is_figure_like(text) for text, _ in parts[first:])
    return line[: parts[first][1]].strip() if is_row else ""


def _renamed(block: SourceBlock, words: str, label: str) -> SourceBlock:
    if isinstance(block, TextLine):
        return replace(block, text=label + block.text.strip().removeprefix(words))
    at = block.cells.index(words)
    cells = (*block.cells[:at], label, *block.cells[at + 1 :])
    return replace(block, cells=cells)


def row_in_short(table: FigureTable, words: str) -> str | None:
    """The one row that words name in short; None where they name it in full, none, or several."""
    if row_key(table, words) or is_head(table, words):
        return None
    short = _plain(core(without_brackets(words)))
    fitting = [
        key for key, row in table.rows.items() if any(_fits(short, one) for one in _labels(row))
    ]
    return fitting[0] if len(fitting) == 1 else None


def _labels(row: Row) -> Iterator[str]:
    for text in (row.label.text, *row.label.variants):
        yield _years(core(without_brackets(text.partition(_SAME_ROW)[0])))


def _plain(words: str) -> str:
    """The words of a shortened name that may stand in a label."""
    return late(_BEHIND).sub("", late(_BEFORE).sub("", _years(words)))


def _years(words: str) -> str:
    for written, plain in _YEARS:
        words = words.replace(written, plain)
    return words


def _fits(short: str, label: str) -> bool:
    """Whether a name is a label with something left out."""
    if short in (label, label.removeprefix(_OFTEN_LEFT_OUT)):
        return bool(short)
    runs = _runs(short, label)
    is_large = len(short) >= _ENOUGH or 5 * len(short) >= 2 * len(label)
    return len(short) >= _SHORTEST and is_large and 0 < len(runs) <= _RUNS and max(runs) >= _LONG


def _runs(short: str, label: str) -> list[int]:
    """How long the pieces of a label are that make up a name, in order; empty for none."""
    runs: list[int] = []
    at = taken = 0
    while taken < len(short):
        sizes = range(len(short) - taken, 0, -1)
        size = next((n for n in sizes if short[taken : taken + n] in label[at:]), 0)
        if not size:
            return []
        at = label.index(short[taken : taken + size], at) + size
        taken += size
        runs.append(size)
    return runs
