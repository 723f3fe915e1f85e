"""Words and lines made to do harm: kept as words, in reasonable time, unseen marks dropped."""

import pytest

from nianbao.exports.json_export import write_json
from nianbao.exports.markdown import write_markdown
from tests.imports.anything import TIMES, read_anything, read_soundly, work_of
from tests.imports.portal import SEED
from tests.reports import full_report, zero_report

LONG = 8_000
HOSTILE_LINES = (
    *("[" * LONG, "*a" * (LONG // 2), "`" * LONG, "<" * LONG, "![](" * (LONG // 4), "（" * LONG),
    *("|" * LONG, "\t" * LONG, "│" * LONG, "&#" * (LONG // 2), "_a_" * (LONG // 3)),
    *("1、" * (LONG // 2), "一" * LONG, " " * LONG + "a", "{" * LONG, "1 2" * LONG),
    *("（1）" * LONG, "1,000" * (LONG // 2 - 1)),
)


ORDINARY_LINE = "收到政府信息公开申请1件，予以公开。" * (LONG // 17)


def read_line(line: str) -> None:
    """Read a line alone, behind a report and in the midst of it."""
    for text in (line, f"{SEED}\n{line}", SEED.replace("\n二、", f"\n{line}\n二、", 1)):
        read_anything(text)
        read_anything(text, ".md")


@pytest.fixture(scope="module")
def ordinary() -> float:
    read_line("甲")  # what is loaded and compiled once
    return work_of(lambda: read_line(ORDINARY_LINE))


@pytest.mark.parametrize("line", HOSTILE_LINES, ids=lambda line: ascii(line[:4]))
def test_hostile_lines_are_no_long_work(line: str, ordinary: float) -> None:
    assert work_of(lambda: read_line(line)) < TIMES * ordinary, "quadratic in its length"


@pytest.mark.parametrize("place", range(0, 7000, 700))
def test_a_file_cut_anywhere(place: int) -> None:
    read_anything(SEED.encode()[:place])
    read_anything(write_json(full_report())[: place * 2])
    read_anything(write_markdown(full_report())[:place])


HOSTILE_WORDS = (
    "[bold]红[/]",
    "甲|乙",
    "# 甲",
    "<script>alert(1)</script>",
    "😀",
    "=cmd|'/c'!A1",
    "长" * 100_000,
)


@pytest.mark.parametrize("words", HOSTILE_WORDS, ids=lambda words: words[:6])
def test_hostile_prose_is_kept_as_it_stands(words: str) -> None:
    report = read_soundly(SEED.replace("办事结果不公开", words, 1))
    assert report.prose.problems.split("\n")[1].startswith(f"{words}或少公开")
    assert report.figures == zero_report().figures


@pytest.mark.parametrize(
    "marks", ["\x1b[31m", "\0", "\u200b", "\u202e", "\ufeff", "\x9b", "\u2066"], ids=ascii
)
def test_what_can_not_be_seen_is_dropped_everywhere(marks: str) -> None:
    seen = marks[1:]
    text = SEED.replace("办事结果", f"办事{marks}结果", 1).replace(
        "规章\t0", f"规{marks[0]}章\t{marks[0]}0", 1
    )
    text = text.replace("1、主动公开", f"1、{marks[0]}主动公开", 1)
    report = read_soundly(text)
    assert f"办事{seen}结果" in report.prose.problems
    assert len(report.figures) == 166
    assert report.prose.overview.parts[0].heading == "主动公开政府信息情况"
