"""Keys, pages, screens and start on a machine a fifth as fast, beside the floor in the same run.

    python -m tests.bench.bench_slow [ROUNDS] [--here] [--only PART] [--row WORDS]

Both programs are held to 1 ms of the processor in every 5 (slow_machine.py; `--here` leaves the
machine as it is), each in a cgroup of its own, and take turns at every key. Rests between keys
are by chance, so that keys meet what goes on behind them. A key is timed to its first paint; a
page or a screen until its own words are painted and nothing follows. Times in ms at 120x40.

Goals in ms were set where the floor, held down like this, starts in 1.7 s: they grow and shrink
with the start of the floor in the same run, which is told first.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from statistics import median
from typing import NamedTuple

from tests.bench.bench_screens import COLUMNS, FLOOR, MANY, REPORTS, ROWS, library, memory_of
from tests.bench.keylatency import TimedPty, parse_keys
from tests.bench.slow_machine import SLOWER, SlowMachine, processor_ms
from tests.terminal import PROGRAM

PATIENCE, FIRST_LOOK = 30.0, 2.0
"""Seconds; a clerk looks at the first screen for the second."""
RESTS = (0.05, 0.35)
"""Seconds between a paint and the next key, at least and at most."""
LAST_YEAR = "<f4>"
GRID = (
    ("数字", "7"),
    ("回车", "<enter>"),
    ("方向键", "<right>"),
    ("数字", "1"),
    ("数字", "2"),
    ("回车", "<enter>"),
    ("方向键", "<up>"),
    ("方向键", "<left>"),
)
PROSE = (
    ("字", "字"),
    ("字", "镇"),
    ("退格", "<bs>"),
    ("字", "年"),
    ("回车", "<enter>"),
    ("字", "县"),
    ("退格", "<bs>"),
    ("退格", "<bs>"),
)
KEYS = (
    ("表二", "<enter><c-down>", GRID, 0),
    ("表三", "<enter><c-down><c-down>", GRID, 0),
    ("表四", "<enter><c-down><c-down><c-down>", GRID, 0),
    ("文字3000字", f"<enter>{LAST_YEAR}", PROSE, 3000),
)
"""Name, keys to get there, kinds of keys that take turns, characters of the first paragraph."""
CYCLES = 8
PAGES = (
    ("<c-down>", "第二十条"),
    ("<c-down>", "本年新收"),
    ("<c-down>", "行政复议"),
    ("<c-down>", "Ctrl+E"),
    ("<c-down>", "Ctrl+E"),
)
BACK_TO_FIRST = "<c-up>" * len(PAGES)
SCREENS = (
    ("预览", "<f3>", "换部分"),
    ("核对", "<f2>", "放过"),
    ("复制粘贴", "<f6>", "换格式"),
    ("命令", "<c-p>", "列出查出的问题"),
    ("读入", "<f9>", "粘贴文字"),
    ("历史", "<c-l>", "还没有以前"),
)
"""Name, key, words that it brings; Esc goes back."""
BACK, ON_REPORT = "<esc>", "章节"
VISITS = 3
OPENED, KEY_LEAST, KEY_TIMES, START, CHECKED, MORE_MB = 400.0, 33.0, 1.5, 1.1, 100.0, 12.0
"""The goals."""
AT_REST = 2.0
"""Ms of the processor in a second at most, for a program that is at rest."""
FLOOR_START = 1700.0
"""Ms of the floor's start where the goals in ms were set."""


