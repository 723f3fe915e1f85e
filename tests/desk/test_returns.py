"""What the county sends back, taken for a report of a library: what is told, what is written."""

from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from nianbao.desk.open_report import OpenReport
from nianbao.desk.returns import look_at, opinions, return_stem, said_words, take, take_in_hand
from nianbao.desk.to_do import correction_words, due_report, to_do
from nianbao.report.checks import run_checks
from nianbao.report.facts import Fact
from nianbao.report.finding import Finding, Severity
from nianbao.report.office import Office
from nianbao.report.standing import Standing
from nianbao.report.state import State
from nianbao.storage.frozen import freeze
from nianbao.storage.library import Library
from nianbao.storage.machine import now
from tests.reports import zero_report
from tests.returns import ASIDE, DUE, FOUND, WORDS, note_about

REPORT = zero_report()


def library_with(folder: Path, state: State = State.FINAL) -> Library:
    library = Library(folder / "nianbao.json")
    library.save(REPORT, run_checks(REPORT), standing=Standing(state))
    return library


def test_only_what_is_worth_mending_is_said() -> None:
    info = Finding("A06", Severity.INFO, "全是0。", "requests")
    aside = replace(ASIDE, dismissed="看过")
    said = opinions(REPORT, (FOUND, info, aside, replace(FOUND, section="title")), {"front": " "})
    assert [(one.page, one.said) for one in said] == [
        ("front", "查出：总计和分项对不上。"),
        ("requests", "查出：总计和分项对不上。"),
    ]
    assert return_stem("甲/乙镇", 2024) == "退回意见-甲_乙镇-2024"
    told = said_words(note_about(REPORT))
    assert f"整份报告：{WORDS['whole']}\n" in told
    assert f"{DUE} 以前改好。" in told


def test_what_speaks_against_a_note_is_said(tmp_path: Path) -> None:
    library = library_with(tmp_path)
    note = note_about(REPORT)
    assert look_at(library, note).doubts == (
        "库里的报告已定稿，是锁住的；收了以后可以改，定稿的副本留着不动。",
    )
    mended = REPORT.with_prose("problems", "换了话。改进：每月核对。")
    (_, other) = look_at(library, note_about(mended)).doubts
    assert "不一样（五、" in other
    freeze(library.path, mended, {"报告.docx": b"word"}, now())
    sent = note_about(mended, sha256=sha256(b"word").hexdigest())
    assert len(look_at(library, sent).doubts) == 1, "这正是送出去的那一份"
    library.set_office(Office("别的单位"))
    coming = look_at(library, note_about(replace(REPORT, office="张弓镇人民政府")))
    assert not coming.is_there
    assert coming.others == (REPORT.key,)
    assert "本单位是“别的单位”" in coming.doubts[0]
    assert "库里没有“张弓镇人民政府”2024年的报告。" in coming.doubts


def test_a_note_with_codes_in_the_report_is_about_what_is_printed(tmp_path: Path) -> None:
    typed = replace(REPORT, facts=(Fact("专区", "个", 3),)).with_prose(
        "other_matters", "专区{专区}个。"
    )
    library = Library(tmp_path / "nianbao.json")
    library.save(typed, (), standing=Standing(State.REVIEW))
    note = note_about(REPORT.with_prose("other_matters", "专区3个。"))
    assert look_at(library, note).doubts == ()
    assert take(library, note, REPORT.key) == typed
    due = due_report(library, Office(REPORT.office), date(2025, 1, 13))
    assert (due.report, due.mended) == (typed, frozenset())


def test_taking_it_writes_the_words_and_the_day(tmp_path: Path) -> None:
    library = library_with(tmp_path, State.PUBLISHED)
    note = note_about(REPORT)
    held = OpenReport.load(library, *REPORT.key)
    take_in_hand(held, note)
    held.close()
    standing = library.standing(*REPORT.key)
    assert (standing.state, standing.correct_by) == (State.RETURNED, DUE)
    assert standing.returned["requests"] == "表三不平\n查出：总计和分项对不上。"
    assert "这份退回意见已经收过了。" in look_at(library, note).doubts
    take(library, note, REPORT.key)
    assert len(library.standing(*REPORT.key).steps) == 2


def test_the_day_and_what_is_mended_stand_among_what_is_to_do(tmp_path: Path) -> None:
    library = library_with(tmp_path)
    take(library, note_about(REPORT), REPORT.key)
    report = library.load(*REPORT.key).with_prose("problems", "换了话。改进：每月核对。")
    library.save(report, ())
    due = due_report(library, Office(REPORT.office), date(2025, 1, 13))
    words = [line.words for line in to_do(due)]
    assert "县里退回第五部分（已改）：查出：三句话和别的单位一样。" in words
    assert "县里退回第一部分（未改）：第一段太短" in words
    assert "县里退回（已改）：请二十日前改好重报" in words
    told = [correction_words(due.standing, date(2025, 1, day)) for day in (13, 20, 22)]
    assert told == [
        "县里要求1月20日前改好，还有7天",
        "县里要求1月20日前改好，就是今天",
        "县里要求1月20日前改好，已过2天",
    ]
    assert correction_words(replace(due.standing, state=State.FINAL), date(2025, 1, 13)) == ""
