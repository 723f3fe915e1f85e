"""Copied from the page, pasted with Ctrl+V: every editor holds the same tables and paragraphs."""

from collections.abc import Callable
from html import unescape

import pytest

from nianbao.exports.pieces import Piece, pieces
from nianbao.report.document import Report
from tests.browser.chromium import Browser
from tests.browser.fixtures import said
from tests.browser.pasted import Held, expected_held, tables_of
from tests.browser.pasting import pasted
from tests.exports.parsed import assert_figures
from tests.reports import draft_report, full_report, hostile_report

Page = Callable[[Report], str]
TABLES = ("disclosure.table", "requests.table", "challenges.table")


def carried(clerk: Browser, page: str, editor: str, piece: Piece) -> Held:
    """What the editor holds after a piece was copied from the page and pasted there."""
    clerk.open(page)
    clerk.click(f'[data-piece="{piece.key}"]')
    clerk.until(said(f"已复制：{piece.name}"))
    return pasted(clerk, editor, wanted(editor, piece))


def wanted(editor: str, piece: Piece) -> Held:
    """What an editor should hold of a piece.

    wangEditor shows `&amp;` as it was pasted, and hands it on as `&`: it escapes `<` alone.
    """
    return expected_held(piece.elements, unescape if "wangeditor" in editor else str)


@pytest.mark.parametrize("make", [full_report, hostile_report, draft_report])
def test_the_whole_is_there(
    clerk: Browser, page: Page, editor: str, make: Callable[[], Report]
) -> None:
    whole = pieces(make())[-1]
    held = carried(clerk, page(make()), editor, whole)
    assert held == wanted(editor, whole)
    if make is full_report:
        assert_figures(make(), tables_of(held))


@pytest.mark.long
@pytest.mark.parametrize("key", [*TABLES, "title", "overview", "problems"])
def test_a_piece_is_there_alone(clerk: Browser, page: Page, editor: str, key: str) -> None:
    piece = {piece.key: piece for piece in pieces(full_report())}[key]
    held = carried(clerk, page(full_report()), editor, piece)
    assert held == wanted(editor, piece)
