"""Registers as strangers keep them: ticks, days in pieces, years in titles, one below another."""

from collections.abc import Sequence
from datetime import date

import pytest

from nianbao.imports.reading import ImportRefusedError
from nianbao.imports.registers.register_sheet import SheetFound, read_register
from nianbao.imports.registers.sheet_file import RowCell, SheetFile, SheetRows
from nianbao.imports.registers.sheet_rows import rows_of_file, rows_of_text
from nianbao.report.registers.columns import SheetColumn
from nianbao.report.registers.fields import REGISTERS
from tests.samples.word import paragraph, zipped

REQUESTS = REGISTERS["requests"]


def pasted(*lines: str, year: int | None = None) -> SheetFound:
    return read_register(rows_of_text("\n".join(lines)), REQUESTS, year=year)


def sheets(*named: tuple[str, Sequence[str]]) -> SheetFile:
    """Sheets of lines, cells apart by |."""
    made = []
    for name, lines in named:
        rows = [
            (number, {at: RowCell(words) for at, words in enumerate(line.split("|")) if words})
            for number, line in enumerate(lines, start=1)
        ]
        made.append(SheetRows(name, [(number, row) for number, row in rows if row]))
    return SheetFile(tuple(made))


def values(found: SheetFound, name: str) -> list[object]:
    return [row.values.get(name) for row in found.rows]


def faults(found: SheetFound) -> list[str]:
    return [one.sentence for one in found.faults]


def test_ticks_choose_outcomes_classes_and_ways() -> None:
    found = pasted(
        "收到日期\t申请内容\t申请人情况\t\t\t办理结果\t\t\t\t\t收到方式\t\t办结日期",
        "\t\t自然人\t商业企业\t法人\t予以公开\t不予公开\t\t其他处理\t\t当面\t网络",
        "\t\t\t\t\t\t1.国家秘密\t6.过程性信息\t逾期不补正\t3.其他",
        "2026-3-10\t甲事\t√\t\t\t√\t\t\t\t\t1\t\t2026-3-20",
        "2026-3-11\t乙事\t\t1\t\t\t\t√\t\t\t\t1\t2026-3-21",
        "2026-3-12\t丙事\t\t\t√\t\t\t\t\t是\t0\t1\t2026-3-22",
        "2026-3-13\t丁事\t√\t√\t\t甲某\t√\t\t\t\t/\t\t2026-3-23",
        "2026-3-14\t戊事\t√",
    )
    assert values(found, "applicant_class") == [
        "natural_person",
        "commercial",
        None,
        None,
        "natural_person",
    ]
    assert values(found, "outcome") == [
        "granted",
        "withheld_deliberative",
        "closed_other",
        None,
        None,
    ]
    assert values(found, "channel") == ["in_person", "network", "network", None, None]
    assert faults(found) == [
        "第6行“申请人情况·自然人…申请人情况·法人”：勾的说不准是哪一种，没有放进去。",
        "第7行“申请人情况·自然人…申请人情况·法人”：勾了不止一项，没有放进去。",
        "第7行“办理结果·予以公开…办理结果·其他处理·3.其他”：写的不是勾，没有放进去。",
    ]
    assert not found.unnamed
    ways = pasted("收到日期\t申请内容\t答复方式", "\t\t当面\t网上", "2026-3-10\t甲事\t√")
    assert values(ways, "channel") == [None], "how it was answered is not how it came"


def test_a_report_is_no_register() -> None:
    with pytest.raises(ImportRefusedError):
        pasted(
            "\t申请人情况",
            "\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他",
            "本年新收\t1\t0\t0\t0\t0\t0",
        )


