"""Key facts: the office's own numbers, written once and used in its sentences by name.

A fact is a number (`专区` 40 个) or a list of named numbers (`标准目录`: 救灾 15 条、养老 10 条…),
whose sum, size and enumeration follow from it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from nianbao.report.errors import ReportError
from nianbao.report.form.figures import COUNT_DIGITS, MONEY_PLACES, Figure, add, print_figure
from nianbao.report.text import clean_line, one_shape

_NAME_LIMIT, _UNIT_LIMIT = 20, 6
"""Characters a fact's name and its unit may have."""
SIZE, ENUMERATION = "个数", "明细"
"""What the code of a list's size, and of its enumeration, has behind the list's name."""

_TOTALS = ("合计", "总计", "共计", "小计", "总数", "合计数", "总计数", "累计")
_NAME = re.compile(rf"(?=\d*[^\W\d])\w{{1,{_NAME_LIMIT}}}")
_NUMBER = re.compile(rf"\d{{1,{COUNT_DIGITS}}}(?:\.\d{{1,{MONEY_PLACES}}})?")
_AT_END = re.compile(
    r"(?P<name>.*?)[\s:：,，、]*(?P<number>[-+]?\d[\d,，]*(?:[.．]\d+)?)\s*(?P<unit>\D*)"
)


class FactError(ReportError):
    """A name, a number or a unit that no fact can have."""


class Item(NamedTuple):
    """One line of a list: what is counted, and how much; None while that is not known."""

    name: str
    number: Figure = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A named number with its unit, or a list (`items` is then not None, `number` is)."""

    name: str
    unit: str = ""
    number: Figure = None
    items: tuple[Item, ...] | None = None

    @property
    def total(self) -> Figure:
        """The number; a list's sum, None while a line of it is blank."""
        if self.items is None:
            return self.number
        numbers = [item.number for item in self.items]
        return None if None in numbers else add(numbers)

    @property
    def enumeration(self) -> str:
        """The lines of a list as a sentence has them, `救灾15条、养老10条`.

        Empty while one of them is blank.
        """
        items = self.items or ()
        if any(item.number is None for item in items):
            return ""
        return "、".join(f"{item.name}{print_figure(item.number)}{self.unit}" for item in items)

    def values(self) -> Mapping[str, str]:
        """What each of its codes stands for, empty while that is blank."""
        values = {self.name: print_figure(self.total)}
        if self.items is not None:
            values[self.name + SIZE] = str(len(self.items)) if self.items else ""
            values[self.name + ENUMERATION] = self.enumeration
        return values

    def emptied(self) -> "Fact":
        """The fact as a new year begins it: name, unit and lines stay, the numbers go."""
        items = None if self.items is None else tuple(Item(item.name) for item in self.items)
        return replace(self, number=None, items=items)


Facts = tuple[Fact, ...]


def fact_named(facts: Facts, name: str) -> Fact | None:
    """The fact of that name; None when there is none."""
    return next((fact for fact in facts if fact.name == name), None)


def with_fact(facts: Facts, old: str, new: Fact | None) -> Facts:
    """The facts with the one called `old` changed into `new`, or gone; a new one comes last."""
    if fact_named(facts, old) is None:
        return (*facts, new) if new else facts
    changed = (new if fact.name == old else fact for fact in facts)
    return tuple(fact for fact in changed if fact is not None)


def read_name(words: str, taken: Iterable[str]) -> str:
    """A name as it is kept; raises FactError where it can't be one, or is `taken`.

    `taken` are the codes there are: a new name, and what its list adds, must be none of them.
    """
    name = one_shape(clean_line(words))
    if not name:
        raise FactError("名字是空的，", "请写几个字，如 专区。")
    if not _NAME.fullmatch(name):
        raise FactError(
            f"“{name[:_NAME_LIMIT]}”不能作名字，",
            f"名字用汉字、字母、数字，最多{_NAME_LIMIT}个字，不能只有数字，不要空格和标点。",
        )
    codes = set(taken)
    for code in (name, name + SIZE, name + ENUMERATION):
        if code in codes:
            raise FactError(f"“{code}”已经有了，", "请换一个名字。")
    return name


