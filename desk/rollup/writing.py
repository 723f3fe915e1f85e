"""The tidy columns of a roll-up, written row by row: no size of a county fills the memory."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from nianbao.desk.rollup.books import Books, findings_in
from nianbao.desk.rollup.telling import RollupProgress, Tell
from nianbao.exports.tidy import BOM, csv_text, json_line
from nianbao.report.finding import count_findings
from nianbao.report.rollup.columns import (
    FILES,
    column_rows,
    finding_row,
    long_rows,
    report_row,
    text_row,
)
from nianbao.report.rollup.handed import HandedReport, read_handed
from nianbao.report.rollup.rollup import Rollup, counted_of
from nianbao.report.rollup.roster import RosterOffice
from nianbao.storage.atomic import streamed_atomically, write_atomically
from nianbao.storage.errors import DISK_ERRORS, cannot_write

REPORTS, FINDINGS, TEXTS, LONG = FILES
COLUMNS = "columns.csv"


def write_columns(
    output: Path, rollup: Rollup, books: Books, *, long: bool, bom: bool, tell: Tell
) -> tuple[Path, ...]:
    """Write all files into a folder, each whole or not at all; gives their paths.

    Only reports that count are in them, by their file, so that a sum over a column is ours. Raises
    StorageError.
    """
    names = [REPORTS, FINDINGS, TEXTS, *([LONG] if long else [])]
    try:
        output.mkdir(parents=True, exist_ok=True)
        if not long:
            (output / LONG).unlink(missing_ok=True)  # of a run before: no longer what is there
    except DISK_ERRORS as error:
        raise cannot_write(output, error) from error
    mark = BOM if bom else ""
    with ExitStack() as stack:
        files = {name: stack.enter_context(streamed_atomically(output / name)) for name in names}
        for name, file in files.items():
            if name != TEXTS:
                head = [column.name for column in FILES[name]]
                _put(file, mark + csv_text([head]))
        counted = sorted(
            counted_of(rollup.lines), key=lambda pair: (pair[1].origin.file, pair[1].origin.number)
        )
        for done, (office, one) in enumerate(counted, start=1):
            for name, text in _rows(rollup, books, office, one, long=long):
                _put(files[name], text)
            tell(RollupProgress("正在写", done, len(counted)))
    described = [("file", "column", "type", "label"), *column_rows()]
    write_atomically(output / COLUMNS, (mark + csv_text(described)).encode())
    return tuple(output / name for name in (*names, COLUMNS))


def _rows(
    rollup: Rollup, books: Books, office: RosterOffice, one: HandedReport, *, long: bool
) -> Iterator[tuple[str, str]]:
    """The rows of a report, by the file they go into."""
    body = books.body(one)
    findings = (*findings_in(body, one.form), *rollup.across.get(office.name, ()))
    yield REPORTS, csv_text([report_row(office, one, count_findings(findings))])
    yield FINDINGS, csv_text(finding_row(office, one, finding) for finding in findings)
    yield TEXTS, "".join(json_line(text_row(office, one, *text)) for text in body["texts"])
    if long:
        whole = one if one.lines else read_handed(books.head(one), (), body["lines"])
        yield LONG, csv_text(long_rows(office, whole))


def _put(file: BinaryIO, text: str) -> None:
    file.write(text.encode("utf-8", "replace"))
