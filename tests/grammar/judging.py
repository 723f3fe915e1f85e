"""What the rules say of sentences whose truth is known: found, missed, false, by rule and kind."""

from collections import Counter
from dataclasses import dataclass, field

from nianbao.report.checks import RULES
from nianbao.report.checks.context import Context
from tests.grammar.making import Made, made

_SPEAKING = tuple(
    rule for rule in RULES if rule.id.startswith("X") or rule.id in ("C05", "A07", "Y03")
)
_QUIET = "本镇设有公开专栏。"

FOUND, MISSED, FALSE, OTHER = "found", "missed", "false", "other rule"


@dataclass
class Confusion:
    """How many sentences came to what, by rule, and those that came out wrong."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    kinds: Counter[tuple[str, str]] = field(default_factory=Counter)
    lawful: int = 0
    wrong: list[str] = field(default_factory=list)

    def of(self, outcome: str) -> int:
        """How many came to this, over all rules."""
        return sum(number for (_, came), number in self.counts.items() if came == outcome)

    @property
    def found(self) -> float:
        """The share of contradictions that is told, by whatever rule that looks at words."""
        told = self.of(FOUND) + self.of(OTHER)
        return told / (told + self.of(MISSED))


def spoken_of(one: Made) -> dict[str, str]:
    """What the rules that read sentences say, by rule."""
    report = one.report
    for place in range(5):
        report = report.with_prose(f"overview.parts.{place}.text", _QUIET)
    report = report.with_prose("other_matters", _QUIET)
    report = report.with_prose("overview.parts.1.heading", one.heading)
    report = report.with_prose("overview.parts.1.text", one.text)
    found: list[tuple[str, str]] = []
    context = Context(report)
    for rule in _SPEAKING:
        found += [(rule.id, finding.message) for finding in rule.findings(context)]
    return dict(found)


def confusion(number: int, seed: int) -> Confusion:
    """Judge so many sentences."""
    table = Confusion()
    for one in made(number, seed):
        told = spoken_of(one)
        if not one.rule:
            table.lawful += 1
            for rule, message in told.items():
                table.counts[rule, FALSE] += 1
                table.kinds[one.kind, FALSE] += 1
                table.wrong.append(f"false {rule} · {one.text} · {message}")
            continue
        came = FOUND if one.rule in told else OTHER if told else MISSED
        table.counts[one.rule, came] += 1
        table.kinds[one.kind, came] += 1
        if came != FOUND:
            table.wrong.append(f"{came} {one.rule} · {one.text} · {sorted(told)}")
    return table
