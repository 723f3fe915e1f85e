"""How much a change takes away and brings, and what of it is large."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from nianbao.report.changes.extent import Extent, extent
from nianbao.report.document import Report
from nianbao.report.facts import Fact
from nianbao.report.form.figures import CellRef
from nianbao.report.prose import overview
from tests.reports import zero_report

LICENSING = CellRef("disclosure", "licensing", "decisions")
TEXT = "overview.parts.0.text"
BEFORE = zero_report().with_prose(TEXT, "甲乙丙丁").with_prose("problems", "问" * 30)


def moved(report: Report) -> Report:
    """The sub-heads in another order."""
    parts = report.prose.overview.parts
    return report.with_overview(overview(report.prose.overview.numbering, reversed(parts)))


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda report: report, Extent()),
        (lambda report: report.with_figure(LICENSING, 5), Extent(1, 1)),
        (lambda report: report.with_figure(LICENSING, None), Extent(1, 0)),
        (lambda report: report.with_note("requests", "注"), Extent(0, 1)),
        (lambda report: replace(report, facts=(Fact("会", "次", 3),)), Extent(0, 1)),
        (lambda report: report.with_prose(TEXT, "甲乙丙丁戊"), Extent(0, 0, 0, 1)),
        (lambda report: report.with_prose(TEXT, "甲丁"), Extent(0, 0, 2, 0)),
        (lambda report: report.with_prose(TEXT, "甲子丑丁"), Extent(0, 0, 2, 2)),
        (lambda report: report.with_prose(TEXT, "甲" * 6), Extent(0, 0, 3, 5)),
        (lambda report: report.with_prose("preface", "导语"), Extent(0, 0, 0, 2)),
    ],
)
def test_a_change_is_measured(change: Callable[[Report], Report], found: Extent) -> None:
    after = change(BEFORE)
    assert extent(BEFORE, after) == found
    assert extent(after, BEFORE) == Extent(
        found.entries_come, found.entries_lost, found.characters_come, found.characters_lost
    )
    assert not found.is_large


@pytest.mark.parametrize(
    "change",
    [
        lambda report: report.with_prose("problems", ""),
        lambda report: report.with_prose("problems", "改" * 30),
        lambda report: report.with_prose("other_matters", "粘" * 300),
        lambda report: report.with_figures(dict.fromkeys(list(report.figures)[:9])),
        lambda report: report.with_figures(dict.fromkeys(list(report.figures)[:9], 7)),
        moved,
    ],
)
def test_what_no_hand_types_at_once_is_large(change: Callable[[Report], Report]) -> None:
    assert extent(BEFORE, change(BEFORE)).is_large
