"""How long each writer takes on the full report: `python -m tests.bench.bench_exports`.

Goal: a median of at most 10 ms each; 50 ms for the page and for Word.
"""

from collections.abc import Callable
from statistics import median
from time import perf_counter

from nianbao.exports import BYTES_WRITERS, WRITERS
from nianbao.report.document import Report
from tests.exports.golden import WRITERS_BY_ENDING
from tests.reports import full_report

RUNS = 200


def median_ms(write: Callable[[Report], str | bytes], report: Report) -> float:
    """Median milliseconds of one call; the first call, which loads modules, is not counted."""
    write(report)
    times = []
    for _ in range(RUNS):
        start = perf_counter()
        write(report)
        times.append((perf_counter() - start) * 1000)
    return median(times)


def main() -> None:
    writers: dict[str, Callable[[Report], str | bytes]] = {
        **WRITERS_BY_ENDING,
        "page": WRITERS["page"],
        "docx": BYTES_WRITERS["docx"],
    }
    for ending, write in writers.items():
        print(f"{ending:14}{median_ms(write, full_report()):7.2f} ms")


if __name__ == "__main__":
    main()
