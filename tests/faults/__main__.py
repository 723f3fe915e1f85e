"""The whole harness, with a table of figures: `python -m tests.faults [--kills 1000]`.

Exit status 1 when an acknowledged change was lost, a file could not be read, or TinyDB's own
storage came through everything. Nothing is written but in a temporary folder.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

from tests.faults import full_disk
from tests.faults.damage import every_damage
from tests.faults.injectors import (
    Injector,
    LimitInjector,
    PatchedInjector,
    StraceInjector,
)
from tests.faults.jobs import LARGE, jobs
from tests.faults.judge import Tally, every_fault
from tests.faults.typing_kills import kill_while_typing
from tests.faults.writers import two_at_once

LINE = "{:<52}{:>8}{:>8}{:>12}{:>8}"
SHARE = 25
"""Kills in one library."""


def main() -> int:
    """Run everything and print a line for each kind."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--kills", type=int, default=1000, help="of the real program")
    parser.add_argument("--seconds", type=float, default=60, help="two writers at once")
    parser.add_argument("--at-once", type=int, default=2, help="programs typed into side by side")
    parser.add_argument("--folder", help="on the disk to be tried; else a temporary one")
    options = parser.parse_args()
    print(f"{datetime.now():%Y-%m-%d %H:%M}")
    print(LINE.format("", "cases", "lost", "unreadable", "wrong"))
    whole, stock = Tally(), Tally()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        for store, words, tally in _everything(Path(folder), options):
            sums = (len(tally.lost), len(tally.unreadable), len(tally.wrong))
            print(LINE.format(f"{store}: {words}", tally.cases, *sums), flush=True)
            if store != "stock":
                print(*(f"    {bad}\n" for bad in tally.bad[:5]), sep="", end="")
                whole += tally
            else:
                stock += tally
    proves = bool((stock.lost or stock.unreadable) and whole.acknowledged)
    print("nothing lost" if not whole.bad else "LOST")
    print("the stock storage breaks, as it must" if proves else "THE HARNESS PROVES NOTHING")
    return 0 if not whole.bad and proves else 1


def _everything(folder: Path, options: argparse.Namespace) -> Iterator[tuple[str, str, Tally]]:
    """Every kind of fault, for the library and for the stock storage."""
    for store in ("library", "registers", "stock"):
        yield store, "every call of os", _every_job(PatchedInjector(), store, folder)
        yield store, "no file may grow", _every_job(LimitInjector(), store, folder)
        if why := StraceInjector.lacking():
            print(f"skipped: {why}")
        else:
            yield store, "every system call", _every_job(StraceInjector(folder), store, folder)
        if why := full_disk.lacking():
            print(f"skipped: {why}")
        else:
            with full_disk.small_disk() as disk:
                yield store, "full disk", full_disk.every_room(store, "longer", disk)
    tally, answers = every_damage(_new(folder, "damage"))
    yield "library", f"damage ({answers['refused']} refused, {answers['named']} named)", tally
    tally, saves, refused = two_at_once("library", _new(folder, "writers"), options.seconds)
    yield "library", f"two writers ({saves} saves, {refused} refused)", tally
    tally = _kills(folder, options)
    yield "library", f"killed while typing ({tally.acknowledged} acknowledged)", tally


def _every_job(injector: Injector, store: str, folder: Path) -> Tally:
    tally = Tally()
    with injector:
        for number, job in enumerate(jobs()):
            if store == "registers" and job in LARGE:
                continue
            kind = f"{type(injector).__name__}-{store}-{number}"
            tally += every_fault(injector, store, job, _new(folder, kind))
    return tally


def _kills(folder: Path, options: argparse.Namespace) -> Tally:
    """Kill in libraries of their own, several at a time."""

    def share(seed: int) -> Tally:
        path = _new(folder, f"kills-{seed}") / "nianbao.json"
        return kill_while_typing(path, seed, min(SHARE, options.kills - seed * SHARE))

    tally = Tally()
    with ThreadPoolExecutor(options.at_once) as pool:
        for one in pool.map(share, range(-(-options.kills // SHARE))):
            tally += one
    return tally


def _new(folder: Path, name: str) -> Path:
    (folder / name).mkdir()
    return folder / name


if __name__ == "__main__":
    sys.exit(main())
