"""Days as strangers write them: two in a cell, a note behind, sideways, quarters beside months."""

from datetime import date
from decimal import Decimal

import pytest

from nianbao.imports.reading import ImportRefusedError
from nianbao.imports.registers.sheet_days import sheet_day, without_note
from nianbao.imports.registers.sheet_file import RowCell
from nianbao.imports.registers.sheet_rows import rows_of_text
from nianbao.imports.registers.two_days import two_days
from nianbao.imports.registers.whole_periods import sums_of_months
from tests.imports.registers.pasting import faults, pasted, values


def test_two_days_in_a_cell_are_the_beginning_and_the_end() -> None:
    found = pasted(
        "申请内容\t收到—答复时间\t办理结果",
        "甲事\t2026.3.5至2026.3.20\t予以公开",
        "乙事\t2026年12月20日-1月9日\t部分公开",
        "丙事\t2026/4/1～\t",
        "丁事\t2026-05-06\t",
        "戊事\t3月\t",
    )
    assert values(found, "received", "decided") == [
        (date(2026, 3, 5), date(2026, 3, 20)),
        (date(2026, 12, 20), date(2027, 1, 9)),
        (date(2026, 4, 1), None),
        (date(2026, 5, 6), None),
        (None, None),
    ]
    assert found.remarks == (
        "“收到—答复时间”一列里是两个日期，前一个当作收到日期，后一个当作办结日期，请核对。",
    )
    assert faults(found)[0] == "第3行“办结日期”：没有写年份，当作2027年，请核对。"
    assert len(faults(found)) == 3


def test_two_days_of_something_else_are_left_alone() -> None:
    found = pasted(
        "收到日期\t申请内容\t征求意见起止日期",
        "2026-3-5\t甲事\t2026.3.6-2026.3.20",
    )
    assert not found.remarks
    assert values(found, "received", "decided") == [(date(2026, 3, 5), None)]
    for single in ("2026-03-05", "2026/3/5", "3-5", "2026.3.5 09:30", "3月5日、6日"):
        assert two_days(single) is None


def test_notes_of_how_it_came_stand_behind_a_day() -> None:
    assert without_note("2026.3.5（签收）", ends=False) == "2026.3.5"
    assert without_note("2026年3月5日收", ends=False) == "2026年3月5日"
    assert without_note("2026.3.20答复", ends=True) == "2026.3.20"
    for other in ("未答复", "已办结", "2026.3.20（送达）", "2026.3.20补正", "2026.3.20（延期）"):
        assert without_note(other, ends=True) == other
    found = pasted("收到日期\t申请内容\t办结日期", "2026.3.5（网上）\t甲事\t2026.3.20（补正）")
    assert values(found, "received", "decided") == [(date(2026, 3, 5), None)]
    assert faults(found) == ["第2行“办结日期”：看不出是哪一天，请写成 2026-03-10。"]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("三月五日", date(2026, 3, 5)),
        ("十二月二十一日", date(2026, 12, 21)),
        ("二〇二五年三月五日", date(2025, 3, 5)),
        ("二五年三月五日", date(2025, 3, 5)),
    ],
)
def test_days_in_chinese_numerals_take_the_year_of_the_title(words: str, wanted: date) -> None:
    assert sheet_day(words, 2026, number=False) == wanted


def test_a_register_kept_sideways_is_read_by_columns() -> None:
    found = pasted(
        "2026年依申请公开台账",
        "序号\t1\t2\t3",
        "收到日期\t3月5日\t4月6日\t",
        "申请人\t甲某\t乙厂\t丙某",
        "申请人类别\t自然人\t企业\t自然人",
        "申请内容\t甲事\t乙事\t丙事",
        "办结日期\t3月20日\t\t",
        "办理结果\t予以公开\t\t",
    )
    assert values(found, "received", "summary", "decided", "outcome") == [
        (date(2026, 3, 5), "甲事", date(2026, 3, 20), "granted"),
        (date(2026, 4, 6), "乙事", None, None),
        (None, "丙事", None, None),
    ]
    assert faults(found) == ["第4行：没有收到日期，暂时不算在哪一年里，请补上。"]
    assert "第几列" in found.remarks[0]


def test_groups_stand_between_the_names_of_a_sideways_register() -> None:
    found = pasted(
        "序号\t1\t2",
        "来件",
        "收到日期\t2026-3-5\t2026-4-6",
        "申请人\t甲某\t乙某",
        "申请内容\t甲事\t乙事",
        "办理",
        "答复日期\t2026-3-20",
        "答复结果\t予以公开",
    )
    assert values(found, "received", "outcome") == [
        (date(2026, 3, 5), "granted"),
        (date(2026, 4, 6), None),
    ]


def test_a_form_for_one_record_is_not_read_sideways() -> None:
    with pytest.raises(ImportRefusedError):
        pasted(
            "收到日期\t2026-3-5\t申请人\t甲某",
            "申请内容\t甲事\t申请人类别\t自然人",
            "答复日期\t2026-3-20\t收到方式\t网络",
            "答复结果\t予以公开\t联系方式\t",
        )


