"""What LibreOffice made of our own exports comes back: every figure, note and paragraph."""

from collections.abc import Mapping
from functools import cache

import pytest

from nianbao.imports import ImportRefusedError, read_report
from nianbao.report.document import Report
from tests.reports import full_report
from tests.samples.by_programs import kept_files


@cache
def files() -> Mapping[str, bytes]:
    return kept_files()


def differences(data: bytes, suffix: str, report: Report) -> list[str]:
    """What of a report did not come back from a file."""
    try:
        read = read_report(data, suffix).report(report.office, report.year)
    except ImportRefusedError as error:
        return [str(error)]
    found = [str(ref) for ref in report.form.cells if read.figure(ref) != report.figure(ref)]
    if read.notes != report.notes:
        found.append("notes")
    if _plain(read) != _plain(report):
        found.append("words")
    return found


def _plain(report: Report) -> list[str]:
    """All the words of a report; indents and spaces that a page can't tell left out."""
    prose = report.prose
    parts = (f"{part.heading}\n{part.text}" for part in prose.overview.parts)
    texts = (prose.preface, *parts, prose.problems, prose.other_matters)
    return ["".join(text.split(" ")).replace("\u3000", "") for text in texts]


@pytest.mark.parametrize("name", ["word.doc", "word.odt", "word.rtf", "sheet.xlsx", "sheet.xls"])
def test_every_figure_comes_back(name: str) -> None:
    assert differences(files()[name], f".{name.rpartition('.')[2]}", full_report()) == []
