"""What `nianbao rollup` costs: `python -m tests.bench.bench_rollup [NUMBER …] [--kept FOLDER]`.

Goals on two cores: 60 reports in 5 s, 1,000 in 15 s, 40,000 in 10 minutes; no process above 300 MB.
Without numbers 60 and 1,000. The reports are made up: counties of sixty, texts of their own, in
five formats by turns. Each is rolled up three times: afresh, again (nothing is new), and after one
file was changed. At the end DuckDB sums a column. `--kept` keeps the files in a folder.
"""

import os
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import duckdb

from nianbao.exports import write_file
from nianbao.report.rollup.likeness import alike, bag_of, pieces_of
from tests.samples.county import ENDINGS, OFFICES, YEAR, report_of, words

START = "import sys; from nianbao.cli.main import main; sys.exit(main())"
COUNTY = len(OFFICES)
STEP = 500


def make(folder: str, first: int, last: int) -> None:
    """Reports with these numbers, a folder a county, none twice."""
    report_of.cache_clear()
    for number in range(first, last):
        county, place = divmod(number, COUNTY)
        made = report_of(OFFICES[place])
        office = OFFICES[place].replace("清河县", f"第{county}县")
        parts = tuple(
            replace(part, text=words(f"{number}{part.heading}", 5))
            for part in made.prose.overview.parts
        )
        prose = replace(
            made.prose,
            overview=replace(made.prose.overview, parts=parts),
            problems=words(f"{number}问题", 4),
        )
        target, ending = ENDINGS[number % len(ENDINGS)]
        path = Path(folder, f"第{county}县", f"{place}{ending}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(write_file(replace(made, office=office, prose=prose), target))


def fill(folder: Path, number: int) -> Path:
    """So many reports, and their roster."""
    if not (folder / "名单.csv").exists():
        with ProcessPoolExecutor() as pool:
            for first in range(0, number, STEP):
                pool.submit(make, str(folder / "今年"), first, min(first + STEP, number))
        rows = ["单位名称,类别,县"]
        for place in range(number):
            county = f"第{place // COUNTY}县"
            office = OFFICES[place % COUNTY].replace("清河县", county)
            rows.append(f"{office},{'镇' if place % COUNTY < 20 else '部门'},{county}")
        (folder / "名单.csv").write_text("\n".join(rows), encoding="utf-8")
    return folder / "名单.csv"


def run(folder: Path) -> tuple[float, float, float]:
    """Seconds on the wall and of the processors, and MB of the largest process."""
    options = ["--roster", folder / "名单.csv", "--year", str(YEAR), "--to", folder / "汇总"]
    command = [sys.executable, "-c", START, "rollup", folder / "今年", *options]
    begun = perf_counter()
    started = subprocess.Popen(
        list(map(str, [*command, "--data", folder / "n.json"])), stdout=subprocess.DEVNULL
    )
    _, status, used = os.wait4(started.pid, 0)
    started.returncode = os.waitstatus_to_exitcode(status)
    assert started.returncode == 0, started.returncode
    return perf_counter() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def tell(name: str, cost: tuple[float, float, float]) -> None:
    """Print a line of the table."""
    seconds, processor, memory = cost
    print(
        f"{name:28}{seconds:8.1f} s {processor:8.1f} s of processors {memory:7.0f} MB", flush=True
    )


def rolled(folder: Path, number: int) -> None:
    """All that is measured of so many reports."""
    fill(folder, number)
    tell(f"{number} reports", run(folder))
    tell("  again, nothing is new", run(folder))
    path = next((folder / "今年").rglob("*.txt"))
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    tell("  again, one is changed", run(folder))
    size = (folder / "汇总" / "reports.csv").stat().st_size / 1e6
    begun = perf_counter()
    question = f"SELECT count(*), sum(requests__received__total) FROM '{folder}/汇总/reports.csv'"
    found = duckdb.sql(question).fetchall()[0]
    print(f"  DuckDB sums {found} of {size:.1f} MB in {perf_counter() - begun:.2f} s", flush=True)


def compared(number: int) -> None:
    """All pairs of so many texts."""
    form = report_of(OFFICES[0]).form
    bags = [bag_of(pieces_of(form, [words(str(place), 29)])) for place in range(number)]
    bags[-1] = bags[0]
    begun = perf_counter()
    found = alike(bags)
    print(f"all pairs of {number:<14}{perf_counter() - begun:8.2f} s, {len(found.pairs)} found")


def main() -> None:
    """Print the table."""
    given = sys.argv[1:]
    kept = Path(given.pop(given.index("--kept") + 1)) if "--kept" in given else None
    numbers = [int(one) for one in given if one != "--kept"] or [60, 1000]
    for number in (60, 3000):
        compared(number)
    for number in numbers:
        if kept is not None:
            (kept / str(number)).mkdir(parents=True, exist_ok=True)
            rolled(kept / str(number), number)
            continue
        with TemporaryDirectory() as folder:
            rolled(Path(folder), number)


if __name__ == "__main__":
    main()