class Line(NamedTuple):
    """A line of the table: times in ms, those of the floor where it has some, the goal."""

    name: str
    times: list[float]
    floor: list[float]
    goal: float


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rounds", nargs="?", type=int, default=3)
    parser.add_argument("--here", action="store_true", help="hold nothing down")
    parser.add_argument("--only", default="", help="keys, turns, start, checks or memory")
    parser.add_argument("--row", default="", help="of the keys only the page of that name: 表三")
    options = parser.parse_args()
    jobs: dict[str, Callable[[Bench], Iterator[str]]] = {
        "keys": key_lines,
        "turns": turn_lines,
        "start": start_lines,
        "checks": check_lines,
        "memory": memory_lines,
    }
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled
    floors, ours = ("", "") if options.here else ("nianbao-floor", "nianbao-ours")
    with (
        SlowMachine(floors) as floor,
        SlowMachine(ours) as machine,
        tempfile.TemporaryDirectory() as folder,
    ):
        _start_time([*PROGRAM, "--data", str(library(Path(folder), 0))])  # compiles what is not
        start = median(_start_time(floor.slowed(FLOOR)) for _ in range(3))
        pace = start / FLOOR_START
        print(f"底线启动 {start:.0f} ms，定目标时 {FLOOR_START:.0f} ms：毫秒的目标乘 {pace:.2f}")
        bench = Bench(Path(folder), options.rounds, options.row, floor, machine, pace)
        print(
            f"{'':<22}{'n':>5}{'median':>8}{'p95':>8}{'floor':>8}{'p95':>8}{'goal':>8}", flush=True
        )
        for name, lines in jobs.items():
            if name.startswith(options.only):
                for line in lines(bench):
                    print(line, flush=True)


class Bench(NamedTuple):
    """Where, how often and what of the keys is measured, and the two slow machines.

    `pace` is how many times as long as where the goals in ms were set the floor takes to start.
    """

    folder: Path
    rounds: int
    row: str
    floor_machine: SlowMachine
    machine: SlowMachine
    pace: float

    @contextmanager
    def ours(self, go: str, size: int, reports: int = REPORTS) -> Iterator[TimedPty]:
        """Our program on a fresh library, where those keys lead."""
        data = str(library(self.folder, size, reports))
        command = self.machine.slowed([*PROGRAM, "--data", data])
        with _terminal(command) as terminal:
            for key in parse_keys(go):
                terminal.press(key)
                terminal.until_quiet(0.5)
            yield terminal

    @contextmanager
    def floor(self) -> Iterator[TimedPty]:
        """The floor, ready for keys."""
        with _terminal(self.floor_machine.slowed(FLOOR)) as terminal:
            yield terminal


@contextmanager
def _terminal(command: list[str]) -> Iterator[TimedPty]:
    terminal = TimedPty(command, ROWS, COLUMNS)
    try:
        terminal.until_quiet(0.5, least=1000)
        terminal.until_quiet(FIRST_LOOK)
        yield terminal
    finally:
        terminal.close()


def key_lines(bench: Bench) -> Iterator[str]:
    """Every kind of key on every page, the floor's keys between them."""
    for name, go, kinds, size in (page for page in KEYS if page[0].startswith(bench.row)):
        times: dict[str, list[float]] = {}
        floors: list[float] = []
        for seed in range(bench.rounds):
            with bench.floor() as floor, bench.ours(go, size) as terminal:
                chance = Random(seed)
                for kind, key in kinds * CYCLES:
                    floors += _key_time(floor, "1", chance)
                    times.setdefault(kind, []).extend(_key_time(terminal, key, chance))
        goal = max(KEY_LEAST, KEY_TIMES * _p95(floors))
        for kind, took in times.items():
            yield _line(Line(f"{name}：{kind}", took, floors, goal))


def _key_time(terminal: TimedPty, key: str, chance: Random) -> list[float]:
    """The ms from a key to its first paint; none where nothing changed within a second."""
    while terminal.read(0):
        pass
    begun = time.perf_counter()
    terminal.press(*parse_keys(key))
    painted = terminal.read(1.0)
    took = (time.perf_counter() - begun) * 1000
    until = time.perf_counter() + chance.uniform(*RESTS)
    while (left := until - time.perf_counter()) > 0:
        terminal.read(left)
    return [took] if painted else []


def turn_lines(bench: Bench) -> Iterator[str]:
    """Pages and screens, the first time in a program and later."""
    times: dict[str, list[float]] = {}
    for _ in range(bench.rounds):
        with bench.ours("", 1500) as terminal:
            times.setdefault("打开报告", []).append(_opened(terminal, "<enter>", ON_REPORT))
            for visit in range(VISITS):
                which = "后来" if visit else "第一次"
                for key, words in PAGES:
                    took = _opened(terminal, key, words)
                    times.setdefault(f"换一部分，{which}", []).append(took)
                for back in parse_keys(BACK_TO_FIRST):
                    terminal.press(back)
                    terminal.until_quiet(0.3)
            for visit in range(VISITS):
                which = "后来" if visit else "第一次"
                for name, key, words in SCREENS:
                    took = _opened(terminal, key, words)
                    times.setdefault(f"{name}，{which}", []).append(took)
                    took = _opened(terminal, BACK, ON_REPORT)
                    times.setdefault("回来", []).append(took)
    for name, all_times in times.items():
        yield _line(Line(name, all_times, [], OPENED * bench.pace))


