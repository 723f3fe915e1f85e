"""Blocks -> a Reading: where each section begins, and what each of them holds."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import TypeVar

from nianbao.imports.accounts import unaccounted, unaccounted_in_table
from nianbao.imports.behind import behind_finding, without_behind
from nianbao.imports.cells import is_figure_like
from nianbao.imports.characters import fold_blocks, folded_finding
from nianbao.imports.dividing import Divided, adopt, divide
from nianbao.imports.front import (
    Front,
    another_finding,
    doubt_finding,
    read_front,
    without_another,
    without_contents,
)
from nianbao.imports.furniture import (
    bare_page_numbers,
    begins_footer,
    continuations,
    is_furniture,
    page_numbers,
)
from nianbao.imports.heads import head_findings
from nianbao.imports.known_heads import with_whole_heads
from nianbao.imports.labels import is_head, is_part_of_head, section_key
from nianbao.imports.last_head import last_head_finding
from nianbao.imports.menu_beside import without_menu_beside
from nianbao.imports.named_in_words import named_in_overview, year_of_overview
from nianbao.imports.one_line import broken_lines, one_line_finding
from nianbao.imports.other_years import other_year_finding, tables_of_other_years
from nianbao.imports.overview import read_overview
from nianbao.imports.page_end import table_finding, without_page_end
from nianbao.imports.reading import ImportRefusedError, Reading
from nianbao.imports.run_in_heads import heads_parted, other_papers, two_titles
from nianbao.imports.signature import files_of, signature_finding, signature_of
from nianbao.imports.source import CellRow, SourceBlock, TextLine, without_rules
from nianbao.imports.tables import TableReading, read_table
from nianbao.imports.traditional import traditional_finding
from nianbao.imports.unplaced import Lines, could_be_menu, unplaced_finding
from nianbao.imports.versions import form_of_blocks, is_older, old_form_finding
from nianbao.imports.ways_out import KEEP_REPORT
from nianbao.imports.wrapping import rejoined, wrap_finding, wrap_of
from nianbao.report.finding import Finding, Severity
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.form.shape import FigureTable, Form
from nianbao.report.prose import PROSE_SECTIONS, Prose
from nianbao.report.text import clean_text, split_lines

_K = TypeVar("_K")
_V = TypeVar("_V")
BLOCK_LIMIT = 20_000
"""Lines and rows a source may have; a report on its page has about 300."""

_STRAYS, _STRAY_LIMIT = 8, 10
"""Lines that are pieces of a table for certain, and how many characters one may have."""
_LABELS = 3
"""Lines with labels of a table that show that it stands there, though nothing was read of it."""


def read_blocks(
    blocks: Iterable[SourceBlock], year: int | None = None, around: Lines = (), outside: Lines = ()
) -> Reading:
    """Read a report from its lines and rows, on the form they follow. Never raises on content.

    `year` is as in `read_report`, `around` and `outside` are `around` and `unplaced` of `Gathered`.
    Raises ImportRefusedError when there are more lines than any report has.
    """
    printed, aside = _apart(given := _within_limit(blocks))
    tidied = _tidied(printed)
    divided, front, form = _divided(tidied.blocks, year)
    passed = [*front.passed, *_cut_footer(divided)]
    pages, files, signature = _cut_pages(divided), *_cut_end(divided, front.office)
    menus = _furniture(around, [*tidied.passed, *pages, *files], front, passed)
    furniture = (*menus, *_numbered(signature))
    aside += _cut_strays(divided, form)
    prose, told = _read_words(divided, front)
    year_told = front.year or year_of_overview(part.text for part in prose.overview.parts)
    others = _cut_other_years(divided, form, year_told, told)
    tables = _read_tables(divided, form)
    if not divided.is_older:
        told += [finding for table in tables.values() for finding in table.findings]
    known = (*outside, *_numbered([*aside, *others]), *_unplaced(passed, divided, form, tables))
    nowhere = _nowhere(tidied, (*furniture, *known), prose, divided, form, tables)
    unplaced = tuple(sorted((*known, *_numbered(nowhere))))
    return Reading(
        form.version,
        front.office or named_in_overview(FORM_2021, _before_sub_heads(prose)),
        year_told,
        prose,
        _joined(table.printed for table in tables.values()),
        _joined(table.notes for table in tables.values()),
        (
            *_passed(len(menus)),
            *doubt_finding(front),
            *_told_of_heads(divided, front, tables, form, year or year_told),
            *told,
            *tidied.findings,
            *old_form_finding(form, year or year_told),
            *signature_finding(signature),
            *unplaced_finding(unplaced),
        ),
        frozenset(divided.sections),
        {key: line for key, (line, _) in divided.heads.items()} | divided.adopted,
        _joined(table.lines for table in tables.values()),
        tuple(sorted((*around, *outside, *_numbered(given)))),
        furniture,
        unplaced,
        blocks=given,
    )


def _divided(blocks: Sequence[SourceBlock], year: int | None) -> tuple[Divided, Front, Form]:
    """The blocks by section, what stands before them, and the form they follow."""
    divided = divide(blocks, FORM_2021)
    before = divided.front
    front = read_front(before, FORM_2021)
    if is_older(blocks, year or front.year):
        from nianbao.imports.older import divide_older

        older = divide_older(blocks)
        if older.sections:
            return older, read_front(older.front, FORM_2021), FORM_2021
    form = form_of_blocks(blocks, year or front.year)
    adopt(divided, form)
    if divided.front is not before:  # tables stood there
        front = read_front(divided.front, FORM_2021)
    return divided, front, form


def _joined(parts: Iterable[Mapping[_K, _V]]) -> dict[_K, _V]:
    """What the tables hold, as one."""
    return {key: value for part in parts for key, value in part.items()}


def _read_tables(divided: Divided, form: Form) -> dict[str, TableReading]:
    return {
        table.key: read_table(form, table, divided.sections.get(table.key)) for table in form.tables
    }


def _cut_other_years(
    divided: Divided, form: Form, year: int | None, told: list[Finding]
) -> list[SourceBlock]:
    """Take tables of other years than the report's off their sections, and put that to `told`."""
    found: list[SourceBlock] = []
    for table in form.tables:
        blocks = divided.sections.get(table.key, [])
        if taken := tables_of_other_years(blocks, year):
            divided.sections[table.key] = _without(blocks, taken)
            found += taken
            told += other_year_finding(taken, table.key)
    return found


