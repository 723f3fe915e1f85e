"""`nianbao check` without a file: the reports of the library, which is read once for all."""

import argparse
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from datetime import date

from nianbao.cli.progress import with_progress
from nianbao.desk.checking import findings_about
from nianbao.desk.previous import PreviousFinder
from nianbao.desk.registers_beside import RegistersFinder
from nianbao.report.document import Report
from nianbao.report.errors import ReportError
from nianbao.report.finding import Finding
from nianbao.storage.errors import UnreadableReportError
from nianbao.storage.library import Library
from nianbao.storage.schema import Document
from nianbao.storage.stored import report_of, standing_of

Given = Callable[[Report], Report | None]
"""Last year's report as the clerk gave it, None where the library's own counts."""


class LibraryCheck:
    """The reports of a library that are asked for, as they were when this was made.

    `damaged` fills with the reasons why some can't be read. Raises StorageError.
    """

    def __init__(self, library: Library, options: argparse.Namespace, given: Given) -> None:
        documents = library.documents()
        wanted = [
            key
            for key in documents
            if options.office in (None, key[0]) and options.year in (None, key[1])
        ]
        # The newest year first, then by office: as the list of reports has them.
        wanted.sort(key=lambda key: (-key[1], key[0]))
        self.damaged: list[ReportError] = []
        self._registers = RegistersFinder(library)
        self._wanted: Sequence[Document] = [documents[key] for key in wanted]
        self._office, self._given = library.office(), given
        self._last_years = PreviousFinder(library)

    def __bool__(self) -> bool:
        """Whether anything was found of what was asked for."""
        return bool(self._wanted)

    def checked(self) -> Generator[tuple[Report, Sequence[Finding]], None, None]:
        """Each report with its findings; on a terminal it is told meanwhile how far this is."""
        # Where the lines themselves run over the terminal, they tell that.
        shown = not sys.stdout.isatty()
        for one in with_progress(self._each(), "正在核对", len(self._wanted), shown=shown):
            if one is not None:
                yield one

    def _each(self) -> Iterator[tuple[Report, Sequence[Finding]] | None]:
        today = date.today()
        for document in self._wanted:
            try:
                report = report_of(document)
            except UnreadableReportError as error:
                self.damaged.append(error)
                yield None
                continue
            last = self._given(report) or self._last_years.load(report.key)
            standing = standing_of(document)
            registers = self._registers.find(report.key)
            yield report, findings_about(report, last, self._office, today, standing, registers)
