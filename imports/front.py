"""What stands before the first section: contents, title, lead-in, and the page above them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from imports.furniture import is_furniture
from imports.heads import read_head
from imports.source import SourceBlock, TextLine
from imports.titles import is_title, office_and_year
from report.form.shape import Form
from report.text import clean_line, clean_text

TITLE_LIMIT = 60
"""Characters the first line may have to be taken for a title that lacks a title's words."""
_PIECE_LIMIT, _PIECES = 40, 4
"""Characters a piece of a title broken over lines may have, and how many pieces."""
_ENTRIES = 4
"""Heads of sections that must follow one another to be a table of contents."""
_LEADER = re.compile(r"[\s.．·…。⋯—_-]*[(（]?\d{0,3}[)）]?$")
_OFFICE = re.compile(r".*(?:政府|办事处|局|委员会|委|办公室|办|中心|厅|院|街道|镇|乡|会)")


@dataclass(frozen=True, slots=True)
class Front:
    """The title, the lead-in, whose report it is, and the lines that are neither."""

    title: str = ""
    preface: str = ""
    office: str | None = None
    year: int | None = None
    passed: tuple[TextLine, ...] = ()


def without_contents(blocks: Sequence[SourceBlock], form: Form) -> list[SourceBlock]:
    """The blocks without a table of contents: heads without text that all come again later."""
    entries: list[tuple[int, str]] = []
    for place, block in enumerate(blocks):
        key = _entry(block, form)
        if key and key not in (known for _, known in entries):
            entries.append((place, key))
        elif not isinstance(block, TextLine) or len(block.text) > TITLE_LIMIT or "。" in block.text:
            if len(entries) >= _ENTRIES:
                break
            entries = []
        elif key:
            break
    if len(entries) < _ENTRIES:
        return list(blocks)
    start, end = entries[0][0], entries[-1][0] + 1
    while end < len(blocks) and re.search(r"[.．·…⋯\s]\d{1,3}\s*$", blocks[end].text):
        end += 1
    later = {_entry(block, form) for block in blocks[end:]}
    if not {key for _, key in entries} <= later:
        return list(blocks)
    if start and re.fullmatch(r"目\s*录", blocks[start - 1].text.strip()):
        start -= 1
    return [*blocks[:start], *blocks[end:]]


def read_front(blocks: Sequence[SourceBlock], form: Form) -> Front:
    """Read what stands before the first section."""
    lines = [one if isinstance(one, TextLine) else TextLine(one.number, one.text) for one in blocks]
    start, end = _title_place(lines, form)
    title = clean_line("".join(line.text.strip() for line in lines[start:end]))
    office, year = office_and_year(form, title) if title else (None, None)
    kept = [
        line
        for line in lines[end:]
        if line.level == 0 or not (line.text.strip() == title or is_furniture(line.text))
    ]
    if title and kept and kept[0].level is None and year is None:
        _, year = office_and_year(form, kept[0].text) if len(kept[0].text) < 12 else (None, None)
        kept = kept[year is not None :]
    preface = clean_text("\n".join(line.text for line in kept))
    above = (*lines[:start], *lines[end:])
    told = {line.number for line in kept}
    passed = tuple(line for line in above if line.text.strip() != title and line.number not in told)
    return Front(title, preface, office, year, passed)


def _entry(block: SourceBlock, form: Form) -> str | None:
    """The section an entry of a table of contents names."""
    if not isinstance(block, TextLine) or len(block.text) > 100:
        return None
    words = block.text.strip()
    head = read_head(form, words) or read_head(form, _LEADER.sub("", words, count=1))
    return head.key if head and head.style != "1、" else None


def _title_place(lines: Sequence[TextLine], form: Form) -> tuple[int, int]:
    """From which up to which line the title reaches; an empty reach when there is none."""
    for place, line in enumerate(lines):
        if line.level == 1:
            return place, place + _pieces(lines[place : place + _PIECES], form)
    plain = [place for place, line in enumerate(lines) if line.level is None]
    whole = [
        place
        for place in plain
        if is_title(form, lines[place].text) and not is_furniture(lines[place].text)
    ]
    whole = [place for place in whole if not lines[place].text.endswith("。")] or whole
    for place in whole:
        if None not in office_and_year(form, lines[place].text):
            return place, place + 1
    if whole:
        return _widened(lines, whole[0], whole[0] + 1, form)
    for size in range(2, _PIECES + 1):
        for start in range(len(lines) - size + 1):
            pieces = lines[start : start + size]
            joined = "".join(line.text.strip() for line in pieces)
            if all(map(_is_piece, pieces)) and is_title(form, joined):
                return _widened(lines, start, start + size, form)
    first = lines[0].text.strip() if plain[:1] == [0] else ""
    is_short = 0 < len(first) <= TITLE_LIMIT and not first.endswith("。")
    return (0, 1) if is_short else (0, 0)


def _pieces(lines: Sequence[TextLine], form: Form) -> int:
    """Over how many of these lines a title goes on that is marked as one; the first is marked."""
    for end in range(1, len(lines) + 1):
        if lines[end - 1].level != 1:
            break
        if is_title(form, "".join(line.text.strip() for line in lines[:end])):
            return end
    return 1


def _widened(lines: Sequence[TextLine], start: int, end: int, form: Form) -> tuple[int, int]:
    """The reach of a title with the lines above it that tell the office and the year it lacks."""
    for _ in range(2):
        title = "".join(line.text.strip() for line in lines[start:end])
        office, year = office_and_year(form, title)
        above = lines[start - 1] if start else None
        if above is None or not _is_piece(above) or None not in (office, year):
            break
        names_office = office is None and _OFFICE.fullmatch(above.text.strip())
        names_year = year is None and office_and_year(form, above.text)[1]
        if not names_office and not names_year:
            break
        start -= 1
    return start, end


def _is_piece(line: TextLine) -> bool:
    text = line.text.strip()
    is_short = 0 < len(text) <= _PIECE_LIMIT and not text.endswith(("。", "；", "："))
    return line.level is None and is_short and not is_furniture(text)
