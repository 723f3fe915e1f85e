"""One line of plain words about last year's figure for the cell in hand. Pure."""

from nianbao.report.document import Report, precedes
from nianbao.report.form.figures import CellRef, print_figure
from nianbao.report.years.figures import (
    change_text,
    is_carried,
    is_leap,
    percent_text,
    printed_figure,
    suggested_figure,
)


def last_year_text(report: Report, last: Report, ref: CellRef, *, compare_on: bool) -> str:
    """What the cell took over, or might; with `compare_on` last year's figure and the change."""
    sentences = [_own_words(report, last, ref)]
    if compare_on:
        sentences.insert(0, _compared(report, last, ref))
    return "　".join(filter(None, sentences))


def _own_words(report: Report, last: Report, ref: CellRef) -> str:
    if is_carried(last, report, ref):
        return "“=”是上年结转下来的数，已经填好"
    suggested = suggested_figure(last, report, ref)
    if suggested is None:
        return ""
    return f"({print_figure(suggested)})是按上年推算的，还没有填；Ctrl+K 填上"


def _compared(report: Report, last: Report, ref: CellRef) -> str:
    whose = "上年" if precedes(last, report) else f"{last.year}年"
    if ref not in last.form.columns:
        return f"{whose}的表式没有这一格"
    now, then = report.figure(ref), printed_figure(last, ref)
    if then is None:
        return f"{whose}空着"
    unit = last.form.columns[ref].unit.value
    said = f"{whose}{print_figure(then)}{unit}"
    if now is None:
        return said
    percent = percent_text(now, then)
    said += f"，今年{print_figure(now)}{unit}，{change_text(now, then)}"
    said += f"（{percent}）" if percent else ""
    return said + ("，相差10倍以上，请核对" if is_leap(now, then) else "")
