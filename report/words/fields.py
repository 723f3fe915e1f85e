"""The fields of a report that hold words, in printed order."""

from collections.abc import Iterator
from typing import NamedTuple

from nianbao.report.field import PREFACE, TITLE, FieldRef
from nianbao.report.form.shape import Form, ProseSection
from nianbao.report.prose import Prose


class Field(NamedTuple):
    """A prose field: its address, the section it belongs to, its text."""

    ref: FieldRef
    section: str
    text: str


def prose_fields(form: Form, prose: Prose, *, headings: bool = True) -> Iterator[Field]:
    """The fields that hold words, in printed order; the title only when it was written by hand."""
    first = form.sections[0].key
    if headings and prose.title:
        yield Field(TITLE, first, prose.title)
    if prose.preface:
        yield Field(PREFACE, first, prose.preface)
    for section in form.prose_sections():
        for ref in prose.fields(section.key):
            if headings and ref.heading and (head := prose.text(ref.heading)):
                yield Field(ref.heading, section.key, head)
            if text := prose.text(ref):
                yield Field(ref, section.key, text)


def overview_section(form: Form) -> ProseSection:
    """The prose section that has aspects."""
    return next(section for section in form.prose_sections() if section.aspects)


def section_text(prose: Prose, section: str) -> str:
    """All paragraphs of a prose section, and the sub-heads of those that have any."""
    words: list[str] = []
    for ref in prose.fields(section):
        if text := prose.text(ref):
            if ref.heading:
                words.append(prose.text(ref.heading))
            words.append(text)
    return "\n".join(words)
