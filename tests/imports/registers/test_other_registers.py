"""Registers of reviews, documents, decisions, fees and publications as offices keep them."""

from datetime import date
from decimal import Decimal

import pytest

from nianbao.imports.reading import ImportRefusedError
from nianbao.imports.registers.choice_words import chosen_key
from nianbao.imports.registers.kind_words import said_kind
from nianbao.imports.registers.register_sheet import SheetFound, read_register
from nianbao.imports.registers.sheet_days import is_whole_month, sheet_day
from nianbao.imports.registers.sheet_file import RowCell, SheetFile, SheetRows
from nianbao.imports.registers.sheet_rows import rows_of_text
from nianbao.report.registers.fields import REGISTERS
from tests.imports.registers.pasting import faults

REVIEWS, DOCUMENTS = REGISTERS["reviews"], REGISTERS["documents"]


def pasted(register: str, *lines: str, title: str = "") -> SheetFound:
    sheets = rows_of_text("\n".join(line.replace("|", "\t") for line in lines))
    return read_register(sheets, REGISTERS[register], title=title)


def values(found: SheetFound, name: str) -> list[object]:
    return [row.values.get(name) for row in found.rows]


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("reconsideration", "行政复议 复议 复议案件 2025年行政复议案件台账 一、行政复议"),
        (
            "litigation_direct",
            "直接起诉 未经复议直接起诉 直接诉讼 行政诉讼（未经复议） 未经复议的诉讼"
            " 直接起诉（未经复议） 未复议直接起诉",
        ),
        (
            "litigation_after",
            "复议后起诉 经复议后起诉 先复议后诉讼 行政诉讼（经复议） 不服复议决定起诉"
            " 经复议再起诉 复议后又起诉",
        ),
        ("", "行政诉讼 应诉案件台账 复议诉讼台账 行政复议、行政诉讼登记表 起诉"),
        (None, "信访 台账 2025年"),
    ],
)
def test_what_kind_of_case_words_speak_of(kind: str | None, said: str) -> None:
    field = REVIEWS.by_name["kind"]
    for words in said.split():
        assert said_kind(field, words) == kind, words
        assert chosen_key(field, words) == (kind or None), words


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("licensing", "许可 行政许可决定 某乡行政许可台账"),
        ("penalties", "处罚 行政处罚决定 2025年行政处罚案件台账"),
        ("compulsion", "行政强制 强制措施 行政强制执行"),
        ("fees", "收费台账 行政事业性收费"),
        ("normative_documents", "规范性文件 行政规范性文件目录"),
        ("", "许可处罚强制统计表 非行政许可审批 行政处罚裁量规范性文件 不予处罚"),
        (None, "一般公文 文件 强制性标准 会议纪要"),
    ],
)
def test_what_kind_of_decision_words_speak_of(kind: str | None, said: str) -> None:
    for words in said.split():
        assert said_kind(DOCUMENTS.by_name["kind"], words) == kind, words


@pytest.mark.parametrize(
    ("result", "said"),
    [
        ("upheld", "维持 决定维持原答复 驳回复议申请 判决驳回原告的诉讼请求 驳回起诉 一审驳回"),
        ("upheld", "撤销一审判决，驳回原告诉讼请求"),
        (
            "corrected",
            "撤销 撤销，责令重新答复 确认答复违法 责令限期履行 变更 撤销原审判决，责令重作",
        ),
        ("other", "终止 准许撤诉 撤回起诉 调解结案 不予受理 申请人撤回，终止复议 和解"),
        ("pending", "审理中 正在复议 尚未判决 在审 待判决 未结案 没有开庭"),
        (None, "部分撤销 驳回上诉，维持原判 发回重审 不予撤销 撤销一审 未违法 撤销申请 移送"),
        (None, "驳回撤销答复的请求 自行撤销答复，申请人撤回 确认合法 中止"),
    ],
)
def test_results_of_reviews_and_suits(result: str | None, said: str) -> None:
    for words in said.split():
        assert chosen_key(REVIEWS.by_name["result"], words) == result, words


