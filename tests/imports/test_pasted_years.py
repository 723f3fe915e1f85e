"""Blocks of several years, of parts and their total, and lists that name rows or columns alone."""

import pytest

from nianbao.imports.reading_block import read_block
from nianbao.report.document import new_report
from nianbao.report.form.figures import CellRef
from tests.imports.test_blocks_by_name import (
    BOTH,
    HEAD,
    LABELS,
    NEW,
    OFFICE,
    OVER,
    RECEIVED,
    SEVEN,
    plain,
    read,
)

THREE = "2\t0\t0\t0\t0\t1\t3"
LAST = "51\t11\t5\t2\t3\t1\t73"


@pytest.mark.parametrize(
    "text",
    [
        f"2023年度\n{HEAD}\n{NEW}\t{LAST}\n{OVER}\t{LAST}\n2024年度\n{HEAD}\n{NEW}\t{SEVEN}\n"
        f"{OVER}\t{THREE}",
        f"某某街道2024年申请情况表\n{NEW}\t{SEVEN}\n{OVER}\t{THREE}\n某某街道2023年申请情况表\n"
        f"{NEW}\t{LAST}\n{OVER}\t{LAST}",
        f"{NEW}\t{SEVEN}\n{OVER}\t{THREE}\n附：2023年的数\n{NEW}\t{LAST}\n{OVER}\t{LAST}",
        f"项目\t年份{HEAD}\n{NEW}\t2023\t{LAST}\n{NEW}\t2024\t{SEVEN}\n{OVER}\t2023\t{LAST}\n"
        f"{OVER}\t2024\t{THREE}",
        f"{NEW}\t2023年\t{LAST}\n\t2024年\t{SEVEN}\n{OVER}\t2023年\t{LAST}\n\t2024年\t{THREE}",
    ],
)
def test_of_several_years_the_report_s_own_is_used_and_the_other_told(text: str) -> None:
    block = read(text)
    assert plain(block) == BOTH
    assert "2023年的" in "".join(block.unused)


def test_a_block_of_another_year_alone_is_asked_about() -> None:
    for text in (
        f"2023年度情况\n{NEW}\t{SEVEN}\n{OVER}\t{THREE}",
        f"{NEW}\t2023年\t{SEVEN}\n{OVER}\t2023年\t{THREE}",
    ):
        block = read(text)
        assert plain(block) == BOTH
        assert "是不是粘贴错了" in block.doubts[0]
    own = read(f"2024年度情况\n{NEW}\t{SEVEN}\n填表日期：2023年\n{OVER}\t{THREE}")
    assert (plain(own), own.doubts) == (BOTH, ())


def test_figures_of_no_year_before_titles_of_two_are_told() -> None:
    block = read(f"{NEW}\t{LAST}\n2023年\n{NEW}\t{LAST}\n2024年\n{NEW}\t{SEVEN}\n{OVER}\t{THREE}")
    assert plain(block) == BOTH
    assert "前面没有写年份的表没有用" in block.unused[0]


def test_a_count_that_looks_like_a_year_is_a_count() -> None:
    block = read(f"{NEW}\t2024\t0\t0\t0\t0\t0\t2024\n{OVER}\t2023\t0\t0\t0\t0\t0\t2023")
    assert plain(block) == {
        "received.natural_person": 2024,
        "brought_forward.natural_person": 2023,
    }


TWO = {"licensing.decisions": 31, "penalties.decisions": 6}


@pytest.mark.parametrize(
    "text",
    [
        "信息内容\t2023年\t2024年\n行政许可\t25\t31\n行政处罚\t9\t6",
        "类别\t2024年度决定数\t2023年度决定数\n行政许可\t31\t25\n行政处罚\t6\t9",
        "类别\t民政办\t执法队\t合计\n行政许可\t30\t1\t31\n行政处罚\t0\t6\t6",
        "类别\t上半年\t下半年\t全年合计\n行政许可\t11\t20\t31\n行政处罚\t\t6\t6",
    ],
)
def test_the_column_of_the_year_or_of_the_total_counts_for_a_row_with_one(text: str) -> None:
    block = read(text, table="disclosure")
    assert plain(block) == TWO
    assert "只用" in block.doubts[0]


