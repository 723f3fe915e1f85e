"""Try a built stick as an office without a network does: `python -m tests.bundle dist/年报`.

In a network namespace without interfaces, on a read-only stick, with an empty home: the zipapp,
the frozen program, a wheelhouse install and an installation for the user each do a whole job,
every system call looked at. What this machine can't do is said aloud, and left out.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bundle import isolation
from tests.bundle.job import Program
from tools.bundle import frozen, one_file, sums

INSIDE = "NIANBAO_TRIAL_INSIDE"


def main() -> int:
    """Go where there is no network, and try everything there; gives the exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("stick", type=Path, help="the folder that tools.bundle has made")
    stick: Path = parser.parse_args().stick.resolve()
    way = isolation.way_inside()
    if way is None:
        _skipped("the network is not taken away (no unshare)")
    elif INSIDE not in os.environ:
        again = [*way, sys.executable, "-m", "tests.bundle", str(stick)]
        return subprocess.run(again, env={**os.environ, INSIDE: "1"}).returncode
    else:
        assert not isolation.interfaces(), "the namespace has interfaces"
        if not isolation.make_read_only(stick):
            _skipped("the stick is not read-only (no mount)")
    trace = isolation.tracer()
    if trace is None:
        _skipped("no system call is looked at (no strace)")
    with tempfile.TemporaryDirectory(prefix="nianbao-") as folder:
        _try(stick, Path(folder), trace)
    return 0


def _try(stick: Path, folder: Path, trace: list[str] | None) -> None:
    assert not sums.wrong(stick), sums.wrong(stick)
    for name, command in _programs(stick, folder):
        begun = time.monotonic()
        Program(name, command, folder, trace).whole_job()
        print(f"{name}: import, check, export, screens in {time.monotonic() - begun:.0f} s")


def _programs(stick: Path, folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Each way to run the program from the stick, made ready as its reader is told to."""
    (place,) = stick.glob("nianbao-*")
    bare = _environment(folder / "bare", "--without-pip")
    yield "zipapp", [str(bare / "python"), str(place / one_file.NAME)]
    program = frozen.program(place / "frozen" / frozen.here())
    if program.exists():
        yield "frozen", [str(program)]
    else:
        _skipped("no frozen program for this machine")
    full = _environment(folder / "full")
    wheelhouse = place / "wheelhouse"
    command = [str(full / "pip"), "install", "-q", "--no-index", "--find-links", str(wheelhouse)]
    command += ["--require-hashes", "-r", str(wheelhouse / "lock.txt")]
    subprocess.run([*command, "--disable-pip-version-check"], check=True)
    yield "wheelhouse", [str(full / "nianbao")]
    if sys.platform == "linux":
        home = folder / "installed" / "home"
        home.mkdir(parents=True)
        words = ["sh", str(stick / "install.sh")]
        subprocess.run(
            words, env={**os.environ, "HOME": str(home)}, check=True, stdin=subprocess.DEVNULL
        )
        yield "installed", [str(home / ".local/bin/nianbao")]


def _environment(folder: Path, *options: str) -> Path:
    """A fresh Python environment; gives the folder of its programs."""
    subprocess.run([sys.executable, "-m", "venv", *options, str(folder)], check=True)
    return folder / ("Scripts" if sys.platform == "win32" else "bin")


def _skipped(what: str) -> None:
    print(f"SKIPPED: {what}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
