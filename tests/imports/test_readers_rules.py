"""What only a reader can find, each with its place, and how sure each cell is."""

import pytest

from nianbao.imports import Certainty, read_report
from nianbao.report.finding import Severity
from nianbao.report.form.figures import CellRef, print_figure
from nianbao.report.form.form_2021 import FORM_2021
from tests.imports.portal import SEED, figure_place, portal_report, print_portal
from tests.reports import OFFICE, seed_report

REPORT = portal_report()
GRANTED = [ref for ref in FORM_2021.cells if ref.row == "granted"]
TITLE = f"{OFFICE}2021年政府信息公开工作年度报告"


def rules(text: str) -> list[str]:
    return [finding.rule for finding in read_report(text).findings if finding.rule != "N08"]


HEADS: tuple[tuple[str, str, list[str]], ...] = (
    ("三、收到", "四、收到", ["S02"]),
    ("五、存在的主要问题及改进情况", "存在的主要问题及改进情况", ["S02"]),
    ("五、存在的主要问题及改进情况", "五、存在问题和改进措施", ["S03"]),
    ("五、存在的主要问题及改进情况", "第五部分 存在的主要问题及改进情况", []),
    ("五、存在的主要问题及改进情况", "五 存在的主要问题及改进情况", []),
    ("六、其他需要报告的事项", "六.其它需要报告的事项", []),
    ("4、政府信息公开平台", "5、政府信息公开平台", ["S11"]),
)


@pytest.mark.parametrize(("official", "printed", "found"), HEADS)
def test_heads_and_numbers(official: str, printed: str, found: list[str]) -> None:
    text = SEED.replace(official, printed, 1)
    reading = read_report(text)
    assert set(found) <= set(rules(text)) <= {*found, "S11"}
    assert reading.report().figures == seed_report().figures
    assert reading.found == {section.key for section in FORM_2021.sections}
    for finding in reading.findings:
        assert "第" in finding.message


@pytest.mark.parametrize("place", range(6))
@pytest.mark.parametrize("extra", ["total", "none"])
def test_n07_finds_a_number_split_in_two_where_the_sum_says_so(place: int, extra: str) -> None:
    portal = print_portal(REPORT, extra="total" if extra == "total" else "none")
    row = portal.row("(一) 予以公开")
    at = figure_place(row) + place
    row[at : at + 1] = [row[at][:2], row[at][2:]]
    reading = read_report(portal.text)
    (finding,) = (finding for finding in reading.findings if finding.rule == "N07")
    assert finding.severity is Severity.WARNING
    assert reading.report().figures == REPORT.figures
    assert {reading.certainty(ref) for ref in GRANTED} == {Certainty.GUESSED}


def test_a_number_with_a_space_in_it_between_spaces() -> None:
    text = print_portal(REPORT, extra="none").text
    lines = [" ".join(line.split()) if "\t" in line else line for line in text.split("\n")]
    figure = print_figure(REPORT.figure(GRANTED[0]))
    row = next(at for at, line in enumerate(lines) if f"予以公开 {figure} " in line)
    lines[row] = lines[row].replace(f" {figure} ", f" {figure[0]} {figure[1:]} ", 1)
    reading = read_report("\n".join(lines))
    assert reading.report().figures == REPORT.figures
    assert "N07" in {finding.rule for finding in reading.findings}


TIDIED = ("１２", "1,295", "12件", "1 295", "１，２９５")


@pytest.mark.parametrize("printed", TIDIED)
def test_figures_that_are_not_plain_digits_are_told_once_and_sure(printed: str) -> None:
    portal = print_portal(REPORT, extra="none")
    for words in ("规章", "行政规范性文件"):
        portal.row(words, after="二、主动")[1] = printed
    reading = read_report(portal.text)
    (finding,) = reading.findings
    assert (finding.rule, finding.severity, len(finding.cells)) == ("N01", Severity.INFO, 2)
    assert printed in finding.message
    assert {reading.certainty(ref) for ref in finding.cells} == {Certainty.SURE}


def test_how_sure_cells_are() -> None:
    portal = print_portal(REPORT, extra="none")
    row = portal.row("(一) 予以公开")
    row[figure_place(row)] = "x"
    row = portal.row("(二) 部分公开")
    row[figure_place(row)] = "-"
    portal.rows.remove(portal.row("3.其他"))
    reading = read_report(portal.text)
    sure = {ref: reading.certainty(ref) for ref in FORM_2021.cells}
    assert sure[GRANTED[0]] is Certainty.MISSING
    assert sure[CellRef("requests", "closed_other", "total")] is Certainty.MISSING
    assert sure[CellRef("requests", "received", "total")] is Certainty.SURE
    assert sure[CellRef("disclosure", "fees", "amount")] is Certainty.SURE


