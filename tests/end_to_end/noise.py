"""Noise on the line of the real program, in terminals of three encodings: does it go on?

    python -m tests.end_to_end.noise [SECONDS] [SEED]

Bytes that are no text, halves of characters, sequences that no terminal sends, pastes of them, keys
between. Prints how many pieces were sent; the exit status is 1 where one ended the program.
"""

import random
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from nianbao.report.document import new_report
from nianbao.storage.library import Library
from tests.locales import OLDER, chinese, make_locales
from tests.reports import OFFICE
from tests.terminal import PROGRAM, Terminal

_WORDS = "中文，公开《》年报é𠀀"
_KEYS = (b"\r", b"\t", b"\x1b[A", b"\x1b[B", b"\x1b[1;5B", b"\x1b[1;5A", b"12\r")
_LEAVES = b"\x03\x11\x1a"
"""What would leave or stop the program by its own right."""


def piece(chance: random.Random, encoding: str) -> bytes:
    """One piece of noise."""
    match chance.randrange(6):
        case 0:
            made = chance.randbytes(chance.randrange(1, 40))
        case 1:
            text = "".join(chance.choices(_WORDS, k=chance.randrange(1, 9)))
            made = text.encode(encoding, "replace")
        case 2:
            inside = bytes(chance.choices(b"0123456789;:?<>", k=chance.randrange(20)))
            made = b"\x1b[" + inside + bytes(chance.choices(b"uABCDHFPQRS~MmtyIO"))
        case 3:
            inside = chance.randbytes(chance.randrange(60)).replace(b"\x1b", b"")
            made = b"\x1b[200~" + inside + b"\x1b[201~"
        case 4:
            made = "公开".encode(encoding)[: chance.randrange(1, 4)]
        case _:
            made = chance.choice(_KEYS)
    return made.translate(None, _LEAVES) or b"1"


def ended(place: Path, encoding: str, seconds: float, chance: random.Random) -> bool:
    """Whether the program ended within that time."""
    data = place / f"{encoding}.json"
    Library(data).save(new_report(OFFICE, 2024), ())
    utf8_mode = bool(chance.getrandbits(1))
    env = {} if encoding == "utf-8" else chinese(place, encoding, utf8_mode=utf8_mode)
    command = [*PROGRAM, "--data", str(data)]
    with Terminal(command, rows=24, columns=80, env=env, encoding=encoding) as terminal:
        terminal.wait_for("2024年")
        terminal.press("<enter>")
        terminal.wait_for("在这里写")
        sent, until = 0, monotonic() + seconds
        while monotonic() < until and not terminal.has_ended:
            last = piece(chance, encoding)
            terminal.send_bytes(last)
            terminal.read_for(0.02)
            sent += 1
        if terminal.has_ended:
            print(f"{encoding}: ended at piece {sent}: {last!r}\n{terminal.text()}")
            return True
    print(f"{encoding}: {sent} pieces, still there")
    return False


def main() -> int:
    """Make noise in each encoding that can be had."""
    words = sys.argv[1:]
    seconds = float(words[0]) if words else 25.0
    seed = int(words[1]) if len(words) > 1 else 1
    chance = random.Random(seed)
    with TemporaryDirectory() as folder:
        if hindered := make_locales(Path(folder)):
            print(f"SKIPPED {hindered}")
        encodings = ("utf-8",) if hindered else ("utf-8", *OLDER)
        return int(sum(ended(Path(folder), one, seconds, chance) for one in encodings) > 0)


if __name__ == "__main__":
    sys.exit(main())
