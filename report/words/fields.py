"""The fields of a report that hold words, in printed order."""

from collections.abc import Iterator
from typing import NamedTuple

from report.document import Report
from report.form.shape import ProseSection


class Field(NamedTuple):
    """A prose field: its name, the section it belongs to, its text."""

    name: str
    section: str
    text: str


def prose_fields(report: Report, *, headings: bool = True) -> Iterator[Field]:
    """The fields that hold words, in printed order; the title only when it was written by hand."""
    first = report.form.sections[0].key
    if headings and report.prose.title:
        yield Field("title", first, report.prose.title)
    if report.prose.preface:
        yield Field("preface", first, report.prose.preface)
    for section in report.form.prose_sections():
        for name in report.prose.fields(section.key):
            head = name.removesuffix("text") + "heading"
            if headings and head != name + "heading" and report.prose.text(head):
                yield Field(head, section.key, report.prose.text(head))
            if text := report.prose.text(name):
                yield Field(name, section.key, text)


def overview_section(report: Report) -> ProseSection:
    """The prose section that has aspects."""
    return next(section for section in report.form.prose_sections() if section.aspects)


def section_text(report: Report, section: str) -> str:
    """All paragraphs of a prose section, and the sub-heads of those that have any."""
    words: list[str] = []
    for name in report.prose.fields(section):
        if text := report.prose.text(name):
            if name != section:
                words.append(report.prose.text(name.removesuffix("text") + "heading"))
            words.append(text)
    return "\n".join(words)
