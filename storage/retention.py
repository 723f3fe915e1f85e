"""Which backups stay: the last openings, the last days, the last months.

The rule: newer is whatever has the higher number. A time only says which day and month a backup
counts for, so that a clock that jumps never makes a newer backup go before an older one.
"""

from collections.abc import Iterable
from datetime import datetime
from itertools import islice

OPENINGS, DAYS, MONTHS = 10, 7, 12
"""How many of each stay; one backup may count for all three."""


def kept_numbers(backups: Iterable[tuple[int, datetime]]) -> frozenset[int]:
    """The numbers of the backups that stay, from the number and time of each.

    They are the last OPENINGS, and the newest of each of the last DAYS days and MONTHS months
    that have any.
    """
    newest_first = sorted(backups, key=lambda backup: backup[0], reverse=True)
    days: dict[tuple[int, ...], int] = {}
    months: dict[tuple[int, ...], int] = {}
    for number, time in newest_first:
        days.setdefault((time.year, time.month, time.day), number)
        months.setdefault((time.year, time.month), number)
    numbers = [number for number, _ in newest_first]
    return frozenset(
        (*numbers[:OPENINGS], *islice(days.values(), DAYS), *islice(months.values(), MONTHS))
    )
