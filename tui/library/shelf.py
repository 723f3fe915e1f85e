"""What the first screen shows of a library, read in one go; and its lines."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date

from rich.cells import cell_len, set_cell_size

from nianbao.desk.remembered import LEFT, REGISTERS_SHOWN
from nianbao.report.office import Office, due_year
from nianbao.report.state import OPEN, STATES
from nianbao.report.text import one_shape
from nianbao.storage.library import Library
from nianbao.storage.stored import Key, Summary
from nianbao.tui.kit.line_breaking import broken

_LEAST_CELLS = 80
"""A name has no less room than on a screen as wide; on a narrower one the counts stand below."""
_FRAME = 4
"""Terminal cells beside a line: the list's frame, and a scroll bar."""
_NAME_CELLS = 10
"""Terminal cells an office's name has at least."""
_OTHER_CELLS = 43
"""Terminal cells of a line for all but the office's name and the last change."""

_COUNTS = ("错误", "提醒")
_COUNTED = "错提有没无"
"""What the words for counts begin with."""
_OWN = "本单位"
_SYLLABLE = 3
"""Letters from which on they are looked for inside whole syllables: fewer are in most names."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The reports of a library, the newest first, and its office."""

    reports: tuple[Summary, ...] = ()
    office: Office = field(default_factory=Office)
    registers_shown: bool = True
    """Whether there is a line for the registers."""
    last: Key | None = None
    """The report that was in hand last, where it is among them."""
    unread: str = ""
    """Why nothing is known of the library, where it could not be read."""

    def due_year(self) -> int:
        """The year whose report is to be begun: the one due, or the next that is not there."""
        year = due_year(date.today())
        there = {one.year for one in self.reports if one.office == self.office.name}
        while year in there:
            year += 1
        return year

    def found(self, words: str) -> list[Summary]:
        """The reports that all the words are of, the own office's first; all for no words.

        A word is a part of the office's name or its pinyin, the year, the state, 错误 or 提醒
        where there are any (错误3 with their number), 没有错误 where there are none, or 本单位.
        """
        sought = one_shape(words).lower().split()
        found = [one for one in self.reports if all(self._is_of(one, word) for word in sought)]
        return sorted(found, key=lambda one: one.office != self.office.name)

    def _is_of(self, one: Summary, word: str) -> bool:
        if word.isascii() and word.isalpha() and _sounds(one, word):
            return True
        named = f"{one.office.lower()} {one.year}年 {STATES[one.state]}"
        if word in named or (word == _OWN and one.office == self.office.name):
            return True
        if word[0] not in _COUNTED:
            return False
        counted = zip(_COUNTS, (one.errors, one.warnings), strict=True)
        return any(
            told.startswith(word) and (number or len(word) > len("没有"))
            for name, number in counted
            for told in _counts(name, number)
        )

    def lines(self, reports: Sequence[Summary], width: int) -> list[str]:
        """A line for each of these reports, for a screen of `width` terminal cells."""
        room = max(width, _LEAST_CELLS) - _FRAME
        longest = max((cell_len(one.office) for one in reports), default=0)
        name_cells = min(longest, max(_NAME_CELLS, room - _OTHER_CELLS))
        return [self._line(one, width - _FRAME, name_cells) for one in reports]

    def _line(self, one: Summary, room: int, name_cells: int) -> str:
        """A report in a line; the last change only where it fits, a long name goes on below.

        On a narrow screen the counts stand below too, and no row begins under the years.
        """
        state = set_cell_size(STATES[one.state], 8)
        counts = set_cell_size(f"错误{one.errors} 提醒{one.warnings}", 15)
        days = set_cell_size(self._days(one), 12)
        changed = one.changed[5:16].replace("T", " ")
        name, *more = broken(one.office, name_cells) if one.office else [""]
        year = f"{one.year}年  "
        below = " " * cell_len(year)
        named = f"{year}{set_cell_size(name, name_cells)}  {state}"
        line = f"{named}{counts}{days}"
        if cell_len(line.rstrip()) > room:
            more, line = [*more, f"{counts}{days}{changed}"], named
        elif cell_len(line + changed) <= room:
            line += changed
        return "\n".join((line.rstrip(), *(below + row.rstrip() for row in more)))

    def _days(self, one: Summary) -> str:
        """How long until the report must be in, or mended; empty when it is done."""
        if one.state not in OPEN or not 0 < one.year < date.max.year:
            return ""
        until = self.office.deadline(one.year)
        with suppress(ValueError):
            until = date.fromisoformat(one.correct_by)
        left = (until - date.today()).days
        return f"还有{left}天" if left >= 0 else f"已过{-left}天"


def _sounds(one: Summary, letters: str) -> bool:
    """Whether they begin the pinyin of state or counts, or are in that of the office's name."""
    from nianbao.tui.kit.pinyin import initials, spelled  # only once letters are typed

    counts = [
        name for name, number in zip(_COUNTS, (one.errors, one.warnings), strict=True) if number
    ]
    words = (STATES[one.state], *counts)
    if any(sound(word).startswith(letters) for word in words for sound in (initials, spelled)):
        return True
    return letters in initials(one.office) or (
        len(letters) >= _SYLLABLE and letters in spelled(one.office)
    )


def _counts(name: str, number: int) -> tuple[str, ...]:
    """What a count is asked for by."""
    if number:
        return (f"{name}{number}", f"有{name}")
    return (f"没有{name}", f"无{name}", f"没{name}", f"{name}0")


def shelf_of(library: Library) -> Shelf:
    """The library as it is now; raises StorageError."""
    reports, last = library.summaries(), LEFT.newest(library)
    there = any((one.office, one.year) == last for one in reports)
    shown = REGISTERS_SHOWN.load(library)
    return Shelf(reports, library.office(), shown, last if there else None)
