"""Section one: the list of its sub-heads, and the text of the one in hand."""

from collections.abc import Sequence

from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from report.document import Report
from report.finding import Finding
from report.prose import Overview
from report.text import spoken_length
from report.words.codes import Codes, has_code
from tui.kit.plain import plain
from tui.prose.panel import ProsePanel
from tui.prose.sub_heads import HEADLESS

SHOWN = 7
"""Sub-heads listed at a time."""
SHOWN_BESIDE = 3
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
        section = self.report.prose.overview
        current = self.names().index(self.field)
        shown = SHOWN_BESIDE if self.compare_on and self.screen.has_class("-narrow") else SHOWN
        first = max(0, min(current - shown // 2, len(section.fields) - shown))
        lines = []
        listed = list(zip(section.printed_heads(), section.fields, strict=True))
        for place, (head, part) in list(enumerate(listed))[first : first + shown]:
            words = head or HEADLESS
            size = f"  {spoken_length(self.printed(part.text))}字" if part.text else "  未填"
            style = "bold reverse" if place == current else ""
            mark = "> " if place == current else "  "
            lines.append(Content.assemble((f"{mark}{words}", style), (size, "$text-muted")))
        above, listing = self.query_one(".above", Static), plain("\n").join(lines)
        rows = listing.get_height({}, max(1, above.size.width))
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
        place = self.names().index(self.field) + step
        if 0 <= place < len(self.names()):
            self.turn_to(self.names()[place])
            self.screen.set_focus(self.editor)
        else:
            self.app.bell()

    def open_sub_heads(self) -> None:
        """Open the list in which sub-heads are changed; what is typed was folded before."""
        from tui.prose.sub_heads import SubHeadsScreen

        def take(changed: Overview | None) -> None:
            if changed is not None:
                self.held.change(self.held.report.with_overview(changed))

        self.app.push_screen(SubHeadsScreen(self.report.prose.overview), take)
