"""A table that came as loose words and figures -> rows of cells.

One cell a line, cells kept apart by spaces, pipes, labels broken around their figures, figures
alone: in all of these a row is a run of figures, and its label the words before it (and behind,
where it was broken). Words are joined as long as that gives a label of the form, never by guess.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, islice, pairwise

from nianbao.imports.cells import is_figure_like
from nianbao.imports.labels import (
    core,
    is_head,
    is_part_of_head,
    is_sub_head,
    row_key,
    without_brackets,
)
from nianbao.imports.piped_cells import with_piped_rows
from nianbao.imports.plain_text import RULED_LINE
from nianbao.imports.row_names import is_whole, with_row_names
from nianbao.imports.source import CellRow, SourceBlock, TextLine
from nianbao.report.form.numbering import split_number
from nianbao.report.form.shape import FigureTable

_PIPES = re.compile(r"[|｜]")
_LABEL_LIMIT = 100
"""Characters a label may have; the longest official one has 50."""
_BRACKETS = str.maketrans("()", "（）")
_WHOLE = 4
"""Labels of rows in one row that show that it is a whole table."""
_WORDS_BACK, _WORDS_ON = 12, 12
"""How many words before and behind the figures a broken label may have."""


_Lines = list[SourceBlock]


def gather_rows(table: FigureTable, blocks: Sequence[SourceBlock]) -> list[SourceBlock]:
    """The blocks of a table's section with a row for every run of figures.

    Rows that are there already stay as they are, and so do the lines between them that give no
    row of the table.
    """
    blocks = with_piped_rows(table, [part for one in blocks for part in _cells_apart(table, one)])
    parted = _all_parted(table, blocks)
    if not _has_rows(table, parted):
        return list(_Gatherer(table, _pieces(table, parted)).blocks())
    return list(_by_lines(with_row_names(table, blocks), lambda lines: _gather_lines(table, lines)))


def _cells_apart(table: FigureTable, block: SourceBlock) -> Iterator[SourceBlock]:
    """The cells of a row that holds a whole table, one a line: its line ends were lost."""
    cells = block.cells if isinstance(block, CellRow) else ()
    rows = {key for text in cells if text and (key := row_key(table, text))}
    figures = sum(map(is_figure_like, filter(None, cells)))
    is_line = table.side_by_side and figures == len(table.cells) and len(rows) > 1
    if all(cells) and (is_line or (len(rows) >= _WHOLE and figures >= len(rows))):
        yield from (TextLine(block.number, text) for text in cells)
    else:
        yield block


def _by_lines(
    blocks: Sequence[SourceBlock], read: Callable[[_Lines], _Lines]
) -> Iterator[SourceBlock]:
    """The blocks with every stretch of lines between rows read anew."""
    for is_row, group in groupby(blocks, lambda block: isinstance(block, CellRow)):
        stretch = list(group)
        yield from stretch if is_row else read(stretch)


def _gather_lines(table: FigureTable, lines: _Lines) -> _Lines:
    """The rows that loose lines between rows give; the lines themselves where they give none."""
    parted = _all_parted(table, lines)
    if _has_rows(table, parted):
        return list(_by_lines(parted, lambda between: _gather_words(table, between)))
    gathered = _gather_words(table, parted)
    return gathered if _has_rows(table, gathered) else lines


def _gather_words(table: FigureTable, lines: _Lines) -> _Lines:
    gathered = list(_Gatherer(table, _pieces(table, lines)).blocks())
    return gathered if _has_rows(table, gathered) else [line for line in lines if line.text]


def _all_parted(table: FigureTable, blocks: Sequence[SourceBlock]) -> _Lines:
    return with_row_names(table, [part for block in blocks for part in parted(block)])


def _has_rows(table: FigureTable, blocks: Sequence[SourceBlock]) -> bool:
    """Whether cells stand side by side, with a label or as the one line of all figures."""
    for block in blocks:
        if isinstance(block, CellRow):
            figures = sum(map(is_figure_like, block.cells))
            labelled = any(row_key(table, text) for text in block.cells if text)
            if figures and (labelled or figures >= len(table.cells) or is_whole(table, block)):
                return True
    return False


def parted(block: SourceBlock) -> Iterator[SourceBlock]:
    """A block with its pipes taken for borders of cells; nothing where it is a rule.

    A line of one cell is a line. A pipe alone leaves an empty line: two of them in a row are
    the borders of an empty cell.
    """
    if isinstance(block, CellRow):
        yield block
        return
    if RULED_LINE.fullmatch(block.text):
        return
    text = block.text.strip()
    cells = [cell.strip() for cell in _PIPES.split(text)]
    if len(cells) == 1:
        yield block
        return
    cells = cells[_PIPES.match(text) is not None : len(cells) - (text[-1] in "|｜")]
    words = [cell for cell in cells if cell]
    if len(words) > 1 or (words and is_figure_like(words[0]) and len(cells) > 1):
        yield CellRow(block.number, tuple(cells), block.text)
    elif words:
        yield TextLine(block.number, words[0])
    elif len(text) == 1:
        yield TextLine(block.number, "")


@dataclass(slots=True)
class _Run:
    """Figures that follow one another, and the words before them."""

    number: int = 0
    words: list[tuple[int, str]] = field(default_factory=list)
    figures: list[str] = field(default_factory=list)


def _pieces(table: FigureTable, blocks: Sequence[SourceBlock]) -> Iterator[tuple[int, str]]:
    """Words and figures in order, an empty text for an empty cell.

    A line of words that are no labels stays whole: a note.
    """
    after_border = False
    for block in blocks:
        if isinstance(block, TextLine) and not block.text:
            if after_border:
                yield block.number, ""
            after_border = True
            continue
        after_border = False
        parts = list(block.cells) if isinstance(block, CellRow) else block.text.split()
        parts = [text.strip() for text in parts if text.strip()]
        figures = any(map(is_figure_like, parts))
        is_note = isinstance(block, TextLine) and not figures
        if is_note and not all(is_part_of_head(table, text) for text in parts):
            parts = [block.text.strip()]
        for text in parts:
            yield block.number, text


class _Gatherer:
    def __init__(self, table: FigureTable, pieces: Iterator[tuple[int, str]]) -> None:
        self.table = table
        self.runs = [_Run()]
        blanks = 0
        for number, text in _without_cut_heads(table, list(pieces)):
            run = self.runs[-1]
            if not text:
                blanks += 1
                continue
            if run.figures or is_figure_like(text):
                run.figures += [""] * blanks
            blanks = 0
            if is_figure_like(text):
                run.number = run.number or number
                run.figures.append(text)
            elif run.figures:
                self.runs.append(_Run(words=[(number, text)]))
            else:
                run.words.append((number, text))

    def blocks(self) -> Iterator[SourceBlock]:
        """Rows, and the words around them that are no heads."""
        followers = [*self.runs[1:], _Run()]
        are_above, is_nameless = self._has_figures_above(), False
        for run, following in zip(self.runs, followers, strict=True):
            if not run.figures:
                yield from self._notes(run.words)
                continue
            start, taken = self._label(run, following)
            if are_above and is_nameless:
                start = None
            is_nameless = start is None
            if start is None:
                row = self._unlabelled(run)
                yield from self._notes(
                    run.words[:-1]
                    if not is_figure_like(row.cells[0]) and row.cells[0]
                    else run.words
                )
                yield row
                continue
            behind = following.words[:taken]
            label = "".join(text for _, text in (*run.words[start:], *behind))
            del following.words[:taken]
            yield from self._notes(run.words[:start])
            yield CellRow(run.number, (label, *run.figures), " ".join((label, *run.figures)))

    def _has_figures_above(self) -> bool:
        """Whether figures without a label stand above one that has none beneath it, but heads.

        Then figures may stand above their labels, and one between two labels is anyone's.
        """
        return any(
            self._begins_with_row(following.words) and self._label(run, _Run())[0] is None
            for run, following in pairwise(self.runs)
        )

    def _begins_with_row(self, words: Sequence[tuple[int, str]]) -> bool:
        """Whether a row's label comes first, and then the head of another block."""
        texts = [text for _, text in words]
        tops = {core(one.caption.text) for one in self.table.blocks if one.caption}
        return any(
            core(text) in tops and row_key(self.table, "".join(texts[:at]))
            for at, text in enumerate(texts)
            if at
        )

    def _label(self, run: _Run, following: _Run) -> tuple[int | None, int]:
        """Where the label begins among the words before, and how many words behind are its end.

        Of several labels the longest: `2.其他` may go on behind its figures. A number alone begins
        another label, and is no note in the midst of one.
        """
        if self.table.side_by_side and len(run.figures) >= len(self.table.cells):
            return None, 0
        words = [text for _, text in run.words]
        numbered = [place for place, text in enumerate(words) if _is_number(text)]
        first = max(len(words) - _WORDS_BACK, *numbered[-1:], 0)
        found: dict[int, tuple[int, int]] = {}
        for taken in range(min(_WORDS_ON, len(following.words)) + 1):
            behind = "".join(text for _, text in following.words[:taken])
            further = [text for _, text in following.words[taken:]]
            is_next = taken > 0 and _is_number(following.words[taken - 1][1])
            is_last = not any(split_number(text)[0] for text in further)
            if is_next or (behind and is_last and row_key(self.table, behind)):
                break  # a label by itself: that of the figures behind it
            for start in range(first, len(words)):
                before = "".join(words[start:])
                size = len(before) + len(behind)
                begins = not is_last or core(without_brackets(before))  # or it is of the next row
                known = size <= _LABEL_LIMIT and row_key(self.table, before + behind)
                if known and begins and not self._is_another_s(words[:start]):
                    found.setdefault(len(core(before + behind)), (start, taken))
        return found[max(found)] if found else (None, 0)

    def _is_another_s(self, before: Sequence[str]) -> bool:
        """Whether figures side by side stand behind a second label, too, and may be its own."""
        return self.table.side_by_side and any(row_key(self.table, text) for text in before)

    def _unlabelled(self, run: _Run) -> CellRow:
        """Figures without a known label; the words before them tell whose they might be."""
        words = [text for _, text in run.words[-1:]]
        is_known = is_part_of_head if self.table.side_by_side else is_head
        known = any(is_known(self.table, text) for text in words)
        label = "" if known or not words else words[0]
        if self.table.side_by_side and not label:  # no place of a label: it would be a blank cell
            return CellRow(run.number, tuple(run.figures), " ".join(run.figures).strip())
        return CellRow(run.number, (label, *run.figures), " ".join((label, *run.figures)).strip())

    def _notes(self, words: Sequence[tuple[int, str]]) -> Iterator[TextLine]:
        for number, text in words:
            if is_sub_head(self.table, text) or not is_part_of_head(self.table, text):
                yield TextLine(number, text)


