"""A county's folder rolled up: files read in all cores, then put together and written.

The work can be stopped at any time (what `tell` raises stops it) and goes on where it was: what was
read stands in a journal in the output folder. The same files give the same bytes.
"""

import csv
import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from io import StringIO
from pathlib import Path

from nianbao.desk.checking import findings_about
from nianbao.desk.rollup.around import Around, write_around
from nianbao.desk.rollup.books import Books
from nianbao.desk.rollup.comparing import words_across
from nianbao.desk.rollup.decided import decided_in
from nianbao.desk.rollup.journal import Journal
from nianbao.desk.rollup.one_source import SourceJob, gather
from nianbao.desk.rollup.sources import SourceFile, SourceFiles, find_sources, required
from nianbao.desk.rollup.telling import RollupProgress, Tell
from nianbao.desk.rollup.writing import write_columns
from nianbao.desk.version import VERSION
from nianbao.desk.workers import workers
from nianbao.imports.decoding import decode
from nianbao.report.errors import ReportError
from nianbao.report.finding import Finding
from nianbao.report.office import Office
from nianbao.report.rollup.deductions import allowed
from nianbao.report.rollup.rollup import Rollup, by_rule_and_name, counted_of, roll_up
from nianbao.report.rollup.roster import Roster, read_roster
from nianbao.report.rollup.sums import Deduction, Sums
from nianbao.storage.bounded import read_regular
from nianbao.storage.errors import DISK_ERRORS, StorageError, cannot_read, shown
from nianbao.storage.lock import WriterLock

PROGRESS_FOLDER = "续做"
"""In the output folder: what was read already. It may be deleted, then all is read again."""
KEPT_WHOLE = 3_000
"""Reports that are kept with findings and lines; of more the tidy columns hold them."""
_FORMAT = 1
"""Of the journals: another one where other things are kept of a report."""
_ANY_OFFICE = Office()
_ROSTER_LIMIT = 20_000_000
_SHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How files of Excel and WPS begin."""
_SUM_RULES = ("A01", "A02", "A03", "A04")


@dataclass(frozen=True, slots=True)
class RollupJob:
    """What is to be rolled up, and where to.

    `previous` is last year's folder, `apart` are paths that are no reports (the roster's file).
    `deductions` are what the county takes off the sum (`read_deductions`).
    `long` writes one row a cell as well, `bom` puts a mark in front of CSV for Excel.
    """

    folder: Path
    roster: Roster
    year: int
    output: Path
    office: Office = _ANY_OFFICE
    previous: Path | None = None
    apart: tuple[Path, ...] = ()
    deductions: tuple[Deduction, ...] = ()
    long: bool = False
    bom: bool = True


@dataclass(frozen=True, slots=True)
class RolledUp:
    """What came of it: the roll-up, and the files that were written."""

    rollup: Rollup
    files: tuple[Path, ...]


def load_roster(path: Path) -> Roster:
    """The roster in a sheet of Excel or WPS, or saved as CSV; raises ReportError."""
    return read_roster(read_sheet(path))


def read_sheet(path: Path) -> str:
    """The one sheet of a file of Excel or WPS as CSV, or what was saved so; raises ReportError."""
    try:
        content = read_regular(path, _ROSTER_LIMIT)
    except DISK_ERRORS as error:
        raise cannot_read(path, error) from error
    if content.startswith(_SHEETS):
        return _sheet_as_text(path, content)
    return decode(content)


def _sheet_as_text(path: Path, content: bytes) -> str:
    """What the one sheet of a file shows, line by line; nothing that it hides is passed over."""
    from nianbao.imports.registers.sheet_rows import rows_of_file

    file = rows_of_file(content, path.suffix)
    sheets = [sheet for sheet in file.sheets if sheet.rows]
    hidden = file.hidden_sheets + sum(sheet.hidden for sheet in file.sheets)
    for words, way in (
        (f"里有{hidden}处隐藏的行、列、表" if hidden else "", "请全部显示出来、删去不要的"),
        ("里有没有读出来的：" + file.remarks[0] if file.remarks else "", "请改好"),
        (f"里有{len(sheets)}张表" if len(sheets) > 1 else "", "请把要用的一张单独存成一个文件"),
    ):
        if words:
            raise ReportError(f"“{shown(path)}”{words.rstrip('。')}，", f"{way}，保存以后再选。")
    lines = StringIO(newline="")
    writer, written = csv.writer(lines, lineterminator="\n"), 0
    for number, cells in sheets[0].rows if sheets else ():
        lines.write("\n" * (number - written - 1))
        writer.writerow(cells[at].text if at in cells else "" for at in range(max(cells) + 1))
        written = number
    return lines.getvalue()


def run_rollup(job: RollupJob, tell: Tell = lambda _: None) -> RolledUp:
    """Read the folder, put it together, write the tidy columns; raises ReportError.

    What was decided for the output folder before goes with the roster, and so does the county's
    own name for offices that say none.
    """
    roster = job.roster.in_county(job.office.county) if job.office.county else job.roster
    job = replace(job, roster=decided_in(job.output).applied(roster))
    previous = [job.previous] if job.previous else []
    apart = [*job.apart, job.output, *previous]
    if os.path.realpath(job.output) in map(os.path.realpath, (job.folder, *previous)):
        raise ReportError("结果不能写进放报告的文件夹，", "请另写一个文件夹。")
    sources = required(find_sources(job.folder, apart))
    last_sources = None
    if job.previous is not None:
        apart = [*job.apart, job.output, job.folder]
        last_sources = required(find_sources(job.previous, apart))
    lock = WriterLock(job.output / PROGRESS_FOLDER / "汇总")
    if refused := lock.acquire():
        if lock.is_taken:
            refused = "另一个窗口正在往这个文件夹里汇总，请等它做完再试。"
        raise StorageError(refused)
    try:
        return _run(job, sources, last_sources, tell)
    finally:
        lock.release()


def _run(
    job: RollupJob, sources: SourceFiles, last_sources: SourceFiles | None, tell: Tell
) -> RolledUp:
    progress = job.output / PROGRESS_FOLDER
    around = Around(job.year, job.roster, job.office)
    before = replace(around, year=job.year - 1, is_last=True)
    last_path = progress / "上年.journal"
    with Journal(last_path, _settings(before, ())) as last_journal:
        last = None
        if last_sources is not None:
            _gather(last_sources, last_journal, before, progress / "上年.json", tell)
            last = Books(last_journal, last_sources, whole=False)
            around = replace(
                around, last_journal=str(last_path), previous=_last_places(last, around)
            )
        settings = _settings(around, last_sources.files if last_sources else ())
        with Journal(progress / "今年.journal", settings) as journal:
            _gather(sources, journal, around, progress / "今年.json", tell)
            books = Books(journal, sources, whole=len(sources.files) <= KEPT_WHOLE)
            rollup = _put_together(job, sources, books, last)
            files = write_columns(job.output, rollup, books, long=job.long, bom=job.bom, tell=tell)
    return RolledUp(rollup, files)


def _gather(sources: SourceFiles, journal: Journal, around: Around, path: Path, tell: Tell) -> None:
    """Read every file that the journal lacks."""
    left = [source for source in sources.files if journal.entry(source) is None]
    stamp = write_around(around, path)
    words = "正在读上年的" if around.is_last else "正在读"
    done = len(sources.files) - len(left)
    tell(RollupProgress(words, done, len(sources.files)))
    jobs = (SourceJob(str(sources.folder), source, str(path), stamp) for source in left)
    with workers(len(left)) as each:
        for one in each(gather, jobs):
            journal.add(one)
            done += 1
            tell(RollupProgress(words, done, len(sources.files)))


def _last_places(last: Books, around: Around) -> dict[str, tuple[int, int, int]]:
    """Where last year's report of each office stands; none for an office that has several."""
    places: dict[str, tuple[int, int, int]] = {}
    several: set[str] = set()
    for one in last.reports:
        if one.year != around.year - 1:
            continue
        key, place = around.key(one.office), last.place(one)
        if key in places:
            several.add(key)
        entry = place.entry
        places[key] = entry.at + entry.head, entry.body, place.number
    return {key: place for key, place in places.items() if key not in several}