def read_number(words: str) -> Figure:
    """A number as typed, thousands separators and full-width digits understood; None for nothing.

    Raises FactError for what is no number, a sign, too many digits or decimals.
    """
    plain = one_shape(words).strip().replace(",", "")
    if not plain:
        return None
    if not _NUMBER.fullmatch(plain):
        raise FactError(f"“{words.strip()[:20]}”不是数，", "请只填数字，如 40、3.5。")
    value = Decimal(plain).normalize()
    return int(value) if value == value.to_integral_value() else value


def read_amount(words: str, unit: str = "") -> tuple[Figure, str]:
    """A number and its unit as typed in one (`40个`); without a unit it is the one given.

    Raises FactError.
    """
    item, found = _split(words)
    if item.name:
        raise FactError(f"“{words.strip()[:20]}”看不出是多少，", "请写成 40个 或 40。")
    return item.number, read_unit(found) or unit


def read_unit(words: str) -> str:
    """A unit as it is kept; raises FactError when it is too long or holds a digit."""
    unit = clean_line(words)
    if len(unit) > _UNIT_LIMIT or re.search(r"[\d{}｛｝、，。]", unit):
        raise FactError(f"“{unit[:20]}”不是单位，", f"单位最多{_UNIT_LIMIT}个字，如 个、条、万次。")
    return unit


def read_item(words: str) -> Item:
    """A line of a list as typed: words, then a number, a unit behind it is left out.

    Raises FactError where there are no words.
    """
    item, _ = _split(words)
    if not item.name:
        raise FactError("还没有写是什么，", "请写成“救灾领域 15”。")
    return item


def read_items(block: str) -> tuple[Item, ...]:
    """The lines of a pasted block of two columns; empty lines and lines without words are left out.

    A number may stand before the words as well, as in a column that numbers the lines. One line
    without a tab is a sentence that lists them: `救灾15条、养老10条`. Heads above the columns are
    left out, and so are lines of totals: see `stated_totals`.
    """
    rows = _rows(block)
    heads = 0
    while heads < len(rows) and _is_head(rows[heads], rows[heads + 1 :]):
        heads += 1
    return tuple(item for item, _ in rows[heads:] if not _is_total(item.name))


def stated_totals(block: str) -> tuple[Item, ...]:
    """The lines of a pasted block that are totals of the others (`合计 39`), with a number."""
    items = (item for item, _ in _rows(block))
    return tuple(item for item in items if _is_total(item.name) and item.number is not None)


def _rows(block: str) -> list[tuple[Item, int]]:
    """The items of a block, and how many cells each line has that are not empty."""
    lines = block.strip().splitlines()
    if len(lines) == 1 and "\t" not in lines[0]:
        lines = re.split("[、，；。]", lines[0].rpartition("：")[2])
    found = []
    for line in lines:
        cells = [clean_line(cell).strip('"') for cell in line.split("\t")]
        while len(cells) > 1 and not cells[0]:
            cells.pop(0)
        if len(cells) > 2 and cells[0].isdigit():
            cells = cells[1:]
        if _is_total(cells[0]):
            cells = list(filter(None, cells))
        item, _ = _split(" ".join(cells[:2]))
        if item.name:
            found.append((item, len(list(filter(None, cells)))))
    return found


def _is_head(row: tuple[Item, int], below: Sequence[tuple[Item, int]]) -> bool:
    """Whether a line names the columns: words in two cells and no number, numbers below."""
    item, cells = row
    return item.number is None and cells > 1 and any(one.number is not None for one, _ in below)


def _is_total(name: str) -> bool:
    """Whether the words of a line say that it is the sum of others."""
    return re.sub(r"[\s:：]|[（(].*?[）)]", "", name) in _TOTALS


def merged(items: Iterable[Item], more: Iterable[Item]) -> tuple[Item, ...]:
    """Lines with others put in: one of the same words takes the new number, the rest come last."""
    numbers = {item.name: item for item in items}
    return tuple({**numbers, **{item.name: item for item in more}}.values())


def _split(words: str) -> tuple[Item, str]:
    """The words, the number at the end and the unit behind it; no number is a blank."""
    line = clean_line(words)
    match = _AT_END.fullmatch(line)
    if match is None or len(match["unit"].strip()) > _UNIT_LIMIT:
        return Item(line), ""
    return Item(clean_line(match["name"]), read_number(match["number"])), match["unit"].strip()
