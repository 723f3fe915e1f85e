"""A paste that a terminal sends as keys: an old console, tmux without `-p`."""

from collections.abc import Iterator

from textual import events


class PasteOfKeys(events.Paste):
    """A paste without marks, gathered from keys: they may have been typed ahead, too."""


PasteOfKeys.handler_name = events.Paste.handler_name


def keys_of(text: str) -> Iterator[tuple[str, str]]:
    """The keys that type a text, each as its name and its character."""
    names = {"\r": "enter", "\n": "enter", "\t": "tab"}
    for character in text.replace("\r\n", "\r"):
        yield names.get(character, character), "\r" if character == "\n" else character
