"""Sending reports back from a roll-up: the county's words kept, notes written, what was mended.

The rule: what the county wrote is on the disk at once, and no note that was written is lost: one
that takes another's place leaves it in a folder beside.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from nianbao.desk.address import FRONT
from nianbao.desk.returns import opinions, return_json, return_pages, return_stem
from nianbao.desk.rollup.one_source import read_again
from nianbao.exports.return_form import write_return_form
from nianbao.report.changes.difference import Difference
from nianbao.report.document import Report
from nianbao.report.errors import ReportError, StandingError
from nianbao.report.leaves import text_or_empty
from nianbao.report.returning import (
    ReturnNote,
    is_return,
    mended_since,
    other_pages,
    read_return,
)
from nianbao.report.rollup.handed import HandedReport
from nianbao.report.rollup.rollup import Rollup
from nianbao.report.rollup.scoring import Returned
from nianbao.report.rollup.who import OfficeLine
from nianbao.report.standing import WHOLE_REPORT, read_day
from nianbao.report.text import clean_text
from nianbao.storage.atomic import write_atomically
from nianbao.storage.bounded import read_regular
from nianbao.storage.errors import DISK_ERRORS, cannot_read, cannot_write

RETURNS_FOLDER = "退回意见"
_EARLIER, _DRAFTS = "以前的", "写了还没有发的意见.json"
_LIMIT = 50_000_000

Notes = Mapping[tuple[str, int], ReturnNote]
"""Notes by the office and year their reports bear."""
Opinions = Mapping[str, Mapping[str, str]]
"""The county's own words by office and page."""


@dataclass(frozen=True, slots=True)
class Drafts:
    """What the county has written so far: words, and the day (ISO) by which to mend, or none."""

    words: Opinions = field(default_factory=dict)
    due_on: str = ""

    def of(self, office: str) -> Mapping[str, str]:
        """The words for an office by page."""
        return self.words.get(office, {})

    def with_office(self, office: str, words: Mapping[str, str] | None) -> "Drafts":
        """A copy with all words for an office set, be there any or not; None takes it out."""
        rest = {name: said for name, said in self.words.items() if name != office}
        if words is None:
            return replace(self, words=rest)
        kept = {page: said for page, one in words.items() if (said := clean_text(one))}
        return replace(self, words={**rest, office: kept})

    def with_words(self, office: str, page: str, words: str) -> "Drafts":
        """A copy with the words about a page set; empty ones take them away."""
        after = self.with_office(office, {**self.of(office), page: words})
        return after if after.of(office) else self.with_office(office, None)


@dataclass(frozen=True, slots=True)
class CameBack:
    """A report that was sent back, as it is by now.

    `mended` and `left` are the titles of the pages something was said about that differ from, or
    are as, what was sent; `differences` is all that differs. Nothing differs while the same file
    lies there.
    """

    note: ReturnNote
    mended: tuple[str, ...]
    left: tuple[str, ...]
    differences: tuple[Difference, ...]


def load_drafts(output: Path) -> Drafts:
    """What was written so far for this output; raises StorageError. Damaged words are none."""
    path = output / RETURNS_FOLDER / _DRAFTS
    try:
        plain = json.loads(read_regular(path, _LIMIT))
    except FileNotFoundError:
        return Drafts()
    except DISK_ERRORS as error:
        raise cannot_read(path, error) from error
    except (ValueError, RecursionError):
        return Drafts()
    words = plain.get("words") if isinstance(plain, dict) else None
    due = plain.get("due_on") if isinstance(plain, dict) else ""
    kept = {
        str(office): {str(page): said for page, said in pages.items() if isinstance(said, str)}
        for office, pages in (words.items() if isinstance(words, dict) else ())
        if isinstance(pages, dict)
    }
    return Drafts(kept, _day_or_none(text_or_empty(due)))


def _day_or_none(words: str) -> str:
    """A day as it was kept; none where it is damaged, for no note is read that has such a day."""
    with suppress(StandingError):
        return read_day(words)
    return ""


def keep_drafts(output: Path, drafts: Drafts) -> None:
    """Keep what was written; raises StorageError. On a disk."""
    folder = _folder(output)
    plain = {
        "due_on": drafts.due_on,
        "words": {name: dict(one) for name, one in drafts.words.items()},
    }
    text = json.dumps(plain, ensure_ascii=False, indent=1)
    write_atomically(folder / _DRAFTS, text.encode("utf-8", "replace"))


def note_of(
    folder: Path, rollup: Rollup, line: OfficeLine, drafts: Drafts, county: str, today: date
) -> ReturnNote | None:
    """The note for an office: its findings and the county's words; None where nothing is said.

    The report is read again, as it lies in the folder now. Raises ReportError.
    """
    if line.handed is None:
        return None
    report = read_again(folder, line.handed, rollup.year)
    said = opinions(report, rollup.findings(line), drafts.of(line.office.name))
    if not said:
        return None
    origin = line.handed.origin
    name = origin.file.rpartition("/")[2]
    made = today.isoformat()
    return ReturnNote(report, name, origin.sha256, county, made, drafts.due_on, said)


