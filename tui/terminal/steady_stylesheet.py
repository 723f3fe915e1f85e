"""A style sheet that reads each of its files once a theme."""

from textual.css.stylesheet import Stylesheet


class SteadyStylesheet(Stylesheet):
    """Keeps what it has read when a screen brings a file of its own.

    Textual reads all files anew then, so that a wrong one does no harm: ours are right, and an old
    machine took a third of a second for it. Another theme still reads all of them anew.
    """

    def reparse(self) -> None:
        """Read the files that have come since; raises StylesheetError where one is wrong."""
        self.parse()
