"""Workbooks with more in them than one report: other years, parts of one, drafts, other offices."""

from collections.abc import Sequence

import pytest

from nianbao.imports import Certainty, ImportRefusedError, Reading, read_report
from nianbao.report.finding import Severity
from nianbao.report.form.figures import CellRef
from tests.imports.told import told
from tests.samples.sheets import rows_xml, workbook

OFFICE = "青河县柳林镇人民政府"
TITLE = OFFICE + "{}年政府信息公开工作年度报告"
HEAD = "三、收到和处理政府信息公开申请情况"
LABELS = ["一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "（一）予以公开"]
WORDS = [["一、总体情况"], ["今年的话。"]]
RECEIVED = CellRef("requests", "received", "natural_person")
LAST, NOW = TITLE.format(2022), TITLE.format(2023)


def table(*lines: str, first: object = 5, titles: Sequence[str] = ()) -> str:
    """A sheet: lines, and a table three that begins with `first`."""
    rows = [[label, first, 0, 0, 0, 0, 0, first] for label in LABELS]
    return rows_xml([*([line] for line in (*titles, *lines)), *rows])


def read(**sheets: str) -> Reading:
    return read_report(workbook(*sheets.values(), names=list(sheets)), ".xlsx")


def test_only_the_years_own_table_is_read() -> None:
    report = rows_xml([[NOW], *WORDS, [HEAD], *([one, 7, 0, 0, 0, 0, 0, 7] for one in LABELS)])
    for name, other, says in (
        ("2022年", table(HEAD), "“2022年”是2022年的"),
        ("Sheet1", table(LAST, HEAD), "“Sheet1”是2022年的"),
        ("Sheet1", table("年度：2022年", HEAD), "“Sheet1”是2022年的"),
        ("上年数据", table(HEAD), "“上年数据”看名称"),
        ("Sheet1", table("上半年政府信息公开申请情况", HEAD), "“Sheet1”看名称"),
        ("空表", table(HEAD, first=""), "“空表”"),
        ("Sheet1", table(HEAD, first="").replace("<v>0</v>", ""), "“Sheet1”表里没有填数"),
    ):
        for sheets in ({name: other, "年报": report}, {"年报": report, name: other}):
            reading = read(**sheets)
            assert (reading.printed[RECEIVED], reading.year) == (7, 2023), (name, list(sheets))
            assert says in told(reading)
            assert reading.prose.overview.parts[0].text == "今年的话。"


def test_two_tables_that_differ_are_left_blank_and_told() -> None:
    one, two = table(NOW, HEAD), table(HEAD, first=6)
    reading = read(甲=one, 乙=two)
    assert RECEIVED not in reading.printed
    assert reading.certainty(RECEIVED) is Certainty.MISSING
    assert "“甲”、“乙”都有表三，数不一样" in told(reading)
    same = read(甲=one, 乙=table(HEAD))
    assert same.printed[RECEIVED] == 5
    assert Severity.INFO in {one.severity for one in same.findings if "数一样" in one.message}


def test_two_offices_are_refused_by_name() -> None:
    other = table(NOW.replace("柳林镇", "石桥镇"), HEAD, first=6)
    with pytest.raises(ImportRefusedError, match=r"2个单位的报告.+石桥镇"):
        read(甲=table(NOW, HEAD), 乙=other)
    assert read(甲=table(NOW, HEAD), 乙=rows_xml([[OFFICE], ["无。"]])).printed[RECEIVED] == 5
    with pytest.raises(ImportRefusedError, match="2个单位的报告"):
        read(甲=table(NOW, HEAD), 乙=rows_xml([[NOW.replace("柳林镇", "石桥镇")], *WORDS]))
    assert read(年报=table(HEAD), 二〇二二=table("2022年", HEAD, first=6)).year is None


def test_fees_in_another_unit_are_left_blank() -> None:
    fee = CellRef("disclosure", "fees", "amount")
    heads = ("本年收费金额（元）", "本年收费金额（单位：千元）", "本年收费金额（单位：万元）")
    read_as = []
    for head in heads:
        rows: list[Sequence[object]] = [
            [NOW],
            ["二、主动公开政府信息情况"],
            ["信息内容", head],
            ["行政事业性收费", 350],
        ]
        reading = read_report(workbook(rows_xml(rows)), ".xlsx")
        read_as.append(reading.printed.get(fee))
        assert ("不是万元" in told(reading)) is (reading.printed[fee] is None)
    assert [str(figure) for figure in read_as] == ["None", "None", "350"]


def test_fields_above_a_table_tell_office_and_year_but_not_the_day_of_filling_in() -> None:
    other = "填表人：张三"
    fields: tuple[tuple[list[list[str]], tuple[str | None, int | None]], ...] = (
        ([["填报单位：" + OFFICE, "", "年度：2023年"]], (OFFICE, 2023)),
        ([["填报单位（盖章）", OFFICE], ["报告年度", "2023"]], (OFFICE, 2023)),
        ([["单位名称：" + OFFICE, other], ["填报日期：2024年1月12日"]], (OFFICE, None)),
        ([["填报单位：柳林镇党政办  填报时间：2024年1月"]], ("柳林镇党政办", None)),
        ([["填报日期", "2024年1月12日"], ["单位：件"]], (None, None)),
    )
    for above, known in fields:
        rows: list[Sequence[object]] = [*above, [HEAD]]
        rows += [[one, 7, 0, 0, 0, 0, 0, 7] for one in LABELS]
        text = "\n".join(",".join(str(cell) for cell in row) for row in rows)
        for reading in (
            read_report(workbook(rows_xml(rows)), ".xlsx"),
            read_report(text, ".csv"),
        ):
            assert (reading.office, reading.year) == known, above
            assert reading.printed[RECEIVED] == 7
            assert "填报" not in str(reading.prose)


def test_a_table_of_another_year_alone_is_read_and_told() -> None:
    reading = read(正文=rows_xml([[NOW], *WORDS]), 附表=table(f"2022年{HEAD[2:]}", HEAD))
    assert reading.printed[RECEIVED] == 5
    assert reading.certainty(RECEIVED) is Certainty.GUESSED
    assert "“附表”写的是2022年" in told(reading)
    assert "2021年" not in told(read(正文=rows_xml([[NOW], *WORDS]), 新版2021版=table(HEAD)))
