"""A text far longer than any report is read up to a bound, in whole sentences."""

import pytest

from nianbao.report.claims.skeleton import Matter, skeleton

_LONG = 300_000


@pytest.mark.parametrize("piece", ["(", "（）", "1、", "（一）", "收到12件，", "12件。", "甲\n"])
def test_clauses_are_bounded(piece: str) -> None:
    said = "全年收到申请12件。"
    bones = skeleton(said + piece * (_LONG // len(piece)), 2024, "镇", Matter.REQUESTS)
    assert len(bones.clauses) < 60_000
    assert bones.text[-1] in "。\n"
    assert [number.value for number in bones.numbers.values()][:1] == [12]
    assert bones.clauses[0].ours
