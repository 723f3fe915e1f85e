"""Fields that may be locked: they then take no key that would change them, and say so."""

from typing import Protocol

from textual.message import Message


class KeyRefused(Message):
    """A key or a paste came to a field that is locked; nothing was changed."""


class Lockable(Protocol):
    """A widget that asks `refuses` before it takes what is typed."""

    locked: bool

    def post_message(self, message: Message) -> bool:
        """Send a message upwards."""


def refuses(field: Lockable) -> bool:
    """Whether nothing may be changed in a field; then it is told upwards."""
    if field.locked:
        field.post_message(KeyRefused())
    return field.locked
