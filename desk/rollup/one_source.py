"""What is done with one file of a roll-up, in a process of its own.

Whatever the file is, something comes of it: its reports, or the sentence why it can't be read.
"""

import json
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from nianbao.desk.checking import findings_about
from nianbao.desk.rollup.around import Around, read_around
from nianbao.desk.rollup.journal import GatheredFile, packed
from nianbao.desk.rollup.sources import PACK_SUFFIX, SourceFile
from nianbao.imports import ImportRefusedError, Reading, read_report
from nianbao.imports.decoding import SIZE_LIMIT
from nianbao.imports.signature import signed_words
from nianbao.report.document import Report
from nianbao.report.errors import ReportError
from nianbao.report.field import FieldRef
from nianbao.report.form.figures import CellRef
from nianbao.report.record import plain_finding, to_record
from nianbao.report.rollup.handed import CELLS, HandedReport, Origin, handed_report, plain_handed
from nianbao.report.rollup.likeness import Bag, bag_of, pieces_of
from nianbao.report.standing import Standing
from nianbao.report.words.codes import filled
from nianbao.report.years.likeness import repetition, section_percent
from nianbao.storage.bounded import FILE_LIMIT, JSON_LIMIT, read_regular
from nianbao.storage.contents import tables_of
from nianbao.storage.errors import DISK_ERRORS, StorageError, cannot_read
from nianbao.storage.pack import MANIFEST, read_pack
from nianbao.storage.schema import REPORTS_TABLE, Document, Tables
from nianbao.storage.stored import report_of, standing_of

_SIGNED = 4
"""Lines at the end of a file of which one may be the office's name."""
_AFTER_ALL = date.max
"""The day of the check: no deadline is near, and a run tomorrow finds the same."""


@dataclass(frozen=True, slots=True)
class SourceJob:
    """A file to read: its folder, and what is around it (the path of its file, and its stamp)."""

    folder: str
    source: SourceFile
    around: str
    stamp: str


@dataclass(frozen=True, slots=True)
class _Found:
    """A report in a file, with what a file of one report has besides."""

    report: Report
    standing: Standing | None = None
    lines: Mapping[CellRef, int] | None = None
    last: Report | None = None


def gather(job: SourceJob) -> GatheredFile:
    """What comes of a file, ready for the journal; never raises on what is in it."""
    around = read_around(job.around, job.stamp)
    path = Path(job.folder, job.source.file)
    heads: list[dict[str, Any]] = []
    bodies: list[dict[str, Any]] = []
    unread: list[str] = []
    try:
        content = _content(path)
        digest = sha256(content).hexdigest()
        known = around.roster.match
        found = list(_reports(path, content, around.year, lambda name: known(name) is not None))
        for number, one in enumerate(found, start=1 if len(found) > 1 else 0):
            if isinstance(one, ReportError):
                unread.append(str(one))
                continue
            head, body = _plain(one, _origin(job.source.file, digest, number, one), around)
            heads.append(head)
            bodies.append(body)
    except ReportError as error:
        unread.append(f"{error}{_line_of(error)}")
    except Exception:  # of a library, on a file made to do harm: one file, not the folder
        unread.append("读这个文件时出了意外，没有读；请打开它，另存一份再试。")
    return GatheredFile(job.source, packed({"reports": heads, "unread": unread}), packed(bodies))


def _origin(file: str, digest: str, number: int, one: _Found) -> Origin:
    if one.standing is None:
        return Origin(file, digest, number)
    standing = one.standing
    return Origin(
        file, digest, number, str(standing.state), standing.published_on, standing.address
    )


def _content(path: Path) -> bytes:
    limits = {".json": JSON_LIMIT, PACK_SUFFIX: FILE_LIMIT}
    try:
        return read_regular(path, limits.get(path.suffix.lower(), SIZE_LIMIT + 1))
    except DISK_ERRORS as error:
        raise cannot_read(path, error) from error


def _reports(
    path: Path, content: bytes, year: int, is_office: Callable[[str], bool]
) -> Iterator[_Found | ReportError]:
    """The reports of a file; of a library those of the year, or all where it has none of it.

    `is_office` knows the names that a report without one in its title may be signed with.
    A damaged report of a library gives why it can't be read.
    """
    tables = _tables(path, content)
    if tables is None:
        reading = read_report(content, path.suffix)
        yield _Found(_named(reading, is_office), lines=reading.lines)
        return
    documents = list(tables.get(REPORTS_TABLE, {}).values())
    chosen = [one for one in documents if one.get("year") == year] or documents
    if not chosen:
        raise StorageError("这个库里没有报告。")
    chosen.sort(key=lambda one: str(one.get("office")))
    for document in chosen:
        try:
            report = report_of(document)
        except ReportError as error:
            yield error
            continue
        yield _Found(report, standing_of(document), last=_report_before(documents, report))


