"""What files made to do harm cost: `python -m tests.imports.hostile [PART OF A NAME…]`.

Each is read and checked in a process of its own, as `check FILE` does: at most ten seconds and
150 MB more than the program has before. The dearest are read once more and interrupted: the
process must end at once. Prints the dearest of each format; status 1 when one breaks a bound.
"""

import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.imports.hostile_sources import HOSTILE

SECONDS, MEMORY = 10.0, 150
"""Bounds: seconds of the processor, and MB above what the program has when it begins to read."""
AT_ONCE = 1.0
"""Seconds in which Ctrl+C ends it."""
_DEAREST = 4
"""Files of a format that are told, and interrupted."""

_READ = """
import resource, sys, time
from datetime import date
from pathlib import Path
from nianbao.desk.checking import findings_about
from nianbao.desk.files import read_file
from nianbao.imports.sections import read_blocks
from nianbao.report.errors import ReportError
from nianbao.report.office import Office
path = Path(sys.argv[1])
def memory(what):
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(what):
            return int(line.split()[1]) // 1024
start = memory("VmRSS")
print("begun", flush=True)
begun = time.process_time()
try:
    report = read_file(path).report("甲镇", 2021)
    findings_about(report, None, Office(), date(2022, 1, 1))
    told = "read"
except ReportError as error:
    told = str(error)
print(time.process_time() - begun, memory("VmHWM") - start, told)
"""


@dataclass(frozen=True)
class Cost:
    """What reading one file took: seconds of the processor, MB, and what came of it."""

    name: str
    seconds: float
    memory: int
    told: str

    @property
    def fault(self) -> str:
        """Which bound it breaks; empty for none."""
        if "意外" in self.told or not self.told:
            return "a reader raised"
        over = self.seconds > SECONDS or self.memory > MEMORY
        return "too much" if over else ""


def cost_of(name: str, path: Path) -> Cost:
    """Read a file in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", _READ, str(path)], capture_output=True, encoding="utf-8", timeout=120
    )
    if done.returncode:
        return Cost(name, 0, 0, f"意外 {done.returncode} {done.stderr[-200:]}")
    seconds, memory, told = done.stdout.split("\n", 1)[1].split(" ", 2)
    return Cost(name, float(seconds), int(memory), told.strip())


def interrupted(path: Path, after: float) -> float:
    """Seconds until the process is gone when it is interrupted so long after it began to read."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # in the background it is ignored
    begun = subprocess.Popen(
        [sys.executable, "-c", _READ, str(path)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert begun.stdout is not None
    begun.stdout.readline()
    time.sleep(after)
    sent = time.monotonic()
    begun.send_signal(signal.SIGINT)
    begun.communicate()
    return time.monotonic() - sent


def _tell(costs: list[Cost], folder: Path) -> int:
    """Print the dearest of a format, and interrupt them; how many break a bound."""
    faults = [cost for cost in costs if cost.fault]
    dearest = sorted(costs, key=lambda one: -one.seconds)[:_DEAREST]
    greediest = max(costs, key=lambda one: one.memory)
    slowest = 0.0
    for cost in dearest:
        if cost.seconds > 0.2:
            waited = [
                interrupted(folder / _file(cost.name), cost.seconds * at) for at in (0.2, 0.6)
            ]
            slowest = max(slowest, *waited)
            if max(waited) > AT_ONCE:
                print(f"  NOT AT ONCE {max(waited):.1f} s  {cost.name}")
                faults.append(cost)
    for cost in faults:
        print(f"  {cost.fault:15} {cost.seconds:5.1f} s {cost.memory:4} MB  {cost.name}")
    kind, most = costs[0].name.partition(":")[0], dearest[0]
    print(
        f"{kind:6} {len(costs):3} files, at most {most.seconds:4.1f} s ({most.name}),"
        f" {greediest.memory} MB ({greediest.name}), Ctrl+C {slowest:.2f} s",
        flush=True,
    )
    return len(faults)


def _file(name: str) -> str:
    suffix, _ = HOSTILE[name]
    return f"{abs(hash(name))}{suffix}"


def main() -> None:
    """Read all files, or those whose names hold one of the words."""
    words = sys.argv[1:]
    names = [name for name in HOSTILE if not words or any(word in name for word in words)]
    faults = 0
    for kind in dict.fromkeys(name.partition(":")[0] for name in names):
        with tempfile.TemporaryDirectory() as place:
            costs = []
            for name in names:
                if name.partition(":")[0] == kind:
                    path = Path(place, _file(name))
                    made = HOSTILE[name][1]()
                    path.write_bytes(
                        made if isinstance(made, bytes) else made.encode("utf-8", "surrogatepass")
                    )
                    del made
                    costs.append(cost_of(name, path))
                    if costs[-1].fault:
                        print(f"  {costs[-1]}", flush=True)
            faults += _tell(costs, Path(place))
    print(f"{faults} faults")
    sys.exit(faults > 0)


if __name__ == "__main__":
    main()
