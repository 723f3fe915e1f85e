"""What stands around the figures: titles, sections that are missing or moved, other texts."""

from dataclasses import replace

import pytest

from nianbao.imports import ImportRefusedError, read_report
from nianbao.report.checks import run_checks
from nianbao.report.finding import Severity
from nianbao.report.form.form_2021 import FORM_2021
from tests.imports.portal import SEED, portal_report, print_portal
from tests.reports import OFFICE, seed_report

TITLE = f"{OFFICE}2021年政府信息公开工作年度报告"

TITLES = (
    (TITLE, OFFICE, 2021),
    (f"2021年{OFFICE}政府信息公开工作年度报告", OFFICE, 2021),
    (f"2021年度{OFFICE}政府信息公开工作年度报告", OFFICE, 2021),
    (f"{OFFICE}2021年度政府信息公开工作年度报告", OFFICE, 2021),
    (f"{OFFICE}２０２１年政府信息公开工作年度报告", OFFICE, 2021),
    (f"{OFFICE} 2021 年 政府信息公开工作年度报告", OFFICE, 2021),
    (f"{OFFICE}关于2021年政府信息公开工作年度报告", OFFICE, 2021),
    (f"{OFFICE}关于2021年政府信息公开工作的年度报告", OFFICE, 2021),
    (f"{OFFICE}关于2021年度政府信息公开工作年度报告", OFFICE, 2021),
    (f"关于{OFFICE}2021年政府信息公开工作年度报告", OFFICE, 2021),
    (f"关于{OFFICE}2021年政府信息公开年度报告", OFFICE, 2021),
    (f"{OFFICE}2021年政府信息公开年度报告", OFFICE, 2021),
    (f"{OFFICE}2021年政府信息公开年度工作报告", OFFICE, 2021),
    (f"{OFFICE}2021年度政务公开年度工作报告", OFFICE, 2021),
    (f"{OFFICE}2021年政府信息公开工作年报", OFFICE, 2021),
    (f"{OFFICE}2021年政务公开工作年度报告", OFFICE, 2021),
    (f"{OFFICE}2021年政府信息公开工作年度报告（公开版）", OFFICE, 2021),
    (f"《{OFFICE}2021年政府信息公开工作年度报告》", OFFICE, 2021),
    (f"{OFFICE}政府信息公开工作年度报告（2021年）", OFFICE, 2021),
    (f"{OFFICE}政府信息公开工作年度报告（2021年度）", OFFICE, 2021),
    ("2021年政府信息公开工作年度报告", None, 2021),
    ("2021年度政府信息公开年度报告", None, 2021),
    ("关于2021年政府信息公开工作的年度报告", None, 2021),
    (f"{OFFICE}政府信息公开工作年度报告", OFFICE, None),
    ("政府信息公开工作年度报告", None, None),
    ("年终总结", None, None),
)


@pytest.mark.parametrize(("title", "office", "year"), TITLES)
def test_titles(title: str, office: str | None, year: int | None) -> None:
    reading = read_report(SEED.replace(TITLE, title))
    assert (reading.office, reading.year) == (office, year)
    report = reading.report(OFFICE, 2021)
    assert report.title == title.strip().replace(" 2021 年 ", "2021年")
    assert report.prose.preface == ""
    assert report.figures == seed_report().figures


def test_office_and_year_may_be_given() -> None:
    report = read_report(SEED).report("乙镇人民政府", 2022)
    assert (report.office, report.year, report.title) == ("乙镇人民政府", 2022, TITLE)


@pytest.mark.parametrize("year", [0, -1, 3, 1999, 2100, 10**9])
def test_no_report_has_such_a_year(year: int) -> None:
    with pytest.raises(ImportRefusedError, match=str(year)):
        read_report(SEED).report(OFFICE, year)


def test_what_can_not_be_told_is_asked_for() -> None:
    nameless = read_report(SEED.replace(OFFICE, "", 1))
    with pytest.raises(ImportRefusedError, match="--office"):
        nameless.report()
    with pytest.raises(ImportRefusedError, match="--office"):
        nameless.report("\u200b", 2021)
    with pytest.raises(ImportRefusedError, match="--year"):
        read_report(SEED.replace("2021年政府", "政府", 1)).report()


def test_a_preface_and_a_title_printed_twice() -> None:
    text = SEED.replace(TITLE, f"{TITLE}\n\n{TITLE}\n\n根据条例编制。\n统计期限为全年。", 1)
    assert read_report(text).report().prose.preface == "根据条例编制。\n统计期限为全年。"


def _sections() -> list[str]:
    places = [SEED.index(f"\n{section.title.text}\n") for section in FORM_2021.sections]
    return [SEED[start:end] for start, end in zip(places, [*places[1:], len(SEED)], strict=True)]


@pytest.mark.parametrize("place", range(6))
def test_a_missing_section_is_told_and_the_rest_is_read(place: int) -> None:
    section = FORM_2021.sections[place]
    report = read_report(SEED.replace(_sections()[place], "", 1)).report()
    told = [f for f in run_checks(report) if f.severity is Severity.ERROR]
    assert [f.section for f in told if f.rule in ("S01", "S04")] == [section.key]
    missing = [finding for finding in report.import_findings if finding.rule == "S04"]
    assert [finding.section for finding in missing] == ([section.key] if 0 < place < 4 else [])
    assert len(report.figures) == 166 - {1: 10, 2: 144, 3: 12}.get(place, 0)


@pytest.mark.parametrize("place", range(1, 4))
def test_a_table_that_is_a_picture(place: int) -> None:
    head = FORM_2021.sections[place].title.text
    report = read_report(SEED.replace(_sections()[place], f"\n{head}\n\n", 1)).report()
    (finding,) = (finding for finding in report.import_findings if finding.rule == "S04")
    assert finding.severity is Severity.ERROR
    assert "没有读到数字" in finding.message
    assert set(finding.cells) == set(FORM_2021.sections[place].cells)  # type: ignore[union-attr]


def test_sections_out_of_order_are_told_and_put_in_order() -> None:
    text = print_portal(portal_report(), extra="none").text
    third, fourth = (f"\n{FORM_2021.sections[place].title.text}\n" for place in (2, 3))
    start, middle, end = text.index(third), text.index(fourth), text.index("\n五、")
    moved = text[:start] + text[middle:end] + text[start:middle] + text[end:]
    report = read_report(moved).report()
    assert replace(report, import_findings=()) == portal_report()
    assert [finding.rule for finding in report.import_findings] == ["S01"]


def test_words_around_a_table_are_kept_as_its_note() -> None:
    text = SEED.replace("\n第二十条第（一）项", "\n单位：件\n第二十条第（一）项", 1)
    text = text.replace("\n三、收到", "\n注：数字截至年底。\n甲│乙\n\n三、收到", 1)
    report = read_report(text).report()
    assert report.notes == {"disclosure": "单位：件\n注：数字截至年底。\n甲│乙"}
    assert report.figures == seed_report().figures


NO_REPORTS = ("", " \n\t\n", "你好", "a,b,c\n1,2,3", "{}", "[]", "null", "一、二、三", "\x00" * 9)


@pytest.mark.parametrize("text", NO_REPORTS, ids=ascii)
@pytest.mark.parametrize("suffix", ["", ".txt", ".md", ".json", ".csv"])
def test_a_text_that_is_no_report(text: str, suffix: str) -> None:
    with pytest.raises(ImportRefusedError) as caught:
        read_report(text, suffix).report("甲镇", 2021)
    assert str(caught.value).endswith("。")