def _read_words(divided: Divided, front: Front) -> tuple[Prose, list[Finding]]:
    """The words of a report, lines broken at the page's width joined, and what is odd in them."""
    lines = {key: divided.sections.get(key, []) for key in PROSE_SECTIONS}
    wrap = wrap_of(list(lines.values()))
    words = {key: without_rules(rejoined(blocks, wrap)) for key, blocks in lines.items()}
    overview, skipped = read_overview(words["overview"])
    preface = _text(rejoined(front.lead_in, wrap))
    problems, other = (_text(words[key]) for key in ("problems", "other_matters"))
    prose = Prose(front.title or None, preface, overview, problems, other)
    return prose, [*skipped, *wrap_finding(wrap), *table_finding(lines["other_matters"])]


def _before_sub_heads(prose: Prose) -> list[str]:
    """The paragraphs of section one that stand before its first sub-head."""
    return [line for part in prose.overview.parts[:1] for line in split_lines(part.text)]


def _within_limit(blocks: Iterable[SourceBlock]) -> list[SourceBlock]:
    given = list(islice(blocks, BLOCK_LIMIT + 1))
    if len(given) > BLOCK_LIMIT:
        raise ImportRefusedError(f"文字超过{BLOCK_LIMIT}行的上限，", KEEP_REPORT)
    return given


@dataclass(frozen=True, slots=True)
class _Tidied:
    """The blocks with their characters folded and lines broken, and what was taken off them.

    `another` are those of a second report.
    """

    blocks: list[SourceBlock]
    passed: list[SourceBlock]
    another: list[SourceBlock]
    findings: tuple[Finding, ...]


def _tidied(given: Sequence[SourceBlock]) -> _Tidied:
    """What is done to a source before its sections are looked for."""
    folded = fold_blocks(given)
    beside, told_menu = without_menu_beside(folded, FORM_2021)
    broken = broken_lines(beside, FORM_2021)
    whole = with_whole_heads(broken, FORM_2021)
    unpaged = _without(whole, [*page_numbers(whole), *continuations(whole)])
    listed = without_contents(unpaged, FORM_2021)
    parted, run_in = heads_parted(listed, FORM_2021)
    first, behind = without_behind(parted, FORM_2021)
    kept, another = without_another(first, FORM_2021)
    return _Tidied(
        kept,
        _without(whole, [*listed, *kept, *another, *behind]),
        [*another, *behind],
        (
            *(another_finding(another) if another else behind_finding(behind, FORM_2021)),
            *folded_finding(given, folded),
            *traditional_finding(folded),
            *one_line_finding(beside, broken),
            *told_menu,
            *run_in,
        ),
    )


def marks_sections(text: str) -> bool:
    """Whether a text is Markdown that marks the heads of its sections (`## 一、…`)."""
    heads = (line[3:] for line in split_lines(text) if line.startswith("## "))
    return any(section_key(FORM_2021, head) for head in heads)


