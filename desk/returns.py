"""What the county sends back, at both ends: written for a report, and taken for one of a library.

The rule: what comes from the county changes nothing by itself. `look_at` says what it would do and
what speaks against it; the clerk chooses; `take` does it.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256

from nianbao.desk.address import FRONT, address_of
from nianbao.desk.open_report import OpenReport, findings_of, save_imported
from nianbao.desk.previous import PreviousFinder
from nianbao.desk.progress import page_states
from nianbao.report.document import Report
from nianbao.report.field import FRONT_FIELDS, FieldRef
from nianbao.report.finding import Finding, Severity
from nianbao.report.returning import (
    RETURN_NAME,
    PageOpinion,
    ReturnNote,
    other_pages,
    page_prints,
    plain_return,
)
from nianbao.report.standing import WHOLE_REPORT, Standing, take_return
from nianbao.report.state import STATES, State
from nianbao.report.words.codes import filled
from nianbao.storage.errors import DISK_ERRORS
from nianbao.storage.frozen import copies, read_copy
from nianbao.storage.library import Library
from nianbao.storage.machine import now, user
from nianbao.storage.paths import safe_file_name
from nianbao.storage.stored import Key, report_of, standing_of


def return_pages(report: Report) -> tuple[tuple[str, str], ...]:
    """The pages something can be said about, the whole report first, each with its title."""
    pages = ((page.key, page.title) for page in page_states(report, ()))
    return ((WHOLE_REPORT, "整份报告"), *pages)


def opinions(
    report: Report, findings: Iterable[Finding], words: Mapping[str, str]
) -> tuple[PageOpinion, ...]:
    """What is said, by page: the county's words, and the errors and warnings nobody put aside."""
    worth = [one for one in findings if one.severity is not Severity.INFO and not one.dismissed]
    pages = [page for page, _ in return_pages(report)]
    found: dict[str, list[Finding]] = {page: [] for page in pages}
    for one in worth:
        found[_page_of(one, pages)].append(one)
    said = (PageOpinion(page, words.get(page, "").strip(), tuple(found[page])) for page in pages)
    return tuple(one for one in said if one.said)


def _page_of(finding: Finding, pages: Collection[str]) -> str:
    """The page a finding is told on; WHOLE_REPORT for one that is about no page."""
    page = FRONT if FieldRef(finding.section) in FRONT_FIELDS else address_of(finding).page
    return page if page in pages else WHOLE_REPORT


def return_stem(office: str, year: int) -> str:
    """The name of a note's files, without their endings."""
    return f"{RETURN_NAME}-{safe_file_name(office)}-{year}"


def return_json(note: ReturnNote) -> str:
    """The text of a note's file."""
    return json.dumps(plain_return(note), ensure_ascii=False, indent=1) + "\n"


def said_words(note: ReturnNote) -> str:
    """All that a note says, page by page, as it is read on the screen and kept in the log."""
    titles = dict(return_pages(note.report))
    lines = [f"{titles.get(page, page)}：{said}" for page, said in note.said.items()]
    return "\n".join((*_head(note), *lines))


def _head(note: ReturnNote) -> Iterator[str]:
    yield f"{note.county or '县里'} {note.made_on} 退回，说的是文件“{note.file}”。"
    if note.due_on:
        yield f"{note.due_on} 以前改好。"


# --- At the township's end


@dataclass(frozen=True, slots=True)
class Coming:
    """What taking a note would do: to which report, whether that is there, what speaks against it.

    `others` are the reports of the same year in the library the note may have been meant for.
    """

    key: Key
    is_there: bool
    doubts: tuple[str, ...]
    others: tuple[Key, ...] = ()


def look_at(library: Library, note: ReturnNote) -> Coming:
    """What taking a note would do; raises StorageError."""
    key = note.report.key
    there = library.contains(*key)
    doubts = (
        []
        if note.intact
        else [
            "这个文件改动过，或者没有拷完整：里面的话不一定是县里的。请先和县里核对，或者请县里再发一份。"
        ]
    )
    own = library.office().name
    if own and own != key[0]:
        doubts.append(f"这是“{key[0]}”的退回意见，本单位是“{own}”。")
    others = []
    if there:
        doubts += _doubts(library, note)
    else:
        doubts.append(f"库里没有“{key[0]}”{key[1]}年的报告。")
        others = [(s.office, s.year) for s in library.summaries() if s.year == key[1]]
    return Coming(key, there, tuple(doubts), tuple(others))


def take(library: Library, note: ReturnNote, key: Key) -> Report:
    """Send the report of an office and year back with what a note says, and give it.

    One that is not there is stored first as the county read it. Raises StorageError.
    """
    if not library.contains(*key):
        report = note.report
        save_imported(library, report, findings_of(library, report))
    report = library.load(*key)
    standing = returned_by(note, library.standing(*key))
    library.save(report, findings_of(library, report), standing=standing)
    return report


def take_in_hand(held: OpenReport, note: ReturnNote) -> None:
    """The same for the report in hand; raises StorageError, StandingError. On a disk."""
    held.go_to_state(returned_by(note, held.standing))


def returned_by(note: ReturnNote, standing: Standing) -> Standing:
    """The standing after a note was taken."""
    return take_return(
        standing,
        note.said,
        at=now().isoformat(),
        by=user(),
        words=said_words(note),
        sent=page_prints(note.report, note.said),
        correct_by=note.due_on,
    )


def _doubts(library: Library, note: ReturnNote) -> Iterator[str]:
    """What speaks against sending a report that is in the library back."""
    document = library.document(*note.report.key)
    if document is None:
        return
    report, standing = report_of(document), standing_of(document)
    if standing.state is State.RETURNED and standing.returned == note.said:
        yield "这份退回意见已经收过了。"
    elif standing.locked:
        after = "改好要重新发布" if standing.state is State.PUBLISHED else "定稿的副本留着不动"
        yield f"库里的报告{STATES[standing.state]}，是锁住的；收了以后可以改，{after}。"
    if not _is_kept(library, note):
        printed = filled(report, PreviousFinder(library).load(report.key))
        if pages := other_pages(note, printed):
            titles = dict(return_pages(report))
            named = "；".join(titles[page or FRONT] for page in pages)
            yield (
                f"县里看的那一份和库里现在的不一样（{named}）：送出以后又改过，或者送的不是这一份。"
            )


def _is_kept(library: Library, note: ReturnNote) -> bool:
    """Whether the very file the note speaks of is among the copies of a final report."""
    with suppress(*DISK_ERRORS):
        for folder in copies(library.path, *note.report.key):
            if note.sha256 in (sha256(data).hexdigest() for data in read_copy(folder).values()):
                return True
    return False
