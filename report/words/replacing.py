"""Putting other words in place of some, in all that is written in a report."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from nianbao.report.document import Report
from nianbao.report.field import FieldRef
from nianbao.report.finding import Span
from nianbao.report.text import plain_digits
from nianbao.report.words.codes import CODE
from nianbao.report.words.fields import prose_fields

_BEFORE_A_YEAR = re.compile(
    r"(?:与|和|同|比|较|[较高低多少]于|从|自|由|[年\d]\s*(?:至|到|[-—~～]+))\s*$"
)
"""What stands before a year that is meant as it is: 与2023年相比, 从2023年起, 2022年至2023年."""
_BEHIND_A_YEAR = re.compile(r"\s*(?:(?:至|到|[-—~～]+)\s*\d|度?(?:同期|相比|结转))")
"""What stands behind one: 2023年至2024年, 2023年同期."""
_NEAR = 8
"""Characters beside the words that are looked at for it."""
_NUMBER = re.compile(r"\d+")
_COUNTY = re.compile(r".{1,12}?[县市区旗]")
_OWN_ENDING = "人民政府"
_SHORTEST = 2
"""Characters that a part of an office's name has at least, to be looked for by itself."""


class NoteSpan(NamedTuple):
    """Characters of a note, from start up to end; `place` is its cell or its table."""

    place: str
    start: int
    end: int


Hit = Span | NoteSpan


class Exchange(NamedTuple):
    """Words that are sought, and those that come in their place."""

    sought: str
    by: str


def places_of(report: Report, words: str) -> tuple[Hit, ...]:
    """Every place of these very words, in reading order, behind them those in notes.

    A code is taken whole or not at all, a number too; its digits may be wide (２０２３年).
    """
    if not words:
        return ()
    words = plain_digits(words)
    pattern = re.compile(
        ("(?<!\\d)" if words[0].isdigit() else "")
        + re.escape(words)
        + ("(?!\\d)" if words[-1].isdigit() else "")
    )
    fields = prose_fields(report.form, report.prose)
    in_prose = (Span(field.ref, *at) for field in fields for at in _whole(pattern, field.text))
    notes = report.notes.items()
    in_notes = (NoteSpan(place, *at) for place, note in notes for at in _whole(pattern, note))
    return (*in_prose, *in_notes)


def larger_of(report: Report, words: str) -> tuple[str, ...]:
    """The codes and numbers these words are only a part of, each once, in reading order."""
    fields = prose_fields(report.form, report.prose)
    found = dict[str, None]()
    for text in (*(field.text for field in fields), *report.notes.values()):
        wholes = sorted(
            (one.span(), one[0]) for one in (*CODE.finditer(text), *_NUMBER.finditer(text))
        )
        for match in re.finditer(re.escape(plain_digits(words)), plain_digits(text)):
            around = (whole for at, whole in wholes if _cuts(at, match.span()))
            found.update(dict.fromkeys(around))
    return tuple(found)


def places_to_exchange(report: Report, exchange: Exchange) -> tuple[Hit, ...]:
    """The places of what is sought, without those where what comes in its place stands already."""
    sought, by = exchange
    found = places_of(report, sought)
    return tuple(one for one in found if not _stands_already(text_around(report, one), one, by))


def text_around(report: Report, place: Hit) -> str:
    """All of the text in which a place lies."""
    if isinstance(place, NoteSpan):
        return report.notes.get(place.place, "")
    return report.prose.text(place.field)


def is_meant_as_it_is(report: Report, place: Hit) -> bool:
    """Whether the words stand in a title's 《》, or are a year something is compared with."""
    text = text_around(report, place)
    before = text[text.rfind("\n", 0, place.start) + 1 : place.start]
    behind = text[place.end :].partition("\n")[0]
    if before.rfind("《") > before.rfind("》") and "》" in behind:
        return True
    if not text[place.start : place.end].rstrip("年").isdigit():
        return False
    return bool(_BEFORE_A_YEAR.search(before[-_NEAR:]) or _BEHIND_A_YEAR.match(behind))


def with_words(report: Report, places: Iterable[Hit], words: str) -> Report:
    """A copy in which these words stand in these places."""
    texts: dict[FieldRef | str, list[Hit]] = defaultdict(list)
    for place in places:
        texts[place.place if isinstance(place, NoteSpan) else place.field].append(place)
    # Parts from behind: the words of one that loses its sub-head go to the part before it.
    for where, inside in sorted(texts.items(), key=lambda one: _order(one[0])):
        text = text_around(report, inside[0])
        for _, start, end in sorted(inside, key=lambda one: -one.start):
            text = f"{text[:start]}{words}{text[end:]}"
        if isinstance(where, FieldRef):
            report = report.with_prose(where, text)
        else:
            report = report.with_note(where, text)
    return report


def ready_made(report: Report, previous: Report | None) -> tuple[Exchange, ...]:
    """What a report begun from last year's is to exchange, as far as it is there."""
    exchanges = [Exchange(f"{report.year - 1}年", f"{report.year}年")]
    if previous is not None and previous.office not in ("", report.office):
        exchanges += _names(previous.office, report.office)
    found = {one: places_to_exchange(report, one) for one in exchanges}
    # A shorter name is worth a line of its own where it stands alone, too.
    return tuple(
        one
        for number, one in enumerate(exchanges)
        if len(found[one]) > max((len(found[longer]) for longer in exchanges[1:number]), default=0)
    )


def _names(old: str, new: str) -> Iterator[Exchange]:
    """An office's name, and how people shorten it: without the county, without 人民政府."""
    yield Exchange(old, new)
    county = _COUNTY.match(old)
    if county and new.startswith(county[0]):
        old, new = old.removeprefix(county[0]), new.removeprefix(county[0])
        if min(len(old), len(new)) >= _SHORTEST:
            yield Exchange(old, new)
    if old.endswith(_OWN_ENDING) and new.endswith(_OWN_ENDING):
        old, new = old.removesuffix(_OWN_ENDING), new.removesuffix(_OWN_ENDING)
        if min(len(old), len(new)) >= _SHORTEST and old != new:
            yield Exchange(old, new)


def _whole(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Where a pattern stands in a text, but for what is a part of a code."""
    codes = [match.span() for match in CODE.finditer(text)]
    for start, end in (match.span() for match in pattern.finditer(plain_digits(text))):
        if not any(_cuts(code, (start, end)) for code in codes):
            yield start, end


def _cuts(whole: tuple[int, int], span: tuple[int, int]) -> bool:
    """Whether characters begin or end within what is taken whole or not at all."""
    return any(whole[0] < at < whole[1] for at in span)


def _stands_already(text: str, place: Hit, by: str) -> bool:
    """Whether a place is a part of the words that would come in its place."""
    sought = text[place.start : place.end]
    shifts = (match.start() for match in re.finditer(f"(?={re.escape(sought)})", by))
    return any(
        shift <= place.start and text.startswith(by, place.start - shift) for shift in shifts
    )


def _order(where: FieldRef | str) -> tuple[bool, int, bool]:
    """Parts of section one from behind, a text before its sub-head, then all the rest."""
    if isinstance(where, FieldRef) and where.part is not None:
        return False, -where.part, where.is_heading
    return True, 0, False
