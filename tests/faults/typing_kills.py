"""The real program on a pty, killed at any moment while a clerk types and it saves.

The screen is the acknowledgement: what stood on it while it was being saved must be in the file
once the screen says that all is saved. (A key is painted a frame before the word that it is not
saved yet; nobody reads that fast.) What was typed later may be there or not, but in order.
"""

import sys
from pathlib import Path
from random import Random
from time import monotonic

from nianbao.report.document import Report, new_report
from nianbao.report.form.form_2021 import REQUESTS
from nianbao.storage.library import Library
from tests.end_to_end.clerk import SAVED, start
from tests.faults.judge import Tally
from tests.reports import OFFICE
from tests.terminal import Terminal

YEAR = 2024
CELLS = [ref for ref in REQUESTS.typed_cells if ref.column == "natural_person"]
"""Enter walks down them."""
LONGEST = 1.2
"""Seconds of typing before the program is killed."""
LONG_TEXT = 300
_START_OF_TEXT = "\x1b[1;5H"
"""Ctrl+Home."""
SLOW_DISK = Path(__file__).parents[1] / "bench" / "slow_disk.py"


class Sitting:
    """One start of the program: numbers typed into a table or a text, and what was acknowledged."""

    def __init__(self, terminal: Terminal, random: Random, *, table: bool) -> None:
        self.typed: list[str] = []
        self.acknowledged = self._waiting = 0
        self._terminal, self._random, self.table = terminal, random, table

    def open(self) -> None:
        """Open the only report, and the page to type on."""
        self._terminal.wait_for(f"{YEAR}年")
        self._terminal.press("<enter>")
        self._terminal.wait_until(lambda: "、" in self._terminal.lines()[1], "not open")
        while "一、" not in self._terminal.lines()[1]:  # it opens where it was left by the kill
            self._terminal.press("<c-up>")
            self._terminal.wait_until_quiet()
        if self.table:
            self._terminal.press("<c-down><c-down>")
            self._on("三、")
        else:  # the caret, too, is where the kill left it
            self._terminal.type(_START_OF_TEXT)
            self._terminal.wait_until_quiet()

    def _on(self, title: str) -> None:
        lines = self._terminal.lines
        self._terminal.wait_until(lambda: title in lines()[1], f"not on {title}")

    def type_until_killed(self) -> None:
        """Type numbers at odd moments, look at the screen after each, and end by SIGKILL."""
        until = monotonic() + self._random.uniform(0, LONGEST)
        while monotonic() < until and len(self.typed) < len(CELLS):
            number = str(self._random.randint(10_000, 99_999))
            self.typed.append(number)
            self._terminal.type(number + ("\r" if self.table else "，"))
            pause = self._random.choice((0, 0.02, 0.1, 0.7))
            self._look_for(min(pause, max(0.0, until - monotonic())))
        self._look_for(max(0.0, until - monotonic()))
        self._terminal.kill()
        self._look_for(0.05)

    def _look_for(self, seconds: float) -> None:
        until = monotonic() + seconds
        while True:
            self._terminal.read_for(0.01)
            if self._terminal.frame_is_whole:
                text = self._terminal.text()
                if SAVED in text:
                    self.acknowledged = self._waiting
                else:
                    seen = [place for place, number in enumerate(self.typed, 1) if number in text]
                    self._waiting = max([self._waiting, *seen])
            if self._terminal.has_ended or monotonic() >= until:
                return


def kill_while_typing(data: Path, seed: int, kills: int) -> Tally:
    """Start, type and kill that many times on one library; half of them on a slow disk."""
    random, tally = Random(seed), Tally()
    before = new_report(OFFICE, YEAR)
    Library(data).save(before, ())
    for number in range(kills):
        words = f"kill {number} of seed {seed}"
        with _program(data, random) as terminal:
            sitting = Sitting(terminal, random, table=random.random() < 0.5)
            sitting.open()
            sitting.type_until_killed()
        tally.cases += 1
        tally.acknowledged += sitting.acknowledged
        try:
            library = Library(data)
            after = library.load(OFFICE, YEAR)
            if edited := library.edited_outside():
                raise ValueError(f"not what was saved: {edited}")
        except Exception as error:
            tally.unreadable.append(f"{words}: {error!r}")
            data.unlink()
            after = before
        if what := (_lost_figures if sitting.table else _lost_words)(sitting, before, after):
            tally.lost.append(f"{words}: {what}")
        if len(_words(after)) > LONG_TEXT:
            after = after.with_prose("overview.parts.0.text", "")
        Library(data).save(after, ())
        before = after
    return tally


def _program(data: Path, random: Random) -> Terminal:
    if random.random() < 0.5:
        return start(data)
    milliseconds = str(random.choice((10, 50, 150)))
    return Terminal(
        [sys.executable, str(SLOW_DISK), milliseconds, "--data", str(data)], rows=40, columns=120
    )


def _lost_figures(sitting: Sitting, before: Report, after: Report) -> str:
    """Which acknowledged figure is not there, or which one nobody typed is."""
    for place, cell in enumerate(CELLS):
        found, old = after.figures.get(cell), before.figures.get(cell)
        new = int(sitting.typed[place]) if place < len(sitting.typed) else old
        if found != new and (place < sitting.acknowledged or found != old):
            return f"{cell} is {found}, was {old}, typed {new}"
    return "" if _words(after) == _words(before) else "the text"


def _lost_words(sitting: Sitting, before: Report, after: Report) -> str:
    """What is missing from the words, typed at the caret's place: the start of the field."""
    typed = "".join(f"{number}，" for number in sitting.typed)
    least = "".join(f"{number}，" for number in sitting.typed[: sitting.acknowledged])
    kept = _words(after).removesuffix(_words(before))
    if not typed.startswith(kept):
        return f"the text is {_words(after)!r}, typed {typed!r}, was {_words(before)!r}"
    if not kept.startswith(least.removesuffix("，")):
        return f"only {kept!r} of {least!r}"
    return "" if after.figures == before.figures else "the figures"


def _words(report: Report) -> str:
    return report.prose.overview.parts[0].text
