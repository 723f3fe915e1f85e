"""The table of confusion of the grammar: `python -m tests.grammar [NUMBER] [SEED]`.

Goals: at least 95 % of the contradictions found, at least 95 % of the findings true.
"""

import sys

from tests.grammar.judging import FALSE, FOUND, MISSED, OTHER, confusion

NUMBER, SEED, SHOWN = 20_000, 1, 40


def main() -> None:
    """Print the table by rule and by kind, and the first that came out wrong."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else NUMBER
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else SEED
    table = confusion(number, seed)
    outcomes = (FOUND, OTHER, MISSED, FALSE)
    for counts in (table.counts, table.kinds):
        print(f"{'':16}" + "".join(f"{outcome:>12}" for outcome in outcomes))
        for name in sorted({name for name, _ in counts}):
            print(f"{name:16}" + "".join(f"{counts[name, one]:12}" for one in outcomes))
    print(f"{number} sentences, {table.lawful} of them lawful")
    print(f"found of the contradictions: {table.found:.2%} (goal 95 %)")
    print(
        f"false findings in a hundred lawful sentences: {100 * table.of(FALSE) / table.lawful:.2f}"
    )
    print("\n".join(table.wrong[:SHOWN]))


if __name__ == "__main__":
    main()
