"""What a wording is: how a quantity is said, what rules it out, and texts that show it.

A wording is a regular expression over a skeleton, with these marks of its own:

- `#` is the number that counts the quantity; a wording without one says that there is none.
- `@` is any number, `%` is 100 per cent, `<came>` is a word class.
- `»` stands before the words that a clerk is shown; without it, that is all of them.
"""

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import KW_ONLY, dataclass
from functools import cached_property

from nianbao.report.claims.quantities import Quantity
from nianbao.report.claims.skeleton import COUNT, ROUGH, SHARE, Matter
from nianbao.report.claims.word_classes import spelled_out

CASES = frozenset(
    ["", "件", "条", "宗", "份", "起", "次", "项", "个", "例", "封", "件次", "人次", "条次"]
)
"""The units in which cases and documents are counted."""
_ROUGHLY = "约|近|超过|超|逾|突破|接近|不足|不到|至少|至多|最多|不少于|不低于"


@dataclass(frozen=True, eq=False)
class Wording:
    """How a quantity is said (`said`), in every way that is held to the same conditions.

    `examples` are texts and what they say; `leaves` are texts that the conditions rule out, or
    that mean something else. A test reads both.

    `about` are the matters it may stand in, any where there is none. `says` is a word that must
    be in it unless the matter tells. `but` are words of its clause, up to its end, that rule it
    out; `nor` are words in it that do. `whole` drops a number that is only a part (其中, one
    channel). `needs` is a word of every way to say it: a text without it needs no pattern. A number
    has one of `units`; in one of `never_in` it can only be 0.
    """

    quantity: Quantity
    said: tuple[str, ...]
    _: KW_ONLY
    examples: Mapping[str, int]
    leaves: tuple[str, ...] = ()
    about: tuple[Matter, ...] = ()
    says: str = ""
    but: str = ""
    nor: str = ""
    whole: bool = False
    needs: str = ""
    units: frozenset[str] = CASES
    never_in: tuple[str, ...] = ()

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], ...]:
        """One for each way, with the groups `number`, `said` and `share` where it has them."""
        return tuple(map(compiled, self.said))

    @cached_property
    def rough_patterns(self) -> tuple[re.Pattern[str], ...]:
        """The same for a number that says about how many."""
        return tuple(compiled(one, rough=True) for one in self.said if "#" in one)

    def may_stand(self, text: str, matters: Set[Matter]) -> bool:
        """Whether a text about these matters can hold it at all; this saves most of the search."""
        if self.needs not in text:
            return False
        told = not matters.isdisjoint(self.about)
        return told or ((self.says != "" or not self.about) and self.says in text)

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        """Every place in the text of a skeleton where it is said, one way after the other."""
        for one in self.patterns:
            yield from one.finditer(text)

    def is_ruled_out(self, clause: str, words: str) -> bool:
        """Whether its clause, up to its end, or its own words rule it out."""
        but, nor = self._conditions
        return bool((but and but.search(clause)) or (nor and nor.search(words)))

    @cached_property
    def _conditions(self) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
        """`but` and `nor` as patterns; they may hold word classes, and `@` for any number."""
        but, nor = (
            re.compile(spelled_out(words).replace("@", COUNT)) if words else None
            for words in (self.but, self.nor)
        )
        return but, nor


@dataclass(frozen=True, eq=False)
class SharedWording:
    """How several quantities are said to be one number: those whose names stand in it."""

    named: Mapping[str, Quantity]
    said: str
    _: KW_ONLY
    examples: Mapping[str, int]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, with the group `number`."""
        return compiled(self.said)

    def quantities(self, words: str) -> Iterator[Quantity]:
        """Those named in words that match, in their order."""
        for name in re.findall("|".join(self.named), words):
            yield self.named[name]


def compiled(said: str, *, rough: bool = False) -> re.Pattern[str]:
    """The pattern of one way to say it, its marks and word classes written out.

    The number that counts is an exact one; `rough` has it one that says about how many.
    """
    mark = f"(?:{_ROUGHLY})?(?P<number>{ROUGH})" if rough else f"(?P<number>{COUNT})"
    marks = {"#": mark, "@": COUNT, "%": f"(?P<share>{SHARE})", "»": "(?P<said>)"}
    return re.compile(re.sub("[#@%»]", lambda found: marks[found[0]], spelled_out(said)))
