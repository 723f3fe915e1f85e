"""What is left to do for the report that is due: every state, in order, each line a jump."""

from dataclasses import replace
from datetime import date

import pytest

from nianbao.desk.address import FRONT, Address
from nianbao.desk.to_do import Due, deadline_words, place_words, progress_words, to_do
from nianbao.report.document import Report, new_report
from nianbao.report.field import FieldRef
from nianbao.report.form.figures import CellRef
from nianbao.report.office import Office
from nianbao.report.prose import Overview, Part
from nianbao.report.standing import WHOLE_REPORT, Standing
from nianbao.report.state import State
from tests.reports import OFFICE, full_report

KEPT = Office(name=OFFICE)
REQUESTS = CellRef("requests", "received", "natural_person")


def due(report: Report | None = None, **values: object) -> Due:
    base = Due(KEPT, 2024, report, has_last=True)
    return replace(base, **values)  # type: ignore[arg-type]


def words(given: Due) -> list[str]:
    return [line.words for line in to_do(given)]


def filled() -> Report:
    """A report with nothing blank."""
    report = replace(full_report(), year=2024)
    for table in report.form.tables:
        report = report.with_zeros(table.key)
    return report


def test_before_the_report_is_begun() -> None:
    assert words(due()) == ["新建2024年的报告"]
    lines = to_do(due(has_last=False))
    assert [line.action for line in lines] == ["import_report", "new_report"]
    assert lines[0].words == "读入2023年的报告，上年结转和核对要用"
    assert progress_words(due()) == ""


def test_an_empty_report_lists_its_sections_in_order() -> None:
    report = new_report(OFFICE, 2024)
    lines = to_do(due(report))
    sizes = [len(report.blanks(table.key)) for table in report.form.tables]
    assert [line.words for line in lines] == [
        "第一部分还没有写",
        f"第二部分还有{sizes[0]}格没填",
        f"第三部分还有{sizes[1]}格没填",
        f"第四部分还有{sizes[2]}格没填",
        "第五部分还没有写",
        "第六部分还没有写",
        "还没有定稿",
    ]
    pages = [line.place.page for line in lines if line.place]
    assert pages == [section.key for section in report.form.sections]
    assert lines[2].place == Address("requests", REQUESTS)
    assert progress_words(due(report)) == "未填：一二三四五六"


def test_what_is_half_done_is_counted_and_the_jump_goes_to_the_first_blank() -> None:
    report = filled().with_figure(REQUESTS, None)
    parts = (Part("主动公开", "写好了"), Part("监督保障", ""), Part("平台", " "))
    overview = Overview("1、", parts)
    report = replace(report, prose=replace(report.prose, overview=overview))
    lines = to_do(due(report))
    assert [line.words for line in lines][:2] == [
        "第一部分还有2个小标题下没有写",
        "第三部分还有1格没填",
    ]
    assert lines[0].place == Address("overview", field=FieldRef("overview", 1), start=0, end=0)
    assert lines[1].place == Address("requests", REQUESTS)
    assert progress_words(due(report)) == "填完：二四五六　在填：一三"


def test_findings_are_counted_as_they_were_kept() -> None:
    lines = {line.words: line for line in to_do(due(filled(), errors=2, warnings=3))}
    assert list(lines) == ["2处错误要改", "3条提醒要看", "还没有定稿"]
    assert lines["2处错误要改"].action == lines["3条提醒要看"].action == "findings"


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (State.DRAFT, ["还没有定稿"]),
        (State.REVIEW, ["还没有定稿，等着复核"]),
        (State.FINAL, ["定稿了，还没有贴到网站", "贴好以后登记发布日期和网址"]),
        (State.PUBLISHED, []),
    ],
)
def test_a_full_report_waits_for_the_next_step(state: State, expected: list[str]) -> None:
    assert words(due(filled(), standing=Standing(state))) == expected


def test_what_the_county_said_comes_first() -> None:
    said = {"problems": "存在问题写得太空，请结合实际写具体的问题和改进措施"}
    lines = to_do(due(filled(), standing=Standing(State.RETURNED, returned=said)))
    assert lines[0].words == "县里退回第五部分：存在问题写得太空，请结合实际写具…"
    assert lines[0].place == Address("problems")
    lines = to_do(due(filled(), standing=Standing(State.DRAFT, returned={WHOLE_REPORT: "请重报"})))
    assert (lines[0].words, lines[0].place) == ("县里退回：请重报", None)


def test_where_it_was_left_is_said_in_words() -> None:
    report = filled()
    cell = Address("requests", CellRef("requests", "no_longer_processed", "total"))
    cell = Address("requests", REQUESTS)
    assert to_do(due(report, left=cell))[0].words == "接着上次写：第三部分 1行 自然"
    head = report.prose.overview.printed_heads()[0]
    field = Address("overview", field=FieldRef("overview", 0), start=3)
    assert place_words(report, field) == f"第一部分 {head}"
    assert place_words(report, Address(FRONT)) == "标题和导语"
    assert place_words(report, Address("problems", field=FieldRef("problems"))) == "第五部分"


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2025, 1, 10), "2025年1月31日前报送，还有21天"),
        (date(2025, 1, 31), "2025年1月31日前报送，就是今天"),
        (date(2025, 2, 2), "2025年1月31日前报送，已过2天"),
    ],
)
def test_the_days_are_counted(today: date, said: str) -> None:
    assert deadline_words(due(filled()), today) == f"2024年的报告　{said}"
    done = due(filled(), standing=Standing(State.PUBLISHED))
    assert deadline_words(done, today) == "2024年的报告　已发布"
