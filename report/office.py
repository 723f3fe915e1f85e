"""The office that reports, and the settings that belong to it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from nianbao.report.text import clean_line


@dataclass(frozen=True, slots=True)
class Office:
    """An office and its settings.

    `name` is the full name in titles (民权县北关镇人民政府), `self_reference` what it calls
    itself (我镇), `county` the county it reports to. The deadline is a month and a day of the
    year after the one reported. `overview_limit` counts characters of section one, spaces
    left out; `fee_decimals` is how many decimals a fee in 万元 may have, and from `fee_limit`
    万元 on a fee looks as if it were in 元. `overview_alike` and `problems_alike` are the percent
    of section one and section five that may stand in last year's; `other_share` the percent of
    outcomes that may be closed for other reasons; `reminder_days` how long before the deadline
    open errors are told of; `offer_codes` offers codes for numbers typed by hand.

    What begins with `print_` is how its reports are printed: the fee's head says how many
    decimals, fees are padded to them, the numbers of the sub-heads (`own` for the report's, else
    a style or empty), plain text with aligned tables, plain text in GB18030 with CRLF, lead-in,
    the office's name and the day under the last section.

    `count_new_answers` counts an answer given anew after a review or a suit as a request of its
    own; `count_lapsed` ends a request that was not corrected, or its fee not paid, by itself the
    day after.
    """

    name: str = ""
    self_reference: str = "我镇"
    county: str = ""
    deadline_month: int = 1
    deadline_day: int = 31
    overview_limit: int = 1000
    fee_decimals: int = 4
    fee_limit: int = 1000
    overview_alike: int = 80
    problems_alike: int = 60
    other_share: int = 20
    reminder_days: int = 7
    offer_codes: bool = False
    print_fee_note: bool = False
    print_fee_padded: bool = False
    print_numbering: str = "own"
    print_aligned: bool = False
    print_gb18030: bool = False
    print_preface: bool = True
    print_signature: bool = False
    print_date: bool = False
    count_new_answers: bool = False
    count_lapsed: bool = True

    def deadline(self, year: int) -> date:
        """The day by which the report for `year` must be in."""
        return date(year + 1, self.deadline_month, self.deadline_day)


def refuse_no_office(text: str) -> str:
    """What is wrong with an office's typed name; empty when it is one: that has Chinese in it."""
    name = clean_line(text)
    if not name:
        return "单位全称不能空着，标题要用它。"
    if not any("\u3400" <= character <= "\u9fff" for character in name):
        return f"“{name[:20]}”不是单位名称，请写全称，如 民权县北关镇人民政府。"
    return ""


def due_year(today: date) -> int:
    """The year whose report is due: last year's until the end of June, then this year's."""
    return today.year - 1 if today.month <= 6 else today.year


_LARGEST = 100_000
"""No limit of an office is above it."""


def read_office(plain: Mapping[str, Any]) -> Office:
    """The office that plain values hold; what is missing, or none of its kind, is as at first."""
    first = Office()
    values: dict[str, Any] = {}
    for name, default in asdict(first).items():
        value = plain.get(name)
        if isinstance(default, str) and isinstance(value, str):
            values[name] = clean_line(value)
        elif type(default) is type(value) and 0 <= int(value or 0) <= _LARGEST:
            values[name] = value
    office = Office(**values)
    try:
        date(2023, office.deadline_month, office.deadline_day)
    except ValueError:
        month, day = first.deadline_month, first.deadline_day
        return replace(office, deadline_month=month, deadline_day=day)
    return office
