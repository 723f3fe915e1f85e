"""Findings in a list: in which order, under which headings, and in which words there.

A finding's own sentence says where it is, since it may stand alone (in the status line, in a
letter). Under the heading of its section it doesn't say that again.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from nianbao.report.field import FRONT_FIELDS
from nianbao.report.finding import WORST_FIRST, Finding
from nianbao.report.form.names import table_name
from nianbao.report.form.numbering import chinese_number
from nianbao.report.form.shape import FigureTable, Form

_FRONT_TITLE = "标题和导语"
"""What stands before the sections, as the clerk reads it."""
_JOINTS = ("：", "·", "里", "的")
"""What joins a section's name to what is said of it."""
_ONE_OF_SEVERAL = ("、", "和")
_INSIDE = "(?<=[在：，]){}(?=“)"
"""A table's name right before the row that is named."""


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """The errors, the warnings, the remarks, what was put aside; else in the order given."""
    return sorted(findings, key=_rank)


def worst_first_by_section(
    form: Form, findings: Iterable[Finding]
) -> Iterator[tuple[str, list[Finding]]]:
    """The same, parted wherever another section begins: one may come again with its warnings.

    Each with the title of its section; title and lead-in of the report stand before the first.
    """
    places = {section.key: place for place, section in enumerate(form.sections)}

    def place(finding: Finding) -> int:
        in_front = finding.span is not None and finding.span.field in FRONT_FIELDS
        return -1 if in_front else places.get(finding.section, 0)

    ordered = sorted(findings, key=lambda one: (_rank(one), place(one)))
    for at, together in groupby(ordered, key=place):
        yield form.sections[at].title.text if at >= 0 else _FRONT_TITLE, list(together)


def under_heading(form: Form, finding: Finding) -> str:
    """The sentence of a finding where the title of its section stands above it."""
    keys = [section.key for section in form.sections]
    if finding.section not in keys:
        return finding.message
    place = keys.index(finding.section)
    section, words = form.sections[place], finding.message
    names = [f"“{section.title.text}”", f"第{chinese_number(place + 1)}部分"]
    if isinstance(section, FigureTable):
        table = table_name(form, section.key)
        names.append(table)
        words = re.sub(_INSIDE.format(table), "", words)
    return _without_name(words, names) or finding.message


def _without_name(words: str, names: Iterable[str]) -> str:
    for name in names:
        rest = words.removeprefix(name)
        if rest != words and not rest.startswith(_ONE_OF_SEVERAL):
            joint = next((one for one in _JOINTS if rest.startswith(one)), "")
            return rest.removeprefix(joint)
    return words


def _rank(finding: Finding) -> tuple[bool, int]:
    return bool(finding.dismissed), WORST_FIRST[finding.severity]
