"""Codes stand for figures and facts: their names, how they are filled in, and what finds them."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nianbao.report.checks import run_checks
from nianbao.report.dismissal import dismiss
from nianbao.report.document import Report
from nianbao.report.facts import Fact, Item
from nianbao.report.finding import Dismissal, Finding
from nianbao.report.form import FORMS
from nianbao.report.form.figures import CellRef, print_figure
from nianbao.report.form.shape import Form
from nianbao.report.words.codes import CODE, Codes, cell_names, fill_report, filled, renamed, used
from nianbao.report.years.carry import begin_year
from tests.reports import full_report, hostile_report, reports_with_facts, zero_report

TEXT = "overview.parts.1.text"
RECEIVED = CellRef("requests", "received", "natural_person")
FACTS = (
    Fact("专区", "个", 40),
    Fact("标准目录", "条", items=(Item("救灾领域", 15), Item("养老领域", 10))),
)


def with_words(words: str, facts: tuple[Fact, ...] = FACTS) -> Report:
    return replace(zero_report(), facts=facts).with_prose(TEXT, words)


def found(report: Report, rule: str, previous: Report | None = None) -> list[Finding]:
    return [finding for finding in run_checks(report, previous) if finding.rule == rule]


class TestNames:
    """Every figure has a name made from the labels."""

    @pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.version)
    def test_every_cell_has_one_that_can_be_typed(self, form: Form) -> None:
        names = cell_names(form)
        alone = [cells[0] for cells in names.values() if len(cells) == 1]
        assert sorted(alone) == sorted(form.cells)
        assert all(CODE.fullmatch(f"{{上年{name}}}") for name in names)

    @pytest.mark.parametrize(
        ("name", "row", "column"),
        [
            ("新收合计", "received", "total"),
            ("新收自然人", "received", "natural_person"),
            ("上年结转合计", "brought_forward", "total"),
            ("办理结果合计", "outcomes_total", "total"),
            ("其他处理其他合计", "closed_other", "total"),
        ],
    )
    def test_of_table_three(self, name: str, row: str, column: str) -> None:
        report = full_report()
        value = print_figure(report.figure(CellRef("requests", row, column)))
        assert Codes(report).value(name) == value

    def test_rows_under_one_head_have_a_sum(self) -> None:
        report = full_report()
        rows = [row for row in report.form.table("requests").rows if row.startswith("withheld_")]
        total = sum(int(report.figure(CellRef("requests", row, "total")) or 0) for row in rows)
        assert Codes(report).value("不予公开合计") == str(total)

    def test_money_prints_as_in_the_table(self) -> None:
        assert Codes(full_report()).value("行政事业性收费金额") == "4068.208"


class TestLastYear:
    """上年 in front means last year's report."""

    last = replace(full_report(), year=2023, facts=(Fact("专区", "个", 38),))

    def test_figures_and_facts(self) -> None:
        codes = Codes(with_words(""), self.last)
        total = self.last.figure(CellRef("requests", "received", "total"))
        assert codes.value("上年新收合计") == print_figure(total)
        assert (codes.value("专区"), codes.value("上年专区")) == ("40", "38")
        assert codes.value("上年年份") == "2023"

    def test_without_a_report_it_is_blank_and_not_unknown(self) -> None:
        codes = Codes(with_words(""))
        assert (codes.value("上年新收合计"), codes.value("上年专区")) == ("", "")
        assert codes.value("上年什么") is None

    def test_an_older_report_is_not_last_years(self) -> None:
        report = with_words("")
        older = replace(report, year=report.year - 2)
        assert Codes(report, older).value("上年新收合计") == ""
        assert Codes(report, replace(older, year=report.year - 1)).value("上年新收合计") == "0"

    def test_this_years_own_name_goes_first(self) -> None:
        codes = Codes(begin_year(self.last), self.last)
        carried = self.last.figure(CellRef("requests", "carried_forward", "total"))
        assert codes.value("上年结转合计") == print_figure(carried)

    def test_facts_come_along_empty(self) -> None:
        assert begin_year(self.last).facts == (Fact("专区", "个"),)


