"""X16: a number typed by hand in a claim of a table's figure is offered its code; off at first."""

from pathlib import Path

import pytest

from nianbao.report.checks import run_checks
from nianbao.report.checks.offered import offered_code
from nianbao.report.form.figures import CellRef
from nianbao.report.office import Office
from nianbao.report.words.codes import Codes
from nianbao.tui.settings.habits import LIMITS
from tests.reports import zero_report
from tests.tui.driving import fill, in_report
from tests.tui.words.test_codes import FIRST

FIGURES = {
    "requests.received.natural_person": 13,
    "requests.brought_forward.natural_person": 2,
    "requests.granted.natural_person": 13,
    "requests.granted_in_part.natural_person": 1,
    "requests.carried_forward.natural_person": 1,
    "disclosure.licensing.decisions": 45,
    "challenges.reconsideration.upheld": 3,
}
REPORT = zero_report().with_figures(
    {CellRef(*place.split(".")): value for place, value in FIGURES.items()}
)
WISHED = Office(offer_codes=True)


def offers(text: str, office: Office = WISHED) -> list[tuple[str, str]]:
    report = REPORT.with_prose(FIRST, text)
    found = [one for one in run_checks(report, office=office) if one.rule == "X16"]
    spans = [one.span for one in found]
    return [
        (text[span.start : span.end], offered_code(one))
        for one, span in zip(found, spans, strict=True)
        if span
    ]


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("全年收到政府信息公开申请13件。", [("13", "新收合计")]),
        ("全年共受理政府信息公开申请共计13件。", [("13", "新收合计")]),
        ("上年结转申请2件。", [("2", "上年结转合计")]),
        (
            "收到申请13件，办结14件，其中部分公开1件。",
            [("13", "新收合计"), ("14", "办理结果合计"), ("1", "部分公开合计")],
        ),
        ("结转下年度继续办理1件。", [("1", "结转下年度继续办理合计")]),
        ("办理行政许可45件。", [("45", "行政许可处理决定")]),
        ("因政府信息公开引发的行政复议3件。", [("3", "行政复议合计")]),
    ],
)
def test_x16_finds_what_a_table_has(text: str, offered: list[tuple[str, str]]) -> None:
    assert offers(text) == offered
    named = text
    for digits, name in reversed(offered):
        place = named.rindex(f"{digits}件")
        named = f"{named[:place]}{{{name}}}{named[place + len(digits) :]}"
    assert Codes(REPORT).fill(named).text == text
    assert offers(named) == []
    assert offers(text, Office()) == []


@pytest.mark.parametrize(
    "text",
    [
        "全年召开会议13次，培训45人，举办3场。",
        "全年收到信访件13件。",
        "2023年收到申请13件。",
        "收到申请十三件。",
        "收到申请12件。",
        "收到申请约13件。",
        "全县收到申请13件。",
        "收到申请１３件。",
        "收到申请{新收合计}件。",
        "没有收到申请。",
    ],
)
def test_x16_leaves_what_is_merely_equal(text: str) -> None:
    assert offers(text) == []


async def test_one_key_puts_the_code_in_and_one_takes_it_back(tmp_path: Path) -> None:
    report = REPORT.with_prose(FIRST, "全年收到政府信息公开申请13件。")
    path = tmp_path / "nianbao.json"
    fill(path, report)
    habit = next(one for one in LIMITS if one.field == "offer_codes")
    async with in_report(tmp_path, report) as clerk:
        clerk.library.set_office(habit.next(clerk.library.office()))
        await clerk.press("escape", "enter", "f8")
        await clerk.sees("换成名字")
        await clerk.press("ctrl+d")
        whole = "全年收到政府信息公开申请{新收合计}件。"
        await clerk.kept(lambda kept: kept.prose.text(FIRST) == whole)
        await clerk.press("ctrl+z")
        await clerk.kept(lambda kept: kept == report)
