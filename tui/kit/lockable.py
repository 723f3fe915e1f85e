"""A field that may be locked: it then takes no key that would change it, and says so."""

from textual.message import Message
from textual.widget import Widget


class KeyRefused(Message):
    """A key or a paste came to a field that is locked; nothing was changed."""


class Lockable(Widget):
    """A field whose subclasses ask `refuses` before they take what is typed."""

    locked = False

    def refuses(self) -> bool:
        """Whether nothing may be changed here; then it is told upwards."""
        if self.locked:
            self.post_message(KeyRefused())
        return self.locked
