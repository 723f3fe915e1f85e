"""Whether an error that was put in is found: by a new finding that points at a place involved."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from random import Random

from nianbao.report.document import Report
from nianbao.report.finding import Finding, Span
from nianbao.report.form.figures import CellRef
from tests.mutations.cases import Case, Place
from tests.mutations.kinds_of_cells import CELL_KINDS, Kind, Mutation
from tests.mutations.kinds_of_words import WORD_KINDS
from tests.mutations.linked import linked_cases
from tests.mutations.written import written_pair

KINDS: dict[str, Kind] = {**CELL_KINDS, **WORD_KINDS}
CAUGHT, MISSED, FREE = "caught", "missed", "free"
_TRIES = 200


@dataclass
class Tally:
    """How many errors of each kind came to what, and the ones that were missed or are free."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    free: list[str] = field(default_factory=list)

    def of(self, outcome: str) -> int:
        """How many came to this, over all kinds."""
        return sum(number for (_, came), number in self.counts.items() if came == outcome)

    @property
    def share(self) -> float:
        """The share that was caught of those that break something."""
        return self.of(CAUGHT) / (self.of(CAUGHT) + self.of(MISSED))


@cache
def valid_cases(written: int) -> tuple[Case, ...]:
    """The reports written by hand, and so many pairs made by chance."""
    return (*linked_cases(), *(case for seed in range(written) for case in written_pair(seed)))


def mutate(cases: Sequence[Case], number: int, seed: int) -> Tally:
    """Put so many single errors in, kind by kind in turn, and judge what is found."""
    chance, tally = Random(seed), Tally()
    kinds = list(KINDS.items())
    for place in range(number):
        kind, change = kinds[place % len(kinds)]
        case, mutation = _some(cases, change, chance)
        outcome = judge(case, mutation)
        tally.counts[kind, outcome] += 1
        if outcome != CAUGHT:
            listed = tally.missed if outcome == MISSED else tally.free
            listed.append(f"{kind} · {case.name} · {_told(case, mutation)}")
    return tally


def judge(case: Case, mutation: Mutation) -> str:
    """Caught, missed, or free: nothing that anybody stated is broken."""
    now = mutation.case
    broken = {key: places for key, places in now.broken.items() if key not in case.broken}
    if not broken and not mutation.certain:
        return FREE
    involved = [*mutation.places, *(place for places in broken.values() for place in places)]
    known = {(finding.rule, finding.message) for finding in case.findings}
    new = (one for one in now.findings if (one.rule, one.message) not in known)
    caught = any(_points_at(mutation, finding, involved) for finding in new)
    return CAUGHT if caught else MISSED


def _points_at(mutation: Mutation, finding: Finding, involved: Sequence[Place]) -> bool:
    cells = {place for place in involved if isinstance(place, CellRef)}
    if cells.intersection(finding.cells):
        return True
    if finding.span is None:
        return finding.section == mutation.section
    spans = [place for place in involved if isinstance(place, Span)]
    return any(_meet(mutation.case.report, finding.span, span) for span in spans)


def _meet(report: Report, one: Span, other: Span) -> bool:
    """Whether a finding's words lie in the sentences of other words."""
    if one.field != other.field:
        return False
    text = report.prose.text(one.field)
    start = max(text.rfind(mark, 0, other.start) for mark in "。；！？\n") + 1
    ends = [at for mark in "。；！？\n" if (at := text.find(mark, max(other.end - 1, 0))) >= 0]
    return one.start < min(ends, default=len(text)) + 1 and one.end > start


def _some(cases: Sequence[Case], change: Kind, chance: Random) -> tuple[Case, Mutation]:
    for _ in range(_TRIES):
        case = chance.choice(cases)
        mutation = change(case, chance)
        if mutation:
            return case, mutation
    raise AssertionError(f"no case for {change.__name__}")


def _told(case: Case, mutation: Mutation) -> str:
    return "；".join(_places(case, mutation))


def _places(case: Case, mutation: Mutation) -> Iterator[str]:
    now = mutation.case.report
    for place in mutation.places[:2]:
        if isinstance(place, CellRef):
            was = case.report.figure(place)
            yield f"{place} {was} → {now.stated.get(place, now.figure(place))}"
        else:
            text = now.prose.text(place.field)
            around = text[max(0, place.start - 25) : place.end + 25].replace("\n", "/")
            yield f"{place.field} …{around}…"
