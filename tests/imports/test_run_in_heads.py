"""Heads with text on their line, two sections under one head, another paper around the report."""

import pytest

from nianbao.imports import Reading, read_report
from nianbao.report.form.form_2021 import FORM_2021
from tests.samples.whole import FOLDER

TITLE = "柳溪镇2022年政府信息公开工作年度报告"
FIVE, SIX = "五、存在的主要问题及改进情况", "六、其他需要报告的事项"
REPORT = (TITLE, "一、总体情况", "全年公开信息20条。", FIVE, "培训还少。", SIX, "没有其他事项。")


def read(*lines: str) -> Reading:
    return read_report("\n".join(lines))


def warnings(reading: Reading) -> list[str]:
    return [found.message for found in reading.findings if found.severity.value == "warning"]


@pytest.mark.parametrize("mark", ["：", "。", "　", "  ", ""])
def test_a_head_is_parted_from_its_text(mark: str) -> None:
    reading = read(
        TITLE,
        f"一、总体情况{mark}2022年，公开信息20条。",
        f"{FIVE}{mark or ' '}培训还少。",
        *REPORT[5:],
    )
    assert reading.prose.overview.parts[0].text == "2022年，公开信息20条。"
    assert reading.prose.text("problems") == "培训还少。"
    assert [words[:5] for words in warnings(reading)] == ["原文第2行", "原文第3行"]


def test_a_line_that_speaks_of_a_section_is_no_head() -> None:
    spoken = "六、其他需要报告的事项：见第六部分的说明。"
    reading = read(*REPORT[:3], spoken, *REPORT[3:])
    assert spoken in reading.prose.overview.parts[0].text
    assert not warnings(reading)


def test_two_titles_in_one_head_and_another_numbering_are_told() -> None:
    both = read(*REPORT[:3], "五、存在的主要问题、改进情况及其他需要报告的事项", *REPORT[4:5])
    assert any("标题里还有“六、其他需要报告的事项”" in words for words in warnings(both))
    guide = ("一、公开内容", "公开目录。", "二、受理机构", "党政办。")
    assert any("“一、公开内容”" in words for words in warnings(read(*REPORT, *guide)))
    assert any("导语" in words for words in warnings(read(TITLE, *guide, *REPORT[1:])))
    assert not warnings(read(*REPORT, "一、没有收取信息处理费。", "二、没有其他事项。"))


def test_heads_numbered_with_half_a_bracket_are_heads_where_most_are() -> None:
    titles = [section.title.text[2:] for section in FORM_2021.sections]
    lines = [
        text for at, title in enumerate(titles, 1) for text in (f"{at}）{title}", f"第{at}段。")
    ]
    reading = read(TITLE, *lines)
    assert reading.prose.text("other_matters") == "第6段。"
    assert reading.found == {section.key for section in FORM_2021.sections}


def test_tables_before_the_sections_are_read_and_cost_no_word() -> None:
    lines = (FOLDER / "linxi_2022.txt").read_text(encoding="utf-8").split("\n")
    one, two, three, four, five, _ = (
        lines.index(section.title.text) for section in FORM_2021.sections
    )
    front = lines[:one]
    tables = [lines[two + 1 : three], lines[three + 1 : four], lines[four + 1 : five]]
    for heads in (tables, [["附表", *table] for table in tables]):
        above = [line for table in heads for line in table]
        below = [
            lines[one:two],
            *([lines[at], "见表。"] for at in (two, three, four)),
            lines[five:],
        ]
        text = [*front, *above, *(line for part in below for line in part)]
        right, reading = read_report("\n".join(lines)), read("\n".join(text))
        assert reading.printed == right.printed
        assert reading.prose.overview == right.prose.overview
        assert "信息内容" not in str(reading.prose)
