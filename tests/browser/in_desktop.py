"""From the program onto the portal: F6, Enter, and Ctrl+V in a browser on the same desktop.

A real desktop, though nobody sees it (Xvfb); a real clipboard, filled through xclip.
"""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from nianbao.exports.pieces import pieces
from nianbao.report.document import Report
from tests.browser.chromium import Browser, browser
from tests.browser.in_editors import wanted
from tests.browser.pasting import BEGIN, pasted
from tests.browser.served import Portal
from tests.reports import full_report, hostile_report
from tests.terminal import PROGRAM, Terminal
from tests.tui.driving import fill

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """A desktop of X with xclip, and nothing else on it."""
    if not (shutil.which("Xvfb") and shutil.which("xclip")):
        pytest.skip("没有试从程序到网站：apt-get install xvfb xclip")
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        assert server.stdout
        yield f":{server.stdout.readline().strip()}"
        server.terminate()


@pytest.fixture(scope="module")
def seen(display: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser on that desktop."""
    with browser(tmp_path_factory.mktemp("seen"), display) as opened:
        yield opened


def queue(path: Path, report: Report, display: str) -> Terminal:
    """The program on this desktop with a report in pieces."""
    data = fill(path / "nianbao.json", report)
    environment = {"DISPLAY": display, "WAYLAND_DISPLAY": ""}
    terminal = Terminal([*PROGRAM, "--data", str(data)], env=environment)
    terminal.wait_for(report.office)
    terminal.press("<enter>")
    terminal.wait_for("F5 导出")
    terminal.press("<f6>")
    terminal.wait_for("复制粘贴：")
    return terminal


def copy(terminal: Terminal, at: int, name: str) -> None:
    """Copy the piece in hand, the one with this number."""
    terminal.press("<enter>")
    terminal.wait_for(f"已复制第{at}块")
    terminal.wait_for("已放进系统剪贴板")
    assert name in terminal.text()


@pytest.mark.parametrize("report", [full_report(), hostile_report()], ids=["full", "hostile"])
def test_the_whole_goes_onto_the_portal(
    seen: Browser, editor: str, display: str, tmp_path: Path, report: Report
) -> None:
    parts = pieces(report)
    with queue(tmp_path, report, display) as terminal:
        terminal.press("<end>")
        copy(terminal, len(parts), "全文")
        assert pasted(seen, editor, wanted(editor, parts[-1])) == wanted(editor, parts[-1])


def test_section_by_section_goes_into_boxes(
    seen: Browser, portal: Portal, display: str, tmp_path: Path
) -> None:
    parts = dict(enumerate(pieces(full_report()), 1))
    sections = [place for place, piece in parts.items() if "." not in piece.key][:-1]
    box = f"{portal.address}/plain.html"
    with queue(tmp_path, full_report(), display) as terminal:
        for place in sections:
            copy(terminal, place, parts[place].name)
            assert pasted(seen, box, wanted(box, parts[place])) == wanted(box, parts[place])


def test_plain_fields_take_plain_text(
    seen: Browser, portal: Portal, display: str, tmp_path: Path
) -> None:
    parts = pieces(full_report())
    with queue(tmp_path, full_report(), display) as terminal:
        terminal.press("<f3>")
        terminal.wait_for("纯文本：")
        for key, piece, field in (("<home>", parts[0], "line"), ("<end>", parts[-1], "lines")):
            terminal.press(key)
            copy(terminal, parts.index(piece) + 1, piece.name)
            seen.open(f"{portal.address}/plain.html")
            seen.run(BEGIN)
            seen.click(f"#{field}")
            seen.press_with_control("v")
            words = seen.run(f"return document.getElementById('{field}').value")
            assert words == piece.text().removesuffix("\n")