def _put_together(job: RollupJob, sources: SourceFiles, books: Books, last: Books | None) -> Rollup:
    rollup = roll_up(
        job.roster,
        job.year,
        books.reports,
        books.unread,
        skipped=sources.skipped,
        last=last.reports if last is not None else None,
        last_unread=last.unread if last is not None else (),
    )
    counted = counted_of(rollup.lines)
    deductions, refused = allowed(job.deductions, counted)
    sums = rollup.sums.less(deductions)
    words, remarks = words_across(counted, books)
    if skipped := len(sources.skipped):
        named = "、".join(sources.skipped[:3]) + ("等" if skipped > 3 else "")
        remarks = (*remarks, f"跳过{skipped}个不是报告格式的文件（{named}）。")
    return replace(
        rollup,
        sums=sums,
        across=by_rule_and_name(words, rollup.across),
        of_sum=(*_findings_of_sum(job, sums), *rollup.of_sum),
        remarks=(*rollup.remarks, *refused, *remarks),
    )


def _findings_of_sum(job: RollupJob, sums: Sums) -> tuple[Finding, ...]:
    """What A01 to A04 say of the sum, as of a report."""
    if not sums.reports:
        return ()
    found = findings_about(sums.report("汇总", job.year), None, job.office)
    return tuple(one for one in found if one.rule in _SUM_RULES)


def _settings(around: Around, last: Sequence[SourceFile]) -> str:
    """What a journal stands for: other settings find other things in the same files."""
    told = [
        VERSION,
        _FORMAT,
        around.year,
        asdict(around.office),
        [asdict(replace(office, chosen="")) for office in around.roster.offices],
        [asdict(source) for source in last],
        around.is_last,
    ]
    return sha256(json.dumps(told, ensure_ascii=True).encode()).hexdigest()
