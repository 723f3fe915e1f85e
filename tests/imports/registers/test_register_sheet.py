"""Registers as people keep them in Excel: what is sure comes in, the rest is told by its place."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from nianbao.imports.reading import ImportRefusedError
from nianbao.imports.registers.cell_values import CellFault, RowAround, cell_value
from nianbao.imports.registers.choice_words import chosen_key
from nianbao.imports.registers.register_sheet import SheetFound, read_register
from nianbao.imports.registers.sheet_days import sheet_day
from nianbao.imports.registers.sheet_file import RowCell
from nianbao.imports.registers.sheet_rows import rows_of_file, rows_of_text
from nianbao.report.registers.columns import SheetColumn
from nianbao.report.registers.fields import REGISTERS
from tests.imports.registers.pasting import faults, pasted
from tests.samples.sheets import rows_xml, workbook

REQUESTS = REGISTERS["requests"]
_TENTH = date(2026, 3, 10)
_SHAPES = r"""2026.3.10|2026年3月10日|20260310|2026-03-10|2026/3/10|2026-03-10 09:30|46091|46091.39
2026/3/10 9:30:05|2026-03-10T09:30:00|２０２６．３．１０|2026年03月10日（星期二）|3/10
2026年3月10号|3月10日|3.10|3-10|26.3.10|26年3月10日|二〇二六年三月十日|2026. 3. 10
2026 年 3 月 10 日|2026年3月10日上午|2026.3.10.|2026。3。10|3月10日（下午）
2026年3月10日 上午9时30分|2026/3/10 周二|2026、3、10|2026\3\10"""
_NO_DAYS = """3/10/2026|10/3/26|2026-02-30|2026.13.1|三月|2026年3月|2026.3.10-3.12|昨天|1850-1-1|5
2026.3.10、3.12|12月|99999|202603|2026031|3.10前后|二〇二六年十十月十日|二〇二六年三月二三十日"""
HEAD = "序号\t收到日期\t申请人\t申请方式\t申请内容\t办理结果\t答复日期"


def sheet(rows: Sequence[Sequence[object]], more: str = "", **parts: str) -> SheetFound:
    data = workbook(rows_xml(rows) + more, parts={f"xl/{n}.xml": xml for n, xml in parts.items()})
    return read_register(rows_of_file(data, ".xlsx"), REQUESTS)


def test_days_in_all_usual_shapes() -> None:
    for words in re.split(r"[|\n]", _SHAPES):
        assert sheet_day(words, 2026, number=False) == _TENTH, words
    assert sheet_day("13/3/2026", None, number=False) == date(2026, 3, 13)
    assert sheet_day("二○二五年十二月三十一日", None, number=False) == date(2025, 12, 31)
    assert sheet_day("2026年2月", None, number=False, month=True) == date(2026, 2, 28)
    assert sheet_day("12月份", 2026, number=False, month=True) == date(2026, 12, 31)


def test_what_might_be_another_day_is_none() -> None:
    for words in re.split(r"[|\n]", _NO_DAYS):
        assert sheet_day(words, 2026, number=False) is None, words
    assert sheet_day("3/10", None, number=False) is None
    assert sheet_day("3.1", 2026, number=True) is None, "may have been 3.10"
    assert sheet_day("3.1", 2026, number=False) == date(2026, 3, 1)


def test_outcomes_where_they_are_sure_and_only_there() -> None:
    outcome = REQUESTS.by_name["outcome"]
    sure = {
        "予以公开": "granted",
        "（一）予以公开": "granted",
        "部分公开": "granted_in_part",
        "不予公开（过程性信息）": "withheld_deliberative",
        "不予公开—个人隐私": "withheld_third_party",
        "无法提供：本机关不掌握": "unable_not_held",
        "信息不存在": "unable_not_held",
        "无法提供/需要加工、分析": "unable_to_be_created",
        "需要加工、分析，无法提供": "unable_to_be_created",
        "属于行政执法案卷信息，不予公开": "withheld_enforcement_file",
        "涉及个人隐私不予公开": "withheld_third_party",
        "属于内部事务信息不予公开": "withheld_internal_affairs",
        "申请人逾期不补正，不再处理": "closed_correction_overdue",
        "经检索无此信息": "unable_not_held",
        "不属于本机关公开，告知向县自然资源局申请": "unable_not_held",
        "部分公开（隐去个人信息）": "granted_in_part",
        "予以公开，已邮寄": "granted",
        "属于主动公开范围": "granted",
        "信访类，不予处理": "not_processed_petition",
        "予以公开（部分）": None,
        "予以公开（涉密部分除外）": None,
        "不属于过程性信息，予以公开": None,
        "不属于过程性信息": None,
        "非过程性信息": None,
        "部分公开，后撤回": None,
        "公开申请": None,
        "申请公开": None,
        "未公开": None,
        "已答复，详见答复书": None,
        "其他处理（终止）": None,
        "不予公开，信访": None,
        "信访不予公开": None,
        "先补正，后撤回": None,
        "3.补正后申请内容仍不明确": "unable_still_unclear",
        "不予处理，重复申请": "not_processed_repeated",
        "其他处理-申请人撤回": "closed_other",
        "终止（逾期未补正）": "closed_correction_overdue",
        "不予公开（信息不存在）": None,
        "不予公开": None,
        "无法提供": None,
        "不予处理": None,
        "其他": None,
        "已答复": None,
        "部分公开，部分不予公开": "granted_in_part",
        "主动公开，告知获取途径": "granted",
        "按信访处理": "not_processed_petition",
        "告知不存在": "unable_not_held",
        "申请撤回": "closed_other",
        "视为放弃": None,
        "不属于政府信息": None,
        "不属于国家秘密": None,
        "予以公开、信息不存在": None,
        "": None,
    }
    for words, key in sure.items():
        assert chosen_key(outcome, words) == key, words
    for key, label in outcome.labels.items():
        wanted = None if key == "closed_other" else key
        assert chosen_key(outcome, label) == (wanted or chosen_key(outcome, label)), label
    channel = REQUESTS.by_name["channel"]
    assert chosen_key(channel, "电子邮件") == "network"
    assert chosen_key(channel, "邮寄") is None, "signed for or not"


def test_classes_of_applicants_with_what_they_belong_to() -> None:
    classes: dict[str, str | None] = {
        "公民": "natural_person",
        "公民个人": "natural_person",
        "法人或其他组织-商业企业": "commercial",
        "商业企业（法人）": "commercial",
        "法人/律师事务所": "legal_service",
        "社会公益组织（协会）": "public_benefit",
        "法人或其他组织（其他）": "other",
        "其它": "other",
        "其他（合作社）": "other",
        "其他（律师事务所）": None,
        "法人或其他组织": None,
        "法人、自然人": None,
        "自然人（法人）": None,
        "其他组织": None,
        "公司、协会": None,
        "企业或个人": None,
        "": None,
    }
    for words, key in classes.items():
        assert chosen_key(REQUESTS.by_name["applicant_class"], words) == key, words


def test_a_register_as_it_is_pasted() -> None:
    found = pasted(
        "北关镇2026年依申请公开台账",
        HEAD,
        '1\t2026.3.10\t甲\t网上\t"救助名单\n和标准"\t公开\t3月20日',
        "2\t3/12\t乙\t邮寄\t征地批文\t不予公开\t4.2",
        "3\t3/15\t丙\t当面\t预算\t办理中\t/",
        "",
        HEAD,
        "4\t\t丁\t传真\t决算\t信息不存在\t20260401",
        "合计\t4件",
    )
    assert [row.row for row in found.rows] == [3, 4, 5, 8]
    first, second, third, fourth = (row.values for row in found.rows)
    assert first["received"] == _TENTH
    assert first["summary"] == "救助名单\n和标准"
    assert first["outcome"] == "granted"
    assert first["decided"] == date(2026, 3, 20)
    assert second["received"] == date(2026, 3, 12)
    assert not {"channel", "outcome", "decided"} & set(second)
    assert "outcome" not in third
    assert fourth["decided"] == date(2026, 4, 1)
    assert faults(found) == [
        "第4行“申请方式”：说不准是哪一种，没有放进去。",
        "第4行“办理结果”：说不准是哪一种，没有放进去。",
        "第4行“答复日期”：看不出是哪一天，请写成 2026-03-10。",
        "第8行：没有收到日期，暂时不算在哪一年里，请补上。",
        "第9行：是合计或说明，没有当作一条。",
    ]
    assert found.missing == ("申请人类别",)
    assert [(one.letter, one.head) for one in found.columns if one.column is None] == [
        ("A", "序号")
    ]


def test_heads_of_many_kinds() -> None:
    weak = pasted("申请时间\t姓名\t内容\t答复时间\t身份证号", "2026-3-10\t甲\t预算\t2026-3-20\t4")
    assert [(one.head, one.is_weak) for one in weak.columns if one.column] == [
        ("申请时间", True),
        ("姓名", False),
        ("内容", True),
        ("答复时间", False),
    ]
    both = pasted("申请时间\t收到日期（年月日）\t申请事项", "2026-3-1\t2026-3-10\t预算")
    assert both.rows[0].values["received"] == _TENTH
    contact = pasted("收到日期\t联系电话\t通讯地址", "2026-3-10\t139\t柳河村")
    assert contact.rows[0].values["contact"] == "139；柳河村"
    two = pasted(
        "序号\t申请人信息\t\t申请情况\t\t补正情况\t\t答复情况\t",
        "\t姓名\t联系方式\t收到日期\t内容\t通知日期\t收到日期\t日期\t结果",
        "1\t甲\t139\t2026.1.5\t预算\t2026.1.8\t2026.1.15\t2026.2.3\t公开",
    )
    values = two.rows[0].values
    assert (values["received"], values["decided"]) == (date(2026, 1, 5), date(2026, 2, 3))
    corrections = values["corrections"]
    assert isinstance(corrections, tuple)
    assert str(corrections) == "(<SubRecord: sent、received>,)"


def test_a_day_without_a_year_is_the_first_behind_the_receipt() -> None:
    found = pasted(
        "2025年依申请公开台账",
        "收到日期\t申请内容\t答复日期\t送达日期",
        "2025.12.28\t预算\t1.15\t1月20日",
        "3月1日\t决算\t3月21日\t4.20",
        "\t名单\t3月21日\t",
        "2024.5.6\t标准\t2.30\t",
    )
    days = [[row.values.get(name) for name in ("decided", "served")] for row in found.rows]
    assert days == [
        [date(2026, 1, 15), date(2026, 1, 20)],
        [date(2025, 3, 21), date(2025, 4, 20)],
        [date(2025, 3, 21), None],
        [None, None],
    ]


def test_heads_as_strangers_write_them() -> None:
    expected = {
        "依申请收到日期": "received",
        "申请表收到日期": "received",
        "收到申请表时间": "received",
        "申请公开的信息内容描述": "summary",
        "公开申请内容": "summary",
        "诉求内容": "summary",
        "信息索取方式": "form_wanted",
        "申请提交方式": "channel",
        "姓名/名称": "applicant",
        "申请人类型（公民/法人）": "applicant_class",
        "申请人信息（姓名、电话）": "contact",
        "答复结果类型": "outcome",
        "文书编号": "document_number",
        "作出答复的时间": "decided",
        **dict.fromkeys(
            [
                "答复时限",
                "应答复日期",
                "答复截止日期",
                "是否受理",
                "承办科室",
                "身份证号码",
                "延期至",
                "补正收到的日期甲",
                "是否引起诉讼",
                "答复人",
                "审批日期",
                "公开属性",
                "法定答复时间到期日",
            ]
        ),
    }
    for head, name in expected.items():
        found = pasted(f"编号\t备注\t{head}", "1\tx\ty")
        column = found.columns[2].column
        assert (column.name if column and not column.inner else None) == name, head


def test_a_column_is_named_otherwise_by_the_clerk() -> None:
    rows = rows_of_text("来的日子\t谁\t收到日期\t申请内容\n2026-3-10\t甲\t2026-3-11\t预算")
    chosen = {0: SheetColumn("received"), 1: SheetColumn("applicant")}
    found = read_register(rows, REQUESTS, chosen=chosen)
    assert found.rows[0].values["received"] == _TENTH
    assert found.rows[0].values["applicant"] == "甲"
    left = read_register(rows, REQUESTS, chosen={3: None})
    assert "summary" not in left.rows[0].values


def test_a_workbook_keeps_days_as_numbers_under_any_look() -> None:
    styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="58"/></cellXfs></styleSheet>'
    found = sheet(
        [
            ["收到日期", "申请内容", "答复日期", "备注"],
            ["<c s='1'><v>46091</v></c>", "预算", 46101, "x"],
            [20260310, "决算", "2026.3.20", "<c><f>A1</f></c>"],
            [3.1, "名单", "", ""],
        ],
        styles=styles,
    )
    assert [row.values.get("received") for row in found.rows] == [_TENTH, _TENTH, None]
    assert [row.values.get("decided") for row in found.rows] == [date(2026, 3, 20)] * 2 + [None]
    assert "notes" not in found.rows[1].values
    assert "公式" in found.remarks[0]


def test_merged_hidden_and_several_sheets() -> None:
    merged = '<mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="B2:B4"/></mergeCells>'
    found = sheet(
        [
            ["序号", "收到日期", "申请内容"],
            ["1", "2026-3-10", "预算"],
            ["", "", "预算的附表"],
            ["2", "", "决算"],
        ],
        merged,
    )
    assert [row.values["summary"] for row in found.rows] == ["预算", "决算"]
    assert found.rows[1].values["received"] == _TENTH
    assert faults(found) == ["第3行：和上面一行是同一件（序号合并），没有另外当作一条。"]
    first = rows_xml([["收到日期", "申请内容"], ["3月10日", "甲事"]])
    second = rows_xml([["收到日期", "申请内容"], ["3月10日", "乙事"], ["乱写", "丙事"]])
    data = workbook(
        first, second, first, names=["2025年", "2026年", "旧"], states=["visible"] * 2 + ["hidden"]
    )
    both = read_register(rows_of_file(data, ".xlsx"), REQUESTS)
    assert [row.values.get("received") for row in both.rows] == [date(2025, 3, 10), _TENTH, None]
    assert both.hidden == 1
    assert faults(both)[0].startswith("“2026年”第3行“收到日期”")


def test_the_other_registers() -> None:
    documents = pasted(
        "种类\t日期\t标题\t件数\t金额",
        "行政处罚\t2026年3月\t\t12件\t",
        "行政规范性文件\t2026.3.10\t某某办法\t\t",
        "行政事业性收费\t2026年4月\t\t\t1.2万元",
        register="documents",
    )
    penalty, normative, fees = (row.values for row in documents.rows)
    assert (penalty["date"], penalty["count"]) == (date(2026, 3, 31), 12)
    assert (normative["kind"], normative["title"]) == ("normative_documents", "某某办法")
    assert fees["amount"] == Decimal(12000)
    published = pasted(
        "日期\t渠道\t内容\t条数", "2026-3-10\t政府网站、公众号\t低保\t3", register="publications"
    )
    assert published.rows[0].values["channels"] == ("website", "official_account")
    reviews = pasted("案号\t受理日期\t审理结果", "豫1\t2026-3-10\t驳回", register="reviews")
    assert reviews.rows[0].values["result"] == "upheld"


def test_numbers_and_yes() -> None:
    def value(register: str, name: str, words: str) -> object:
        field = REGISTERS[register].by_name[name]
        return cell_value(field, RowCell(words), RowAround())

    assert value("documents", "count", "1,200 件") == 1200
    assert value("documents", "amount", "￥1,234.50元") == Decimal("1234.50")
    assert value("requests", "identity_checked", "√") is True
    assert value("requests", "identity_checked", "否") is None
    assert value("requests", "notes", "—") is None
    for register, name, words in (
        ("documents", "count", "12.5"),
        ("documents", "count", "约12"),
        ("documents", "amount", "1.234"),
        ("documents", "amount", "很多"),
        ("requests", "identity_checked", "也许"),
        ("requests", "applicant", "长" * 300),
    ):
        with pytest.raises(CellFault) as fault:
            value(register, name, words)
        assert words[:2] not in str(fault.value)


def test_what_is_no_register_is_refused() -> None:
    with pytest.raises(ImportRefusedError, match="表头"):
        pasted("甲\t乙", "1\t2")
    with pytest.raises(ImportRefusedError):
        rows_of_file(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, ".xls")
    with pytest.raises(ImportRefusedError):
        rows_of_file(b"", ".xlsx")
    found = read_register(
        rows_of_file("收到日期,申请内容\n2026-3-10,预算".encode("gb18030"), ".csv"), REQUESTS
    )
    assert found.rows[0].values["received"] == _TENTH


def test_no_cell_is_ever_told() -> None:
    found = pasted(
        HEAD, *(f"张明远\t张明远\t张明远\t张明远\t张明远{n}\t张明远\t张明远" for n in range(9))
    )
    told = "".join((*faults(found), *found.remarks, *found.missing, repr(found.rows)))
    assert found.faults
    assert "张明远" not in told
