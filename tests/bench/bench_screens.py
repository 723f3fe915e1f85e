"""Key to paint, start and memory of the real screens, each beside the floor in the same run.

    python -m tests.bench.bench_screens [ROUNDS]

The floor (floor_input.py, the smallest Textual app) is measured before and after each round; a
ratio is the median of our rounds over the median of all floors. A key is timed to its first
paint; what opens a page or a screen, until that page's own words are painted. Times in ms at
120x40.
"""

import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median, quantiles

from nianbao.storage.library import Library
from tests.bench.keylatency import Measurement, TimedPty, measure, parse_keys
from tests.reports import OFFICE, full_report
from tests.terminal import PROGRAM

ROWS, COLUMNS, KEYS, REPORTS, MANY = 40, 120, 60, 20, 100
PATIENCE = 10.0
FLOOR = [sys.executable, str(Path(__file__).with_name("floor_input.py"))]
TO_TABLE = "<enter><c-down><c-down>"
SENTENCE = "我镇认真落实政府信息公开条例，全年通过县政府网站公开信息165条，按时答复申请。"
CODED = SENTENCE.replace("165", "{新收合计}")

CASES = (
    ("表三：数字", TO_TABLE, "7", 0, SENTENCE, 0.8),
    ("表三：数字和退格", TO_TABLE, "1<bs>", 0, SENTENCE, 0.8),
    ("表三：方向键", TO_TABLE, "<down><right><up><left>", 0, SENTENCE, 0.8),
    ("表三与上年：数字", TO_TABLE + "<f4>", "1<bs>", 0, SENTENCE, 1.0),
    ("表三与上年：方向键", TO_TABLE + "<f4>", "<down><right><up><left>", 0, SENTENCE, 1.0),
    ("文字：30字", "<enter>", "字", 30, SENTENCE, 1.5),
    ("文字：1500字", "<enter>", "字", 1500, SENTENCE, 2.5),
    ("文字：3000字", "<enter>", "字", 3000, SENTENCE, 2.0),
    ("文字：6000字", "<enter>", "字", 6000, SENTENCE, 2.5),
    ("文字：3000字，每句一个名字", "<enter>", "字", 3000, CODED, 2.0),
    ("文字：6000字，每句一个名字", "<enter>", "字", 6000, CODED, 2.5),
)
"""Name, keys to get there, keys timed, length and make of the first paragraph, the goal."""

OPENINGS = (
    ("到下一部分、回来", "<enter>", (("<c-down>", "第二十条"), ("<c-up>", "主动公开政府"))),
    ("打开预览、回来", "<enter>", (("<f3>", "换部分"), ("<esc>", "章节"))),
    ("打开核对、回来", "<enter>", (("<f2>", "放过"), ("<esc>", "章节"))),
)
"""Name, keys to get there, and keys in turn with the words that each one brings."""
TURNS = 12
"""How often an opening is timed in a round."""


def main() -> None:
    """Measure and print a table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 2
    floors = [_floor()]
    times: dict[str, list[float]] = {}
    slowest: dict[str, list[float]] = {}
    opened: dict[str, list[float]] = {}
    starts: list[float] = []
    many: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(rounds):
            for name, go, keys, size, sentence, _goal in CASES:
                data = library(Path(folder), size, sentence=sentence)
                result = _ours(data, go, keys)
                times.setdefault(name, []).append(result["median_ms"] or 0.0)
                slowest.setdefault(name, []).append(result["p95_ms"] or 0.0)
                starts.append(result["start_ms"])
            for name, go, steps in OPENINGS:
                opened.setdefault(name, []).extend(
                    _openings(library(Path(folder), 1500), go, steps)
                )
            many.append(_ours(library(Path(folder), 1500, MANY), "", "")["start_ms"])
            floors.append(_floor())
        memory = memory_of([*PROGRAM, "--data", str(library(Path(folder), 0))], TO_TABLE)
    floor = median(result["median_ms"] or 0.0 for result in floors)
    slow_floor = median(result["p95_ms"] or 0.0 for result in floors)
    print(f"{'':<24}{'ms':>8}{'p95':>8}{'x floor':>10}{'goal':>8}")
    print(f"{'floor: key to paint':<24}{floor:>8.2f}{slow_floor:>8.2f}")
    for name, *_, goal in CASES:
        took, slow = median(times[name]), median(slowest[name])
        print(f"{name:<20}{took:>8.2f}{slow:>8.2f}{took / floor:>10.2f}{goal:>8}")
    for name, all_times in opened.items():
        took, slow = median(all_times), quantiles(all_times, n=20)[-1]
        print(f"{name:<20}{took:>8.2f}{slow:>8.2f}{took / floor:>10.2f}")
    floor_start = median(result["start_ms"] for result in floors)
    for reports, start in ((REPORTS, median(starts)), (MANY, median(many))):
        words = f"start, {reports} reports"
        print(f"{words:<24}{start:>8.0f}{'':>8}{start / floor_start:>10.2f}{1.5:>8}")
    more = memory - memory_of(FLOOR, "")
    print(f"{'memory above floor, MB':<24}{more:>8.1f}{'':>18}{20:>8}")


def library(folder: Path, size: int, reports: int = REPORTS, sentence: str = SENTENCE) -> Path:
    """A fresh library of full reports; the newest begins with a paragraph of that size.

    The office's report of the year before is there too.
    """
    data = folder / "library.json"
    data.unlink(missing_ok=True)
    library = Library(data)
    report = replace(full_report(), office=OFFICE)
    library.save(replace(report, year=2023), ())
    for number in range(2, reports):
        library.save(replace(report, office=f"{OFFICE}{number}", year=2023), ())
    text = (sentence * (size // len(sentence) + 1))[:size]
    library.save(replace(report, year=2024).with_prose("overview.parts.0.text", text), ())
    return data


def _floor() -> Measurement:
    return measure(FLOOR, [], parse_keys("1"), KEYS, ROWS, COLUMNS)


def _ours(data: Path, go: str, keys: str) -> Measurement:
    command = [*PROGRAM, "--data", str(data)]
    return measure(command, parse_keys(go), parse_keys(keys), KEYS, ROWS, COLUMNS)


def _openings(data: Path, go: str, steps: Sequence[tuple[str, str]]) -> list[float]:
    """The ms until each step's words are painted; SystemExit when they never are."""
    terminal, times = TimedPty([*PROGRAM, "--data", str(data)], ROWS, COLUMNS), []
    try:
        terminal.until_quiet(least=1000)
        for key in parse_keys(go):
            terminal.press(key)
            terminal.until_quiet(0.15)
        for _ in range(TURNS):
            for keys, words in steps:
                begun, painted = time.perf_counter(), b""
                for key in parse_keys(keys):
                    terminal.press(key)
                while words.encode() not in painted:
                    painted += terminal.read(1.0)
                    if time.perf_counter() - begun > PATIENCE:
                        raise SystemExit(f"{keys} never painted {words}")
                times.append((time.perf_counter() - begun) * 1000)
                terminal.until_quiet(0.1)
    finally:
        terminal.close()
    return times


def memory_of(command: list[str], go: str) -> float:
    """MB a program holds once it stands where the keys lead (Linux)."""
    terminal = TimedPty(command, ROWS, COLUMNS)
    try:
        terminal.until_quiet(least=1000)
        for key in parse_keys(go):
            terminal.press(key)
            terminal.until_quiet(0.15)
        time.sleep(0.3)
        status = Path(f"/proc/{terminal.pid}/status").read_text(encoding="ascii")
    finally:
        terminal.close()
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    main()
