"""Random keys at the program: `python -m tests.monkey [--keys 200000] [--seed 1]`.

Every crash, every key that takes more than two seconds, every difference between the screen, the
report in hand and the file is told with its seed, and shrunk to a few strokes. Nothing is written
but in temporary folders and, with `--found`, the strokes that break something.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import tests.conftest  # noqa: F401 - programs are set up as in the tests
from tests.monkey.desk import Trouble
from tests.monkey.on_terminal import main_at_terminal
from tests.monkey.pairs import pairs
from tests.monkey.sessions import KEYS, sit, sitting
from tests.monkey.shrinking import shrunk
from tests.monkey.strokes import SIZES, Stroke, keys_of, read, written


def main() -> int:
    """Run sittings by their seeds and tell what broke; status 1 when anything did."""
    parser = argparse.ArgumentParser(prog="python -m tests.monkey", description=__doc__)
    parser.add_argument("--keys", type=int, default=200_000)
    parser.add_argument("--pairs", action="store_true", help="all pairs of keys after each action")
    parser.add_argument("--parts", type=int, default=1, help="of the pairs, to be run side by side")
    parser.add_argument("--part", type=int, default=0)
    parser.add_argument("--terminal", type=int, help="so many sittings at a real terminal instead")
    parser.add_argument("--seed", type=int, default=1, help="of the first sitting")
    parser.add_argument("--size", nargs=2, type=int, help="columns and rows of the window")
    parser.add_argument("--replay", type=Path, help="a file of strokes, instead of random ones")
    parser.add_argument("--found", type=Path, help="a folder for the strokes that break something")
    parser.add_argument("--shrink", type=int, default=60, help="tries to make them fewer")
    options = parser.parse_args()
    size = (options.size[0], options.size[1]) if options.size else None
    if options.terminal:
        return main_at_terminal(options.seed, options.terminal, KEYS)
    if options.replay:
        trouble = sit(read(options.replay.read_text(encoding="utf-8")), size or (80, 24))
        print(trouble.words if trouble else "nothing broke")
        return 1 if trouble else 0
    found = _Found(options.found, options.shrink)
    done = sittings = 0
    for name, window, made in _sittings(options, size):
        done += found.look(name, window, made)
        sittings += 1
        if sittings % 25 == 0:
            print(f"... {done} keys, {sum(found.times.values())} broken", flush=True)
        if done >= options.keys:
            break
    print(f"{done} keys in {sittings} sittings")
    for mark, times in found.times.most_common():
        print(f"{times:5} {mark}")
    print("nothing broke" if not found.times else "BROKEN")
    return 1 if found.times else 0


def _sittings(
    options: argparse.Namespace, size: tuple[int, int] | None
) -> Iterator[tuple[str, tuple[int, int], list[Stroke]]]:
    if options.pairs:
        for number, made in enumerate(pairs(options.seed)):
            if number % options.parts == options.part:
                yield f"pairs-{number}", size or SIZES[number % len(SIZES)], made
        return
    for seed in count(options.seed):
        yield str(seed), *sitting(seed, size, KEYS)


class _Found:
    """What broke by now; the first of each kind is shrunk and told."""

    def __init__(self, folder: Path | None, tries: int) -> None:
        self._folder, self._tries = folder, tries
        self.times: Counter[str] = Counter()

    def look(self, name: str, window: tuple[int, int], made: list[Stroke]) -> int:
        """Do a sitting to its end, past all that breaks; gives how many keys were done."""
        done = 0
        while made:
            trouble = sit(made, window)
            end = trouble.at + 1 if trouble else len(made)
            done += sum(map(keys_of, made[:end]))
            if trouble:
                self._tell(name, window, made[:end], trouble)
            made = made[end:]
        return done

    def _tell(
        self, name: str, window: tuple[int, int], made: list[Stroke], trouble: Trouble
    ) -> None:
        print(f"{name} {window}: {trouble.kind} {trouble.mark}", flush=True)
        self.times[trouble.mark] += 1
        if self.times[trouble.mark] > 1:
            return
        few = written(shrunk(made, window, trouble.mark, self._tries))
        print(trouble.words[-3000:])
        print("    " + few.replace("\n", "\n    "), flush=True)
        if self._folder:
            self._folder.mkdir(exist_ok=True)
            (self._folder / f"{name}.txt").write_text(few, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
