"""The office that reports, and the settings that belong to it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Office:
    """An office and its settings.

    `name` is the full name in titles (民权县北关镇人民政府), `self_reference` what it calls
    itself (我镇), `county` the county it reports to. The deadline is a month and a day of the
    year after the one reported. `overview_limit` counts characters of section one, spaces
    left out; `fee_decimals` is how many decimals a fee in 万元 may have.

    What begins with `print_` is how its reports are printed: the fee's head says how many
    decimals, fees are padded to them, the numbers of the sub-heads (`own` for the report's, else
    a style or empty), plain text with aligned tables, plain text in GB18030 with CRLF, lead-in,
    the office's name and the day under the last section.
    """

    name: str = ""
    self_reference: str = "我镇"
    county: str = ""
    deadline_month: int = 1
    deadline_day: int = 31
    overview_limit: int = 1000
    fee_decimals: int = 4
    print_fee_note: bool = False
    print_fee_padded: bool = False
    print_numbering: str = "own"
    print_aligned: bool = False
    print_gb18030: bool = False
    print_preface: bool = True
    print_signature: bool = False
    print_date: bool = False

    def deadline(self, year: int) -> date:
        """The day by which the report for `year` must be in."""
        return date(year + 1, self.deadline_month, self.deadline_day)


def due_year(today: date) -> int:
    """The year whose report is due: last year's until the end of June, then this year's."""
    return today.year - 1 if today.month <= 6 else today.year
