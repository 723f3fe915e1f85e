"""A report is a value: nothing changes it, every change is a new one."""

import copy
from dataclasses import FrozenInstanceError, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nianbao.report.document import Report, new_report
from nianbao.report.errors import FormError
from nianbao.report.field import FieldRef
from nianbao.report.finding import Finding, Severity
from nianbao.report.form.figures import CellRef
from nianbao.report.prose import Overview, Part
from tests.examples import of_whole
from tests.reports import draft_report, full_report, prose_texts, reports, zero_report

RECEIVED = CellRef("requests", "received", "natural_person")
TOTAL = CellRef("requests", "received", "total")
GRAND = CellRef("requests", "outcomes_total", "total")


def test_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        full_report().office = "乙镇"  # type: ignore[misc]


@of_whole(40)
@given(reports(), st.data())
def test_changes_leave_the_first_report_as_it_was(report: Report, data: st.DataObject) -> None:
    before = copy.deepcopy(report)
    cell = data.draw(st.sampled_from(report.form.table("requests").typed_cells))
    changed = report.with_figure(cell, data.draw(st.one_of(st.none(), st.integers(0, 99))))
    changed = changed.with_note(str(cell), "注").with_prose("problems", "一是……")
    changed = changed.with_zeros("challenges").with_overview(Overview())
    changed.with_derived_totals()
    assert report == before
    assert report.all_figures == before.all_figures
    assert {**changed.figures, cell: report.figures.get(cell)} != {}


def test_setting_and_blanking_a_figure() -> None:
    report = new_report("甲镇", 2024).with_figure(RECEIVED, 3)
    assert report.figure(RECEIVED) == 3
    assert report.figure(TOTAL) == 3
    assert RECEIVED not in report.blanks("requests")
    blank = report.with_figure(RECEIVED, None)
    assert blank.figure(RECEIVED) is None
    assert RECEIVED not in blank.figures
    assert blank.blanks("requests")[0] == RECEIVED


@pytest.mark.parametrize(
    "ref", [TOTAL, GRAND, CellRef("a", "b", "c"), CellRef("requests", "x", "total")]
)
def test_totals_and_unknown_cells_cannot_be_set(ref: CellRef) -> None:
    with pytest.raises(FormError, match="不能填写"):
        zero_report().with_figure(ref, 1)


def test_unknown_figures_cannot_be_read() -> None:
    with pytest.raises(FormError, match=r"没有“a\.b\.c”这一格"):
        zero_report().figure(CellRef("a", "b", "c"))


def test_zeros_fill_only_blanks() -> None:
    report = draft_report().with_zeros("requests")
    assert report.blanks("requests") == ()
    assert report.figure(RECEIVED) == 3
    assert report.blanks("challenges")


class TestStated:
    """A printed total is kept while it differs from the sum."""

    report = replace(zero_report(), stated={TOTAL: 5, GRAND: 7})

    def test_stays_while_it_differs(self) -> None:
        assert self.report.with_figure(RECEIVED, 4).stated == {TOTAL: 5, GRAND: 7}

    def test_drops_when_reached_and_does_not_come_back(self) -> None:
        reached = self.report.with_figure(RECEIVED, 5)
        assert reached.stated == {GRAND: 7}
        assert reached.with_figure(RECEIVED, 4).stated == {GRAND: 7}

    def test_drops_when_the_derived_one_is_accepted(self) -> None:
        assert self.report.with_derived_totals().stated == {}


