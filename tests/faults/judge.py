"""What must hold after a fault, and how many cases did not keep it."""

import shutil
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from nianbao.storage.atomic import sweep
from tests.faults.case import Case, Outcome
from tests.faults.injectors import Injector
from tests.faults.jobs import Job, jobs
from tests.faults.stores import OURS, STORES, Reports, Store

FILE = "nianbao.json"


@dataclass
class Tally:
    """Cases tried, and what went wrong in words, by kind."""

    cases: int = 0
    acknowledged: int = 0
    """Changes that were told saved before the program was killed: none would prove nothing."""
    lost: list[str] = field(default_factory=list)
    """An acknowledged change is not in the file."""
    unreadable: list[str] = field(default_factory=list)
    """The file can't be read, or what is in it was never saved so."""
    wrong: list[str] = field(default_factory=list)
    """The next save fails, an error has no sentence, something is left behind."""

    @property
    def bad(self) -> list[str]:
        """All that went wrong."""
        return [*self.lost, *self.unreadable, *self.wrong]

    def __iadd__(self, other: "Tally") -> "Tally":
        self.cases += other.cases
        self.acknowledged += other.acknowledged
        self.lost += other.lost
        self.unreadable += other.unreadable
        self.wrong += other.wrong
        return self


def every_fault(injector: Injector, store: str, name: str, folder: Path) -> Tally:
    """Put every fault into one kind of save, each into a fresh copy of the file."""
    job, tally = jobs()[name], Tally()
    template, place = folder / "template", folder / "库"
    job.prepare(STORES[store], template / FILE)
    case = Case(store, name, str(place / FILE))

    def lay_out() -> None:
        shutil.rmtree(place, ignore_errors=True)
        if template.exists():
            shutil.copytree(template, place)

    lay_out()
    counted = injector.run(case)
    assert counted.acknowledged, counted
    for fault in injector.faults(counted.calls):
        lay_out()
        outcome = injector.run(case, fault)
        assert outcome.hit, f"{fault} did not come about: {outcome}"
        assert outcome.killed == fault.kills, f"{fault}: {outcome}"
        call = counted.calls[fault.at] if fault.at < len(counted.calls) else ""
        judge(job, STORES[store], place / FILE, outcome, f"{name}: {fault} of {call}", tally)
    return tally


def judge(
    job: Job, store: type[Store], path: Path, outcome: Outcome, words: str, tally: Tally
) -> None:
    """Look at the file as the next start does, and save once more."""
    tally.cases += 1
    tally.acknowledged += outcome.acknowledged
    try:
        found = _found(store, path)
    except Exception as error:  # whatever it is, the clerk can't read the reports
        tally.unreadable.append(f"{words}: {error!r}")
        return
    if outcome.acknowledged and found != job.new:
        tally.lost.append(f"{words}: the change that was told saved")
    elif found not in (job.old, job.new):
        tally.lost.append(f"{words}: what was there before")
    tally.wrong += (f"{words}: {what}" for what in _manners(store, outcome))
    try:
        with closing(store(path)) as again:
            again.save(job.next)
        expected = {**job.new, (job.next.office, job.next.year): job.next}
        if _found(store, path) != expected:
            tally.lost.append(f"{words}: the next save")
    except Exception as error:
        tally.wrong.append(f"{words}: the next save: {error!r}")
    sweep(path)
    if left := [other.name for other in path.parent.iterdir() if other != path]:
        tally.wrong.append(f"{words}: left behind {left}")


def _found(store: type[Store], path: Path) -> Reports:
    with closing(store(path)) as opened:
        return opened.reports()


def _manners(store: type[Store], outcome: Outcome) -> Iterable[str]:
    """What a program that was not killed owes the clerk."""
    if outcome.crash:
        yield f"crash: {outcome.crash}"
    elif not outcome.killed and not outcome.acknowledged:
        yield "neither saved nor saved again"
    if outcome.refusal and store in OURS and not outcome.refusal.endswith("。"):
        yield f"no sentence: {outcome.refusal}"
