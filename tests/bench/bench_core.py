"""How long the core takes: `python -m tests.bench.bench_core`.

Goals: all totals and arithmetic checks of a report at most 1 ms, all rules on 6,000 characters
with last year's report beside them at most 30 ms, and after one figure or one sentence more, with
what is kept of the check before, at most 20 ms of processor; reading the seed at most 25 ms,
`nianbao list` with 20 reports at most 3 times a Python that imports tinydb, argparse and json.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from nianbao.imports import read_report
from nianbao.report.checks import arithmetic, checking, run_checks
from nianbao.report.checks.context import Context
from nianbao.report.checks.keeping import Memory
from nianbao.report.document import Report
from nianbao.report.form.figures import CellRef
from nianbao.report.steps import finish
from nianbao.storage.library import Library
from tests.reports import SAMPLE, full_report

RUNS, STARTS, REPORTS = 200, 10, 20
LIST = "import sys; from nianbao.cli.main import main; sys.exit(main())"
GRANTED, FIELD = CellRef("requests", "granted", "natural_person"), "overview.parts.1.text"
WORDS = "收到政府信息公开申请5件，办结5件，主动公开政府信息20条，召开会议2次。"
FLOOR = "import tinydb, argparse, json"


def milliseconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def processor(work: Callable[[], object]) -> float:
    """How long the processor takes for one call."""
    start = process_time()
    work()
    return (process_time() - start) * 1000


def check_arithmetic(report: Report) -> None:
    """All totals of a report no one has asked for a figure yet, and every check of sums."""
    context = Context(replace(report))
    assert not [found for rule in arithmetic.RULES for found in rule.findings(context)]


def long_report() -> Report:
    """The full report with 6,000 characters of prose."""
    report = full_report()
    words = "".join(part.text for part in report.prose.overview.parts)
    for place in range(5):
        report = report.with_prose(f"overview.parts.{place}.text", words[place:])
    return report


def check_after_typing(report: Report, previous: Report, typed: str) -> None:
    """Every rule on a report in which one field was just typed in."""
    field = "overview.parts.0.text"
    text = report.prose.text(field) + typed
    assert run_checks(report.with_prose(field, text), previous)


def after_edits(report: Report, last: Report, edit: Callable[[int], Report]) -> tuple[float, ...]:
    """Processor milliseconds of a check after an edit: all gone through, and with what is kept."""
    memory = Memory()
    finish(checking(report, last, memory=memory))
    times = []
    for run in range(RUNS // 2):
        edited = edit(run)
        times.append(
            [
                processor(lambda: finish(checking(edited, last))),  # noqa: B023 called at once
                processor(lambda: finish(checking(edited, last, memory=memory))),  # noqa: B023
            ]
        )
    return tuple(median(pair[place] for pair in times) for place in (0, 1))


def start_python(*arguments: str) -> Callable[[], object]:
    """A run of a fresh Python, its output thrown away."""
    command = [sys.executable, *arguments]
    return lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def alternating(first: Callable[[], object], second: Callable[[], object]) -> Sequence[float]:
    """Median milliseconds of each of two, run in turn so that both see the same machine."""
    first()
    second()
    times = [(milliseconds(first), milliseconds(second)) for _ in range(STARTS)]
    return [median(pair[place] for pair in times) for place in (0, 1)]


def fill_library(path: Path) -> None:
    """A data file with 20 full reports."""
    for year in range(2024 - REPORTS, 2024):
        Library(path).save(replace(full_report(), year=year), ())


def main() -> None:
    """Print the table."""
    report, data = full_report(), SAMPLE.read_bytes()
    checks = median(milliseconds(lambda: check_arithmetic(report)) for _ in range(RUNS))
    long = long_report()
    last = replace(long, year=long.year - 1)
    rules = median(
        milliseconds(lambda typed=str(run): check_after_typing(long, last, typed))  # type: ignore[misc]
        for run in range(RUNS)
    )
    figure = after_edits(long, last, lambda run: long.with_figure(GRANTED, run))
    sentence = after_edits(long, last, lambda run: long.with_prose(FIELD, WORDS * 20 + str(run)))
    reading = median(milliseconds(lambda: read_report(data).report()) for _ in range(RUNS))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "nianbao.json"
        fill_library(path)
        os.environ["NIANBAO_DATA"] = str(path)
        listing, floor = alternating(start_python("-c", LIST, "list"), start_python("-c", FLOOR))
    print(f"totals and arithmetic checks {checks:8.2f} ms   (goal 1)")
    print(f"all rules, after typing      {rules:8.2f} ms   (goal 30)")
    for edit, (fresh, kept) in (("figure", figure), ("sentence", sentence)):
        print(
            f"after one {edit:8}           {kept:8.2f} ms   (goal 20; all gone through {fresh:.2f})"
        )
    print(f"reading the seed             {reading:8.2f} ms   (goal 25)")
    print(f"list of {REPORTS} reports           {listing:8.1f} ms")
    print(f"import tinydb, argparse, json{floor:8.1f} ms")
    print(f"list against it              {listing / floor:8.2f}      (goal 3)")


if __name__ == "__main__":
    main()
