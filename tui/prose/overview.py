"""Section one: the list of its sub-heads, and the text of the one in hand."""

from collections.abc import Sequence

from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from nianbao.report.document import Report
from nianbao.report.finding import Finding
from nianbao.report.text import spoken_length
from nianbao.report.words.codes import Codes, has_code
from nianbao.tui.kit.plain import plain
from nianbao.tui.prose.dividing import offer_division
from nianbao.tui.prose.panel import ProsePanel
from nianbao.tui.prose.sub_heads import HEADLESS

_SHOWN = 7
"""Sub-heads listed at a time."""
_SHOWN_COMPARED = 3
"""The same on a narrow screen with last year's words on it."""


class OverviewPanel(ProsePanel):
    """Section one. Tab goes to the next sub-head's text, Shift+Tab back."""

    ACTIONS = ("sub_heads", "insert_phrase", "insert_code")
    _list_rows = 0
    BINDINGS = [
        Binding("tab", "turn(1)", "下一小标题", show=False, priority=True),
        Binding("shift+tab", "turn(-1)", "上一小标题", show=False, priority=True),
    ]

    @property
    def limit(self) -> int:
        """What the office has set for section one."""
        return self.held.office.overview_limit

    def tell(self) -> None:
        """List the sub-heads, the one in hand marked, with the characters under each."""
        few = self.compare_on and self.screen.has_class("-narrow")
        listing = _listing(self, _SHOWN_COMPARED if few else _SHOWN)
        above = self.query_one(".above", Static)
        width = above.size.width  # 0 before the first layout, which is to come
        rows = listing.get_height({}, width) if width else 0
        above.update(listing, layout=rows != self._list_rows)  # a new layout takes 4 ms
        self._list_rows = rows

    def show(self, report: Report) -> None:
        """Show the texts of a report, and the list of its sub-heads."""
        before = self.report.prose.overview
        super().show(report)
        if report.prose.overview != before:
            self.tell()

    def mark(self, findings: Sequence[Finding], codes: Codes) -> None:
        """Mark codes and findings; a code may stand for a longer number by now."""
        super().mark(findings, codes)
        if any(has_code(part.text) for part in self.report.prose.overview.fields):
            self.tell()

    def action_turn(self, step: int) -> None:
        """Go to the text of the sub-head before or after; at the ends stay."""
        at = self.names().index(self.field) + step
        if 0 <= at < len(self.names()):
            self.turn_to(self.names()[at])
            self.screen.set_focus(self.editor)
        else:
            self.app.bell()

    def offer(self, text: str) -> bool:
        """Offer to divide a pasted text at its sub-heads, where it has any."""
        return offer_division(self, text)

    def open_sub_heads(self) -> None:
        """Open the list in which sub-heads are changed; what is typed was folded before."""
        from nianbao.tui.prose.sub_heads import SubHeadsScreen

        self.app.push_screen(SubHeadsScreen(self.held))


def _listing(panel: OverviewPanel, shown: int) -> Content:
    """As many of the sub-heads, around the one in hand, in lines."""
    section = panel.report.prose.overview
    current = panel.names().index(panel.field)
    first = max(0, min(current - shown // 2, len(section.fields) - shown))
    heads = section.printed_heads()
    lines = []
    for at, part in enumerate(section.fields[first : first + shown], start=first):
        style, mark = ("bold reverse", "> ") if at == current else ("", "  ")
        size = f"  {spoken_length(panel.printed(part.text))}字" if part.text else "  未填"
        words = f"{mark}{heads[at] or HEADLESS}"
        lines.append(Content.assemble((words, style), (size, "$text-muted")))
    return plain("\n").join(lines)
