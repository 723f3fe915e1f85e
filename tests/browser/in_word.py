"""The Word file on paper, by LibreOffice: A4, numbered pages, every paragraph and figure."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from nianbao.exports.options import PrintOptions
from nianbao.exports.word import write_word
from nianbao.report.document import Report
from tests.browser.paper import assert_figures, assert_paragraphs, bare, pages, without_notes
from tests.reports import draft_report, full_report, hostile_report, seed_report

NUMBER = re.compile(r"\s*—(\d+)—$")
pytestmark = pytest.mark.long


def printed(report: Report, folder: Path, options: PrintOptions | None = None) -> list[str]:
    """The pages that LibreOffice makes of a report's Word file."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("没有试 Word 的版面：apt-get install libreoffice-writer-nogui")
    path = folder / "report.docx"
    path.write_bytes(write_word(report, options=options or PrintOptions()))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, path],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return pages(path.with_suffix(".pdf"))


@pytest.mark.parametrize("make", [full_report, seed_report, draft_report, hostile_report])
def test_pages_are_numbered_and_say_all(tmp_path: Path, make: Callable[[], Report]) -> None:
    found = printed(make(), tmp_path)
    numbers = [NUMBER.search(bare(one)) for one in found]
    assert [number and int(number[1]) for number in numbers] == [*range(1, len(found) + 1)]
    assert_paragraphs(make(), [NUMBER.sub("", bare(one)) for one in found], hung="：，、")


def test_a_line_has_28_characters_and_a_page_22_lines(tmp_path: Path) -> None:
    paragraph = "这是为了数每行有多少字而写的一段话都是汉字没有标点" * 12
    report = full_report().with_prose("problems", "\n".join([paragraph] * 6))
    found = printed(report, tmp_path)
    lines = [[bare(line) for line in one.split("\n") if bare(line)] for one in found]
    first, *rest = (line for one in lines for line in one if set(line) <= set(paragraph))
    whole = [line for line in (first, *rest) if len(line) > len(paragraph) % 28 + 2]
    assert {len(line) for line in whole} == {26, 28}, "26 behind the two that set it in"
    full = [one for one in lines if all(set(line) <= set(paragraph) for line in one[:-1])]
    assert len(full) > 1
    assert all(len(one) == 22 + 1 for one in full[:-1]), "the last line has the page's number"


def test_long_figures_stay_whole(tmp_path: Path) -> None:
    report = full_report()
    for table in report.form.tables:
        for cell in set(table.cells) - set(report.form.derived_cells):
            report = report.with_figure(cell, 1234567)
    found = printed(without_notes(report), tmp_path)
    assert_figures(without_notes(report), found)


@pytest.mark.parametrize("make", [full_report, draft_report])
def test_every_figure_is_on_paper(tmp_path: Path, make: Callable[[], Report]) -> None:
    report = without_notes(make())
    assert_figures(report, printed(report, tmp_path))
