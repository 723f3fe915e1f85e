"""What every full screen tells the key line, the palette and the help."""

from typing import TypeVar

from textual.screen import Screen

Result = TypeVar("Result")


class ClerkScreen(Screen[Result]):
    """A full screen. `ACTION_IDS` are its actions, those that matter most first."""

    BLANK = True  # only its background shows: painting it costs no look at its lines
    ACTION_IDS: tuple[str, ...] = ()

    def action_ids(self) -> tuple[str, ...]:
        """The actions that make sense right now."""
        return self.ACTION_IDS

    def help_words(self) -> str:
        """Help on what is in hand, plain text."""
        return ""

    async def leave(self) -> bool:
        """Keep what is unfinished here; False when the clerk wants to stay."""
        return True

    async def keep(self) -> None:
        """Keep what is unfinished here as well as can be, without a question."""
