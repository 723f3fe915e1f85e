"""The words of a report: title, lead-in and the prose sections.

A field is named as in the JSON export: `title`, `preface`, `overview.parts.0.heading`,
`overview.parts.0.text`, `problems`, `other_matters`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from report.errors import FormError
from report.form.numbering import STYLES, print_number
from report.text import clean_line, clean_text


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


@dataclass(frozen=True, slots=True)
class Prose:
    """All words of a report. `title` is None while it is the generated one."""

    title: str | None = None
    preface: str = ""
    overview: Overview = field(default_factory=Overview)
    problems: str = ""
    other_matters: str = ""

    def text(self, name: str) -> str:
        """The text of a field; raises FormError when there is no such field."""
        match name.split("."):
            case ["title"]:
                return self.title or ""
            case ["preface" | "problems" | "other_matters"]:
                return str(getattr(self, name))
            case ["overview", "parts", place, "heading" | "text" as what] if place.isdigit():
                if int(place) < len(self.overview.fields):
                    return str(getattr(self.overview.fields[int(place)], what))
        raise FormError(f"没有“{name}”这一栏。")

    def with_text(self, name: str, text: str) -> "Prose":
        """A copy with one field set and cleaned; raises FormError when there is no such field."""
        self.text(name)
        match name.split("."):
            case ["title"]:
                return replace(self, title=clean_line(text) or None)
            case ["overview", "parts", place, what]:
                parts = list(self.overview.fields)
                parts[int(place)] = replace(parts[int(place)], **{what: text})
                return replace(self, overview=overview(self.overview.numbering, parts))
            case _:
                cleaned = clean_text(text)
        match name:
            case "preface":
                return replace(self, preface=cleaned)
            case "problems":
                return replace(self, problems=cleaned)
            case _:
                return replace(self, other_matters=cleaned)

    def fields(self, section: str) -> tuple[str, ...]:
        """The names of the text fields of a prose section, in order."""
        if section != "overview":
            return (section,)
        return tuple(f"overview.parts.{place}.text" for place in range(len(self.overview.fields)))

    def is_empty(self, section: str) -> bool:
        """Whether a prose section holds no text."""
        return not any(self.text(name) for name in self.fields(section))
