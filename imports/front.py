"""What stands before the first section: contents, title, lead-in, and the page above them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from nianbao.imports.broken_names import begins_name
from nianbao.imports.furniture import is_furniture, label_lines, tells_of_page
from nianbao.imports.heads import numbered_head, read_head
from nianbao.imports.named_in_words import named_in_sentences
from nianbao.imports.source import SourceBlock, TextLine, without_rules
from nianbao.imports.titles import (
    ENDS_AS_OFFICE,
    can_be_office,
    can_be_title,
    is_title,
    names_office,
    office_and_year,
    tells_office,
    tidy_year,
    title_ends,
    without_title_marks,
)
from nianbao.report.finding import Finding, Severity
from nianbao.report.form.shape import Form
from nianbao.report.text import clean_line, late, without_spaces

TITLE_LIMIT = 60
"""Characters the first line may have to be taken for a title that lacks a title's words."""
_PIECE_LIMIT, _PIECES = 60, 4
"""Characters a piece of a title broken over lines may have, and how many pieces."""
_ENTRIES = 4
"""Heads of sections that must follow one another to be a table of contents."""
_UNDER_ENTRY = 10
"""Lines that may stand between two of them: sub-heads. Between heads of tables more do."""
_TITLE_REACH, _SENTENCES = 12, 3
"""Lines above a second section one in which its title stands; sentences before them."""
_BUTTON = re.compile("[一-龥]{2,12}")
"""What a button looks like that is known only by its place above a lead-in."""
_INDENT = "\u3000\u3000"
"""What stands in front of a paragraph."""
_NO_BUTTON = re.compile(r"[，。；：:,;！？《》\d]|报告|年报|公开|政府|公众")
_LIKE_TITLE = re.compile(r"20\d\d\s*年.{0,12}公开[^，。；：:|/>]{0,20}$")
_NO_TITLE = (
    r"(?:引|前|导|序)\s*言|导\s*语|目\s*录"
    r"|[一-龥]{0,12}[省市县区旗]人民政府"
)
"""What stands over a lead-in and is no title: its name, or the government whose page it is."""
_LABELLED = r"标\s*题|(?:信息|文件)名\s*称"
"""What stands before a title in the box with a page's index data, with a mark behind it or not."""
_LEADER = re.compile(r"[\s.．·…。⋯—_-]*[(（]?\d{0,3}[)）]?$")
_LEADS = re.compile(r"\D+\s\d{1,3}")
"""A row of a table of contents: words, and the number of a page."""


@dataclass(frozen=True, slots=True)
class Front:
    """The title, the lead-in, whose report it is, and the lines that are neither.

    `again` are lines that only repeat the title. `is_doubted`: the title names an office that may
    be another's.
    """

    title: str = ""
    lead_in: tuple[TextLine, ...] = ()
    office: str | None = None
    year: int | None = None
    passed: tuple[TextLine, ...] = ()
    again: tuple[TextLine, ...] = ()
    is_doubted: bool = False


class _Title(NamedTuple):
    """A title that tells both an office and a year, and from which up to which line it reaches."""

    start: int
    end: int
    office: str
    year: int


def without_contents(blocks: Sequence[SourceBlock], form: Form) -> list[SourceBlock]:
    """The blocks without a table of contents: heads without text that all come again later."""
    entries: list[tuple[int, str]] = []
    for place, block in enumerate(blocks):
        key = _entry(block, form)
        if key and key not in (known for _, known in entries):
            entries.append((place, key))
        elif _is_no_entry(block) or (entries and place - entries[-1][0] > _UNDER_ENTRY):
            if len(entries) >= _ENTRIES:
                break
            entries = []
        elif key:
            break
    if len(entries) < _ENTRIES or form.sections[0].key not in (key for _, key in entries):
        return list(blocks)
    start, end = entries[0][0], entries[-1][0] + 1
    while end < len(blocks) and re.search(r"[.．·…⋯\s]\d{1,3}\s*$", blocks[end].text):
        end += 1
    later = {_entry(block, form) for block in blocks[end:]}
    heads = (numbered_head(form, block.text) for block in blocks[end:])
    later |= {head.key for head in heads if head}
    if not {key for _, key in entries} <= later:
        return list(blocks)
    if start and re.fullmatch(r"目\s*录", blocks[start - 1].text.strip()):
        start -= 1
    return [*blocks[:start], *blocks[end:]]


