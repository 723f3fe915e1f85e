"""A report of a library changed and saved, as at a screen, without one."""

from nianbao.desk.open_report import OpenReport
from nianbao.report.document import Report
from nianbao.storage.library import Library


def change_stored(library: Library, report: Report) -> None:
    """Open the stored report of the same office and year, make it `report`, save, close."""
    held = OpenReport.load(library, *report.key)
    assert held.change(report)
    held.check()
    assert held.settle(10).kind == "saved"
    held.close()
