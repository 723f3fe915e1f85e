"""What was read in, in hand before it is stored: mended, undone, checked for misread figures."""

from collections.abc import Generator, Sequence

from desk.report_in_hand import ReportInHand
from report.finding import Finding, Severity


class ReadingInHand(ReportInHand):
    """A report that was read.

    Its findings are the reader's, and sums that do not add up: a figure may have been misread.
    """

    def checking(self) -> Generator[None, None, Sequence[Finding]]:
        """What the reader found, and the sums, a rule a step."""
        found = yield from super().checking()
        sums = (
            finding
            for finding in found
            if finding.severity is Severity.ERROR and finding.cells and finding.rule != "N03"
        )
        return list(dict.fromkeys((*self.report.import_findings, *sums)))
