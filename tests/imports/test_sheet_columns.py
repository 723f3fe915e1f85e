"""Columns of a sheet that are none of the form's, or in another order: known by their heads."""

import csv
import io
from collections.abc import Sequence

from nianbao.imports import Reading, read_report
from nianbao.imports.reading_block import read_block
from nianbao.report.document import Report
from nianbao.report.form.figures import CellRef
from nianbao.report.form.form_2021 import FORM_2021
from tests.imports.told import told
from tests.samples.sheets import rows_xml, workbook

TITLE = "青河县柳林镇人民政府2023年政府信息公开工作年度报告"
TWO, THREE = "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况"
FOUR = "四、政府信息公开行政复议、行政诉讼情况"
NAMES = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
KEYS = ["natural_person", "commercial", "research", "public_benefit", "legal_service", "other"]
ROWS = {
    "received": ("一、本年新收政府信息公开申请数量", [11, 0, 2, 0, 4, 5]),
    "brought_forward": ("二、上年结转政府信息公开申请数量", [3, 0, 0, 0, 0, 0]),
    "granted": ("（一）予以公开", [7, 0, 2, 0, 4, 5]),
}
Rows = Sequence[Sequence[object]]


def read(head: str, rows: Rows) -> list[Reading]:
    """The same sheet as a workbook and as text."""
    given: Rows = [[TITLE], [head], *rows]
    text = io.StringIO()
    csv.writer(text).writerows(given)
    sheet = read_report(workbook(rows_xml(given)), ".xlsx")
    return [sheet, read_report(text.getvalue(), ".csv")]


def three(head: Sequence[str], line: Sequence[str], above: Rows = ()) -> list[Reading]:
    """Table three: `line` has for each cell a name of a column, or the words that stand there."""
    rows: list[Sequence[object]] = [*above, head]
    for number, (label, figures) in enumerate(ROWS.values(), start=1):
        known: dict[str, object] = dict(zip(NAMES, figures, strict=True))
        known |= {"": label, "总计": sum(figures), "序": number, "小计": sum(figures[1:])}
        rows.append([known.get(one, one) for one in line])
    return read(THREE, rows)


def test_other_columns_and_orders_of_table_three() -> None:
    whole = ["", *NAMES, "总计"]
    turned = ["总计", *NAMES[1:], NAMES[0]]
    subtotal = ["", NAMES[0], "小计", *whole[2:]]
    kinds: tuple[tuple[list[str], list[str], str], ...] = (
        ([*whole, "备注"], [*whole, ""], ""),
        ([*whole, "备注"], [*whole, "较上年多2件"], "备注：较上年多2件"),
        ([*whole, "备 注"], [*whole, "2"], "“备 注”一列"),
        (["序号", *whole], ["序", *whole], ""),
        (["", *whole], ["序", *whole], ""),
        (whole[:-1], whole[:-1], ""),
        ([*whole, "校验", ""], [*whole, "√", "0"], "一列（3个数）"),
        (["", *turned], ["", *turned], ""),
        (subtotal, subtotal, "“小计”一列（3个数）"),
        ([*subtotal[:-1], ""], subtotal, "“小计”一列（3个数）"),
        ([*whole, "上年总计", "同比"], [*whole, "40", "2"], "“上年总计”一列（3个数）"),
    )  # fmt: skip
    for head, line, says in kinds:
        for reading in three(head, line):
            for row, (_, figures) in ROWS.items():
                read_as = [reading.printed.get(CellRef("requests", row, key)) for key in KEYS]
                assert read_as == figures, (head, row)
            assert says in told(reading)


def test_a_column_that_is_hidden_is_blank_and_those_behind_it_stay() -> None:
    names = ["", "自然人", "小计", *NAMES[2:], "总计"]
    for reading in three(names, names):
        read_as = [reading.printed.get(CellRef("requests", "received", key)) for key in KEYS]
        assert read_as == [11, None, 2, 0, 4, 5]
        assert "“商业企业”列表里没有" in told(reading)
        named = {
            ref for one in reading.findings if "列表里没有" in one.message for ref in one.cells
        }
        assert named == {ref for ref in FORM_2021.table("requests").cells if "comm" in ref.column}