def test_the_class_may_stand_beside_the_name() -> None:
    found = pasted(
        "收到日期\t申请人（类别）\t申请内容",
        "2026-3-5\t甲某（自然人）\t甲事",
        "2026-3-6\t商业企业：乙厂有限公司\t乙事",
        "2026-3-7\t丙律师事务所/法律服务机构\t丙事",
        "2026-3-8\t丁某\t丁事",
        "2026-3-9\t自然人（个人）\t戊事",
        "2026-3-10\t个人（代某公司）\t己事",
        "2026-3-11\t某公司、个人\t庚事",
        "2026-3-12\t鑫源企业（自然人）\t辛事",
    )
    assert values(found, "applicant", "applicant_class") == [
        ("甲某", "natural_person"),
        ("乙厂有限公司", "commercial"),
        ("丙律师事务所", "legal_service"),
        (None, None),
        (None, "natural_person"),
        (None, "natural_person"),
        (None, None),
        (None, None),
    ]
    assert faults(found) == [
        f"第{row}行“申请人（类别）”：说不准是哪一种，没有放进去。" for row in (5, 8, 9)
    ], "two applicants, and a firm that is called a person, are asked about"


def test_amounts_are_in_the_unit_that_the_title_says() -> None:
    lines = ("收费项目\t月份\t金额", "垃圾费\t2026年3月\t1.2", "占道费\t2026年4月\t300元")
    told = pasted("行政事业性收费（单位：万元）", *lines, register="documents")
    assert values(told, "amount") == [(Decimal(12000),), (Decimal(300),)]
    thousands = pasted("收费情况（千元）", *lines, register="documents")
    assert values(thousands, "amount") == [(Decimal(1200),), (Decimal(300),)]
    head = pasted("收费项目\t月份\t金额（百元）", "垃圾费\t2026年3月\t12", register="documents")
    assert values(head, "amount") == [(Decimal(1200),)]
    plain = pasted("行政事业性收费（不足1万元的也填）", *lines, register="documents")
    assert values(plain, "amount")[0] == (Decimal("1.20"),)
    own = pasted(
        "单位：万元", "收费项目\t月份\t金额（元）", "垃圾费\t2026年3月\t12", register="documents"
    )
    assert values(own, "amount") == [(Decimal(12),)]


def test_a_quarter_beside_its_months_is_a_sum() -> None:
    months = ("1月\t5\t1", "2月\t6\t2", "3月\t1\t0", "一季度\t12\t3", "4月\t2\t2", "上半年\t14\t5")
    found = pasted("2026年", "月份\t行政许可\t行政处罚", *months, register="documents")
    assert sum(int(str(count)) for (count,) in values(found, "count")) == 14 + 5
    assert faults(found) == [
        "第6行：是别的几行的合计，没有当作一条。",
        "第8行：是别的几行的合计，没有当作一条。",
    ]
    across = pasted(
        "2026年",
        "项目\t1月\t2月\t3月\t一季度\t4月",
        "行政许可\t5\t1\t2\t8\t4",
        register="documents",
    )
    assert values(across, "count") == [(5,), (1,), (2,), (4,)]
    apart = pasted(
        "2026年",
        "种类\t时间\t件数",
        "行政许可\t1月\t5",
        "行政处罚\t上半年\t7",
        "行政许可\t二季度\t6",
        register="documents",
    )
    assert values(apart, "count") == [(5,), (7,), (6,)], "of another kind, of other months"
    assert not apart.faults
    days = pasted(
        "2026年",
        "日期\t种类\t数量\t内容",
        "3月1日\t主动公开\t2\t",
        "3月5日\t主动公开\t3\t",
        "3月\t主动公开\t5\t",
        "3月\t培训\t1\t甲班",
        register="publications",
    )
    assert values(days, "count") == [(2,), (3,), (1,)], "the month among its days is a sum"


def test_half_a_year_is_kept_by_its_last_day() -> None:
    found = pasted(
        "2026年", "时间\t行政许可\t行政处罚", "上半年\t5\t1", "下半年\t6\t2", register="documents"
    )
    assert {day for (day,) in values(found, "date")} == {date(2026, 6, 30), date(2026, 12, 31)}


def test_many_months_are_looked_through_at_once() -> None:
    rows = [f"行政许可\t2026年{nth % 12 + 1}月\t{nth}" for nth in range(3000)]
    sheet = rows_of_text("\n".join(("种类\t时间\t件数", *rows))).sheets[0]
    sums = sums_of_months([*sheet.rows[1:], (0, sheet.rows[1][1])], 1, (0,))
    assert not sums
    quarter = {**sheet.rows[1][1], 1: RowCell("2026年一季度")}
    assert sums_of_months([*sheet.rows[1:], (0, quarter)], 1, (0,)) == {3000}
