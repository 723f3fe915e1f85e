"""Blocks -> a Reading: where each section begins, and what each of them holds."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from imports.characters import fold_blocks, folded_finding
from imports.front import Front, read_front, without_contents
from imports.furniture import without_footer
from imports.heads import Head, head_findings, is_certain, read_head
from imports.labels import is_head, row_key, section_key
from imports.overview import read_overview
from imports.reading import ImportRefusedError, Reading
from imports.signature import signature_finding, signature_of
from imports.source import CellRow, SourceBlock, TextLine
from imports.tables import TableReading, read_table
from imports.unplaced import Lines, could_be_menu, unplaced_finding
from imports.versions import form_of_blocks
from report.finding import Finding, Severity
from report.form.form_2021 import FORM_2021
from report.form.numbering import split_number
from report.form.shape import FigureTable, Form
from report.prose import Overview, Prose
from report.text import clean_text, split_lines

BLOCK_LIMIT = 20_000
"""Lines and rows a source may have; a report on its page has about 300."""


_HEADS_IN_DIGITS = 4
"""Heads numbered 1、 to 6、, each in its place, that prove this is how sections are numbered."""


@dataclass
class _Divided:
    """The blocks before the first section head, and those of each section, with its head."""

    front: list[SourceBlock] = field(default_factory=list)
    sections: dict[str, list[SourceBlock]] = field(default_factory=dict)
    heads: dict[str, tuple[int, Head]] = field(default_factory=dict)
    adopted: dict[str, int] = field(default_factory=dict)


def read_blocks(
    blocks: Iterable[SourceBlock], form: Form | None = None, around: Lines = (), outside: Lines = ()
) -> Reading:
    """Read a report from its lines and rows, on the form they follow. Never raises on content.

    `around` and `outside` are `around` and `unplaced` of `Gathered`. Raises ImportRefusedError
    when there are more lines than any report has.
    """
    given = _within_limit(blocks)
    source = tuple(sorted((*around, *outside, *_as_shown(given))))
    printed, aside = _apart(given)
    folded = folded_finding(printed, given := fold_blocks(printed))
    given, contents = without_contents(given, FORM_2021)
    divided = _divide(given, FORM_2021)
    front = read_front(divided.front, FORM_2021)
    form = form or form_of_blocks(given, front.year)
    _adopt(divided, form)
    passed = [*front.passed, *_cut_footer(divided)]
    furniture, signature = _furniture(around, contents, front, passed), _cut_signature(divided)
    overview, skipped = read_overview(_lines(divided.sections.get("overview", [])))
    tables = {
        table.key: read_table(form, table, divided.sections.get(table.key, []))
        for table in form.tables
    }
    lost = _unplaced(passed, divided, form, tables)
    unplaced = tuple(sorted((*outside, *_as_shown(aside), *lost)))
    return Reading(
        form.version,
        front.office,
        front.year,
        _prose(front, overview, divided),
        {ref: figure for table in tables.values() for ref, figure in table.printed.items()},
        {place: note for table in tables.values() for place, note in table.notes.items()},
        (
            *_passed(len(furniture)),
            *_heads(divided, form),
            *_order(divided, form),
            *skipped,
            *(finding for table in tables.values() for finding in table.findings),
            *folded,
            *signature_finding(signature),
            *unplaced_finding(unplaced),
        ),
        frozenset(divided.sections),
        {key: line for key, (line, _) in divided.heads.items()} | divided.adopted,
        {ref: line for table in tables.values() for ref, line in table.lines.items()},
        source,
        (*furniture, *_as_shown(signature)),
        unplaced,
    )


def _within_limit(blocks: Iterable[SourceBlock]) -> list[SourceBlock]:
    given = list(islice(blocks, BLOCK_LIMIT + 1))
    if len(given) > BLOCK_LIMIT:
        raise ImportRefusedError(f"文字超过{BLOCK_LIMIT}行的上限，", "请只留下报告的正文再读入。")
    return given


def marks_sections(text: str, form: Form = FORM_2021) -> bool:
    """Whether a text is Markdown that marks the heads of its sections (`## 一、…`)."""
    heads = (line[3:] for line in split_lines(text) if line.startswith("## "))
    return any(section_key(form, head) for head in heads)


def looks_like_section_head(form: Form, text: str) -> bool:
    """Whether a plain line could be taken for the head of a section."""
    head = read_head(form, text)
    return head is not None and head.style in ("", "一、")


def _divide(blocks: Sequence[SourceBlock], form: Form) -> _Divided:
    known = _KnownHeads(blocks, form)
    divided = _Divided()
    current = divided.front
    for place, block in enumerate(blocks):
        following = blocks[place + 1] if place + 1 < len(blocks) else None
        head = _head(block, following, form, divided.sections, known)
        if head is None:
            current.append(block)
        else:
            current = divided.sections[head.key] = []
            divided.heads[head.key] = block.number, head
    return divided


class _KnownHeads:
    """Which sections have a head that the source marks, one numbered 一、, or 1、 in its place."""

    def __init__(self, blocks: Sequence[SourceBlock], form: Form) -> None:
        lines = [block for block in blocks if isinstance(block, TextLine)]
        self.marked = any(line.level == 2 for line in lines)
        heads = [(line, read_head(form, line.text)) for line in lines]
        self.marks = {head.key for line, head in heads if head and line.level == 2}
        self.official = {head.key for _, head in heads if head and head.style == "一、"}
        keys = [section.key for section in form.sections]
        in_digits = {
            head.key
            for _, head in heads
            if head and head.style == "1、" and keys.index(head.key) + 1 == head.number
        }
        self.in_digits = in_digits - self.official if len(in_digits) >= _HEADS_IN_DIGITS else set()


def _head(
    block: SourceBlock,
    following: SourceBlock | None,
    form: Form,
    found: dict[str, list[SourceBlock]],
    known: _KnownHeads,
) -> Head | None:
    """The head of the section that begins with this block, if one does.

    A head with another number than 一、 is only believed before a table, one without a number
    also when its section is next; neither where the section has a head numbered 一、. Words that
    are only like a section's are believed when no later section has begun.
    """
    if isinstance(block, CellRow):
        return None
    keys = [section.key for section in form.sections]
    head = read_head(form, block.text) or _unnamed(block.text, found)
    if head is None or found.get(head.key):
        return None
    place = keys.index(head.key)
    is_next = place > max(map(keys.index, found), default=-1)
    if not is_certain(form, head) and not is_next:
        return None
    if known.marked and block.level != 2:
        is_plain = head.style == "一、" and head.number == place + 1 and is_next
        return head if is_plain and head.key not in known.marks else None
    if known.marked or head.style == "一、":
        return head
    if head.key in known.official:
        return None
    if head.key in known.in_digits and head.style == "1、" and head.number == place + 1:
        return head
    if isinstance(form.section(head.key), FigureTable):
        return head if isinstance(following, CellRow) else None
    return head if not head.style and place == len(found) else None


def _unnamed(text: str, found: Iterable[str]) -> Head | None:
    """Behind table four, a short line numbered 五、 is the head of section five."""
    style, number, words = split_number(text.strip())
    is_last = bool(found) and list(found)[-1] == "challenges"
    if is_last and (style, number) == ("一、", 5) and words and could_be_menu(text):
        return Head("problems", style, number, words)
    return None


def _adopt(divided: _Divided, form: Form) -> None:
    """Give a table whose head is missing the rows that stand in another section."""
    for table in form.tables:
        if table.key in divided.sections:
            continue
        for key, blocks in list(divided.sections.items()):
            rows = [
                place
                for place, block in enumerate(blocks)
                if isinstance(block, CellRow) and any(row_key(table, text) for text in block.cells)
            ]
            if len(rows) >= min(3, len(table.rows)) and not _is_of(form, key, blocks[rows[0]]):
                moved, divided.sections[key] = blocks[rows[0] :], blocks[: rows[0]]
                places = list(divided.sections).index(key) + 1
                ordered = list(divided.sections.items())
                ordered.insert(places, (table.key, moved))
                divided.sections = dict(ordered)
                divided.adopted[table.key] = moved[0].number
                break


def _is_of(form: Form, key: str, block: SourceBlock) -> bool:
    """Whether a row is one of the section in which it stands."""
    section = form.section(key)
    cells = block.cells if isinstance(block, CellRow) else ()
    return isinstance(section, FigureTable) and any(row_key(section, text) for text in cells)


def _unplaced(
    passed: Sequence[SourceBlock],
    divided: _Divided,
    form: Form,
    tables: Mapping[str, TableReading],
) -> Lines:
    """The lines that went nowhere: sentences around the report, words where no table was read."""
    lost = [block for block in passed if not could_be_menu(_shown(block))]
    for table in form.tables:
        if not tables[table.key].printed:
            blocks = divided.sections.get(table.key, [])
            lost += [block for block in blocks if not _is_known(table, block)]
    return _as_shown(lost)


def _is_known(table: FigureTable, block: SourceBlock) -> bool:
    """Whether a line holds nothing but labels of the table."""
    texts = block.cells if isinstance(block, CellRow) else (block.text,)
    return all(is_head(table, text) for text in texts if text.strip())


def _cut_footer(divided: _Divided) -> list[SourceBlock]:
    """Take the page's footer off the last section; the lines it had."""
    if not divided.sections:
        return []
    key = list(divided.sections)[-1]
    blocks = divided.sections[key]
    if any(isinstance(block, TextLine) and block.level == 0 for block in blocks):
        return []
    divided.sections[key] = without_footer(blocks)
    return blocks[len(divided.sections[key]) :]


