"""The page printed by the browser: A4, every paragraph and figure, no button."""

from base64 import b64decode
from collections.abc import Callable
from pathlib import Path

import pytest

from nianbao.report.document import Report
from tests.browser.chromium import Browser
from tests.browser.paper import (
    assert_figures,
    assert_paragraphs,
    bare,
    lined_pages,
    pages,
    without_notes,
)
from tests.reports import draft_report, full_report, seed_report

Page = Callable[[Report], str]


def printed(clerk: Browser, address: str, folder: Path) -> list[str]:
    """The pages that the browser prints."""
    clerk.open(address)
    path = folder / "page.pdf"
    path.write_bytes(b64decode(clerk.printed()))
    return pages(path)


@pytest.mark.parametrize("make", [full_report, seed_report, draft_report])
def test_every_paragraph_is_on_paper(
    clerk: Browser, page: Page, tmp_path: Path, make: Callable[[], Report]
) -> None:
    found = printed(clerk, page(make()), tmp_path)
    assert_paragraphs(make(), found)
    assert "复制" not in bare("".join(found))


@pytest.mark.parametrize("make", [full_report, draft_report])
def test_every_figure_is_on_paper(
    clerk: Browser, page: Page, tmp_path: Path, make: Callable[[], Report]
) -> None:
    report = without_notes(make())
    assert printed(clerk, page(report), tmp_path)
    assert_figures(report, lined_pages(tmp_path / "page.pdf"))