@pytest.mark.parametrize(
    "text",
    [
        "类别\t民政办\t执法队\t合计\n行政许可\t30\t1\t31\n行政处罚\t0\t6\t7",
        "类别\t民政办\t执法队\n行政许可\t30\t1\n行政处罚\t0\t6",
        "类别\t2021年\t2022年\n行政许可\t30\t1\n行政处罚\t0\t6",
    ],
)
def test_columns_that_none_says_to_count_are_told(text: str) -> None:
    block = read(text, table="disclosure")
    assert not plain(block)
    assert block.unused


def test_totals_that_are_no_numbers_are_told_once_and_in_no_one_s_way() -> None:
    for total in ("#REF!", "=SUM(B3:G3)", "#VALUE!"):
        block = read(f"{NEW}\t50\t10\t4\t1\t2\t0\t{total}\n{OVER}\t2\t0\t0\t0\t0\t1\t{total}")
        assert (plain(block), block.unused) == (BOTH, ())
        assert block.doubts == ("总计有2格不是数，由程序算。",)
    typed = read(f"{NEW}\t#REF!\t10\t4\t1\t2\t0\t#REF!")
    assert "#REF!" in "".join(typed.unused)


def test_a_list_of_columns_alone_is_of_the_row_in_hand_and_says_so() -> None:
    start = CellRef("requests", "brought_forward", "research")
    text = "自然人 2\n商业企业 0\n其他 1"
    block = read_block(text, new_report(OFFICE, 2024), start)
    assert plain(block) == {key: one for key, one in BOTH.items() if key not in RECEIVED}
    assert "填在光标所在的" in block.doubts[0]
    assert LABELS["brought_forward"][:8] in block.doubts[0]
    strange = read_block(f"{text}\n监督投诉 4", new_report(OFFICE, 2024), start)
    assert not strange.changes


def test_a_sentence_that_tells_each_cell_is_a_list() -> None:
    block = read(
        "今年新收申请67件，其中自然人50件、商业企业10件、科研机构4件、慈善团体1件、"
        "法律服务机构2件；上年度结转件数3件，其中：自然人2件，其他1件。"
    )
    assert not block.changes  # 慈善团体 is no column's name
    block = read(
        "今年新收申请67件，其中自然人50件、商业企业10件、科研机构4件、社会公益组织1件、"
        "法律服务机构2件；上年度结转件数3件，其中：自然人2件，其他1件。"
    )
    assert plain(block) == BOTH
    assert "今年新收申请" in "".join(block.doubts)
    four = read("复议：维持1件，尚未审结2件\n直接起诉：纠正1件", table="challenges")
    assert list(plain(four).values()) == [1, 2, 1]
    two = read("本年办理行政许可7件，行政处罚8件，行政强制9件。", table="disclosure")
    assert not two.changes  # 本年办理行政许可 names no row
    two = read("行政许可7件，行政处罚8件，行政强制9件。", table="disclosure")
    assert list(plain(two).values()) == [7, 8, 9]
    told = read("行政许可7件，行政处罚8件，其他事项9件。", table="disclosure")
    assert told.unused
    assert told.unused[0].startswith("“行政许可7件，行政处罚8件")


def test_numbers_in_levels_before_rows_are_no_figures() -> None:
    for rows in (
        "1 本年新收申请数\t50\t10\t4\t1\t2\t0\t67\n2 上年度结转\t2\t0\t0\t0\t0\t1\t3",
        "1.1 本年新收申请数\t50\t10\t4\t1\t2\t0\t67\n1.2、上年度结转\t2\t0\t0\t0\t0\t1\t3",
        "3.1\t本年新收申请数\t50\t10\t4\t1\t2\t0\t67\n3.2\t上年度结转\t2\t0\t0\t0\t0\t1\t3",
        "3.1 本年新收申请数 50 10 4 1 2 0 67\n3.2 上年度结转 2 0 0 0 0 1 3",
    ):
        block = read(rows)
        assert (plain(block), block.unused) == (BOTH, ())
        assert "按行名" in block.way