def test_the_year_before_beside_and_below() -> None:
    fifteen: list[object] = ["", *NAMES, "总计", *NAMES, "总计"]
    above = [["", "2022年", *[""] * 6, "2023年"]]
    old = [["9"] * 7] * 3
    for reading in three(fifteen, ["", *old[0], *NAMES, "总计"], above):  # type: ignore[arg-type]
        assert reading.printed[CellRef("requests", "received", "natural_person")] == 11
        assert "2022年" in told(reading)
    issued = CellRef("disclosure", "normative_documents", "issued")
    names = ["本年制发件数", "本年废止件数", "现行有效件数"]
    over = ["信息内容", *(text for name in names for text in (name, ""))]
    beside = ["信息内容", *(text for name in names for text in ("上年", name))]
    beside[1] = "上年制发件数"
    heads: tuple[Rows, ...] = (
        [beside],
        [over, ["", *["上年数", "本年数"] * 3]],
        [over, ["", *["2022年", "2023年"] * 3]],
    )
    for head in heads:
        for reading in read(TWO, [*head, ["行政规范性文件", 8, 3, 8, 1, 8, 6]]):
            assert reading.printed[issued] == 3
            assert "不是表式里的列" in told(reading)


def test_table_four_side_by_side_in_another_order() -> None:
    names = ["总计", "结果维持", "结果纠正", "其他结果", "尚未审结"]
    head: list[Sequence[object]] = [
        ["行政复议", *[""] * 4, "行政诉讼"],
        [*names, "复议后起诉", *[""] * 4, "未经复议直接起诉"],
    ]
    figures = [3, 1, 2, 0, 0, 1, 0, 0, 1, 0, 5, 5, 0, 0, 0]
    for reading in read(FOUR, [*head, [*[""] * 5, *names * 2], figures]):
        read_as = [reading.printed[ref] for ref in FORM_2021.table("challenges").cells]
        assert read_as == [1, 2, 0, 0, 3, 5, 0, 0, 0, 5, 0, 0, 1, 0, 1]


def test_a_line_for_each_figure_and_results_one_below_the_other() -> None:
    lines: list[Sequence[object]] = [
        ["序号", "项目", "指标", "数量"],
        [1, "行政规范性文件", "本年制发件数", 3],
        [2, "行政规范性文件", "本年废止件数", 1],
        [3, "行政处罚", "本年处理决定数量", 9],
        [4, "行政事业性收费", "本年收费金额（单位：元）", 800],
    ]
    whole: dict[str, int | None] = {
        "normative_documents.issued": 3,
        "normative_documents.repealed": 1,
    }
    whole |= {"penalties.decisions": 9, "fees.amount": None}
    for reading in read(TWO, lines):
        for place, figure in whole.items():
            assert reading.printed[CellRef("disclosure", *place.split("."))] == figure
    for reading in read(TWO, [*lines, [5, "行政处罚", "本年处理决定数量", 8]]):
        assert reading.printed.get(CellRef("disclosure", "penalties", "decisions")) is None
    results: list[Sequence[object]] = [
        ["结果", "行政复议", "行政诉讼"],
        ["", "", "复议后起诉", "未经复议直接起诉"],
        *([name, 1, 2, 3] for name in ("尚未审结", "结果纠正", "其他结果", "结果维持")),
    ]
    for reading in read(FOUR, results):
        cells = FORM_2021.table("challenges").typed_cells
        assert [reading.printed[ref] for ref in cells] == [1] * 4 + [3] * 4 + [2] * 4


def test_pasted_columns_that_are_none_of_the_forms() -> None:
    report, start = Report("柳林镇", 2023), CellRef("requests", "granted", "natural_person")
    label = ROWS["received"][0]
    head = "\t".join(["序号", "项目", *NAMES[1:], NAMES[0], "备注"])
    for text, unused in (
        (f"{head}\n1\t{label}\t1\t2\t3\t4\t5\t0\t2", "“备注”不是表三的列"),
        (f"4\t{label}\t0\t1\t2\t3\t4\t5\t15", ""),
    ):
        block = read_block(text, report, start)
        read_as = [block.changes.get(CellRef("requests", "received", key)) for key in KEYS]
        assert read_as == [0, 1, 2, 3, 4, 5], text
        assert unused in "".join(block.unused)
    four = CellRef("challenges", "reconsideration", "upheld")
    for text in ("结果纠正\t3\t4\t5\n其他结果\t1\t1\t1", "2\t结果纠正\t3\t4\t5"):
        turned = read_block(text, report, four)
        assert not turned.changes
        assert "列名在左边" in turned.unused[0]


def test_a_head_that_does_not_lie_over_its_figures_is_not_followed() -> None:
    """A figure to the left of the first name, or a label beneath one: nothing is moved."""
    for reading in three(["", "", *NAMES, "总计"], ["", *NAMES, "总计"]):
        assert reading.printed[CellRef("requests", "received", "natural_person")] == 11
    head = ["信息内容", "本年处理决定数量", "信息内容", "本年收费金额（单位：万元）"]
    for reading in read(TWO, [head, ["行政许可", 4, "行政事业性收费", 5]]):
        assert reading.printed.get(CellRef("disclosure", "licensing", "decisions")) in (4, None)
        assert "行政许可" in told(reading)
