"""Walking through a report: from page to page, from finding to finding."""

from collections.abc import Sequence
from functools import partial

from textual import work

from nianbao.desk.address import FRONT, Address, address_of
from nianbao.report.document import Report
from nianbao.report.finding import Finding
from nianbao.report.listing import under_heading
from nianbao.tui.kit.dialogs import Choose
from nianbao.tui.pages.findings_beside import FindingsBox, enter_findings, follow_finding
from nianbao.tui.pages.screen import Pages

_MENDED_BY = {"Z01": "fill_from_registers"}
"""Actions that mend what a rule finds, by the rule."""


async def next_section(screen: Pages) -> None:
    """Go to the next section's first field."""
    await _turn(screen, 1)


async def previous_section(screen: Pages) -> None:
    """Go to the previous section's first field."""
    await _turn(screen, -1)


async def _turn(screen: Pages, step: int) -> None:
    keys = [section.key for section in screen.report.form.sections]
    at = keys.index(screen.page) + step if screen.page in keys else 0
    if 0 <= at < len(keys):
        await screen.turn_to(Address(keys[at]))
    else:
        screen.app.bell()


@work
async def sections(screen: Pages) -> None:
    """Ask which page to go to."""
    choices = [
        (page.key, f"{page.title}　{page.progress} {page.counts}".rstrip())
        for page in screen.states()
    ]
    chosen = await screen.app.push_screen_wait(Choose("章节", choices, selected=screen.page))
    if chosen is not None:
        await screen.turn_to(Address(chosen))


@work
async def findings(screen: Pages) -> None:
    """Go into the findings where they are in view, else list them and go to the one chosen."""
    from nianbao.desk.reading_in_hand import ReadingInHand
    from nianbao.tui.pages.findings import FindingsScreen

    held = screen.held

    def put_aside(finding: Finding, reason: str) -> tuple[Report, Sequence[Finding]]:
        held.put_aside(finding, reason)
        return held.report, held.findings

    held.check()
    if enter_findings(screen):
        return
    aside = put_aside if screen.PUTS_ASIDE else None
    listed = FindingsScreen(
        held.report, held.findings, aside, may_change=held.may_change, place=held.place
    )
    chosen = await screen.app.push_screen_wait(listed)
    if chosen is None:
        return
    if isinstance(held, ReadingInHand) and chosen in held.unplaced.findings:
        await screen.action_do("unplaced_lines")
    else:
        await take_up_finding(screen, chosen)


async def next_finding(screen: Pages) -> None:
    """Go to the next finding, from the last page on to the first."""
    await _walk(screen, 1)


async def previous_finding(screen: Pages) -> None:
    """Go to the finding before."""
    await _walk(screen, -1)


async def _walk(screen: Pages, step: int) -> None:
    screen.held.check()
    found = screen.held.open_findings
    if not found:
        screen.app.notify("没有查出问题。")
        return
    if screen.last_finding in found:
        at = found.index(screen.last_finding) + step
    else:
        first = _first_from_here(screen, found)
        at = first if step > 0 else first - 1
    await go_to_finding(screen, found[at % len(found)])


def _first_from_here(screen: Pages, found: Sequence[Finding]) -> int:
    """The first finding of this page or of one after it."""
    keys = [FRONT, *(section.key for section in screen.report.form.sections)]
    here = keys.index(screen.page)
    for at, finding in enumerate(found):
        if keys.index(address_of(finding).page) >= here:
            return at
    return 0


async def go_to_finding(screen: Pages, finding: Finding) -> None:
    """Go to where a finding points, and say it there where it is not in view beside it."""
    screen.last_finding = finding
    if await screen.turn_to(address_of(finding)) and not follow_finding(screen, finding):
        screen.panel.say(under_heading(screen.report.form, finding))


async def take_up_finding(screen: Pages, finding: Finding) -> None:
    """Go to where a finding points, and open what mends it, where something does."""
    await go_to_finding(screen, finding)
    mended_by = _MENDED_BY.get(finding.rule)
    if mended_by and not screen.held.locked:
        await screen.action_do(mended_by)


async def mount_findings(screen: Pages) -> None:
    """Have a column for the findings beside the page."""
    found = FindingsBox(screen.held, partial(take_up_finding, screen))
    await screen.query_one("#body").mount(found)
