"""The note of what a county sends back: written and read, changed on its way, mended since."""

import json
from dataclasses import replace
from typing import Any

import pytest

from nianbao.exports import write_file
from nianbao.imports import ImportRefusedError, read_report
from nianbao.imports.reading import ReturnFoundError
from nianbao.report.document import Report
from nianbao.report.errors import RecordError
from nianbao.report.returning import (
    mended,
    mended_since,
    other_pages,
    page_prints,
    plain_return,
    read_return,
)
from nianbao.report.standing import (
    Standing,
    plain_standing,
    publish,
    read_standing,
    take_return,
)
from nianbao.report.state import State
from tests.reports import full_report, seed_report, zero_report
from tests.returns import DUE, WORDS, note_about

AT, BY = "2025-01-13T09:00:00+08:00", "李@镇"


def _changed(report: Report) -> Report:
    ref = report.form.table("requests").typed_cells[0]
    return report.with_figure(ref, 7).with_prose("problems", "一是不够及时。改进：每月核对。")


def test_a_note_comes_back_as_it_was_written() -> None:
    for report in (zero_report(), full_report(), seed_report()):
        note = note_about(report)
        plain = json.loads(json.dumps(plain_return(note)))
        again = read_return(plain)
        assert again.intact
        assert again.said == note.said
        assert (again.file, again.due_on, again.county) == (note.file, DUE, note.county)
        assert other_pages(again, report) == ()
        assert plain_return(again) == plain
        without = plain_return(replace(note, due_on=""))
        assert (read_return(without).due_on, read_return(without).intact) == ("", True)


def test_a_note_that_was_changed_says_so_and_what_is_none_is_refused() -> None:
    plain = plain_return(note_about(zero_report()))
    for name, value in (("due_on", "2025-02-20"), ("county", "别的县"), ("sum", ""), ("x", 1)):
        assert not read_return({**plain, name: value}).intact
    broken: list[dict[str, Any]] = [
        {name: value for name, value in plain.items() if name != gone}
        for gone in ("office", "year", "report", "opinions", "version")
    ]
    broken += [{**plain, "due_on": "哪天"}, {**plain, "year": 2020}, {**plain, "opinions": [1]}]
    broken += [{**plain, "report": {**plain["report"], "figures": {"x": 1}}}]
    broken += [{**plain, "report": []}, {**plain, "version": True}]
    for one in broken:
        with pytest.raises(RecordError, match="请县里再发一份"):
            read_return(one)
    with pytest.raises(RecordError, match="新版程序"):
        read_return({**plain, "version": 2})


def test_reading_in_tells_a_note_from_a_report() -> None:
    text = json.dumps(plain_return(note_about(zero_report())), ensure_ascii=False)
    with pytest.raises(ReturnFoundError, match="退回意见，不是报告") as found:
        read_report(text.encode(), ".json")
    assert found.value.note.said["overview"] == WORDS["overview"]
    for piece in (text[:300], text[:-9]):
        with pytest.raises(ImportRefusedError, match="没有拷完整或者坏了"):
            read_report(piece.encode(), ".json")
    with pytest.raises(ImportRefusedError, match="新版程序"):
        read_report(text.replace('"version": 1', '"version": 9'), ".json")


def test_a_report_that_was_exported_and_read_in_is_the_same_version() -> None:
    for report in (zero_report(), full_report()):
        for target, suffix in (("docx", ".docx"), ("html", ".html"), ("text", ".txt")):
            read = read_report(write_file(report, target), suffix).report()
            assert other_pages(note_about(read), report) == ()


def test_what_was_mended_since_is_known_page_by_page() -> None:
    report = zero_report()
    note = note_about(report)
    prints = page_prints(report, note.said)
    standing = take_return(
        Standing(State.FINAL),
        note.said,
        at=AT,
        by=BY,
        words="",
        sent=prints,
        correct_by=note.due_on,
    )
    assert standing.state is State.RETURNED
    assert read_standing(json.loads(json.dumps(plain_standing(standing)))) == standing
    assert mended(standing, report) == frozenset()
    after = _changed(report)
    assert mended(standing, after) == {"whole", "requests", "problems"}
    assert {one.section for one in mended_since(note, after)} == {"requests", "problems"}
    assert mended(replace(standing, sent={}), after) == frozenset()
    final = replace(standing, state=State.FINAL)
    shown = publish(final, "2025-01-20", "无", at=AT, by=BY)
    assert (shown.sent, shown.correct_by, shown.returned) == ({}, "", {})
    assert read_standing({"state": "draft", "sent": {"a": 1}, "correct_by": "明天"}) == Standing()


def test_a_note_may_come_whatever_the_report_is_by_now() -> None:
    for state in State:
        after = take_return(
            Standing(state), {"whole": "重报"}, at=AT, by=BY, words="", sent={}, correct_by=""
        )
        assert (after.state, len(after.steps)) == (State.RETURNED, 1)
