"""Programs held to a share of the processor by the kernel, as an old machine would run them.

A cgroup's quota, of either version: 1 ms of every 5. It has to be allowed to make one: where it
isn't, `SlowMachine` says how.
"""

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep
from types import TracebackType
from typing import Self

QUOTA_US, PERIOD_US = 1000, 5000
SLOWER = PERIOD_US // QUOTA_US
"""How many times longer the same work takes."""

_ROOT = Path("/sys/fs/cgroup")
_HOW = """no cgroup can be made here, so the processor can't be held to one fifth: {why}
Run it as root (sudo) on Linux, with one of these mounted and writable:
  version 1: mount -t cgroup -o cpu none /sys/fs/cgroup/cpu
  version 2: /sys/fs/cgroup, with "cpu" in its cgroup.subtree_control
or all of it in a scope that systemd holds down, and with --here:
  systemd-run --scope -p CPUQuota=20% -p CPUQuotaPeriodSec=5ms COMMAND --here"""
_ENTER = 'echo $$ > "$1" && shift && exec "$@"'
_PATIENCE = 5.0


class SlowMachine:
    """A cgroup of its own; `slowed` gives a command that runs in it. Ends with its programs."""

    def __init__(self, name: str) -> None:
        """Make it, or take the machine as it is where `name` is empty; SystemExit with how."""
        self._folder: Path | None = None
        if name:
            try:
                self._folder = _group(f"{name}-{os.getpid()}")
            except OSError as error:
                raise SystemExit(_HOW.format(why=error)) from None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        until = monotonic() + _PATIENCE
        while self._folder is not None and monotonic() < until:
            with suppress(OSError):  # busy until the last program in it is gone
                self._folder.rmdir()
                return
            sleep(0.05)

    def slowed(self, command: Sequence[str]) -> list[str]:
        """The command that runs another one in here."""
        if self._folder is None:
            return list(command)
        return ["/bin/sh", "-c", _ENTER, "sh", str(self._folder / "cgroup.procs"), *command]


def _group(name: str) -> Path:
    """A fresh cgroup with the quota; raises OSError where none can be made."""
    first = _ROOT / "cpu"
    folder = (first if (first / "cpu.cfs_quota_us").exists() else _ROOT) / name
    folder.mkdir()
    try:
        if folder.parent == first:
            (folder / "cpu.cfs_period_us").write_text(str(PERIOD_US), encoding="ascii")
            (folder / "cpu.cfs_quota_us").write_text(str(QUOTA_US), encoding="ascii")
        else:
            (folder / "cpu.max").write_text(f"{QUOTA_US} {PERIOD_US}", encoding="ascii")
    except OSError:
        folder.rmdir()
        raise
    return folder


def processor_ms(pid: int) -> float:
    """The ms a running process has had of the processor, all its threads (Linux)."""
    total = 0
    for thread in Path(f"/proc/{pid}/task").iterdir():
        with suppress(OSError):  # it ended just now
            total += int((thread / "schedstat").read_text(encoding="ascii").split()[0])
    return total / 1e6
