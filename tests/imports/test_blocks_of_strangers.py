"""Blocks as clerks copy them: names shortened, marks and measure words, blanks as empty lines."""

import pytest

from nianbao.imports.reading_block import read_block
from nianbao.imports.short_names import with_full_names
from nianbao.imports.source import CellRow, SourceBlock, TextLine
from nianbao.report.form.figures import CellRef
from tests.imports.test_blocks_by_name import (
    BOTH,
    CHALLENGES,
    DISCLOSURE,
    EMPTY,
    HEAD,
    LABELS,
    NEW,
    OVER,
    RECEIVED,
    REQUESTS,
    SEVEN,
    plain,
    read,
)

SHORT = {
    "国家秘密": "withheld_state_secret",
    "2.法律禁止公开": "withheld_barred_by_law",
    "三安全一稳定": "withheld_security_stability",
    "第三方权益": "withheld_third_party",
    "三类内部事务": "withheld_internal_affairs",
    "过程性信息": "withheld_deliberative",
    "执法案卷": "withheld_enforcement_file",
    "本机关不掌握": "unable_not_held",
    "无正当理由大量反复": "not_processed_excessive",
    "信访类申请": "not_processed_petition",
    "逾期未缴纳费用": "closed_fee_overdue",
    "今年新收": "received",
    "上年度结转件数": "brought_forward",
    "结转下年办理": "carried_forward",
}


@pytest.mark.parametrize("words", SHORT)
def test_a_name_with_something_left_out_is_the_one_row_it_fits_and_is_told(words: str) -> None:
    key = SHORT[words]
    for text in (f"{words}\t3\t0\t0\t0\t0\t0\t3", f"{words}：3，0，0，0，0，0，3"):
        block = read(text)
        assert plain(block) == {f"{key}.natural_person": 3}
        assert block.names == {key: words}
        assert words in "".join(block.doubts)
        assert LABELS[key][:20] in "".join(block.doubts)


@pytest.mark.parametrize(
    "words",
    [
        "公开",
        "申请",
        "政府信息",
        "相关信息",
        "不公开",
        "不予公开",
        "信息公开申请",
        "网上申请数",
        "结转",
    ],
)
def test_a_name_that_fits_no_row_or_several_is_told_and_not_filled(words: str) -> None:
    block = read(f"{NEW}\t{SEVEN}\n{words}\t3\t0\t0\t0\t0\t0\t3")
    assert plain(block) == RECEIVED
    assert words in "".join(block.unused)


def test_table_two_and_four_are_named_in_short_too() -> None:
    two = read(
        "许可\t7\n处罚决定\t8\n强制措施\t9\n事业性收费\t0.5\n行政检查\t4", table="disclosure"
    )
    assert [str(figure) for figure in plain(two).values()] == ["7", "8", "9", "0.5"]
    assert two.unused == ("“行政检查”不是表二的行，没有填。",)
    four = read("复议\t1\t0\t0\t2\t3\n直接起诉\t0\t4\t0\t0\t4", table="challenges")
    assert [*plain(four).values()] == [1, 2, 4]


def test_a_name_in_full_is_never_given_to_another_row() -> None:
    table = EMPTY.form.table("requests")
    rows: list[SourceBlock] = [
        CellRow(1, (NEW, "1"), ""),
        CellRow(2, ("新收政府信息公开申请", "2"), ""),
        TextLine(3, "第三方合法权益 5 0 0 0 0 0 5"),
    ]
    found = with_full_names(table, rows)
    assert found.blocks[:2] == rows[:2]
    assert [*found.pasted] == ["withheld_third_party"]


MEASURED = {
    "条": ("50条", "10条", "4 条", "1条", "2条", "0条", "67条"),
    "个": ("50个", "10 个", "4个", "1个", "2个", "0个", "67个"),
    "marks of notes": ("50①", "10*", "4※", "1[1]", "2", "0", "67②"),
    "零": ("50", "10", "4", "1", "2", "零", "67"),
}


@pytest.mark.parametrize("kind", MEASURED)
def test_measure_words_and_marks_of_notes_are_no_part_of_a_figure(kind: str) -> None:
    block = read("\t".join((NEW, *MEASURED[kind])))
    assert plain(block) == RECEIVED
    assert block.unused == ()


@pytest.mark.parametrize("text", ["50余", "约50", "50%", "5/3", "2024年", "12²", "1**", "5人次"])
def test_what_may_be_another_number_is_told(text: str) -> None:
    block = read(f"{NEW}\t{text}\t10\t4\t1\t2\t0\t67")
    assert plain(block) == {key: one for key, one in RECEIVED.items() if one != 50}
    assert text in "".join(block.unused)


@pytest.mark.parametrize(("text", "figure"), [("O", 0), ("5Ｏ", 50), ("○", 0)])
def test_a_letter_that_looks_like_nought_is_read_and_told(text: str, figure: int) -> None:
    block = read(f"{NEW}\t{text}\t10\t4\t1\t2\t0\t67")
    assert {ref.column: one for ref, one in block.changes.items()}["natural_person"] == figure
    assert f"像零的字母、圆圈当作0：原文第1行“{text}”读作{figure}，请核对" in "".join(block.doubts)


def test_a_line_that_is_no_row_of_the_form_is_told_and_a_note_is_not() -> None:
    rows = f"{NEW}：50，10，4，1，2，0，67"
    for line in ("平台留言：3，0，0，0，0，0，3", "平台留言 3件", "主动咨询：4件"):
        assert line[:4] in "".join(read(f"{rows}\n{line}").unused), line
    notes = (
        "联系电话：0370-1234567",
        "填表时间：2025",
        "注：数据截至12月31日",
        "第3页",
        "共2页 第1页",
    )
    for note in notes:
        assert read(f"{rows}\n{note}").unused == (), note