def _unplaced(
    passed: Sequence[SourceBlock],
    divided: Divided,
    form: Form,
    tables: Mapping[str, TableReading],
) -> Lines:
    """The lines that went nowhere: sentences around the report, words where no table was read."""
    lost = [block for block in passed if not _is_menu(block)]
    for table in form.tables:
        if not _was_read(tables[table.key]):
            blocks = divided.sections.get(table.key, [])
            other = [block for block in blocks if not _is_known(table, block)]
            if len(blocks) - len(other) >= _LABELS:  # a table is there: pieces of labels are too
                other = [one for one in other if not is_part_of_head(table, one.text.strip(" |｜"))]
            lost += other
    return _numbered(lost)


def _was_read(table: TableReading) -> bool:
    """Whether the figures of a section were read, or the words that stand in their place."""
    return bool(table.printed or table.notes)


def _nowhere(
    tidied: _Tidied,
    placed: Lines,
    prose: Prose,
    divided: Divided,
    form: Form,
    tables: Mapping[str, TableReading],
) -> Iterator[SourceBlock]:
    """The blocks that no reader placed, within the tables, outside and behind them."""
    yield from tidied.another
    inside: set[int] = set()
    for table in form.tables:
        own = divided.sections.get(table.key, [])
        inside.update(map(id, own))
        if _was_read(tables[table.key]):
            yield from unaccounted_in_table(table, own, tables[table.key])
    outer = [block for block in tidied.blocks if id(block) not in inside]
    yield from unaccounted(outer, placed, prose, divided)


def _is_known(table: FigureTable, block: SourceBlock) -> bool:
    """Whether a line holds nothing but labels of the table, or rules around cells."""
    texts = block.cells if isinstance(block, CellRow) else (block.text,)
    words = [text.strip(" |｜") for text in texts]
    return all(is_head(table, text) for text in words if text)


def _cut_footer(divided: Divided) -> list[SourceBlock]:
    """Take the end of the page off the last section; the lines it had."""
    if not divided.sections:
        return []
    key = list(divided.sections)[-1]
    blocks = divided.sections[key]
    divided.sections[key] = without_page_end(blocks, FORM_2021)
    return blocks[len(divided.sections[key]) :]


def _without(blocks: Sequence[SourceBlock], taken: Sequence[SourceBlock]) -> list[SourceBlock]:
    gone = set(map(id, taken))
    return [block for block in blocks if id(block) not in gone]


def _cut_pages(divided: Divided) -> list[SourceBlock]:
    """Take page numbers off the sections of words; the lines they had."""
    keys = [key for key in PROSE_SECTIONS if key in divided.sections]
    taken = bare_page_numbers([block for key in keys for block in divided.sections[key]])
    for key in keys:
        divided.sections[key] = _without(divided.sections[key], taken)
    return taken


def _cut_strays(divided: Divided, form: Form) -> list[SourceBlock]:
    """Take pieces of tables off the beginning of sections five and six, where a copy put them.

    Many short lines that are labels or figures, both among them, stand before the first paragraph.
    """
    taken: list[SourceBlock] = []
    for key in PROSE_SECTIONS[1:]:
        blocks = divided.sections.get(key, [])
        texts = [block.text.strip() for block in blocks]
        stray = list(takewhile(lambda text: _is_stray(form, text), texts))
        figures = sum(any(map(is_figure_like, text.split())) for text in stray)
        if 0 < figures < len(stray) and len(stray) >= _STRAYS:
            divided.sections[key] = blocks[len(stray) :]
            taken += blocks[: len(stray)]
    return taken


def _is_stray(form: Form, text: str) -> bool:
    if len(text) > _STRAY_LIMIT:
        return False
    return all(
        is_figure_like(part) or any(is_part_of_head(table, part) for table in form.tables)
        for part in (text.split() or [text])
    )


def _cut_end(divided: Divided, office: str | None) -> tuple[list[SourceBlock], list[SourceBlock]]:
    """Take the files to fetch and the office's signature off section six where that is the last.

    The lines of both.
    """
    key = list(divided.sections)[-1] if divided.sections else ""
    if key != "other_matters" and not divided.is_older:
        return [], []
    files = files_of(divided.sections[key])
    divided.sections[key] = _without(divided.sections[key], files)
    signature = signature_of(divided.sections[key], office)
    divided.sections[key] = _without(divided.sections[key], signature)
    return files, signature


def _numbered(blocks: Iterable[SourceBlock]) -> Lines:
    """Lines as they are shown, by number."""
    return tuple((block.number, _shown(block)) for block in blocks)


