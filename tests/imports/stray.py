"""Words and figures put into whole reports where nobody expects them: is each of them kept?

`python -m tests.imports.stray [TIMES] [SEED]` tries so many. What is put in is met nowhere else, so
that it can be found again: in a field, a figure or a note, in the furniture, among the lines that
are left, or in a finding.
"""

import json
import random
import sys
from collections.abc import Callable, Iterator, Mapping

from nianbao.imports import ImportRefusedError, Reading, read_report
from nianbao.report.record import to_record
from tests.samples.generate import REPORTS, source
from tests.samples.shapes import SHAPES

SHAPES_OF_TEXT = sorted(
    shape for shape in SHAPES if source(shape, "seed", 0)[1] in (".txt", ".md", ".html")
)
WORDS = ("玄鹄甲子", "鼍宫七宝", "饕餮八珍")
FIGURE = "73519"

_Lines = list[str]
_Change = Callable[[_Lines, random.Random], str]


def _line(lines: _Lines, words: str, chance: random.Random) -> str:
    lines.insert(chance.randrange(len(lines) + 1), words)
    return words


def _behind(lines: _Lines, words: str, chance: random.Random) -> str:
    at = chance.randrange(len(lines))
    if lines[at].lstrip().startswith("<") or not lines[at].strip():
        return _line(lines, words, chance)
    lines[at] += words
    return words.strip("　\t |。")


CHANGES: Mapping[str, _Change] = {
    "a line of words": lambda lines, chance: _line(lines, chance.choice(WORDS), chance),
    "a sentence": lambda lines, chance: _line(lines, f"{chance.choice(WORDS)}已经办完。", chance),
    "a figure alone": lambda lines, chance: _line(lines, FIGURE, chance),
    "a figure behind words": lambda lines, chance: _line(lines, f"{WORDS[0]} {FIGURE}", chance),
    "words behind a line": lambda lines, chance: _behind(lines, WORDS[1], chance),
    "a cell of words": lambda lines, chance: _behind(lines, f"\t{WORDS[2]}", chance),
    "a cell with a figure": lambda lines, chance: _behind(lines, f"\t{FIGURE}", chance),
    "a row of its own": lambda lines, chance: _line(
        lines, "\t".join((WORDS[1], FIGURE, "2", "3")), chance
    ),
}


def lost(times: int, seed: int = 0) -> Iterator[tuple[str, str, str, str]]:
    """What was put in and was nowhere: the shape, the report, the change, the text itself."""
    for number in range(times):
        chance = random.Random(f"{seed} {number}")
        shape, name = chance.choice(SHAPES_OF_TEXT), chance.choice(list(REPORTS))
        data, suffix = source(shape, name, chance.randrange(50))
        lines = data.decode("utf-8-sig", errors="ignore").split("\n")
        kind = chance.choice(list(CHANGES))
        stray = CHANGES[kind](lines, chance)
        text = "\n".join(lines)
        try:
            reading = read_report(text.encode(), suffix)
        except ImportRefusedError:
            continue
        if not is_kept(reading, stray):
            yield shape, name, kind, text


def is_kept(reading: Reading, stray: str) -> bool:
    """Whether words or a figure that were put into a source are anywhere in its reading."""
    try:
        report = reading.report("甲镇", 2023)
    except ImportRefusedError:
        return True
    told = " ".join(finding.message for finding in reading.findings)
    lines = " ".join(text for _, text in (*reading.furniture, *reading.unplaced))
    everything = json.dumps(to_record(report), ensure_ascii=False) + told + lines
    everything += " ".join(map(str, reading.printed.values()))
    return all(word in everything for word in stray.split())


def main() -> None:
    """Print what was lost, and how often."""
    times, seed = (int(word) for word in (*sys.argv[1:3], "10000", "0")[:2])
    found = 0
    for shape, name, kind, text in lost(times, seed):
        found += 1
        if found <= 20:
            at = next(
                (line for line in text.split("\n") if any(w in line for w in (*WORDS, FIGURE))), ""
            )
            print(f"{shape} | {name} | {kind} | {at[:90]}")
    print(f"{found} of {times} lost")


if __name__ == "__main__":
    main()