def write_note(output: Path, note: ReturnNote) -> tuple[Path, Path]:
    """Write a note for the program and one to print; raises StorageError. On a disk.

    An earlier one for the same report is kept in a folder beside.
    """
    folder, stem = _folder(output), return_stem(*note.report.key)
    path, form = folder / f"{stem}.json", folder / f"{stem}.docx"
    text = return_json(note).encode("utf-8", "replace")
    try:
        if path.exists() and path.read_bytes() != text:
            (folder / _EARLIER).mkdir(exist_ok=True)
            for one in (path, form):
                if one.exists():
                    one.replace(_free(folder / _EARLIER, one))
    except DISK_ERRORS as error:
        raise cannot_write(folder, error) from error
    write_atomically(path, text)
    write_atomically(form, write_return_form(note, dict(return_pages(note.report))))
    return path, form


def notes_in(output: Path) -> dict[tuple[str, int], ReturnNote]:
    """The notes that were written, by office and year as the report says them; damaged ones not."""
    notes = {}
    with suppress(*DISK_ERRORS):
        for path in sorted((output / RETURNS_FOLDER).glob("*.json")):
            with suppress(ReportError, ValueError, RecursionError):
                plain = json.loads(read_regular(path, _LIMIT))
                if is_return(plain):
                    note = read_return(plain)
                    notes[note.report.key] = note
    return notes


def came_back(folder: Path, handed: HandedReport, note: ReturnNote) -> CameBack:
    """What became of a report that was sent back; raises ReportError where it can't be read."""
    titles = dict(return_pages(note.report))
    if handed.origin.sha256 == note.sha256:
        return CameBack(note, (), tuple(titles.get(page, page) for page in note.said), ())
    report = read_again(folder, handed, handed.year)
    other = {page or FRONT for page in other_pages(note, report)}
    mended = [page for page in note.said if page in other or (page == WHOLE_REPORT and other)]
    left = [page for page in note.said if page not in mended]
    return CameBack(
        note,
        tuple(titles.get(page, page) for page in mended),
        tuple(titles.get(page, page) for page in left),
        _differences(note, report),
    )


def note_about(notes: Notes, line: OfficeLine, year: int) -> ReturnNote | None:
    """The note about an office: under the name its reports bear, else under any name it has."""
    office = line.office
    printed = (one.office for one in (line.handed, *line.choices) if one is not None)
    names = (*printed, office.name, *office.others, *office.successor_of)
    return next((note for name in names if (note := notes.get((name, year)))), None)


def came_back_words(back: CameBack, today: date) -> str:
    """In one sentence what was mended, and whether it is late."""
    if not back.left:
        return f"{_sent_words(back.note)}；说到的地方都改了。"
    mended = f"改了{len(back.mended)}处，" if back.mended else ""
    named = "；".join(back.left)
    return f"{_sent_words(back.note, today)}；{mended}没有改的：{named}。"


def returned_facts(folder: Path, output: Path, rollup: Rollup, today: date) -> Returned:
    """What became of every report that was sent back, for the scoring sheet; reads them again."""
    notes = notes_in(output)
    facts: dict[str, tuple[str, str]] = {}
    for line in rollup.lines:
        note = note_about(notes, line, rollup.year)
        if note is not None:
            source = f"{RETURNS_FOLDER}/{return_stem(*note.report.key)}.json"
            facts[line.office.name] = _what_became(folder, line, note, today), source
    return facts


def _what_became(folder: Path, line: OfficeLine, note: ReturnNote, today: date) -> str:
    if line.choices:
        return f"{_sent_words(note, today)}；现在有{len(line.choices)}份，还没有选哪一份算数。"
    if line.handed is None:
        return f"{_sent_words(note, today)}；还没有再报来。"
    try:
        return came_back_words(came_back(folder, line.handed, note), today)
    except ReportError as error:
        return f"{_sent_words(note)}；改没改没有查：{error}"


def _sent_words(note: ReturnNote, today: date | None = None) -> str:
    """When a report was sent back and is due; and how late it is, where a day is given."""
    due = note.due_on
    until = f"，应在{due}以前改好" if due else ""
    if today is not None and _is_late(due, today):
        until += f"，已过{(today - date.fromisoformat(due)).days}天"
    return f"{note.made_on}退回{until}"


def _is_late(due: str, today: date) -> bool:
    return bool(due) and today > date.fromisoformat(due)


def _differences(note: ReturnNote, report: Report) -> tuple[Difference, ...]:
    if report.form_version != note.report.form_version:
        return ()
    return mended_since(note, report)


def _folder(output: Path) -> Path:
    folder = output / RETURNS_FOLDER
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except DISK_ERRORS as error:
        raise cannot_write(folder, error) from error
    return folder


def _free(folder: Path, path: Path) -> Path:
    """A name in a folder that no file has, with a number behind."""
    number = 1
    while (free := folder / f"{path.stem}-{number}{path.suffix}").exists():
        number += 1
    return free
