"""What is done with one file of a folder, in a process that imports no more than this needs."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from nianbao.cli.readings import KeptReading, kept_reading, pack_reading
from nianbao.desk.checking import findings_about
from nianbao.desk.files import read_file
from nianbao.imports.unplaced import Lines
from nianbao.report.document import Report
from nianbao.report.errors import ReportError
from nianbao.report.finding import Finding, count_findings
from nianbao.report.form import form_of
from nianbao.report.office import Office


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that can't be read, and the sentence that says why."""

    path: Path
    sentence: str


@dataclass(frozen=True, slots=True)
class Named:
    """A file with a report: whose it is, which year's, and where what was read of it is kept."""

    path: Path
    office: str
    year: int
    kept: KeptReading | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """A report's findings; `file` is where it stands in the folder, empty in the library."""

    file: str
    office: str
    year: int
    form_version: str
    findings: tuple[Finding, ...]

    @property
    def counts(self) -> tuple[int, int]:
        """Errors, and warnings that are not put aside."""
        return count_findings(self.findings)

    def section_title(self, finding: Finding) -> str:
        """The title of the section a finding is about; empty where the form has none such."""
        sections = form_of(self.form_version).sections
        return next((s.title.text for s in sections if s.key == finding.section), "")


@dataclass(frozen=True, slots=True)
class FileJob:
    """A file to check, and last year's report: another file, or itself."""

    named: Named
    previous: Named | Report | None


def name_of(path: Path) -> tuple[Named | Unread, bytes]:
    """Whose report a file holds, and which year's; and what was read, to be kept."""
    try:
        reading = read_file(path)
        report = reading.report()
    except ReportError as error:
        return Unread(path, str(error)), b""
    return Named(path, report.office, report.year), pack_reading(report, reading.unplaced)


@dataclass(frozen=True, slots=True)
class Read:
    """A file's report, all findings about it, and the lines that are in no place of it."""

    path: Path
    report: Report
    findings: tuple[Finding, ...]
    unplaced: Lines


def check_one(job: FileJob, *, folder: Path, office: Office, today: date) -> Checked | Unread:
    """What is told of a file's report."""
    read = read_one(job, office=office, today=today)
    if isinstance(read, Unread):
        return read
    return checked(read.report, read.findings, read.path.relative_to(folder).as_posix())


def read_one(job: FileJob, *, office: Office, today: date) -> Read | Unread:
    """A file's report with all findings about it; a last year's file that is gone is none."""
    try:
        report, unplaced = _reading_of(job.named)
    except ReportError as error:
        return Unread(job.named.path, str(error))
    previous = job.previous
    if isinstance(previous, Named):
        named, previous = previous, None
        with suppress(ReportError):
            previous, _ = _reading_of(named)
    findings = findings_about(report, previous, office, today)
    return Read(job.named.path, report, tuple(findings), unplaced)


def _reading_of(named: Named) -> tuple[Report, Lines]:
    """What was kept of a file, else what it holds now; raises ReportError."""
    if named.kept is not None:
        with suppress(OSError):
            return kept_reading(named.kept)
    reading = read_file(named.path)
    return reading.report(), reading.unplaced


def checked(report: Report, findings: Sequence[Finding], file: str) -> Checked:
    """What is told of a report that was checked."""
    return Checked(file, report.office, report.year, report.form_version, tuple(findings))
