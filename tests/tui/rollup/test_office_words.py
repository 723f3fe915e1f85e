"""An office of a roll-up in one line: a report without a figure is no report like the others."""

from dataclasses import replace
from pathlib import Path

import pytest

from nianbao.desk.rollup.county_desk import RollupPlaces, RollupRun
from nianbao.report.rollup.handed import CELLS
from nianbao.storage.library import Library
from nianbao.tui.rollup.office_words import OnlyOffices, listed_offices, office_words
from tests.county import COUNTY_NAME, COUNTY_YEAR, hand_in, office_report, roster_file
from tests.desk.rollup.counties import in_one_process


def test_a_report_without_a_figure_is_listed_as_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_one_process(monkeypatch)
    roster_file(tmp_path / "名单.csv")
    hand_in(tmp_path / "报来的", office_report(0))
    places = RollupPlaces(
        tmp_path / "报来的",
        tmp_path / "名单.csv",
        COUNTY_YEAR,
        None,
        tmp_path / "结果",
        COUNTY_NAME,
    )
    desk = RollupRun(places, Library(tmp_path / "n.json")).run()
    first = desk.whole.lines[0]
    assert first.handed is not None
    assert office_words(desk, first, 80).startswith("已报 ")
    assert first not in list(listed_offices(desk, OnlyOffices.OPEN))
    empty = replace(first, handed=replace(first.handed, figures=(None,) * len(CELLS)))
    assert office_words(desk, empty, 80).startswith("报了空表 ")
    desk.whole = replace(desk.whole, lines=(empty,))
    assert list(listed_offices(desk, OnlyOffices.OPEN)) == [empty]
