"""A guard in a child Python: connecting, binding, sending to an address, looking up a name raise.

`guarded` copies this very file as `sitecustomize.py` into a folder for PYTHONPATH, so that every
Python started with that environment, and those it starts, are guarded from their first line.
An audit hook sees the C functions themselves, `connect_ex` and asyncio among them. What was tried
is written down too: a program that swallows the error is caught all the same. On POSIX asyncio's
own socketpair is none of these.
"""

import os
import shutil
import sys
from pathlib import Path

LOG = "NETWORK_LOG"
"""The environment variable that names the file in which tries are written down."""

FORBIDDEN = frozenset(
    f"socket.{name}"
    for name in (
        "bind",
        "connect",
        "getaddrinfo",
        "gethostbyaddr",
        "gethostbyname",
        "getnameinfo",
        "sendmsg",
        "sendto",
    )
)


class NetworkUsedError(Exception):
    """The program used the network, or asked for a name."""


def guarded(folder: Path) -> dict[str, str]:
    """What to add to a child's environment; the folder keeps the guard and its log."""
    shutil.copyfile(__file__, folder / "sitecustomize.py")
    return {"PYTHONPATH": str(folder), LOG: str(folder / "network.log")}


def network_uses(folder: Path) -> list[str]:
    """What guarded children tried, in order; FileNotFoundError if none of them was guarded."""
    return (folder / "network.log").read_text(encoding="utf-8").splitlines()


def _forbid(event: str, arguments: tuple[object, ...]) -> None:
    if event in FORBIDDEN:
        use = f"{event}{arguments!r}"
        _write_down(f"{use}\n")
        raise NetworkUsedError(use)


def _write_down(line: str) -> None:
    with Path(os.environ[LOG]).open("a", encoding="utf-8") as log:
        log.write(line)


if __name__ == "sitecustomize":
    _write_down("")
    sys.addaudithook(_forbid)
