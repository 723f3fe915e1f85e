"""Mutated data files: `python -m tests.storage.mutations [FILES] [SCREENS] [SEED]`.

Each is listed, checked and exported by the command line, and read as the screens do; the last
SCREENS of them are opened in the program and walked through. Whatever a file holds: reports,
reports that are told as damaged, or one sentence. Prints what went otherwise and gives status 1.
"""

import asyncio
import io
import random
import sys
import traceback
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from nianbao.cli.arguments import TARGETS
from nianbao.cli.main import main
from nianbao.desk.open_report import OpenReport
from nianbao.desk.remembered import IMPORT_FOLDER, LEFT, LOOK, PASTED, PHRASES, PREVIOUS
from nianbao.report.errors import ReportError
from nianbao.storage.backups import Backups
from nianbao.storage.errors import NewerSchemaError
from nianbao.storage.library import Library
from nianbao.storage.recovery import recover
from tests.cli.commanding import ACTIVE
from tests.storage.mutated import mutated
from tests.tui.driving import at_desk

_KEYS = ("f8", "f8", "ctrl+down", "ctrl+down", "f2", "escape", "f3", "escape", "f4", "ctrl+down",
         "ctrl+r", "escape", "ctrl+e", "escape", "f6", "escape", "ctrl+z", "f10", "up", "enter",
         "1", "enter", "escape")  # fmt: skip


def read_all(path: Path) -> None:
    """Read a file as the program does; AssertionError where it is not told in words."""
    for arguments in (("list",), ("list", "--json"), ("check",), ("check", "--json")):
        run(path, *arguments)
    library = Library(path)
    try:
        lines = library.summaries()
    except ReportError:
        with suppress(NewerSchemaError):
            recover(path.read_bytes(), None)
        return
    library.office()
    library.edited_outside()
    for setting in (PHRASES, LOOK, IMPORT_FOLDER):
        setting.load(library)
    for number, line in enumerate(lines):
        for kept in (LEFT, PASTED, PREVIOUS):
            kept.load(library, (line.office, line.year))
        library.standing(line.office, line.year)
        target = TARGETS[(number + len(path.read_bytes())) % len(TARGETS)]
        where = ("--office", line.office, "--year", str(line.year), "--output", "-")
        run(path, "export", *where, "--to", target)
        try:
            held = OpenReport.load(library, line.office, line.year)
        except ReportError:
            continue
        held.place.load(held.report)
        held.check()
    Backups(path).take()


def run(path: Path, *arguments: str) -> None:
    """A command on a file; what it says is words, of a length that can be read."""
    out, err = io.TextIOWrapper(io.BytesIO()), io.TextIOWrapper(io.BytesIO())
    with redirect_stdout(out), redirect_stderr(err):
        status = main(["--data", str(path), *arguments])
    err.seek(0)
    told = err.read()
    assert status in (0, 1, 2), told
    assert (status < 2) or told, "no word"
    assert not ACTIVE.search(told)
    assert "Error" not in told
    assert all(len(line) < 1000 for line in told.splitlines()), told[:300]


async def walk(path: Path, chance: random.Random) -> None:
    """Open the program on a file, and every report in it, and press keys."""
    try:
        lines = Library(path).summaries()
    except ReportError:
        return
    async with at_desk(path) as clerk:
        for _ in range(len(lines) + 1):
            await clerk.press("enter")
            for key in chance.sample(_KEYS, 12):
                await clerk.press(key)
            await clerk.press("escape", "escape", "escape", "down")
        assert not ACTIVE.search(clerk.screen)


def fuzz() -> int:
    """Try so many files, and the last of them in the program."""
    given = list(map(int, sys.argv[1:]))
    files, screens, seed = [*given, *(3000, 100, 1)[len(given) :]]
    wrong = 0
    with TemporaryDirectory() as folder:
        for number in range(files):
            path = Path(folder) / f"{number}" / "nianbao.json"
            path.parent.mkdir()
            chance = random.Random(f"{seed} {number}")
            path.write_bytes(mutated(chance))
            try:
                if number < files - screens:
                    read_all(path)
                else:
                    asyncio.run(walk(path, chance))
            except Exception:
                wrong += 1
                print(f"--- {seed} {number}", traceback.format_exc()[-1500:], sep="\n")
    print(f"{files} files, {screens} of them in the program: {wrong} wrong")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(fuzz())
