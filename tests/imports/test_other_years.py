"""A section with its table twice, of this year and of another, each beneath a line that says so."""

import pytest

from nianbao.imports import Reading, read_report

TITLE = "青石县柳溪镇人民政府2022年政府信息公开工作年度报告"
HEAD = "二、主动公开政府信息情况"
OWN = ("行政许可\t316", "行政处罚\t2", "行政强制\t1")
OLD = ("行政许可\t777", "行政处罚\t8", "行政强制\t9")


def read(*lines: str) -> Reading:
    return read_report("\n".join((TITLE, "一、总体情况", "全年公开信息20条。", HEAD, *lines)))


def figures(reading: Reading) -> list[str]:
    return [str(value) for value in reading.printed.values() if value is not None]


@pytest.mark.parametrize(
    ("own", "other"),
    [
        ("2022年：", "2021年："),
        ("本年情况", "上年情况"),
        ("2022年度处理决定", "附：2021年度处理决定（供比较）"),
        ("今年", "2020年"),
    ],
)
@pytest.mark.parametrize("is_first", [True, False])
def test_the_table_of_another_year_is_not_read_and_told(
    own: str, other: str, *, is_first: bool
) -> None:
    parts = ((other, *OLD), (own, *OWN)) if is_first else ((own, *OWN), (other, *OLD))
    reading = read(*parts[0], *parts[1])
    assert figures(reading) == ["316", "2", "1"]
    number = 5 if is_first else 9
    (finding,) = (one for one in reading.findings if "另一年的表" in one.message)
    assert f"第{number}行“{other}”" in finding.message
    assert [text for _, text in reading.unplaced][:1] == [other]


@pytest.mark.parametrize(
    "lines",
    [
        ("2022年新办：", OWN[0], "2021年转来：", *OWN[1:]),
        ("2022年", *OWN, "2021年和2022年的数都已核对"),
        ("2021年印发的办法规定的事项：", *OWN),
        ("2022年数据。2021年数据另见附件。", *OWN),
    ],
)
def test_other_lines_with_a_year_take_nothing(lines: tuple[str, ...]) -> None:
    reading = read(*lines)
    assert figures(reading) == ["316", "2", "1"]
    assert "另一年的表" not in "".join(one.message for one in reading.findings)
