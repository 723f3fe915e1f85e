"""The characters a figure grid draws with: the one place to change them for a plain console."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from nianbao.report.finding import Severity

_MARKS = {Severity.ERROR: "!", Severity.WARNING: "?", Severity.INFO: "~"}
_PLAIN_WORDS = str.maketrans({"“": '"', "”": '"', "…": "..", "—": "-", "·": "."})


@dataclass(frozen=True)
class Glyphs:
    """Characters of one cell each (`ellipsis` may have more).

    `rule` keeps columns apart, `blank` stands in an empty cell, `note` behind a figure that has
    a note, `marks` in front of one that a finding is about, `carried` in front of one that came
    over from last year, `fresh` in front of one that a paste would put there, `leap` in front of
    last year's where it is ten times as much, `cut` where a typed text is longer than its cell,
    `before` and `behind` in a head where there are more columns than fit; `words` replaces
    characters of labels.
    """

    rule: str = "│"
    ellipsis: str = "…"
    blank: str = "_"
    note: str = "*"
    cut: str = "<"
    before: str = "<"
    behind: str = ">"
    carried: str = "="
    fresh: str = "+"
    leap: str = "^"
    marks: Mapping[Severity, str] = field(default_factory=lambda: _MARKS)
    words: Mapping[int, str] = field(default_factory=dict)


BOXED = Glyphs()
"""For terminals that draw box lines one cell wide."""

PLAIN = Glyphs(rule="|", ellipsis="..", words=_PLAIN_WORDS)
"""Without any character of ambiguous width, for Chinese Windows consoles."""
