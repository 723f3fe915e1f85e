"""Which version of the form a report is on: told by the words of its tables."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from nianbao.imports.labels import core, head_cores
from nianbao.imports.source import CellRow, SourceBlock
from nianbao.report.finding import Finding, Severity
from nianbao.report.form.form_2019 import FORM_2019
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.form.shape import Form

_YEARS_2019 = (2019, 2020)
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


@lru_cache(maxsize=4)
def _own_words(form: Form) -> frozenset[str]:
    """The words of a form's tables that no other form has."""
    words = {version: frozenset().union(*map(head_cores, version.tables)) for version in _FORMS}
    others = frozenset().union(*(words[version] for version in _FORMS if version is not form))
    return words[form] - others
