"""Sentences an office keeps, sorted by what they are about, with codes in them.

A place is `preface`, the key of a prose section, or for a section with aspects that key and the
aspect's number from 0: `overview.1`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

from nianbao.report.document import Report
from nianbao.report.facts import ENUMERATION, SIZE, Fact, Facts
from nianbao.report.field import FieldRef
from nianbao.report.form.form_2021 import ASPECTS
from nianbao.report.form.shape import Form
from nianbao.report.leaves import mapping_or_empty
from nianbao.report.text import clean_text
from nianbao.report.words.codes import CODE, TO_WRITE, Codes
from nianbao.report.words.fields import overview_section

_TOLD = re.compile(r"(?:未|没有|没)(?:收到|接到|受理).{0,12}申请|申请\D{0,4}0件|信息处理费")
"""How a report tells in words of its own that nobody asked, and what was collected."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One sentence, or a few, in one paragraph. `zero` is for a year without any request."""

    place: str
    text: str
    zero: bool = False


Phrases = tuple[Phrase, ...]


def places(form: Form) -> dict[str, str]:
    """The places of phrases, and what each is called, in printed order."""
    names = {"preface": "导语"}
    for section in form.prose_sections():
        for at, aspect in enumerate(section.aspects):
            names[f"{section.key}.{at}"] = aspect
        if not section.aspects:
            names[section.key] = section.title.text
    return names


def place_of_field(report: Report, field: FieldRef) -> str:
    """The place a field of prose is for; a section's key where its sub-head tells no aspect."""
    section = field.section
    if field.heading is None:
        return section
    heading = report.prose.text(field.heading)
    names = overview_section(report.form).aspects
    named = (
        at for at, name in enumerate(names) if heading and (name in heading or heading in name)
    )
    told = (at for at, words in enumerate(ASPECTS) if words.search(heading))
    at = next(named, next(told, None))
    return section if at is None else f"{section}.{at}"


def field_of_place(report: Report, place: str) -> FieldRef | None:
    """The first field that a place is for; None where the report has none such."""
    fields = report.prose.fields(_section_of(place))
    return next((field for field in fields if place_of_field(report, field) == place), None)


def fitting(phrases: Phrases, report: Report, field: FieldRef) -> Phrases:
    """The phrases for the section of a field, those for the field's own place first."""
    place = place_of_field(report, field)
    near = (phrase for phrase in phrases if _section_of(phrase.place) == field.section)
    return tuple(sorted(near, key=lambda phrase: phrase.place != place))


def put_into(text: str, phrase: str, start: int, end: int) -> str:
    """A text with a phrase in place of the characters `start` to `end`.

    In place of all of it where it is but 无; as a paragraph behind all of it where the caret
    stands at the very beginning, as it does when a text is opened.
    """
    if text.strip() in ("", "无"):
        return phrase
    if end == 0:
        return f"{text}\n{phrase}"
    return text[:start] + phrase + text[end:]


def with_phrase(phrases: Phrases, phrase: Phrase, form: Form) -> Phrases:
    """The phrases with one more, behind the others of its place and of those before it."""
    order = list(places(form))
    rank = order.index(phrase.place)
    at = sum(one.place not in order or order.index(one.place) <= rank for one in phrases)
    return (*phrases[:at], phrase, *phrases[at:])


def zero_offers(phrases: Phrases, report: Report, codes: Codes) -> dict[FieldRef, Phrase]:
    """The sentences of a year without requests that a report has not yet, by field.

    None for a section that tells of it in its own words.
    """
    offers = {}
    for phrase in phrases:
        section = _section_of(phrase.place)
        field = field_of_place(report, phrase.place) if phrase.zero else None
        if field is None or field in offers:
            continue
        told = "\n".join(map(report.prose.text, report.prose.fields(section)))
        if phrase.text not in told and not _TOLD.search(codes.fill(told).text):
            offers[field] = phrase
    return offers


def lacking(text: str, codes: Codes) -> Facts:
    """The facts, still without numbers, that the codes of a text need and nobody has yet."""
    found = (match[1] for match in CODE.finditer(text) if match[1] not in TO_WRITE)
    unknown = dict.fromkeys(name for name in found if codes.value(name) is None)
    of_lists = {name + end for name in unknown for end in (SIZE, ENUMERATION)}
    return tuple(
        Fact(name, items=() if {name + SIZE, name + ENUMERATION} & unknown.keys() else None)
        for name in unknown
        if name not in of_lists
    )


def plain_phrases(phrases: Iterable[Phrase]) -> list[dict[str, object]]:
    """Phrases as plain values; `read_phrases` gives them back."""
    return [asdict(phrase) for phrase in phrases]


def read_phrases(plain: object) -> Phrases:
    """The phrases that plain values hold; what is damaged is left out."""
    return tuple(_read(plain if isinstance(plain, list) else ()))


def _read(plain: Iterable[object]) -> Iterator[Phrase]:
    for one in plain:
        kept = mapping_or_empty(one)
        place, text = kept.get("place"), kept.get("text")
        if isinstance(place, str) and isinstance(text, str) and (words := clean_phrase(text)):
            yield Phrase(place, words, kept.get("zero") is True)


def _section_of(place: str) -> str:
    """The key of the section that a place is in, `preface` for the lead-in."""
    return place.partition(".")[0]


def clean_phrase(text: str) -> str:
    """The words of a phrase: one paragraph."""
    return clean_text(text).replace("\n", " ").strip()