class TestReading:
    """What a reader found lapses when the place it names is edited."""

    cell = Finding("N01", Severity.ERROR, "格", "requests", (RECEIVED, TOTAL))
    other = Finding(
        "N01", Severity.ERROR, "别的格", "requests", (RECEIVED._replace(column="other"),)
    )
    table = Finding("S04", Severity.WARNING, "表", "requests")
    prose = Finding("S02", Severity.WARNING, "段", "overview")
    order = Finding("S01", Severity.ERROR, "序", "problems")
    report = replace(zero_report(), import_findings=(cell, other, table, prose, order))

    def test_with_the_cell(self) -> None:
        assert self.report.with_figure(RECEIVED, 1).import_findings == (
            self.other,
            self.prose,
            self.order,
        )

    def test_not_with_the_same_figure(self) -> None:
        assert self.report.with_figure(RECEIVED, 0).import_findings == self.report.import_findings

    def test_not_with_another_table(self) -> None:
        changed = self.report.with_figure(CellRef("disclosure", "rules", "issued"), 1)
        assert changed.import_findings == self.report.import_findings

    def test_with_the_words(self) -> None:
        kept = (self.cell, self.other, self.table, self.order)
        assert self.report.with_prose("overview.parts.0.text", "改").import_findings == kept
        assert self.report.with_overview(Overview()).import_findings == kept
        same = self.report.with_prose("problems", self.report.prose.problems)
        assert same.import_findings == self.report.import_findings
        assert self.order not in self.report.with_prose("problems", "改").import_findings


def test_notes() -> None:
    report = zero_report().with_note(str(RECEIVED), " 两行\n合一行 ")
    assert report.notes == {str(RECEIVED): "两行 合一行"}
    report = report.with_note("requests", "一段\n\n二段")
    assert report.notes["requests"] == "一段\n二段"
    assert report.with_note("requests", "　").with_note(str(RECEIVED), "").notes == {}
    for place in ("overview", "requests.received.nobody", "", "nothing"):
        with pytest.raises(FormError):
            report.with_note(place, "注")


def test_titles() -> None:
    report = zero_report()
    assert report.title == report.generated_title
    custom = report.with_prose("title", "年报")
    assert (custom.title, custom.prose.title) == ("年报", "年报")
    assert custom.with_prose("title", report.generated_title).prose.title is None
    assert custom.with_prose("title", " ").prose.title is None


def test_prose_fields() -> None:
    report = zero_report()
    for name in ("overview", "overview.parts.9.text", "overview.parts.-1.text", "nothing", ""):
        with pytest.raises(FormError, match="这一栏"):
            report.with_prose(name, "字")
    headed = report.with_prose("overview.parts.1.heading", "、 新的小标题")
    assert headed.prose.overview.parts[1].heading == "新的小标题"
    joined = report.with_prose("overview.parts.1.heading", "")
    assert len(joined.prose.overview.parts) == 4


def test_a_report_without_parts_can_be_written_in() -> None:
    report = new_report("甲镇", 2024).with_overview(Overview())
    assert report.prose.fields("overview") == (FieldRef("overview", 0),)
    written = report.with_prose("overview.parts.0.text", "开头")
    assert written.prose.overview.parts == (Part("", "开头"),)


@of_whole(40)
@given(reports(), prose_texts())
def test_prose_is_kept_as_it_is_read(report: Report, text: str) -> None:
    for name in ("preface", "problems", "other_matters"):
        assert report.with_prose(name, text).prose.text(name) == text
    assert report.with_prose("problems", text).prose.is_empty("problems") is not bool(text)


def test_a_new_report_has_the_five_aspects() -> None:
    report = new_report(" 甲镇\x1b[0m ", 2024)
    assert report.office == "甲镇[0m"
    assert len(report.prose.overview.headed()) == 5
    assert report.prose.is_empty("overview")


def test_a_sum_of_cells_never_lacks_a_part() -> None:
    classes = ("natural_person", "commercial", "research", "public_benefit", "legal_service")
    total, other = (
        CellRef("requests", "received", "total"),
        CellRef("requests", "received", "other"),
    )
    filled = new_report("甲镇", 2024).with_figures(
        {total._replace(column=one): 2 for one in classes}
    )
    person = total._replace(column="natural_person")
    assert filled.figure(total) == 10
    assert filled.tables.sum_of((person, person)) == 4
    assert filled.tables.sum_of((other, person)) is None
    assert filled.tables.sum_of((total,)) is None
    assert replace(filled, stated={total: 12}).tables.sum_of((total, person)) == 14
    assert filled.with_figure(other, 0).tables.sum_of((total,)) == 10
