"""The corpus as files, to be looked at: `python -m tests.samples.generate FOLDER [SEEDS]`.

Tests make the same files in memory; from one seed comes the same file every time.
"""

import random
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from nianbao.report.document import Report
from tests.report.form.test_form_2019 import old_report
from tests.reports import full_report, seed_report, zero_report
from tests.samples.documents import document
from tests.samples.shapes import SHAPES, Source

REPORTS: Mapping[str, Callable[[], Report]] = {
    "seed": seed_report,
    "zero": zero_report,
    "full": full_report,
    "form of 2019": old_report,
}


def source(shape: str, name: str, seed: int) -> Source:
    """A report in a shape, printed in the way that the seed chooses; seed 0 is the official way."""
    shown = document(REPORTS[name](), seed)
    return SHAPES[shape](shown, shape, random.Random(seed))


def main() -> None:
    """Write the files."""
    folder, seeds = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 5
    folder.mkdir(parents=True, exist_ok=True)
    for shape in SHAPES:
        for name in REPORTS:
            for seed in range(seeds):
                data, suffix = source(shape, name, seed)
                path = folder / f"{shape} {name} {seed}{suffix}".replace(" ", "_")
                path.write_bytes(data)


if __name__ == "__main__":
    main()