def test_a_list_of_reviews_says_its_kind_in_its_title() -> None:
    found = pasted(
        "reviews",
        "2026年行政复议案件台账",
        "序号|复议案号|申请人|复议机关|收到复议申请时间|复议决定|决定书日期",
        "1|甲复〔2026〕1号|甲|县政府|2026.3.2|维持|2026.4.9",
        "2|甲复〔2026〕2号|乙|县政府|2026.5.2||",
    )
    assert values(found, "kind") == ["reconsideration"] * 2
    assert values(found, "result") == ["upheld", None]
    assert values(found, "closed") == [date(2026, 4, 9), None]
    assert found.missing == ()
    assert found.remarks == ("案件种类没有写在行里，按标题、表头当作行政复议，请核对。",)


def test_titles_among_the_rows_say_the_kind_of_those_below() -> None:
    found = pasted(
        "reviews",
        "案号|受理日期|结果|审结日期",
        "一、行政复议",
        "1号|2026-3-2|维持|2026-4-9",
        "二、行政诉讼",
        "2号|2026-3-3|撤诉|2026-4-9",
        "三、未经复议直接起诉",
        "3号|2026-3-4|撤销|2026-4-9",
    )
    assert values(found, "kind") == ["reconsideration", None, "litigation_direct"]
    assert found.missing == ("案件种类",), "行政诉讼 may be either"


def test_whether_a_review_came_first_is_asked_of_suits_alone() -> None:
    rows = ("1号|2026-3-2|是|一审|撤销", "2号|2026-3-2|否|一审|维持", "3号|2026-3-2||一审|维持")
    suits = pasted("reviews", "案号|立案日期|是否经过复议|审级|判决结果", *rows)
    assert values(suits, "kind") == ["litigation_after", "litigation_direct", None]
    assert values(suits, "instance") == ["first"] * 3
    either = pasted("reviews", "案号|立案日期|是否经过复议|结果", "1号|2026-3-2|否|维持")
    assert values(either, "kind") == [None]


def test_cases_about_other_things_are_told_and_left() -> None:
    head = "案件类型|案号|案由|受理日期|结果"
    found = pasted(
        "reviews",
        head,
        "复议|1号|政府信息公开|2026-3-2|维持",
        "复议|2号|行政处罚|2026-3-3|维持",
        "复议|3号|不服依申请答复|2026-3-4|维持",
    )
    assert values(found, "number") == ["1号", "3号"]
    assert faults(found) == ["第3行：案由不是政府信息公开，没有当作一条。"]
    unsaid = pasted("reviews", head, "复议|1号|土地确权|2026-3-2|维持")
    assert values(unsaid, "number") == ["1号"]
    assert unsaid.remarks == ("“案由”里没有写政府信息公开，请核对这些是不是信息公开的案件。",)


def test_a_defendant_beside_another_may_be_the_one_that_answered() -> None:
    found = pasted(
        "reviews",
        "案件种类|案号|受理日期|我方地位",
        "复议|1号|2026-3-2|被申请人",
        "直接起诉|2号|2026-3-2|共同被告",
        "复议后起诉|3号|2026-3-2|复议机关作共同被告",
    )
    assert values(found, "role") == ["respondent", None, "co_defendant"]
    assert faults(found) == ["第3行“我方地位”：说不准是哪一种，没有放进去。"]


def test_results_and_kinds_are_ticked() -> None:
    found = pasted(
        "reviews",
        "案号|受理日期|案件种类|||审理结果|||",
        "||行政复议|直接起诉|复议后起诉|维持|纠正|其他|尚未审结",
        "1号|2026-3-2|√|||√|||",
        "2号|2026-3-3|||√||√||",
        "3号|2026-3-4||√|||||√",
    )
    assert values(found, "kind") == ["reconsideration", "litigation_after", "litigation_direct"]
    assert values(found, "result") == ["upheld", "corrected", "pending"]