def _prose(front: Front, section_one: Overview, divided: _Divided) -> Prose:
    """All the words of a report."""
    problems, other = (divided.sections.get(key, []) for key in ("problems", "other_matters"))
    return Prose(front.title or None, front.preface, section_one, _text(problems), _text(other))


def _cut_signature(divided: _Divided) -> list[SourceBlock]:
    """Take the office's signature off section six where that is the last; the lines it had."""
    key = list(divided.sections)[-1] if divided.sections else ""
    if key != "other_matters":
        return []
    signature = signature_of(divided.sections[key])
    divided.sections[key] = divided.sections[key][: len(divided.sections[key]) - len(signature)]
    return signature


def _lines(blocks: Sequence[SourceBlock]) -> list[TextLine]:
    """The lines of a prose section; a row that strayed into it is a line of words."""
    return [one if isinstance(one, TextLine) else TextLine(one.number, one.text) for one in blocks]


def _shown(block: SourceBlock) -> str:
    """A line as it is shown beside what was made of it."""
    return "  ".join(filter(None, block.cells)) if isinstance(block, CellRow) else block.text


def _furniture(
    around: Lines, contents: Sequence[SourceBlock], front: Front, passed: Sequence[SourceBlock]
) -> Lines:
    """The lines around the report: also contents, repeated titles, and what could be a menu."""
    menus = (one for one in passed if could_be_menu(_shown(one)))
    return tuple(sorted((*around, *_as_shown([*contents, *front.again, *menus]))))


