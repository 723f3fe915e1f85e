"""The review form: one page, plain words, nothing left out in silence, user text is only text."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from io import BytesIO

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from nianbao.exports.review_form import FORM_SIGNERS, review_rows, write_review_form
from nianbao.report.checks import run_checks
from nianbao.report.document import Report
from nianbao.report.finding import Finding, Severity
from nianbao.report.form.figures import CellRef
from tests.examples import of_whole
from tests.exports.golden import MAKER, reviewed
from tests.reports import NAMED, hostile_report, reports, seed_report, zero_report

_LINES = 35
_FORBIDDEN = re.compile(r"按 ?(?:F\d|Ctrl|Esc|Tab)|(?<![A-Z0-9])[A-Z]\d\d(?!\d)|\w@\w")
_KEYED = {
    "没有收取也要写一句，按 Ctrl+E 可填入备好的一句话。": "没有收取也要写一句。",
    "没有这个数，请改名字，按 Ctrl+D 从列表里选，或删去。": "没有这个数，请改名字，或删去。",
    "没有发生的请填0，按 F7 全部填0。": "没有发生的请填0。",
    "太长（按 Ctrl+P 选“核对界限”可以改），请删。": "太长，请删。",
    "按 Ctrl+P 找“雷同”看相同的句子，改成今年的。": "改成今年的。",
    "写到“请按 F7 全部填”，请改。": "写到“请按 F7 全部填”，请改。",
    "按期办结；按章办事。": "按期办结；按章办事。",
}


def cells(report: Report, findings: Sequence[Finding], last: Report | None = None) -> list[str]:
    """The words of the form's wide cells, as a reader that is not ours sees them."""
    data = write_review_form(report, findings, last, at=MAKER.at, version="0.1.0")
    (table,) = Document(BytesIO(data)).tables
    return [row.cells[1].text for row in table.rows]


def warning(message: str) -> Finding:
    return Finding("X01", Severity.WARNING, message, "overview")


def height(report: Report, findings: Sequence[Finding]) -> int:
    return sum(row.height for row in review_rows(report, findings, seed_report()))


@pytest.mark.parametrize("make", [*NAMED.values(), hostile_report])
def test_no_code_key_or_login_name_stands_on_it(make: Callable[[], Report]) -> None:
    for report, findings in (reviewed(make()), (make(), run_checks(make()))):
        words = "\n".join(cells(report, findings))
        assert not _FORBIDDEN.search(words), words
        assert height(report, findings) <= _LINES


@pytest.mark.parametrize(("message", "told"), _KEYED.items())
def test_a_finding_is_told_without_its_keys(message: str, told: str) -> None:
    assert f"1. 提醒：{told}" in cells(zero_report(), [warning(message)])


def test_who_signs_and_what_was_checked() -> None:
    data = write_review_form(zero_report(), (), at=datetime(2025, 1, 8, 16, 5), version="0.1.0")
    file = Document(BytesIO(data))
    assert [row.cells[0].text for row in file.tables[0].rows][-3:] == [*FORM_SIGNERS]
    assert file.paragraphs[-1].text == "年报程序 0.1.0 于2025年1月8日16:05核对并填好此单。"
    told = cells(zero_report(), ())
    assert told[1] == f"{zero_report().office}　2024年"
    assert "没有和上年比" in told[3]
    assert told[4:7] == ["0个错误，0个提醒；另有0个提醒看过后放过。", "没有。", "没有。"]
    assert "和2021年的报告" in cells(zero_report(), (), seed_report())[3]


def test_figures_are_told_where_they_are_not_0_and_blanks_are_counted() -> None:
    received = CellRef("requests", "received", "natural_person")
    report = zero_report().with_figure(received, 4)
    told = cells(report, (), zero_report())[2].split("\n")
    assert told[0] == "表二：都是0。"
    assert told[1] == "表三：一、本年新收政府信息公开申请数量4件（比上年增4件），其余是0。"
    blank = report.with_figure(CellRef("disclosure", "licensing", "decisions"), None)
    assert cells(blank, ())[2].startswith("表二：还有1格没有填。")


def test_what_is_found_at_several_places_stands_once() -> None:
    told = cells(zero_report(), [warning("写到别的镇。")] * 3)
    assert told[5] == "1. 提醒：写到别的镇。（3处）"


def test_what_has_no_room_is_counted() -> None:
    findings = [warning(f"第{number}处" + "很长" * 30) for number in range(40)]
    lines = cells(zero_report(), findings)[5].split("\n")
    assert lines[-1] == f"另有{40 - len(lines) + 1}条这一页写不下，见列出全部问题的审签单。"
    assert height(zero_report(), findings) <= _LINES


@of_whole(30)
@given(reports(), st.lists(st.text(max_size=300), max_size=20))
def test_any_report_stays_one_page(report: Report, messages: list[str]) -> None:
    findings = [warning(message) for message in messages]
    assert height(report, findings) <= _LINES
    assert len(cells(report, findings)) == 10
