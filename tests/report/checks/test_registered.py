"""A report beside the registers: Z01 for its figures, P04 for the names in its words."""

from datetime import date

import pytest

from nianbao.report import checks
from nianbao.report.checks import run_checks
from nianbao.report.checks.keeping import Memory
from nianbao.report.document import Report, new_report
from nianbao.report.finding import Finding
from nianbao.report.form.figures import CellRef
from nianbao.report.registers.beside_report import (
    PersonalWord,
    RegistersBeside,
    personal,
    registers_for,
)
from nianbao.report.registers.counting import CountingRules
from nianbao.report.registers.record import Record
from nianbao.report.registers.tables import fill_lines, register_figures, with_lines
from nianbao.report.steps import finish
from tests.report.registers.made_up_year import YEAR, made_up_requests
from tests.report.registers.samples import APPLICANT_CLASSES, part, request

OFFICE = "民权县北关镇人民政府"
REQUESTS = made_up_requests()
REPORT = with_lines(
    new_report(OFFICE, YEAR), fill_lines(new_report(OFFICE, YEAR), register_figures(REQUESTS, YEAR))
)
BESIDE = registers_for(REQUESTS, OFFICE, YEAR, CountingRules())


def told(report: Report, registers: RegistersBeside | None, rule: str) -> list[Finding]:
    return [one for one in run_checks(report, registers=registers) if one.rule == rule]


@pytest.mark.parametrize("column", APPLICANT_CLASSES)
def test_z01_finds_a_figure_that_is_another_than_the_registers(column: str) -> None:
    ref = CellRef("requests", "received", column)
    figure = REPORT.figures[ref]
    assert isinstance(figure, int)
    (one,) = told(REPORT.with_figure(ref, figure + 1), BESIDE, "Z01")
    assert (one.cells, one.expected, one.actual) == ((ref,), figure, figure + 1)
    assert f"填的是{figure + 1}，台账算出来是{figure}" in one.message


@pytest.mark.parametrize("column", APPLICANT_CLASSES)
def test_z01_leaves_blanks_and_what_no_register_says(column: str) -> None:
    ref = CellRef("requests", "received", column)
    assert told(REPORT, BESIDE, "Z01") == []
    assert told(REPORT.with_figure(ref, None), BESIDE, "Z01") == []
    assert told(REPORT.with_figure(ref, 99_999), None, "Z01") == []
    assert (
        told(
            new_report(OFFICE, 2031).with_figure(ref, 1),
            registers_for(REQUESTS, OFFICE, 2031, CountingRules()),
            "Z01",
        )
        == []
    )
    other = REPORT.with_figure(CellRef("challenges", "reconsideration", "upheld"), 3)
    assert told(other, BESIDE, "Z01") == []


def test_many_cells_are_one_finding() -> None:
    blank = {ref: 7 for ref in REPORT.figures if ref.table == "requests"}
    (one,) = told(REPORT.with_figures(blank), BESIDE, "Z01")
    assert len(one.cells) > 100
    assert "格和台账算出来的不一样" in one.message


NAMED = (
    request(date(2026, 3, 2), number="2026-1", applicant="赵大勇", contact="138-0013-8000"),
    request(
        date(2026, 3, 2), number="2026-2", applicant="李小梅、周文（法人）", agent="钱进财等3人"
    ),
    request(
        date(2026, 3, 2),
        number="2026-3",
        applicant="民权县宏达农业有限公司",
        contact="东关村三组 0370-8556677 zhao@example.com",
        enquiries=(part(whom="third_party", party="孙二河"), part(whom="organ", party="县财政局")),
    ),
)


def named(text: str, *records: Record) -> list[Finding]:
    report = new_report(OFFICE, YEAR).with_prose("problems", text)
    found = registers_for(records or NAMED, OFFICE, YEAR, CountingRules())
    return told(report, found, "P04")


@pytest.mark.parametrize(
    ("text", "words", "message"),
    [
        ("如赵大勇申请公开的信息已答复。", "赵大勇", "台账2026-1号的“申请人”一样"),
        ("可电联138 0013 8000咨询。", "138 0013 8000", "台账2026-1号的“联系方式”一样"),
        ("可电联１３８００１３８０００咨询。", "１３８００１３８０００", "2026-1号的“联系方式”"),
        ("李小梅的申请已答复。", "李小梅", "2026-2号的“申请人”"),
        ("受周文委托。", "周文", "2026-2号的“申请人”"),
        ("代理人钱进财到场。", "钱进财", "2026-2号的“代理人”"),
        ("民权县宏达农业有限公司申请公开。", "民权县宏达农业有限公司", "2026-3号的“申请人”"),
        ("征求了孙二河的意见。", "孙二河", "2026-3号的“对方名称”"),
        ("电话0370-8556677。", "0370-8556677", "2026-3号的“联系方式”"),
        ("邮箱zhao@example.com。", "zhao@example.com", "2026-3号的“联系方式”"),
    ],
)
def test_p04_finds_names_and_contacts_of_the_registers(text: str, words: str, message: str) -> None:
    (one,) = named(text)
    assert message in one.message
    assert words not in one.message
    assert one.span
    assert text[one.span.start : one.span.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "收到申请3件，全部答复。",
        "征求了县财政局的意见。",
        "东关村三组的村务公开栏已更新。",
        "电话0370-85566770、138001380001。",
        "本人、代理人、申请人的信息不公开。",
        "北关镇人民政府加强学习。",
        "大勇村、小梅村已公开。",
    ],
)
def test_p04_leaves_what_is_nobody(text: str) -> None:
    assert named(text) == []
    anybody = request(date(2026, 3, 2), applicant="本人", agent="北关镇", contact="电话同上")
    assert named(text, anybody) == []


def test_what_tells_of_somebody() -> None:
    assert {word for _, _, word in personal(NAMED, OFFICE)} == {
        "赵大勇",
        "13800138000",
        "李小梅",
        "周文",
        "钱进财",
        "民权县宏达农业有限公司",
        "03708556677",
        "zhao@example.com",
        "孙二河",
    }
    assert registers_for((), OFFICE, YEAR, CountingRules()) is None


def test_only_what_changes_is_gone_through_again() -> None:
    """The registers are part of what is kept: another object is another answer."""
    memory, text = Memory(), "赵大勇申请公开。"
    report = REPORT.with_prose("problems", text)

    def rules(registers: RegistersBeside | None) -> set[str]:
        found = finish(checks.checking(report, memory=memory, registers=registers))
        return {one.rule for one in found} & {"Z01", "P04"}

    words = (PersonalWord("2026-1", "申请人", "赵大勇"),)
    ref = CellRef("requests", "received", "natural_person")
    assert rules(None) == set()
    assert rules(RegistersBeside({}, words)) == {"P04"}
    assert rules(RegistersBeside({ref: -1}, ())) == {"Z01"}
    assert rules(RegistersBeside({ref: -1}, words)) == {"Z01", "P04"}
    assert rules(None) == set()
