"""A style sheet that reads each of its files once a theme."""

from os.path import realpath
from pathlib import PurePath

from textual.css.stylesheet import Stylesheet


class SteadyStylesheet(Stylesheet):
    """Keeps what it has read when a screen brings a file of its own.

    Textual reads all files anew then, so that a wrong one does no harm: ours are right, and an old
    machine took a third of a second for it. Another theme still reads all of them anew. A file is
    known by its own name, whichever link it was found by.
    """

    def read(self, filename: str | PurePath) -> None:
        """Read a file; raises StylesheetError when that can't be done."""
        super().read(realpath(filename))

    def has_source(self, path: str, class_var: str = "") -> bool:
        """Whether a file, or the styles of a class, are known."""
        return super().has_source(path if class_var else realpath(path), class_var)

    def read_ahead(self, path: str | PurePath) -> None:
        """Read a file before a screen brings it: then it costs no look at what stands already."""
        if not self.has_source(str(path)):
            self.read(path)
            self.parse()

    def reparse(self) -> None:
        """Read the files that have come since; raises StylesheetError where one is wrong."""
        self.parse()