def _is_no_entry(block: SourceBlock) -> bool:
    """Whether a block is more than contents have: a row, a sentence."""
    return not isinstance(block, TextLine) or len(block.text) > TITLE_LIMIT or "。" in block.text


def without_another(
    blocks: Sequence[SourceBlock], form: Form
) -> tuple[list[SourceBlock], list[SourceBlock]]:
    """The blocks up to a second report that stands behind the first, and those of that one.

    It begins with a whole title a few lines above another section one, behind sentences.
    """
    starts = [place for place, block in enumerate(blocks) if _begins_report(block, form)]
    for second in starts[1:]:
        first = max(starts[0] + 1, second - _TITLE_REACH)
        between = [line for line in blocks[starts[0] : first] if line.text.rstrip().endswith("。")]
        window = [block for block in blocks[first:second] if isinstance(block, TextLine)]
        plain = [replace(line, level=None) for line in window]
        titles = _complete_titles(plain, form) if len(between) >= _SENTENCES else []
        if titles:
            number = window[min(titles).start].number
            place = next(at for at in range(first, second) if blocks[at].number == number)
            return list(blocks[:place]), list(blocks[place:])
    return list(blocks), []


def another_finding(blocks: Sequence[SourceBlock]) -> Iterator[Finding]:
    """S01: where a second report begins, which is not read."""
    if blocks:
        yield Finding(
            "S01",
            Severity.WARNING,
            f"原文第{blocks[0].number}行起是另一份报告，没有读入；要读它，请单独存成一个文件。",
            "overview",
        )


def _begins_report(block: SourceBlock, form: Form) -> bool:
    """Whether a line is the head of section one, with its number."""
    if not isinstance(block, TextLine) or "一" not in block.text[:6]:
        return False
    head = read_head(form, block.text)
    return head is not None and head.key == form.sections[0].key and head.style == "一、"


def read_front(blocks: Sequence[SourceBlock], form: Form) -> Front:
    """Read what stands before the first section."""
    lines = without_rules(blocks)
    start, end = _title_place(lines, form)
    printed = clean_line("".join(line.text.strip() for line in lines[start:end]))
    title = without_title_marks(form, tidy_year(printed or _labelled_title(lines, form)))
    office, year = office_and_year(form, title) if title else (None, None)
    others = _years_of_others(lines, office, form) if office else set()
    is_asked = office is not None and (not tells_office(form, title, office) or bool(others))
    if others - {year}:
        year = None
    about = set(label_lines([line.text for line in lines])) | _repeats(lines, end, title, form)
    begins = end + _buttons(lines[end:])
    kept = [
        line
        for place, line in enumerate(lines[end:], start=end)
        if place not in about
        and place >= begins
        and not _is_publisher(lines, place)
        and not _is_of_page(line, printed)
    ]
    if title and kept and kept[0].level in (None, 1) and year is None:
        _, year = office_and_year(form, kept[0].text) if len(kept[0].text) < 12 else (None, None)
        kept = kept[year is not None :]
    told_office, told_year = named_in_sentences(form, [line.text for line in kept])
    above = (*lines[:start], *lines[end:])
    told = {line.number for line in kept}
    passed = tuple(
        line for line in above if line.text.strip() != printed and line.number not in told
    )
    again = tuple(
        line for line in above if title and line.text.strip() == printed and line.number not in told
    )
    office = None if is_asked else office or told_office
    return Front(title, tuple(kept), office, year or told_year, passed, again, is_asked)


def _is_of_page(line: TextLine, title: str) -> bool:
    """Whether a line tells of the page, or repeats the title; a paragraph must tell it twice."""
    if line.level == 0:
        return tells_of_page(line.text)
    return line.text.strip() == title or is_furniture(line.text)


def doubt_finding(front: Front) -> Iterator[Finding]:
    """S01: that the title is kept, though the office it names may be another."""
    if front.is_doubted:
        fact = f"标题印的是“{front.title[:40]}”，看不准写的是不是这个单位，请核对单位和标题。"
        yield Finding("S01", Severity.WARNING, fact, "overview")