def _without_cut_heads(
    table: FigureTable, pieces: Sequence[tuple[int, str]]
) -> Iterator[tuple[int, str]]:
    """Pieces without labels above rows (（六）其 … 他处理) that stand among those of rows."""
    above = {label.text for row in table.rows.values() for label in row.under}
    gone: set[int] = set()
    for at, (_, text) in enumerate(pieces):
        for label in above:
            if at not in gone and (rest := _rest_behind(text, label)):
                gone.update(_rest_of(rest, pieces, at))
    return (piece for at, piece in enumerate(pieces) if at not in gone)


def _rest_behind(text: str, label: str) -> str:
    """What is lacking of a label of which a text is the beginning: its number, at least （六."""
    begun, whole = core(text), core(label)
    if begun and split_number(text)[0]:
        return whole[len(begun) :] if whole.startswith(begun) else ""
    plain = text.translate(_BRACKETS)
    is_number = len(plain) > 1 and not core(f"{plain}）")
    return whole if is_number and label.startswith(plain) else ""


def _rest_of(rest: str, pieces: Sequence[tuple[int, str]], begun: int) -> list[int]:
    """The places of a label's beginning and of the pieces that follow with its rest, or none."""
    found = [begun]
    following = (at for at in range(begun + 1, len(pieces)) if not is_figure_like(pieces[at][1]))
    for at in islice(following, _WORDS_ON):
        words = core(pieces[at][1])
        if words and rest.startswith(words):
            found.append(at)
            rest = rest[len(words) :]
            if not rest:
                return found
    return []


def _is_number(text: str) -> bool:
    """Whether a word is a label's number and nothing more: （七）."""
    style, _, words = split_number(text)
    return bool(style) and not words
