"""Errors nobody foresaw, in many places of the real program: `python -m tests.faults.crashes`.

On a pty a clerk types a figure or words, then the place throws. What was typed must be in the file,
one sentence on the plain terminal, the details without a personal word beside the data, the status
not 0, and the data file free for the next window. Prints each place and what it came to.
"""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from nianbao.report.document import Report, new_report
from nianbao.storage.library import Library
from tests.reports import OFFICE
from tests.terminal import Terminal

SECRET = "申请人张三"
_PROGRAM = """
import importlib, os, sys
class Unforeseen(Exception): pass
def throw(*_, **__):
    if os.path.exists(sys.argv[2]):
        raise Unforeseen("申请人张三")
def thrower(real):
    def thrown(*a, **k):
        throw()
        return real(*a, **k)
    return thrown
module, owner, name = sys.argv[1].split(":")
place = importlib.import_module(module)
place = getattr(place, owner) if owner else place
setattr(place, name, thrower(getattr(place, name)))
from nianbao.cli.main import main
sys.exit(main(sys.argv[3:]))
"""


@dataclass(frozen=True, slots=True)
class Place:
    """Where it throws once it is armed, the key that leads there, whether all can be saved."""

    where: str
    key: str = "<down>"
    saves: bool = True
    kinds: tuple[bool, ...] = (False, True)
    """With a figure in hand, with words."""


PLACES: Mapping[str, Place] = {
    "paint of the grid": Place(
        "nianbao.tui.grid.grid:FigureGrid:render_lines", "<left>", kinds=(False,)
    ),
    "status line": Place("nianbao.tui.report.status_line:StatusLine:tell", "<enter>"),
    "a key in the app": Place("nianbao.tui.app:NianbaoApp:make_ready"),
    "held keys": Place("nianbao.tui.terminal.held_keys:HeldKeys:take"),
    "an action": Place("nianbao.tui.pages.screen:PagesScreen:action_do", "<f2>"),
    "undo": Place("nianbao.desk.report_in_hand:ReportInHand:undo", "<c-z>"),
    "a dialog": Place("nianbao.tui.kit.dialogs:Choose:compose", "<f10>"),
    "a check": Place("nianbao.desk.report_in_hand:ReportInHand:take_findings", "<enter>"),
    "turning the page": Place("nianbao.tui.pages.panels:Panels:turn_to", "<c-down>"),
    "drawing": Place("nianbao.tui.pages.screen:PagesScreen:draw", "<c-down>"),
    "the driver's thread": Place("nianbao.tui.terminal.reading_keys:KeyReader:read"),
    "the window's size": Place("nianbao.tui.app:NianbaoApp:on_resize", "resize"),
    "leaving": Place("nianbao.tui.report.screen:ReportScreen:leave", "<c-q>"),
    "saving": Place("nianbao.storage.library:Library:save", "<c-q>", saves=False),
    "the page's end": Place("nianbao.tui.report.screen:ReportScreen:on_unmount", "<c-q>"),
}


def sitting(folder: Path, place: Place, *, words: bool) -> str:
    """One sitting that ends in a crash; gives what stands on the plain terminal at its end."""
    data, armed = folder / "nianbao.json", folder / "armed"
    Library(data).save(new_report(OFFICE, 2024), ())
    command = [sys.executable, "-c", _PROGRAM, place.where, str(armed), "--data", str(data)]
    with Terminal(command, rows=30, columns=100) as window:
        window.wait_for("2024年")
        window.press("<enter>")
        window.wait_for("在这里写")
        window.wait_until_quiet()
        if words:
            window.type("没有停手")
            window.wait_for("没有停手")
        else:
            window.press("<c-down>")
            window.wait_for("二、主动公开")
            window.wait_until_quiet()
            window.press("7", "6")
            window.wait_for("76")
        armed.touch()
        if place.key == "resize":
            window.resize(28, 98)
        else:
            window.press(place.key)
        if not place.saves:
            window.wait_for("还有改动没有存到磁盘上")
            window.wait_until_quiet()
            window.press("<up>", "<enter>")
        status = window.wait_for_exit()
        told = "".join(window.text().split())
    assert status == (2 if place.saves else 0), (status, told)
    if place.saves:
        judge(data, told, Library(data).load(OFFICE, 2024), words=words)
    assert Library(data).claim(), "the data file is not free"
    return told


def judge(data: Path, told: str, report: Report, *, words: bool) -> None:
    """What was typed is there, what is told is one sentence, and the log has nobody's words."""
    assert told.count("程序出了没有料到的错，已经停下；打好的内容已经存好。") == 1, told
    assert "Traceback" not in told, told
    if words:
        assert report.prose.overview.parts[0].text == "没有停手"
    else:
        assert list(report.figures.values()) == [76]
    log = data.with_name("nianbao-出错记录.txt").read_text(encoding="utf-8")
    assert "Unforeseen" in log, log
    for word in (SECRET, OFFICE, str(data.parent), str(Path.home())):
        assert word not in log, log


def main() -> int:
    """Try every place with a figure and with words in hand."""
    wrong = count = 0
    for name, place in PLACES.items():
        for words in place.kinds:
            count += 1
            with TemporaryDirectory() as folder:
                try:
                    sitting(Path(folder), place, words=words)
                except AssertionError as error:
                    wrong += 1
                    print(f"{name}, words={words}: {str(error)[:1500]}")
                else:
                    print(f"{name}, words={words}: as it should be", flush=True)
    print(f"{count} crashes, {wrong} not as they should be")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
