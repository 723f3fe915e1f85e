"""Whatever is done to a report in hand, its findings are those of a fresh check."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from nianbao.desk.report_in_hand import ReportInHand
from nianbao.report.checks import run_checks
from nianbao.report.document import Report
from nianbao.report.facts import Fact, Item
from nianbao.report.finding import Finding, Severity
from nianbao.report.form.figures import CellRef
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.office import Office
from nianbao.report.prose import Part, overview
from nianbao.report.standing import Standing
from nianbao.report.state import State
from tests.examples import of_whole
from tests.reports import draft_report, full_report, hostile_report, zero_report

WORDS = (
    "",
    "无",
    "新收政府信息公开申请5件，上年结转1件，办结6件，结转下年度2件。",
    "收到申请{新收合计}件，上年{上年新收合计}件，专栏{专栏}个，{没有}。",
    "全年公开信息20条，其中网站12条、公众号9条。办结率100%。",
    "2022年，我局公开信息86条，比上年增长50%，增加10条。",
    "公开信息20条。\n公开信息30条。截至目前，收取信息处理费200元。",
    "本报告包括总体情况、主动公开、申请、复议、存在问题五个部分。《标题\n》审批宅基地3宗。",
    "未收到申请。没有发生行政复议。作出行政许可１２件，行政处罚3件。",
    "公开公开，，信息条。手机13800138000，XX镇，（具体网址）。",
    "一是公开不及时。二是内容不全。改进：每月核对。",
    "柳河镇人民政府、青石镇人民政府公开了目录。编制14个领域标准目录。编制12个领域标准目录。",
)
REPORTS = full_report(), zero_report(), draft_report(), hostile_report()
OFFICES = Office(), Office(overview_limit=10, fee_limit=5), Office(self_reference="我局")
FACTS = (), (Fact("专栏", "个", 5),), (Fact("专栏", "个", None, (Item("甲", 3), Item("合计", 3))),)
CELLS = [ref for ref in FORM_2021.cells if ref not in FORM_2021.derived_cells]
NEAR = [ref for ref in CELLS if ref.column in ("natural_person", "amount", "in_force", "decisions")]
READ = Finding("S16", Severity.WARNING, "原文第3行“甲”没有放进报告。", "overview")

Edit = Callable[[ReportInHand], object]


class Held(ReportInHand):
    """A report in hand that says what its findings would be if nothing were kept."""

    def fresh(self) -> tuple[Finding, ...]:
        return run_checks(
            self.report,
            self.previous,
            office=self.office,
            today=date.today(),
            standing=self.standing,
        )


def changed(change: Callable[[Report], Report]) -> Edit:
    return lambda held: held.change(change(held.report))


def figures() -> st.SearchStrategy[Edit]:
    cells = st.sampled_from(NEAR) | st.sampled_from(CELLS)
    values = st.sampled_from([None, 0, 1, 5, 12, 200])
    return st.builds(lambda ref, value: lambda held: held.set_figure(ref, value), cells, values)


def words() -> st.SearchStrategy[Edit]:
    fields = ["title", "preface", "problems", "other_matters"]
    parts = [f"overview.parts.{place}.{kind}" for place in (0, 1) for kind in ("text", "heading")]

    def edit(field: str, text: str) -> Edit:
        def set_words(held: ReportInHand) -> None:
            there = {str(ref) for ref in held.report.prose.all_fields()}
            if field in there:
                held.set_prose(field, text)

        return set_words

    return st.builds(edit, st.sampled_from(fields + parts), st.sampled_from(WORDS))


def notes() -> st.SearchStrategy[Edit]:
    places = st.sampled_from(["requests", "disclosure", "requests.received.total"])
    return st.builds(
        lambda place, text: changed(lambda report: report.with_note(place, text)),
        places,
        st.sampled_from(WORDS),
    )


def parts() -> st.SearchStrategy[Edit]:
    part = st.builds(Part, st.sampled_from(["", "主动公开", "依申请公开"]), st.sampled_from(WORDS))
    return st.lists(part, max_size=3).map(
        lambda made: changed(lambda report: report.with_overview(overview("1、", made)))
    )


def beside() -> st.SearchStrategy[Edit]:
    """What is no change of the report's figures or words: settings, last year, what was read."""

    def with_last(last: Report | None, back: int) -> Edit:
        def compare(held: ReportInHand) -> None:
            held.previous = last and replace(last, year=held.report.year - back)

        return compare

    def with_office(office: Office) -> Edit:
        return lambda held: setattr(held, "office", office)

    def with_standing(state: State | None) -> Edit:
        standing = state and Standing(state, "2030-01-01")
        return lambda held: setattr(held, "standing", standing)

    return st.one_of(
        st.builds(with_last, st.sampled_from([None, *REPORTS]), st.sampled_from([1, 1, 2])),
        st.sampled_from(OFFICES).map(with_office),
        st.sampled_from([None, *State]).map(with_standing),
        st.sampled_from(FACTS).map(lambda some: changed(lambda one: replace(one, facts=some))),
        st.sampled_from([(), (READ,)]).map(
            lambda some: changed(lambda one: replace(one, import_findings=some))
        ),
        st.sampled_from([2021, 2023, 2024]).map(
            lambda year: changed(lambda one: replace(one, year=year))
        ),
        st.sampled_from(["甲县青石镇人民政府", "甲县水利局"]).map(
            lambda name: changed(lambda one: replace(one, office=name))
        ),
        st.integers(0, 9).map(
            lambda total: changed(
                lambda one: replace(one, stated={CellRef("requests", "received", "total"): total})
            )
        ),
    )


def steps() -> st.SearchStrategy[Edit]:
    back: list[Edit] = [ReportInHand.undo, ReportInHand.redo, put_aside]
    return st.sampled_from(back)


def put_aside(held: ReportInHand) -> None:
    warnings = [one for one in held.findings if one.severity is Severity.WARNING]
    if warnings:
        held.put_aside(warnings[0], "已核对")


EDITS = st.one_of(figures(), figures(), words(), words(), notes(), parts(), beside(), steps())


@of_whole(60)
@given(st.sampled_from(REPORTS), st.lists(EDITS, min_size=1, max_size=12))
def test_every_edit_gives_the_findings_of_a_fresh_check(report: Report, edits: list[Edit]) -> None:
    held = Held(report, Office())
    for edit in edits:
        edit(held)
        assert repr(held.find()) == repr(held.fresh())
        held.check()