def test_a_row_of_a_list_of_decisions_is_one() -> None:
    found = pasted(
        "documents",
        "某乡2026年行政处罚案件台账",
        "序号|立案日期|当事人|处罚决定书文号|处罚决定日期|罚款金额（元）",
        "1|2026.2.1|甲|罚〔2026〕1号|2026.3.2|500",
        "2|2026.2.1|乙|罚〔2026〕2号|2026.3.2|500",
        "合计|||||1000",
    )
    assert values(found, "kind") == ["penalties"] * 2
    assert values(found, "count") == [1, 1]
    assert values(found, "date") == [date(2026, 3, 2)] * 2
    assert found.remarks == (
        "种类没有写在行里，按标题、表头当作行政处罚，请核对。",
        "没有件数这一列，2行一行算一件，请核对。",
    )
    by_heads = pasted("documents", "行政相对人名称|许可决定日期|许可机关", "甲|2026-3-2|某乡")
    assert values(by_heads, "kind") == ["licensing"]
    by_file = pasted("documents", "当事人|决定日期|文号", "甲|2026-3-2|1号", title="行政强制台账")
    assert values(by_file, "kind") == ["compulsion"]


@pytest.mark.parametrize(
    ("head", "row", "kind"),
    [
        ("被许可人|许可项目|批准日期|证件编号", "甲|防疫|2026-3-2|A1", "licensing"),
        ("建房户|审批面积|许可证发放时间|许可证编号", "甲|120|2026-3-2|1", "licensing"),
        ("案件名称|处罚对象|处罚时间|处罚结果", "某案|甲|2026-3-2|警告", "penalties"),
        ("当事人|决定书下达日期|决定书编号", "甲|2026-3-2|1号", "penalties"),
        ("决定类型|当事人|决定文书号|决定日期", "行政强制决定|甲|1号|2026-3-2", "compulsion"),
    ],
)
def test_lists_of_decisions_have_many_heads(head: str, row: str, kind: str) -> None:
    found = pasted("documents", head, row, title="处罚" if kind == "penalties" else "")
    assert values(found, "kind") == [kind]
    assert values(found, "count") == [1]
    assert values(found, "date") == [date(2026, 3, 2)]


def test_a_table_of_a_year_has_the_day_of_its_title() -> None:
    found = pasted("documents", "某乡2026年决定统计", "事项|数量（件）", "行政许可|7", "行政处罚|0")
    assert values(found, "kind") == ["licensing", "penalties"]
    assert values(found, "date") == [date(2026, 12, 31)] * 2
    assert found.remarks == ("没有日期这一列，按标题当作2026年全年的数，请核对。",)
    undated = pasted("documents", "某乡决定统计", "事项|数量（件）", "行政许可|7")
    assert values(undated, "date") == [None]


def test_a_month_is_no_decision() -> None:
    months = pasted("documents", "月份|种类|备注", "2026年1月|行政处罚|", "2026年2月|行政处罚|")
    assert values(months, "count") == [None, None]
    unknown = pasted("documents", "日期|种类|办理宗数", "2026-1-3|行政处罚|3")
    assert values(unknown, "count") == [None], "another column may say how many"
    blank = pasted("documents", "日期|种类|件数", "2026-1-3|行政处罚|3", "2026-2-3|行政处罚|")
    assert faults(blank) == ["第3行：没有件数，暂时当作0，请补上。"]


def test_what_was_repealed_without_a_day_is_told() -> None:
    found = pasted(
        "documents",
        "某乡行政规范性文件目录",
        "序号|文件名称|发文文号|公布日期|状态|废止日期",
        "1|甲办法|1号|2020-3-2|现行有效|",
        "2|乙办法|2号|2020-3-2|已废止|",
        "3|丙办法|3号|2020-3-2|废止|2026-2-1",
        "二、废止的规范性文件",
        "4|丁办法|4号|2020-3-2||",
    )
    assert values(found, "kind") == ["normative_documents"] * 4
    assert faults(found) == [
        "第4行“状态”：写着已经废止或失效，没有日期，还当作有效，请补上。",
        "第6行：只有一格，像是标题或说明，没有当作一条。",
        "第7行：写着已经废止或失效，没有日期，还当作有效，请补上。",
    ]


def test_only_what_is_normative_comes_from_a_book_of_all_letters() -> None:
    found = pasted(
        "documents",
        "发文日期|文件标题|发文字号|是否规范性文件",
        "2026-3-2|甲办法|1号|是",
        "2026-3-3|乙会议通知|2号|否",
    )
    assert values(found, "title") == ["甲办法"]
    assert values(found, "kind") == ["normative_documents"]
    assert faults(found) == ["第3行：写着不是规范性文件，没有当作一条。"]


