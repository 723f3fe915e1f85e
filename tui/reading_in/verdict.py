"""The line that says what was read: figures and words, what is doubtful, which lines are left."""

from collections.abc import Iterator

from rich.cells import cell_len

from nianbao.desk.reading_in_hand import Doubt, ReadingInHand

_SIGNS = {Doubt.MISSING: "! 没读到", Doubt.GUESSED: "? 猜的", Doubt.CHANGED: "~ 改过"}


def is_doubtful(held: ReadingInHand) -> bool:
    """Whether there is something to look at: a figure, a section without words, a line."""
    doubts = _doubts(held)
    figures = Doubt.MISSING in doubts or Doubt.GUESSED in doubts
    return figures or bool(held.unplaced.open) or bool(_sections(held, worded=False))


def verdict(held: ReadingInHand, cells: int) -> str:
    """What was read, in one row of so many terminal cells, or else in two.

    That nothing is stored yet goes first, then what is left to do, words, figures; of each what
    is wanting.
    """
    words = ["还没有存，看好了按 F9"]
    if lines := len(held.unplaced.open):
        words.append(f"剩下{lines}行没有放进来，按 F4")
    worded, empty = (_sections(held, worded=one) for one in (True, False))
    words += [f"没有文字：{'、'.join(empty)}"] if empty else []
    words += [f"有文字：{'、'.join(worded)}"] if worded else []
    rows = "　".join(words), "　".join(_figures(held))
    return ("　" if sum(map(cell_len, rows)) + 2 <= cells else "\n").join(rows)


def _figures(held: ReadingInHand) -> Iterator[str]:
    doubts = _doubts(held)
    count = sum(len(table.typed_cells) for table in held.report.form.tables)
    if not doubts:
        yield f"数字{count}格都读准了"
        return
    for doubt, words in _SIGNS.items():
        if number := doubts.count(doubt):
            yield f"{words}{number}格"
    yield f"数字{count}格，读准了{count - len(doubts)}格"


def _doubts(held: ReadingInHand) -> list[Doubt]:
    tables = held.report.form.tables
    return [doubt for table in tables for doubt in held.doubts(table.key).values()]


def _sections(held: ReadingInHand, *, worded: bool) -> list[str]:
    """The numbers of the sections of prose that hold words, or of those that hold none."""
    prose = held.report.prose
    return [
        section.title.text.partition("、")[0]
        for section in held.report.form.prose_sections()
        if prose.is_empty(section.key) != worded
    ]
