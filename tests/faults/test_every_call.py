"""Every write-like call of a save killed and failed in turn: nothing acknowledged is lost."""

import errno
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.case import Fault
from tests.faults.injectors import ERRORS, LimitInjector, PatchedInjector, StraceInjector
from tests.faults.jobs import LARGE, jobs
from tests.faults.judge import every_fault

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")

NO_STRACE = StraceInjector.lacking()
needs_strace = pytest.mark.skipif(bool(NO_STRACE), reason=NO_STRACE)
BRIEFLY = (errno.ENOSPC, errno.EINTR)


SMALL = [name for name in jobs() if name not in LARGE]
BRIEF = [*SMALL, "thirty"]
"""A library of a hundred reports is for the whole harness: each case reads it three times."""


@pytest.mark.parametrize("job", BRIEF)
def test_nothing_is_lost(tmp_path: Path, job: str) -> None:
    with PatchedInjector(ERRORS if job in SMALL else BRIEFLY) as injector:
        tally = every_fault(injector, "library", job, tmp_path)
    assert tally.bad == []
    assert tally.cases > 30


def test_no_record_of_a_register_is_lost(tmp_path: Path) -> None:
    with PatchedInjector(BRIEFLY) as injector:
        tally = every_fault(injector, "registers", "longer", tmp_path)
    assert tally.bad == []
    assert tally.cases > 20


@needs_strace
@pytest.mark.parametrize("job", ["first", "longer", "refused"])
def test_nothing_is_lost_when_system_calls_fail(tmp_path: Path, job: str) -> None:
    with StraceInjector(tmp_path, BRIEFLY) as injector:
        tally = every_fault(injector, "library", job, tmp_path)
    assert tally.bad == []
    assert tally.cases > 20


@pytest.mark.parametrize("job", ["first", "longer", "shorter"])
def test_nothing_is_lost_when_no_file_may_grow(tmp_path: Path, job: str) -> None:
    with LimitInjector() as injector:
        tally = every_fault(injector, "library", job, tmp_path)
    assert tally.bad == []


def test_stock_storage_breaks_when_killed_at_a_sync(tmp_path: Path) -> None:
    with PatchedInjector() as injector:
        tally = every_fault(injector, "stock", "shorter", tmp_path)
    assert tally.cases == len(tally.unreadable) > 0


@needs_strace
def test_stock_storage_breaks_when_system_calls_fail(tmp_path: Path) -> None:
    with StraceInjector(tmp_path, BRIEFLY) as injector:
        tally = every_fault(injector, "stock", "shorter", tmp_path)
    words = " ".join(tally.unreadable)
    assert all(f"of {call}:" in words for call in ("write", "fsync", "ftruncate"))


def test_stock_storage_breaks_when_no_file_may_grow(tmp_path: Path) -> None:
    with LimitInjector() as injector:
        tally = every_fault(injector, "stock", "longer", tmp_path)
    assert len(tally.unreadable) > 2


def test_a_fault_that_does_not_come_about_is_no_proof(tmp_path: Path) -> None:
    class Missing(PatchedInjector):
        def faults(self, calls: tuple[str, ...]) -> Iterator[Fault]:
            yield Fault(len(calls), "before")

    with Missing() as injector, pytest.raises(AssertionError, match="did not come about"):
        every_fault(injector, "library", "cell", tmp_path)