class TestFilling:
    """A code with a value is printed as the value; anything else stays."""

    def test_in_every_field(self) -> None:
        report = with_words(
            "有专区{专区}个，目录{标准目录}条：{标准目录明细}，共{标准目录个数}个领域。"
        )
        report = report.with_prose("title", "{单位}{年份}年报告")
        report = report.with_prose("overview.parts.0.heading", "{专区}个专区")
        report = report.with_note("requests", "新收{新收合计}件")
        printed = filled(report)
        assert printed.prose.text(TEXT) == (
            "有专区40个，目录25条：救灾领域15条、养老领域10条，共2个领域。"
        )
        assert printed.title == f"{report.office}2024年报告"
        assert printed.prose.overview.parts[0].heading == "40个专区"
        assert printed.notes == {"requests": "新收0件"}

    def test_changed_once_every_sentence_follows(self) -> None:
        report = with_words("专区{专区}个。").with_prose("problems", "｛专区｝个专区不够。")
        report = replace(report, facts=(replace(FACTS[0], number=41),))
        printed = filled(report)
        assert "专区41个" in printed.prose.text(TEXT)
        assert "41个专区" in printed.prose.problems

    def test_without_a_code_it_is_the_same_object(self) -> None:
        for report in (zero_report(), full_report()):
            assert filled(report) is report
        report = hostile_report()
        assert filled(report).prose == report.prose

    @pytest.mark.parametrize(
        "words", ["{{ }}", "${HOME}", "{12}", "{a b}", "{}", "{专区", "{没有这个}", "{专、区}"]
    )
    def test_what_is_no_code_stays(self, words: str) -> None:
        assert filled(with_words(words)).prose.text(TEXT) == words

    def test_a_blank_stays_as_typed(self) -> None:
        report = with_words("专区{专区}个。", (Fact("专区", "个"),))
        assert filled(report).prose.text(TEXT) == "专区{专区}个。"

    pieces = st.lists(
        st.sampled_from(["{专区}", "{标准目录明细}", "甲", "，\n", "{没有}", "{", "}", "乙丙"])
    )

    @given(pieces.map("".join), st.data())
    def test_spans_lead_back_to_what_was_typed(self, text: str, data: st.DataObject) -> None:
        codes = Codes(with_words(""))
        result = codes.fill(text)
        values = {match[0]: codes.value(match[1]) for match in CODE.finditer(text)}
        assert result.text == re.sub(CODE, lambda match: values[match[0]] or match[0], text)
        start = data.draw(st.integers(0, len(result.text)))
        end = data.draw(st.integers(start, len(result.text)))
        first, last = result.typed_span(start, end)
        assert 0 <= first <= last <= len(text)
        again = codes.fill(text[first:last]).text
        assert result.text[start:end] in again
        assert all(first <= p.typed_start and p.typed_end <= last for p in result.pieces
                   if p.start < end and p.end > start and start < end)  # fmt: skip

    @given(reports_with_facts())
    def test_filling_never_fails_and_needs_no_second_time(self, report: Report) -> None:
        assert fill_report(report, report).report.figures == report.figures


class TestRenaming:
    """A fact that is renamed keeps its sentences."""

    def test_in_words_and_notes(self) -> None:
        report = with_words("{专区}个，{专区明细}，{上年专区}").with_note("requests", "{专区}")
        changed = renamed(report, {"专区": "查阅点"})
        assert changed.prose.text(TEXT) == "{查阅点}个，{专区明细}，{上年专区}"
        assert changed.notes["requests"] == "{查阅点}"
        assert sorted(used(changed)) == ["上年专区", "专区明细", "查阅点", "查阅点"]


class TestChecks:
    """Rules see what is printed, and point at what was typed."""

    def test_an_unknown_name_is_found_at_the_code(self) -> None:
        text = "专区{专区}个，另有{讲座}场。"
        (finding,) = found(with_words(text), "S13")
        assert finding.span is not None
        assert text[finding.span.start : finding.span.end] == "{讲座}"
        assert "没有叫“讲座”的数" in finding.message

    def test_a_blank_one_is_found(self) -> None:
        (finding,) = found(with_words("专区{专区}个。", (Fact("专区", "个"),)), "S13")
        assert "还没有数" in finding.message
        (finding,) = found(with_words("上年{上年新收合计}件。"), "S13")
        assert "还没有数" in finding.message

    def test_in_a_note_it_is_found_too(self) -> None:
        (finding,) = found(with_words("").with_note("requests", "另有{讲座}"), "S13")
        assert finding.span is None

    def test_words_are_checked_as_printed_and_marked_as_typed(self) -> None:
        words = "专区{专区}个，目录{标准目录}条。全年收到政府信息公开申请{专区}件。"
        (finding,) = found(with_words(words), "X07")
        assert finding.span is not None
        assert str(finding.span.field) == TEXT
        assert "{专区}" in words[finding.span.start : finding.span.end]
        assert finding.actual in (40, None)

    def test_a_figure_by_its_code_never_contradicts_the_table(self) -> None:
        report = with_words("收到政府信息公开申请{新收合计}件。").with_figure(RECEIVED, 7)
        assert not [f for f in run_checks(report) if f.rule.startswith("X")]
        typed = report.with_prose(TEXT, "收到政府信息公开申请6件。")
        assert [f for f in run_checks(typed) if f.rule.startswith("X")]

    def test_what_was_put_aside_is_back_when_the_number_changes(self) -> None:
        report = with_words("全年收到政府信息公开申请{专区}件。")
        (finding,) = found(report, "X07")
        aside = dismiss(report, finding, Dismissal("另有口径"))
        assert found(aside, "X07")[0].dismissed == "另有口径"
        changed = replace(aside, facts=(Fact("专区", "个", 41),))
        assert not found(changed, "X07")[0].dismissed
        other = aside.with_prose("problems", "一是专区只有{专区}个。改进：再设5个。")
        assert found(other, "X07")[0].dismissed == "另有口径"

    def test_the_length_is_that_of_the_printed_words(self) -> None:
        items = tuple(Item(f"第{at}号领域标准目录", 10) for at in range(100))
        report = with_words("{标准目录明细}。", (Fact("标准目录", "条", items=items),))
        assert found(report, "S10")
