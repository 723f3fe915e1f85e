"""A total and its parts, as words list them."""

from dataclasses import dataclass
from decimal import Decimal

from nianbao.report.claims.numerals import Number
from nianbao.report.form.figures import print_figure

WAYS = "当面|现场|窗口|信函|书面|邮[寄政件]|网[上络]|线[上下]|传真|平台|电子邮件|网站|门户|系统"
"""Ways on which an office gets requests, for a pattern."""


_MYRIADS, _MYRIAD = "万元", 10**4


def as_told(value: int, unit: str, said: str) -> str:
    """A sum in the unit of the number `said` it is compared with: 1270.5万元, not 12705000元."""
    if not said.endswith(_MYRIADS):
        return f"{value}{unit}"
    return f"{print_figure(Decimal(value) / _MYRIAD)}{_MYRIADS}"


@dataclass(frozen=True, slots=True)
class BreakdownPart:
    """One item of a list: its words, its number, how strongly it is set off from the one before."""

    words: str
    value: int
    level: int


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A total, the parts behind it, and the number of kinds it announces (14个领域).

    Where a list has no total, `total` is its last item and `most` what it can be together.
    """

    total: Number
    parts: tuple[BreakdownPart, ...]
    kinds: int | None = None
    sentence: int = 0
    most: int | None = None

    @property
    def wanted(self) -> int:
        """What the parts should add up to."""
        return int(self.total.value)

    @property
    def sum(self) -> int:
        """What they do add up to."""
        return sum(part.value for part in self.parts)
