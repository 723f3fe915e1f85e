"""Every write-like call of a save killed and failed in turn: nothing acknowledged is lost."""

import errno
import sys
from pathlib import Path

import pytest

from tests.faults.case import Fault
from tests.faults.injectors import Injector, PatchedInjector, StraceInjector
from tests.faults.jobs import jobs
from tests.faults.judge import Tally, every_fault

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")

needs_strace = pytest.mark.skipif(bool(StraceInjector.lacking()), reason=StraceInjector.lacking())
BRIEFLY = (errno.ENOSPC, errno.EINTR)


@pytest.mark.parametrize("job", jobs())
def test_nothing_is_lost(tmp_path: Path, job: str) -> None:
    with PatchedInjector() as injector:
        tally = every_fault(injector, "library", job, tmp_path)
    assert tally.bad == []
    assert tally.cases > 50


@needs_strace
@pytest.mark.parametrize("job", jobs())
def test_nothing_is_lost_by_system_calls_that_fail(tmp_path: Path, job: str) -> None:
    with StraceInjector(tmp_path, BRIEFLY) as injector:
        tally = every_fault(injector, "library", job, tmp_path)
    assert tally.bad == []
    assert tally.cases > 20
