"""What is loaded in quiet moments, before the clerk opens it: a clerk's way through a report."""

from collections.abc import Iterator
from pathlib import Path

from nianbao.tui.actions import RUNS

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


def wordings_compiled() -> Iterator[object]:
    """Compile what the first check searches the words for, a wording a step: most of its time."""
    from nianbao.report.claims import vocabulary

    yield vocabulary.SHARED.pattern
    for wording in (vocabulary.FEE_WORDING, vocabulary.PROCESSING_WORDING, *vocabulary.WORDINGS):
        yield wording.patterns
