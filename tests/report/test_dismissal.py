"""A warning put aside stays aside while its facts do, and comes back when they change."""

import pytest

from nianbao.report.checks import run_checks
from nianbao.report.dismissal import (
    DismissalError,
    dismiss,
    fingerprint,
    take_up_again,
    with_dismissals,
)
from nianbao.report.document import Report, new_report
from nianbao.report.field import FieldRef
from nianbao.report.finding import Dismissal, Finding, Severity, Span, count_findings
from nianbao.report.form.figures import CellRef
from nianbao.report.record import from_record, plain_finding, to_record

CELL = CellRef("requests", "received", "commercial")
OTHER = CellRef("requests", "granted", "commercial")
WHY = Dismissal("县里同意这样填", "张三@一号机", "2026-01-05T09:00:00+08:00")


@pytest.fixture
def report() -> Report:
    report = new_report("甲镇人民政府", 2025).with_figures({CELL: 3, OTHER: 5})
    return report.with_prose("problems", "一是人手不足。二是培训少，只有2次。\n下一步加强培训。")


def about_cells() -> Finding:
    return Finding("N05", Severity.WARNING, "像是以元填的", "requests", (CELL,))


def about_words() -> Finding:
    return Finding(
        "X10", Severity.WARNING, "前后不一", "problems", span=Span(FieldRef("problems"), 12, 14)
    )


def about_section() -> Finding:
    return Finding("C02", Severity.WARNING, "没有写改进", "problems")


def reason(report: Report, finding: Finding) -> str:
    return with_dismissals(report, [finding])[0].dismissed


@pytest.mark.parametrize("finding", [about_cells(), about_words(), about_section()])
def test_it_stays_aside_through_the_file_and_can_be_taken_up(
    report: Report, finding: Finding
) -> None:
    put_aside = dismiss(report, finding, WHY)
    assert reason(put_aside, finding) == WHY.reason
    assert reason(report, finding) == ""
    again = from_record(to_record(put_aside))
    assert again == put_aside
    assert again.dismissed[fingerprint(report, finding)] == WHY
    assert reason(take_up_again(put_aside, finding), finding) == ""


def test_it_lapses_when_its_figure_changes(report: Report) -> None:
    put_aside = dismiss(report, about_cells(), WHY)
    assert reason(put_aside.with_figure(OTHER, 6), about_cells())
    assert not reason(put_aside.with_figure(CELL, 4), about_cells())
    assert reason(put_aside.with_figure(CELL, 4).with_figure(CELL, 3), about_cells())


def test_it_lapses_when_its_sentence_changes(report: Report) -> None:
    put_aside = dismiss(report, about_words(), WHY)
    other = put_aside.with_prose("problems", report.prose.problems.replace("人手", "经费"))
    same = put_aside.with_prose("problems", report.prose.problems.replace("2次", "3次"))
    assert reason(other, about_words())
    assert not reason(same, about_words())


def test_it_lapses_when_its_section_is_rewritten(report: Report) -> None:
    put_aside = dismiss(report, about_section(), WHY)
    assert not reason(put_aside.with_prose("problems", "全部重写了。"), about_section())
    assert reason(put_aside.with_prose("other_matters", "无"), about_section())


@pytest.mark.parametrize("severity", [Severity.ERROR, Severity.INFO])
def test_only_warnings_can_be_put_aside(report: Report, severity: Severity) -> None:
    finding = Finding("A01", severity, "两边不等", "requests", (CELL,))
    with pytest.raises(DismissalError, match="只有提醒可以放过"):
        dismiss(report, finding, WHY)
    forged = Report(**{**vars(report), "dismissed": {fingerprint(report, finding): WHY}})
    assert reason(forged, finding) == ""


def test_a_reason_is_needed(report: Report) -> None:
    with pytest.raises(DismissalError, match="写明为什么"):
        dismiss(report, about_cells(), Dismissal(" \u3000"))


def test_a_dismissed_warning_is_not_counted_but_shown() -> None:
    cell = CellRef("requests", "received", "other")
    report = new_report("甲镇人民政府", 2025).with_figure(cell, 0)
    (blanks, *_) = [f for f in run_checks(report) if f.rule == "N03"]
    before = count_findings(run_checks(report))
    findings = run_checks(dismiss(report, blanks, WHY))
    assert count_findings(findings) == (before[0], before[1] - 1)
    assert [plain_finding(f)["dismissed"] for f in findings if f.dismissed] == [WHY.reason]
    assert "dismissed" not in plain_finding(blanks)


def test_a_record_without_dismissals_is_read(report: Report) -> None:
    record = to_record(report)
    del record["dismissed"]
    assert from_record(record) == report
