"""The words of a report: title, lead-in and the prose sections.

A field is addressed by its FieldRef, or by that one's text as in the JSON export.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar

from nianbao.report.errors import FormError
from nianbao.report.field import FRONT_FIELDS, TITLE, FieldRef
from nianbao.report.form.numbering import STYLES, print_number
from nianbao.report.text import clean_line, clean_text


@dataclass(frozen=True, slots=True)
class Part:
    """A sub-head of section one (without its number) and the paragraphs under it."""

    heading: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Overview:
    """Section one: how its sub-heads are numbered, and its parts.

    Only the first part may lack a heading: it is what stands before the first sub-head. Make
    one with `overview()`, which sees to that.
    """

    KEY: ClassVar[str] = "overview"
    """The key of the section."""

    numbering: str = STYLES[0]
    parts: tuple[Part, ...] = ()

    @property
    def fields(self) -> tuple[Part, ...]:
        """The parts that can be written in: without any, one that has no heading."""
        return self.parts or (Part(""),)

    def numbers(self) -> tuple[str, ...]:
        """The printed number of each of `fields`; empty for one without a heading."""
        headless = sum(not part.heading for part in self.fields)
        return tuple(
            print_number(self.numbering, place - headless) if part.heading else ""
            for place, part in enumerate(self.fields, start=1)
        )

    def printed_heads(self) -> tuple[str, ...]:
        """The sub-head of each of `fields` with its number; empty for one without a heading."""
        pairs = zip(self.numbers(), self.fields, strict=True)
        return tuple(number + part.heading for number, part in pairs)

    def headed(self) -> tuple[Part, ...]:
        """The parts that have a sub-head, in order: the n-th carries number n."""
        return tuple(part for part in self.parts if part.heading)


def clean_heading(heading: str) -> str:
    """A sub-head without its number; what a number leaves behind (`、` `.`) is taken off too."""
    return clean_line(heading).lstrip("、.． \u3000")


def overview(numbering: str, parts: Iterable[Part]) -> Overview:
    """Section one with its text cleaned; a later part without a heading joins the one before."""
    kept: list[Part] = []
    for part in parts:
        heading, text = clean_heading(part.heading), clean_text(part.text)
        if heading:
            kept.append(Part(heading, text))
        elif kept:
            joined = "\n".join(filter(None, (kept[-1].text, text)))
            kept[-1] = replace(kept[-1], text=joined)
        elif text:
            kept.append(Part("", text))
    return Overview(numbering if numbering in ("", *STYLES) else STYLES[0], tuple(kept))


_BEHIND = FieldRef("problems"), FieldRef("other_matters")
"""What stands behind section one."""
PROSE_SECTIONS = (Overview.KEY, *map(str, _BEHIND))
"""The keys of the sections of words."""


@dataclass(frozen=True, slots=True)
class Prose:
    """All words of a report. `title` is None while it is the generated one."""

    title: str | None = None
    preface: str = ""
    overview: Overview = field(default_factory=Overview)
    problems: str = ""
    other_matters: str = ""

    def text(self, field: FieldRef | str) -> str:
        """The text of a field; raises FormError when there is no such field."""
        ref = self._known(field)
        if ref.part is None:
            return getattr(self, ref.section) or ""
        part = self.overview.fields[ref.part]
        return part.heading if ref.is_heading else part.text

    def with_text(self, field: FieldRef | str, text: str) -> "Prose":
        """A copy with one field set and cleaned; raises FormError when there is no such field."""
        ref = self._known(field)
        if ref == TITLE:
            return replace(self, title=clean_line(text) or None)
        if ref.part is None:
            cleaned: dict[str, Any] = {ref.section: clean_text(text)}
            return replace(self, **cleaned)
        parts = list(self.overview.fields)
        parts[ref.part] = _rewritten(parts[ref.part], ref, text)
        return replace(self, overview=overview(self.overview.numbering, parts))

    def fields(self, section: str) -> tuple[FieldRef, ...]:
        """The text fields of a prose section, in order."""
        if section != Overview.KEY:
            return (FieldRef(section),)
        return tuple(FieldRef(section, place) for place in range(len(self.overview.fields)))

    def all_fields(self) -> Iterator[FieldRef]:
        """Every field in printed order, sub-heads too; of section one those that are there."""
        yield from FRONT_FIELDS
        for text in self.fields(Overview.KEY) if self.overview.parts else ():
            yield from (text._replace(is_heading=True), text)
        yield from _BEHIND

    def printed(self, texts: Mapping[FieldRef, str]) -> "Prose":
        """A copy with the texts of some fields as they are printed; nothing is cleaned."""
        parts = list(self.overview.parts)
        plain: dict[str, Any] = {}  # by the names of members
        for ref, text in texts.items():
            if ref.part is None:
                plain[ref.section] = text
            else:
                parts[ref.part] = _rewritten(parts[ref.part], ref, text)
        return replace(self, overview=replace(self.overview, parts=tuple(parts)), **plain)

    def is_empty(self, section: str) -> bool:
        """Whether a prose section holds no text."""
        return not any(self.text(field) for field in self.fields(section))

    def _known(self, field: FieldRef | str) -> FieldRef:
        """The address, given itself or as text, of a field that is there."""
        ref = FieldRef.of(field)
        if ref.part is None:
            known = ref in (*FRONT_FIELDS, *_BEHIND)
        else:
            known = ref.section == Overview.KEY and 0 <= ref.part < len(self.overview.fields)
        if not known:
            raise FormError(f"没有“{field}”这一栏。")
        return ref


def _rewritten(part: Part, ref: FieldRef, text: str) -> Part:
    """A part with its sub-head or its paragraphs set."""
    return Part(text, part.text) if ref.is_heading else Part(part.heading, text)
