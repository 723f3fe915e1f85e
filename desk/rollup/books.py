"""The reports of a folder as they lie in its journal: all of them in order, any of them again."""

from array import array
from base64 import b64decode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nianbao.desk.rollup.journal import Journal, JournalEntry
from nianbao.desk.rollup.sources import SourceFiles
from nianbao.report.finding import Finding
from nianbao.report.form import form_of
from nianbao.report.record import read_finding
from nianbao.report.rollup.handed import HandedReport, read_handed
from nianbao.report.rollup.likeness import Bag
from nianbao.report.rollup.who import UnreadFile


@dataclass(frozen=True, slots=True)
class ReportPlace:
    """Where a report stands in a journal: its entry, and which of it."""

    entry: JournalEntry
    number: int


class Books:
    """The reports of the files of a folder, all of which the journal has.

    `whole` keeps findings and lines with the reports; without it they are read when asked for.
    """

    def __init__(self, journal: Journal, sources: SourceFiles, *, whole: bool) -> None:
        self._journal = journal
        self._whole = whole
        self._places: dict[str, ReportPlace] = {}
        self.reports: list[HandedReport] = []
        self.unread: list[UnreadFile] = list(sources.closed)
        for source in sources.files:
            entry = journal.entry(source)
            if entry is not None:
                self._take(source.file, entry)
        self.unread.sort(key=lambda one: one.file)

    def place(self, one: HandedReport) -> ReportPlace:
        """Where a report stands."""
        return self._places[one.origin.place]

    def head(self, one: HandedReport) -> Mapping[str, Any]:
        """What is small of a report."""
        place = self.place(one)
        head: Mapping[str, Any] = self._journal.head(place.entry)["reports"][place.number]
        return head

    def body(self, one: HandedReport) -> Mapping[str, Any]:
        """What holds words of a report."""
        place = self.place(one)
        body: Mapping[str, Any] = self._journal.body(place.entry)[place.number]
        return body

    def bag(self, one: HandedReport) -> Bag:
        """The pieces of its words."""
        return read_bag(self.head(one)["bag"])

    def texts(self, one: HandedReport) -> list[str]:
        """Its paragraphs."""
        return [text for _, _, text in self.body(one)["texts"]]

    def _take(self, file: str, entry: JournalEntry) -> None:
        head = self._journal.head(entry)
        self.unread += [UnreadFile(file, words) for words in head["unread"]]
        bodies = self._journal.body(entry) if self._whole else ()
        for number, plain in enumerate(head["reports"]):
            if self._whole:
                findings = findings_in(bodies[number], plain["form"])
                one = read_handed(plain, findings, bodies[number].get("lines", ()))
            else:
                one = read_handed(plain)
            self._places[one.origin.place] = ReportPlace(entry, number)
            self.reports.append(one)


def findings_in(body: Mapping[str, Any], form_version: str) -> tuple[Finding, ...]:
    """The findings in a body."""
    form = form_of(form_version)
    return tuple(read_finding(form, plain) for plain in body.get("findings", ()))


def read_bag(plain: Sequence[str]) -> Bag:
    """The pieces that a head holds."""
    pieces, lengths = array("Q"), array("H")
    pieces.frombytes(b64decode(plain[0]))
    lengths.frombytes(b64decode(plain[1]))
    return Bag(pieces, lengths)