def test_a_label_that_a_narrow_column_broke_over_many_lines_is_one() -> None:
    label = LABELS["closed_correction_overdue"]
    pieces = "\n".join(label[at : at + 6] for at in range(0, len(label), 6))
    block = read(f"{pieces}\t1\t0\t0\t0\t0\t0\t1\n{OVER}\t{THREE}")
    assert plain(block)["closed_correction_overdue.natural_person"] == 1
    assert not block.unused


def test_a_table_on_its_side_may_name_its_rows_in_short() -> None:
    names = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "合计")
    lines = ["申请人\t今年新收\t上年度结转件数\t无正当理由大量反复"]
    columns = zip(names, SEVEN.split("\t"), THREE.split("\t"), "0000000", strict=True)
    lines += ["\t".join(line) for line in columns]
    block = read("\n".join(lines))
    assert plain(block) == BOTH
    assert "简写的行名" in "".join(block.doubts)


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("类别\t上年\t本年\t合计\n行政许可\t25\t31\t56\n行政处罚\t9\t6\t15", TWO),
        ("类别\t去年数\t今年数\n行政许可\t25\t31\n行政处罚\t9\t6", TWO),
        ("类别\t去年同期\t前年同期\t合计\n行政许可\t25\t31\t56\n行政处罚\t9\t6\t15", {}),
    ],
)
def test_years_side_by_side_are_never_added_up(text: str, filled: dict[str, int]) -> None:
    block = read(text, table="disclosure")
    assert plain(block) == filled
    assert block.unused or block.doubts


def test_a_row_with_two_sets_of_figures_is_not_filled() -> None:
    whole = f"{NEW}\t{SEVEN}\n{OVER}\t{THREE}"
    for between in ("上半年", "党政办", ""):
        block = read(f"{whole}\n{between}\n{NEW}\t{LAST}\n{LABELS['granted']}\t{THREE}")
        assert {ref.row for ref in block.changes} == {"brought_forward", "granted"}
        assert "有几份不一样的数" in block.unused[0]
        assert "只用了前一次" not in "".join((*block.unused, *block.doubts))
    again = read(f"{whole}\n{whole}")
    assert plain(again) == BOTH


def test_years_in_the_names_of_rows_are_those_of_the_report() -> None:
    block = read(f"2024年新收\t{SEVEN}\n2023年度结转\t{THREE}")
    assert plain(block) == BOTH
    over = read(f"2023年结转至2024年\t{THREE}\n结转到2025年\t{THREE}")
    assert {ref.row for ref in over.changes} == {"brought_forward", "carried_forward"}
    last = read(f"2023年新收\t{SEVEN}\n{OVER}\t{THREE}")
    assert "received" not in {ref.row for ref in last.changes}


def test_units_in_cells_of_their_own_and_totals_in_words() -> None:
    two = read("行政许可\t31\t件\n行政处罚\t6\t件\n行政事业性收费\t0.35\t万元", table="disclosure")
    assert [str(figure) for figure in plain(two).values()] == ["31", "6", "0.35"]
    other = read("行政许可\t31\t宗\n行政处罚\t6\t项", table="disclosure")
    assert [str(figure) for figure in plain(other).values()] == ["31", "6"]
    yuan = read("行政许可\t31\t件\n行政事业性收费\t3500\t元", table="disclosure")
    assert plain(yuan) == {"licensing.decisions": 31}
    listed = read(
        "本年新收政府信息公开申请数量：自然人50件，商业企业10件，科研机构4件，"
        "社会公益组织1件，法律服务机构2件，共67件。"
    )
    assert plain(listed) == RECEIVED


def test_numbers_of_rows_without_their_names_fill_nothing() -> None:
    block = read("3.1\t17\t3\t0\t1\n3.2\t4\t0\t0\t0", at=0)
    assert not block.changes
    assert "第一列像是行号" in block.unused[0]
