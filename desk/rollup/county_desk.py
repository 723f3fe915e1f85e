"""The county's roll-up in hand: where everything lies, what came of it, the words for each office.

Whoever shows it asks here; nothing of a screen is in it. What is written on a disk says so.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from threading import Event
from typing import Any

from nianbao.desk.remembered import Setting
from nianbao.desk.rollup.decided import Decided, decided_in, keep_decided
from nianbao.desk.rollup.papers import Papers, write_papers
from nianbao.desk.rollup.rolling import RollupJob, load_roster, read_sheet, run_rollup
from nianbao.desk.rollup.sending_back import (
    CameBack,
    Drafts,
    came_back,
    keep_drafts,
    load_drafts,
    note_about,
    note_of,
    notes_in,
    returned_facts,
    write_note,
)
from nianbao.desk.rollup.telling import RollupProgress
from nianbao.report.document import FIRST_YEAR, LAST_YEAR
from nianbao.report.errors import ReportError
from nianbao.report.leaves import text_or_empty
from nianbao.report.office import Office
from nianbao.report.returning import ReturnNote
from nianbao.report.rollup.deductions import read_deductions
from nianbao.report.rollup.handed import HandedReport
from nianbao.report.rollup.rollup import Rollup
from nianbao.report.rollup.who import OfficeLine, SetAside
from nianbao.report.text import late
from nianbao.storage.errors import DISK_ERRORS
from nianbao.storage.library import Library

_ROSTER_WORDS = ("名单", "名册", "花名册")
_OUTPUT = "汇总结果"
LIST_ENDINGS = (".xlsx", ".xls", ".et", ".ods", ".csv", ".txt", ".tsv")
"""The endings of the files of a roster, or of another list of the county."""
_NEEDED = {
    "folder": "各单位的报告在哪个文件夹",
    "roster": "单位名单",
    "year": "哪一年的",
    "output": "结果放到哪里",
}
"""What must be chosen, in the order it is asked for."""


class StoppedError(ReportError):
    """The work was stopped; what was read is kept."""


@dataclass(frozen=True, slots=True)
class RollupPlaces:
    """Where a roll-up finds and puts everything; None and 0 are not chosen yet.

    `deduct` lists what is taken off the sums.
    """

    folder: Path | None = None
    roster: Path | None = None
    year: int = 0
    previous: Path | None = None
    output: Path | None = None
    county: str = ""
    deduct: Path | None = None

    @property
    def lacking(self) -> str:
        """The sentence that says what is still to be chosen; empty where all is there."""
        lacking = (words for name, words in _NEEDED.items() if not getattr(self, name))
        return next((f"还没有选：{words}。" for words in lacking), "")

    def with_folder(self, folder: Path) -> "RollupPlaces":
        """A copy with the folder chosen; what goes with it is proposed anew.

        Only what was chosen otherwise than it was proposed stays as it is. Looks into folders.
        """
        new, old = _proposed(folder), _proposed(self.folder) if self.folder else RollupPlaces()
        return replace(
            self,
            folder=folder,
            roster=(new.roster or self.roster)
            if self.roster in (None, old.roster)
            else self.roster,
            year=new.year or self.year,
            previous=new.previous if self.previous in (None, old.previous) else self.previous,
            output=new.output if self.output in (None, old.output) else self.output,
        )


def _proposed(folder: Path) -> RollupPlaces:
    """What goes with a folder: the roster near it, the year it is called after, that before."""
    rosters, year = sheets_near(folder), year_called(folder.name)
    before = folder.with_name(folder.name.replace(str(year), str(year - 1)))
    return RollupPlaces(
        roster=next(iter(rosters), None),
        year=year,
        previous=before if year and _is_there(before) else None,
        output=folder.parent / f"{folder.name}-{_OUTPUT}",
    )


def year_called(name: str) -> int:
    """The one year a folder is called after, 0 where it is called after none or several."""
    years = {int(run) for run in late(r"(?<!\d)20\d\d(?!\d)").findall(name)}
    year = years.pop() if len(years) == 1 else 0
    return year if FIRST_YEAR <= year <= LAST_YEAR else 0


def _is_there(folder: Path) -> bool:
    with suppress(*DISK_ERRORS):
        return folder.is_dir()
    return False


def sheets_near(folder: Path) -> tuple[Path, ...]:
    """The sheets in a folder or the one above that may be a roster, those that say so first."""
    found: list[Path] = []
    for place in (folder, folder.parent):
        with suppress(*DISK_ERRORS):
            found += [path for path in sorted(place.iterdir()) if _may_be_roster(path)]
    return tuple(sorted(found, key=lambda path: not _says_roster(path)))


def _may_be_roster(path: Path) -> bool:
    """Whether a file is a CSV, or a sheet that is called a roster: other sheets are reports."""
    ending = path.suffix.lower()
    return ending == ".csv" or (ending in LIST_ENDINGS and _says_roster(path))


def _says_roster(path: Path) -> bool:
    return any(words in path.name for words in _ROSTER_WORDS)


def _read_places(plain: object) -> RollupPlaces:
    if not isinstance(plain, dict):
        return RollupPlaces()

    def path(name: str) -> Path | None:
        kept = plain.get(name)
        return Path(kept) if isinstance(kept, str) and kept and "\0" not in kept else None

    year = plain.get("year")
    return RollupPlaces(
        path("folder"),
        path("roster"),
        year if type(year) is int and FIRST_YEAR <= year <= LAST_YEAR else 0,
        path("previous"),
        path("output"),
        text_or_empty(plain.get("county")),
        path("deduct"),
    )


def _plain_places(places: RollupPlaces) -> Mapping[str, Any]:
    return {
        "folder": str(places.folder or ""),
        "roster": str(places.roster or ""),
        "year": places.year,
        "previous": str(places.previous or ""),
        "output": str(places.output or ""),
        "county": places.county,
        "deduct": str(places.deduct or ""),
    }


ROLLUP = Setting[RollupPlaces]("rollup", _read_places, _plain_places)
"""Where the roll-up was last time."""


@dataclass
class CountyDesk:
    """One roll-up that was made, and what is done with it.

    `off` are the groups that do not count in the sums; `notes` those that were written, by the
    office and year their reports bear; `decided` is what the next run is to heed.
    """

    places: RollupPlaces
    office: Office
    whole: Rollup
    drafts: Drafts = field(default_factory=Drafts)
    off: frozenset[str] = frozenset()
    notes: dict[tuple[str, int], ReturnNote] = field(default_factory=dict)
    decided: Decided = field(default_factory=Decided)

    @property
    def rollup(self) -> Rollup:
        """The roll-up with the groups that are switched on; of a part nothing is found."""
        sums = self.whole.sums
        on = [group for group in sums.groups if group not in self.off]
        of_sum = () if self.off else self.whole.of_sum
        return replace(self.whole, sums=sums.switched(on), of_sum=of_sum)

    @property
    def folder(self) -> Path:
        """Where the reports are."""
        assert self.places.folder is not None
        return self.places.folder

    @property
    def output(self) -> Path:
        """Where the results go."""
        assert self.places.output is not None
        return self.places.output

    def switch(self, group: str) -> None:
        """Count a group in the sums, or no longer."""
        self.off = self.off ^ {group}

    def note(self, line: OfficeLine) -> ReturnNote | None:
        """The note that was written about an office's report, if one was: be it there or not."""
        return note_about(self.notes, line, self.whole.year)

    def choose(self, line: OfficeLine, one: HandedReport) -> None:
        """Let one file of an office count from the next run on; raises ReportError. On a disk."""
        place = one.origin.place
        keep_decided(self.output, decided_in(self.output).choose(line.office.name, place))
        self.decided = self.decided.choose(line.office.name, place)

    def take_name(self, aside: SetAside, office: str) -> None:
        """Let a name be that of an office from the next run on, of none where it is empty.

        Raises ReportError. On a disk.
        """
        name = aside.handed.office
        keep_decided(self.output, decided_in(self.output).name(name, office))
        self.decided = self.decided.name(name, office)

    def decided_of(self, value: OfficeLine | SetAside) -> str:
        """The file or the office that was decided about a line since the run, empty for none."""
        if isinstance(value, OfficeLine):
            return self.decided.chosen.get(value.office.name, "")
        return self.decided.names.get(value.handed.office, "")

    def others_of(self, office: str, aside: SetAside) -> int:
        """How many reports an office has besides one whose name may be its own."""
        line = next((one for one in self.whole.lines if one.office.name == office), None)
        there = (1 if line.handed else len(line.choices)) if line else 0
        names = self.decided.names.items()
        return there + sum(whose == office and name != aside.handed.office for name, whose in names)

    def came_again(self, line: OfficeLine) -> bool:
        """Whether another file lies there than the one that was sent back."""
        note = self.note(line)
        return note is not None and line.handed is not None and not _is_about(note, line.handed)

    def is_sent(self, one: HandedReport) -> bool:
        """Whether it is this very file that was sent back."""
        return any(_is_about(note, one) for note in self.notes.values())

    def words(self, line: OfficeLine) -> Mapping[str, str]:
        """The county's words by page: those not sent yet, else those sent about this very file."""
        if line.office.name in self.drafts.words:
            return self.drafts.of(line.office.name)
        note = self.note(line)
        if note is None or line.handed is None or not _is_about(note, line.handed):
            return {}
        return {one.page: one.words for one in note.opinions if one.words}

    def say(self, line: OfficeLine, page: str, words: str) -> None:
        """Keep the county's words about a page; raises StorageError. On a disk."""
        said = {**self.words(line), page: words}
        self._keep(self.drafts.with_office(line.office.name, said))

    def take_back(self, drafts: Drafts) -> None:
        """Keep what was written as it was before; raises StorageError. On a disk."""
        if drafts != self.drafts:
            self._keep(drafts)

    def set_due(self, day: str) -> None:
        """Keep the day (ISO) by which to mend, empty for none; raises StorageError. On a disk."""
        self._keep(replace(self.drafts, due_on=day))

    def _keep(self, drafts: Drafts) -> None:
        keep_drafts(self.output, drafts)
        self.drafts = drafts

    def send_back(self, line: OfficeLine) -> Path | None:
        """Write an office's note; gives its file, None where nothing is said. On a disk.

        The words are no draft any more. Raises ReportError.
        """
        name = line.office.name
        drafts = self.drafts.with_office(name, self.words(line))
        note = note_of(self.folder, self.whole, line, drafts, self.places.county, date.today())
        if note is None:
            return None
        path, _ = write_note(self.output, note)
        self.notes[note.report.key] = note
        self._keep(self.drafts.with_office(name, None))
        return path

    def send_back_all(self) -> tuple[int, tuple[str, ...]]:
        """Write a note for every office the county wrote about, or whose report has errors.

        What was sent already and nothing has come of is not written again. Gives how many were
        written, and why others could not be. On a disk.
        """
        written, failed = 0, []
        for line in self.whole.found:
            handed = line.handed
            wanted = bool(self.drafts.of(line.office.name))
            is_sent = self.note(line) is not None and not self.came_again(line)
            if handed is None or not (wanted or (handed.counts[0] and not is_sent)):
                continue
            try:
                written += self.send_back(line) is not None
            except ReportError as error:
                failed.append(f"{line.office.name}：{error}")
        return written, tuple(failed)

    def came_back(self, line: OfficeLine) -> CameBack | None:
        """What became of a report that was sent back; None where it was not. Reads it again.

        Raises ReportError.
        """
        note = self.note(line)
        if note is None or line.handed is None:
            return None
        return came_back(self.folder, line.handed, note)

    def write_papers(self) -> tuple[Path, ...]:
        """Write sums, lists and scores; gives their files. Raises ReportError. On a disk."""
        rollup = self.rollup
        facts = returned_facts(self.folder, self.output, rollup, date.today())
        papers = Papers(rollup, self.places.county, self.office, facts)
        return write_papers(self.output, papers)


