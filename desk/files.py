"""Files as the clerk names them: a report's text read in, an export written out."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from nianbao.desk.version import VERSION
from nianbao.exports.options import DEFAULT, PrintOptions
from nianbao.imports import Reading, read_report
from nianbao.imports.decoding import SIZE_LIMIT
from nianbao.report.document import Report
from nianbao.report.finding import Finding, Severity
from nianbao.report.text import clean_marks
from nianbao.report.words.codes import filled
from nianbao.storage import machine
from nianbao.storage.atomic import write_atomically
from nianbao.storage.bounded import read_beginning
from nianbao.storage.errors import DISK_ERRORS, StorageError, cannot_read
from nianbao.storage.own_files import refuse_own
from nianbao.storage.paths import safe_file_name

REVIEW_SHEETS = {
    "review": "-审签单.md",
    "review-text": "-审签单.txt",
    "review-word": "-审签单.docx",
}
"""The targets that give a review sheet, and what their file names say behind the title."""


def typed_path(text: str, folder: Path | None = None) -> Path:
    """The path a clerk typed or pasted, quotes around it taken off, `~` being the own folder.

    It counts from `folder`, where the program was begun when that is None. Raises StorageError
    when it is none.
    """
    words = clean_marks(text).strip().strip("\"'")
    if not words:
        raise StorageError("路径是空的，", "请写出文件夹或文件在哪里。")
    try:
        return Path(folder or "", Path(words).expanduser()).absolute()
    except RuntimeError as error:
        raise StorageError(f"没有“{words}”这个用户的文件夹，", "请把路径写全。") from error


def read_file(path: Path, year: int | None = None) -> Reading:
    """Read a report's file; `year` is what the clerk says its year is.

    Raises StorageError when the file can't be read, ImportRefusedError when it is no report.
    No more than the size limit is ever read.
    """
    return read_report(beginning_of(path, SIZE_LIMIT + 1), path.suffix, year)


def beginning_of(path: Path, limit: int) -> bytes:
    """A file that the clerk names, `limit` bytes at most; raises StorageError."""
    try:
        return read_beginning(path, limit)
    except DISK_ERRORS as error:
        raise cannot_read(path, error) from error


def is_draft(report: Report, findings: Sequence[Finding]) -> bool:
    """Whether an export of this report is called a draft: it has an error or a blank."""
    blanks = any(report.blanks(table.key) for table in report.form.tables)
    return blanks or any(finding.severity is Severity.ERROR for finding in findings)


def as_exported(report: Report, previous: Report | None, target: str) -> Report:
    """The report with its codes filled in; data keep them as typed, so that they can be read back.

    `previous` is last year's report, which codes may stand for.
    """
    return report if target == "json" else filled(report, previous)


def export_text(
    report: Report, previous: Report | None, target: str, options: PrintOptions = DEFAULT
) -> str:
    """The text of an export; `previous` is last year's report."""
    from nianbao.exports import WRITERS

    return WRITERS[target](as_exported(report, previous, target), options)


def export_file(
    report: Report, previous: Report | None, target: str, options: PrintOptions
) -> bytes:
    """The bytes of an export's file; `previous` is last year's report."""
    from nianbao.exports import write_file

    return write_file(as_exported(report, previous, target), target, options)


def kept_exports(
    report: Report, previous: Report | None, options: PrintOptions
) -> dict[str, bytes]:
    """What is kept of a final report, files by short names: its texts in UTF-8, and the others."""
    from nianbao.exports import BYTES_WRITERS, EXPORT_SUFFIXES, WRITERS

    kept = {
        target: export_text(report, previous, target, options).encode() for target in WRITERS
    } | {target: export_file(report, previous, target, options) for target in BYTES_WRITERS}
    return {f"报告{EXPORT_SUFFIXES[target]}": content for target, content in kept.items()}


def kept_sheet(
    report: Report, findings: Sequence[Finding], previous: Report | None
) -> dict[str, bytes]:
    """The Word sheet the leader signs, by a short name: it is kept with a final report."""
    sheet = review_sheet(report, findings, previous, "review-word")
    return {"审签单.docx": sheet if isinstance(sheet, bytes) else sheet.encode()}


def remark(report: Report, previous: Report | None, target: str, options: PrintOptions) -> str:
    """The sentence that tells what an old Notepad will not show; empty when it shows all."""
    if target != "text" or not options.gb18030:
        return ""
    from nianbao.exports.old_text import beyond_gbk

    unshown = beyond_gbk(export_text(report, previous, target, options))
    shown = unshown if len(unshown) <= 10 else unshown[:10] + "…"
    return f"有{len(unshown)}个字旧的记事本显示不出来：{shown}" if unshown else ""


def review_sheet(
    report: Report, findings: Sequence[Finding], previous: Report | None, target: str
) -> str | bytes:
    """The sheet the leader signs, made now by whoever sits here; `previous` is last year's."""
    shown = as_exported(report, previous, target)
    if target == "review-word":
        from nianbao.exports.review_form import write_review_form

        return write_review_form(shown, findings, previous, at=machine.now(), version=VERSION)
    from nianbao.exports.review_sheet import Maker, write_review_sheet

    maker = Maker(machine.now(), VERSION)
    markdown = REVIEW_SHEETS[target].endswith(".md")
    return write_review_sheet(shown, findings, previous, maker=maker, markdown=markdown)


def export_name(title: str, target: str, *, draft: bool) -> str:
    """The file name of an export, safe on every system; a draft's name says so.

    `title` is the report's as it is printed, last year's figures filled in too. A review sheet's
    name does not say so: it is a paper of the house, and lists what is still wrong.
    """
    from nianbao.exports import DRAFT_MARK, EXPORT_SUFFIXES

    name = safe_file_name(title)
    if target in REVIEW_SHEETS:
        return name + REVIEW_SHEETS[target]
    return name + (DRAFT_MARK if draft else "") + EXPORT_SUFFIXES[target]


def write_export(export: str | bytes, path: Path, data: Path) -> None:
    """Write an export, a text as UTF-8, whole or not at all, but over nothing of the library.

    `data` is the library's data file. Raises StorageError.
    """
    refuse_own(data, path)
    content = export.encode("utf-8") if isinstance(export, str) else export
    write_atomically(path, content)


def leads_to_folder(path: Path) -> bool:
    """Whether a typed path is a folder's; raises StorageError where nothing is there."""
    try:
        path.stat()
    except DISK_ERRORS as error:
        raise cannot_read(path, error) from error
    return is_folder(path)


def is_folder(path: Path) -> bool:
    """Whether a path is a folder; reading what is none says what is wrong with it."""
    with suppress(*DISK_ERRORS):
        return path.is_dir()
    return False
