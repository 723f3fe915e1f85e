"""Golden files: the bytes every writer makes of the named reports."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from exports import SUFFIXES, WRITERS
from exports.plain_text import write_plain_text
from report.document import Report
from tests.reports import NAMED

GOLDEN = Path(__file__).parents[1] / "golden"

WRITERS_BY_ENDING: Mapping[str, Callable[[Report], str]] = {
    **{SUFFIXES[target]: write for target, write in WRITERS.items()},
    ".aligned.txt": partial(write_plain_text, aligned=True),
}


def golden_files() -> Iterator[tuple[Path, str]]:
    """Every golden file, and what its writer makes today."""
    for name, make in NAMED.items():
        for ending, write in WRITERS_BY_ENDING.items():
            yield GOLDEN / f"{name}{ending}", write(make())
