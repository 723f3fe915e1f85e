"""Random keys at the program: `python -m tests.monkey [--keys 200000] [--seed 1]`.

Every crash, every key that takes more than two seconds, every difference between the screen, the
report in hand and the file is told with its seed, and shrunk to a few strokes. Nothing is written
but in temporary folders and, with `--found`, the strokes that break something.
"""

import argparse
import sys
from pathlib import Path

import tests.conftest  # noqa: F401 - programs are set up as in the tests
from tests.monkey.sessions import KEYS, sit, sitting
from tests.monkey.shrinking import shrunk
from tests.monkey.strokes import keys_of, read, written


def main() -> int:
    """Run sittings by their seeds and tell what broke; status 1 when anything did."""
    parser = argparse.ArgumentParser(prog="python -m tests.monkey", description=__doc__)
    parser.add_argument("--keys", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=1, help="of the first sitting")
    parser.add_argument("--size", nargs=2, type=int, help="columns and rows of the window")
    parser.add_argument("--replay", type=Path, help="a file of strokes, instead of random ones")
    parser.add_argument("--found", type=Path, help="a folder for the strokes that break something")
    parser.add_argument("--shrink", type=int, default=60, help="tries to make them fewer")
    options = parser.parse_args()
    size = (options.size[0], options.size[1]) if options.size else None
    if options.replay:
        trouble = sit(read(options.replay.read_text(encoding="utf-8")), size or (80, 24))
        print(trouble.words if trouble else "nothing broke")
        return 1 if trouble else 0
    done, seed = 0, options.seed
    found: dict[str, int] = {}
    while done < options.keys:
        window, made = sitting(seed, size, KEYS)
        trouble = sit(made, window)
        end = trouble.at + 1 if trouble else len(made)
        done += sum(map(keys_of, made[:end]))
        if trouble:
            known = trouble.mark in found
            found[trouble.mark] = found.get(trouble.mark, 0) + 1
            print(f"seed {seed} {window}: {trouble.kind} {trouble.mark}", flush=True)
            if not known:
                few = shrunk(made[:end], window, trouble.mark, options.shrink)
                print(trouble.words[-3000:])
                print("    " + written(few).replace("\n", "\n    "), flush=True)
                if options.found:
                    options.found.mkdir(exist_ok=True)
                    (options.found / f"{seed}.txt").write_text(written(few), encoding="utf-8")
        seed += 1
        if (seed - options.seed) % 25 == 0:
            print(f"... {done} keys, {sum(found.values())} broken", flush=True)
    print(f"{done} keys in {seed - options.seed} sittings")
    for mark, times in sorted(found.items(), key=lambda one: -one[1]):
        print(f"{times:5} {mark}")
    print("nothing broke" if not found else "BROKEN")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
