"""Two programs that save to one file as fast as they can, each its own report.

Each is the file's one writer for a save at a time. A refusal (the other is, just now) is honest,
and the save is tried again. What was acknowledged has to be there at every look, and at the end.

Run as a program: `python -m tests.faults.writers FILE YEAR SECONDS STORE`; it prints a line of
saves, refusals, losses and the last figure acknowledged.
"""

import json
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from tests.faults.jobs import CELL, small
from tests.faults.judge import FILE, Tally
from tests.faults.stores import STORES
from tests.reports import OFFICE

YEARS = (2020, 2021)


def write(path: Path, year: int, seconds: float, store: str) -> dict[str, int]:
    """Save ever greater figures into one year's report; what came of it."""
    told = {"saves": 0, "refused": 0, "lost": 0, "last": 0}
    opened, until = STORES[store](path), time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            there = opened.reports()
            found = there[OFFICE, year].figures.get(CELL)
        except Exception:
            found = None
        if found != told["last"]:
            told["lost"] += 1
        try:
            with opened.claimed():
                opened.save(small(told["last"] + 1, year))
        except opened.refusal:
            told["refused"] += 1
        except Exception:
            told["lost"] += 1
        else:
            told["saves"] += 1
            told["last"] += 1
    return told


def two_at_once(store: str, folder: Path, seconds: float) -> tuple[Tally, int, int]:
    """Run both; what was lost, and how many saves and refusals there were."""
    path, tally = folder / FILE, Tally()
    STORES[store].fill(path, [small(0, year) for year in YEARS])
    command = [sys.executable, "-m", "tests.faults.writers", str(path)]
    programs = [
        subprocess.Popen(
            [*command, str(year), str(seconds), store],
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        for year in YEARS
    ]
    told = [json.loads(program.communicate()[0]) for program in programs]
    try:
        with closing(STORES[store](path)) as opened:
            found = opened.reports()
    except Exception as error:
        tally.unreadable.append(f"two writers: {error!r}")
        found = {}
    for year, one in zip(YEARS, told, strict=True):
        tally.cases += one["saves"]
        there = found[OFFICE, year].figures.get(CELL) if (OFFICE, year) in found else None
        tally.lost += ["a look at the file"] * one["lost"]
        if there != one["last"]:
            tally.lost.append(f"{year}: {one['last']} was told saved, {there} is there")
    return tally, sum(one["saves"] for one in told), sum(one["refused"] for one in told)


if __name__ == "__main__":
    print(json.dumps(write(Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]), sys.argv[4])))
