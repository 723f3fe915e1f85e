"""The driver of Windows: every character that the console tells of is a key.

Textual's own loop passes over a character that no key of the keyboard stands for while Shift,
NumLock or CapsLock is on, and so over the words of input methods (Textualize/textual#6667).

Ctrl+V pastes from the clipboard of Windows where the console sends it as a key; what is copied
inside the program goes there too, since the console of Windows 10 has no way of its own for it.
"""

from base64 import b64decode
from collections.abc import Callable, Sequence
from contextlib import suppress
from threading import Event, Thread
from typing import Any, Protocol

from textual import events
from textual.app import App
from textual.driver import Driver
from textual.geometry import Size
from textual.message import Message

from nianbao.desk.clipboard.way import CopyError, Rich
from nianbao.desk.clipboard.windows import WindowsClipboard
from nianbao.tui.terminal.console_records import KeyRecord, SizeRecord, TypedText
from nianbao.tui.terminal.lasting_file import LastingFile
from nianbao.tui.terminal.reading_keys import WAIT, KeyReader
from nianbao.tui.terminal.seams import replace_reading, write_through

_COPY_HEAD, _COPY_END = "\x1b]52;c;", "\a"
"""How Textual asks a terminal to copy."""
_PASTE = "ctrl+v"


class Console(Protocol):
    """The console's input, as records."""

    def wait(self, seconds: float) -> bool:
        """Whether records came within that time."""

    def records(self) -> Sequence[KeyRecord | SizeRecord] | None:
        """The records that came; None where there is no console any more."""


class ConsoleText:
    """What comes from a console as text; sizes are told."""

    def __init__(self, console: Console, resize: Callable[[SizeRecord], None]) -> None:
        self._console = console
        self._resize = resize
        self._typed = TypedText()
        self.wait = console.wait
        self.rest = self._typed.rest

    def read(self) -> str | None:
        """The text that is complete now; None where there is no console any more."""
        records = self._console.records()
        if records is None:
            return None
        for record in records:
            if isinstance(record, SizeRecord):
                self._resize(record)
        return self._typed.of(one for one in records if isinstance(one, KeyRecord))


class EveryCharacter(Driver):
    """Stands before Textual's driver of Windows among the bases, and reads in its place."""

    exit_event: Event
    clipboard = WindowsClipboard()

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        self._program = app
        write_through(self, LastingFile)

    def start_application_mode(self) -> None:
        """Begin as Textual does, but with a thread of our own that reads."""
        start = super().start_application_mode  # type: ignore[safe-super]  # the driver's own
        replace_reading(self, start, self._thread)

    def _thread(self) -> Thread:
        from nianbao.tui.terminal.windows_console import WindowsConsole

        console = WindowsConsole()
        return Thread(target=self.run_input, args=(console,), name="textual-input", daemon=True)

    def run_input(self, console: Console) -> None:
        """Read what the console tells until the program ends."""
        try:
            reader = KeyReader(ConsoleText(console, self._resized))
            while not self.exit_event.is_set():
                for message in reader.read():
                    self.process_message(self._pasted(message) or message)
                if reader.has_ended:
                    self.exit_event.wait(WAIT)
        except Exception as error:
            self._program.call_later(_raise, error)  # the program must not stay without keys

    def write(self, data: str) -> None:
        """Write to the console; what is to be copied goes to the clipboard of Windows as well."""
        if data.startswith(_COPY_HEAD):
            with suppress(CopyError):
                words = b64decode(data.removeprefix(_COPY_HEAD).removesuffix(_COPY_END)).decode()
                self.clipboard.copy(Rich(words))
        super().write(data)  # type: ignore[safe-super]  # the driver's own

    def _resized(self, size: SizeRecord) -> None:
        whole = Size(size.columns, size.rows)
        self.process_message(events.Resize(whole, whole))

    def _pasted(self, message: Message) -> Message | None:
        """What Ctrl+V pastes: the clipboard's text, as a terminal sends it."""
        if not isinstance(message, events.Key) or message.key != _PASTE:
            return None
        with suppress(CopyError):
            if text := self.clipboard.text():
                return events.Paste(text.replace("\r\n", "\r").replace("\n", "\r"))
        return None


def _raise(error: Exception) -> None:
    raise error


def reading_every_character(driver: type[Driver]) -> type[Driver]:
    """Textual's driver of Windows, reading in this way."""
    return type("ConsoleDriver", (EveryCharacter, driver), {})