def test_the_unit_of_money_stands_in_the_head() -> None:
    rows = ("某费|2026-3-2|0.5", "某费|2026-3-3|300元")
    found = pasted("documents", "收费项目|收费日期|收费金额（万元）", *rows)
    assert values(found, "amount") == [Decimal(5000), Decimal(300)]
    assert values(found, "kind") == ["fees"] * 2
    in_yuan = pasted("documents", "收费项目|收费日期|收费金额（元）", "某费|2026-3-2|0.5")
    assert values(in_yuan, "amount") == [Decimal("0.50")]


@pytest.mark.parametrize(
    "lines",
    [
        (
            "月份|行政许可（件）|行政处罚（件）|备注",
            "1月|3|0|",
            "一月份|3||",
            "二季度|4|5|下半年另报",
            "合计|10|5|",
        ),
        (
            "序号|项目|1月|2月|二季度|合计",
            "1|许可件数|3|3|4|10",
            "2|处罚件数|0||5|5",
            "|合计|3|3|9|15",
        ),
    ],
)
def test_tables_by_month_are_read_cell_by_cell(lines: tuple[str, ...]) -> None:
    found = pasted("documents", "2026年执法统计", *lines)
    cells = [tuple(row.values.get(name) for name in ("kind", "count")) for row in found.rows]
    assert sorted(map(str, cells)) == [
        "('licensing', 3)",
        "('licensing', 3)",
        "('licensing', 4)",
        "('penalties', 0)",
        "('penalties', 5)",
    ]
    assert date(2026, 6, 30) in values(found, "date")
    assert found.remarks == ("第2行起的表按月、按种类分列，一格当作一条，请核对。",)
    assert len(faults(found)) == 1, "the sums"


def test_what_is_counted_otherwise_is_no_table_by_month() -> None:
    for head in ("月份|行政许可公开数|行政处罚公开数", "月份|许可事项|处罚事项"):
        found = pasted("documents", "2026年", f"{head}|备注", "1月|林木采伐|占道|无")
        assert values(found, "kind") == [None], head
    with pytest.raises(ImportRefusedError):
        pasted("documents", "项目|1月|2月|3月", "行政检查|1|2|3")


def test_months_and_quarters() -> None:
    for words in ("第一季度", "1季度", "Q1", "2026年一季度", "三月", "3月份"):
        assert is_whole_month(words), words
        assert sheet_day(words, 2026, number=False, month=True) == date(2026, 3, 31), words
        assert sheet_day(words, 2026, number=False) is None, words
    assert sheet_day("一季度", None, number=False, month=True) is None
    assert sheet_day("五季度", 2026, number=False, month=True) is None
    assert sheet_day("十二月", 2026, number=False, month=True) == date(2026, 12, 31)
    assert not is_whole_month("3月5日")


def test_each_sheet_says_its_own_kind() -> None:
    lines = ["文号|当事人|决定日期", "1号|甲|2026-3-2"]
    made = [
        [
            (at, {c: RowCell(w) for c, w in enumerate(line.split("|"))})
            for at, line in enumerate(lines, 1)
        ]
        for _ in range(2)
    ]
    names = ("行政许可", "行政处罚")
    sheets = tuple(SheetRows(name, rows) for name, rows in zip(names, made, strict=True))
    found = read_register(SheetFile(sheets), DOCUMENTS)
    assert values(found, "kind") == ["licensing", "penalties"]
    assert values(found, "count") == [1, 1]


def test_a_list_of_what_was_published_is_one_each() -> None:
    found = pasted(
        "publications",
        "某乡主动公开信息台账",
        "序号|信息标题|发布日期|发布渠道",
        "1|甲办法|2026-3-2|网站",
        "2|乙名单|2026-3-3|公示栏",
    )
    assert values(found, "kind") == ["publication"] * 2
    assert values(found, "count") == [1, 1]


