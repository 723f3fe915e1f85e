"""Sheets in which a row holds two records, and cells that say one thing together."""

from datetime import date

import pytest

from nianbao.imports.registers.register_sheet import SheetFound, read_register
from nianbao.imports.registers.sheet_rows import rows_of_text
from nianbao.report.registers.columns import SheetColumn
from nianbao.report.registers.fields import REGISTERS
from tests.imports.registers.pasting import faults


def pasted(register: str, *lines: str) -> SheetFound:
    sheets = rows_of_text("\n".join(line.replace("|", "\t") for line in lines))
    return read_register(sheets, REGISTERS[register])


def values(found: SheetFound, name: str) -> list[object]:
    return [row.values.get(name) for row in found.rows]


def test_a_register_in_two_halves_is_read_one_below_the_other() -> None:
    found = pasted(
        "requests",
        "2025年登记簿|||||||||",
        "序号|收到日期|申请人类别|申请内容||序号|收到日期|申请人类别|申请内容",
        "1|2025.3.5|公民|水渠图纸||3|2025.6.1|公司|用地红线",
        "2|2025.4.6|公民|低保名单||4|2025.7.9|公民|桥梁概算",
        "合计|4件",
    )
    assert values(found, "received") == [date(2025, *md) for md in ((3, 5), (4, 6), (6, 1), (7, 9))]
    assert values(found, "summary") == ["水渠图纸", "低保名单", "用地红线", "桥梁概算"]
    assert [row.row for row in found.rows] == [3, 4, 3, 4]
    assert found.remarks == ("第2行起的表分成左右2半，先左后右接起来读的，请核对。",)
    assert found.unnamed == ()


def test_columns_of_like_names_are_no_halves() -> None:
    found = pasted(
        "requests",
        "序号|收到日期|申请内容|备注|办结日期|备注",
        "1|2025.3.5|水渠图纸||2025.3.9|",
    )
    assert len(found.rows) == 1
    assert not any("左右" in words for words in found.remarks)


GROUPS = (
    ("序号||行政复议|||行政诉讼||", "|当事人|案号|受理日期|结果|案号|立案日期|结果|"),
    (
        "序号||行政复议情况|||行政诉讼情况||",
        "|当事人|复议案号|受理日期|复议结果|案号|立案日期|判决结果|",
    ),
)


@pytest.mark.parametrize("heads", GROUPS)
def test_a_review_and_the_suit_behind_it_are_two(heads: tuple[str, str]) -> None:
    found = pasted(
        "reviews",
        "2025年复议、诉讼登记",
        *heads,
        "1|甲|政复〔2025〕1号|2025-2-3|维持|（2025）行初5号|2025-6-1|驳回诉讼请求",
        "2|乙|政复〔2025〕2号|2025-3-3|撤销|/|无|",
        "3|丙|—|||（2025）行初9号|2025-8-8|确认违法",
    )
    assert values(found, "kind") == ["reconsideration", "litigation_after", "reconsideration", None]
    assert values(found, "result") == ["upheld", "upheld", "corrected", "corrected"]
    assert values(found, "accepted")[1] == date(2025, 6, 1)
    assert values(found, "number")[1] == "（2025）行初5号"
    assert [row.row for row in found.rows] == [4, 4, 5, 6]
    assert "一行有复议、有诉讼" in found.remarks[0]
    assert faults(found) == ["第6行“案件种类”：说不准是哪一种，没有放进去。"]


def test_both_sides_in_one_row_of_heads() -> None:
    found = pasted(
        "reviews",
        "序号|复议受理时间|复议结果|复议决定时间|直接起诉立案时间|直接起诉判决结果|直接起诉判决时间",
        "1|2025.2.3|维持|2025.4.1|||",
        "2||||2025.5.5|撤销|2025.9.1",
    )
    assert values(found, "kind") == ["reconsideration", "litigation_direct"]
    assert values(found, "closed") == [date(2025, 4, 1), date(2025, 9, 1)]
    assert not found.missing


@pytest.mark.parametrize(
    ("head", "row"),
    [
        (
            "序号|原告|复议结果|案号|立案日期|判决结果|判决日期",
            "1|甲|维持|行初3号|2025.3.1|驳回|2025.5.1",
        ),
        (
            "序号|复议案号|复议结果|一审案号|一审受理时间|一审判决结果|二审案号|二审判决结果",
            "1|政复1号|维持|行初3号|2025.3.1|驳回|行终8号|撤销",
        ),
        (
            "序号|案件种类|案号|受理日期|复议（诉讼）结果|审结日期",
            "1|复议|政复1号|2025.3.1|维持|2025.5.1",
        ),
    ],
)
def test_a_row_with_one_case_stays_one(head: str, row: str) -> None:
    assert len(pasted("reviews", head, row).rows) == 1


