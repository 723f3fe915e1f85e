"""Two ways to put a fault into a save, behind one interface: patched, and strace.

The first works on every POSIX machine. The second fails the system calls themselves, below
Python, and so is no part of the program it is aimed at.
"""

import errno
import json
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Protocol, Self

from tests.faults.case import Case, Fault, Outcome

ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EINTR)
TRACED = (
    "open openat creat write pwrite64 writev fsync fdatasync ftruncate truncate rename renameat"
    " renameat2 link linkat unlink unlinkat chmod fchmod fchmodat mkdir mkdirat close"
)
TOLD = "writev"
"""The call in which the program tells what it has done; see child.py."""


class Injector(Protocol):
    """Runs a case with a fault, or with none: then its outcome has the calls to be hit."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...

    def faults(self, calls: tuple[str, ...]) -> Iterator[Fault]:
        """Every fault there can be at these calls."""

    def run(self, case: Case, fault: Fault | None = None) -> Outcome:
        """What came of the case."""


class PatchedInjector:
    """Faults that the saving program does to itself; its forks come from one process."""

    def __init__(self, errors: tuple[int, ...] = ERRORS) -> None:
        self._errors = errors

    def __enter__(self) -> Self:
        self._program = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[2],
            bufsize=0,
        )
        return self

    def __exit__(self, *_: object) -> None:
        self._program.kill()
        self._program.communicate()

    def faults(self, calls: tuple[str, ...]) -> Iterator[Fault]:
        for at, name in enumerate(calls):
            yield Fault(at, "before")
            yield Fault(at, "after")
            for number in self._errors:
                yield Fault(at, "error", number)
            if name == "write":
                yield Fault(at, "middle")
                yield Fault(at, "short")

    def run(self, case: Case, fault: Fault | None = None) -> Outcome:
        self._begin(replace(case, patched=fault))
        return self._end()

    def _begin(self, case: Case) -> int:
        """Have a fork stand before the save; gives its number."""
        assert self._program.stdin
        self._program.stdin.write(json.dumps(asdict(case)).encode())
        word, process = self._hear()
        assert word == "ready", f"{case}: {word} {process}"
        return int(str(process))

    def _end(self) -> Outcome:
        """Let it save, and hear what it tells until it is gone."""
        assert self._program.stdin
        self._program.stdin.write(b"\n")
        told: dict[str, object] = {}
        while "end" not in told:
            word, value = self._hear()
            told[word] = value
        killed = told["end"] == -signal.SIGKILL
        calls = told.get("calls", ())
        assert isinstance(calls, list | tuple)
        return Outcome(
            saved="saved" in told,
            repeated="repeated" in told,
            refusal=str(told.get("refusal", "")),
            crash=str(told.get("crash", "")),
            killed=killed,
            hit=killed or bool(told.get("hit")),
            calls=tuple(map(str, calls)),
        )

    def _hear(self) -> tuple[str, object]:
        assert self._program.stdout
        word, value = json.loads(self._program.stdout.readline())
        return word, value


class LimitInjector(PatchedInjector):
    """The system itself lets no file grow beyond a size: the write before it falls short."""

    SIZES = (0, 1, 10, 100, 300, 500, 700, 900, 1100, 1300, 4096, 20_000)

    def faults(self, calls: tuple[str, ...]) -> Iterator[Fault]:
        del calls
        for size in self.SIZES:
            yield Fault(0, "limit", size)


class StraceInjector(PatchedInjector):
    """Faults that strace puts into the system calls, counted from the beginning of the save."""

    def __init__(self, folder: Path, errors: tuple[int, ...] = ERRORS) -> None:
        super().__init__(errors)
        self._log = folder / "strace.log"
        self._calls: dict[tuple[str, str], tuple[str, ...]] = {}

    @staticmethod
    def lacking() -> str:
        """Why strace can't be used here; empty when it can."""
        if not shutil.which("strace"):
            return "strace is not installed"
        probe = ["strace", "-e", "trace=none", sys.executable, "-c", ""]
        done = subprocess.run(probe, capture_output=True, check=False, text=True)
        return f"strace can't trace here: {done.stderr.strip()}" if done.returncode else ""

    def faults(self, calls: tuple[str, ...]) -> Iterator[Fault]:
        for at, name in enumerate(calls):
            yield Fault(at, "before")
            for number in self._errors if name != TOLD else ():
                yield Fault(at, "error", number)

    def run(self, case: Case, fault: Fault | None = None) -> Outcome:
        """Without a fault the calls are counted, and kept to inject at them."""
        options = []
        if fault:
            calls = self._calls[case.store, case.job]
            name = calls[fault.at]
            what = "signal=SIGKILL" if fault.kills else f"error={errno.errorcode[fault.number]}"
            options = ["-e", f"inject={name}:{what}:when={calls[: fault.at + 1].count(name)}"]
        process = self._begin(case)
        with self._trace(process, options) as tracing:
            outcome = self._end()
            tracing.communicate(timeout=10)
        lines = self._log.read_text(encoding="utf-8", errors="replace").splitlines()
        if not fault:
            self._calls[case.store, case.job] = tuple(_names(lines))
            return replace(outcome, calls=tuple(_names(lines)))
        return replace(outcome, hit=outcome.killed or any("(INJECTED)" in line for line in lines))

    def _trace(self, process: int, options: list[str]) -> subprocess.Popen[str]:
        """Strace, once it has taken hold of the process."""
        traced = ",".join(f"?{name}" for name in TRACED.split())
        tracing = subprocess.Popen(
            ["strace", "-p", str(process), "-o", self._log, "-e", f"trace={traced}", *options],
            stderr=subprocess.PIPE,
            text=True,
        )
        assert tracing.stderr
        said = tracing.stderr.readline()
        assert "attached" in said, said
        return tracing


def _names(lines: list[str]) -> Iterator[str]:
    """The calls of a log up to the one that tells, which is the last."""
    for line in lines:
        if call := re.match(r"(\w+)\(", line):
            yield call[1]
            if call[1] == TOLD:
                return