def test_a_day_in_three_columns_is_one_day() -> None:
    found = pasted(
        "2026年台账",
        "收到日期\t\t\t申请内容\t答复日期",
        "年\t月\t日\t\t月\t日",
        "2026\t3\t10\t甲事\t3\t20",
        "2026年\t3月\t11日\t乙事",
        "\t3\t12\t丙事\t4月\t1日",
        "2026\t3\t\t丁事",
    )
    assert values(found, "received") == [
        date(2026, 3, 10),
        date(2026, 3, 11),
        date(2026, 3, 12),
        None,
    ]
    assert values(found, "decided") == [date(2026, 3, 20), None, date(2026, 4, 1), None]
    assert faults(found)[0] == "第7行“收到日期”：看不出是哪一天，请写成 2026-03-10。"


def test_titles_and_legends_are_no_requests() -> None:
    found = pasted(
        "编号\t收到日期\t申请人类别\t申请内容\t办理结果",
        "一月份",
        "1\t2026-1-10\t自然人\t甲事\t予以公开",
        "\t\t自然人\t\t予以公开",
        "本月合计：1件",
        "1月小计\t\t\t1",
        "2",
    )
    assert values(found, "summary") == ["甲事"]
    assert faults(found) == [
        "第2行：只有一格，像是标题或说明，没有当作一条。",
        "第4行：收到日期、申请人、申请内容都没有，没有当作一条。",
        "第5行：是合计或说明，没有当作一条。",
        "第6行：是合计或说明，没有当作一条。",
    ]


def test_days_without_a_year_that_may_be_of_another_are_told() -> None:
    head = "收到日期\t申请内容\t答复日期"
    early = pasted(
        "2026年台账",
        head,
        "12月28日\t甲事\t1月15日",
        "1月10日\t乙事\t1月20日",
        "12月20日\t丙事\t1月8日",
    )
    assert values(early, "received") == [None, date(2026, 1, 10), date(2026, 12, 20)]
    assert values(early, "decided") == [None, date(2026, 1, 20), date(2027, 1, 8)]
    assert faults(early)[-1] == "第5行“答复日期”：没有写年份，当作2027年，请核对。"
    carried = pasted(
        "2026年台账",
        head,
        "上年结转",
        "12月28日\t甲事",
        "2025.12.29\t乙事",
        "本年新收",
        "3月1日\t丙事",
    )
    assert values(carried, "received") == [None, date(2025, 12, 29), date(2026, 3, 1)]
    of_sheet = read_register(
        sheets(("上年结转", ("2026年台账", head.replace("\t", "|"), "12月28日|甲事"))), REQUESTS
    )
    assert values(of_sheet, "received") == [None]
    filled_in = pasted("填表日期：2026年1月5日", head, "3月1日\t甲事")
    assert values(filled_in, "received") == [None], "the day it was filled in is not its year"
    wrong = pasted(head, "2026-3-10\t甲事\t2026-3-1")
    assert faults(wrong) == ["第2行“答复日期”：在收到日期以前，请核对。"]


def test_sheets_and_tables_with_other_heads() -> None:
    first = ("收到日期|申请内容|申请人", "2026-1-5|甲事|子")
    other = (
        "申请人|收到日期|申请内容|公开方式甲",
        "丑|2026-2-5|乙事|x",
        "",
        "三月份",
        "申请内容|申请人|收到日期",
    )
    below = ("丙事|寅|2026-3-5|多出来",)
    found = read_register(
        sheets(("1月", first), ("2月", (*other, *below)), ("说明", ("本表由党政办填",))), REQUESTS
    )
    assert values(found, "summary") == ["甲事", "乙事", "丙事"]
    assert values(found, "applicant") == ["子", "丑", "寅"]
    assert [row.place for row in found.rows] == ["“1月”第2行", "“2月”第2行", "“2月”第6行"]
    assert found.remarks == (
        "工作表“2月”里还有列没有读入：公开方式甲。",
        "工作表“2月”里还有列没有读入：D列（没有列名）。",
        "工作表“说明”里没有找到表头，没有读入。",
    )
    named = read_register(
        sheets(("1月", first), ("2月", (*other, *below))),
        REQUESTS,
        chosen={2: SheetColumn("agent")},
    )
    assert values(named, "agent") == ["子", "丑", "寅"], "a column is named by its head"
    assert values(named, "summary") == ["甲事", "乙事", "丙事"]


