"""What `nianbao check FOLDER` and `import FOLDER` cost: `python -m tests.bench.bench_folder`.

Goals: 1,000 reports, each with last year's beside it where there is one, in at most 45 s on two
cores; as much memory for 1,000 as for 100. The memory is that of the largest process. Importing
has the library in memory as well, as every command has: what `list` takes of it is told beside.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from nianbao.exports.markdown import write_markdown
from nianbao.exports.plain_text import write_plain_text
from nianbao.imports import read_report
from nianbao.report.checks import run_checks
from tests.reports import full_report, seed_report

START = "import sys; from nianbao.cli.main import main; sys.exit(main())"
RUNS = 50
WRITERS = ((".txt", write_plain_text), (".md", write_markdown))


def fill(folder: Path, number: int) -> None:
    """So many reports: two years of each office, half of them full, half the sample."""
    for place in range(number):
        office, made = f"第{place // 2}镇人民政府", (full_report, seed_report)[place // 2 % 2]
        report = replace(made(), office=office, year=2023 + place % 2)
        ending, write = WRITERS[place % 2]
        (folder / f"{office}{report.year}{ending}").write_text(write(report), encoding="utf-8")


def run(folder: Path, *words: str) -> tuple[float, float]:
    """Seconds of a command, and MB of its largest process."""
    begun = perf_counter()
    command = [sys.executable, "-c", START, *words, "--data", str(folder / "n.db")]
    started = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(started.pid, 0)
    started.returncode = os.waitstatus_to_exitcode(status)
    assert started.returncode in (0, 1)
    return perf_counter() - begun, used.ru_maxrss / 1024


def milliseconds(work: Callable[[], object]) -> float:
    """Median of one call."""
    times = []
    for _ in range(RUNS):
        begun = perf_counter()
        work()
        times.append((perf_counter() - begun) * 1000)
    return median(times)


def tell(number: int, cost: tuple[float, float], *words: str) -> None:
    """Print a line of the table."""
    seconds, memory = cost
    each = seconds * 1000 / number
    name = f"{number} reports {' '.join(words)}"
    print(f"{name:26}{seconds:8.1f} s {each:8.1f} ms each {memory:8.1f} MB")


def main() -> None:
    """Print the table."""
    report = full_report()
    text, last = write_plain_text(report).encode(), replace(report, year=report.year - 1)
    print(f"reading a full report {milliseconds(lambda: read_report(text).report()):8.1f} ms")
    print(f"all checks of it      {milliseconds(lambda: run_checks(report, last)):8.1f} ms")
    for number in (100, 1000):
        with TemporaryDirectory() as folder:
            fill(Path(folder), number)
            for options in ((), ("--json",), ("--csv",)):
                tell(number, run(Path(folder), "check", folder, *options), "check", *options)
            tell(number, run(Path(folder), "import", folder), "import")
            tell(number, run(Path(folder), "list"), "list of them")


if __name__ == "__main__":
    main()
