"""Full reports in the seed's layout: 200 different figures, each at its own key."""

from dataclasses import replace
from typing import Literal

import pytest

from nianbao.imports import read_report
from nianbao.report.checks import run_checks
from nianbao.report.document import Report
from nianbao.report.finding import Finding, Severity
from nianbao.report.form.figures import CellRef
from nianbao.report.form.form_2021 import FORM_2021
from tests.imports.portal import Portal, figure_place, portal_report, print_portal

REPORT = portal_report()


def read(portal: Portal) -> Report:
    return read_report(portal.text).report()


def errors(report: Report) -> list[Finding]:
    """What is certainly wrong; what a reviewer would only ask about are the warnings."""
    return [f for f in run_checks(report) if f.severity is Severity.ERROR and f.rule != "N08"]


def rules(report: Report) -> list[str]:
    return [finding.rule for finding in errors(report)]


@pytest.mark.parametrize("extra", ["total", "zero", "none"])
@pytest.mark.parametrize("heads", [True, False])
def test_every_figure_at_its_own_key(extra: Literal["total", "zero", "none"], heads: bool) -> None:
    portal = print_portal(REPORT, extra=extra)
    report = read(portal if heads else portal.without_heads())
    assert replace(report, import_findings=()) == REPORT
    assert rules(report) == []
    assert len(report.import_findings) == (0 if extra == "none" else 2)


def test_without_padding_and_with_more_of_it() -> None:
    portal = print_portal(REPORT)
    assert (
        replace(
            read(Portal([[*"\t".join(row).rstrip().split("\t")] for row in portal.rows])),
            import_findings=(),
        )
        == REPORT
    )
    wider = Portal([[*row, "", "", ""] if len(row) > 1 else row for row in portal.rows])
    assert replace(read(wider), import_findings=()) == REPORT


def test_all_indents_lost() -> None:
    portal = print_portal(REPORT)
    for table in portal.tables()[:2]:
        for row in table:
            row[:] = [text for text in row if text]
    assert replace(read(portal), import_findings=()) == REPORT


VARIANTS = (
    ("一、本年新收", "1、本年新收政府信息公开申请数量"),
    ("一、本年新收", "本年新收政府信息公开申请数量"),
    ("二、上年结转", "二、上年转结政府信息公开申请数量"),
    ("二、上年结转", "(二)上年结转政府信息公开申请数量"),
    ("(一) 予以公开", "一是予以公开"),
    ("(一) 予以公开", "(1)予以公开"),
    ("(一) 予以公开", "1.予以公开"),
    ("(二) 部分公开", "（二）部分公开"),
    ("(二) 部分公开", "（二）部分公开（区分处理的,只计这一情形,不计其他情形）"),
    ("1.属于国家秘密", "1、属于国家秘密"),
    ("2.其他法律法规", "2.其他法律行政法规禁止公开"),
    ("2.其他法律法规", "2. 法律、行政法规禁止公开"),
    ("2.其他法律法规", "2．其它法律行政法规禁止公开"),
    ("3.危及", '3.危及"三安全一稳定"'),
    ("3.危及", "3.危及三安全一稳定"),
    ("3.危及", "3.危及 “三安全 一稳定”"),
    ("5.属于三类", "5、属于三类内部事务信息（指人事管理、后勤管理、内部工作流程）"),
    ("1.申请人无正当理由", "1、申请人无正当理由逾期不补正,行政机关不再处理其政府信息公开申请"),
    ("3.其他", "3.其它"),
    ("3.其他", "其他"),
    ("(七) 总计", "(七) 合计"),
    ("(七) 总计", "总计"),
    ("四、结转下年度", "四、结转下一年度继续办理"),
    ("四、结转下年度", "四、转下一年继续办理"),
    ("规章", "规 章"),
    ("规章", "规\u00a0章"),
    ("行政规范性文件", "规范性文件"),
    ("本年收费金额", "本年收费金额（单位:万元）"),
    ("现行有效件数", "现行有效件"),
    ("总计", "合计"),
)


@pytest.mark.parametrize(("words", "printed"), VARIANTS)
def test_labels_as_others_print_them(words: str, printed: str) -> None:
    portal = print_portal(REPORT)
    row = portal.row(words, after="二、主动公开政府信息情况")
    row[next(place for place, text in enumerate(row) if words in text)] = printed
    report = read(portal)
    assert (report.figures, report.stated) == (REPORT.figures, {})


TITLES = (
    ("一、总体情况", "一、总体概述"),
    ("一、总体情况", "一、工作基本情况"),
    ("一、总体情况", "一、政府信息公开工作的基本情况"),
    ("二、主动公开政府信息情况", "二、行政机关主动公开政府信息情况"),
    ("三、收到和处理政府信息公开申请情况", "三、行政机关收到和处理政府信息公开申请情况"),
    ("四、政府信息公开行政复议、行政诉讼情况", "四、政府信息公开行政复议和行政诉讼情况"),
    (
        "四、政府信息公开行政复议、行政诉讼情况",
        "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
    ),
    ("五、存在的主要问题及改进情况", "五、存在的主要问题和改进情况"),
    ("五、存在的主要问题及改进情况", "五、存在问题和改进措施"),
    ("五、存在的主要问题及改进情况", "五、主要问题及改进"),
    ("六、其他需要报告的事项", "六、其他报告的事项"),
    ("六、其他需要报告的事项", "六、其他事项"),
    ("六、其他需要报告的事项", "六、其它需要报告事项"),
    ("六、其他需要报告的事项", "六 、 其他需要报告的事项"),
)