def _apart(blocks: Sequence[SourceBlock]) -> tuple[list[SourceBlock], list[SourceBlock]]:
    """The blocks that stand in their places, and the lines that stand aside."""
    aside = [block for block in blocks if isinstance(block, TextLine) and block.aside]
    numbers = {block.number for block in aside}
    return [block for block in blocks if block.number not in numbers], list(aside)


def _as_shown(blocks: Iterable[SourceBlock]) -> Lines:
    """Lines by their numbers, as they are shown."""
    return tuple((block.number, _shown(block)) for block in blocks)


def _text(blocks: Sequence[SourceBlock]) -> str:
    return clean_text("\n".join(line.text for line in _lines(blocks)))


def _passed(count: int) -> Iterator[Finding]:
    if count:
        yield Finding(
            "S01",
            Severity.INFO,
            f"报告前后的{count}行像是网页的导航、按钮或页脚，没有放进报告；读入时按 F4 看得到。",
            "overview",
        )


def _heads(divided: _Divided, form: Form) -> Iterator[Finding]:
    """S02, S03, and S01 for a table that was known by its rows alone."""
    for line, head in divided.heads.values():
        yield from head_findings(form, head, line)
    for key, line in divided.adopted.items():
        title = form.section(key).title.text
        fact = f"原文里没有“{title}”这个标题，从第{line}行起按行名认出了这张表，请核对。"
        yield Finding("S01", Severity.WARNING, fact, key)


def _order(divided: _Divided, form: Form) -> Iterable[Finding]:
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
