"""Which number a report has in the table of reports."""

from collections.abc import Mapping

from storage.errors import NotThereError
from storage.schema import Document
from storage.stored import Key, key_of, named

NAMES_SHOWN = 8
"""More would not fit the sentence."""


def number_of(key: Key, reports: Mapping[str, Document]) -> str | None:
    """The number of the report of an office and year, None if there is none."""
    return next((number for number, document in reports.items() if key_of(document) == key), None)


def required_number(key: Key, reports: Mapping[str, Document]) -> str:
    """The same; raises NotThereError, which names what is there."""
    number = number_of(key, reports)
    if number is not None:
        return number
    there = sorted(map(key_of, reports.values()), key=lambda key: (-key[1], key[0]))
    names = "、".join(f"{office} {year} 年" for office, year in there[:NAMES_SHOWN])
    more = f"等 {len(there)} 份" if len(there) > NAMES_SHOWN else ""
    raise NotThereError(
        f"没有{named(key)}。", f"库里有：{names}{more}。" if there else "库里还没有报告。"
    )


def free_number(reports: Mapping[str, Document]) -> str:
    """A number no report has, above all others."""
    return str(max(map(int, reports), default=0) + 1)
