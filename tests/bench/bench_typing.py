"""The whole seed typed at 20 keys a second, and a paste of 20,000 characters, at the real program.

    python -m tests.bench.bench_typing [KEYS_A_SECOND]

The seed typed must equal the seed imported, character by character: no key lost, none out of
order. It takes three minutes at 20 keys a second. The paste is timed until its last words are
on the screen; the goal is 1 s.
"""

import sys
import tempfile
import time
from pathlib import Path

from nianbao.storage.library import Library
from tests.end_to_end.clerk import answer_first_run, next_section, quit_saved, start
from tests.end_to_end.clerk import type_zero_report as type_report
from tests.reports import OFFICE, seed_report
from tests.terminal import Terminal

YEAR, PASTED, GOAL = 2021, 20_000, 1.0
LAST_WORDS = "粘贴到此为止。"


class PacedTerminal(Terminal):
    """Types one character after the other, `rest` seconds apart."""

    rest = 0.05
    typed = 0

    def press(self, *keys: str, pause: float = 0.0) -> None:
        """Press keys at the pace."""
        super().press(*keys, pause=max(pause, self.rest))
        self.typed += len(keys)

    def type(self, text: str) -> None:
        """Type the characters of a text at the pace."""
        for character in text:
            super().type(character)
            self.read_for(self.rest)
        self.typed += len(text)


def main() -> None:
    """Type, compare, paste and print; exit status 1 when a key was lost."""
    PacedTerminal.rest = 1 / float(sys.argv[1] if len(sys.argv) > 1 else 20)
    with tempfile.TemporaryDirectory() as folder:
        lost = _type_seed(Path(folder) / "typed.json")
        took = _paste(Path(folder) / "pasted.json")
    print(f"a paste of {PASTED} characters on the screen in {took:.2f} s, goal {GOAL} s")
    sys.exit(1 if lost else 0)


def _type_seed(data: Path) -> bool:
    seed, begun = seed_report(), time.perf_counter()
    with start(data, kind=PacedTerminal) as terminal:
        answer_first_run(terminal, OFFICE, YEAR)
        type_report(terminal, seed)
        quit_saved(terminal)
        typed = terminal.typed if isinstance(terminal, PacedTerminal) else 0
    report = Library(data).load(OFFICE, YEAR)
    same = (report.prose, report.figures) == (seed.prose, seed.figures)
    words = "nothing lost" if same else "NOT what was typed"
    print(f"{typed} keys in {time.perf_counter() - begun:.0f} s: {words}")
    return not same


def _paste(data: Path) -> float:
    text = ("本镇全年公开信息若干条，及时答复群众。" * PASTED)[: PASTED - len(LAST_WORDS)]
    with start(data) as terminal:
        answer_first_run(terminal, OFFICE, YEAR)
        for title in ("二、", "三、", "四、", "五、"):
            next_section(terminal, title)
        begun = time.perf_counter()
        terminal.paste(text + LAST_WORDS)
        terminal.wait_for(LAST_WORDS)
        took = time.perf_counter() - begun
        quit_saved(terminal)
    if Library(data).load(OFFICE, YEAR).prose.problems != text + LAST_WORDS:
        raise SystemExit("what was pasted is not what was saved")
    return took


if __name__ == "__main__":
    main()
