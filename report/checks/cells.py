"""N02, N03: what single cells may hold. N01 and N08 are found by readers, as they read."""

from collections.abc import Iterator
from decimal import Decimal

from report.checks.places import cell_name, table_name
from report.document import Report
from report.figures import print_figure
from report.finding import Finding, Severity
from report.office import Office


def check_decimals(report: Report, office: Office) -> Iterator[Finding]:
    """N02: money has at most the decimals the office has set."""
    for ref, figure in report.figures.items():
        if not isinstance(figure, Decimal):
            continue
        text = print_figure(figure)
        if len(text.partition(".")[2]) > office.fee_decimals:
            yield Finding(
                "N02",
                Severity.ERROR,
                f"{cell_name(report.form, ref)}：{text}万元超过{office.fee_decimals}位小数，"
                f"请四舍五入到{office.fee_decimals}位。",
                ref.table,
                (ref,),
                actual=figure,
            )


def check_blanks(report: Report) -> Iterator[Finding]:
    """N03: blank cells, one finding a table; the first blank is where Enter jumps."""
    for table in report.form.tables:
        blanks = report.blanks(table.key)
        if blanks:
            yield Finding(
                "N03",
                Severity.WARNING,
                f"{table_name(report.form, table.key)}还有{len(blanks)}格空着，"
                f"第一格在{cell_name(report.form, blanks[0])}；没有发生的请填0。",
                table.key,
                blanks,
            )
