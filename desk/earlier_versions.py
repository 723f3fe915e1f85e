"""What a report was before it is changed goes into the history, and never in a save's way.

The first save after a report was opened keeps the state before it. What replaces a report as a
whole keeps the state that is replaced.
"""

from nianbao.report.errors import ReportError
from nianbao.storage.history import History
from nianbao.storage.library import Library
from nianbao.storage.schema import Document


class FirstVersion:
    """The state of one report when it was opened; None for one that is new."""

    def __init__(self, before: Document | None = None) -> None:
        self._before = before
        self._failed = False
        self._words = ""

    def keep_before(self, library: Library) -> None:
        """Keep the state before, once; a failure is tried again at the next save.

        Raises nothing: `take_words` tells what went wrong, unless that is mended by then.
        """
        if self._before is None or library.read_only:
            return
        try:
            self._words = History(library.path).keep(self._before)
            self._before = None
        except ReportError as error:
            if not self._failed:
                self._words = _not_kept(error)
            self._failed = True

    def take_words(self) -> str:
        """What the clerk is to be told about the history, each sentence once; mostly nothing."""
        words, self._words = self._words, ""
        return words


def keep_version(library: Library, office: str, year: int) -> str:
    """Keep the state of a report that is about to be replaced or deleted.

    Gives what the clerk is to be told, mostly nothing; raises nothing.
    """
    try:
        document = library.document(office, year)
        if document is None or library.read_only:
            return ""
        return History(library.path).keep(document)
    except ReportError as error:
        return _not_kept(error)


def _not_kept(error: ReportError) -> str:
    return f"报告照常保存；它以前的样子没有记进历史：{error}"