@pytest.mark.parametrize("more", ["具体情形", "结果小类", "情形"])
def test_a_family_and_its_case_in_two_columns(more: str) -> None:
    found = pasted(
        "requests",
        f"收到日期|申请内容|办结日期|答复大类|{more}",
        "2025-03-05|水渠图纸|2025-03-09|不予公开|过程性信息",
        "2025-03-06|桥梁概算|2025-03-10|予以公开|已邮寄给本人",
        "2025-03-07|低保名单|2025-03-11||信息不存在",
        "2025-03-08|用地红线|2025-03-12|无法提供|重复申请",
        "2025-03-09|验收表|2025-03-13|其他处理|其他",
        "2025-03-10|采砂合同|2025-03-14|部分公开|",
    )
    assert values(found, "outcome") == [
        "withheld_deliberative",
        "granted",
        "unable_not_held",
        None,
        "closed_other",
        "granted_in_part",
    ]
    assert faults(found) == ["第5行“答复大类”：说不准是哪一种，没有放进去。"]
    assert found.unnamed == ()


def test_the_kind_of_an_organisation_stands_in_a_column_of_its_own() -> None:
    found = pasted(
        "requests",
        "受理时间|申请人类型|机构类型|申请内容",
        "2025-03-05|公民||水渠图纸",
        "2025-03-06|法人或其他组织|科研机构|桥梁概算",
        "2025-03-07|法人或其他组织||低保名单",
    )
    assert values(found, "applicant_class") == ["natural_person", "research", None]
    assert faults(found) == ["第4行“申请人类型”：说不准是哪一种，没有放进去。"]


def test_the_day_of_an_answer_before_its_outcome() -> None:
    found = pasted(
        "requests",
        "收到日期|申请人类别|申请内容|办理情况",
        "2025-03-05|公民|水渠图纸|2025年3月9日书面答复，予以公开",
        "2025-12-25|公民|桥梁概算|1月6日答复申请人：信息不存在",
        "2025-03-07|公民|低保名单|2025年3月9日答复，正在邮寄",
        "2025-03-07|公民|危房台账|信息不存在，已于2025.3.20书面答复",
        "2025-03-08|公民|采砂合同|3月40日答复，予以公开",
    )
    no = "unable_not_held"
    assert values(found, "outcome") == ["granted", no, None, no, None]
    days = [date(2025, 3, 9), date(2026, 1, 6), None, date(2025, 3, 20), None]
    assert values(found, "decided") == days
    assert len([one for one in faults(found) if "说不准" in one]) == 2


def test_a_day_before_an_outcome_does_not_stand_against_its_own_column() -> None:
    found = pasted(
        "requests",
        "收到日期|申请人类别|申请内容|办结日期|办理情况",
        "2025-03-05|公民|水渠图纸|2025-03-10|2025年3月9日答复，予以公开",
    )
    assert values(found, "decided") == [date(2025, 3, 10)]


def test_titles_say_the_class_of_those_below() -> None:
    found = pasted(
        "requests",
        "2025年依申请公开台账",
        "序号|收到日期|申请人|申请内容",
        "（一）自然人",
        "1|2025-03-05|甲|水渠图纸",
        "二、商业企业申请（共2件）",
        "2|2025-03-06|乙|桥梁概算",
        "4|2025-03-08|丁|用地红线",
        "补录的",
        "3|2025-03-07|丙|低保名单",
    )
    assert values(found, "applicant_class") == ["natural_person", "commercial", "commercial", None]
    assert found.missing == ("收到方式", "申请人类别")
    assert "申请人类别没有写在行里，按小标题当作" in found.remarks[0]


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (
            "granted",
            "当场提供 现场提供 当面提供 向申请人提供 准予提供 已依申请提供 邮寄提供材料 现场查阅"
            " 安排查阅 告知已主动公开 告知申请人已主动公开及获取途径",
        ),
        ("granted_in_part", "部分同意公开 部分准予提供"),
        ("not_processed_petition", "按信访渠道反映 告知其通过信访途径解决"),
        (None, "向他人提供 部分查阅 告知 告知信访 部分信访 向申请人提供一部分 不同意查阅"),
        ("unable_not_held", "经检索没有找到 没有查到 经查没有检索到相关信息"),
    ],
)
def test_more_outcomes_in_an_offices_own_words(outcome: str | None, said: str) -> None:
    rows = [
        f"2025-03-0{at}|公民|水渠图纸{at}|2025-03-10|{one}"
        for at, one in enumerate(said.split(), 1)
    ]
    found = pasted("requests", "收到日期|申请人类别|申请内容|回复日期|回复结果", *rows)
    assert set(values(found, "outcome")) == {outcome}


@pytest.mark.parametrize("said", ["还没答复", "没办完", "尚未答复"])
def test_what_is_not_answered_yet_is_open(said: str) -> None:
    found = pasted("requests", "收到日期|申请内容|办理结果", f"2025-03-05|水渠图纸|{said}")
    assert values(found, "outcome") == [None]
    assert faults(found) == []


