"""Registers as strangers keep them: ticks, days in pieces, years in titles, one below another."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from nianbao.imports.reading import ImportRefusedError
from nianbao.imports.registers.choice_words import chosen_key
from nianbao.imports.registers.register_sheet import SheetFound, read_register
from nianbao.imports.registers.sheet_file import RowCell, SheetFile, SheetRows
from nianbao.imports.registers.sheet_rows import rows_of_file, rows_of_text
from nianbao.report.registers.columns import SheetColumn
from nianbao.report.registers.fields import REGISTERS
from tests.imports.registers.pasting import faults
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
    days = [date(2025, 12, 28), date(2025, 12, 29), date(2026, 3, 1)]
    assert values(carried, "received") == days
    assert faults(carried)[1] == ("第4行“收到日期”：写着上年结转，没有写年份，当作2025年，请核对。")
    of_sheet = read_register(
        sheets(("上年结转", ("2026年台账", head.replace("\t", "|"), "12月28日|甲事"))), REQUESTS
    )
    assert values(of_sheet, "received") == [date(2025, 12, 28)]
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


@pytest.mark.parametrize("title", ["二〇二五年台账", "二○二五 年依申请公开台账"])
def test_the_same_head_again_under_another_year(title: str) -> None:
    head = "收到日期\t申请人类别\t申请内容\t答复日期"
    found = pasted(
        title,
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


def test_what_was_cancelled_is_no_request_and_is_told() -> None:
    found = pasted(
        "2026年台账",
        "序号\t收到日期\t申请内容\t办理结果\t答复书文号\t备注",
        "1\t2026-1-5\t甲事\t作废",
        "2（作废）\t2026-1-6\t乙事\t予以公开",
        "3\t2026-1-7\t丙事\t予以公开\t\t登记错误，作废",
        "4\t2026-1-8\t丁事\t误登",
        "5\t2026-1-9\t作废文件的目录\t予以公开",
        "6\t2026-1-10\t己事\t予以公开\t×政依复〔2026〕1号\t原答复书作废，重新出具",
        "7\t2026-1-11\t庚事\t予以公开\t\t登记有误，已更正",
    )
    assert values(found, "summary") == ["作废文件的目录", "己事", "庚事"]
    assert faults(found) == [
        *(f"第{row}行：写着作废或误登，没有当作一条。" for row in (3, 4, 5, 6)),
        "第8行：写着作废，还是当作一条读入了，请核对。",
    ]


def test_a_row_of_several_requests_is_told() -> None:
    counted = pasted(
        "收到日期\t申请内容\t件数",
        "2026-1-5\t甲事\t1",
        "2026-1-6\t乙事\t3",
        "2026-1-7\t丙事（共2件）",
    )
    assert [one.row for one in counted.faults] == [3, 4]
    head = "编号\t收到日期\t申请内容"
    ranges = pasted(head, "1\t2026-1-5\t甲", "2-4\t2026-1-6\t乙", "5、6\t2026-1-7\t丙")
    assert faults(ranges)[0] == "第3行：写着不止一件，这一行只当作一条，请核对。"
    assert [one.row for one in ranges.faults] == [3, 4]
    styles = pasted(head, "25-29\t2026-1-5\t甲", "25-30\t2026-1-6\t乙", "2026-3\t2026-1-7\t丙")
    assert not styles.faults, "the year and a number"


def test_a_list_of_suits_below_is_not_read_as_requests() -> None:
    suits = (
        "序号\t受理日期\t复议机关\t申请人\t案由\t结果",
        "1\t2026-3-1\t县政府\t某甲\t不服答复\t维持",
    )
    found = pasted(
        "收到日期\t申请内容\t办理结果", "2026-1-5\t甲事\t予以公开", "行政复议情况", *suits
    )
    assert values(found, "summary") == ["甲事"]
    assert found.remarks == ("第4行起像是复议、诉讼的表，没有读入，请读到复议诉讼台账里。",)
    with pytest.raises(ImportRefusedError):
        pasted(*suits)
    beside = pasted("收到日期\t申请内容\t复议机关", "2026-1-5\t甲事\t县政府")
    assert values(beside, "summary") == ["甲事"]


def test_lines_below_and_titles_above_are_neither_requests_nor_groups() -> None:
    found = pasted(
        "政府信息公开申请登记台账",
        "序 号\t收到日期\t申请人信息\t申请内容\t答复书送达时间",
        "1\t2026-1-5\t某甲\t甲事\t2026-1-9",
        "说明\t\t本表一式两份\t\t2026-12-31",
        "联系人\t\t某乙\t13800000000",
    )
    assert values(found, "summary") == ["甲事"]
    assert values(found, "applicant") == ["某甲"]
    assert values(found, "served") == [date(2026, 1, 9)]
    assert values(found, "decided") == [None]
    assert [one.row for one in found.faults] == [4, 5]


def test_years_that_a_title_does_not_settle() -> None:
    head = "收到日期\t申请内容"
    assert values(pasted("2025-2026年度台账", head, "3月1日\t甲事"), "received") == [None]
    assert values(pasted("2026年台账", head, "0310\t甲事"), "received") == [date(2026, 3, 10)]
    assert values(pasted(head, "0310\t甲事"), "received") == [None]
    later = pasted("2026年台账", head, "2027-3-1\t甲事")
    assert faults(later) == ["第3行：收到日期在2026年以后，和这张表的年份不一样，请核对。"]
    apart = pasted("年份\t月\t日\t申请内容\t申请人", "2026\t3\t10\t甲事\t某甲")
    assert values(apart, "received") == [date(2026, 3, 10)]


def test_outcomes_in_an_offices_own_words() -> None:
    words = {
        "我镇未制作": "unable_not_held",
        "不属于本街道公开": "unable_not_held",
        "不属于我局，已告知向县自然资源局申请": "unable_not_held",
        "与3号件合并办理": "closed_other",
        "不予公开，属过程信息": "withheld_deliberative",
        "部分公开，其余不存在": "granted_in_part",
        "依法予以公开": "granted",
        "重复申请不再处理": "not_processed_repeated",
        "结转至2027年办理": None,
        "办理中（已延期）": None,
    }
    lines = (f"2026-1-{day}\t甲事\t{one}" for day, one in enumerate(words, start=1))
    found = pasted("收到日期\t申请内容\t办理结果", *lines)
    assert values(found, "outcome") == list(words.values())
    assert not found.faults
    unsure = (
        "转县民政局办理",
        "未公开",
        "不同意公开",
        "申请人未撤回",
        "撤销原答复",
        "公开中",
        "依申请公开",
    )
    lines = (f"2026-1-{day}\t甲事\t{one}" for day, one in enumerate(unsure, start=1))
    found = pasted("收到日期\t申请内容\t办理结果", *lines)
    assert values(found, "outcome") == [None] * len(unsure)
    assert len(found.faults) == len(unsure)


def test_a_group_with_parts_that_nobody_knows_is_still_a_head() -> None:
    found = pasted(
        "申请件收到日期\t申请人情况\t\t申请内容\t办理情况",
        "\t谁来申请的\t移动电话\t\t哪种办法\t哪天了结",
        "2026-1-5\t某甲\t13800000000\t甲事\t予以公开\t2026-1-9",
    )
    assert [one.row for one in found.rows] == [3]
    assert values(found, "contact") == ["13800000000"]
    assert found.unnamed == ("申请人情况·谁来申请的", "办理情况·哪种办法", "办理情况·哪天了结")
    single = pasted(
        "收到日期\t申请内容\t申请人情况\t办理情况",
        "\t\t算哪一类\t怎么办的",
        "2026-1-5\t甲事\t自然人\t予以公开",
    )
    assert [one.row for one in single.rows] == [3]
    assert single.unnamed == ("申请人情况·算哪一类", "办理情况·怎么办的")
    plain = pasted("收到日期\t申请内容\t\t办理结果", "2026-1-5\t甲事\t补充的话\t予以公开")
    assert values(plain, "summary") == ["甲事"], "a row that fills other columns, too, is no head"


def test_when_it_was_signed_for_goes_by_where_it_stands() -> None:
    behind = pasted(
        "收件登记日期\t申请内容\t答复日期\t签收时间", "2026-1-5\t甲事\t2026-1-9\t2026-1-12"
    )
    assert values(behind, "received") == [date(2026, 1, 5)]
    assert values(behind, "served") == [date(2026, 1, 12)]
    before = pasted("签收时间\t申请内容\t答复日期", "2026-1-5\t甲事\t2026-1-9")
    assert values(before, "received") == [date(2026, 1, 5)]
    assert before.columns[0].is_weak


def test_ways_and_outcomes_by_how_they_are_built() -> None:
    ways = {
        "政府网站依申请公开平台": "network",
        "顺丰快递寄来": "signed_post",
        "来访递交": "in_person",
        "传真件": "fax",
        "网络未成功改当面": None,
        "12345平台转办": None,
        "网上填写后邮寄": None,
    }
    lines = (f"2026-1-{day}\t甲事\t{one}" for day, one in enumerate(ways, start=1))
    found = pasted("收到日期\t申请内容\t递交方式", *lines)
    assert values(found, "channel") == list(ways.values())
    outcomes = {
        "同意予以公开": "granted",
        "隐去隐私后公开": "granted_in_part",
        "部分公开，涉及个人隐私部分不公开": "granted_in_part",
        "电话沟通后撤回": "closed_other",
        "并入5号件办理": "closed_other",
        "申请人未在期限内补正，终止": "closed_correction_overdue",
        "不予公开，涉第三方": "withheld_third_party",
        "内部工作流程不公开": "withheld_internal_affairs",
        "（三）不予公开-过程性信息": "withheld_deliberative",
        "未逾期补正，终止": None,
        "并入信访办理": None,
        "涉及第三方": None,
        "未补正": None,
        "隐去姓名后不公开": None,
        "公开，但附件不予公开": None,
    }
    lines = (f"2026-1-{day}\t甲事\t{one}" for day, one in enumerate(outcomes, start=1))
    found = pasted("收到日期\t申请内容\t办理结果", *lines)
    assert dict(zip(outcomes, values(found, "outcome"), strict=True)) == outcomes
    assert len(found.faults) == 5, "未补正 still runs"


def test_a_sheet_without_a_head_goes_on_with_the_one_before() -> None:
    head = "序号|收到日期|申请内容|办理结果"
    found = read_register(
        sheets(
            ("上半年", ("2026年台账", head, "1|3月4日|甲事|予以公开")),
            ("下半年", ("（续表）", "2|7月4日|乙事|予以公开", "3|8月4日|丙事|")),
            ("统计", ("收到|3|办结|2", "其中|1|乙|1")),
        ),
        REQUESTS,
    )
    assert values(found, "summary") == ["甲事", "乙事", "丙事"]
    assert values(found, "received")[1:] == [date(2026, 7, 4), date(2026, 8, 4)]
    assert found.remarks == (
        "“下半年”没有表头，按前一个表的列读入，请核对。",
        "工作表“统计”里没有找到表头，没有读入。",
    )


def test_who_applied_is_never_what_was_asked_for() -> None:
    """A name in a field that is given to others would go out."""
    for head in ("申请人或法人名称", "申请方名称", "申请人名字", "申请者全称", "提出申请人"):
        found = pasted(f"收到日期\t{head}\t办理结果", "2026-1-5\t某甲\t予以公开")
        assert values(found, "applicant") == ["某甲"], head
    for head in ("申请人相关信息", "申请主体描述", "申请单位需求方名称"):
        found = pasted(f"收到日期\t{head}\t办理结果", "2026-1-5\t某甲\t予以公开")
        assert values(found, "summary") == [None], head


@pytest.mark.parametrize(
    ("below", "outcome"),
    [
        ("信息不存在", None),
        ("给了他一张表", None),
        ("公开", "granted"),
        ("/", "granted"),
        ("", "granted"),
    ],
)
def test_a_request_of_two_rows_keeps_an_outcome_only_where_both_say_the_same(
    below: str, outcome: str | None
) -> None:
    heads = ("序号", "收到日期", "申请内容", "办结日期", "办理结果")
    cells = (
        heads,
        ("1", "2026-3-10", "甲路合同", "2026-3-20", "予以公开"),
        ("1", "2026-3-10", "甲路决算", "2026-3-20", below),
        ("2", "2026-4-10", "乙路合同", "2026-4-20", "予以公开"),
    )
    rows = [
        (
            number,
            {
                at: RowCell(words, goes_on=number == 3 and at in (0, 1, 3))
                for at, words in enumerate(row)
                if words
            },
        )
        for number, row in enumerate(cells, start=1)
    ]
    found = read_register(SheetFile((SheetRows("", rows),)), REQUESTS)
    assert values(found, "outcome") == [outcome, "granted"]
    assert any(words.startswith("第2行“办理结果”") for words in faults(found)) is (not outcome)


def test_a_number_that_the_sheet_took_for_a_day_is_told() -> None:
    days = (RowCell("2026年7月1日", Decimal(46204)), RowCell("2026/7/12", Decimal(46215)))
    plain = (RowCell("46204", Decimal(46204)), RowCell("2026-8", is_written=True))
    head = {at: RowCell(words) for at, words in enumerate(("编号", "收到日期", "申请内容"))}
    rows = [(1, head)]
    for at, number in enumerate((*days, *plain), start=2):
        rows.append((at, {0: number, 1: RowCell("2026-3-2"), 2: RowCell(f"第{at}事")}))
    found = read_register(SheetFile((SheetRows("", rows),)), REQUESTS)
    assert values(found, "number") == ["2026-7", None, "46204", "2026-8"]
    assert faults(found) == [
        "第2行“编号”：像是被表格当成了日期，当作2026-7，请核对。",
        "第3行“编号”：像是被表格当成了日期，没有放进去。",
    ]


def test_heads_may_ask_as_people_do() -> None:
    found = pasted(
        "什么时候收到\t谁申请的\t怎么来的\t要什么信息\t怎么答复的\t什么时候答复的",
        "2026-3-2\t甲\t窗口\t低保名单\t信息不存在\t2026-3-9",
    )
    assert not found.unnamed
    assert values(found, "outcome") == ["unable_not_held"]
    assert values(found, "decided") == [date(2026, 3, 9)]


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        ("granted", "给了 已给了复印件 给他复印了一份 提供了 已寄给申请人 已答复公开"),
        ("granted", "已在网上公开，告知网址 已在政府网站公开"),
        ("granted_in_part", "公开了一部分 能公开的公开了，其余不公开"),
        ("unable_not_held", "找不到这个材料 查不到相关资料 不归我们管 不是我镇管的"),
        ("not_processed_petition", "转信访 转交信访部门处理"),
        ("not_processed_reissue", "不予处理（要求重新出具） 不予处理：要求确认效力"),
        (
            "withheld_deliberative",
            "会议纪要属过程性信息，不予公开 不予公开（请示件属于过程性信息）",
        ),
        ("withheld_internal_affairs", "通讯录属于内部事务信息，不予公开"),
        (
            None,
            "给了答复 给予答复 要求重新出具证明怎么办 会议纪要 不是公开的 公开一部分不公开一部分",
        ),
        (None, "能公开的公开了 转交 寄 不归档 告知去房管局查询"),
    ],
)
def test_outcomes_as_people_say_them(outcome: str | None, said: str) -> None:
    for words in said.split():
        assert chosen_key(REQUESTS.by_name["outcome"], words) == outcome, words


def test_rows_whose_merged_cells_are_blank_are_one_request() -> None:
    found = pasted(
        "序号\t收到日期\t申请人\t申请内容\t办理结果\t办结日期",
        "1\t2026-3-2\t甲\t甲事\t予以公开\t2026-3-9",
        "\t\t\t第二项\t信息不存在\t",
        "2\t2026-3-3\t乙\t乙事\t信息不存在\t2026-3-9",
        "\t\t\t第二项\t信息不存在\t",
        "\t2026-3-4\t\t丙事\t予以公开\t2026-3-9",
    )
    assert values(found, "summary") == ["甲事", "乙事", "丙事"]
    assert values(found, "outcome") == [None, "unable_not_held", "granted"]
    like_above = "没有序号、收到日期、申请人，像是上面那一件的，没有另外当作一条，请核对。"
    assert faults(found) == [
        f"第3行：{like_above}",
        "第2行“办理结果”：同一件有几行，结果不一样，没有放进去，请选一种。",
        f"第5行：{like_above}",
    ]
    unnumbered = pasted("收到日期\t申请内容\t备注", "2026-3-2\t甲事", "\t乙事\t补")
    assert values(unnumbered, "summary") == ["甲事", "乙事"], "nothing was counted"


@pytest.mark.parametrize(
    ("said", "is_none"),
    [
        ("本月无申请", True),
        ("无申请", True),
        ("2月没有收到依申请公开申请", True),
        ("第二季度未收到政府信息公开申请", True),
        ("本年度零申请", True),
        ("申请公开无主坟迁移名单", False),
        ("没有申请低保的住户名单", False),
        ("无房户申请情况", False),
    ],
)
def test_a_month_in_which_nothing_came_is_no_request(said: str, *, is_none: bool) -> None:
    found = pasted(
        "收到日期\t申请内容\t办结日期", "2025-1-3\t祠堂图\t2025-1-9", f"2025-2-28\t{said}\t"
    )
    assert len(found.rows) == (1 if is_none else 2)
    assert ("第3行：写着没有申请，没有当作一条。" in faults(found)) is is_none


def test_that_nobody_asked_for_a_review_is_no_month_without_requests() -> None:
    found = pasted(
        "收到日期\t申请内容\t是否复议\t是否延期",
        "2025-1-3\t祠堂图\t未申请\t无申请",
        "2025-2-3\t\t未申请\t没有申请",
    )
    assert len(found.rows) == 2


@pytest.mark.parametrize(
    ("said", "is_cancelled"),
    [
        ("此号作废，不计", True),
        ("该单作废", True),
        ("本编号作废", True),
        ("该证作废，重新发证", False),
    ],
)
def test_a_number_that_was_called_off(said: str, *, is_cancelled: bool) -> None:
    found = pasted("收到日期\t申请内容\t备注", "2025-1-3\t祠堂图\t", f"2025-2-28\t戏台图\t{said}")
    assert len(found.rows) == (1 if is_cancelled else 2)
    assert len(faults(found)) == 1


def test_a_decision_that_was_called_off_is_none_and_a_repealed_document_is_one() -> None:
    penalties = read_register(
        sheets(
            (
                "行政处罚",
                [
                    "文号|当事人|处罚决定日期|备注",
                    "1号|甲|2025-3-5|",
                    "2号|乙|2025-4-5|作废",
                    "3号|丙|2025-5-5|使用作废票据",
                ],
            )
        ),
        REGISTERS["documents"],
    )
    assert [row.values["number"] for row in penalties.rows] == ["1号", "3号"]
    assert faults(penalties) == ["第3行：写着作废或误登，没有当作一条。"]
    documents = read_register(
        sheets(("规范性文件", ["文件名称|印发日期|备注", "渡口管理办法|2023-3-5|作废"])),
        REGISTERS["documents"],
    )
    assert len(documents.rows) == 1
    licences = read_register(
        sheets(("行政许可", ["文号|决定日期|证件状态", "许1号|2025-3-5|作废"])),
        REGISTERS["documents"],
    )
    assert len(licences.rows) == 1, "it was decided on, whatever became of it"


def test_a_column_that_may_name_the_kind_does_so_where_a_cell_names_one() -> None:
    lines = ["序号|事项|被许可人|决定日期", "1|户外广告|甲|2025-3-5", "2|采伐|乙|2025-4-5"]
    found = read_register(sheets(("行政许可", lines)), REGISTERS["documents"])
    assert values(found, "kind") == ["licensing", "licensing"]
    assert found.unnamed == ("事项", "被许可人")
    assert not found.faults
    lines = ["序号|事项|相对人|决定日期|件数", "1|行政处罚|甲|2025-3-5|1", "2|采伐|乙|2025-4-5|1"]
    mixed = read_register(sheets(("台账", lines)), REGISTERS["documents"])
    assert values(mixed, "kind") == ["penalties", None]
    assert faults(mixed) == ["第3行“事项”：说不准是哪一种，没有放进去。"]


def test_heads_of_who_sent_it_what_was_wanted_and_what_was_told() -> None:
    found = pasted(
        "来件日期\t来件人\t来件人性质\t要求公开的内容\t告知书时间\t告知类型",
        "2025-1-3\t甲某\t公民\t石桥图\t2025-1-9\t予以公开",
    )
    (row,) = found.rows
    wanted = {"applicant_class": "natural_person", "summary": "石桥图", "outcome": "granted"}
    assert wanted.items() <= row.values.items()


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ("共同被告（复议机关）", "co_defendant"),
        ("共同被告", None),
        ("被告", "respondent"),
        ("第三人", None),
    ],
)
def test_what_we_are_in_a_suit(said: str, role: str | None) -> None:
    assert chosen_key(REGISTERS["reviews"].by_name["role"], said) == role


def test_an_end_that_is_written_beside_an_open_request_is_told() -> None:
    head = "收到日期\t申请内容\t办结日期\t办理结果\t备注\t办理状态"
    found = pasted(
        head,
        "2026-3-10\t甲事\t\t\t申请人3月20日撤回申请\t",
        "2026-3-11\t乙事\t\t\t\t已撤回",
        "2026-3-12\t丙事\t\t\t已当面答复\t",
        "2026-3-13\t丁事\t\t\t逾期未补正，视为放弃\t",
    )
    told = "写着撤回或者办完了，没有办理结果，当作还没办完，请核对。"
    assert faults(found) == [
        f"第2行“备注”：{told}",
        f"第3行“办理状态”：{told}",
        f"第4行“备注”：{told}",
        f"第5行“备注”：{told}",
    ]
    lawful = pasted(
        head,
        "2026-3-10\t申请人撤回申请的规定\t\t\t未答复\t在办",
        "2026-3-11\t乙事\t\t\t申请人拟撤回申请\t尚未答复",
        "2026-3-12\t丙事\t2026-3-20\t予以公开\t申请人曾要求撤回申请\t已办结",
        "2026-3-13\t丁事\t\t\t去年已答复过一件\t",
    )
    assert not lawful.faults


def test_a_list_of_several_offices_is_told() -> None:
    found = pasted(
        "单位\t收到日期\t申请人\t申请内容",
        "甲镇\t2026-3-10\t丁某\t甲事",
        "乙乡\t2026-3-11\t丁某\t乙事",
        "甲镇\t2026-3-12\t丁某\t丙事",
    )
    assert found.remarks == (
        "“单位”里有2个单位，每一行都当作本单位的读入了，请只留下本单位的再读入。",
    )
    own = pasted(
        "承办单位\t收到日期\t申请人\t申请内容",
        "党政办\t2026-3-10\t丁某\t甲事",
        "社会事务办\t2026-3-11\t丁某\t乙事",
        "甲镇人民政府\t2026-3-11\t丁某\t丙事",
    )
    assert not own.remarks


def test_a_sheet_of_words_may_say_the_year_of_the_others() -> None:
    lines = ("收到日期|申请内容|办结日期", "3月5日|甲事|3月20日")
    found = read_register(
        sheets(("说明", ["本台账为2026年度的，每月一张表。"]), ("3月", lines), ("4月", lines)),
        REQUESTS,
    )
    assert values(found, "received") == [date(2026, 3, 5)] * 2
    told = "没有写年份的日期，按别的工作表里写的2026年读，请核对。"
    assert [words for words in found.remarks if told in words] == [
        f"工作表“3月”里，{told}",
        f"工作表“4月”里，{told}",
    ]
    own = read_register(sheets(("说明", ["2026年度的台账"]), ("2025年", lines)), REQUESTS)
    assert values(own, "received") == [date(2025, 3, 5)]


@pytest.mark.parametrize(
    "heads",
    [
        "来函日期 来函人 来函人身份 索取信息 复函日期 复函意见",
        "哪天收到 谁申请 个人还是单位 要的信息 哪天答复 怎么答复的",
        "收件日 申请人 属于哪类申请人 申请内容 答复日 处理结果",
    ],
)
def test_heads_in_plain_words(heads: str) -> None:
    found = pasted(heads.replace(" ", "\t"), "2026-3-5\t甲某\t个人\t甲事\t2026-3-20\t予以公开")
    wanted = ("received", "applicant", "applicant_class", "summary", "decided", "outcome")
    assert [found.rows[0].values.get(name) for name in wanted] == [
        date(2026, 3, 5),
        "甲某",
        "natural_person",
        "甲事",
        date(2026, 3, 20),
        "granted",
    ]


def test_a_row_of_the_form_with_its_numbers() -> None:
    field = REQUESTS.by_name["outcome"]
    assert chosen_key(field, "（六）其他处理-3.其他") == "closed_other"
    assert chosen_key(field, "（四）无法提供·1.本机关不掌握相关政府信息") == "unable_not_held"
    assert chosen_key(field, "3.其他") is None
    assert chosen_key(field, "（三）不予公开-3.其他") is None