def test_a_blank_that_stood_there_is_sure() -> None:
    portal = print_portal(seed_report(), extra="none")
    portal.row("规章", after="二、主动")[1] = "/"
    reading = read_report(portal.text)
    ref = CellRef("disclosure", "rules", "issued")
    assert (reading.printed[ref], reading.certainty(ref)) == (None, Certainty.SURE)


def test_a_row_without_its_label_is_known_by_its_neighbours() -> None:
    portal = print_portal(REPORT, extra="none")
    portal.row("规章", after="二、主动")[0] = ""
    reading = read_report(portal.text)
    assert reading.report().figures == REPORT.figures
    told = {ref.row for finding in reading.findings for ref in finding.cells}
    assert told == {"rules"}


def test_a_table_without_its_head_is_known_by_its_rows() -> None:
    portal = print_portal(REPORT, extra="none")
    portal.rows.remove(["三、收到和处理政府信息公开申请情况"])
    reading = read_report(portal.text)
    assert reading.report().figures == REPORT.figures
    assert ("S01", Severity.WARNING) in {(f.rule, f.severity) for f in reading.findings}


def test_where_each_section_begins() -> None:
    lines = SEED.splitlines()
    places = read_report(SEED).places
    for section in FORM_2021.sections:
        assert lines[places[section.key] - 1] == section.title.text


BROKEN_TITLES = (
    f"{OFFICE}\n2021年政府信息公开\n工作年度报告",
    f"{OFFICE}\n2021年政府信息公开工作年度报告",
    f"{OFFICE}\n2021年\n政府信息公开工作年度报告",
    f"{OFFICE}2021年\n政府信息公开工作\n年度报告",
    f"首页 > 年报\n{OFFICE}\n政府信息公开工作年度报告\n（2021年）",
)


@pytest.mark.parametrize("printed", BROKEN_TITLES)
def test_titles_over_several_lines(printed: str) -> None:
    report = read_report(SEED.replace(TITLE, printed, 1)).report()
    assert (report.office, report.year, report.prose.preface) == (OFFICE, 2021, "")
    assert report.prose.overview == seed_report().prose.overview


LEADERS = ("", "……………1", " 1", "...........................12", "\n（一）主动公开……3")


@pytest.mark.parametrize("leader", LEADERS, ids=ascii)
@pytest.mark.parametrize("preface", ["", "根据条例编制本报告。\n"])
def test_a_table_of_contents(leader: str, preface: str) -> None:
    entries = "\n".join(section.title.text + leader for section in FORM_2021.sections)
    text = SEED.replace(TITLE, f"{TITLE}\n目　录\n{entries}\n{preface}", 1)
    report = read_report(text).report()
    assert report.prose == seed_report().with_prose("preface", preface).prose
    assert report.figures == seed_report().figures


TITLES = (
    f"2021年度{OFFICE}政府信息公开年度报告",
    f"{OFFICE}关于2021年度政府信息公开工作年度报告",
    f"关于{OFFICE}2021年政府信息公开工作年度报告的公告",
    f"2021年{OFFICE}2021年政府信息公开工作年度报告",
    f"{OFFICE}政府信息公开工作2021年度报告",
    f"{OFFICE}政府信息公开工作年度报告（2021年度）",
    f"{OFFICE}２０２１年政府信息公开工作年度报告",
    f"{OFFICE}二〇二一年政府信息公开工作年度报告",
    f"{OFFICE} 2021 年政府信息公开年报",
    f"{OFFICE}2021年政府信息公开工作情况报告",
    f"{OFFICE}2021年度信息公开年报",
    f"《{TITLE}》",
    f"{TITLE}\n{TITLE}",
)


@pytest.mark.parametrize("printed", TITLES)
def test_whose_report_and_which_year(printed: str) -> None:
    reading = read_report(f"首页 > 年报\n{SEED.replace(TITLE, printed, 1)}")
    report = reading.report()
    assert (reading.office, reading.year, report.prose.preface) == (OFFICE, 2021, "")
    assert report.title == printed.partition("\n")[0].replace(" ", "")


def test_a_title_without_an_office_tells_none() -> None:
    reading = read_report(SEED.replace(TITLE, "2021年政府信息公开工作年度报告", 1))
    assert (reading.office, reading.year) == (None, 2021)
