"""What is loaded in quiet moments, before the clerk opens it: a clerk's way through a report."""

from collections.abc import Iterator
from pathlib import Path

from textual.widget import Widget

from nianbao.tui.actions import RUNS
from nianbao.tui.terminal.seams import NOTICE_WIDGETS

_FIRST = (
    "report.checks",
    "tui.grid.panel",
    "tui.prose.panel",
    "tui.report.screen",
    "tui.pages.walking",
    "tui.kit.dialogs",
    "tui.report.leaving",
    "tui.report.comparing",
    "tui.pages.findings",
    "tui.giving_out.preview",
    "exports.plain_text",
    "tui.report.outward",
    "tui.kit.reading",
)
"""A piece at a time: what a report's screen is made of before the screen."""
_SELDOM = (
    "giving_out.paste_queue",
    "report.standing",
    "report.replacing",
    "report.verifying",
    "registers.filling",
    "registers.register_actions",
    "reading_in.importing",
    "reading_in.review_actions",
)
"""What many a sitting does without: it is loaded when it is wanted, and takes no room before."""
_OF_ACTIONS = tuple(run.module for run in RUNS.values())
MODULES = tuple(
    dict.fromkeys(
        (
            *(f"nianbao.{name}" for name in _FIRST),
            *(one for one in _OF_ACTIONS if not one.endswith(_SELDOM)),
        )
    )
)
"""Modules, those that are wanted first in front; what a reader of files needs is not among them."""
SHEETS = tuple(sorted(Path(__file__).parents[1].rglob("*.tcss")))
"""All style sheets."""


def widgets_with_styles() -> tuple[type[Widget], ...]:
    """The widgets that bring styles along, of those on a clerk's way and not on the first screen.

    To be asked when the modules are there: it loads what it names.
    """
    from textual.containers import Container, VerticalScroll
    from textual.screen import ModalScreen
    from textual.widgets import Input, TextArea

    return Container, TextArea, ModalScreen, Input, *NOTICE_WIDGETS, VerticalScroll


def wordings_compiled() -> Iterator[object]:
    """Compile what the first check searches the words for, a wording a step: most of its time."""
    from nianbao.report.claims import vocabulary

    yield vocabulary.SHARED.pattern
    for wording in (vocabulary.FEE_WORDING, vocabulary.PROCESSING_WORDING, *vocabulary.WORDINGS):
        yield wording.patterns