def _is_about(note: ReturnNote, handed: HandedReport) -> bool:
    return note.sha256 == handed.origin.sha256


class RollupRun:
    """A roll-up on its way: how far it is, and that it is to stop."""

    def __init__(self, places: RollupPlaces, library: Library) -> None:
        self._places, self._library = places, library
        self._stop = Event()
        self.progress: RollupProgress | None = None

    def stop(self) -> None:
        """Stop after the file in hand; what was read is kept."""
        self._stop.set()

    def run(self) -> CountyDesk:
        """Do it; raises ReportError, StoppedError where it was stopped. On a disk."""
        places = self._places
        if words := places.lacking:
            raise ReportError(words)
        assert places.folder is not None
        assert places.roster is not None
        assert places.output is not None
        office = replace(self._library.office(), county=places.county)
        roster = decided_in(places.output).applied(load_roster(places.roster))
        deduct = places.deduct
        job = RollupJob(
            places.folder,
            roster,
            places.year,
            places.output,
            office,
            places.previous,
            tuple(filter(None, (places.roster, deduct))),
            read_deductions(read_sheet(deduct), roster) if deduct else (),
        )
        done = run_rollup(job, self._tell)
        drafts, notes = load_drafts(places.output), notes_in(places.output)
        places = replace(places, county=places.county or roster.county)
        return CountyDesk(places, office, done.rollup, drafts, notes=notes)

    def _tell(self, progress: RollupProgress) -> None:
        self.progress = progress
        if self._stop.is_set():
            raise StoppedError(
                f"停了：{progress.of}个文件读过{progress.done}个。",
                "读过的不用再读，再选“开始汇总”接着做。",
            )
