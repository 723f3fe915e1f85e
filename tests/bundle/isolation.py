"""Away from every network, on a stick that can't be written, with each system call looked at.

Linux alone can do this, and only with `unshare` and `strace`; what is missing is said aloud.
"""

import re
import shutil
import socket
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

NAMESPACES = (["unshare", "-n", "-m"], ["unshare", "-r", "-n", "-m"])
"""Ways into a network namespace without interfaces: as root, and as a user where that is let."""
TRACE = ["strace", "-f", "-qq", "-e", "signal=none"]
TRACE += ["-e", "trace=connect,bind,sendto,sendmsg,sendmmsg,open,openat"]
FASTER = "--seccomp-bpf"

_NETWORK = re.compile(r"\b(connect|bind|sendto|sendmsg|sendmmsg)\(.*\bAF_INET6?\b")
_RESOLVING = re.compile(
    r'"/etc/(resolv\.conf|hosts|gai\.conf|host\.conf)"|io\.systemd\.Resolve|sun_path="[^"]*mdns'
)


def way_inside() -> list[str] | None:
    """How a command begins that runs without a network; None where there is no way."""
    for way in NAMESPACES:
        if shutil.which(way[0]) and _works([*way, "true"]):
            return way
    return None


def interfaces() -> set[str]:
    """The network's interfaces here, but for the machine's own loop, which every namespace has."""
    return {name for _, name in socket.if_nameindex()} - {"lo"}


def make_read_only(folder: Path) -> bool:
    """Mount a folder over itself, read-only; needs a mount namespace. False where it can't be."""
    first = ["mount", "--bind", str(folder), str(folder)]
    return _works(first) and _works(["mount", "-o", "remount,ro,bind", str(folder)])


def tracer() -> list[str] | None:
    """How a command begins whose calls are written to the file named next; None without strace."""
    for options in ([*TRACE, FASTER], TRACE):
        if shutil.which("strace") and _works([*options, "-o", "/dev/null", "true"]):
            return [*options, "-o"]
    return None


def network_uses(log: Iterable[str]) -> list[str]:
    """The lines of strace's log that connect, bind, send to an address, or look up a name.

    Looking up a name begins with reading how names are looked up.
    """
    return [line for line in log if _NETWORK.search(line) or _RESOLVING.search(line)]


def _works(command: Sequence[str]) -> bool:
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return done.returncode == 0