def _named(reading: Reading, is_office: Callable[[str], bool]) -> Report:
    """The report that was read; raises ImportRefusedError where it names no office or no year."""
    last = (signed_words(text) for _, text in reversed(reading.source[-_SIGNED:]))
    office = reading.office or next(filter(is_office, last), None)
    if reading.found and not office:
        raise ImportRefusedError(
            "从标题里看不出是哪个单位的报告，", "请在文件的标题里写上单位全称。"
        )
    if reading.found and reading.year is None:
        raise ImportRefusedError("从标题里看不出是哪一年的报告，", "请在文件的标题里写上年份。")
    return reading.report(office)


def _report_before(documents: Sequence[Document], report: Report) -> Report | None:
    """The report of the year before in the same library; None where it has none, or a damaged."""
    key = (report.office, report.year - 1)
    with suppress(ReportError):
        for document in documents:
            if (document.get("office"), document.get("year")) == key:
                return report_of(document)
    return None


def _tables(path: Path, content: bytes) -> Tables | None:
    """The tables of a library or a pack; None for any other file. Raises StorageError."""
    suffix = path.suffix.lower()
    if suffix == PACK_SUFFIX:
        try:
            with ZipFile(path) as archive:
                is_pack = MANIFEST in archive.namelist()
        except (BadZipFile, ValueError, *DISK_ERRORS) as error:
            raise ImportRefusedError("这个压缩包打不开，", "请解压后放进文件夹。") from error
        return read_pack(path).tables if is_pack else None
    if suffix == ".json" and b'"reports"' in content and b'"meta"' in content:
        return tables_of(content, path)
    return None


def _plain(one: _Found, origin: Origin, around: Around) -> tuple[dict[str, Any], dict[str, Any]]:
    """The head and the body of a report: what is small, and what holds words."""
    report = one.report
    if around.is_last:
        handed = handed_report(report, origin)
        return {**plain_handed(handed), "bag": None, "named": []}, {"record": to_record(report)}
    last = around.last_report(report.office) or one.last
    findings = findings_about(report, last, around.office, _AFTER_ALL)
    printed = filled(report, last)
    texts = _texts(printed)
    alike_last = section_percent(repetition(report, last))[0] if last else None
    handed = handed_report(
        printed, origin, findings=findings, lines=one.lines, alike_last=alike_last
    )
    own = around.own_names(report.office)
    prose = [text for _, _, text in texts]
    head = {
        **plain_handed(handed),
        "bag": _plain_bag(bag_of(pieces_of(report.form, prose, own))),
        "named": [
            [name, ref.section]
            for ref, _, text in texts
            for name in around.others_named(text, report.office)
        ],
    }
    lines = one.lines or {}
    body = {
        "findings": [plain_finding(finding) for finding in findings],
        "lines": [lines.get(ref, 0) for ref in CELLS] if lines else [],
        "texts": [[str(ref), heading, text] for ref, heading, text in texts],
    }
    return head, body


def _texts(report: Report) -> list[tuple[FieldRef, str, str]]:
    """The paragraphs of the prose sections, with the sub-head above them, as printed."""
    return [
        (ref, report.prose.text(ref.heading) if ref.heading else "", text)
        for section in report.form.prose_sections()
        for ref in report.prose.fields(section.key)
        if (text := report.prose.text(ref))
    ]


def _plain_bag(bag: Bag) -> Sequence[str]:
    return [b64encode(part.tobytes()).decode() for part in (bag.pieces, bag.lengths)]


def _line_of(error: ReportError) -> str:
    """The line at which a file of JSON breaks off, where the reader knows it."""
    cause = error.__cause__
    while cause is not None and not isinstance(cause, json.JSONDecodeError):
        cause = cause.__cause__ or cause.__context__
    return f"（第{cause.lineno}行）" if cause else ""


def read_again(folder: Path, one: HandedReport, year: int) -> Report:
    """A report as it lies in its folder now, its codes filled in; raises ReportError."""
    path = Path(folder, one.origin.file)
    found = list(_reports(path, _content(path), year, lambda name: name == one.office))
    place = max(0, one.origin.number - 1)
    again = found[place] if place < len(found) else None
    if not isinstance(again, _Found) or again.report.office != one.office:
        raise StorageError(f"“{one.origin.place}”汇总以后变了，", "请再汇总一次。")
    return filled(again.report, again.last)
