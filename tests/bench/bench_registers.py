"""What 2,000 requests cost: the start, a save of a report and of a record, the list, the tables.

`python -m tests.bench.bench_registers [NUMBER]`
"""

import sys
import tempfile
from datetime import date
from pathlib import Path
from statistics import median

from nianbao.desk.registers import RegistersInHand
from nianbao.report.registers.record import Record
from nianbao.storage.library import Library
from tests.bench.bench_storage import OFFICE, big_report, milliseconds
from tests.report.registers.made_up_year import YEAR, made_up_requests

ROUNDS = 9
TODAY = date(YEAR, 12, 1)


def requests(number: int) -> list[Record]:
    """So many made-up requests, each with an id of its own."""
    made: list[Record] = []
    while len(made) < number:
        for one in made_up_requests(len(made)):
            made.append(Record(one.values, "requests", f"r{len(made)}"))
    return made[:number]


def bench(path: Path, number: int) -> dict[str, float]:
    """Milliseconds, by what is done, with so many requests beside ten reports."""
    library = Library(path)
    with library.together():
        for place in range(10):
            library.save(big_report(2010 + place), ())
    if number:
        RegistersInHand(library, OFFICE).save(*requests(number))
    report = library.load(OFFICE, 2010)
    cell = next(iter(report.figures))
    told: dict[str, list[float]] = {}

    def time(what: str, job: object, *arguments: object) -> None:
        assert callable(job)
        told.setdefault(what, []).append(milliseconds(job, *arguments))

    for place in range(ROUNDS):
        fresh = Library(path)
        time("start", fresh.summaries)
        time("save a report", fresh.save, report.with_figure(cell, place), ())
        registers = RegistersInHand(fresh, OFFICE)
        time("read the register", registers.records)
        time("read it again", registers.records)
        time("due today", registers.due, TODAY)
        time("tables of a year", registers.figures, YEAR, TODAY)
        if number:
            one = registers.records()[place].with_value("notes", f"第{place}次")
            time("save a record", registers.save, one)
            time("check", registers.findings, TODAY)
    return {what: median(times) for what, times in told.items()}


def main() -> None:
    """Print a line for each, without requests and with them."""
    number = int(sys.argv[1]) if sys.argv[1:] else 2000
    with tempfile.TemporaryDirectory() as folder:
        before = bench(Path(folder) / "0.json", 0)
        after = bench(Path(folder) / f"{number}.json", number)
    print(f"{'':<20}{'0':>8}{number:>8}  (ms)")
    for what, time in after.items():
        print(f"{what:<20}{before.get(what, 0):>8.1f}{time:>8.1f}")


if __name__ == "__main__":
    main()
