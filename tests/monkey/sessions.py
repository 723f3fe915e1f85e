"""A monkey's sittings: each a library of its own, a size, a manner, and strokes, all by a seed."""

import asyncio
import os
import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from nianbao.report.checks import run_checks
from nianbao.report.document import new_report
from nianbao.storage.library import Library
from tests.monkey.desk import Trouble, play
from tests.monkey.strokes import MANNERS, SIZES, Stroke, strokes
from tests.registered import keep_registers
from tests.reports import SAMPLE, draft_report, seed_report

KEYS = 400
"""Keys of one sitting."""

_REGISTERS = 0.3
"""The share of sittings that begin in the registers."""
_IN_REGISTERS = [
    *(Stroke("key", key) for key in ("escape", "escape", "ctrl+p")),
    *(Stroke("rest"), Stroke("type", "台账"), Stroke("key", "enter"), Stroke("rest")),
    *(Stroke("key", "home"), Stroke("key", "enter"), Stroke("rest"), Stroke("key", "enter")),
]

Made = tuple[tuple[int, int], list[Stroke]]


def sitting(seed: int, size: tuple[int, int] | None, keys: int = KEYS) -> Made:
    """The size and the strokes of a seed."""
    random = Random(seed)
    chosen = random.choice(SIZES)
    made = strokes(random, keys, random.choice(MANNERS))
    begun = _IN_REGISTERS if random.random() < _REGISTERS else []
    return size or chosen, [*begun, *made]


def sit(made: Sequence[Stroke], size: tuple[int, int]) -> Trouble | None:
    """Do strokes at a library of their own, in a folder that is removed; what broke."""
    with TemporaryDirectory(prefix="monkey-") as name:
        folder, home, here = Path(name), os.environ.get("HOME"), Path.cwd()
        os.environ["HOME"] = name
        os.chdir(folder)
        try:
            return asyncio.run(play(fill_library(folder), made, size))
        finally:
            os.chdir(here)
            if home is not None:
                os.environ["HOME"] = home


def fill_library(folder: Path) -> Path:
    """A library of three years and registers, and a report to read in beside it."""
    path = folder / "data" / "nianbao.json"
    path.parent.mkdir()
    shutil.copy(SAMPLE, folder / SAMPLE.name)
    library = Library(path)
    office = seed_report().office
    for report in (seed_report(), new_report(office, 2022), draft_report()):
        library.save(report, run_checks(report))
    keep_registers(path, office, date.today())
    return path
