"""Blocks -> a Reading: where each section begins, and what each of them holds.

A section head is known by its words, never by its number: rows of table three begin with
一、二、三、四 too, and sub-heads repeat the words of section two under another numbering.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from imports.labels import section_key
from imports.overview import read_overview
from imports.reading import Reading
from imports.source import Block, Cells, Line
from imports.tables import read_table
from imports.titles import is_title, office_and_year
from report.finding import Finding, Severity
from report.form import FigureTable, Form
from report.form_2021 import FORM_2021
from report.numbering import split_number
from report.prose import Prose
from report.text import clean_line, clean_text, split_lines

TITLE_LIMIT = 60
"""Characters the first line may have to be taken for a title that lacks a title's words."""


@dataclass
class _Divided:
    """The blocks before the first section head, and those of each section."""

    front: list[Block] = field(default_factory=list)
    sections: dict[str, list[Block]] = field(default_factory=dict)


def read_blocks(blocks: Iterable[Block], form: Form = FORM_2021) -> Reading:
    """Read a report from its lines and rows. Never raises on content."""
    divided = _divide(list(blocks), form)
    title, preface = _read_front(divided.front, form)
    office, year = office_and_year(form, title) if title else (None, None)
    tables = [
        read_table(form, section, divided.sections.get(section.key, []))
        for section in form.sections
        if isinstance(section, FigureTable)
    ]
    return Reading(
        form.version,
        office,
        year,
        _read_prose(divided.sections, title, preface),
        {ref: figure for table in tables for ref, figure in table.printed.items()},
        {place: note for table in tables for place, note in table.notes.items()},
        (*_order(divided, form), *(finding for table in tables for finding in table.findings)),
        frozenset(divided.sections),
    )


def marks_sections(text: str, form: Form = FORM_2021) -> bool:
    """Whether a text is Markdown that marks the heads of its sections (`## 一、…`)."""
    heads = (line[3:] for line in split_lines(text) if line.startswith("## "))
    return any(section_key(form, head) for head in heads)


def looks_like_section_head(form: Form, text: str) -> bool:
    """Whether a plain line could be taken for the head of a section."""
    style, _, _ = split_number(text.strip())
    return style in ("", "一、") and section_key(form, text) is not None


def _divide(blocks: Sequence[Block], form: Form) -> _Divided:
    marked = any(isinstance(block, Line) and block.level == 2 for block in blocks)
    divided = _Divided()
    current = divided.front
    for place, block in enumerate(blocks):
        following = blocks[place + 1] if place + 1 < len(blocks) else None
        key = _head(block, following, form, divided.sections, marked)
        if key is None:
            current.append(block)
        else:
            current = divided.sections[key] = []
    return divided


def _head(
    block: Block,
    following: Block | None,
    form: Form,
    found: dict[str, list[Block]],
    marked: bool,
) -> str | None:
    """The section that begins with this block, if one does.

    A head without a number is only believed before a table, or when its section is next.
    """
    if isinstance(block, Cells) or (marked and block.level != 2):
        return None
    key = section_key(form, block.text) if len(block.text) <= TITLE_LIMIT else None
    if key is None or found.get(key):
        return None
    style = split_number(block.text.strip())[0]
    if marked or style == "一、":
        return key
    if style:
        return None
    keys = [section.key for section in form.sections]
    if isinstance(form.section(key), FigureTable):
        return key if isinstance(following, Cells) else None
    return key if keys.index(key) == len(found) else None


def _read_front(front: Sequence[Block], form: Form) -> tuple[str, str]:
    """The title and the lead-in that stand before the first section."""
    lines = _lines(front)
    titles = [line for line in lines if line.level == 1]
    titles += [line for line in lines if line.level is None and is_title(form, line.text)]
    if not titles and lines and lines[0].level is None:
        first = lines[0].text.strip()
        titles = lines[:1] if len(first) <= TITLE_LIMIT and not first.endswith("。") else []
    title = titles[0].text if titles else ""
    preface = [line.text for line in lines if line.text != title or line.level == 0]
    return clean_line(title), clean_text("\n".join(preface))


def _read_prose(sections: dict[str, list[Block]], title: str, preface: str) -> Prose:
    return Prose(
        title or None,
        preface,
        read_overview(_lines(sections.get("overview", []))),
        _text(sections.get("problems", [])),
        _text(sections.get("other_matters", [])),
    )


def _lines(blocks: Sequence[Block]) -> list[Line]:
    """The lines of a prose section; a row that strayed into it is a line of words."""
    return [
        block if isinstance(block, Line) else Line(block.number, block.text) for block in blocks
    ]


def _text(blocks: Sequence[Block]) -> str:
    return clean_text("\n".join(line.text for line in _lines(blocks)))


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
