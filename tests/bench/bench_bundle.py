"""Sizes of the stick, and the first screen from it beside the installed program.

    python -m tests.bench.bench_bundle dist/年报 [ROUNDS]

The installed program comes from the stick's own wheelhouse, into an environment of its own. All
are started in turn on a library of 20 reports, so that a noisy machine troubles each alike; times
are medians in ms at 120x40. The zipapp's first start, which unpacks it, has a line of its own.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from tests.bench.bench_screens import COLUMNS, REPORTS, ROWS, library
from tests.bench.keylatency import measure
from tools.bundle import frozen, one_file
from tools.bundle.__main__ import size

LARGEST_ZIPAPP = 8.0
"""MB."""
ZIPAPP, FROZEN = "zipapp", "frozen"
GOALS = {ZIPAPP: 1.3, FROZEN: 1.2}


def main() -> None:
    """Measure and print a table."""
    (place,) = Path(sys.argv[1]).resolve().glob("nianbao-*")
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 9
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["HOME"] = name
        os.environ.pop("XDG_CACHE_HOME", None)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        data = str(library(folder, 0))
        commands = {
            "installed": [str(_install(place, folder / "full") / "nianbao"), "--data", data],
            ZIPAPP: [
                str(_environment(folder / "bare", "--without-pip") / "python"),
                str(place / one_file.NAME),
                "--data",
                data,
            ],
            FROZEN: [str(frozen.program(place / "frozen" / frozen.here())), "--data", data],
        }
        first = _start(commands[ZIPAPP])
        for command in commands.values():
            _start(command)
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(rounds):
            for name, command in commands.items():
                times[name].append(_start(command))
    _print(place, first, {name: median(took) for name, took in times.items()})


def _print(place: Path, first: float, starts: dict[str, float]) -> None:
    print(f"{'size, MB':<24}{'':>8}{'':>10}{'goal':>8}")
    print(f"{ZIPAPP:<24}{size(place / one_file.NAME) / 1e6:>8.1f}{'':>10}{LARGEST_ZIPAPP:>8}")
    print(f"{FROZEN:<24}{size(place / 'frozen' / frozen.here()) / 1e6:>8.1f}")
    print(f"{f'start, {REPORTS} reports':<24}{'ms':>8}{'x':>10}{'goal':>8}")
    print(f"{'zipapp, the first':<24}{first:>8.0f}")
    for name, took in starts.items():
        print(f"{name:<24}{took:>8.0f}{took / starts['installed']:>10.2f}{GOALS.get(name, ''):>8}")


def _environment(folder: Path, *options: str) -> Path:
    """A fresh Python environment; gives the folder of its programs."""
    subprocess.run([sys.executable, "-m", "venv", *options, str(folder)], check=True)
    return folder / "bin"


def _install(place: Path, folder: Path) -> Path:
    programs = _environment(folder)
    wheelhouse = place / "wheelhouse"
    command = [str(programs / "pip"), "install", "-q", "--no-index", "--find-links"]
    subprocess.run([*command, str(wheelhouse), "-r", str(wheelhouse / "lock.txt")], check=True)
    return programs


def _start(command: list[str]) -> float:
    return measure(command, [], [], 0, ROWS, COLUMNS)["start_ms"]


if __name__ == "__main__":
    main()
