"""What a terminal sends, as messages: what came at once stays together.

A driver says how its system waits and reads (`Source`); all else is the same everywhere.
"""

from typing import Protocol

from textual.events import Key
from textual.message import Message

from nianbao.tui.terminal.bursts import gathered, may_go_on
from nianbao.tui.terminal.seams import TerminalParser

WAIT = 0.1
"""Seconds after which a lone Esc is looked at, and whether the program ends."""
_MORE_SOON = 0.05
"""Seconds in which the rest of a paste comes, where there is one."""
_MOST = 300_000
"""Messages of one paste; what comes behind is another one."""


class Source(Protocol):
    """Where the keys come from."""

    def wait(self, seconds: float) -> bool:
        """Whether something came within that time."""

    def read(self) -> str | None:
        """What came, as far as its characters are complete; None where the terminal is gone."""

    def rest(self) -> str:
        """What is left of a character of which nothing more came."""


class KeyReader:
    """Reads the messages of one source."""

    def __init__(self, source: Source, rest: float = WAIT) -> None:
        """`rest` is how many seconds a wait takes where nothing came and nothing is unfinished."""
        self._source = source
        self._rest = rest
        self._came = True
        self._parser = TerminalParser()
        self._has_terminal = False  # no Enter has come from it as such
        self.has_ended = False
        """Whether the last read found the terminal gone."""

    def read(self) -> list[Message]:
        """What comes within a moment, and behind the beginning of a paste its end."""
        messages: list[Message] = []
        wait = WAIT if self._came or self._parser.is_waiting else self._rest
        self._came = False
        self.has_ended = False
        while len(messages) < _MOST and self._source.wait(wait):
            self._came = True
            text = self._source.read()
            if text is None:
                self.has_ended = True
                break
            messages += self._parser.feed(text)
            wait = _MORE_SOON if may_go_on(messages) else 0
        if not self._came:
            messages += self._parser.feed(self._source.rest())
        messages += self._parser.tick()
        return list(gathered(list(map(self._typed_ahead, messages))))

    def _typed_ahead(self, message: Message) -> Message:
        """Enter for the line feed that a terminal makes of one before the program has it."""
        if isinstance(message, Key) and not self._has_terminal:
            self._has_terminal = message.key == "enter"
            if message.key == "ctrl+j":
                return Key("enter", "\r")
        return message
