"""Key to paint while the program saves to a slow disk, beside the same keys on a quick one.

    python -m tests.bench.bench_saving [ROUNDS]

Every sync takes 50 ms longer than the disk needs (slow_disk.py), so that a save lasts a tenth of
a second and the keys come while it is under way. The goal: p95 is at most twice the median of the
same keys without the 50 ms; where p95 is high on both, it is not the saving. Times in ms at
120x40.
"""

import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles

from tests.bench.bench_screens import COLUMNS, ROWS, TO_TABLE, library
from tests.bench.keylatency import TimedPty, parse_keys

SLOWER, BURSTS, GOAL = 50, 40, 2.0
PROGRAM = [sys.executable, str(Path(__file__).with_name("slow_disk.py"))]
TEXT_RESTS = 0.52
"""Seconds after which prose is saved: the next keys meet the save."""

CASES = (
    (("表三：数字", "表三：回车"), TO_TABLE, "7<enter>8<enter>", 0.0, 0),
    (("文字：300字",), "<enter>", "字字字", TEXT_RESTS, 300),
)
"""Names of the kinds of keys, which take turns, keys to get there, keys timed after each rest,
the rest, characters of the paragraph."""


def main() -> None:
    """Measure both disks in turn and print a table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    print(f"{'':<20}{'median':>8}{'p95':>8}{'slow':>8}{'p95':>8}{'p95 x':>8}{'goal':>6}")
    with tempfile.TemporaryDirectory() as folder:
        for names, go, keys, rest, size in CASES:
            times: dict[int, list[float]] = {0: [], SLOWER: []}
            for _ in range(rounds):
                for slower, took in times.items():
                    data = library(Path(folder), size)
                    command = [*PROGRAM, str(slower), "--data", str(data)]
                    took += key_times(command, parse_keys(go), parse_keys(keys), rest)
            for place, name in enumerate(names):
                took_each = (took[place :: len(names)] for took in times.values())
                quick, slow = ((median(took), quantiles(took, n=20)[-1]) for took in took_each)
                figures = (*quick, *slow, slow[1] / quick[0])
                print(f"{name:<16}" + "".join(f"{one:>8.2f}" for one in figures) + f"{GOAL:>6}")


def key_times(command: list[str], go: list[bytes], keys: list[bytes], rest: float) -> list[float]:
    """The ms to the first paint of each of the keys, pressed in bursts after a rest."""
    terminal, times = TimedPty(command, ROWS, COLUMNS), []
    try:
        terminal.until_quiet(least=1000)
        for key in go:
            terminal.press(key)
            terminal.until_quiet(0.15)
        for _ in range(BURSTS):
            until = time.perf_counter() + rest
            while (left := until - time.perf_counter()) > 0:
                terminal.read(left)
            for key in keys:
                begun = time.perf_counter()
                terminal.press(key)
                terminal.read(1.0)
                times.append((time.perf_counter() - begun) * 1000)
                terminal.until_quiet(0.02, limit=0.1)
    finally:
        terminal.close()
    return times


if __name__ == "__main__":
    main()
