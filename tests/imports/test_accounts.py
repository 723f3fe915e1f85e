"""Nothing of a source is lost in silence: every line is placed, furniture, or kept as unplaced."""

from collections.abc import Mapping, Sequence

import pytest

from nianbao.imports import read_report
from nianbao.imports.accounts import unaccounted
from nianbao.imports.dividing import Divided
from nianbao.imports.heads import Head
from nianbao.imports.source import TextLine
from nianbao.report.form.form_2021 import FORM_2021
from nianbao.report.prose import Prose
from tests.imports.stray import lost
from tests.samples.whole import FOLDER

CLEAN = (FOLDER / "linxi_2022.txt").read_text(encoding="utf-8")
RIGHT = read_report(CLEAN)
FOUR = FORM_2021.table("challenges").title.text


def test_what_is_put_into_a_report_is_kept() -> None:
    """The whole by command: `python -m tests.imports.stray`."""
    assert [where[:3] for where in lost(120, seed=1)] == []


@pytest.mark.parametrize("line", ["73519", "（二）", "三、", "玄鹄甲子"])
def test_a_line_in_no_field_is_lost_whatever_it_holds(line: str) -> None:
    """Also one that is a number and nothing more, and one on the line of a head."""
    divided = Divided()
    divided.heads["overview"] = 7, Head("overview", "一、", 1, "总体情况")
    lines = [
        TextLine(7, "一、总体情况"),
        TextLine(7, line),
        TextLine(8, line),
        TextLine(9, "公开20条。"),
    ]
    prose = Prose(problems="公开20条。")
    assert list(unaccounted(lines, (), prose, divided)) == lines[1:3]


CLOSED, RECEIVED, FORWARD = (
    f"{label}\t\t\t{figures}"
    for label, figures in (
        ("四、结转下年度继续办理", "1\t0\t0\t0\t0\t0\t1"),
        ("一、本年新收政府信息公开申请数量", "9\t2\t0\t0\t1\t0\t12"),
        ("二、上年结转政府信息公开申请数量", "1\t0\t0\t0\t0\t0\t1"),
    )
)


@pytest.mark.parametrize(
    ("behind", "lost"),
    [
        ({RECEIVED: "12"}, ()),
        ({RECEIVED: "12", FORWARD: "7"}, (FORWARD,)),
        ({RECEIVED: "12", FORWARD: "7", CLOSED: "9"}, (RECEIVED, FORWARD, CLOSED)),
    ],
)
def test_a_total_printed_again_is_one_too_many_where_no_more_rows_speak_against_it(
    behind: Mapping[str, str], lost: Sequence[str]
) -> None:
    text = CLEAN
    for row, figure in behind.items():
        assert row in text
        text = text.replace(row, f"{row}\t{figure}", 1)
    reading = read_report(text)
    unplaced = [words.partition("  ")[0] for _, words in reading.unplaced]
    assert unplaced == [row.partition("\t")[0] for row in sorted(lost, key=CLEAN.index)]
    assert len(RIGHT.printed) - len(reading.printed) == 7 * len(lost)


@pytest.mark.parametrize("stray", ["37", "\t\t\t37", "\t\t\t37\t0", "\t\t\t9"])
def test_a_figure_among_the_rows_that_is_in_no_cell_is_kept_and_told(stray: str) -> None:
    """Once is enough: 9 stands in a cell too, but not so often as it is printed."""
    reading = read_report(CLEAN.replace(FORWARD, f"{FORWARD}\n{stray}", 1))
    assert reading.printed == RIGHT.printed
    assert [words.split() for _, words in reading.unplaced] == [stray.split()]


def test_figures_one_a_line_that_are_in_cells_are_not_lost_beside_one_that_is_not() -> None:
    begin, end = CLEAN.index(RECEIVED), CLEAN.index(FOUR, CLEAN.index(RECEIVED))
    cells = [cell for cell in CLEAN[begin:end].replace("\n", "\t").split("\t") if cell]
    at = cells.index("（七）总计") + 1
    total = cells[at : at + 7]
    listed = "\n".join([*cells[: at + 7], "37", *cells[at + 7 :]])
    reading = read_report(f"{CLEAN[:begin]}{listed}\n四、{CLEAN[end:].removeprefix('四、')}")
    assert [words for _, words in reading.unplaced] == [*total, "37"]
