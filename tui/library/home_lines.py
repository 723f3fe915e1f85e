"""The lines of the first screen: one for each report, and what can be begun."""

from datetime import date

from rich.cells import set_cell_size

from report.office import Office
from report.state import OPEN, STATES
from storage.stored import Summary

BACKUPS = ("backups", "备份：找回以前的样子，拷到U盘，换电脑")
BEGIN = (
    ("new_report", "新建一年的报告"),
    ("import_report", "读入一份已有的报告（F9）"),
    BACKUPS,
    ("settings", "设置：单位、截止日期"),
    ("looks", "外观：浅色、深色、高对比、朴素"),
)
"""The lines under the reports: an action's id, and what it says."""
READING = (("write_again", "改为可写（先关掉另一个窗口）"), BACKUPS)
"""The same for a second window, which can only read."""


def report_line(line: Summary, office: Office, width: int, longest: int) -> str:
    """A report in one line of `width` terminal cells; the last change only where it fits."""
    state = set_cell_size(STATES[line.state], 8)
    counts = set_cell_size(f"错误{line.errors} 提醒{line.warnings}", 15)
    days = set_cell_size(_days(line, office), 12)
    changed = line.changed[5:16].replace("T", " ")
    name = set_cell_size(line.office, min(longest, max(10, width - 43)))
    return set_cell_size(f"{line.year}年  {name}  {state}{counts}{days}{changed}", width).rstrip()


def _days(line: Summary, office: Office) -> str:
    """How long until the report must be in; empty when it is done."""
    if line.state not in OPEN or not 0 < line.year < date.max.year:
        return ""
    left = (office.deadline(line.year) - date.today()).days
    return f"还有{left}天" if left >= 0 else f"已过{-left}天"
