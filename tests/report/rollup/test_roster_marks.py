"""A roster as it is copied out of a sheet, or saved with other marks between its cells."""

import pytest

from nianbao.report.rollup.roster import read_roster


@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_cells_are_told_apart_whatever_stands_between_them(mark: str) -> None:
    rows = (("单位名称", "类别", "应报"), ("甲镇", "镇", "是"), ("乙局", "部门", "否"))
    text = "\ufeff" + "\r\n".join(map(mark.join, rows))
    offices = read_roster(text).offices
    assert [(one.name, one.kind, one.expected) for one in offices] == [
        ("甲镇", "镇", True),
        ("乙局", "部门", False),
    ]
