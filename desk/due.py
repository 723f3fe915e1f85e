"""What the library knows of the report that is due: only that one is decoded.

Nothing is checked here: the counts of findings were kept when the report was saved, and the rules
take longer to load than the first screen may.
"""

from datetime import date

from desk.address import address_there
from desk.previous import PreviousFinder
from desk.remembered import LEFT
from desk.to_do import Due
from report.office import Office, due_year
from storage.library import Library
from storage.stored import report_of, standing_of, summary_of


def due_report(library: Library, office: Office, today: date) -> Due:
    """The report due by that office's calendar; raises ReportError when it can't be read.

    The library does not note that it was read: nothing here will be saved.
    """
    year = due_year(today)
    has_last = PreviousFinder(library).key_of((office.name, year)) is not None
    document = library.document(office.name, year)
    if document is None:
        return Due(office, year, has_last=has_last)
    report, counted = report_of(document), summary_of(document)
    left = LEFT.load(library, report.key)
    return Due(
        office,
        year,
        report,
        standing_of(document),
        counted.errors,
        counted.warnings,
        has_last,
        left and address_there(report, left),
    )
