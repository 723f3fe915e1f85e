"""Words exchanged in a report: which, asked for; every place seen; all as one undo."""

from typing import TYPE_CHECKING

from textual import work

from nianbao.report.text import clean_line
from nianbao.report.words.replacing import (
    Exchange,
    larger_of,
    places_of,
    places_to_exchange,
    ready_made,
    with_words,
)
from nianbao.tui.kit.dialogs import AskText, Choice, Choose
from nianbao.tui.words.replacing import ReplacingScreen

if TYPE_CHECKING:
    from nianbao.tui.report.screen import ReportScreen

_SHOWN = 3
"""So many of what the words are a part of are named."""


@work
async def replace_words(screen: "ReportScreen") -> None:
    """Ask what is to be exchanged, show every place, and exchange those that are taken."""
    exchange = await _ask(screen)
    if exchange is None:
        return
    spans = places_to_exchange(screen.report, exchange)
    if not spans:
        screen.app.notify(f"这几个字都已经在“{exchange.by}”里，不用换。")
        return
    taken = await screen.app.push_screen_wait(ReplacingScreen(screen.report, exchange, spans))
    if taken == []:
        screen.app.notify("一处也没有换。")
    elif taken and screen.may_change():
        screen.held.change(with_words(screen.report, taken, exchange.by), large=True)
        screen.app.notify(f"换了{len(taken)}处，Ctrl+Z 可以撤销。")


async def _ask(screen: "ReportScreen") -> Exchange | None:
    """What to exchange: one that a new year needs, or the clerk's own; None for neither."""
    report, app = screen.report, screen.app
    own = Exchange("", "")
    ready = ready_made(report, screen.held.previous)
    chosen: Exchange | None = own
    if ready:
        choices: list[Choice[Exchange]] = [
            (one, f"{one.sought} → {one.by}　有{len(places_to_exchange(report, one))}处")
            for one in ready
        ]
        chosen = await app.push_screen_wait(Choose("替换", [*choices, (own, "换别的字")]))
    if chosen is not own:
        return chosen

    def refuse(text: str) -> str:
        words = clean_line(text)
        if not words:
            return "请写要找的字。"
        if places_of(report, words):
            return ""
        if larger := larger_of(report, words):
            shown = "”“".join(larger[:_SHOWN])
            return f"这几个字只在“{shown}”里面，不拆开换；要换，写整个的。"
        return "文字里没有这几个字。"

    def count(text: str) -> str:
        found = len(places_of(report, clean_line(text)))
        return f"有{found}处" if found else ""

    sought = await app.push_screen_wait(
        AskText("替换：找什么字？", value=screen.sought, refuse=refuse, tell=count)
    )
    if sought is None:
        return None
    screen.sought = clean_line(sought)
    by = await app.push_screen_wait(
        AskText(f"“{screen.sought}”换成什么？", body="空着就是删去。下一步一处一处看过再换。")
    )
    return None if by is None else Exchange(screen.sought, clean_line(by))
