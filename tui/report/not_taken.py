"""What stood typed when a power cut ended the report: read off the screen, and put back there."""

from typing import TYPE_CHECKING

from textual.events import Paste

from nianbao.desk.address import Address
from nianbao.desk.left_place import cell_before
from nianbao.desk.to_do import place_words
from nianbao.report.form.figures import CellRef
from nianbao.tui.grid.panel import FigurePanel
from nianbao.tui.kit.off_loop import keys_wait
from nianbao.tui.kit.panel import Panel

if TYPE_CHECKING:
    from nianbao.tui.report.screen import ReportScreen

_SHOWN = 30
"""Characters of what was typed that are told; its cell or question has all."""


def standing_digits(panel: Panel) -> tuple[str, str]:
    """The cell in hand and the digits that stand typed in it; both empty where there are none."""
    if not isinstance(panel, FigurePanel) or not panel.grid.typed:
        return "", ""
    return cell_before(panel.held.report, panel.grid.cursor), panel.grid.typed


def offer_typed(screen: "ReportScreen", *, typed: bool) -> None:
    """Tell what was left typed; with `typed` digits stand in their cell again, to be taken.

    They don't where keys wait: those would be typed behind digits that nobody has seen. Digits that
    are in the report by now, and those of a report that is locked, are passed over.
    """
    held, left = screen.held, screen.held.place.not_taken
    told, typed = [], typed and not keys_wait(screen.app)
    ref = CellRef.parse(left.cell.partition("=")[0])
    if (
        not held.locked
        and ref in held.report.form.columns
        and cell_before(held.report, ref) == left.cell
    ):
        told.append(_put_digits(screen, ref, left.digits, typed=typed))
    if left.words:
        title = left.question.partition("\n")[0]
        told.append(
            f"上次写的没有按回车：{title}　{_shown(left.words)}。"
            "再打开接着写，不要了按 Esc；离开这份报告就不留了。"
        )
    if told:
        screen.app.notify("\n".join(told), timeout=15)


def _put_digits(screen: "ReportScreen", ref: CellRef, digits: str, *, typed: bool) -> str:
    """Type them again where the cursor is on their cell; gives the sentence about it."""
    panel, place = screen.panel, place_words(screen.report, Address(ref.table, ref))
    what = f"上次在{place}打的“{_shown(digits)}”没有按回车"
    if typed and isinstance(panel, FigurePanel) and panel.grid.cursor == ref:
        panel.grid.post_message(Paste(digits))
        return f"{what}，放回那一格了：按回车收下，按 Esc 不要。"
    return f"{what}，没有放进报告。"


def _shown(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