def _opened(terminal: TimedPty, key: str, words: str, rest: float = 1.0) -> float:
    """The ms until a key's words are painted and nothing more follows at once."""
    terminal.until_quiet(rest, limit=2 * rest)
    begun, painted = time.perf_counter(), b""
    terminal.press(*parse_keys(key))
    while words.encode() not in painted:
        painted += terminal.read(1.0)
        if time.perf_counter() - begun > PATIENCE:
            raise SystemExit(f"{key} never painted {words}")
    seen = time.perf_counter()
    last, more = terminal.until_quiet(0.15, limit=1.0)
    return ((last if more else seen) - begun) * 1000


def start_lines(bench: Bench) -> Iterator[str]:
    """The start with many reports, beside the floor's."""
    ours, floors = [], []
    command = [*PROGRAM, "--data", str(library(bench.folder, 1500, MANY))]
    for _ in range(2 * bench.rounds):
        floors.append(_start_time(bench.floor_machine.slowed(FLOOR)))
        ours.append(_start_time(bench.machine.slowed(command)))
    goal = START * median(floors)
    yield _line(Line(f"开始，{MANY}份报告", ours, floors, goal), of_median=True)


def _start_time(command: list[str]) -> float:
    terminal = TimedPty(command, ROWS, COLUMNS)
    try:
        last, _ = terminal.until_quiet(0.5, least=1000)
        return (last - terminal.started) * 1000
    finally:
        terminal.close()


def check_lines(bench: Bench) -> Iterator[str]:
    """The processor's time behind one figure: checked, marked, saved."""
    times: list[float] = []
    with bench.ours("<enter><c-down><c-down>", 3000) as terminal:
        _until_at_rest(terminal)
        for _ in range(6 * bench.rounds):
            terminal.press(b"7")
            terminal.until_quiet(0.3)
            terminal.press(b"\r")
            terminal.read(1.0)
            begun = processor_ms(terminal.pid)
            terminal.until_quiet(1.5)
            times.append((processor_ms(terminal.pid) - begun) * SLOWER)
    yield _line(Line("一个数核对、标出、存盘", times, [], CHECKED * bench.pace))


def _until_at_rest(terminal: TimedPty) -> None:
    """Wait until the program does nothing: what it gets ready in quiet moments is no figure's."""
    end = time.perf_counter() + PATIENCE
    while time.perf_counter() < end:
        begun = processor_ms(terminal.pid)
        terminal.read(1.0)
        if processor_ms(terminal.pid) - begun < AT_REST:
            return


def memory_lines(bench: Bench) -> Iterator[str]:
    """What the program holds above the floor."""
    ours = memory_of([*PROGRAM, "--data", str(library(bench.folder, 1500))], "<enter><c-down>")
    yield f"{'内存比底线多，MB':<22}{'':>5}{ours - memory_of(FLOOR, ''):>8.1f}{MORE_MB:>32.1f}"


def _line(line: Line, *, of_median: bool = False) -> str:
    """A line of the table; `!` at its end where the goal is not met."""
    took = median(line.times) if of_median else _p95(line.times)
    floor = f"{median(line.floor):>8.1f}{_p95(line.floor):>8.1f}" if line.floor else f"{'':>16}"
    wide = sum(ord(one) > 255 for one in line.name)
    return (
        f"{line.name:<{22 - wide}}{len(line.times):>5}{median(line.times):>8.1f}"
        f"{_p95(line.times):>8.1f}{floor}{line.goal:>8.1f}{'' if took <= line.goal else ' !'}"
    )


def _p95(times: Sequence[float]) -> float:
    """The time that 19 of 20 stay below."""
    return sorted(times)[min(int(len(times) * 0.95), len(times) - 1)]


if __name__ == "__main__":
    main()
