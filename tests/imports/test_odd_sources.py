"""Whole sources of an odd make: on one line, in traditional characters, of a given year."""

import re

import pytest

from nianbao.imports import read_report
from nianbao.imports.labels import row_key
from nianbao.report.document import Report
from nianbao.report.form.form_2021 import FORM_2021
from tests.samples.whole import FOLDER, NAMES, whole_report

TRADITIONAL = str.maketrans(
    "总体况动开处报请办讼议问题项费数据关产业务机构审结无县镇乡会计规经条为补类国东门来对实",
    "總體況動開處報請辦訟議問題項費數據關產業務機構審結無縣鎮鄉會計規經條為補類國東門來對實",
)


def lines(name: str) -> list[str]:
    """The lines of a sample with words in them."""
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line.strip()]


def same_figures(report: Report, name: str) -> bool:
    return report.all_figures == whole_report(name).all_figures


@pytest.mark.parametrize("name", NAMES)
def test_all_on_one_line(name: str) -> None:
    text = " ".join(re.sub(r"\t+", " ", line.strip()) for line in lines(name))
    reading = read_report(text)
    report, wanted = reading.report(), whole_report(name)
    assert same_figures(report, name)
    assert (report.office, report.year) == (wanted.office, wanted.year)
    for key in ("problems", "other_matters"):
        assert "".join(report.prose.text(key).split()) == "".join(wanted.prose.text(key).split())
    assert any("挤在一行" in finding.message for finding in reading.findings)


@pytest.mark.parametrize("name", NAMES[:4])
def test_traditional_characters(name: str) -> None:
    text = "\n".join(lines(name)).translate(TRADITIONAL)
    reading = read_report(text)
    report = reading.report()
    assert same_figures(report, name)
    assert report.year == whole_report(name).year
    assert report.office == whole_report(name).office.translate(TRADITIONAL)
    assert [key for key in report.form.sections if key.key not in reading.found] == []
    assert any("繁体字" in finding.message for finding in reading.findings)


@pytest.mark.parametrize("printed", ["4.無正當理由大量反覆申請", "4.無正當理由大量反復申請"])
def test_a_character_with_several_traditional_ones(printed: str) -> None:
    assert row_key(FORM_2021.table("requests"), printed) == "not_processed_excessive"


NO_TABLES = "一、总体情况\n公开20条。\n五、存在的主要问题及改进情况\n更新不及时，今后改进。"


@pytest.mark.parametrize(
    ("title", "year", "form"),
    [
        ("根据条例要求编制本报告。", 2020, "2019"),
        ("根据条例要求编制本报告。", 2019, "2019"),
        ("根据条例要求编制本报告。", 2021, "2021"),
        ("根据条例要求编制本报告。", None, "2021"),
        ("柳溪镇人民政府2020年政府信息公开工作年度报告", None, "2019"),
    ],
)
def test_the_year_chooses_the_form_where_no_words_do(
    title: str, year: int | None, form: str
) -> None:
    assert read_report(f"{title}\n{NO_TABLES}", year=year).form_version == form


def test_words_of_a_table_stand_above_the_year() -> None:
    reading = read_report("\n".join(lines("linxi_2022")), year=2020)
    assert reading.form_version == "2021"


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        (
            "统计期限为2022 年 1 月 1 日至2022年12月 31 日。",
            "统计期限为2022年1月1日至2022年12月31日。",
        ),
        ("政 府 信 息 公开工作有序开展。", "政府信息 公开工作有序开展。"),
        ("联系人：王 五，电话 0371-123。", "联系人：王 五，电话 0371-123。"),
        ("张 三 李 四", "张三李四"),
        ("甲 乙 丙", "甲 乙 丙"),
    ],
)
def test_spaces_within_dates_and_spread_words_go(printed: str, kept: str) -> None:
    text = f"柳溪镇人民政府2022年政府信息公开工作年度报告\n一、总体情况\n{printed}\n"
    reading = read_report(text)
    assert reading.prose.overview.parts[0].text == kept
    told = [f.message for f in reading.findings if f.rule == "T01"]
    assert told == (
        [] if printed == kept else ["原文第3行等1行里，日期或者词的中间有空格，已去掉。"]
    )


@pytest.mark.parametrize("name", NAMES)
def test_marks_of_cells_as_word_keeps_them(name: str) -> None:
    text = "\r".join(line.replace("\t", "\x07") + "\x07" * ("\t" in line) for line in lines(name))
    reading = read_report(text)
    assert same_figures(reading.report(), name)
    assert reading.report().prose == whole_report(name).prose
