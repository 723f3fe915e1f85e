"""What was found, in a column beside the page in view, where the screen is wide enough for it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from textual import events, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import OptionList, Static

from nianbao.desk.report_in_hand import ReportInHand
from nianbao.report.finding import Finding, count_findings
from nianbao.tui.kit.asking import Asking
from nianbao.tui.kit.entry_list import Entry, EntryList
from nianbao.tui.kit.plain import plain
from nianbao.tui.pages.findings import ask_reason, finding_entries

WIDE = 160
"""Terminal cells from which there is room for it."""
_MOST = 50
_PADDING, _SCROLLBAR = 1, 2


def cells_beside(width: int) -> int:
    """How many of a screen's terminal cells it takes; none on a narrower screen."""
    return min(width // 4, _MOST) if width >= WIDE else 0


class _List(EntryList[Finding]):
    """The rows; Delete puts one aside, Esc goes back to the page."""

    def on_key(self, event: events.Key) -> None:
        """Leave, or put aside, before the next key is looked at."""
        if event.key == "escape":
            self.post_message(FindingsBox.Left())
        elif event.key == "delete" and self.in_hand is not None:
            self.post_message(FindingsBox.AsideWanted(self.in_hand))
        else:
            return
        event.stop()
        event.prevent_default()


class FindingsBox(Vertical):
    """Lists the findings of the report in hand: Enter goes to one, Delete puts one aside."""

    BLANK = True

    class Left(Message):
        """Esc was pressed: the keys go back to where they were."""

    @dataclass
    class AsideWanted(Message):
        """Delete was pressed on a finding."""

        finding: Finding

    def __init__(self, held: ReportInHand, go: Callable[[Finding], Awaitable[None]]) -> None:
        """`go` goes to where a finding points."""
        super().__init__()
        self._held, self._go = held, go
        self._shown: tuple[object, ...] = ()
        self._counts = ""
        self._came_from: Widget | None = None

    def compose(self) -> ComposeResult:
        """The counts and the keys, the rows."""
        yield Static("", classes="beside-title")
        yield _List()
        yield Static(plain("没有查出问题。"), classes="quiet none-found")

    @property
    def list(self) -> EntryList[Finding]:
        """The rows."""
        return self.query_one(_List)

    def show(self, screen_width: int) -> None:
        """Show what was found, on a screen of so many cells; the same leaves the rows alone."""
        cells, findings = cells_beside(screen_width), self._held.findings
        self.styles.width = cells
        if not cells:
            self.leave()
        shown = (tuple(findings), cells)
        if not cells or shown == self._shown or not self.is_mounted:
            return
        self._shown = shown
        room = cells - 3 * _PADDING - _SCROLLBAR
        self.list.show(finding_entries(self._held.report, findings, room))
        self.list.display = bool(findings)
        self.query_one(".none-found").display = not findings
        errors, warnings = count_findings(findings)
        self._counts = f"核对　错误{errors} 提醒{warnings}"
        self._tell()

    def follow(self, finding: Finding) -> bool:
        """Put the mark at the finding that was gone to; False where it is not in view."""
        values = [entry.value for entry in self.list.entries]
        if not self.display or finding not in values:
            return False
        self.list.highlighted = values.index(finding)
        return True

    def enter(self) -> bool:
        """Move into the rows; False where there are none, or if it is done."""
        if not self.display or not self.list.display or self.list.has_focus:
            return False
        self._came_from = self.screen.focused
        self.screen.set_focus(self.list)
        return True

    def on_findings_box_left(self, event: Left) -> None:
        """Go back to where the keys were."""
        event.stop()
        self.leave()

    def leave(self) -> None:
        """Give the keys back, if they are here."""
        if self.list.has_focus:
            self.screen.set_focus(self._came_from)

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to what was chosen."""
        event.stop()
        if isinstance(event.option, Entry) and event.option.value is not None:
            await self._go(event.option.value)

    @work
    async def on_findings_box_aside_wanted(self, event: AsideWanted) -> None:
        """Put a warning aside, or take it up again, and stay in the list."""
        event.stop()
        if not self._held.may_change():
            return
        reason = await ask_reason(Asking(self, self._held.place), event.finding)
        if reason is not None:
            self._held.put_aside(event.finding, reason)

    def on_descendant_focus(self, event: Any) -> None:
        """Tell the keys of the rows."""
        del event
        self._tell()

    def on_descendant_blur(self, event: Any) -> None:
        """Tell the counts."""
        del event
        self._tell()

    def _tell(self) -> None:
        keys = "回车 到那里　Delete 放过　Esc 回去"
        words = keys if self.list.has_focus else f"{self._counts}　F2 进来"
        self.query_one(".beside-title", Static).update(plain(words), layout=False)


def show_findings(screen: Screen[Any]) -> None:
    """Show what was found beside the page, where the screen is wide enough."""
    for box in _boxes(screen):
        box.show(screen.size.width)


def enter_findings(screen: Screen[Any]) -> bool:
    """Move into the findings beside the page; False where there are none, or if it is done."""
    return any(box.enter() for box in _boxes(screen))


def follow_finding(screen: Screen[Any], finding: Finding) -> bool:
    """Mark the finding that was gone to in the list beside the page; False where it is not."""
    return any(box.follow(finding) for box in _boxes(screen))


def _boxes(screen: Screen[Any]) -> list[FindingsBox]:
    """The one beside the page, if it is there: at each figure all widgets are too many to ask."""
    return [one for one in screen.query_one("#body").children if isinstance(one, FindingsBox)]
