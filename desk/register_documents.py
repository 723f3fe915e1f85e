"""Documents of a request for a front end: which there are, their numbers, their files.

What carries a name goes into files that the user alone may read, and never into the file's name.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from nianbao.desk.register_calendar import CALENDAR
from nianbao.desk.registers import RegistersInHand
from nianbao.exports.letters.forms import year_list
from nianbao.exports.letters.letter import Paper, PrintedList
from nianbao.exports.letters.papers import PAPERS, PaperKind, papers_of, write_paper
from nianbao.exports.letters.sender import Occasion, Sender
from nianbao.report.errors import ReportError
from nianbao.report.leaves import mapping_or_empty
from nianbao.report.registers.calendar import Calendar, Deadline
from nianbao.report.registers.clocks import (
    ANSWER_DAYS,
    allowed_days,
    clock_start,
    is_enquiring,
    paused_days,
)
from nianbao.report.registers.fields import REGISTERS
from nianbao.report.registers.record import Record, told_number
from nianbao.report.text import clean_line
from nianbao.storage import machine
from nianbao.storage.atomic import write_atomically
from nianbao.storage.document_numbers import give_next_number, number_of_paper
from nianbao.storage.library import Library
from nianbao.storage.own_files import refuse_own
from nianbao.storage.paths import free_path, safe_file_name

LETTER_SUFFIXES: Mapping[str, str] = {"docx": ".docx", "text": ".txt"}
"""What a document's file name ends with, by target."""
_SETTING = "letters"
_REQUESTS, _ANSWERS = "requests", "复"
"""The register that has documents; the series of answers, whose number stands in the record."""
_PARTS = {
    "correction": "corrections",
    "third_party": "enquiries",
    "organ": "enquiries",
    "enquiry_told": "enquiries",
}
"""The documents of which a request may need several, and what each is about."""
_NO_NUMBER = re.compile(r"[^0-9-]")
_DIGITS = 9
"""Nobody gives out numbers as long as that."""


@dataclass(frozen=True, slots=True)
class LetterHabits:
    """How an office writes its letters.

    `code` is what its document numbers begin with (北政, which gives 北政依复〔2026〕1号).
    `contact` is how its 政府信息公开工作机构 is reached. `open_is_review_first`: whether an
    answer of which the law leaves it open tells of review first; a screen says here that the
    county's 司法局 is to be asked.
    """

    code: str = ""
    contact: str = ""
    open_is_review_first: bool = True


def letter_habits(library: Library, office: str) -> LetterHabits:
    """The habits of an office as they were kept; what is damaged is as at first."""
    kept = _kept(library, office)
    first = LetterHabits()
    code, contact = kept.get("code"), kept.get("contact")
    review_first = kept.get("open_is_review_first")
    return LetterHabits(
        clean_line(code) if isinstance(code, str) else first.code,
        clean_line(contact) if isinstance(contact, str) else first.contact,
        review_first if isinstance(review_first, bool) else first.open_is_review_first,
    )


def keep_letter_habits(library: Library, office: str, habits: LetterHabits) -> None:
    """Keep the habits of an office; raises StorageError."""
    others = mapping_or_empty(library.setting(_SETTING))
    library.set_setting(_SETTING, {**others, office: asdict(habits)})


def sender_of(library: Library, office: str) -> Sender:
    """The office as it writes. The county is that of the settings where they are this office's."""
    settings, habits = library.office(), letter_habits(library, office)
    county = settings.county if settings.name in ("", office) else ""
    return Sender(office, county, habits.contact, habits.open_is_review_first)


def number_given(library: Library, office: str, record: Record, key: str) -> str:
    """The number that a document of a request has already; empty where it has none.

    Printed again it is the same document; after a second correction or enquiry it is another.
    """
    if PAPERS[key].series == _ANSWERS:
        return record.text("document_number")
    return number_of_paper(library, office, _paper_name(record, key))


def _paper_name(record: Record, key: str) -> str:
    """What tells a document of a request from every other."""
    parts = len(record.parts(_PARTS.get(key, "")))
    return f"{record.id}/{key}/{parts}" if parts > 1 else f"{record.id}/{key}"


