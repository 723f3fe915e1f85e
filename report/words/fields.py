"""The fields of a report that hold words, in printed order."""

from collections.abc import Iterator
from typing import NamedTuple

from nianbao.report.document import Report
from nianbao.report.field import PREFACE, TITLE, FieldRef
from nianbao.report.form.shape import ProseSection


class Field(NamedTuple):
    """A prose field: its address, the section it belongs to, its text."""

    ref: FieldRef
    section: str
    text: str


def prose_fields(report: Report, *, headings: bool = True) -> Iterator[Field]:
    """The fields that hold words, in printed order; the title only when it was written by hand."""
    first = report.form.sections[0].key
    if headings and report.prose.title:
        yield Field(TITLE, first, report.prose.title)
    if report.prose.preface:
        yield Field(PREFACE, first, report.prose.preface)
    for section in report.form.prose_sections():
        for ref in report.prose.fields(section.key):
            if headings and ref.heading and (head := report.prose.text(ref.heading)):
                yield Field(ref.heading, section.key, head)
            if text := report.prose.text(ref):
                yield Field(ref, section.key, text)


def overview_section(report: Report) -> ProseSection:
    """The prose section that has aspects."""
    return next(section for section in report.form.prose_sections() if section.aspects)


def section_text(report: Report, section: str) -> str:
    """All paragraphs of a prose section, and the sub-heads of those that have any."""
    words: list[str] = []
    for ref in report.prose.fields(section):
        if text := report.prose.text(ref):
            if ref.heading:
                words.append(report.prose.text(ref.heading))
            words.append(text)
    return "\n".join(words)