def _labelled_title(lines: Sequence[TextLine], form: Form) -> str:
    """The title that the index box of a page tells, whose publisher it names; else empty."""
    index = "\n".join(line.text for line in lines if is_furniture(line.text))
    for label in re.finditer(r"标\s*题\s*[:：]\s*[|｜]?\s*([^|｜\n]+)", index):
        title = label[1].strip()
        if is_title(form, title) and can_be_title(form, title):
            office, _ = office_and_year(form, tidy_year(title))
            named = re.findall(r"(?:发布(?:机构|单位)|发文机关)[\s|｜:：]*([^\s|｜]+)", index)
            if office and any(_without_kind(one).endswith(_without_kind(office)) for one in named):
                return title
    return ""


def _without_kind(office: str) -> str:
    return re.sub("(?:人民政府|政府|办事处)$", "", office)


def _is_publisher(lines: Sequence[TextLine], place: int) -> bool:
    """Whether a line is the name of an office alone, beside a line that tells of the page."""
    words = lines[place].text.strip()
    if len(words) > TITLE_LIMIT or not (names_office(words) and can_be_office(words)):
        return False
    beside = (at for at in (place - 1, place + 1) if 0 <= at < len(lines))
    return any(is_furniture(lines[at].text) for at in beside)


def _buttons(lines: Sequence[TextLine]) -> int:
    """How many lines in front are words of the page: short ones without any mark of a sentence.

    One alone is none: it may be a title of few words. One that is indented is a paragraph.
    """
    for place, line in enumerate(lines):
        text = line.text.strip()
        is_indented = line.text.startswith(_INDENT)
        is_button = _BUTTON.fullmatch(text) and not _NO_BUTTON.search(text) and not is_indented
        if line.level is not None or not (is_button or is_furniture(text)):
            return place if place > 1 else 0
    return 0


def _entry(block: SourceBlock, form: Form) -> str | None:
    """The section an entry of a table of contents names."""
    words = block.text.strip()
    if (not isinstance(block, TextLine) and not _LEADS.fullmatch(words)) or len(words) > 100:
        return None
    head = read_head(form, words) or read_head(form, _LEADER.sub("", words, count=1))
    return head.key if head and head.style != "1、" else None


def _title_place(lines: Sequence[TextLine], form: Form) -> tuple[int, int]:
    """From which up to which line the title reaches; an empty reach when there is none."""
    complete = _complete_titles(lines, form)
    for place, line in enumerate(lines):
        if line.level == 1:
            end = place + _pieces(lines[place : place + _PIECES], form)
            title = "".join(one.text.strip() for one in lines[place:end])
            if not complete or is_title(form, title) or not ENDS_AS_OFFICE.fullmatch(title):
                return place, end
    if complete:
        own = _own_title(lines, complete, form)
        return _from_name(lines, own.start, own.office), own.end
    plain = [place for place, line in enumerate(lines) if not line.level]
    whole = [place for place in plain if _is_whole(lines[place], form)]
    if whole:
        return _widened(lines, whole[0], whole[0] + 1, form)
    for size in range(2, _PIECES + 1):
        for start in range(len(lines) - size + 1):
            pieces = lines[start : start + size]
            joined = "".join(line.text.strip() for line in pieces)
            if all(map(_is_piece, pieces)) and is_title(form, joined):
                return _widened(lines, start, start + size, form)
    return _first_line(lines)


def _own_title(lines: Sequence[TextLine], complete: Sequence[_Title], form: Form) -> _Title:
    """The title of the report itself.

    Of one office's for several years it is that of the year the sentences tell, else the last: such
    a list stands beside a report on its page, and above it in its text, whose own title may be
    broken over lines where those of the list are not.
    """
    same = [one for one in complete if one.office == complete[0].office]
    if len({one.year for one in same}) == 1:
        return complete[0]
    of_titles = {place for one in complete for place in range(one.start, one.end)}
    sentences = [line.text for place, line in enumerate(lines) if place not in of_titles]
    _, told = named_in_sentences(form, sentences)
    return max((one for one in same if one.year == told), default=max(same))


def _first_line(lines: Sequence[TextLine]) -> tuple[int, int]:
    """The reach of a title that has none of a title's words: the first line, where it is short.

    Of several short lines it is one that tells a year and speaks of 公开.
    """
    texts = [line.text.strip() for line in lines]
    short = [
        line.level is None and 0 < len(text) <= TITLE_LIMIT and not text.endswith("。")
        for line, text in zip(lines, texts, strict=True)
    ]
    count = short.index(False) if False in short else len(short)
    place = next((at for at in range(count) if _LIKE_TITLE.search(texts[at])), 0)
    is_of_page = (
        not count
        or is_furniture(texts[place])
        or (not place and _buttons(lines) > 0)
        or bool(re.fullmatch(_NO_TITLE, texts[place]))
    )
    return (place, place) if is_of_page else (place, place + 1)