def _shown(block: SourceBlock) -> str:
    """A line as it is shown beside what was made of it."""
    return "  ".join(filter(None, block.cells)) if isinstance(block, CellRow) else block.text


def _furniture(
    around: Lines, taken: Sequence[SourceBlock], front: Front, passed: Sequence[SourceBlock]
) -> Lines:
    """The lines around the report: contents, page numbers, repeated titles, possible menus."""
    menus = filter(_is_menu, passed)
    return tuple(sorted((*around, *_numbered([*taken, *front.again, *menus]))))


def _is_menu(block: SourceBlock) -> bool:
    """Whether a line around the report is of the page: by its words, or by its place."""
    text = _shown(block)
    return could_be_menu(text) or is_furniture(block.text) or begins_footer(text)


def _apart(blocks: Sequence[SourceBlock]) -> tuple[list[SourceBlock], list[SourceBlock]]:
    """The blocks that stand in their places, and the lines that stand aside."""
    aside = [block for block in blocks if isinstance(block, TextLine) and block.aside]
    numbers = {block.number for block in aside}
    return [block for block in blocks if block.number not in numbers], list(aside)


def _text(blocks: Sequence[SourceBlock]) -> str:
    return clean_text("\n".join(line.text for line in without_rules(blocks)))


def _passed(count: int) -> Iterator[Finding]:
    if count:
        yield Finding(
            "S01",
            Severity.INFO,
            f"有{count}行不像报告的正文（网页的导航、按钮、来源、日期，文号、页码，又印了一遍的标题"
            "这一类），没有放进报告；读入时按 F4 看得到。",
            "overview",
        )


def _told_of_heads(
    divided: Divided,
    front: Front,
    tables: Mapping[str, TableReading],
    form: Form,
    year: int | None,
) -> Iterator[Finding]:
    """What is odd in the heads of sections; of an older report that it is one."""
    if not divided.is_older:
        yield from _heads(divided, front, tables, form)
        return
    from nianbao.imports.older import older_finding

    yield from older_finding(year)


def _heads(
    divided: Divided, front: Front, tables: Mapping[str, TableReading], form: Form
) -> Iterator[Finding]:
    """S02, S03, and S01 for a head that is missing and for the order."""
    for line, head in divided.heads.values():
        yield from head_findings(form, head, line)
    merged = [
        finding
        for line, head in divided.heads.values()
        for finding in two_titles(form, head.key, head.words, line)
        if finding.section not in divided.sections
    ]
    yield from merged
    for key, line in divided.adopted.items():
        title = form.section(key).title.text
        what = f"“{title}”下面没有表" if key in divided.heads else f"没有“{title}”这个标题"
        fact = f"原文里{what}，从第{line}行起按行名认出了这张表，请核对。"
        yield Finding("S01", Severity.WARNING, fact, key)
    yield from _adrift(divided, front, tables, form)
    if not merged:
        yield from last_head_finding(form, divided)
    if form.sections[0].key in divided.sections:
        yield from other_papers(front.lead_in, "导语", form.sections[0].key)
    last = form.sections[-1]
    yield from other_papers(
        without_rules(divided.sections.get(last.key, [])), last.title.text, last.key
    )
    yield from _order(divided, form)


def _adrift(
    divided: Divided, front: Front, tables: Mapping[str, TableReading], form: Form
) -> Iterator[Finding]:
    """S01: words that may be those of section one or five, whose head is missing."""
    keys = [section.key for section in form.sections]
    last = tables[form.tables[-1].key].notes.get(form.tables[-1].key, "")
    if divided.sections and front.lead_in and keys[0] not in divided.sections:
        place, count = "导语", len(front.lead_in)
        yield _without_head(form, keys[0], place, count)
    if last and "problems" not in divided.sections:
        place, count = "表四的说明", len(split_lines(last))
        yield _without_head(form, "problems", place, count)


def _without_head(form: Form, key: str, place: str, count: int) -> Finding:
    title = form.section(key).title.text
    fact = f"原文里没有“{title}”这个标题，有{count}行文字放进了{place}，请核对。"
    return Finding("S01", Severity.WARNING, fact, key)


def _order(divided: Divided, form: Form) -> Iterable[Finding]:
    """S01: the sections that are there stand in the form's order."""
    found = list(divided.sections)
    ordered = [section.key for section in form.sections if section.key in divided.sections]
    for key, wanted in zip(found, ordered, strict=True):
        if key != wanted:
            title = form.section(key).title.text
            yield Finding(
                "S01",
                Severity.ERROR,
                f"原文里“{title}”的位置不对，这里应当是“{form.section(wanted).title.text}”；"
                "已按规定的顺序放好，请核对内容。",
                key,
            )
            return
