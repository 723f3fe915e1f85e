"""Pasted lines without tabs, and blocks whose shape only their sums or heads can tell."""

import random

from nianbao.report.form.figures import print_figure
from tests.imports.test_blocks_by_name import (
    BOTH,
    EMPTY,
    LABELS,
    NEW,
    OVER,
    RECEIVED,
    REQUESTS,
    plain,
    read,
)

NAMES = [column.label.text for column in REQUESTS.blocks[0].columns]
LOW = {"withheld_state_secret.natural_person": 3}


def test_a_label_is_told_from_figures_by_marks_numbers_and_the_labels_above_it() -> None:
    secret = LABELS["withheld_state_secret"]
    for text, filled in (
        (f"{NEW}：50 10 4 1 2 0 67\n{OVER}2 0 0 0 0 1 3", BOTH),
        (f"{NEW}，50，10，4，1，2，0，67\n{OVER}，2，0，0，0，0，1，3", BOTH),
        (f"{NEW};50;10;4;1;2;0;67", RECEIVED),
        (f"- {NEW}  50 10 4 1 2 0 67\n- {OVER}  2 0 0 0 0 1 3", BOTH),
        (f"（三）不予公开{secret}\t3\t0\t0\t0\t0\t0\t3", LOW),
        (f"三、本年度办理结果（三）不予公开{secret}\t3\t0\t0\t0\t0\t0\t3", LOW),
        (f"①{secret[2:]}\t3\t0\t0\t0\t0\t0\t3", LOW),
    ):
        block = read(text)
        assert plain(block) == filled, text
        assert not block.unused, text
    assert not read("（七）总计 3 0 0 0 0 0 3", at=40).changes  # a row of the form, by its name
    told = read(f"{NEW}：自然人12件、商业企业3件\n{OVER}\t2\t0\t0\t0\t0\t1\t3").unused
    assert any("第1行" in words for words in told)


def test_a_head_kept_apart_by_spaces_says_the_order_or_that_it_is_not_known() -> None:
    order = ["总计", *NAMES[:-1]]
    block = read(f"项目  {'  '.join(order)}\n{NEW}  67  50  10  4  1  2  0")
    assert plain(block) == RECEIVED
    assert plain(read(f"项目  总计\n{NEW}  67", at=3)) == {}
    assert plain(read(f"项目|总计\n{NEW}|67", at=3)) == {}
    four = read(
        "类别  尚未审结  其他结果  结果纠正  结果维持  总计\n行政复议  5  4  3  1  13",
        table="challenges",
    )
    names = ("pending", "other", "corrected", "upheld")
    assert plain(four) == {
        f"reconsideration.{name}": count for name, count in zip(names, (5, 4, 3, 1), strict=True)
    }
    for head, figures in (("自然人  法人或其他组织  总计", "50 17 67"), (" ".join(NAMES), "50 67")):
        block = read(f"项目  {head}\n{NEW}  {figures}", at=3)
        assert (plain(block), bool(block.unused)) == ({}, True), head


def test_bare_figures_one_a_line_are_placed_only_where_the_sums_prove_it() -> None:
    chance = random.Random(7)
    report = EMPTY.with_figures({ref: chance.randint(1, 40) for ref in REQUESTS.typed_cells})
    texts = [print_figure(report.sums[ref]) for ref in REQUESTS.cells]
    for between in ("\n", "\t"):
        block = read(between.join(texts))
        assert block.changes == {ref: report.figure(ref) for ref in REQUESTS.typed_cells}
        wrong = read(between.join([*texts[:9], "99", *texts[10:]]))
        assert (wrong.changes, len(wrong.unused)) == ({}, 1)
    two = read("5330 2030\n149 812\n0 7", at=0)
    assert sorted(plain(two).values(), key=str) == [149, 2030, 5330, 7, 812]
    unclear = read("149 812\n584 330", at=0)
    assert (unclear.changes, len(unclear.unused)) == ({}, 1)


def test_a_column_of_numbers_before_the_figures_is_not_taken_for_one() -> None:
    block = read(f"{NEW}\t17\t0\t0\t0\t0\t0\t40\t40\n{OVER}\t8\t0\t0\t0\t0\t0\t0\t0")
    assert (plain(block), len(block.unused)) == ({}, 2)


def test_a_label_may_stand_behind_its_figures_or_its_number_in_a_cell_of_its_own() -> None:
    for text in (
        f"50 10 4 1 2 0 67 {NEW}\n2 0 0 0 0 1 3 {OVER}",
        f"50\t10\t4\t1\t2\t0\t67\t{NEW}\n2\t0\t0\t0\t0\t1\t3\t{OVER}",
        f"一\t{NEW[2:]}\t50\t10\t4\t1\t2\t0\t67\n二、\t{OVER[2:]}\t2\t0\t0\t0\t0\t1\t3",
    ):
        block = read(text)
        assert (plain(block), block.unused) == (BOTH, ()), text
    block = read("行政许可\t37\t0", table="disclosure")  # last year's and this year's
    assert (plain(block), len(block.unused)) == ({}, 1)


def test_digits_kept_apart_by_a_space_are_told() -> None:
    block = read(f"{NEW}\t609 610\t0\t0\t0\t0\t0")
    assert (plain(block), len(block.doubts)) == ({"received.natural_person": 609610}, 1)
    assert len(read("609 610\t0\t0\t0\t0\t0", at=0).doubts) == 1


def test_a_word_beside_the_figures_is_left_out_where_the_sums_prove_the_others() -> None:
    for words in (f"{NEW}\t{{}}\t见说明", f"{NEW}\t件\t{{}}"):
        block = read(words.format("50\t10\t4\t1\t2\t0\t67"))
        assert (plain(block), block.unused, len(block.doubts)) == (RECEIVED, (), 1)
        wrong = read(words.format("50\t10\t4\t1\t2\t0\t68"))
        assert (plain(wrong), len(wrong.unused)) == ({}, 1)