def test_columns_may_say_what_they_count_in() -> None:
    head = "\t".join(["项目", *(f"{words}（件）" for words in HEAD.split("\t")[1:])])
    block = read(f"{head}\n{NEW}\t{SEVEN}\n{OVER}\t2\t0\t0\t0\t0\t1\t3")
    assert (plain(block), block.unused) == (BOTH, ())
    part = read(f"项目\t企业（单位：件）\n{NEW}\t10")
    assert plain(part) == {"received.commercial": 10}
    yuan = read(f"信息内容\t本年收费金额（元）\n{LABELS['fees']}\t3500", table="disclosure")
    assert not plain(yuan)


def test_blank_cells_in_front_of_figures_keep_their_places() -> None:
    granted, refused = LABELS["granted"], LABELS["withheld_third_party"]
    wanted = {"granted.legal_service": 21, "withheld_third_party.research": 8}
    whole = f"{granted}\t\t\t\t\t21\t\t21\n{refused}\t\t\t8\t\t\t\t8"
    typed = f"{granted}\t\t\t\t\t21\t\n{refused}\t\t\t8\t\t\t"
    for text in (whole, typed):
        block = read(text, at=0)
        assert plain(block) == wanted
    part = read(f"{granted}\t\t\t\t4\n{refused}\t\t\t5\t", at=0)  # columns of labels in front
    assert plain(part) == {"granted.commercial": 4, "withheld_third_party.natural_person": 5}


def test_rows_of_different_length_are_not_laid_from_the_cursor() -> None:
    block = read(f"{NEW}\n2\n3\n5\n{OVER}\n1\n1", at=0)
    assert not block.changes
    assert "应有7个" in "".join(block.unused)


def test_one_figure_a_row_says_which_column_it_was_given() -> None:
    block = read("重复申请：3件\n予以公开：12件", at=0)
    assert "是合计的不要填" in block.doubts[0]
    assert "是合计的" not in "".join(read(f"项目\t自然人\n{NEW}\t3", at=0).doubts)


def cells_in_lines(*rows: tuple[str, ...]) -> str:
    return "\n".join(text for row in rows for text in row)


def test_empty_lines_between_cells_one_a_line_are_blank_cells() -> None:
    first = (NEW, "50", "10", "4", "1", "2", "", "67")
    second = ("上年结转", "2", "", "", "", "", "1", "3")
    assert plain(read(cells_in_lines(first, second))) == BOTH
    strange = ("平台留言", "", "3", "", "", "", "", "3")
    block = read(cells_in_lines(first, strange, second))
    assert plain(block) == BOTH
    assert "平台留言" in "".join(block.unused)
    last = read(cells_in_lines(first, (OVER, "2", "", "")))
    assert plain(last) == RECEIVED | {"brought_forward.natural_person": 2}
    short = read(cells_in_lines(first, (OVER, "2", "", "1"), (LABELS["granted"], *("4" * 7))))
    assert "brought_forward.natural_person" not in plain(short)
    two = read("规章\n\n\n3\n行政许可\n7\n行政处罚\n", table="disclosure")
    assert plain(two) == {"rules.in_force": 3, "licensing.decisions": 7}


def test_a_figure_too_many_is_not_dropped_where_most_rows_say_it_is_another() -> None:
    rows = [
        f"{NEW}\t53\t219\t29\t19\t38\t18\t115\t272",
        f"{OVER}\t3\t2\t1\t0\t0\t0\t1\t5",
        f"{LABELS['granted']}\t17\t54\t0\t0\t33\t0\t21\t71",
        f"{LABELS['withheld_state_secret']}\t0\t37\t0\t0\t0\t0\t37\t37",
    ]
    found = plain(read("\n".join(rows)))
    assert "withheld_state_secret.commercial" not in found
    assert found.get("received.commercial", 29) == 29
    alone = read(f"{NEW}\t{SEVEN}\t67\n{OVER}\t2\t0\t0\t0\t0\t1\t3\t3")
    assert plain(alone) == BOTH


def test_a_column_whose_last_row_is_blank_is_told_by_its_sums() -> None:
    outcomes = ["4", "", "1", *[""] * 18]
    start = CellRef("requests", "received", "research")
    block = read_block("\n".join(["3", "2", *outcomes, "5", ""]), EMPTY, start)
    assert block.stated == {CellRef("requests", "outcomes_total", "research"): 5}
    assert block.changes[CellRef("requests", "granted", "research")] == 4
    assert CellRef("requests", "carried_forward", "research") not in block.changes
    open_ = read_block("\n".join(["6", "1", *outcomes, "2"]), EMPTY, start)
    assert open_.changes[CellRef("requests", "carried_forward", "research")] == 2


def test_table_four_with_heads_needs_all_its_figures() -> None:
    results = " ".join(column.label.text for column in CHALLENGES.blocks[0].columns)
    heads = f"行政复议 行政诉讼\n{results} 未经复议直接起诉 复议后起诉\n{results} {results}\n"
    block = read(f"{heads}2 1 7  10 1  1  2    2 2", table="challenges")
    assert not block.changes
    assert "表头下面有9个数，应有15个" in "".join(block.unused)
    assert len(read(heads + " ".join("123060000000000"), table="challenges").changes) == 12


def test_the_tables_are_what_the_tests_say() -> None:
    assert set(SHORT.values()) <= {ref.row for ref in REQUESTS.typed_cells}
    assert {"licensing", "fees"} <= DISCLOSURE.rows.keys()
