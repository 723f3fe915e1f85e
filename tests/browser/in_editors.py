"""Copied from the page, pasted with Ctrl+V: every editor holds the same tables and paragraphs.

Each format is tried that is offered for an editor: with its looks, without merged cells, and the
source of the page. Quill keeps no merged cells and has no source view.
"""

from collections.abc import Callable
from html import unescape

import pytest

from nianbao.exports.pieces import Piece, pieces
from nianbao.report.document import Report
from tests.browser.chromium import Browser
from tests.browser.firefox import Firefox
from tests.browser.fixtures import said
from tests.browser.pasted import Held, expected_held, read_held, tables_of
from tests.browser.pasting import HELD, pasted
from tests.exports.parsed import assert_figures
from tests.reports import draft_report, full_report, hostile_report

Page = Callable[[Report], str]
TABLES = ("disclosure.table", "requests.table", "challenges.table")
FLAT = "表格不合并单元格"
REPORTS = [full_report, hostile_report, pytest.param(draft_report, marks=pytest.mark.long)]


def carried(clerk: Browser | Firefox, page: str, editor: str, piece: Piece, flat: str = "") -> Held:
    """What the editor holds after a piece was copied from the page and pasted there."""
    clerk.open(page)
    if flat:
        clerk.click("#flat")
    clerk.click(f'[data-piece="{piece.key}"]')
    clerk.until(said(f"已复制：{piece.name}{flat}"))
    return pasted(clerk, editor, wanted(editor, piece))


def wanted(editor: str, piece: Piece) -> Held:
    """What an editor should hold of a piece.

    wangEditor shows `&amp;` as it was pasted, and hands it on as `&`: it escapes `<` alone. Quill
    takes wide spaces before a paragraph for nothing.
    """
    if "quill" in editor:
        return expected_held(piece.elements, lambda text: text.lstrip("\u3000"))
    return expected_held(piece.elements, unescape if "wangeditor" in editor else str)


def whole(report: Report) -> Piece:
    return pieces(report)[-1]


@pytest.fixture
def rich_editor(editor: str) -> str:
    """Each editor that keeps merged cells."""
    if "quill" in editor:
        pytest.skip("Quill 不收合并的单元格：用“表格不合并单元格”")
    return editor


@pytest.mark.parametrize("make", REPORTS)
def test_the_whole_is_there(
    either: Browser | Firefox, page: Page, rich_editor: str, make: Callable[[], Report]
) -> None:
    held = carried(either, page(make()), rich_editor, whole(make()))
    assert held == wanted(rich_editor, whole(make()))
    if make is full_report:
        assert_figures(make(), tables_of(held))


@pytest.mark.parametrize("make", [full_report, *REPORTS[2:]])
def test_the_whole_is_there_without_merged_cells(
    either: Browser | Firefox, page: Page, editor: str, make: Callable[[], Report]
) -> None:
    flat = whole(make()).flat()
    held = carried(either, page(make()), editor, flat, f"（{FLAT}）")
    assert held == wanted(editor, flat)


@pytest.mark.long
@pytest.mark.parametrize("make", [full_report, hostile_report])
def test_the_source_is_taken(clerk: Browser, rich_editor: str, make: Callable[[], Report]) -> None:
    clerk.open(rich_editor)
    clerk.until("return window.ready")
    clerk.run("window.put(arguments[0])", whole(make()).html())
    assert read_held(clerk.run(HELD)) == wanted(rich_editor, whole(make()))


@pytest.mark.long
@pytest.mark.parametrize("key", [*TABLES, "title", "overview", "problems", "body"])
def test_a_piece_is_there_alone(clerk: Browser, page: Page, rich_editor: str, key: str) -> None:
    piece = {piece.key: piece for piece in pieces(full_report())}[key]
    held = carried(clerk, page(full_report()), rich_editor, piece)
    assert held == wanted(rich_editor, piece)


@pytest.mark.long
@pytest.mark.parametrize("key", [*TABLES, "disclosure", "body"])
def test_a_piece_is_there_alone_without_merged_cells(
    clerk: Browser, page: Page, editor: str, key: str
) -> None:
    piece = {piece.key: piece for piece in pieces(full_report())}[key].flat()
    held = carried(clerk, page(full_report()), editor, piece, f"（{FLAT}）")
    assert held == wanted(editor, piece)