@pytest.mark.parametrize(("official", "printed"), TITLES)
def test_section_heads_as_others_print_them(official: str, printed: str) -> None:
    portal = print_portal(REPORT)
    portal.rows[portal.rows.index([official])] = [printed]
    assert replace(read(portal), import_findings=()) == REPORT


MISPRINTS = (
    ("A02", "(七) 总计", "outcomes_total.natural_person", 0),
    ("A02", "(七) 总计", "outcomes_total.other", 5),
    ("A03", "(一) 予以公开", "granted.total", 6),
    ("A03", "一、本年新收", "received.total", 6),
    ("A03", "四、结转", "carried_forward.total", 6),
)


@pytest.mark.parametrize(("rule", "words", "place", "column"), MISPRINTS)
def test_a_misprinted_total_is_kept_and_told_once(
    rule: str, words: str, place: str, column: int
) -> None:
    portal = print_portal(REPORT, extra="none")
    row = portal.row(words, after="三、收到和处理")
    row[figure_place(row) + column] = "4321"
    report = read(portal)
    ref = CellRef("requests", *place.split("."))
    assert report.stated == {ref: 4321}
    assert report.figures == REPORT.figures
    (finding,) = errors(report)
    assert (finding.rule, finding.cells[0], finding.actual) == (rule, ref, 4321)


def test_a_misprinted_total_of_table_four() -> None:
    portal = print_portal(REPORT)
    portal.tables()[2][-1][9] = "4321"
    report = read(portal)
    (finding,) = errors(report)
    assert (finding.rule, str(finding.cells[0])) == ("A04", "challenges.litigation_direct.total")


CELLS = (
    ("22（其中修订16件）", 22, "其中修订16件"),
    ("22(其中修订16件)", 22, "其中修订16件"),
    ("22 （其中修订16件）", 22, "其中修订16件"),
    ("２２", 22, ""),
    ("22件", 22, ""),
    ("1,295", 1295, ""),
    ("1，295件", 1295, ""),
    (" 22 ", 22, ""),
    ("\u00a022\u3000", 22, ""),
    ("\u200b22\ufeff", 22, ""),
    *((mark, None, "") for mark in ("/", "-", "—", "——", "无", "－", "／")),
    ("-（待核）", None, "待核"),
)


@pytest.mark.parametrize(("text", "figure", "note"), CELLS)
def test_cells(text: str, figure: int | None, note: str) -> None:
    portal = print_portal(REPORT)
    portal.row("行政规范性文件", after="二、主动")[1] = text
    report = read(portal)
    ref = CellRef("disclosure", "normative_documents", "issued")
    assert report.figure(ref) == figure
    assert report.notes == ({str(ref): note} if note else {})
    assert report.with_figure(ref, REPORT.figure(ref)).figures == REPORT.figures


@pytest.mark.parametrize(
    "text", ["x", "12x", "-3", "1.5", "+1036", "1e3", "无数据", "=1+1", "9" * 20]
)
@pytest.mark.parametrize("place", [0, 3, 6])
def test_garbage_stays_blank_and_is_told(text: str, place: int) -> None:
    portal = print_portal(REPORT)
    row = portal.row("(一) 予以公开")
    row[figure_place(row) + place] = text
    report = read(portal)
    ref = [cell for cell in FORM_2021.cells if cell.row == "granted"][place]
    (finding,) = (finding for finding in report.import_findings if finding.rule == "N01")
    assert (finding.severity, finding.cells) == (Severity.ERROR, (ref,))
    assert text[:20] in finding.message
    assert report.figures == {cell: f for cell, f in REPORT.figures.items() if cell != ref}
    assert rules(report) == ["N01"], "totals that no longer close are not told until it is filled"


@pytest.mark.parametrize("count", [1, 5, 6, 8, 9, 14])
def test_rows_with_too_few_or_too_many_numbers_stay_blank(count: int) -> None:
    portal = print_portal(REPORT)
    row = portal.row("(一) 予以公开")
    start = figure_place(row)
    numbers = (row[start : start + 7] * 2)[:count]
    row[:] = [*row[:start], *numbers[:-1], "77", *[""] * 3]
    report = read(portal)
    (finding,) = (
        f for f in report.import_findings if f.rule == "N08" and f.severity is Severity.ERROR
    )
    assert {cell.row for cell in finding.cells} == {"granted"}
    assert f"有{count}个数" in finding.message
    wanted = {ref: figure for ref, figure in REPORT.figures.items() if ref.row != "granted"}
    assert report.figures == wanted


def test_an_unknown_row_is_told_and_the_others_are_read() -> None:
    portal = print_portal(REPORT)
    row = portal.row("(一) 予以公开")
    new = ["", "(八) 本省增加的一项", "", *map(str, range(7)), ""]
    portal.rows.insert(portal.rows.index(row), new)
    report = read(portal)
    assert report.figures == REPORT.figures
    assert any("本省增加的一项" in finding.message for finding in report.import_findings)


def test_a_row_printed_twice_is_told() -> None:
    portal = print_portal(REPORT)
    row = portal.row("(一) 予以公开")
    portal.rows.insert(portal.rows.index(row), row)
    report = read(portal)
    assert report.figures == REPORT.figures
    (finding,) = (finding for finding in report.import_findings if "两次" in finding.message)
    assert {cell.row for cell in finding.cells} == {"granted"}


def test_rows_in_another_order() -> None:
    portal = print_portal(REPORT)
    for table in portal.tables()[:2]:
        rows = [row for row in table if figure_place(row) < len(row)]
        swapped = [row[:] for row in reversed(rows)]
        for row, new in zip(rows, swapped, strict=True):
            row[:] = new
    assert replace(read(portal), import_findings=()) == REPORT
