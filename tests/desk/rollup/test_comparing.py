"""More reports than are compared with one another: only those of one county are, and it is told."""

from dataclasses import replace
from pathlib import Path

import pytest

from nianbao.desk.rollup import comparing
from nianbao.desk.rollup.rolling import RollupJob, run_rollup
from nianbao.exports import write_file
from nianbao.report.rollup import across
from nianbao.report.rollup.roster import RosterOffice, roster_of
from tests.desk.rollup.counties import in_one_process
from tests.samples import county as made


def test_too_many_are_compared_within_their_county(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_one_process(monkeypatch)
    for module in (across, comparing):
        monkeypatch.setattr(module, "COMPARED", 3)
    folder = tmp_path / "今年"
    folder.mkdir()
    first = made.report_of(made.OFFICES[40])
    offices = []
    for number, county in enumerate(("甲县", "甲县", "乙县", "", "", "", "")):
        name = f"第{number}局"
        (folder / f"{number}.json").write_bytes(write_file(replace(first, office=name), "json"))
        offices.append(RosterOffice(name, county=county))
    job = RollupJob(folder, roster_of(offices), made.YEAR, tmp_path / "out")
    rollup = run_rollup(job).rollup
    told = {name: {one.rule for one in found} for name, found in rollup.across.items()}
    assert told == {"第0局": {"K01", "K02"}, "第1局": {"K01", "K02"}}
    assert rollup.remarks == (
        "报告超过3份，文字和整张表只在同一个县里互相比较。有4份没有比较：请在名单里写明各单位的县。",
    )


@pytest.mark.parametrize(("most", "remarks"), [(2, 0), (1, 1)])
def test_as_many_as_are_compared_are_not_too_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, remarks: int
) -> None:
    in_one_process(monkeypatch)
    for module in (across, comparing):
        monkeypatch.setattr(module, "COMPARED", most)
    names = made.OFFICES[:2]
    for name in names:
        content = write_file(made.report_of(name), "json")
        (tmp_path / f"{name}.json").write_bytes(content)
    offices = [RosterOffice(name) for name in names]
    rollup = run_rollup(RollupJob(tmp_path, roster_of(offices), made.YEAR, tmp_path / "out")).rollup
    assert len(rollup.found) == 2
    assert len(rollup.remarks) == remarks
