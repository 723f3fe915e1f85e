"""An office of a roll-up in one line: a report without a figure is no report like the others."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from nianbao.desk.rollup.county_desk import CountyDesk, RollupPlaces, RollupRun
from nianbao.exports import write_file
from nianbao.report.rollup.handed import CELLS
from nianbao.storage.library import Library
from nianbao.tui.rollup.deciding import due_words
from nianbao.tui.rollup.office_words import OnlyOffices, listed_offices, office_words
from tests.county import COUNTY_NAME, COUNTY_YEAR, hand_in, office_report, roster_file
from tests.desk.rollup.counties import in_one_process


def desk_of(tmp_path: Path) -> CountyDesk:
    places = RollupPlaces(
        tmp_path / "报来的",
        tmp_path / "名单.csv",
        COUNTY_YEAR,
        None,
        tmp_path / "结果",
        COUNTY_NAME,
    )
    return RollupRun(places, Library(tmp_path / "n.json")).run()


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CountyDesk:
    in_one_process(monkeypatch)
    roster_file(tmp_path / "名单.csv")
    hand_in(tmp_path / "报来的", office_report(0))
    return desk_of(tmp_path)


def test_what_was_sent_back_is_listed_while_none_or_two_lie_there(
    tmp_path: Path, desk: CountyDesk
) -> None:
    """An office whose old file was taken away stood as 未报, as if nothing had been sent."""
    first = desk.whole.lines[0]
    desk.say(first, "whole", "请改")
    assert desk.send_back(first)

    def listed() -> str:
        again = desk_of(tmp_path)
        (line,) = listed_offices(again, OnlyOffices.SENT)
        return office_words(again, line, 80)

    assert listed().startswith("已退回 ")
    file = tmp_path / "报来的" / f"{first.office.name}.json"
    other = office_report(0).with_prose("problems", "一是慢。改进：快。")
    (tmp_path / "报来的" / "改.json").write_bytes(write_file(other, "json"))
    assert listed().startswith("有两份 ")
    again = desk_of(tmp_path)
    assert [again.is_sent(one) for one in again.whole.lines[0].choices] == [False, True]
    file.rename(tmp_path / "旧.json")
    assert listed().startswith("又报来 ")
    (tmp_path / "报来的" / "改.json").write_bytes(write_file(office_report(1), "json"))
    assert listed().startswith("退回未报 ")


def test_a_report_without_a_figure_is_listed_as_one(desk: CountyDesk) -> None:
    first = desk.whole.lines[0]
    assert first.handed is not None
    assert office_words(desk, first, 80).startswith("已报 ")
    assert first not in list(listed_offices(desk, OnlyOffices.OPEN))
    empty = replace(first, handed=replace(first.handed, figures=(None,) * len(CELLS)))
    assert office_words(desk, empty, 80).startswith("报了空表 ")
    desk.whole = replace(desk.whole, lines=(empty,))
    assert list(listed_offices(desk, OnlyOffices.OPEN)) == [empty]


@pytest.mark.parametrize(
    ("due", "words"),
    [
        ("", "还没有写"),
        ("2026-01-20", "是 2026-01-20"),
        ("2026-01-19", "是 2026-01-19，已经过了"),
        ("2025-12-31", "是 2025-12-31，已经过了"),
    ],
)
def test_a_day_to_mend_by_that_is_over_is_told(due: str, words: str) -> None:
    """One that is today is not: the office still has the day."""
    assert due_words(due, date(2026, 1, 20)) == words