def test_what_was_published_is_counted_by_channel_and_month() -> None:
    found = pasted(
        "publications",
        "2026年主动公开信息统计",
        "月份|政府网站|微信公众号|公示栏|合计",
        "1月|3|2|1|6",
        "2月|4||0|4",
        "合计|7|2|1|10",
    )
    assert values(found, "kind") == ["publication"] * 5
    assert sum(int(str(count)) for count in values(found, "count")) == 10
    assert values(found, "channels")[:2] == [("website",), ("official_account",)]
    assert "合计会多" in found.remarks[0]
    across = pasted(
        "publications", "2026年", "渠道|1月|2月|3月|合计", "网站|3|4|5|12", "公众号|1|0|2|3"
    )
    assert sum(int(str(count)) for count in values(across, "count")) == 15
    assert values(across, "date")[0] == date(2026, 1, 31)
    other = pasted("publications", "2026年", "日期|内容|数量", "3月1日|网站和公众号公开|3")
    assert values(other, "count") == [3], "a register with a record in a row stays as it is"


def test_heads_of_channels_say_that_something_was_published() -> None:
    found = pasted("publications", "发布时间|标题|发布平台", "2026-3-1|甲公告|公示栏")
    assert values(found, "kind") == ["publication"]
    assert values(found, "count") == [1]
    open_kind = pasted("publications", "日期|内容|数量", "2026-3-1|甲公告|2")
    assert values(open_kind, "kind") == [None]


def test_decisions_are_counted_by_year() -> None:
    found = pasted("documents", "年度|许可|处罚|强制", "2025|5|6|7", "2026年|8|9|0")
    assert values(found, "date") == [date(2025, 12, 31)] * 3 + [date(2026, 12, 31)] * 3
    assert values(found, "count") == [5, 6, 7, 8, 9, 0]
    months = pasted("documents", "年度|月份|行政许可|行政处罚", "2026|1月|5|6", "2026|2月|7|8")
    assert values(months, "date")[0] == date(2026, 1, 31), "the month says more than the year"


def test_a_column_of_matters_may_name_the_kinds() -> None:
    found = pasted(
        "documents", "2026年执法决定", "项目|数量", "行政许可（件）|5", "行政处罚|6", "行政强制|0"
    )
    assert values(found, "kind") == ["licensing", "penalties", "compulsion"]
    fees = pasted("documents", "项目|日期|金额", "停车收费|2026-3-1|5", "摊位收费|2026-4-1|6")
    assert values(fees, "item") == ["停车收费", "摊位收费"]


def test_a_case_without_a_decision_is_asked_about() -> None:
    told = "写着没有作出决定，还当作一件，请核对。"
    penalties = pasted(
        "documents",
        "行政处罚台账",
        "当事人|案由|处罚决定日期|处罚结果",
        "甲某|焚烧秸秆|2026-3-1|罚款200元",
        "乙某|不予处罚的规定宣传|2026-3-2|警告",
        "丙某|占道|2026-3-3|不予行政处罚",
        "丁某|占道|2026-3-4|撤案",
    )
    assert values(penalties, "count") == [1] * 4
    assert faults(penalties) == [f"第5行“处罚结果”：{told}", f"第6行“处罚结果”：{told}"]
    licences = pasted(
        "documents",
        "行政许可台账",
        "申请人|许可决定日期|结果",
        "甲某|2026-3-1|准予许可",
        "乙某|2026-3-2|不予许可",
        "丙某|2026-3-3|申请人撤回申请",
    )
    assert faults(licences) == [f"第4行“结果”：{told}", f"第5行“结果”：{told}"]


def test_fees_are_counted_by_item_and_month() -> None:
    found = pasted(
        "documents",
        "2026年行政事业性收费（单位：万元）",
        "序号|收费项目|一季度|二季度|三季度|合计",
        "1|垃圾费|0.1||0.3|0.4",
        "2|占道费|1|2|3|6",
        "合计||1.1|2|3.3|6.4",
    )
    assert sum(Decimal(str(amount)) for amount in values(found, "amount")) == 64_000
    assert set(values(found, "item")) == {"垃圾费", "占道费"}
    assert values(found, "date")[0] == date(2026, 3, 31)
    assert faults(found) == ["第5行：是合计或说明，没有当作一条。"]
    with pytest.raises(ImportRefusedError):
        pasted("documents", "2026年", "项目|1月|2月|3月", "培训|1|2|3")
    with pytest.raises(ImportRefusedError):
        pasted("documents", "2026年许可、收费", "项目|1月|2月|3月", "垃圾费|1|2|3")
