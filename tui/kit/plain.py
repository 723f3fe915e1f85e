"""Words for the screen that nobody reads as markup."""

from textual.content import Content
from textual.widgets import Static

from nianbao.report.text import clean_marks


def plain(words: str) -> Content:
    """Words as they are: nothing unseen or active in them, tabs as spaces."""
    return Content(clean_marks(words))


def write_plain(line: Static, words: str) -> None:
    """Write words into a line of the screen as they are; nothing is painted where they stand."""
    content = plain(words)
    if line.content != content:
        line.update(content, layout=False)