def give_number(
    library: Library,
    registers: RegistersInHand,
    key: str,
    year: int,
    record: Record | None = None,
) -> str:
    """The next document number of a kind of document in a year, given out now and never again.

    With a `record` it is kept as that of its document: see `number_given`. It stays given out
    whatever becomes of the document or the record. Raises ReportError where the
    office's code is not known yet, or the kind has no number; StorageError where it can't be kept,
    as in a second window: then no number was given out.
    """
    kind, code = PAPERS[key], letter_habits(library, registers.office).code
    if not kind.series:
        raise ReportError(f"{kind.name}不编文号。")
    if not code:
        raise ReportError("还没有写发文机关代字，", "请先在文书设置里写，如 北政。")
    head = f"{code}依{kind.series}〔{year}〕"
    everyone = (*registers.records(_REQUESTS), *registers.removed(_REQUESTS))
    used = (_number_behind(head, record.text("document_number")) for record in everyone)
    paper = _paper_name(record, key) if record and kind.series != _ANSWERS else ""
    return give_next_number(library, registers.office, head, used, paper)


def paper_kinds(record: Record) -> tuple[PaperKind, ...]:
    """The documents a request can have, as they are met; answers only where the outcome is known.

    Two answers stand there where the outcome alone does not tell which: the likelier one first.
    """
    return papers_of(record)


def paper_of(
    library: Library,
    office: str,
    record: Record,
    key: str,
    *,
    number: str = "",
) -> Paper:
    """A document of a request as a value, with the days that the clocks give.

    `number` is one that `give_number` gave; `open_gaps(paper)` counts what is left to be written by
    hand.
    """
    due, extended = paper_days(CALENDAR.load(library), record, key)
    occasion = Occasion(number, due=due, extended=extended)
    return write_paper(key, record, sender_of(library, office), occasion)


def paper_days(calendar: Calendar, record: Record, key: str) -> tuple[date | None, date | None]:
    """The last day for the answer, and that after the extension, as a document tells them.

    None where it is not sure: nothing was received, the clock waits or an enquiry is still out, or
    it depends on a year whose days off are not known.
    """
    received = record.day("received")
    if key == "receipt":
        return (_sure(calendar.after(received, ANSWER_DAYS)), None) if received else (None, None)
    told = next((one.day("told") for one in record.parts("extension")), None)
    on = told or record.day("decided") or machine.now().date()
    start = clock_start(record)
    if start is None or is_enquiring(record, calendar, on):
        return None, None
    paused = paused_days(record, calendar, on)
    longest = allowed_days(record, as_promised=True)
    ends = (calendar.after(start, days, paused) for days in (ANSWER_DAYS, longest))
    due, extended = map(_sure, ends)
    return (due if key == "extension" else extended), extended


def _sure(deadline: Deadline) -> date | None:
    return None if deadline.guessed else deadline.day


def year_paper(office: str, register: str, records: Iterable[Record], year: int) -> PrintedList:
    """The records of one year as a list to print, without anybody's name, contact or notes."""
    of_year = tuple(record for record in records if record.year == year)
    return year_list(REGISTERS[register], of_year, office, year, machine.now().date())


def paper_bytes(paper: Paper, target: str) -> bytes:
    """The bytes of a document's file; `target` is `docx` or `text`, else KeyError."""
    if target not in LETTER_SUFFIXES:
        raise KeyError(target)
    if target == "docx":
        from nianbao.exports.letters.word_letters import write_word_paper

        return write_word_paper(paper)
    from nianbao.exports.letters.text_letters import write_text_paper

    return write_text_paper(paper).encode()


def paper_file_name(paper: Paper, record: Record | None, target: str) -> str:
    """What a document's file is called: by the number of the request and what it is, no name."""
    number = _NO_NUMBER.sub("", told_number(record)) if record else ""
    title = safe_file_name(f"{number}-{paper.title}".strip("-"))
    return title + LETTER_SUFFIXES[target]


def save_paper(data: Path, folder: Path, name: str, content: bytes) -> Path:
    """Write a document into a folder, beside what is there of that name; gives where it is.

    Only the user may read it, where the system has such a thing: it carries names. `data` is the
    library's data file. Raises StorageError.
    """
    path = free_path(folder, name)
    refuse_own(data, path)
    write_atomically(path, content, private=True)
    return path


def _number_behind(head: str, number: str) -> int:
    """The number behind a head, 0 where it is none of that series."""
    digits = number.removeprefix(head).removesuffix("号") if number.startswith(head) else ""
    return int(digits) if digits.isdecimal() and len(digits) < _DIGITS else 0


def _kept(library: Library, office: str) -> Mapping[str, Any]:
    return mapping_or_empty(mapping_or_empty(library.setting(_SETTING)).get(office))
