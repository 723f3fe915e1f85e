"""Words exchanged in all the prose: which places, which are meant as they are."""

import pytest

from nianbao.report.document import Report, new_report
from nianbao.report.form.figures import CellRef
from nianbao.report.words.replacing import (
    Exchange,
    is_meant_as_it_is,
    larger_of,
    places_of,
    places_to_exchange,
    ready_made,
    with_words,
)
from tests.reports import OFFICE, zero_report

LICENSING = CellRef("disclosure", "licensing", "decisions")


def saying(text: str) -> Report:
    return new_report(OFFICE, 2024).with_prose("problems", text)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("2023年公开5条，2023年底。", 2),
        ("12023年", 0),
        ("{2023年新收}和2023年", 1),
        ("２０２３年和2０23年", 2),
        ("１２０２３年", 0),
        ("", 0),
    ],
)
def test_places(text: str, places: int) -> None:
    assert len(places_of(saying(text), "2023年")) == places


@pytest.mark.parametrize(
    ("text", "words", "larger"),
    [
        ("共120件，其中20件", "12", ("120",)),
        ("共120件", "2", ("120",)),
        ("收到{新收合计}件", "新收", ("{新收合计}",)),
        ("{新收合计}件，{新收自然人}件，{新收合计}", "新收", ("{新收合计}", "{新收自然人}")),
        ("{2023年新收}和12023年", "2023年", ("{2023年新收}", "12023")),
        ("共120件", "120", ()),
        ("共１２０件", "12", ("１２０",)),
        ("共120件", "丙", ()),
    ],
)
def test_what_words_are_a_part_of(text: str, words: str, larger: tuple[str, ...]) -> None:
    assert larger_of(saying(text), words) == larger
    assert larger_of(new_report(OFFICE, 2024).with_note("requests", text), words) == larger


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("与2023年相比，增加5件。", True),
        ("比 2023年多5件。", True),
        ("较2023年增长。", True),
        ("从2023年起实行。", True),
        ("2022-2023年", True),
        ("印发《镇2023年工作要点》。", True),
        ("《条例》施行，2023年公开5条。", False),
        ("2023年，全镇公开5条。", False),
        ("截止2023年底公开5条。", False),
        ("截至2023年底公开5条。", False),
        ("到2023年底公开5条。", False),
        ("我镇于2023年公开5条。", False),
        ("低于2023年。", True),
        ("2023年至2024年，公开5条。", True),
        ("2023年同期为5件。", True),
        ("2023年度公开5条。", False),
        ("《条例》没有写完的书名《，2023年公开5条。", False),
        ("《没有写完的书名\n2023年公开5条。", False),
    ],
)
def test_what_is_meant_as_it_is(text: str, kept: bool) -> None:
    report = saying(text)
    (span,) = places_of(report, "2023年")
    assert is_meant_as_it_is(report, span) is kept


def test_a_word_is_no_year() -> None:
    report = saying("与甲镇相比。")
    (span,) = places_of(report, "甲镇")
    assert not is_meant_as_it_is(report, span)


def test_all_places_are_exchanged_at_once() -> None:
    report = saying("甲，甲甲。\n甲").with_prose("title", "甲的报告")
    done = with_words(report, places_of(report, "甲"), "甲乙")
    assert done.prose.problems == "甲乙，甲乙甲乙。\n甲乙"
    assert done.title == "甲乙的报告"
    assert with_words(done, places_of(done, "乙"), "").prose == report.prose


def test_what_a_new_year_exchanges() -> None:
    report = saying("2023年，旧镇人民政府公开5条。")
    last = new_report("旧镇人民政府", 2023)
    assert ready_made(report, last) == (
        Exchange("2023年", "2024年"),
        Exchange("旧镇人民政府", OFFICE),
    )
    assert ready_made(report, None) == (Exchange("2023年", "2024年"),)
    assert ready_made(saying("2024年"), last) == ()


def test_what_is_written_is_sought_everywhere() -> None:
    """The title, the lead-in, sub-heads, paragraphs, notes on cells and under tables."""
    report = zero_report()
    for field in ("title", "preface", *map(str, report.prose.all_fields())):
        report = report.with_prose(field, "甲写的")
    report = report.with_note("disclosure", "甲一。\n甲二").with_note(str(LICENSING), "甲三")
    places = places_of(report, "甲")
    assert len(places) == len({*report.prose.all_fields()}) + 3
    done = with_words(report, places, "乙丙")
    assert not places_of(done, "甲")
    assert done.notes == {"disclosure": "乙丙一。\n乙丙二", str(LICENSING): "乙丙三"}
    assert done.title == "乙丙写的"
    emptied = with_words(done, places_of(done, "乙丙写的"), "")
    assert not any(map(emptied.prose.text, emptied.prose.all_fields()))


@pytest.mark.parametrize(
    ("text", "sought", "by", "done"),
    [
        ("{新收合计}件", "新收", "收到", "{新收合计}件"),
        ("共{新收合计}件", "{新收合计}", "5", "共5件"),
        ("共{新收合计}件", "计}件", "", "共{新收合计}件"),
        ("共{新收合计}件", "共{新收合计}件", "五件", "五件"),
        ("123件，12件，3.12", "12", "13", "123件，13件，3.13"),
        ("２０２３年，2023年", "２０２３", "2023", "2023年，2023年"),
        ("甲甲甲", "甲甲", "乙", "乙甲"),
        ("a.c abc", "a.c", "x", "x abc"),
        ("甲乙，甲", "甲", "甲乙", "甲乙，甲乙"),
        ("民权县旧镇，旧镇", "旧镇", "民权县旧镇", "民权县旧镇，民权县旧镇"),
        ("甲", "甲", "甲", "甲"),
        ("甲\n乙\n甲", "乙", "", "甲\n甲"),
        ("甲", "甲", "\\1\\g<0>", "\\1\\g<0>"),
    ],
)
def test_hostile_exchanges(text: str, sought: str, by: str, done: str) -> None:
    report = saying(text)
    places = places_to_exchange(report, Exchange(sought, by))
    assert with_words(report, places, by).prose.problems == done


def test_an_office_is_called_by_shorter_names_too() -> None:
    old, new = "民权县旧镇人民政府", "民权县新镇人民政府"
    last = new_report(old, 2023)
    report = new_report(new, 2024).with_prose("problems", f"{old}的旧镇人民政府，即旧镇。")
    assert ready_made(report, last) == (
        Exchange(old, new),
        Exchange("旧镇人民政府", "新镇人民政府"),
        Exchange("旧镇", "新镇"),
    )
    alone = new_report(new, 2024).with_prose("problems", f"{old}公开5条。")
    assert ready_made(alone, last) == (Exchange(old, new),)
    grown = new_report(f"甲县{OFFICE}", 2024).with_prose("problems", f"甲县{OFFICE}公开5条。")
    assert ready_made(grown, new_report(OFFICE, 2023)) == ()
