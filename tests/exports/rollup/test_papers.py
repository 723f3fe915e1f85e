"""The papers of a roll-up: the same sums in every format, the lists, what no paper may say."""

import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

from nianbao.exports.layout import lay_out_table
from nianbao.exports.rollup.papers import (
    missing_form,
    scoring_form,
    scoring_rows,
    sheet_rows,
    sums_files,
)
from nianbao.exports.rollup.summary import office_table, summary
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.rollup.scoring import WEIGHTS, scoring
from tests.county import COUNTY_NAME, county_rollup
from tests.report.rollup.test_scoring import DEADLINE
from tests.returns import FOUND


def words_in(docx: bytes) -> str:
    """The words of a Word file, a paragraph a line."""
    xml = ZipFile(BytesIO(docx)).read("word/document.xml").decode()
    return "\n".join("".join(re.findall(r"<w:t[^>]*>([^<]*)", one)) for one in xml.split("</w:p>"))


def test_the_sums_stand_in_the_forms_own_tables_in_every_format() -> None:
    rollup = county_rollup()
    files = sums_files(rollup, COUNTY_NAME)
    texts = {ending: data.decode() for ending, data in files.items() if ending != ".docx"}
    texts[".docx"] = words_in(files[".docx"])
    for ending, text in texts.items():
        plain = text.replace("\n", "").replace("\\", "")
        assert "计入5份报告（乡镇街道4份、部门1份）" in plain, ending
        assert "名单上应报、还没有报的1个单位不在内" in plain, ending
        assert "民权县龙塘镇人民政府1格" in plain, ending
        assert "0（缺1）" in plain, ending
        assert re.search(r"\b60\b", text), ending
    assert texts[".md"].startswith("# 民权县2024年政府信息公开工作年度报告汇总表\n")
    elements = list(summary(rollup))
    bare = rollup.sums.report("全部单位", rollup.year)
    assert lay_out_table(bare, FORM_2021.tables[1]) in elements, "表三没有空格，和表式一格不差"


def test_each_office_has_its_figures_and_a_group_can_be_switched_off() -> None:
    rollup = county_rollup()
    rows = [[cell.text for cell in row] for row in office_table(rollup).rows]
    assert rows[1][0] == "民权县北关镇人民政府"
    assert rows[1][3] == "10"
    assert rows[2][1] == "-", "空格不是0"
    assert rows[-2] == ["民权县教育局", "未报"]
    assert (rows[-1][0], rows[-1][3]) == ("合计", "60")
    less = replace(rollup, sums=rollup.sums.switched({"乡镇街道"}))
    rows = [[cell.text for cell in row] for row in office_table(less).rows]
    assert (rows[5][0], rows[-1][3]) == ("民权县水利局（没有计入合计）", "46")
    words = sums_files(less, "")[".txt"].decode()
    assert "计入4份报告（乡镇街道4份）；没有计入：部门。" in words


def test_the_lists_name_who_is_missing_and_leave_the_marks_open() -> None:
    rollup = county_rollup((FOUND,))
    lines = scoring(
        rollup, WEIGHTS, DEADLINE, {"民权县水利局": ("1月20日前该改，没有改", "a.json")}
    )
    rows = sheet_rows(rollup, lines)
    assert rows["缺报名单"][1:] == (("民权县教育局", "部门", "未报", "“民权县教育局”还没有报。"),)
    assert rows["汇总表"][4][:3] == ("表二“行政规范性文件”行“本年制发件数”列", "60", "0")
    scores = list(scoring_rows(lines))
    assert len(scores) == 1 + 6 * len(WEIGHTS)
    assert {row[-1] for row in scores[1:]} == {""}
    told = words_in(scoring_form(rollup, lines, COUNTY_NAME))
    assert "1月20日前该改，没有改" in told
    assert "空着1格" in told
    missing = words_in(missing_form(rollup, COUNTY_NAME))
    assert "应报6个单位，已报5个，未报1个" in missing
    assert "民权县教育局" in missing


def test_a_year_alone_is_no_line_of_a_title_and_an_office_stays_with_its_table() -> None:
    rollup = county_rollup()
    lines = scoring(rollup, WEIGHTS, DEADLINE, {})
    for county in ("", COUNTY_NAME, "一个名字特别长的县的人民政府办公室"):
        first = words_in(missing_form(rollup, county)).splitlines()[0]
        assert first.endswith("2024年政府信息公开工作年度报告缺报名单")
        xml = ZipFile(BytesIO(missing_form(rollup, county))).read("word/document.xml").decode()
        assert ("2024年</w:t><w:br/>" in xml) is bool(county), county
    xml = ZipFile(BytesIO(scoring_form(rollup, lines, ""))).read("word/document.xml").decode()
    named = [one for one in xml.split("<w:p>") if "民权县北关镇人民政府</w:t>" in one]
    assert len(named) == 1
    assert "<w:keepNext/>" in named[0]


def test_the_same_roll_up_gives_the_same_bytes() -> None:
    one, other = (sums_files(county_rollup(), COUNTY_NAME) for _ in range(2))
    assert one == other
