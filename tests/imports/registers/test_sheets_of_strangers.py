"""What sheets leave to their names and titles, to English heads, and to terms of documents."""

from datetime import date

import pytest

from nianbao.imports.registers.choice_words import chosen_key
from nianbao.imports.registers.register_sheet import read_register
from nianbao.report.registers.fields import REGISTERS
from tests.imports.registers.pasting import faults, pasted, values
from tests.imports.registers.test_strange_sheets import sheets

REQUESTS = REGISTERS["requests"]


def test_rows_carried_over_are_of_the_year_before_and_others_before_stay_open() -> None:
    head = "收到日期\t申请内容\t答复日期"
    for title in ("上年结转（2件）", "一、去年结转", "上年度转入"):
        found = pasted("2026年台账", head, title, "12月20日\t甲事\t1月9日", "11月3日\t乙事")
        assert values(found, "received", "decided") == [
            (date(2025, 12, 20), date(2026, 1, 9)),
            (date(2025, 11, 3), None),
        ]
        assert sum("写着上年结转，没有写年份" in one for one in faults(found)) == 2
    for title in ("历年遗留", "往年结转"):
        found = pasted("2026年台账", head, title, "12月20日\t甲事\t1月9日")
        assert values(found, "received") == [(None,)]
    untitled = pasted(head, "上年结转", "12月20日\t甲事\t1月9日")
    assert values(untitled, "received") == [(None,)]


@pytest.mark.parametrize(
    ("head", "carried", "own"),
    [("是否上年结转", "是", "否"), ("备注", "上年结转", ""), ("是否属于去年结转件", "√", "")],
)
def test_a_cell_says_that_its_row_was_carried_over(head: str, carried: str, own: str) -> None:
    found = pasted(
        "2026年台账",
        f"收到日期\t申请内容\t答复日期\t{head}",
        f"12月20日\t甲事\t1月9日\t{carried}",
        f"2月3日\t乙事\t3月1日\t{own}",
        "12月22日\t问上年结转资金\t12月30日",
    )
    assert values(found, "received", "decided") == [
        (date(2025, 12, 20), date(2026, 1, 9)),
        (date(2026, 2, 3), date(2026, 3, 1)),
        (date(2026, 12, 22), date(2026, 12, 30)),
    ]


def test_a_day_alone_is_of_the_month_that_the_sheet_is_called_after() -> None:
    lines = ("2026年台账", "收到日期|申请内容|答复日期", "5日|甲事|3月20日")
    march = read_register(sheets(("3月", lines), ("十一月", lines)), REQUESTS)
    assert values(march, "received", "decided") == [
        (date(2026, 3, 5), date(2026, 3, 20)),
        (date(2026, 11, 5), date(2027, 3, 20)),
    ]
    for name in ("一季度", "Sheet1"):
        other = read_register(sheets((name, lines)), REQUESTS)
        assert values(other, "received") == [(None,)]


def test_the_name_of_a_sheet_says_the_class_or_the_outcome_of_its_rows() -> None:
    lines = ("收到日期|申请内容|答复日期|答复结果", "2026-3-5|甲事|2026-3-20|予以公开")
    found = read_register(sheets(("商业企业", lines), ("自然人申请（3件）", lines)), REQUESTS)
    assert values(found, "applicant_class") == [("commercial",), ("natural_person",)]
    assert "申请人类别没有写在行里" in found.remarks[0]
    lines = ("收到日期|申请内容|答复日期|申请人类别", "2026-3-5|甲事|2026-3-20|公民")
    found = read_register(
        sheets(("部分公开", lines), ("不予公开", lines), ("其他", lines), ("在办", lines)), REQUESTS
    )
    assert values(found, "outcome") == [("granted_in_part",), (None,), (None,), (None,)]
    own = ("收到日期|申请内容|答复日期|答复结果", "2026-3-5|甲事|2026-3-20|", "2026-3-6|乙事||")
    found = read_register(sheets(("予以公开", own)), REQUESTS)
    assert values(found, "outcome") == [(None,), (None,)], "a column of its own says it"


def test_what_tells_a_choice_more_closely_tells_it_alone_where_nothing_else_does() -> None:
    found = pasted(
        "收到日期\t申请内容\t答复日期\t具体情形", "2026-3-5\t甲事\t2026-3-20\t过程性信息"
    )
    assert values(found, "outcome") == [("withheld_deliberative",)]
    assert [one.is_weak for one in found.columns if one.head == "具体情形"] == [True]


ENGLISH = (
    "id,apply_no,received_date,applicant_name,applicant_type,apply_content,reply_date,reply_result",
    "ID,ApplyNo,ReceivedDate,ApplicantName,ApplicantType,InfoContent,ReplyTime,ReplyResult",
    "No,Application No,Accept Date,Applicant,Applicant Type,Content,Answer Date,Result",
)


@pytest.mark.parametrize("head", ENGLISH)
def test_heads_as_programs_call_them(head: str) -> None:
    row = "7,A-9,2026-03-05T09:12:00+08:00,子,公民,甲事,20260320161500,部分公开"
    found = pasted(head, row, row.replace("7,A-9", "8,A-10"))
    assert values(found, "received", "applicant_class", "summary", "decided", "outcome")[0] == (
        date(2026, 3, 5),
        "natural_person",
        "甲事",
        date(2026, 3, 20),
        "granted_in_part",
    )
    assert found.unnamed == ()


