"""Pasting from the real program: what reaches the terminal where there is no desktop."""

from base64 import b64decode
from pathlib import Path
from re import findall

from tests.reports import zero_report
from tests.terminal import PROGRAM, Terminal
from tests.tui.driving import fill

NO_DESKTOP = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "VTE_VERSION": ""}


class Recording(Terminal):
    """A terminal that keeps all it was sent."""

    sent = b""

    def _paint(self, data: bytes) -> None:
        self.sent += data
        super()._paint(data)

    def clipboard(self) -> list[str]:
        """What the terminal was asked to put on its clipboard, the first first."""
        return [
            b64decode(text).decode() for text in findall(rb"\x1b]52;c;([^\x07]*)\x07", self.sent)
        ]


def test_without_a_desktop_the_terminal_is_asked(tmp_path: Path) -> None:
    report = zero_report()
    path = fill(tmp_path / "nianbao.json", report)
    with Recording([*PROGRAM, "--data", str(path)], env=NO_DESKTOP) as terminal:
        terminal.wait_for(report.office)
        terminal.press("<enter>")
        terminal.wait_for("F5 导出")
        terminal.press("<f6>")
        terminal.wait_for("复制粘贴：")
        terminal.press("<enter>")
        terminal.wait_for("已复制第1块")
        terminal.press("<f3>", "<enter>")
        terminal.wait_for("已复制第2块")
        assert terminal.clipboard()[0] == report.title
        assert terminal.clipboard()[1].startswith("一、")
        terminal.press("<c-q>")
        assert terminal.wait_for_exit() == 0
    with Recording(
        [*PROGRAM, "--data", str(path)], env={**NO_DESKTOP, "TERM": "linux"}
    ) as terminal:
        terminal.wait_for(report.office)
        terminal.press("<enter>")
        terminal.wait_for("F5 导出")
        terminal.press("<f6>")
        terminal.wait_for("已复制  一、")
        terminal.press("<enter>")
        terminal.wait_for("已写出第3块")
        assert terminal.clipboard() == []
    assert "二、" in (tmp_path / "nianbao-复制.txt").read_text("utf-8")
