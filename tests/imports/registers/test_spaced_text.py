"""Registers typed as plain text: columns apart by spaces, drawn lines, Markdown."""

from datetime import date

from tests.imports.registers.pasting import faults, pasted, values

NAMES = ("received", "applicant", "applicant_class", "decided", "outcome")


def test_lines_of_dashes_are_no_records() -> None:
    found = pasted(
        "# 某镇依申请公开台账",
        "| 收到日期 | 申请人 | 申请人类别 | 申请内容 | 办结日期 | 办理结果 |",
        "|:---------|:------:|-----------:|---|---|---|",
        "| 2026-3-10 | 甲某 | 公民 | 甲事 | 2026-3-20 | 予以公开 |",
        "| 2026-4-10 | 乙厂 | 企业 | 乙事 | | |",
    )
    assert values(found, *NAMES) == [
        (date(2026, 3, 10), "甲某", "natural_person", date(2026, 3, 20), "granted"),
        (date(2026, 4, 10), "乙厂", "commercial", None, None),
    ]
    assert not found.faults


def test_lines_drawn_round_cells_part_them() -> None:
    single = pasted(
        "┌──────────┬──────┬──────┐",
        "│ 收到日期 │申请人│申请内容│",
        "├──────────┼──────┼──────┤",
        "│2026-3-10 │ 甲某 │甲事  │",
        "│2026-3-11 │      │乙事  │",
        "└──────────┴──────┴──────┘",
    )
    double = pasted(
        "╔════════╦══════╦════╗",
        "┃收到日期┃申请人┃申请内容┃",
        "┃2026-3-10┃甲某┃甲事┃",
        "+--------+------+----+",
        "┃2026-3-11┃┃乙事┃",
    )
    wanted = [(date(2026, 3, 10), "甲某", "甲事"), (date(2026, 3, 11), None, "乙事")]
    for found in (single, double):
        assert values(found, "received", "applicant", "summary") == wanted
        assert not found.faults


def test_columns_begin_where_the_head_says() -> None:
    found = pasted(
        "某镇2026年依申请公开登记",
        "序号  收到日期    申请人  申请人类别  申请内容      办结日期    办理结果",
        "1     2026-03-10  甲　某  自然人      甲事 及附图   2026-03-20  予以公开",
        "2     2026-03-11  乙厂    企业        乙事                      ",
        "3     2026-03-12  丙某    自然人      丙事          2026-03-30  部分公开",
        "填表人：丁某",
    )
    assert values(found, *NAMES) == [
        (date(2026, 3, 10), "甲 某", "natural_person", date(2026, 3, 20), "granted"),
        (date(2026, 3, 11), "乙厂", "commercial", None, None),
        (date(2026, 3, 12), "丙某", "natural_person", date(2026, 3, 30), "granted_in_part"),
    ]
    assert values(found, "summary")[0] == ("甲事 及附图",)
    assert faults(found) == ["第6行：是合计或说明，没有当作一条。"]


def test_words_are_counted_where_nothing_is_aligned() -> None:
    found = pasted(
        "收到日期 申请人 申请人类别 申请内容 办结日期 办理结果",
        "2026-3-10 甲某 自然人 甲事 2026-3-20 予以公开",
        "2026-10-11 某某农资有限公司 企业 乙事 2026-10-20 部分公开",
        "2026-3-12 丙某 自然人 丙事",
        "2026-3-13　丁某　自然人　丁事　2026-3-20　予以公开",
    )
    assert [row[1] for row in values(found, *NAMES)] == ["甲某", "某某农资有限公司", "丁某"]
    assert faults(found) == ["第4行：只有一格，像是标题或说明，没有当作一条。"], "told, not guessed"


def test_a_register_with_marks_keeps_the_spaces_in_its_cells() -> None:
    found = pasted(
        "收到日期,申请人,申请内容",
        "2026-3-10,甲某,甲 事  第一 部分",
        "2026-3-11,乙某,乙 事",
    )
    assert values(found, "summary") == [("甲 事  第一 部分",), ("乙 事",)]


def test_a_register_of_suits_is_typed_alike() -> None:
    found = pasted(
        "案件种类      受理日期   结果   审结日期",
        "行政复议      2026.3.2   维持   2026.4.30",
        "复议后起诉    2026.6.1   撤诉   2026.7.8",
        register="reviews",
    )
    assert values(found, "kind", "result", "closed") == [
        ("reconsideration", "upheld", date(2026, 4, 30)),
        ("litigation_after", "other", date(2026, 7, 8)),
    ]
