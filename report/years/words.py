"""Which of last year's paragraphs stood where: fields matched though sub-heads were renamed.

A draft is never stored: it is last year's text of the same place, seen beside or under this
year's, and counts as blank until the clerk takes it over.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from nianbao.report.document import Report
from nianbao.report.field import PREFACE, FieldRef
from nianbao.report.form.numbering import split_number
from nianbao.report.prose import Overview


class OldParagraph(NamedTuple):
    """A paragraph of last year's; `heading` is the sub-head it stood under, if that is gone."""

    text: str
    heading: str = ""


_ALIKE = 0.6
"""How alike two sub-heads must be, from 0 to 1, to be one that was renamed."""
_SAME_WORDS, _CONTAINED = 0.95, 0.9
"""How alike they count when both say the same of their own, and when one holds the other."""
_NO_WORDS = re.compile(r"[\W_]+")
_EVERYWHERE = re.compile("政府信息|政务|信息|情况|工作|方面")
"""Words of every other sub-head: they tell none from another."""


def matched_fields(last: Report, this: Report) -> dict[FieldRef, FieldRef]:
    """For each prose field of `this`, the field of `last` that stood in its place.

    A field without one is left out. Lead-in and sections match by what they are, the parts of
    section one by their sub-heads.
    """
    plain = [section.key for section in this.form.prose_sections() if not section.aspects]
    matched = {field: field for field in (PREFACE, *map(FieldRef, plain))}
    old, new = (report.prose.overview.fields for report in (last, this))
    pairs = match_heads(tuple(part.heading for part in old), tuple(part.heading for part in new))
    before, now = (report.prose.fields(Overview.KEY) for report in (last, this))
    matched.update((now[place], before[at]) for place, at in pairs.items())
    return matched


def draft_of(last: Report, this: Report, field: FieldRef) -> str:
    """Last year's text of the place of a field; empty where there was none."""
    old = matched_fields(last, this).get(field)
    return last.prose.text(old) if old else ""


def left_over(last: Report, this: Report, section: str) -> tuple[FieldRef, ...]:
    """The fields of last year's section with text that no field of this year's stands for."""
    taken = set(matched_fields(last, this).values())
    fields = last.prose.fields(section)
    return tuple(ref for ref in fields if ref not in taken and last.prose.text(ref))


def paragraphs_beside(last: Report, this: Report, field: FieldRef) -> tuple[OldParagraph, ...]:
    """What to show beside a field: its own paragraphs of last year, then those left over."""
    found = [OldParagraph(text) for text in draft_of(last, this, field).split("\n") if text]
    for ref in left_over(last, this, field.section):
        heading = last.prose.text(ref.heading) if ref.heading else ""
        texts = last.prose.text(ref).split("\n")
        found += [OldParagraph(text, heading or "没有小标题的话") for text in texts if text]
    return tuple(found)


def with_paragraph(text: str, line: int, paragraph: str) -> str:
    """A text with a paragraph behind its `line`-th, counted from 0; a blank one gives way."""
    lines = text.split("\n")
    if lines[line].strip():
        line += 1
        return "\n".join([*lines[:line], paragraph, *lines[line:]])
    return "\n".join([*lines[:line], paragraph, *lines[line + 1 :]])


@lru_cache(maxsize=16)
def match_heads(old: tuple[str, ...], new: tuple[str, ...]) -> Mapping[int, int]:
    """For places in `new`, the place in `old` of the same sub-head; each place once.

    The most alike are matched first, of equals those nearest in place. What is left and unlike
    is taken as renamed where both neighbours match. An empty head matches an empty one.
    """
    rated = sorted(
        (-likeness, abs(place - at), place, at)
        for place, now in enumerate(new)
        for at, before in enumerate(old)
        if (likeness := _likeness(before, now)) >= _ALIKE
    )
    matched: dict[int, int] = {}
    for _, _, place, at in rated:
        if place not in matched and at not in matched.values():
            matched[place] = at
    for place, at in _renamed(matched, old, new):
        matched[place] = at
    return dict(sorted(matched.items()))


def _renamed(
    matched: Mapping[int, int], old: Sequence[str], new: Sequence[str]
) -> Iterator[tuple[int, int]]:
    """Unlike sub-heads between the same neighbours; the ends count as neighbours too."""
    whole = {-1: -1, **matched, len(new): len(old)}
    free = set(range(len(old))) - set(matched.values())
    for place, words in enumerate(new):
        if place in matched:
            continue
        at = whole.get(place - 1, len(old)) + 1
        between = at in free and whole.get(place + 1) == at + 1
        if between and bool(words) == bool(old[at]):
            yield place, at


def _likeness(old: str, new: str) -> float:
    if old == new:
        return 1.0
    if not old or not new:
        return 0.0
    old, new = _own_words(old), _own_words(new)
    if old == new:
        return _SAME_WORDS
    shorter, longer = sorted((old, new), key=len)
    if len(shorter) > 1 and shorter in longer:
        return _CONTAINED
    return SequenceMatcher(None, old, new, autojunk=False).ratio()


def _own_words(head: str) -> str:
    """What a sub-head says of its own: no number, no marks, no words that others have too."""
    plain = _NO_WORDS.sub("", split_number(head)[2])
    own = _EVERYWHERE.sub("", plain)
    return own if len(own) > 1 else plain or head
