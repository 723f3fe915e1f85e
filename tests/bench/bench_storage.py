"""What a save costs beyond the disk itself, and how long the library takes to import.

`python -m tests.bench.bench_storage [FOLDER]`
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import perf_counter

from nianbao.report.document import Report, new_report
from nianbao.report.form.figures import CellRef, Figure, zero
from nianbao.report.prose import Overview, Part
from nianbao.storage.library import Library

ROUNDS = 40
OFFICE = "民权县北关镇人民政府"


def big_report(year: int, office: str = OFFICE) -> Report:
    """A full report of about 20 KB: every cell filled, long prose."""
    report = new_report(office, year)
    filled: dict[CellRef, Figure] = {
        ref: zero(report.form.columns[ref].unit)
        for table in report.form.tables
        for ref in table.typed_cells
    }
    text = "本镇主动公开政府信息，及时回应群众关切。" * 40
    parts = tuple(Part(part.heading, text) for part in report.prose.overview.parts)
    prose = replace(report.prose, overview=Overview(parts=parts), problems=text)
    return replace(report, prose=prose).with_figures(filled)


def milliseconds(task: Callable[..., object], *arguments: object) -> float:
    """How long one call takes."""
    begun = perf_counter()
    task(*arguments)
    return (perf_counter() - begun) * 1000


def bare_write(target: Path, content: bytes) -> None:
    """The least any safe save has to do."""
    temporary = target.with_suffix(".bare")
    with temporary.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(target)


def bench_save(folder: Path, count: int) -> None:
    """Print a line for saving one report among `count`, typed cell by cell."""
    path = folder / f"{count}.json"
    library = Library(path)
    for number in range(count):
        library.save(big_report(2008 + number % 50, f"{OFFICE}{number // 50 or ''}"), ())
    report = big_report(2008)
    cell = next(iter(report.figures))
    saves, bares = [], []
    for number in range(ROUNDS):
        changed = report.with_figure(cell, number)
        saves.append(milliseconds(library.save, changed, ()))
        content = path.read_bytes()
        bares.append(milliseconds(bare_write, folder / "bare.json", content))
    beyond = median(saves) - median(bares)
    size = len(content) // 1024
    print(
        f"{count:>8} {size:>8} {median(saves):>8.2f} {median(bares):>8.2f} {beyond:>8.2f}"
        f" {max(saves):>8.2f}"
    )


def bench_start() -> None:
    """Print how much longer the library takes to import than what it stands on."""
    library, bare = [], []
    for _ in range(15):
        library.append(milliseconds(run_python, "import storage.library"))
        bare.append(milliseconds(run_python, "import tinydb, argparse, json"))
    ratio = median(library) / median(bare)
    print(f"start: {median(library):.0f} ms, bare {median(bare):.0f} ms, ratio {ratio:.2f}")


def run_python(code: str) -> None:
    """One start of the interpreter."""
    subprocess.run([sys.executable, "-c", code], check=True)


def main() -> None:
    """Print both tables."""
    print(f"{'reports':>8} {'KB':>8} {'save':>8} {'bare':>8} {'beyond':>8} {'slowest':>8}  (ms)")
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if sys.argv[1:] else None) as folder:
        for count in (1, 10, 100):
            bench_save(Path(folder), count)
    bench_start()


if __name__ == "__main__":
    main()
