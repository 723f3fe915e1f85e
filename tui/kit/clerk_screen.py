"""What every screen is: a full one, or a question over one; each is left once."""

from time import time
from typing import TypeVar

from textual.screen import ModalScreen

from nianbao.tui.terminal.seams import LeftOnce, hide_notices, notices

Result = TypeVar("Result")

_JUST_NOW = 0.5
"""Seconds after which a notice belongs to what was before."""


class Dialog(ModalScreen[Result], LeftOnce[Result]):
    """A question, or words to read, over a screen that stays in view.

    ModalScreen comes first: Textual takes styles from the first base of each class alone.
    """

    async def keep(self) -> None:
        """Keep what is unfinished here as well as can be, without a question."""


class ClerkScreen(LeftOnce[Result]):
    """A full screen. `ACTION_IDS` are its actions, those that matter most first."""

    BLANK = True  # only its background shows: painting it costs no look at its lines
    ACTION_IDS: tuple[str, ...] = ()

    def on_screen_suspend(self) -> None:
        """Take notices away from under a dialog; one that was given with it stays."""
        raised = [notice.raised_at for notice in notices(self.app)]
        if raised and max(raised) < time() - _JUST_NOW:
            self.app.clear_notifications()
        hide_notices(self)  # this screen stays in view beneath, and the dialog has its own

    def action_ids(self) -> tuple[str, ...]:
        """The actions that make sense right now; help, palette and the way out stand last."""
        return (*self.ACTION_IDS, "help", "palette", "quit")

    def help_words(self) -> str:
        """Help on what is in hand, plain text."""
        return ""

    def heed_settings(self) -> None:
        """Go by the settings of the office as they are now."""

    async def leave(self) -> bool:
        """Keep what is unfinished here; False when the clerk wants to stay."""
        return True

    async def keep(self) -> None:
        """Keep what is unfinished here as well as can be, without a question."""