def _complete_titles(lines: Sequence[TextLine], form: Form) -> list[_Title]:
    """The titles that tell both an office and a year, those on one line before those on more."""
    found: list[_Title] = []
    piece = list(map(_is_piece, lines))
    for size in range(1, _PIECES + 1):
        for start in range(len(lines) - size + 1):
            pieces = lines[start : start + size]
            fits = _is_whole(pieces[0], form) if size == 1 else all(piece[start : start + size])
            if not fits:
                continue
            joined = tidy_year("".join(line.text.strip() for line in pieces))
            is_one = is_title(form, joined)
            joined = without_title_marks(form, joined) if is_one else joined
            office, year = office_and_year(form, joined) if is_one else (None, None)
            if (
                office
                and year
                and _is_office(form, joined, office, size)
                and not _is_cut(found, start, size)
            ):
                found.append(_Title(start, start + size, office, year))
    return found


def _from_name(lines: Sequence[TextLine], start: int, office: str) -> int:
    """The line with which a title begins whose office was broken over several lines."""
    for place in range(start - 1, max(-1, start - _PIECES), -1):
        above = lines[place]
        if not _is_piece(above) or not begins_name(above.text.strip(), office):
            return place + 1
        office = ""
    return max(0, start - _PIECES + 1)


def _is_office(form: Form, title: str, office: str, size: int) -> bool:
    """Whether a title over so many lines tells an office; joined lines must prove it."""
    if size == 1:
        return tells_office(form, title, office)
    return can_be_office(office) and names_office(office)


def _repeats(lines: Sequence[TextLine], end: int, title: str, form: Form) -> set[int]:
    """The places behind a title where it stands again, broken over lines or without its year."""
    if not is_title(form, title):
        return set()
    found: set[int] = set()
    office, year = office_and_year(form, title)
    for size in range(1, _PIECES + 1):
        for start in range(end, len(lines) - size + 1):
            pieces = lines[start : start + size]
            joined = "".join(without_spaces(line.text) for line in pieces)
            is_same = joined == without_spaces(title) or _says_again(form, joined, office, year)
            if is_same and all(map(_is_piece, pieces)):
                found |= set(range(start, start + size))
    return found


def _says_again(form: Form, words: str, office: str | None, year: int | None) -> bool:
    """Whether a line is nothing but a title that tells less than the report's own, or the same."""
    ends = [end for _, end in title_ends(form, words)]
    if max(ends, default=0) != len(words) or not words:
        return False
    other, told = office_and_year(form, words)
    is_office = other is None or (office is not None and other in office)
    return is_office and told in (None, year) and (other, told) != (None, None)


def _is_cut(found: Sequence[_Title], start: int, size: int) -> bool:
    """Whether a reach of lines has a title in it that is complete with fewer."""
    return any(start <= one.start and one.end <= start + size for one in found)


def _years_of_others(lines: Sequence[TextLine], office: str, form: Form) -> set[int]:
    """The years of titles that name an office which is no longer or shorter name of this one."""
    return {
        one.year
        for one in _complete_titles(lines, form)
        if not one.office.endswith(office) and not office.endswith(one.office)
    }


def _is_whole(line: TextLine, form: Form) -> bool:
    """Whether a line alone may be a title: its words, and no sentence or button."""
    text = line.text.strip()
    is_plain = not line.level and not text.endswith(("。", "；", "：", "，"))
    if not (is_plain and is_title(form, text) and can_be_title(form, text)):
        return False
    if late(_LABELLED).match(text):
        return False
    return not is_furniture(without_title_marks(form, text))  # 【信息公开年报】 is a mark before it


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
        names_office = office is None and ENDS_AS_OFFICE.fullmatch(above.text.strip())
        names_year = year is None and office_and_year(form, above.text)[1]
        if not names_office and not names_year:
            break
        start -= 1
    return start, end


def _is_piece(line: TextLine) -> bool:
    text = line.text.strip()
    is_short = 0 < len(text) <= _PIECE_LIMIT and not text.endswith(("。", "；", "："))
    return not line.level and is_short and "|" not in text and not is_furniture(text)
