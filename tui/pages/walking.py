"""Walking through a report: from page to page, from finding to finding."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import work

from desk.address import FRONT, Address, address_of
from report.finding import Finding
from tui.kit.dialogs import Choose
from tui.pages.screen import PagesView, Result

if TYPE_CHECKING:  # loaded when the list opens
    from tui.pages.findings import PutAside


class WalkingView(PagesView[Result]):
    """The pages with the actions that go to one of them, or to a finding."""

    _last_finding: Finding | None = None

    def putting_aside(self) -> "PutAside | None":
        """How a warning is put aside in the list of findings; None where none can be."""
        return None

    async def action_next_section(self) -> None:
        """Go to the next section's first field."""
        await self._turn(1)

    async def action_previous_section(self) -> None:
        """Go to the previous section's first field."""
        await self._turn(-1)

    async def _turn(self, step: int) -> None:
        keys = [section.key for section in self.report.form.sections]
        place = keys.index(self._page) + step if self._page in keys else 0
        if 0 <= place < len(keys):
            await self._turn_to(Address(keys[place]))
        else:
            self.app.bell()

    @work
    async def action_sections(self) -> None:
        """Ask which page to go to."""
        choices = [
            (page.key, f"{page.title}　{page.progress} {page.counts}".rstrip())
            for page in self.states()
        ]
        chosen = await self.app.push_screen_wait(Choose("章节", choices, selected=self._page))
        if chosen is not None:
            await self._turn_to(Address(chosen))

    @work
    async def action_findings(self) -> None:
        """List the findings and go to the one that is chosen."""
        from tui.pages.findings import FindingsScreen

        if not self.fold():
            return
        self.recheck()
        screen = FindingsScreen(self.report, self.findings, self.putting_aside())
        chosen = await self.app.push_screen_wait(screen)
        if chosen is not None:
            await self._go_to_finding(chosen)

    async def action_next_finding(self) -> None:
        """Go to the next finding, from the last page on to the first."""
        await self._walk(1)

    async def action_previous_finding(self) -> None:
        """Go to the finding before."""
        await self._walk(-1)

    async def _walk(self, step: int) -> None:
        if not self.fold():
            return
        self.recheck()
        findings = self.open_findings
        if not findings:
            self.app.notify("没有查出问题。")
            return
        last = self._last_finding
        if last in findings:
            place = findings.index(last) + step
        else:
            first = self._first_from_here(findings)
            place = first if step > 0 else first - 1
        await self._go_to_finding(findings[place % len(findings)])

    def _first_from_here(self, findings: Sequence[Finding]) -> int:
        """The first finding of this page or of one after it."""
        keys = [FRONT, *(section.key for section in self.report.form.sections)]
        here = keys.index(self._page)
        for place, finding in enumerate(findings):
            if keys.index(address_of(finding).page) >= here:
                return place
        return 0

    async def _go_to_finding(self, finding: Finding) -> None:
        self._last_finding = finding
        if await self._turn_to(address_of(finding)):
            self.panel.say(finding.message)

    async def _turn_to(self, address: Address) -> bool:
        """Go to a place; notices about the one before would lie over it."""
        self.app.clear_notifications()
        return await self.go(address)
