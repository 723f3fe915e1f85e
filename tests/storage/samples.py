"""Small reports and files for these tests."""

import errno
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from nianbao.report.document import Report, new_report
from nianbao.report.finding import Finding, Severity
from nianbao.report.form.figures import CellRef

OFFICE = "民权县北关镇人民政府"
CELL = CellRef("requests", "received", "natural_person")
FINDINGS = (
    Finding("A01", Severity.ERROR, "不等", "requests"),
    Finding("N01", Severity.WARNING, "少了", "overview"),
    Finding("N02", Severity.WARNING, "少了", "overview"),
    Finding("N03", Severity.INFO, "可看", "overview"),
)
FAULTS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS)


def sample(year: int = 2021, office: str = OFFICE, received: int = 0) -> Report:
    """A report with one figure and some prose."""
    report = new_report(office, year).with_figure(CELL, received)
    return report.with_prose("problems", "一是公开意识有待加强。\n二是队伍力量不足。")


def failing(number: int) -> Callable[..., NoReturn]:
    """A function that fails as the disk would."""

    def fail(*_: object, **__: object) -> NoReturn:
        raise OSError(number, "injected")

    return fail


def names_in(folder: Path) -> list[str]:
    """What lies in a folder."""
    return sorted(path.name for path in folder.iterdir())
