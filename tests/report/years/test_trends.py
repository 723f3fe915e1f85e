"""Several years side by side: what is counted, added up as the form says."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given

from nianbao.report.document import Report, new_report
from nianbao.report.form.figures import CellRef
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.years.trends import topics
from tests.examples import of_whole
from tests.reports import OFFICE, full_report, reports

RECEIVED = CellRef("requests", "received", "natural_person")


def test_every_typed_figure_is_in_one_trend() -> None:
    report = full_report()
    total = Decimal(0)
    for table in FORM_2021.tables:
        typed = [ref for ref in table.typed_cells if ref.column != "total"]
        total += sum(report.figure(ref) or 0 for ref in typed)
    drawn = [trend for topic in topics([report]) for trend in topic.trends]
    assert sum(trend.figures[report.year] or 0 for trend in drawn) == total


def test_the_kinds_of_outcomes_are_added_up_and_named_briefly() -> None:
    outcomes = topics([new_report(OFFICE, 2024)])[2]
    assert [trend.name for trend in outcomes.trends] == [
        "予以公开",
        "部分公开",
        "不予公开",
        "无法提供",
        "不予处理",
        "其他处理",
    ]
    refs = [
        CellRef("requests", row.key, "natural_person")
        for row in FORM_2021.table("requests").rows.values()
        if row.number.startswith("3.3.")
    ]
    report = new_report(OFFICE, 2024).with_figures(dict.fromkeys(refs, 2))
    refused = topics([report])[2].trends[2]
    assert refused.figures == {2024: 2 * len(refs)}


def test_years_are_in_order_and_blanks_stay_blank() -> None:
    years = [new_report(OFFICE, 2024).with_figure(RECEIVED, 12), new_report(OFFICE, 2022)]
    first = topics(years)[1].trends[0]
    assert first.figures == {2022: None, 2024: 12}
    assert list(first.figures) == [2022, 2024]
    assert not first.is_nothing
    assert first.unit == "件"


@of_whole(30)
@given(reports())
def test_any_report_can_be_drawn(report: Report) -> None:
    for topic in topics([report, replace(report, year=report.year + 1)]):
        assert topic.title
        assert topic.trends