def test_the_same_head_again_under_another_year() -> None:
    head = "收到日期\t申请人类别\t申请内容\t答复日期"
    found = pasted(
        "二〇二五年台账",
        head,
        "3月5日\t自然人\t甲事\t3月9日",
        "2026年台账",
        head,
        "3月5日\t自然人\t乙事",
    )
    assert values(found, "received") == [date(2025, 3, 5), date(2026, 3, 5)]


def test_the_column_with_the_very_label_is_meant() -> None:
    found = pasted(
        "登记日期\t申请日期\t收到日期\t申请内容\t答复日期\t办结日期",
        "2026-3-9\t2026-3-1\t2026-3-5\t甲事\t2026-3-20\t2026-3-25",
    )
    assert values(found, "received") == [date(2026, 3, 5)]
    assert values(found, "decided") == [date(2026, 3, 25)]
    assert found.unnamed == ("登记日期", "申请日期", "答复日期")


def test_ditto_marks_stand_for_what_is_above() -> None:
    found = pasted(
        "序号\t收到日期\t申请人\t申请人类别\t申请内容\t答复日期",
        "1\t2026-3-10\t甲\t自然人\t甲事\t2026-3-20",
        "2\t同上\t同上\t〃\t乙事\t2026-3-21",
        "3\t2026-3-11\t乙\t″\t同上\t″",
    )
    assert values(found, "received") == [date(2026, 3, 10)] * 2 + [date(2026, 3, 11)]
    assert values(found, "applicant") == ["甲", "甲", "乙"]
    assert values(found, "applicant_class") == ["natural_person"] * 3
    assert values(found, "summary") == ["甲事", "乙事", "乙事"]
    assert values(found, "decided") == [date(2026, 3, 20), *[date(2026, 3, 21)] * 2]


def test_a_form_for_one_request_is_no_register() -> None:
    form = ("申请人|甲某|联系电话|13900000000", "收到日期|2026-3-5|申请方式|网络", "申请内容|甲事")
    with pytest.raises(ImportRefusedError) as refused:
        read_register(sheets(("1号", form)), REQUESTS)
    assert "一件一张" in str(refused.value)
    assert "甲某" not in str(refused.value)
    table = ("收到日期|申请内容", "2026-3-5|乙事", "制表：张某|审核：李某")
    both = read_register(sheets(("台账", table), ("1号", form)), REQUESTS)
    assert values(both, "summary") == ["乙事"]
    assert both.remarks == ("工作表“1号”像是一件一张的登记表，不是一行一件的台账，没有读入。",)


def test_a_table_in_a_word_file_is_a_sheet() -> None:
    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(map(cell, cells))}</w:tr>"

    def cell(words: str) -> str:
        merged = {"^": "<w:vMerge/>", "+": '<w:vMerge w:val="restart"/>'}.get(words[:1], "")
        plain = words.strip("^+")
        return f"<w:tc><w:tcPr>{merged}</w:tcPr><w:p><w:r><w:t>{plain}</w:t></w:r></w:p></w:tc>"

    rows = (
        row("序号", "收到日期", "申请人类别", "申请内容"),
        row("1", "3月5日", "+自然人", "甲事"),
        row("2", "3月6日", "^", "乙事"),
    )
    title = "<w:p><w:r><w:t>2026年依申请公开台账</w:t></w:r></w:p>"
    data = zipped(f"{title}<w:tbl>{''.join(rows)}</w:tbl>{paragraph('填表人：张某')}")
    found = read_register(rows_of_file(data, ".docx"), REQUESTS)
    assert values(found, "received") == [date(2026, 3, 5), date(2026, 3, 6)]
    assert values(found, "applicant_class") == ["natural_person"] * 2
    assert [one.row for one in found.rows] == [2, 3]
    assert found.faults == ()
    with pytest.raises(ImportRefusedError):
        read_register(rows_of_file(zipped(title), ".docx"), REQUESTS)
