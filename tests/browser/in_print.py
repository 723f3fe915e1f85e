"""The page on paper: A4, every paragraph and figure, each table on one page, no button."""

import re
import shutil
import subprocess
from base64 import b64decode
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from report.document import Report
from tests.browser.chromium import Browser
from tests.exports.parsed import expected_pieces, figure_rows
from tests.reports import draft_report, full_report, seed_report

Page = Callable[[Report], str]
A4 = (595, 842)
"""Points."""


def pages(clerk: Browser, address: str, folder: Path) -> list[str]:
    """The words of each page, laid out as they are; the paper is A4."""
    if not (shutil.which("pdfinfo") and shutil.which("pdftotext")):
        pytest.skip("没有试打印：apt-get install poppler-utils")
    clerk.open(address)
    path = folder / "page.pdf"
    path.write_bytes(b64decode(clerk.printed()))
    size = re.search(r"Page size: +([0-9.]+) x ([0-9.]+)", _output("pdfinfo", path))
    assert size
    assert tuple(round(float(points)) for points in size.groups()) == A4
    return _output("pdftotext", "-layout", path, "-").removesuffix("\f").split("\f")


def _output(*command: str | Path) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("make", [full_report, seed_report, draft_report])
def test_every_paragraph_is_on_paper(
    clerk: Browser, page: Page, tmp_path: Path, make: Callable[[], Report]
) -> None:
    printed = _bare("".join(pages(clerk, page(make()), tmp_path)))
    assert "复制" not in printed
    for _, text in expected_pieces(make(), captions=False):
        assert _bare(text) in printed


@pytest.mark.parametrize("make", [full_report, draft_report])
def test_every_figure_is_on_paper_and_table_three_on_one_page(
    clerk: Browser, page: Page, tmp_path: Path, make: Callable[[], Report]
) -> None:
    report = replace(make(), notes={})  # in narrow columns they break into lines
    printed = pages(clerk, page(report), tmp_path)
    for row in figure_rows(report):
        assert any(_line(row).search(one) for one in printed), row
    requests = [row for row in figure_rows(report) if len(row) == 8]
    assert any(all(_line(row).search(one) for row in requests) for one in printed)


def _line(row: list[str]) -> re.Pattern[str]:
    """A row of figures, its label left out, in a line of a page."""
    figures = row[1:] if len(row) < 15 else row
    return re.compile(r"\s+".join(map(re.escape, figures)))
