"""A report beside the page it was published on: what differs, each with its place.

Nothing is repaired here. The page's lines and rows are taken as they stood, before a reader made
anything of them; what the report should look like comes from the writers.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nianbao.desk.proof.expected import FigureRow, figure_rows, word_lines
from nianbao.desk.proof.heads import Page, differing_heads
from nianbao.desk.proof.loose import differing_loosely
from nianbao.desk.proof.mismatch import Mismatch, Sort
from nianbao.desk.proof.rows import PublishedRow, pair_rows, published_rows
from nianbao.desk.proof.tables import differing_row
from nianbao.desk.proof.words import differing_words, find_lines
from nianbao.exports.options import DEFAULT, PrintOptions
from nianbao.imports import ImportRefusedError, Reading
from nianbao.imports.characters import fold_blocks
from nianbao.imports.source import SourceBlock, TextLine
from nianbao.report.document import Report
from nianbao.report.form.figures import print_figure
from nianbao.report.form.names import table_name

__all__ = ["Mismatch", "Proof", "Sort", "prove"]


@dataclass(frozen=True)
class Proof:
    """What a comparison has found, in the order of the form."""

    mismatches: tuple[Mismatch, ...]

    @property
    def differences(self) -> tuple[Mismatch, ...]:
        """What differs in what is said, or in how it can be read."""
        return tuple(one for one in self.mismatches if not one.harmless)

    @property
    def remarks(self) -> tuple[Mismatch, ...]:
        """What only looks otherwise."""
        return tuple(one for one in self.mismatches if one.harmless)

    @property
    def verdict(self) -> str:
        """The result in a few words."""
        count = len(self.differences)
        return f"{count}处不同" if count else "一致"


def prove(
    report: Report,
    reading: Reading,
    options: PrintOptions = DEFAULT,
    previous: Report | None = None,
) -> Proof:
    """Compare a report, its codes filled in, with what was read of its page.

    `previous` is last year's report, whose figures may stand there by mistake. Raises
    ImportRefusedError for data of this program, and for a page that has nothing of a report.
    """
    if not reading.blocks:
        raise ImportRefusedError(
            "这是程序的数据，不是发布出来的网页，", "请打开网站上的页面，另存为网页，或者复制全文。"
        )
    if not reading.found:
        raise ImportRefusedError(
            "没有找到年度报告的任何一个部分或表格，", "请确认打开、粘贴的是发布年报的那一页。"
        )
    blocks = fold_blocks(reading.blocks)  # radicals that a PDF has for characters
    found = [
        *_words(report, reading, blocks, options),
        *_tables(report, reading, blocks, options, previous),
    ]
    order = ["", *(section.key for section in report.form.sections)]
    return Proof(tuple(sorted(found, key=lambda one: order.index(one.section))))


def _words(
    report: Report, reading: Reading, blocks: Sequence[SourceBlock], options: PrintOptions
) -> Iterator[Mismatch]:
    rows = published_rows(blocks)
    taken = {row.number for row in rows}
    page = [
        block.text
        for number, block in enumerate(blocks)
        if isinstance(block, TextLine) or number not in taken
    ]
    known = [word for row in figure_rows(report, options) for word in _all_words(row)]
    everything = [text for _, text in reading.source]
    found = find_lines(list(word_lines(report, options)), page)
    return differing_words(found, everything, known)


def _all_words(row: FigureRow) -> list[str]:
    return [row.corner, *row.labels, *(word for path in row.heads for word in path)]


def _tables(
    report: Report,
    reading: Reading,
    blocks: Sequence[SourceBlock],
    options: PrintOptions,
    previous: Report | None,
) -> Iterator[Mismatch]:
    merged = _as_laid_out(report, blocks, list(figure_rows(report, options)), previous)
    flat = _as_laid_out(report, blocks, list(figure_rows(report, options, flat=True)), previous)
    for table in report.form.tables:  # in whichever of the two ways it was published
        ways = [way[table.key] for way in (merged, flat) if table.key in way]
        if ways:
            yield from min(ways, key=lambda way: sum(not one.harmless for one in way))
        else:
            rows = [row for row in figure_rows(report, options) if row.table == table.key]
            yield from differing_loosely(report, rows, reading)


def _as_laid_out(
    report: Report,
    blocks: Sequence[SourceBlock],
    rows: Sequence[FigureRow],
    previous: Report | None,
) -> dict[str, list[Mismatch]]:
    """What differs in each table, where its rows should be these; none for one without rows."""
    published = published_rows(blocks)
    own = pair_rows(rows, published)
    pairs = list(zip(rows, own, strict=True))
    taken = frozenset(other.number for other in own if other)
    page = Page(blocks, {row.number: row for row in published}, taken)
    found: dict[str, list[Mismatch]] = {}
    for table in report.form.tables:
        mine = [(row, other) for row, other in pairs if row.table == table.key]
        there = [(row, other) for row, other in mine if other]
        if len(there) * 2 <= len(mine):
            continue
        differing = [one for row, other in mine for one in differing_row(report.form, row, other)]
        found[table.key] = [
            *_of_last_year(report, previous, mine),
            *differing,
            *differing_heads(report.form, there, page),
        ]
    return found


def _of_last_year(
    report: Report,
    previous: Report | None,
    rows: Sequence[tuple[FigureRow, PublishedRow | None]],
) -> Iterator[Mismatch]:
    """Told where a table of the page has last year's figures, all of them."""
    if previous is None or not rows or not all(other for _, other in rows):
        return
    refs = [ref for row, _ in rows for ref in row.refs]
    seen = [
        text.strip() for row, other in rows if other for _, text in other.split(len(row.figures))[1]
    ]
    last = [print_figure(previous.all_figures.get(ref)) for ref in refs]
    now = [print_figure(report.all_figures[ref]) for ref in refs]
    if seen == last != now:
        name = table_name(report.form, rows[0][0].table)
        message = f"{name}整张和{previous.year}年的一样，像是贴成了上年的表。"
        yield Mismatch(Sort.TABLE, rows[0][0].table, name, message)
