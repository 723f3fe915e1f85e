"""The page in a browser: what its buttons put on the clipboard, and that nothing else can run."""

from collections.abc import Callable
from datetime import date

from selenium.webdriver.common.keys import Keys

from nianbao.exports.options import PrintOptions
from nianbao.exports.pieces import Piece, pieces
from nianbao.report.document import Report
from tests.browser.chromium import Browser
from tests.browser.fixtures import said
from tests.browser.pasting import BEGIN
from tests.browser.served import Portal
from tests.reports import full_report, hostile_report

Page = Callable[[Report, PrintOptions], str]
SIGNED = PrintOptions(signed=True, day=date(2025, 1, 8))
FOCUSED = "return document.activeElement.dataset.piece ?? document.activeElement.id"
FLAT = "表格不合并单元格"


def clipboard(clerk: Browser, portal: Portal) -> dict[str, str]:
    """What is on the clipboard, by kind, as a page is given it that it is pasted into."""
    clerk.open(f"{portal.address}/plain.html")
    clerk.run(BEGIN)
    clerk.press_with_control("v")
    clerk.until("return 'text/plain' in window.clipboard()")
    carried: dict[str, str] = clerk.run("return window.clipboard()")
    return carried


def carried_by(piece: Piece) -> dict[str, str]:
    """What should be on the clipboard after a piece was copied."""
    kinds = {"text/html": piece.html(), "text/plain": piece.text()}
    return {kind: words.removesuffix("\n") for kind, words in kinds.items()}


def test_every_button_is_clicked(clerk: Browser, page: Page, portal: Portal) -> None:
    address = page(full_report(), SIGNED)
    for piece in pieces(full_report(), SIGNED):
        clerk.open(address)
        clerk.click(f'[data-piece="{piece.key}"]')
        clerk.until(said(f"已复制：{piece.name}"))
        assert not clerk.complaints()
        assert clipboard(clerk, portal) == carried_by(piece)


def test_every_button_is_pressed(clerk: Browser, page: Page, portal: Portal) -> None:
    address = page(full_report(), SIGNED)
    clerk.open(address)
    order = []
    for _ in range(len(pieces(full_report(), SIGNED)) + 1):
        clerk.press(Keys.TAB)
        order.append(clerk.run(FOCUSED))
    assert order.pop(2) == "flat"
    found = {piece.key: piece for piece in pieces(full_report(), SIGNED)}
    assert sorted(order) == sorted(found)
    for place, key in enumerate(order):
        clerk.open(address)
        tabs = place + (1 if place < 2 else 2)
        clerk.press(*[Keys.TAB] * tabs, Keys.SPACE if place % 2 else Keys.ENTER)
        clerk.until(said(f"已复制：{found[key].name}"))
        assert clerk.run(FOCUSED) == key, "pressing it again copies it again"
        assert clipboard(clerk, portal) == carried_by(found[key])


def test_plain_fields_take_the_words(clerk: Browser, page: Page, portal: Portal) -> None:
    found = {piece.key: piece for piece in pieces(full_report(), SIGNED)}
    for key, field in (("title", "line"), ("whole", "lines"), ("requests.table", "lines")):
        clerk.open(page(full_report(), SIGNED))
        clerk.click(f'[data-piece="{key}"]')
        clerk.until(said(f"已复制：{found[key].name}"))
        clerk.open(f"{portal.address}/plain.html")
        clerk.click(f"#{field}")
        clerk.press_with_control("v")
        words = clerk.run(f"return document.getElementById('{field}').value")
        assert words == found[key].text().removesuffix("\n")


def test_where_copying_is_refused_the_piece_is_selected(
    clerk: Browser, page: Page, portal: Portal
) -> None:
    found = {piece.key: piece for piece in pieces(full_report(), SIGNED)}
    for key in ("requests.table", "problems", "whole"):
        clerk.open(page(full_report(), SIGNED))
        clerk.run("document.execCommand = () => false")
        clerk.run("navigator.clipboard.write = () => Promise.reject(new Error())")
        clerk.click(f'[data-piece="{key}"]')
        clerk.until(said(f"浏览器不让复制。{found[key].name}已经选中，请按 Ctrl+C。"))
        clerk.run("delete document.execCommand")
        clerk.press_with_control("c")
        assert clipboard(clerk, portal) == carried_by(found[key])


def test_what_is_selected_by_hand_is_copied_as_ever(
    clerk: Browser, page: Page, portal: Portal
) -> None:
    clerk.open(page(full_report(), SIGNED))
    clerk.run("document.execCommand = () => false")
    clerk.run("navigator.clipboard.write = () => Promise.reject(new Error())")
    clerk.click('[data-piece="title"]')
    clerk.until("return document.getElementById('said').textContent.includes('Ctrl+C')")
    clerk.run("delete document.execCommand")
    clerk.run("window.getSelection().selectAllChildren(document.querySelector('#problems h2'))")
    clerk.press_with_control("c")
    heading = full_report().form.section("problems").title.text
    assert clipboard(clerk, portal)["text/plain"].strip() == heading


def test_flat_tables_are_shown_and_copied_until_they_are_turned_back(
    clerk: Browser, page: Page, portal: Portal
) -> None:
    found = {piece.key: piece for piece in pieces(full_report(), SIGNED)}
    for key in ("requests.table", "disclosure.table", "challenges", "problems", "body", "whole"):
        clerk.open(page(full_report(), SIGNED))
        clerk.click("#flat")
        shown = clerk.text("main")
        assert "（三）不予公开·1.属于国家秘密" in shown
        assert "信息内容" in shown
        clerk.click(f'[data-piece="{key}"]')
        clerk.until(said(f"已复制：{found[key].name}（{FLAT}）"))
        assert not clerk.complaints()
        assert clipboard(clerk, portal) == carried_by(found[key].flat())
    clerk.open(page(full_report(), SIGNED))
    clerk.click("#flat")
    clerk.click("#flat")
    assert "不予公开·1." not in clerk.text("main")
    clerk.click('[data-piece="whole"]')
    clerk.until(said("已复制：全文"))
    assert clipboard(clerk, portal) == carried_by(found["whole"])


def test_nothing_is_asked_for_and_nothing_else_runs(
    clerk: Browser, page: Page, portal: Portal
) -> None:
    address = page(hostile_report(), SIGNED)
    clerk.open(address)
    assert clerk.requested() == [address]
    assert not clerk.complaints()
    portal.asked.clear()
    clerk.run(_INTRUDE, f"{portal.address}/plain.html")
    clerk.until("return window.refused.length >= 6")
    assert clerk.run("return window.intruded") is None
    assert not portal.asked


_INTRUDE = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (event) => refused.push(event.blockedURI));
const place = document.getElementById("title");
place.innerHTML += `<img src="${arguments[0]}" onerror="window.intruded = 1">
  <iframe src="${arguments[0]}"></iframe><link rel="stylesheet" href="${arguments[0]}">
  <p style="color: red" onclick="window.intruded = 1">`;
for (const source of ["", arguments[0]]) {
  const script = document.createElement("script");
  if (source) script.src = source; else script.textContent = "window.intruded = 1";
  place.append(script);
}
fetch(arguments[0]).catch(() => {});
place.querySelector("p[style]").click();
"""
"""What words could do if they ever came to be elements: load, run, restyle, send."""
