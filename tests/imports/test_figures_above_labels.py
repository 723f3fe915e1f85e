"""Tables that came one cell a line, where a figure stands above its own label, broken in two."""

import pytest

from nianbao.imports import Reading, read_report

TITLE = "青石县柳溪镇人民政府2022年政府信息公开工作年度报告"
FIRST = ("第二十条第（五）项", "信息内", "本年处理决定数量", "容")
SECOND = ("第二十条第（六）项", "信息内", "本年处理决定数量", "容")
LAST = ("第二十条第（八）项", "信息内容", "本年收费金额（单位：万元）")


def read(*lines: str) -> Reading:
    heads = ("一、总体情况", "全年公开信息20条。", "二、主动公开政府信息情况")
    return read_report("\n".join((TITLE, *heads, *lines)))


def printed(reading: Reading) -> dict[str, str]:
    figures = {str(ref).split(".", 1)[1]: str(value) for ref, value in reading.printed.items()}
    return {key: value for key, value in figures.items() if value != "None"}


@pytest.mark.parametrize(
    "penalties",
    [("464", "行政处", "罚", "288"), ("464", "行政", "处罚", "288"), ("464", "行政处罚", "288")],
)
@pytest.mark.parametrize("licensing", [("行政许", "可"), ("行政许可",)])
def test_a_figure_beneath_a_label_is_not_taken_where_figures_stand_above_their_labels(
    licensing: tuple[str, ...], penalties: tuple[str, ...]
) -> None:
    lines = (*FIRST, "2274", *licensing, *SECOND, *penalties, "行政强", "制")
    reading = read(*lines, *LAST, "行政事业性收费", "0.5")
    assert printed(reading).get("penalties.decisions") != "288"
    missing = {cell for one in reading.findings for cell in one.cells}
    assert "disclosure.penalties.decisions" in map(str, missing)


@pytest.mark.parametrize(
    "lines",
    [
        (*FIRST, "行政许", "可", "2274", *SECOND, "行政处", "罚", "464", "行政强", "制", "288"),
        (*FIRST, "行政许可", "2274", *SECOND, "行政处罚", "464", "行政强制", "288", *LAST),
        ("行政许可", *SECOND, "行政处罚", "464", "行政强制", "288"),
        (*FIRST, "17", "行政许可", "2274", *SECOND, "行政处罚", "464", "行政强制", "288"),
    ],
)
def test_figures_beneath_their_labels_are_read(lines: tuple[str, ...]) -> None:
    found = printed(read(*lines))
    assert found["penalties.decisions"] == "464"
    assert found["compulsion.decisions"] == "288"


WAYS = ("结果维", "持", "结果纠", "正", "其他结", "果", "尚未审", "结", "总计")
FOUR = ("三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况")


@pytest.mark.parametrize("direct", [("未经复议直接起诉",), ("未经复议", "直接起诉")])
def test_figures_behind_two_labels_of_table_four_are_no_one_s(direct: tuple[str, ...]) -> None:
    lines = (*FOUR, "行政复议", "行政诉讼", *WAYS, *direct, "36", "55", "57", "33", "181")
    rest = ("结果维", "持", "26", "结果纠", "正", "20", "复议后起诉", "其他结", "果", "4")
    reading = read(*lines, *rest)
    assert not printed(reading)
    missing = {str(cell) for one in reading.findings for cell in one.cells}
    assert "challenges.litigation_direct.upheld" in missing


def test_figures_behind_each_label_of_table_four_are_read() -> None:
    suits = ("26", "20", "4", "35", "85", "复议后起诉", "58", "2", "37", "6", "103")
    lines = (
        *FOUR,
        "行政复议",
        "36",
        "55",
        "57",
        "33",
        "181",
        "行政诉讼",
        "未经复议直接起诉",
        *suits,
    )
    found = printed(read(*lines))
    assert found["reconsideration.upheld"] == "36"
    assert found["litigation_direct.total"] == "85"
    assert found["litigation_after.total"] == "103"
