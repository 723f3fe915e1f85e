"""Which version of the form a report is on: told by the words of its tables."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from nianbao.imports.labels import core, head_cores
from nianbao.imports.section_numbers import OFFICIAL, split_section_number
from nianbao.imports.source import CellRow, SourceBlock
from nianbao.report.document import OLDER_UNTIL
from nianbao.report.finding import Finding, Severity
from nianbao.report.form.form_2019 import FORM_2019
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.form.shape import Form
from nianbao.report.text import SIMPLIFIED, late

_YEARS_2019 = (2019, 2020)
_HEAD_LIMIT = 40
"""Characters the head of a section of an older report may have."""
_FORMS = (FORM_2021, FORM_2019)


def form_of_blocks(blocks: Iterable[SourceBlock], year: int | None) -> Form:
    """The form most of whose own words are there; the year decides where no words do."""
    texts: set[str] = set()
    for block in blocks:
        texts.update(
            block.cells if isinstance(block, CellRow) else (block.text, *block.text.split())
        )
    found = {core(text) for text in texts if len(text) <= 60}
    of_2021, of_2019 = (len(found & _own_words(form)) for form in _FORMS)
    if of_2021 == of_2019 and year is not None:
        return FORM_2019 if year in _YEARS_2019 else FORM_2021
    return FORM_2019 if of_2019 > of_2021 else FORM_2021


def old_form_finding(form: Form, year: int | None) -> Iterator[Finding]:
    """S03: a report of a later year whose tables are those of 2019 and 2020."""
    if form is FORM_2019 and year is not None and year > max(_YEARS_2019):
        yield Finding(
            "S03",
            Severity.WARNING,
            f"表二是2019、2020年年报的表，和现在的列不一样；{year}年应当用"
            "〔2021〕30号的表式；请照新的表式重填。",
            "disclosure",
        )


def is_older(blocks: Iterable[SourceBlock], year: int | None) -> bool:
    """Whether a report is of the years before there was a form: by its year, else by its sections.

    One on fees was only theirs. None is that has a table of a later form.
    """
    if year is not None and year > OLDER_UNTIL:
        return False
    has_fees = False
    for block in blocks:
        if late("第二十条第|勾稽关系|本年新收政府信息").search(block.text.translate(SIMPLIFIED)):
            return False
        has_fees = has_fees or bool(late("收费.{0,8}减免|减免.{0,8}收费").search(older_head(block)))
    return has_fees or year is not None


def older_head(block: SourceBlock) -> str:
    """The words of the head of an older report's section, in simplified characters; else empty."""
    if isinstance(block, CellRow):
        return ""
    style, _, words = split_section_number(block.text.strip())
    if style != OFFICIAL or not 1 < len(words) <= _HEAD_LIMIT:
        return ""
    return (
        ""
        if late("[，；]|[。：,;:].").search(words)
        else words.translate(SIMPLIFIED).rstrip("。：:")
    )


@lru_cache(maxsize=4)
def _own_words(form: Form) -> frozenset[str]:
    """The words of a form's tables that no other form has."""
    words = {version: frozenset().union(*map(head_cores, version.tables)) for version in _FORMS}
    others = frozenset().union(*(words[version] for version in _FORMS if version is not form))
    return words[form] - others
