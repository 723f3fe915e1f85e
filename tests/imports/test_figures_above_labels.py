"""Figures and labels that narrow columns broke: a figure above its label, its last digits below."""

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


TWO = ("信息内容\t本年制发件数\t本年废止件数\t现行有效件数",)


@pytest.mark.parametrize("rest", ["\t6\t9\t3", "\t60\t91\t37", "6\t9\t3"])
def test_the_last_digits_of_the_row_above_are_no_row_without_a_name(rest: str) -> None:
    reading = read(*TWO, "规章\t21\t28\t15", rest, "行政许可\t2274")
    found = printed(reading)
    assert "normative_documents.issued" not in found
    told = {str(cell) for one in reading.findings for cell in one.cells}
    assert {"disclosure.rules.issued", "disclosure.normative_documents.issued"} <= told
    assert "断下来的" in "".join(one.message for one in reading.findings)


@pytest.mark.parametrize(
    ("above", "rest"),
    [
        ("24\t73\t12", "\t2\t\t9"),
        ("24\t7\t12", "\t2\t\t9"),
        ("24\t12\t7", "\t2\t9\t"),
        ("7\t24\t12", "\t\t2\t9"),
    ],
)
def test_last_digits_of_some_figures_of_a_row_make_it_doubtful(above: str, rest: str) -> None:
    rows = (f"规章\t{above}", rest, "行政规范性文件\t5\t6\t7")
    for lines in (rows, ("规章\t5\t6\t7", f"行政规范性文件\t{above}", rest, "行政许可\t2274")):
        reading = read(*TWO, *lines)
        cells = {str(one): finding for finding in reading.findings for one in finding.cells}
        named = "rules" if lines is rows else "normative_documents"
        assert f"disclosure.{named}.issued" in cells


@pytest.mark.parametrize("above", ["0\t0\t0", "1\t12\t130", "2\t3\t4"])
def test_a_row_that_lacks_its_name_is_read_where_it_is_no_rest(above: str) -> None:
    found = printed(read(*TWO, f"规章\t{above}", "\t6\t9\t3", "行政许可\t2274"))
    assert found["normative_documents.issued"] == "6"
