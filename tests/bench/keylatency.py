"""Measure a terminal program over a real pty: time to first full screen, and from key to paint.

    python -m tests.bench.keylatency [--go KEYS] [--keys KEYS] [--n 60] [--size 40x120] [--json]
        -- COMMAND [ARG ...]

--go are pressed first, each waited for until the screen is quiet (to reach the place to measure);
then the --keys are pressed in turn, n times in all, each timed from the write to the first byte
painted. Keys are characters or names in angle brackets: <enter> <tab> <s-tab> <esc> <up> <down>
<left> <right> <c-up> <c-down> <home> <end> <pgup> <pgdn> <f1>..<f12> <s-f8> <c-q> <bs> <del>
<space>. Times are in ms. A machine is noisy: run the floor (tests/bench/floor_input.py) before and
after, and quote the ratio.
"""

import argparse
import fcntl
import json
import os
import pty
import re
import select
import signal
import statistics
import struct
import sys
import termios
import time
from typing import TypedDict

KEYS = {
    "enter": b"\r",
    "tab": b"\t",
    "s-tab": b"\x1b[Z",
    "esc": b"\x1b",
    "bs": b"\x7f",
    "insert": b"\x1b[2~",
    "del": b"\x1b[3~",
    "space": b" ",
    "up": b"\x1b[A",
    "down": b"\x1b[B",
    "right": b"\x1b[C",
    "left": b"\x1b[D",
    "c-up": b"\x1b[1;5A",
    "c-down": b"\x1b[1;5B",
    "home": b"\x1b[H",
    "end": b"\x1b[F",
    "pgup": b"\x1b[5~",
    "pgdn": b"\x1b[6~",
    "f1": b"\x1bOP",
    "f2": b"\x1bOQ",
    "f3": b"\x1bOR",
    "f4": b"\x1bOS",
    "f5": b"\x1b[15~",
    "f6": b"\x1b[17~",
    "f7": b"\x1b[18~",
    "f8": b"\x1b[19~",
    "s-f8": b"\x1b[19;2~",
    "f9": b"\x1b[20~",
    "f10": b"\x1b[21~",
    "f11": b"\x1b[23~",
    "f12": b"\x1b[24~",
}
"""What an xterm sends for each named key."""

ENVIRONMENT = {
    "TERM": "xterm-256color",
    "COLORTERM": "truecolor",
    "LANG": "C.UTF-8",
    "PYTHONUTF8": "1",
}


class Measurement(TypedDict):
    """What one run gives: times in ms, sizes in bytes; None where no key was answered."""

    command: str
    start_ms: float
    start_bytes: int
    keys: int
    unanswered: int
    median_ms: float | None
    p95_ms: float | None
    max_ms: float | None
    bytes_per_key: float | None


def parse_keys(text: str) -> list[bytes]:
    """Split '<f2>12<enter>' into the bytes a terminal sends; ValueError on an unknown name."""
    keys = []
    for name, character in re.findall(r"<([a-z0-9-]+)>|(.)", text, re.DOTALL):
        if character:
            keys.append(character.encode())
        elif name in KEYS:
            keys.append(KEYS[name])
        elif re.fullmatch(r"c-[a-z]", name):
            keys.append(bytes([ord(name[2]) - 96]))
        else:
            raise ValueError(f"unknown key <{name}>")
    return keys


def set_size(descriptor: int, rows: int, columns: int) -> None:
    """Tell a pty how large its screen is, in cells."""
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


class TimedPty:
    """A child on a pty, read without a terminal emulator: only bytes and times."""

    def __init__(self, command: list[str], rows: int, columns: int) -> None:
        self.started = time.perf_counter()
        self.pid, self._descriptor = pty.fork()
        if self.pid == 0:
            try:
                os.environ.update(ENVIRONMENT)
                os.execvp(command[0], command)
            finally:
                os._exit(127)
        set_size(self._descriptor, rows, columns)

    def read(self, timeout: float) -> bytes:
        """What comes within `timeout` seconds, or nothing; SystemExit when the program ended."""
        ready, _, _ = select.select([self._descriptor], [], [], timeout)
        if not ready:
            return b""
        try:
            return os.read(self._descriptor, 1 << 16)
        except OSError:
            raise SystemExit("the program ended") from None

    def until_quiet(
        self, quiet: float = 0.3, least: int = 0, limit: float = 20
    ) -> tuple[float, int]:
        """Read until nothing comes for `quiet` s. Returns (time of the last byte, bytes)."""
        begun = time.perf_counter()
        last, total = begun, 0
        while time.perf_counter() - begun < limit:
            if data := self.read(quiet):
                total, last = total + len(data), time.perf_counter()
            elif total >= least:
                break
        return last, total

    def press(self, key: bytes) -> None:
        """Send a key's bytes."""
        os.write(self._descriptor, key)

    def close(self) -> None:
        """End the child, gently first."""
        for number in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.kill(self.pid, number)
            except ProcessLookupError:
                break
            time.sleep(0.1)
        os.waitpid(self.pid, 0)
        os.close(self._descriptor)


def measure(
    command: list[str], go: list[bytes], keys: list[bytes], n: int, rows: int, columns: int
) -> Measurement:
    """Start `command`, press `go`, then `n` of `keys` in turn, each timed to its first paint."""
    terminal = TimedPty(command, rows, columns)
    times, sizes, lost = [], [], 0
    try:
        last, painted = terminal.until_quiet(least=1000)
        for key in go:
            terminal.press(key)
            terminal.until_quiet(0.15)
        for number in range(n if keys else 0):
            begun = time.perf_counter()
            terminal.press(keys[number % len(keys)])
            data = terminal.read(1.0)
            if not data:
                lost += 1
                continue
            times.append(time.perf_counter() - begun)
            sizes.append(len(data) + terminal.until_quiet(0.03, limit=0.4)[1])
    finally:
        terminal.close()
    times.sort()
    return {
        "command": " ".join(command[-2:]),
        "start_ms": round((last - terminal.started) * 1e3, 1),
        "start_bytes": painted,
        "keys": len(times),
        "unanswered": lost,
        "median_ms": _ms_at(times, 0.5),
        "p95_ms": _ms_at(times, 0.95),
        "max_ms": _ms_at(times, 1),
        "bytes_per_key": statistics.median(sizes) if sizes else None,
    }


def _ms_at(times: list[float], share: float) -> float | None:
    """The time in ms below which that share of the sorted times lies."""
    if not times:
        return None
    return round(times[min(int(len(times) * share), len(times) - 1)] * 1e3, 2)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--go", type=parse_keys, default=[], metavar="KEYS")
    parser.add_argument("--keys", type=parse_keys, default=[b"1"], metavar="KEYS")
    parser.add_argument("--n", type=int, default=60)
    parser.add_argument("--size", default="40x120", help="ROWSxCOLUMNS")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("command", nargs=argparse.REMAINDER)
    options = parser.parse_args()
    command = options.command[1:] if options.command[:1] == ["--"] else options.command
    if not command:
        parser.error("no command to measure")
    rows, columns = map(int, options.size.split("x"))
    result = measure(command, options.go, options.keys, options.n, rows, columns)
    if options.json:
        print(json.dumps(result, ensure_ascii=False))
    else:
        print("  ".join(f"{name} {value}" for name, value in result.items()))
    sys.exit(0 if result["unanswered"] == 0 else 1)


if __name__ == "__main__":
    main()