def test_how_a_thing_came_or_went_may_stand_behind_its_day() -> None:
    found = pasted(
        "收到日期\t申请内容\t答复日期",
        "2026.3.5当面递交\t甲事\t2026.3.20答复",
        "2026年3月6日（上门提交）\t乙事\t2026年3月21日书面告知",
        "2026.3.7寄出\t丙事\t2026.3.22收到",
    )
    assert values(found, "received", "decided") == [
        (date(2026, 3, 5), date(2026, 3, 20)),
        (date(2026, 3, 6), date(2026, 3, 21)),
        (None, None),
    ]


def test_a_document_ends_the_day_after_the_last_of_its_term() -> None:
    found = pasted(
        "规范性文件台账",
        "文件名称\t文号\t印发日期\t有效期至",
        "甲办法\t规1号\t2024-01-01\t2026-12-31",
        "乙办法\t规2号\t2024-01-01\t长期有效",
        "丙办法\t规3号\t2024-01-01\t五年",
        register="documents",
    )
    assert values(found, "kind", "ended") == [
        ("normative_documents", date(2027, 1, 1)),
        ("normative_documents", None),
        ("normative_documents", None),
    ]
    assert len(faults(found)) == 1
    assert "第5行“有效期至”" in faults(found)[0]
    licences = pasted(
        "行政许可台账",
        "许可决定日期\t文号\t件数\t有效期至",
        "2026-01-04\t许1号\t1\t2026-12-31",
        register="documents",
    )
    assert values(licences, "kind", "ended") == [("licensing", None)]
    ended = pasted(
        "规范性文件台账",
        "文件名称\t文号\t印发日期\t失效日期",
        "甲办法\t规1号\t2024-01-01\t2026-12-31",
        register="documents",
    )
    assert values(ended, "ended") == [(date(2026, 12, 31),)]


def test_how_a_case_was_closed_is_its_result() -> None:
    found = pasted(
        "案件类别\t案号\t受理时间\t结案时间\t结案方式",
        "行政复议\t复1号\t2026-1-4\t2026-2-4\t维持",
        register="reviews",
    )
    assert values(found, "result", "closed") == [("upheld", date(2026, 2, 4))]


def test_the_year_of_a_day_is_that_of_its_title_or_else_of_its_number() -> None:
    head = "编号\t收到日期\t申请内容\t答复日期"
    by_number = pasted(
        head, "2025-3\t12月30日\t甲事\t1月9日", "第2026-001号\t2月3日\t乙事\t", "3\t2月4日\t丙事\t"
    )
    assert values(by_number, "received", "decided") == [
        (date(2025, 12, 30), date(2026, 1, 9)),
        (date(2026, 2, 3), None),
        (None, None),
    ]
    assert "按编号里的年份读" in "".join(by_number.remarks)
    written = pasted(head, "2025-3\t2025-12-30\t甲事\t2026-01-09")
    assert written.remarks == (), "nothing was read by its number"
    titled = pasted("2026年台账", head, "2025-3\t2月3日\t甲事\t")
    assert values(titled, "received") == [(date(2026, 2, 3),)]
    sections = pasted(
        "台账", head, "2025年", "1\t12月30日\t甲事\t", "2026年", "1\t1月3日\t乙事\t1月9日"
    )
    assert values(sections, "received") == [(date(2025, 12, 30),), (date(2026, 1, 3),)]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("行政诉讼（直接起诉）", "litigation_direct"),
        ("诉讼-直接诉讼", "litigation_direct"),
        ("行政诉讼（复议后）", "litigation_after"),
        ("行政诉讼", None),
        ("复议、诉讼", None),
    ],
)
def test_how_a_suit_began_may_stand_behind_it(words: str, kind: str | None) -> None:
    found = pasted(
        "案件种类\t案号\t受理日期\t结果\t审结日期",
        f"{words}\t行初1号\t2026-1-4\t维持\t2026-2-4",
        register="reviews",
    )
    assert values(found, "kind") == [(kind,)]


def test_the_rest_of_an_answer_in_part_is_no_outcome_of_its_own() -> None:
    outcome = REQUESTS.by_name["outcome"]
    for words in ("部分公开（其余为过程性信息）", "部分公开，另一项属于内部事务信息"):
        assert chosen_key(outcome, words) == "granted_in_part"
    for words in ("公开（其余为过程性信息）", "部分公开，其余再答复"):
        assert chosen_key(outcome, words) is None


def test_a_row_without_its_month_is_of_the_month_above() -> None:
    found = pasted(
        "2026年执法统计",
        "月份\t所站\t行政许可\t行政处罚",
        "1月\t执法队\t2\t3",
        "\t农业站\t4\t5",
        "\t小计\t6\t8",
        "2月\t执法队\t1\t1",
        register="documents",
    )
    assert values(found, "date", "kind", "count") == [
        (date(2026, 1, 31), "licensing", 2),
        (date(2026, 1, 31), "penalties", 3),
        (date(2026, 1, 31), "licensing", 4),
        (date(2026, 1, 31), "penalties", 5),
        (date(2026, 2, 28), "licensing", 1),
        (date(2026, 2, 28), "penalties", 1),
    ]
    assert faults(found) == ["第5行：是合计或说明，没有当作一条。"]
