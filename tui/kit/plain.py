"""Words for the screen that nobody reads as markup."""

from textual.content import Content

from nianbao.report.text import clean_marks


def plain(words: str) -> Content:
    """Words as they are: nothing unseen or active in them, tabs as spaces."""
    return Content(clean_marks(words))
