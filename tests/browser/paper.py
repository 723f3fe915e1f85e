"""What is on paper: the pages of a PDF as Poppler reads them, and what should be there."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from itertools import groupby
from pathlib import Path

import pytest

from nianbao.report.document import Report
from tests.exports.parsed import expected_pieces, figure_rows

A4 = (595, 842)
"""Points."""
_WORD = re.compile(
    r'<word xMin="([\d.]+)" yMin="[\d.]+" xMax="[\d.]+" yMax="([\d.]+)">(.*?)</word>'
)


def pages(path: Path) -> list[str]:
    """The words of each page of a PDF, laid out as they are; the paper is A4."""
    if not (shutil.which("pdfinfo") and shutil.which("pdftotext")):
        pytest.skip("没有试纸上的样子：apt-get install poppler-utils")
    size = re.search(r"Page size: +([0-9.]+) x ([0-9.]+)", _output("pdfinfo", path))
    assert size
    assert tuple(round(float(points)) for points in size.groups()) == A4
    return _output("pdftotext", "-layout", path, "-").removesuffix("\f").split("\f")


def lined_pages(path: Path) -> list[str]:
    """The pages of a PDF, each height a line: a label of three lines parts no row of figures."""
    found = _output("pdftotext", "-bbox", path, "-").split("<page ")[1:]
    return ["\n".join(_lines(page)) for page in found]


def _lines(page: str) -> Iterator[str]:
    words = [(float(x), float(y), unescape(text)) for x, y, text in _WORD.findall(page)]
    rows = sorted((round(y), x, text) for x, y, text in words)
    for _, row in groupby(rows, lambda word: word[0]):
        yield " ".join(text for _, _, text in row)


def _output(*command: str | Path) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def bare(text: str) -> str:
    """A text without white space."""
    return "".join(text.split())


def without_notes(report: Report) -> Report:
    """The report without the notes on its figures: in narrow columns they break into lines."""
    return replace(report, notes={})


def assert_paragraphs(report: Report, printed: list[str], hung: str = "") -> None:
    """Every head and paragraph is on the pages.

    The marks `hung` are not looked for: LibreOffice 7.4 loses one that hangs in the margin.
    """
    gone = str.maketrans("", "", hung)
    whole = bare("".join(printed)).translate(gone)
    for _, text in expected_pieces(report, captions=False):
        assert bare(text).translate(gone) in whole


def assert_figures(report: Report, printed: list[str]) -> None:
    """Every row of figures is on a page, those of table three on one and the same."""
    for row in figure_rows(report):
        assert any(_line(row).search(one) for one in printed), row
    requests = [row for row in figure_rows(report) if len(row) == 8]
    assert any(all(_line(row).search(one) for row in requests) for one in printed)


def _line(row: list[str]) -> re.Pattern[str]:
    """A row of figures, its label left out, in a line of a page."""
    figures = row[1:] if len(row) < 15 else row
    return re.compile(r"\s+".join(map(re.escape, figures)))
