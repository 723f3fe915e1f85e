"""The review sheet: key figures, findings, what was put aside; user text changes no structure."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nianbao.exports.review_sheet import SIGNERS, write_review_sheet
from nianbao.report.dismissal import dismiss, with_dismissals
from nianbao.report.document import Report
from nianbao.report.finding import Dismissal, Finding, Severity
from nianbao.report.form.figures import CellRef
from nianbao.report.form.form_2021 import FORM_2021
from tests.exports.golden import FINDINGS, MAKER, review_sheet
from tests.exports.parsed import Piece, Table, read_markdown
from tests.reports import HOSTILE, full_report, hostile_report, reports, seed_report, zero_report


def sheet(
    report: Report, findings: tuple[Finding, ...] = (), previous: Report | None = None
) -> tuple[list[Piece], list[Table]]:
    """The sheet as a CommonMark parser sees it."""
    return read_markdown(write_review_sheet(report, findings, previous, maker=MAKER, markdown=True))


def words_of(report: Report, *findings: Finding) -> list[str]:
    return [text for tag, text in sheet(report, findings)[0] if tag == "p"]


def warning(message: str, section: str = "overview") -> Finding:
    return Finding("X01", Severity.WARNING, message, section)


def test_who_and_what_stand_on_it() -> None:
    words = words_of(seed_report(), *FINDINGS)
    assert sheet(seed_report())[0][0] == ("h1", f"{seed_report().title}审签单")
    assert words[:3] == [
        f"单位：{seed_report().office}",
        "年份：2021年",
        "核对结果：2个错误，2个提醒；另有0个提醒看过后放过",
    ]
    assert words[-5:] == [
        "制表：2025-01-08 16:05，年报程序 0.1.0",
        *(f"{signer}：＿＿＿＿＿＿＿＿＿＿＿＿" for signer in SIGNERS),
    ]


def test_the_characters_of_section_one_are_counted_without_spaces() -> None:
    report = replace(zero_report(), prose=replace(zero_report().prose, problems="不算在内"))
    for place in range(5):
        report = report.with_prose(f"overview.parts.{place}.text", "")
    report = report.with_prose("overview.parts.0.text", "一 二　三\n四")
    assert any("：4字" in words for words in words_of(report))


def test_every_key_figure_of_a_full_report_is_there() -> None:
    report = full_report()
    tables = sheet(report)[1]
    assert [len(table) - 1 for table in tables] == [10, 25, 3]
    for table, form in zip(tables, FORM_2021.tables, strict=True):
        totals = [ref for ref in form.cells if ref.column == "total"] or form.cells
        assert [row[1] for row in table[1:]] == [
            f"{report.figure(ref)}{form.columns[ref].unit.value}" for ref in totals
        ]


def test_an_outcome_is_left_out_only_when_it_is_nothing_in_both_years() -> None:
    cell = CellRef("requests", "granted", "natural_person")
    this, last = zero_report(), replace(zero_report(), year=2023)
    rows = [len(table) - 1 for table in sheet(this)[1]]
    assert rows == [10, 4, 3]
    for given_this, given_last in ((this.with_figure(cell, 2), last), (this, last)):
        beside = sheet(given_this, previous=given_last.with_figure(cell, 5))[1][1]
        assert len(beside) - 1 == 5
    assert sheet(this, previous=last.with_figure(cell, 5))[1][1][3][1:] == ["0件", "5件", "减5件"]


def test_changes_are_told_in_words() -> None:
    cell = CellRef("disclosure", "licensing", "decisions")
    money = CellRef("disclosure", "fees", "amount")
    this = zero_report().with_figures({cell: 7, money: None})
    last = zero_report().with_figure(cell, 5)
    table = sheet(this, previous=last)[1][0]
    assert table[0] == ["项目", "2024年", "2024年", "增减"]
    changes = {row[0]: row[1:] for row in table[1:]}
    assert [row for row in changes.values() if row[2] not in ("持平", "-")] == [
        ["7件", "5件", "增2件"]
    ]
    assert list(changes.values())[-1] == ["-", "0万元", "-"]


def test_findings_stand_under_their_sections_worst_first_and_numbered() -> None:
    pieces = sheet(seed_report(), FINDINGS)[0]
    begin = pieces.index(("h2", "查出的问题")) + 1
    heads = {section.key: section.title.text for section in FORM_2021.sections}
    assert pieces[begin : pieces.index(("h2", "放过的提醒"))] == [
        ("h3", heads["overview"]),
        ("p", "1、错误 S05 标题里没有年份。"),
        ("h3", heads["requests"]),
        ("p", "2、错误 A01 自然人列：两边应当相等。"),
        ("h3", heads["overview"]),
        ("p", "3、提醒 X01 正文说“收到申请4件”，表三是3件，多1件。"),
        ("h3", heads["problems"]),
        ("p", "4、提醒 C02 只有一段。"),
        ("h3", heads["overview"]),
        ("p", "5、说明 S10 这一部分较长。"),
    ]


def test_a_finding_of_an_unknown_section_is_not_lost() -> None:
    assert "1、提醒 X01 不知道在哪里。" in words_of(seed_report(), warning("不知道在哪里。", "?"))


def test_what_was_put_aside_stands_with_reason_and_when_and_no_login_name() -> None:
    finding = warning("数字不同。")
    report = dismiss(seed_report(), finding, Dismissal("口径不同", "张三@机器", "2025-01-08T15:30"))
    words = words_of(report, *with_dismissals(report, [finding]))
    assert words[-7:-5] == ["1、X01 数字不同。", "理由：口径不同，2025-01-08 15:30"]
    assert words.count("没有。") == 1
    assert "核对结果：0个错误，0个提醒；另有1个提醒看过后放过" in words


def test_a_reason_without_a_name_leaves_no_gap() -> None:
    finding = warning("数字不同。")
    report = dismiss(seed_report(), finding, Dismissal("口径不同"))
    assert "理由：口径不同" in words_of(report, *with_dismissals(report, [finding]))


@pytest.mark.parametrize("evil", [*HOSTILE, "甲\n# 乙\n\n| a | b |\n| --- | --- |", "\t=1\x1b[31m"])
def test_hostile_words_change_no_structure(evil: str) -> None:
    calm, wild = (_with_words(words) for words in ("平常", evil))
    assert [tag for tag, _ in calm] == [tag for tag, _ in wild]
    shown = " ".join("".join(evil.replace("\x1b", "")).replace("\t", " ").split("\n"))
    assert sum(shown.strip() in text for _, text in wild) >= 3


def _with_words(words: str) -> list[Piece]:
    finding, aside = warning(words), warning(f"{words}乙")
    report = dismiss(hostile_report(), aside, Dismissal(words, words, words))
    return sheet(report, (finding, *with_dismissals(report, [aside])))[0]


@given(reports(), st.text(max_size=40))
def test_any_report_keeps_its_structure(report: Report, message: str) -> None:
    pieces, tables = sheet(report, (warning(message),), seed_report())
    tags = [tag for tag, _ in pieces]
    assert tags[:2] == ["h1", "p"]
    assert tags.count("h2") == 4
    assert tags.count("h3") == 1
    assert tags.count("table") == len(tables) == 3
    assert tags.count("p") == 4 + 3 + 1 + 1 + 5


@given(reports(), st.text(max_size=40))
def test_as_plain_text_every_finding_is_one_line(report: Report, message: str) -> None:
    text = write_review_sheet(report, (warning(message),), maker=MAKER, markdown=False)
    assert text.endswith("\n")
    assert "\r" not in text
    lines = text.split("\n")
    assert sum(line.startswith("1、提醒 X01 ") for line in lines) == 1
    assert len(lines) == len(
        write_review_sheet(report, (warning("平常"),), maker=MAKER, markdown=False).split("\n")
    )


def test_both_hold_the_same_words() -> None:
    pieces, _ = read_markdown(review_sheet(full_report(), markdown=True))
    text = review_sheet(full_report(), markdown=False)
    for tag, words in pieces:
        assert tag == "table" or words in text