def test_the_clerk_says_the_kind_of_rows_that_nothing_says_it_of() -> None:
    lines = (
        "案号\t案件种类\t受理日期",
        "甲1号\t\t2025-1-2",
        "甲2号\t诉讼\t2025-1-3",
        "甲3号\t复议\t2025-1-4",
    )
    sheets = rows_of_text("\n".join(lines))
    as_read = read_register(sheets, REGISTERS["reviews"])
    assert as_read.is_without_kind
    found = read_register(sheets, REGISTERS["reviews"], kind="litigation_after")
    # what stands there and is not understood stays open and is told
    assert values(found, "kind") == ["litigation_after", None, "reconsideration"]
    assert faults(found) == ["第3行“案件种类”：说不准是哪一种，没有放进去。"]
    assert found.remarks == ()
    assert not read_register(
        rows_of_text("收到日期\t申请内容\n2025-1-2\t水渠"), REGISTERS["requests"]
    ).is_without_kind


def test_a_column_chosen_as_it_was_read_changes_nothing() -> None:
    sheets = rows_of_text(
        "受理时间\t申请人类型\t机构类型\t申请内容\n2025-03-06\t法人或其他组织\t科研机构\t桥梁概算"
    )
    shape = REGISTERS["requests"]
    for at in (1, 2):
        found = read_register(sheets, shape, chosen={at: SheetColumn("applicant_class")})
        assert values(found, "applicant_class") == ["research"]
    found = read_register(sheets, shape, chosen={2: None})
    assert values(found, "applicant_class") == [None]
    assert found.unnamed == ("机构类型",)


@pytest.mark.parametrize(
    "heads",
    [
        (
            "序号|案件类型|案号|立案日期|一审结果|一审判决日期|二审结果|二审判决日期",
            "{n}|直接起诉|{n}号|2025-2-3|{first}|2025-4-5|{second}|{day}",
        ),
        (
            "序号|案件类型|一审||||二审|||\n"
            "||案号|立案时间|裁判结果|裁判时间|案号|立案时间|裁判结果|裁判时间",
            "{n}|直接起诉|{n}号|2025-2-3|{first}|2025-4-5|{no}|/|{second}|{day}",
        ),
    ],
)
def test_instances_side_by_side_are_one_suit(heads: tuple[str, str]) -> None:
    head, row = heads
    cases = [
        ("驳回诉讼请求", "撤销一审判决，撤销答复", "2025-8-9", "corrected"),
        ("确认违法", "驳回上诉，维持原判", "2025-8-9", "corrected"),
        ("驳回诉讼请求", "未上诉", "", "upheld"),
        ("撤销", "", "", "corrected"),
        ("撤销", "审理中", "", "pending"),
        ("准许撤诉", "—", "—", "other"),
        ("撤销", "准许撤回上诉", "2025-8-9", "corrected"),
        ("驳回诉讼请求", "维持一审判决第一项，撤销第二项", "2025-8-9", None),
    ]
    lines = [
        row.format(
            n=at, no=f"终{at}号" if day[:1] == "2" else "", first=first, second=second, day=day
        )
        for at, (first, second, day, _) in enumerate(cases, start=1)
    ]
    found = pasted("reviews", *head.split("\n"), *lines)
    assert values(found, "result") == [result for *_, result in cases]
    went_on = [date(2025, 8, 9)] * 2
    below = [date(2025, 4, 5)] * 2
    assert values(found, "closed") == [*went_on, *below, None, below[0], *went_on]
    assert values(found, "accepted") == [date(2025, 2, 3)] * 8
    assert any("一审、二审分列" in words for words in found.remarks)


def test_what_a_higher_court_upheld_is_not_known_by_itself() -> None:
    found = pasted(
        "reviews",
        "案号|案件种类|审级|受理日期|结果|审结日期",
        "1号|直接起诉|一审|2025-2-3|撤销被诉答复|2025-4-5",
        "2号|直接起诉|二审|2025-5-3|维持一审判决|2025-7-5",
    )
    assert values(found, "result") == ["corrected", None]
    assert faults(found) == ["第3行“结果”：说不准是哪一种，没有放进去。"]


def test_the_day_before_a_result_of_a_suit() -> None:
    found = pasted(
        "reviews",
        "案号|案件种类|受理日期|办理结果",
        "1号|行政复议|2025-2-3|2025年4月5日维持",
        "2号|直接起诉|2025-2-3|2025.4.6判决驳回诉讼请求",
        "3号|直接起诉|2025-2-3|审理中",
        "4号|直接起诉|2025-2-3|维持",
    )
    assert values(found, "result") == ["upheld", "upheld", "pending", "upheld"]
    assert values(found, "closed") == [date(2025, 4, 5), date(2025, 4, 6), None, None]


def test_the_year_of_a_row_in_a_column_of_its_own() -> None:
    found = pasted(
        "requests",
        "序号|年度|收到日期|申请内容|办结日期|办理结果",
        "1|2024|3月5日|窑洞图|3月9日|予以公开",
        "2|2024年|12月28日|梯田图|1月6日|予以公开",
        "1|2025年度|2月1日|水窖图|2月9日|予以公开",
        "2||2月3日|井房图||",
        "3|2025|2024-12-30|磨坊图||",
    )
    assert values(found, "received") == [
        date(2024, 3, 5),
        date(2024, 12, 28),
        date(2025, 2, 1),
        None,
        date(2024, 12, 30),
    ]
    assert values(found, "decided")[:2] == [date(2024, 3, 9), date(2025, 1, 6)]
    assert found.unnamed == ()
