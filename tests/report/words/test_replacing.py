"""Words exchanged in all the prose: which places, which are meant as they are."""

import pytest

from nianbao.report.document import Report, new_report
from nianbao.report.words.replacing import (
    Exchange,
    is_meant_as_it_is,
    places_of,
    ready_made,
    with_words,
)
from tests.reports import OFFICE


def saying(text: str) -> Report:
    return new_report(OFFICE, 2024).with_prose("problems", text)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("2023年公开5条，2023年底。", 2),
        ("12023年", 0),
        ("{2023年新收}和2023年", 1),
        ("２０２３年", 0),
        ("", 0),
    ],
)
def test_places(text: str, places: int) -> None:
    assert len(places_of(saying(text), "2023年")) == places


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
