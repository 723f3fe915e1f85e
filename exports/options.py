"""How an office prints its reports, where it does so otherwise than the form.

The rule: options change how a report is printed and never what it says. Figures and prose are
those of the report under any of them.
"""

from dataclasses import dataclass
from datetime import date

from nianbao.report.form.numbering import STYLES
from nianbao.report.office import Office


@dataclass(frozen=True, slots=True)
class PrintOptions:
    """The habits of an office.

    `fee_note` stands behind the form's head over money, inside its brackets; `fee_decimals` is
    the number of decimals money is padded to, None for no trailing zeros. `numbering` is the
    style of the sub-heads' numbers, empty for none, None for the report's own. `preface` prints
    the lead-in, `signed` the office under the last section, `day` that day below it. `aligned`
    pads the columns of plain text; `gb18030` is how its file is encoded, with CRLF at line ends.
    """

    fee_note: str = ""
    fee_decimals: int | None = None
    numbering: str | None = None
    preface: bool = True
    signed: bool = False
    day: date | None = None
    aligned: bool = False
    gb18030: bool = False


DEFAULT = PrintOptions()


def options_of(office: Office, today: date) -> PrintOptions:
    """The options that an office's settings ask for; a date line carries `today`."""
    places = office.fee_decimals
    return PrintOptions(
        fee_note=f"保留{places}位小数" if office.print_fee_note else "",
        fee_decimals=places if office.print_fee_padded else None,
        numbering=office.print_numbering if office.print_numbering in ("", *STYLES) else None,
        preface=office.print_preface,
        signed=office.print_signature,
        day=today if office.print_date else None,
        aligned=office.print_aligned,
        gb18030=office.print_gb18030,
    )
