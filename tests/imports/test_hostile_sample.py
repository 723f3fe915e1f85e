"""A few of the files of `python -m tests.imports.hostile`: cheap to make, once dear to read."""

import pytest

from tests.imports.anything import read_anything, work_of
from tests.imports.hostile import SECONDS
from tests.imports.hostile_sources import HOSTILE

SAMPLE = (
    *("html: a number of 4,301 digits", "html: srcdoc in srcdoc", "mht: mails in one another"),
    *("mht: a frame of itself", "docx: docx laughs", "docx: docx laughs in the styles"),
    *("docx: docx of a long number", "sheet: ods of a billion cells", "sheet: ods of long numbers"),
    *("sheet: ods of spaces", "sheet: xlsx far away", "sheet: xlsx of a long number"),
    *("pdf: pdf of widths", "pdf: pdf of fonts", "pdf: pdf of maps of brackets"),
    *("pdf: pdf of pages in a circle", "pdf: pdf of a loop of tables"),
    *("doc: OLE of a loop", "rtf: rtf bin", "json: json of a number"),
)


@pytest.mark.parametrize("name", SAMPLE)
def test_it_costs_little(name: str) -> None:
    """Seconds of the processor, far from the bound: what went wrong once took an hour."""
    suffix, make = HOSTILE[name]
    source = make()
    assert work_of(lambda: read_anything(source, suffix)) < SECONDS / 2
