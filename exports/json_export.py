"""A report as JSON, for other programs. The shape is frozen (README, 命令)."""

import json
from typing import Any

from nianbao.report.document import Report
from nianbao.report.record import plain_fact, plain_figures, plain_prose


def write_json(report: Report) -> str:
    """The report as indented JSON in UTF-8 characters; ends with one newline."""
    return json.dumps(plain_report(report), ensure_ascii=False, indent=2) + "\n"


def plain_report(report: Report) -> dict[str, Any]:
    """The report as plain values, derived figures included, blanks as None.

    Money is a plain decimal string in 万元. `stated`, the printed totals that differ from the
    derived ones, and `facts` are there only when there are any. Codes stay as they were typed.
    """
    plain: dict[str, Any] = {
        "form": report.form_version,
        "office": report.office,
        "year": report.year,
        "figures": plain_figures(report.all_figures),
        "prose": plain_prose(report.prose),
        "notes": dict(report.notes),
    }
    if report.stated:
        plain["stated"] = plain_figures(report.stated)
    if report.facts:
        plain["facts"] = list(map(plain_fact, report.facts))
    return plain
