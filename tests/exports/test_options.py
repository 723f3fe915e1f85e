"""What an office's settings ask for is what is printed, and nothing is asked for by itself."""

from datetime import date

from nianbao.exports.options import DEFAULT, PrintOptions, options_of
from nianbao.report.office import Office

DAY = date(2025, 1, 8)


def test_each_setting_by_itself() -> None:
    assert options_of(Office(), DAY) == DEFAULT
    for office, options in (
        (Office(fee_decimals=2), DEFAULT),
        (Office(fee_decimals=2, print_fee_padded=True), PrintOptions(fee_decimals=2)),
        (Office(fee_decimals=2, print_fee_note=True), PrintOptions(fee_note="保留2位小数")),
        (Office(print_numbering="1、"), PrintOptions(numbering="1、")),
        (Office(print_numbering=""), PrintOptions(numbering="")),
        (Office(print_numbering="一）"), DEFAULT),
        (Office(print_preface=False), PrintOptions(preface=False)),
        (Office(print_signature=True), PrintOptions(signed=True)),
        (Office(print_date=True), PrintOptions(day=DAY)),
        (Office(print_aligned=True), PrintOptions(aligned=True)),
        (Office(print_gb18030=True), PrintOptions(gb18030=True)),
    ):
        assert options_of(office, DAY) == options, office
